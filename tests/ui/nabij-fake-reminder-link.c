/* nabij-fake-reminder-link.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Someone who reminds, and answers what a test says. It writes down what it was asked: "list",
 * "test:<id>", "withdraw".
 */

#include "config.h"

#include "nabij-fake-reminder-link.h"

struct _NabijFakeReminderLink {
  GObject parent_instance;

  GString *calls;
  GError  *error; /* NULL where all is well */
  guint    n_failures;
  gboolean has_buttons;
};

static void nabij_fake_reminder_link_reminder_link_init (NabijReminderLinkInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakeReminderLink, nabij_fake_reminder_link, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_REMINDER_LINK, nabij_fake_reminder_link_reminder_link_init))
/* clang-format on */

static void
answer (NabijFakeReminderLink *self,
        GCancellable          *cancellable,
        GAsyncReadyCallback    callback,
        gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  if (self->error != NULL && self->n_failures > 0) {
    self->n_failures--;
    g_task_return_error (task, g_error_copy (self->error));
  } else {
    g_task_return_boolean (task, TRUE);
  }
}

static void
nabij_fake_reminder_link_test_async (NabijReminderLink  *link,
                                     const char         *id,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  NabijFakeReminderLink *self = NABIJ_FAKE_REMINDER_LINK (link);

  g_string_append_printf (self->calls, "test:%s ", id);
  answer (self, cancellable, callback, user_data);
}

static gboolean
nabij_fake_reminder_link_test_finish (NabijReminderLink *link,
                                      GAsyncResult      *result,
                                      gboolean          *has_buttons,
                                      GError           **error)
{
  *has_buttons = NABIJ_FAKE_REMINDER_LINK (link)->has_buttons;
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_fake_reminder_link_list_async (NabijReminderLink  *link,
                                     guint               n_max,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  NabijFakeReminderLink *self = NABIJ_FAKE_REMINDER_LINK (link);

  g_string_append (self->calls, "list ");
  answer (self, cancellable, callback, user_data);
}

static GVariant *
nabij_fake_reminder_link_list_finish (NabijReminderLink *link,
                                      GAsyncResult      *result,
                                      GError           **error)
{
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_variant_ref_sink (g_variant_new ("a(xs)", NULL));
}

static void
nabij_fake_reminder_link_withdraw_async (NabijReminderLink  *link,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  NabijFakeReminderLink *self = NABIJ_FAKE_REMINDER_LINK (link);

  g_string_append (self->calls, "withdraw ");
  answer (self, cancellable, callback, user_data);
}

static gboolean
nabij_fake_reminder_link_withdraw_finish (NabijReminderLink *link,
                                          GAsyncResult      *result,
                                          GError           **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_fake_reminder_link_reminder_link_init (NabijReminderLinkInterface *iface)
{
  iface->test_async = nabij_fake_reminder_link_test_async;
  iface->test_finish = nabij_fake_reminder_link_test_finish;
  iface->list_async = nabij_fake_reminder_link_list_async;
  iface->list_finish = nabij_fake_reminder_link_list_finish;
  iface->withdraw_async = nabij_fake_reminder_link_withdraw_async;
  iface->withdraw_finish = nabij_fake_reminder_link_withdraw_finish;
}

static void
nabij_fake_reminder_link_finalize (GObject *object)
{
  NabijFakeReminderLink *self = NABIJ_FAKE_REMINDER_LINK (object);

  g_string_free (self->calls, TRUE);
  g_clear_error (&self->error);

  G_OBJECT_CLASS (nabij_fake_reminder_link_parent_class)->finalize (object);
}

static void
nabij_fake_reminder_link_class_init (NabijFakeReminderLinkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_fake_reminder_link_finalize;
}

static void
nabij_fake_reminder_link_init (NabijFakeReminderLink *self)
{
  self->calls = g_string_new (NULL);
  self->has_buttons = TRUE;
}

NabijFakeReminderLink *
nabij_fake_reminder_link_new (void)
{
  return g_object_new (NABIJ_TYPE_FAKE_REMINDER_LINK, NULL);
}

/* The next calls; G_MAXUINT for all of them. */
void
nabij_fake_reminder_link_fail (NabijFakeReminderLink *self,
                               const GError          *error,
                               guint                  n_times)
{
  g_clear_error (&self->error);
  self->error = g_error_copy (error);
  self->n_failures = n_times;
}

void
nabij_fake_reminder_link_set_has_buttons (NabijFakeReminderLink *self,
                                          gboolean               has_buttons)
{
  self->has_buttons = has_buttons;
}

const char *
nabij_fake_reminder_link_get_calls (NabijFakeReminderLink *self)
{
  return self->calls->str;
}
