/* test-journal-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-error.h"

#include <errno.h>
#include <gio/gio.h>
#include <sqlite3.h>
#include <string.h>

static void
test_reads_errno (void)
{
  static const struct {
    int               system_error;
    NabijJournalError code;
  } rows[] = {
    { ENOTDIR, NABIJ_JOURNAL_ERROR_NOT_A_FOLDER },
    { EACCES, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { EPERM, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { EROFS, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { ENOENT, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { ENOSPC, NABIJ_JOURNAL_ERROR_FULL },
    { EDQUOT, NABIJ_JOURNAL_ERROR_FULL },
    { EFBIG, NABIJ_JOURNAL_ERROR_FULL },
    { EIO, NABIJ_JOURNAL_ERROR_FAILED },
    { 0, NABIJ_JOURNAL_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (nabij_journal_error_from_errno (rows[i].system_error), ==, rows[i].code);
}

static void
test_reads_sqlite (void)
{
  static const struct {
    int               result;
    int               system_error;
    NabijJournalError code;
  } rows[] = {
    { SQLITE_FULL, ENOSPC, NABIJ_JOURNAL_ERROR_FULL },
    { SQLITE_FULL, 0, NABIJ_JOURNAL_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EFBIG, NABIJ_JOURNAL_ERROR_FULL },
    { SQLITE_IOERR_WRITE, EDQUOT, NABIJ_JOURNAL_ERROR_FULL },
    { SQLITE_IOERR_SHMSIZE, ENOSPC, NABIJ_JOURNAL_ERROR_FULL },
    { SQLITE_IOERR_FSYNC, EIO, NABIJ_JOURNAL_ERROR_FAILED },
    { SQLITE_IOERR, 0, NABIJ_JOURNAL_ERROR_FAILED },
    { SQLITE_CANTOPEN, EACCES, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { SQLITE_CANTOPEN, ENOSPC, NABIJ_JOURNAL_ERROR_FULL },
    { SQLITE_CANTOPEN_ISDIR, 0, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { SQLITE_READONLY, 0, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { SQLITE_READONLY_DIRECTORY, EACCES, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { SQLITE_PERM, 0, NABIJ_JOURNAL_ERROR_UNWRITABLE },
    { SQLITE_CORRUPT, 0, NABIJ_JOURNAL_ERROR_DAMAGED },
    { SQLITE_CORRUPT_INDEX, 0, NABIJ_JOURNAL_ERROR_DAMAGED },
    { SQLITE_NOTADB, 0, NABIJ_JOURNAL_ERROR_DAMAGED },
    { SQLITE_BUSY, 0, NABIJ_JOURNAL_ERROR_BUSY },
    { SQLITE_BUSY_SNAPSHOT, 0, NABIJ_JOURNAL_ERROR_BUSY },
    { SQLITE_LOCKED, 0, NABIJ_JOURNAL_ERROR_BUSY },
    { SQLITE_ERROR, 0, NABIJ_JOURNAL_ERROR_FAILED },
    { SQLITE_CONSTRAINT_CHECK, ENOSPC, NABIJ_JOURNAL_ERROR_FAILED },
    { SQLITE_TOOBIG, 0, NABIJ_JOURNAL_ERROR_FAILED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (nabij_journal_error_from_sqlite (rows[i].result, rows[i].system_error),
                     ==, rows[i].code);
}

static void
test_has_a_sentence_for_each_code (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = NABIJ_JOURNAL_ERROR_NOT_A_FOLDER; code <= NABIJ_JOURNAL_ERROR_FAILED; code++) {
    g_autoptr (GError) error = g_error_new_literal (NABIJ_JOURNAL_ERROR, code, "SQLITE_NONSENSE");
    const char *sentence = nabij_journal_error_to_sentence (error);

    g_assert_nonnull (sentence);
    g_assert_true (g_str_has_suffix (sentence, "."));
    g_assert_null (strchr (sentence, '\n'));
    g_assert_null (strstr (sentence, "SQLITE"));
    g_assert_true (g_hash_table_add (seen, (char *)sentence));
  }
}

static void
test_has_a_sentence_for_anything (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "errno 5");
  const char *sentence = nabij_journal_error_to_sentence (error);

  g_assert_nonnull (sentence);
  g_assert_null (strstr (sentence, "errno"));
}

static void
test_says_nothing_of_what_was_cancelled (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");

  g_assert_null (nabij_journal_error_to_sentence (error));
}

static void
test_says_where_the_old_file_is (void)
{
  /* A name may have bytes that are no text. */
  g_autofree char *sentence = nabij_journal_set_aside_to_sentence ("/home/noor/a\xff%s.db");

  g_assert_nonnull (strstr (sentence, "/home/noor/a"));
  g_assert_nonnull (strstr (sentence, "%s.db"));
  g_assert_true (g_utf8_validate (sentence, -1, NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/journal/journal-error/reads-errno", test_reads_errno);
  g_test_add_func ("/nabij/journal/journal-error/reads-sqlite", test_reads_sqlite);
  g_test_add_func ("/nabij/journal/journal-error/has-a-sentence-for-each-code",
                   test_has_a_sentence_for_each_code);
  g_test_add_func ("/nabij/journal/journal-error/has-a-sentence-for-anything",
                   test_has_a_sentence_for_anything);
  g_test_add_func ("/nabij/journal/journal-error/says-nothing-of-what-was-cancelled",
                   test_says_nothing_of_what_was_cancelled);
  g_test_add_func ("/nabij/journal/journal-error/says-where-the-old-file-is",
                   test_says_where_the_old_file_is);

  return g_test_run ();
}
