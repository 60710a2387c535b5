/* test-family-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-keeper.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-family-record.h"
#include "nabij-ui-fixture.h"

#include <glib/gstdio.h>

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)

typedef struct {
  NabijUiFixture     ui;
  NabijFamilyKeeper *keeper;
  guint              n_changes;
} Fixture;

static void
count_cb (NabijFamilyKeeper *keeper,
          guint             *n)
{
  (*n)++;
}

static void
make_keeper (Fixture *fixture)
{
  g_clear_object (&fixture->keeper);
  fixture->keeper =
    nabij_family_keeper_new (fixture->ui.journal, fixture->ui.settings, NABIJ_CLOCK (fixture->ui.clock));
  fixture->n_changes = 0;
  g_signal_connect (fixture->keeper, "changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 10);
  g_settings_reset (fixture->ui.settings, "silent");
  make_keeper (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->keeper);
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
load (Fixture *fixture)
{
  const guint n_before = fixture->n_changes;

  nabij_family_keeper_load (fixture->keeper);
  while (fixture->n_changes == n_before)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_family_keeper_is_loaded (fixture->keeper));
}

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* Everything that was given to the journal before is on the disk after it. */
static NabijFamily *
read_from_disk (Fixture *fixture)
{
  g_autoptr (GAsyncResult) flushed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;
  g_autoptr (GError) error = NULL;
  NabijFamily *family;

  nabij_journal_flush_async (fixture->ui.journal, NULL, store_result_cb, &flushed);
  while (flushed == NULL)
    g_main_context_iteration (NULL, TRUE);
  nabij_journal_load_family_async (fixture->ui.journal, NULL, store_result_cb, &loaded);
  while (loaded == NULL)
    g_main_context_iteration (NULL, TRUE);
  family = nabij_journal_load_family_finish (fixture->ui.journal, loaded, &error);
  g_assert_no_error (error);
  return family;
}

static void
tell (Fixture     *fixture,
      NabijTold    told,
      NabijSilence silence)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (fixture->keeper);

  family->told = told;
  family->silence = silence;
  nabij_family_keeper_set_family (fixture->keeper, family);
}

static void
test_begins_with_nothing_known (Fixture      *fixture,
                                gconstpointer data)
{
  g_assert_false (nabij_family_keeper_is_loaded (fixture->keeper));
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_UNKNOWN);
  load (fixture);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_UNKNOWN);
  g_assert_null (nabij_family_keeper_get_problem (fixture->keeper));
}

static void
test_keeps_what_is_told (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (NabijFamily) kept = NULL;

  load (fixture);
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_AFTER);
  /* The same once more is no news. */
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  g_assert_cmpuint (fixture->n_changes, ==, 2);

  kept = read_from_disk (fixture);
  g_assert_true (nabij_family_equal (kept, nabij_family_keeper_get_family (fixture->keeper)));
  make_keeper (fixture);
  load (fixture);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_AFTER);
}

static void
test_is_silent_before_it_is_read (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (NabijFamily) kept = NULL;

  load (fixture);
  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PREGNANCY_ENDED);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "silent"));
  kept = read_from_disk (fixture);

  make_keeper (fixture);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_PAUSED);
  load (fixture);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_ENDED);
  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE);
  g_assert_false (g_settings_get_boolean (fixture->ui.settings, "silent"));
}

static void
test_takes_along_what_is_told_early (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (NabijFamily) family = NULL;
  g_autoptr (NabijFamily) kept = NULL;

  load (fixture);
  family = nabij_family_keeper_copy_family (fixture->keeper);
  family->told = NABIJ_TOLD_PREGNANT;
  family->seen_us = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us;
  nabij_family_add_child (family)->name = g_strdup ("Noor");
  nabij_family_keeper_set_family (fixture->keeper, family);
  kept = read_from_disk (fixture);
  g_clear_pointer (&kept, nabij_family_free);

  make_keeper (fixture);
  tell (fixture, NABIJ_TOLD_NOTHING, NABIJ_SILENCE_OPENED);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_PAUSED);
  load (fixture);
  kept = read_from_disk (fixture);
  family->silence = NABIJ_SILENCE_OPENED;
  g_assert_true (nabij_family_equal (kept, family));
  g_assert_true (nabij_family_equal (nabij_family_keeper_get_family (fixture->keeper), family));
}

static void
test_says_that_it_cannot_save (Fixture      *fixture,
                               gconstpointer data)
{
  const char      *folder = nabij_journal_get_folder (fixture->ui.journal);
  g_autofree char *elsewhere = g_strconcat (folder, "-elsewhere", NULL);
  g_autoptr (GAsyncResult) closed = NULL;

  load (fixture);
  nabij_journal_close_async (fixture->ui.journal, NULL, store_result_cb, &closed);
  while (closed == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (g_rename (folder, elsewhere), ==, 0);
  g_assert_true (g_file_set_contents (folder, "in the way", -1, NULL));

  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE);
  while (nabij_family_keeper_get_problem (fixture->keeper) == NULL)
    g_main_context_iteration (NULL, TRUE);
  /* It is still known, and the next save takes it along. */
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_BEFORE);
  g_assert_cmpint (g_remove (folder), ==, 0);
  g_assert_cmpint (g_rename (elsewhere, folder), ==, 0);
  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_PAUSE);
  while (nabij_family_keeper_get_problem (fixture->keeper) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_notices_that_everything_was_deleted (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (NabijFamily) kept = NULL;
  guint n_changes;

  load (fixture);
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_PAUSE);
  kept = read_from_disk (fixture);
  n_changes = fixture->n_changes;
  nabij_journal_delete_everything_async (fixture->ui.journal, NULL, store_result_cb, &deleted);
  while (deleted == NULL || fixture->n_changes == n_changes)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_UNKNOWN);
  g_assert_false (g_settings_get_boolean (fixture->ui.settings, "silent"));
}

/* The file is gone, and nobody has ended the silence. */
static void
test_stays_silent_when_the_journal_was_lost (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autoptr (NabijFamily) kept = NULL;

  g_settings_set_boolean (fixture->ui.settings, "silent", TRUE);
  make_keeper (fixture);
  load (fixture);
  g_assert_cmpint (nabij_family_keeper_get_season (fixture->keeper), ==, NABIJ_SEASON_PAUSED);
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "silent"));
  kept = read_from_disk (fixture);
  g_assert_cmpint (kept->silence, ==, NABIJ_SILENCE_PAUSE);
}

static void
test_keeps_it_where_nothing_is_kept (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (NabijFamily) kept = NULL;
  g_autofree char *file = g_build_filename (nabij_journal_get_folder (fixture->ui.journal), "journal.db", NULL);

  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  load (fixture);
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  tell (fixture, NABIJ_TOLD_BABY_IS_HERE, NABIJ_SILENCE_NONE);
  kept = read_from_disk (fixture);
  g_assert_cmpint (kept->told, ==, NABIJ_TOLD_BABY_IS_HERE);
}

static void
test_notes_when_somebody_was_here (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (NabijFamily) kept = NULL;
  g_autoptr (NabijFamily) family = NULL;

  load (fixture);
  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE);
  g_assert_false (nabij_family_keeper_was_away (fixture->keeper));
  nabij_fake_clock_pass (fixture->ui.clock, 20 * DAY_US);
  g_assert_false (nabij_family_keeper_was_away (fixture->keeper));
  nabij_fake_clock_pass (fixture->ui.clock, 21 * DAY_US);
  g_assert_false (nabij_family_keeper_was_away (fixture->keeper));
  kept = read_from_disk (fixture);
  g_assert_cmpint (kept->seen_us, ==, nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us);

  /* It stays so until they have said how they want to go on. */
  nabij_fake_clock_pass (fixture->ui.clock, 22 * DAY_US);
  make_keeper (fixture);
  load (fixture);
  g_assert_true (nabij_family_keeper_was_away (fixture->keeper));
  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_OPENED);
  tell (fixture, NABIJ_TOLD_PREGNANT, NABIJ_SILENCE_NONE);
  g_assert_true (nabij_family_keeper_was_away (fixture->keeper));
  family = nabij_family_keeper_copy_family (fixture->keeper);
  family->seen_us = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us;
  nabij_family_keeper_set_family (fixture->keeper, family);
  g_assert_false (nabij_family_keeper_was_away (fixture->keeper));
}

/* What decides the words, as the pages are told it. */
static void
test_services_tell_the_situation (Fixture      *fixture,
                                  gconstpointer data)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->ui.services);
  NabijInstant       now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);
  NabijSituation situation;
  GDate          due;

  nabij_services_get_situation (fixture->ui.services, &situation);
  g_assert_cmpint (situation.season, ==, NABIJ_SEASON_UNKNOWN);
  g_assert_true (situation.first_time);
  g_assert_true (situation.heard);
  g_assert_false (situation.night);

  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  nabij_instant_get_day (&now, &due);
  g_date_add_days (&due, 70);
  family->told = NABIJ_TOLD_PREGNANT;
  nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, now.utc_us);
  nabij_family_keeper_set_family (keeper, family);
  nabij_services_get_situation (fixture->ui.services, &situation);
  g_assert_cmpint (situation.season, ==, NABIJ_SEASON_BEFORE);
  g_assert_cmpint (situation.weeks, ==, 30);
  g_assert_false (situation.first_time);
  g_assert_cmpint (nabij_services_get_season (fixture->ui.services), ==, NABIJ_SEASON_BEFORE);

  /* Nothing depends on a week for somebody who was away. */
  family->seen_us = now.utc_us - 22 * DAY_US;
  nabij_family_keeper_set_family (keeper, family);
  nabij_services_get_situation (fixture->ui.services, &situation);
  g_assert_cmpint (situation.season, ==, NABIJ_SEASON_BEFORE);
  g_assert_cmpint (situation.weeks, ==, NABIJ_WEEKS_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/nabij/ui/family-keeper/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("begins-with-nothing-known", test_begins_with_nothing_known);
  ADD ("keeps-what-is-told", test_keeps_what_is_told);
  ADD ("is-silent-before-it-is-read", test_is_silent_before_it_is_read);
  ADD ("takes-along-what-is-told-early", test_takes_along_what_is_told_early);
  ADD ("says-that-it-cannot-save", test_says_that_it_cannot_save);
  ADD ("notices-that-everything-was-deleted", test_notices_that_everything_was_deleted);
  ADD ("stays-silent-when-the-journal-was-lost", test_stays_silent_when_the_journal_was_lost);
  ADD ("keeps-it-where-nothing-is-kept", test_keeps_it_where_nothing_is_kept);
  ADD ("notes-when-somebody-was-here", test_notes_when_somebody_was_here);
  ADD ("services-tell-the-situation", test_services_tell_the_situation);
#undef ADD

  return g_test_run ();
}
