/* nabij-recording-user.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody who records in a test, and waits for each answer.
 */

#pragma once

#include "nabij-journal-recordings.h"

G_BEGIN_DECLS

GBytes         *recording_sound (const char *word,
                                 gsize       size) G_GNUC_WARN_UNUSED_RESULT;
NabijRecording *recording_make (const char *speaker,
                                const char *line,
                                const char *word,
                                gint64      recorded_us) G_GNUC_WARN_UNUSED_RESULT;

gboolean   recording_save (NabijJournal   *journal,
                           NabijRecording *recording,
                           GError        **error);
void       recording_assert_saved (NabijJournal   *journal,
                                   NabijRecording *recording);
gboolean   recording_delete (NabijJournal   *journal,
                             NabijRecording *recording,
                             GError        **error);
gboolean   recording_rename (NabijJournal *journal,
                             const char   *from,
                             const char   *to,
                             GError      **error);
GPtrArray *recording_list (NabijJournal *journal,
                           const char   *speaker,
                           gboolean      with_sound) G_GNUC_WARN_UNUSED_RESULT;
gint64     recording_measure (NabijJournal *journal);
void       recording_assert_same (NabijRecording *recording,
                                  NabijRecording *expected);
void       recording_assert_has (NabijJournal   *journal,
                                 NabijRecording *first,
                                 ...) G_GNUC_NULL_TERMINATED;
void       recording_assert_has_none (NabijJournal *journal);

G_END_DECLS
