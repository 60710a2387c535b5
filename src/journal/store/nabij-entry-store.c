/* nabij-entry-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts entries into the journal; how they are read is in nabij-entry-store-read.c. Runs on the thread
 * that its connection belongs to.
 */

#include "config.h"

#include "nabij-entry-store.h"

#include "nabij-check-in-store.h"
#include "nabij-entry-store-private.h"
#include "nabij-search-index.h"

/* How many entries of one instant stand in the order of writing. */
#define N_PLACES_IN_ORDER 32
/* The last time that leaves room for a place after it. */
#define PLACE_MAX (G_MAXINT64 - NABIJ_ENTRY_PLACE_SPREAD_US)

#define FIND_ROW "SELECT id, place, utc_us FROM entry WHERE uuid = ?1"
#define FIND_TOMBSTONE "SELECT 1 FROM tombstone WHERE uuid IN (?1, ?2)"
#define FIND_PLACE "SELECT 1 FROM entry WHERE place = ?1"
/* Within a transaction SQLite takes a savepoint for a statement that may touch several rows, replace
 * one or answer with one, and at each savepoint FTS5 writes down its index: so nothing that is new is put in with one. */
#define ADD_ENTRY                                                                \
  "INSERT INTO entry (uuid, kind, utc_us, offset_s, author, title, text, place," \
  " added_us, changed_us) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
#define CHANGE_ENTRY                                                                 \
  "UPDATE entry SET kind = ?2, utc_us = ?3, offset_s = ?4, author = ?5, title = ?6," \
  " text = ?7, place = ?8, added_us = ?9, changed_us = ?10 WHERE uuid = ?1"
#define SAVE_SESSION                                                       \
  "INSERT INTO session (entry_id, practice, pattern, duration_us, moment)" \
  " VALUES (?1, ?2, ?3, ?4, ?5)"
#define FORGET_SESSION "DELETE FROM session WHERE entry_id = ?1"
#define SAVE_MOMENT                                                  \
  "INSERT INTO moment (entry_id, tension, about_contact, calmer_us," \
  " calmer_offset_s, tension_after, repair) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
#define FORGET_MOMENT "DELETE FROM moment WHERE entry_id = ?1"
#define SAVE_WORD "INSERT INTO moment_word (entry_id, role, position, word) VALUES (?1, ?2, ?3, ?4)"
#define LIST_UNINDEXED "SELECT place FROM unindexed"
#define FORGET_UNINDEXED "DELETE FROM unindexed WHERE place = ?1"
#define FORGET_WORDS "DELETE FROM moment_word WHERE entry_id = ?1"

/* What is known of an entry that is already there. */
typedef struct {
  gint64 id; /* 0 where it is new */
  gint64 place;
  gint64 utc_us;
} Row;

static gboolean
find_row (NabijDatabase *database,
          const char    *uuid,
          Row           *row,
          GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, FIND_ROW, error);
  int           result;

  *row = (Row){ 0 };
  if (statement == NULL)
    return FALSE;

  nabij_entry_store_bind_text (statement, 1, uuid);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW) {
    row->id = sqlite3_column_int64 (statement, 0);
    row->place = sqlite3_column_int64 (statement, 1);
    row->utc_us = sqlite3_column_int64 (statement, 2);
  }

  return nabij_entry_store_finish_one (database, statement, result, error);
}

static gboolean
was_purged (NabijDatabase          *database,
            const NabijEntryFields *fields,
            gboolean               *purged,
            GError                **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, FIND_TOMBSTONE, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  nabij_entry_store_bind_text (statement, 1, fields->uuid);
  nabij_entry_store_bind_text (statement, 2, fields->moment);
  result = sqlite3_step (statement);
  *purged = result == SQLITE_ROW;

  return nabij_entry_store_finish_one (database, statement, result, error);
}

static gboolean
is_taken (NabijDatabase *database,
          gint64         place,
          gboolean      *taken,
          GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, FIND_PLACE, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, place);
  result = sqlite3_step (statement);
  *taken = result == SQLITE_ROW;

  return nabij_entry_store_finish_one (database, statement, result, error);
}

/* A place that nobody else has, from the time of an entry on. What is written at the same instant
 * stands in the order of writing, as long as it is not more than a few; thousands, which only another
 * program makes, are strewn over a range that grows with them, so that none has to pass all others. */
static gboolean
find_place (NabijDatabase *database,
            gint64         utc_us,
            gint64        *place,
            GError       **error)
{
  gint64   first = MIN (utc_us, PLACE_MAX);
  gint64   range = 1;
  gboolean taken = FALSE;

  *place = first;
  for (int i = 1; is_taken (database, *place, &taken, error); i++) {
    if (!taken)
      return TRUE;
    if (i < N_PLACES_IN_ORDER) {
      *place = first + i;
    } else {
      range = MIN (range * 2, NABIJ_ENTRY_PLACE_SPREAD_US - N_PLACES_IN_ORDER);
      *place = first + N_PLACES_IN_ORDER + g_random_int_range (0, (gint32)range);
    }
  }

  return FALSE;
}

static gboolean
write_fields (NabijDatabase *database,
              NabijEntry    *entry,
              Row           *row,
              gint64         place,
              GError       **error)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);
  sqlite3_stmt           *statement;

  statement = nabij_database_prepare (database, row->id != 0 ? CHANGE_ENTRY : ADD_ENTRY, error);
  if (statement == NULL)
    return FALSE;

  nabij_entry_store_bind_text (statement, 1, fields->uuid);
  nabij_entry_store_bind_text (statement, 2, nabij_entry_kind_to_string (fields->kind));
  sqlite3_bind_int64 (statement, 3, fields->instant.utc_us);
  sqlite3_bind_int (statement, 4, fields->instant.offset_s);
  nabij_entry_store_bind_text (statement, 5, fields->author);
  nabij_entry_store_bind_text (statement, 6, fields->title);
  nabij_entry_store_bind_text (statement, 7, fields->text);
  sqlite3_bind_int64 (statement, 8, place);
  sqlite3_bind_int64 (statement, 9, fields->added_us);
  sqlite3_bind_int64 (statement, 10, fields->changed_us);
  if (!nabij_database_finish (database, statement, sqlite3_step (statement), error))
    return FALSE;
  if (row->id == 0)
    row->id = sqlite3_last_insert_rowid (sqlite3_db_handle (statement));

  return TRUE;
}

/* What is written anew. */
static gboolean
forget_parts (NabijDatabase *database,
              const Row     *row,
              GError       **error)
{
  return nabij_entry_store_run_for_id (database, FORGET_SESSION, row->id, error) &&
         nabij_entry_store_run_for_id (database, FORGET_WORDS, row->id, error) &&
         nabij_entry_store_run_for_id (database, FORGET_MOMENT, row->id, error) &&
         nabij_check_in_store_forget (database, row->id, error);
}

static gboolean
write_session (NabijDatabase          *database,
               const NabijEntryFields *fields,
               gint64                  id,
               GError                **error)
{
  sqlite3_stmt *statement;

  if (fields->kind != NABIJ_ENTRY_KIND_SESSION)
    return TRUE;

  statement = nabij_database_prepare (database, SAVE_SESSION, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  nabij_entry_store_bind_text (statement, 2, fields->practice);
  nabij_entry_store_bind_text (statement, 3, fields->pattern);
  sqlite3_bind_int64 (statement, 4, fields->duration_us);
  nabij_entry_store_bind_text (statement, 5, fields->moment);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
write_words (NabijDatabase     *database,
             gint64             id,
             int                role,
             const char *const *words,
             GError           **error)
{
  for (int i = 0; words != NULL && words[i] != NULL; i++) {
    sqlite3_stmt *statement = nabij_database_prepare (database, SAVE_WORD, error);

    if (statement == NULL)
      return FALSE;

    sqlite3_bind_int64 (statement, 1, id);
    nabij_entry_store_bind_text (statement, 2, nabij_entry_store_role_names[role]);
    sqlite3_bind_int (statement, 3, i);
    nabij_entry_store_bind_text (statement, 4, words[i]);
    if (!nabij_database_finish (database, statement, sqlite3_step (statement), error))
      return FALSE;
  }

  return TRUE;
}

static gboolean
write_moment (NabijDatabase          *database,
              const NabijEntryFields *fields,
              gint64                  id,
              GError                **error)
{
  sqlite3_stmt *statement;

  if (fields->kind != NABIJ_ENTRY_KIND_MOMENT)
    return TRUE;

  statement = nabij_database_prepare (database, SAVE_MOMENT, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  nabij_entry_store_bind_text (statement, 2, nabij_tension_to_id (fields->tension));
  sqlite3_bind_int (statement, 3, fields->about_contact);
  if (fields->is_calmer) {
    sqlite3_bind_int64 (statement, 4, fields->calmer.utc_us);
    sqlite3_bind_int (statement, 5, fields->calmer.offset_s);
  }
  nabij_entry_store_bind_text (statement, 6, nabij_tension_to_id (fields->tension_after));
  nabij_entry_store_bind_text (statement, 7, fields->repair);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error) &&
         write_words (database, id, ROLE_CIRCUMSTANCE, fields->circumstances, error) &&
         write_words (database, id, ROLE_OWN_CIRCUMSTANCE, fields->own_circumstances, error) &&
         write_words (database, id, ROLE_HELPED, fields->helped, error) &&
         write_words (database, id, ROLE_OWN_HELPED, fields->own_helped, error);
}

static gboolean
write_rows (NabijDatabase *database,
            NabijEntry    *entry,
            Row           *old,
            gint64        *place,
            GError       **error)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);
  Row                     row;

  if (!find_row (database, fields->uuid, old, error))
    return FALSE;

  row = *old;
  *place = row.place;
  if (row.id != 0 && !forget_parts (database, &row, error))
    return FALSE;
  if ((row.id == 0 || row.utc_us != fields->instant.utc_us) &&
      !find_place (database, fields->instant.utc_us, place, error))
    return FALSE;

  return write_fields (database, entry, &row, *place, error) &&
         write_session (database, fields, row.id, error) &&
         write_moment (database, fields, row.id, error) &&
         (fields->check_in == NULL || nabij_check_in_store_write (database, row.id, fields->check_in, error));
}

static gboolean
save_in_transaction (NabijDatabase *database,
                     gpointer       data,
                     GError       **error)
{
  NabijEntry *entry = data;
  gboolean    purged = FALSE;
  gint64      place;
  Row         old;

  /* A session may still be under way when its line is deleted, or the moment that it was begun from:
   * what was deleted does not come back by itself. */
  if (!was_purged (database, nabij_entry_get_fields (entry), &purged, error))
    return FALSE;
  if (purged)
    return TRUE;

  return write_rows (database, entry, &old, &place, error) &&
         nabij_search_index_put_off (database, place, error) &&
         (old.id == 0 || old.place == place ||
          nabij_search_index_put_off (database, old.place, error));
}

static gboolean
list_unindexed (NabijDatabase *database,
                GArray        *places,
                GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, LIST_UNINDEXED, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    gint64 place = sqlite3_column_int64 (statement, 0);

    g_array_append_val (places, place);
  }

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
index_in_transaction (NabijDatabase *database,
                      gpointer       data,
                      GError       **error)
{
  GArray *places = data;

  for (guint i = 0; i < places->len; i++) {
    gint64 place = g_array_index (places, gint64, i);
    g_autoptr (NabijEntry) entry = NULL;

    if (!nabij_entry_store_find_place (database, place, &entry, error) ||
        !nabij_entry_store_run_for_id (database, FORGET_UNINDEXED, place, error))
      return FALSE;
    if (entry != NULL ? !nabij_search_index_save (database, entry, place, error)
                      : !nabij_search_index_drop (database, place, error))
      return FALSE;
  }

  return TRUE;
}

/**
 * nabij_entry_store_save:
 * @database: a connection for writing
 * @entry: the entry
 * @error: return location for an error
 *
 * Saves an entry, or what has changed in the one with the same UUID. When it returns `TRUE`, the
 * entry survives a power cut. One that was purged stays away. It is found by what it says after
 * nabij_entry_store_index().
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

  return nabij_database_in_transaction (database, save_in_transaction, entry, error);
}

/**
 * nabij_entry_store_write:
 * @database: a connection for writing, in a transaction
 * @entry: the entry
 * @error: return location for an error
 *
 * Does what nabij_entry_store_save() and nabij_entry_store_index() do within a transaction of the
 * caller's, and without asking whether the entry was purged.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was written
 */
gboolean
nabij_entry_store_write (NabijDatabase *database,
                         NabijEntry    *entry,
                         GError       **error)
{
  gint64 place;
  Row    old;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  return write_rows (database, entry, &old, &place, error) &&
         (old.id == 0 || old.place == place ||
          nabij_search_index_drop (database, old.place, error)) &&
         nabij_search_index_save (database, entry, place, error);
}

/**
 * nabij_entry_store_index:
 * @database: a connection for writing
 * @error: return location for an error
 *
 * Brings the search up to date with what was saved. Where nothing was, nothing is written.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether everything is found by what it says
 */
gboolean
nabij_entry_store_index (NabijDatabase *database,
                         GError       **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_return_val_if_fail (database != NULL, FALSE);

  if (!list_unindexed (database, places, error))
    return FALSE;

  return places->len == 0 ||
         nabij_database_in_transaction (database, index_in_transaction, places, error);
}
