/* nabij-family-store.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The family in the file of the journal.
 */

#pragma once

#include "nabij-database.h"
#include "nabij-family.h"

G_BEGIN_DECLS

gboolean nabij_family_store_load (NabijDatabase *database,
                                  NabijFamily  **family,
                                  GError       **error);
gboolean nabij_family_store_write (NabijDatabase     *database,
                                   const NabijFamily *family,
                                   gboolean          *needs_purge,
                                   GError           **error);
gboolean nabij_family_store_save (NabijDatabase     *database,
                                  const NabijFamily *family,
                                  gboolean          *needs_purge,
                                  GError           **error);
gboolean nabij_family_store_was_deleted (NabijDatabase *database,
                                         const char    *uuid,
                                         gboolean      *was_deleted,
                                         GError       **error);
gboolean nabij_family_store_forget (NabijDatabase *database,
                                    const char    *uuid,
                                    gboolean      *was_there,
                                    GError       **error);

G_END_DECLS
