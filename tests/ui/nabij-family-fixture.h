/* nabij-family-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family-keeper.h"
#include "nabij-page-fixture.h"

G_BEGIN_DECLS

NabijFamilyKeeper *nabij_family_fixture_load (NabijPageFixture *fixture);
const NabijFamily *nabij_family_fixture_get (NabijPageFixture *fixture);
void               nabij_family_fixture_set (NabijPageFixture  *fixture,
                                             const NabijFamily *family);
void               nabij_family_fixture_set_due (NabijPageFixture *fixture,
                                                 int               days_ahead);
NabijChild        *nabij_family_fixture_add_child (NabijFamily      *family,
                                                   NabijPageFixture *fixture,
                                                   const char       *name,
                                                   int               days_ago);
void               nabij_family_fixture_set_names (NabijPageFixture  *fixture,
                                                   const char *const *names,
                                                   const char        *writing);
void               nabij_family_fixture_get_today (NabijPageFixture *fixture,
                                                   GDate            *today);

G_END_DECLS
