/* nabij-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry.h"

/* An entry does not change once it is made, so that the threads of the journal may share it. */
struct _NabijEntry {
  char          *uuid;
  NabijEntryKind kind;
  NabijInstant   instant;
  char          *author;
  char          *title;
  char          *text;
  char          *practice;
  char          *pattern;
  gint64         duration_us;
};

G_DEFINE_BOXED_TYPE (NabijEntry, nabij_entry, nabij_entry_ref, nabij_entry_unref)

/* These names stand in the files of people and in what they export: they never change. */
static const char *const kind_names[] = {
  [NABIJ_ENTRY_KIND_MOMENT] = "moment",
  [NABIJ_ENTRY_KIND_SESSION] = "session",
  [NABIJ_ENTRY_KIND_CHECK_IN] = "check-in",
  [NABIJ_ENTRY_KIND_LETTER] = "letter",
  [NABIJ_ENTRY_KIND_NOTE] = "note",
};

static void
nabij_entry_clear (gpointer data)
{
  NabijEntry *self = data;

  g_free (self->uuid);
  g_free (self->author);
  g_free (self->title);
  g_free (self->text);
  g_free (self->practice);
  g_free (self->pattern);
}

/**
 * nabij_entry_kind_to_string:
 * @kind: what an entry is
 *
 * Gives the name under which a kind is stored and exported. It is not for showing.
 *
 * Returns: (transfer none): the name
 */
const char *
nabij_entry_kind_to_string (NabijEntryKind kind)
{
  g_return_val_if_fail ((guint)kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * nabij_entry_kind_from_string:
 * @name: (nullable): a stored name
 * @kind: (out): what it stands for; untouched where the name is not known
 *
 * Reads back what nabij_entry_kind_to_string() wrote.
 *
 * Returns: whether the name is known
 */
gboolean
nabij_entry_kind_from_string (const char     *name,
                              NabijEntryKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++) {
    if (g_strcmp0 (name, kind_names[i]) == 0) {
      *kind = (NabijEntryKind)i;
      return TRUE;
    }
  }

  return FALSE;
}

/**
 * nabij_session_is_kept:
 * @duration_us: the real time that was breathed, in microseconds
 *
 * Decides whether a session was long enough for a line in the journal. The journal itself refuses
 * nothing: whoever saves a session asks this first.
 *
 * Returns: whether it lasted 20 seconds or longer
 */
gboolean
nabij_session_is_kept (gint64 duration_us)
{
  return duration_us >= NABIJ_SESSION_KEPT_MIN_US;
}

/**
 * nabij_entry_new:
 * @fields: what it is made from; everything is copied
 *
 * Makes an entry. Strings are UTF-8.
 *
 * Returns: (transfer full): the entry
 */
NabijEntry *
nabij_entry_new (const NabijEntryFields *fields)
{
  NabijEntry *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->uuid == NULL || *fields->uuid != '\0', NULL);
  g_return_val_if_fail ((guint)fields->kind < G_N_ELEMENTS (kind_names), NULL);
  g_return_val_if_fail (fields->duration_us >= 0, NULL);
  g_return_val_if_fail (fields->kind != NABIJ_ENTRY_KIND_SESSION || fields->practice != NULL, NULL);

  self = g_atomic_rc_box_new0 (NabijEntry);
  self->uuid = fields->uuid != NULL ? g_strdup (fields->uuid) : g_uuid_string_random ();
  self->kind = fields->kind;
  self->instant = fields->instant;
  self->author = g_strdup (fields->author);
  self->title = g_strdup (fields->title);
  self->text = g_strdup (fields->text);
  if (fields->kind == NABIJ_ENTRY_KIND_SESSION) {
    self->practice = g_strdup (fields->practice);
    self->pattern = g_strdup (fields->pattern);
    self->duration_us = fields->duration_us;
  }

  return self;
}

/**
 * nabij_entry_new_session:
 * @instant: when and where on the clock it began
 * @practice: the id of the exercise
 * @pattern: (nullable): the id of the breath, or `NULL` where it has none
 * @duration_us: the real time that was breathed until now, in microseconds, ≥ 0
 *
 * Makes the entry of a session, with a new UUID. As the session goes on, nabij_entry_with_session()
 * gives the entry that takes its place.
 *
 * Returns: (transfer full): the entry
 */
NabijEntry *
nabij_entry_new_session (const NabijInstant *instant,
                         const char         *practice,
                         const char         *pattern,
                         gint64              duration_us)
{
  g_return_val_if_fail (instant != NULL, NULL);

  return nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_SESSION,
    .instant = *instant,
    .practice = practice,
    .pattern = pattern,
    .duration_us = duration_us,
  });
}

/**
 * nabij_entry_with_session:
 * @entry: a session
 * @pattern: (nullable): the id of the breath now
 * @duration_us: the real time that was breathed until now, in microseconds, ≥ 0
 *
 * Makes the entry that takes the place of @entry: it has the same UUID, and saving it changes the
 * line that is already there.
 *
 * Returns: (transfer full): the entry
 */
NabijEntry *
nabij_entry_with_session (NabijEntry *entry,
                          const char *pattern,
                          gint64      duration_us)
{
  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (entry->kind == NABIJ_ENTRY_KIND_SESSION, NULL);

  return nabij_entry_new (&(NabijEntryFields){
    .uuid = entry->uuid,
    .kind = entry->kind,
    .instant = entry->instant,
    .author = entry->author,
    .title = entry->title,
    .text = entry->text,
    .practice = entry->practice,
    .pattern = pattern,
    .duration_us = duration_us,
  });
}

/**
 * nabij_entry_ref:
 * @entry: an entry
 *
 * Takes a reference; any thread may.
 *
 * Returns: (transfer full): @entry
 */
NabijEntry *
nabij_entry_ref (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return g_atomic_rc_box_acquire (entry);
}

/**
 * nabij_entry_unref:
 * @entry: (transfer full): an entry
 *
 * Gives a reference back; any thread may.
 */
void
nabij_entry_unref (NabijEntry *entry)
{
  g_return_if_fail (entry != NULL);

  g_atomic_rc_box_release_full (entry, nabij_entry_clear);
}

/**
 * nabij_entry_get_uuid:
 * @entry: an entry
 *
 * Tells the name that the entry keeps for ever.
 *
 * Returns: (transfer none): the UUID
 */
const char *
nabij_entry_get_uuid (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return entry->uuid;
}

/**
 * nabij_entry_get_kind:
 * @entry: an entry
 *
 * Tells what it is.
 *
 * Returns: the kind
 */
NabijEntryKind
nabij_entry_get_kind (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NABIJ_ENTRY_KIND_NOTE);

  return entry->kind;
}

/**
 * nabij_entry_get_instant:
 * @entry: an entry
 *
 * Tells when it began, and what the clock on the wall said there.
 *
 * Returns: (transfer none): the moment
 */
const NabijInstant *
nabij_entry_get_instant (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return &entry->instant;
}

/**
 * nabij_entry_get_author:
 * @entry: an entry
 *
 * Tells which parent it is from.
 *
 * Returns: (transfer none) (nullable): the name, or `NULL` where nobody said
 */
const char *
nabij_entry_get_author (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return entry->author;
}

/**
 * nabij_entry_get_title:
 * @entry: an entry
 *
 * Tells its title.
 *
 * Returns: (transfer none) (nullable): the title, or `NULL`
 */
const char *
nabij_entry_get_title (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return entry->title;
}

/**
 * nabij_entry_get_text:
 * @entry: an entry
 *
 * Tells what was written.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL`
 */
const char *
nabij_entry_get_text (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return entry->text;
}

/**
 * nabij_entry_get_practice:
 * @entry: an entry
 *
 * Tells which exercise a session was. A later version of the program may have stored one that this
 * version does not know.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` where it is no session
 */
const char *
nabij_entry_get_practice (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return entry->practice;
}

/**
 * nabij_entry_get_pattern:
 * @entry: an entry
 *
 * Tells which breath a session had.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL`
 */
const char *
nabij_entry_get_pattern (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return entry->pattern;
}

/**
 * nabij_entry_get_duration_us:
 * @entry: an entry
 *
 * Tells how long a session was breathed.
 *
 * Returns: microseconds; 0 where it is no session
 */
gint64
nabij_entry_get_duration_us (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, 0);

  return entry->duration_us;
}

/**
 * nabij_entry_get_local_date:
 * @entry: an entry
 * @date: (out caller-allocates): the civil day on which it began, as the clock on the wall said
 *
 * Tells the day under which an entry is listed. It is the day of the place where it was written,
 * and does not change when the person travels.
 *
 * Returns: `FALSE`, with @date untouched, where the moment is outside the years 1 to 9999
 */
gboolean
nabij_entry_get_local_date (NabijEntry *entry,
                            GDate      *date)
{
  g_autoptr (GDateTime) local = NULL;
  int year;
  int month;
  int day;

  g_return_val_if_fail (entry != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  local = nabij_instant_to_local (&entry->instant);
  if (local == NULL)
    return FALSE;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);

  return TRUE;
}

/**
 * nabij_entry_equal:
 * @a: an entry
 * @b: another
 *
 * Compares everything that is in two entries.
 *
 * Returns: whether they are the same
 */
gboolean
nabij_entry_equal (NabijEntry *a,
                   NabijEntry *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return g_str_equal (a->uuid, b->uuid) &&
         a->kind == b->kind &&
         a->instant.utc_us == b->instant.utc_us &&
         a->instant.offset_s == b->instant.offset_s &&
         g_strcmp0 (a->author, b->author) == 0 &&
         g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->text, b->text) == 0 &&
         g_strcmp0 (a->practice, b->practice) == 0 &&
         g_strcmp0 (a->pattern, b->pattern) == 0 &&
         a->duration_us == b->duration_us;
}
