/* nabij-written-time.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gint64 nabij_written_instant (const char *text);
GDate  nabij_written_day (const char *text);

G_END_DECLS
