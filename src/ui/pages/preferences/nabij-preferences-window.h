/* nabij-preferences-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_PREFERENCES_WINDOW (nabij_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (NabijPreferencesWindow, nabij_preferences_window, NABIJ, PREFERENCES_WINDOW, AdwWindow)

GtkWindow *nabij_preferences_window_new (GtkWindow     *parent,
                                         NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
