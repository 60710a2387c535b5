/* nabij-session-player-choice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-player.h"

G_BEGIN_DECLS

/**
 * NabijSessionPlayerChoice:
 * @mix: what a person chose to hear
 * @speech: (nullable): what a voice says in the session, or `NULL` for no voice
 * @broken_ambience: (nullable): the id of an ambience whose file cannot be played; static
 * @broken_song: (nullable): the path of a song that cannot be played; interned
 * @is_speech_broken: whether something of @speech cannot be played
 *
 * What is to be heard in a session, and what of it cannot be. It is a part of the session player.
 */
typedef struct {
  NabijMix     mix;
  NabijSpeech *speech;
  const char  *broken_ambience;
  const char  *broken_song;
  gboolean     is_speech_broken;
} NabijSessionPlayerChoice;

void        nabij_session_player_choice_init (NabijSessionPlayerChoice *self);
void        nabij_session_player_choice_clear (NabijSessionPlayerChoice *self);
void        nabij_session_player_choice_begin_session (NabijSessionPlayerChoice *self);
gboolean    nabij_session_player_choice_set_speech (NabijSessionPlayerChoice *self,
                                                    NabijSpeech              *speech);
NabijMix    nabij_session_player_choice_get_playable_mix (NabijSessionPlayerChoice *self);
const char *nabij_session_player_choice_get_missing (NabijSessionPlayerChoice *self);

G_END_DECLS
