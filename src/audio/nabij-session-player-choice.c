/* nabij-session-player-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-player-choice.h"

#include "nabij-audio-error.h"

#include <glib/gi18n-lib.h>

static gboolean
is_ambience_broken (NabijSessionPlayerChoice *self)
{
  return self->mix.ambience != NULL && g_strcmp0 (self->mix.ambience, self->broken_ambience) == 0;
}

/**
 * nabij_session_player_choice_init:
 * @self: (out caller-allocates): what is heard
 *
 * Begins with the water alone.
 */
void
nabij_session_player_choice_init (NabijSessionPlayerChoice *self)
{
  *self = (NabijSessionPlayerChoice){
    .mix = {
      .voice = NABIJ_VOICE_WATER,
      .volume = 0.5,
      .breath_volume = 0.7,
      .ambience_volume = 0.5,
      .bowl_at_end = TRUE,
    },
  };
}

/**
 * nabij_session_player_choice_clear:
 * @self: what is heard
 *
 * Frees what belongs to it.
 */
void
nabij_session_player_choice_clear (NabijSessionPlayerChoice *self)
{
  g_clear_pointer (&self->speech, nabij_speech_unref);
}

/**
 * nabij_session_player_choice_begin_session:
 * @self: what is heard
 *
 * Forgets what was broken in the last session: by the next one it may have been chosen or recorded again.
 */
void
nabij_session_player_choice_begin_session (NabijSessionPlayerChoice *self)
{
  self->broken_song = NULL;
  self->is_speech_broken = FALSE;
}

/**
 * nabij_session_player_choice_set_speech:
 * @self: what is heard
 * @speech: (transfer none) (nullable): what a voice says, or `NULL` for no voice
 *
 * Chooses what a voice says.
 *
 * Returns: `FALSE` where it is the same as before
 */
gboolean
nabij_session_player_choice_set_speech (NabijSessionPlayerChoice *self,
                                        NabijSpeech              *speech)
{
  if (self->speech == speech)
    return FALSE;

  g_clear_pointer (&self->speech, nabij_speech_unref);
  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
  self->is_speech_broken = FALSE;
  return TRUE;
}

/**
 * nabij_session_player_choice_get_playable_mix:
 * @self: what is heard
 *
 * Tells the mix without what is known to be broken.
 *
 * Returns: the mix
 */
NabijMix
nabij_session_player_choice_get_playable_mix (NabijSessionPlayerChoice *self)
{
  NabijMix mix = self->mix;

  if (is_ambience_broken (self))
    mix.ambience = NULL;
  if (mix.song == self->broken_song)
    mix.song = NULL;
  return mix;
}

/**
 * nabij_session_player_choice_get_missing:
 * @self: what is heard
 *
 * Tells what is known to be broken.
 *
 * Returns: (nullable): a sentence for a person
 */
const char *
nabij_session_player_choice_get_missing (NabijSessionPlayerChoice *self)
{
  if (is_ambience_broken (self))
    return _ ("The sound beside the water cannot be played.");
  if (self->mix.song != NULL && self->mix.song == self->broken_song)
    return _ ("Your song cannot be played. You can choose it again.");
  if (self->is_speech_broken)
    return nabij_audio_error_get_damaged_words ();
  return NULL;
}
