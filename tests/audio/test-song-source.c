/* test-song-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-session-bin.h"
#include "nabij-song-source.h"
#include "nabij-sound-measure.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define SONG_S 60
#define BEFORE_S 5
#define STAGE_S 40
#define AFTER_S 6

/* The song of these tests climbs by 20 Hz each second: how high it is tells where it is. */
#define LOWEST_HZ 300.0
#define STEP_HZ 20.0

typedef struct {
  GArray           *sound;
  NabijWaterSource *source;
  gint64            pause_frame;
  gint64            resume_frame;
} Recording;

static char *
write_song (double strength,
            double share_kept)
{
  char *path = g_build_filename (g_get_user_cache_dir (), "song", NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  const guint32 n_bytes = SONG_S * NABIJ_SOUND_RATE * 2;
  const guint32 head[] = { 0x46464952, n_bytes + 36, 0x45564157, 0x20746d66, 16, 0x00010001, NABIJ_SOUND_RATE, 2 * NABIJ_SOUND_RATE, 0x00100002, 0x61746164, n_bytes };
  double        turn = 0.0;

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (head); i++) {
    const guint32 word = GUINT32_TO_LE (head[i]);

    g_byte_array_append (bytes, (const guint8 *)&word, sizeof word);
  }
  for (gint64 i = 0; i < (gint64)(share_kept * SONG_S * NABIJ_SOUND_RATE); i++) {
    const gint16 sample = GINT16_TO_LE ((gint16)(32767.0 * strength * sin (turn)));

    turn += 2.0 * G_PI * (LOWEST_HZ + STEP_HZ * (double)(i / NABIJ_SOUND_RATE)) / NABIJ_SOUND_RATE;
    g_byte_array_append (bytes, (const guint8 *)&sample, sizeof sample);
  }
  g_assert_true (g_file_set_contents (path, (const char *)bytes->data, bytes->len, NULL));
  return path;
}

static NabijBreathPlan *
make_plan (void)
{
  const NabijTimelineStage stages[] = {
    { .duration_us = BEFORE_S * NABIJ_SECOND_US, .bed = NABIJ_BED_WATER, .nearness = 1.0 },
    { .duration_us = STAGE_S / 2 * NABIJ_SECOND_US, .bed = NABIJ_BED_SONG, .nearness = 1.0 },
    { .duration_us = STAGE_S / 2 * NABIJ_SECOND_US, .bed = NABIJ_BED_SONG, .nearness = 1.0 },
    { .duration_us = AFTER_S * NABIJ_SECOND_US, .bed = NABIJ_BED_WATER, .nearness = 1.0 },
  };
  g_autoptr (NabijTimeline) timeline = nabij_timeline_new (stages, G_N_ELEMENTS (stages), FALSE, FALSE);
  const NabijBreathPlanOptions options = {
    .form = NABIJ_BREATH_FORM_TIMED,
    .timeline = timeline,
    .pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
    .season = NABIJ_SEASON_UNKNOWN,
  };

  return nabij_breath_plan_new (&options);
}

/* With the tone alone nothing but the song is heard in such a plan. */
static GstElement *
make_bin (NabijBreathPlan *plan,
          gint64           start_us,
          NabijVoice       voice,
          const char      *song,
          double           gain_db)
{
  g_autoptr (GError) error = NULL;
  NabijMix    mix = nabij_sound_make_mix (voice, NULL);
  GstElement *bin;

  mix.song = g_intern_string (song);
  mix.song_gain_db = gain_db;
  bin = nabij_session_bin_new (plan, start_us, &mix, NABIJ_TEST_SOUND_DIR, &error);
  g_assert_no_error (error);
  return bin;
}

/* How far in the song half a second of sound is, in seconds. */
static double
get_place_s (GArray *sound,
             gint64  first_frame)
{
  guint n_up = 0;

  for (gint64 i = first_frame; i < first_frame + NABIJ_SOUND_RATE / 2; i++) {
    if (g_array_index (sound, float, 2 * i) < 0.0f && g_array_index (sound, float, 2 * i + 2) >= 0.0f)
      n_up += 1;
  }
  return (2.0 * n_up - LOWEST_HZ) / STEP_HZ;
}

static double
get_level_db (GArray *sound,
              double  at_s)
{
  return nabij_sound_get_level_db (sound, (gint64)(at_s * NABIJ_SOUND_RATE), NABIJ_SOUND_RATE / 4);
}

static void
test_plays_in_its_stage (void)
{
  g_autofree char *song = NULL;
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GArray) sound = NULL;

  nabij_sound_init ();
  song = write_song (0.3, 1.0);
  sound = nabij_sound_collect (make_bin (plan, 0, NABIJ_VOICE_TONE, song, 0.0));

  g_assert_cmpfloat (get_level_db (sound, BEFORE_S - 0.5), <, -80.0);
  /* Four seconds until it is there; then it is even, and where it should be. */
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 0.5), <, get_level_db (sound, BEFORE_S + 5) - 12.0);
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 2), <, get_level_db (sound, BEFORE_S + 5) - 3.0);
  g_assert_cmpfloat_with_epsilon (get_level_db (sound, BEFORE_S + 5), get_level_db (sound, BEFORE_S + 30), 0.3);
  for (guint at_s = 6; at_s < 32; at_s += 5)
    g_assert_cmpfloat_with_epsilon (get_place_s (sound, (BEFORE_S + at_s) * NABIJ_SOUND_RATE), at_s, 0.5);
  /* Eight seconds until it has gone, over the border of two stages. */
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 36), <, get_level_db (sound, BEFORE_S + 30) - 3.0);
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 36), >, get_level_db (sound, BEFORE_S + 30) - 12.0);
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 39.7), <, get_level_db (sound, BEFORE_S + 30) - 30.0);
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 40.5), <, -80.0);
}

/* A soft song with its gain is as loud as a loud one. */
static void
test_is_evenly_loud (void)
{
  g_autofree char *song = NULL;
  g_autofree char *soft_song = NULL;
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GArray) loud = NULL;
  g_autoptr (GArray) soft = NULL;

  nabij_sound_init ();
  song = write_song (0.4, 1.0);
  loud = nabij_sound_collect (make_bin (plan, 0, NABIJ_VOICE_TONE, song, -6.0));
  soft_song = write_song (0.1, 1.0);
  soft = nabij_sound_collect (make_bin (plan, 0, NABIJ_VOICE_TONE, soft_song, 6.04));
  g_assert_cmpfloat_with_epsilon (get_level_db (loud, 20), get_level_db (soft, 20), 0.1);
}

/* The water is still there, more than 6 dB softer, and comes back behind the song. */
static void
test_lies_over_quiet_water (void)
{
  g_autofree char *song = NULL;
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GArray) sound = NULL;
  g_autoptr (GArray) water = NULL;

  nabij_sound_init ();
  song = write_song (0.0, 1.0);
  sound = nabij_sound_collect (make_bin (plan, 0, NABIJ_VOICE_WATER, song, 0.0));
  water = nabij_sound_collect (make_bin (plan, 0, NABIJ_VOICE_WATER, NULL, 0.0));
  g_assert_cmpfloat (get_level_db (sound, 25), <, get_level_db (sound, 4) - 6.0);
  g_assert_cmpfloat (get_level_db (sound, 25), >, get_level_db (sound, 4) - 16.0);
  g_assert_cmpfloat (get_level_db (sound, 49), >, get_level_db (sound, 25) + 2.0);
  /* Without a song to play it stays, for humming. */
  g_assert_cmpfloat (get_level_db (water, 25), >, get_level_db (sound, 25) + 4.0);
}

/* A device that is opened in the middle goes on in the middle of the song. */
static void
test_joins_in_the_middle (void)
{
  g_autofree char *song = NULL;
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GArray) sound = NULL;

  nabij_sound_init ();
  song = write_song (0.3, 1.0);
  sound = nabij_sound_collect (make_bin (plan, (BEFORE_S + 20) * NABIJ_SECOND_US, NABIJ_VOICE_TONE, song, 0.0));
  g_assert_cmpfloat (get_level_db (sound, 2), >, -40.0);
  g_assert_cmpfloat_with_epsilon (get_place_s (sound, 2 * NABIJ_SOUND_RATE), 22.0, 0.6);
}

static void
record_cb (const float *frames,
           gsize        n_frames,
           gpointer     user_data)
{
  Recording   *self = user_data;
  const gint64 at = self->sound->len / 2;

  g_array_append_vals (self->sound, frames, 2 * n_frames);
  if (self->pause_frame >= 0 && at >= self->pause_frame) {
    nabij_breath_plan_unref (nabij_water_source_change (self->source, NABIJ_BREATH_CHANGE_PAUSE));
    self->pause_frame = -1;
  } else if (self->pause_frame < 0 && self->resume_frame >= 0 && at >= self->resume_frame) {
    nabij_breath_plan_unref (nabij_water_source_change (self->source, NABIJ_BREATH_CHANGE_RESUME));
    self->resume_frame = -1;
  }
}

/* A pause is silent, and the song goes on from where it was. */
static void
test_waits_in_a_pause (void)
{
  g_autofree char *song = NULL;
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GArray) sound = g_array_new (FALSE, FALSE, sizeof (float));
  Recording   recording = { .sound = sound, .pause_frame = 15 * NABIJ_SOUND_RATE, .resume_frame = 25 * NABIJ_SOUND_RATE };
  GstElement *bin;

  nabij_sound_init ();
  song = write_song (0.3, 1.0);
  bin = make_bin (plan, 0, NABIJ_VOICE_TONE, song, 0.0);
  recording.source = nabij_session_bin_get_source (NABIJ_SESSION_BIN (bin));
  nabij_sound_run (bin, record_cb, &recording);

  g_assert_cmpfloat_with_epsilon (get_place_s (sound, 13 * NABIJ_SOUND_RATE), 13.0 - BEFORE_S, 0.6);
  g_assert_cmpfloat (get_level_db (sound, 18), <, -80.0);
  g_assert_cmpfloat (get_level_db (sound, 24), <, -80.0);
  /* Ten seconds later, less what it fades and comes. */
  g_assert_cmpfloat (get_level_db (sound, 29), >, -40.0);
  g_assert_cmpfloat_with_epsilon (get_place_s (sound, 29 * NABIJ_SOUND_RATE), 29.0 - 10.0 - BEFORE_S, 3.0);
}

static void
test_ends_before_its_stage (void)
{
  g_autofree char *song = NULL;
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GArray) sound = NULL;
  GstElement *bin;

  nabij_sound_init ();
  song = write_song (0.3, 0.4);
  bin = make_bin (plan, 0, NABIJ_VOICE_TONE, song, 0.0);
  sound = nabij_sound_collect (bin);
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 10), >, -40.0);
  g_assert_cmpfloat (get_level_db (sound, BEFORE_S + 26), <, -80.0);
  g_assert_cmpint (sound->len / 2, >=, (BEFORE_S + STAGE_S + AFTER_S) * NABIJ_SOUND_RATE);
}

/* What is no song is told once, and the rest is heard to its end. */
static void
test_goes_on_without_a_broken_song (void)
{
  g_autofree char *song = NULL;
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstBus) bus = NULL;
  GstElement *bin;
  GstElement *sink;
  guint       n_told = 0;
  gboolean    is_over = FALSE;

  nabij_sound_init ();
  song = g_build_filename (g_get_user_cache_dir (), "song", NULL);
  g_assert_cmpint (g_mkdir_with_parents (g_get_user_cache_dir (), 0700), ==, 0);
  g_assert_true (g_file_set_contents (song, "This is not a song at all.", -1, NULL));

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  sink = gst_element_factory_make ("fakesink", NULL);
  bin = make_bin (plan, 0, NABIJ_VOICE_WATER, song, 0.0);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), bin, sink, NULL);
  g_assert_true (gst_element_link (bin, sink));
  bus = gst_element_get_bus (pipeline);
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while (!is_over) {
    g_autoptr (GstMessage) message = gst_bus_timed_pop (bus, GST_CLOCK_TIME_NONE);

    g_assert_cmpint (GST_MESSAGE_TYPE (message), !=, GST_MESSAGE_ERROR);
    if (gst_message_has_name (message, NABIJ_SONG_SOURCE_BROKEN)) {
      g_autoptr (GError) error = NULL;

      gst_structure_get (gst_message_get_structure (message), "error", G_TYPE_ERROR, &error, NULL);
      g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_DAMAGED);
      n_told += 1;
    }
    is_over = GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS;
  }
  g_assert_cmpuint (n_told, ==, 1);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static void
test_names_a_song_that_vanished (void)
{
  g_autoptr (NabijBreathPlan) plan = make_plan ();
  g_autoptr (GError) error = NULL;
  NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, NULL);

  nabij_sound_init ();
  mix.song = g_intern_string ("/nowhere/song");
  g_assert_null (nabij_session_bin_new (plan, 0, &mix, NABIJ_TEST_SOUND_DIR, &error));
  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_VANISHED);
}

/* A plan without a place for it does not even look for it. */
static void
test_is_left_alone_elsewhere (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GstElement) bin = NULL;

  nabij_sound_init ();
  bin = gst_object_ref_sink (make_bin (plan, 0, NABIJ_VOICE_WATER, "/nowhere/song", 0.0));
  g_assert_nonnull (bin);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/song-source/plays-in-its-stage", test_plays_in_its_stage);
  g_test_add_func ("/nabij/audio/song-source/is-evenly-loud", test_is_evenly_loud);
  g_test_add_func ("/nabij/audio/song-source/lies-over-quiet-water", test_lies_over_quiet_water);
  g_test_add_func ("/nabij/audio/song-source/joins-in-the-middle", test_joins_in_the_middle);
  g_test_add_func ("/nabij/audio/song-source/waits-in-a-pause", test_waits_in_a_pause);
  g_test_add_func ("/nabij/audio/song-source/ends-before-its-stage", test_ends_before_its_stage);
  g_test_add_func ("/nabij/audio/song-source/goes-on-without-a-broken-song", test_goes_on_without_a_broken_song);
  g_test_add_func ("/nabij/audio/song-source/names-a-song-that-vanished", test_names_a_song_that_vanished);
  g_test_add_func ("/nabij/audio/song-source/is-left-alone-elsewhere", test_is_left_alone_elsewhere);

  return g_test_run ();
}
