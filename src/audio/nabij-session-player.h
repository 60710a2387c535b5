/* nabij-session-player.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"
#include "nabij-player.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_SESSION_PLAYER (nabij_session_player_get_type ())
G_DECLARE_FINAL_TYPE (NabijSessionPlayer, nabij_session_player, NABIJ, SESSION_PLAYER, GObject)

NabijSessionPlayer *nabij_session_player_new (NabijClock *clock,
                                              const char *sound_dir) G_GNUC_WARN_UNUSED_RESULT;
NabijSessionPlayer *nabij_session_player_new_full (NabijClock *clock,
                                                   const char *sound_dir,
                                                   const char *sink,
                                                   guint       retry_ms,
                                                   guint       release_ms) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_session_player_prepare (NabijSessionPlayer *self);
gboolean            nabij_session_player_is_busy (NabijSessionPlayer *self);

G_END_DECLS
