/* nabij-fake-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-notifier.h"

struct _NabijFakeNotifier {
  GObject parent_instance;

  GHashTable *notices; /* name → NabijNotice */
  GQueue     *waiting; /* GTask, of a server that hangs */
  gboolean    gone;
  gboolean    buttonless;
  gboolean    hanging;
  GString    *followed;
  guint       n_shows;
  guint       n_withdrawals;
};

static void nabij_fake_notifier_notifier_init (NabijNotifierInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakeNotifier, nabij_fake_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_NOTIFIER, nabij_fake_notifier_notifier_init))
/* clang-format on */

/* A task that was made in the same turn of the main loop answers in a later one. */
static void
take_or_refuse (NabijFakeNotifier *self,
                GTask             *task)
{
  const char  *name = g_object_get_data (G_OBJECT (task), "name");
  NabijNotice *notice = g_task_get_task_data (task);

  if (self->gone) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "no server");
    return;
  }

  g_hash_table_replace (self->notices, g_strdup (name), nabij_notice_copy (notice));
  g_task_return_boolean (task, TRUE);
}

static void
nabij_fake_notifier_show_async (NabijNotifier      *notifier,
                                const char         *name,
                                const NabijNotice  *notice,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  NabijFakeNotifier *self = NABIJ_FAKE_NOTIFIER (notifier);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, nabij_fake_notifier_show_async);
  g_task_set_task_data (task, nabij_notice_copy (notice), (GDestroyNotify)nabij_notice_free);
  g_object_set_data_full (G_OBJECT (task), "name", g_strdup (name), g_free);
  self->n_shows++;

  if (self->hanging)
    g_queue_push_tail (self->waiting, g_steal_pointer (&task));
  else
    take_or_refuse (self, task);
}

static gboolean
nabij_fake_notifier_show_finish (NabijNotifier *notifier,
                                 GAsyncResult  *result,
                                 gboolean      *has_buttons,
                                 GError       **error)
{
  g_assert_true (g_task_is_valid (result, notifier));

  if (has_buttons != NULL)
    *has_buttons = !NABIJ_FAKE_NOTIFIER (notifier)->buttonless;

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_fake_notifier_withdraw (NabijNotifier *notifier,
                              const char    *name)
{
  NabijFakeNotifier *self = NABIJ_FAKE_NOTIFIER (notifier);

  self->n_withdrawals++;
  g_hash_table_remove (self->notices, name);

  for (GList *l = self->waiting->head, *next; l != NULL; l = next) {
    g_autoptr (GTask) task = NULL;

    next = l->next;
    if (g_strcmp0 (g_object_get_data (l->data, "name"), name) != 0)
      continue;

    task = l->data;
    g_queue_delete_link (self->waiting, l);
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "withdrawn");
  }
}

static gboolean
nabij_fake_notifier_is_busy (NabijNotifier *notifier)
{
  return !g_queue_is_empty (NABIJ_FAKE_NOTIFIER (notifier)->waiting);
}

/* A trace of it is the name of the notice. */
static GStrv
nabij_fake_notifier_list_traces (NabijNotifier *notifier)
{
  g_autoptr (GStrvBuilder) traces = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer       name;

  g_hash_table_iter_init (&iter, NABIJ_FAKE_NOTIFIER (notifier)->notices);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_strv_builder_add (traces, name);
  return g_strv_builder_end (traces);
}

static void
nabij_fake_notifier_follow_traces (NabijNotifier     *notifier,
                                   const char *const *traces)
{
  for (guint i = 0; traces[i] != NULL; i++)
    g_string_append_printf (NABIJ_FAKE_NOTIFIER (notifier)->followed, "%s\n", traces[i]);
}

static void
nabij_fake_notifier_notifier_init (NabijNotifierInterface *iface)
{
  iface->show_async = nabij_fake_notifier_show_async;
  iface->show_finish = nabij_fake_notifier_show_finish;
  iface->withdraw = nabij_fake_notifier_withdraw;
  iface->is_busy = nabij_fake_notifier_is_busy;
  iface->list_traces = nabij_fake_notifier_list_traces;
  iface->follow_traces = nabij_fake_notifier_follow_traces;
}

static void
nabij_fake_notifier_finalize (GObject *object)
{
  NabijFakeNotifier *self = NABIJ_FAKE_NOTIFIER (object);

  g_assert_true (g_queue_is_empty (self->waiting)); /* a waiting task holds the notifier */
  g_queue_free (self->waiting);
  g_hash_table_unref (self->notices);
  g_string_free (self->followed, TRUE);

  G_OBJECT_CLASS (nabij_fake_notifier_parent_class)->finalize (object);
}

static void
nabij_fake_notifier_class_init (NabijFakeNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_fake_notifier_finalize;
}

static void
nabij_fake_notifier_init (NabijFakeNotifier *self)
{
  self->notices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)nabij_notice_free);
  self->waiting = g_queue_new ();
  self->followed = g_string_new (NULL);
}

/**
 * nabij_fake_notifier_new:
 *
 * Makes a notifier with a server that takes everything and shows buttons.
 *
 * Returns: (transfer full): a fake notifier
 */
NabijFakeNotifier *
nabij_fake_notifier_new (void)
{
  return g_object_new (NABIJ_TYPE_FAKE_NOTIFIER, NULL);
}

/**
 * nabij_fake_notifier_set_gone:
 * @self: a fake notifier
 * @gone: whether there is no server
 *
 * Decides whether what is shown from now on fails. What is shown already stays;
 * nabij_fake_notifier_lose_server() takes it away.
 */
void
nabij_fake_notifier_set_gone (NabijFakeNotifier *self,
                              gboolean           gone)
{
  g_return_if_fail (NABIJ_IS_FAKE_NOTIFIER (self));

  self->gone = gone;
}

/**
 * nabij_fake_notifier_set_buttonless:
 * @self: a fake notifier
 * @buttonless: whether the server shows no buttons
 *
 * Decides what is told of buttons.
 */
void
nabij_fake_notifier_set_buttonless (NabijFakeNotifier *self,
                                    gboolean           buttonless)
{
  g_return_if_fail (NABIJ_IS_FAKE_NOTIFIER (self));

  self->buttonless = buttonless;
}

/**
 * nabij_fake_notifier_set_hanging:
 * @self: a fake notifier
 * @hanging: whether the server does not answer
 *
 * Keeps what is shown from now on waiting, or lets all that waits be taken.
 */
void
nabij_fake_notifier_set_hanging (NabijFakeNotifier *self,
                                 gboolean           hanging)
{
  g_return_if_fail (NABIJ_IS_FAKE_NOTIFIER (self));

  self->hanging = hanging;
  while (!hanging && !g_queue_is_empty (self->waiting)) {
    g_autoptr (GTask) task = g_queue_pop_head (self->waiting);

    take_or_refuse (self, task);
  }
}

/**
 * nabij_fake_notifier_get_n_shown:
 * @self: a fake notifier
 *
 * Returns: how many notices are shown now
 */
guint
nabij_fake_notifier_get_n_shown (NabijFakeNotifier *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_NOTIFIER (self), 0);

  return g_hash_table_size (self->notices);
}

/**
 * nabij_fake_notifier_get_notice:
 * @self: a fake notifier
 * @name: the stable name of a notice
 *
 * Returns: (transfer none) (nullable): what is shown under that name now
 */
const NabijNotice *
nabij_fake_notifier_get_notice (NabijFakeNotifier *self,
                                const char        *name)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_NOTIFIER (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  return g_hash_table_lookup (self->notices, name);
}

/**
 * nabij_fake_notifier_get_n_shows:
 * @self: a fake notifier
 *
 * Returns: how often something was to be shown, successful or not
 */
guint
nabij_fake_notifier_get_n_shows (NabijFakeNotifier *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_NOTIFIER (self), 0);

  return self->n_shows;
}

/**
 * nabij_fake_notifier_get_n_withdrawals:
 * @self: a fake notifier
 *
 * Returns: how often something was to be taken back, shown or not
 */
guint
nabij_fake_notifier_get_n_withdrawals (NabijFakeNotifier *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_NOTIFIER (self), 0);

  return self->n_withdrawals;
}

/**
 * nabij_fake_notifier_get_followed:
 * @self: a fake notifier
 *
 * Returns: (transfer none): the traces that were to be followed, a line each
 */
const char *
nabij_fake_notifier_get_followed (NabijFakeNotifier *self)
{
  g_return_val_if_fail (NABIJ_IS_FAKE_NOTIFIER (self), NULL);

  return self->followed->str;
}

/**
 * nabij_fake_notifier_answer:
 * @self: a fake notifier
 * @name: the stable name of a notice that is shown
 * @action: what the person presses
 * @token: (nullable): the startup token
 *
 * Presses a button, or the body; the notice is gone then.
 */
void
nabij_fake_notifier_answer (NabijFakeNotifier *self,
                            const char        *name,
                            const char        *action,
                            const char        *token)
{
  g_return_if_fail (NABIJ_IS_FAKE_NOTIFIER (self));

  g_assert_true (g_hash_table_remove (self->notices, name));
  nabij_notifier_emit_answered (NABIJ_NOTIFIER (self), name, action, token);
}

/**
 * nabij_fake_notifier_close:
 * @self: a fake notifier
 * @name: the stable name of a notice that is shown
 * @by_person: whether the person closes it
 *
 * Lets a notice go away without an answer.
 */
void
nabij_fake_notifier_close (NabijFakeNotifier *self,
                           const char        *name,
                           gboolean           by_person)
{
  g_return_if_fail (NABIJ_IS_FAKE_NOTIFIER (self));

  g_assert_true (g_hash_table_remove (self->notices, name));
  nabij_notifier_emit_closed (NABIJ_NOTIFIER (self), name, by_person);
}

/**
 * nabij_fake_notifier_lose_server:
 * @self: a fake notifier
 *
 * Ends the server, and with it all that is shown. A new one takes what comes then, unless
 * nabij_fake_notifier_set_gone() was called.
 */
void
nabij_fake_notifier_lose_server (NabijFakeNotifier *self)
{
  g_return_if_fail (NABIJ_IS_FAKE_NOTIFIER (self));

  g_hash_table_remove_all (self->notices);
  nabij_notifier_emit_lost (NABIJ_NOTIFIER (self));
}
