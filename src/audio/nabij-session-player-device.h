/* nabij-session-player-device.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-player.h"
#include "nabij-session-bin.h"

G_BEGIN_DECLS

/**
 * NabijSessionPlayerWork:
 * @NABIJ_SESSION_PLAYER_WORK_OPEN: connect, open the device, play
 * @NABIJ_SESSION_PLAYER_WORK_PLAY: go on after a pause
 * @NABIJ_SESSION_PLAYER_WORK_PAUSE: stand still, but keep the device
 * @NABIJ_SESSION_PLAYER_WORK_RENEW_CLOCK: pause and go on, after the pipeline's clock was lost
 * @NABIJ_SESSION_PLAYER_WORK_CLOSE: let go of the device
 *
 * What may have to wait for a sound server.
 */
typedef enum {
  NABIJ_SESSION_PLAYER_WORK_OPEN = 1,
  NABIJ_SESSION_PLAYER_WORK_PLAY,
  NABIJ_SESSION_PLAYER_WORK_PAUSE,
  NABIJ_SESSION_PLAYER_WORK_RENEW_CLOCK,
  NABIJ_SESSION_PLAYER_WORK_CLOSE,
} NabijSessionPlayerWork;

/* The messages that the worker and the sink put on the bus. */
#define NABIJ_SESSION_PLAYER_OPENED "nabij-opened"
#define NABIJ_SESSION_PLAYER_LOST "nabij-lost"
#define NABIJ_SESSION_PLAYER_MOVED "nabij-moved"
#define NABIJ_SESSION_PLAYER_UNAVAILABLE "nabij-unavailable"

typedef struct _NabijSessionPlayerDevice NabijSessionPlayerDevice;

NabijSessionPlayerDevice *nabij_session_player_device_new (NabijBreathPlan *plan,
                                                           gint64           start_us,
                                                           const NabijMix  *mix,
                                                           NabijSpeech     *speech,
                                                           const char      *sound_dir,
                                                           const char      *sink) G_GNUC_WARN_UNUSED_RESULT;
void                      nabij_session_player_device_unref (NabijSessionPlayerDevice *self);
void                      nabij_session_player_device_ask (NabijSessionPlayerDevice *self,
                                                           NabijSessionPlayerWork    what);
void                      nabij_session_player_device_close (NabijSessionPlayerDevice *self,
                                                             GSourceFunc               closed,
                                                             gpointer                  user_data,
                                                             GDestroyNotify            destroy);
gboolean                  nabij_session_player_device_is_idle (NabijSessionPlayerDevice *self);
gboolean                  nabij_session_player_device_is_closed (NabijSessionPlayerDevice *self);
GstElement               *nabij_session_player_device_get_pipeline (NabijSessionPlayerDevice *self);
NabijSessionBin          *nabij_session_player_device_get_session (NabijSessionPlayerDevice *self);
const char               *nabij_session_player_device_get_warning (NabijSessionPlayerDevice *self);

G_END_DECLS
