/* nabij-session-bin.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-player.h"
#include "nabij-water-source.h"

#include <gst/gst.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_SESSION_BIN (nabij_session_bin_get_type ())
G_DECLARE_FINAL_TYPE (NabijSessionBin, nabij_session_bin, NABIJ, SESSION_BIN, GstBin)

GstElement       *nabij_session_bin_new (NabijBreathPlan *plan,
                                         gint64           start_us,
                                         const NabijMix  *mix,
                                         const char      *sound_dir,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
NabijWaterSource *nabij_session_bin_get_source (NabijSessionBin *self);
gboolean          nabij_session_bin_set_mix (NabijSessionBin *self,
                                             const NabijMix  *mix,
                                             GError         **error);
gboolean          nabij_session_bin_set_speech (NabijSessionBin *self,
                                                NabijSpeech     *speech,
                                                GError         **error);
void              nabij_session_bin_set_offline (NabijSessionBin *self);
void              nabij_session_bin_set_buffer_ms (NabijSessionBin *self,
                                                   guint            buffer_ms);
void              nabij_session_bin_fade (NabijSessionBin *self,
                                          gint64           from_stream_us,
                                          double           gain,
                                          gint64           duration_us);

G_END_DECLS
