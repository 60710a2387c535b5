/* nabij-day-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

G_BEGIN_DECLS

const char *nabij_day_words_from (const NabijInstant *instant,
                                  const NabijInstant *now);

G_END_DECLS
