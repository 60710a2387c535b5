/* nabij-names-window.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijNamesWindow:
 *
 * The names under which a family writes: adds one, or takes one away. The entries keep theirs.
 */
#define NABIJ_TYPE_NAMES_WINDOW (nabij_names_window_get_type ())
G_DECLARE_FINAL_TYPE (NabijNamesWindow, nabij_names_window, NABIJ, NAMES_WINDOW, AdwWindow)

GtkWindow *nabij_names_window_new (GtkWindow     *parent,
                                   NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
