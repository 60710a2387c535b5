/* nabij-keeping-user.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keeping-user.h"

#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-search.h"

#include <sqlite3.h>
#include <string.h>

/* No part of a word that is as long as this is left over by chance. */
#define PART_LENGTH 8

NabijEntry *
keeping_note (const char *text,
              gint64      changed_us)
{
  return nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_NOTE,
    .instant = { changed_us, 3600 },
    .added_us = changed_us,
    .changed_us = changed_us,
    .text = text,
  });
}

/* The same entry a second later. */
NabijEntry *
keeping_edit (NabijEntry *entry,
              const char *text)
{
  NabijEntryFields fields = *nabij_entry_get_fields (entry);

  fields.text = text;
  fields.changed_us += G_USEC_PER_SEC;

  return nabij_entry_new (&fields);
}

gboolean
keeping_open (NabijJournal *journal,
              GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_open_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_open_finish (journal, result, error);
}

gboolean
keeping_delete (NabijJournal *journal,
                NabijEntry   *entry,
                GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_delete_async (journal, nabij_entry_get_uuid (entry), NULL,
                              journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_delete_finish (journal, result, error);
}

gboolean
keeping_undelete (NabijJournal *journal,
                  NabijEntry   *entry,
                  GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_undelete_async (journal, nabij_entry_get_uuid (entry), NULL,
                                journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_undelete_finish (journal, result, error);
}

gboolean
keeping_purge (NabijJournal *journal,
               GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_purge_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_purge_finish (journal, result, error);
}

gboolean
keeping_delete_everything (NabijJournal *journal,
                           GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_delete_everything_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_delete_everything_finish (journal, result, error);
}

gboolean
keeping_make_backup (NabijJournal *journal,
                     GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_make_backup_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_make_backup_finish (journal, result, error);
}

GPtrArray *
keeping_list_backups (NabijJournal *journal,
                      GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_list_backups_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_list_backups_finish (journal, result, error);
}

gboolean
keeping_restore (NabijJournal      *journal,
                 const NabijBackup *backup,
                 GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_restore_async (journal, backup, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_restore_finish (journal, result, error);
}

GPtrArray *
keeping_recover_drafts (NabijJournal *journal,
                        GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_recover_drafts_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_recover_drafts_finish (journal, result, error);
}

/* The text of an entry as it is in a file, with "deleted: " before one that is marked; "" for none. */
char *
keeping_dup_state (const char *file,
                   const char *uuid)
{
  sqlite3      *handle = NULL;
  sqlite3_stmt *statement = NULL;
  char         *state;

  g_assert_cmpint (sqlite3_open_v2 (file, &handle, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT iif (deleted_us IS NULL, '', 'deleted: ') || text"
                                       " FROM entry WHERE uuid = ?1",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, uuid, -1, SQLITE_STATIC);
  state = g_strdup (sqlite3_step (statement) == SQLITE_ROW
                      ? (const char *)sqlite3_column_text (statement, 0)
                      : "");
  sqlite3_finalize (statement);
  sqlite3_close (handle);

  return state;
}

static gboolean
has_part (const char *contents,
          gsize       length,
          const char *word)
{
  gsize word_length = strlen (word);

  /* The search index leaves out what a word has in common with the one before it. */
  g_assert_cmpuint (word_length, >=, PART_LENGTH);
  for (gsize i = 0; i + PART_LENGTH <= word_length; i++) {
    if (memmem (contents, length, word + i, PART_LENGTH) != NULL)
      return TRUE;
  }

  return FALSE;
}

static char *
find_in_file (const char *path,
              const char *word)
{
  g_autofree char *lower = g_utf8_strdown (word, -1);
  g_autofree char *folded = nabij_search_fold (word);
  g_autofree char *contents = NULL;
  gsize            length;

  /* A file may go while it is looked at. */
  if (!g_file_get_contents (path, &contents, &length, NULL))
    return NULL;
  g_strstrip (folded);
  if (has_part (contents, length, word) || has_part (contents, length, lower) ||
      has_part (contents, length, folded))
    return g_strdup (path);

  return NULL;
}

/* Searches every byte of every file in a folder for a word, and for parts of it, also in the forms
 * that search has of it. Gives the path of the first file that has one, or NULL. */
char *
keeping_find_bytes (const char *folder,
                    const char *word)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);
    char            *found;

    found = g_file_test (path, G_FILE_TEST_IS_DIR) ? keeping_find_bytes (path, word)
                                                   : find_in_file (path, word);
    if (found != NULL)
      return found;
  }

  return NULL;
}

/* A journal that is open nowhere: its pages and indexes, its search index, and that each entry is in
 * it. */
void
keeping_assert_healthy (const char *file)
{
  g_autofree char *answer = nabij_fixture_query (file, "PRAGMA integrity_check");
  g_autofree char *unlike = NULL;

  g_assert_cmpstr (answer, ==, "ok\n");
  /* What was saved last may still wait to be taken into the search index. */
  unlike = nabij_fixture_query (file,
                                "SELECT count(*) FROM (SELECT place FROM entry EXCEPT"
                                " SELECT rowid FROM entry_search EXCEPT"
                                " SELECT place FROM unindexed)"
                                " UNION ALL SELECT count(*) FROM (SELECT rowid FROM entry_search"
                                " EXCEPT SELECT place FROM entry EXCEPT"
                                " SELECT place FROM unindexed)");
  g_assert_cmpstr (unlike, ==, "0\n0\n");
  nabij_fixture_execute (file, "INSERT INTO entry_search (entry_search) VALUES ('integrity-check')",
                         FALSE);
}
