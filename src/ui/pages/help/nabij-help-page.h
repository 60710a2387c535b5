/* nabij-help-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-help.h"
#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijHelpPage:
 *
 * *Help*: whom to call, by how much it presses, where the person is. It is there without a network,
 * and opens none.
 */
#define NABIJ_TYPE_HELP_PAGE (nabij_help_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijHelpPage, nabij_help_page, NABIJ, HELP_PAGE, GtkWidget)

GtkWidget *nabij_help_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

void nabij_help_page_show_ill (NabijHelpPage *self);
void nabij_help_page_show_section (NabijHelpPage   *self,
                                   NabijHelpSection section);

G_END_DECLS
