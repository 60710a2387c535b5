/* nabij-background-portal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libportal 0.6, which the oldest system has, is not used: when a request of it is cancelled, its
 * callback is never called (and the answer to the first call reads what was freed), a portal that goes
 * away is waited for without end, and it opens the bus by a call that blocks.
 */

#include "config.h"

#include "nabij-background-portal.h"

#include <glib/gi18n-lib.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define BACKGROUND_INTERFACE "org.freedesktop.portal.Background"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"

/* What a request answers. */
#define RESPONSE_DONE 0

struct _NabijBackgroundPortal {
  GObject parent_instance;

  GDBusConnection *bus; /* NULL for that of the session */
};

/* One question, from the call to the answer. */
typedef struct {
  GDBusConnection *bus; /* NULL until it is there */
  char            *token;
  char            *path;         /* at which the portal answers */
  guint            response_id;  /* of the subscription to the answer */
  guint            watch_id;     /* of the portal itself */
  GSource         *cancellation; /* NULL where it cannot be cancelled */
  gboolean         on;
  gboolean         is_settled;
} Request;

static void nabij_background_portal_autostart_init (NabijAutostartInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijBackgroundPortal, nabij_background_portal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_AUTOSTART, nabij_background_portal_autostart_init))
/* clang-format on */

/* What is subscribed to holds the task: it ends here, and only once. */
static gboolean
settle (GTask *task)
{
  Request *request = g_task_get_task_data (task);

  if (request->is_settled)
    return FALSE;

  request->is_settled = TRUE;
  if (request->response_id != 0)
    g_dbus_connection_signal_unsubscribe (request->bus, request->response_id);
  request->response_id = 0;
  g_clear_handle_id (&request->watch_id, g_bus_unwatch_name);
  if (request->cancellation != NULL)
    g_source_destroy (request->cancellation);
  return TRUE;
}

static void
request_free (Request *request)
{
  g_clear_pointer (&request->cancellation, g_source_unref);
  g_clear_object (&request->bus);
  g_free (request->token);
  g_free (request->path);
  g_free (request);
}

static void
settle_without_portal (GTask *task)
{
  if (settle (task))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                             _ ("This system has no way to let Nabij run in the background, so the reminder stays as it was. Installing xdg-desktop-portal may help."));
}

/* The answer */

static void
response_cb (GDBusConnection *bus,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  const Request *request = g_task_get_task_data (task);
  g_autoptr (GVariant) results = NULL;
  guint32  response;
  gboolean may_run = FALSE;
  gboolean begins = FALSE;

  if (!g_str_equal (path, request->path) || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ua{sv})")) || !settle (task))
    return;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  g_variant_lookup (results, "background", "b", &may_run);
  g_variant_lookup (results, "autostart", "b", &begins);
  /* Whoever does not want it any more needs no leave. */
  if (!request->on || (response == RESPONSE_DONE && may_run && begins))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                             _ ("The system does not let Nabij run in the background, so the reminder stays as it was. You can allow it in Settings → Applications → Nabij."));
}

static void
vanished_cb (GDBusConnection *bus,
             const char      *name,
             gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);

  settle_without_portal (task);
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  Request *request = g_task_get_task_data (task);

  if (!settle (task))
    return G_SOURCE_REMOVE;

  /* Nobody has to answer a question any more that nobody asks. */
  if (request->path != NULL)
    g_dbus_connection_call (request->bus, PORTAL_NAME, request->path, REQUEST_INTERFACE, "Close", NULL, NULL,
                            G_DBUS_CALL_FLAGS_NO_AUTO_START, -1, NULL, NULL, NULL);
  g_task_return_error_if_cancelled (task);
  return G_SOURCE_REMOVE;
}

/* The question */

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  const char *path;

  if (request->is_settled)
    return;
  if (reply == NULL) {
    g_debug ("The background portal: %s", error->message);
    settle_without_portal (task);
    return;
  }

  /* An old portal answers elsewhere than was agreed. */
  g_variant_get (reply, "(&o)", &path);
  g_free (request->path);
  request->path = g_strdup (path);
  request->watch_id = g_bus_watch_name_on_connection (request->bus, PORTAL_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, NULL,
                                                      vanished_cb, g_object_ref (task), g_object_unref);
}

/* The answer may come before the call returns, or right after it from elsewhere: it is listened for
 * first, and everywhere. */
static void
ask (GTask *task)
{
  Request         *request = g_task_get_task_data (task);
  g_autofree char *sender = g_strdup (g_dbus_connection_get_unique_name (request->bus) + 1);
  GVariantBuilder  options;

  request->token = g_strdup_printf ("nabij%08x", g_random_int ());
  request->path = g_strdup_printf (PORTAL_PATH "/request/%s/%s", g_strdelimit (sender, ".", '_'), request->token);
  request->response_id = g_dbus_connection_signal_subscribe (request->bus, PORTAL_NAME, REQUEST_INTERFACE, "Response", NULL, NULL,
                                                             G_DBUS_SIGNAL_FLAGS_NONE, response_cb, g_object_ref (task), g_object_unref);

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (request->token));
  /* Translators: why the program asks the system to let it run in the background. */
  g_variant_builder_add (&options, "{sv}", "reason", g_variant_new_string (_ ("Reminders also come while the window is closed.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (request->on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv ((const char *const[]){ "nabij-reminders" }, 1));
  g_dbus_connection_call (request->bus, PORTAL_NAME, PORTAL_PATH, BACKGROUND_INTERFACE, "RequestBackground",
                          g_variant_new ("(sa{sv})", "", &options), G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE, -1, NULL, called_cb, g_object_ref (task));
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Request *request = g_task_get_task_data (task);
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, NULL);

  if (request->is_settled)
    return;
  if (bus == NULL) {
    settle_without_portal (task);
    return;
  }
  request->bus = g_steal_pointer (&bus);
  ask (task);
}

/* NabijAutostart */

static void
nabij_background_portal_set_async (NabijAutostart     *autostart,
                                   gboolean            on,
                                   gboolean            asked,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  NabijBackgroundPortal *self = NABIJ_BACKGROUND_PORTAL (autostart);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request *request;

  g_task_set_source_tag (task, nabij_background_portal_set_async);
  g_task_set_check_cancellable (task, FALSE);
  if (g_task_return_error_if_cancelled (task))
    return;
  /* The system keeps what was answered, and a question out of the blue would frighten. */
  if (!asked) {
    g_task_return_boolean (task, TRUE);
    return;
  }

  request = g_new0 (Request, 1);
  request->on = on;
  g_task_set_task_data (task, request, (GDestroyNotify)request_free);
  if (cancellable != NULL) {
    request->cancellation = g_cancellable_source_new (cancellable);
    g_source_set_callback (request->cancellation, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task), g_object_unref);
    g_source_attach (request->cancellation, g_task_get_context (task));
  }

  if (self->bus == NULL) {
    g_bus_get (G_BUS_TYPE_SESSION, NULL, bus_cb, g_object_ref (task));
    return;
  }
  request->bus = g_object_ref (self->bus);
  ask (task);
}

static gboolean
nabij_background_portal_set_finish (NabijAutostart *self,
                                    GAsyncResult   *result,
                                    GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_background_portal_autostart_init (NabijAutostartInterface *iface)
{
  iface->set_async = nabij_background_portal_set_async;
  iface->set_finish = nabij_background_portal_set_finish;
}

/* GObject */

static void
nabij_background_portal_dispose (GObject *object)
{
  g_clear_object (&NABIJ_BACKGROUND_PORTAL (object)->bus);

  G_OBJECT_CLASS (nabij_background_portal_parent_class)->dispose (object);
}

static void
nabij_background_portal_class_init (NabijBackgroundPortalClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_background_portal_dispose;
}

static void
nabij_background_portal_init (NabijBackgroundPortal *self)
{
}

/**
 * nabij_background_portal_is_needed:
 * @info_path: (type filename): what there is only inside of a sandbox,
 *   `NABIJ_BACKGROUND_PORTAL_INFO_PATH`
 *
 * Tells whether the program runs in a sandbox. The variables that ask programs for portals do not say
 * so: many people set them for the file dialogs of their desktop, and outside of a sandbox the portal
 * does not know who asks.
 *
 * Returns: whether the portal is to be asked
 */
gboolean
nabij_background_portal_is_needed (const char *info_path)
{
  g_return_val_if_fail (info_path != NULL, FALSE);

  return g_file_test (info_path, G_FILE_TEST_EXISTS);
}

/**
 * nabij_background_portal_new:
 * @bus: (nullable) (transfer none): where the portal is, or `NULL` for the bus of the session
 *
 * Makes the edge. Nothing is asked yet.
 *
 * Returns: (transfer full): the edge
 */
NabijAutostart *
nabij_background_portal_new (GDBusConnection *bus)
{
  NabijBackgroundPortal *self;

  g_return_val_if_fail (bus == NULL || G_IS_DBUS_CONNECTION (bus), NULL);

  self = g_object_new (NABIJ_TYPE_BACKGROUND_PORTAL, NULL);
  self->bus = bus != NULL ? g_object_ref (bus) : NULL;
  return NABIJ_AUTOSTART (self);
}
