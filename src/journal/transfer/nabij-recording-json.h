/* nabij-recording-json.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-recording.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What stands between what is known of a recording and its sound, and what ends it. */
#define NABIJ_RECORDING_JSON_SOUND_BEGIN ",\"sound\":\""
#define NABIJ_RECORDING_JSON_SOUND_END "\"}"

char           *nabij_recording_to_json_begin (NabijRecording *recording) G_GNUC_WARN_UNUSED_RESULT;
NabijRecording *nabij_recording_from_checked_json (JsonParser *parser,
                                                   const char *json,
                                                   gsize       length,
                                                   guint       position,
                                                   GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
