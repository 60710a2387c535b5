/* nabij-recording-shelf.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-recording-sound.h"

G_BEGIN_DECLS

/* So many recordings lie decoded in memory at a time. */
#define NABIJ_RECORDING_SHELF_MAX 3

/**
 * NabijRecordingShelfState:
 * @NABIJ_RECORDING_SHELF_WORKING: it is being decoded, or nobody has asked for it
 * @NABIJ_RECORDING_SHELF_READY: it is there
 * @NABIJ_RECORDING_SHELF_BROKEN: it cannot be decoded
 *
 * What became of a recording that was asked for.
 */
typedef enum {
  NABIJ_RECORDING_SHELF_WORKING,
  NABIJ_RECORDING_SHELF_READY,
  NABIJ_RECORDING_SHELF_BROKEN,
} NabijRecordingShelfState;

/**
 * NabijRecordingShelf:
 *
 * The next recordings that sound, decoded ahead by a worker. All calls may be made on any thread.
 */
typedef struct _NabijRecordingShelf NabijRecordingShelf;

NabijRecordingShelf     *nabij_recording_shelf_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                     nabij_recording_shelf_free (NabijRecordingShelf *self);
void                     nabij_recording_shelf_want (NabijRecordingShelf   *self,
                                                     NabijRecording *const *recordings,
                                                     guint                  n_recordings);
NabijRecordingShelfState nabij_recording_shelf_look (NabijRecordingShelf  *self,
                                                     NabijRecording       *recording,
                                                     gboolean              is_awaited,
                                                     NabijRecordingSound **sound,
                                                     GError              **error);

G_END_DECLS
