/* nabij-e2e-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-e2e-listener.h"

G_BEGIN_DECLS

/**
 * NabijE2eFixture:
 * @person: (unowned): the person of the test program
 * @listener: what is heard from now on
 *
 * A person in a new home, and what is heard there.
 */
typedef struct {
  NabijE2e         *person;
  NabijE2eListener *listener;
} NabijE2eFixture;

void nabij_e2e_fixture_set_up (NabijE2eFixture *self,
                               gconstpointer    person);
void nabij_e2e_fixture_tear_down (NabijE2eFixture *self,
                                  gconstpointer    person);
void nabij_e2e_fixture_expect_spoken (NabijE2eFixture *self,
                                      const char      *name,
                                      gint64           patience_us);

int nabij_e2e_fixture_run (NabijE2e *person) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
