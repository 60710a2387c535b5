/* nabij-water-source.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-player.h"

#include <gst/base/gstpushsrc.h>

G_BEGIN_DECLS

/* The source makes stereo float samples at this rate. */
#define NABIJ_WATER_SOURCE_RATE 48000

#define NABIJ_TYPE_WATER_SOURCE (nabij_water_source_get_type ())
G_DECLARE_FINAL_TYPE (NabijWaterSource, nabij_water_source, NABIJ, WATER_SOURCE, GstPushSrc)

GstElement      *nabij_water_source_new (NabijBreathPlan *plan,
                                         gint64           start_us,
                                         NabijVoice       voice,
                                         gboolean         bowl_at_end) G_GNUC_WARN_UNUSED_RESULT;
NabijBreathPlan *nabij_water_source_change (NabijWaterSource *self,
                                            NabijBreathChange change) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_water_source_set_voice (NabijWaterSource *self,
                                               NabijVoice        voice);
void             nabij_water_source_set_has_song (NabijWaterSource *self,
                                                  gboolean          has_song);
void             nabij_water_source_set_buffer_ms (NabijWaterSource *self,
                                                   guint             buffer_ms);
void             nabij_water_source_shift (NabijWaterSource *self,
                                           gint64            by_us);
gint64           nabij_water_source_get_edge_us (NabijWaterSource *self);
gint64           nabij_water_source_get_edge_stream_us (NabijWaterSource *self);
gint64           nabij_water_source_stream_to_plan_us (NabijWaterSource *self,
                                                       gint64            stream_us);
gint64           nabij_water_source_plan_to_stream_us (NabijWaterSource *self,
                                                       gint64            plan_us);
gboolean         nabij_water_source_at_stream (NabijWaterSource *self,
                                               gint64            stream_us,
                                               NabijBreathState *state);
NabijBreathPlan *nabij_water_source_ref_plan (NabijWaterSource *self,
                                              gint64            stream_us,
                                              gint64           *elapsed_us) G_GNUC_WARN_UNUSED_RESULT;
gint64           nabij_water_source_get_n_frames (NabijWaterSource *self);

G_END_DECLS
