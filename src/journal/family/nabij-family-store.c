/* nabij-family-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Writes the family; its lists of what has no name are in nabij-family-store-lists.c. Words that are
 * changed or taken away leave a tombstone without an instant, as entries do, and nabij-purge.c cleans
 * the file and the backups of them. Runs on the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-family-store.h"

#include "nabij-date-id.h"
#include "nabij-family-id.h"
#include "nabij-family-store-private.h"

#define SAVE_FAMILY                                                                             \
  "INSERT OR REPLACE INTO family (id, told, silence, hand, expected, weeks_hidden, ring_shown," \
  " put_away_us, seen_us, sentence_offered, song, song_title, song_us, song_gain_db,"           \
  " check_ins_offered, voice_by_day, voice_by_night, voice_offered)"                            \
  " VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)"
#define FIND_SONG_TITLE \
  "SELECT t.uuid, t.text FROM family f JOIN family_text t ON t.uuid = f.song_title WHERE f.id = 1"
#define LIST_CHILDREN "SELECT uuid FROM child"
#define FIND_CHILD_NAME \
  "SELECT t.uuid, t.text FROM child c JOIN family_text t ON t.uuid = c.name WHERE c.uuid = ?1"
#define FORGET_CHILD "DELETE FROM child WHERE uuid = ?1"
#define SAVE_CHILD                                                                              \
  "INSERT OR REPLACE INTO child (uuid, position, name, born, days_at_birth, in_hospital, died," \
  " shows_corrected) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
#define LIST_CONTACTS "SELECT uuid FROM contact"
#define FIND_CONTACT_NAME \
  "SELECT t.uuid, t.text FROM contact c JOIN family_text t ON t.uuid = c.name WHERE c.uuid = ?1"
#define FIND_CONTACT_NUMBER \
  "SELECT t.uuid, t.text FROM contact c JOIN family_text t ON t.uuid = c.number WHERE c.uuid = ?1"
#define FORGET_CONTACT "DELETE FROM contact WHERE uuid = ?1"
#define SAVE_CONTACT \
  "INSERT OR REPLACE INTO contact (uuid, position, role, name, number) VALUES (?1, ?2, ?3, ?4, ?5)"
#define LIST_OWN_TEXTS "SELECT uuid FROM own_text"
#define FIND_OWN_TEXT \
  "SELECT t.uuid, t.text FROM own_text o JOIN family_text t ON t.uuid = o.text WHERE o.uuid = ?1"
#define FORGET_OWN_TEXT "DELETE FROM own_text WHERE uuid = ?1"
#define SAVE_OWN_TEXT                                                                      \
  "INSERT OR REPLACE INTO own_text (uuid, position, role, text, added_us, season, author)" \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
#define SAVE_TEXT "INSERT INTO family_text (uuid, text) VALUES (?1, ?2)"
#define FORGET_TEXT "DELETE FROM family_text WHERE uuid = ?1"
/* A tombstone that has no instant yet: see nabij-purge.c. */
#define BURY "INSERT OR REPLACE INTO tombstone (uuid, purged_us) VALUES (?1, 0)"
#define UNBURY "DELETE FROM tombstone WHERE uuid = ?1"
#define IS_BURIED "SELECT uuid FROM tombstone WHERE uuid = ?1"

#define N_TEXTS_MAX 2

/* A family that is being written. */
typedef struct {
  NabijDatabase     *database;
  const NabijFamily *family;
  gboolean           needs_purge;
} Writing;

/* One kind of rows that have a name and a place in their list. Each is a struct that begins with its
 * name, and may have words, which are written before it. */
typedef struct {
  const char *list;
  const char *forget;
  const char *save; /* its first parameters are the name and the place */
  struct {
    const char *find;
    gsize       offset; /* where in the struct the words are */
  } texts[N_TEXTS_MAX];
  /* Binds the other parameters; @texts are the names of the words. */
  void (*bind) (sqlite3_stmt *statement, gconstpointer row, char *const *texts);
} Kind;

static gboolean
finish (Writing      *self,
        sqlite3_stmt *statement,
        GError      **error)
{
  return nabij_database_finish (self->database, statement, sqlite3_step (statement), error);
}

/* Runs a statement that gives no rows, for a name. */
static gboolean
run (Writing    *self,
     const char *sql,
     const char *uuid,
     GError    **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (self->database, sql, error);

  if (statement == NULL)
    return FALSE;
  if (uuid != NULL)
    nabij_family_store_bind_text (statement, 1, uuid);

  return finish (self, statement, error);
}

/* Reads the first columns of the first row; the second one is only asked for where there is one. */
static gboolean
find (NabijDatabase *database,
      const char    *sql,
      const char    *uuid,
      char         **first,
      char         **second,
      GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  *first = NULL;
  if (statement == NULL)
    return FALSE;

  if (sqlite3_bind_parameter_count (statement) > 0)
    nabij_family_store_bind_text (statement, 1, uuid);
  result = sqlite3_step (statement);
  if (result == SQLITE_ROW) {
    *first = g_strdup ((const char *)sqlite3_column_text (statement, 0));
    if (second != NULL)
      *second = g_strdup ((const char *)sqlite3_column_text (statement, 1));
    result = SQLITE_DONE;
  }

  return nabij_database_finish (database, statement, result, error);
}

static gboolean
bury (Writing    *self,
      const char *uuid,
      GError    **error)
{
  self->needs_purge = TRUE;
  return run (self, BURY, uuid, error);
}

static gboolean
forget_text (Writing    *self,
             const char *uuid,
             GError    **error)
{
  return run (self, FORGET_TEXT, uuid, error) && bury (self, uuid, error);
}

/* Other words are a text of their own, under another name; those before them are buried. @uuid is NULL
 * for no words. */
static gboolean
write_text (Writing    *self,
            const char *find_old,
            const char *row,
            const char *text,
            char      **uuid,
            GError    **error)
{
  g_autofree char *old_uuid = NULL;
  g_autofree char *old_text = NULL;
  sqlite3_stmt    *statement;

  *uuid = NULL;
  if (!find (self->database, find_old, row, &old_uuid, &old_text, error))
    return FALSE;
  if (old_uuid != NULL && g_strcmp0 (old_text, text) == 0) {
    *uuid = g_steal_pointer (&old_uuid);
    return TRUE;
  }

  if (old_uuid != NULL && !forget_text (self, old_uuid, error))
    return FALSE;
  if (text == NULL)
    return TRUE;

  statement = nabij_database_prepare (self->database, SAVE_TEXT, error);
  if (statement == NULL)
    return FALSE;
  *uuid = g_uuid_string_random ();
  nabij_family_store_bind_text (statement, 1, *uuid);
  nabij_family_store_bind_text (statement, 2, text);

  return finish (self, statement, error);
}

static gboolean
list_uuids (Writing    *self,
            const char *sql,
            GPtrArray  *uuids,
            GError    **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (self->database, sql, error);
  int           result;

  if (statement == NULL)
    return FALSE;
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    g_ptr_array_add (uuids, g_strdup ((const char *)sqlite3_column_text (statement, 0)));

  return nabij_database_finish (self->database, statement, result, error);
}

static gboolean
forget_row (Writing    *self,
            const Kind *kind,
            const char *uuid,
            GError    **error)
{
  for (gsize i = 0; i < N_TEXTS_MAX && kind->texts[i].find != NULL; i++) {
    g_autofree char *text = NULL;

    if (!find (self->database, kind->texts[i].find, uuid, &text, NULL, error) ||
        (text != NULL && !forget_text (self, text, error)))
      return FALSE;
  }

  return run (self, kind->forget, uuid, error) && bury (self, uuid, error);
}

/* The rows that are not in @kept, whose elements begin with their name. One that comes back, because
 * somebody has undone it, is no dead one. */
static gboolean
forget_others (Writing    *self,
               const Kind *kind,
               GPtrArray  *kept,
               GError    **error)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < kept->len; i++) {
    const char *uuid = *(const char *const *)g_ptr_array_index (kept, i);

    g_hash_table_add (names, (char *)uuid);
    if (!run (self, UNBURY, uuid, error))
      return FALSE;
  }

  if (!list_uuids (self, kind->list, uuids, error))
    return FALSE;
  for (guint i = 0; i < uuids->len; i++) {
    if (!g_hash_table_contains (names, g_ptr_array_index (uuids, i)) &&
        !forget_row (self, kind, g_ptr_array_index (uuids, i), error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
write_values (Writing *self,
              GError **error)
{
  const NabijFamily *family = self->family;
  g_autofree char   *title = NULL;
  sqlite3_stmt      *statement;

  if (!write_text (self, FIND_SONG_TITLE, NULL, family->song != NULL ? family->song_title : NULL, &title, error))
    return FALSE;
  statement = nabij_database_prepare (self->database, SAVE_FAMILY, error);
  if (statement == NULL)
    return FALSE;

  nabij_family_store_bind_text (statement, 1, nabij_told_to_id (family->told));
  nabij_family_store_bind_text (statement, 2, nabij_silence_to_id (family->silence));
  nabij_family_store_bind_text (statement, 3, nabij_hand_to_id (family->hand));
  sqlite3_bind_int64 (statement, 4, family->expected);
  sqlite3_bind_int (statement, 5, !!family->weeks_hidden);
  sqlite3_bind_int (statement, 6, !!family->ring_shown);
  if (family->journal_put_away)
    sqlite3_bind_int64 (statement, 7, family->put_away_us);
  sqlite3_bind_int64 (statement, 8, family->seen_us);
  sqlite3_bind_int (statement, 9, !!family->sentence_offered);
  nabij_family_store_bind_text (statement, 10, family->song);
  nabij_family_store_bind_text (statement, 11, title);
  sqlite3_bind_int64 (statement, 12, family->song_us);
  sqlite3_bind_double (statement, 13, family->song_gain_db);
  sqlite3_bind_int (statement, 14, !!family->check_ins_offered);
  nabij_family_store_bind_text (statement, 15, family->voice_by_day);
  nabij_family_store_bind_text (statement, 16, family->voice_by_night);
  sqlite3_bind_int (statement, 17, !!family->voice_offered);

  return finish (self, statement, error);
}

static void
bind_child (sqlite3_stmt *statement,
            gconstpointer row,
            char *const  *texts)
{
  const NabijChild *child = row;
  g_autofree char  *born = nabij_date_to_id (&child->born);

  nabij_family_store_bind_text (statement, 3, texts[0]);
  nabij_family_store_bind_text (statement, 4, born);
  if (child->days_at_birth >= 0)
    sqlite3_bind_int (statement, 5, child->days_at_birth);
  sqlite3_bind_int (statement, 6, !!child->in_hospital);
  sqlite3_bind_int (statement, 7, !!child->died);
  sqlite3_bind_int (statement, 8, !!child->shows_corrected);
}

static void
bind_contact (sqlite3_stmt *statement,
              gconstpointer row,
              char *const  *texts)
{
  const NabijContact *contact = row;

  nabij_family_store_bind_text (statement, 3, nabij_contact_role_to_id (contact->role));
  nabij_family_store_bind_text (statement, 4, texts[0]);
  nabij_family_store_bind_text (statement, 5, texts[1]);
}

static void
bind_own_text (sqlite3_stmt *statement,
               gconstpointer row,
               char *const  *texts)
{
  const NabijOwnText *own = row;

  nabij_family_store_bind_text (statement, 3, nabij_own_text_role_to_id (own->role));
  nabij_family_store_bind_text (statement, 4, texts[0]);
  sqlite3_bind_int64 (statement, 5, own->added_us);
  nabij_family_store_bind_text (statement, 6, nabij_season_to_id (own->season));
  nabij_family_store_bind_text (statement, 7, own->author);
}

static const Kind children = {
  LIST_CHILDREN,
  FORGET_CHILD,
  SAVE_CHILD,
  { { FIND_CHILD_NAME, offsetof (NabijChild, name) } },
  bind_child,
};

static const Kind contacts = {
  LIST_CONTACTS,
  FORGET_CONTACT,
  SAVE_CONTACT,
  { { FIND_CONTACT_NAME, offsetof (NabijContact, name) }, { FIND_CONTACT_NUMBER, offsetof (NabijContact, number) } },
  bind_contact,
};

static const Kind own_texts = {
  LIST_OWN_TEXTS,
  FORGET_OWN_TEXT,
  SAVE_OWN_TEXT,
  { { FIND_OWN_TEXT, offsetof (NabijOwnText, text) } },
  bind_own_text,
};

static gboolean
write_row (Writing      *self,
           const Kind   *kind,
           gconstpointer row,
           guint         position,
           GError      **error)
{
  const char   *uuid = *(const char *const *)row;
  char         *texts[N_TEXTS_MAX] = { NULL };
  gboolean      is_ready = TRUE;
  sqlite3_stmt *statement = NULL;

  for (gsize i = 0; i < N_TEXTS_MAX && kind->texts[i].find != NULL && is_ready; i++)
    is_ready = write_text (self, kind->texts[i].find, uuid, G_STRUCT_MEMBER (const char *, row, kind->texts[i].offset), &texts[i], error);
  if (is_ready)
    statement = nabij_database_prepare (self->database, kind->save, error);
  if (statement != NULL) {
    nabij_family_store_bind_text (statement, 1, uuid);
    sqlite3_bind_int64 (statement, 2, position);
    kind->bind (statement, row, texts);
  }

  for (gsize i = 0; i < N_TEXTS_MAX; i++)
    g_free (texts[i]);
  return statement != NULL && finish (self, statement, error);
}

/* Writes the rows of one kind in the place of those before them. */
static gboolean
write_rows (Writing    *self,
            const Kind *kind,
            GPtrArray  *rows,
            GError    **error)
{
  if (!forget_others (self, kind, rows, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++) {
    if (!write_row (self, kind, g_ptr_array_index (rows, i), i, error))
      return FALSE;
  }
  return TRUE;
}

/**
 * nabij_family_store_write:
 * @database: a connection for writing, inside of a transaction
 * @family: what is known of the family
 * @needs_purge: (out): whether words were changed or taken away, which nabij_purge_list_begun() then
 *   lists
 * @error: return location for an error
 *
 * Writes the family in the place of the one before it. What is not in it any more is removed.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was written
 */
gboolean
nabij_family_store_write (NabijDatabase     *database,
                          const NabijFamily *family,
                          gboolean          *needs_purge,
                          GError           **error)
{
  Writing self = { .database = database, .family = family };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  if (!write_values (&self, error) ||
      !write_rows (&self, &children, family->children, error) ||
      !write_rows (&self, &contacts, family->contacts, error) ||
      !write_rows (&self, &own_texts, family->own_texts, error) ||
      !nabij_family_store_write_lists (database, family, error))
    return FALSE;

  *needs_purge = self.needs_purge;
  return TRUE;
}

static gboolean
save (NabijDatabase *database,
      gpointer       data,
      GError       **error)
{
  Writing *self = data;

  return nabij_family_store_write (database, self->family, &self->needs_purge, error);
}

/**
 * nabij_family_store_save:
 * @database: a connection for writing
 * @family: what is known of the family
 * @needs_purge: (out): as for nabij_family_store_write()
 * @error: return location for an error
 *
 * Does what nabij_family_store_write() does, in a transaction of its own.
 *
 * Errors: as nabij_database_in_transaction().
 *
 * Returns: whether it is on the disk
 */
gboolean
nabij_family_store_save (NabijDatabase     *database,
                         const NabijFamily *family,
                         gboolean          *needs_purge,
                         GError           **error)
{
  Writing self = { .database = database, .family = family };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (needs_purge != NULL, FALSE);

  if (!nabij_database_in_transaction (database, save, &self, error))
    return FALSE;

  *needs_purge = self.needs_purge;
  return TRUE;
}

/**
 * nabij_family_store_was_deleted:
 * @database: a connection
 * @uuid: the name of a child, a number or a text
 * @was_deleted: (out): whether somebody took it away here
 * @error: return location for an error
 *
 * Tells whether something stays away when a file is brought in that still has it.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it could be told
 */
gboolean
nabij_family_store_was_deleted (NabijDatabase *database,
                                const char    *uuid,
                                gboolean      *was_deleted,
                                GError       **error)
{
  g_autofree char *found = NULL;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (was_deleted != NULL, FALSE);

  if (!find (database, IS_BURIED, uuid, &found, NULL, error))
    return FALSE;

  *was_deleted = found != NULL;
  return TRUE;
}

/**
 * nabij_family_store_forget:
 * @database: a copy of the journal, open for writing
 * @uuid: the name of a child, a number or a text, or of words that were changed
 * @was_there: (out): whether the copy had it
 * @error: return location for an error
 *
 * Takes something out of a copy that was taken away in the journal.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it was done
 */
gboolean
nabij_family_store_forget (NabijDatabase *database,
                           const char    *uuid,
                           gboolean      *was_there,
                           GError       **error)
{
  static const char *const tables[] = { "child", "contact", "own_text", "family_text" };

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);
  g_return_val_if_fail (was_there != NULL, FALSE);

  *was_there = FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("DELETE FROM %s WHERE uuid = ?1 RETURNING uuid", tables[i]);
    g_autofree char *found = NULL;

    if (!find (database, g_intern_string (sql), uuid, &found, NULL, error))
      return FALSE;
    *was_there = *was_there || found != NULL;
  }
  return TRUE;
}
