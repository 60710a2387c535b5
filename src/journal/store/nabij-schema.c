/* nabij-schema.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-schema.h"

#include "nabij-journal-error.h"

#include <string.h>

#define HEADER_MAGIC "SQLite format 3"
#define HEADER_USER_VERSION_OFFSET 60
#define HEADER_APPLICATION_ID_OFFSET 68

/* A step that was released never changes: the files of people have been through it. A new version
 * of the schema is a new step here, with a file of the version before it in tests/data/journal.
 *
 * - The number of an entry is for lists and for search; its UUID is its name.
 * - Kinds are names without a check, so that a new kind needs no new table.
 * - What only one kind has is in a table of its own, so that a kind can grow without touching the
 *   others. */
static const NabijSchemaStep steps[] = {
  { 1, "entries and sessions",
    "CREATE TABLE entry ("
    "  id INTEGER PRIMARY KEY,"
    "  uuid TEXT NOT NULL UNIQUE CHECK (uuid <> ''),"
    "  kind TEXT NOT NULL,"
    "  utc_us INTEGER NOT NULL,"
    "  offset_s INTEGER NOT NULL,"
    "  author TEXT,"
    "  title TEXT,"
    "  text TEXT"
    ") STRICT;"
    "CREATE INDEX entry_by_time ON entry (utc_us, uuid);"
    "CREATE TABLE session ("
    "  entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,"
    "  practice TEXT NOT NULL,"
    "  pattern TEXT,"
    "  duration_us INTEGER NOT NULL CHECK (duration_us >= 0)"
    ") STRICT;" },
  /* - The place of an entry is its time, moved on until no other has the same: lists and search are
   *   ordered by this one number, and the rows of the search table are numbered with it.
   * - What was deleted is marked first, so that it can come back, and purged later; then only a
   *   tombstone stays.
   * - Words of people and ids of the content files are kept apart by their role.
   * - Everything that a list asks of an entry is in one index, so that it never passes a long text.
   * - What is searched is folded by nabij_search_fold() before it comes here; between spaces it is
   *   taken as it is. Where in a text a word stands is not kept, because nobody asks for it; with
   *   `detail = none`, which keeps even less, the beginnings of words are found ten times slower.
   * - A save that somebody waits for leaves its places in a list, and the search is brought up to
   *   date before it is next asked. */
  { 2, "moments, search, authors and deleting",
    "ALTER TABLE entry ADD COLUMN place INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE entry ADD COLUMN added_us INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE entry ADD COLUMN changed_us INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE entry ADD COLUMN deleted_us INTEGER;"
    /* No number in a file that somebody has edited may be too large for a sum. */
    "UPDATE entry SET added_us = utc_us, changed_us = utc_us + coalesce ("
    "  (SELECT min (duration_us, 1000000000000) FROM session"
    "   WHERE entry_id = id AND utc_us < 9000000000000000000), 0);"
    "UPDATE entry SET place = placed.place FROM ("
    "  SELECT id, number + max (time - number) OVER (ORDER BY number) AS place FROM ("
    "    SELECT id, row_number () OVER (ORDER BY utc_us, uuid) AS number,"
    "      max (min (utc_us, 9000000000000000000), -9000000000000000000) AS time FROM entry)"
    ") AS placed WHERE placed.id = entry.id;"
    "DROP INDEX entry_by_time;"
    "CREATE UNIQUE INDEX entry_by_place ON entry (place);"
    "CREATE INDEX entry_list ON entry (place, deleted_us, kind, utc_us, offset_s, author);"
    "CREATE INDEX entry_deleted ON entry (deleted_us) WHERE deleted_us IS NOT NULL;"
    "ALTER TABLE session ADD COLUMN moment TEXT;"
    "CREATE INDEX session_by_moment ON session (moment) WHERE moment IS NOT NULL;"
    "CREATE INDEX session_inside ON session (entry_id) WHERE moment IS NOT NULL;"
    "CREATE TABLE moment ("
    "  entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,"
    "  tension TEXT,"
    "  about_contact INTEGER NOT NULL DEFAULT 0 CHECK (about_contact IN (0, 1)),"
    "  calmer_us INTEGER,"
    "  calmer_offset_s INTEGER,"
    "  tension_after TEXT,"
    "  repair TEXT,"
    "  CHECK ((calmer_us IS NULL) = (calmer_offset_s IS NULL))"
    ") STRICT;"
    "CREATE INDEX moment_open ON moment (entry_id) WHERE calmer_us IS NULL;"
    "CREATE INDEX moment_calmer ON moment (calmer_us) WHERE calmer_us IS NOT NULL;"
    "CREATE TABLE moment_word ("
    "  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,"
    "  role TEXT NOT NULL,"
    "  position INTEGER NOT NULL,"
    "  word TEXT NOT NULL,"
    "  PRIMARY KEY (entry_id, role, position)"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE author ("
    "  name TEXT PRIMARY KEY CHECK (name <> ''),"
    "  added_us INTEGER NOT NULL,"
    "  is_writing INTEGER NOT NULL DEFAULT 0 CHECK (is_writing IN (0, 1))"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE tombstone ("
    "  uuid TEXT PRIMARY KEY,"
    "  purged_us INTEGER NOT NULL"
    ") STRICT, WITHOUT ROWID;"
    "CREATE TABLE unindexed (place INTEGER PRIMARY KEY) STRICT;"
    "CREATE VIRTUAL TABLE entry_search USING fts5 (words,"
    "  tokenize = 'ascii', prefix = '1 2 3', detail = column, columnsize = 0);"
    "INSERT INTO entry_search (rowid, words)"
    "  SELECT place, nabij_fold (title) || ' ' || nabij_fold (text)"
    "    || coalesce (' ' || char (57344) || replace (practice, '-', ''), '')"
    "  FROM entry LEFT JOIN session ON entry_id = id;" },
  /* - Words that people wrote stand in a table of their own, each under a name that no other words
   *   ever have: when they are changed or taken away, they are purged by it like an entry, from here
   *   and from every backup, and what they belonged to stays.
   * - Of the family itself there is one row. Weeks, ages and the season are never kept.
   * - Days are as in 2026-11-21. */
  { 3, "the family",
    "CREATE TABLE family_text ("
    "  uuid TEXT PRIMARY KEY CHECK (uuid <> ''),"
    "  text TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE family ("
    "  id INTEGER PRIMARY KEY CHECK (id = 1),"
    "  told TEXT NOT NULL,"
    "  silence TEXT NOT NULL,"
    "  hand TEXT NOT NULL,"
    "  expected INTEGER NOT NULL,"
    "  weeks_hidden INTEGER NOT NULL,"
    "  ring_shown INTEGER NOT NULL,"
    "  put_away_us INTEGER,"
    "  seen_us INTEGER NOT NULL,"
    "  sentence_offered INTEGER NOT NULL,"
    "  song TEXT,"
    "  song_title TEXT REFERENCES family_text (uuid) ON DELETE SET NULL,"
    "  song_us INTEGER NOT NULL,"
    "  song_gain_db REAL NOT NULL"
    ") STRICT;"
    "CREATE TABLE due_date ("
    "  position INTEGER PRIMARY KEY,"
    "  date TEXT NOT NULL,"
    "  basis TEXT NOT NULL,"
    "  told_us INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE child ("
    "  uuid TEXT PRIMARY KEY CHECK (uuid <> ''),"
    "  position INTEGER NOT NULL,"
    "  name TEXT REFERENCES family_text (uuid) ON DELETE SET NULL,"
    "  born TEXT,"
    "  days_at_birth INTEGER,"
    "  in_hospital INTEGER NOT NULL,"
    "  died INTEGER NOT NULL,"
    "  shows_corrected INTEGER NOT NULL"
    ") STRICT;"
    "CREATE TABLE contact ("
    "  uuid TEXT PRIMARY KEY CHECK (uuid <> ''),"
    "  position INTEGER NOT NULL,"
    "  role TEXT NOT NULL,"
    "  name TEXT REFERENCES family_text (uuid) ON DELETE SET NULL,"
    "  number TEXT REFERENCES family_text (uuid) ON DELETE SET NULL"
    ") STRICT;"
    "CREATE TABLE own_text ("
    "  uuid TEXT PRIMARY KEY CHECK (uuid <> ''),"
    "  position INTEGER NOT NULL,"
    "  role TEXT NOT NULL,"
    "  text TEXT REFERENCES family_text (uuid) ON DELETE SET NULL,"
    "  added_us INTEGER NOT NULL,"
    "  season TEXT NOT NULL"
    ") STRICT;"
    "CREATE TABLE sentence_choice ("
    "  position INTEGER PRIMARY KEY,"
    "  sentence TEXT NOT NULL,"
    "  chosen_us INTEGER NOT NULL,"
    "  season TEXT NOT NULL"
    ") STRICT;" },
  /* - What was answered in a check-in are words; what was not reached has no row.
   * - Of an offer is kept only that it had its turn, for which parent and after which birth. */
  { 4, "check-ins",
    "CREATE TABLE check_in ("
    "  entry_id INTEGER PRIMARY KEY REFERENCES entry (id) ON DELETE CASCADE,"
    "  form TEXT NOT NULL,"
    "  more_children INTEGER NOT NULL CHECK (more_children IN (0, 1)),"
    "  talk TEXT,"
    "  good TEXT,"
    "  hard TEXT,"
    "  need TEXT,"
    "  is_finished INTEGER NOT NULL CHECK (is_finished IN (0, 1))"
    ") STRICT;"
    "CREATE TABLE check_in_answer ("
    "  entry_id INTEGER NOT NULL REFERENCES entry (id) ON DELETE CASCADE,"
    "  item TEXT NOT NULL,"
    "  answer TEXT NOT NULL,"
    "  PRIMARY KEY (entry_id, item)"
    ") STRICT, WITHOUT ROWID;"
    "ALTER TABLE family ADD COLUMN check_ins_offered INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE own_text ADD COLUMN author TEXT NOT NULL DEFAULT '';"
    "CREATE TABLE check_in_turn ("
    "  position INTEGER PRIMARY KEY,"
    "  author TEXT NOT NULL,"
    "  child TEXT NOT NULL,"
    "  offer TEXT NOT NULL"
    ") STRICT;" },
  /* - A recording stands last in its row, so that a list of what was recorded never reads a sound. */
  { 5, "voices",
    "CREATE TABLE recording ("
    "  uuid TEXT PRIMARY KEY CHECK (uuid <> ''),"
    "  line TEXT NOT NULL CHECK (line <> ''),"
    "  speaker TEXT NOT NULL CHECK (speaker <> ''),"
    "  words TEXT NOT NULL,"
    "  recorded_us INTEGER NOT NULL,"
    "  offset_s INTEGER NOT NULL,"
    "  duration_us INTEGER NOT NULL CHECK (duration_us > 0),"
    "  sound BLOB NOT NULL,"
    "  UNIQUE (speaker, line)"
    ") STRICT;"
    "ALTER TABLE family ADD COLUMN voice_by_day TEXT;"
    "ALTER TABLE family ADD COLUMN voice_by_night TEXT;"
    "ALTER TABLE family ADD COLUMN voice_offered INTEGER NOT NULL DEFAULT 0;" },
};

static guint32
read_header_number (const guint8 *header,
                    gsize         offset)
{
  guint32 number;

  memcpy (&number, header + offset, sizeof number);

  return GUINT32_FROM_BE (number);
}

/**
 * nabij_schema_get_newest_version:
 *
 * Tells which version of the file this program writes. It knows the steps from all before it.
 *
 * Returns: the version, ≥ 1
 */
int
nabij_schema_get_newest_version (void)
{
  return steps[G_N_ELEMENTS (steps) - 1].version;
}

/**
 * nabij_schema_get_step_after:
 * @version: the version of a file; 0 for an empty one
 *
 * Finds the step that comes next.
 *
 * Returns: (transfer none) (nullable): the step, or `NULL` where the file has the newest version
 */
const NabijSchemaStep *
nabij_schema_get_step_after (int version)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    if (steps[i].version > version)
      return &steps[i];
  }

  return NULL;
}

/**
 * nabij_schema_check_header:
 * @header: (array length=length): the first bytes of a file
 * @length: how many there are, at most `NABIJ_SCHEMA_HEADER_SIZE` are looked at
 * @error: return location for an error
 *
 * Decides from outside whether SQLite may open a file as a journal, because even opening can change
 * it. A file that passes may still turn out to be something else: what is in its log is not seen
 * here.
 *
 * Errors: `NABIJ_JOURNAL_ERROR_NEWER`; `_DAMAGED` where it is no file of SQLite or another
 * program's.
 *
 * Returns: whether it may be opened; an empty file may
 */
gboolean
nabij_schema_check_header (const guint8 *header,
                           gsize         length,
                           GError      **error)
{
  guint32 application_id;
  guint32 version;

  g_return_val_if_fail (header != NULL || length == 0, FALSE);

  if (length == 0)
    return TRUE;

  if (length < NABIJ_SCHEMA_HEADER_SIZE ||
      memcmp (header, HEADER_MAGIC, sizeof HEADER_MAGIC) != 0) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED,
                 "The file is not of SQLite");
    return FALSE;
  }

  application_id = read_header_number (header, HEADER_APPLICATION_ID_OFFSET);
  version = read_header_number (header, HEADER_USER_VERSION_OFFSET);
  if (application_id == NABIJ_SCHEMA_APPLICATION_ID && version <= G_MAXINT32 &&
      (int)version > nabij_schema_get_newest_version ()) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_NEWER,
                 "The journal has version %u, known are versions up to %d",
                 version, nabij_schema_get_newest_version ());
    return FALSE;
  }
  if (application_id != 0 && application_id != NABIJ_SCHEMA_APPLICATION_ID) {
    g_set_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_DAMAGED,
                 "The file is of another program: application %u", application_id);
    return FALSE;
  }

  return TRUE;
}
