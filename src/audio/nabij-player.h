/* nabij-player.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-session-clock.h"
#include "nabij-speech.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijPlayerState:
 * @NABIJ_PLAYER_STATE_OFF: no sound was asked for
 * @NABIJ_PLAYER_STATE_STARTING: sound was asked for and is on its way
 * @NABIJ_PLAYER_STATE_PLAYING: sound is heard
 * @NABIJ_PLAYER_STATE_PAUSED: sound has faded and waits with the plan
 * @NABIJ_PLAYER_STATE_LOST: there is no device or no sound server; it is tried again by itself
 * @NABIJ_PLAYER_STATE_MOVED: the output went elsewhere, so the sound is off until asked for again
 * @NABIJ_PLAYER_STATE_UNAVAILABLE: a needed part of GStreamer or a sound file is missing
 */
typedef enum {
  NABIJ_PLAYER_STATE_OFF,
  NABIJ_PLAYER_STATE_STARTING,
  NABIJ_PLAYER_STATE_PLAYING,
  NABIJ_PLAYER_STATE_PAUSED,
  NABIJ_PLAYER_STATE_LOST,
  NABIJ_PLAYER_STATE_MOVED,
  NABIJ_PLAYER_STATE_UNAVAILABLE,
} NabijPlayerState;

#define NABIJ_TYPE_PLAYER_STATE (nabij_player_state_get_type ())
GType nabij_player_state_get_type (void) G_GNUC_CONST;

/**
 * NabijVoice:
 * @NABIJ_VOICE_WATER: a wave comes nearer and ebbs, with the warm tone on every exhale
 * @NABIJ_VOICE_WIND: the same breath as wind
 * @NABIJ_VOICE_TONE: the warm tone alone
 *
 * What carries the breath. The warm tone means out in each of them.
 */
typedef enum {
  NABIJ_VOICE_WATER,
  NABIJ_VOICE_WIND,
  NABIJ_VOICE_TONE,
} NabijVoice;

/**
 * NabijMix:
 * @voice: what carries the breath
 * @ambience: the id of the ambience ("sea"), or `NULL` for none; a static or interned string
 * @volume: over all, 0…1 on the person's (cubic) scale
 * @breath_volume: of the water, the wind, and the tone with it, 0…1, cubic
 * @ambience_volume: of the ambience, 0…1, cubic
 * @bowl_at_end: whether the last bowl sounds; never at night
 * @song: the path of the family's song, or `NULL` without one; an interned string
 * @song_gain_db: what brings the song to an even loudness, in decibels, from [struct@Song]
 *
 * What a person chose to hear.
 */
typedef struct {
  NabijVoice  voice;
  const char *ambience;
  double      volume;
  double      breath_volume;
  double      ambience_volume;
  gboolean    bowl_at_end;
  const char *song;
  double      song_gain_db;
} NabijMix;

#define NABIJ_TYPE_PLAYER (nabij_player_get_type ())
G_DECLARE_INTERFACE (NabijPlayer, nabij_player, NABIJ, PLAYER, GObject)

/**
 * NabijPlayerInterface:
 *
 * One of the four edges of the program: what is heard during a session. All calls are made on
 * the main thread and return at once. Nothing here is needed for the exercise to go on.
 *
 * `start()` does not mean that sound is heard: look at the property "state", which is notified.
 */
struct _NabijPlayerInterface {
  GTypeInterface parent_iface;

  void (*start) (NabijPlayer       *self,
                 NabijBreathPlan   *plan,
                 NabijSessionClock *session_clock);
  NabijBreathPlan *(*change) (NabijPlayer      *self,
                              gint64            elapsed_us,
                              NabijBreathChange change);
  gboolean (*get_position_us) (NabijPlayer *self,
                               gint64      *elapsed_us);
  void (*set_enabled) (NabijPlayer *self,
                       gboolean     enabled);
  void (*set_mix) (NabijPlayer    *self,
                   const NabijMix *mix);
  void (*set_speech) (NabijPlayer *self,
                      NabijSpeech *speech);
  void (*stop) (NabijPlayer *self);
  NabijPlayerState (*get_state) (NabijPlayer *self);
};

void             nabij_player_start (NabijPlayer       *self,
                                     NabijBreathPlan   *plan,
                                     NabijSessionClock *session_clock);
NabijBreathPlan *nabij_player_change (NabijPlayer      *self,
                                      gint64            elapsed_us,
                                      NabijBreathChange change) G_GNUC_WARN_UNUSED_RESULT;
gboolean         nabij_player_get_position_us (NabijPlayer *self,
                                               gint64      *elapsed_us);
void             nabij_player_set_enabled (NabijPlayer *self,
                                           gboolean     enabled);
void             nabij_player_set_mix (NabijPlayer    *self,
                                       const NabijMix *mix);
void             nabij_player_set_speech (NabijPlayer *self,
                                          NabijSpeech *speech);
void             nabij_player_stop (NabijPlayer *self);
NabijPlayerState nabij_player_get_state (NabijPlayer *self);

G_END_DECLS
