/* test-breath-pattern.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-breath-pattern.h"

#define TENTHS(tenths) ((gint64)(tenths)*G_USEC_PER_SEC / 10)

static const struct {
  const char *name;
  int         inhale_tenths;
  int         exhale_tenths;
  gboolean    before;
  gboolean    after;
} breaths[] = {
  { "the default", 40, 60, TRUE, TRUE },
  { "soft", 25, 35, TRUE, TRUE },
  { "even", 50, 50, TRUE, TRUE },
  { "slow only after birth", 50, 70, FALSE, TRUE },
  { "slowest", 55, 78, FALSE, TRUE },
  { "fastest", 20, 30, TRUE, TRUE },
  { "too fast", 20, 29, FALSE, FALSE },
  { "inhale too short", 19, 35, FALSE, FALSE },
  { "inhale too long", 56, 60, FALSE, FALSE },
  { "exhale too short", 25, 24, FALSE, FALSE },
  { "exhale too long", 50, 81, FALSE, FALSE },
  { "exhale shorter than inhale", 50, 49, FALSE, FALSE },
  { "exhale more than twice as long", 25, 51, FALSE, FALSE },
  { "nothing", 0, 0, FALSE, FALSE },
  { "backwards", -40, -60, FALSE, FALSE },
};

static void
test_limits (gconstpointer data)
{
  const gsize        i = GPOINTER_TO_SIZE (data);
  const gint64       inhale_us = TENTHS (breaths[i].inhale_tenths);
  const gint64       exhale_us = TENTHS (breaths[i].exhale_tenths);
  NabijBreathPattern pattern = { 1, 1 };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (nabij_breath_pattern_init (&pattern, inhale_us, exhale_us, NABIJ_SEASON_BEFORE, &error), ==, breaths[i].before);
  if (!breaths[i].before)
    g_assert_error (error, NABIJ_BREATH_PATTERN_ERROR, NABIJ_BREATH_PATTERN_ERROR_LIMITS);
  g_assert_cmpint (nabij_breath_pattern_init (&pattern, inhale_us, exhale_us, NABIJ_SEASON_UNKNOWN, NULL), ==, breaths[i].before);
  g_assert_cmpint (nabij_breath_pattern_init (&pattern, inhale_us, exhale_us, NABIJ_SEASON_AFTER, NULL), ==, breaths[i].after);
}

static void
test_slower_is_hidden_while_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nabij_breath_pattern_find ("slow", NABIJ_SEASON_UNKNOWN, &error));
  g_assert_error (error, NABIJ_BREATH_PATTERN_ERROR, NABIJ_BREATH_PATTERN_ERROR_NOT_NOW);
  g_assert_nonnull (nabij_breath_pattern_find ("slow", NABIJ_SEASON_AFTER, NULL));
}

static void
test_unknown_id_names_the_others (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (nabij_breath_pattern_find ("box", NABIJ_SEASON_AFTER, &error));
  g_assert_error (error, NABIJ_BREATH_PATTERN_ERROR, NABIJ_BREATH_PATTERN_ERROR_UNKNOWN);
  g_assert_nonnull (strstr (error->message, "box"));
}

static void
test_every_offered_pattern_is_sound (void)
{
  gsize                         n_patterns;
  const NabijBreathPatternInfo *infos = nabij_breath_pattern_list (&n_patterns);

  g_assert_cmpuint (n_patterns, ==, 6);
  for (gsize i = 0; i < n_patterns; i++) {
    NabijBreathPattern pattern;

    if (nabij_breath_pattern_is_own_pace (&infos[i].pattern))
      continue;
    g_assert_true (nabij_breath_pattern_init (&pattern, infos[i].pattern.inhale_us, infos[i].pattern.exhale_us, NABIJ_SEASON_AFTER, NULL));
  }
}

/* Whatever length is asked for, a breath comes back that a person can make. */
static void
test_any_cycle_is_clamped (void)
{
  gsize                         n_patterns;
  const NabijBreathPatternInfo *infos = nabij_breath_pattern_list (&n_patterns);

  for (int i = 0; i < 20000; i++) {
    const NabijBreathPatternInfo *info = &infos[g_test_rand_int_range (1, (int)n_patterns)];
    const NabijSeason             season = g_test_rand_bit () ? NABIJ_SEASON_AFTER : NABIJ_SEASON_BEFORE;
    const gint64                  cycle_us = (gint64)g_test_rand_double_range (-1e6, 30e6);
    const NabijBreathPattern      breath = nabij_breath_pattern_with_cycle (&info->pattern, cycle_us, season);
    NabijBreathPattern            again;
    g_autoptr (GError) error = NULL;

    g_assert_true (nabij_breath_pattern_init (&again, breath.inhale_us, breath.exhale_us, season, &error));
    g_assert_no_error (error);
    g_assert_cmpfloat_with_epsilon ((double)breath.exhale_us / (double)breath.inhale_us,
                                    (double)info->pattern.exhale_us / (double)info->pattern.inhale_us, 1e-5);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (breaths); i++) {
    g_autofree char *dashed = g_strdelimit (g_strdup (breaths[i].name), " ", '-');
    g_autofree char *path = g_strconcat ("/nabij/core/breath-pattern/limits/", dashed, NULL);

    g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_limits);
  }
  g_test_add_func ("/nabij/core/breath-pattern/slower-is-hidden-while-unknown", test_slower_is_hidden_while_unknown);
  g_test_add_func ("/nabij/core/breath-pattern/unknown-id-names-the-others", test_unknown_id_names_the_others);
  g_test_add_func ("/nabij/core/breath-pattern/every-offered-pattern-is-sound", test_every_offered_pattern_is_sound);
  g_test_add_func ("/nabij/core/breath-pattern/any-cycle-is-clamped", test_any_cycle_is_clamped);

  return g_test_run ();
}
