/* nabij-speech-filter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-water-source.h"

#include <gst/base/gstbasetransform.h>

G_BEGIN_DECLS

/* The name of the element message that tells that a recording cannot be heard; its field "error" is why. */
#define NABIJ_SPEECH_BROKEN "nabij-speech-broken"

#define NABIJ_TYPE_SPEECH_FILTER (nabij_speech_filter_get_type ())
G_DECLARE_FINAL_TYPE (NabijSpeechFilter, nabij_speech_filter, NABIJ, SPEECH_FILTER, GstBaseTransform)

GstElement *nabij_speech_filter_new (NabijWaterSource *water) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_speech_filter_set_speech (NabijSpeechFilter *self,
                                            NabijSpeech       *speech);
void        nabij_speech_filter_set_level (NabijSpeechFilter *self,
                                           double             level);
void        nabij_speech_filter_set_heard (NabijSpeechFilter *self,
                                           gint64             from_stream_us,
                                           gboolean           is_heard);
void        nabij_speech_filter_set_offline (NabijSpeechFilter *self);

G_END_DECLS
