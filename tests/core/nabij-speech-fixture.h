/* nabij-speech-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Recordings without a microphone, and the exercises that they are said in.
 */

#pragma once

#include "nabij-practices.h"
#include "nabij-speech.h"

G_BEGIN_DECLS

#define NABIJ_SPEECH_FIXTURE_SPEAKER "Noor"

NabijRecording  *nabij_speech_fixture_make_recording (const char *line,
                                                      gint64      duration_us) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray       *nabij_speech_fixture_make_recordings (const char *first_line,
                                                       ...) G_GNUC_WARN_UNUSED_RESULT G_GNUC_NULL_TERMINATED;
NabijBreathPlan *nabij_speech_fixture_make_plan (NabijPractice        *practice,
                                                 const NabijSituation *situation,
                                                 const char           *pattern,
                                                 int                   minutes) G_GNUC_WARN_UNUSED_RESULT;
char            *nabij_speech_fixture_write (GArray *utterances) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
