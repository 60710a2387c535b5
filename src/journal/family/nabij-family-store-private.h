/* nabij-family-store-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family-store.h"

G_BEGIN_DECLS

gboolean nabij_family_store_write_lists (NabijDatabase     *database,
                                         const NabijFamily *family,
                                         GError           **error);

G_END_DECLS
