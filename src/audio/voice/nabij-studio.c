/* nabij-studio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-studio.h"

/* clang-format off */
G_DEFINE_ENUM_TYPE (NabijStudioState, nabij_studio_state,
  G_DEFINE_ENUM_VALUE (NABIJ_STUDIO_STATE_QUIET, "quiet"),
  G_DEFINE_ENUM_VALUE (NABIJ_STUDIO_STATE_OPENING, "opening"),
  G_DEFINE_ENUM_VALUE (NABIJ_STUDIO_STATE_RECORDING, "recording"),
  G_DEFINE_ENUM_VALUE (NABIJ_STUDIO_STATE_WORKING, "working"),
  G_DEFINE_ENUM_VALUE (NABIJ_STUDIO_STATE_PLAYING, "playing"))
/* clang-format on */

G_DEFINE_INTERFACE (NabijStudio, nabij_studio, G_TYPE_OBJECT)

#define READABLE (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
nabij_studio_default_init (NabijStudioInterface *iface)
{
  /**
   * NabijStudio:state:
   *
   * What it does just now. A microphone is open in *opening* and *recording* only.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_enum ("state", NULL, NULL,
                                                          NABIJ_TYPE_STUDIO_STATE,
                                                          NABIJ_STUDIO_STATE_QUIET,
                                                          READABLE));

  /**
   * NabijStudio:level:
   *
   * How loud it is just now, what is recorded or what is played, on a scale for the eye: 0…1. It is
   * notified at most twenty times a second.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_double ("level", NULL, NULL, 0.0, 1.0, 0.0, READABLE));

  /**
   * NabijStudio:too-loud:
   *
   * Whether the microphone is driven too hard in the take that is being recorded, or was in the last.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_boolean ("too-loud", NULL, NULL, FALSE, READABLE));

  /**
   * NabijStudio:microphones:
   *
   * The names of the microphones as the system shows them; empty where there is none, or where it is not
   * known yet. It is followed after [method@Studio.watch_microphones].
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_boxed ("microphones", NULL, NULL, G_TYPE_STRV, READABLE));

  /**
   * NabijStudio:microphone:
   *
   * The name of the microphone that is used, or `NULL` for the system's own choice. One that is not there
   * when it is needed is passed over for the system's own choice.
   */
  g_object_interface_install_property (iface,
                                       g_param_spec_string ("microphone", NULL, NULL, NULL,
                                                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

/**
 * nabij_studio_get_state:
 * @self: a studio
 *
 * Tells what it does just now.
 *
 * Returns: the state
 */
NabijStudioState
nabij_studio_get_state (NabijStudio *self)
{
  NabijStudioState state = NABIJ_STUDIO_STATE_QUIET;

  g_return_val_if_fail (NABIJ_IS_STUDIO (self), NABIJ_STUDIO_STATE_QUIET);

  g_object_get (self, "state", &state, NULL);
  return state;
}

/**
 * nabij_studio_record_async:
 * @self: a studio that records nothing
 * @longest_us: how long what is kept may be, in microseconds, > 0
 * @cancellable: (nullable): throws away what was said
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * Opens the microphone and records until [method@Studio.end_take], or until @longest_us. What is being
 * heard ends first.
 */
void
nabij_studio_record_async (NabijStudio        *self,
                           gint64              longest_us,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_STUDIO (self));
  g_return_if_fail (longest_us > 0);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  NABIJ_STUDIO_GET_IFACE (self)->record_async (self, longest_us, cancellable, callback, user_data);
}

/**
 * nabij_studio_record_finish:
 * @self: a studio
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Gives what was recorded. The microphone is closed by then.
 *
 * Errors: `NABIJ_AUDIO_ERROR` with a sentence for a person: no microphone, one that went away, nothing
 * that was heard, or a part that is missing; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the take, or `NULL` with @error set
 */
NabijTake *
nabij_studio_record_finish (NabijStudio  *self,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_STUDIO (self), NULL);

  return NABIJ_STUDIO_GET_IFACE (self)->record_finish (self, result, error);
}

/**
 * nabij_studio_end_take:
 * @self: a studio
 *
 * Ends what is being recorded, to keep it. Where the microphone was not open yet, that is as if nothing was
 * heard. It does nothing where nothing is recorded.
 */
void
nabij_studio_end_take (NabijStudio *self)
{
  g_return_if_fail (NABIJ_IS_STUDIO (self));

  NABIJ_STUDIO_GET_IFACE (self)->end_take (self);
}

/**
 * nabij_studio_hear_async:
 * @self: a studio that records nothing
 * @sound: Opus in Ogg, as in [struct@Take]
 * @cancellable: (nullable): fades it out
 * @callback: called on the main thread when it was heard to its end
 * @user_data: data for @callback
 *
 * Plays what was recorded, once. What is already being heard ends with `G_IO_ERROR_CANCELLED`.
 */
void
nabij_studio_hear_async (NabijStudio        *self,
                         GBytes             *sound,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_STUDIO (self));
  g_return_if_fail (sound != NULL);
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  NABIJ_STUDIO_GET_IFACE (self)->hear_async (self, sound, cancellable, callback, user_data);
}

/**
 * nabij_studio_hear_finish:
 * @self: a studio
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Tells whether it was heard to its end.
 *
 * Errors: `NABIJ_AUDIO_ERROR` with a sentence for a person: a damaged recording, no loudspeaker, or a part
 * that is missing; `G_IO_ERROR_CANCELLED`, also where a take was begun.
 *
 * Returns: `TRUE` when it was
 */
gboolean
nabij_studio_hear_finish (NabijStudio  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_STUDIO (self), FALSE);

  return NABIJ_STUDIO_GET_IFACE (self)->hear_finish (self, result, error);
}

/**
 * nabij_studio_watch_microphones:
 * @self: a studio
 * @watched: whether the property "microphones" follows what is plugged in and out
 *
 * Looks which microphones there are, without opening one, and goes on to do so until it is called with
 * `FALSE` as often as with `TRUE`.
 */
void
nabij_studio_watch_microphones (NabijStudio *self,
                                gboolean     watched)
{
  g_return_if_fail (NABIJ_IS_STUDIO (self));

  NABIJ_STUDIO_GET_IFACE (self)->watch_microphones (self, watched);
}
