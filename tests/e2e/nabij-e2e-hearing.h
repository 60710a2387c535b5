/* nabij-e2e-hearing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GArray *nabij_e2e_hearing_read (const char *path) G_GNUC_WARN_UNUSED_RESULT;
gint64  nabij_e2e_hearing_measure (GArray *heard,
                                   GArray *said,
                                   gint64 *at_us);

G_END_DECLS
