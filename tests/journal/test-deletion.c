/* test-deletion.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-deletion.h"

#include "nabij-journal-family-record.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-query.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795287845000000)

static void
count_cb (NabijJournal *journal,
          guint        *n)
{
  (*n)++;
}

static NabijEntry *
moment_new (void)
{
  return nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT,
                                               .instant = { NOW, 3600 },
                                               .text = "te veel" });
}

static NabijEntry *
session_new (NabijEntry *moment,
             gint64      after_us)
{
  return nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION,
                                               .instant = { NOW + after_us, 3600 },
                                               .practice = "water-and-rust",
                                               .duration_us = 60 * G_USEC_PER_SEC,
                                               .moment = nabij_entry_get_uuid (moment) });
}

/* What is there, also inside moments. */
static guint
count_all (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_list_async (journal, &(NabijJournalQuery){ .with_sessions_of_moments = TRUE }, 1000,
                            NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entries = nabij_journal_list_finish (journal, result, &error);
  g_assert_no_error (error);

  return entries->len;
}

static void
assert_deleted (NabijJournal *journal,
                NabijEntry   *entry)
{
  g_autoptr (GError) error = NULL;

  keeping_delete (journal, entry, &error);
  g_assert_no_error (error);
}

static void
assert_purged (NabijJournal *journal)
{
  g_autoptr (GError) error = NULL;

  keeping_purge (journal, &error);
  g_assert_no_error (error);
}

static void
test_takes_away_and_brings_back (JournalFixture *fixture,
                                 gconstpointer   data)
{
  g_autoptr (NabijEntry) note = keeping_note ("een", NOW);
  g_autoptr (NabijEntry) other = keeping_note ("twee", NOW + 1);
  g_autoptr (GError) error = NULL;
  guint n_resets = 0;

  g_signal_connect (fixture->journal, "reset", G_CALLBACK (count_cb), &n_resets);
  journal_assert_saved (fixture->journal, note);
  journal_assert_saved (fixture->journal, other);

  assert_deleted (fixture->journal, note);
  g_assert_cmpuint (n_resets, ==, 1);
  journal_assert_has (fixture->journal, 1);

  keeping_undelete (fixture->journal, note, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_resets, ==, 2);
  journal_assert_has (fixture->journal, 2);
}

static void
test_takes_the_sessions_of_a_moment_along (JournalFixture *fixture,
                                           gconstpointer   data)
{
  g_autoptr (NabijEntry) moment = moment_new ();
  g_autoptr (NabijEntry) first = session_new (moment, 1);
  g_autoptr (NabijEntry) second = session_new (moment, 2);
  g_autoptr (NabijEntry) other = nabij_fixture_session (NOW);
  g_autoptr (GError) error = NULL;

  journal_assert_saved (fixture->journal, moment);
  journal_assert_saved (fixture->journal, first);
  journal_assert_saved (fixture->journal, second);
  journal_assert_saved (fixture->journal, other);
  g_assert_cmpuint (count_all (fixture->journal), ==, 4);

  assert_deleted (fixture->journal, moment);
  g_assert_cmpuint (count_all (fixture->journal), ==, 1);
  keeping_undelete (fixture->journal, moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_all (fixture->journal), ==, 4);

  /* A line that was deleted on its own does not come back with its moment. */
  assert_deleted (fixture->journal, first);
  assert_deleted (fixture->journal, moment);
  keeping_undelete (fixture->journal, moment, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_all (fixture->journal), ==, 3);
}

/* Somebody breathes on from a moment that was just deleted. */
static void
test_purges_a_session_that_came_after (JournalFixture *fixture,
                                       gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) moment = moment_new ();
  g_autoptr (NabijEntry) session = session_new (moment, 1);
  g_autoptr (NabijEntry) late = session_new (moment, 2);
  g_autofree char *left = NULL;

  journal_assert_saved (fixture->journal, moment);
  assert_deleted (fixture->journal, moment);
  journal_assert_saved (fixture->journal, session);
  assert_purged (fixture->journal);
  left = nabij_fixture_query (file, "SELECT count(*) FROM entry UNION ALL"
                                    " SELECT count(*) FROM tombstone WHERE purged_us > 0");
  g_assert_cmpstr (left, ==, "0\n2\n");

  /* And one that ends only now is a line inside of nothing. */
  journal_assert_saved (fixture->journal, late);
  g_assert_cmpuint (count_all (fixture->journal), ==, 0);
}

static void
test_stays_away_when_saved_again (JournalFixture *fixture,
                                  gconstpointer   data)
{
  g_autoptr (NabijEntry) note = keeping_note ("een", NOW);
  g_autoptr (NabijEntry) later = keeping_edit (note, "een en meer");
  g_autoptr (GError) error = NULL;

  journal_assert_saved (fixture->journal, note);
  assert_deleted (fixture->journal, note);
  journal_assert_saved (fixture->journal, later);
  journal_assert_has (fixture->journal, 0);

  /* What was written meanwhile is there when it comes back. */
  g_assert_true (keeping_undelete (fixture->journal, note, &error));
  journal_assert_has (fixture->journal, 1);

  assert_deleted (fixture->journal, note);
  assert_purged (fixture->journal);
  journal_assert_saved (fixture->journal, later);
  journal_assert_has (fixture->journal, 0);
  g_assert_false (keeping_undelete (fixture->journal, note, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_GONE);
}

static void
test_needs_nothing_to_delete (JournalFixture *fixture,
                              gconstpointer   data)
{
  g_autoptr (NabijEntry) note = keeping_note ("nooit bewaard", NOW);
  g_autofree char *folder = nabij_fixture_dup_folder ();

  assert_deleted (fixture->journal, note);
  assert_purged (fixture->journal);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

/* What could not be saved would come back by itself, so that it cannot be deleted yet. */
static void
test_does_not_promise_to_delete_what_waits (JournalFixture *fixture,
                                            gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) note = keeping_note ("een", NOW);
  g_autoptr (GError) error = NULL;

  nabij_fixture_write (folder, "in the way", -1);
  journal_assert_not_saved (fixture->journal, note, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  g_assert_false (keeping_delete (fixture->journal, note, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);

  g_assert_no_errno (g_unlink (folder));
  assert_deleted (fixture->journal, note);
  journal_assert_has (fixture->journal, 0);
}

static void
test_shares_one_purge (JournalFixture *fixture,
                       gconstpointer   data)
{
  enum { N = 20 };
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  GAsyncResult    *results[N] = { NULL };
  g_autofree char *left = NULL;

  for (guint i = 0; i < N; i++) {
    g_autoptr (NabijEntry) note = keeping_note ("weg", NOW + i);

    journal_assert_saved (fixture->journal, note);
    nabij_journal_delete_async (fixture->journal, nabij_entry_get_uuid (note), NULL, NULL, NULL);
    nabij_journal_purge_async (fixture->journal, NULL, journal_store_result_cb, &results[i]);
  }
  for (guint i = 0; i < N; i++) {
    g_autoptr (GError) error = NULL;

    journal_wait_for (&results[i]);
    g_assert_true (nabij_journal_purge_finish (fixture->journal, results[i], &error));
    g_object_unref (results[i]);
  }
  left = nabij_fixture_query (file, "SELECT count(*) FROM entry UNION ALL"
                                    " SELECT count(*) FROM tombstone WHERE purged_us > 0");
  g_assert_cmpstr (left, ==, "0\n20\n");
}

static void
test_purges_when_it_is_closed (JournalFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) note = keeping_note ("weg", NOW);
  g_autofree char *left = NULL;

  journal_assert_saved (fixture->journal, note);
  assert_deleted (fixture->journal, note);
  g_assert_true (journal_close (fixture->journal, NULL));
  left = nabij_fixture_query (file, "SELECT count(*) FROM entry UNION ALL"
                                    " SELECT count(*) FROM tombstone WHERE purged_us > 0");
  g_assert_cmpstr (left, ==, "0\n1\n");
}

static void
test_purges_what_a_crash_left (JournalFixture *fixture,
                               gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (GError) error = NULL;
  g_autofree char *left = NULL;

  nabij_fixture_save_many (3);
  nabij_fixture_execute (file, "UPDATE entry SET deleted_us = 1 WHERE id = 2", FALSE);
  g_assert_true (keeping_open (fixture->journal, &error));
  assert_purged (fixture->journal);
  left = nabij_fixture_query (file, "SELECT count(*) FROM entry UNION ALL"
                                    " SELECT count(*) FROM tombstone WHERE purged_us > 0");
  g_assert_cmpstr (left, ==, "2\n1\n");
}

/* Nobody asks for it: it is done after opening. */
static void
test_purges_by_itself_after_opening (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *left = NULL;

  nabij_fixture_save_many (3);
  nabij_fixture_execute (file,
                         "DELETE FROM entry WHERE id = 2;"
                         "INSERT INTO tombstone VALUES ('0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003', 0)",
                         FALSE);
  g_assert_true (keeping_open (fixture->journal, NULL));
  do {
    g_main_context_iteration (NULL, FALSE);
    g_free (left);
    left = nabij_fixture_query (file, "SELECT count(*) FROM tombstone WHERE purged_us > 0");
  } while (g_strcmp0 (left, "1\n") != 0);
}

/* Keeping nothing */

static void
test_keeps_nothing (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) note = keeping_note ("niets", NOW);
  g_autoptr (GError) error = NULL;

  nabij_journal_set_keeps_nothing (fixture->journal, TRUE);
  g_assert_true (nabij_journal_get_keeps_nothing (fixture->journal));
  nabij_journal_save_draft (fixture->journal, note);
  journal_assert_saved (fixture->journal, note);
  g_assert_true (keeping_open (fixture->journal, &error));
  journal_assert_has (fixture->journal, 0);
  assert_deleted (fixture->journal, note);
  assert_purged (fixture->journal);
  g_assert_true (keeping_make_backup (fixture->journal, &error));
  g_assert_true (journal_flush (fixture->journal, &error));
  g_assert_true (journal_close (fixture->journal, &error));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  g_assert_cmpuint (fixture->changed->len, ==, 0);

  nabij_journal_set_keeps_nothing (fixture->journal, FALSE);
  journal_assert_saved (fixture->journal, note);
  journal_assert_has (fixture->journal, 1);
}

static void
test_still_reads_and_deletes_what_is_there (JournalFixture *fixture,
                                            gconstpointer   data)
{
  g_autoptr (NabijEntry) first = keeping_note ("eerder", NOW);
  g_autoptr (NabijEntry) second = keeping_note ("niets", NOW + 1);

  journal_assert_saved (fixture->journal, first);
  g_assert_true (journal_close (fixture->journal, NULL));

  nabij_journal_set_keeps_nothing (fixture->journal, TRUE);
  journal_assert_has (fixture->journal, 1);
  journal_assert_saved (fixture->journal, second);
  journal_assert_has (fixture->journal, 1);
  assert_deleted (fixture->journal, first);
  journal_assert_has (fixture->journal, 0);
  assert_purged (fixture->journal);
}

/* Deleting everything */

static void
test_deletes_everything (JournalFixture *fixture,
                         gconstpointer   data)
{
  static const char *const ours[] = {
    "journal-set-aside-2026-11-21-200405.db",
    "journal-set-aside-2026-11-21-200405.db-wal",
    "journal-restoring.db",
    "drafts/0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003.json",
    "drafts/0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003.json.unreadable",
    "drafts/0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003.json.A1B2C3",
    "outbox-0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003-1.json",
    "backups/journal-2026-11-21.db",
    "backups/making.db",
    "backups/making.db-journal",
  };
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) note = keeping_note ("alles", NOW);
  g_autoptr (GError) error = NULL;
  guint n_resets = 0;

  journal_assert_saved (fixture->journal, note);
  journal_assert_has (fixture->journal, 1);
  for (guint i = 0; i < G_N_ELEMENTS (ours); i++) {
    g_autofree char *path = nabij_fixture_dup_file (ours[i]);

    nabij_fixture_write (path, "x", -1);
  }
  g_signal_connect (fixture->journal, "reset", G_CALLBACK (count_cb), &n_resets);

  keeping_delete_everything (fixture->journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_resets, ==, 1);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));

  /* It can be used anew, and what was deleted may be written again. */
  journal_assert_saved (fixture->journal, note);
  journal_assert_has (fixture->journal, 1);
}

typedef struct {
  JournalFixture *fixture;
  GCancellable   *cancellable;
  gboolean        was_there;
} Copying;

/* As the worker that copies: it notices a while later, and is not done before it has written. */
static gboolean
end_song_cb (gpointer user_data)
{
  Copying         *copying = user_data;
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *path = nabij_journal_dup_song_path (copying->fixture->journal, "late.part");
  g_autofree char *song_folder = g_path_get_dirname (path);

  /* Nothing was deleted before. */
  copying->was_there = g_file_test (folder, G_FILE_TEST_EXISTS);
  g_mkdir_with_parents (song_folder, 0700);
  nabij_fixture_write (path, "x", -1);
  nabij_journal_end_song (copying->fixture->journal, copying->cancellable);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              Copying      *copying)
{
  g_timeout_add (100, end_song_cb, copying);
}

/* What is being copied in is given up, waited for, and not there afterwards. */
static void
test_deletes_everything_after_a_song (JournalFixture *fixture,
                                      gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) note = keeping_note ("alles", NOW);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Copying copying = { fixture, cancellable, FALSE };

  journal_assert_saved (fixture->journal, note);
  nabij_journal_begin_song (fixture->journal, cancellable);
  g_signal_connect (cancellable, "cancelled", G_CALLBACK (cancelled_cb), &copying);
  g_assert_true (keeping_delete_everything (fixture->journal, NULL));
  g_assert_true (copying.was_there);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_deletes_everything_where_there_is_nothing (JournalFixture *fixture,
                                                gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GError) error = NULL;

  g_assert_true (keeping_delete_everything (fixture->journal, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_lets_go_of_what_waits_as_well (JournalFixture *fixture,
                                    gconstpointer   data)
{
  g_autofree char *inner = nabij_fixture_dup_file ("journal.lock/x");
  g_autofree char *lock = nabij_fixture_dup_file ("journal.lock");
  g_autoptr (NabijEntry) note = keeping_note ("wacht", NOW);
  g_autoptr (GError) error = NULL;

  nabij_fixture_write (inner, "in the way", -1);
  g_assert_false (journal_save (fixture->journal, note, &error));
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 1);
  g_assert_no_errno (g_unlink (inner));
  g_assert_no_errno (g_rmdir (lock));

  g_assert_true (keeping_delete_everything (fixture->journal, NULL));
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 0);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  journal_assert_has (fixture->journal, 0);
}

static void
test_says_what_stayed (JournalFixture *fixture,
                       gconstpointer   data)
{
  g_autofree char *inner = nabij_fixture_dup_file ("journal-set-aside-2026-11-21-200405.db/mine");
  g_autofree char *kept = nabij_fixture_dup_file ("journal-set-aside-2026-11-21-200405.db");
  g_autofree char *foreign = nabij_fixture_dup_file ("holiday.jpg");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijEntry) note = keeping_note ("alles", NOW);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  journal_assert_saved (fixture->journal, note);
  nabij_fixture_write (inner, "not ours", -1);
  nabij_fixture_write (foreign, "not ours either", -1);

  g_assert_false (keeping_delete_everything (fixture->journal, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LEFT_BEHIND);
  g_assert_cmpstr (error->message, ==, kept);
  sentence = nabij_journal_left_behind_to_sentence (error);
  g_assert_nonnull (strstr (sentence, kept));
  g_assert_false (g_file_test (file, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (inner, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

/* Two programs at once: the other goes on undisturbed. */
static void
test_deletes_nothing_of_another_program (JournalFixture *fixture,
                                         gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijJournal) other = nabij_journal_new (folder);
  g_autoptr (NabijEntry) note = keeping_note ("van een ander", NOW);
  g_autoptr (GError) error = NULL;

  journal_assert_saved (other, note);
  g_assert_false (keeping_delete_everything (fixture->journal, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED);
  journal_assert_has (other, 1);
  g_assert_true (journal_close (other, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                    \
  g_test_add ("/nabij/journal/deletion/" name, JournalFixture, NULL, journal_set_up, func, \
              journal_tear_down)
  ADD ("takes-away-and-brings-back", test_takes_away_and_brings_back);
  ADD ("takes-the-sessions-of-a-moment-along", test_takes_the_sessions_of_a_moment_along);
  ADD ("purges-a-session-that-came-after", test_purges_a_session_that_came_after);
  ADD ("stays-away-when-saved-again", test_stays_away_when_saved_again);
  ADD ("needs-nothing-to-delete", test_needs_nothing_to_delete);
  ADD ("does-not-promise-to-delete-what-waits", test_does_not_promise_to_delete_what_waits);
  ADD ("shares-one-purge", test_shares_one_purge);
  ADD ("purges-when-it-is-closed", test_purges_when_it_is_closed);
  ADD ("purges-what-a-crash-left", test_purges_what_a_crash_left);
  ADD ("purges-by-itself-after-opening", test_purges_by_itself_after_opening);
  ADD ("keeps-nothing", test_keeps_nothing);
  ADD ("still-reads-and-deletes-what-is-there", test_still_reads_and_deletes_what_is_there);
  ADD ("deletes-everything", test_deletes_everything);
  ADD ("deletes-everything-after-a-song", test_deletes_everything_after_a_song);
  ADD ("deletes-everything-where-there-is-nothing", test_deletes_everything_where_there_is_nothing);
  ADD ("lets-go-of-what-waits-as-well", test_lets_go_of_what_waits_as_well);
  ADD ("says-what-stayed", test_says_what_stayed);
  ADD ("deletes-nothing-of-another-program", test_deletes_nothing_of_another_program);
#undef ADD

  return g_test_run ();
}
