/* nabij-stress-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"
#include "nabij-moment.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_STRESS_PAGE (nabij_stress_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijStressPage, nabij_stress_page, NABIJ, STRESS_PAGE, GtkWidget)

GtkWidget *nabij_stress_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;
GtkWidget *nabij_stress_page_new_for_moment (NabijServices *services,
                                             NabijMoment   *moment) G_GNUC_WARN_UNUSED_RESULT;

NabijMoment *nabij_stress_page_get_moment (NabijStressPage *self);
void         nabij_stress_page_set_look (NabijStressPage *self,
                                         NabijLook        look);

G_END_DECLS
