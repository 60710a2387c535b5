/* nabij-song-source.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-recording.h"
#include "nabij-water-source.h"

#include <gst/base/gstpushsrc.h>

G_BEGIN_DECLS

/* The name of the element message that tells that the song cannot be heard; its field "error" is why. */
#define NABIJ_SONG_SOURCE_BROKEN "nabij-song-broken"

#define NABIJ_TYPE_SONG_SOURCE (nabij_song_source_get_type ())
G_DECLARE_FINAL_TYPE (NabijSongSource, nabij_song_source, NABIJ, SONG_SOURCE, GstPushSrc)

GstElement *nabij_song_source_new (NabijWaterSource *water,
                                   NabijTimeline    *timeline,
                                   gint64            first_stream_us,
                                   const char       *path,
                                   double            gain_db,
                                   GError          **error) G_GNUC_WARN_UNUSED_RESULT;
GstElement *nabij_song_source_new_for_recording (NabijWaterSource *water,
                                                 NabijTimeline    *timeline,
                                                 gint64            first_stream_us,
                                                 NabijRecording   *recording,
                                                 GError          **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean    nabij_song_source_set_song (NabijSongSource *self,
                                        const char      *path,
                                        double           gain_db,
                                        GError         **error);
gboolean    nabij_song_source_set_recording (NabijSongSource *self,
                                             NabijRecording  *recording,
                                             GError         **error);
void        nabij_song_source_set_buffer_ms (NabijSongSource *self,
                                             guint            buffer_ms);

G_END_DECLS
