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
} NabijAudioError;

G_END_DECLS
