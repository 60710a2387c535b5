/* nabij-libnotify-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All of this runs on the main thread, but for show_thread(). libnotify's own signals would come on the
 * thread that made its connection; so it is used for showing only, and what the server tells is heard
 * here.
 */

#include "config.h"

#include "nabij-libnotify-notifier.h"

#include "nabij-libnotify.h"
#include "nabij-notice-trace.h"

/* From the Desktop Notifications Specification. */
#define REASON_DISMISSED 2

/* Of what a server tells while a notice is on its way, others are meant by nearly all. */
#define N_EARLY_MAX 64

typedef struct {
  NabijLibnotifyNotifier *notifier;
  char                   *name;
  NabijNotice            *notice;
  GTask                  *task;      /* NULL once it was answered */
  GSource                *cancelled; /* or NULL */
  gboolean                withdrawn;
  guint                   replaces_id;
  guint                   n_lost; /* how many servers were lost when it was sent */

  /* What the thread found. */
  gboolean shown;
  guint    id;
  gboolean has_buttons;
  GError  *error;
} Show;

typedef struct {
  guint id;
  char *token; /* or NULL */
} Shown;

struct _NabijLibnotifyNotifier {
  GObject parent_instance;

  GMainContext    *context;
  guint            watch_id;
  gboolean         knows_bus;       /* whether the watch has told of the bus */
  GDBusConnection *connection;      /* NULL while there is no bus */
  guint            subscription_id; /* on it */
  gulong           closed_id;       /* on it */
  char            *server;          /* its name on the bus that nobody else ever has, or NULL */
  guint            n_lost;

  GHashTable *shown;   /* name → Shown */
  GQueue     *waiting; /* Show */
  Show       *current; /* on its way, in the thread */
  GThread    *thread;
  GPtrArray  *early; /* (sv), a signal: of what may be the current one, whose number is not known yet */
};

static void nabij_libnotify_notifier_notifier_init (NabijNotifierInterface *iface);
static void start_next (NabijLibnotifyNotifier *self);
static void answer_shown (Show *show);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijLibnotifyNotifier, nabij_libnotify_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_NOTIFIER, nabij_libnotify_notifier_notifier_init))
/* clang-format on */

static void
free_shown (Shown *shown)
{
  g_free (shown->token);
  g_free (shown);
}

static void
stop_listening_to_cancellable (Show *show)
{
  if (show->cancelled != NULL) {
    g_source_destroy (show->cancelled);
    g_clear_pointer (&show->cancelled, g_source_unref);
  }
}

static void
free_show (Show *show)
{
  stop_listening_to_cancellable (show);
  g_free (show->name);
  nabij_notice_free (show->notice);
  g_clear_object (&show->task);
  g_clear_error (&show->error);
  g_object_unref (show->notifier);
  g_free (show);
}

static void
answer_cancelled (Show       *show,
                  const char *message)
{
  stop_listening_to_cancellable (show);
  if (show->task != NULL)
    g_task_return_new_error (show->task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", message);
  g_clear_object (&show->task);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  answer_cancelled (user_data, "the notice was cancelled");
  return G_SOURCE_REMOVE;
}

static const char *
find_name (NabijLibnotifyNotifier *self,
           guint                   id,
           Shown                 **shown)
{
  GHashTableIter iter;
  gpointer       name, value;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    *shown = value;
    if ((*shown)->id == id)
      return name;
  }
  return NULL;
}

/* Returns whether it was about one of ours. */
static gboolean
hear (NabijLibnotifyNotifier *self,
      const char             *signal_name,
      GVariant               *parameters)
{
  static const char *const actions[] = { NABIJ_NOTICE_ACTION_OPEN, NABIJ_NOTICE_ACTION_MORE, NABIJ_NOTICE_ACTION_START, NABIJ_NOTICE_ACTION_LATER, NULL };
  g_autofree char         *name = NULL;
  Shown                   *shown = NULL;
  guint32                  id;

  g_variant_get_child (parameters, 0, "u", &id);
  name = g_strdup (find_name (self, id, &shown));
  if (name == NULL)
    return FALSE;

  if (g_str_equal (signal_name, "ActivationToken")) {
    g_free (shown->token);
    g_variant_get_child (parameters, 1, "s", &shown->token);
  } else if (g_str_equal (signal_name, "ActionInvoked")) {
    g_autofree char *token = g_steal_pointer (&shown->token);
    g_autofree char *action = NULL;

    g_variant_get_child (parameters, 1, "s", &action);
    if (g_strv_contains (actions, action)) {
      /* Not every server takes a notice away that was answered. */
      g_hash_table_remove (self->shown, name);
      nabij_notice_trace_close (self->connection, NABIJ_LIBNOTIFY_BUS_NAME, id);
      nabij_notifier_emit_answered (NABIJ_NOTIFIER (self), name, action, token);
    }
  } else {
    guint32 reason;

    g_variant_get_child (parameters, 1, "u", &reason);
    g_hash_table_remove (self->shown, name);
    nabij_notifier_emit_closed (NABIJ_NOTIFIER (self), name, reason == REASON_DISMISSED);
  }
  return TRUE;
}

static void
stop_listening (NabijLibnotifyNotifier *self)
{
  if (self->subscription_id != 0)
    g_dbus_connection_signal_unsubscribe (self->connection, self->subscription_id);
  self->subscription_id = 0;
  g_clear_handle_id (&self->watch_id, g_bus_unwatch_name);
  g_clear_pointer (&self->server, g_free);
}

/* Many servers tell everybody of every notice, also of those of others: while nothing of ours is shown,
 * that wakes nobody. */
static void
rest (NabijLibnotifyNotifier *self)
{
  if (self->current == NULL && g_queue_is_empty (self->waiting) && g_hash_table_size (self->shown) == 0)
    stop_listening (self);
}

static void
server_signal_cb (GDBusConnection *connection,
                  const char      *sender,
                  const char      *object_path,
                  const char      *interface_name,
                  const char      *signal_name,
                  GVariant        *parameters,
                  gpointer         user_data)
{
  g_autoptr (NabijLibnotifyNotifier) self = g_object_ref (user_data);
  const char *type;

  if (g_str_equal (signal_name, "NotificationClosed"))
    type = "(uu)";
  else if (g_str_equal (signal_name, "ActionInvoked") || g_str_equal (signal_name, "ActivationToken"))
    type = "(us)";
  else
    return;
  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE (type)))
    return;

  if (!hear (self, signal_name, parameters) && self->current != NULL && self->early->len < N_EARLY_MAX)
    g_ptr_array_add (self->early, g_variant_ref_sink (g_variant_new ("(sv)", signal_name, parameters)));
  rest (self);
}

static void
let_go_of_bus (NabijLibnotifyNotifier *self)
{
  stop_listening (self);
  if (self->connection != NULL)
    g_clear_signal_handler (&self->closed_id, self->connection);
  g_clear_object (&self->connection);
}

static void
lose_server (NabijLibnotifyNotifier *self)
{
  g_clear_pointer (&self->server, g_free);
  self->n_lost++;
  if (g_hash_table_size (self->shown) > 0) {
    g_hash_table_remove_all (self->shown);
    nabij_notifier_emit_lost (NABIJ_NOTIFIER (self));
  }
}

/* A bus that is gone does not come back by itself: the next notice looks for a new one. The watch of
 * the name would not tell of it when the server was gone before. */
static void
bus_closed_cb (GDBusConnection *connection,
               gboolean         by_remote,
               GError          *error,
               gpointer         user_data)
{
  g_autoptr (NabijLibnotifyNotifier) self = g_object_ref (user_data);

  let_go_of_bus (self);
  while (!g_queue_is_empty (self->waiting)) {
    Show *show = g_queue_pop_head (self->waiting);

    show->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "the session bus is gone");
    answer_shown (show);
    free_show (show);
  }
  lose_server (self);
}

static void
take_bus (NabijLibnotifyNotifier *self,
          GDBusConnection        *connection)
{
  if (self->connection == NULL) {
    self->connection = g_object_ref (connection);
    self->closed_id = g_signal_connect (connection, "closed", G_CALLBACK (bus_closed_cb), self);
  }
  if (self->subscription_id == 0)
    self->subscription_id = g_dbus_connection_signal_subscribe (self->connection, NABIJ_LIBNOTIFY_BUS_NAME, NABIJ_LIBNOTIFY_BUS_INTERFACE, NULL,
                                                                NABIJ_LIBNOTIFY_BUS_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE, server_signal_cb, self, NULL);
  self->knows_bus = TRUE;
}

static void
server_appeared_cb (GDBusConnection *connection,
                    const char      *name,
                    const char      *owner,
                    gpointer         user_data)
{
  NabijLibnotifyNotifier *self = user_data;

  take_bus (self, connection);
  g_free (self->server);
  self->server = g_strdup (owner);
  start_next (self);
}

static void
server_vanished_cb (GDBusConnection *connection,
                    const char      *name,
                    gpointer         user_data)
{
  g_autoptr (NabijLibnotifyNotifier) self = g_object_ref (user_data);

  if (self->server != NULL)
    lose_server (self);
  if (connection != NULL) {
    take_bus (self, connection);
  } else {
    let_go_of_bus (self);
    self->knows_bus = TRUE;
  }
  start_next (self);
  rest (self);
}

static void
watch_server (NabijLibnotifyNotifier *self)
{
  if (self->watch_id != 0)
    return;

  self->knows_bus = FALSE;
  self->watch_id = g_bus_watch_name (G_BUS_TYPE_SESSION, NABIJ_LIBNOTIFY_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, server_appeared_cb, server_vanished_cb, self, NULL);
}

static void
hear_what_came_early (NabijLibnotifyNotifier *self)
{
  g_autoptr (GPtrArray) early = g_steal_pointer (&self->early);

  self->early = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
  for (guint i = 0; i < early->len; i++) {
    g_autoptr (GVariant) parameters = NULL;
    const char *signal_name;

    g_variant_get (g_ptr_array_index (early, i), "(&sv)", &signal_name, &parameters);
    hear (self, signal_name, parameters);
  }
}

static void
answer_shown (Show *show)
{
  stop_listening_to_cancellable (show);
  if (show->task == NULL)
    return;

  if (show->shown) {
    *(gboolean *)g_task_get_task_data (show->task) = show->has_buttons;
    g_task_return_boolean (show->task, TRUE);
  } else {
    g_task_return_error (show->task, g_steal_pointer (&show->error));
  }
  g_clear_object (&show->task);
}

static gboolean
shown_cb (gpointer user_data)
{
  Show                   *show = user_data;
  NabijLibnotifyNotifier *self = g_object_ref (show->notifier);

  /* This was the last thing that the thread did. */
  g_clear_pointer (&self->thread, g_thread_join);
  self->current = NULL;

  if (show->shown && show->n_lost != self->n_lost && !show->withdrawn) {
    /* A server went away meanwhile, and it may be the one that took it. The one that is there now is
     * asked again; where it has it already, it is replaced. */
    show->replaces_id = show->id;
    g_clear_error (&show->error);
    g_queue_push_head (self->waiting, show);
  } else {
    if (show->shown && show->withdrawn) {
      nabij_notice_trace_close (self->connection, NABIJ_LIBNOTIFY_BUS_NAME, show->id);
    } else if (show->shown) {
      Shown *shown = g_new0 (Shown, 1);

      shown->id = show->id;
      g_hash_table_replace (self->shown, g_strdup (show->name), shown);
    }
    answer_shown (show);
    free_show (show);
  }

  hear_what_came_early (self);
  if (!g_queue_is_empty (self->waiting))
    watch_server (self);
  start_next (self);
  rest (self);
  g_object_unref (self);
  return G_SOURCE_REMOVE;
}

/* Runs in its own thread, and touches nothing but its notice. */
static gpointer
show_thread (gpointer data)
{
  Show *show = data;
  g_autoptr (GMainContext) context = g_main_context_ref (show->notifier->context);
  g_autoptr (GSource) source = g_idle_source_new ();

  show->shown = nabij_libnotify_show (show->notice, show->replaces_id, &show->id, &show->has_buttons, &show->error);

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, shown_cb, show, NULL);
  g_source_attach (source, context);
  return NULL;
}

/* Nothing is shown before it is heard what becomes of it: an answer that came sooner would be lost. */
static void
start_next (NabijLibnotifyNotifier *self)
{
  while (self->knows_bus && self->current == NULL && !g_queue_is_empty (self->waiting)) {
    Show        *show = g_queue_pop_head (self->waiting);
    const Shown *earlier = g_hash_table_lookup (self->shown, show->name);

    if (earlier != NULL)
      show->replaces_id = earlier->id;
    show->n_lost = self->n_lost;
    self->thread = g_thread_try_new ("nabij-notify", show_thread, show, &show->error);
    if (self->thread != NULL) {
      self->current = show;
    } else {
      answer_shown (show);
      free_show (show);
    }
  }
}

static void
nabij_libnotify_notifier_show_async (NabijNotifier      *notifier,
                                     const char         *name,
                                     const NabijNotice  *notice,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  NabijLibnotifyNotifier *self = NABIJ_LIBNOTIFY_NOTIFIER (notifier);
  Show                   *show = g_new0 (Show, 1);

  show->notifier = g_object_ref (self);
  show->name = g_strdup (name);
  show->notice = nabij_notice_copy (notice);
  show->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (show->task, nabij_libnotify_notifier_show_async);
  g_task_set_task_data (show->task, g_new0 (gboolean, 1), g_free);
  if (cancellable != NULL) {
    show->cancelled = g_cancellable_source_new (cancellable);
    g_source_set_callback (show->cancelled, G_SOURCE_FUNC (cancelled_cb), show, NULL);
    g_source_attach (show->cancelled, self->context);
  }

  watch_server (self);
  g_queue_push_tail (self->waiting, show);
  start_next (self);
}

static gboolean
nabij_libnotify_notifier_show_finish (NabijNotifier *notifier,
                                      GAsyncResult  *result,
                                      gboolean      *has_buttons,
                                      GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, notifier), FALSE);

  if (has_buttons != NULL)
    *has_buttons = *(gboolean *)g_task_get_task_data (G_TASK (result));

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_libnotify_notifier_withdraw (NabijNotifier *notifier,
                                   const char    *name)
{
  NabijLibnotifyNotifier *self = NABIJ_LIBNOTIFY_NOTIFIER (notifier);
  const Shown            *shown = g_hash_table_lookup (self->shown, name);

  for (GList *l = self->waiting->head, *next; l != NULL; l = next) {
    Show *show = l->data;

    next = l->next;
    if (g_str_equal (show->name, name)) {
      g_queue_delete_link (self->waiting, l);
      answer_cancelled (show, "the notice was withdrawn");
      free_show (show);
    }
  }

  /* The number of what is on its way is not known yet. It is taken back when it has arrived. */
  if (self->current != NULL && g_str_equal (self->current->name, name)) {
    self->current->withdrawn = TRUE;
    answer_cancelled (self->current, "the notice was withdrawn");
  }
  if (shown != NULL) {
    nabij_notice_trace_close (self->connection, NABIJ_LIBNOTIFY_BUS_NAME, shown->id);
    g_hash_table_remove (self->shown, name);
  }
  rest (self);
}

static gboolean
nabij_libnotify_notifier_is_busy (NabijNotifier *notifier)
{
  return NABIJ_LIBNOTIFY_NOTIFIER (notifier)->current != NULL;
}

static GStrv
nabij_libnotify_notifier_list_traces (NabijNotifier *notifier)
{
  NabijLibnotifyNotifier *self = NABIJ_LIBNOTIFY_NOTIFIER (notifier);
  g_autoptr (GStrvBuilder) traces = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->shown);
  while (self->server != NULL && g_hash_table_iter_next (&iter, NULL, &value)) {
    g_autofree char *trace = nabij_notice_trace_write (self->connection, self->server, ((Shown *)value)->id);

    g_strv_builder_add (traces, trace);
  }
  return g_strv_builder_end (traces);
}

static void
nabij_libnotify_notifier_follow_traces (NabijNotifier     *notifier,
                                        const char *const *traces)
{
  nabij_notice_trace_follow_all (traces);
}

static void
nabij_libnotify_notifier_notifier_init (NabijNotifierInterface *iface)
{
  iface->show_async = nabij_libnotify_notifier_show_async;
  iface->show_finish = nabij_libnotify_notifier_show_finish;
  iface->withdraw = nabij_libnotify_notifier_withdraw;
  iface->is_busy = nabij_libnotify_notifier_is_busy;
  iface->list_traces = nabij_libnotify_notifier_list_traces;
  iface->follow_traces = nabij_libnotify_notifier_follow_traces;
}

static void
nabij_libnotify_notifier_dispose (GObject *object)
{
  NabijLibnotifyNotifier *self = NABIJ_LIBNOTIFY_NOTIFIER (object);

  /* What waits or is on its way holds the notifier. */
  g_assert (self->current == NULL && g_queue_is_empty (self->waiting));
  let_go_of_bus (self);

  G_OBJECT_CLASS (nabij_libnotify_notifier_parent_class)->dispose (object);
}

static void
nabij_libnotify_notifier_finalize (GObject *object)
{
  NabijLibnotifyNotifier *self = NABIJ_LIBNOTIFY_NOTIFIER (object);

  g_hash_table_unref (self->shown);
  g_queue_free (self->waiting);
  g_ptr_array_unref (self->early);
  g_main_context_unref (self->context);

  G_OBJECT_CLASS (nabij_libnotify_notifier_parent_class)->finalize (object);
}

static void
nabij_libnotify_notifier_class_init (NabijLibnotifyNotifierClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_libnotify_notifier_dispose;
  object_class->finalize = nabij_libnotify_notifier_finalize;
}

static void
nabij_libnotify_notifier_init (NabijLibnotifyNotifier *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)free_shown);
  self->waiting = g_queue_new ();
  self->early = g_ptr_array_new_with_free_func ((GDestroyNotify)g_variant_unref);
}

/**
 * nabij_libnotify_notifier_new:
 *
 * Makes a notifier that uses the notification server of the session, also one that comes later.
 *
 * Make it before the program has other threads, because it sets a variable of the environment: in a
 * sandbox libnotify would use the portal for notifications, which can neither be told the sender's name
 * nor tells what was pressed. A sandbox has to allow talking to `org.freedesktop.Notifications`.
 *
 * Returns: (transfer full): a notifier
 */
NabijNotifier *
nabij_libnotify_notifier_new (void)
{
  g_setenv ("NOTIFY_IGNORE_PORTAL", "1", TRUE);
  return NABIJ_NOTIFIER (g_object_new (NABIJ_TYPE_LIBNOTIFY_NOTIFIER, NULL));
}
