/* nabij-date-id.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A day as it stands in files and settings.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *nabij_date_to_id (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_date_from_id (const char *id,
                             GDate      *date);

G_END_DECLS
