/* nabij-family-store-read.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads the family. Somebody may have edited the file by hand: whatever is not what it should be is
 * left out or brought to its nearest bound, and nothing of it is taken for true that is not. Runs on
 * the thread that its connection belongs to.
 */

#include "config.h"

#include "nabij-family-store.h"

#include "nabij-date-id.h"
#include "nabij-family-id.h"
#include "nabij-recording-check.h"

#include <math.h>
#include <string.h>

/* Far more than anybody has or writes. */
#define N_ROWS_MAX 1000
#define N_CHARACTERS_MAX 10000
#define N_EXPECTED_MAX 20
#define DAYS_AT_BIRTH_MAX 330
#define SONG_MAX_US (24 * 3600 * (gint64)G_USEC_PER_SEC)
#define SONG_GAIN_MAX_DB 60.0

#define HAS_FAMILY "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'family'"
#define HAS_CHECK_INS "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'check_in_turn'"
#define HAS_VOICES "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'recording'"
#define GET_FAMILY                                                                             \
  "SELECT f.told, f.silence, f.hand, f.expected, f.weeks_hidden, f.ring_shown, f.put_away_us," \
  " f.seen_us, f.sentence_offered, f.song, t.text, f.song_us, f.song_gain_db"                  \
  " FROM family f LEFT JOIN family_text t ON t.uuid = f.song_title WHERE f.id = 1"
#define LIST_DUE_DATES "SELECT date, basis, told_us FROM due_date ORDER BY told_us, position LIMIT ?1"
#define LIST_CHILDREN                                                                        \
  "SELECT c.uuid, t.text, c.born, c.days_at_birth, c.in_hospital, c.died, c.shows_corrected" \
  " FROM child c LEFT JOIN family_text t ON t.uuid = c.name ORDER BY c.position, c.uuid LIMIT ?1"
#define LIST_CONTACTS                                                                        \
  "SELECT c.uuid, c.role, a.text, u.text FROM contact c"                                     \
  " LEFT JOIN family_text a ON a.uuid = c.name LEFT JOIN family_text u ON u.uuid = c.number" \
  " ORDER BY c.position, c.uuid LIMIT ?1"
#define LIST_OWN_TEXTS                                                  \
  "SELECT o.uuid, o.role, t.text, o.added_us, o.season FROM own_text o" \
  " LEFT JOIN family_text t ON t.uuid = o.text ORDER BY o.position, o.uuid LIMIT ?1"
#define LIST_SENTENCES \
  "SELECT sentence, chosen_us, season FROM sentence_choice ORDER BY chosen_us, position LIMIT ?1"
#define GET_CHECK_INS_OFFERED "SELECT check_ins_offered FROM family WHERE id = 1"
#define GET_VOICES "SELECT voice_by_day, voice_by_night, voice_offered FROM family WHERE id = 1"
#define LIST_AUTHORS "SELECT uuid, author FROM own_text WHERE author <> '' LIMIT ?1"
#define LIST_TURNS "SELECT author, child, offer FROM check_in_turn ORDER BY position LIMIT ?1"

/* What is done with each row of a question. */
typedef void (*RowFunc) (sqlite3_stmt *statement,
                         NabijFamily  *family);

static const char *
get_id (sqlite3_stmt *statement,
        int           column)
{
  return (const char *)sqlite3_column_text (statement, column);
}

/* Words of people, in sound UTF-8. */
static char *
dup_whole_text (sqlite3_stmt *statement,
                int           column)
{
  const char *text = (const char *)sqlite3_column_text (statement, column);

  return text != NULL ? g_utf8_make_valid (text, -1) : NULL;
}

/* The same, no longer than a line of a page can hold. */
static char *
dup_text (sqlite3_stmt *statement,
          int           column)
{
  char *valid = dup_whole_text (statement, column);

  if (valid != NULL && g_utf8_strlen (valid, -1) > N_CHARACTERS_MAX)
    *g_utf8_offset_to_pointer (valid, N_CHARACTERS_MAX) = '\0';
  return valid;
}

static gboolean
get_flag (sqlite3_stmt *statement,
          int           column)
{
  return sqlite3_column_int64 (statement, column) != 0;
}

static gint64
get_past (sqlite3_stmt *statement,
          int           column)
{
  return MAX (sqlite3_column_int64 (statement, column), 0);
}

/* One that is none gets another, under which it is saved the next time. */
static void
take_uuid (sqlite3_stmt *statement,
           char        **uuid)
{
  const char *text = get_id (statement, 0);

  if (text == NULL || !g_uuid_string_is_valid (text))
    return;

  g_free (*uuid);
  *uuid = g_strdup (text);
}

/* It is joined to the path of the folder, and must not lead out of it. */
static char *
dup_file_name (sqlite3_stmt *statement,
               int           column)
{
  const char *name = get_id (statement, column);

  if (name == NULL || *name == '\0' || *name == '.' || strchr (name, '/') != NULL || strlen (name) > 255)
    return NULL;

  return g_strdup (name);
}

static void
take_family (sqlite3_stmt *statement,
             NabijFamily  *family)
{
  double gain_db;

  nabij_told_from_id (get_id (statement, 0), &family->told);
  /* Whatever it was, somebody wanted it silent. */
  if (!nabij_silence_from_id (get_id (statement, 1), &family->silence))
    family->silence = NABIJ_SILENCE_PAUSE;
  nabij_hand_from_id (get_id (statement, 2), &family->hand);
  family->expected = (guint)CLAMP (sqlite3_column_int64 (statement, 3), 1, N_EXPECTED_MAX);
  family->weeks_hidden = get_flag (statement, 4);
  family->ring_shown = get_flag (statement, 5);
  family->journal_put_away = sqlite3_column_type (statement, 6) != SQLITE_NULL;
  family->put_away_us = get_past (statement, 6);
  family->seen_us = get_past (statement, 7);
  family->sentence_offered = get_flag (statement, 8);
  family->song = dup_file_name (statement, 9);
  if (family->song == NULL)
    return;

  family->song_title = dup_text (statement, 10);
  family->song_us = CLAMP (sqlite3_column_int64 (statement, 11), 0, SONG_MAX_US);
  gain_db = sqlite3_column_double (statement, 12);
  family->song_gain_db = isfinite (gain_db) ? CLAMP (gain_db, -SONG_GAIN_MAX_DB, SONG_GAIN_MAX_DB) : 0.0;
}

static void
take_due_date (sqlite3_stmt *statement,
               NabijFamily  *family)
{
  NabijDueDate due = { .basis = NABIJ_DUE_BASIS_DATE };

  if (!nabij_date_from_id (get_id (statement, 0), &due.date))
    return;

  nabij_due_basis_from_id (get_id (statement, 1), &due.basis);
  due.told_us = sqlite3_column_int64 (statement, 2);
  g_array_append_val (family->due_dates, due);
}

static void
take_child (sqlite3_stmt *statement,
            NabijFamily  *family)
{
  g_autoptr (NabijChild) child = nabij_child_new ();
  gint64 days;

  take_uuid (statement, &child->uuid);
  child->name = dup_text (statement, 1);
  nabij_date_from_id (get_id (statement, 2), &child->born);
  days = sqlite3_column_int64 (statement, 3);
  if (sqlite3_column_type (statement, 3) != SQLITE_NULL && days >= 0 && days <= DAYS_AT_BIRTH_MAX)
    child->days_at_birth = (int)days;
  child->in_hospital = get_flag (statement, 4);
  child->died = get_flag (statement, 5);
  child->shows_corrected = get_flag (statement, 6);
  g_ptr_array_add (family->children, g_steal_pointer (&child));
}

static void
take_contact (sqlite3_stmt *statement,
              NabijFamily  *family)
{
  g_autofree char *name = dup_text (statement, 2);
  g_autofree char *number = dup_text (statement, 3);
  g_autoptr (NabijContact) contact = NULL;
  NabijContactRole role = NABIJ_CONTACT_ROLE_OTHER;

  if (number == NULL)
    return;

  nabij_contact_role_from_id (get_id (statement, 1), &role);
  contact = nabij_contact_new (role, name, number);
  take_uuid (statement, &contact->uuid);
  g_ptr_array_add (family->contacts, g_steal_pointer (&contact));
}

static void
take_own_text (sqlite3_stmt *statement,
               NabijFamily  *family)
{
  g_autofree char *text = NULL;
  g_autoptr (NabijOwnText) own = NULL;
  NabijOwnTextRole role;
  NabijSeason      season = NABIJ_SEASON_UNKNOWN;

  /* What it is for decides where it is shown. */
  if (!nabij_own_text_role_from_id (get_id (statement, 1), &role))
    return;
  /* Questions are as many lines as somebody writes, and run over pages. */
  text = role == NABIJ_OWN_TEXT_ROLE_QUESTIONS ? dup_whole_text (statement, 2) : dup_text (statement, 2);
  if (text == NULL)
    return;

  nabij_season_from_id (get_id (statement, 4), &season);
  own = nabij_own_text_new (role, text, sqlite3_column_int64 (statement, 3), season);
  take_uuid (statement, &own->uuid);
  g_ptr_array_add (family->own_texts, g_steal_pointer (&own));
}

static void
take_sentence (sqlite3_stmt *statement,
               NabijFamily  *family)
{
  g_autofree char *sentence = dup_text (statement, 0);
  NabijSeason      season;

  /* In which season it was chosen decides whether it may be shown. */
  if (sentence == NULL || !nabij_season_from_id (get_id (statement, 2), &season))
    return;

  g_ptr_array_add (family->sentences,
                   nabij_sentence_choice_new (sentence, sqlite3_column_int64 (statement, 1), season));
}

static void
take_check_ins_offered (sqlite3_stmt *statement,
                        NabijFamily  *family)
{
  family->check_ins_offered = get_flag (statement, 0);
}

static char *
dup_speaker (sqlite3_stmt *statement,
             int           column)
{
  g_autofree char *name = dup_text (statement, column);

  return nabij_speaker_is_sound (name) ? g_steal_pointer (&name) : NULL;
}

static void
take_voices (sqlite3_stmt *statement,
             NabijFamily  *family)
{
  family->voice_by_day = dup_speaker (statement, 0);
  family->voice_by_night = dup_speaker (statement, 1);
  family->voice_offered = get_flag (statement, 2);
}

static void
take_turn (sqlite3_stmt *statement,
           NabijFamily  *family)
{
  g_autofree char  *author = dup_text (statement, 0);
  const char       *child = get_id (statement, 1);
  NabijCheckInOffer offer;

  if (author == NULL || child == NULL || !g_uuid_string_is_valid (child) ||
      !nabij_check_in_offer_from_id (get_id (statement, 2), &offer))
    return;

  g_ptr_array_add (family->check_in_turns, nabij_check_in_turn_new (author, child, offer));
}

static gboolean
read_rows (NabijDatabase *database,
           const char    *sql,
           RowFunc        take,
           NabijFamily   *family,
           GError       **error)
{
  sqlite3_stmt *statement = nabij_database_prepare (database, sql, error);
  int           result;

  if (statement == NULL)
    return FALSE;

  if (sqlite3_bind_parameter_count (statement) > 0)
    sqlite3_bind_int (statement, 1, N_ROWS_MAX);
  while ((result = sqlite3_step (statement)) == SQLITE_ROW)
    take (statement, family);

  return nabij_database_finish (database, statement, result, error);
}

/* Before there were check-ins, nobody was the author of a text. */
static void
take_author (sqlite3_stmt *statement,
             NabijFamily  *family)
{
  const char *uuid = get_id (statement, 0);

  for (guint i = 0; i < family->own_texts->len; i++) {
    NabijOwnText    *own = g_ptr_array_index (family->own_texts, i);
    g_autofree char *author = NULL;

    if (g_strcmp0 (own->uuid, uuid) != 0 || (author = dup_text (statement, 1)) == NULL)
      continue;
    g_free (own->author);
    own->author = g_steal_pointer (&author);
  }
}

static gboolean
read_check_ins (NabijDatabase *database,
                NabijFamily   *family,
                GError       **error)
{
  return read_rows (database, GET_CHECK_INS_OFFERED, take_check_ins_offered, family, error) &&
         read_rows (database, LIST_AUTHORS, take_author, family, error) &&
         read_rows (database, LIST_TURNS, take_turn, family, error);
}

/**
 * nabij_family_store_load:
 * @database: a connection
 * @family: (out) (transfer full): what is kept of the family; nothing is known of one that is not
 *   there
 * @error: return location for an error
 *
 * Reads the family. A file of an older version, which could only be opened for reading, has none, or
 * knows nothing of check-ins or of voices.
 *
 * Errors: as nabij_database_finish().
 *
 * Returns: whether it could be read
 */
gboolean
nabij_family_store_load (NabijDatabase *database,
                         NabijFamily  **family,
                         GError       **error)
{
  g_autoptr (NabijFamily) read = nabij_family_new ();
  gint64 has_family;
  gint64 has_check_ins;
  gint64 has_voices;

  g_return_val_if_fail (database != NULL, FALSE);
  g_return_val_if_fail (family != NULL, FALSE);

  if (!nabij_database_query_one (database, HAS_FAMILY, &has_family, NULL, error) ||
      !nabij_database_query_one (database, HAS_CHECK_INS, &has_check_ins, NULL, error) ||
      !nabij_database_query_one (database, HAS_VOICES, &has_voices, NULL, error) ||
      (has_family != 0 &&
       (!read_rows (database, GET_FAMILY, take_family, read, error) ||
        !read_rows (database, LIST_DUE_DATES, take_due_date, read, error) ||
        !read_rows (database, LIST_CHILDREN, take_child, read, error) ||
        !read_rows (database, LIST_CONTACTS, take_contact, read, error) ||
        !read_rows (database, LIST_OWN_TEXTS, take_own_text, read, error) ||
        !read_rows (database, LIST_SENTENCES, take_sentence, read, error))) ||
      (has_check_ins != 0 && !read_check_ins (database, read, error)) ||
      (has_voices != 0 && !read_rows (database, GET_VOICES, take_voices, read, error)))
    return FALSE;

  *family = g_steal_pointer (&read);
  return TRUE;
}
