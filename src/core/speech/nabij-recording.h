/* nabij-recording.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

#include <glib-object.h>

G_BEGIN_DECLS

/* How many people may speak. */
#define NABIJ_RECORDING_SPEAKERS_MAX 2
#define NABIJ_RECORDING_SPEAKER_CHARACTERS_MAX 40
/* The longest that anybody records: a lullaby, or a few words of one's own. */
#define NABIJ_RECORDING_LONGEST_US (5 * 60 * G_TIME_SPAN_SECOND)
/* A sound may end a little later than it was cut off: it is made of packets. */
#define NABIJ_RECORDING_DURATION_MAX_US (NABIJ_RECORDING_LONGEST_US + G_TIME_SPAN_SECOND)
/* Far more than that needs in Opus; what is larger was not made by us. */
#define NABIJ_RECORDING_BYTES_MAX (8 * 1000 * 1000)

/**
 * NabijRecordingFields:
 * @uuid: (nullable): its stable name; `NULL` for a new one
 * @speaker: who speaks: a name as the family says it, never empty
 * @line: the id of what is said, see [struct@SpeechLine]
 * @words: what stood on the screen when it was recorded, in the language of that day; may be empty
 * @recorded: when, with the offset of the local time
 * @duration_us: how long it sounds, in microseconds, > 0, at most `NABIJ_RECORDING_DURATION_MAX_US`
 *
 * What is known of a recording. The strings belong to it.
 */
typedef struct {
  const char  *uuid;
  const char  *speaker;
  const char  *line;
  const char  *words;
  NabijInstant recorded;
  gint64       duration_us;
} NabijRecordingFields;

/**
 * NabijRecording:
 *
 * A line in somebody's own voice: mono, Opus in Ogg, without silence at its ends and at an even
 * loudness. It never changes and may be shared between threads.
 */
typedef struct _NabijRecording NabijRecording;

#define NABIJ_TYPE_RECORDING (nabij_recording_get_type ())
GType nabij_recording_get_type (void) G_GNUC_CONST;

NabijRecording *nabij_recording_new (const NabijRecordingFields *fields,
                                     GBytes                     *sound) G_GNUC_WARN_UNUSED_RESULT;
NabijRecording *nabij_recording_ref (NabijRecording *self);
void            nabij_recording_unref (NabijRecording *self);

const NabijRecordingFields *nabij_recording_get_fields (NabijRecording *self);
GBytes                     *nabij_recording_get_sound (NabijRecording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijRecording, nabij_recording_unref)

G_END_DECLS
