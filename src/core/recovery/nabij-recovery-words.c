/* nabij-recovery-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-words.h"

#include <glib/gi18n-lib.h>

#define HOUR_US (G_GINT64_CONSTANT (3600) * G_USEC_PER_SEC)
#define DAY_US (24 * HOUR_US)
/* Within this, nobody says "the same afternoon". */
#define SOON_US HOUR_US
/* The evening of one day and the small hours of the next are one night. */
#define EVENING_BEGINS_HOUR 18
#define NIGHT_BEGINS_HOUR 22
#define NIGHT_ENDS_HOUR 6

static const struct {
  const char *when;
  const char *calmer;
} words[] = {
  /* Translators: when it grew calmer after a hard moment; first the time alone, then the same as a short
   * line of its own, on a tag beside the moment. */
  [NABIJ_RECOVERY_TIME_SOON] = { N_ ("not long after"), N_ ("calmer not long after") },
  [NABIJ_RECOVERY_TIME_SAME_NIGHT] = { N_ ("the same night"), N_ ("calmer the same night") },
  [NABIJ_RECOVERY_TIME_SAME_MORNING] = { N_ ("the same morning"), N_ ("calmer the same morning") },
  [NABIJ_RECOVERY_TIME_SAME_AFTERNOON] = { N_ ("the same afternoon"), N_ ("calmer the same afternoon") },
  [NABIJ_RECOVERY_TIME_SAME_EVENING] = { N_ ("the same evening"), N_ ("calmer the same evening") },
  [NABIJ_RECOVERY_TIME_LATER_THAT_NIGHT] = { N_ ("later that night"), N_ ("calmer later that night") },
  [NABIJ_RECOVERY_TIME_NEXT_DAY] = { N_ ("the next day"), N_ ("calmer the next day") },
  [NABIJ_RECOVERY_TIME_DAYS_LATER] = { N_ ("some days later"), N_ ("calmer some days later") },
  [NABIJ_RECOVERY_TIME_WEEK_LATER] = { N_ ("about a week later"), N_ ("calmer about a week later") },
  [NABIJ_RECOVERY_TIME_LATER] = { N_ ("later on"), N_ ("calmer later on") },
};

/* Rounds down also before 1970. */
static gint64
floor_divide (gint64 a,
              gint64 b)
{
  return a / b - (a % b < 0 ? 1 : 0);
}

static gint64
wall_us (const NabijInstant *instant)
{
  return instant->utc_us + (gint64)instant->offset_s * G_USEC_PER_SEC;
}

/* Civil days as people at that place counted them, since the first of January 1970. */
static gint64
civil_day (const NabijInstant *instant)
{
  return floor_divide (wall_us (instant), DAY_US);
}

static int
civil_hour (const NabijInstant *instant)
{
  return (int)((wall_us (instant) - civil_day (instant) * DAY_US) / HOUR_US);
}

/* The night that an hour belongs to, named after the day on which it began, or G_MININT64 by
 * day. */
static gint64
night_of (const NabijInstant *instant)
{
  if (civil_hour (instant) >= NIGHT_BEGINS_HOUR)
    return civil_day (instant);
  if (civil_hour (instant) < NIGHT_ENDS_HOUR)
    return civil_day (instant) - 1;

  return G_MININT64;
}

/**
 * nabij_recovery_time_choose:
 * @moment: when it was hard
 * @calmer: when it grew calmer
 *
 * Chooses how to say when it grew calmer. Days are those of the clock on the wall at each place.
 * Where @calmer is before @moment, which a clock that was set back can bring, it was soon.
 *
 * Returns: how it is said
 */
NabijRecoveryTime
nabij_recovery_time_choose (const NabijInstant *moment,
                            const NabijInstant *calmer)
{
  gint64 days;

  g_return_val_if_fail (moment != NULL, NABIJ_RECOVERY_TIME_LATER);
  g_return_val_if_fail (calmer != NULL, NABIJ_RECOVERY_TIME_LATER);

  days = civil_day (calmer) - civil_day (moment);

  if (calmer->utc_us - moment->utc_us < SOON_US)
    return NABIJ_RECOVERY_TIME_SOON;
  if (night_of (moment) != G_MININT64 && night_of (moment) == night_of (calmer))
    return NABIJ_RECOVERY_TIME_SAME_NIGHT;
  /* An evening that becomes a night is not the next day yet for somebody who is still up. */
  if (days == 1 && civil_hour (moment) >= EVENING_BEGINS_HOUR && civil_hour (calmer) < NIGHT_ENDS_HOUR)
    return NABIJ_RECOVERY_TIME_LATER_THAT_NIGHT;
  if (days <= 0) {
    if (civil_hour (calmer) < NIGHT_ENDS_HOUR)
      return NABIJ_RECOVERY_TIME_SAME_NIGHT;
    if (civil_hour (calmer) < 12)
      return NABIJ_RECOVERY_TIME_SAME_MORNING;
    return civil_hour (calmer) < EVENING_BEGINS_HOUR ? NABIJ_RECOVERY_TIME_SAME_AFTERNOON : NABIJ_RECOVERY_TIME_SAME_EVENING;
  }
  if (days == 1)
    return NABIJ_RECOVERY_TIME_NEXT_DAY;
  if (days < 7)
    return NABIJ_RECOVERY_TIME_DAYS_LATER;

  return days < 11 ? NABIJ_RECOVERY_TIME_WEEK_LATER : NABIJ_RECOVERY_TIME_LATER;
}

/**
 * nabij_recovery_words_when:
 * @time: when it grew calmer
 *
 * Says when it grew calmer.
 *
 * Returns: (transfer none): for example "the same afternoon", translated
 */
const char *
nabij_recovery_words_when (NabijRecoveryTime time)
{
  g_return_val_if_fail ((guint)time < G_N_ELEMENTS (words), NULL);

  return _ (words[time].when);
}

/**
 * nabij_recovery_words_calmer:
 * @time: when it grew calmer
 *
 * Says that, and when, it grew calmer.
 *
 * Returns: (transfer none): for example "calmer the same afternoon", translated
 */
const char *
nabij_recovery_words_calmer (NabijRecoveryTime time)
{
  return nabij_recovery_words_calmer_in (NULL, time);
}

/**
 * nabij_recovery_words_calmer_in:
 * @catalogue: (nullable): the language
 * @time: when it grew calmer
 *
 * Says that, and when, it grew calmer, in a language of choice.
 *
 * Returns: (transfer none): for example "calmer the same afternoon"
 */
const char *
nabij_recovery_words_calmer_in (NabijCatalogue   *catalogue,
                                NabijRecoveryTime time)
{
  g_return_val_if_fail ((guint)time < G_N_ELEMENTS (words), NULL);

  return nabij_catalogue_get (catalogue, NULL, words[time].calmer);
}

/**
 * nabij_recovery_words_looking_back:
 * @calmer: when it last grew calmer
 * @now: the present moment
 *
 * Says on *Today* that it grew calmer lately. After some days it is not brought up any more.
 *
 * Returns: (transfer none) (nullable): a sentence, translated; `NULL` where it is long ago, or to
 *   come
 */
const char *
nabij_recovery_words_looking_back (const NabijInstant *calmer,
                                   const NabijInstant *now)
{
  gint64 days;

  g_return_val_if_fail (calmer != NULL, NULL);
  g_return_val_if_fail (now != NULL, NULL);

  days = civil_day (now) - civil_day (calmer);
  /* Translators: a quiet line on the first page, about the latest moment that was followed by rest. */
  if (days == 0)
    return _ ("Today it grew calmer again after a while.");
  if (days == 1)
    return _ ("Yesterday it grew calmer again after a while.");
  if (days > 1 && days < 7)
    return _ ("Some days ago it grew calmer again after a while.");

  return NULL;
}
