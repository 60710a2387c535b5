/* nabij-water-synth.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-synth.h"

#include "nabij-noise.h"
#include "nabij-water-bed.h"
#include "nabij-water-bowl.h"
#include "nabij-water-tone.h"
#include "nabij-water-wash.h"

#include <math.h>
#include <string.h>

/* How far the sea is below its loudest, in decibels, at the level of the still sea, and ebbed away.
 * Between the points it is a straight line. An ebb of six seconds stays under 3 dB a second. */
#define STILL_LEVEL 0.15
#define STILL_DB -8.0
#define EBBED_DB -16.5

/* The last fade: slowly, and to nothing at its end. */
#define CLOSE_DB_PER_S 1.6
#define CLOSE_LAST_S 2.5

/* How long it takes, in seconds, … */
#define FADE_IN_S 1.6       /* … until the first sound is there */
#define TURN_OUT_S 0.50     /* … to turn from coming to going */
#define TURN_IN_S 0.25      /* … and back again */
#define VOICE_S 0.5         /* … to glide from one voice into another */
#define WIDTH_S 0.25        /* … for most of a change of width */
#define BRIDGE_S 0.5        /* … to get over a jump in the level */
#define TONE_RELEASE_S 0.45 /* … for a tone to be gone at the end of its exhale */

/* A level that moves faster than this within a millisecond has jumped. */
#define JUMP 0.01

/* The lowest that the tone fades to before it is let go. */
#define TONE_FADES_TO 0.34

/* The tone is far under the water; over the still sea, or with no water at all, that would be too
 * soft or could be louder. */
#define TONE_ALONE_DB -1.5
#define TONE_VOICE_GAIN 1.8

#define LET_GO_BOWL_HZ 174.6
#define HAND_FIRST_BOWL_HZ 220.0
#define HAND_SECOND_BOWL_HZ 164.8
#define HAND_BETWEEN_US (5 * NABIJ_SECOND_US / 2)
#define OVER_BOWL_HZ 174.6

/* Under a song the water is hardly there; where there is none to play it is only a little softer. */
#define UNDER_SONG_DB -10.0
#define INSTEAD_OF_SONG_DB -3.0

struct _NabijWaterSynth {
  NabijWaterWash *wash;
  NabijWaterTone *tone;
  NabijWaterBowl *bowl;
  NabijWaterBed  *bed;

  NabijVoice      voice;
  NabijWaterBowls bowls;
  gboolean        has_song;

  gboolean         started;
  NabijBreathState last;
  double           water;
  double           wind;
  double           presence;
  double           outward;
  double           width;
  double           level;
  double           bridge;
  double           bridge_left;
  gboolean         tone_sounding;
};

static double
smooth (double at)
{
  at = CLAMP (at, 0.0, 1.0);
  return at * at * (3.0 - 2.0 * at);
}

/* Moves @value towards @target by at most @step. */
static double
approach (double value,
          double target,
          double step)
{
  return value + CLAMP (target - value, -step, step);
}

static double
level_to_db (double level)
{
  if (level < STILL_LEVEL)
    return EBBED_DB + (STILL_DB - EBBED_DB) * level / STILL_LEVEL;

  return STILL_DB * (1.0 - level) / (1.0 - STILL_LEVEL);
}

/* What the last fade leaves of everything. */
static double
closing_gain (const NabijBreathState *state)
{
  const double duration_s = (double)state->piece_duration_us / G_USEC_PER_SEC;
  const double elapsed_s = state->progress * duration_s;

  if (state->stage != NABIJ_STAGE_CLOSE || state->phase != NABIJ_PHASE_STILL)
    return 1.0;

  return nabij_gain_from_db (-CLOSE_DB_PER_S * elapsed_s) * smooth ((duration_s - elapsed_s) / CLOSE_LAST_S);
}

static gboolean
has_tone (const NabijBreathState *state)
{
  return state->tone_gain > 0.0 &&
         (state->phase == NABIJ_PHASE_EXHALE || state->phase == NABIJ_PHASE_STILL);
}

static double
tone_gain (NabijWaterSynth        *self,
           const NabijBreathState *state)
{
  const double voice = TONE_VOICE_GAIN + (1.0 - TONE_VOICE_GAIN) * smooth (self->water + self->wind);
  const double left_s = (1.0 - state->progress) * (double)state->piece_duration_us / G_USEC_PER_SEC;
  const double faded = 1.0 - (1.0 - TONE_FADES_TO) * smooth (state->progress);

  return voice * state->tone_gain * faded * smooth (left_s / TONE_RELEASE_S) *
         (state->phase == NABIJ_PHASE_STILL ? nabij_gain_from_db (TONE_ALONE_DB) : 1.0);
}

static double
outward_of (NabijPhase phase)
{
  switch (phase) {
  case NABIJ_PHASE_INHALE:
    return 0.0;
  case NABIJ_PHASE_EXHALE:
    return 1.0;
  case NABIJ_PHASE_STILL:
  case NABIJ_PHASE_OWN_PACE:
  case NABIJ_PHASE_PAUSE:
  default:
    return 0.45;
  }
}

static double
width_of (NabijPhase phase,
          double     level)
{
  switch (phase) {
  case NABIJ_PHASE_INHALE:
    return 0.65 - 0.45 * level;
  case NABIJ_PHASE_EXHALE:
    return 0.90 - 0.70 * level;
  case NABIJ_PHASE_STILL:
  case NABIJ_PHASE_OWN_PACE:
  case NABIJ_PHASE_PAUSE:
  default:
    return 0.75;
  }
}

/* How many bowls tell that a stage begins. *Water & Rust* has its own, whatever the state says. */
static guint
count_bowls (const NabijBreathState *state)
{
  switch (state->stage) {
  case NABIJ_STAGE_REST:
    return 1;
  case NABIJ_STAGE_CONTACT:
    return 2;
  case NABIJ_STAGE_TIMED:
    return state->bowls;
  case NABIJ_STAGE_ARRIVE:
  case NABIJ_STAGE_FOLLOW:
  case NABIJ_STAGE_CLOSE:
  default:
    return 0;
  }
}

static void
strike_bowls (NabijWaterSynth        *self,
              const NabijBreathState *state)
{
  const gboolean is_same = self->started && self->last.stage == state->stage &&
                           self->last.stage_number == state->stage_number;
  const gboolean entered = self->started ? !is_same : state->stage_elapsed_us == 0;
  guint          n_bowls;

  if (state->stage == NABIJ_STAGE_CLOSE && entered && (self->bowls & NABIJ_WATER_BOWLS_END) != 0)
    nabij_water_bowl_strike (self->bowl, OVER_BOWL_HZ, 0.5);

  if ((self->bowls & NABIJ_WATER_BOWLS_STAGES) == 0)
    return;

  n_bowls = count_bowls (state);
  if (entered && n_bowls == 1)
    nabij_water_bowl_strike (self->bowl, LET_GO_BOWL_HZ, 1.0);
  if (entered && n_bowls == 2)
    nabij_water_bowl_strike (self->bowl, HAND_FIRST_BOWL_HZ, 0.9);
  if (is_same && n_bowls == 2 &&
      self->last.stage_elapsed_us < HAND_BETWEEN_US && state->stage_elapsed_us >= HAND_BETWEEN_US)
    nabij_water_bowl_strike (self->bowl, HAND_SECOND_BOWL_HZ, 0.9);
}

static void
start_and_release_tone (NabijWaterSynth        *self,
                        const NabijBreathState *state)
{
  const gboolean wanted = has_tone (state);
  const gboolean same = self->started && self->tone_sounding &&
                        self->last.phase == state->phase && self->last.breath == state->breath &&
                        self->last.stage == state->stage && self->last.tone_step == state->tone_step;

  if (wanted && !same)
    nabij_water_tone_start (self->tone, state->tone_step);
  else if (!wanted && self->tone_sounding)
    nabij_water_tone_release (self->tone);

  self->tone_sounding = wanted;
}

/* The level of the plan, but with a jump (a shift, or another plan) spread over half a second. */
static double
follow_level (NabijWaterSynth *self,
              double           level,
              double           seconds)
{
  double jump;

  if (!self->started)
    self->level = level;

  jump = self->level + self->bridge * smooth (self->bridge_left) - level;
  if (fabs (self->level - level) > JUMP) {
    self->bridge = jump;
    self->bridge_left = 1.0;
  }

  self->level = level;
  self->bridge_left = MAX (0.0, self->bridge_left - seconds / BRIDGE_S);

  return level + self->bridge * smooth (self->bridge_left);
}

/**
 * nabij_water_synth_new:
 * @seed: where the randomness begins; the same seed gives the same sound
 * @voice: what carries the breath
 * @bowls: which bowls are heard
 *
 * Makes what turns a breath into sound.
 *
 * Returns: (transfer full): the synthesizer
 */
NabijWaterSynth *
nabij_water_synth_new (guint32         seed,
                       NabijVoice      voice,
                       NabijWaterBowls bowls)
{
  NabijWaterSynth *self = g_new0 (NabijWaterSynth, 1);

  self->wash = nabij_water_wash_new (seed);
  self->tone = nabij_water_tone_new ();
  self->bowl = nabij_water_bowl_new ();
  /* Noise of its own, so that the water sounds the same with and without a bed beside it. */
  self->bed = nabij_water_bed_new (~seed, NABIJ_BED_WATER);
  self->voice = voice;
  self->bowls = bowls;

  return self;
}

/**
 * nabij_water_synth_free:
 * @self: (transfer full): the synthesizer
 *
 * Frees it.
 */
void
nabij_water_synth_free (NabijWaterSynth *self)
{
  g_clear_pointer (&self->wash, nabij_water_wash_free);
  g_clear_pointer (&self->tone, nabij_water_tone_free);
  g_clear_pointer (&self->bowl, nabij_water_bowl_free);
  g_clear_pointer (&self->bed, nabij_water_bed_free);
  g_free (self);
}

/**
 * nabij_water_synth_set_voice:
 * @self: the synthesizer
 * @voice: what carries the breath
 *
 * Changes the voice from the next frame on; the one glides into the other.
 */
void
nabij_water_synth_set_voice (NabijWaterSynth *self,
                             NabijVoice       voice)
{
  g_return_if_fail (self != NULL);

  self->voice = voice;
}

/**
 * nabij_water_synth_set_has_song:
 * @self: the synthesizer
 * @has_song: whether something plays the family's song
 *
 * Lets the water make room for the song where a stage has it, or be heard there instead of it.
 * There is none at first.
 */
void
nabij_water_synth_set_has_song (NabijWaterSynth *self,
                                gboolean         has_song)
{
  g_return_if_fail (self != NULL);

  self->has_song = has_song;
}

/**
 * nabij_water_synth_restart:
 * @self: the synthesizer
 *
 * Begins anew: the next frame fades in, wherever in the exercise it is.
 */
void
nabij_water_synth_restart (NabijWaterSynth *self)
{
  g_return_if_fail (self != NULL);

  self->started = FALSE;
  self->presence = 0.0;
  self->bridge_left = 0.0;
  if (self->tone_sounding)
    nabij_water_tone_release (self->tone);
  self->tone_sounding = FALSE;
}

/**
 * nabij_water_synth_render:
 * @self: the synthesizer
 * @state: where the breath is at the first of these frames; they all belong to the same piece
 * @frames: (out caller-allocates): stereo frames
 * @n_frames: how many, a few milliseconds at most
 *
 * Makes the next stretch of sound. A tone begins exactly at the first frame of the first call with
 * a state of its exhale, and so does the turn of the water; everything else glides.
 */
void
nabij_water_synth_render (NabijWaterSynth        *self,
                          const NabijBreathState *state,
                          float                  *frames,
                          guint                   n_frames)
{
  const double        seconds = (double)n_frames / NABIJ_WATER_SYNTH_RATE;
  const double        closing = closing_gain (state);
  NabijWaterWashShape shape;
  double              level;
  double              presence;
  double              gain;
  double              outward;
  double              water_db = 0.0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (state != NULL);

  memset (frames, 0, n_frames * NABIJ_WATER_SYNTH_CHANNELS * sizeof (float));

  strike_bowls (self, state);
  start_and_release_tone (self, state);
  level = follow_level (self, state->level, seconds);

  if (!self->started) {
    self->water = self->voice == NABIJ_VOICE_WATER ? 1.0 : 0.0;
    self->wind = self->voice == NABIJ_VOICE_WIND ? 1.0 : 0.0;
    self->outward = outward_of (state->phase);
    self->width = width_of (state->phase, level);
    self->started = TRUE;
  }

  self->water = approach (self->water, self->voice == NABIJ_VOICE_WATER ? 1.0 : 0.0, seconds / VOICE_S);
  self->wind = approach (self->wind, self->voice == NABIJ_VOICE_WIND ? 1.0 : 0.0, seconds / VOICE_S);
  outward = outward_of (state->phase);
  self->outward = approach (self->outward, outward, seconds / (outward > self->outward ? TURN_OUT_S : TURN_IN_S));
  self->width += (width_of (state->phase, level) - self->width) * MIN (1.0, seconds / WIDTH_S);

  /* Paused, all of it comes to rest within the time that the picture takes. */
  if (state->phase == NABIJ_PHASE_PAUSE)
    self->presence = approach (self->presence, 0.0, seconds * G_USEC_PER_SEC / NABIJ_BREATH_PLAN_PAUSE_FADE_US);
  else
    self->presence = approach (self->presence, 1.0, seconds / FADE_IN_S);
  presence = smooth (self->presence) * closing;

  if (state->bed == NABIJ_BED_SONG)
    water_db = self->has_song ? UNDER_SONG_DB : INSTEAD_OF_SONG_DB;
  nabij_water_bed_set (self->bed, state->bed, water_db);
  gain = presence * nabij_gain_from_db (level_to_db (level)) * nabij_water_bed_get_water_gain (self->bed);

  shape.water_gain = gain * smooth (self->water);
  shape.wind_gain = gain * smooth (self->wind);
  shape.nearness = level;
  shape.outward = smooth (self->outward);
  shape.width = self->width;

  if (shape.water_gain > 0.0 || shape.wind_gain > 0.0)
    nabij_water_wash_render (self->wash, &shape, frames, n_frames);
  nabij_water_bed_render (self->bed, presence, frames, n_frames);
  nabij_water_tone_render (self->tone, tone_gain (self, state), frames, n_frames);
  nabij_water_bowl_render (self->bowl, presence, frames, n_frames);

  self->last = *state;
}

/**
 * nabij_water_synth_get_ambience_nearness:
 * @state: where the breath is
 *
 * Tells how near the ambience should be. Whoever plays it lets it go there slowly.
 *
 * Returns: 0…1; 1 outside of a timeline
 */
double
nabij_water_synth_get_ambience_nearness (const NabijBreathState *state)
{
  g_return_val_if_fail (state != NULL, 1.0);

  return state->stage == NABIJ_STAGE_TIMED ? CLAMP (state->nearness, 0.0, 1.0) : 1.0;
}

/**
 * nabij_water_synth_get_ambience_gain:
 * @state: where the breath is
 *
 * Tells what is left of the ambience, which ebbs away and closes with the water, but does not
 * follow the breath. It is continuous as long as the plan's level is; a pause is not in it.
 *
 * Returns: a linear gain, 0…1
 */
double
nabij_water_synth_get_ambience_gain (const NabijBreathState *state)
{
  double ebbed_db;

  g_return_val_if_fail (state != NULL, 0.0);

  ebbed_db = MIN (0.0, level_to_db (state->level) - STILL_DB);
  return nabij_gain_from_db (ebbed_db) * closing_gain (state);
}
