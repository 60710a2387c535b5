/* nabij-recording-check.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-recording.h"

G_BEGIN_DECLS

gboolean nabij_speaker_is_sound (const char *speaker);
gboolean nabij_recording_fields_are_sound (const NabijRecordingFields *fields);
gboolean nabij_recording_sound_is_opus (GBytes *sound);

G_END_DECLS
