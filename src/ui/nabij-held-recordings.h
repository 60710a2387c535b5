/* nabij-held-recordings.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-recording.h"

G_BEGIN_DECLS

/**
 * NabijHeldRecordings:
 *
 * What was said and could not be kept: of each voice and line the last. It is at hand until it is kept, on
 * whatever page one is meanwhile, and at most until the program ends. Emits "changed".
 */
#define NABIJ_TYPE_HELD_RECORDINGS (nabij_held_recordings_get_type ())
G_DECLARE_FINAL_TYPE (NabijHeldRecordings, nabij_held_recordings, NABIJ, HELD_RECORDINGS, GObject)

NabijHeldRecordings *nabij_held_recordings_new (void) G_GNUC_WARN_UNUSED_RESULT;

void            nabij_held_recordings_hold (NabijHeldRecordings *self,
                                            NabijRecording      *recording);
void            nabij_held_recordings_let_go (NabijHeldRecordings *self,
                                              const char          *speaker,
                                              const char          *line);
void            nabij_held_recordings_rename (NabijHeldRecordings *self,
                                              const char          *from,
                                              const char          *to);
void            nabij_held_recordings_clear (NabijHeldRecordings *self);
guint           nabij_held_recordings_get_n_clearings (NabijHeldRecordings *self);
NabijRecording *nabij_held_recordings_find (NabijHeldRecordings *self,
                                            const char          *speaker,
                                            const char          *line);
const char     *nabij_held_recordings_get_speaker (NabijHeldRecordings *self);

G_END_DECLS
