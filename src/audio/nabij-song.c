/* nabij-song.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song.h"

#include "nabij-audio-error.h"

#include <glib/gi18n-lib.h>

/**
 * nabij_song_free:
 * @self: (transfer full): a song
 *
 * Frees it.
 */
void
nabij_song_free (NabijSong *self)
{
  g_free (self->title);
  g_free (self);
}

/**
 * nabij_song_take_async:
 * @from: the file that was chosen
 * @to: where the copy goes
 * @cancellable: (nullable): to stop it; nothing is left then
 * @progress: (nullable) (scope notified): called on the thread of the caller
 * @progress_data: data for @progress
 * @callback: called on the thread of the caller
 * @user_data: data for @callback
 *
 * Listens to a file to its end, in the background, and copies it when it is a song.
 */
void
nabij_song_take_async (GFile                *from,
                       GFile                *to,
                       GCancellable         *cancellable,
                       NabijSongProgressFunc progress,
                       gpointer              progress_data,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, nabij_song_take_async);
  g_task_return_new_error (task, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_DAMAGED,
                           "%s", _ ("This song cannot be played to its end. The file may be damaged."));
}

/**
 * nabij_song_take_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Tells what was taken in. Each message of `NABIJ_AUDIO_ERROR` and `G_IO_ERROR`, but for
 * `G_IO_ERROR_CANCELLED`, is one sentence for a person.
 *
 * Returns: (transfer full) (nullable): the song, or `NULL` with @error set
 */
NabijSong *
nabij_song_take_finish (GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
