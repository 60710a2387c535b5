/* nabij-check-in-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Families and days for the tests of when a check-in is offered.
 */

#pragma once

#include "nabij-check-in-plan.h"

G_BEGIN_DECLS

GDate        nabij_check_in_fixture_get_day (const char *id);
GDate        nabij_check_in_fixture_get_day_after (const GDate *day,
                                                   int          n_days);
NabijChild  *nabij_check_in_fixture_add_child (NabijFamily *family,
                                               const char  *born);
NabijFamily *nabij_check_in_fixture_make_family (const char *born) G_GNUC_WARN_UNUSED_RESULT;
NabijChild  *nabij_check_in_fixture_get_child (NabijFamily *family);
int          nabij_check_in_fixture_find (const NabijFamily *family,
                                          const char        *author,
                                          const GDate       *day);

G_END_DECLS
