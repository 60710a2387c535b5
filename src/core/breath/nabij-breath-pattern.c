/* nabij-breath-pattern.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-breath-pattern.h"

#include <glib/gi18n-lib.h>

/* What a person can breathe without effort, and without a hold: an inhale of 2.0–5.5 s, an exhale
 * of 2.5–8.0 s that is at least as long and at most twice as long, 4.5–12 breaths a minute. While
 * pregnant not slower than 5.5 a minute: pregnancy already lowers carbon dioxide a little, and slow
 * breathing of beginners lowers it more (Szulczewski 2019, doi 10.1371/journal.pone.0218550). */
#define INHALE_MIN_US (2 * NABIJ_SECOND_US)
#define INHALE_MAX_US (55 * NABIJ_SECOND_US / 10)
#define EXHALE_MIN_US (25 * NABIJ_SECOND_US / 10)
#define EXHALE_MAX_US (8 * NABIJ_SECOND_US)
#define CYCLE_MIN_US (60 * NABIJ_SECOND_US / 12)
#define CYCLE_MAX_US (600 * NABIJ_SECOND_US / 45)
#define CYCLE_MAX_PREGNANT_US (600 * NABIJ_SECOND_US / 55)
#define RATIO_MAX 2

#define TENTHS(tenths) ((tenths)*NABIJ_SECOND_US / 10)

static const NabijBreathPatternInfo patterns[] = {
  { NABIJ_BREATH_PATTERN_OWN_ID, N_ ("Your own pace"), N_ ("Nothing is guided"), { 0, 0 } },
  { "soft", N_ ("Soft start"), N_ ("Short, easy breaths"), { TENTHS (25), TENTHS (35) } },
  { "easy", N_ ("Easy"), N_ ("When you are short of breath"), { TENTHS (30), TENTHS (45) } },
  { NABIJ_BREATH_PATTERN_DEFAULT_ID,
    "Water & Rust", /* a proper name, the same in every language */
    N_ ("A longer breath out"),
    { TENTHS (40), TENTHS (60) } },
  { "even", N_ ("Even"), N_ ("In and out equally long"), { TENTHS (50), TENTHS (50) } },
  { "slow", N_ ("Slower"), N_ ("When you have done this often"), { TENTHS (50), TENTHS (70) } },
};

/* clang-format off */
G_DEFINE_QUARK (nabij-breath-pattern-error-quark, nabij_breath_pattern_error)
/* clang-format on */

static gint64
longest_cycle_us (NabijSeason season)
{
  return nabij_season_has_pregnancy_limits (season) ? CYCLE_MAX_PREGNANT_US : CYCLE_MAX_US;
}

/**
 * nabij_breath_pattern_list:
 * @n_patterns: (out): how many there are
 *
 * Lists every pattern there is, the own pace first. Ask nabij_breath_pattern_is_offered() before
 * one is shown.
 *
 * Returns: (transfer none) (array length=n_patterns): the patterns
 */
const NabijBreathPatternInfo *
nabij_breath_pattern_list (gsize *n_patterns)
{
  g_return_val_if_fail (n_patterns != NULL, NULL);

  *n_patterns = G_N_ELEMENTS (patterns);
  return patterns;
}

/**
 * nabij_breath_pattern_is_offered:
 * @info: a pattern of the list
 * @season: where the family is
 *
 * Tells whether a pattern may be offered now. Slower ones are not, while someone may be pregnant.
 *
 * Returns: `TRUE` when it may
 */
gboolean
nabij_breath_pattern_is_offered (const NabijBreathPatternInfo *info,
                                 NabijSeason                   season)
{
  NabijBreathPattern pattern;

  g_return_val_if_fail (info != NULL, FALSE);

  return nabij_breath_pattern_is_own_pace (&info->pattern) ||
         nabij_breath_pattern_init (&pattern, info->pattern.inhale_us, info->pattern.exhale_us,
                                    season, NULL);
}

/**
 * nabij_breath_pattern_find:
 * @id: the name of a pattern
 * @season: where the family is
 * @error: return location for a #NabijBreathPatternError
 *
 * Finds a pattern by its name. Fails when there is none, or when it may not be offered now.
 *
 * Returns: (transfer none) (nullable): the pattern, or `NULL` with @error set
 */
const NabijBreathPatternInfo *
nabij_breath_pattern_find (const char *id,
                           NabijSeason season,
                           GError    **error)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++) {
    if (!g_str_equal (patterns[i].id, id))
      continue;

    if (nabij_breath_pattern_is_offered (&patterns[i], season))
      return &patterns[i];

    /* Translators: %s is the short name of a breathing pattern, such as "slow". */
    g_set_error (error, NABIJ_BREATH_PATTERN_ERROR, NABIJ_BREATH_PATTERN_ERROR_NOT_NOW,
                 _ ("The pattern “%s” is too slow while someone may be pregnant."), id);
    return NULL;
  }

  g_set_error (error, NABIJ_BREATH_PATTERN_ERROR, NABIJ_BREATH_PATTERN_ERROR_UNKNOWN,
               _ ("There is no pattern “%s”. These can be chosen: own, soft, easy, water, even."), id);
  return NULL;
}

/**
 * nabij_breath_pattern_init:
 * @pattern: (out caller-allocates): the breath
 * @inhale_us: how long it comes in, in microseconds
 * @exhale_us: how long it goes out, in microseconds
 * @season: where the family is
 * @error: return location for a #NabijBreathPatternError
 *
 * Makes a breath, if a person can and may breathe so.
 *
 * Returns: `FALSE` with @error set when it is outside the limits
 */
gboolean
nabij_breath_pattern_init (NabijBreathPattern *pattern,
                           gint64              inhale_us,
                           gint64              exhale_us,
                           NabijSeason         season,
                           GError            **error)
{
  g_return_val_if_fail (pattern != NULL, FALSE);

  if (inhale_us < INHALE_MIN_US || inhale_us > INHALE_MAX_US ||
      exhale_us < EXHALE_MIN_US || exhale_us > EXHALE_MAX_US ||
      exhale_us < inhale_us || exhale_us > RATIO_MAX * inhale_us ||
      inhale_us + exhale_us < CYCLE_MIN_US || inhale_us + exhale_us > longest_cycle_us (season)) {
    g_set_error_literal (error, NABIJ_BREATH_PATTERN_ERROR, NABIJ_BREATH_PATTERN_ERROR_LIMITS,
                         _ ("This is not a breath that a person can make easily."));
    return FALSE;
  }

  *pattern = (NabijBreathPattern){ inhale_us, exhale_us };
  return TRUE;
}

/**
 * nabij_breath_pattern_is_own_pace:
 * @pattern: a breath
 *
 * Tells whether nothing is guided.
 *
 * Returns: `TRUE` for the own pace
 */
gboolean
nabij_breath_pattern_is_own_pace (const NabijBreathPattern *pattern)
{
  g_return_val_if_fail (pattern != NULL, FALSE);

  return pattern->inhale_us == 0 && pattern->exhale_us == 0;
}

/**
 * nabij_breath_pattern_get_cycle_us:
 * @pattern: a breath
 *
 * Tells how long one breath is.
 *
 * Returns: in and out together, in microseconds
 */
gint64
nabij_breath_pattern_get_cycle_us (const NabijBreathPattern *pattern)
{
  g_return_val_if_fail (pattern != NULL, 0);

  return pattern->inhale_us + pattern->exhale_us;
}

/**
 * nabij_breath_pattern_with_cycle:
 * @pattern: a guided breath
 * @cycle_us: how long the whole breath should be, in microseconds
 * @season: where the family is
 *
 * Gives the same breath made longer or shorter: in and out scale together, as far as the limits
 * allow.
 *
 * Returns: the breath nearest to what was asked
 */
NabijBreathPattern
nabij_breath_pattern_with_cycle (const NabijBreathPattern *pattern,
                                 gint64                    cycle_us,
                                 NabijSeason               season)
{
  const double inhale_share =
    (double)pattern->inhale_us / (double)nabij_breath_pattern_get_cycle_us (pattern);
  gint64             shortest_us;
  gint64             longest_us;
  NabijBreathPattern result;

  g_return_val_if_fail (!nabij_breath_pattern_is_own_pace (pattern), *pattern);

  shortest_us = MAX (CYCLE_MIN_US,
                     MAX ((gint64)((double)INHALE_MIN_US / inhale_share),
                          (gint64)((double)EXHALE_MIN_US / (1.0 - inhale_share))));
  longest_us = MIN (longest_cycle_us (season),
                    MIN ((gint64)((double)INHALE_MAX_US / inhale_share),
                         (gint64)((double)EXHALE_MAX_US / (1.0 - inhale_share))));
  cycle_us = CLAMP (cycle_us, shortest_us, longest_us);

  result.inhale_us = MAX (INHALE_MIN_US, (gint64)((double)cycle_us * inhale_share));
  /* An even breath of an odd number of microseconds, or a rounded share, leans to the exhale. */
  result.exhale_us = CLAMP (cycle_us - result.inhale_us, result.inhale_us, RATIO_MAX * result.inhale_us);
  return result;
}
