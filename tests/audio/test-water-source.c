/* test-water-source.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-measure.h"
#include "nabij-water-source.h"

#include <gst/check/gstharness.h>
#include <math.h>

/* Looks at every sample of a session without keeping them. */
typedef struct {
  gint64  n_frames;
  gint64  silent_since;
  GArray *onsets; /* the frames at which sound begins after a silence */
} Listener;

/* Asks for something when so many frames were made. */
typedef struct {
  NabijWaterSource *source;
  NabijBreathChange change;
  gint64            at_frame;
  gint64            shift_us;
  NabijBreathPlan  *changed;
  gint64            edge_us;
  GArray           *sound;
} Asking;

static gint64
to_frame (gint64 us)
{
  return (us * 6 + 124) / 125;
}

static GstElement *
make_source (NabijBreathPlan *plan,
             gint64           start_us,
             NabijVoice       voice)
{
  nabij_sound_init ();
  return nabij_water_source_new (plan, start_us, voice, TRUE);
}

/* The largest step from one sample to the next. */
static float
get_steepest (GArray *sound)
{
  float steepest = 0.0f;

  for (guint i = 2; i < sound->len; i++)
    steepest = MAX (steepest, fabsf (g_array_index (sound, float, i) - g_array_index (sound, float, i - 2)));

  return steepest;
}

static void
test_gives_stereo_float_at_48_khz (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  GstHarness *harness;
  GstBuffer  *buffer;
  g_autoptr (GstCaps) caps = NULL;
  GstStructure *structure;
  int           value;

  harness = gst_harness_new_with_element (make_source (plan, 0, NABIJ_VOICE_WATER), NULL, "src");
  gst_harness_play (harness);
  buffer = gst_harness_pull (harness);
  g_assert_nonnull (buffer);
  gst_buffer_unref (buffer);

  caps = gst_pad_get_current_caps (harness->sinkpad);
  structure = gst_caps_get_structure (caps, 0);
  g_assert_cmpstr (gst_structure_get_name (structure), ==, "audio/x-raw");
  g_assert_cmpstr (gst_structure_get_string (structure, "format"), ==, "F32LE");
  g_assert_true (gst_structure_get_int (structure, "rate", &value));
  g_assert_cmpint (value, ==, NABIJ_WATER_SOURCE_RATE);
  g_assert_true (gst_structure_get_int (structure, "channels", &value));
  g_assert_cmpint (value, ==, 2);

  gst_harness_teardown (harness);
}

/* No gap and no overlap, not by a nanosecond, from zero to the end of the plan, and then it is over. */
static void
test_is_whole (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  const gint64 start_us = 3 * NABIJ_SECOND_US + 7;
  const gint64 n_frames = to_frame (nabij_breath_plan_get_duration_us (plan) - start_us);
  GstElement  *source = make_source (plan, start_us, NABIJ_VOICE_WATER);
  GstHarness  *harness = gst_harness_new_with_element (source, NULL, "src");
  gint64       duration;
  gint64       frame = 0;

  gst_harness_play (harness);
  g_assert_true (gst_element_query_duration (source, GST_FORMAT_TIME, &duration));
  g_assert_cmpint (duration, ==, gst_util_uint64_scale_int (n_frames, GST_SECOND, NABIJ_WATER_SOURCE_RATE));

  while (frame < n_frames) {
    GstBuffer *buffer = gst_harness_pull (harness);
    gint64     n;

    g_assert_nonnull (buffer);
    n = gst_buffer_get_size (buffer) / (2 * sizeof (float));
    g_assert_cmpint (n, >, 0);
    g_assert_cmpuint (GST_BUFFER_PTS (buffer), ==, gst_util_uint64_scale_int (frame, GST_SECOND, NABIJ_WATER_SOURCE_RATE));
    frame += n;
    g_assert_cmpuint (GST_BUFFER_PTS (buffer) + GST_BUFFER_DURATION (buffer), ==,
                      gst_util_uint64_scale_int (frame, GST_SECOND, NABIJ_WATER_SOURCE_RATE));
    gst_buffer_unref (buffer);
  }
  g_assert_cmpint (frame, ==, n_frames);

  for (;;) {
    GstEvent    *event = gst_harness_pull_event (harness);
    GstEventType type;

    g_assert_nonnull (event);
    type = GST_EVENT_TYPE (event);
    gst_event_unref (event);
    if (type == GST_EVENT_EOS)
      break;
  }
  g_assert_null (gst_harness_try_pull (harness));
  g_assert_cmpint (nabij_water_source_get_n_frames (NABIJ_WATER_SOURCE (source)), ==, n_frames);

  gst_harness_teardown (harness);
}

static void
listen_for_onsets (const float *frames,
                   gsize        n_frames,
                   gpointer     user_data)
{
  Listener *self = user_data;

  for (gsize i = 0; i < n_frames; i++) {
    const gint64 frame = self->n_frames + (gint64)i;

    if (frames[2 * i] == 0.0f && frames[2 * i + 1] == 0.0f)
      continue;
    /* A tenth of a second without any sound is a silence. */
    if (frame - self->silent_since > NABIJ_WATER_SOURCE_RATE / 10)
      g_array_append_val (self->onsets, frame);
    self->silent_since = frame;
  }
  self->n_frames += (gint64)n_frames;
}

/* Over twenty minutes each tone begins on the sample at which its exhale does: no drift at all. */
static void
test_begins_each_tone_on_its_sample (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, NABIJ_BREATH_PLAN_MINUTES_MAX, FALSE);
  const gint64 duration_us = nabij_breath_plan_get_duration_us (plan);
  Listener     listener = { 0, 0, g_array_new (FALSE, FALSE, sizeof (gint64)) };
  guint        n = 0;

  nabij_sound_run (make_source (plan, 0, NABIJ_VOICE_TONE), listen_for_onsets, &listener);

  for (gint64 at_us = 0; at_us < duration_us; at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) {
    NabijBreathState state;

    nabij_breath_plan_at (plan, at_us, &state);
    if (state.stage != NABIJ_STAGE_FOLLOW || state.phase != NABIJ_PHASE_EXHALE)
      continue;

    g_assert_cmpuint (n, <, listener.onsets->len);
    g_assert_cmpint (ABS (g_array_index (listener.onsets, gint64, n) - to_frame (at_us)), <=, 1);
    n += 1;
  }
  g_assert_cmpuint (n, >, 100);

  g_array_unref (listener.onsets);
}

static void
ask_on_the_way (const float *frames,
                gsize        n_frames,
                gpointer     user_data)
{
  Asking *self = user_data;

  g_array_append_vals (self->sound, frames, (guint)(2 * n_frames));
  if (self->sound->len / 2 < self->at_frame || self->edge_us != 0)
    return;

  /* This runs between two buffers, so the edge is known. */
  self->edge_us = nabij_water_source_get_edge_us (self->source);
  if (self->shift_us != 0)
    nabij_water_source_shift (self->source, self->shift_us);
  else
    self->changed = nabij_water_source_change (self->source, self->change);
}

static void
test_changes_from_the_first_sample_not_made (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (NabijBreathPlan) expected = NULL;
  g_autoptr (GArray) before = nabij_sound_collect (make_source (plan, 0, NABIJ_VOICE_WATER));
  GstElement *source = make_source (plan, 0, NABIJ_VOICE_WATER);
  Asking      asking = {
         .source = NABIJ_WATER_SOURCE (source),
         .change = NABIJ_BREATH_CHANGE_SHORTER,
         .at_frame = 15 * NABIJ_WATER_SOURCE_RATE,
         .sound = g_array_new (FALSE, FALSE, sizeof (float)),
  };
  guint n_same = 0;

  nabij_sound_run (source, ask_on_the_way, &asking);

  /* What it returned is the plan with the change at the edge, and that is what is heard. */
  expected = nabij_breath_plan_with_change (plan, asking.edge_us, NABIJ_BREATH_CHANGE_SHORTER);
  g_assert_cmpint (nabij_breath_plan_get_duration_us (asking.changed), ==, nabij_breath_plan_get_duration_us (expected));
  g_assert_cmpint (nabij_breath_plan_get_duration_us (asking.changed), <, nabij_breath_plan_get_duration_us (plan));
  g_assert_cmpint (asking.sound->len / 2, ==, to_frame (nabij_breath_plan_get_duration_us (expected)));

  while (n_same < asking.sound->len && g_array_index (asking.sound, float, n_same) == g_array_index (before, float, n_same))
    n_same += 1;
  g_assert_cmpint (n_same / 2, >=, to_frame (asking.edge_us));
  g_assert_cmpint (n_same / 2, <, to_frame (asking.edge_us) + NABIJ_WATER_SOURCE_RATE / 5);

  nabij_breath_plan_unref (asking.changed);
  g_array_unref (asking.sound);
}

/* Whatever is asked for at whatever moment, there is no click: with the tone alone, which is smooth,
 * the step from sample to sample never is higher than it is in an undisturbed tone. */
static void
test_changes_without_a_click (gconstpointer data)
{
  const NabijBreathChange change = GPOINTER_TO_INT (data) & 0xff;
  const gint64            at_s = GPOINTER_TO_INT (data) >> 8;
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  g_autoptr (GArray) undisturbed = nabij_sound_collect (make_source (plan, 0, NABIJ_VOICE_TONE));
  GstElement *source = make_source (plan, 0, NABIJ_VOICE_TONE);
  Asking      asking = {
         .source = NABIJ_WATER_SOURCE (source),
         .change = change,
         .at_frame = at_s * NABIJ_WATER_SOURCE_RATE,
         .sound = g_array_new (FALSE, FALSE, sizeof (float)),
  };

  nabij_sound_run (source, ask_on_the_way, &asking);

  g_assert_nonnull (asking.changed);
  g_assert_cmpfloat (get_steepest (asking.sound), <=, 1.05f * get_steepest (undisturbed));

  nabij_breath_plan_unref (asking.changed);
  g_array_unref (asking.sound);
}

static void
test_knows_where_it_is (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_WATER_AND_RUST, 3, FALSE);
  g_autoptr (GstElement) source = gst_object_ref_sink (make_source (plan, 20 * NABIJ_SECOND_US, NABIJ_VOICE_WATER));
  NabijWaterSource *self = NABIJ_WATER_SOURCE (source);
  NabijBreathState  state;
  NabijBreathState  expected;

  g_assert_cmpint (nabij_water_source_get_edge_us (self), ==, 20 * NABIJ_SECOND_US);
  g_assert_cmpint (nabij_water_source_get_edge_stream_us (self), ==, 0);
  g_assert_cmpint (nabij_water_source_stream_to_plan_us (self, 5 * NABIJ_SECOND_US), ==, 25 * NABIJ_SECOND_US);
  g_assert_cmpint (nabij_water_source_plan_to_stream_us (self, 25 * NABIJ_SECOND_US), ==, 5 * NABIJ_SECOND_US);
  g_assert_cmpint (nabij_water_source_plan_to_stream_us (self, 19 * NABIJ_SECOND_US), ==, -NABIJ_SECOND_US);
  g_assert_cmpint (nabij_water_source_get_n_frames (self), ==, -1);

  g_assert_true (nabij_water_source_at_stream (self, 5 * NABIJ_SECOND_US, &state));
  nabij_breath_plan_at (plan, 25 * NABIJ_SECOND_US, &expected);
  g_assert_cmpfloat (state.level, ==, expected.level);
}

static void
test_shifts_without_a_click (void)
{
  g_autoptr (NabijBreathPlan) plan = nabij_sound_make_plan (NABIJ_BREATH_FORM_FIVE_EXHALES, 0, FALSE);
  const gint64 shift_us = 180000;
  g_autoptr (GArray) undisturbed = nabij_sound_collect (make_source (plan, 0, NABIJ_VOICE_TONE));
  GstElement       *source = gst_object_ref_sink (make_source (plan, 0, NABIJ_VOICE_TONE));
  NabijWaterSource *self = NABIJ_WATER_SOURCE (source);
  Asking            asking = {
               .source = self,
               .at_frame = 11 * NABIJ_WATER_SOURCE_RATE,
               .shift_us = shift_us,
               .sound = g_array_new (FALSE, FALSE, sizeof (float)),
  };

  nabij_sound_run (source, ask_on_the_way, &asking);

  /* Before the shift one is as far as the other; after it, the plan is ahead. */
  g_assert_cmpint (nabij_water_source_stream_to_plan_us (self, 2 * NABIJ_SECOND_US), ==, 2 * NABIJ_SECOND_US);
  g_assert_cmpint (nabij_water_source_stream_to_plan_us (self, 20 * NABIJ_SECOND_US), ==, 20 * NABIJ_SECOND_US + shift_us);
  g_assert_cmpint (nabij_water_source_plan_to_stream_us (self, 2 * NABIJ_SECOND_US), ==, 2 * NABIJ_SECOND_US);
  g_assert_cmpint (nabij_water_source_plan_to_stream_us (self, 20 * NABIJ_SECOND_US + shift_us), ==, 20 * NABIJ_SECOND_US);
  g_assert_cmpint (asking.sound->len / 2, ==, to_frame (nabij_breath_plan_get_duration_us (plan) - shift_us));

  g_assert_cmpfloat (get_steepest (asking.sound), <=, 1.05f * get_steepest (undisturbed));

  g_array_unref (asking.sound);
  g_assert_finalize_object (G_OBJECT (source));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/water-source/gives-stereo-float-at-48-khz", test_gives_stereo_float_at_48_khz);
  g_test_add_func ("/nabij/audio/water-source/is-whole", test_is_whole);
  g_test_add_func ("/nabij/audio/water-source/begins-each-tone-on-its-sample", test_begins_each_tone_on_its_sample);
  g_test_add_func ("/nabij/audio/water-source/changes-from-the-first-sample-not-made", test_changes_from_the_first_sample_not_made);
  g_test_add_data_func ("/nabij/audio/water-source/changes-without-a-click/shorter-in-an-exhale",
                        GINT_TO_POINTER (NABIJ_BREATH_CHANGE_SHORTER | (10 << 8)), test_changes_without_a_click);
  g_test_add_data_func ("/nabij/audio/water-source/changes-without-a-click/longer-in-an-inhale",
                        GINT_TO_POINTER (NABIJ_BREATH_CHANGE_LONGER | (14 << 8)), test_changes_without_a_click);
  g_test_add_data_func ("/nabij/audio/water-source/changes-without-a-click/own-pace-in-an-exhale",
                        GINT_TO_POINTER (NABIJ_BREATH_CHANGE_OWN_PACE | (10 << 8)), test_changes_without_a_click);
  g_test_add_func ("/nabij/audio/water-source/knows-where-it-is", test_knows_where_it_is);
  g_test_add_func ("/nabij/audio/water-source/shifts-without-a-click", test_shifts_without_a_click);

  return g_test_run ();
}
