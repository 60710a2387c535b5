/* nabij-night.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

G_BEGIN_DECLS

gboolean nabij_night_at_hour (int hour);
gboolean nabij_night_at (const NabijInstant *instant);

G_END_DECLS
