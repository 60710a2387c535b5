/* nabij-voice-synth.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijVoiceKind:
 * @NABIJ_VOICE_KIND_LOW: a low voice with long vowels
 * @NABIJ_VOICE_KIND_HIGH: a high one
 * @NABIJ_VOICE_KIND_CHILD: a very high and thin one
 * @NABIJ_VOICE_KIND_WHISPER: one without tone
 * @NABIJ_VOICE_KIND_CREAKY: single pulses far apart: very high peaks
 * @NABIJ_VOICE_KIND_SUNG: one vowel after the other without a pause
 *
 * Voices that differ in all that changes how loud they seem.
 */
typedef enum {
  NABIJ_VOICE_KIND_LOW,
  NABIJ_VOICE_KIND_HIGH,
  NABIJ_VOICE_KIND_CHILD,
  NABIJ_VOICE_KIND_WHISPER,
  NABIJ_VOICE_KIND_CREAKY,
  NABIJ_VOICE_KIND_SUNG,
} NabijVoiceKind;

#define NABIJ_VOICE_KINDS 6

GArray *nabij_voice_synth_say (NabijVoiceKind kind,
                               guint          n_syllables,
                               guint32        seed) G_GNUC_WARN_UNUSED_RESULT;
GArray *nabij_voice_synth_silence (double seconds) G_GNUC_WARN_UNUSED_RESULT;
void    nabij_voice_synth_append (GArray *sound,
                                  GArray *more);
void    nabij_voice_synth_scale_to (GArray *sound,
                                    double  peak_db);
void    nabij_voice_synth_add_noise (GArray *sound,
                                     double  rms_db,
                                     double  darkness,
                                     guint32 seed);
void    nabij_voice_synth_add_hum (GArray *sound,
                                   double  hertz,
                                   double  peak_db);

GArray *nabij_voice_synth_hear (GBytes *sound) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
