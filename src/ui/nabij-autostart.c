/* nabij-autostart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-autostart.h"

G_DEFINE_INTERFACE (NabijAutostart, nabij_autostart, G_TYPE_OBJECT)

static void
nabij_autostart_default_init (NabijAutostartInterface *iface)
{
}

/**
 * nabij_autostart_set_async:
 * @self: the edge
 * @on: whether the reminders begin at log-in
 * @asked: whether a person asked for it just now; if not, what they have decided elsewhere is left as
 *   it is, and they are not asked anything
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has the reminders begin at log-in, or not any more. What is so already is not done again.
 */
void
nabij_autostart_set_async (NabijAutostart     *self,
                           gboolean            on,
                           gboolean            asked,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_AUTOSTART (self));

  NABIJ_AUTOSTART_GET_IFACE (self)->set_async (self, on, asked, cancellable, callback, user_data);
}

/**
 * nabij_autostart_set_finish:
 * @self: the edge
 * @result: what the callback was given
 * @error: why it could not be done, as one sentence for a person
 *
 * Tells whether it is so now.
 *
 * Errors: the system refuses, the disk does, or it was cancelled (`G_IO_ERROR_CANCELLED`).
 *
 * Returns: `FALSE` when @error is set; then everything is as it was
 */
gboolean
nabij_autostart_set_finish (NabijAutostart *self,
                            GAsyncResult   *result,
                            GError        **error)
{
  g_return_val_if_fail (NABIJ_IS_AUTOSTART (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return NABIJ_AUTOSTART_GET_IFACE (self)->set_finish (self, result, error);
}
