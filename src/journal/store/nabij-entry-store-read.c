/* nabij-entry-store-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads entries from the journal. Runs on the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-entry-store.h"

#include "nabij-check-in-store.h"
#include "nabij-entry-store-private.h"

#define READ_WORDS "SELECT role, word FROM moment_word WHERE entry_id = ?1 ORDER BY role, position"

/* The time that was breathed in the sessions of a moment is a sum over those that still stand. */
#define COLUMNS                                                                                        \
  "SELECT e.id, e.place, e.uuid, e.kind, e.utc_us, e.offset_s, e.author, e.title, e.text, e.added_us," \
  " e.changed_us, s.practice, s.pattern, s.duration_us, s.moment, m.tension,"                          \
  " m.about_contact, m.calmer_us, m.calmer_offset_s, m.tension_after, m.repair,"                       \
  " CASE WHEN m.entry_id IS NULL THEN 0 ELSE"                                                          \
  "  (SELECT coalesce (sum (i.duration_us), 0) FROM session i JOIN entry ie ON ie.id = i.entry_id"     \
  "   WHERE i.moment = e.uuid AND ie.deleted_us IS NULL) END"                                          \
  " FROM entry e LEFT JOIN session s ON s.entry_id = e.id LEFT JOIN moment m ON m.entry_id = e.id"
#define LIST_FIRST COLUMNS " WHERE e.deleted_us IS NULL ORDER BY e.place DESC LIMIT ?1"
#define LIST_NEXT \
  COLUMNS " WHERE e.deleted_us IS NULL AND e.place < ?2 ORDER BY e.place DESC LIMIT ?1"
#define GET_BY_ID COLUMNS " WHERE e.id = ?1 AND e.deleted_us IS NULL"
#define GET_BY_PLACE COLUMNS " WHERE e.place = ?1"
#define GET_BY_UUID COLUMNS " WHERE e.uuid = ?1 AND e.deleted_us IS NULL"
#define LIST_SESSIONS \
  COLUMNS " WHERE e.deleted_us IS NULL AND s.moment = ?1 ORDER BY e.place"

enum {
  COLUMN_ID,
  COLUMN_PLACE,
  COLUMN_UUID,
  COLUMN_KIND,
  COLUMN_UTC_US,
  COLUMN_OFFSET_S,
  COLUMN_AUTHOR,
  COLUMN_TITLE,
  COLUMN_TEXT,
  COLUMN_ADDED_US,
  COLUMN_CHANGED_US,
  COLUMN_PRACTICE,
  COLUMN_PATTERN,
  COLUMN_DURATION_US,
  COLUMN_MOMENT,
  COLUMN_TENSION,
  COLUMN_ABOUT_CONTACT,
  COLUMN_CALMER_US,
  COLUMN_CALMER_OFFSET_S,
  COLUMN_TENSION_AFTER,
  COLUMN_REPAIR,
  COLUMN_BREATHED_US,
};

/* A word of a newer program is as good as none. */
static NabijTension
read_tension (sqlite3_stmt *statement,
              int           column)
{
  NabijTension tension = NABIJ_TENSION_UNSET;

  nabij_tension_from_id ((const char *)sqlite3_column_text (statement, column), &tension);

  return tension;
}

static gboolean
read_words (NabijDatabase *database,
            gint64         id,
            GPtrArray    **words,
            GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, READ_WORDS, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    const char *role = (const char *)sqlite3_column_text (statement, 0);

    for (int i = 0; i < N_ROLES; i++) {
      if (g_strcmp0 (role, nabij_entry_store_role_names[i]) == 0)
        g_ptr_array_add (words[i], nabij_entry_store_dup_text (statement, 1));
    }
  }
  for (int i = 0; i < N_ROLES; i++)
    g_ptr_array_add (words[i], NULL);

  return nabij_database_finish (database, statement, result, error);
}

static NabijEntry *
read_entry (NabijDatabase *database,
            sqlite3_stmt  *statement,
            GError       **error)
{
  g_autofree char *uuid = nabij_entry_store_dup_text (statement, COLUMN_UUID);
  g_autofree char *kind_name = nabij_entry_store_dup_text (statement, COLUMN_KIND);
  g_autofree char *author = nabij_entry_store_dup_text (statement, COLUMN_AUTHOR);
  g_autofree char *title = nabij_entry_store_dup_text (statement, COLUMN_TITLE);
  g_autofree char *text = nabij_entry_store_dup_text (statement, COLUMN_TEXT);
  g_autofree char *practice = nabij_entry_store_dup_text (statement, COLUMN_PRACTICE);
  g_autofree char *pattern = nabij_entry_store_dup_text (statement, COLUMN_PATTERN);
  g_autofree char *moment = nabij_entry_store_dup_text (statement, COLUMN_MOMENT);
  g_autofree char *repair = nabij_entry_store_dup_text (statement, COLUMN_REPAIR);
  g_autoptr (NabijCheckIn) check_in = NULL;
  GPtrArray     *words[N_ROLES];
  NabijEntry    *entry = NULL;
  NabijEntryKind kind;
  gboolean       is_read = TRUE;

  /* What a person wrote is shown even where we do not know, or have lost, what it was. */
  if (!nabij_entry_kind_from_string (kind_name, &kind) ||
      (kind == NABIJ_ENTRY_KIND_SESSION && practice == NULL))
    kind = NABIJ_ENTRY_KIND_NOTE;

  for (int i = 0; i < N_ROLES; i++)
    words[i] = g_ptr_array_new_with_free_func (g_free);
  if (kind == NABIJ_ENTRY_KIND_MOMENT)
    is_read = read_words (database, sqlite3_column_int64 (statement, COLUMN_ID), words, error);
  if (kind == NABIJ_ENTRY_KIND_CHECK_IN)
    is_read = nabij_check_in_store_read (database, sqlite3_column_int64 (statement, COLUMN_ID), &check_in, error);

  if (is_read) {
    entry = nabij_entry_new (&(NabijEntryFields){
      .uuid = uuid != NULL && *uuid != '\0' ? uuid : NULL,
      .kind = kind,
      .instant = {
        .utc_us = sqlite3_column_int64 (statement, COLUMN_UTC_US),
        .offset_s = sqlite3_column_int (statement, COLUMN_OFFSET_S),
      },
      .added_us = sqlite3_column_int64 (statement, COLUMN_ADDED_US),
      .changed_us = sqlite3_column_int64 (statement, COLUMN_CHANGED_US),
      .author = author,
      .title = title,
      .text = text,
      .practice = practice,
      .pattern = pattern,
      .duration_us = MAX (sqlite3_column_int64 (statement, COLUMN_DURATION_US), 0),
      .moment = moment,
      .tension = read_tension (statement, COLUMN_TENSION),
      .circumstances = (const char *const *)words[ROLE_CIRCUMSTANCE]->pdata,
      .own_circumstances = (const char *const *)words[ROLE_OWN_CIRCUMSTANCE]->pdata,
      .about_contact = sqlite3_column_int (statement, COLUMN_ABOUT_CONTACT),
      .is_calmer = sqlite3_column_type (statement, COLUMN_CALMER_US) != SQLITE_NULL,
      .calmer = {
        .utc_us = sqlite3_column_int64 (statement, COLUMN_CALMER_US),
        .offset_s = sqlite3_column_int (statement, COLUMN_CALMER_OFFSET_S),
      },
      .tension_after = read_tension (statement, COLUMN_TENSION_AFTER),
      .helped = (const char *const *)words[ROLE_HELPED]->pdata,
      .own_helped = (const char *const *)words[ROLE_OWN_HELPED]->pdata,
      .repair = repair,
      .check_in = check_in,
      .breathed_us = MAX (sqlite3_column_int64 (statement, COLUMN_BREATHED_US), 0),
      .id = sqlite3_column_int64 (statement, COLUMN_ID),
      .place = sqlite3_column_int64 (statement, COLUMN_PLACE),
    });
  }
  for (int i = 0; i < N_ROLES; i++)
    g_ptr_array_unref (words[i]);

  return entry;
}

/* Reads all rows of a statement. */
static GPtrArray *
read_entries (NabijDatabase *database,
              sqlite3_stmt  *statement,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  NabijEntry *entry = NULL;
  gboolean    done;
  int         result;

  nabij_database_set_cancellable (database, cancellable);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    entry = read_entry (database, statement, error);
    if (entry == NULL)
      break;
    g_ptr_array_add (entries, entry);
  }
  nabij_database_set_cancellable (database, NULL);

  if (result == SQLITE_ROW) {
    /* The words of an entry could not be read, and the error says why. */
    nabij_entry_store_finish_one (database, statement, result, NULL);
    return NULL;
  }
  done = nabij_database_finish (database, statement, result, error);

  return done ? g_steal_pointer (&entries) : NULL;
}

/* Also one that is marked as deleted: it may come back. NULL where there is none. */
gboolean
nabij_entry_store_find_place (NabijDatabase *database,
                              gint64         place,
                              NabijEntry   **entry,
                              GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, GET_BY_PLACE, error);
  g_autoptr (GPtrArray) found = NULL;

  *entry = NULL;
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, place);
  found = read_entries (database, statement, NULL, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *entry = nabij_entry_ref (g_ptr_array_index (found, 0));

  return TRUE;
}

/**
 * nabij_entry_store_list:
 * @database: a connection
 * @before: (nullable): the last entry of the page before this one, as it was read, or `NULL` for the
 *   first page
 * @limit: how many entries at most
 * @cancellable: (nullable): ends the query from any thread
 * @error: return location for an error
 *
 * Reads a page of entries, the newest first, in the order of their places, so that none comes twice
 * and none is left out. @before itself need not exist any more.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_DAMAGED`, `_BUSY`, `_FAILED`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (element-type NabijEntry) (nullable): the entries, or `NULL` with @error
 *   set
 */
GPtrArray *
nabij_entry_store_list (NabijDatabase *database,
                        NabijEntry    *before,
                        guint          limit,
                        GCancellable  *cancellable,
                        GError       **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  statement = nabij_database_prepare (database, before != NULL ? LIST_NEXT : LIST_FIRST, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, limit);
  if (before != NULL)
    sqlite3_bind_int64 (statement, 2, nabij_entry_get_fields (before)->place);

  return read_entries (database, statement, cancellable, error);
}

/**
 * nabij_entry_store_get_many:
 * @database: a connection
 * @ids: (array length=n_ids): numbers of entries
 * @n_ids: how many
 * @cancellable: (nullable): ends it from any thread
 * @error: return location for an error
 *
 * Reads entries by their numbers, such as those that a list shows. What is not there any more is
 * left out.
 *
 * Errors: as nabij_entry_store_list().
 *
 * Returns: (transfer full) (element-type NabijEntry) (nullable): the entries, in the order of @ids,
 *   or `NULL` with @error set
 */
GPtrArray *
nabij_entry_store_get_many (NabijDatabase *database,
                            const gint64  *ids,
                            guint          n_ids,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (ids != NULL || n_ids == 0, NULL);

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  for (guint i = 0; i < n_ids; i++) {
    sqlite3_stmt *statement = nabij_database_prepare (database, GET_BY_ID, error);
    g_autoptr (GPtrArray) found = NULL;

    if (statement == NULL)
      return NULL;
    sqlite3_bind_int64 (statement, 1, ids[i]);
    found = read_entries (database, statement, cancellable, error);
    if (found == NULL)
      return NULL;
    if (found->len > 0)
      g_ptr_array_add (entries, nabij_entry_ref (g_ptr_array_index (found, 0)));
  }

  return g_steal_pointer (&entries);
}

/**
 * nabij_entry_store_find:
 * @database: a connection
 * @uuid: the name of an entry
 * @entry: (out) (transfer full) (nullable): the entry, or `NULL` where there is none
 * @error: return location for an error
 *
 * Reads one entry.
 *
 * Errors: as nabij_entry_store_list().
 *
 * Returns: `FALSE` with @error set where it could not be read
 */
gboolean
nabij_entry_store_find (NabijDatabase *database,
                        const char    *uuid,
                        NabijEntry   **entry,
                        GError       **error)
{
  g_autoptr (GPtrArray) found = NULL;
  sqlite3_stmt *statement;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  *entry = NULL;
  statement = nabij_database_prepare (database, GET_BY_UUID, error);
  if (statement == NULL)
    return FALSE;
  nabij_entry_store_bind_text (statement, 1, uuid);
  found = read_entries (database, statement, NULL, error);
  if (found == NULL)
    return FALSE;
  if (found->len > 0)
    *entry = nabij_entry_ref (g_ptr_array_index (found, 0));

  return TRUE;
}

/**
 * nabij_entry_store_list_sessions:
 * @database: a connection
 * @moment: the UUID of a hard moment
 * @error: return location for an error
 *
 * Reads the sessions that were begun from a moment, the oldest first.
 *
 * Errors: as nabij_entry_store_list().
 *
 * Returns: (transfer full) (element-type NabijEntry) (nullable): the sessions, or `NULL` with @error
 *   set
 */
GPtrArray *
nabij_entry_store_list_sessions (NabijDatabase *database,
                                 const char    *moment,
                                 GError       **error)
{
  sqlite3_stmt *statement;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (moment != NULL, NULL);

  statement = nabij_database_prepare (database, LIST_SESSIONS, error);
  if (statement == NULL)
    return NULL;
  nabij_entry_store_bind_text (statement, 1, moment);

  return read_entries (database, statement, NULL, error);
}
