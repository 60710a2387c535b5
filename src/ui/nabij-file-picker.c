/* nabij-file-picker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-file-picker.h"

#include <glib/gi18n-lib.h>

G_DEFINE_INTERFACE (NabijFilePicker, nabij_file_picker, G_TYPE_OBJECT)

struct _NabijNativeFilePicker {
  GObject parent_instance;
};

static void nabij_native_file_picker_file_picker_init (NabijFilePickerInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NabijNativeFilePicker, nabij_native_file_picker, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (NABIJ_TYPE_FILE_PICKER, nabij_native_file_picker_file_picker_init))

static void
response_cb (GtkNativeDialog *dialog,
             int              response,
             gpointer         user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "dismissed");

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
nabij_native_file_picker_save_async (NabijFilePicker    *self,
                                     GtkWindow          *parent,
                                     const char         *title,
                                     const char         *name,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  GTask                *task = g_task_new (self, cancellable, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);

  g_task_set_source_tag (task, nabij_native_file_picker_save_async);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GFile *
nabij_native_file_picker_finish (NabijFilePicker *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
nabij_native_file_picker_open_async (NabijFilePicker    *self,
                                     GtkWindow          *parent,
                                     const char         *title,
                                     GtkFileFilter      *filter,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data)
{
  GTask                *task = g_task_new (self, cancellable, callback, user_data);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), NULL);

  g_task_set_source_tag (task, nabij_native_file_picker_open_async);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (filter != NULL)
    gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
nabij_native_file_picker_file_picker_init (NabijFilePickerInterface *iface)
{
  iface->save_async = nabij_native_file_picker_save_async;
  iface->save_finish = nabij_native_file_picker_finish;
  iface->open_async = nabij_native_file_picker_open_async;
  iface->open_finish = nabij_native_file_picker_finish;
}

static void
nabij_file_picker_default_init (NabijFilePickerInterface *iface)
{
}

static void
nabij_native_file_picker_class_init (NabijNativeFilePickerClass *klass)
{
}

static void
nabij_native_file_picker_init (NabijNativeFilePicker *self)
{
}

/**
 * nabij_native_file_picker_new:
 *
 * Makes a picker that shows the desktop's own dialog.
 *
 * Returns: (transfer full): the picker
 */
NabijFilePicker *
nabij_native_file_picker_new (void)
{
  return g_object_new (NABIJ_TYPE_NATIVE_FILE_PICKER, NULL);
}

/**
 * nabij_file_picker_save_async:
 * @self: a picker
 * @parent: (nullable): the window that asks
 * @title: what is asked, translated
 * @name: the file name that is offered
 * @cancellable: (nullable): to give up waiting
 * @callback: called when it was answered
 * @user_data: for @callback
 *
 * Asks where to save a file.
 */
void
nabij_file_picker_save_async (NabijFilePicker    *self,
                              GtkWindow          *parent,
                              const char         *title,
                              const char         *name,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_FILE_PICKER (self));

  NABIJ_FILE_PICKER_GET_IFACE (self)->save_async (self, parent, title, name, cancellable, callback, user_data);
}

/**
 * nabij_file_picker_save_finish:
 * @self: a picker
 * @result: what @callback was given
 * @error: return location; `G_IO_ERROR_CANCELLED` when the person changed their mind
 *
 * Tells where to save.
 *
 * Returns: (transfer full) (nullable): the place, or `NULL` with @error set
 */
GFile *
nabij_file_picker_save_finish (NabijFilePicker *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (NABIJ_IS_FILE_PICKER (self), NULL);

  return NABIJ_FILE_PICKER_GET_IFACE (self)->save_finish (self, result, error);
}

/**
 * nabij_file_picker_open_async:
 * @self: a picker
 * @parent: (nullable): the window that asks
 * @title: what is asked, translated
 * @filter: (nullable): which files are offered
 * @cancellable: (nullable): to give up waiting
 * @callback: called when it was answered
 * @user_data: for @callback
 *
 * Asks which file to read.
 */
void
nabij_file_picker_open_async (NabijFilePicker    *self,
                              GtkWindow          *parent,
                              const char         *title,
                              GtkFileFilter      *filter,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_FILE_PICKER (self));

  NABIJ_FILE_PICKER_GET_IFACE (self)->open_async (self, parent, title, filter, cancellable, callback, user_data);
}

/**
 * nabij_file_picker_open_finish:
 * @self: a picker
 * @result: what @callback was given
 * @error: return location; `G_IO_ERROR_CANCELLED` when the person changed their mind
 *
 * Tells which file was chosen.
 *
 * Returns: (transfer full) (nullable): the file, or `NULL` with @error set
 */
GFile *
nabij_file_picker_open_finish (NabijFilePicker *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (NABIJ_IS_FILE_PICKER (self), NULL);

  return NABIJ_FILE_PICKER_GET_IFACE (self)->open_finish (self, result, error);
}
