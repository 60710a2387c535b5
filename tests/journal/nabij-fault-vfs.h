/* nabij-fault-vfs.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk for SQLite that fails when a test says so, and that remembers what was written to it, so
 * that its power can be cut afterwards at every moment.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijPowerCut:
 * @NABIJ_POWER_CUT_DROPS: what was written since the last sync of a file is gone
 * @NABIJ_POWER_CUT_TEARS: of each sector of 512 bytes it is left to chance
 * @NABIJ_POWER_CUT_KEEPS: all of it had reached the disk
 *
 * What becomes of what was not brought to the disk yet.
 */
typedef enum {
  NABIJ_POWER_CUT_DROPS,
  NABIJ_POWER_CUT_TEARS,
  NABIJ_POWER_CUT_KEEPS,
} NabijPowerCut;

/**
 * NabijDisk:
 *
 * The files as they were at some moment of a recording.
 */
typedef struct _NabijDisk NabijDisk;

void  nabij_fault_vfs_install (void);
void  nabij_fault_vfs_fail_at (guint    n,
                               int      result,
                               gboolean lasting);
void  nabij_fault_vfs_heal (void);
guint nabij_fault_vfs_get_n_operations (void);
guint nabij_fault_vfs_get_n_failed (void);
void  nabij_fault_vfs_record (void);
guint nabij_fault_vfs_stop_recording (void);

NabijDisk *nabij_disk_new (void) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_disk_free (NabijDisk *self);
void       nabij_disk_step (NabijDisk *self,
                            guint      operation);
void       nabij_disk_cut (NabijDisk    *self,
                           NabijPowerCut cut,
                           guint32       seed,
                           const char   *from_file,
                           const char   *to_file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijDisk, nabij_disk_free)

G_END_DECLS
