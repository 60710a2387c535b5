/* test-durability.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What was acknowledged is there, however the program ends.
 */

#include "config.h"

#include "nabij-database.h"
#include "nabij-entry-store.h"
#include "nabij-journal-error.h"
#include "nabij-journal-fixture.h"

#include <gio/gio.h>
#include <signal.h>

#define N_ROUNDS 12

static GSubprocess *
start_writer (GDataInputStream **lines)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *program = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  program = g_test_build_filename (G_TEST_BUILT, "journal", "journal-writer", NULL);
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, NULL);
  g_assert_no_error (error);
  *lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));

  return process;
}

/* Remembers what was acknowledged: the longest duration of each session. */
static gboolean
read_line (GDataInputStream *lines,
           GHashTable       *acknowledged)
{
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);
  g_auto (GStrv) words = NULL;

  if (line == NULL)
    return FALSE;

  words = g_strsplit (line, " ", 2);
  /* The last line may have been cut. */
  if (words[0] != NULL && words[1] != NULL && g_uuid_string_is_valid (words[0]))
    g_hash_table_insert (acknowledged, g_strdup (words[0]),
                         GINT_TO_POINTER (g_ascii_strtoll (words[1], NULL, 10)));

  return TRUE;
}

static void
assert_all_there (GHashTable *acknowledged)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *set_aside = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_WHOLE,
                                  &set_aside, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (set_aside, ==, NULL);
  entries = nabij_entry_store_list (database, NULL, G_MAXINT, NULL, &error);
  g_assert_no_error (error);

  for (guint i = 0; i < entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (entries, i);
    gpointer    duration;

    if (!g_hash_table_lookup_extended (acknowledged, nabij_entry_get_uuid (entry), NULL, &duration))
      continue;
    /* A later save of the same session may have come through unacknowledged. */
    g_assert_cmpint (nabij_entry_get_duration_us (entry), >=, GPOINTER_TO_INT (duration));
    n_found++;
  }
  g_assert_cmpuint (n_found, ==, g_hash_table_size (acknowledged));
}

static void
test_survives_being_killed (void)
{
  g_autoptr (GHashTable) acknowledged = NULL;

  acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint round = 0; round < N_ROUNDS; round++) {
    g_autoptr (GDataInputStream) lines = NULL;
    g_autoptr (GSubprocess) process = start_writer (&lines);
    guint n_before = g_hash_table_size (acknowledged);

    /* The writer goes on while it is being killed, so that it dies anywhere in a save. */
    for (guint i = 0; i <= round * 7; i++)
      g_assert_true (read_line (lines, acknowledged));
    g_subprocess_send_signal (process, SIGKILL);
    while (read_line (lines, acknowledged))
      continue;
    g_subprocess_wait (process, NULL, NULL);

    g_assert_cmpuint (g_hash_table_size (acknowledged), >, n_before);
    assert_all_there (acknowledged);
  }
}

static void
test_keeps_a_second_program_out (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GHashTable) acknowledged = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GSubprocess) process = start_writer (&lines);
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (NabijDatabase) reader = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  acknowledged = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_assert_true (read_line (lines, acknowledged));

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL,
                                  &error);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_LOCKED);
  g_assert_null (database);
  g_clear_error (&error);

  /* Reading needs no lock. */
  reader = nabij_database_open_for_reading (folder, &error);
  g_assert_no_error (error);
  entries = nabij_entry_store_list (reader, NULL, 10, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, >=, 1);

  /* The lock goes with the program, however it ends. */
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL,
                                  &error);
  g_assert_no_error (error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/journal/durability/survives-being-killed", test_survives_being_killed);
  g_test_add_func ("/nabij/journal/durability/keeps-a-second-program-out",
                   test_keeps_a_second_program_out);

  return g_test_run ();
}
