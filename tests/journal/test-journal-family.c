/* test-journal-family.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-family.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-family-record.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"

static void
set (JournalFixture *fixture,
     const char     *names,
     const char     *writing)
{
  g_auto (GStrv) list = g_strsplit (names, "|", -1);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;

  nabij_journal_set_authors_async (fixture->journal, (const char *const *)list, writing, NULL,
                                   journal_store_result_cb, &result);
  journal_wait_for (&result);
  done = nabij_journal_set_authors_finish (fixture->journal, result, &error);
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
assert_family (JournalFixture *fixture,
               const char     *expected_names,
               const char     *expected_writing)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = NULL;
  g_autofree char *joined = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_get_authors_async (fixture->journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  names = nabij_journal_get_authors_finish (fixture->journal, result, &writing, &error);
  g_assert_no_error (error);
  joined = g_strjoinv ("|", names);
  g_assert_cmpstr (joined, ==, expected_names);
  g_assert_cmpstr (writing, ==, expected_writing);
}

static void
test_begins_without_names (JournalFixture *fixture,
                           gconstpointer   data)
{
  assert_family (fixture, "", NULL);
}

static void
test_keeps_names_in_the_order_of_adding (JournalFixture *fixture,
                                         gconstpointer   data)
{
  g_autoptr (GError) error = NULL;

  set (fixture, "Noor|Sam|Ada", "Sam");
  assert_family (fixture, "Noor|Sam|Ada", "Sam");
  set (fixture, "Noor|Sam|Ada|Bo", NULL);
  assert_family (fixture, "Noor|Sam|Ada|Bo", NULL);
  set (fixture, "Bo|Noor|Zoë \"'; 🌊", "Zoë \"'; 🌊");
  assert_family (fixture, "Noor|Bo|Zoë \"'; 🌊", "Zoë \"'; 🌊");

  g_assert_true (journal_close (fixture->journal, &error));
  assert_family (fixture, "Noor|Bo|Zoë \"'; 🌊", "Zoë \"'; 🌊");
}

static void
test_takes_each_name_once (JournalFixture *fixture,
                           gconstpointer   data)
{
  set (fixture, "Sam||Noor|Sam", "nobody");
  assert_family (fixture, "Sam|Noor", NULL);
  set (fixture, "", NULL);
  assert_family (fixture, "", NULL);
}

/* What was written under a name keeps it. */
static void
test_leaves_entries_as_they_are (JournalFixture *fixture,
                                 gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  set (fixture, "Sam", "Sam");
  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .author = "Sam" });
  journal_assert_saved (fixture->journal, entry);
  set (fixture, "Noor", NULL);
  entries = journal_list (fixture->journal, 10, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (nabij_entry_get_author (g_ptr_array_index (entries, 0)), ==, "Sam");
}

static void
count_cb (NabijJournal *journal,
          guint        *n)
{
  (*n)++;
}

static void
test_tells_that_names_have_changed (JournalFixture *fixture,
                                    gconstpointer   data)
{
  guint n_resets = 0;

  g_signal_connect (fixture->journal, "reset", G_CALLBACK (count_cb), &n_resets);
  set (fixture, "Sam", NULL);
  g_assert_cmpuint (n_resets, ==, 1);
}

static void
test_says_that_it_cannot_be_saved (JournalFixture *fixture,
                                   gconstpointer   data)
{
  static const char *const names[] = { "Sam", NULL };
  g_autofree char         *folder = nabij_fixture_dup_folder ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_write (folder, "in the way", -1);
  nabij_journal_set_authors_async (fixture->journal, names, NULL, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  g_assert_false (nabij_journal_set_authors_finish (fixture->journal, result, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
}

static void
save_child (JournalFixture *fixture,
            NabijFamily    *family,
            const char     *name)
{
  NabijChild *child = g_ptr_array_index (family->children, 0);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_free (child->name);
  child->name = g_strdup (name);
  nabij_journal_save_family_async (fixture->journal, family, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  g_assert_true (nabij_journal_save_family_finish (fixture->journal, result, &error));
  g_assert_no_error (error);
}

static void
assert_bytes (const char *word,
              gboolean    expected)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *found = keeping_find_bytes (folder, word);

  g_assert_cmpint (found != NULL, ==, expected);
}

static void
test_purges_a_name_that_was_changed (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijEntry) entry = keeping_note ("Een lange dag", 1);
  g_autoptr (GError) error = NULL;

  nabij_family_add_child (family);
  journal_assert_saved (fixture->journal, entry);
  save_child (fixture, family, "Wilhelmina");
  g_assert_true (keeping_make_backup (fixture->journal, &error));
  save_child (fixture, family, "Bartholomeus");
  assert_bytes ("Wilhelmina", TRUE);

  g_assert_true (keeping_purge (fixture->journal, &error));
  g_assert_no_error (error);
  assert_bytes ("Wilhelmina", FALSE);
  assert_bytes ("Bartholomeus", TRUE);
}

/* At the latest when the program ends. */
static void
test_purges_a_name_at_the_end (JournalFixture *fixture,
                               gconstpointer   data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (GError) error = NULL;

  nabij_family_add_child (family);
  save_child (fixture, family, "Wilhelmina");
  g_assert_true (keeping_make_backup (fixture->journal, &error));
  save_child (fixture, family, NULL);
  g_assert_true (journal_close (fixture->journal, &error));
  assert_bytes ("Wilhelmina", FALSE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                          \
  g_test_add ("/nabij/journal/journal-family/" name, JournalFixture, NULL, journal_set_up, func, \
              journal_tear_down)
  ADD ("begins-without-names", test_begins_without_names);
  ADD ("keeps-names-in-the-order-of-adding", test_keeps_names_in_the_order_of_adding);
  ADD ("takes-each-name-once", test_takes_each_name_once);
  ADD ("leaves-entries-as-they-are", test_leaves_entries_as_they_are);
  ADD ("tells-that-names-have-changed", test_tells_that_names_have_changed);
  ADD ("purges-a-name-that-was-changed", test_purges_a_name_that_was_changed);
  ADD ("purges-a-name-at-the-end", test_purges_a_name_at_the_end);
  ADD ("says-that-it-cannot-be-saved", test_says_that_it_cannot_be_saved);
#undef ADD

  return g_test_run ();
}
