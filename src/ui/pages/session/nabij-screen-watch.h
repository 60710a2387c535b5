/* nabij-screen-watch.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_SCREEN_WATCH (nabij_screen_watch_get_type ())
G_DECLARE_FINAL_TYPE (NabijScreenWatch, nabij_screen_watch, NABIJ, SCREEN_WATCH, GObject)

NabijScreenWatch *nabij_screen_watch_new (GtkWidget *page, const char *reason) G_GNUC_WARN_UNUSED_RESULT;

void nabij_screen_watch_set_awake (NabijScreenWatch *self,
                                   gboolean          awake);

G_END_DECLS
