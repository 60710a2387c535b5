/* test-put-away.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a family has put away is shown nowhere until it is asked for, and nothing of it is lost.
 */

#include "config.h"

#include "nabij-database-private.h"
#include "nabij-entry-finder.h"
#include "nabij-entry-store.h"
#include "nabij-family-store.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-family-record.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"
#include "nabij-query-user.h"
#include "nabij-search.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECONDS(number) (G_GINT64_CONSTANT (number) * G_USEC_PER_SEC)
#define PUT_AWAY SECONDS (2000)

static void
save_family (NabijJournal      *journal,
             const NabijFamily *family)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_save_family_async (journal, family, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  g_assert_true (nabij_journal_save_family_finish (journal, result, &error));
  g_assert_no_error (error);
}

static void
put_away (NabijJournal *journal,
          gboolean      is_put_away)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  family->journal_put_away = is_put_away;
  family->put_away_us = PUT_AWAY;
  save_family (journal, family);
}

/* An open moment and a calm one, each with an own word, before and after. */
static void
write_entries (NabijJournal *journal)
{
  static const gint64 times_us[] = { SECONDS (1000), SECONDS (1999), SECONDS (2000), SECONDS (3000) };

  for (gsize i = 0; i < G_N_ELEMENTS (times_us); i++) {
    g_autofree char  *word = g_strdup_printf ("woord %" G_GINT64_FORMAT, times_us[i] / G_USEC_PER_SEC);
    const char *const own[] = { word, NULL };
    NabijEntryFields  fields = { .kind = NABIJ_ENTRY_KIND_MOMENT,
                                 .instant = { times_us[i], 3600 },
                                 .text = "regen",
                                 .own_circumstances = own };
    g_autoptr (NabijEntry) open_moment = nabij_entry_new (&fields);
    g_autoptr (NabijEntry) calm_moment = NULL;

    fields.is_calmer = TRUE;
    fields.calmer = (NabijInstant){ times_us[i] + SECONDS (10), 3600 };
    calm_moment = nabij_entry_new (&fields);
    journal_assert_saved (journal, open_moment);
    journal_assert_saved (journal, calm_moment);
  }
}

static void
assert_found (NabijJournal *journal,
              const char   *typed,
              gboolean      with_put_away,
              gint64        from_us,
              guint         expected)
{
  g_autofree char  *match = typed != NULL ? nabij_search_compile (typed, NULL, NULL) : NULL;
  NabijJournalQuery query = { .match = match, .from_us = from_us, .with_put_away = with_put_away };
  g_autoptr (GArray) items = query_find (journal, &query, 0);

  g_assert_cmpuint (items->len, ==, expected);
}

static char **
list_words (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  char **words;

  nabij_journal_list_own_words_async (journal, NABIJ_OWN_WORDS_CIRCUMSTANCES, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  words = nabij_journal_list_own_words_finish (journal, result, &error);
  g_assert_no_error (error);
  return words;
}

static NabijJournalSummary *
get_summary (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijJournalSummary *summary;

  nabij_journal_get_summary_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  summary = nabij_journal_get_summary_finish (journal, result, &error);
  g_assert_no_error (error);
  return summary;
}

static void
test_is_shown_when_asked_for (JournalFixture *fixture,
                              gconstpointer   data)
{
  write_entries (fixture->journal);
  assert_found (fixture->journal, NULL, FALSE, 0, 8);
  put_away (fixture->journal, TRUE);
  assert_found (fixture->journal, NULL, FALSE, 0, 4);
  assert_found (fixture->journal, NULL, FALSE, SECONDS (1500), 4);
  assert_found (fixture->journal, NULL, FALSE, SECONDS (2500), 2);
  assert_found (fixture->journal, "regen", FALSE, 0, 4);
  assert_found (fixture->journal, NULL, TRUE, 0, 8);
  assert_found (fixture->journal, "regen", TRUE, 0, 8);
  assert_found (fixture->journal, NULL, TRUE, SECONDS (1500), 6);
  put_away (fixture->journal, FALSE);
  assert_found (fixture->journal, NULL, FALSE, 0, 8);
}

static void
test_offers_no_word_of_it (JournalFixture *fixture,
                           gconstpointer   data)
{
  g_auto (GStrv) all = NULL;
  g_auto (GStrv) shown = NULL;

  write_entries (fixture->journal);
  all = list_words (fixture->journal);
  g_assert_cmpuint (g_strv_length (all), ==, 4);
  put_away (fixture->journal, TRUE);
  shown = list_words (fixture->journal);
  g_assert_cmpuint (g_strv_length (shown), ==, 2);
  g_assert_cmpstr (shown[1], ==, "woord 2000");
}

static void
test_tells_nothing_of_it_today (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijJournalSummary) before = NULL;
  g_autoptr (NabijJournalSummary) after = NULL;
  g_autoptr (NabijJournalSummary) nothing = NULL;

  write_entries (fixture->journal);
  before = get_summary (fixture->journal);
  g_assert_nonnull (before->open_moment);
  put_away (fixture->journal, TRUE);
  after = get_summary (fixture->journal);
  g_assert_true (nabij_entry_equal (before->open_moment, after->open_moment));
  g_assert_true (nabij_entry_equal (before->last_calmer, after->last_calmer));

  family->journal_put_away = TRUE;
  family->put_away_us = SECONDS (4000);
  save_family (fixture->journal, family);
  nothing = get_summary (fixture->journal);
  g_assert_null (nothing->open_moment);
  g_assert_null (nothing->last_calmer);
}

static void
count_reset_cb (NabijJournal *journal,
                guint        *n)
{
  (*n)++;
}

static void
test_tells_that_lists_have_changed (JournalFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  guint n_resets = 0;

  g_signal_connect (fixture->journal, "reset", G_CALLBACK (count_reset_cb), &n_resets);
  save_family (fixture->journal, family);
  g_assert_cmpuint (n_resets, ==, 0);
  put_away (fixture->journal, TRUE);
  g_assert_cmpuint (n_resets, ==, 1);
  put_away (fixture->journal, TRUE);
  g_assert_cmpuint (n_resets, ==, 1);
  put_away (fixture->journal, FALSE);
  g_assert_cmpuint (n_resets, ==, 2);
}

/* Older entries are not even passed over: the index begins where they end. */
static void
test_uses_the_index (JournalFixture *fixture,
                     gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (GArray) items = NULL;
  g_autoptr (GError) error = NULL;
  NabijJournalQuery query = { 0 };
  GHashTableIter    iter;
  gpointer          sql;
  guint             n_plans = 0;
  gboolean          needs_purge;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  g_assert_no_error (error);
  family->journal_put_away = TRUE;
  family->put_away_us = PUT_AWAY;
  nabij_family_store_save (database, family, &needs_purge, &error);
  g_assert_no_error (error);
  items = nabij_entry_finder_find (database, &query, 20, NULL, &error);
  g_assert_no_error (error);

  g_hash_table_iter_init (&iter, database->statements);
  while (g_hash_table_iter_next (&iter, &sql, NULL)) {
    g_autofree char *explain = NULL;
    sqlite3_stmt    *statement = NULL;

    if (strstr (sql, "INDEXED BY entry_list") == NULL)
      continue;
    explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
    g_assert_cmpint (sqlite3_prepare_v2 (database->handle, explain, -1, &statement, NULL), ==, SQLITE_OK);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
    g_assert_cmpstr ((const char *)sqlite3_column_text (statement, 3), ==,
                     "SEARCH e USING COVERING INDEX entry_list (place>?)");
    sqlite3_finalize (statement);
    n_plans++;
  }
  g_assert_cmpuint (n_plans, ==, 1);
}

/* Also the song, and a copy of it that was not finished. */
static void
test_everything_that_is_deleted_has_the_song (JournalFixture *fixture,
                                              gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *song_folder = g_build_filename (folder, "song", NULL);
  g_autofree char *song = nabij_journal_dup_song_path (fixture->journal, "family.song");
  g_autofree char *unfinished = g_build_filename (song_folder, "family.song.XYZ", NULL);
  g_autoptr (GError) error = NULL;

  put_away (fixture->journal, TRUE);
  g_assert_true (g_str_has_prefix (song, song_folder));
  g_assert_cmpint (g_mkdir_with_parents (song_folder, 0700), ==, 0);
  nabij_fixture_write (song, "la la la", -1);
  nabij_fixture_write (unfinished, "la", -1);
  g_assert_true (keeping_delete_everything (fixture->journal, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/nabij/journal/put-away/" name, JournalFixture, NULL, journal_set_up, func, journal_tear_down)
  ADD ("is-shown-when-asked-for", test_is_shown_when_asked_for);
  ADD ("offers-no-word-of-it", test_offers_no_word_of_it);
  ADD ("tells-nothing-of-it-today", test_tells_nothing_of_it_today);
  ADD ("tells-that-lists-have-changed", test_tells_that_lists_have_changed);
  ADD ("uses-the-index", test_uses_the_index);
  ADD ("everything-that-is-deleted-has-the-song", test_everything_that_is_deleted_has_the_song);
#undef ADD

  return g_test_run ();
}
