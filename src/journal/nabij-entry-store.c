/* nabij-entry-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Puts entries into the journal and takes them out. Runs on the thread that its connection belongs
 * to.
 */

#include "config.h"

#include "nabij-entry-store.h"

#include "nabij-search-index.h"

/* How many entries of one instant stand in the order of writing. */
#define N_PLACES_IN_ORDER 32
/* How far the place of an entry may be from its time, and the last time that leaves room for it. */
#define PLACE_RANGE_MAX (1 << 30)
#define PLACE_MAX (G_MAXINT64 - N_PLACES_IN_ORDER - PLACE_RANGE_MAX)

#define FIND_ROW "SELECT id, place, utc_us FROM entry WHERE uuid = ?1"
#define FIND_TOMBSTONE "SELECT 1 FROM tombstone WHERE uuid = ?1"
#define FIND_PLACE "SELECT 1 FROM entry WHERE place = ?1"
#define ADD_ENTRY                                                                \
  "INSERT INTO entry (uuid, kind, utc_us, offset_s, author, title, text, place," \
  " added_us, changed_us) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"      \
  " RETURNING id"
#define CHANGE_ENTRY                                                                 \
  "UPDATE entry SET kind = ?2, utc_us = ?3, offset_s = ?4, author = ?5, title = ?6," \
  " text = ?7, place = ?8, added_us = ?9, changed_us = ?10 WHERE uuid = ?1 RETURNING id"
#define SAVE_SESSION                                                                  \
  "INSERT OR REPLACE INTO session (entry_id, practice, pattern, duration_us, moment)" \
  " VALUES (?1, ?2, ?3, ?4, ?5)"
#define FORGET_SESSION "DELETE FROM session WHERE entry_id = ?1"
#define SAVE_MOMENT                                                             \
  "INSERT OR REPLACE INTO moment (entry_id, tension, about_contact, calmer_us," \
  " calmer_offset_s, tension_after, repair) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
#define FORGET_MOMENT "DELETE FROM moment WHERE entry_id = ?1"
#define SAVE_WORD "INSERT INTO moment_word (entry_id, role, position, word) VALUES (?1, ?2, ?3, ?4)"
#define FORGET_WORDS "DELETE FROM moment_word WHERE entry_id = ?1"
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

/* Where the words of a moment are kept apart. */
enum {
  ROLE_CIRCUMSTANCE,
  ROLE_OWN_CIRCUMSTANCE,
  ROLE_HELPED,
  ROLE_OWN_HELPED,
  N_ROLES,
};

static const char *const role_names[N_ROLES] = {
  [ROLE_CIRCUMSTANCE] = "circumstance",
  [ROLE_OWN_CIRCUMSTANCE] = "own-circumstance",
  [ROLE_HELPED] = "helped",
  [ROLE_OWN_HELPED] = "own-helped",
};

/* What is known of an entry that is already there. */
typedef struct {
  gint64 id; /* 0 where it is new */
  gint64 place;
  gint64 utc_us;
} Row;

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

/* Runs a statement that changes something for one entry. */
static gboolean
run_for_id (NabijDatabase *database,
            const char    *sql,
            gint64         id,
            GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/* Ends a question that has one row or none. */
static gboolean
finish_one (NabijDatabase *database,
            sqlite3_stmt  *statement,
            int            result,
            GError       **error)
{
  return nabij_database_finish (database, statement, result == SQLITE_ROW ? SQLITE_DONE : result, error);
}

/* Saving */

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

  bind_text (statement, 1, uuid);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW) {
    row->id = sqlite3_column_int64 (statement, 0);
    row->place = sqlite3_column_int64 (statement, 1);
    row->utc_us = sqlite3_column_int64 (statement, 2);
  }

  return finish_one (database, statement, result, error);
}

static gboolean
was_purged (NabijDatabase *database,
            const char    *uuid,
            gboolean      *purged,
            GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, FIND_TOMBSTONE, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, uuid);
  result = sqlite3_step (statement);
  *purged = result == SQLITE_ROW;

  return finish_one (database, statement, result, error);
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

  return finish_one (database, statement, result, error);
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
      range = MIN (range * 2, PLACE_RANGE_MAX);
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
  int                     result;

  statement = nabij_database_prepare (database, row->id != 0 ? CHANGE_ENTRY : ADD_ENTRY, error);
  if (statement == NULL)
    return FALSE;

  bind_text (statement, 1, fields->uuid);
  bind_text (statement, 2, nabij_entry_kind_to_string (fields->kind));
  sqlite3_bind_int64 (statement, 3, fields->instant.utc_us);
  sqlite3_bind_int (statement, 4, fields->instant.offset_s);
  bind_text (statement, 5, fields->author);
  bind_text (statement, 6, fields->title);
  bind_text (statement, 7, fields->text);
  sqlite3_bind_int64 (statement, 8, place);
  sqlite3_bind_int64 (statement, 9, fields->added_us);
  sqlite3_bind_int64 (statement, 10, fields->changed_us);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW)
    row->id = sqlite3_column_int64 (statement, 0);

  return finish_one (database, statement, result, error);
}

static gboolean
write_session (NabijDatabase          *database,
               const NabijEntryFields *fields,
               gint64                  id,
               GError                **error)
{
  sqlite3_stmt *statement;

  if (fields->kind != NABIJ_ENTRY_KIND_SESSION)
    return run_for_id (database, FORGET_SESSION, id, error);

  statement = nabij_database_prepare (database, SAVE_SESSION, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  bind_text (statement, 2, fields->practice);
  bind_text (statement, 3, fields->pattern);
  sqlite3_bind_int64 (statement, 4, fields->duration_us);
  bind_text (statement, 5, fields->moment);

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
    bind_text (statement, 2, role_names[role]);
    sqlite3_bind_int (statement, 3, i);
    bind_text (statement, 4, words[i]);
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

  if (!run_for_id (database, FORGET_WORDS, id, error))
    return FALSE;
  if (fields->kind != NABIJ_ENTRY_KIND_MOMENT)
    return run_for_id (database, FORGET_MOMENT, id, error);

  statement = nabij_database_prepare (database, SAVE_MOMENT, error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, id);
  bind_text (statement, 2, nabij_tension_to_id (fields->tension));
  sqlite3_bind_int (statement, 3, fields->about_contact);
  if (fields->is_calmer) {
    sqlite3_bind_int64 (statement, 4, fields->calmer.utc_us);
    sqlite3_bind_int (statement, 5, fields->calmer.offset_s);
  }
  bind_text (statement, 6, nabij_tension_to_id (fields->tension_after));
  bind_text (statement, 7, fields->repair);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error) &&
         write_words (database, id, ROLE_CIRCUMSTANCE, fields->circumstances, error) &&
         write_words (database, id, ROLE_OWN_CIRCUMSTANCE, fields->own_circumstances, error) &&
         write_words (database, id, ROLE_HELPED, fields->helped, error) &&
         write_words (database, id, ROLE_OWN_HELPED, fields->own_helped, error);
}

static gboolean
write_in_transaction (NabijDatabase *database,
                      gpointer       data,
                      GError       **error)
{
  NabijEntry *entry = data;
  gboolean    purged = FALSE;

  /* A session may still be under way when its line is deleted: what was deleted does not come back
   * by itself. */
  if (!was_purged (database, nabij_entry_get_uuid (entry), &purged, error))
    return FALSE;

  return purged || nabij_entry_store_write (database, entry, error);
}

/* Reading */

/* A file that was damaged or edited by hand may hold bytes that no widget takes. */
static char *
dup_column (sqlite3_stmt *statement,
            int           column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

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
      if (g_strcmp0 (role, role_names[i]) == 0)
        g_ptr_array_add (words[i], dup_column (statement, 1));
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
  g_autofree char *uuid = dup_column (statement, COLUMN_UUID);
  g_autofree char *kind_name = dup_column (statement, COLUMN_KIND);
  g_autofree char *author = dup_column (statement, COLUMN_AUTHOR);
  g_autofree char *title = dup_column (statement, COLUMN_TITLE);
  g_autofree char *text = dup_column (statement, COLUMN_TEXT);
  g_autofree char *practice = dup_column (statement, COLUMN_PRACTICE);
  g_autofree char *pattern = dup_column (statement, COLUMN_PATTERN);
  g_autofree char *moment = dup_column (statement, COLUMN_MOMENT);
  g_autofree char *repair = dup_column (statement, COLUMN_REPAIR);
  GPtrArray       *words[N_ROLES];
  NabijEntry      *entry = NULL;
  NabijEntryKind   kind;
  gboolean         is_read = TRUE;

  /* What a person wrote is shown even where we do not know, or have lost, what it was. */
  if (!nabij_entry_kind_from_string (kind_name, &kind) ||
      (kind == NABIJ_ENTRY_KIND_SESSION && practice == NULL))
    kind = NABIJ_ENTRY_KIND_NOTE;

  for (int i = 0; i < N_ROLES; i++)
    words[i] = g_ptr_array_new_with_free_func (g_free);
  if (kind == NABIJ_ENTRY_KIND_MOMENT)
    is_read = read_words (database, sqlite3_column_int64 (statement, COLUMN_ID), words, error);

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
    finish_one (database, statement, result, NULL);
    return NULL;
  }
  done = nabij_database_finish (database, statement, result, error);

  return done ? g_steal_pointer (&entries) : NULL;
}

/**
 * nabij_entry_store_save:
 * @database: a connection for writing
 * @entry: the entry
 * @error: return location for an error
 *
 * Saves an entry, or what has changed in the one with the same UUID. When it returns `TRUE`, the
 * entry survives a power cut. One that was purged stays away.
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

  return nabij_database_in_transaction (database, write_in_transaction, entry, error);
}

/**
 * nabij_entry_store_write:
 * @database: a connection for writing, in a transaction
 * @entry: the entry
 * @error: return location for an error
 *
 * Does what nabij_entry_store_save() does within a transaction of the caller's, and without asking
 * whether the entry was purged.
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
  const NabijEntryFields *fields;
  gint64                  place;
  Row                     row;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  fields = nabij_entry_get_fields (entry);
  if (!find_row (database, fields->uuid, &row, error))
    return FALSE;

  place = row.place;
  if (row.id != 0 && !nabij_search_index_remove (database, row.place, error))
    return FALSE;
  if ((row.id == 0 || row.utc_us != fields->instant.utc_us) &&
      !find_place (database, fields->instant.utc_us, &place, error))
    return FALSE;

  return write_fields (database, entry, &row, place, error) &&
         write_session (database, fields, row.id, error) &&
         write_moment (database, fields, row.id, error) &&
         nabij_search_index_save (database, entry, place, error);
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
  bind_text (statement, 1, uuid);
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
  bind_text (statement, 1, moment);

  return read_entries (database, statement, NULL, error);
}
