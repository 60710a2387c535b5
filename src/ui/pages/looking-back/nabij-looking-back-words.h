/* nabij-looking-back-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the wide and the narrow way of looking back have in common.
 */

#pragma once

#include "nabij-entry.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *nabij_looking_back_words_make_date (NabijEntry         *entry,
                                               const NabijInstant *now) G_GNUC_WARN_UNUSED_RESULT;
char      *nabij_looking_back_words_name_cell (const char *words,
                                               const char *date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
