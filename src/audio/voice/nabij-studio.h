/* nabij-studio.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-take.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijStudioState:
 * @NABIJ_STUDIO_STATE_QUIET: no microphone is open and nothing is played
 * @NABIJ_STUDIO_STATE_OPENING: a microphone is being opened
 * @NABIJ_STUDIO_STATE_RECORDING: a microphone is open
 * @NABIJ_STUDIO_STATE_WORKING: the microphone is closed; what was said is being made ready
 * @NABIJ_STUDIO_STATE_PLAYING: something recorded is heard
 */
typedef enum {
  NABIJ_STUDIO_STATE_QUIET,
  NABIJ_STUDIO_STATE_OPENING,
  NABIJ_STUDIO_STATE_RECORDING,
  NABIJ_STUDIO_STATE_WORKING,
  NABIJ_STUDIO_STATE_PLAYING,
} NabijStudioState;

#define NABIJ_TYPE_STUDIO_STATE (nabij_studio_state_get_type ())
GType nabij_studio_state_get_type (void) G_GNUC_CONST;

#define NABIJ_TYPE_STUDIO (nabij_studio_get_type ())
G_DECLARE_INTERFACE (NabijStudio, nabij_studio, NABIJ, STUDIO, GObject)

/**
 * NabijStudioInterface:
 *
 * One of the edges of the program: where a voice is recorded, and heard again. A microphone is open
 * in the states *opening* and *recording* only. All calls are made on the main thread and return at
 * once.
 *
 * Properties, all notified: "state" ([enum@StudioState]), "level" (double, 0…1, how loud it is just
 * now on a scale for the eye; 0 when nothing sounds), "too-loud" (boolean, the microphone is driven
 * too hard in this take), "microphones" (string array, names as the system shows them; empty where
 * there is none or it is not known yet), "microphone" (string or `NULL`, one of these names, or
 * `NULL` for the system's own choice; writable).
 */
struct _NabijStudioInterface {
  GTypeInterface parent_iface;

  void (*record_async) (NabijStudio        *self,
                        gint64              longest_us,
                        GCancellable       *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer            user_data);
  NabijTake *(*record_finish) (NabijStudio  *self,
                               GAsyncResult *result,
                               GError      **error);
  void (*end_take) (NabijStudio *self);
  void (*hear_async) (NabijStudio        *self,
                      GBytes             *sound,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data);
  gboolean (*hear_finish) (NabijStudio  *self,
                           GAsyncResult *result,
                           GError      **error);
  void (*watch_microphones) (NabijStudio *self,
                             gboolean     watched);
};

NabijStudioState nabij_studio_get_state (NabijStudio *self);
void             nabij_studio_record_async (NabijStudio        *self,
                                            gint64              longest_us,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
NabijTake       *nabij_studio_record_finish (NabijStudio  *self,
                                             GAsyncResult *result,
                                             GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_studio_end_take (NabijStudio *self);
void             nabij_studio_hear_async (NabijStudio        *self,
                                          GBytes             *sound,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data);
gboolean         nabij_studio_hear_finish (NabijStudio  *self,
                                           GAsyncResult *result,
                                           GError      **error);
void             nabij_studio_watch_microphones (NabijStudio *self,
                                                 gboolean     watched);

G_END_DECLS
