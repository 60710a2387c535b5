/* test-speech-live.c
 *
 * A voice while things happen: somebody pauses, changes the pace or the voice, joins late, or a recording
 * cannot be played.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-measure.h"
#include "nabij-speech-filter.h"
#include "nabij-speech-line.h"
#include "nabij-speech-recordings.h"

#include <math.h>
#include <string.h>

#define SECOND ((gint64)NABIJ_SOUND_RATE)
#define SECOND_US NABIJ_SECOND_US
#define FOUND_WITHIN_S 0.005
#define SILENCE_DB -90.0
/* The water alone, 48 dB softer than any voice, is no voice. */
#define FADE_US (400 * G_GINT64_CONSTANT (1000))

typedef struct _Live Live;

/* What happens at a time of the stream, between two buffers. */
typedef struct {
  gint64 at_us;
  void (*happen) (Live *self);
} Event;

struct _Live {
  NabijSpeechRecordings exercise;
  GstElement           *bin;
  GArray               *sound;
  const Event          *events;
  guint                 n_broken;
  NabijSpeech          *other;
  NabijBreathPlan      *plan;        /* the last one */
  gint64                happened_us; /* where in the stream the last change took place */
  gint64                end_us;
};

static gint64
to_frame (gint64 us)
{
  return (us * 6 + 124) / 125;
}

static NabijWaterSource *
get_source (Live *self)
{
  return nabij_session_bin_get_source (NABIJ_SESSION_BIN (self->bin));
}

static void
handoff_cb (GstElement *sink,
            GstBuffer  *buffer,
            GstPad     *pad,
            gpointer    user_data)
{
  Live      *self = user_data;
  GstMapInfo map;

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_array_append_vals (self->sound, map.data, (guint)(map.size / sizeof (float)));
  gst_buffer_unmap (buffer, &map);

  while (self->events != NULL && self->events->happen != NULL && self->sound->len / 2 >= to_frame (self->events->at_us)) {
    self->happened_us = nabij_water_source_get_edge_stream_us (get_source (self));
    self->events->happen (self);
    self->events += 1;
  }
  /* A pause would have no end. */
  if (self->sound->len / 2 > to_frame (self->end_us))
    gst_element_post_message (sink, gst_message_new_eos (GST_OBJECT (sink)));
}

static void
set_up (Live *self)
{
  *self = (Live){ .end_us = G_MAXINT32 * SECOND_US };
  nabij_speech_recordings_set_up (&self->exercise, NABIJ_PRACTICE_ID_WATER, 2);
}

static void
run (Live           *self,
     const NabijMix *mix,
     const Event    *events)
{
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);
  gboolean    is_over = FALSE;

  g_clear_pointer (&self->sound, g_array_unref);
  self->sound = g_array_new (FALSE, FALSE, sizeof (float));
  self->events = events;
  self->bin = nabij_speech_recordings_make_bin (&self->exercise, mix, 20, TRUE);
  g_object_set (sink, "signal-handoffs", TRUE, "sync", FALSE, NULL);
  g_signal_connect (sink, "handoff", G_CALLBACK (handoff_cb), self);
  gst_bin_add_many (GST_BIN (pipeline), self->bin, sink, NULL);
  g_assert_true (gst_element_link (self->bin, sink));
  if (events != NULL && events->at_us < 0) {
    events->happen (self);
    self->events += 1;
  }

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  while (!is_over) {
    g_autoptr (GstMessage) message = gst_bus_timed_pop (bus, GST_CLOCK_TIME_NONE);

    g_assert_cmpint (GST_MESSAGE_TYPE (message), !=, GST_MESSAGE_ERROR);
    if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_ELEMENT && gst_message_has_name (message, NABIJ_SPEECH_BROKEN))
      self->n_broken += 1;
    /* The pipeline's own, or the one that was posted for the sink. */
    is_over = GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS;
  }
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static void
tear_down (Live *self)
{
  g_clear_pointer (&self->sound, g_array_unref);
  g_clear_pointer (&self->other, nabij_speech_unref);
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  nabij_speech_recordings_tear_down (&self->exercise);
}

static double
get_level_db (Live  *self,
              gint64 from_us,
              gint64 until_us)
{
  return nabij_sound_get_level_db (self->sound, to_frame (from_us), to_frame (until_us) - to_frame (from_us));
}

/* Only the voice. */
static NabijMix
make_voice_mix (void)
{
  NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, NULL);

  mix.breath_volume = 0.0;
  return mix;
}

static void
change (Live             *self,
        NabijBreathChange what)
{
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  self->plan = nabij_water_source_change (get_source (self), what);
}

/* All that is laid out behind a time is heard at its place. Everything was begun before that as well. */
static void
assert_said_from (Live            *self,
                  NabijSpeech     *speech,
                  NabijBreathPlan *plan,
                  gint64           from_us,
                  guint            n_least)
{
  g_autoptr (GArray) utterances = nabij_speech_lay_out (speech, plan);
  guint n_found = 0;

  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);
    double                error_s;

    if (utterance->begins_us < from_us)
      continue;
    error_s = nabij_speech_recordings_find (self->sound, utterance->recording, utterance->begins_us);
    g_test_message ("%s at %.2f s: %.2f ms", nabij_recording_get_fields (utterance->recording)->line,
                    (double)utterance->begins_us / 1e6, 1000.0 * error_s);
    g_assert_cmpfloat (fabs (error_s), <=, FOUND_WITHIN_S);
    n_found += 1;
  }
  g_assert_cmpuint (n_found, >=, n_least);
}

static void
pause_exercise (Live *self)
{
  change (self, NABIJ_BREATH_CHANGE_PAUSE);
  nabij_session_bin_fade (NABIJ_SESSION_BIN (self->bin), nabij_breath_plan_get_pause_us (self->plan) - FADE_US, 0.0, FADE_US);
}

static void
resume_exercise (Live *self)
{
  change (self, NABIJ_BREATH_CHANGE_RESUME);
  nabij_session_bin_fade (NABIJ_SESSION_BIN (self->bin), self->happened_us, 1.0, 2 * FADE_US);
}

/* In the middle of a line: it fades with everything, nothing is said in the pause, and behind it what comes
 * is said where it is laid out then. */
static void
test_pauses_in_a_line (void)
{
  static const Event events[] = {
    { 15 * SECOND_US, pause_exercise },
    { 18 * SECOND_US, resume_exercise },
    { 0 },
  };
  const NabijMix mix = make_voice_mix ();
  Live           live;

  set_up (&live);
  run (&live, &mix, events);
  g_assert_cmpfloat (get_level_db (&live, 14500000, 15000000), >, -50.0);
  g_assert_cmpfloat (get_level_db (&live, 15600000, 18000000), <, SILENCE_DB);
  assert_said_from (&live, live.exercise.speech, live.plan, live.happened_us, 10);
  tear_down (&live);
}

static void
make_shorter (Live *self)
{
  for (guint i = 0; i < 8; i++)
    change (self, NABIJ_BREATH_CHANGE_SHORTER);
}

/* A breath that becomes shorter while its word is said: the word is over before the turn. */
static void
test_is_over_before_a_turn_that_comes_sooner (void)
{
  static const Event events[] = { { 23800 * 1000, make_shorter }, { 0 } };
  const NabijMix     mix = make_voice_mix ();
  gint64             at_us;
  gint64             ends_us;
  guint              n_turns = 0;
  Live               live;

  set_up (&live);
  nabij_speech_recordings_replace (&live.exercise, nabij_speech_recordings_say (NABIJ_SPEECH_LINE_BREATHE_OUT, 7, 1));
  {
    g_autoptr (GArray) utterances = nabij_speech_lay_out (live.exercise.speech, live.exercise.plan);
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, 5);

    g_assert_cmpstr (nabij_recording_get_fields (utterance->recording)->line, ==, NABIJ_SPEECH_LINE_BREATHE_OUT);
    g_assert_cmpint (utterance->begins_us, <, 23500 * 1000);
    ends_us = utterance->begins_us + nabij_recording_get_fields (utterance->recording)->duration_us;
  }
  run (&live, &mix, events);

  at_us = nabij_breath_plan_get_next_edge_us (live.plan, live.happened_us);
  g_test_message ("the turn is at %.2f s, the word would be over at %.2f s", (double)at_us / 1e6, (double)ends_us / 1e6);
  g_assert_cmpint (at_us - 250 * 1000, <, ends_us);
  for (; at_us < 60 * SECOND_US; at_us = nabij_breath_plan_get_next_edge_us (live.plan, at_us)) {
    g_assert_cmpfloat (get_level_db (&live, at_us - 50000, at_us + 190000), <, SILENCE_DB);
    n_turns += 1;
  }
  g_assert_cmpuint (n_turns, >, 4);
  /* It fades fast, and at once. */
  g_assert_cmpfloat (get_level_db (&live, live.happened_us + 170000, live.happened_us + 600000), <, SILENCE_DB);
  tear_down (&live);
}

static void
go_own_pace (Live *self)
{
  change (self, NABIJ_BREATH_CHANGE_OWN_PACE);
}

static void
test_is_silent_in_own_pace (void)
{
  static const Event events[] = { { 22900 * 1000, go_own_pace }, { 0 } };
  const NabijMix     mix = make_voice_mix ();
  gint64             rest_us;
  Live               live;

  set_up (&live);
  run (&live, &mix, events);
  rest_us = nabij_breath_plan_get_stage_start_us (live.plan, NABIJ_STAGE_REST);
  g_assert_cmpfloat (get_level_db (&live, 22600 * 1000, 22900 * 1000), >, -50.0);
  g_assert_cmpfloat (get_level_db (&live, 23300 * 1000, rest_us), <, SILENCE_DB);
  assert_said_from (&live, live.exercise.speech, live.plan, rest_us, 4);
  tear_down (&live);
}

static void
be_silent (Live *self)
{
  g_autoptr (GError) error = NULL;

  nabij_session_bin_set_speech (NABIJ_SESSION_BIN (self->bin), NULL, &error);
  g_assert_no_error (error);
}

/* The line fades, and what was lowered comes back and stays as it is without a voice. */
static void
test_falls_silent_when_asked (void)
{
  static const Event events[] = { { 15 * SECOND_US, be_silent }, { 0 } };
  const NabijMix     voice_mix = make_voice_mix ();
  const NabijMix     mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, "sea");
  g_autoptr (GArray) without = NULL;
  Live   live;
  double before = 1.0;

  set_up (&live);
  run (&live, &voice_mix, events);
  g_assert_cmpfloat (get_level_db (&live, 14500000, 15000000), >, -50.0);
  g_assert_cmpfloat (get_level_db (&live, 15000000 + 420000, 100 * SECOND_US), <, SILENCE_DB);
  /* It does not break off. */
  for (gint64 at_us = 15 * SECOND_US; at_us < 15400000; at_us += 10000) {
    const float *frames = (const float *)live.sound->data + 2 * to_frame (at_us);

    for (guint i = 0; i + 1 < 480; i++)
      before = MAX (before, 1.0 + fabs ((double)(frames[2 * i + 2] - frames[2 * i])));
  }
  g_assert_cmpfloat (before - 1.0, <, 0.05);

  run (&live, &mix, events);
  without = nabij_sound_collect (nabij_speech_recordings_make_bin (&live.exercise, &mix, 20, FALSE));
  g_assert_cmpuint (live.sound->len, ==, without->len);
  for (guint i = (guint)(2 * to_frame (18500000)); i < without->len; i++)
    g_assert_cmpfloat (g_array_index (live.sound, float, i), ==, g_array_index (without, float, i));
  tear_down (&live);
}

static void
let_other_speak (Live *self)
{
  g_autoptr (GError) error = NULL;

  nabij_session_bin_set_speech (NABIJ_SESSION_BIN (self->bin), self->other, &error);
  g_assert_no_error (error);
}

/* Another voice goes on with what comes; the line that was begun is not said a second time. */
static void
test_lets_another_voice_go_on (void)
{
  static const Event events[] = { { 14600 * 1000, let_other_speak }, { 0 } };
  const NabijMix     mix = make_voice_mix ();
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  Live live;

  set_up (&live);
  for (guint i = 0; i < live.exercise.recordings->len; i++)
    g_ptr_array_add (recordings, nabij_speech_recordings_say (nabij_recording_get_fields (g_ptr_array_index (live.exercise.recordings, i))->line, 4, 20 + i));
  live.other = nabij_speech_new (live.exercise.practice, &live.exercise.situation, NULL, recordings);
  run (&live, &mix, events);
  g_assert_cmpfloat (get_level_db (&live, 14400000, 14600000), >, -50.0);
  g_assert_cmpfloat (get_level_db (&live, 15000000, 19900000), <, SILENCE_DB);
  assert_said_from (&live, live.other, live.exercise.plan, 16 * SECOND_US, 9);
  tear_down (&live);
}

static void
begin_mute (Live *self)
{
  nabij_session_bin_fade (NABIJ_SESSION_BIN (self->bin), 0, 0.0, 0);
}

static void
join (Live *self)
{
  nabij_session_bin_fade (NABIJ_SESSION_BIN (self->bin), self->happened_us, 1.0, 100000);
}

static void
assert_begins_late (const Event *events,
                    guint        n_syllables)
{
  const NabijMix  mix = make_voice_mix ();
  NabijRecording *first;
  gint64          duration_us;
  Live            live;

  set_up (&live);
  first = nabij_speech_recordings_say ("water-and-rust/let-go", n_syllables, 30);
  nabij_speech_recordings_replace (&live.exercise, first);
  duration_us = nabij_recording_get_fields (first)->duration_us;
  run (&live, &mix, events);
  g_assert_cmpfloat (get_level_db (&live, 0, live.happened_us), <, SILENCE_DB);
  g_assert_cmpfloat (fabs (nabij_speech_recordings_find (live.sound, first, live.happened_us)), <=, FOUND_WITHIN_S);
  g_assert_cmpfloat (get_level_db (&live, live.happened_us + duration_us, 4390 * 1000), <, SILENCE_DB);
  assert_said_from (&live, live.exercise.speech, live.exercise.plan, 4 * SECOND_US, 12);
  tear_down (&live);
}

/* A device that comes a little late: the first line is said, from its beginning, because there is room. */
static void
test_begins_late_where_there_is_room (void)
{
  static const Event events[] = { { -1, begin_mute }, { 800 * 1000, join }, { 0 } };

  assert_begins_late (events, 8);
}

/* Or later, if it is over while its text can be read. */
static void
test_begins_later_with_its_text (void)
{
  static const Event events[] = { { -1, begin_mute }, { 2100 * 1000, join }, { 0 } };

  assert_begins_late (events, 4);
}

/* Later than that it would come too late for its words. */
static void
test_leaves_out_what_comes_too_late (void)
{
  static const Event events[] = { { -1, begin_mute }, { 3200 * 1000, join }, { 0 } };
  const NabijMix     mix = make_voice_mix ();
  Live               live;

  set_up (&live);
  run (&live, &mix, events);
  g_assert_cmpfloat (get_level_db (&live, 0, 4390 * 1000), <, SILENCE_DB);
  assert_said_from (&live, live.exercise.speech, live.exercise.plan, 4 * SECOND_US, 12);
  tear_down (&live);
}

static void
shift_a_little (Live *self)
{
  nabij_water_source_shift (get_source (self), SECOND_US / 2);
}

static void
shift_far (Live *self)
{
  nabij_water_source_shift (get_source (self), 1700000);
}

/* The sound is brought forward to what is shown: what comes is said where it is shown. Where that would be
 * too soon behind the line before it, it waits. */
static void
test_follows_a_shift (void)
{
  static const Event little[] = { { 8200 * 1000, shift_a_little }, { 0 } };
  static const Event far[] = { { 7 * SECOND_US, shift_far }, { 0 } };
  const NabijMix     mix = make_voice_mix ();
  NabijRecording    *sit;
  NabijRecording    *hand;
  gint64             ends_us;
  Live               live;

  set_up (&live);
  sit = g_ptr_array_index (live.exercise.recordings, 1);
  hand = g_ptr_array_index (live.exercise.recordings, 2);
  run (&live, &mix, little);
  g_assert_cmpfloat (fabs (nabij_speech_recordings_find (live.sound, hand, 9400000 - SECOND_US / 2)), <=, FOUND_WITHIN_S);

  ends_us = 4400000 + nabij_recording_get_fields (sit)->duration_us;
  g_assert_cmpint (ends_us, >, 9400000 - 1700000);
  run (&live, &mix, far);
  g_assert_cmpfloat (get_level_db (&live, ends_us, ends_us + 295000), <, SILENCE_DB);
  g_assert_cmpfloat (fabs (nabij_speech_recordings_find (live.sound, hand, ends_us + 300000)), <=, FOUND_WITHIN_S);
  tear_down (&live);
}

/* Each of these is left out with one message for all of them, and the rest is said. */
static void
test_leaves_out_what_is_damaged (void)
{
  const NabijMix mix = make_voice_mix ();
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) letters = g_bytes_new_static ("These are no sounds, but letters of a text.", 43);
  g_autoptr (GBytes) half = NULL;
  g_autoptr (GBytes) vorbis = NULL;
  g_autofree char *path = g_build_filename (NABIJ_TEST_SOUND_DIR, "sea.ogg", NULL);
  char            *contents;
  gsize            length;
  GBytes          *whole;
  Live             live;

  set_up (&live);
  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  vorbis = g_bytes_new_take (contents, length);
  whole = nabij_recording_get_sound (g_ptr_array_index (live.exercise.recordings, 2));
  half = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  nabij_speech_recordings_replace (&live.exercise, nabij_speech_recordings_take ("water-and-rust/let-go", vorbis, 2 * SECOND_US));
  nabij_speech_recordings_replace (&live.exercise, nabij_speech_recordings_take ("water-and-rust/sit-or-lie", letters, 2 * SECOND_US));
  nabij_speech_recordings_replace (&live.exercise, nabij_speech_recordings_take ("water-and-rust/hand", half, 3 * SECOND_US));
  nabij_speech_recordings_replace (&live.exercise, nabij_speech_recordings_take ("water-and-rust/tone-eyes", nothing, 2 * SECOND_US));
  run (&live, &mix, NULL);

  g_assert_cmpuint (live.n_broken, ==, 1);
  g_assert_cmpfloat (get_level_db (&live, 0, 20 * SECOND_US), <, SILENCE_DB);
  assert_said_from (&live, live.exercise.speech, live.exercise.plan, 20 * SECOND_US, 10);
  tear_down (&live);
}

/* What cannot be said lowers nothing. */
static void
test_lowers_nothing_for_what_is_damaged (void)
{
  const NabijMix mix = nabij_sound_make_mix (NABIJ_VOICE_WATER, NULL);
  g_autoptr (GBytes) letters = g_bytes_new_static ("letters", 7);
  g_autoptr (GArray) without = NULL;
  Live live;

  set_up (&live);
  nabij_speech_recordings_replace (&live.exercise, nabij_speech_recordings_take ("water-and-rust/look-around", letters, 2 * SECOND_US));
  run (&live, &mix, NULL);
  without = nabij_sound_collect (nabij_speech_recordings_make_bin (&live.exercise, &mix, 20, FALSE));
  g_assert_cmpuint (live.n_broken, ==, 1);
  for (guint i = (guint)(2 * to_frame (110 * SECOND_US)); i < without->len; i++)
    g_assert_cmpfloat (g_array_index (live.sound, float, i), ==, g_array_index (without, float, i));
  tear_down (&live);
}

#define ADD(name, test) g_test_add_func ("/nabij/audio/speech-live/" name, test)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("pauses-in-a-line", test_pauses_in_a_line);
  ADD ("is-over-before-a-turn-that-comes-sooner", test_is_over_before_a_turn_that_comes_sooner);
  ADD ("is-silent-in-own-pace", test_is_silent_in_own_pace);
  ADD ("falls-silent-when-asked", test_falls_silent_when_asked);
  ADD ("lets-another-voice-go-on", test_lets_another_voice_go_on);
  ADD ("begins-late-where-there-is-room", test_begins_late_where_there_is_room);
  ADD ("begins-later-with-its-text", test_begins_later_with_its_text);
  ADD ("leaves-out-what-comes-too-late", test_leaves_out_what_comes_too_late);
  ADD ("follows-a-shift", test_follows_a_shift);
  ADD ("leaves-out-what-is-damaged", test_leaves_out_what_is_damaged);
  ADD ("lowers-nothing-for-what-is-damaged", test_lowers_nothing_for_what_is_damaged);

  return g_test_run ();
}
