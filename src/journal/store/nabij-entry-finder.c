/* nabij-entry-finder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds entries without reading them. Runs on the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-entry-finder.h"

#include "nabij-entry-store.h"

#define DAY_US (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

/* A file of an older version that could only be opened for reading has no family. */
#define HAS_FAMILY "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'family'"
#define GET_PUT_AWAY "SELECT put_away_us FROM family WHERE id = 1 AND put_away_us IS NOT NULL"

#define HAS_MANY_OPEN \
  "SELECT count (*) > 500 FROM (SELECT 1 FROM moment WHERE calmer_us IS NULL LIMIT 501)"
#define FIND_OPEN_OF_FEW                                        \
  "SELECT e.id FROM moment m JOIN entry e ON e.id = m.entry_id" \
  " WHERE m.calmer_us IS NULL AND e.deleted_us IS NULL"         \
  " AND e.utc_us >= ?1 ORDER BY e.place DESC LIMIT 1"
#define FIND_OPEN_OF_MANY                                                         \
  "SELECT e.id FROM entry e INDEXED BY entry_list"                                \
  " WHERE e.deleted_us IS NULL AND e.utc_us >= ?1 AND e.place >= ?1 AND " IS_OPEN \
  " ORDER BY e.place DESC LIMIT 1"
#define FIND_LAST_CALMER                                              \
  "SELECT e.id FROM moment m CROSS JOIN entry e ON e.id = m.entry_id" \
  " WHERE m.calmer_us IS NOT NULL AND e.deleted_us IS NULL"           \
  " AND e.utc_us >= ?1 ORDER BY m.calmer_us DESC LIMIT 1"
#define LIST_WORDS                                                            \
  "SELECT w.word FROM entry e INDEXED BY entry_list CROSS JOIN moment_word w" \
  " ON w.entry_id = e.id AND w.role = ?1"                                     \
  " WHERE e.deleted_us IS NULL AND e.kind = 'moment'"                         \
  " AND e.utc_us >= ?2 AND e.place >= ?2"                                     \
  " ORDER BY e.place DESC, w.position"

#define IS_OPEN                                                                 \
  "e.kind = 'moment' AND EXISTS (SELECT 1 FROM moment o INDEXED BY moment_open" \
  " WHERE o.entry_id = e.id AND o.calmer_us IS NULL)"
/* A session that was begun from a moment is a line inside it, as long as the moment stands. */
#define IS_INSIDE_A_MOMENT                                                           \
  "e.kind = 'session' AND EXISTS (SELECT 1 FROM session s INDEXED BY session_inside" \
  " JOIN entry m ON m.uuid = s.moment"                                               \
  " WHERE s.entry_id = e.id AND s.moment IS NOT NULL AND m.deleted_us IS NULL)"

/* What a question needs is put together from these, and never from what a person has typed, so that
 * there are few different ones. Everything is in the one index, but for what is inside a moment. The
 * order of the tables is ours to choose: both the index and the search give their rows in the order
 * that is asked for, so that the first ones are there at once. */
static const char *
make_question (const NabijJournalQuery *query)
{
  g_autoptr (GString) sql = g_string_new ("SELECT e.id, e.utc_us, e.offset_s, e.kind FROM ");

  if (query->match != NULL)
    g_string_append (sql, "entry_search f CROSS JOIN entry e INDEXED BY entry_list"
                          " ON e.place = f.rowid WHERE f.entry_search MATCH ?2 AND");
  else
    g_string_append (sql, "entry e INDEXED BY entry_list WHERE");
  g_string_append (sql, " e.deleted_us IS NULL");

  if (query->kinds != 0) {
    g_string_append (sql, " AND e.kind IN (''");
    for (int kind = 0; kind <= NABIJ_ENTRY_KIND_NOTE; kind++) {
      if ((query->kinds & NABIJ_JOURNAL_KIND_BIT (kind)) != 0)
        g_string_append_printf (sql, ", '%s'", nabij_entry_kind_to_string (kind));
    }
    g_string_append_c (sql, ')');
  }
  if (query->only_open)
    g_string_append (sql, " AND " IS_OPEN);
  if (query->author != NULL)
    g_string_append (sql, " AND e.author = ?3");
  /* A place is at its time or shortly after it. */
  if (query->from_us != 0)
    g_string_append_printf (sql, " AND e.utc_us >= ?4 AND %s >= ?4",
                            query->match != NULL ? "f.rowid" : "e.place");
  if (query->until_us != 0)
    g_string_append_printf (sql, " AND e.utc_us < ?5 AND %s < ?6",
                            query->match != NULL ? "f.rowid" : "e.place");
  if (!query->with_sessions_of_moments)
    g_string_append (sql, " AND NOT (" IS_INSIDE_A_MOMENT ")");
  g_string_append_printf (sql, " ORDER BY %s DESC LIMIT ?1",
                          query->match != NULL ? "f.rowid" : "e.place");

  return g_intern_string (sql->str);
}

static void
bind_question (sqlite3_stmt            *statement,
               const NabijJournalQuery *query,
               guint                    limit)
{
  sqlite3_bind_int64 (statement, 1, limit != 0 ? (gint64)limit : -1);
  if (query->match != NULL)
    sqlite3_bind_text (statement, 2, query->match, -1, SQLITE_STATIC);
  if (query->author != NULL)
    sqlite3_bind_text (statement, 3, query->author, -1, SQLITE_STATIC);
  if (query->from_us != 0)
    sqlite3_bind_int64 (statement, 4, query->from_us);
  if (query->until_us != 0) {
    sqlite3_bind_int64 (statement, 5, query->until_us);
    sqlite3_bind_int64 (statement, 6,
                        MIN (query->until_us, G_MAXINT64 - NABIJ_ENTRY_PLACE_SPREAD_US) +
                          NABIJ_ENTRY_PLACE_SPREAD_US);
  }
}

/* The civil day of an instant where it was written. What no calendar has is the first or the last of
 * all days. */
static int
get_day (gint64 utc_us,
         int    offset_s)
{
  gint64 offset_us = offset_s * (gint64)G_USEC_PER_SEC;
  gint64 local_us;
  gint64 day;

  if (__builtin_add_overflow (utc_us, offset_us, &local_us))
    local_us = utc_us;
  day = local_us / DAY_US;
  if (local_us % DAY_US < 0)
    day--;

  return (int)CLAMP (day, G_MININT, G_MAXINT);
}

/* What was written by a newer version, or by hand, is a note. */
static NabijEntryKind
read_kind (sqlite3_stmt *statement,
           int           column)
{
  NabijEntryKind kind = NABIJ_ENTRY_KIND_NOTE;

  nabij_entry_kind_from_string ((const char *)sqlite3_column_text (statement, column), &kind);

  return kind;
}

/* Reads one number, or 0 where there is none, of what is not put away. */
static gboolean
find_one (NabijDatabase *database,
          const char    *sql,
          gint64         put_away_us,
          gint64        *id,
          GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  *id = 0;
  if (statement == NULL)
    return FALSE;

  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int64 (statement, 1, put_away_us);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW) {
    *id = sqlite3_column_int64 (statement, 0);
    result = SQLITE_DONE;
  }

  return nabij_database_finish (database, statement, result, error);
}

/* From which instant on entries are shown; the least number there is where nothing is put away. */
static gboolean
get_put_away (NabijDatabase *database,
              gint64        *put_away_us,
              GError       **error)
{
  gint64 has_family;

  *put_away_us = 0;
  if (!find_one (database, HAS_FAMILY, 0, &has_family, error) ||
      (has_family != 0 && !find_one (database, GET_PUT_AWAY, 0, put_away_us, error)))
    return FALSE;

  if (*put_away_us == 0)
    *put_away_us = G_MININT64;
  return TRUE;
}

/**
 * nabij_entry_finder_find:
 * @database: a connection
 * @query: what is asked
 * @limit: how many entries at most, or 0 for all
 * @cancellable: (nullable): ends it from any thread
 * @error: return location for an error
 *
 * Finds entries, the newest first in the order of their places, and the days that they are listed
 * under. What is put away is found only where it is asked for.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_DAMAGED`, `_BUSY`, `_FAILED`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (element-type NabijJournalItem) (nullable): what was found, or `NULL` with
 *   @error set
 */
GArray *
nabij_entry_finder_find (NabijDatabase           *database,
                         const NabijJournalQuery *query,
                         guint                    limit,
                         GCancellable            *cancellable,
                         GError                 **error)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (NabijJournalItem));
  NabijJournalQuery shown;
  gint64            put_away_us = G_MININT64;
  sqlite3_stmt     *statement;
  int               result;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  if (!query->with_put_away && !get_put_away (database, &put_away_us, error))
    return NULL;

  /* What is put away is older than what is asked for. */
  shown = *query;
  if (put_away_us != G_MININT64 && (shown.from_us == 0 || shown.from_us < put_away_us))
    shown.from_us = put_away_us;
  statement = nabij_database_prepare (database, make_question (&shown), error);
  if (statement == NULL)
    return NULL;

  bind_question (statement, &shown, limit);
  nabij_database_set_cancellable (database, cancellable);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    NabijJournalItem item = {
      .id = sqlite3_column_int64 (statement, 0),
      .day = get_day (sqlite3_column_int64 (statement, 1), sqlite3_column_int (statement, 2)),
      .kind = read_kind (statement, 3),
    };

    g_array_append_val (items, item);
  }
  nabij_database_set_cancellable (database, NULL);

  if (!nabij_database_finish (database, statement, result, error))
    return NULL;

  return g_steal_pointer (&items);
}

/**
 * nabij_entry_finder_find_open:
 * @database: a connection
 * @id: (out): the number of an entry, or 0 where there is none
 * @error: return location for an error
 *
 * Finds the newest moment that has not grown calmer yet.
 *
 * Errors: as nabij_entry_finder_find().
 *
 * Returns: `FALSE` with @error set where it could not be read
 */
gboolean
nabij_entry_finder_find_open (NabijDatabase *database,
                              gint64        *id,
                              GError       **error)
{
  gint64 put_away_us;
  gint64 has_many;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  /* A few are put in order quickly; of many, the newest is found quickly. */
  if (!get_put_away (database, &put_away_us, error) ||
      !find_one (database, HAS_MANY_OPEN, 0, &has_many, error))
    return FALSE;

  return find_one (database, has_many != 0 ? FIND_OPEN_OF_MANY : FIND_OPEN_OF_FEW, put_away_us, id, error);
}

/**
 * nabij_entry_finder_find_last_calmer:
 * @database: a connection
 * @id: (out): the number of an entry, or 0 where there is none
 * @error: return location for an error
 *
 * Finds the moment that grew calmer last.
 *
 * Errors: as nabij_entry_finder_find().
 *
 * Returns: `FALSE` with @error set where it could not be read
 */
gboolean
nabij_entry_finder_find_last_calmer (NabijDatabase *database,
                                     gint64        *id,
                                     GError       **error)
{
  gint64 put_away_us;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return get_put_away (database, &put_away_us, error) &&
         find_one (database, FIND_LAST_CALMER, put_away_us, id, error);
}

/**
 * nabij_entry_finder_list_own_words:
 * @database: a connection
 * @which: which words
 * @limit: how many at most
 * @cancellable: (nullable): ends it from any thread
 * @error: return location for an error
 *
 * Lists the own words of moments, each once, those of the newest moment first.
 *
 * Errors: as nabij_entry_finder_find().
 *
 * Returns: (transfer full) (nullable): the words, or `NULL` with @error set
 */
char **
nabij_entry_finder_list_own_words (NabijDatabase *database,
                                   NabijOwnWords  which,
                                   guint          limit,
                                   GCancellable  *cancellable,
                                   GError       **error)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gint64        put_away_us;
  sqlite3_stmt *statement;
  int           result;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  if (!get_put_away (database, &put_away_us, error))
    return NULL;
  statement = nabij_database_prepare (database, LIST_WORDS, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1,
                     which == NABIJ_OWN_WORDS_HELPED ? "own-helped" : "own-circumstance", -1,
                     SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, put_away_us);
  nabij_database_set_cancellable (database, cancellable);
  do {
    result = g_hash_table_size (known) < limit ? sqlite3_step (statement) : SQLITE_DONE;
    if (result == SQLITE_ROW) {
      char *word = g_utf8_make_valid ((const char *)sqlite3_column_text (statement, 0), -1);

      if (!g_hash_table_contains (known, word))
        g_strv_builder_add (words, word);
      g_hash_table_add (known, word);
    }
  } while (result == SQLITE_ROW);
  nabij_database_set_cancellable (database, NULL);

  if (!nabij_database_finish (database, statement, result, error))
    return NULL;

  return g_strv_builder_end (words);
}
