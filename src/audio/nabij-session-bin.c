/* nabij-session-bin.c
 *
 * The probes run on GStreamer's streaming threads. What they share with the main thread is kept
 * under `lock`, or is only ever touched by one of the two.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-bin.h"

#include "nabij-ambience.h"
#include "nabij-fader.h"
#include "nabij-frames.h"
#include "nabij-gstreamer.h"
#include "nabij-nearness.h"
#include "nabij-song-source.h"
#include "nabij-speech-filter.h"
#include "nabij-water-synth.h"

#include <math.h>

/* How long a change of a volume takes, so that moving a slider is never heard as steps. */
#define GLIDE_US (150 * G_GINT64_CONSTANT (1000))
/* In this time the ambience goes most of the way to a volume that is higher, or lower. */
#define AMBIENCE_COMES_S 0.7
#define AMBIENCE_GOES_S 0.12
#define AMBIENCE_STEP_FRAMES 48
#define BUFFER_MS 20
/* However soft the water is beside everything else, a voice is not softer than this. */
#define VOICE_LEVEL_MIN 0.25

/* What is beside the water, and what only its streaming thread touches of it. */
typedef struct {
  GstElement   *element; /* owned by the bin */
  GstPad       *mixer_pad;
  gint64        first_frame; /* where in the stream of the session it begins */
  gint64        n_frames;
  double        volume;
  double        gain;
  NabijNearness nearness;
} Branch;

struct _NabijSessionBin {
  GstBin parent_instance;

  char              *sound_dir;
  const char        *ambience_id; /* static */
  NabijTimeline     *timeline;    /* NULL where the plan has none */
  NabijWaterSource  *source;      /* owned by the bin, like all elements here */
  NabijSpeechFilter *speaker;
  GstElement        *song; /* NULL without one */
  GstElement        *mixer;
  NabijFader         breath;
  NabijFader         fade;
  NabijFader         master;
  Branch             ambience;
  gint64             n_mixed_frames; /* only the mixer's thread */
  guint              buffer_ms;

  NabijSpeech    *speech;      /* NULL without a voice */
  const char     *chosen_song; /* interned; NULL without one */
  double          chosen_gain_db;
  NabijRecording *played_lullaby; /* NULL where it is the song, or nothing */
  const char     *played_song;    /* interned; NULL where it is the lullaby, or nothing */

  GMutex lock;
  double ambience_volume;
};

G_DEFINE_FINAL_TYPE (NabijSessionBin, nabij_session_bin, GST_TYPE_BIN)

static const char *const needed_elements[] = { "audiomixer", "volume", "rglimiter", NULL };

static double
cubic (double volume)
{
  volume = CLAMP (volume, 0.0, 1.0);
  return volume * volume * volume;
}

/* What the plan leaves of the ambience at a frame of the session, and the volume and the nearness that
 * it should have. */
static double
ambience_gain_at (NabijSessionBin *self,
                  gint64           frame,
                  double          *volume,
                  double          *nearness)
{
  NabijBreathState state;

  nabij_water_source_at_stream (self->source, nabij_frames_to_us (frame), &state);
  *nearness = nabij_water_synth_get_ambience_nearness (&state);

  g_mutex_lock (&self->lock);
  *volume = state.phase == NABIJ_PHASE_PAUSE ? 0.0 : self->ambience_volume;
  g_mutex_unlock (&self->lock);

  return nabij_water_synth_get_ambience_gain (&state);
}

/* Brings the ambience to its volume and lets it ebb away and close with the plan. A controlled
 * `volume` cannot do this: the time in this branch begins again with each loop. */
static GstPadProbeReturn
ambience_cb (GstPad          *pad,
             GstPadProbeInfo *info,
             gpointer         user_data)
{
  NabijSessionBin *self = user_data;
  GstBuffer       *buffer = gst_buffer_make_writable (GST_PAD_PROBE_INFO_BUFFER (info));
  GstMapInfo       map;
  float           *samples;
  gint64           left;

  GST_PAD_PROBE_INFO_DATA (info) = buffer;
  if (!gst_buffer_map (buffer, &map, GST_MAP_READWRITE))
    return GST_PAD_PROBE_OK;

  samples = (float *)map.data;
  left = (gint64)(map.size / (2 * sizeof (float)));
  while (left > 0) {
    const gint64 n = MIN (left, AMBIENCE_STEP_FRAMES);
    const double seconds = (double)n / NABIJ_WATER_SOURCE_RATE;
    double       volume;
    double       nearness;
    const double left_over = ambience_gain_at (self, self->ambience.first_frame + self->ambience.n_frames + n,
                                               &volume, &nearness);
    double       gain = self->ambience.gain;
    double       step;

    /* It comes slowly, and goes fast enough for a pause. */
    self->ambience.volume += (volume - self->ambience.volume) *
                             MIN (1.0, seconds / (volume > self->ambience.volume ? AMBIENCE_COMES_S : AMBIENCE_GOES_S));
    step = (self->ambience.volume * left_over - gain) / (double)n;
    for (gint64 i = 0; i < n; i++) {
      gain += step;
      samples[2 * i] *= (float)gain;
      samples[2 * i + 1] *= (float)gain;
    }
    nabij_nearness_apply (&self->ambience.nearness, nearness, samples, (guint)n);
    self->ambience.gain = gain;
    self->ambience.n_frames += n;
    samples += 2 * n;
    left -= n;
  }
  gst_buffer_unmap (buffer, &map);

  return GST_PAD_PROBE_OK;
}

/* Ends the mix with the water's last frame: the ambience by itself would never end. */
static GstPadProbeReturn
mixed_cb (GstPad          *pad,
          GstPadProbeInfo *info,
          gpointer         user_data)
{
  NabijSessionBin *self = user_data;
  GstBuffer       *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  const gint64     n_frames = (gint64)(gst_buffer_get_size (buffer) / (2 * sizeof (float)));
  const gint64     n_whole = nabij_water_source_get_n_frames (self->source);
  const gint64     n_left = n_whole - self->n_mixed_frames;

  if (n_whole < 0 || n_left >= n_frames) {
    self->n_mixed_frames += n_frames;
    return GST_PAD_PROBE_OK;
  }

  if (n_left <= 0) {
    gst_buffer_unref (buffer);
    GST_PAD_PROBE_INFO_DATA (info) = NULL;
    GST_PAD_PROBE_INFO_FLOW_RETURN (info) = GST_FLOW_EOS;
    return GST_PAD_PROBE_HANDLED;
  }

  buffer = gst_buffer_make_writable (buffer);
  gst_buffer_resize (buffer, 0, (gssize)((gsize)n_left * 2 * sizeof (float)));
  GST_BUFFER_DURATION (buffer) = gst_util_uint64_scale_int ((guint64)n_left, GST_SECOND, NABIJ_WATER_SOURCE_RATE);
  GST_PAD_PROBE_INFO_DATA (info) = buffer;
  self->n_mixed_frames = n_whole;

  return GST_PAD_PROBE_OK;
}

/* Adds the ambience to the mix, from the frame on that the water makes next. */
static gboolean
add_ambience (NabijSessionBin *self,
              const char      *id,
              GError         **error)
{
  const NabijAmbienceInfo *info;
  g_autofree char         *path = NULL;
  g_autoptr (GstPad) pad = NULL;
  NabijBreathState state;
  gint64           begins_us = 0;

  info = nabij_ambience_find (id, error);
  if (info == NULL)
    return FALSE;

  path = g_build_filename (self->sound_dir, info->file, NULL);
  self->ambience.element = nabij_ambience_new (path, error);
  if (self->ambience.element == NULL)
    return FALSE;

  begins_us = nabij_water_source_get_edge_stream_us (self->source);
  self->ambience_id = info->id;
  self->ambience.first_frame = nabij_frames_from_us (begins_us);
  self->ambience.n_frames = 0;
  self->ambience.volume = 0.0;
  self->ambience.gain = 0.0;
  nabij_water_source_at_stream (self->source, begins_us, &state);
  nabij_nearness_init (&self->ambience.nearness, nabij_water_synth_get_ambience_nearness (&state));

  gst_bin_add (GST_BIN (self), self->ambience.element);
  pad = gst_element_get_static_pad (self->ambience.element, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, ambience_cb, self, NULL);
  self->ambience.mixer_pad = gst_element_request_pad_simple (self->mixer, "sink_%u");
  gst_pad_set_offset (self->ambience.mixer_pad, begins_us * GST_USECOND);
  gst_pad_link (pad, self->ambience.mixer_pad);
  gst_element_sync_state_with_parent (self->ambience.element);

  return TRUE;
}

static gboolean
has_song_stage (NabijTimeline *timeline)
{
  for (guint i = 0; timeline != NULL && i < nabij_timeline_get_n_stages (timeline); i++) {
    if (nabij_timeline_get_stage (timeline, i)->bed == NABIJ_BED_SONG)
      return TRUE;
  }
  return FALSE;
}

/* Adds the song to the mix, from the frame on that the water makes next. The volume of the breath is not
 * its volume: only that of everything is. */
static void
add_song (NabijSessionBin *self,
          GstElement      *song,
          gint64           begins_us)
{
  g_autoptr (GstPad) pad = NULL;
  g_autoptr (GstPad) mixer_pad = NULL;

  self->song = song;
  nabij_song_source_set_buffer_ms (NABIJ_SONG_SOURCE (song), self->buffer_ms);
  gst_bin_add (GST_BIN (self), song);
  pad = gst_element_get_static_pad (song, "src");
  mixer_pad = gst_element_request_pad_simple (self->mixer, "sink_%u");
  gst_pad_set_offset (mixer_pad, begins_us * GST_USECOND);
  gst_pad_link (pad, mixer_pad);
  gst_element_sync_state_with_parent (song);
}

static gboolean
play_song (NabijSessionBin *self,
           NabijRecording  *lullaby,
           const char      *path,
           GError         **error)
{
  const gint64 begins_us = nabij_water_source_get_edge_stream_us (self->source);
  GstElement  *song;

  if (self->song != NULL && lullaby != NULL)
    return nabij_song_source_set_recording (NABIJ_SONG_SOURCE (self->song), lullaby, error);
  if (self->song != NULL)
    return nabij_song_source_set_song (NABIJ_SONG_SOURCE (self->song), path, self->chosen_gain_db, error);

  if (lullaby != NULL)
    song = nabij_song_source_new_for_recording (self->source, self->timeline, begins_us, lullaby, error);
  else
    song = nabij_song_source_new (self->source, self->timeline, begins_us, path, self->chosen_gain_db, error);
  if (song == NULL)
    return FALSE;

  add_song (self, song, begins_us);
  return TRUE;
}

/* Where the plan has a stage for a song, plays what was sung by the voice that is heard, or the file. */
static gboolean
update_song (NabijSessionBin *self,
             GError         **error)
{
  NabijRecording *lullaby = self->speech != NULL ? nabij_speech_get_song (self->speech) : NULL;
  const char     *path = lullaby == NULL ? self->chosen_song : NULL;

  if (!has_song_stage (self->timeline) || (lullaby == self->played_lullaby && path == self->played_song))
    return TRUE;
  if (!play_song (self, lullaby, path, error))
    return FALSE;

  g_clear_pointer (&self->played_lullaby, nabij_recording_unref);
  self->played_lullaby = lullaby != NULL ? nabij_recording_ref (lullaby) : NULL;
  self->played_song = path;
  return TRUE;
}

/* A voice is as loud as what it is heard with, but stays to be heard. */
static void
update_voice_level (NabijSessionBin *self,
                    const NabijMix  *mix)
{
  const double beside = mix->ambience != NULL ? cubic (mix->ambience_volume) : 0.0;

  nabij_speech_filter_set_level (self->speaker, MAX (VOICE_LEVEL_MIN, MAX (cubic (mix->breath_volume), beside)));
}

static void
nabij_session_bin_dispose (GObject *object)
{
  NabijSessionBin *self = NABIJ_SESSION_BIN (object);

  if (self->mixer != NULL && self->ambience.mixer_pad != NULL)
    gst_element_release_request_pad (self->mixer, self->ambience.mixer_pad);
  gst_clear_object (&self->ambience.mixer_pad);
  self->mixer = NULL;
  g_clear_pointer (&self->timeline, nabij_timeline_unref);
  nabij_fader_clear (&self->breath);
  nabij_fader_clear (&self->fade);
  nabij_fader_clear (&self->master);

  G_OBJECT_CLASS (nabij_session_bin_parent_class)->dispose (object);
}

static void
nabij_session_bin_finalize (GObject *object)
{
  NabijSessionBin *self = NABIJ_SESSION_BIN (object);

  g_clear_pointer (&self->sound_dir, g_free);
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_clear_pointer (&self->played_lullaby, nabij_recording_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (nabij_session_bin_parent_class)->finalize (object);
}

static void
nabij_session_bin_class_init (NabijSessionBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_session_bin_dispose;
  object_class->finalize = nabij_session_bin_finalize;

  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass),
                                         "Session",
                                         "Source/Audio",
                                         "Everything that is heard in a session",
                                         "Nabij");
}

static void
nabij_session_bin_init (NabijSessionBin *self)
{
  g_mutex_init (&self->lock);
}

/**
 * nabij_session_bin_new:
 * @plan: the exercise
 * @start_us: the time in the plan of the first sample, in microseconds, ≥ 0
 * @mix: what the person chose to hear
 * @sound_dir: the folder of the sound files
 * @error: return location for an error
 *
 * Makes the one element that is all the sound of a session: water, tone, bowls and ambience, the song of a
 * plan that has a stage for it, and over all of it a voice; mixed, faded, at the person's volume, and
 * limited. It has one pad, `src`, with stereo float samples at 48 kHz. Its stream begins at zero with
 * @start_us of the plan, and is over where the plan is, to the sample. [method@SessionBin.get_source] is where changes of the plan go.
 *
 * Errors: `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`, and for the ambience `NABIJ_AUDIO_ERROR_MISSING_SOUND`
 * and `NABIJ_AUDIO_ERROR_UNKNOWN_SOUND`, for the song `NABIJ_AUDIO_ERROR_SONG_VANISHED`; without
 * these in @mix they cannot come.
 *
 * Returns: (transfer floating) (nullable): the element, or `NULL` with @error set
 */
GstElement *
nabij_session_bin_new (NabijBreathPlan *plan,
                       gint64           start_us,
                       const NabijMix  *mix,
                       const char      *sound_dir,
                       GError         **error)
{
  g_autoptr (GstElement) element = NULL;
  g_autoptr (GstPad) mixed = NULL;
  g_autoptr (GstPad) last = NULL;
  NabijSessionBin *self;
  GstElement      *limiter;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (mix != NULL, NULL);
  g_return_val_if_fail (sound_dir != NULL, NULL);

  if (!nabij_gstreamer_check (needed_elements, error))
    return NULL;

  element = gst_object_ref_sink (g_object_new (NABIJ_TYPE_SESSION_BIN, NULL));
  self = NABIJ_SESSION_BIN (element);
  self->sound_dir = g_strdup (sound_dir);
  self->ambience_volume = cubic (mix->ambience_volume);

  self->source = NABIJ_WATER_SOURCE (nabij_water_source_new (plan, start_us, mix->voice, mix->bowl_at_end));
  gst_bin_add (GST_BIN (self), GST_ELEMENT (self->source));
  self->mixer = gst_element_factory_make ("audiomixer", NULL);
  self->speaker = NABIJ_SPEECH_FILTER (nabij_speech_filter_new (self->source));
  gst_bin_add (GST_BIN (self), GST_ELEMENT (self->speaker));
  nabij_session_bin_set_buffer_ms (self, BUFFER_MS);
  update_voice_level (self, mix);
  limiter = gst_element_factory_make ("rglimiter", NULL);
  gst_bin_add_many (GST_BIN (self), self->mixer, limiter, NULL);
  nabij_fader_init (&self->breath, GST_BIN (self), cubic (mix->breath_volume));
  nabij_fader_init (&self->fade, GST_BIN (self), 1.0);
  nabij_fader_init (&self->master, GST_BIN (self), cubic (mix->volume));

  gst_element_link_many (GST_ELEMENT (self->source), self->breath.element, self->mixer, NULL);
  gst_element_link_many (self->mixer, GST_ELEMENT (self->speaker), self->fade.element, self->master.element, limiter, NULL);

  mixed = gst_element_get_static_pad (self->mixer, "src");
  gst_pad_add_probe (mixed, GST_PAD_PROBE_TYPE_BUFFER, mixed_cb, self, NULL);
  last = gst_element_get_static_pad (limiter, "src");
  gst_element_add_pad (element, gst_ghost_pad_new ("src", last));

  if (nabij_breath_plan_get_options (plan)->timeline != NULL)
    self->timeline = nabij_timeline_ref (nabij_breath_plan_get_options (plan)->timeline);
  if (mix->ambience != NULL && !add_ambience (self, mix->ambience, error))
    return NULL;
  self->chosen_song = mix->song;
  self->chosen_gain_db = mix->song_gain_db;
  if (!update_song (self, error))
    return NULL;

  /* The floating reference that was sunk here is given to who adds the element to a bin. */
  g_object_force_floating (G_OBJECT (element));
  return g_steal_pointer (&element);
}

/**
 * nabij_session_bin_get_source:
 * @self: the bin
 *
 * Gives the source of the water, which knows what of the plan was made already.
 *
 * Returns: (transfer none): the source
 */
NabijWaterSource *
nabij_session_bin_get_source (NabijSessionBin *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_BIN (self), NULL);

  return self->source;
}

/**
 * nabij_session_bin_set_mix:
 * @self: the bin
 * @mix: what the person chose to hear
 * @error: return location for an error
 *
 * Changes voice and volumes while it plays; all of it glides. An ambience that is chosen now joins
 * softly, one that is chosen off fades away. The last bowl stays as it was when the bin was made.
 *
 * Errors: as for [ctor@SessionBin.new]; everything but the ambience or the song is changed then as well.
 *
 * Returns: `FALSE` when one of them could not join
 */
gboolean
nabij_session_bin_set_mix (NabijSessionBin *self,
                           const NabijMix  *mix,
                           GError         **error)
{
  gint64 edge_us;

  g_return_val_if_fail (NABIJ_IS_SESSION_BIN (self), FALSE);
  g_return_val_if_fail (mix != NULL, FALSE);

  edge_us = nabij_water_source_get_edge_stream_us (self->source);
  nabij_water_source_set_voice (self->source, mix->voice);
  nabij_fader_glide (&self->breath, edge_us, cubic (mix->breath_volume), GLIDE_US);
  nabij_fader_glide (&self->master, edge_us, cubic (mix->volume), GLIDE_US);
  update_voice_level (self, mix);

  g_mutex_lock (&self->lock);
  self->ambience_volume = mix->ambience != NULL ? cubic (mix->ambience_volume) : 0.0;
  g_mutex_unlock (&self->lock);

  if (mix->ambience != NULL && self->ambience.element == NULL && !add_ambience (self, mix->ambience, error))
    return FALSE;

  self->chosen_song = mix->song;
  self->chosen_gain_db = mix->song_gain_db;
  return update_song (self, error);
}

/**
 * nabij_session_bin_set_speech:
 * @self: the bin
 * @speech: (transfer none) (nullable): what a voice says, or `NULL` for no voice
 * @error: return location for an error
 *
 * Chooses the voice while it plays, or before: what comes next is said by it, over a mix that is softer so
 * long, and what it has sung takes the place of the song. A line that is being said fades. A recording that
 * cannot be played is left out, and the bin posts the element message `NABIJ_SPEECH_BROKEN`.
 *
 * Errors: as for [ctor@SongSource.new_for_recording] and [ctor@SongSource.new]; the lines are said all
 * the same.
 *
 * Returns: `FALSE` when the song could not join
 */
gboolean
nabij_session_bin_set_speech (NabijSessionBin *self,
                              NabijSpeech     *speech,
                              GError         **error)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_BIN (self), FALSE);

  g_clear_pointer (&self->speech, nabij_speech_unref);
  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
  nabij_speech_filter_set_speech (self->speaker, speech);
  return update_song (self, error);
}

/**
 * nabij_session_bin_set_offline:
 * @self: the bin, not yet started
 *
 * Tells that nobody listens while the sound is made: it waits for a recording that is not decoded in time.
 */
void
nabij_session_bin_set_offline (NabijSessionBin *self)
{
  g_return_if_fail (NABIJ_IS_SESSION_BIN (self));

  nabij_speech_filter_set_offline (self->speaker);
}

/**
 * nabij_session_bin_set_buffer_ms:
 * @self: the bin
 * @buffer_ms: how much is made at once, in milliseconds, 1 to 1000; 20 at first
 *
 * Chooses how much is made at once, before it is started. A little lets a change be heard soon; a
 * lot costs less, where nobody waits for a change.
 */
void
nabij_session_bin_set_buffer_ms (NabijSessionBin *self,
                                 guint            buffer_ms)
{
  g_return_if_fail (NABIJ_IS_SESSION_BIN (self));
  g_return_if_fail (buffer_ms >= 1 && buffer_ms <= 1000);

  self->buffer_ms = buffer_ms;
  nabij_water_source_set_buffer_ms (self->source, buffer_ms);
  if (self->song != NULL)
    nabij_song_source_set_buffer_ms (NABIJ_SONG_SOURCE (self->song), buffer_ms);
  g_object_set (self->mixer, "output-buffer-duration", buffer_ms * GST_MSECOND, NULL);
}

/**
 * nabij_session_bin_fade:
 * @self: the bin
 * @from_stream_us: when it begins, in microseconds of the stream; -1 for the next sample not made
 * @gain: where to, linear, 0…1
 * @duration_us: how long it takes, in microseconds
 *
 * Fades everything, apart from the person's volumes: for a pause, and for joining and leaving.
 */
void
nabij_session_bin_fade (NabijSessionBin *self,
                        gint64           from_stream_us,
                        double           gain,
                        gint64           duration_us)
{
  g_return_if_fail (NABIJ_IS_SESSION_BIN (self));

  if (from_stream_us < 0)
    from_stream_us = nabij_water_source_get_edge_stream_us (self->source);

  nabij_fader_glide (&self->fade, from_stream_us, CLAMP (gain, 0.0, 1.0), duration_us);
  /* A line that would begin unheard is not begun. */
  if (gain > 0.0)
    nabij_speech_filter_set_heard (self->speaker, from_stream_us, TRUE);
  else
    nabij_speech_filter_set_heard (self->speaker, from_stream_us + duration_us, FALSE);
}
