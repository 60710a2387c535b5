/* nabij-private-files.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean nabij_private_files_make_folder (const char *path,
                                          GError    **error);
void     nabij_private_files_sync_folder (const char *path);
gboolean nabij_private_files_write (const char *path,
                                    const char *contents,
                                    GError    **error);
gboolean nabij_private_files_remove (const char *path,
                                     GError    **error);
void     nabij_private_files_remove_folder (const char *path,
                                            GPtrArray  *left);
char   **nabij_private_files_list (const char *folder,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void     nabij_private_files_set_error (GError    **error,
                                        const char *what,
                                        const char *path,
                                        int         system_error);

G_END_DECLS
