/* nabij-fake-player.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-player.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_FAKE_PLAYER (nabij_fake_player_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakePlayer, nabij_fake_player, NABIJ, FAKE_PLAYER, GObject)

NabijFakePlayer *nabij_fake_player_new (void) G_GNUC_WARN_UNUSED_RESULT;
char            *nabij_fake_player_take_calls (NabijFakePlayer *self) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_fake_player_set_state (NabijFakePlayer *self,
                                              NabijPlayerState state);
void             nabij_fake_player_set_warning (NabijFakePlayer *self,
                                                const char      *warning);
void             nabij_fake_player_set_position_us (NabijFakePlayer *self,
                                                    gint64           position_us);
void             nabij_fake_player_set_ahead_us (NabijFakePlayer *self,
                                                 gint64           ahead_us);
NabijBreathPlan *nabij_fake_player_get_plan (NabijFakePlayer *self);
const NabijMix  *nabij_fake_player_get_mix (NabijFakePlayer *self);
NabijSpeech     *nabij_fake_player_get_speech (NabijFakePlayer *self);

G_END_DECLS
