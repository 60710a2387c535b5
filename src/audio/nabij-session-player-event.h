/* nabij-session-player-event.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijSessionPlayerEvent:
 * @NABIJ_SESSION_PLAYER_EVENT_HEARD: sound joins now: when it is heard is known, and is as shown
 * @NABIJ_SESSION_PLAYER_EVENT_LOST: there is no device or server any more; it is closed already
 * @NABIJ_SESSION_PLAYER_EVENT_MOVED: the output went elsewhere; it still plays
 * @NABIJ_SESSION_PLAYER_EVENT_ENDED: the plan was heard to its end; it is closed already
 * @NABIJ_SESSION_PLAYER_EVENT_UNAVAILABLE: a part of GStreamer is missing; it is closed already
 * @NABIJ_SESSION_PLAYER_EVENT_AMBIENCE_BROKEN: the file of the ambience cannot be played; it is
 *   closed already
 * @NABIJ_SESSION_PLAYER_EVENT_SONG_BROKEN: the song cannot be played; the rest still plays
 * @NABIJ_SESSION_PLAYER_EVENT_SPEECH_BROKEN: a recording cannot be played; the rest still plays
 * @NABIJ_SESSION_PLAYER_EVENT_CLOSED: the device was let go of
 *
 * What happens to one opening of the device.
 */
typedef enum {
  NABIJ_SESSION_PLAYER_EVENT_HEARD,
  NABIJ_SESSION_PLAYER_EVENT_LOST,
  NABIJ_SESSION_PLAYER_EVENT_MOVED,
  NABIJ_SESSION_PLAYER_EVENT_ENDED,
  NABIJ_SESSION_PLAYER_EVENT_UNAVAILABLE,
  NABIJ_SESSION_PLAYER_EVENT_AMBIENCE_BROKEN,
  NABIJ_SESSION_PLAYER_EVENT_SONG_BROKEN,
  NABIJ_SESSION_PLAYER_EVENT_SPEECH_BROKEN,
  NABIJ_SESSION_PLAYER_EVENT_CLOSED,
} NabijSessionPlayerEvent;

#define NABIJ_TYPE_SESSION_PLAYER_EVENT (nabij_session_player_event_get_type ())
GType nabij_session_player_event_get_type (void) G_GNUC_CONST;

G_END_DECLS
