/* nabij-song.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_SONG_BYTES_MAX (100 * 1000 * G_GINT64_CONSTANT (1000))
#define NABIJ_SONG_MINUTES_MAX 20

/**
 * NabijSong:
 * @title: what it is called: from the file's own words, or from its name
 * @duration_us: how long it lasts, measured, in microseconds
 * @gain_db: what brings it to an even loudness without clipping, in decibels
 *
 * A song that was taken in.
 */
typedef struct {
  char  *title;
  gint64 duration_us;
  double gain_db;
} NabijSong;

/**
 * NabijSongProgressFunc:
 * @progress: how much of the song has been listened to, 0…1
 * @user_data: data for the function
 *
 * Tells how far the taking of a song is.
 */
typedef void (*NabijSongProgressFunc) (double   progress,
                                       gpointer user_data);

void       nabij_song_take_async (GFile                *from,
                                  GFile                *to,
                                  GCancellable         *cancellable,
                                  NabijSongProgressFunc progress,
                                  gpointer              progress_data,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
NabijSong *nabij_song_take_finish (GAsyncResult *result,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_song_free (NabijSong *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSong, nabij_song_free)

G_END_DECLS
