/* nabij-journal-family.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the journal knows of the family. The functions named `run_*` and `write_*` run on the threads
 * of the journal, all others on the thread that made it.
 */

#include "config.h"

#include "nabij-journal-family.h"

#include "nabij-journal-private.h"

#define LIST_AUTHORS "SELECT name, is_writing FROM author ORDER BY added_us, name"
#define FORGET_AUTHOR "DELETE FROM author WHERE name = ?1"
#define SAVE_AUTHOR                                                                    \
  "INSERT INTO author (name, added_us, is_writing)"                                    \
  " VALUES (?1, max (?2, coalesce ((SELECT max (added_us) + 1 FROM author), ?2)), ?3)" \
  " ON CONFLICT (name) DO UPDATE SET is_writing = excluded.is_writing"

/* The names, asked or answered. It belongs to one thread at a time. */
typedef struct {
  char **names;
  char  *writing;
  gint64 now_us;
} Family;

static void
family_free (Family *family)
{
  g_strfreev (family->names);
  g_free (family->writing);
  g_free (family);
}

static gboolean
read_authors (NabijDatabase *database,
              Family        *family,
              GError       **error)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *statement = nabij_database_prepare (database, LIST_AUTHORS, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    g_autofree char *name = NULL;

    name = g_utf8_make_valid ((const char *)sqlite3_column_text (statement, 0), -1);
    g_strv_builder_add (names, name);
    if (sqlite3_column_int (statement, 1) != 0 && family->writing == NULL)
      family->writing = g_steal_pointer (&name);
  }
  family->names = g_strv_builder_end (names);

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
run_get_authors (NabijDatabase *database,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return read_authors (database, data, error);
}

static gboolean
forget_author (NabijDatabase *database,
               const char    *name,
               GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, FORGET_AUTHOR, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
save_author (NabijDatabase *database,
             const char    *name,
             gint64         now_us,
             gboolean       is_writing,
             GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, SAVE_AUTHOR, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, name, -1, SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, now_us);
  sqlite3_bind_int (statement, 3, is_writing);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/* A name that stays keeps its turn. */
static gboolean
write_authors (NabijDatabase *database,
               gpointer       data,
               GError       **error)
{
  Family  *family = data;
  Family   old = { NULL };
  gboolean done = read_authors (database, &old, error);

  for (guint i = 0; done && old.names[i] != NULL; i++) {
    if (!g_strv_contains ((const char *const *)family->names, old.names[i]))
      done = forget_author (database, old.names[i], error);
  }
  for (guint i = 0; done && family->names[i] != NULL; i++)
    done = save_author (database, family->names[i], family->now_us,
                        g_strcmp0 (family->names[i], family->writing) == 0, error);
  g_strfreev (old.names);
  g_free (old.writing);

  return done;
}

static gboolean
run_set_authors (NabijDatabase *database,
                 gpointer       data,
                 GError       **error)
{
  return nabij_database_in_transaction (database, write_authors, data, error);
}

/**
 * nabij_journal_get_authors_async:
 * @self: the journal
 * @cancellable: (nullable): gives it up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads the names that the family chose to write under.
 */
void
nabij_journal_get_authors_async (NabijJournal       *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  GTask *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_get_authors_async);
  g_task_set_task_data (task, g_new0 (Family, 1), (GDestroyNotify)family_free);
  nabij_journal_push_read (self, run_get_authors, task);
}

/**
 * nabij_journal_get_authors_finish:
 * @self: the journal
 * @result: the answer
 * @writing: (out) (optional) (nullable) (transfer full): the one who writes now, or `NULL` for none;
 *   untouched where the names could not be read
 * @error: return location for an error
 *
 * Ends nabij_journal_get_authors_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the names, in the order in which
 *   they were added, or `NULL` with @error set
 */
char **
nabij_journal_get_authors_finish (NabijJournal *self,
                                  GAsyncResult *result,
                                  char        **writing,
                                  GError      **error)
{
  Family *family;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_get_authors_async), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  family = g_task_get_task_data (G_TASK (result));
  if (writing != NULL)
    *writing = g_steal_pointer (&family->writing);

  return g_steal_pointer (&family->names);
}

/**
 * nabij_journal_set_authors_async:
 * @self: the journal
 * @names: (array zero-terminated=1): the names, those of people who are new last; they are copied,
 *   and an empty one is left out
 * @writing: (nullable): the one of them who writes now, or `NULL` for none
 * @cancellable: (nullable): ends it as long as it has not begun
 * @callback: (nullable): called when it is on the disk, or cannot be saved
 * @user_data: for @callback
 *
 * Sets the names that the family writes under, in place of those before. What was written under
 * another name keeps it.
 */
void
nabij_journal_set_authors_async (NabijJournal       *self,
                                 const char *const  *names,
                                 const char         *writing,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (NabijClock) clock = nabij_system_clock_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Family *family;
  GTask  *task;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (names != NULL);

  for (guint i = 0; names[i] != NULL; i++) {
    if (*names[i] != '\0')
      g_strv_builder_add (builder, names[i]);
  }
  family = g_new0 (Family, 1);
  family->names = g_strv_builder_end (builder);
  family->writing = g_strdup (writing);
  family->now_us = nabij_clock_get_now (clock).utc_us;

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_journal_set_authors_async);
  /* Whether it is on the disk is the answer, also to somebody who has stopped waiting. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, family, (GDestroyNotify)family_free);
  nabij_journal_push_run (self, run_set_authors, NABIJ_JOURNAL_RESET_LISTS, task);
}

/**
 * nabij_journal_set_authors_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_set_authors_async().
 *
 * Errors: as nabij_journal_save_finish().
 *
 * Returns: whether it is on the disk
 */
gboolean
nabij_journal_set_authors_finish (NabijJournal *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_journal_set_authors_async), FALSE);
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
