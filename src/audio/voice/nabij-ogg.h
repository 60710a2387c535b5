/* nabij-ogg.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean nabij_ogg_is_whole (GBytes *sound);

G_END_DECLS
