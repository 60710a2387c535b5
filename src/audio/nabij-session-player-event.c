/* nabij-session-player-event.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-player-event.h"

/* clang-format off */
G_DEFINE_ENUM_TYPE (NabijSessionPlayerEvent, nabij_session_player_event,
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_HEARD, "heard"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_LOST, "lost"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_MOVED, "moved"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_ENDED, "ended"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_UNAVAILABLE, "unavailable"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_AMBIENCE_BROKEN, "ambience-broken"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_SONG_BROKEN, "song-broken"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_SPEECH_BROKEN, "speech-broken"),
  G_DEFINE_ENUM_VALUE (NABIJ_SESSION_PLAYER_EVENT_CLOSED, "closed"))
/* clang-format on */
