/* nabij-gstreamer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean nabij_gstreamer_init (GError **error);
gboolean nabij_gstreamer_check (const char *const *elements,
                                GError           **error);

G_END_DECLS
