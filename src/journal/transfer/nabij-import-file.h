/* nabij-import-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* No journal of a life comes near to this. */
#define NABIJ_IMPORT_FILE_SIZE_MAX (256 * 1024 * 1024)

/**
 * NabijImportFile:
 *
 * An export that is read: once to see that it is sound throughout, and then one entry after the
 * other. It belongs to one thread at a time, and waits for the disk.
 */
typedef struct _NabijImportFile NabijImportFile;

NabijImportFile *nabij_import_file_open (GFile        *file,
                                         GCancellable *cancellable,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;
NabijImportFile *nabij_import_file_new (GInputStream *stream) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_import_file_free (NabijImportFile *self);

gboolean           nabij_import_file_check (NabijImportFile *self,
                                            GCancellable    *cancellable,
                                            GError         **error);
gboolean           nabij_import_file_cut (NabijImportFile *self,
                                          GBytes         **json,
                                          GCancellable    *cancellable,
                                          GError         **error);
gboolean           nabij_import_file_turn_to_recordings (NabijImportFile *self,
                                                         GCancellable    *cancellable,
                                                         GError         **error);
guint              nabij_import_file_get_n_entries (NabijImportFile *self);
guint              nabij_import_file_get_n_recordings (NabijImportFile *self);
guint              nabij_import_file_get_position (NabijImportFile *self);
const NabijFamily *nabij_import_file_get_family (NabijImportFile *self);
const char *const *nabij_import_file_get_authors (NabijImportFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijImportFile, nabij_import_file_free)

G_END_DECLS
