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

#define SAVE "INSERT INTO entry_search (rowid, title, text, words) VALUES (?1, ?2, ?3, ?4)"
#define REMOVE "DELETE FROM entry_search WHERE rowid = ?1"

static void
append_words (GString           *text,
              const char *const *words)
{
  for (gsize i = 0; words != NULL && words[i] != NULL; i++) {
    g_string_append_c (text, '\n');
    g_string_append (text, words[i]);
  }
}

/* Everything that a person has written, but the title. */
static char *
dup_text (const NabijEntryFields *fields)
{
  g_autoptr (GString) text = g_string_new (fields->text);

  append_words (text, fields->own_circumstances);
  append_words (text, fields->own_helped);
  if (fields->repair != NULL) {
    g_string_append_c (text, '\n');
    g_string_append (text, fields->repair);
  }

  return nabij_search_fold (text->str);
}

static void
append_id (GString    *words,
           const char *id)
{
  g_autofree char *word = nabij_search_fold_id (id);

  g_string_append_c (words, ' ');
  g_string_append (words, word);
}

static void
append_ids (GString           *words,
            const char *const *ids)
{
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    append_id (words, ids[i]);
}

static char *
dup_words (const NabijEntryFields *fields)
{
  GString *words = g_string_new (NULL);

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
 * @place: its place in the journal, which is not in the index yet
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
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);
  sqlite3_stmt           *statement = nabij_database_prepare (database, SAVE, error);
  g_autofree char        *title = NULL;
  g_autofree char        *text = NULL;
  g_autofree char        *words = NULL;

  if (statement == NULL)
    return FALSE;

  title = nabij_search_fold (fields->title);
  text = dup_text (fields);
  words = dup_words (fields);
  sqlite3_bind_int64 (statement, 1, place);
  sqlite3_bind_text (statement, 2, title, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 3, text, -1, SQLITE_STATIC);
  sqlite3_bind_text (statement, 4, words, -1, SQLITE_STATIC);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}

/**
 * nabij_search_index_remove:
 * @database: a connection for writing, in a transaction
 * @place: the place of an entry
 * @error: return location for an error
 *
 * Takes an entry out of the index. That it is not in it is no error.
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
  sqlite3_stmt *statement = nabij_database_prepare (database, REMOVE, error);

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, place);

  return nabij_database_finish (database, statement, sqlite3_step (statement), error);
}
