/* nabij-gstreamer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean nabij_gstreamer_init (GError **error);
void     nabij_gstreamer_init_async (GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
gboolean nabij_gstreamer_init_finish (GAsyncResult *result,
                                      GError      **error);
gboolean nabij_gstreamer_check (const char *const *elements,
                                GError           **error);

G_END_DECLS
