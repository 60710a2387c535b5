/* test-session-timeline.c
 *
 * What is heard of a plan with stages: its bowls, its beds, and how near the ambience is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-nearness.h"
#include "nabij-renderer.h"
#include "nabij-session-bin.h"
#include "nabij-sound-measure.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#define WITHIN_S 0.05
/* What is louder than this is more than what rounding to sixteen bits leaves. */
#define HEARD 0.00004f

static NabijBreathPlan *
make_plan (const NabijTimelineStage *stages,
           guint                     n_stages,
           gboolean                  bowl_at_end)
{
  g_autoptr (NabijTimeline) timeline = nabij_timeline_new (stages, n_stages, FALSE, bowl_at_end);
  const NabijBreathPlanOptions options = {
    .form = NABIJ_BREATH_FORM_TIMED,
    .timeline = timeline,
    .pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
    .season = NABIJ_SEASON_UNKNOWN,
  };

  return nabij_breath_plan_new (&options);
}

static GArray *
play (NabijBreathPlan *plan,
      NabijVoice       voice,
      const char      *ambience,
      gboolean         bowl_at_end)
{
  NabijMix mix = nabij_sound_make_mix (voice, ambience);
  g_autoptr (GError) error = NULL;
  GstElement *bin;

  nabij_sound_init ();
  mix.bowl_at_end = bowl_at_end;
  bin = nabij_session_bin_new (plan, 0, &mix, NABIJ_TEST_SOUND_DIR, &error);
  g_assert_no_error (error);
  return nabij_sound_collect (bin);
}

/* The first moment at which two sounds differ, in seconds; their length where they never do. */
static double
get_difference_s (GArray *a,
                  GArray *b)
{
  guint i = 0;

  while (i < MIN (a->len, b->len) && fabsf (g_array_index (a, float, i) - g_array_index (b, float, i)) < HEARD)
    i++;
  return (double)(i / 2) / NABIJ_SOUND_RATE;
}

/* Ten seconds, a bowl, eight seconds, two bowls. The variants leave out one stroke after the other, so
 * that where they differ is where it was. The second stroke of two has no second to come in when the
 * next stage begins before it. */
static NabijBreathPlan *
make_bowls (guint    first,
            guint    second,
            gboolean is_cut_short,
            gboolean at_end)
{
  const NabijTimelineStage stages[] = {
    { .duration_us = 10 * NABIJ_SECOND_US, .bed = NABIJ_BED_NONE, .nearness = 1.0 },
    { .duration_us = 8 * NABIJ_SECOND_US, .bed = NABIJ_BED_NONE, .bowls = first, .nearness = 1.0 },
    { .duration_us = 2 * NABIJ_SECOND_US, .bed = NABIJ_BED_NONE, .bowls = second, .nearness = 1.0 },
    { .duration_us = 10 * NABIJ_SECOND_US, .bed = NABIJ_BED_NONE, .nearness = 1.0 },
  };
  const NabijTimelineStage whole[] = {
    stages[0],
    stages[1],
    { .duration_us = 12 * NABIJ_SECOND_US, .bed = NABIJ_BED_NONE, .bowls = second, .nearness = 1.0 },
  };

  return is_cut_short ? make_plan (stages, G_N_ELEMENTS (stages), at_end)
                      : make_plan (whole, G_N_ELEMENTS (whole), at_end);
}

static void
test_rings_at_its_second (void)
{
  g_autoptr (NabijBreathPlan) silent = make_bowls (0, 0, FALSE, FALSE);
  g_autoptr (NabijBreathPlan) first = make_bowls (1, 0, FALSE, FALSE);
  g_autoptr (NabijBreathPlan) once = make_bowls (1, 2, TRUE, FALSE);
  g_autoptr (NabijBreathPlan) twice = make_bowls (1, 2, FALSE, FALSE);
  g_autoptr (NabijBreathPlan) ended = make_bowls (1, 2, FALSE, TRUE);
  g_autoptr (GArray) silent_sound = play (silent, NABIJ_VOICE_TONE, NULL, TRUE);
  g_autoptr (GArray) first_sound = play (first, NABIJ_VOICE_TONE, NULL, TRUE);
  g_autoptr (GArray) once_sound = play (once, NABIJ_VOICE_TONE, NULL, TRUE);
  g_autoptr (GArray) twice_sound = play (twice, NABIJ_VOICE_TONE, NULL, TRUE);
  g_autoptr (GArray) ended_sound = play (ended, NABIJ_VOICE_TONE, NULL, TRUE);
  g_autoptr (GArray) night_sound = play (ended, NABIJ_VOICE_TONE, NULL, FALSE);

  g_assert_cmpfloat (nabij_sound_get_level_db (silent_sound, 0, silent_sound->len / 2), <, -90.0);
  g_assert_cmpfloat_with_epsilon (get_difference_s (silent_sound, first_sound), 10.0, WITHIN_S);
  g_assert_cmpfloat_with_epsilon (get_difference_s (first_sound, once_sound), 18.0, WITHIN_S);
  g_assert_cmpfloat_with_epsilon (get_difference_s (once_sound, twice_sound), 20.5, WITHIN_S);
  g_assert_cmpfloat_with_epsilon (get_difference_s (twice_sound, ended_sound), 30.0, WITHIN_S);
  /* At night the end has none. */
  g_assert_cmpfloat_with_epsilon (get_difference_s (twice_sound, night_sound), (double)(twice_sound->len / 2) / NABIJ_SOUND_RATE, 0.001);
}

/* The last bowl has half the strength of the others. */
static void
test_rings_softer_at_the_end (void)
{
  g_autoptr (NabijBreathPlan) ended = make_bowls (0, 0, FALSE, TRUE);
  g_autoptr (NabijBreathPlan) first = make_bowls (1, 0, FALSE, FALSE);
  g_autoptr (GArray) ended_sound = play (ended, NABIJ_VOICE_TONE, NULL, TRUE);
  g_autoptr (GArray) first_sound = play (first, NABIJ_VOICE_TONE, NULL, TRUE);
  const gint64 second = NABIJ_SOUND_RATE;

  /* The last fade has begun as well. */
  g_assert_cmpfloat_with_epsilon (nabij_sound_get_level_db (ended_sound, 31 * second, second),
                                  nabij_sound_get_level_db (first_sound, 11 * second, second) - 6.0 - 2.4, 1.0);
}

static void
rendered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  GMainLoop *loop = user_data;
  g_autoptr (GError) error = NULL;

  nabij_renderer_render_finish (NABIJ_RENDERER (object), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (loop);
}

static GArray *
render (NabijBreathPlan *plan)
{
  const NabijMix   mix = nabij_sound_make_mix (NABIJ_VOICE_TONE, NULL);
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "practice.wav", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (NabijRenderer) renderer = NULL;

  nabij_sound_init ();
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  renderer = nabij_renderer_new (plan, &mix, "A warm place", NABIJ_TEST_SOUND_DIR);
  nabij_renderer_render_async (renderer, file, NULL, rendered_cb, loop);
  g_main_loop_run (loop);
  return nabij_sound_decode (path);
}

static void
test_rings_in_a_file (void)
{
  g_autoptr (NabijBreathPlan) silent = make_bowls (0, 0, FALSE, FALSE);
  g_autoptr (NabijBreathPlan) first = make_bowls (1, 0, FALSE, FALSE);
  g_autoptr (NabijBreathPlan) both = make_bowls (1, 2, FALSE, FALSE);
  g_autoptr (GArray) silent_sound = render (silent);
  g_autoptr (GArray) first_sound = render (first);
  g_autoptr (GArray) both_sound = render (both);

  g_assert_cmpfloat_with_epsilon (get_difference_s (silent_sound, first_sound), 10.0, WITHIN_S);
  g_assert_cmpfloat_with_epsilon (get_difference_s (first_sound, both_sound), 18.0, WITHIN_S);
}

/* The warm place, as it is written: from bed to bed, with the ambience going and coming. */
static void
test_changes_slowly (gconstpointer data)
{
  const char              *ambience = data;
  const NabijTimelineStage stages[] = {
    { .duration_us = 15 * NABIJ_SECOND_US, .motion = NABIJ_MOTION_EXHALE, .bed = NABIJ_BED_HUSH, .nearness = 0.2 },
    { .duration_us = 25 * NABIJ_SECOND_US, .bed = NABIJ_BED_BREEZE, .nearness = 0.3 },
    { .duration_us = 25 * NABIJ_SECOND_US, .bed = NABIJ_BED_SAND, .nearness = 0.3 },
    { .duration_us = 25 * NABIJ_SECOND_US, .bed = NABIJ_BED_WAVES, .nearness = 0.6 },
    { .duration_us = 25 * NABIJ_SECOND_US, .bed = NABIJ_BED_NEAR_WAVES, .nearness = 0.9 },
    { .duration_us = 20 * NABIJ_SECOND_US, .bed = NABIJ_BED_HUSH, .nearness = 0.4 },
  };
  g_autoptr (NabijBreathPlan) plan = make_plan (stages, G_N_ELEMENTS (stages), FALSE);
  g_autoptr (GArray) sound = play (plan, NABIJ_VOICE_WATER, ambience, FALSE);
  const gint64 second = NABIJ_SOUND_RATE;
  double       largest_db = 0.0;

  for (gint64 at = 4 * second; at + 2 * second <= 135 * second; at += second / 10)
    largest_db = MAX (largest_db, fabs (nabij_sound_get_level_db (sound, at + second, second) - nabij_sound_get_level_db (sound, at, second)));
  g_test_message ("largest change in a second: %.2f dB, %.1f LUFS, %.1f dBTP", largest_db,
                  nabij_sound_get_loudness_lufs (sound), nabij_sound_get_true_peak_db (sound));
  g_assert_cmpfloat (largest_db, <=, 3.0);
}

/* Nearer is louder and brighter, and it takes seconds to come. */
static void
test_brings_the_ambience_nearer (void)
{
  const NabijTimelineStage stages[] = {
    { .duration_us = 15 * NABIJ_SECOND_US, .bed = NABIJ_BED_NONE, .nearness = 0.0 },
    { .duration_us = 20 * NABIJ_SECOND_US, .bed = NABIJ_BED_NONE, .nearness = 1.0 },
  };
  g_autoptr (NabijBreathPlan) plan = make_plan (stages, G_N_ELEMENTS (stages), FALSE);
  g_autoptr (GArray) sound = play (plan, NABIJ_VOICE_TONE, "sea", FALSE);
  const gint64 second = NABIJ_SOUND_RATE;
  const double far_db = nabij_sound_get_level_db (sound, 10 * second, 4 * second);
  const double coming_db = nabij_sound_get_level_db (sound, 18 * second, 2 * second);
  const double near_db = nabij_sound_get_level_db (sound, 28 * second, 4 * second);

  g_test_message ("far %.1f dB, on its way %.1f dB, near %.1f dB", far_db, coming_db, near_db);
  g_assert_cmpfloat (near_db, >, far_db + 7.0);
  g_assert_cmpfloat (coming_db, >, far_db + 2.0);
  g_assert_cmpfloat (coming_db, <, near_db - 2.0);
}

/* What is as near as it can be is left as it is, to the bit. */
static void
test_leaves_alone_what_is_near (void)
{
  NabijNearness nearness;
  float         frames[96];

  nabij_nearness_init (&nearness, 1.0);
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    frames[i] = sinf ((float)i);
  nabij_nearness_apply (&nearness, 1.0, frames, 48);
  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    g_assert_cmpfloat (frames[i], ==, sinf ((float)i));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/session-timeline/rings-at-its-second", test_rings_at_its_second);
  g_test_add_func ("/nabij/audio/session-timeline/rings-softer-at-the-end", test_rings_softer_at_the_end);
  g_test_add_func ("/nabij/audio/session-timeline/rings-in-a-file", test_rings_in_a_file);
  g_test_add_data_func ("/nabij/audio/session-timeline/changes-slowly/alone", NULL, test_changes_slowly);
  g_test_add_data_func ("/nabij/audio/session-timeline/changes-slowly/with-the-sea", "sea", test_changes_slowly);
  g_test_add_data_func ("/nabij/audio/session-timeline/changes-slowly/with-the-hearth", "hearth", test_changes_slowly);
  g_test_add_func ("/nabij/audio/session-timeline/brings-the-ambience-nearer", test_brings_the_ambience_nearer);
  g_test_add_func ("/nabij/audio/session-timeline/leaves-alone-what-is-near", test_leaves_alone_what_is_near);

  return g_test_run ();
}
