/* test-drafts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-drafts.h"

#include "nabij-draft-store.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"
#include "nabij-query-user.h"

#include <glib/gstdio.h>

#define NOW G_GINT64_CONSTANT (1795287845000000)

static char *
dup_path (NabijEntry *entry)
{
  g_autofree char *name = g_strconcat ("drafts/", nabij_entry_get_uuid (entry), ".json", NULL);

  return nabij_fixture_dup_file (name);
}

/* As another run of the program leaves it when it crashes. */
static void
leave_draft (NabijEntry *entry)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijDraftStore) store = nabij_draft_store_new (folder);
  g_autoptr (GError) error = NULL;

  nabij_draft_store_put (store, entry);
  nabij_draft_store_write (store, &error);
  g_assert_no_error (error);
}

static guint
recover (NabijJournal *journal)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recovered = keeping_recover_drafts (journal, &error);

  g_assert_no_error (error);

  return recovered->len;
}

static void
assert_no_draft (NabijEntry *entry)
{
  g_autofree char *path = dup_path (entry);

  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_writes_what_is_typed (JournalFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (NabijEntry) first = keeping_note ("Het was een", NOW);
  g_autoptr (NabijEntry) second = keeping_edit (first, "Het was een lange nacht");
  g_autofree char *path = dup_path (first);

  nabij_journal_save_draft (fixture->journal, first);
  nabij_journal_save_draft (fixture->journal, second);
  assert_no_draft (first);
  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_main_context_iteration (NULL, TRUE);

  journal_assert_saved (fixture->journal, second);
  assert_no_draft (first);
}

/* What is typed in the last second is not lost when the window closes. */
static void
test_writes_what_is_typed_last (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = keeping_note ("op de valreep", NOW);
  g_autofree char *path = dup_path (entry);

  nabij_journal_save_draft (fixture->journal, entry);
  g_assert_true (nabij_journal_close_blocking (fixture->journal, 60 * (gint64)G_USEC_PER_SEC, NULL));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_drops_what_nobody_wants (JournalFixture *fixture,
                              gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = keeping_note ("toch niet", NOW);

  nabij_journal_save_draft (fixture->journal, entry);
  nabij_journal_drop_draft (fixture->journal, nabij_entry_get_uuid (entry));
  g_assert_true (journal_close (fixture->journal, NULL));
  assert_no_draft (entry);
}

static void
test_recovers_after_a_crash (JournalFixture *fixture,
                             gconstpointer   data)
{
  g_autoptr (NabijEntry) known = keeping_note ("een", NOW);
  g_autoptr (NabijEntry) edited = keeping_edit (known, "een en meer");
  g_autoptr (NabijEntry) unknown = keeping_note ("nieuw", NOW);
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *state = NULL;

  journal_assert_saved (fixture->journal, known);
  leave_draft (edited);
  leave_draft (unknown);
  recovered = keeping_recover_drafts (fixture->journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 2);
  g_assert_cmpuint (fixture->changed->len, ==, 3);
  state = keeping_dup_state (file, nabij_entry_get_uuid (known));
  g_assert_cmpstr (state, ==, "een en meer");
  journal_assert_has (fixture->journal, 2);
  assert_no_draft (edited);
  assert_no_draft (unknown);
  g_assert_cmpuint (recover (fixture->journal), ==, 0);
}

static void
test_recovers_nothing_that_is_older (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autoptr (NabijEntry) old = keeping_note ("oud", NOW);
  g_autoptr (NabijEntry) saved = keeping_edit (old, "nieuw");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *state = NULL;

  journal_assert_saved (fixture->journal, saved);
  leave_draft (old);
  g_assert_cmpuint (recover (fixture->journal), ==, 0);
  state = keeping_dup_state (file, nabij_entry_get_uuid (saved));
  g_assert_cmpstr (state, ==, "nieuw");
  assert_no_draft (old);
}

static void
test_recovers_nothing_that_is_blank (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autoptr (NabijEntry) blank = keeping_note ("", NOW);

  leave_draft (blank);
  g_assert_cmpuint (recover (fixture->journal), ==, 0);
  assert_no_draft (blank);
  journal_assert_has (fixture->journal, 0);
}

static NabijEntry *
make_check_in (const NabijCheckIn *check_in)
{
  return nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
    .instant = { NOW, 3600 },
    .author = "Noor",
    .check_in = check_in,
  });
}

/* One with answers alone, one with a word and no answer, and one in which everything was passed over. */
static void
test_recovers_a_check_in_that_was_left_half_way (JournalFixture *fixture,
                                                 gconstpointer   data)
{
  static const NabijCheckIn check_ins[] = {
    { .form = NABIJ_CHECK_IN_FORM_AFTER,
      .answers = { NABIJ_CHECK_IN_ANSWER_OFTEN, NABIJ_CHECK_IN_ANSWER_SKIPPED, NABIJ_CHECK_IN_ANSWER_HARDLY } },
    { .form = NABIJ_CHECK_IN_FORM_SELF, .need = (char *)"Rust" },
    { .form = NABIJ_CHECK_IN_FORM_SELF,
      .answers = { NABIJ_CHECK_IN_ANSWER_SKIPPED },
      .talk = NABIJ_CHECK_IN_TALK_SKIPPED,
      .good = (char *)" " },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recovered = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (check_ins); i++) {
    g_autoptr (NabijEntry) entry = make_check_in (&check_ins[i]);

    leave_draft (entry);
  }
  recovered = keeping_recover_drafts (fixture->journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recovered->len, ==, 2);
  for (guint i = 0; i < recovered->len; i++) {
    g_autoptr (NabijEntry) saved = NULL;
    const NabijCheckIn *check_in;

    saved = query_get (fixture->journal, nabij_entry_get_uuid (g_ptr_array_index (recovered, i)), NULL, &error);
    g_assert_no_error (error);
    check_in = nabij_entry_get_fields (saved)->check_in;
    g_assert_false (check_in->is_finished);
    g_assert_true (nabij_check_in_equal (check_in, &check_ins[check_in->form == NABIJ_CHECK_IN_FORM_SELF ? 1 : 0]));
  }
  journal_assert_has (fixture->journal, 2);
}

static void
test_recovers_nothing_that_was_deleted (JournalFixture *fixture,
                                        gconstpointer   data)
{
  g_autoptr (NabijEntry) purged = keeping_note ("weg", NOW);
  g_autoptr (NabijEntry) marked = keeping_note ("bijna weg", NOW);
  g_autoptr (NabijEntry) purged_later = keeping_edit (purged, "weg en toch");
  g_autoptr (NabijEntry) marked_later = keeping_edit (marked, "bijna weg en toch");
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *state = NULL;

  journal_assert_saved (fixture->journal, purged);
  g_assert_true (keeping_delete (fixture->journal, purged, NULL));
  g_assert_true (keeping_purge (fixture->journal, NULL));
  journal_assert_saved (fixture->journal, marked);
  g_assert_true (keeping_delete (fixture->journal, marked, NULL));
  leave_draft (purged_later);
  leave_draft (marked_later);

  g_assert_cmpuint (recover (fixture->journal), ==, 0);
  journal_assert_has (fixture->journal, 0);
  assert_no_draft (purged);
  assert_no_draft (marked);
  state = keeping_dup_state (file, nabij_entry_get_uuid (purged));
  g_assert_cmpstr (state, ==, "");
}

static void
test_keeps_what_it_cannot_read (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = keeping_note ("x", NOW);
  g_autofree char *path = dup_path (entry);
  g_autofree char *aside = g_strconcat (path, ".unreadable", NULL);

  nabij_fixture_write (path, "{ \"half", -1);
  g_assert_cmpuint (recover (fixture->journal), ==, 0);
  assert_no_draft (entry);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

/* Another program, which may be the one that is writing it, has the journal. */
static void
test_keeps_what_cannot_be_saved_now (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijJournal) other = nabij_journal_new (folder);
  g_autoptr (NabijEntry) entry = keeping_note ("wacht", NOW);
  g_autoptr (GPtrArray) recovered = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = dup_path (entry);

  g_assert_true (keeping_open (other, &error));
  leave_draft (entry);
  recovered = keeping_recover_drafts (fixture->journal, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED);
  g_assert_null (recovered);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (nabij_journal_get_n_pending (fixture->journal), ==, 0);

  g_assert_true (journal_close (other, NULL));
  g_assert_cmpuint (recover (fixture->journal), ==, 1);
}

/* Nobody calls retry. Here the journal itself cannot be written, and its drafts can. */
static void
test_drafts_what_cannot_be_saved_and_tries_again (JournalFixture *fixture,
                                                  gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijJournal) other = nabij_journal_new (folder);
  g_autoptr (NabijEntry) entry = keeping_note ("blijft", NOW);
  g_autofree char *path = dup_path (entry);

  g_assert_true (keeping_open (other, NULL));
  journal_assert_not_saved (fixture->journal, entry, NABIJ_JOURNAL_ERROR_LOCKED);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (journal_close (other, NULL));

  while (nabij_journal_get_n_pending (fixture->journal) > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (nabij_journal_get_problem (fixture->journal));
  assert_no_draft (entry);
  journal_assert_has (fixture->journal, 1);
}

static void
test_keeps_nothing (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijEntry) entry = keeping_note ("niets", NOW);

  nabij_journal_save_draft (fixture->journal, entry);
  nabij_journal_set_keeps_nothing (fixture->journal, TRUE);
  nabij_journal_save_draft (fixture->journal, entry);
  g_assert_cmpuint (recover (fixture->journal), ==, 0);
  g_assert_true (journal_close (fixture->journal, NULL));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                  \
  g_test_add ("/nabij/journal/drafts/" name, JournalFixture, NULL, journal_set_up, func, \
              journal_tear_down)
  ADD ("writes-what-is-typed", test_writes_what_is_typed);
  ADD ("writes-what-is-typed-last", test_writes_what_is_typed_last);
  ADD ("drops-what-nobody-wants", test_drops_what_nobody_wants);
  ADD ("recovers-after-a-crash", test_recovers_after_a_crash);
  ADD ("recovers-nothing-that-is-older", test_recovers_nothing_that_is_older);
  ADD ("recovers-nothing-that-is-blank", test_recovers_nothing_that_is_blank);
  ADD ("recovers-a-check-in-that-was-left-half-way", test_recovers_a_check_in_that_was_left_half_way);
  ADD ("recovers-nothing-that-was-deleted", test_recovers_nothing_that_was_deleted);
  ADD ("keeps-what-it-cannot-read", test_keeps_what_it_cannot_read);
  ADD ("keeps-what-cannot-be-saved-now", test_keeps_what_cannot_be_saved_now);
  ADD ("drafts-what-cannot-be-saved-and-tries-again",
       test_drafts_what_cannot_be_saved_and_tries_again);
  ADD ("keeps-nothing", test_keeps_nothing);
#undef ADD

  return g_test_run ();
}
