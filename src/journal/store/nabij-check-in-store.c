/* nabij-check-in-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts what was said in a check-in beside its entry, and reads it back. Runs on the thread that its
 * connection belongs to; what changes something, inside of the transaction that saves the entry.
 */

#include "config.h"

#include "nabij-check-in-store.h"

#include "nabij-entry-store-private.h"

#define SAVE                                                                                  \
  "INSERT INTO check_in (entry_id, form, more_children, talk, good, hard, need, is_finished)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
#define SAVE_ANSWER "INSERT INTO check_in_answer (entry_id, item, answer) VALUES (?1, ?2, ?3)"
#define FORGET "DELETE FROM check_in WHERE entry_id = ?1"
#define FORGET_ANSWERS "DELETE FROM check_in_answer WHERE entry_id = ?1"
#define HAS_CHECK_INS "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'check_in'"
#define GET \
  "SELECT form, more_children, talk, good, hard, need, is_finished FROM check_in WHERE entry_id = ?1"
#define LIST_ANSWERS "SELECT item, answer FROM check_in_answer WHERE entry_id = ?1"

static gboolean
write_answer (NabijDatabase     *database,
              gint64             id,
              NabijCheckInItem   item,
              NabijCheckInAnswer answer,
              GError           **error)
{
  sqlite3_stmt *statement;

  if (answer == NABIJ_CHECK_IN_ANSWER_NONE)
    return TRUE;

  statement = nabij_database_prepare (database, SAVE_ANSWER, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  nabij_entry_store_bind_text (statement, 2, nabij_check_in_item_to_id (item));
  nabij_entry_store_bind_text (statement, 3, nabij_check_in_answer_to_id (answer));

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/**
 * nabij_check_in_store_write:
 * @database: a connection for writing, in a transaction
 * @id: the number of the entry, which has no check-in yet
 * @check_in: what was said
 * @error: return location for an error
 *
 * Puts what was said beside its entry.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was written
 */
gboolean
nabij_check_in_store_write (NabijDatabase      *database,
                            gint64              id,
                            const NabijCheckIn *check_in,
                            GError            **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (check_in != NULL, FALSE);

  statement = nabij_database_prepare (database, SAVE, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  nabij_entry_store_bind_text (statement, 2, nabij_check_in_form_to_id (check_in->form));
  sqlite3_bind_int (statement, 3, !!check_in->more_children);
  nabij_entry_store_bind_text (statement, 4, nabij_check_in_talk_to_id (check_in->talk));
  nabij_entry_store_bind_text (statement, 5, check_in->good);
  nabij_entry_store_bind_text (statement, 6, check_in->hard);
  nabij_entry_store_bind_text (statement, 7, check_in->need);
  sqlite3_bind_int (statement, 8, !!check_in->is_finished);
  if (!nabij_database_finish (database, statement, sqlite3_step (statement), error))
    return FALSE;

  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++) {
    if (!write_answer (database, id, (NabijCheckInItem)i, check_in->answers[i], error))
      return FALSE;
  }
  return TRUE;
}

/**
 * nabij_check_in_store_forget:
 * @database: a connection for writing, in a transaction
 * @id: the number of an entry
 * @error: return location for an error
 *
 * Takes away what was said, so that it can be written anew. That there is nothing is no error.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_check_in_store_forget (NabijDatabase *database,
                             gint64         id,
                             GError       **error)
{
  g_return_val_if_fail (database != NULL, FALSE);

  return nabij_entry_store_run_for_id (database, FORGET_ANSWERS, id, error) &&
         nabij_entry_store_run_for_id (database, FORGET, id, error);
}

/* A file of an older version, which could only be opened for reading, has none. */
static gboolean
has_check_ins (NabijDatabase *database,
               gboolean      *has,
               GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, HAS_CHECK_INS, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  result = sqlite3_step (statement);
  *has = result == SQLITE_ROW;

  return nabij_entry_store_finish_one (database, statement, result, error);
}

static NabijCheckIn *
read_row (sqlite3_stmt *statement)
{
  NabijCheckIn    *check_in;
  NabijCheckInForm form = NABIJ_CHECK_IN_FORM_SELF;

  nabij_check_in_form_from_id ((const char *)sqlite3_column_text (statement, 0), &form);
  check_in = nabij_check_in_new (form, sqlite3_column_int (statement, 1) != 0);
  nabij_check_in_talk_from_id ((const char *)sqlite3_column_text (statement, 2), &check_in->talk);
  check_in->good = nabij_entry_store_dup_text (statement, 3);
  check_in->hard = nabij_entry_store_dup_text (statement, 4);
  check_in->need = nabij_entry_store_dup_text (statement, 5);
  check_in->is_finished = sqlite3_column_int (statement, 6) != 0;

  return check_in;
}

/* Words that are not known are as good as none. */
static gboolean
read_answers (NabijDatabase *database,
              gint64         id,
              NabijCheckIn  *check_in,
              GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, LIST_ANSWERS, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    const char      *item_id = (const char *)sqlite3_column_text (statement, 0);
    const char      *answer_id = (const char *)sqlite3_column_text (statement, 1);
    NabijCheckInItem item;

    if (nabij_check_in_item_from_id (item_id, &item))
      nabij_check_in_answer_from_id (answer_id, &check_in->answers[item]);
  }

  return nabij_database_finish (database, statement, result, error);
}

/**
 * nabij_check_in_store_read:
 * @database: a connection
 * @id: the number of an entry
 * @check_in: (out) (transfer full) (nullable): what was said, or `NULL` where nothing is beside the
 *   entry
 * @error: return location for an error
 *
 * Reads what was said in a check-in.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: `FALSE` with @error set where it could not be read
 */
gboolean
nabij_check_in_store_read (NabijDatabase *database,
                           gint64         id,
                           NabijCheckIn **check_in,
                           GError       **error)
{
  g_autoptr (NabijCheckIn) read = NULL;
  sqlite3_stmt *statement;
  gboolean      has;
  int           result;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (check_in != NULL, FALSE);

  *check_in = NULL;
  if (!has_check_ins (database, &has, error))
    return FALSE;
  if (!has)
    return TRUE;

  statement = nabij_database_prepare (database, GET, error);
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    read = read_row (statement);
  if (!nabij_entry_store_finish_one (database, statement, result, error) ||
      (read != NULL && !read_answers (database, id, read, error)))
    return FALSE;

  *check_in = g_steal_pointer (&read);
  return TRUE;
}
