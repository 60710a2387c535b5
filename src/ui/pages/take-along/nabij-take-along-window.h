/* nabij-take-along-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_TAKE_ALONG_WINDOW (nabij_take_along_window_get_type ())
G_DECLARE_FINAL_TYPE (NabijTakeAlongWindow, nabij_take_along_window, NABIJ, TAKE_ALONG_WINDOW, AdwWindow)

GtkWindow *nabij_take_along_window_new (GtkWindow     *parent,
                                        NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
