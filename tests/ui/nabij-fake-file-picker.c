/* nabij-fake-file-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picker that always gives the same answer; without one it was dismissed.
 */

#include "config.h"

#include "nabij-fake-file-picker.h"

struct _NabijFakeFilePicker {
  GObject parent_instance;

  GFile *answer;
  char  *name; /* that was offered last */
};

static void nabij_fake_file_picker_file_picker_init (NabijFilePickerInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijFakeFilePicker, nabij_fake_file_picker, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_FILE_PICKER, nabij_fake_file_picker_file_picker_init))
/* clang-format on */

static void
nabij_fake_file_picker_save_async (NabijFilePicker    *picker,
                                   GtkWindow          *parent,
                                   const char         *title,
                                   const char         *name,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  NabijFakeFilePicker *self = NABIJ_FAKE_FILE_PICKER (picker);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_free (self->name);
  self->name = g_strdup (name);
  if (self->answer != NULL)
    g_task_return_pointer (task, g_object_ref (self->answer), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");
}

static void
nabij_fake_file_picker_open_async (NabijFilePicker    *picker,
                                   GtkWindow          *parent,
                                   const char         *title,
                                   GtkFileFilter      *filter,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  nabij_fake_file_picker_save_async (picker, parent, title, NULL, cancellable, callback, user_data);
}

static GFile *
nabij_fake_file_picker_finish (NabijFilePicker *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
nabij_fake_file_picker_file_picker_init (NabijFilePickerInterface *iface)
{
  iface->save_async = nabij_fake_file_picker_save_async;
  iface->save_finish = nabij_fake_file_picker_finish;
  iface->open_async = nabij_fake_file_picker_open_async;
  iface->open_finish = nabij_fake_file_picker_finish;
}

static void
nabij_fake_file_picker_dispose (GObject *object)
{
  g_clear_object (&NABIJ_FAKE_FILE_PICKER (object)->answer);
  g_clear_pointer (&NABIJ_FAKE_FILE_PICKER (object)->name, g_free);

  G_OBJECT_CLASS (nabij_fake_file_picker_parent_class)->dispose (object);
}

static void
nabij_fake_file_picker_class_init (NabijFakeFilePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_fake_file_picker_dispose;
}

static void
nabij_fake_file_picker_init (NabijFakeFilePicker *self)
{
}

NabijFilePicker *
nabij_fake_file_picker_new (GFile *answer)
{
  NabijFakeFilePicker *self = g_object_new (NABIJ_TYPE_FAKE_FILE_PICKER, NULL);

  self->answer = answer != NULL ? g_object_ref (answer) : NULL;
  return NABIJ_FILE_PICKER (self);
}

/* What the file was to be called when a place for it was asked last. */
const char *
nabij_fake_file_picker_get_name (NabijFakeFilePicker *self)
{
  return self->name;
}
