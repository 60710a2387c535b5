/* nabij-keeping-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_KEEPING_PAGE (nabij_keeping_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijKeepingPage, nabij_keeping_page, NABIJ, KEEPING_PAGE, GtkWidget)

GtkWidget *nabij_keeping_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

void nabij_keeping_page_import (NabijKeepingPage *self,
                                GFile            *file);

G_END_DECLS
