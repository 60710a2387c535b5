/* nabij-entry-json-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry-json.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

NabijEntry *nabij_entry_from_checked_json (JsonParser *parser,
                                           const char *json,
                                           gsize       length,
                                           guint       position,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
