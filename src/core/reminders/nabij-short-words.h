/* nabij-short-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A person's own words where there is little room for them.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *nabij_short_words_make_line (const char *words) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_short_words_cut (const char *words,
                             glong       n_max) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
