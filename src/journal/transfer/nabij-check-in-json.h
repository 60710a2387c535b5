/* nabij-check-in-json.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How what was said in a check-in stands in an entry of JSON.
 */

#pragma once

#include "nabij-check-in.h"
#include "nabij-json-members.h"

G_BEGIN_DECLS

void          nabij_check_in_json_set (JsonObject         *object,
                                       const NabijCheckIn *check_in);
NabijCheckIn *nabij_check_in_json_get (NabijJsonMembers *members) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
