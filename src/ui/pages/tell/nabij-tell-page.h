/* nabij-tell-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_TELL_PAGE (nabij_tell_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijTellPage, nabij_tell_page, NABIJ, TELL_PAGE, GtkWidget)

GtkWidget *nabij_tell_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
