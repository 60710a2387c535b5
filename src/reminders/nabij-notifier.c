/* nabij-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notifier.h"

G_DEFINE_INTERFACE (NabijNotifier, nabij_notifier, G_TYPE_OBJECT)

enum {
  SIGNAL_ANSWERED,
  SIGNAL_CLOSED,
  SIGNAL_LOST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
nabij_notifier_default_init (NabijNotifierInterface *iface)
{
  /**
   * NabijNotifier::answered:
   * @self: a notifier
   * @name: the stable name of the notice
   * @action: what was pressed, one of the `NABIJ_NOTICE_ACTION_…`
   * @token: the startup token of the server, or ""
   *
   * Emitted on the main thread when the person pressed a button or the body. The notice is gone then;
   * nothing more is told of it.
   */
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered",
                  NABIJ_TYPE_NOTIFIER,
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  3,
                  G_TYPE_STRING,
                  G_TYPE_STRING,
                  G_TYPE_STRING);

  /**
   * NabijNotifier::closed:
   * @self: a notifier
   * @name: the stable name of the notice
   * @by_person: whether the person closed it, instead of its time having run out
   *
   * Emitted on the main thread when a notice has gone away without an answer, and without having been
   * withdrawn.
   */
  signals[SIGNAL_CLOSED] =
    g_signal_new ("closed",
                  NABIJ_TYPE_NOTIFIER,
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  2,
                  G_TYPE_STRING,
                  G_TYPE_BOOLEAN);

  /**
   * NabijNotifier::lost:
   * @self: a notifier
   *
   * Emitted on the main thread when the server went away, and with it all that was shown. A new notice
   * may be shown at once: a new server takes it.
   */
  signals[SIGNAL_LOST] =
    g_signal_new ("lost",
                  NABIJ_TYPE_NOTIFIER,
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  0);
}

/**
 * nabij_notifier_show_async:
 * @self: a notifier
 * @name: the stable name of the notice
 * @notice: what to show; copied
 * @cancellable: (nullable): what stops the waiting; the notice may come all the same
 * @callback: called on the main thread when the server has taken it, or could not
 * @user_data: data for @callback
 *
 * Shows a notice. One with the same name is replaced, never stacked. Nothing waits for it: a server
 * that hangs delays only what is shown after it.
 *
 * Errors: whatever the server, or the lack of one, says; `G_IO_ERROR_CANCELLED` when it was cancelled,
 * or withdrawn before the server had taken it.
 */
void
nabij_notifier_show_async (NabijNotifier      *self,
                           const char         *name,
                           const NabijNotice  *notice,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_NOTIFIER (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (notice != NULL && notice->summary != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  NABIJ_NOTIFIER_GET_IFACE (self)->show_async (self, name, notice, cancellable, callback, user_data);
}

/**
 * nabij_notifier_show_finish:
 * @self: a notifier
 * @result: what the callback was given
 * @has_buttons: (out) (optional): whether the server shows buttons; where it does not, the person can
 *   only read the notice and close it
 * @error: return location for an error
 *
 * Ends nabij_notifier_show_async().
 *
 * Returns: `FALSE` with @error set when nothing is shown
 */
gboolean
nabij_notifier_show_finish (NabijNotifier *self,
                            GAsyncResult  *result,
                            gboolean      *has_buttons,
                            GError       **error)
{
  g_return_val_if_fail (NABIJ_IS_NOTIFIER (self), FALSE);
  g_return_val_if_fail (G_IS_ASYNC_RESULT (result), FALSE);

  return NABIJ_NOTIFIER_GET_IFACE (self)->show_finish (self, result, has_buttons, error);
}

/**
 * nabij_notifier_withdraw:
 * @self: a notifier
 * @name: the stable name of a notice
 *
 * Takes a notice back, if it is shown or about to be. Nothing waits for it, and nothing is emitted.
 */
void
nabij_notifier_withdraw (NabijNotifier *self,
                         const char    *name)
{
  g_return_if_fail (NABIJ_IS_NOTIFIER (self));
  g_return_if_fail (name != NULL);

  NABIJ_NOTIFIER_GET_IFACE (self)->withdraw (self, name);
}

/**
 * nabij_notifier_is_busy:
 * @self: a notifier
 *
 * Tells whether something is on its way to a server, be it withdrawn already. Who ends before it has
 * arrived leaves it there.
 *
 * Returns: whether to wait a little before ending
 */
gboolean
nabij_notifier_is_busy (NabijNotifier *self)
{
  g_return_val_if_fail (NABIJ_IS_NOTIFIER (self), FALSE);

  return NABIJ_NOTIFIER_GET_IFACE (self)->is_busy (self);
}

/**
 * nabij_notifier_list_traces:
 * @self: a notifier
 *
 * Tells by what a later process can find what is shown now, if this one is killed. What a trace says is
 * only for nabij_notifier_follow_traces(); nothing of what is shown is in it.
 *
 * Returns: (transfer full): a trace for each; none of what no server has taken yet
 */
GStrv
nabij_notifier_list_traces (NabijNotifier *self)
{
  g_return_val_if_fail (NABIJ_IS_NOTIFIER (self), NULL);

  return NABIJ_NOTIFIER_GET_IFACE (self)->list_traces (self);
}

/**
 * nabij_notifier_follow_traces:
 * @self: a notifier
 * @traces: what an earlier process has kept; nonsense is passed over
 *
 * Takes back what that has shown, where the same server is there still: nobody hears its buttons any
 * more. Nothing waits for it, and nothing is emitted.
 */
void
nabij_notifier_follow_traces (NabijNotifier     *self,
                              const char *const *traces)
{
  g_return_if_fail (NABIJ_IS_NOTIFIER (self));
  g_return_if_fail (traces != NULL);

  NABIJ_NOTIFIER_GET_IFACE (self)->follow_traces (self, traces);
}

/**
 * nabij_notifier_emit_answered:
 * @self: a notifier
 * @name: the stable name of the notice
 * @action: what was pressed
 * @token: (nullable): the startup token of the server
 *
 * Emits [signal@NabijNotifier::answered]. For those who implement the interface.
 */
void
nabij_notifier_emit_answered (NabijNotifier *self,
                              const char    *name,
                              const char    *action,
                              const char    *token)
{
  g_return_if_fail (NABIJ_IS_NOTIFIER (self));
  g_return_if_fail (name != NULL);
  g_return_if_fail (action != NULL);

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, name, action, token != NULL ? token : "");
}

/**
 * nabij_notifier_emit_closed:
 * @self: a notifier
 * @name: the stable name of the notice
 * @by_person: whether the person closed it
 *
 * Emits [signal@NabijNotifier::closed]. For those who implement the interface.
 */
void
nabij_notifier_emit_closed (NabijNotifier *self,
                            const char    *name,
                            gboolean       by_person)
{
  g_return_if_fail (NABIJ_IS_NOTIFIER (self));
  g_return_if_fail (name != NULL);

  g_signal_emit (self, signals[SIGNAL_CLOSED], 0, name, by_person);
}

/**
 * nabij_notifier_emit_lost:
 * @self: a notifier
 *
 * Emits [signal@NabijNotifier::lost]. For those who implement the interface.
 */
void
nabij_notifier_emit_lost (NabijNotifier *self)
{
  g_return_if_fail (NABIJ_IS_NOTIFIER (self));

  g_signal_emit (self, signals[SIGNAL_LOST], 0);
}
