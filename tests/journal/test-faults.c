/* test-faults.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A disk that fails at each of its operations in turn, and one whose power is cut after each of them:
 * what was acknowledged is there, and nothing that was purged comes back.
 */

#include "config.h"

#include "nabij-database.h"
#include "nabij-fault-vfs.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

/* More than the whole of it takes, so that a loop that never ends is seen. */
#define OPERATIONS_MAX 5000
#define LONG_TEXT_LENGTH 6000
#define PURGED_WORD "Zonnebloemwoestijn"

typedef enum {
  DO_SAVE,
  DO_DELETE,
  DO_UNDELETE,
  DO_PURGE,
  DO_BACKUP,
  DO_CLOSE,
} Action;

enum {
  ENTRY_EDITED,
  ENTRY_PURGED,
  ENTRY_LONG,
  ENTRY_BACK,
  ENTRY_LATE,
  N_ENTRIES,
};

/* What is done, and what an entry is like after it. */
typedef struct {
  Action      action;
  int         entry;
  const char *state;
} Step;

static char long_text[LONG_TEXT_LENGTH + 1];

static const Step steps[] = {
  { DO_SAVE, ENTRY_EDITED, "een" },
  { DO_SAVE, ENTRY_PURGED, PURGED_WORD },
  { DO_SAVE, ENTRY_EDITED, "twee" },
  { DO_SAVE, ENTRY_LONG, long_text },
  { DO_BACKUP, -1, NULL },
  { DO_DELETE, ENTRY_PURGED, "deleted: " PURGED_WORD },
  { DO_PURGE, ENTRY_PURGED, "" },
  { DO_SAVE, ENTRY_BACK, "weg en terug" },
  { DO_DELETE, ENTRY_BACK, "deleted: weg en terug" },
  { DO_UNDELETE, ENTRY_BACK, "weg en terug" },
  { DO_SAVE, ENTRY_LONG, "kort" },
  { DO_CLOSE, -1, NULL },
  { DO_SAVE, ENTRY_LATE, "laat" },
  { DO_SAVE, ENTRY_EDITED, "drie" },
};

typedef struct {
  NabijJournal *journal;
  char         *folder;
  char         *file;
  NabijEntry   *entries[N_ENTRIES]; /* the newest of each that was saved */
  gboolean      undelete_failed;
} Scenario;

static Scenario *
scenario_new (const char *name)
{
  Scenario *self = g_new0 (Scenario, 1);

  self->folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  self->file = g_build_filename (self->folder, "journal.db", NULL);
  self->journal = nabij_journal_new (self->folder);

  return self;
}

static void
scenario_free (Scenario *self)
{
  for (guint i = 0; i < N_ENTRIES; i++)
    g_clear_pointer (&self->entries[i], nabij_entry_unref);
  journal_let_go (self->journal);
  g_free (self->file);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Scenario, scenario_free)

static gboolean
do_step (Scenario   *self,
         const Step *step,
         GError    **error)
{
  NabijEntry **entry = step->entry >= 0 ? &self->entries[step->entry] : NULL;
  NabijEntry  *next;

  switch (step->action) {
  case DO_SAVE:
    next = *entry != NULL ? keeping_edit (*entry, step->state)
                          : keeping_note (step->state, 1000 + step->entry);
    g_clear_pointer (entry, nabij_entry_unref);
    *entry = next;
    return journal_save (self->journal, next, error);
  case DO_DELETE:
    return keeping_delete (self->journal, *entry, error);
  case DO_UNDELETE:
    return keeping_undelete (self->journal, *entry, error);
  case DO_PURGE:
    return keeping_purge (self->journal, error);
  case DO_BACKUP:
    return keeping_make_backup (self->journal, error);
  case DO_CLOSE:
    return journal_close (self->journal, error);
  default:
    g_assert_not_reached ();
  }
}

/* What an entry is like when everything was done. */
static const char *
get_final_state (int entry)
{
  const char *state = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i].entry == entry)
      state = steps[i].state;
  }

  return state;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    if (g_file_test (inner, G_FILE_TEST_IS_DIR))
      remove_folder (inner);
    else
      g_unlink (inner);
  }
  g_rmdir (path);
}

/* Failing disks */

static void
assert_tells_of_problem (Scenario     *self,
                         const Step   *step,
                         const GError *error)
{
  g_assert_nonnull (nabij_journal_error_to_sentence (error));
  if (step->action != DO_SAVE)
    return;

  g_assert_nonnull (nabij_journal_get_problem (self->journal));
  g_assert_cmpuint (nabij_journal_get_n_pending (self->journal), >, 0);
}

/* The person tries again what was said to have failed, where that can be tried. */
static void
do_all (Scenario *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GError) error = NULL;

    if (do_step (self, &steps[i], &error))
      continue;
    assert_tells_of_problem (self, &steps[i], error);
    if (steps[i].action == DO_UNDELETE)
      self->undelete_failed = !keeping_undelete (self->journal, self->entries[ENTRY_BACK], NULL);
  }
}

static void
assert_heals (Scenario *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (journal_flush (self->journal, &error));
  g_assert_no_error (error);
  g_assert_null (nabij_journal_get_problem (self->journal));
  g_assert_cmpuint (nabij_journal_get_n_pending (self->journal), ==, 0);

  keeping_delete (self->journal, self->entries[ENTRY_PURGED], &error);
  g_assert_no_error (error);
  keeping_purge (self->journal, &error);
  g_assert_no_error (error);
  journal_close (self->journal, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (nabij_journal_get_set_aside_path (self->journal), ==, NULL);
}

static void
assert_all_there (Scenario *self)
{
  g_autofree char *found = NULL;

  keeping_assert_healthy (self->file);
  for (int i = 0; i < N_ENTRIES; i++) {
    g_autofree char *state = keeping_dup_state (self->file,
                                                nabij_entry_get_uuid (self->entries[i]));

    if (i == ENTRY_BACK && self->undelete_failed && *state == '\0')
      continue;
    g_assert_cmpstr (state, ==, get_final_state (i));
  }

  found = keeping_find_bytes (self->folder, PURGED_WORD);
  g_assert_cmpstr (found, ==, NULL);
}

/* A disk that stays broken is like itself wherever it begins, so that not each place is gone through;
 * but other places every time. */
#define LASTING_STRIDE 7

typedef struct {
  int      result;
  gboolean is_lasting;
} Fault;

/* Under the sanitizers, which look for other mistakes and take ten times as long, one place in some
 * is enough; also there it is other places every time. */
static guint
get_stride (void)
{
  const char *wanted = g_getenv ("NABIJ_TEST_STRIDE");

  return wanted != NULL ? MAX ((guint)g_ascii_strtoull (wanted, NULL, 10), 1) : 1;
}

static void
test_survives_each_fault (gconstpointer data)
{
  const Fault *fault = data;
  const guint  stride = get_stride () * (fault->is_lasting ? LASTING_STRIDE : 1);
  guint        n_failed;
  guint        n = (guint)g_test_rand_int_range (1, (gint32)stride + 1);

  do {
    g_autofree char *name = g_strdup_printf ("fault-%u", n);
    g_autoptr (Scenario) self = scenario_new (name);

    g_assert_cmpuint (n, <, OPERATIONS_MAX);
    nabij_fault_vfs_fail_at (n, fault->result, fault->is_lasting);
    do_all (self);
    n_failed = nabij_fault_vfs_get_n_failed ();
    nabij_fault_vfs_heal ();
    assert_heals (self);
    assert_all_there (self);
    remove_folder (self->folder);
    n += stride;
  } while (n_failed > 0);

  g_test_message ("up to operation %u, one in %u", n - stride, stride);
}

/* Power cuts */

/* When a step was begun and when it was acknowledged, in operations of the disk. */
typedef struct {
  guint begun;
  guint acknowledged;
} Times;

static gboolean
may_be (const Times *times,
        int          entry,
        guint        n_done,
        const char  *state)
{
  gboolean is_allowed = *state == '\0';

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i].entry != entry)
      continue;
    /* What was acknowledged rules out what was before it; what was begun may have happened. */
    if (times[i].acknowledged <= n_done)
      is_allowed = FALSE;
    if (times[i].begun <= n_done && g_str_equal (steps[i].state, state))
      is_allowed = TRUE;
  }

  return is_allowed;
}

static gboolean
was_anything_acknowledged (const Times *times,
                           guint        n_done)
{
  return times[0].acknowledged <= n_done;
}

static gboolean
was_purged (const Times *times,
            guint        n_done)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i].action == DO_PURGE)
      return times[i].acknowledged <= n_done;
  }

  return FALSE;
}

static void
write_files (NabijDisk    *disk,
             NabijPowerCut cut,
             guint32       seed,
             Scenario     *from,
             const char   *to_file)
{
  static const char *const companions[] = { "", "-wal", "-journal" };
  g_autofree char         *index = g_strconcat (to_file, "-shm", NULL);

  g_unlink (index);
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++) {
    g_autofree char *source = g_strconcat (from->file, companions[i], NULL);
    g_autofree char *target = g_strconcat (to_file, companions[i], NULL);

    nabij_disk_cut (disk, cut, seed, source, target);
  }
}

static void
assert_survived (Scenario    *from,
                 const Times *times,
                 guint        n_done,
                 const char  *folder,
                 const char  *file)
{
  g_autoptr (NabijDatabase) database = NULL;
  g_autofree char *set_aside = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_WHOLE,
                                  &set_aside, &error);
  g_assert_no_error (error);
  /* The very first page may be half written when the first journal is begun. */
  if (set_aside != NULL) {
    g_assert_false (was_anything_acknowledged (times, n_done));
    g_unlink (set_aside);
  }
  if (was_purged (times, n_done))
    found = keeping_find_bytes (folder, PURGED_WORD);
  g_assert_cmpstr (found, ==, NULL);
  g_clear_pointer (&database, nabij_database_close);

  keeping_assert_healthy (file);
  for (int i = 0; i < N_ENTRIES; i++) {
    g_autofree char *state = NULL;

    state = keeping_dup_state (file, nabij_entry_get_uuid (from->entries[i]));
    if (!may_be (times, i, n_done, state))
      g_error ("After %u operations, entry %d is \"%.40s\"", n_done, i, state);
  }
}

static void
test_survives_each_power_cut (gconstpointer data)
{
  NabijPowerCut    cut = (NabijPowerCut)GPOINTER_TO_INT (data);
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (Scenario) self = scenario_new ("whole");
  g_autoptr (NabijDisk) disk = nabij_disk_new ();
  Times       times[G_N_ELEMENTS (steps)];
  const guint stride = get_stride ();
  const guint first = (guint)g_test_rand_int_range (0, (gint32)stride);
  guint       n_operations;

  nabij_fault_vfs_record ();
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (GError) error = NULL;

    times[i].begun = nabij_fault_vfs_get_n_operations ();
    do_step (self, &steps[i], &error);
    g_assert_no_error (error);
    times[i].acknowledged = nabij_fault_vfs_get_n_operations ();
  }
  n_operations = nabij_fault_vfs_stop_recording ();
  journal_close (self->journal, NULL);

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  for (guint n_done = 0; n_done <= n_operations; n_done++) {
    if (n_done % stride == first) {
      write_files (disk, cut, g_test_rand_int (), self, file);
      assert_survived (self, times, n_done, folder, file);
    }
    if (n_done < n_operations)
      nabij_disk_step (disk, n_done);
  }
  g_test_message ("%u operations, a power cut at one in %u", n_operations, stride);
}

int
main (int   argc,
      char *argv[])
{
  static const Fault one_error = { SQLITE_IOERR, FALSE };
  static const Fault one_full = { SQLITE_FULL, FALSE };
  static const Fault lasting_error = { SQLITE_IOERR, TRUE };
  static const Fault lasting_full = { SQLITE_FULL, TRUE };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < LONG_TEXT_LENGTH; i++)
    long_text[i] = i % 7 == 6 ? ' ' : (char)('a' + i * i % 26);
  nabij_fault_vfs_install ();

#define ADD(name, value, func) g_test_add_data_func ("/nabij/journal/faults/" name, value, func)
  ADD ("survives-each-error", &one_error, test_survives_each_fault);
  ADD ("survives-each-full-disk", &one_full, test_survives_each_fault);
  ADD ("survives-errors-from-each-on", &lasting_error, test_survives_each_fault);
  ADD ("survives-a-full-disk-from-each-on", &lasting_full, test_survives_each_fault);
  ADD ("survives-a-power-cut-that-drops", GINT_TO_POINTER (NABIJ_POWER_CUT_DROPS),
       test_survives_each_power_cut);
  ADD ("survives-a-power-cut-that-tears", GINT_TO_POINTER (NABIJ_POWER_CUT_TEARS),
       test_survives_each_power_cut);
  ADD ("survives-a-crash-of-the-program", GINT_TO_POINTER (NABIJ_POWER_CUT_KEEPS),
       test_survives_each_power_cut);
#undef ADD

  return g_test_run ();
}
