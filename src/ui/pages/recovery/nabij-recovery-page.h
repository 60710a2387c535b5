/* nabij-recovery-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-moment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_RECOVERY_PAGE (nabij_recovery_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijRecoveryPage, nabij_recovery_page, NABIJ, RECOVERY_PAGE, GtkWidget)

GtkWidget *nabij_recovery_page_new (NabijServices *services,
                                    NabijEntry    *moment) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *nabij_recovery_page_new_for_moment (NabijServices *services,
                                               NabijMoment   *moment) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
