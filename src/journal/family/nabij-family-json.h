/* nabij-family-json.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char        *nabij_family_to_json (const NabijFamily *family) G_GNUC_WARN_UNUSED_RESULT;
NabijFamily *nabij_family_from_json (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
