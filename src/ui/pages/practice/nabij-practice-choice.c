/* nabij-practice-choice.c
 *
 * Which variant of a practice somebody likes, and for whom a practice is that does not fit now.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-choice.h"

#define KEY_VARIANTS "variants"

/**
 * nabij_practice_choice_find_situation:
 * @practice: a practice
 * @now: what decides the words now
 * @situation: (out caller-allocates): what decides the words of this practice
 *
 * Finds a situation that a practice fits: the one that is now where that can be, else one of another
 * season at the same hour, for who looks at what may come. In a silence nothing else is looked at.
 *
 * Returns: whether there is one; else @situation is @now
 */
gboolean
nabij_practice_choice_find_situation (NabijPractice        *practice,
                                      const NabijSituation *now,
                                      NabijSituation       *situation)
{
  static const NabijSeason seasons[] = { NABIJ_SEASON_BEFORE, NABIJ_SEASON_AFTER, NABIJ_SEASON_UNKNOWN };

  g_return_val_if_fail (practice != NULL, FALSE);
  g_return_val_if_fail (now != NULL, FALSE);
  g_return_val_if_fail (situation != NULL, FALSE);

  *situation = *now;
  if (nabij_practice_fits (practice, now))
    return TRUE;
  if (nabij_season_is_silent (now->season))
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (seasons); i++) {
    for (int hospital = 0; hospital < 2; hospital++) {
      situation->season = seasons[i];
      situation->weeks = seasons[i] == now->season ? now->weeks : NABIJ_WEEKS_UNKNOWN;
      situation->hospital = hospital == 1;
      if (nabij_practice_fits (practice, situation))
        return TRUE;
    }
  }
  *situation = *now;
  return FALSE;
}

/**
 * nabij_practice_choice_get:
 * @settings: the settings
 * @practices: all practices
 * @practice: a practice
 * @situation: what decides what fits
 *
 * Finds which variant of a practice was chosen the last time.
 *
 * Returns: (transfer none): the variant, or @practice itself where none was chosen or it does not fit
 */
NabijPractice *
nabij_practice_choice_get (GSettings            *settings,
                           NabijPractices       *practices,
                           NabijPractice        *practice,
                           const NabijSituation *situation)
{
  g_autoptr (GVariant) chosen = NULL;
  const char    *id;
  NabijPractice *variant;

  g_return_val_if_fail (G_IS_SETTINGS (settings), practice);
  g_return_val_if_fail (practices != NULL, practice);
  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, practice);

  chosen = g_settings_get_value (settings, KEY_VARIANTS);
  if (!g_variant_lookup (chosen, nabij_practice_get_id (practice), "&s", &id))
    return practice;

  variant = nabij_practices_find (practices, id);
  if (variant == NULL || g_strcmp0 (nabij_practice_get_variant_of (variant), nabij_practice_get_id (practice)) != 0 ||
      !nabij_practice_fits (variant, situation))
    return practice;

  return variant;
}

/**
 * nabij_practice_choice_set:
 * @settings: the settings
 * @practice: a practice
 * @variant: one of its variants, or @practice itself
 *
 * Remembers which variant is liked.
 */
void
nabij_practice_choice_set (GSettings     *settings,
                           NabijPractice *practice,
                           NabijPractice *variant)
{
  g_autoptr (GVariant) chosen = NULL;
  GVariantBuilder builder;
  GVariantIter    iter;
  const char     *key;
  const char     *value;

  g_return_if_fail (G_IS_SETTINGS (settings));
  g_return_if_fail (practice != NULL);
  g_return_if_fail (variant != NULL);

  chosen = g_settings_get_value (settings, KEY_VARIANTS);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, chosen);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value)) {
    if (!g_str_equal (key, nabij_practice_get_id (practice)))
      g_variant_builder_add (&builder, "{ss}", key, value);
  }
  if (variant != practice)
    g_variant_builder_add (&builder, "{ss}", nabij_practice_get_id (practice), nabij_practice_get_id (variant));
  g_settings_set_value (settings, KEY_VARIANTS, g_variant_builder_end (&builder));
}
