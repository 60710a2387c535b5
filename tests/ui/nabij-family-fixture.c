/* nabij-family-fixture.c
 *
 * A family for the tests of pages, told by days from today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-fixture.h"

#include "nabij-journal-family.h"
#include "nabij-ui-widgets.h"

static gboolean
is_loaded (gpointer data)
{
  return nabij_family_keeper_is_loaded (data);
}

/* Waits until the family is known. */
NabijFamilyKeeper *
nabij_family_fixture_load (NabijPageFixture *fixture)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->ui.services);

  nabij_family_keeper_load (keeper);
  nabij_ui_wait_for (is_loaded, keeper);
  return keeper;
}

const NabijFamily *
nabij_family_fixture_get (NabijPageFixture *fixture)
{
  return nabij_family_keeper_get_family (nabij_services_get_family_keeper (fixture->ui.services));
}

void
nabij_family_fixture_set (NabijPageFixture  *fixture,
                          const NabijFamily *family)
{
  nabij_family_keeper_set_family (nabij_services_get_family_keeper (fixture->ui.services), family);
}

static void
names_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Who writes, of these. */
void
nabij_family_fixture_set_names (NabijPageFixture  *fixture,
                                const char *const *names,
                                const char        *writing)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_set_authors_async (fixture->ui.journal, names, writing, NULL, names_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_journal_set_authors_finish (fixture->ui.journal, result, &error));
}

void
nabij_family_fixture_get_today (NabijPageFixture *fixture,
                                GDate            *today)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));

  g_assert_true (nabij_instant_get_day (&now, today));
}

/* Pregnant, and due in so many days. */
void
nabij_family_fixture_set_due (NabijPageFixture *fixture,
                              int               days_ahead)
{
  g_autoptr (NabijFamily) family = nabij_family_copy (nabij_family_fixture_get (fixture));
  GDate due;

  nabij_family_fixture_get_today (fixture, &due);
  g_date_add_days (&due, (guint)days_ahead);
  family->told = NABIJ_TOLD_PREGNANT;
  g_assert_true (nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, 1));
  nabij_family_fixture_set (fixture, family);
}

NabijChild *
nabij_family_fixture_add_child (NabijFamily      *family,
                                NabijPageFixture *fixture,
                                const char       *name,
                                int               days_ago)
{
  NabijChild *child = nabij_family_add_child (family);

  child->name = g_strdup (name);
  nabij_family_fixture_get_today (fixture, &child->born);
  g_date_subtract_days (&child->born, (guint)days_ago);
  family->told = NABIJ_TOLD_BABY_IS_HERE;
  return child;
}
