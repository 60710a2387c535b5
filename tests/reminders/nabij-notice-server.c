/* nabij-notice-server.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notice-server.h"

#define OBJECT_PATH "/org/freedesktop/Notifications"
#define INTERFACE "org.freedesktop.Notifications"
#define CONTROL_INTERFACE "io.github.nabij_app.NoticeServer"

/* From the Desktop Notifications Specification. */
#define REASON_EXPIRED 1
#define REASON_DISMISSED 2
#define REASON_CLOSED 3

#define NOTIFY_TYPE "(susssasa{sv}i)"

static const char introspection[] =
  "<node><interface name='" INTERFACE "'>"
  "<method name='GetServerInformation'><arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/><arg type='s' direction='out'/></method>"
  "<method name='GetCapabilities'><arg type='as' direction='out'/></method>"
  "<method name='Notify'><arg type='s' direction='in'/><arg type='u' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/><arg type='s' direction='in'/>"
  "<arg type='as' direction='in'/><arg type='a{sv}' direction='in'/><arg type='i' direction='in'/><arg type='u' direction='out'/></method>"
  "<method name='CloseNotification'><arg type='u' direction='in'/></method>"
  "<signal name='NotificationClosed'><arg type='u'/><arg type='u'/></signal>"
  "<signal name='ActionInvoked'><arg type='u'/><arg type='s'/></signal>"
  "<signal name='ActivationToken'><arg type='u'/><arg type='s'/></signal>"
  "</interface><interface name='" CONTROL_INTERFACE "'>"
  "<method name='Press'><arg type='u' direction='in'/><arg type='s' direction='in'/></method>"
  "<method name='Dismiss'><arg type='u' direction='in'/></method>"
  "<method name='Expire'><arg type='u' direction='in'/></method>"
  "<method name='GetLog'><arg type='as' direction='out'/></method>"
  "<method name='GetShown'><arg type='au' direction='out'/></method>"
  "<method name='Hang'><arg type='b' direction='in'/></method>"
  "</interface></node>";

struct _NabijNoticeServer {
  GObject parent_instance;

  GDBusConnection       *connection;
  NabijNoticeServerFlags flags;
  GDBusNodeInfo         *info;
  guint                  registrations[2];
  guint                  name_id;
  gboolean               ready;
  gboolean               dead;

  GPtrArray  *log;     /* lines */
  GHashTable *notices; /* id → GVariant of NOTIFY_TYPE, what is shown */
  GArray     *order;   /* guint: the ids of them, as they came */
  guint       last_id;
  GQueue     *waiting; /* GDBusMethodInvocation, while it hangs */
};

G_DEFINE_FINAL_TYPE (NabijNoticeServer, nabij_notice_server, G_TYPE_OBJECT)

enum {
  SIGNAL_READY,
  SIGNAL_LOGGED,
  SIGNAL_GONE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_GNUC_PRINTF (2, 3)
static void
log_call (NabijNoticeServer *self,
          const char        *format,
          ...)
{
  g_autofree char *text = NULL;
  char            *line;
  va_list          arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  line = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s", g_get_real_time (), text);
  g_ptr_array_add (self->log, line);
  g_signal_emit (self, signals[SIGNAL_LOGGED], 0, line);
}

/* As in C, but without making octal numbers of what is not ASCII. */
static char *
escape (const char *text)
{
  char beyond_ascii[129];

  for (int i = 0; i < 128; i++)
    beyond_ascii[i] = (char)(128 + i);
  beyond_ascii[128] = '\0';
  return g_strescape (text, beyond_ascii);
}

static void
log_notify (NabijNoticeServer *self,
            guint              id,
            GVariant          *parameters)
{
  g_autoptr (GVariant) hints = NULL;
  g_autoptr (GString) actions = g_string_new (NULL);
  g_autoptr (GString) labels = g_string_new (NULL);
  g_autofree const char **pairs = NULL;
  g_autofree char        *sender_line = NULL, *icon_line = NULL, *summary_line = NULL, *body_line = NULL;
  g_autofree char        *labels_line = NULL, *hints_text = NULL, *hints_line = NULL;
  const char             *sender, *icon, *summary, *body;
  guint32                 replaces;
  gint32                  timeout;

  g_variant_get (parameters, "(&su&s&s&s^a&s@a{sv}i)", &sender, &replaces, &icon, &summary, &body, &pairs, &hints, &timeout);
  for (guint i = 0; pairs[i] != NULL && pairs[i + 1] != NULL; i += 2) {
    g_string_append_printf (actions, "%s%s", i > 0 ? "," : "", pairs[i]);
    g_string_append_printf (labels, "%s%s", i > 0 ? "," : "", pairs[i + 1]);
  }

  sender_line = escape (sender);
  icon_line = escape (icon);
  summary_line = escape (summary);
  body_line = escape (body);
  labels_line = escape (labels->str);
  hints_text = g_variant_print (hints, FALSE);
  hints_line = escape (hints_text);
  log_call (self, "Notify\tid=%u\treplaces=%u\tsender=%s\ticon=%s\tsummary=%s\tbody=%s\tactions=%s\tlabels=%s\thints=%s\ttimeout=%d",
            id, replaces, sender_line, icon_line, summary_line, body_line, actions->str, labels_line, hints_line, timeout);
}

static void
emit (NabijNoticeServer *self,
      const char        *name,
      GVariant          *parameters)
{
  g_autoptr (GError) error = NULL;

  g_dbus_connection_emit_signal (self->connection, NULL, OBJECT_PATH, INTERFACE, name, parameters, &error);
  g_assert_no_error (error);

  /* It is with the bus then, so that a test knows that what it asks the bus next comes after it. */
  g_dbus_connection_flush_sync (self->connection, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
forget (NabijNoticeServer *self,
        guint              id,
        guint              reason)
{
  if (!g_hash_table_remove (self->notices, GUINT_TO_POINTER (id)))
    return FALSE;

  for (guint i = 0; i < self->order->len; i++) {
    if (g_array_index (self->order, guint, i) == id) {
      g_array_remove_index (self->order, i);
      break;
    }
  }
  emit (self, "NotificationClosed", g_variant_new ("(uu)", id, reason));
  return TRUE;
}

static guint
show (NabijNoticeServer *self,
      GVariant          *parameters)
{
  guint32 id;

  g_variant_get_child (parameters, 1, "u", &id);
  if (id == 0 || !g_hash_table_contains (self->notices, GUINT_TO_POINTER (id))) {
    id = ++self->last_id;
    g_array_append_val (self->order, id);
  }
  g_hash_table_replace (self->notices, GUINT_TO_POINTER (id), g_variant_ref (parameters));
  log_notify (self, id, parameters);
  return id;
}

static void
answer (NabijNoticeServer     *self,
        GDBusMethodInvocation *invocation)
{
  const char *method = g_dbus_method_invocation_get_method_name (invocation);
  GVariant   *parameters = g_dbus_method_invocation_get_parameters (invocation);

  if (g_str_equal (method, "GetServerInformation")) {
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(ssss)", "notice-server", "Nabij", NABIJ_VERSION, "1.2"));
  } else if (g_str_equal (method, "GetCapabilities")) {
    GVariantBuilder capabilities = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_STRING_ARRAY);

    g_variant_builder_add (&capabilities, "s", "body");
    if (!(self->flags & NABIJ_NOTICE_SERVER_NO_ACTIONS))
      g_variant_builder_add (&capabilities, "s", "actions");
    if (!(self->flags & NABIJ_NOTICE_SERVER_NO_MARKUP))
      g_variant_builder_add (&capabilities, "s", "body-markup");
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(as)", &capabilities));
  } else if (g_str_equal (method, "Notify")) {
    guint id = show (self, parameters);

    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(u)", id));
  } else {
    guint32 id;

    g_variant_get (parameters, "(u)", &id);
    log_call (self, "CloseNotification\tid=%u", id);
    g_dbus_method_invocation_return_value (invocation, NULL);
    forget (self, id, REASON_CLOSED);
  }
}

static void
method_call_cb (GDBusConnection       *connection,
                const char            *sender,
                const char            *object_path,
                const char            *interface_name,
                const char            *method_name,
                GVariant              *parameters,
                GDBusMethodInvocation *invocation,
                gpointer               user_data)
{
  NabijNoticeServer *self = user_data;

  if ((self->flags & NABIJ_NOTICE_SERVER_DIE) && g_str_equal (method_name, "Notify")) {
    g_object_unref (invocation);
    nabij_notice_server_die (self);
  } else if (self->flags & NABIJ_NOTICE_SERVER_HANG) {
    g_queue_push_tail (self->waiting, invocation);
  } else {
    answer (self, invocation);
  }
}

static void
control_call_cb (GDBusConnection       *connection,
                 const char            *sender,
                 const char            *object_path,
                 const char            *interface_name,
                 const char            *method_name,
                 GVariant              *parameters,
                 GDBusMethodInvocation *invocation,
                 gpointer               user_data)
{
  NabijNoticeServer *self = user_data;
  GVariant          *answer = NULL;
  gboolean           found = TRUE;

  if (g_str_equal (method_name, "GetLog")) {
    answer = g_variant_new ("(@as)", g_variant_new_strv ((const char *const *)self->log->pdata, self->log->len));
  } else if (g_str_equal (method_name, "GetShown")) {
    answer = g_variant_new ("(@au)", g_variant_new_fixed_array (G_VARIANT_TYPE_UINT32, self->order->data, self->order->len, sizeof (guint)));
  } else if (g_str_equal (method_name, "Hang")) {
    gboolean hanging;

    g_variant_get (parameters, "(b)", &hanging);
    nabij_notice_server_set_hanging (self, hanging);
  } else if (g_str_equal (method_name, "Press")) {
    const char *action;
    guint32     id;

    g_variant_get (parameters, "(u&s)", &id, &action);
    found = nabij_notice_server_press (self, id, action);
  } else {
    guint32 id;

    g_variant_get (parameters, "(u)", &id);
    found = g_str_equal (method_name, "Dismiss") ? nabij_notice_server_dismiss (self, id) : nabij_notice_server_expire (self, id);
  }

  if (!found)
    g_dbus_method_invocation_return_error_literal (invocation, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "no such notice is shown");
  else
    g_dbus_method_invocation_return_value (invocation, answer);
}

static void
name_acquired_cb (GDBusConnection *connection,
                  const char      *name,
                  gpointer         user_data)
{
  NabijNoticeServer *self = user_data;

  self->ready = TRUE;
  g_signal_emit (self, signals[SIGNAL_READY], 0);
}

static void
name_lost_cb (GDBusConnection *connection,
              const char      *name,
              gpointer         user_data)
{
  NabijNoticeServer *self = user_data;

  self->ready = FALSE;
  if (!self->dead)
    g_signal_emit (self, signals[SIGNAL_GONE], 0);
}

static void
nabij_notice_server_dispose (GObject *object)
{
  NabijNoticeServer *self = NABIJ_NOTICE_SERVER (object);

  g_clear_handle_id (&self->name_id, g_bus_unown_name);
  for (guint i = 0; i < G_N_ELEMENTS (self->registrations); i++) {
    if (self->registrations[i] != 0)
      g_dbus_connection_unregister_object (self->connection, self->registrations[i]);
    self->registrations[i] = 0;
  }
  if (self->waiting != NULL)
    g_queue_free_full (g_steal_pointer (&self->waiting), g_object_unref);
  g_clear_object (&self->connection);

  G_OBJECT_CLASS (nabij_notice_server_parent_class)->dispose (object);
}

static void
nabij_notice_server_finalize (GObject *object)
{
  NabijNoticeServer *self = NABIJ_NOTICE_SERVER (object);

  g_ptr_array_unref (self->log);
  g_hash_table_unref (self->notices);
  g_array_unref (self->order);
  g_dbus_node_info_unref (self->info);

  G_OBJECT_CLASS (nabij_notice_server_parent_class)->finalize (object);
}

static void
nabij_notice_server_class_init (NabijNoticeServerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_notice_server_dispose;
  object_class->finalize = nabij_notice_server_finalize;

  signals[SIGNAL_READY] = g_signal_new ("ready", NABIJ_TYPE_NOTICE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_LOGGED] = g_signal_new ("logged", NABIJ_TYPE_NOTICE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_GONE] = g_signal_new ("gone", NABIJ_TYPE_NOTICE_SERVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_notice_server_init (NabijNoticeServer *self)
{
  self->log = g_ptr_array_new_with_free_func (g_free);
  self->notices = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_variant_unref);
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));
  self->waiting = g_queue_new ();
  self->info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_assert_nonnull (self->info);
}

/**
 * nabij_notice_server_new:
 * @connection: a connection that the server may close when it dies: not the shared one
 * @flags: what it lacks
 *
 * Makes a server and lets it ask for the name; that it has it is told by `ready`.
 *
 * Returns: (transfer full): a server
 */
NabijNoticeServer *
nabij_notice_server_new (GDBusConnection       *connection,
                         NabijNoticeServerFlags flags)
{
  static const GDBusInterfaceVTable vtables[] = { { .method_call = method_call_cb }, { .method_call = control_call_cb } };
  NabijNoticeServer                *self = g_object_new (NABIJ_TYPE_NOTICE_SERVER, NULL);

  self->connection = g_object_ref (connection);
  self->flags = flags;
  for (guint i = 0; i < G_N_ELEMENTS (vtables); i++) {
    g_autoptr (GError) error = NULL;

    self->registrations[i] =
      g_dbus_connection_register_object (connection, OBJECT_PATH, self->info->interfaces[i], &vtables[i], self, NULL, &error);
    g_assert_no_error (error);
  }
  self->name_id =
    g_bus_own_name_on_connection (connection, NABIJ_NOTICE_SERVER_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, name_acquired_cb, name_lost_cb, self, NULL);

  return self;
}

/**
 * nabij_notice_server_is_ready:
 * @self: a server
 *
 * Returns: whether it owns the name
 */
gboolean
nabij_notice_server_is_ready (NabijNoticeServer *self)
{
  return self->ready;
}

/**
 * nabij_notice_server_get_n_calls:
 * @self: a server
 *
 * Returns: how many lines the log has
 */
guint
nabij_notice_server_get_n_calls (NabijNoticeServer *self)
{
  return self->log->len;
}

/**
 * nabij_notice_server_get_call:
 * @self: a server
 * @number: which line, from 0
 *
 * Returns: (transfer none): the line without its time, as the header of this file describes it
 */
const char *
nabij_notice_server_get_call (NabijNoticeServer *self,
                              guint              number)
{
  const char *line;

  g_assert_cmpuint (number, <, self->log->len);
  line = g_ptr_array_index (self->log, number);
  return g_strstr_len (line, -1, "\t") + 1;
}

/**
 * nabij_notice_server_get_n_waiting:
 * @self: a server
 *
 * Returns: how many calls wait for an answer, while it hangs
 */
guint
nabij_notice_server_get_n_waiting (NabijNoticeServer *self)
{
  return g_queue_get_length (self->waiting);
}

/**
 * nabij_notice_server_get_n_shown:
 * @self: a server
 *
 * Returns: how many notices are shown now
 */
guint
nabij_notice_server_get_n_shown (NabijNoticeServer *self)
{
  return self->order->len;
}

/**
 * nabij_notice_server_get_shown:
 * @self: a server
 * @number: which one of those that are shown, from 0, in the order in which they came
 *
 * Returns: its id
 */
guint
nabij_notice_server_get_shown (NabijNoticeServer *self,
                               guint              number)
{
  g_assert_cmpuint (number, <, self->order->len);
  return g_array_index (self->order, guint, number);
}

/**
 * nabij_notice_server_get_notice:
 * @self: a server
 * @id: which notice
 *
 * Returns: (transfer none) (nullable): what Notify was called with, or `NULL` where it is not shown
 */
GVariant *
nabij_notice_server_get_notice (NabijNoticeServer *self,
                                guint              id)
{
  return g_hash_table_lookup (self->notices, GUINT_TO_POINTER (id));
}

static gboolean
find (NabijNoticeServer *self,
      guint             *id)
{
  if (*id == 0)
    *id = self->last_id;
  return g_hash_table_contains (self->notices, GUINT_TO_POINTER (*id));
}

static gboolean
close_as (NabijNoticeServer *self,
          guint              id,
          const char        *what,
          guint              reason)
{
  if (!find (self, &id))
    return FALSE;

  log_call (self, "%s\tid=%u", what, id);
  return forget (self, id, reason);
}

/**
 * nabij_notice_server_press:
 * @self: a server
 * @id: which notice, or 0 for the last
 * @action: the id of a button, or `default` for the body
 *
 * Presses a button. It is not checked whether the notice has it.
 *
 * Returns: whether the notice was shown
 */
gboolean
nabij_notice_server_press (NabijNoticeServer *self,
                           guint              id,
                           const char        *action)
{
  g_autofree char *token = NULL;

  if (!find (self, &id))
    return FALSE;

  log_call (self, "Press\tid=%u\taction=%s", id, action);
  token = g_strdup_printf ("token-%u", id);
  emit (self, "ActivationToken", g_variant_new ("(us)", id, token));
  emit (self, "ActionInvoked", g_variant_new ("(us)", id, action));
  return forget (self, id, REASON_DISMISSED);
}

/**
 * nabij_notice_server_dismiss:
 * @self: a server
 * @id: which notice, or 0 for the last
 *
 * Closes a notice as the person does.
 *
 * Returns: whether the notice was shown
 */
gboolean
nabij_notice_server_dismiss (NabijNoticeServer *self,
                             guint              id)
{
  return close_as (self, id, "Dismiss", REASON_DISMISSED);
}

/**
 * nabij_notice_server_expire:
 * @self: a server
 * @id: which notice, or 0 for the last
 *
 * Lets the time of a notice run out.
 *
 * Returns: whether the notice was shown
 */
gboolean
nabij_notice_server_expire (NabijNoticeServer *self,
                            guint              id)
{
  return close_as (self, id, "Expire", REASON_EXPIRED);
}

/**
 * nabij_notice_server_set_hanging:
 * @self: a server
 * @hanging: whether it answers nothing
 *
 * Lets it hang from now on, or lets it answer all that waits.
 */
void
nabij_notice_server_set_hanging (NabijNoticeServer *self,
                                 gboolean           hanging)
{
  self->flags = hanging ? self->flags | NABIJ_NOTICE_SERVER_HANG : self->flags & ~NABIJ_NOTICE_SERVER_HANG;
  while (!hanging && !g_queue_is_empty (self->waiting))
    answer (self, g_queue_pop_head (self->waiting));
}

/**
 * nabij_notice_server_die:
 * @self: a server
 *
 * Closes the connection without a word, as the end of the process would. What waited for an answer gets
 * none.
 */
void
nabij_notice_server_die (NabijNoticeServer *self)
{
  g_autoptr (GError) error = NULL;

  self->dead = TRUE;
  self->ready = FALSE;
  g_dbus_connection_close_sync (self->connection, NULL, &error);
  g_assert_no_error (error);

  /* GDBus notices it in its own thread; before, it would try to give the name back. */
  while (!g_dbus_connection_is_closed (self->connection))
    g_usleep (100);
  g_signal_emit (self, signals[SIGNAL_GONE], 0);
}
