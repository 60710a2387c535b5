/* nabij-reminder-link.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-link.h"

#include "nabij-reminders-bus.h"

#include <glib/gi18n-lib.h>

/* A test is answered when the notification server has taken it, which may hang for 25 s. */
#define TEST_WAITS_MS (40 * 1000)
#define CALL_WAITS_MS (20 * 1000)

struct _NabijBusReminderLink {
  GObject parent_instance;

  GDBusConnection *bus; /* NULL for that of the session */
};

/* One call. */
typedef struct {
  const char         *method;
  GVariant           *parameters;
  const GVariantType *reply_type;
  GDBusCallFlags      flags;
  int                 waits_ms;
} Call;

static void nabij_bus_reminder_link_reminder_link_init (NabijReminderLinkInterface *iface);

G_DEFINE_INTERFACE (NabijReminderLink, nabij_reminder_link, G_TYPE_OBJECT)

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijBusReminderLink, nabij_bus_reminder_link, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_REMINDER_LINK, nabij_bus_reminder_link_reminder_link_init))
/* clang-format on */

static void
nabij_reminder_link_default_init (NabijReminderLinkInterface *iface)
{
}

static void
call_free (Call *call)
{
  g_variant_unref (call->parameters);
  g_free (call);
}

/* What stands in the error is for the log; this is for a person. */
static const char *
get_sentence (const GError *error)
{
  if (g_error_matches (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER))
    return _ ("No notification service answers on this computer, so reminders cannot be shown. They stay as you set them; logging in again may help.");
  if (g_error_matches (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN))
    return _ ("This reminder is no longer there.");
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
      g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT))
    return _ ("The part of Nabij that reminds does not answer now. Your reminders are kept, and trying again may help.");
  return _ ("The part of Nabij that reminds cannot be started. Your reminders are kept, and installing Nabij again helps.");
}

static void
return_sentence (GTask        *task,
                 const GError *error)
{
  const Call *call = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;

  g_debug ("%s of the reminders: %s", call->method, error->message);
  g_task_return_new_error (task, error->domain, error->code, "%s", get_sentence (error));
}

static void
called_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (reply != NULL)
    g_task_return_pointer (task, reply, (GDestroyNotify)g_variant_unref);
  else
    return_sentence (task, error);
}

static void
call_on (GDBusConnection *bus,
         GTask           *task)
{
  const Call *call = g_task_get_task_data (task);

  g_dbus_connection_call (bus, NABIJ_REMINDERS_BUS_NAME, NABIJ_REMINDERS_BUS_PATH, NABIJ_REMINDERS_BUS_INTERFACE,
                          call->method, call->parameters, call->reply_type, call->flags, call->waits_ms,
                          g_task_get_cancellable (task), called_cb, g_object_ref (task));
}

static void
bus_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_finish (result, &error);

  if (bus != NULL)
    call_on (bus, task);
  else
    return_sentence (task, error);
}

static void
begin_call (NabijBusReminderLink *self,
            const Call           *call,
            GCancellable         *cancellable,
            GAsyncReadyCallback   callback,
            gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Call *copy = g_memdup2 (call, sizeof *call);

  copy->parameters = g_variant_ref_sink (call->parameters);
  g_task_set_source_tag (task, begin_call);
  g_task_set_task_data (task, copy, (GDestroyNotify)call_free);
  if (self->bus != NULL)
    call_on (self->bus, task);
  else
    g_bus_get (G_BUS_TYPE_SESSION, cancellable, bus_cb, g_object_ref (task));
}

/* NabijReminderLink */

static void
nabij_bus_reminder_link_test_async (NabijReminderLink  *self,
                                    const char         *id,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  const Call call = {
    .method = "Test",
    .parameters = g_variant_new ("(s)", id),
    .reply_type = G_VARIANT_TYPE ("(b)"),
    .waits_ms = TEST_WAITS_MS,
  };

  begin_call (NABIJ_BUS_REMINDER_LINK (self), &call, cancellable, callback, user_data);
}

static gboolean
nabij_bus_reminder_link_test_finish (NabijReminderLink *self,
                                     GAsyncResult      *result,
                                     gboolean          *has_buttons,
                                     GError           **error)
{
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), error);

  if (reply != NULL)
    g_variant_get (reply, "(b)", has_buttons);
  return reply != NULL;
}

static void
nabij_bus_reminder_link_list_async (NabijReminderLink  *self,
                                    guint               n_max,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  const Call call = {
    .method = "List",
    .parameters = g_variant_new ("(u)", n_max),
    .reply_type = G_VARIANT_TYPE ("(a(xs))"),
    .waits_ms = CALL_WAITS_MS,
  };

  begin_call (NABIJ_BUS_REMINDER_LINK (self), &call, cancellable, callback, user_data);
}

static GVariant *
nabij_bus_reminder_link_list_finish (NabijReminderLink *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), error);

  return reply != NULL ? g_variant_get_child_value (reply, 0) : NULL;
}

/* Nobody is started to take back what nobody shows. */
static void
nabij_bus_reminder_link_withdraw_async (NabijReminderLink  *self,
                                        GCancellable       *cancellable,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data)
{
  const Call call = {
    .method = "Withdraw",
    .parameters = g_variant_new ("()"),
    .reply_type = G_VARIANT_TYPE_UNIT,
    .flags = G_DBUS_CALL_FLAGS_NO_AUTO_START,
    .waits_ms = CALL_WAITS_MS,
  };

  begin_call (NABIJ_BUS_REMINDER_LINK (self), &call, cancellable, callback, user_data);
}

static gboolean
nabij_bus_reminder_link_withdraw_finish (NabijReminderLink *self,
                                         GAsyncResult      *result,
                                         GError           **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GVariant) reply = g_task_propagate_pointer (G_TASK (result), &problem);

  if (reply != NULL || g_error_matches (problem, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN) ||
      g_error_matches (problem, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static void
nabij_bus_reminder_link_reminder_link_init (NabijReminderLinkInterface *iface)
{
  iface->test_async = nabij_bus_reminder_link_test_async;
  iface->test_finish = nabij_bus_reminder_link_test_finish;
  iface->list_async = nabij_bus_reminder_link_list_async;
  iface->list_finish = nabij_bus_reminder_link_list_finish;
  iface->withdraw_async = nabij_bus_reminder_link_withdraw_async;
  iface->withdraw_finish = nabij_bus_reminder_link_withdraw_finish;
}

/* GObject */

static void
nabij_bus_reminder_link_dispose (GObject *object)
{
  g_clear_object (&NABIJ_BUS_REMINDER_LINK (object)->bus);

  G_OBJECT_CLASS (nabij_bus_reminder_link_parent_class)->dispose (object);
}

static void
nabij_bus_reminder_link_class_init (NabijBusReminderLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_bus_reminder_link_dispose;
}

static void
nabij_bus_reminder_link_init (NabijBusReminderLink *self)
{
}

/**
 * nabij_bus_reminder_link_new:
 * @bus: (nullable) (transfer none): where the program that reminds is, or `NULL` for the bus of the
 *   session
 *
 * Makes the edge. Nobody is called yet.
 *
 * Returns: (transfer full): the edge
 */
NabijReminderLink *
nabij_bus_reminder_link_new (GDBusConnection *bus)
{
  NabijBusReminderLink *self;

  g_return_val_if_fail (bus == NULL || G_IS_DBUS_CONNECTION (bus), NULL);

  self = g_object_new (NABIJ_TYPE_BUS_REMINDER_LINK, NULL);
  self->bus = bus != NULL ? g_object_ref (bus) : NULL;
  /* From now on its errors are known for what they are. */
  (void)NABIJ_REMINDERS_ERROR;
  return NABIJ_REMINDER_LINK (self);
}

/* The interface */

/**
 * nabij_reminder_link_test_async:
 * @self: the edge
 * @id: the id of a reminder
 * @cancellable: (nullable): to give up waiting
 * @callback: called when a notification server has taken it, or could not
 * @user_data: for @callback
 *
 * Has a reminder sent now, whether or not it is on.
 */
void
nabij_reminder_link_test_async (NabijReminderLink  *self,
                                const char         *id,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_REMINDER_LINK (self));
  g_return_if_fail (id != NULL);

  NABIJ_REMINDER_LINK_GET_IFACE (self)->test_async (self, id, cancellable, callback, user_data);
}

/**
 * nabij_reminder_link_test_finish:
 * @self: the edge
 * @result: what the callback was given
 * @has_buttons: (out) (optional): whether the notification server shows buttons
 * @error: why nothing is shown, as one sentence for a person
 *
 * Tells whether a notification server took it.
 *
 * Errors: what the program that reminds answers (#NabijRemindersError), that it can not be called
 * (`G_DBUS_ERROR`, `G_IO_ERROR`), or `G_IO_ERROR_CANCELLED`.
 *
 * Returns: `FALSE` when @error is set
 */
gboolean
nabij_reminder_link_test_finish (NabijReminderLink *self,
                                 GAsyncResult      *result,
                                 gboolean          *has_buttons,
                                 GError           **error)
{
  gboolean shows_buttons = FALSE;
  gboolean is_shown;

  g_return_val_if_fail (NABIJ_IS_REMINDER_LINK (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  is_shown = NABIJ_REMINDER_LINK_GET_IFACE (self)->test_finish (self, result, &shows_buttons, error);
  if (has_buttons != NULL)
    *has_buttons = shows_buttons;
  return is_shown;
}

/**
 * nabij_reminder_link_list_async:
 * @self: the edge
 * @n_max: how many due moments, at most
 * @cancellable: (nullable): to give up waiting
 * @callback: called when they are there
 * @user_data: for @callback
 *
 * Asks for the next due moments. The program that reminds is started for it where it does not run.
 */
void
nabij_reminder_link_list_async (NabijReminderLink  *self,
                                guint               n_max,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_REMINDER_LINK (self));

  NABIJ_REMINDER_LINK_GET_IFACE (self)->list_async (self, n_max, cancellable, callback, user_data);
}

/**
 * nabij_reminder_link_list_finish:
 * @self: the edge
 * @result: what the callback was given
 * @error: why they are not known, as one sentence for a person
 *
 * Gives the due moments.
 *
 * Errors: as nabij_reminder_link_test_finish().
 *
 * Returns: (transfer full) (nullable): of type `a(xs)`, each moment in UTC microseconds with the id of
 *   its reminder, or `NULL` when @error is set
 */
GVariant *
nabij_reminder_link_list_finish (NabijReminderLink *self,
                                 GAsyncResult      *result,
                                 GError           **error)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_LINK (self), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  return NABIJ_REMINDER_LINK_GET_IFACE (self)->list_finish (self, result, error);
}

/**
 * nabij_reminder_link_withdraw_async:
 * @self: the edge
 * @cancellable: (nullable): to give up waiting
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has everything taken back that is shown. Where nobody reminds, nothing is shown.
 */
void
nabij_reminder_link_withdraw_async (NabijReminderLink  *self,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_REMINDER_LINK (self));

  NABIJ_REMINDER_LINK_GET_IFACE (self)->withdraw_async (self, cancellable, callback, user_data);
}

/**
 * nabij_reminder_link_withdraw_finish:
 * @self: the edge
 * @result: what the callback was given
 * @error: why that is not known, as one sentence for a person
 *
 * Tells that nothing is shown any more.
 *
 * Errors: as nabij_reminder_link_test_finish().
 *
 * Returns: `FALSE` when @error is set
 */
gboolean
nabij_reminder_link_withdraw_finish (NabijReminderLink *self,
                                     GAsyncResult      *result,
                                     GError           **error)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_LINK (self), FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  return NABIJ_REMINDER_LINK_GET_IFACE (self)->withdraw_finish (self, result, error);
}
