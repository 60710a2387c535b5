/* bench-save.c
 *
 * How long it takes until an entry is on the disk, from the moment that the main loop asks for it to
 * the moment that it hears so, against nothing but a row that SQLite puts into one table with the
 * same care. The two take turns, so that the disk is the same to both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench-journal.h"
#include "nabij-bench.h"

#include <sqlite3.h>

#define N_ENTRIES 2000

typedef struct {
  sqlite3      *handle;
  sqlite3_stmt *statement;
} Bare;

static void
check (Bare *bare,
       int   result)
{
  if (result != SQLITE_OK && result != SQLITE_DONE)
    g_error ("SQLite: %s", sqlite3_errmsg (bare->handle));
}

static void
bare_open (Bare       *bare,
           const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);

  check (bare, sqlite3_open (path, &bare->handle));
  check (bare, sqlite3_exec (bare->handle,
                             "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                             "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
                             "CREATE TABLE entry (id INTEGER PRIMARY KEY, uuid TEXT NOT NULL UNIQUE,"
                             " kind TEXT, utc_us INTEGER, offset_s INTEGER, title TEXT, text TEXT)",
                             NULL, NULL, NULL));
  check (bare, sqlite3_prepare_v2 (bare->handle,
                                   "INSERT INTO entry (uuid, kind, utc_us, offset_s, title, text)"
                                   " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                                   -1, &bare->statement, NULL));
}

static void
bare_save (Bare       *bare,
           NabijEntry *entry)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);

  sqlite3_bind_text (bare->statement, 1, fields->uuid, -1, SQLITE_STATIC);
  sqlite3_bind_text (bare->statement, 2, nabij_entry_kind_to_string (fields->kind), -1, SQLITE_STATIC);
  sqlite3_bind_int64 (bare->statement, 3, fields->instant.utc_us);
  sqlite3_bind_int (bare->statement, 4, fields->instant.offset_s);
  sqlite3_bind_text (bare->statement, 5, fields->title, -1, SQLITE_STATIC);
  sqlite3_bind_text (bare->statement, 6, fields->text, -1, SQLITE_STATIC);
  check (bare, sqlite3_step (bare->statement));
  sqlite3_reset (bare->statement);
}

static void
bare_close (Bare *bare)
{
  sqlite3_finalize (bare->statement);
  sqlite3_close (bare->handle);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!nabij_journal_save_finish (NABIJ_JOURNAL (source), result, &error))
    g_error ("Not saved: %s", error->message);
  *(gboolean *)user_data = TRUE;
}

static void
journal_save (NabijJournal *journal,
              NabijEntry   *entry)
{
  gboolean is_saved = FALSE;

  nabij_journal_save_async (journal, entry, NULL, saved_cb, &is_saved);
  while (!is_saved)
    g_main_context_iteration (NULL, TRUE);
}

static void
add_figure (GArray *figures,
            gint64  start_us)
{
  double figure = (double)(g_get_monotonic_time () - start_us) / 1000.0;

  g_array_append_val (figures, figure);
}

int
main (void)
{
  g_autofree char *folder = nabij_bench_journal_make_folder ();
  g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bares = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (NabijEntry) first = nabij_bench_journal_make_entry (random, N_ENTRIES);
  Bare bare = { NULL };

  bare_open (&bare, folder);
  journal_save (journal, first);
  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (NabijEntry) entry = nabij_bench_journal_make_entry (random, i);
    gint64 start_us = g_get_monotonic_time ();

    journal_save (journal, entry);
    add_figure (ours, start_us);
    start_us = g_get_monotonic_time ();
    bare_save (&bare, entry);
    add_figure (bares, start_us);
  }
  g_printerr ("# saving one entry: median %.2f ms, a bare insert %.2f ms\n",
              nabij_bench_median (ours), nabij_bench_median (bares));
  nabij_bench_report_at_most ("saving one entry durably, median, against a bare SQLite insert",
                              nabij_bench_median (ours) / nabij_bench_median (bares), 2.0, "");
  nabij_bench_report_at_most ("saving one entry durably, 95th percentile",
                              nabij_bench_percentile (ours, 0.95), 20.0, "ms");

  bare_close (&bare);
  nabij_journal_close_blocking (journal, 10 * G_USEC_PER_SEC, NULL);
  nabij_bench_journal_remove_folder (folder);

  return 0;
}
