/* nabij-take-maker.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-take.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The rate of what is recorded, in samples a second; it has one channel. */
#define NABIJ_TAKE_RATE 48000

NabijTake *nabij_take_make (float        *samples,
                            gsize         n_samples,
                            GCancellable *cancellable,
                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_take_set_silent (GError **error);

G_END_DECLS
