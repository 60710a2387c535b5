/* nabij-file-picker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_FILE_PICKER (nabij_file_picker_get_type ())
G_DECLARE_INTERFACE (NabijFilePicker, nabij_file_picker, NABIJ, FILE_PICKER, GObject)

/**
 * NabijFilePickerInterface:
 * @save_async: asks where to save a file
 * @save_finish: tells what was answered
 * @open_async: asks which file to read
 * @open_finish: tells what was answered
 *
 * One of the four edges of the program: how a person is asked for a place on the disk. It has the
 * shape of GtkFileDialog, which comes with GTK 4.10.
 */
struct _NabijFilePickerInterface {
  GTypeInterface parent_iface;

  void (*save_async) (NabijFilePicker    *self,
                      GtkWindow          *parent,
                      const char         *title,
                      const char         *name,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  GFile *(*save_finish) (NabijFilePicker *self,
                         GAsyncResult    *result,
                         GError         **error);
  void (*open_async) (NabijFilePicker    *self,
                      GtkWindow          *parent,
                      const char         *title,
                      GtkFileFilter      *filter,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  GFile *(*open_finish) (NabijFilePicker *self,
                         GAsyncResult    *result,
                         GError         **error);
};

void   nabij_file_picker_save_async (NabijFilePicker    *self,
                                     GtkWindow          *parent,
                                     const char         *title,
                                     const char         *name,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GFile *nabij_file_picker_save_finish (NabijFilePicker *self,
                                      GAsyncResult    *result,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void   nabij_file_picker_open_async (NabijFilePicker    *self,
                                     GtkWindow          *parent,
                                     const char         *title,
                                     GtkFileFilter      *filter,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GFile *nabij_file_picker_open_finish (NabijFilePicker *self,
                                      GAsyncResult    *result,
                                      GError         **error) G_GNUC_WARN_UNUSED_RESULT;

#define NABIJ_TYPE_NATIVE_FILE_PICKER (nabij_native_file_picker_get_type ())
G_DECLARE_FINAL_TYPE (NabijNativeFilePicker, nabij_native_file_picker, NABIJ, NATIVE_FILE_PICKER, GObject)

NabijFilePicker *nabij_native_file_picker_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
