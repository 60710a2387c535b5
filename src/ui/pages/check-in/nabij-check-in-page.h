/* nabij-check-in-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijCheckInPage:
 *
 * *How are you doing?*: one sentence at a time, or all on one page; what may be told in own words; and
 * who there is to talk to. What was said is kept as it is left, whole or half.
 */
#define NABIJ_TYPE_CHECK_IN_PAGE (nabij_check_in_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInPage, nabij_check_in_page, NABIJ, CHECK_IN_PAGE, GtkWidget)

GtkWidget *nabij_check_in_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *nabij_check_in_page_new_for (NabijServices *services,
                                        NabijEntry    *entry) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
