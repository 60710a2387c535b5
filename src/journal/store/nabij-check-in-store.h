/* nabij-check-in-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an entry of the journal has more where it is a check-in.
 */

#pragma once

#include "nabij-check-in.h"
#include "nabij-database.h"

G_BEGIN_DECLS

gboolean nabij_check_in_store_write (NabijDatabase      *database,
                                     gint64              id,
                                     const NabijCheckIn *check_in,
                                     GError            **error);
gboolean nabij_check_in_store_forget (NabijDatabase *database,
                                      gint64         id,
                                      GError       **error);
gboolean nabij_check_in_store_read (NabijDatabase *database,
                                    gint64         id,
                                    NabijCheckIn **check_in,
                                    GError       **error);

G_END_DECLS
