/* nabij-reminder-service.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-service.h"

#include "nabij-reminders-bus.h"
#include "nabij-schedule.h"

struct _NabijReminderService {
  GObject parent_instance;

  NabijReminderAgent *agent;
  GDBusConnection    *bus;
  guint               registration_id;
};

G_DEFINE_FINAL_TYPE (NabijReminderService, nabij_reminder_service, G_TYPE_OBJECT)

enum {
  SIGNAL_CALLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GDBusMethodInvocation *invocation = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_buttons;

  if (nabij_reminder_agent_test_finish (NABIJ_REMINDER_AGENT (source), result, &has_buttons, &error))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", has_buttons));
  else
    g_dbus_method_invocation_return_gerror (invocation, error);
}

static GVariant *
list (NabijReminderService *self,
      guint                 n_max)
{
  g_autoptr (GArray) due = nabij_reminder_agent_list (self->agent, n_max);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(xs)"));
  for (guint i = 0; i < due->len; i++) {
    const NabijDue *one = &g_array_index (due, NabijDue, i);

    g_variant_builder_add (&builder, "(xs)", one->at_us, one->reminder->id);
  }
  return g_variant_new ("(a(xs))", &builder);
}

static void
method_called_cb (GDBusConnection       *bus,
                  const char            *sender,
                  const char            *path,
                  const char            *interface,
                  const char            *method,
                  GVariant              *parameters,
                  GDBusMethodInvocation *invocation,
                  gpointer               user_data)
{
  NabijReminderService *self = user_data;

  g_signal_emit (self, signals[SIGNAL_CALLED], 0);

  /* GDBus has seen to it that it is one of these, with its own kind of parameters. */
  if (g_str_equal (method, "Test")) {
    const char *id;

    g_variant_get (parameters, "(&s)", &id);
    nabij_reminder_agent_test_async (self->agent, id, NULL, tested_cb, invocation);
  } else if (g_str_equal (method, "List")) {
    guint n_max;

    g_variant_get (parameters, "(u)", &n_max);
    g_dbus_method_invocation_return_value (invocation, list (self, n_max));
  } else {
    nabij_reminder_agent_withdraw_all (self->agent);
    g_dbus_method_invocation_return_value (invocation, NULL);
  }
}

static const GDBusInterfaceVTable interface_functions = {
  .method_call = method_called_cb,
};

static void
nabij_reminder_service_dispose (GObject *object)
{
  NabijReminderService *self = NABIJ_REMINDER_SERVICE (object);

  if (self->registration_id != 0)
    g_dbus_connection_unregister_object (self->bus, self->registration_id);
  self->registration_id = 0;
  g_clear_object (&self->bus);
  g_clear_object (&self->agent);

  G_OBJECT_CLASS (nabij_reminder_service_parent_class)->dispose (object);
}

static void
nabij_reminder_service_class_init (NabijReminderServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_service_dispose;

  /**
   * NabijReminderService::called:
   * @self: a service
   *
   * Emitted when somebody asks for something, before it is done.
   */
  signals[SIGNAL_CALLED] =
    g_signal_new ("called", NABIJ_TYPE_REMINDER_SERVICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_reminder_service_init (NabijReminderService *self)
{
}

/**
 * nabij_reminder_service_new:
 * @agent: what answers
 * @bus: on which bus
 * @error: return location for an error
 *
 * Offers the agent on the bus, as long as the service lives. To own the name is up to the caller.
 *
 * Errors: those of g_dbus_connection_register_object()
 *
 * Returns: (transfer full): the service, or `NULL` with @error set
 */
NabijReminderService *
nabij_reminder_service_new (NabijReminderAgent *agent,
                            GDBusConnection    *bus,
                            GError            **error)
{
  g_autoptr (GDBusNodeInfo) node = NULL;
  g_autoptr (NabijReminderService) self = NULL;

  g_return_val_if_fail (NABIJ_IS_REMINDER_AGENT (agent), NULL);
  g_return_val_if_fail (G_IS_DBUS_CONNECTION (bus), NULL);

  node = g_dbus_node_info_new_for_xml (NABIJ_REMINDERS_BUS_XML, error);
  if (node == NULL)
    return NULL;

  self = g_object_new (NABIJ_TYPE_REMINDER_SERVICE, NULL);
  self->agent = g_object_ref (agent);
  self->bus = g_object_ref (bus);
  /* So that they go over the bus by their names. */
  (void)NABIJ_REMINDERS_ERROR;
  self->registration_id = g_dbus_connection_register_object (bus, NABIJ_REMINDERS_BUS_PATH, node->interfaces[0], &interface_functions, self, NULL, error);
  return self->registration_id != 0 ? g_steal_pointer (&self) : NULL;
}
