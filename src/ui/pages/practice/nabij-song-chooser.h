/* nabij-song-chooser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijSongChooser:
 *
 * The family's one song: a file that is chosen once, copied, and listened to before it is taken.
 */
#define NABIJ_TYPE_SONG_CHOOSER (nabij_song_chooser_get_type ())
G_DECLARE_FINAL_TYPE (NabijSongChooser, nabij_song_chooser, NABIJ, SONG_CHOOSER, GtkWidget)

GtkWidget *nabij_song_chooser_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
