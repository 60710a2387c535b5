/* nabij-sqlite-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

void nabij_sqlite_error_set (sqlite3    *handle,
                             const char *what,
                             int         result,
                             GError    **error);

G_END_DECLS
