/* nabij-fake-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notifier that remembers what is shown, or has no server to show it.
 */

#include "config.h"

#include "nabij-fake-notifier.h"

struct _NabijFakeNotifier {
  GObject parent_instance;

  GHashTable *lines; /* id → line */
  gboolean    gone;
};

static void nabij_fake_notifier_notifier_init (NabijNotifierInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakeNotifier, nabij_fake_notifier, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_NOTIFIER, nabij_fake_notifier_notifier_init))
/* clang-format on */

static gboolean
nabij_fake_notifier_show (NabijNotifier *notifier,
                          const char    *id,
                          const char    *line,
                          GError       **error)
{
  NabijFakeNotifier *self = NABIJ_FAKE_NOTIFIER (notifier);

  if (self->gone) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED, "no server");
    return FALSE;
  }

  g_hash_table_insert (self->lines, g_strdup (id), g_strdup (line));
  return TRUE;
}

static void
nabij_fake_notifier_withdraw (NabijNotifier *notifier,
                              const char    *id)
{
  g_hash_table_remove (NABIJ_FAKE_NOTIFIER (notifier)->lines, id);
}

static void
nabij_fake_notifier_notifier_init (NabijNotifierInterface *iface)
{
  iface->show = nabij_fake_notifier_show;
  iface->withdraw = nabij_fake_notifier_withdraw;
}

static void
nabij_fake_notifier_finalize (GObject *object)
{
  g_hash_table_unref (NABIJ_FAKE_NOTIFIER (object)->lines);

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
  self->lines = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

NabijFakeNotifier *
nabij_fake_notifier_new (void)
{
  return g_object_new (NABIJ_TYPE_FAKE_NOTIFIER, NULL);
}

void
nabij_fake_notifier_set_gone (NabijFakeNotifier *self,
                              gboolean           gone)
{
  self->gone = gone;
}

const char *
nabij_fake_notifier_get_line (NabijFakeNotifier *self,
                              const char        *id)
{
  return g_hash_table_lookup (self->lines, id);
}

guint
nabij_fake_notifier_get_n_shown (NabijFakeNotifier *self)
{
  return g_hash_table_size (self->lines);
}
