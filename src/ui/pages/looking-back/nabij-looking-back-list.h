/* nabij-looking-back-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-looking-back-table.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijLookingBackList:
 *
 * The same check-ins where there is little room: sentence by sentence, with the days on which it was
 * answered. A day without an answer is not there.
 */
#define NABIJ_TYPE_LOOKING_BACK_LIST (nabij_looking_back_list_get_type ())
G_DECLARE_FINAL_TYPE (NabijLookingBackList, nabij_looking_back_list, NABIJ, LOOKING_BACK_LIST, GtkWidget)

GtkWidget *nabij_looking_back_list_new (NabijLookingBackTable *table,
                                        const NabijInstant    *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
