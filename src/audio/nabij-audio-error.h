/* nabij-audio-error.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define NABIJ_AUDIO_ERROR (nabij_audio_error_quark ())
GQuark nabij_audio_error_quark (void);

/**
 * NabijAudioError:
 * @NABIJ_AUDIO_ERROR_UNAVAILABLE: GStreamer does not start on this computer
 * @NABIJ_AUDIO_ERROR_MISSING_PLUGIN: a needed part of GStreamer is not installed
 * @NABIJ_AUDIO_ERROR_MISSING_SOUND: a sound file of the program is not there
 * @NABIJ_AUDIO_ERROR_UNKNOWN_SOUND: no ambience has this id
 * @NABIJ_AUDIO_ERROR_UNKNOWN_FORMAT: the name of the file ends in none of the known formats
 * @NABIJ_AUDIO_ERROR_FAILED: writing began, and could not be finished
 * @NABIJ_AUDIO_ERROR_SONG_TOO_LARGE: the file of a song has more than `NABIJ_SONG_BYTES_MAX`
 * @NABIJ_AUDIO_ERROR_SONG_TOO_LONG: a song lasts longer than `NABIJ_SONG_MINUTES_MAX`
 * @NABIJ_AUDIO_ERROR_SONG_SILENT: nothing is heard in a song
 * @NABIJ_AUDIO_ERROR_SONG_DAMAGED: a song cannot be played to its end
 * @NABIJ_AUDIO_ERROR_SONG_IS_VIDEO: the file has moving pictures
 * @NABIJ_AUDIO_ERROR_NOT_A_SONG: the file is something else, whatever its name says
 * @NABIJ_AUDIO_ERROR_MISSING_DECODER: this computer cannot play the format of a song
 * @NABIJ_AUDIO_ERROR_SONG_VANISHED: the file of a song is not there
 * @NABIJ_AUDIO_ERROR_NO_MICROPHONE: there is no microphone, or none that opens
 * @NABIJ_AUDIO_ERROR_MICROPHONE_LOST: the microphone went away before anything was said
 * @NABIJ_AUDIO_ERROR_NO_LOUDSPEAKER: there is nothing to play a recording with
 * @NABIJ_AUDIO_ERROR_RECORDING_SILENT: nobody is heard in what was recorded
 * @NABIJ_AUDIO_ERROR_RECORDING_DAMAGED: a recording cannot be played to its end
 *
 * What can go wrong with sound. The messages are sentences for a person.
 */
typedef enum {
  NABIJ_AUDIO_ERROR_UNAVAILABLE,
  NABIJ_AUDIO_ERROR_MISSING_PLUGIN,
  NABIJ_AUDIO_ERROR_MISSING_SOUND,
  NABIJ_AUDIO_ERROR_UNKNOWN_SOUND,
  NABIJ_AUDIO_ERROR_UNKNOWN_FORMAT,
  NABIJ_AUDIO_ERROR_FAILED,
  NABIJ_AUDIO_ERROR_SONG_TOO_LARGE,
  NABIJ_AUDIO_ERROR_SONG_TOO_LONG,
  NABIJ_AUDIO_ERROR_SONG_SILENT,
  NABIJ_AUDIO_ERROR_SONG_DAMAGED,
  NABIJ_AUDIO_ERROR_SONG_IS_VIDEO,
  NABIJ_AUDIO_ERROR_NOT_A_SONG,
  NABIJ_AUDIO_ERROR_MISSING_DECODER,
  NABIJ_AUDIO_ERROR_SONG_VANISHED,
  NABIJ_AUDIO_ERROR_NO_MICROPHONE,
  NABIJ_AUDIO_ERROR_MICROPHONE_LOST,
  NABIJ_AUDIO_ERROR_NO_LOUDSPEAKER,
  NABIJ_AUDIO_ERROR_RECORDING_SILENT,
  NABIJ_AUDIO_ERROR_RECORDING_DAMAGED,
} NabijAudioError;

const char *nabij_audio_error_get_damaged_words (void);

G_END_DECLS
