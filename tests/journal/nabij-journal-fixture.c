/* nabij-journal-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-fixture.h"

#include "nabij-database.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

static rlim_t old_limit;

/* The folder of this test alone: the framework gives each a data folder of its own. */
char *
nabij_fixture_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "nabij", NULL);
}

char *
nabij_fixture_dup_file (const char *name)
{
  return g_build_filename (g_get_user_data_dir (), "nabij", name, NULL);
}

char *
nabij_fixture_checksum (const char *path)
{
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)contents, length);
}

void
nabij_fixture_write (const char *path,
                     const char *contents,
                     gssize      length)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  g_file_set_contents (path, contents, length, &error);
  g_assert_no_error (error);
}

guint
nabij_fixture_get_mode (const char *path)
{
  struct stat info;

  g_assert_no_errno (stat (path, &info));

  return info.st_mode & 07777;
}

guint
nabij_fixture_count_set_aside (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint       n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    if (g_str_has_prefix (name, "journal-set-aside-") && g_str_has_suffix (name, ".db"))
      n++;
  }

  return n;
}

/* With @leave_log, the file stays as after a crash: what was done is in the log alone. */
void
nabij_fixture_execute (const char *path,
                       const char *sql,
                       gboolean    leave_log)
{
  sqlite3 *handle = NULL;
  char    *message = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_db_config (handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave_log ? 1 : 0, NULL);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

void
nabij_fixture_load_dump (const char *name,
                         const char *path)
{
  g_autofree char *dump = g_test_build_filename (G_TEST_DIST, "data", "journal", name, NULL);
  g_autofree char *sql = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_file_get_contents (dump, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_mkdir_with_parents (folder, 0700));
  nabij_fixture_execute (path, sql, FALSE);
}

char *
nabij_fixture_query (const char *path,
                     const char *sql)
{
  sqlite3      *handle = NULL;
  sqlite3_stmt *statement = NULL;
  GString      *answer = g_string_new (NULL);

  g_assert_cmpint (sqlite3_open_v2 (path, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_string_append_printf (answer, "%s\n", sqlite3_column_text (statement, 0));
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return g_string_free (answer, FALSE);
}

/* A full disk that needs no rights and no disk: no file of this program may grow beyond a size. */
void
nabij_fixture_limit_file_size (guint64 bytes)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  old_limit = limit.rlim_cur;
  limit.rlim_cur = (rlim_t)bytes;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

void
nabij_fixture_lift_file_size (void)
{
  struct rlimit limit;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &limit));
  limit.rlim_cur = old_limit;
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &limit));
}

NabijEntry *
nabij_fixture_session (gint64 utc_us)
{
  return nabij_entry_new_session (&(NabijInstant){ utc_us, 3600 }, "water-and-rust", "water",
                                  180 * G_USEC_PER_SEC);
}

/* Writes a journal with a session for each second, and closes it. Its rows are written in one step,
 * so that no test waits for the disk a thousand times. */
void
nabij_fixture_save_many (guint n_entries)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *sql = NULL;
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GError) error = NULL;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK,
                                  NULL, &error);
  g_assert_no_error (error);
  g_clear_pointer (&database, nabij_database_close);

  sql = g_strdup_printf ("BEGIN;"
                         "WITH RECURSIVE n (i) AS"
                         " (SELECT 0 UNION ALL SELECT i + 1 FROM n LIMIT %u)"
                         " INSERT INTO entry (uuid, kind, utc_us, place, offset_s)"
                         " SELECT hex (randomblob (18)), 'session', i * 1000000, i * 1000000, 3600"
                         " FROM n;"
                         "INSERT INTO session (entry_id, practice, pattern, duration_us)"
                         " SELECT id, 'water-and-rust', 'water', 180000000 FROM entry;"
                         "COMMIT;",
                         n_entries);
  nabij_fixture_execute (file, sql, FALSE);
}
