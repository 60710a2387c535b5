/* nabij-backup-file.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is done with the file of one copy, whoever made it. */
gboolean nabij_backup_file_remove (const char *path,
                                   GError    **error);
gboolean nabij_backup_file_begin (const char *path,
                                  GError    **error);
void     nabij_backup_file_set_time (const char *path,
                                     gint64      utc_us);
gboolean nabij_backup_file_sync (const char *path,
                                 GError    **error);

G_END_DECLS
