/* nabij-instant-text.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

G_BEGIN_DECLS

char    *nabij_instant_to_text (const NabijInstant *instant) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_instant_from_text (const char   *text,
                                  NabijInstant *instant);

G_END_DECLS
