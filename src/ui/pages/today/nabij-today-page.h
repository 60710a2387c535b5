/* nabij-today-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"
#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_TODAY_PAGE (nabij_today_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijTodayPage, nabij_today_page, NABIJ, TODAY_PAGE, GtkWidget)

GtkWidget *nabij_today_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

void nabij_today_page_set_look (NabijTodayPage *self,
                                NabijLook       look);

G_END_DECLS
