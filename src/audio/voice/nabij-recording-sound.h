/* nabij-recording-sound.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-recording.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijRecordingSound:
 *
 * The samples of a recording: mono, 48,000 a second. They never change and may be shared between threads.
 */
typedef struct _NabijRecordingSound NabijRecordingSound;

NabijRecordingSound *nabij_recording_sound_decode (NabijRecording *recording,
                                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;
NabijRecordingSound *nabij_recording_sound_ref (NabijRecordingSound *self);
void                 nabij_recording_sound_unref (NabijRecordingSound *self);

const float *nabij_recording_sound_get_samples (NabijRecordingSound *self,
                                                gint64              *n_samples);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijRecordingSound, nabij_recording_sound_unref)

G_END_DECLS
