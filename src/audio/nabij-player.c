/* nabij-player.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-player.h"

/* clang-format off */
G_DEFINE_ENUM_TYPE (NabijPlayerState, nabij_player_state,
  G_DEFINE_ENUM_VALUE (NABIJ_PLAYER_STATE_OFF, "off"),
  G_DEFINE_ENUM_VALUE (NABIJ_PLAYER_STATE_STARTING, "starting"),
  G_DEFINE_ENUM_VALUE (NABIJ_PLAYER_STATE_PLAYING, "playing"),
  G_DEFINE_ENUM_VALUE (NABIJ_PLAYER_STATE_PAUSED, "paused"),
  G_DEFINE_ENUM_VALUE (NABIJ_PLAYER_STATE_LOST, "lost"),
  G_DEFINE_ENUM_VALUE (NABIJ_PLAYER_STATE_MOVED, "moved"),
  G_DEFINE_ENUM_VALUE (NABIJ_PLAYER_STATE_UNAVAILABLE, "unavailable"))
/* clang-format on */

G_DEFINE_INTERFACE (NabijPlayer, nabij_player, G_TYPE_OBJECT)

static void
nabij_player_default_init (NabijPlayerInterface *iface)
{
  /**
   * NabijPlayer:state:
   *
   * What became of the sound that was asked for. It is notified on the main thread, and only
   * when it has changed.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_enum ("state", NULL, NULL,
                                                          NABIJ_TYPE_PLAYER_STATE,
                                                          NABIJ_PLAYER_STATE_OFF,
                                                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));

  /**
   * NabijPlayer:warning:
   *
   * One sentence for a person about a part of the sound that is missing while the rest is heard,
   * or `NULL`.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_string ("warning", NULL, NULL, NULL,
                                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

/**
 * nabij_player_start:
 * @self: a player
 * @plan: the exercise to sound
 * @session_clock: the clock of the session, which the caller goes on reading
 *
 * Begins to sound at the plan's present time, as soon as there is a device. Sound that was already
 * under way for another plan fades. That sound is heard is told by the property "state".
 */
void
nabij_player_start (NabijPlayer       *self,
                    NabijBreathPlan   *plan,
                    NabijSessionClock *session_clock)
{
  g_return_if_fail (NABIJ_IS_PLAYER (self));
  g_return_if_fail (plan != NULL);
  g_return_if_fail (session_clock != NULL);

  NABIJ_PLAYER_GET_IFACE (self)->start (self, plan, session_clock);
}

/**
 * nabij_player_change:
 * @self: a player that was started
 * @elapsed_us: the session clock now, in microseconds from the start of the exercise, ≥ 0
 * @change: what changes
 *
 * Makes the plan that holds from the first sample that is not yet made. When nothing is heard,
 * that is from @elapsed_us. The change is sounded as well: a pause fades, then waits.
 *
 * Returns: (transfer full): the new plan, for the picture, the words and the journal
 */
NabijBreathPlan *
nabij_player_change (NabijPlayer      *self,
                     gint64            elapsed_us,
                     NabijBreathChange change)
{
  g_return_val_if_fail (NABIJ_IS_PLAYER (self), NULL);
  g_return_val_if_fail (elapsed_us >= 0, NULL);

  return NABIJ_PLAYER_GET_IFACE (self)->change (self, elapsed_us, change);
}

/**
 * nabij_player_get_position_us:
 * @self: a player
 * @elapsed_us: (out): the time of the plan that is heard at this moment, in microseconds
 *
 * Tells what is heard now, with the time that the device needs taken into account. The session
 * clock is drawn towards it, once a frame.
 *
 * Returns: `FALSE` when nothing is heard, or when it is not yet known what
 */
gboolean
nabij_player_get_position_us (NabijPlayer *self,
                              gint64      *elapsed_us)
{
  g_return_val_if_fail (NABIJ_IS_PLAYER (self), FALSE);
  g_return_val_if_fail (elapsed_us != NULL, FALSE);

  return NABIJ_PLAYER_GET_IFACE (self)->get_position_us (self, elapsed_us);
}

/**
 * nabij_player_set_enabled:
 * @self: a player
 * @enabled: whether sound is wanted
 *
 * Turns sound off with a short fade and lets go of the device, or joins again at the plan's
 * present time. `TRUE` also brings back a sound that was silent because the output had moved.
 * It is on at first.
 */
void
nabij_player_set_enabled (NabijPlayer *self,
                          gboolean     enabled)
{
  g_return_if_fail (NABIJ_IS_PLAYER (self));

  NABIJ_PLAYER_GET_IFACE (self)->set_enabled (self, enabled);
}

/**
 * nabij_player_set_mix:
 * @self: a player
 * @mix: what is heard; copied
 *
 * Sets the voice, the ambience and the volumes, softly when sound is heard.
 */
void
nabij_player_set_mix (NabijPlayer    *self,
                      const NabijMix *mix)
{
  g_return_if_fail (NABIJ_IS_PLAYER (self));
  g_return_if_fail (mix != NULL);

  NABIJ_PLAYER_GET_IFACE (self)->set_mix (self, mix);
}

/**
 * nabij_player_set_speech:
 * @self: a player
 * @speech: (transfer none) (nullable): what a voice says, or `NULL` for no voice
 *
 * Chooses the voice of the exercise. While it plays, what comes next is said by it; a line that is being
 * said fades. It is forgotten when the player stops.
 */
void
nabij_player_set_speech (NabijPlayer *self,
                         NabijSpeech *speech)
{
  g_return_if_fail (NABIJ_IS_PLAYER (self));

  NABIJ_PLAYER_GET_IFACE (self)->set_speech (self, speech);
}

/**
 * nabij_player_stop:
 * @self: a player
 *
 * Ends the sound with a short fade. The plan and the clock are forgotten at once; the device is
 * let go of in the background.
 */
void
nabij_player_stop (NabijPlayer *self)
{
  g_return_if_fail (NABIJ_IS_PLAYER (self));

  NABIJ_PLAYER_GET_IFACE (self)->stop (self);
}

/**
 * nabij_player_get_state:
 * @self: a player
 *
 * Tells what became of the sound that was asked for.
 *
 * Returns: the state
 */
NabijPlayerState
nabij_player_get_state (NabijPlayer *self)
{
  g_return_val_if_fail (NABIJ_IS_PLAYER (self), NABIJ_PLAYER_STATE_OFF);

  return NABIJ_PLAYER_GET_IFACE (self)->get_state (self);
}
