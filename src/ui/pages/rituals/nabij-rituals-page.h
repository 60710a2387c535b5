/* nabij-rituals-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_RITUALS_PAGE (nabij_rituals_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijRitualsPage, nabij_rituals_page, NABIJ, RITUALS_PAGE, GtkWidget)

GtkWidget *nabij_rituals_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
