/* nabij-family.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What follows from what a family told. Time is an argument, and nothing happens by itself.
 */

#include "config.h"

#include "nabij-family.h"

#include "nabij-gestation.h"

/* After so long nobody is told which week it is before they were asked how they want to go on. */
#define AWAY_US (21 * 24 * 3600 * (gint64)G_USEC_PER_SEC)

/* Children who were born further apart are no twins. A pregnancy with a birth outside of these days
 * is another one. */
#define TWIN_DAYS 90
#define FIRST_BIRTH_DAYS (20 * 7)
#define LAST_BIRTH_DAYS (46 * 7)

static gboolean
has_living_child (const NabijFamily *family)
{
  for (guint i = 0; i < family->children->len; i++)
    if (!((const NabijChild *)g_ptr_array_index (family->children, i))->died)
      return TRUE;
  return FALSE;
}

static gboolean
is_birth_of (const NabijDueDate *due,
             const GDate        *born)
{
  int days;

  if (due == NULL || !g_date_valid (born))
    return FALSE;

  days = nabij_gestation_get_days (&due->date, born);
  return days >= FIRST_BIRTH_DAYS && days <= LAST_BIRTH_DAYS;
}

/* A child in the list can be an earlier one. */
static gboolean
is_still_pregnant (const NabijFamily *family)
{
  const NabijDueDate *due = nabij_family_get_due_date (family);

  if (family->told != NABIJ_TOLD_PREGNANT)
    return FALSE;
  for (guint i = 0; i < family->children->len; i++)
    if (is_birth_of (due, &((const NabijChild *)g_ptr_array_index (family->children, i))->born))
      return FALSE;
  return TRUE;
}

/**
 * nabij_family_get_season:
 * @family: a family
 *
 * Tells where a family is. What was told last of silence comes first. Where every child has died and
 * the silence was lifted all the same, nothing is assumed.
 *
 * Returns: the season
 */
NabijSeason
nabij_family_get_season (const NabijFamily *family)
{
  g_return_val_if_fail (family != NULL, NABIJ_SEASON_UNKNOWN);

  switch (family->silence) {
  case NABIJ_SILENCE_OPENED:
  case NABIJ_SILENCE_PAUSE:
    return NABIJ_SEASON_PAUSED;
  case NABIJ_SILENCE_PREGNANCY_ENDED:
  case NABIJ_SILENCE_CHILD_DIED:
    return NABIJ_SEASON_ENDED;
  case NABIJ_SILENCE_NONE:
  default:
    break;
  }

  if (family->told == NABIJ_TOLD_SOMETHING_ELSE)
    return NABIJ_SEASON_PAUSED;
  if (is_still_pregnant (family))
    return NABIJ_SEASON_BEFORE;
  if (has_living_child (family))
    return NABIJ_SEASON_AFTER;
  if (family->told == NABIJ_TOLD_BABY_IS_HERE && family->children->len == 0)
    return NABIJ_SEASON_AFTER;
  return NABIJ_SEASON_UNKNOWN;
}

/**
 * nabij_family_get_due_date:
 * @family: a family
 *
 * Returns: (transfer none) (nullable): the due date that counts, or `NULL` where none was told
 */
const NabijDueDate *
nabij_family_get_due_date (const NabijFamily *family)
{
  g_return_val_if_fail (family != NULL, NULL);

  if (family->due_dates->len == 0)
    return NULL;

  return &g_array_index (family->due_dates, NabijDueDate, family->due_dates->len - 1);
}

/**
 * nabij_family_add_due_date:
 * @family: a family
 * @date: the due date
 * @basis: what it rests on
 * @now_us: now, UTC microseconds
 *
 * Takes another due date. The earlier ones are kept, and it is never argued with.
 *
 * Returns: `FALSE` where it is no date, or says what was known already
 */
gboolean
nabij_family_add_due_date (NabijFamily  *family,
                           const GDate  *date,
                           NabijDueBasis basis,
                           gint64        now_us)
{
  const NabijDueDate *last;
  NabijDueDate        due = { .basis = basis, .told_us = now_us };

  g_return_val_if_fail (family != NULL, FALSE);
  g_return_val_if_fail (date != NULL, FALSE);

  last = nabij_family_get_due_date (family);
  if (!g_date_valid (date))
    return FALSE;
  if (last != NULL && last->basis == basis && g_date_compare (&last->date, date) == 0)
    return FALSE;

  /* The newest one stays the last, whatever the clock was set to. */
  if (last != NULL && due.told_us <= last->told_us)
    due.told_us = last->told_us + 1;
  due.date = *date;
  g_array_append_val (family->due_dates, due);
  return TRUE;
}

/**
 * nabij_family_add_child:
 * @family: a family
 *
 * Adds a child of which nothing is known yet.
 *
 * Returns: (transfer none): the child, to be filled in
 */
NabijChild *
nabij_family_add_child (NabijFamily *family)
{
  NabijChild *child;

  g_return_val_if_fail (family != NULL, NULL);

  child = nabij_child_new ();
  g_ptr_array_add (family->children, child);
  return child;
}

/**
 * nabij_family_give_birth:
 * @family: a family
 * @born: (nullable): the day of birth, or `NULL` or an invalid date where it was not told
 *
 * Takes that a baby is here: once for each of them. How long the pregnancy was follows from the due
 * date, where that can be so. Silence is only ever ended by itself.
 */
void
nabij_family_give_birth (NabijFamily *family,
                         const GDate *born)
{
  const NabijDueDate *due;
  NabijChild         *child;

  g_return_if_fail (family != NULL);

  due = nabij_family_get_due_date (family);
  child = nabij_family_add_child (family);
  if (born != NULL && g_date_valid (born)) {
    child->born = *born;
    if (is_birth_of (due, born))
      child->days_at_birth = nabij_gestation_get_days (&due->date, born);
  }
  family->told = NABIJ_TOLD_BABY_IS_HERE;
}

/**
 * nabij_family_was_away:
 * @family: a family
 * @now_us: now, UTC microseconds
 *
 * Tells whether somebody comes back after a long while in a pregnancy. So much can have happened that
 * no week is shown before they said how they want to go on.
 *
 * Returns: `TRUE` after more than 21 days
 */
gboolean
nabij_family_was_away (const NabijFamily *family,
                       gint64             now_us)
{
  g_return_val_if_fail (family != NULL, FALSE);

  return family->seen_us > 0 && now_us > family->seen_us && now_us - family->seen_us > AWAY_US &&
         nabij_family_get_season (family) == NABIJ_SEASON_BEFORE;
}

/**
 * nabij_family_get_youngest_child:
 * @family: a family
 *
 * Returns: (transfer none) (nullable): the child that was born last, of those who live and whose day of
 *   birth was told; `NULL` where there is none
 */
const NabijChild *
nabij_family_get_youngest_child (const NabijFamily *family)
{
  const NabijChild *youngest = NULL;

  g_return_val_if_fail (family != NULL, NULL);

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);

    if (!child->died && g_date_valid (&child->born) &&
        (youngest == NULL || g_date_compare (&child->born, &youngest->born) > 0))
      youngest = child;
  }
  return youngest;
}

/**
 * nabij_child_is_of_same_birth:
 * @a: a child
 * @b: another, or the same
 *
 * Tells whether two children are twins, whether they live or not. Days, and even weeks, can lie between
 * their births.
 *
 * Returns: whether they are; `FALSE` where a day of birth was not told
 */
gboolean
nabij_child_is_of_same_birth (const NabijChild *a,
                              const NabijChild *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  return g_date_valid (&a->born) && g_date_valid (&b->born) &&
         ABS (g_date_days_between (&a->born, &b->born)) <= TWIN_DAYS;
}

/* Those who live and were born together with the youngest; who was not given a date counts as well. */
static guint
count_youngest (const NabijFamily *family)
{
  const NabijChild *youngest = nabij_family_get_youngest_child (family);
  guint             n = 0;

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);

    if (!child->died && (!g_date_valid (&child->born) || nabij_child_is_of_same_birth (child, youngest)))
      n++;
  }
  return n;
}

static gboolean
is_in_hospital (const NabijFamily *family)
{
  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);

    if (child->in_hospital && !child->died)
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_family_get_situation:
 * @family: a family
 * @today: today, where the person is
 * @night: whether it is night there
 * @situation: (out caller-allocates): what decides the words
 *
 * Tells what decides the words. That there is sound and that it is not the first exercise is assumed;
 * whoever knows better says so. Weeks are there only before birth and only until 42 of them.
 */
void
nabij_family_get_situation (const NabijFamily *family,
                            const GDate       *today,
                            gboolean           night,
                            NabijSituation    *situation)
{
  const NabijDueDate *due;

  g_return_if_fail (family != NULL);
  g_return_if_fail (today != NULL);
  g_return_if_fail (situation != NULL);

  *situation = (NabijSituation){
    .season = nabij_family_get_season (family),
    .weeks = NABIJ_WEEKS_UNKNOWN,
    .night = night,
    .heard = TRUE,
    .hand = family->hand,
    .song_us = family->song != NULL ? family->song_us : 0,
  };

  if (situation->season == NABIJ_SEASON_BEFORE) {
    due = nabij_family_get_due_date (family);
    if (due != NULL && nabij_gestation_has_weeks (&due->date, today))
      situation->weeks = nabij_gestation_get_days (&due->date, today) / 7;
    situation->more_children = family->expected > 1;
  } else if (situation->season == NABIJ_SEASON_AFTER) {
    situation->hospital = is_in_hospital (family);
    situation->more_children = count_youngest (family) > 1;
  }
}

/* What was said to a baby is not said where no baby is assumed any more. */
static gboolean
still_fits (NabijSeason chosen_in,
            NabijSeason season)
{
  if (nabij_season_is_silent (season))
    return nabij_season_is_silent (chosen_in);
  if (season == NABIJ_SEASON_UNKNOWN)
    return chosen_in == NABIJ_SEASON_UNKNOWN || nabij_season_is_silent (chosen_in);
  return TRUE;
}

static gboolean
is_known_sentence (const NabijFamily *family,
                   const char        *sentence)
{
  if (!g_uuid_string_is_valid (sentence))
    return TRUE;
  for (guint i = 0; i < family->own_texts->len; i++) {
    const NabijOwnText *text = g_ptr_array_index (family->own_texts, i);

    if (text->role == NABIJ_OWN_TEXT_ROLE_SENTENCE && g_str_equal (text->uuid, sentence))
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_family_get_sentence:
 * @family: a family
 *
 * Tells which sentence was chosen last, of those that fit the season: in silence none from before it
 * comes back by itself.
 *
 * Returns: (transfer none) (nullable): the id of an offered sentence or the UUID of an own one that is
 *   still there, or `NULL` for none
 */
const char *
nabij_family_get_sentence (const NabijFamily *family)
{
  NabijSeason season;

  g_return_val_if_fail (family != NULL, NULL);

  season = nabij_family_get_season (family);
  for (guint i = family->sentences->len; i > 0; i--) {
    const NabijSentenceChoice *choice = g_ptr_array_index (family->sentences, i - 1);

    if (!still_fits (choice->season, season) || !is_known_sentence (family, choice->sentence))
      continue;
    return choice->sentence[0] != '\0' ? choice->sentence : NULL;
  }
  return NULL;
}

/**
 * nabij_family_choose_sentence:
 * @family: a family
 * @sentence: (nullable): the id of an offered sentence, the UUID of an own one, or `NULL` for none
 * @now_us: now, UTC microseconds
 *
 * Chooses a sentence. The earlier ones stay, as memories.
 */
void
nabij_family_choose_sentence (NabijFamily *family,
                              const char  *sentence,
                              gint64       now_us)
{
  const NabijSentenceChoice *last = NULL;

  g_return_if_fail (family != NULL);

  if (g_strcmp0 (sentence, nabij_family_get_sentence (family)) == 0)
    return;

  if (family->sentences->len > 0)
    last = g_ptr_array_index (family->sentences, family->sentences->len - 1);
  if (last != NULL && now_us <= last->chosen_us)
    now_us = last->chosen_us + 1;
  g_ptr_array_add (family->sentences,
                   nabij_sentence_choice_new (sentence != NULL ? sentence : "", now_us,
                                              nabij_family_get_season (family)));
}
