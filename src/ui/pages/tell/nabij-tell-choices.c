/* nabij-tell-choices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-choices.h"

#include "nabij-wall-clock.h"

#define TWO_WEEKS_DAYS 14
#define THREE_MONTHS 3
/* Where clocks stand differently, a day begins as much earlier or later at the most. */
#define ZONE_S NABIJ_SECONDS_A_DAY
/* In the key of an edit, between the language and the part. */
#define KEY_SEPARATOR "\n"

typedef struct {
  GDate    day;
  gboolean is_of_another;
} Chosen;

struct _NabijTellChoices {
  char       *author; /* or NULL where nobody has a name */
  GDate       first;
  GDate       last;
  GHashTable *chosen;      /* UUID → Chosen */
  GHashTable *edits;       /* language and id of a part → text */
  char       *offered;     /* the UUID of what was chosen by itself, or NULL */
  gboolean    was_decided; /* about the check-ins, by the person */
};

/**
 * nabij_tell_period_get_days:
 * @period: one of the periods; not own days
 * @today: the day it is
 * @birth: (nullable): the day of the birth, or `NULL` where there is none to speak of
 * @first: (out caller-allocates): the first day
 * @last: (out caller-allocates): the last day
 *
 * Tells which days a period is. A birth in the days to come is none yet.
 *
 * Returns: whether the period can be told: not since a birth that is not known
 */
gboolean
nabij_tell_period_get_days (NabijTellPeriod period,
                            const GDate    *today,
                            const GDate    *birth,
                            GDate          *first,
                            GDate          *last)
{
  g_return_val_if_fail (today != NULL && g_date_valid (today), FALSE);
  g_return_val_if_fail (first != NULL, FALSE);
  g_return_val_if_fail (last != NULL, FALSE);

  *first = *last = *today;
  switch (period) {
  case NABIJ_TELL_PERIOD_TWO_WEEKS:
    g_date_subtract_days (first, TWO_WEEKS_DAYS);
    return TRUE;
  case NABIJ_TELL_PERIOD_THREE_MONTHS:
    g_date_subtract_months (first, THREE_MONTHS);
    return TRUE;
  case NABIJ_TELL_PERIOD_SINCE_BIRTH:
    if (birth == NULL || !g_date_valid (birth) || g_date_compare (birth, today) > 0)
      return FALSE;
    *first = *birth;
    return TRUE;
  case NABIJ_TELL_PERIOD_OWN_DAYS:
  default:
    return FALSE;
  }
}

/**
 * nabij_tell_period_has:
 * @first: the first day; not valid where there are no days
 * @last: the last day
 * @day: a day; it may be not valid
 *
 * Returns: whether the day is one of them
 */
gboolean
nabij_tell_period_has (const GDate *first,
                       const GDate *last,
                       const GDate *day)
{
  return g_date_valid (day) && g_date_valid (first) && g_date_compare (day, first) >= 0 && g_date_compare (day, last) <= 0;
}

/**
 * nabij_tell_period_get_bounds:
 * @first: the first day, valid
 * @last: the last day, valid
 * @from_us: (out): an instant before them all, in microseconds since 1970 in UTC
 * @until_us: (out): an instant after them all, likewise
 *
 * Tells between which instants to look for entries of the days, wherever on earth they were written.
 */
void
nabij_tell_period_get_bounds (const GDate *first,
                              const GDate *last,
                              gint64      *from_us,
                              gint64      *until_us)
{
  g_return_if_fail (from_us != NULL);
  g_return_if_fail (until_us != NULL);

  *from_us = (nabij_civil_from_date (first) - ZONE_S) * G_USEC_PER_SEC;
  *until_us = (nabij_civil_from_date (last) + NABIJ_SECONDS_A_DAY + ZONE_S) * G_USEC_PER_SEC;
}

/**
 * nabij_tell_part_dup_words:
 * @part: a part of the page
 *
 * Gives all that a part says as lines to be written over: items with their answers, and then its text.
 *
 * Returns: (transfer full): the words
 */
char *
nabij_tell_part_dup_words (const NabijTellPart *part)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (part != NULL, g_string_free (words, FALSE));

  for (guint i = 0; part->pairs != NULL && part->pairs[i] != NULL && part->pairs[i + 1] != NULL; i += 2)
    g_string_append_printf (words, "%s%s – %s", i > 0 ? "\n" : "", part->pairs[i], part->pairs[i + 1]);
  if (words->len > 0 && *part->text != '\0')
    g_string_append (words, "\n\n");
  g_string_append (words, part->text);
  return g_string_free (words, FALSE);
}

/**
 * nabij_tell_choices_new:
 * @author: (nullable): who tells; the entries of this name are their own, or those without a name
 *
 * Begins with nothing chosen, and without days.
 *
 * Returns: (transfer full): the choices
 */
NabijTellChoices *
nabij_tell_choices_new (const char *author)
{
  NabijTellChoices *self = g_new0 (NabijTellChoices, 1);

  self->author = g_strdup (author);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->edits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * nabij_tell_choices_free:
 * @self: (transfer full): choices
 *
 * Forgets them.
 */
void
nabij_tell_choices_free (NabijTellChoices *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->chosen);
  g_hash_table_unref (self->edits);
  g_free (self->author);
  g_free (self->offered);
  g_free (self);
}

/**
 * nabij_tell_choices_get_author:
 * @self: choices
 *
 * Returns: (transfer none) (nullable): who tells
 */
const char *
nabij_tell_choices_get_author (NabijTellChoices *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->author;
}

/**
 * nabij_tell_choices_set_days:
 * @self: choices
 * @first: the first day
 * @last: the last day, not before @first
 *
 * Says which days the page is about. What was chosen by itself is let go with the days before, unless
 * the person has said something about the check-ins since.
 */
void
nabij_tell_choices_set_days (NabijTellChoices *self,
                             const GDate      *first,
                             const GDate      *last)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (g_date_valid (first) && g_date_valid (last));
  g_return_if_fail (g_date_compare (first, last) <= 0);

  if (g_date_valid (&self->first) && g_date_compare (&self->first, first) == 0 && g_date_compare (&self->last, last) == 0)
    return;

  self->first = *first;
  self->last = *last;
  /* In other days another one is the newest. */
  if (self->offered != NULL && !self->was_decided)
    g_hash_table_remove (self->chosen, self->offered);
  g_clear_pointer (&self->offered, g_free);
}

/**
 * nabij_tell_choices_get_days:
 * @self: choices
 * @first: (out caller-allocates): the first day; invalid where none was said
 * @last: (out caller-allocates): the last day
 *
 * Tells which days the page is about.
 */
void
nabij_tell_choices_get_days (NabijTellChoices *self,
                             GDate            *first,
                             GDate            *last)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (first != NULL);
  g_return_if_fail (last != NULL);

  *first = self->first;
  *last = self->last;
}

/**
 * nabij_tell_choices_get_bounds:
 * @self: choices
 * @from_us: (out): an instant before them all, in microseconds since 1970 in UTC
 * @until_us: (out): an instant after them all, likewise; both are 0 without days
 *
 * Tells between which instants to look for entries of the days, wherever on earth they were written.
 * nabij_tell_choices_is_in_days() then says which of them are.
 */
void
nabij_tell_choices_get_bounds (NabijTellChoices *self,
                               gint64           *from_us,
                               gint64           *until_us)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (from_us != NULL);
  g_return_if_fail (until_us != NULL);

  *from_us = *until_us = 0;
  if (!g_date_valid (&self->first))
    return;

  nabij_tell_period_get_bounds (&self->first, &self->last, from_us, until_us);
}

static gboolean
is_of_another (NabijTellChoices *self,
               NabijEntry       *entry)
{
  return g_strcmp0 (nabij_entry_get_author (entry), self->author) != 0;
}

static void
put (NabijTellChoices *self,
     NabijEntry       *entry,
     gboolean          chosen)
{
  Chosen *what;

  if (!chosen) {
    g_hash_table_remove (self->chosen, nabij_entry_get_uuid (entry));
    return;
  }

  what = g_new0 (Chosen, 1);
  if (!nabij_entry_get_local_date (entry, &what->day))
    g_date_clear (&what->day, 1);
  what->is_of_another = is_of_another (self, entry);
  g_hash_table_replace (self->chosen, g_strdup (nabij_entry_get_uuid (entry)), what);
}

/**
 * nabij_tell_choices_set_chosen:
 * @self: choices
 * @entry: an entry
 * @chosen: whether it goes on the page
 *
 * Takes what the person has said about one entry, whoever wrote it.
 */
void
nabij_tell_choices_set_chosen (NabijTellChoices *self,
                               NabijEntry       *entry,
                               gboolean          chosen)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (entry != NULL);

  if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_CHECK_IN)
    self->was_decided = TRUE;
  put (self, entry, chosen);
}

/**
 * nabij_tell_choices_is_chosen:
 * @self: choices
 * @uuid: the name of an entry
 *
 * Returns: whether it goes on the page while its day is in the period
 */
gboolean
nabij_tell_choices_is_chosen (NabijTellChoices *self,
                              const char       *uuid)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (uuid != NULL, FALSE);

  return g_hash_table_contains (self->chosen, uuid);
}

/**
 * nabij_tell_choices_offer:
 * @self: choices
 * @entry: an entry of the period, where the newest comes first
 *
 * Chooses an entry by itself: the newest check-in that was gone through to its end, of the person who
 * tells, and only until the person has said something about the check-ins. Nothing else is ever chosen
 * by itself.
 *
 * Returns: whether it was chosen now
 */
gboolean
nabij_tell_choices_offer (NabijTellChoices *self,
                          NabijEntry       *entry)
{
  const NabijCheckIn *check_in;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  check_in = nabij_entry_get_fields (entry)->check_in;
  if (self->was_decided || self->offered != NULL)
    return FALSE;
  if (check_in == NULL || !check_in->is_finished || is_of_another (self, entry))
    return FALSE;

  self->offered = g_strdup (nabij_entry_get_uuid (entry));
  put (self, entry, TRUE);
  return TRUE;
}

static gboolean
is_in_period (NabijTellChoices *self,
              const GDate      *day)
{
  return nabij_tell_period_has (&self->first, &self->last, day);
}

/**
 * nabij_tell_choices_is_in_days:
 * @self: choices
 * @entry: an entry
 *
 * Tells whether an entry is of the days that the page is about, by the day that it had where it was
 * written.
 *
 * Returns: whether it is
 */
gboolean
nabij_tell_choices_is_in_days (NabijTellChoices *self,
                               NabijEntry       *entry)
{
  GDate day;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (entry != NULL, FALSE);

  return nabij_entry_get_local_date (entry, &day) && is_in_period (self, &day);
}

/**
 * nabij_tell_choices_list:
 * @self: choices
 *
 * Lists what goes on the page: what was chosen, and lies in the period.
 *
 * Returns: (transfer full) (array zero-terminated=1): UUIDs of entries, in no order
 */
char **
nabij_tell_choices_list (NabijTellChoices *self)
{
  g_autoptr (GStrvBuilder) uuids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer       uuid;
  gpointer       chosen;

  g_return_val_if_fail (self != NULL, NULL);

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &uuid, &chosen))
    if (is_in_period (self, &((Chosen *)chosen)->day))
      g_strv_builder_add (uuids, uuid);

  return g_strv_builder_end (uuids);
}

/**
 * nabij_tell_choices_has_others:
 * @self: choices
 *
 * Returns: whether words of somebody else go on the page
 */
gboolean
nabij_tell_choices_has_others (NabijTellChoices *self)
{
  GHashTableIter iter;
  gpointer       chosen;

  g_return_val_if_fail (self != NULL, FALSE);

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, NULL, &chosen))
    if (((Chosen *)chosen)->is_of_another && is_in_period (self, &((Chosen *)chosen)->day))
      return TRUE;

  return FALSE;
}

static char *
make_key (const char *language,
          const char *id)
{
  return g_strconcat (language, KEY_SEPARATOR, id, NULL);
}

/**
 * nabij_tell_choices_edit:
 * @self: choices
 * @language: the language of the page
 * @id: the name of a part
 * @text: (nullable): what it says instead, which may be empty; `NULL` for what it said at first
 *
 * Writes a part of the page over. The journal is not touched.
 */
void
nabij_tell_choices_edit (NabijTellChoices *self,
                         const char       *language,
                         const char       *id,
                         const char       *text)
{
  g_autofree char *key = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (language != NULL);
  g_return_if_fail (id != NULL);

  key = make_key (language, id);
  if (text != NULL)
    g_hash_table_replace (self->edits, g_steal_pointer (&key), g_strdup (text));
  else
    g_hash_table_remove (self->edits, key);
}

static gboolean
is_of_part (gpointer key,
            gpointer text,
            gpointer ending)
{
  return g_str_has_suffix (key, ending);
}

/**
 * nabij_tell_choices_forget_edits:
 * @self: choices
 * @id: the name of a part
 *
 * Lets a part say what it said at first, in every language.
 */
void
nabij_tell_choices_forget_edits (NabijTellChoices *self,
                                 const char       *id)
{
  g_autofree char *ending = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (id != NULL);

  ending = make_key ("", id);
  g_hash_table_foreach_remove (self->edits, is_of_part, ending);
}

/**
 * nabij_tell_choices_get_edit:
 * @self: choices
 * @language: the language of the page
 * @id: the name of a part
 *
 * Returns: (transfer none) (nullable): what a part says instead, or `NULL` where it is as it was
 */
const char *
nabij_tell_choices_get_edit (NabijTellChoices *self,
                             const char       *language,
                             const char       *id)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  key = make_key (language, id);
  return g_hash_table_lookup (self->edits, key);
}

/**
 * nabij_tell_choices_apply_edits:
 * @self: choices
 * @language: the language of the page
 * @text: the page as it was made
 *
 * Puts in what was written over.
 *
 * Returns: (transfer full): the page as it goes out
 */
NabijTellText *
nabij_tell_choices_apply_edits (NabijTellChoices    *self,
                                const char          *language,
                                const NabijTellText *text)
{
  NabijTellText *edited;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (language != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  edited = nabij_tell_text_copy (text);
  for (guint i = 0; i < edited->parts->len; i++) {
    NabijTellPart *part = g_ptr_array_index (edited->parts, i);
    const char    *words = nabij_tell_choices_get_edit (self, language, part->id);

    if (words == NULL)
      continue;
    g_free (part->text);
    part->text = g_strdup (words);
    /* The items and answers are among the words that were written over. */
    g_clear_pointer (&part->pairs, g_strfreev);
  }
  return edited;
}
