/* nabij-entry-json.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

G_BEGIN_DECLS

/* No entry is written longer than this: a text of 1 MB has room in it even where each of its
 * characters is escaped. */
#define NABIJ_ENTRY_JSON_SIZE_MAX (16 * 1024 * 1024)

char       *nabij_entry_to_json (NabijEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
NabijEntry *nabij_entry_from_json (const char *json,
                                   gssize      length,
                                   guint       position,
                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
