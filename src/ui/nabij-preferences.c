/* nabij-preferences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-preferences.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * nabij_preferences_get_pattern_id:
 * @settings: the settings
 * @season: where the family is
 *
 * Reads which breath was chosen. One that may not be offered now gives way to the default.
 *
 * Returns: (transfer none): the name of a pattern that is offered
 */
const char *
nabij_preferences_get_pattern_id (GSettings  *settings,
                                  NabijSeason season)
{
  g_autofree char              *chosen = g_settings_get_string (settings, "pattern");
  const NabijBreathPatternInfo *info = nabij_breath_pattern_find (chosen, season, NULL);

  return info != NULL ? info->id : NABIJ_BREATH_PATTERN_DEFAULT_ID;
}

/**
 * nabij_length_to_plan_options:
 * @length: a length as the settings name it, "five-exhales" or a number of minutes
 * @options: (inout): gets the practice and how long it lasts
 *
 * Reads a length.
 */
void
nabij_length_to_plan_options (const char             *length,
                              NabijBreathPlanOptions *options)
{
  const gboolean five = g_strcmp0 (length, NABIJ_LENGTH_FIVE) == 0;

  g_return_if_fail (length != NULL);
  g_return_if_fail (options != NULL);

  options->form = five ? NABIJ_BREATH_FORM_FIVE_EXHALES : NABIJ_BREATH_FORM_WATER_AND_RUST;
  options->length_us = five ? 0 : g_ascii_strtoll (length, NULL, 10) * 60 * NABIJ_SECOND_US;
}

/**
 * nabij_preferences_get_plan_options:
 * @settings: the settings
 * @season: where the family is
 * @options: (out caller-allocates): what to plan
 *
 * Reads which exercise was chosen. A pattern that may not be offered now gives way to the default.
 */
void
nabij_preferences_get_plan_options (GSettings              *settings,
                                    NabijSeason             season,
                                    NabijBreathPlanOptions *options)
{
  g_autofree char *length = g_settings_get_string (settings, "length");
  const char      *pattern = nabij_preferences_get_pattern_id (settings, season);

  *options = (NabijBreathPlanOptions){
    .pattern = nabij_breath_pattern_find (pattern, season, NULL)->pattern,
    .season = season,
    .long_welcome = !g_settings_get_boolean (settings, "introduced"),
  };
  nabij_length_to_plan_options (length, options);
}

static NabijVoice
get_voice (GSettings *settings)
{
  g_autofree char *voice = g_settings_get_string (settings, "voice");

  if (g_str_equal (voice, "wind"))
    return NABIJ_VOICE_WIND;
  return g_str_equal (voice, "tone") ? NABIJ_VOICE_TONE : NABIJ_VOICE_WATER;
}

/* GSettings keeps every number that is too high or too low from us, but not what is no number. */
static double
get_volume (GSettings  *settings,
            const char *key)
{
  const double volume = g_settings_get_double (settings, key);
  g_autoptr (GVariant) untouched = NULL;

  if (!isnan (volume))
    return volume;

  untouched = g_settings_get_default_value (settings, key);
  return g_variant_get_double (untouched);
}

/**
 * nabij_preferences_get_mix:
 * @settings: the settings
 * @night: whether it is night
 * @mix: (out caller-allocates): what to hear
 *
 * Reads what a person chose to hear.
 */
void
nabij_preferences_get_mix (GSettings *settings,
                           gboolean   night,
                           NabijMix  *mix)
{
  g_autofree char *ambience = g_settings_get_string (settings, "ambience");

  *mix = (NabijMix){
    .voice = get_voice (settings),
    .ambience = g_str_equal (ambience, NABIJ_AMBIENCE_NONE) ? NULL : g_intern_string (ambience),
    .volume = get_volume (settings, "volume"),
    .breath_volume = get_volume (settings, "breath-volume"),
    .ambience_volume = get_volume (settings, "ambience-volume"),
    .bowl_at_end = !night,
  };
}

/**
 * nabij_preferences_get_file_mix:
 * @settings: (nullable): the settings, for the voice; `NULL` for the water
 * @ambience: (nullable): the id of the ambience, or `NULL` for none; a static or interned string
 * @mix: (out caller-allocates): what to hear
 *
 * Gives what a file sounds like that is taken along. It is about −22 LUFS: the
 * volume of the phone does the rest, and the volumes chosen for this room do not count there.
 */
void
nabij_preferences_get_file_mix (GSettings  *settings,
                                const char *ambience,
                                NabijMix   *mix)
{
  *mix = (NabijMix){
    .voice = settings != NULL ? get_voice (settings) : NABIJ_VOICE_WATER,
    .ambience = ambience,
    .volume = 1.0,
    .breath_volume = 1.0,
    .ambience_volume = 0.7,
    .bowl_at_end = TRUE,
  };
}

static const char *
sound_key (gboolean night)
{
  return night ? "night-sound" : "sound";
}

/**
 * nabij_preferences_is_sound_on:
 * @settings: the settings
 * @night: whether it is night
 *
 * Tells whether sound is wanted. Night and day have a memory of their own.
 *
 * Returns: `TRUE` when it is
 */
gboolean
nabij_preferences_is_sound_on (GSettings *settings,
                               gboolean   night)
{
  return g_settings_get_boolean (settings, sound_key (night));
}

/**
 * nabij_preferences_set_sound_on:
 * @settings: the settings
 * @night: whether it is night
 * @on: whether sound is wanted
 *
 * Remembers whether sound is wanted.
 */
void
nabij_preferences_set_sound_on (GSettings *settings,
                                gboolean   night,
                                gboolean   on)
{
  g_settings_set_boolean (settings, sound_key (night), on);
}
