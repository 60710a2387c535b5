/* nabij-entry-finder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Finds entries without reading them. Runs on the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-entry-finder.h"

#define DAY_US (24 * 60 * 60 * (gint64)G_USEC_PER_SEC)

#define FIND_OPEN                                               \
  "SELECT e.id FROM moment m JOIN entry e ON e.id = m.entry_id" \
  " WHERE m.calmer_us IS NULL AND e.deleted_us IS NULL"         \
  " ORDER BY e.place DESC LIMIT 1"
#define FIND_LAST_CALMER                                              \
  "SELECT e.id FROM moment m CROSS JOIN entry e ON e.id = m.entry_id" \
  " WHERE m.calmer_us IS NOT NULL AND e.deleted_us IS NULL"           \
  " ORDER BY m.calmer_us DESC LIMIT 1"
#define LIST_WORDS                                                     \
  "SELECT w.word FROM moment_word w JOIN entry e ON e.id = w.entry_id" \
  " WHERE w.role = ?1 AND e.deleted_us IS NULL"                        \
  " GROUP BY w.word ORDER BY max (e.place) DESC, w.word LIMIT ?2"

/* A session that was begun from a moment is a line inside it, as long as the moment stands. */
#define IS_INSIDE_A_MOMENT                                            \
  "EXISTS (SELECT 1 FROM session s JOIN entry m ON m.uuid = s.moment" \
  " WHERE s.entry_id = e.id AND m.deleted_us IS NULL)"

/* What a question needs is put together from these, and never from what a person has typed, so that
 * there are few different ones. */
static const char *
make_question (const NabijJournalQuery *query)
{
  g_autoptr (GString) sql = g_string_new ("SELECT e.id, e.utc_us, e.offset_s, e.kind FROM ");

  /* The order of the tables is ours to choose: the rows of the search come in the order that is
   * asked for, so that the first ones are there at once. */
  if (query->match != NULL)
    g_string_append (sql, "entry_search f CROSS JOIN entry e ON e.place = f.rowid"
                          " WHERE f.entry_search MATCH ?2 AND e.deleted_us IS NULL");
  else
    g_string_append (sql, "entry e WHERE e.deleted_us IS NULL");

  if (query->kinds != 0) {
    g_string_append (sql, " AND e.kind IN (''");
    for (int kind = 0; kind <= NABIJ_ENTRY_KIND_NOTE; kind++) {
      if ((query->kinds & NABIJ_JOURNAL_KIND_BIT (kind)) != 0)
        g_string_append_printf (sql, ", '%s'", nabij_entry_kind_to_string (kind));
    }
    g_string_append_c (sql, ')');
  }
  if (query->only_open)
    g_string_append (sql, " AND e.id IN (SELECT entry_id FROM moment WHERE calmer_us IS NULL)");
  if (query->author != NULL)
    g_string_append (sql, " AND e.author = ?3");
  /* No place is before its time. */
  if (query->from_us != 0)
    g_string_append (sql, " AND e.place >= ?4 AND e.utc_us >= ?4");
  if (query->until_us != 0)
    g_string_append (sql, " AND e.utc_us < ?5");
  if (!query->with_sessions_of_moments)
    g_string_append (sql, " AND NOT (e.kind = 'session' AND " IS_INSIDE_A_MOMENT ")");
  g_string_append (sql, query->match != NULL ? " ORDER BY f.rowid DESC" : " ORDER BY e.place DESC");
  g_string_append (sql, " LIMIT ?1");

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
  if (query->until_us != 0)
    sqlite3_bind_int64 (statement, 5, query->until_us);
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

static gboolean
find_one (NabijDatabase *database,
          const char    *sql,
          gint64        *id,
          GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  *id = 0;
  if (statement == NULL)
    return FALSE;

  result = sqlite3_step (statement);
  if (result == SQLITE_ROW) {
    *id = sqlite3_column_int64 (statement, 0);
    result = SQLITE_DONE;
  }

  return nabij_database_finish (database, statement, result, error);
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
 * under.
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
  sqlite3_stmt *statement;
  int           result;

  g_return_val_if_fail (database != NULL, NULL);
  g_return_val_if_fail (query != NULL, NULL);
  g_return_val_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable), NULL);

  statement = nabij_database_prepare (database, make_question (query), error);
  if (statement == NULL)
    return NULL;

  bind_question (statement, query, limit);
  nabij_database_set_cancellable (database, cancellable);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    NabijJournalItem item = {
      .id = sqlite3_column_int64 (statement, 0),
      .day = get_day (sqlite3_column_int64 (statement, 1), sqlite3_column_int (statement, 2)),
      .kind = NABIJ_ENTRY_KIND_NOTE,
    };

    nabij_entry_kind_from_string ((const char *)sqlite3_column_text (statement, 3), &item.kind);
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
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return find_one (database, FIND_OPEN, id, error);
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
  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  return find_one (database, FIND_LAST_CALMER, id, error);
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
  sqlite3_stmt *statement;
  int           result;

  g_return_val_if_fail (database != NULL, NULL);

  statement = nabij_database_prepare (database, LIST_WORDS, error);
  if (statement == NULL)
    return NULL;

  sqlite3_bind_text (statement, 1,
                     which == NABIJ_OWN_WORDS_HELPED ? "own-helped" : "own-circumstance", -1,
                     SQLITE_STATIC);
  sqlite3_bind_int64 (statement, 2, limit);
  nabij_database_set_cancellable (database, cancellable);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW) {
    g_autofree char *word = NULL;

    word = g_utf8_make_valid ((const char *)sqlite3_column_text (statement, 0), -1);
    g_strv_builder_add (words, word);
  }
  nabij_database_set_cancellable (database, NULL);

  if (!nabij_database_finish (database, statement, result, error))
    return NULL;

  return g_strv_builder_end (words);
}
