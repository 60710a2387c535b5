/* nabij-notice-board.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notice-board.h"

struct _NabijNoticeBoard {
  GObject parent_instance;

  NabijNotifier *notifier;
  GPtrArray     *shown; /* (element-type NabijShownNotice) */
};

G_DEFINE_FINAL_TYPE (NabijNoticeBoard, nabij_notice_board, G_TYPE_OBJECT)

enum {
  SIGNAL_ANSWERED,
  SIGNAL_CLOSED,
  SIGNAL_LOST,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Takes it from the board, where it is there. */
static NabijShownNotice *
steal (NabijNoticeBoard *self,
       const char       *name)
{
  for (guint i = 0; i < self->shown->len; i++) {
    NabijShownNotice *shown = g_ptr_array_index (self->shown, i);

    if (g_str_equal (shown->name, name))
      return g_ptr_array_steal_index (self->shown, i);
  }
  return NULL;
}

static void
answered_cb (NabijNoticeBoard *self,
             const char       *name,
             const char       *action,
             const char       *token)
{
  g_autoptr (NabijShownNotice) shown = steal (self, name);

  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0, shown, action, token);
}

static void
closed_cb (NabijNoticeBoard *self,
           const char       *name,
           gboolean          by_person)
{
  g_autoptr (NabijShownNotice) shown = steal (self, name);

  if (shown != NULL)
    g_signal_emit (self, signals[SIGNAL_CLOSED], 0, shown, by_person);
}

static void
lost_cb (NabijNoticeBoard *self)
{
  g_ptr_array_set_size (self->shown, 0);
  g_signal_emit (self, signals[SIGNAL_LOST], 0);
}

static void
nabij_notice_board_finalize (GObject *object)
{
  NabijNoticeBoard *self = NABIJ_NOTICE_BOARD (object);

  g_clear_object (&self->notifier);
  g_clear_pointer (&self->shown, g_ptr_array_unref);

  G_OBJECT_CLASS (nabij_notice_board_parent_class)->finalize (object);
}

static void
nabij_notice_board_class_init (NabijNoticeBoardClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_notice_board_finalize;

  /**
   * NabijNoticeBoard::answered:
   * @self: a board
   * @notice: (nullable) (type gpointer): the #NabijShownNotice, or `NULL` for one that was taken back
   *   when the answer was on its way
   * @action: what was pressed, one of the `NABIJ_NOTICE_ACTION_…`
   * @token: the startup token of the server, or ""
   *
   * Emitted when the person pressed a button or the body.
   */
  signals[SIGNAL_ANSWERED] =
    g_signal_new ("answered",
                  NABIJ_TYPE_NOTICE_BOARD,
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  3,
                  G_TYPE_POINTER,
                  G_TYPE_STRING,
                  G_TYPE_STRING);

  /**
   * NabijNoticeBoard::closed:
   * @self: a board
   * @notice: (type gpointer): the #NabijShownNotice
   * @by_person: whether the person closed it
   *
   * Emitted when a notice has gone away without an answer.
   */
  signals[SIGNAL_CLOSED] =
    g_signal_new ("closed",
                  NABIJ_TYPE_NOTICE_BOARD,
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  2,
                  G_TYPE_POINTER,
                  G_TYPE_BOOLEAN);

  /**
   * NabijNoticeBoard::lost:
   * @self: a board
   *
   * Emitted when the server went away with all that was shown.
   */
  signals[SIGNAL_LOST] =
    g_signal_new ("lost",
                  NABIJ_TYPE_NOTICE_BOARD,
                  G_SIGNAL_RUN_LAST,
                  0,
                  NULL,
                  NULL,
                  NULL,
                  G_TYPE_NONE,
                  0);
}

static void
nabij_notice_board_init (NabijNoticeBoard *self)
{
  self->shown = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_shown_notice_unref);
}

/**
 * nabij_notice_board_new:
 * @notifier: what shows them
 *
 * Returns: (transfer full): an empty board
 */
NabijNoticeBoard *
nabij_notice_board_new (NabijNotifier *notifier)
{
  NabijNoticeBoard *self;

  g_return_val_if_fail (NABIJ_IS_NOTIFIER (notifier), NULL);

  self = g_object_new (NABIJ_TYPE_NOTICE_BOARD, NULL);
  self->notifier = g_object_ref (notifier);
  g_signal_connect_object (notifier, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (notifier, "lost", G_CALLBACK (lost_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_notice_board_get_n_shown:
 * @self: a board
 *
 * Returns: how many notices are shown, or about to be
 */
guint
nabij_notice_board_get_n_shown (NabijNoticeBoard *self)
{
  g_return_val_if_fail (NABIJ_IS_NOTICE_BOARD (self), 0);

  return self->shown->len;
}

/**
 * nabij_notice_board_get_shown:
 * @self: a board
 * @number: which of them, from 0 on; they keep their order
 *
 * Returns: (transfer none): a notice
 */
NabijShownNotice *
nabij_notice_board_get_shown (NabijNoticeBoard *self,
                              guint             number)
{
  g_return_val_if_fail (NABIJ_IS_NOTICE_BOARD (self), NULL);
  g_return_val_if_fail (number < self->shown->len, NULL);

  return g_ptr_array_index (self->shown, number);
}

/* What is shown now takes the place of what is shown still for the same reminders. */
static void
make_room (NabijNoticeBoard *self,
           NabijShownNotice *shown)
{
  for (guint i = self->shown->len; i > 0; i--) {
    NabijShownNotice *earlier = g_ptr_array_index (self->shown, i - 1);

    /* Under the same name it is replaced by the notifier. */
    if (g_str_equal (earlier->name, shown->name)) {
      g_ptr_array_remove_index (self->shown, i - 1);
      continue;
    }
    if (earlier->is_test || shown->is_test)
      continue;

    for (guint j = 0; j < shown->turns->len; j++)
      nabij_shown_notice_leave_out (earlier, g_array_index (shown->turns, NabijTurn, j).id);
    if (earlier->turns->len == 0)
      nabij_notice_board_withdraw (self, earlier);
  }
}

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NabijNoticeBoard *self = g_task_get_source_object (task);
  GError           *error = NULL;
  gboolean          has_buttons = FALSE;

  if (nabij_notifier_show_finish (NABIJ_NOTIFIER (source), result, &has_buttons, &error)) {
    g_task_return_int (task, has_buttons);
    return;
  }

  /* It may have been withdrawn or replaced while the server took its time. */
  if (g_ptr_array_remove (self->shown, g_task_get_task_data (task)))
    g_task_return_error (task, error);
  else {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "It was taken back: %s", error->message);
    g_error_free (error);
  }
}

/**
 * nabij_notice_board_show_async:
 * @self: a board
 * @shown: what is on the board from now on
 * @notice: how it looks
 * @callback: called when the server has taken it, or could not
 * @user_data: data for @callback
 *
 * Shows a notice in place of those for the same reminders.
 */
void
nabij_notice_board_show_async (NabijNoticeBoard   *self,
                               NabijShownNotice   *shown,
                               const NabijNotice  *notice,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_NOTICE_BOARD (self));
  g_return_if_fail (shown != NULL);
  g_return_if_fail (notice != NULL);

  make_room (self, shown);
  g_ptr_array_add (self->shown, nabij_shown_notice_ref (shown));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, nabij_notice_board_show_async);
  g_task_set_task_data (task, nabij_shown_notice_ref (shown), (GDestroyNotify)nabij_shown_notice_unref);
  nabij_notifier_show_async (self->notifier, shown->name, notice, NULL, shown_cb, task);
}

/**
 * nabij_notice_board_show_finish:
 * @self: a board
 * @result: what the callback was given
 * @has_buttons: (out) (optional): whether the server shows buttons
 * @error: return location for an error
 *
 * Ends nabij_notice_board_show_async(). What could not be shown is not on the board any more.
 *
 * Errors: those of nabij_notifier_show_async(); %G_IO_ERROR_CANCELLED where it was taken back or replaced
 * meanwhile
 *
 * Returns: `FALSE` with @error set when it is not shown
 */
gboolean
nabij_notice_board_show_finish (NabijNoticeBoard *self,
                                GAsyncResult     *result,
                                gboolean         *has_buttons,
                                GError          **error)
{
  gssize buttons;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  buttons = g_task_propagate_int (G_TASK (result), error);
  if (has_buttons != NULL)
    *has_buttons = buttons > 0;
  return buttons >= 0;
}

/**
 * nabij_notice_board_withdraw:
 * @self: a board
 * @shown: a notice that is on it
 *
 * Takes it back.
 */
void
nabij_notice_board_withdraw (NabijNoticeBoard *self,
                             NabijShownNotice *shown)
{
  g_return_if_fail (NABIJ_IS_NOTICE_BOARD (self));
  g_return_if_fail (shown != NULL);

  nabij_notifier_withdraw (self->notifier, shown->name);
  g_ptr_array_remove (self->shown, shown);
}

/**
 * nabij_notice_board_withdraw_all:
 * @self: a board
 *
 * Takes back all that is shown.
 */
void
nabij_notice_board_withdraw_all (NabijNoticeBoard *self)
{
  g_return_if_fail (NABIJ_IS_NOTICE_BOARD (self));

  while (self->shown->len > 0)
    nabij_notice_board_withdraw (self, g_ptr_array_index (self->shown, 0));
}

/**
 * nabij_notice_board_list_traces:
 * @self: a board
 *
 * Returns: (transfer full): what nabij_notifier_list_traces() says of its notifier
 */
GStrv
nabij_notice_board_list_traces (NabijNoticeBoard *self)
{
  g_return_val_if_fail (NABIJ_IS_NOTICE_BOARD (self), NULL);

  return nabij_notifier_list_traces (self->notifier);
}

/**
 * nabij_notice_board_follow_traces:
 * @self: a board
 * @traces: what an earlier board has left
 *
 * Takes back what was shown then and is still.
 */
void
nabij_notice_board_follow_traces (NabijNoticeBoard  *self,
                                  const char *const *traces)
{
  g_return_if_fail (NABIJ_IS_NOTICE_BOARD (self));
  g_return_if_fail (traces != NULL);

  nabij_notifier_follow_traces (self->notifier, traces);
}

/**
 * nabij_notice_board_was_nobody_there:
 * @error: why something could not be shown
 *
 * Tells whether it is certain that it was not shown, because there was no server. Of one that hangs, or
 * ends on the way, nobody knows what the person has seen.
 *
 * Returns: whether it may be tried again
 */
gboolean
nabij_notice_board_was_nobody_there (const GError *error)
{
  g_return_val_if_fail (error != NULL, FALSE);

  return !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
         !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) &&
         !g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT);
}
