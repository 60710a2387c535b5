/* nabij-import-family.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-database.h"
#include "nabij-family.h"

G_BEGIN_DECLS

gboolean nabij_import_family_compare (NabijDatabase     *database,
                                      const NabijFamily *file,
                                      GHashTable        *speakers,
                                      gboolean          *brings_family,
                                      GError           **error);
gboolean nabij_import_family_merge (NabijDatabase     *database,
                                    const NabijFamily *file,
                                    GError           **error);

G_END_DECLS
