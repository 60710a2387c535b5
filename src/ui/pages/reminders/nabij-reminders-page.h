/* nabij-reminders-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijRemindersPage:
 *
 * *Reminders*: which there are, when it is quiet, and how they come. One of them opens above the others.
 */
#define NABIJ_TYPE_REMINDERS_PAGE (nabij_reminders_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijRemindersPage, nabij_reminders_page, NABIJ, REMINDERS_PAGE, GtkWidget)

GtkWidget *nabij_reminders_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *nabij_reminders_page_new_for (NabijServices *services,
                                         const char    *practice_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
