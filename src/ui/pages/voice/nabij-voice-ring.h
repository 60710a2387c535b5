/* nabij-voice-ring.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceRingState:
 * @NABIJ_VOICE_RING_STATE_QUIET: a thin ring with a small stone in it: nothing happens
 * @NABIJ_VOICE_RING_STATE_KEPT: the same, and the stone has grown: the line is there
 * @NABIJ_VOICE_RING_STATE_WAITING: a broken ring: in a moment
 * @NABIJ_VOICE_RING_STATE_LISTENING: a strong ring around a disc that widens with the voice
 * @NABIJ_VOICE_RING_STATE_PLAYING: rings around each other, as on water, that widen with the voice
 *
 * What the ring shows. Each has a shape of its own.
 */
typedef enum {
  NABIJ_VOICE_RING_STATE_QUIET,
  NABIJ_VOICE_RING_STATE_KEPT,
  NABIJ_VOICE_RING_STATE_WAITING,
  NABIJ_VOICE_RING_STATE_LISTENING,
  NABIJ_VOICE_RING_STATE_PLAYING,
} NabijVoiceRingState;

/**
 * NabijVoiceRing:
 *
 * The ring that listens. It can be pressed, which emits "pressed". Where nothing is to move, its lines
 * grow stronger instead of wider.
 */
#define NABIJ_TYPE_VOICE_RING (nabij_voice_ring_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceRing, nabij_voice_ring, NABIJ, VOICE_RING, GtkWidget)

NabijVoiceRingState nabij_voice_ring_get_state (NabijVoiceRing *self);
void                nabij_voice_ring_set_state (NabijVoiceRing     *self,
                                                NabijVoiceRingState state,
                                                const char         *word);
void                nabij_voice_ring_set_level (NabijVoiceRing *self,
                                                double          level);
void                nabij_voice_ring_set_part (NabijVoiceRing *self,
                                               double          part);

G_END_DECLS
