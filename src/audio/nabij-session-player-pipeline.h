/* nabij-session-player-pipeline.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"
#include "nabij-player.h"
#include "nabij-session-player-event.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_SESSION_PLAYER_PIPELINE (nabij_session_player_pipeline_get_type ())
G_DECLARE_FINAL_TYPE (NabijSessionPlayerPipeline, nabij_session_player_pipeline, NABIJ, SESSION_PLAYER_PIPELINE, GObject)

NabijSessionPlayerPipeline *nabij_session_player_pipeline_new (NabijClock        *clock,
                                                               NabijSessionClock *session_clock,
                                                               NabijBreathPlan   *plan,
                                                               const NabijMix    *mix,
                                                               NabijSpeech       *speech,
                                                               const char        *sound_dir,
                                                               const char        *sink) G_GNUC_WARN_UNUSED_RESULT;
void                        nabij_session_player_pipeline_close (NabijSessionPlayerPipeline *self,
                                                                 gint64                      fade_us);
gboolean                    nabij_session_player_pipeline_is_open (NabijSessionPlayerPipeline *self);
NabijBreathPlan            *nabij_session_player_pipeline_change (NabijSessionPlayerPipeline *self,
                                                                  NabijBreathChange           change) G_GNUC_WARN_UNUSED_RESULT;
void                        nabij_session_player_pipeline_set_mix (NabijSessionPlayerPipeline *self,
                                                                   const NabijMix             *mix);
void                        nabij_session_player_pipeline_set_speech (NabijSessionPlayerPipeline *self,
                                                                      NabijSpeech                *speech);
gboolean                    nabij_session_player_pipeline_get_position_us (NabijSessionPlayerPipeline *self,
                                                                           gint64                     *elapsed_us);
const char                 *nabij_session_player_pipeline_get_warning (NabijSessionPlayerPipeline *self);

G_END_DECLS
