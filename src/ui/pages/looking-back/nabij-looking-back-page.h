/* nabij-looking-back-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_LOOKING_BACK_PAGE (nabij_looking_back_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijLookingBackPage, nabij_looking_back_page, NABIJ, LOOKING_BACK_PAGE, GtkWidget)

GtkWidget *nabij_looking_back_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
