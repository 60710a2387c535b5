/* nabij-entry-bytes.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

G_BEGIN_DECLS

GBytes     *nabij_entry_to_bytes (NabijEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
NabijEntry *nabij_entry_from_bytes (GBytes *bytes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
