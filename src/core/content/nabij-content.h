/* nabij-content.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

G_BEGIN_DECLS

/* Reads one file into a collection; the message of @error names it. */
typedef gboolean (*NabijContentAddFunc) (gpointer    collection,
                                         const char *file_name,
                                         const char *xml,
                                         gssize      length,
                                         GError    **error);

GBytes     *nabij_content_lookup (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char      **nabij_content_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_content_add_folder (const char         *folder,
                                      NabijContentAddFunc add,
                                      gpointer            collection);
void        nabij_content_try_add (NabijContentAddFunc add,
                                   gpointer            collection,
                                   const char         *file_name,
                                   const char         *xml,
                                   gssize              length);
gboolean    nabij_content_check_file_name (const char *file_name,
                                           const char *id,
                                           gboolean    is_known,
                                           GError    **error);
gboolean    nabij_content_read_seasons (const char *text,
                                        guint      *seasons,
                                        GError    **error);
gboolean    nabij_content_check_id (const char *id,
                                    GError    **error);
gboolean    nabij_content_read_name (const char        *name,
                                     const char *const *names,
                                     guint              n_names,
                                     const char        *why,
                                     guint             *number,
                                     GError           **error);
gboolean    nabij_content_refuse (GError    **error,
                                  const char *why,
                                  const char *what);
void        nabij_content_refuse_element (GError    **error,
                                          const char *element);
char       *nabij_content_collapse (const char *text) G_GNUC_WARN_UNUSED_RESULT;
const char *nabij_content_translate (const char *context,
                                     const char *text);

G_END_DECLS
