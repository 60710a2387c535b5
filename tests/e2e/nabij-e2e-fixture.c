/* nabij-e2e-fixture.c
 *
 * What a test of the whole program begins and ends with: one person for all tests of it, in a new home
 * for each.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-fixture.h"

/**
 * nabij_e2e_fixture_set_up:
 * @self: a fixture, for g_test_add()
 * @person: (type NabijE2e): the person, given to g_test_add()
 *
 * Moves the person into a new home, and listens.
 */
void
nabij_e2e_fixture_set_up (NabijE2eFixture *self,
                          gconstpointer    person)
{
  self->person = (NabijE2e *)person;
  self->listener = nabij_e2e_listener_new ();
  nabij_e2e_new_home (self->person);
}

/**
 * nabij_e2e_fixture_tear_down:
 * @self: a fixture, for g_test_add()
 * @person: (type NabijE2e): the person
 *
 * Ends the program where it still runs, and listens no more.
 */
void
nabij_e2e_fixture_tear_down (NabijE2eFixture *self,
                             gconstpointer    person)
{
  nabij_e2e_kill (self->person);
  nabij_e2e_listener_free (self->listener);
}

/**
 * nabij_e2e_fixture_expect_spoken:
 * @self: a fixture
 * @name: a name, in which `*` stands for any text
 * @patience_us: how long to wait, in microseconds
 *
 * Waits until something takes on a name. The test ends where it does not come.
 */
void
nabij_e2e_fixture_expect_spoken (NabijE2eFixture *self,
                                 const char      *name,
                                 gint64           patience_us)
{
  if (nabij_e2e_listener_wait_for (self->listener, name, patience_us) < 0) {
    g_auto (GStrv) names = nabij_e2e_listener_dup_names (self->listener);
    g_autofree char *heard = g_strjoinv (" · ", names);
    g_autofree char *log = nabij_e2e_dup_log (self->person);

    g_error ("“%s” was not spoken, but: %s\n%s", name, heard, log);
  }
}

/**
 * nabij_e2e_fixture_run:
 * @person: (transfer full): the person
 *
 * Runs the tests, and lets the person go.
 *
 * Returns: the exit status of the test program
 */
int
nabij_e2e_fixture_run (NabijE2e *person)
{
  const int status = g_test_run ();

  nabij_e2e_free (person);
  return status;
}
