/* test-preferences.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-preferences.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

#define GROUP "[io/github/nabij_app/Nabij]"

static char *folder;
static guint n_files;

/* Settings as a person may have written them by hand. */
static GSettings *
make_settings (const char *written)
{
  g_autofree char *name = g_strdup_printf ("%u", n_files++);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *contents = g_strdup_printf (GROUP "\n%s\n", written);
  g_autoptr (GSettingsBackend) backend = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
  backend = g_keyfile_settings_backend_new (path, "/", NULL);
  return g_settings_new_with_backend (NABIJ_APPLICATION_ID, backend);
}

static void
remove_folder (void)
{
  for (guint i = 0; i < n_files; i++) {
    g_autofree char *name = g_strdup_printf ("%u", i);
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_assert_no_errno (g_remove (path));
  }
  g_assert_no_errno (g_rmdir (folder));
  g_clear_pointer (&folder, g_free);
}

static NabijBreathPlanOptions
get_options (const char *written,
             NabijSeason season)
{
  g_autoptr (GSettings) settings = make_settings (written);
  g_autoptr (NabijBreathPlan) plan = NULL;
  NabijBreathPlanOptions options;

  nabij_preferences_get_plan_options (settings, season, &options);
  /* Whatever is written, a plan can be made of it. */
  plan = nabij_breath_plan_new (&options);
  g_assert_nonnull (plan);
  return options;
}

static NabijMix
get_mix (const char *written,
         gboolean    night)
{
  g_autoptr (GSettings) settings = make_settings (written);
  NabijMix mix;

  nabij_preferences_get_mix (settings, night, &mix);
  return mix;
}

static void
assert_length (const char *written,
               int         minutes)
{
  const NabijBreathPlanOptions options = get_options (written, NABIJ_SEASON_UNKNOWN);

  if (minutes == 0) {
    g_assert_cmpint (options.form, ==, NABIJ_BREATH_FORM_FIVE_EXHALES);
    return;
  }
  g_assert_cmpint (options.form, ==, NABIJ_BREATH_FORM_WATER_AND_RUST);
  g_assert_cmpint (options.length_us, ==, minutes * 60 * NABIJ_SECOND_US);
}

static void
assert_pattern (const char *written,
                NabijSeason season,
                const char *expected_id)
{
  g_autoptr (GSettings) settings = make_settings (written);
  const NabijBreathPlanOptions  options = get_options (written, season);
  const NabijBreathPatternInfo *info = nabij_breath_pattern_find (expected_id, season, NULL);

  g_assert_cmpint (options.pattern.inhale_us, ==, info->pattern.inhale_us);
  g_assert_cmpint (options.pattern.exhale_us, ==, info->pattern.exhale_us);
  /* The journal is told what was breathed, not what was asked. */
  g_assert_cmpstr (nabij_preferences_get_pattern_id (settings, season), ==, expected_id);
}

static void
test_untouched (void)
{
  const NabijBreathPlanOptions options = get_options ("", NABIJ_SEASON_UNKNOWN);
  const NabijMix               day = get_mix ("", FALSE);
  const NabijMix               night = get_mix ("", TRUE);

  assert_length ("", 3);
  assert_pattern ("", NABIJ_SEASON_UNKNOWN, "water");
  g_assert_true (options.long_welcome);
  g_assert_cmpint (options.season, ==, NABIJ_SEASON_UNKNOWN);

  g_assert_cmpint (day.voice, ==, NABIJ_VOICE_WATER);
  g_assert_cmpstr (day.ambience, ==, "sea");
  g_assert_true (day.bowl_at_end);
  g_assert_false (night.bowl_at_end);
  g_assert_cmpfloat (night.volume, ==, day.volume);
}

static void
test_every_length (void)
{
  assert_length ("length='five-exhales'", 0);
  assert_length ("length='3'", 3);
  assert_length ("length='5'", 5);
  assert_length ("length='10'", 10);
  assert_length ("length='15'", 15);
  assert_length ("length='20'", 20);
}

static void
test_every_pattern (void)
{
  assert_pattern ("pattern='own'", NABIJ_SEASON_UNKNOWN, "own");
  assert_pattern ("pattern='soft'", NABIJ_SEASON_UNKNOWN, "soft");
  assert_pattern ("pattern='easy'", NABIJ_SEASON_UNKNOWN, "easy");
  assert_pattern ("pattern='water'", NABIJ_SEASON_UNKNOWN, "water");
  assert_pattern ("pattern='even'", NABIJ_SEASON_UNKNOWN, "even");
  assert_pattern ("pattern='slow'", NABIJ_SEASON_AFTER, "slow");
}

/* Whoever liked slow breaths and is pregnant again gets the usual one, without a question. */
static void
test_a_pattern_that_is_not_offered_now (void)
{
  assert_pattern ("pattern='slow'", NABIJ_SEASON_UNKNOWN, "water");
  assert_pattern ("pattern='slow'", NABIJ_SEASON_BEFORE, "water");
  assert_pattern ("pattern='slow'", NABIJ_SEASON_PAUSED, "water");
  assert_pattern ("pattern='slow'", NABIJ_SEASON_ENDED, "water");
}

static void
test_the_welcome (void)
{
  g_assert_true (get_options ("introduced=false", NABIJ_SEASON_UNKNOWN).long_welcome);
  g_assert_false (get_options ("introduced=true", NABIJ_SEASON_UNKNOWN).long_welcome);
}

static void
test_the_mix (void)
{
  const NabijMix mix = get_mix ("voice='wind'\nambience='none'\nvolume=0.25\nbreath-volume=1.0\nambience-volume=0.0", FALSE);

  g_assert_cmpint (mix.voice, ==, NABIJ_VOICE_WIND);
  g_assert_null (mix.ambience);
  g_assert_cmpfloat (mix.volume, ==, 0.25);
  g_assert_cmpfloat (mix.breath_volume, ==, 1.0);
  g_assert_cmpfloat (mix.ambience_volume, ==, 0.0);

  g_assert_cmpint (get_mix ("voice='tone'", FALSE).voice, ==, NABIJ_VOICE_TONE);
  g_assert_cmpint (get_mix ("voice='water'", FALSE).voice, ==, NABIJ_VOICE_WATER);
}

static void
test_out_of_range (void)
{
  static const char *const lengths[] = { "'0'", "'-3'", "'2'", "'999'", "'abc'", "''", "3", "@ms nothing", "'3", "[]" };
  static const char *const patterns[] = { "'box'", "''", "'Water'", "7", "nonsense" };
  static const char *const volumes[] = { "1.5", "-0.1", "1e300", "inf", "-inf", "nan", "'loud'", "true" };
  static const char *const voices[] = { "'thunder'", "''", "2" };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *written = g_strconcat ("length=", lengths[i], NULL);

    assert_length (written, 3);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++) {
    g_autofree char *written = g_strconcat ("pattern=", patterns[i], NULL);

    assert_pattern (written, NABIJ_SEASON_UNKNOWN, "water");
  }
  for (gsize i = 0; i < G_N_ELEMENTS (volumes); i++) {
    g_autofree char *written = g_strdup_printf ("volume=%s\nbreath-volume=%s\nambience-volume=%s", volumes[i], volumes[i], volumes[i]);
    const NabijMix   mix = get_mix (written, FALSE);
    const NabijMix   untouched = get_mix ("", FALSE);

    g_assert_cmpfloat (mix.volume, ==, untouched.volume);
    g_assert_cmpfloat (mix.breath_volume, ==, untouched.breath_volume);
    g_assert_cmpfloat (mix.ambience_volume, ==, untouched.ambience_volume);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (voices); i++) {
    g_autofree char *written = g_strdup_printf ("voice=%s\nambience=%s\nintroduced=%s", voices[i], voices[i], voices[i]);
    const NabijMix   mix = get_mix (written, FALSE);

    g_assert_cmpint (mix.voice, ==, NABIJ_VOICE_WATER);
    g_assert_cmpstr (mix.ambience, ==, "sea");
    g_assert_true (get_options (written, NABIJ_SEASON_UNKNOWN).long_welcome);
  }
}

static void
test_night_has_a_memory_of_its_own (void)
{
  g_autoptr (GSettings) settings = make_settings ("");

  g_assert_true (nabij_preferences_is_sound_on (settings, FALSE));
  g_assert_false (nabij_preferences_is_sound_on (settings, TRUE));

  nabij_preferences_set_sound_on (settings, TRUE, TRUE);
  nabij_preferences_set_sound_on (settings, FALSE, FALSE);
  g_assert_false (nabij_preferences_is_sound_on (settings, FALSE));
  g_assert_true (nabij_preferences_is_sound_on (settings, TRUE));

  nabij_preferences_set_sound_on (settings, TRUE, FALSE);
  g_assert_false (nabij_preferences_is_sound_on (settings, FALSE));
  g_assert_false (nabij_preferences_is_sound_on (settings, TRUE));
}

int
main (int argc, char *argv[])
{
  int failed;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("nabij-preferences-XXXXXX", NULL);
  g_assert_nonnull (folder);

  g_test_add_func ("/nabij/ui/preferences/untouched", test_untouched);
  g_test_add_func ("/nabij/ui/preferences/every-length", test_every_length);
  g_test_add_func ("/nabij/ui/preferences/every-pattern", test_every_pattern);
  g_test_add_func ("/nabij/ui/preferences/a-pattern-that-is-not-offered-now", test_a_pattern_that_is_not_offered_now);
  g_test_add_func ("/nabij/ui/preferences/the-welcome", test_the_welcome);
  g_test_add_func ("/nabij/ui/preferences/the-mix", test_the_mix);
  g_test_add_func ("/nabij/ui/preferences/out-of-range", test_out_of_range);
  g_test_add_func ("/nabij/ui/preferences/night-has-a-memory-of-its-own", test_night_has_a_memory_of_its_own);

  failed = g_test_run ();
  remove_folder ();
  return failed;
}
