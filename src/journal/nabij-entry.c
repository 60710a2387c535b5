/* nabij-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry.h"

/* An entry does not change once it is made, so that the threads of the journal may share it. Every
 * string and list of the fields belongs to it. */
struct _NabijEntry {
  NabijEntryFields fields;
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
  NabijEntryFields *fields = &((NabijEntry *)data)->fields;

  g_free ((char *)fields->uuid);
  g_free ((char *)fields->author);
  g_free ((char *)fields->title);
  g_free ((char *)fields->text);
  g_free ((char *)fields->practice);
  g_free ((char *)fields->pattern);
  g_free ((char *)fields->moment);
  g_strfreev ((GStrv)fields->circumstances);
  g_strfreev ((GStrv)fields->own_circumstances);
  g_strfreev ((GStrv)fields->helped);
  g_strfreev ((GStrv)fields->own_helped);
  g_free ((char *)fields->repair);
  nabij_check_in_free ((NabijCheckIn *)fields->check_in);
}

/* An empty list and none are the same. */
static const char *const *
copy_words (const char *const *words)
{
  if (words == NULL || words[0] == NULL)
    return NULL;

  return (const char *const *)g_strdupv ((GStrv)words);
}

static gboolean
words_equal (const char *const *a,
             const char *const *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  return g_strv_equal (a, b);
}

static void
copy_session (NabijEntryFields       *to,
              const NabijEntryFields *from)
{
  to->practice = g_strdup (from->practice);
  to->pattern = g_strdup (from->pattern);
  to->duration_us = from->duration_us;
  to->moment = g_strdup (from->moment);
}

static void
copy_moment (NabijEntryFields       *to,
             const NabijEntryFields *from)
{
  to->tension = from->tension;
  to->circumstances = copy_words (from->circumstances);
  to->own_circumstances = copy_words (from->own_circumstances);
  to->about_contact = !!from->about_contact;
  to->breathed_us = from->breathed_us;
  if (!from->is_calmer)
    return;

  to->is_calmer = TRUE;
  to->calmer = from->calmer;
  to->tension_after = from->tension_after;
  to->helped = copy_words (from->helped);
  to->own_helped = copy_words (from->own_helped);
  to->repair = from->about_contact ? g_strdup (from->repair) : NULL;
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
 * Makes an entry. Strings are UTF-8. What another kind has is left out, and so are the words of
 * repair where it was not about contact.
 *
 * Returns: (transfer full): the entry
 */
NabijEntry *
nabij_entry_new (const NabijEntryFields *fields)
{
  NabijEntry       *self;
  NabijEntryFields *own;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->uuid == NULL || *fields->uuid != '\0', NULL);
  g_return_val_if_fail ((guint)fields->kind < G_N_ELEMENTS (kind_names), NULL);
  g_return_val_if_fail (fields->duration_us >= 0, NULL);
  g_return_val_if_fail (fields->kind != NABIJ_ENTRY_KIND_SESSION || fields->practice != NULL, NULL);

  g_return_val_if_fail ((guint)fields->tension <= NABIJ_TENSION_LAST, NULL);
  g_return_val_if_fail ((guint)fields->tension_after <= NABIJ_TENSION_LAST, NULL);

  self = g_atomic_rc_box_new0 (NabijEntry);
  own = &self->fields;
  own->uuid = fields->uuid != NULL ? g_strdup (fields->uuid) : g_uuid_string_random ();
  own->kind = fields->kind;
  own->instant = fields->instant;
  own->added_us = fields->added_us != 0 ? fields->added_us : fields->instant.utc_us;
  own->changed_us = fields->changed_us != 0 ? fields->changed_us : own->added_us;
  own->author = g_strdup (fields->author);
  own->title = g_strdup (fields->title);
  own->text = g_strdup (fields->text);
  own->id = fields->id;
  own->place = fields->place;
  if (fields->kind == NABIJ_ENTRY_KIND_SESSION)
    copy_session (own, fields);
  if (fields->kind == NABIJ_ENTRY_KIND_MOMENT)
    copy_moment (own, fields);
  if (fields->kind == NABIJ_ENTRY_KIND_CHECK_IN)
    own->check_in = nabij_check_in_copy (fields->check_in);

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
  NabijEntryFields fields;

  g_return_val_if_fail (entry != NULL, NULL);
  g_return_val_if_fail (entry->fields.kind == NABIJ_ENTRY_KIND_SESSION, NULL);

  fields = entry->fields;
  fields.pattern = pattern;
  fields.duration_us = duration_us;
  /* The real time that was breathed may leave out pauses, but it only grows. */
  fields.changed_us = MAX (fields.changed_us, fields.instant.utc_us + duration_us);

  return nabij_entry_new (&fields);
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
 * nabij_entry_get_fields:
 * @entry: an entry
 *
 * Gives everything that is in an entry at once. For an entry that takes its place, copy the struct,
 * change what is to change and hand it to nabij_entry_new().
 *
 * Returns: (transfer none): the fields, which live as long as @entry
 */
const NabijEntryFields *
nabij_entry_get_fields (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return &entry->fields;
}

/**
 * nabij_entry_is_open:
 * @entry: an entry
 *
 * Tells whether it is a hard moment that has not grown calmer yet. It may stay so.
 *
 * Returns: whether it is open
 */
gboolean
nabij_entry_is_open (NabijEntry *entry)
{
  g_return_val_if_fail (entry != NULL, FALSE);

  return entry->fields.kind == NABIJ_ENTRY_KIND_MOMENT && !entry->fields.is_calmer;
}

/**
 * nabij_entry_is_blank:
 * @entry: an entry
 *
 * Tells whether nobody has said anything in it yet, so that there is nothing to keep.
 *
 * Returns: whether it is blank
 */
gboolean
nabij_entry_is_blank (NabijEntry *entry)
{
  const NabijEntryFields *fields;

  g_return_val_if_fail (entry != NULL, TRUE);

  fields = &entry->fields;

  return fields->kind != NABIJ_ENTRY_KIND_SESSION &&
         (fields->title == NULL || *fields->title == '\0') &&
         (fields->text == NULL || *fields->text == '\0') &&
         fields->tension == NABIJ_TENSION_UNSET &&
         fields->circumstances == NULL && fields->own_circumstances == NULL &&
         !fields->is_calmer &&
         (fields->check_in == NULL || nabij_check_in_is_blank (fields->check_in));
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

  return entry->fields.uuid;
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

  return entry->fields.kind;
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

  return &entry->fields.instant;
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

  return entry->fields.author;
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

  return entry->fields.title;
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

  return entry->fields.text;
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

  return entry->fields.practice;
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

  return entry->fields.pattern;
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

  return entry->fields.duration_us;
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

  local = nabij_instant_to_local (&entry->fields.instant);
  if (local == NULL)
    return FALSE;

  g_date_time_get_ymd (local, &year, &month, &day);
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay)day, (GDateMonth)month, (GDateYear)year);

  return TRUE;
}

static gboolean
instants_equal (const NabijInstant *a,
                const NabijInstant *b)
{
  return a->utc_us == b->utc_us && a->offset_s == b->offset_s;
}

static gboolean
fields_equal (const NabijEntryFields *a,
              const NabijEntryFields *b)
{
  return g_str_equal (a->uuid, b->uuid) &&
         a->kind == b->kind &&
         instants_equal (&a->instant, &b->instant) &&
         a->added_us == b->added_us &&
         a->changed_us == b->changed_us &&
         g_strcmp0 (a->author, b->author) == 0 &&
         g_strcmp0 (a->title, b->title) == 0 &&
         g_strcmp0 (a->text, b->text) == 0;
}

static gboolean
sessions_equal (const NabijEntryFields *a,
                const NabijEntryFields *b)
{
  return g_strcmp0 (a->practice, b->practice) == 0 &&
         g_strcmp0 (a->pattern, b->pattern) == 0 &&
         a->duration_us == b->duration_us &&
         g_strcmp0 (a->moment, b->moment) == 0;
}

static gboolean
moments_equal (const NabijEntryFields *a,
               const NabijEntryFields *b)
{
  return a->tension == b->tension &&
         words_equal (a->circumstances, b->circumstances) &&
         words_equal (a->own_circumstances, b->own_circumstances) &&
         a->about_contact == b->about_contact &&
         a->is_calmer == b->is_calmer &&
         instants_equal (&a->calmer, &b->calmer) &&
         a->tension_after == b->tension_after &&
         words_equal (a->helped, b->helped) &&
         words_equal (a->own_helped, b->own_helped) &&
         g_strcmp0 (a->repair, b->repair) == 0;
}

/**
 * nabij_entry_equal:
 * @a: an entry
 * @b: another
 *
 * Compares everything in two entries that is saved.
 *
 * Returns: whether they are the same
 */
gboolean
nabij_entry_equal (NabijEntry *a,
                   NabijEntry *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return fields_equal (&a->fields, &b->fields) && sessions_equal (&a->fields, &b->fields) &&
         moments_equal (&a->fields, &b->fields) &&
         nabij_check_in_equal (a->fields.check_in, b->fields.check_in);
}
