/* test-outbox.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a save gets past long work, and what becomes of it when the program ends.
 */

#include "config.h"

#include "nabij-journal-fixture.h"
#include "nabij-journal-private.h"
#include "nabij-journal-user.h"
#include "nabij-outbox.h"
#include "nabij-transfer-fixture.h"

#include <glib/gstdio.h>

/* Long work that goes on until the test says so. */
typedef struct {
  GMutex   mutex;
  GCond    changed;
  gboolean is_running;
  gboolean may_end;
} Work;

static gboolean
run_work (NabijDatabase *database,
          gpointer       data,
          GError       **error)
{
  Work *work = data;

  g_mutex_lock (&work->mutex);
  work->is_running = TRUE;
  g_cond_broadcast (&work->changed);
  while (!work->may_end)
    g_cond_wait (&work->changed, &work->mutex);
  g_mutex_unlock (&work->mutex);

  return TRUE;
}

static void
begin_work (NabijJournal *journal,
            Work         *work)
{
  g_autoptr (GAsyncResult) opened = NULL;
  GTask *task;

  nabij_journal_open_async (journal, NULL, journal_store_result_cb, &opened);
  journal_wait_for (&opened);
  task = g_task_new (journal, NULL, NULL, NULL);
  g_task_set_source_tag (task, begin_work);
  g_task_set_task_data (task, work, NULL);
  nabij_journal_push_long_run (journal, run_work, FALSE, NULL, task);
  g_mutex_lock (&work->mutex);
  while (!work->is_running)
    g_cond_wait (&work->changed, &work->mutex);
  g_mutex_unlock (&work->mutex);
}

static void
end_work (Work *work)
{
  g_mutex_lock (&work->mutex);
  work->may_end = TRUE;
  g_cond_broadcast (&work->changed);
  g_mutex_unlock (&work->mutex);
}

static guint
count_files (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    n += g_str_has_prefix (name, "outbox-");

  return n;
}

static NabijEntry *
make_note (const char *uuid,
           const char *text,
           gint64      changed_us)
{
  return nabij_entry_new (&(NabijEntryFields){
    .uuid = uuid,
    .kind = NABIJ_ENTRY_KIND_NOTE,
    .instant = { 1000000, 0 },
    .text = text,
    .changed_us = changed_us,
  });
}

static void
assert_only_text (NabijJournal *journal,
                  const char   *text)
{
  g_autoptr (GPtrArray) entries = transfer_list (journal);

  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (nabij_entry_get_text (g_ptr_array_index (entries, 0)), ==, text);
}

static void
test_does_not_wait (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = make_note (NULL, "meanwhile", 5);
  g_autoptr (GError) error = NULL;
  Work work = { 0 };

  begin_work (fixture->journal, &work);
  journal_assert_saved (fixture->journal, entry);
  /* It is answered for, and not in the journal yet. */
  g_assert_cmpuint (count_files (), ==, 1);
  g_assert_cmpuint (fixture->changed->len, ==, 0);

  end_work (&work);
  g_assert_true (journal_flush (fixture->journal, &error));
  assert_only_text (fixture->journal, "meanwhile");
  g_assert_cmpuint (fixture->changed->len, ==, 1);
  g_assert_true (nabij_journal_close_blocking (fixture->journal, 60 * (gint64)G_USEC_PER_SEC, NULL));
  g_assert_cmpuint (count_files (), ==, 0);
}

/* The last of them is the one that stays. */
static void
test_keeps_their_order (JournalFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = make_note (NULL, "0", 5);
  Work work = { 0 };

  begin_work (fixture->journal, &work);
  for (guint i = 1; i <= 20; i++) {
    g_autofree char *text = g_strdup_printf ("%u", i);
    g_autoptr (NabijEntry) next = make_note (nabij_entry_get_uuid (entry), text, 5 + i);

    journal_assert_saved (fixture->journal, next);
  }
  end_work (&work);
  g_assert_true (journal_flush (fixture->journal, NULL));
  assert_only_text (fixture->journal, "20");
  g_assert_true (nabij_journal_close_blocking (fixture->journal, 60 * (gint64)G_USEC_PER_SEC, NULL));
  g_assert_cmpuint (count_files (), ==, 0);
}

/* Without room for a file, the answer comes when it is in the journal. */
static void
test_waits_without_room (JournalFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = make_note (NULL, "late", 5);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *blocker = NULL;
  Work             work = { 0 };

  begin_work (fixture->journal, &work);
  /* A folder stands where the file would. */
  blocker = nabij_outbox_get_path (folder, entry, 0);
  g_assert_no_errno (g_mkdir (blocker, 0700));
  nabij_journal_save_async (fixture->journal, entry, NULL, journal_store_result_cb, &result);
  none = transfer_list (fixture->journal);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_null (result);
  end_work (&work);
  journal_wait_for (&result);
  g_assert_true (nabij_journal_save_finish (fixture->journal, result, NULL));
  assert_only_text (fixture->journal, "late");
  g_assert_no_errno (g_rmdir (blocker));
}

/* Long work that goes on until it is cancelled. */
static gboolean
run_until_cancelled (NabijDatabase *database,
                     gpointer       data,
                     GError       **error)
{
  while (!g_cancellable_is_cancelled (data))
    g_usleep (1000);

  return !g_cancellable_set_error_if_cancelled (data, error);
}

/* The end of the program gives up what would take long, also where something comes after it. */
static void
test_ends_with_the_program (JournalFixture *fixture,
                            gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = make_note (NULL, "kept", 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  GTask *task;
  GTask *next;

  nabij_journal_open_async (fixture->journal, NULL, journal_store_result_cb, &opened);
  journal_wait_for (&opened);
  task = g_task_new (fixture->journal, cancellable, NULL, NULL);
  g_task_set_source_tag (task, test_ends_with_the_program);
  g_task_set_task_data (task, g_object_ref (cancellable), g_object_unref);
  nabij_journal_push_long_run (fixture->journal, run_until_cancelled, FALSE, cancellable, task);
  next = g_task_new (fixture->journal, NULL, NULL, NULL);
  g_task_set_source_tag (next, test_ends_with_the_program);
  g_task_set_task_data (next, &(Work){ .may_end = TRUE }, NULL);
  nabij_journal_push_long_run (fixture->journal, run_work, FALSE, NULL, next);
  nabij_journal_save_async (fixture->journal, entry, NULL, journal_store_result_cb, &saved);

  g_assert_true (nabij_journal_close_blocking (fixture->journal, 60 * (gint64)G_USEC_PER_SEC, NULL));
  journal_wait_for (&saved);
  g_assert_true (nabij_journal_save_finish (fixture->journal, saved, NULL));
  g_assert_true (g_cancellable_is_cancelled (cancellable));
  assert_only_text (fixture->journal, "kept");
  g_assert_cmpuint (count_files (), ==, 0);
}

/* The program is started again. */
static void
start_again (JournalFixture *fixture)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();

  journal_close (fixture->journal, NULL);
  g_clear_object (&fixture->journal);
  fixture->journal = nabij_journal_new (folder);
}

/* What a crash left. */
static void
leave (NabijEntry *entry,
       guint       number)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *path = nabij_outbox_get_path (folder, entry, number);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  nabij_outbox_write (path, entry, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (nabij_fixture_get_mode (path), ==, 0600);
}

static void
test_taken_in_after_a_crash (JournalFixture *fixture,
                             gconstpointer   data)
{
  g_autoptr (NabijEntry) older = make_note (NULL, "older", 5);
  g_autoptr (NabijEntry) newer = make_note (nabij_entry_get_uuid (older), "newer", 6);
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *unfinished = g_build_filename (folder, "outbox-x.json.ABCDEF", NULL);

  leave (newer, 3);
  leave (older, 4);
  nabij_fixture_write (unfinished, "{\"uuid\": \"half", -1);
  assert_only_text (fixture->journal, "newer");
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_takes_no_place_of_newer (JournalFixture *fixture,
                              gconstpointer   data)
{
  g_autoptr (NabijEntry) older = make_note (NULL, "older", 5);
  g_autoptr (NabijEntry) newer = make_note (nabij_entry_get_uuid (older), "newer", 6);

  journal_assert_saved (fixture->journal, newer);
  start_again (fixture);
  leave (older, 0);
  assert_only_text (fixture->journal, "newer");
  g_assert_cmpuint (count_files (), ==, 0);
}

static void
test_damaged_file_stays (JournalFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = make_note (NULL, "sound", 5);
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *damaged = g_build_filename (folder, "outbox-y-0.json", NULL);

  nabij_fixture_write (damaged, "{\"uuid\": \"half", -1);
  leave (entry, 1);
  assert_only_text (fixture->journal, "sound");
  g_assert_cmpuint (count_files (), ==, 1);
}

/* What was deleted for good does not come back from there. */
static void
test_purged_stays_away (JournalFixture *fixture,
                        gconstpointer   data)
{
  g_autoptr (NabijEntry) entry = make_note (NULL, "gone", 5);
  g_autoptr (NabijEntry) other = make_note (NULL, "here", 5);
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *sql = NULL;

  journal_assert_saved (fixture->journal, other);
  start_again (fixture);
  sql = g_strdup_printf ("INSERT INTO tombstone VALUES ('%s', 6)", nabij_entry_get_uuid (entry));
  nabij_fixture_execute (file, sql, FALSE);
  leave (entry, 0);
  assert_only_text (fixture->journal, "here");
  g_assert_cmpuint (count_files (), ==, 0);
}

#define ADD(path, func) \
  g_test_add ("/nabij/journal/outbox/" path, JournalFixture, NULL, journal_set_up, func, journal_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("does-not-wait", test_does_not_wait);
  ADD ("keeps-their-order", test_keeps_their_order);
  ADD ("ends-with-the-program", test_ends_with_the_program);
  ADD ("waits-where-there-is-no-room", test_waits_without_room);
  ADD ("is-taken-in-after-a-crash", test_taken_in_after_a_crash);
  ADD ("takes-no-place-of-what-is-newer", test_takes_no_place_of_newer);
  ADD ("leaves-a-damaged-file", test_damaged_file_stays);
  ADD ("brings-nothing-back", test_purged_stays_away);

  return g_test_run ();
}
