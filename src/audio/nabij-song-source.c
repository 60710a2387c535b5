/* nabij-song-source.c
 *
 * The samples are made on a streaming thread of GStreamer, which is the only one to touch anything
 * here once the element runs. Another song is handed over to it under `lock`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song-source.h"

#include "nabij-audio-error.h"
#include "nabij-frames.h"
#include "nabij-song-reader.h"
#include "nabij-speech-filter.h"

#include <math.h>
#include <string.h>

#define BUFFER_FRAMES 960
/* The gain follows the plan in steps of five milliseconds, and glides in between. */
#define STEP_FRAMES 240

#define FADE_IN_US (4 * G_TIME_SPAN_SECOND)
#define FADE_OUT_US (8 * G_TIME_SPAN_SECOND)
/* The gain of a song brings it to about -18 LUFS; this much softer it goes with the water. */
#define BESIDE_WATER_DB -3.0
/* What was recorded here comes at -20 LUFS. */
#define RECORDING_GAIN_DB 2.0
/* How fast it comes and goes at least where the plan jumps, in shares of its loudness a second. */
#define GAIN_PER_S 2.0
/* Less than this the song need not be where the stage is; a pause comes back this exactly. */
#define NEAR_ENOUGH_US (3 * G_TIME_SPAN_SECOND)

/* What is played. */
typedef struct {
  NabijSongReader *reader; /* NULL where there is nothing, or it is broken */
  double           loudness;
  const char      *broken; /* static; the name of the message that tells that it is */
} Play;

struct _NabijSongSource {
  GstPushSrc parent_instance;

  GMutex   lock;
  Play     next;
  gboolean has_next;

  NabijWaterSource *water;
  NabijTimeline    *timeline;
  Play              play;
  gint64            first_stream_us;
  gint64            buffer_frames;
  gint64            next_frame; /* of this stream */
  gint64            at_frame;   /* of the song */
  double            gain;
};

G_DEFINE_FINAL_TYPE (NabijSongSource, nabij_song_source, GST_TYPE_PUSH_SRC)

static GstStaticPadTemplate source_template =
  GST_STATIC_PAD_TEMPLATE ("src",
                           GST_PAD_SRC,
                           GST_PAD_ALWAYS,
                           GST_STATIC_CAPS (NABIJ_FRAMES_CAPS));

static double
smooth (double at)
{
  at = CLAMP (at, 0.0, 1.0);
  return at * at * (3.0 - 2.0 * at);
}

/* How far the song is, and how much of its stages is left. Stages with the song that follow each other
 * are one. */
static gboolean
find_place (NabijSongSource        *self,
            const NabijBreathState *state,
            gint64                 *elapsed_us,
            gint64                 *left_us)
{
  const guint n_stages = nabij_timeline_get_n_stages (self->timeline);

  if (state->stage != NABIJ_STAGE_TIMED || state->bed != NABIJ_BED_SONG || state->stage_number >= n_stages)
    return FALSE;

  *elapsed_us = state->stage_elapsed_us;
  *left_us = nabij_timeline_get_stage (self->timeline, state->stage_number)->duration_us - state->stage_elapsed_us;
  for (guint i = state->stage_number; i > 0 && nabij_timeline_get_stage (self->timeline, i - 1)->bed == NABIJ_BED_SONG; i--)
    *elapsed_us += nabij_timeline_get_stage (self->timeline, i - 1)->duration_us;
  for (guint i = state->stage_number + 1; i < n_stages && nabij_timeline_get_stage (self->timeline, i)->bed == NABIJ_BED_SONG; i++)
    *left_us += nabij_timeline_get_stage (self->timeline, i)->duration_us;
  return TRUE;
}

/* How much of the song itself is left. */
static gint64
get_left_us (NabijSongSource *self)
{
  const gint64 n_frames = nabij_song_reader_get_n_frames (self->play.reader);

  return n_frames == G_MAXINT64 ? G_MAXINT64 : nabij_frames_to_us (MAX (0, n_frames - self->at_frame));
}

/* Without its song a stage is water and humming. */
static void
give_up (NabijSongSource *self,
         GError          *error)
{
  GstStructure *structure = gst_structure_new (self->play.broken, "error", G_TYPE_ERROR, error, NULL);

  g_clear_pointer (&self->play.reader, nabij_song_reader_free);
  self->gain = 0.0;
  nabij_water_source_set_has_song (self->water, FALSE);
  gst_element_post_message (GST_ELEMENT (self), gst_message_new_element (GST_OBJECT (self), structure));
}

static gboolean
has_next (NabijSongSource *self)
{
  gboolean result;

  g_mutex_lock (&self->lock);
  result = self->has_next;
  g_mutex_unlock (&self->lock);
  return result;
}

/* The old one has faded: from here on the other one plays, from where the stage is. */
static void
take_next (NabijSongSource *self)
{
  Play old = self->play;

  g_mutex_lock (&self->lock);
  self->play = self->next;
  self->next = (Play){ 0 };
  self->has_next = FALSE;
  g_mutex_unlock (&self->lock);

  g_clear_pointer (&old.reader, nabij_song_reader_free);
  self->at_frame = 0;
  nabij_water_source_set_has_song (self->water, self->play.reader != NULL);
}

/* Adds a few milliseconds of the song, or leaves them silent. */
static gboolean
render_step (NabijSongSource *self,
             float           *frames,
             guint            n_frames)
{
  g_autoptr (GError) error = NULL;
  NabijBreathState state;
  gint64           elapsed_us = 0;
  gint64           left_us = 0;
  double           wanted = 0.0;
  double           step;
  gboolean         is_read;
  gboolean         is_going = has_next (self);

  memset (frames, 0, n_frames * NABIJ_BYTES_PER_FRAME);
  if (is_going && (self->gain == 0.0 || self->play.reader == NULL)) {
    take_next (self);
    is_going = FALSE;
  }
  if (self->play.reader == NULL)
    return FALSE;

  nabij_water_source_at_stream (self->water, self->first_stream_us + nabij_frames_to_us (self->next_frame), &state);
  if (!is_going && find_place (self, &state, &elapsed_us, &left_us) && state.phase != NABIJ_PHASE_PAUSE) {
    wanted = smooth ((double)elapsed_us / FADE_IN_US) * smooth ((double)MIN (left_us, get_left_us (self)) / FADE_OUT_US);
    if (self->gain == 0.0 && ABS (nabij_frames_from_us (elapsed_us) - self->at_frame) > nabij_frames_from_us (NEAR_ENOUGH_US)) {
      self->at_frame = nabij_frames_from_us (elapsed_us);
      if (!nabij_song_reader_seek (self->play.reader, self->at_frame, &error)) {
        give_up (self, error);
        return FALSE;
      }
    }
  }
  if (wanted == 0.0 && self->gain == 0.0)
    return FALSE;

  is_read = nabij_song_reader_read (self->play.reader, frames, n_frames, &error);
  if (!is_read) {
    give_up (self, error);
    return FALSE;
  }
  self->at_frame += n_frames;

  step = GAIN_PER_S * n_frames / NABIJ_WATER_SOURCE_RATE;
  step = CLAMP (wanted - self->gain, -step, step) / n_frames;
  for (guint i = 0; i < n_frames; i++) {
    self->gain += step;
    frames[2 * i] *= (float)(self->gain * self->play.loudness);
    frames[2 * i + 1] *= (float)(self->gain * self->play.loudness);
  }
  if (self->gain < 1e-6)
    self->gain = 0.0;
  return TRUE;
}

static GstFlowReturn
nabij_song_source_create (GstPushSrc *source,
                          GstBuffer **buffer)
{
  NabijSongSource *self = NABIJ_SONG_SOURCE (source);
  g_autoptr (GstBuffer) made = NULL;
  const gint64 first = self->next_frame;
  gboolean     is_heard = FALSE;
  GstMapInfo   map;

  made = gst_buffer_new_allocate (NULL, (gsize)self->buffer_frames * NABIJ_BYTES_PER_FRAME, NULL);
  if (made == NULL || !gst_buffer_map (made, &map, GST_MAP_WRITE))
    return GST_FLOW_ERROR;

  for (gint64 done = 0; done < self->buffer_frames;) {
    const gint64 n = MIN (STEP_FRAMES, self->buffer_frames - done);

    is_heard |= render_step (self, (float *)map.data + 2 * done, (guint)n);
    self->next_frame += n;
    done += n;
  }
  gst_buffer_unmap (made, &map);

  /* The mixer need not add silence. */
  if (!is_heard)
    GST_BUFFER_FLAG_SET (made, GST_BUFFER_FLAG_GAP);
  GST_BUFFER_OFFSET (made) = (guint64)first;
  GST_BUFFER_OFFSET_END (made) = (guint64)self->next_frame;
  GST_BUFFER_PTS (made) = gst_util_uint64_scale_int ((guint64)first, GST_SECOND, NABIJ_WATER_SOURCE_RATE);
  GST_BUFFER_DURATION (made) =
    gst_util_uint64_scale_int ((guint64)self->next_frame, GST_SECOND, NABIJ_WATER_SOURCE_RATE) - GST_BUFFER_PTS (made);

  *buffer = g_steal_pointer (&made);
  return GST_FLOW_OK;
}

static gboolean
nabij_song_source_is_seekable (GstBaseSrc *source)
{
  return FALSE;
}

static void
nabij_song_source_finalize (GObject *object)
{
  NabijSongSource *self = NABIJ_SONG_SOURCE (object);

  gst_clear_object (&self->water);
  g_clear_pointer (&self->timeline, nabij_timeline_unref);
  g_clear_pointer (&self->play.reader, nabij_song_reader_free);
  g_clear_pointer (&self->next.reader, nabij_song_reader_free);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (nabij_song_source_parent_class)->finalize (object);
}

static void
nabij_song_source_class_init (NabijSongSourceClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nabij_song_source_finalize;
  GST_BASE_SRC_CLASS (klass)->is_seekable = nabij_song_source_is_seekable;
  GST_PUSH_SRC_CLASS (klass)->create = nabij_song_source_create;

  gst_element_class_add_static_pad_template (element_class, &source_template);
  gst_element_class_set_static_metadata (element_class,
                                         "Song",
                                         "Source/Audio",
                                         "Plays the family's song in the stages that have it",
                                         "Nabij");
}

static void
nabij_song_source_init (NabijSongSource *self)
{
  g_mutex_init (&self->lock);
  self->buffer_frames = BUFFER_FRAMES;
  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
}

static gboolean
open_song (const char *path,
           double      gain_db,
           Play       *play,
           GError    **error)
{
  *play = (Play){
    .reader = nabij_song_reader_new (path, error),
    .loudness = pow (10.0, (gain_db + BESIDE_WATER_DB) / 20.0),
    .broken = NABIJ_SONG_SOURCE_BROKEN,
  };
  return play->reader != NULL;
}

static gboolean
open_recording (NabijRecording *recording,
                Play           *play,
                GError        **error)
{
  GBytes *sound = nabij_recording_get_sound (recording);

  if (sound == NULL) {
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_RECORDING_DAMAGED,
                         nabij_audio_error_get_damaged_words ());
    return FALSE;
  }
  *play = (Play){
    .reader = nabij_song_reader_new_for_bytes (sound, error),
    .loudness = pow (10.0, (RECORDING_GAIN_DB + BESIDE_WATER_DB) / 20.0),
    .broken = NABIJ_SPEECH_BROKEN,
  };
  return play->reader != NULL;
}

static GstElement *
make_source (NabijWaterSource *water,
             NabijTimeline    *timeline,
             gint64            first_stream_us,
             const Play       *play)
{
  NabijSongSource *self = g_object_new (NABIJ_TYPE_SONG_SOURCE, NULL);

  self->water = g_object_ref (water);
  self->timeline = nabij_timeline_ref (timeline);
  self->play = *play;
  self->first_stream_us = first_stream_us;
  nabij_water_source_set_has_song (water, TRUE);

  return GST_ELEMENT (self);
}

static void
hand_over (NabijSongSource *self,
           const Play      *play)
{
  g_autoptr (NabijSongReader) skipped = NULL;

  g_mutex_lock (&self->lock);
  if (self->has_next)
    skipped = self->next.reader;
  self->next = *play;
  self->has_next = TRUE;
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_song_source_new:
 * @water: the source of the water, whose plan is followed
 * @timeline: the stages of that plan
 * @first_stream_us: where in the water's stream this one begins, in microseconds, ≥ 0
 * @path: (type filename): the family's song
 * @gain_db: what brings it to an even loudness, in decibels
 * @error: return location for an error
 *
 * Makes the element that plays the song where the plan has it: it follows the time of its stage
 * through pauses and jumps, comes in four seconds and goes in eight. It never ends by itself. A song
 * that cannot be played on the way posts the element message `NABIJ_SONG_SOURCE_BROKEN`, once, and
 * is silent from there on.
 *
 * Errors: `NABIJ_AUDIO_ERROR_SONG_VANISHED` and `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`.
 *
 * Returns: (transfer floating) (nullable): the element, or `NULL` with @error set
 */
GstElement *
nabij_song_source_new (NabijWaterSource *water,
                       NabijTimeline    *timeline,
                       gint64            first_stream_us,
                       const char       *path,
                       double            gain_db,
                       GError          **error)
{
  Play play;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (water), NULL);
  g_return_val_if_fail (timeline != NULL && path != NULL, NULL);

  return open_song (path, gain_db, &play, error) ? make_source (water, timeline, first_stream_us, &play) : NULL;
}

/**
 * nabij_song_source_new_for_recording:
 * @water: the source of the water, whose plan is followed
 * @timeline: the stages of that plan
 * @first_stream_us: where in the water's stream this one begins, in microseconds, ≥ 0
 * @recording: a song that was recorded here
 * @error: return location for an error
 *
 * Makes the element that plays a recording as the song. One that cannot be played posts
 * `NABIJ_SPEECH_BROKEN`.
 *
 * Errors: `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`, `NABIJ_AUDIO_ERROR_RECORDING_DAMAGED`.
 *
 * Returns: (transfer floating) (nullable): the element, or `NULL` with @error set
 */
GstElement *
nabij_song_source_new_for_recording (NabijWaterSource *water,
                                     NabijTimeline    *timeline,
                                     gint64            first_stream_us,
                                     NabijRecording   *recording,
                                     GError          **error)
{
  Play play;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (water), NULL);
  g_return_val_if_fail (timeline != NULL && recording != NULL, NULL);

  return open_recording (recording, &play, error) ? make_source (water, timeline, first_stream_us, &play) : NULL;
}

/**
 * nabij_song_source_set_song:
 * @self: the source
 * @path: (type filename) (nullable): the family's song, or `NULL` for none
 * @gain_db: what brings it to an even loudness, in decibels
 * @error: return location for an error
 *
 * Plays another song from now on; the one that plays fades first.
 *
 * Errors: `NABIJ_AUDIO_ERROR_SONG_VANISHED` and `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`; it goes on as before then.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_song_source_set_song (NabijSongSource *self,
                            const char      *path,
                            double           gain_db,
                            GError         **error)
{
  Play play = { 0 };

  g_return_val_if_fail (NABIJ_IS_SONG_SOURCE (self), FALSE);

  if (path != NULL && !open_song (path, gain_db, &play, error))
    return FALSE;
  hand_over (self, &play);
  return TRUE;
}

/**
 * nabij_song_source_set_recording:
 * @self: the source
 * @recording: a song that was recorded here
 * @error: return location for an error
 *
 * Plays a recording as the song from now on; the one that plays fades first.
 *
 * Errors: as for [ctor@SongSource.new_for_recording]; it goes on as before then.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_song_source_set_recording (NabijSongSource *self,
                                 NabijRecording  *recording,
                                 GError         **error)
{
  Play play;

  g_return_val_if_fail (NABIJ_IS_SONG_SOURCE (self), FALSE);
  g_return_val_if_fail (recording != NULL, FALSE);

  if (!open_recording (recording, &play, error))
    return FALSE;
  hand_over (self, &play);
  return TRUE;
}

/**
 * nabij_song_source_set_buffer_ms:
 * @self: the source, not yet started
 * @buffer_ms: how much is made at once, in milliseconds, 1 to 1000; 20 at first
 *
 * Chooses how much is made at once.
 */
void
nabij_song_source_set_buffer_ms (NabijSongSource *self,
                                 guint            buffer_ms)
{
  g_return_if_fail (NABIJ_IS_SONG_SOURCE (self));
  g_return_if_fail (buffer_ms >= 1 && buffer_ms <= 1000);

  self->buffer_frames = (gint64)buffer_ms * NABIJ_WATER_SOURCE_RATE / 1000;
}
