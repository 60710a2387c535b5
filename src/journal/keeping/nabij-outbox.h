/* nabij-outbox.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-entry.h"

G_BEGIN_DECLS

char    *nabij_outbox_get_path (const char *folder,
                                NabijEntry *entry,
                                guint       number) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_outbox_write (const char *path,
                             NabijEntry *entry,
                             GError    **error);
void     nabij_outbox_remove (const char *path);
void     nabij_outbox_clear (const char *folder);
gboolean nabij_outbox_take_in (const char    *folder,
                               NabijDatabase *database,
                               GPtrArray     *written,
                               GError       **error);

G_END_DECLS
