/* nabij-search-index.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What search finds an entry by. Runs on the thread that its connection belongs to, inside the
 * transaction that saves the entry.
 */

#include "config.h"

#include "nabij-search-index.h"

#include "nabij-search.h"

#define SAVE "INSERT OR REPLACE INTO entry_search (rowid, words) VALUES (?1, ?2)"
/* What is to be brought up to date may be out of date. */
#define REMOVE \
  "DELETE FROM entry_search WHERE rowid IN (SELECT ?1 UNION ALL SELECT place FROM unindexed)"
#define DROP "DELETE FROM entry_search WHERE rowid = ?1"
#define PUT_OFF "INSERT OR IGNORE INTO unindexed (place) VALUES (?1)"

static void
append (GString    *words,
        const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return;

  folded = nabij_search_fold (text);
  g_string_append (words, folded);
  g_string_append_c (words, ' ');
}

static void
append_all (GString           *words,
            const char *const *texts)
{
  for (gsize i = 0; texts != NULL && texts[i] != NULL; i++)
    append (words, texts[i]);
}

static void
append_id (GString    *words,
           const char *id)
{
  g_autofree char *folded = nabij_search_fold_id (id);

  g_string_append (words, folded);
  g_string_append_c (words, ' ');
}

static void
append_ids (GString           *words,
            const char *const *ids)
{
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    append_id (words, ids[i]);
}

/* What was asked and answered is the same in all of them, and would only be in the way. */
static void
append_check_in (GString            *words,
                 const NabijCheckIn *check_in)
{
  if (check_in == NULL)
    return;

  append (words, check_in->good);
  append (words, check_in->hard);
  append (words, check_in->need);
}

static char *
dup_words (const NabijEntryFields *fields)
{
  GString *words = g_string_new (NULL);

  append (words, fields->title);
  append (words, fields->text);
  append_all (words, fields->own_circumstances);
  append_all (words, fields->own_helped);
  append (words, fields->repair);
  append_check_in (words, fields->check_in);
  append_ids (words, fields->circumstances);
  append_ids (words, fields->helped);
  if (fields->practice != NULL)
    append_id (words, fields->practice);

  return g_string_free (words, FALSE);
}

/**
 * nabij_search_index_save:
 * @database: a connection for writing, in a transaction
 * @entry: the entry
 * @place: its place in the journal
 * @error: return location for an error
 *
 * Makes an entry findable by its title, by everything that a person wrote in it, and by the ids of
 * its words and its exercise.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_search_index_save (NabijDatabase *database,
                         NabijEntry    *entry,
                         gint64         place,
                         GError       **error)
{
  sqlite3_stmt    *statement = nabij_database_prepare (database, SAVE, error);
  g_autofree char *words = NULL;

  if (statement == NULL)
    return FALSE;

  words = dup_words (nabij_entry_get_fields (entry));
  sqlite3_bind_int64 (statement, 1, place);
  sqlite3_bind_text (statement, 2, words, -1, SQLITE_STATIC);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

static gboolean
run_for_place (NabijDatabase *database,
               const char    *sql,
               gint64         place,
               GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, place);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/**
 * nabij_search_index_drop:
 * @database: a connection for writing, in a transaction
 * @place: a place that no entry has any more
 * @error: return location for an error
 *
 * Takes a place out of the index. That it is not in it is no error.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_search_index_drop (NabijDatabase *database,
                         gint64         place,
                         GError       **error)
{
  return run_for_place (database, DROP, place, error);
}

/**
 * nabij_search_index_put_off:
 * @database: a connection for writing, in a transaction
 * @place: the place of an entry that was saved or moved away
 * @error: return location for an error
 *
 * Leaves a place to be brought up to date by nabij_entry_store_index().
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_search_index_put_off (NabijDatabase *database,
                            gint64         place,
                            GError       **error)
{
  return run_for_place (database, PUT_OFF, place, error);
}

/**
 * nabij_search_index_remove:
 * @database: a connection for writing, in a transaction
 * @place: the place of an entry that goes for good
 * @error: return location for an error
 *
 * Takes every word of an entry out of the index, also those that it had before it was changed or
 * moved. That it is not in it is no error.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_search_index_remove (NabijDatabase *database,
                           gint64         place,
                           GError       **error)
{
  return run_for_place (database, REMOVE, place, error);
}
