/* bench-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long it takes to take in 100,000 entries, and what somebody notices of it who writes meanwhile.
 */

#include "config.h"

#include "nabij-bench.h"

#include "nabij-database.h"
#include "nabij-entry-json.h"
#include "nabij-journal-transfer.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <unistd.h>

#define N_ENTRIES 100000
#define N_SAVES 1000
#define N_TABLES 5
#define N_ROUNDS 3
/* How often the main loop is looked at, and how often something is saved: over the whole import. */
#define TICK_MS 1
#define SAVE_EVERY_MS 4
#define NOW ((NabijInstant){ G_GINT64_CONSTANT (1795287845000000), 3600 })

/* The rows of a table, each with the number of its entry, in their order. */
typedef struct {
  const char *read;
  const char *write;
  int         n_columns;
  GPtrArray  *values; /* (element-type sqlite3_value) */
  guint       n_rows;
} Table;

typedef struct {
  GMainLoop    *loop;
  NabijJournal *journal;
  NabijImport  *import;
  gint64        tick_us;
  gint64        longest_stop_us;
  gint64        save_us;
  gint64        longest_save_us;
  guint         n_saved;
  guint         n_saved_meanwhile;
  gboolean      is_applied;
  GError       *error;
} Meanwhile;

static const char *const vocabulary[] = {
  "vannacht",
  "wakker",
  "huilen",
  "moe",
  "stil",
  "zacht",
  "adem",
  "water",
  "samen",
  "buiten",
  "regen",
  "koffie",
  "slapen",
  "boos",
  "bang",
  "opgelucht",
  "dicht",
  "handen",
  "warm",
  "even",
  "weer",
  "rust",
  "oma",
  "wandelen",
  "douche",
  "lied",
  "kijken",
  "lachen",
  "melk",
  "bad",
  "ochtend",
  "avond",
  "werk",
  "ruzie",
  "sorry",
  "knuffel",
  "tranen",
  "licht",
  "deur",
  "adempauze",
};

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("nabij-bench-transfer-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    remove_folder (path);
  }
  g_remove (folder);
}

static char *
make_text (GRand *random,
           int    n_words)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            vocabulary[g_rand_int_range (random, 0, G_N_ELEMENTS (vocabulary))]);

  return g_string_free (text, FALSE);
}

/* As in a long life with a journal: mostly moments and what was breathed, and some letters. */
static NabijEntry *
make_entry (GRand *random,
            guint  number)
{
  static const char *const ids[] = { "crying", "no-sleep", NULL };
  static const char *const helped[] = { "outside", NULL };
  const int                kind = g_rand_int_range (random, 0, 10);
  g_autofree char         *text = make_text (random, g_rand_int_range (random, 5, 40));
  NabijEntryFields         fields = {
            .instant = { NOW.utc_us - (N_ENTRIES - (gint64)number) * 3600 * G_USEC_PER_SEC, 3600 },
            .text = text,
  };

  if (kind < 4) {
    fields.kind = NABIJ_ENTRY_KIND_MOMENT;
    fields.tension = NABIJ_TENSION_TENSE;
    fields.circumstances = ids;
    fields.is_calmer = TRUE;
    fields.calmer = fields.instant;
    fields.helped = helped;
  } else if (kind < 8) {
    fields.kind = NABIJ_ENTRY_KIND_SESSION;
    fields.text = NULL;
    fields.practice = "water-and-rust";
    fields.pattern = "water";
    fields.duration_us = 180 * G_USEC_PER_SEC;
  } else {
    fields.kind = kind == 8 ? NABIJ_ENTRY_KIND_LETTER : NABIJ_ENTRY_KIND_NOTE;
    fields.title = "Lieve jij";
  }

  return nabij_entry_new (&fields);
}

/* Writes the file as an export writes it. */
static void
write_file (const char *path)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GString) text = g_string_new ("{\"format\": \"nabij-journal\", \"version\": 1, \"entries\": [\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (NabijEntry) entry = make_entry (random, i);
    g_autofree char *json = nabij_entry_to_json (entry);

    g_string_append_printf (text, "%s%s", i > 0 ? ",\n" : "", json);
  }
  g_string_append (text, "\n]}\n");
  g_file_set_contents (path, text->str, (gssize)text->len, &error);
  g_assert_no_error (error);
}

/* Importing */

static void
store_result_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static NabijImport *
prepare (NabijJournal *journal,
         const char   *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijImport *import;

  nabij_journal_prepare_import_async (journal, file, NULL, NULL, NULL, store_result_cb, &result);
  wait_for (&result);
  import = nabij_journal_prepare_import_finish (journal, result, &error);
  g_assert_no_error (error);

  return import;
}

static double
import_file (const char *folder,
             const char *path)
{
  g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
  g_autoptr (NabijImport) import = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GAsyncResult) applied = NULL;
  g_autoptr (GError) error = NULL;
  gint64 start_us;
  gint64 prepared_us;
  gint64 end_us;

  nabij_journal_open_async (journal, NULL, store_result_cb, &opened);
  wait_for (&opened);
  start_us = g_get_monotonic_time ();
  import = prepare (journal, path);
  prepared_us = g_get_monotonic_time ();
  nabij_import_apply_async (import, NULL, NULL, NULL, store_result_cb, &applied);
  wait_for (&applied);
  nabij_import_apply_finish (import, applied, &error);
  g_assert_no_error (error);
  end_us = g_get_monotonic_time ();
  g_printerr ("import: prepared in %.2f s, merged in %.2f s\n", (double)(prepared_us - start_us) / 1e6,
              (double)(end_us - prepared_us) / 1e6);
  nabij_journal_close_blocking (journal, 60 * (gint64)G_USEC_PER_SEC, NULL);

  return (double)(end_us - start_us) / 1e6;
}

/* The bare loop */

static void
free_value (gpointer data)
{
  sqlite3_value_free (data);
}

static void
read_table (sqlite3 *handle,
            Table   *table)
{
  sqlite3_stmt *statement = NULL;

  table->values = g_ptr_array_new_with_free_func (free_value);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, table->read, -1, &statement, NULL), ==, SQLITE_OK);
  table->n_columns = sqlite3_column_count (statement);
  while (sqlite3_step (statement) == SQLITE_ROW) {
    for (int i = 0; i < table->n_columns; i++)
      g_ptr_array_add (table->values, sqlite3_value_dup (sqlite3_column_value (statement, i)));
    table->n_rows++;
  }
  sqlite3_finalize (statement);
}

static void
write_rows (Table        *table,
            sqlite3_stmt *statement,
            gint64        id,
            guint        *next)
{
  while (*next < table->n_rows) {
    gpointer *row = &table->values->pdata[*next * (guint)table->n_columns];

    /* The first column is the number of the entry, and is not written twice. */
    if (sqlite3_value_int64 (row[0]) != id)
      return;
    for (int i = 1; i < table->n_columns; i++)
      sqlite3_bind_value (statement, i, row[i]);
    g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
    sqlite3_reset (statement);
    (*next)++;
  }
}

static double
write_bare (sqlite3 *handle,
            Table   *tables)
{
  sqlite3_stmt *statements[N_TABLES];
  guint         next[N_TABLES] = { 0 };
  gint64        start_us = g_get_monotonic_time ();

  for (guint i = 0; i < N_TABLES; i++)
    g_assert_cmpint (sqlite3_prepare_v2 (handle, tables[i].write, -1, &statements[i], NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint row = 0; row < tables[0].n_rows; row++) {
    const gint64 id = sqlite3_value_int64 (tables[0].values->pdata[row * (guint)tables[0].n_columns]);

    for (guint i = 0; i < N_TABLES; i++)
      write_rows (&tables[i], statements[i], id, &next[i]);
  }
  g_assert_cmpint (sqlite3_exec (handle, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  start_us = g_get_monotonic_time () - start_us;
  for (guint i = 0; i < N_TABLES; i++) {
    g_assert_cmpuint (next[i], ==, tables[i].n_rows);
    sqlite3_finalize (statements[i]);
  }

  return (double)start_us / 1e6;
}

static double
copy_bare (const char *from,
           const char *to)
{
  Table tables[N_TABLES] = {
    { "SELECT id, id, uuid, kind, utc_us, offset_s, author, title, text, place, added_us, changed_us"
      " FROM entry ORDER BY id",
      "INSERT INTO entry (id, uuid, kind, utc_us, offset_s, author, title, text, place, added_us,"
      " changed_us) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)" },
    { "SELECT entry_id, * FROM session ORDER BY entry_id",
      "INSERT INTO session (entry_id, practice, pattern, duration_us, moment)"
      " VALUES (?1, ?2, ?3, ?4, ?5)" },
    { "SELECT entry_id, entry_id, tension, about_contact, calmer_us, calmer_offset_s, tension_after,"
      " repair FROM moment ORDER BY entry_id",
      "INSERT INTO moment (entry_id, tension, about_contact, calmer_us, calmer_offset_s,"
      " tension_after, repair) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)" },
    { "SELECT entry_id, entry_id, role, position, word FROM moment_word"
      " ORDER BY entry_id, role, position",
      "INSERT INTO moment_word (entry_id, role, position, word) VALUES (?1, ?2, ?3, ?4)" },
    { "SELECT e.id, e.place, f.words FROM entry e"
      " JOIN entry_search f ON f.rowid = e.place ORDER BY e.id",
      "INSERT INTO entry_search (rowid, words) VALUES (?1, ?2)" },
  };
  g_autofree char *from_path = g_build_filename (from, "journal.db", NULL);
  g_autofree char *to_path = g_build_filename (to, "journal.db", NULL);
  g_autoptr (NabijDatabase) database = NULL;
  sqlite3 *handle = NULL;
  double   seconds;

  g_assert_cmpint (sqlite3_open (from_path, &handle), ==, SQLITE_OK);
  for (guint i = 0; i < N_TABLES; i++)
    read_table (handle, &tables[i]);
  sqlite3_close (handle);
  g_assert_cmpuint (tables[0].n_rows, ==, N_ENTRIES);

  /* It only makes the tables. */
  database = nabij_database_open (to, &NOW, NABIJ_DATABASE_CHECK_QUICK, NULL, NULL);
  g_clear_pointer (&database, nabij_database_close);
  g_assert_cmpint (sqlite3_open (to_path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;"
                "PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY",
                NULL, NULL, NULL);
  seconds = write_bare (handle, tables);
  sqlite3_close (handle);
  for (guint i = 0; i < N_TABLES; i++)
    g_ptr_array_unref (tables[i].values);
  g_printerr ("bare loop: %.2f s\n", seconds);

  return seconds;
}

/* Writing meanwhile */

static gboolean
tick_cb (gpointer user_data)
{
  Meanwhile   *self = user_data;
  const gint64 now_us = g_get_monotonic_time ();

  if (self->tick_us != 0)
    self->longest_stop_us = MAX (self->longest_stop_us, now_us - self->tick_us);
  self->tick_us = now_us;

  return G_SOURCE_CONTINUE;
}

static void
quit_when_done (Meanwhile *self)
{
  if (self->is_applied && self->n_saved >= N_SAVES && self->save_us == 0)
    g_main_loop_quit (self->loop);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Meanwhile *self = user_data;
  g_autoptr (GError) error = NULL;

  nabij_journal_save_finish (self->journal, result, &error);
  g_assert_no_error (error);
  self->longest_save_us = MAX (self->longest_save_us, g_get_monotonic_time () - self->save_us);
  self->save_us = 0;
  self->n_saved++;
  if (!self->is_applied)
    self->n_saved_meanwhile++;
  quit_when_done (self);
}

static gboolean
save_cb (gpointer user_data)
{
  Meanwhile *self = user_data;
  g_autoptr (NabijEntry) entry = NULL;

  if (self->save_us != 0)
    return G_SOURCE_CONTINUE;

  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_NOTE,
    .instant = { NOW.utc_us + self->n_saved, 3600 },
    .text = "Even iets opschrijven terwijl het andere binnenkomt.",
  });
  self->save_us = g_get_monotonic_time ();
  nabij_journal_save_async (self->journal, entry, NULL, saved_cb, self);

  return G_SOURCE_CONTINUE;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Meanwhile *self = user_data;

  nabij_import_apply_finish (self->import, result, &self->error);
  g_assert_no_error (self->error);
  self->is_applied = TRUE;
  quit_when_done (self);
}

static void
prepared_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Meanwhile *self = user_data;

  self->import = nabij_journal_prepare_import_finish (self->journal, result, &self->error);
  g_assert_no_error (self->error);
  nabij_import_apply_async (self->import, NULL, NULL, NULL, applied_cb, self);
}

static void
measure_meanwhile (const char *folder,
                   const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GSource) tick = g_timeout_source_new (TICK_MS);
  g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
  g_autoptr (GAsyncResult) opened = NULL;
  guint     save_id;
  Meanwhile self = { .loop = loop, .journal = journal };

  nabij_journal_open_async (journal, NULL, store_result_cb, &opened);
  wait_for (&opened);
  g_source_set_callback (tick, tick_cb, &self, NULL);
  g_source_attach (tick, NULL);
  nabij_journal_prepare_import_async (journal, file, NULL, NULL, NULL, prepared_cb, &self);
  save_id = g_timeout_add (SAVE_EVERY_MS, save_cb, &self);
  g_main_loop_run (loop);
  g_source_remove (save_id);
  g_source_destroy (tick);
  g_printerr ("saved %u entries, %u of them while the file was taken in\n", self.n_saved,
              self.n_saved_meanwhile);

  nabij_bench_report_at_most ("import, 1,000 entries saved meanwhile: longest stop of the main loop",
                              (double)self.longest_stop_us / 1000.0, 16.0, "ms");
  nabij_bench_report_at_most ("import, 1,000 entries saved meanwhile: longest save",
                              (double)self.longest_save_us / 1000.0, 50.0, "ms");
  g_clear_object (&self.import);
  nabij_journal_close_blocking (journal, 60 * (gint64)G_USEC_PER_SEC, NULL);
}

/* Once each, one right after the other, so that what else the machine does weighs on both. */
static double
compare_with_bare (const char *path)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *bare_folder = make_folder ();
  const double     seconds = import_file (folder, path);
  const double     bare_seconds = copy_bare (folder, bare_folder);

  remove_folder (folder);
  remove_folder (bare_folder);

  return seconds / bare_seconds;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_strconcat (folder, ".json", NULL);

  write_file (path);
  for (guint i = 0; i < N_ROUNDS; i++) {
    const double ratio = compare_with_bare (path);

    g_array_append_val (ratios, ratio);
  }
  nabij_bench_report_at_most ("import of 100,000 entries against a bare loop of the same rows",
                              nabij_bench_median (ratios), 1.5, "times");
  /* A file that somebody takes in was written long ago. */
  sync ();
  g_usleep (G_USEC_PER_SEC);
  measure_meanwhile (folder, path);
  remove_folder (folder);
  g_remove (path);

  return 0;
}
