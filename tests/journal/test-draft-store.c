/* test-draft-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-draft-store.h"

#include "nabij-journal-error.h"
#include "nabij-journal-fixture.h"
#include "nabij-keeping-user.h"

#include <glib/gstdio.h>
#include <string.h>

#define NOW G_GINT64_CONSTANT (1795287845000000)

static NabijDraftStore *
store_new (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();

  return nabij_draft_store_new (folder);
}

static char *
dup_path (NabijEntry *entry,
          const char *suffix)
{
  g_autofree char *name = g_strconcat ("drafts/", nabij_entry_get_uuid (entry), suffix, NULL);

  return nabij_fixture_dup_file (name);
}

static void
write_all (NabijDraftStore *store)
{
  g_autoptr (GError) error = NULL;

  nabij_draft_store_write (store, &error);
  g_assert_no_error (error);
}

/* As the next run of the program finds it. */
static GPtrArray *
list_anew (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *drafts = nabij_draft_store_list (store, &error);

  g_assert_no_error (error);

  return drafts;
}

static void
assert_is_only_draft (NabijEntry *expected)
{
  g_autoptr (GPtrArray) drafts = list_anew ();

  g_assert_cmpuint (drafts->len, ==, expected != NULL ? 1 : 0);
  if (expected != NULL)
    g_assert_true (nabij_entry_equal (g_ptr_array_index (drafts, 0), expected));
}

static void
test_keeps_the_latest (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) first = keeping_note ("Het was", NOW);
  g_autoptr (NabijEntry) second = keeping_edit (first, "Het was een lange nacht — maar");

  g_assert_false (nabij_draft_store_has_waiting (store));
  nabij_draft_store_put (store, first);
  nabij_draft_store_put (store, second);
  g_assert_true (nabij_draft_store_has_waiting (store));
  assert_is_only_draft (NULL);
  write_all (store);
  g_assert_false (nabij_draft_store_has_waiting (store));
  assert_is_only_draft (second);
}

static void
test_is_private (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) entry = keeping_note ("privé", NOW);
  g_autofree char *folder = nabij_fixture_dup_file ("drafts");
  g_autofree char *path = dup_path (entry, ".json");

  nabij_draft_store_put (store, entry);
  write_all (store);
  g_assert_cmpuint (nabij_fixture_get_mode (folder), ==, 0700);
  g_assert_cmpuint (nabij_fixture_get_mode (path), ==, 0600);
}

static void
test_makes_nothing_for_nothing (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GPtrArray) drafts = NULL;

  nabij_draft_store_drop (store, "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003", G_MAXINT64);
  write_all (store);
  drafts = nabij_draft_store_list (store, NULL);
  g_assert_cmpuint (drafts->len, ==, 0);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
}

static void
test_drops_what_is_saved (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) entry = keeping_note ("eerst", NOW);
  g_autofree char *path = dup_path (entry, ".json");

  nabij_draft_store_put (store, entry);
  write_all (store);
  nabij_draft_store_drop (store, nabij_entry_get_uuid (entry), NOW);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  /* Also before it was written. */
  nabij_draft_store_put (store, entry);
  nabij_draft_store_drop (store, nabij_entry_get_uuid (entry), NOW);
  g_assert_false (nabij_draft_store_has_waiting (store));
}

/* Whoever has typed on while the entry was being saved loses nothing. */
static void
test_keeps_what_came_after (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) saved = keeping_note ("eerst", NOW);
  g_autoptr (NabijEntry) later = keeping_edit (saved, "eerst en verder");

  nabij_draft_store_put (store, later);
  nabij_draft_store_drop (store, nabij_entry_get_uuid (saved), NOW);
  g_assert_true (nabij_draft_store_has_waiting (store));
  write_all (store);
  nabij_draft_store_drop (store, nabij_entry_get_uuid (saved), NOW);
  assert_is_only_draft (later);
}

static void
test_leaves_alone_what_it_is_writing_itself (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) entry = keeping_note ("nu", NOW);
  g_autoptr (GPtrArray) drafts = NULL;

  nabij_draft_store_put (store, entry);
  write_all (store);
  drafts = nabij_draft_store_list (store, NULL);
  g_assert_cmpuint (drafts->len, ==, 0);
}

static void
test_sets_aside_what_it_cannot_read (void)
{
  static const char *const contents[] = { "", "{", "[]", "\xff\xfe", "{\"uuid\": 1}", "null" };
  g_autofree char         *folder = nabij_fixture_dup_file ("drafts");

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (NabijEntry) entry = keeping_note ("x", NOW);
    g_autofree char *path = dup_path (entry, ".json");
    g_autofree char *aside = dup_path (entry, ".json.unreadable");
    g_autofree char *second = dup_path (entry, ".json.2.unreadable");
    g_autofree char *kept = NULL;

    nabij_fixture_write (path, contents[i], -1);
    assert_is_only_draft (NULL);
    g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_get_contents (aside, &kept, NULL, NULL));
    g_assert_cmpstr (kept, ==, contents[i]);

    /* Another one is not set over it. */
    nabij_fixture_write (path, "{ again", -1);
    assert_is_only_draft (NULL);
    g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
    g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));
  }
}

static void
test_removes_what_a_crash_left_half_written (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) entry = keeping_note ("heel", NOW);
  g_autofree char *remains = dup_path (entry, ".json.A1B2C3");
  g_autofree char *foreign = nabij_fixture_dup_file ("drafts/notes.txt");

  nabij_draft_store_put (store, entry);
  write_all (store);
  nabij_fixture_write (remains, "{ half", -1);
  nabij_fixture_write (foreign, "mine", -1);
  assert_is_only_draft (entry);
  g_assert_false (g_file_test (remains, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
}

static void
test_purges_and_stays_away (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) entry = keeping_note ("weg", NOW);
  g_autoptr (NabijEntry) other = keeping_note ("blijft", NOW);
  const char      *uuids[] = { nabij_entry_get_uuid (entry), NULL };
  g_autofree char *aside = dup_path (entry, ".json.unreadable");
  g_autofree char *remains = dup_path (entry, ".json.A1B2C3");
  g_autoptr (GError) error = NULL;

  nabij_draft_store_put (store, entry);
  nabij_draft_store_put (store, other);
  write_all (store);
  nabij_fixture_write (aside, "weg", -1);
  nabij_fixture_write (remains, "weg", -1);
  nabij_draft_store_put (store, entry);

  nabij_draft_store_purge (store, uuids, &error);
  g_assert_no_error (error);
  g_assert_false (nabij_draft_store_has_waiting (store));
  g_assert_false (g_file_test (aside, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (remains, G_FILE_TEST_EXISTS));
  assert_is_only_draft (other);

  nabij_draft_store_put (store, entry);
  g_assert_false (nabij_draft_store_has_waiting (store));
}

static void
test_keeps_what_it_cannot_write (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) entry = keeping_note ("nog even", NOW);
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GError) error = NULL;

  nabij_fixture_write (folder, "in the way", -1);
  nabij_draft_store_put (store, entry);
  g_assert_false (nabij_draft_store_write (store, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER);
  g_assert_true (nabij_draft_store_has_waiting (store));

  g_assert_no_errno (g_unlink (folder));
  write_all (store);
  assert_is_only_draft (entry);
}

static gpointer
write_in_thread (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    nabij_draft_store_write (data, NULL);

  return NULL;
}

static gpointer
drop_in_thread (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    nabij_draft_store_drop (data, "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003", NOW + i);

  return NULL;
}

/* Typing, writing and saving at once, each on its thread: the last that was typed is there. */
static void
test_is_used_by_several_threads (void)
{
  g_autoptr (NabijDraftStore) store = store_new ();
  g_autoptr (NabijEntry) last = NULL;
  GThread *writing = g_thread_new ("write", write_in_thread, store);
  GThread *saving = g_thread_new ("save", drop_in_thread, store);

  for (guint i = 0; i <= 300; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);

    g_clear_pointer (&last, nabij_entry_unref);
    last = nabij_entry_new (&(NabijEntryFields){ .uuid = "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003",
                                                 .kind = NABIJ_ENTRY_KIND_NOTE,
                                                 .instant = { NOW, 0 },
                                                 .changed_us = NOW + i,
                                                 .text = text });
    nabij_draft_store_put (store, last);
  }
  g_thread_join (writing);
  g_thread_join (saving);
  write_all (store);
  assert_is_only_draft (last);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/draft-store/" name, func)
  ADD ("keeps-the-latest", test_keeps_the_latest);
  ADD ("is-private", test_is_private);
  ADD ("makes-nothing-for-nothing", test_makes_nothing_for_nothing);
  ADD ("drops-what-is-saved", test_drops_what_is_saved);
  ADD ("keeps-what-came-after", test_keeps_what_came_after);
  ADD ("leaves-alone-what-it-is-writing-itself", test_leaves_alone_what_it_is_writing_itself);
  ADD ("sets-aside-what-it-cannot-read", test_sets_aside_what_it_cannot_read);
  ADD ("removes-what-a-crash-left-half-written", test_removes_what_a_crash_left_half_written);
  ADD ("purges-and-stays-away", test_purges_and_stays_away);
  ADD ("keeps-what-it-cannot-write", test_keeps_what_it_cannot_write);
  ADD ("is-used-by-several-threads", test_is_used_by_several_threads);
#undef ADD

  return g_test_run ();
}
