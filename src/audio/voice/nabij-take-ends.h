/* nabij-take-ends.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean nabij_take_ends_find (const float *samples,
                               gsize        n_samples,
                               gsize       *first,
                               gsize       *n_kept);

G_END_DECLS
