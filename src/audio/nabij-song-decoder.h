/* nabij-song-decoder.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <gst/gst.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_SONG_DECODER (nabij_song_decoder_get_type ())
G_DECLARE_FINAL_TYPE (NabijSongDecoder, nabij_song_decoder, NABIJ, SONG_DECODER, GstBin)

GstElement *nabij_song_decoder_new (const char *path,
                                    GError    **error) G_GNUC_WARN_UNUSED_RESULT;
GstElement *nabij_song_decoder_new_for_bytes (GBytes  *bytes,
                                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
GError     *nabij_song_decoder_explain (NabijSongDecoder *self,
                                        const GError     *reason) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
