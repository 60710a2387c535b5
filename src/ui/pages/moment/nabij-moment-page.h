/* nabij-moment-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-moment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_MOMENT_PAGE (nabij_moment_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijMomentPage, nabij_moment_page, NABIJ, MOMENT_PAGE, GtkWidget)

GtkWidget *nabij_moment_page_new (NabijServices *services,
                                  NabijEntry    *entry) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *nabij_moment_page_new_for_moment (NabijServices *services,
                                             NabijMoment   *moment) G_GNUC_WARN_UNUSED_RESULT;

NabijMoment *nabij_moment_page_get_moment (NabijMomentPage *self);
void         nabij_moment_page_save (NabijMomentPage *self);

G_END_DECLS
