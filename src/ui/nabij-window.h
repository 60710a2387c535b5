/* nabij-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_WINDOW (nabij_window_get_type ())
G_DECLARE_FINAL_TYPE (NabijWindow, nabij_window, NABIJ, WINDOW, AdwApplicationWindow)

NabijWindow *nabij_window_new (AdwApplication *application,
                               NabijServices  *services) G_GNUC_WARN_UNUSED_RESULT;

void nabij_window_start_practice (NabijWindow *self,
                                  const char  *practice_id);
void nabij_window_show_stress (NabijWindow *self);
void nabij_window_show_today (NabijWindow *self);
void nabij_window_push_page (NabijWindow *self,
                             GtkWidget   *page);

G_END_DECLS
