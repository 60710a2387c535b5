/* nabij-fake-autostart.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A system that does what it is asked, or refuses, or lets wait. It writes down what it was asked:
 * "on", "off", and "quiet-on", "quiet-off" where no person asked.
 */

#include "config.h"

#include "nabij-fake-autostart.h"

struct _NabijFakeAutostart {
  GObject parent_instance;

  GString *calls;
  char    *refusal; /* NULL where it agrees */
  GTask   *waiting; /* NULL where nobody waits */
  gboolean is_on;
  gboolean holds;
};

static void nabij_fake_autostart_autostart_init (NabijAutostartInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakeAutostart, nabij_fake_autostart, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_AUTOSTART, nabij_fake_autostart_autostart_init))
/* clang-format on */

static void
answer (NabijFakeAutostart *self,
        GTask              *task)
{
  if (g_task_return_error_if_cancelled (task))
    return;
  if (self->refusal != NULL) {
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s", self->refusal);
    return;
  }

  self->is_on = GPOINTER_TO_INT (g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

static void
nabij_fake_autostart_set_async (NabijAutostart     *autostart,
                                gboolean            on,
                                gboolean            asked,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  NabijFakeAutostart *self = NABIJ_FAKE_AUTOSTART (autostart);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, GINT_TO_POINTER (on), NULL);
  g_string_append_printf (self->calls, "%s%s ", asked ? "" : "quiet-", on ? "on" : "off");
  if (!self->holds) {
    answer (self, task);
    return;
  }
  /* One after the other. */
  g_assert_null (self->waiting);
  self->waiting = g_steal_pointer (&task);
}

static gboolean
nabij_fake_autostart_set_finish (NabijAutostart *self,
                                 GAsyncResult   *result,
                                 GError        **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_fake_autostart_autostart_init (NabijAutostartInterface *iface)
{
  iface->set_async = nabij_fake_autostart_set_async;
  iface->set_finish = nabij_fake_autostart_set_finish;
}

static void
nabij_fake_autostart_finalize (GObject *object)
{
  NabijFakeAutostart *self = NABIJ_FAKE_AUTOSTART (object);

  g_string_free (self->calls, TRUE);
  g_free (self->refusal);

  G_OBJECT_CLASS (nabij_fake_autostart_parent_class)->finalize (object);
}

static void
nabij_fake_autostart_class_init (NabijFakeAutostartClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_fake_autostart_finalize;
}

static void
nabij_fake_autostart_init (NabijFakeAutostart *self)
{
  self->calls = g_string_new (NULL);
}

NabijFakeAutostart *
nabij_fake_autostart_new (void)
{
  return g_object_new (NABIJ_TYPE_FAKE_AUTOSTART, NULL);
}

/* From now on; NULL to agree again. */
void
nabij_fake_autostart_refuse (NabijFakeAutostart *self,
                             const char         *sentence)
{
  g_free (self->refusal);
  self->refusal = g_strdup (sentence);
}

/* From now on nothing is answered until it is released. */
void
nabij_fake_autostart_hold (NabijFakeAutostart *self)
{
  self->holds = TRUE;
}

void
nabij_fake_autostart_release (NabijFakeAutostart *self)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->waiting);

  self->holds = FALSE;
  if (task != NULL)
    answer (self, task);
}

gboolean
nabij_fake_autostart_is_on (NabijFakeAutostart *self)
{
  return self->is_on;
}

const char *
nabij_fake_autostart_get_calls (NabijFakeAutostart *self)
{
  return self->calls->str;
}
