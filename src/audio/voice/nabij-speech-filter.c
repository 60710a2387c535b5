/* nabij-speech-filter.c
 *
 * All samples are touched on one streaming thread, which also has the course, the voice and the ducking to
 * itself. What the main thread asks is handed over under `lock`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech-filter.h"

#include "nabij-ducking.h"
#include "nabij-frames.h"
#include "nabij-recording-shelf.h"
#include "nabij-speech-course.h"

#include <math.h>

/* The gain of the rest is followed every millisecond, on a grid that does not depend on how much is made at
 * once. */
#define STEP_FRAMES 48
#define STEP_S (1.0 / 1000.0)
/* Recordings come at -20 LUFS, heard in both channels. Over the water, which is at -22 and 6 dB lower now,
 * that is some 7 LU: clear, and kind. */
#define VOICE_DB -0.5
/* In about this time a changed volume is reached. */
#define LEVEL_S 0.1

#define FADE_TURN_US 150000
#define FADE_CHOSEN_US 300000
/* Beyond this the sound was shifted in the plan. */
#define SHIFT_US 1500
/* So long before it sounds it is looked whether a line can be played at all. */
#define LOOK_US (NABIJ_DUCKING_LEAD_US + 200 * 1000)

/* From this frame on, what is made is heard, or is faded away by what comes behind. */
typedef struct {
  gint64   frame;
  gboolean is_heard;
} Hearing;

/* What is being said. */
typedef struct {
  NabijRecording      *recording; /* NULL in between */
  NabijRecordingSound *sound;
  gint64               begins_us;
  gint64               at_sample; /* negative before it begins */
  double               gain;
  double               gain_step; /* for each sample; 0 unless it fades */
} Voice;

struct _NabijSpeechFilter {
  GstBaseTransform parent_instance;

  NabijWaterSource    *water;
  NabijRecordingShelf *shelf;

  GMutex       lock;
  NabijSpeech *asked_speech; /* NULL for none */
  gboolean     is_asked;
  GArray      *hearings; /* of Hearing, in the order of their frames */
  double       asked_level;
  gboolean     is_offline;

  /* The streaming thread's. */
  NabijSpeechCourse *course;
  NabijSpeech       *speech;
  NabijBreathPlan   *plan; /* What the course was laid out for */
  NabijDucking       ducking;
  Voice              voice;
  double             wanted_level;
  double             level;
  double             rest_gain;
  gint64             expected_us; /* The plan's time of the next step, unless it was shifted */
  gboolean           is_begun;
  gboolean           is_heard;
  gboolean           is_told; /* that something of this speech is broken */
  NabijRecording    *looked;  /* known to be ready; only compared */
};

G_DEFINE_FINAL_TYPE (NabijSpeechFilter, nabij_speech_filter, GST_TYPE_BASE_TRANSFORM)

static GstStaticPadTemplate sink_template =
  GST_STATIC_PAD_TEMPLATE ("sink", GST_PAD_SINK, GST_PAD_ALWAYS, GST_STATIC_CAPS (NABIJ_FRAMES_CAPS));
static GstStaticPadTemplate source_template =
  GST_STATIC_PAD_TEMPLATE ("src", GST_PAD_SRC, GST_PAD_ALWAYS, GST_STATIC_CAPS (NABIJ_FRAMES_CAPS));

static void
drop_voice (NabijSpeechFilter *self,
            gint64             now_us)
{
  if (self->voice.recording != NULL)
    nabij_speech_course_end (self->course, now_us);
  g_clear_pointer (&self->voice.recording, nabij_recording_unref);
  g_clear_pointer (&self->voice.sound, nabij_recording_sound_unref);
}

static gboolean
is_fading (NabijSpeechFilter *self)
{
  return self->voice.gain_step != 0.0;
}

static void
fade_voice (NabijSpeechFilter *self,
            gint64             fade_us)
{
  const double step = -1.0 / (double)nabij_frames_from_us (fade_us);

  self->voice.gain_step = MIN (self->voice.gain_step, step);
}

/* The plan, or the voice, is another one, or the sound was shifted: what is being said may not fit any more. */
static void
reconsider_voice (NabijSpeechFilter *self,
                  gint64             now_us,
                  gboolean           is_other_speech,
                  gboolean           is_shifted)
{
  NabijBreathState state;
  gint64           n_samples;
  gboolean         is_laid_out;

  if (self->voice.recording == NULL)
    return;

  nabij_recording_sound_get_samples (self->voice.sound, &n_samples);
  is_laid_out = nabij_speech_course_has (self->course, self->voice.recording, self->voice.begins_us);
  nabij_breath_plan_at (self->plan, now_us, &state);
  if (is_other_speech && !is_laid_out)
    fade_voice (self, FADE_CHOSEN_US);
  else if (is_laid_out && !is_shifted)
    return;
  else if (nabij_speech_course_is_turned (self->course, now_us, now_us + nabij_frames_to_us (n_samples - self->voice.at_sample)))
    fade_voice (self, FADE_TURN_US);
  else if (state.phase == NABIJ_PHASE_OWN_PACE)
    fade_voice (self, FADE_CHOSEN_US);
}

static void
want_next (NabijSpeechFilter *self,
           gint64             now_us)
{
  NabijRecording *recordings[NABIJ_RECORDING_SHELF_MAX];
  guint           n;

  n = nabij_speech_course_list_next (self->course, now_us, recordings, NABIJ_RECORDING_SHELF_MAX);
  nabij_recording_shelf_want (self->shelf, recordings, n);
}

static void
lay_out (NabijSpeechFilter *self,
         NabijBreathPlan   *plan,
         gint64             now_us,
         gboolean           is_other_speech)
{
  g_autoptr (NabijBreathPlan) old = self->plan;

  self->plan = nabij_breath_plan_ref (plan);
  nabij_speech_course_lay_out (self->course, self->speech, plan);
  self->looked = NULL;
  want_next (self, now_us);
  reconsider_voice (self, now_us, is_other_speech, FALSE);
}

static void
leave_out (NabijSpeechFilter *self,
           NabijSpeechTurn   *turn,
           GError            *error,
           gint64             now_us)
{
  nabij_speech_course_begin (self->course, turn);
  want_next (self, now_us);
  if (self->is_told)
    return;

  self->is_told = TRUE;
  gst_element_post_message (GST_ELEMENT (self),
                            gst_message_new_element (GST_OBJECT (self),
                                                     gst_structure_new (NABIJ_SPEECH_BROKEN, "error", G_TYPE_ERROR, error, NULL)));
}

/* Begins what is due before @until_us, and leaves out what turns out to be broken. */
static void
attend_to_lines (NabijSpeechFilter *self,
                 gint64             now_us,
                 gint64             until_us)
{
  NabijSpeechTurn *turn;

  while ((turn = nabij_speech_course_find_next (self->course, now_us)) != NULL && turn->begins_us < until_us + LOOK_US) {
    const gboolean is_due = turn->begins_us < until_us && self->voice.recording == NULL &&
                            nabij_speech_course_is_free (self->course, now_us);
    g_autoptr (NabijRecordingSound) sound = NULL;
    g_autoptr (GError) error = NULL;

    if (!is_due && turn->recording == self->looked)
      return;

    switch (nabij_recording_shelf_look (self->shelf, turn->recording, self->is_offline, &sound, &error)) {
    case NABIJ_RECORDING_SHELF_BROKEN:
      leave_out (self, turn, error, now_us);
      break;
    case NABIJ_RECORDING_SHELF_READY:
      self->looked = turn->recording;
      if (!is_due)
        return;
      self->voice = (Voice){
        .recording = nabij_recording_ref (turn->recording),
        .sound = g_steal_pointer (&sound),
        .begins_us = turn->begins_us,
        .at_sample = -((MAX (0, turn->begins_us - now_us) * 6 + 124) / 125),
        .gain = 1.0,
      };
      self->looked = NULL;
      nabij_speech_course_begin (self->course, turn);
      want_next (self, now_us);
      break;
    case NABIJ_RECORDING_SHELF_WORKING:
    default:
      /* It may still come in time. */
      return;
    }
  }
}

static void
add_voice (NabijSpeechFilter *self,
           float             *frames,
           gint64             n_frames,
           gint64             now_us)
{
  const float *samples;
  const double scale = pow (10.0, VOICE_DB / 20.0) * self->level;
  gint64       n_samples;

  samples = nabij_recording_sound_get_samples (self->voice.sound, &n_samples);
  for (gint64 i = 0; i < n_frames && self->voice.at_sample < n_samples && self->voice.gain > 0.0; i++) {
    if (self->voice.at_sample >= 0) {
      const float sample = samples[self->voice.at_sample] * (float)(scale * self->voice.gain);

      frames[2 * i] += sample;
      frames[2 * i + 1] += sample;
    }
    self->voice.at_sample += 1;
    self->voice.gain += self->voice.gain_step;
  }
  if (self->voice.at_sample >= n_samples || self->voice.gain <= 0.0)
    drop_voice (self, now_us);
}

static void
step (NabijSpeechFilter *self,
      float             *frames,
      gint64             n_frames,
      gint64             now_us)
{
  const gint64 until_us = now_us + nabij_frames_to_us (n_frames);
  double       before = self->rest_gain;
  gboolean     is_aside;

  if (ABS (now_us - self->expected_us) > SHIFT_US && self->is_begun)
    reconsider_voice (self, now_us, FALSE, TRUE);
  self->expected_us = until_us;

  if (self->is_heard)
    attend_to_lines (self, now_us, until_us);
  else
    drop_voice (self, now_us);

  is_aside = nabij_speech_course_is_aside (self->course, now_us, self->voice.recording != NULL && !is_fading (self));
  if (!self->is_begun || !self->is_heard) {
    /* What nobody hears need not be slow. */
    nabij_ducking_init (&self->ducking, is_aside);
    self->rest_gain = nabij_ducking_step (&self->ducking, is_aside, 0.0);
    before = self->rest_gain;
    self->level = self->wanted_level;
  } else if (is_aside || !nabij_ducking_is_at_rest (&self->ducking)) {
    self->rest_gain = nabij_ducking_step (&self->ducking, is_aside, STEP_S * (double)n_frames / STEP_FRAMES);
  }
  self->is_begun = TRUE;

  if (before != 1.0 || self->rest_gain != 1.0) {
    const double change = (self->rest_gain - before) / (double)n_frames;

    for (gint64 i = 0; i < n_frames; i++) {
      const float gain = (float)(before + change * (double)(i + 1));

      frames[2 * i] *= gain;
      frames[2 * i + 1] *= gain;
    }
  }

  self->level += (self->wanted_level - self->level) * (double)n_frames / NABIJ_WATER_SOURCE_RATE / LEVEL_S;
  if (self->voice.recording != NULL)
    add_voice (self, frames, n_frames, now_us);
}

/* Takes over what the main thread has asked; tells whether there is anything to do. */
static gboolean
take_over (NabijSpeechFilter *self,
           gboolean          *is_other_speech)
{
  gboolean is_busy;

  g_mutex_lock (&self->lock);
  *is_other_speech = self->is_asked;
  if (self->is_asked) {
    g_clear_pointer (&self->speech, nabij_speech_unref);
    self->speech = g_steal_pointer (&self->asked_speech);
    self->is_asked = FALSE;
    self->is_told = FALSE;
  }
  self->wanted_level = self->asked_level;
  is_busy = *is_other_speech || self->speech != NULL || self->voice.recording != NULL ||
            !nabij_ducking_is_at_rest (&self->ducking);
  g_mutex_unlock (&self->lock);
  return is_busy;
}

static void
update_heard (NabijSpeechFilter *self,
              gint64             frame)
{
  g_mutex_lock (&self->lock);
  while (self->hearings->len > 0 && g_array_index (self->hearings, Hearing, 0).frame <= frame) {
    self->is_heard = g_array_index (self->hearings, Hearing, 0).is_heard;
    g_array_remove_index (self->hearings, 0);
  }
  g_mutex_unlock (&self->lock);
}

/* Whether the plan's time runs with the stream's all through a buffer: then it need not be asked for at each
 * step, which would wait for the water where that is just making its next one. */
static gboolean
is_without_shift (NabijSpeechFilter *self,
                  gint64             frame,
                  gint64             n_frames)
{
  const gint64 first_us = nabij_frames_to_us (frame);
  const gint64 last_us = nabij_frames_to_us (frame + n_frames - 1);

  return nabij_water_source_stream_to_plan_us (self->water, last_us) - nabij_water_source_stream_to_plan_us (self->water, first_us) ==
         last_us - first_us;
}

static GstFlowReturn
nabij_speech_filter_transform_ip (GstBaseTransform *transform,
                                  GstBuffer        *buffer)
{
  NabijSpeechFilter *self = NABIJ_SPEECH_FILTER (transform);
  g_autoptr (NabijBreathPlan) plan = NULL;
  gboolean   is_other_speech;
  gboolean   is_even;
  GstMapInfo map;
  gint64     ahead_us = 0;
  gint64     frame;
  gint64     n_left;
  float     *frames;

  if (!take_over (self, &is_other_speech) || !GST_BUFFER_PTS_IS_VALID (buffer)) {
    self->is_begun = TRUE;
    return GST_FLOW_OK;
  }
  if (!gst_buffer_map (buffer, &map, GST_MAP_READWRITE))
    return GST_FLOW_ERROR;

  frames = (float *)map.data;
  n_left = (gint64)(map.size / NABIJ_BYTES_PER_FRAME);
  frame = (gint64)gst_util_uint64_scale_int_round (GST_BUFFER_PTS (buffer), NABIJ_WATER_SOURCE_RATE, GST_SECOND);
  is_even = is_without_shift (self, frame, n_left);
  while (n_left > 0) {
    const gint64 n = MIN (n_left, STEP_FRAMES - frame % STEP_FRAMES);
    gint64       now_us;

    if (plan == NULL || !is_even) {
      g_clear_pointer (&plan, nabij_breath_plan_unref);
      plan = nabij_water_source_ref_plan (self->water, nabij_frames_to_us (frame), &now_us);
      ahead_us = now_us - nabij_frames_to_us (frame);
    }
    now_us = nabij_frames_to_us (frame) + ahead_us;
    if (plan != self->plan || is_other_speech)
      lay_out (self, plan, now_us, is_other_speech);
    is_other_speech = FALSE;

    update_heard (self, frame);
    step (self, frames, n, now_us);
    frames += 2 * n;
    frame += n;
    n_left -= n;
  }
  gst_buffer_unmap (buffer, &map);
  return GST_FLOW_OK;
}

static void
nabij_speech_filter_finalize (GObject *object)
{
  NabijSpeechFilter *self = NABIJ_SPEECH_FILTER (object);

  drop_voice (self, 0);
  gst_clear_object (&self->water);
  g_clear_pointer (&self->shelf, nabij_recording_shelf_free);
  g_clear_pointer (&self->course, nabij_speech_course_free);
  g_clear_pointer (&self->asked_speech, nabij_speech_unref);
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_array_unref (self->hearings);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (nabij_speech_filter_parent_class)->finalize (object);
}

static void
nabij_speech_filter_class_init (NabijSpeechFilterClass *klass)
{
  GstElementClass       *element_class = GST_ELEMENT_CLASS (klass);
  GstBaseTransformClass *transform_class = GST_BASE_TRANSFORM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nabij_speech_filter_finalize;
  transform_class->transform_ip = nabij_speech_filter_transform_ip;

  gst_element_class_add_static_pad_template (element_class, &sink_template);
  gst_element_class_add_static_pad_template (element_class, &source_template);
  gst_element_class_set_static_metadata (element_class,
                                         "Own voice",
                                         "Filter/Effect/Audio",
                                         "Says recorded lines at their time in the plan, and lowers the rest under them",
                                         "Nabij");
}

static void
nabij_speech_filter_init (NabijSpeechFilter *self)
{
  g_mutex_init (&self->lock);
  self->hearings = g_array_new (FALSE, FALSE, sizeof (Hearing));
  self->shelf = nabij_recording_shelf_new ();
  self->course = nabij_speech_course_new ();
  self->asked_level = 1.0;
  self->level = 1.0;
  self->rest_gain = 1.0;
  self->is_heard = TRUE;
  nabij_ducking_init (&self->ducking, FALSE);
  gst_base_transform_set_in_place (GST_BASE_TRANSFORM (self), TRUE);
}

/**
 * nabij_speech_filter_new:
 * @water: the source of the water, whose plan is followed
 *
 * Makes the element that the whole mix goes through. Without a voice it touches no sample. With one, each
 * line sounds at its time in the plan, to the sample, the same in both channels, and the mix steps aside
 * for it. The times of the buffers must be those of the water.
 *
 * A recording that cannot be played posts the element message `NABIJ_SPEECH_BROKEN`, once for each speech,
 * and is left out.
 *
 * Returns: (transfer floating): the element
 */
GstElement *
nabij_speech_filter_new (NabijWaterSource *water)
{
  NabijSpeechFilter *self;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (water), NULL);

  self = g_object_new (NABIJ_TYPE_SPEECH_FILTER, NULL);
  self->water = g_object_ref (water);
  return GST_ELEMENT (self);
}

/**
 * nabij_speech_filter_set_speech:
 * @self: the filter
 * @speech: (transfer none) (nullable): what a voice says, or `NULL` for no voice
 *
 * Chooses what is said from the next buffer on; what is being said and does not belong to it fades.
 */
void
nabij_speech_filter_set_speech (NabijSpeechFilter *self,
                                NabijSpeech       *speech)
{
  g_return_if_fail (NABIJ_IS_SPEECH_FILTER (self));

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->asked_speech, nabij_speech_unref);
  self->asked_speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
  self->is_asked = TRUE;
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_speech_filter_set_level:
 * @self: the filter
 * @level: a gain for the voice, linear, 0…1; 1 at first
 *
 * Chooses how loud the voice is, softly.
 */
void
nabij_speech_filter_set_level (NabijSpeechFilter *self,
                               double             level)
{
  g_return_if_fail (NABIJ_IS_SPEECH_FILTER (self));

  g_mutex_lock (&self->lock);
  self->asked_level = CLAMP (level, 0.0, 1.0);
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_speech_filter_set_heard:
 * @self: the filter
 * @from_stream_us: when, in microseconds of the stream
 * @is_heard: whether what is made from then on is heard
 *
 * Tells that the sound is muted behind this element, or is not any more. What nobody hears is not said. At
 * first it is heard.
 */
void
nabij_speech_filter_set_heard (NabijSpeechFilter *self,
                               gint64             from_stream_us,
                               gboolean           is_heard)
{
  const Hearing hearing = { nabij_frames_from_us (MAX (0, from_stream_us)), is_heard };

  g_return_if_fail (NABIJ_IS_SPEECH_FILTER (self));

  /* As with a fader, what was asked last holds from its time on. */
  g_mutex_lock (&self->lock);
  while (self->hearings->len > 0 && g_array_index (self->hearings, Hearing, self->hearings->len - 1).frame >= hearing.frame)
    g_array_set_size (self->hearings, self->hearings->len - 1);
  g_array_append_val (self->hearings, hearing);
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_speech_filter_set_offline:
 * @self: the filter, not yet started
 *
 * Tells that nobody listens while the sound is made, as for a file: it waits where a recording is not decoded
 * in time.
 */
void
nabij_speech_filter_set_offline (NabijSpeechFilter *self)
{
  g_return_if_fail (NABIJ_IS_SPEECH_FILTER (self));

  self->is_offline = TRUE;
}
