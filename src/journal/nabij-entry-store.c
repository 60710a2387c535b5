/* nabij-entry-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts entries into the journal and takes them out. Runs on the thread that its connection belongs
 * to.
 */

#include "config.h"

#include "nabij-entry-store.h"

#define SAVE_ENTRY                                                                        \
  "INSERT INTO entry (uuid, kind, utc_us, offset_s, author, title, text)"                 \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"                                                  \
  " ON CONFLICT (uuid) DO UPDATE SET kind = ?2, utc_us = ?3, offset_s = ?4, author = ?5," \
  " title = ?6, text = ?7"
#define SAVE_SESSION                                               \
  "INSERT INTO session (entry_id, practice, pattern, duration_us)" \
  " VALUES ((SELECT id FROM entry WHERE uuid = ?1), ?2, ?3, ?4)"   \
  " ON CONFLICT (entry_id) DO UPDATE SET practice = ?2, pattern = ?3, duration_us = ?4"
#define FORGET_SESSION "DELETE FROM session WHERE entry_id = (SELECT id FROM entry WHERE uuid = ?1)"
#define LIST_COLUMNS                                                                         \
  "SELECT uuid, kind, utc_us, offset_s, author, title, text, practice, pattern, duration_us" \
  " FROM entry LEFT JOIN session ON entry_id = id"
#define LIST_FIRST LIST_COLUMNS " ORDER BY utc_us DESC, uuid DESC LIMIT ?1"
#define LIST_NEXT \
  LIST_COLUMNS " WHERE (utc_us, uuid) < (?2, ?3) ORDER BY utc_us DESC, uuid DESC LIMIT ?1"

/* The text is not copied: it lives as long as the entry, and nabij_database_finish() takes it back.
 * Binding fails only without memory, where GLib has ended the program already. */
static void
bind_text (sqlite3_stmt *statement,
           int           place,
           const char   *text)
{
  if (text != NULL)
    sqlite3_bind_text (statement, place, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, place);
}

static gboolean
save_fields (NabijDatabase *database,
             NabijEntry    *entry,
             GError       **error)
{
  const NabijInstant *instant = nabij_entry_get_instant (entry);
  sqlite3_stmt       *statement = nabij_database_prepare (database, SAVE_ENTRY, error);

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, nabij_entry_get_uuid (entry));
  bind_text (statement, 2, nabij_entry_kind_to_string (nabij_entry_get_kind (entry)));
  sqlite3_bind_int64 (statement, 3, instant->utc_us);
  sqlite3_bind_int (statement, 4, instant->offset_s);
  bind_text (statement, 5, nabij_entry_get_author (entry));
  bind_text (statement, 6, nabij_entry_get_title (entry));
  bind_text (statement, 7, nabij_entry_get_text (entry));

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
save_session (NabijDatabase *database,
              NabijEntry    *entry,
              GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, SAVE_SESSION, error);

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, nabij_entry_get_uuid (entry));
  bind_text (statement, 2, nabij_entry_get_practice (entry));
  bind_text (statement, 3, nabij_entry_get_pattern (entry));
  sqlite3_bind_int64 (statement, 4, nabij_entry_get_duration_us (entry));

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
forget_session (NabijDatabase *database,
                NabijEntry    *entry,
                GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, FORGET_SESSION, error);

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, nabij_entry_get_uuid (entry));

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
save_entry (NabijDatabase *database,
            gpointer       data,
            GError       **error)
{
  NabijEntry *entry = data;

  if (!save_fields (database, entry, error))
    return FALSE;

  if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_SESSION)
    return save_session (database, entry, error);

  return forget_session (database, entry, error);
}

/* A file that was damaged or edited by hand may hold bytes that no widget takes. */
static char *
dup_column (sqlite3_stmt *statement,
            int           column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

static NabijEntry *
read_entry (sqlite3_stmt *statement)
{
  g_autofree char *uuid = dup_column (statement, 0);
  g_autofree char *kind_name = dup_column (statement, 1);
  g_autofree char *author = dup_column (statement, 4);
  g_autofree char *title = dup_column (statement, 5);
  g_autofree char *text = dup_column (statement, 6);
  g_autofree char *practice = dup_column (statement, 7);
  g_autofree char *pattern = dup_column (statement, 8);
  NabijEntryKind   kind;

  /* What a person wrote is shown even where we do not know, or have lost, what it was. */
  if (!nabij_entry_kind_from_string (kind_name, &kind) ||
      (kind == NABIJ_ENTRY_KIND_SESSION && practice == NULL))
    kind = NABIJ_ENTRY_KIND_NOTE;

  return nabij_entry_new (&(NabijEntryFields){
    .uuid = uuid != NULL && *uuid != '\0' ? uuid : NULL,
    .kind = kind,
    .instant = {
      .utc_us = sqlite3_column_int64 (statement, 2),
      .offset_s = sqlite3_column_int (statement, 3),
    },
    .author = author,
    .title = title,
    .text = text,
    .practice = practice,
    .pattern = pattern,
    .duration_us = MAX (sqlite3_column_int64 (statement, 9), 0),
  });
}

/**
 * nabij_entry_store_save:
 * @database: a connection for writing
 * @entry: the entry
 * @error: return location for an error
 *
 * Saves an entry, or what has changed in the one with the same UUID. When it returns `TRUE`, the
 * entry survives a power cut.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether it was saved
 */
gboolean
nabij_entry_store_save (NabijDatabase *database,
                        NabijEntry    *entry,
                        GError       **error)
{
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  return nabij_database_in_transaction (database, save_entry, entry, error);
}

/**
 * nabij_entry_store_list:
 * @database: a connection
 * @before: (nullable): the last entry of the page before this one, or `NULL` for the first page
 * @limit: how many entries at most
 * @cancellable: (nullable): ends the query from any thread
 * @error: return location for an error
 *
 * Reads a page of entries, the newest first. Entries of the same moment are in the order of their
 * UUIDs, so that none comes twice and none is left out. @before itself need not exist any more.
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
  g_autoptr (GPtrArray) entries = NULL;
  sqlite3_stmt *statement;
  gboolean      done;
  int           result;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  statement = nabij_database_prepare (database, before != NULL ? LIST_NEXT : LIST_FIRST, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_int64 (statement, 1, limit);
  if (before != NULL) {
    sqlite3_bind_int64 (statement, 2, nabij_entry_get_instant (before)->utc_us);
    bind_text (statement, 3, nabij_entry_get_uuid (before));
  }

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  nabij_database_set_cancellable (database, cancellable);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (entries, read_entry (statement));
  nabij_database_set_cancellable (database, NULL);
  done = nabij_database_finish (database, statement, result, error);

  return done ? g_steal_pointer (&entries) : NULL;
}
