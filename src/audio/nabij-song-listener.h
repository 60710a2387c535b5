/* nabij-song-listener.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-song.h"

G_BEGIN_DECLS

NabijSong *nabij_song_listen (const char           *path,
                              GCancellable         *cancellable,
                              NabijSongProgressFunc progress,
                              gpointer              progress_data,
                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
