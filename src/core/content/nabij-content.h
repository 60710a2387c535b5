/* nabij-content.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

G_BEGIN_DECLS

GBytes     *nabij_content_lookup (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char      **nabij_content_list (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
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
