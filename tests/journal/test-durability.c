/* test-durability.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was acknowledged is there, however the program ends, and what was purged stays away.
 *
 * NABIJ_TEST_KILLS says how often the program is killed, for a longer run by hand.
 */

#include "config.h"

#include "nabij-database.h"
#include "nabij-draft-store.h"
#include "nabij-entry-store.h"
#include "nabij-journal-error.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"
#include "nabij-outbox.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#define N_KILLS 200
#define N_RESTORE_KILLS 20
/* So many times as often at the most, until something was purged. */
#define N_TRIES 5
/* So many in one folder, then a new one. */
#define KILLS_PER_FOLDER 20
#define KILL_AFTER_MAX_US 120000

/* What an entry may be like, as bits. */
typedef enum {
  STATE_LIVE = 1 << 0,
  STATE_MARKED = 1 << 1,
  STATE_GONE = 1 << 2,
} State;

typedef struct {
  guint    states; /* those that are possible */
  guint    acknowledged;
  guint    begun;
  guint    n_asked;    /* how many of deleting and undeleting have no answer yet */
  gboolean is_deleted; /* the last that was asked */
  gboolean is_purged;  /* acknowledged */
} Known;

typedef struct {
  char       *folder;
  char       *file;
  GHashTable *entries; /* (owned) (element-type utf8 Known) */
  GQueue      purges;  /* (owned) (element-type GPtrArray), the entries of each that was begun */
} Model;

static Model *
model_new (const char *name)
{
  Model *self = g_new0 (Model, 1);

  self->folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  self->file = g_build_filename (self->folder, "journal.db", NULL);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_queue_init (&self->purges);

  return self;
}

static void
model_free (Model *self)
{
  g_queue_clear_full (&self->purges, (GDestroyNotify)g_ptr_array_unref);
  g_hash_table_unref (self->entries);
  g_free (self->file);
  g_free (self->folder);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Model, model_free)

static GSubprocess *
start_writer (const char        *folder,
              const char        *seed,
              const char        *uuid,
              const char        *words,
              GDataInputStream **lines)
{
  g_autofree char *program = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  program = g_test_build_filename (G_TEST_BUILT, "journal", "journal-writer", NULL);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, seed, uuid,
                              words, NULL);
  g_assert_no_error (error);
  *lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  return process;
}

static void
begin_purge (Model *self)
{
  GPtrArray     *taken = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value)) {
    Known *known = value;

    if (known->states & STATE_MARKED)
      known->states |= STATE_GONE;
    if (known->is_deleted)
      g_ptr_array_add (taken, known);
  }
  g_queue_push_tail (&self->purges, taken);
}

static void
end_purge (Model *self)
{
  g_autoptr (GPtrArray) taken = g_queue_pop_head (&self->purges);

  for (guint i = 0; i < taken->len; i++) {
    Known *known = g_ptr_array_index (taken, i);

    known->states = STATE_GONE;
    known->is_purged = TRUE;
  }
}

static void
take_in_word (Known      *known,
              gboolean    is_answer,
              const char *word,
              guint       version)
{
  if (strcmp (word, "save") == 0 && is_answer) {
    known->acknowledged = MAX (known->acknowledged, version);
    known->states &= ~(guint)(known->is_deleted ? 0 : STATE_GONE);
  } else if (strcmp (word, "save") == 0) {
    if (known->begun == 0)
      known->states = STATE_GONE | STATE_LIVE;
    known->begun = MAX (known->begun, version);
  } else if (!is_answer) {
    known->n_asked++;
    known->is_deleted = strcmp (word, "delete") == 0;
    known->states |= known->is_deleted ? STATE_MARKED : STATE_LIVE;
  } else if (--known->n_asked == 0) {
    known->states = known->is_deleted ? known->states & ~(guint)STATE_LIVE : STATE_LIVE;
  }
}

static gboolean
read_line (Model            *self,
           GDataInputStream *lines)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_auto (GStrv) words = NULL;
  gboolean is_answer;
  Known   *known;

  if (line == NULL)
    return FALSE;

  words = g_strsplit (line, " ", 4);
  is_answer = strcmp (words[0], "<") == 0;
  if (strcmp (words[1], "purge") == 0 && is_answer)
    end_purge (self);
  else if (strcmp (words[1], "purge") == 0)
    begin_purge (self);
  if (words[2] == NULL)
    return TRUE;

  known = g_hash_table_lookup (self->entries, words[2]);
  if (known == NULL) {
    known = g_new0 (Known, 1);
    g_hash_table_insert (self->entries, g_strdup (words[2]), known);
  }
  take_in_word (known, is_answer, words[1],
                words[3] != NULL ? (guint)g_ascii_strtoull (words[3], NULL, 10) : 0);

  return TRUE;
}

static char *
make_word (const char *uuid)
{
  char *word = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uuid, -1);

  word[24] = '\0';

  return word;
}

static void
check_entry (Model      *self,
             const char *uuid,
             Known      *known)
{
  g_autofree char *state = keeping_dup_state (self->file, uuid);
  g_autofree char *word = make_word (uuid);
  g_auto (GStrv) words = NULL;
  const char *text = state;
  guint       version;
  State       now = STATE_LIVE;

  if (*state == '\0')
    now = STATE_GONE;
  else if (g_str_has_prefix (state, "deleted: "))
    now = STATE_MARKED;
  if (!(known->states & now))
    g_error ("%s is %d, and may be %u", uuid, now, known->states);

  if (now != STATE_GONE) {
    text += now == STATE_MARKED ? strlen ("deleted: ") : 0;
    version = (guint)g_ascii_strtoull (text, NULL, 10);
    words = g_strsplit (text, " ", 3);
    /* Of what is about to be purged it does not matter which version it is. */
    if (now == STATE_LIVE)
      g_assert_cmpuint (version, >=, known->acknowledged);
    g_assert_cmpuint (version, <=, known->begun);
    g_assert_cmpstr (words[1], ==, word);
    known->acknowledged = version;
  } else if (known->is_purged) {
    g_autofree char *found = keeping_find_bytes (self->folder, word);

    g_assert_cmpstr (found, ==, NULL);
  }

  known->n_asked = 0;
  /* What is marked is purged when the program starts again. */
  known->is_deleted = now == STATE_MARKED;
  known->states = now == STATE_MARKED ? STATE_MARKED | STATE_GONE : now;
  /* What was never acknowledged may have left a draft, which comes back then. */
  if (now == STATE_GONE && known->acknowledged == 0)
    known->states |= STATE_LIVE;
}

static void
check_backups (Model *self)
{
  g_autofree char *folder = g_build_filename (self->folder, "backups", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (!g_str_has_prefix (name, "journal-") || !g_str_has_suffix (name, ".db"))
      continue;
    /* One in which a purge was under way is brought back to before it. */
    nabij_fixture_execute (path, "BEGIN IMMEDIATE; ROLLBACK", FALSE);
    keeping_assert_healthy (path);
  }
}

static void
check_drafts (Model *self)
{
  g_autoptr (NabijDraftStore) store = nabij_draft_store_new (self->folder);
  g_autofree char *folder = g_build_filename (self->folder, "drafts", NULL);
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  drafts = nabij_draft_store_list (store, NULL);
  g_assert_nonnull (drafts);
  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    g_assert_false (g_str_has_suffix (name, ".unreadable"));
}

static void
check_everything (Model *self)
{
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) taken_in = NULL;
  g_autofree char *set_aside = NULL;
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer       uuid;
  gpointer       known;

  database = nabij_database_open (self->folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_WHOLE,
                                  &set_aside, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (set_aside, ==, NULL);
  /* What was acknowledged past a long piece of work. */
  taken_in = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  nabij_outbox_take_in (self->folder, database, taken_in, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, nabij_database_close);
  keeping_assert_healthy (self->file);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &uuid, &known))
    check_entry (self, uuid, known);
  check_backups (self);
  check_drafts (self);
  g_queue_clear_full (&self->purges, (GDestroyNotify)g_ptr_array_unref);
}

static void
run_and_kill (Model *self)
{
  g_autofree char *seed = g_strdup_printf ("%u", (guint32)g_test_rand_int ());
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) process = start_writer (self->folder, seed, NULL, NULL, &lines);
  int n_lines = g_test_rand_bit () ? g_test_rand_int_range (1, 20) : 0;

  /* Half of them are killed at any moment from their first on, the others in the middle of their work,
   * however long a slow machine takes to get there. */
  while (n_lines > 0 && read_line (self, lines))
    n_lines--;
  g_usleep ((gulong)g_test_rand_int_range (0, KILL_AFTER_MAX_US));
  g_subprocess_send_signal (process, SIGKILL);
  while (read_line (self, lines))
    continue;
  g_subprocess_wait (process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_signaled (process));
  g_assert_cmpint (g_subprocess_get_term_sig (process), ==, SIGKILL);
}

/* After all of it, the journal is one that goes on, and nothing marked is left. */
static void
check_goes_on (Model *self)
{
  g_autoptr (NabijJournal) journal = nabij_journal_new (self->folder);
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GError) error = NULL;
  g_autofree char *marked = NULL;

  journal_assert_saved (journal, entry);
  g_assert_true (keeping_purge (journal, &error));
  g_assert_true (journal_close (journal, &error));
  keeping_assert_healthy (self->file);
  marked = nabij_fixture_query (self->file, "SELECT (SELECT count(*) FROM entry"
                                            " WHERE deleted_us IS NOT NULL) +"
                                            " (SELECT count(*) FROM tombstone WHERE purged_us = 0)");
  g_assert_cmpstr (marked, ==, "0\n");
}

static guint
get_n_kills (void)
{
  const char *wanted = g_getenv ("NABIJ_TEST_KILLS");

  return wanted != NULL ? (guint)g_ascii_strtoull (wanted, NULL, 10) : N_KILLS;
}

static void
test_survives_being_killed (void)
{
  const guint n_kills = get_n_kills ();
  guint       n_acknowledged = 0;
  guint       n_purged = 0;

  /* A slow machine may come to no purge before it is killed, and so it goes on until it does. */
  for (guint done = 0; done < n_kills || (n_purged == 0 && done < N_TRIES * n_kills); done += KILLS_PER_FOLDER) {
    g_autofree char *name = g_strdup_printf ("folder-%u", done / KILLS_PER_FOLDER);
    g_autoptr (Model) model = model_new (name);
    GHashTableIter iter;
    gpointer       known;

    for (guint i = 0; i < KILLS_PER_FOLDER; i++) {
      run_and_kill (model);
      check_everything (model);
    }
    check_goes_on (model);

    g_hash_table_iter_init (&iter, model->entries);
    while (g_hash_table_iter_next (&iter, NULL, &known)) {
      n_acknowledged += ((Known *)known)->acknowledged > 0;
      n_purged += ((Known *)known)->is_purged;
    }
  }
  g_test_message ("%u kills, %u entries, %u of them purged", n_kills, n_acknowledged, n_purged);
  /* Something was done at all. */
  g_assert_cmpuint (n_acknowledged, >, n_kills / 2);
  g_assert_cmpuint (n_purged, >, 0);
}

/* A restored journal comes whole or not at all. */
static void
test_restores_whole_or_not_at_all (void)
{
  g_autoptr (Model) model = model_new ("restored");
  g_autoptr (NabijJournal) journal = nabij_journal_new (model->folder);
  g_autoptr (GPtrArray) backups = NULL;

  for (guint i = 0; i < 30; i++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (i);

    journal_assert_saved (journal, entry);
    if (i == 9)
      g_assert_true (keeping_make_backup (journal, NULL));
  }
  backups = keeping_list_backups (journal, NULL);
  g_assert_cmpuint (backups->len, ==, 1);
  g_assert_true (keeping_restore (journal, g_ptr_array_index (backups, 0), NULL));
  g_assert_true (journal_close (journal, NULL));

  for (guint i = 0; i < N_RESTORE_KILLS; i++) {
    g_autoptr (GDataInputStream) lines = NULL;
    g_autoptr (GSubprocess) process = start_writer (model->folder, "restore", NULL, NULL, &lines);
    g_autofree char *count = NULL;

    g_usleep ((gulong)g_test_rand_int_range (0, KILL_AFTER_MAX_US));
    g_subprocess_send_signal (process, SIGKILL);
    g_subprocess_wait (process, NULL, NULL);

    check_everything (model);
    count = nabij_fixture_query (model->file, "SELECT count(*) FROM entry");
    if (strcmp (count, "10\n") != 0)
      g_assert_cmpstr (count, ==, "30\n");
  }
}

/* Words with every kind of letter: search has each of them in its own form. */
#define TOAST_WORDS \
  "Zonnebloemwoestijn Überraschungswörter Čokoládičkový Наслаждение ŁódźĄĘŚĆŻŹŃ-Jaskółka"
#define TOAST_UUID "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003"

/* Starts a program that holds the journal, with something in it that was just deleted. */
static GSubprocess *
start_toast (Model *model)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  GSubprocess     *process;

  process = start_writer (model->folder, "toast", TOAST_UUID, TOAST_WORDS, &lines);
  do {
    g_free (line);
    line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
    g_assert_nonnull (line);
  } while (strcmp (line, "< toast") != 0);

  return process;
}

static void
test_purges_what_was_killed_with_its_toast (void)
{
  g_autoptr (Model) model = model_new ("toast");
  g_autoptr (GSubprocess) process = start_toast (model);
  g_auto (GStrv) words = g_strsplit (TOAST_WORDS, " ", -1);
  g_autofree char *backup = NULL;
  g_autofree char *draft = NULL;
  g_autofree char *count = NULL;

  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);

  /* It is marked, and everything is still there. */
  backup = g_build_filename (model->folder, "backups", NULL);
  draft = g_build_filename (model->folder, "drafts", NULL);
  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *in_backup = keeping_find_bytes (backup, words[i]);
    g_autofree char *in_draft = keeping_find_bytes (draft, words[i]);

    g_assert_nonnull (in_backup);
    g_assert_nonnull (in_draft);
  }

  check_goes_on (model);
  for (guint i = 0; words[i] != NULL; i++) {
    g_autofree char *found = keeping_find_bytes (model->folder, words[i]);

    g_assert_cmpstr (found, ==, NULL);
  }
  count = nabij_fixture_query (model->file, "SELECT count(*) FROM entry UNION ALL"
                                            " SELECT count(*) FROM tombstone");
  g_assert_cmpstr (count, ==, "2\n1\n");
}

static void
test_keeps_a_second_program_out (void)
{
  g_autoptr (Model) model = model_new ("locked");
  g_autoptr (GSubprocess) process = start_toast (model);
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijDatabase) reader = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  database = nabij_database_open (model->folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK,
                                  NULL, &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED);
  g_assert_null (database);
  g_clear_error (&error);

  /* Reading needs no lock. */
  reader = nabij_database_open_for_reading (model->folder, &error);
  g_assert_no_error (error);
  entries = nabij_entry_store_list (reader, NULL, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);

  /* The lock goes with the program, however it ends. */
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  database = nabij_database_open (model->folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK,
                                  NULL, &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/durability/" name, func)
  ADD ("survives-being-killed", test_survives_being_killed);
  ADD ("restores-whole-or-not-at-all", test_restores_whole_or_not_at_all);
  ADD ("purges-what-was-killed-with-its-toast", test_purges_what_was_killed_with_its_toast);
  ADD ("keeps-a-second-program-out", test_keeps_a_second_program_out);
#undef ADD

  return g_test_run ();
}
