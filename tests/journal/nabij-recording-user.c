/* nabij-recording-user.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recording-user.h"

#include "nabij-journal-user.h"

#include <string.h>

/* The first page of Ogg Opus, as opusenc of GStreamer writes it. */
static const guint8 first_page[] = {
  'O',
  'g',
  'g',
  'S',
  0,
  2,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0,
  0x91,
  0xca,
  0x0c,
  0x2b,
  0,
  0,
  0,
  0,
  0x41,
  0x48,
  0x1a,
  0xd3,
  1,
  0x13,
  'O',
  'p',
  'u',
  's',
  'H',
  'e',
  'a',
  'd',
  1,
  1,
  0x38,
  1,
  0x80,
  0xbb,
  0,
  0,
  0,
  0,
  0,
};

/* What begins as Opus does, and has a word on each of its pages. */
GBytes *
recording_sound (const char *word,
                 gsize       size)
{
  const gsize length = strlen (word);
  guint8     *bytes = g_malloc (size);

  g_assert_cmpuint (size, >, sizeof first_page);
  memcpy (bytes, first_page, sizeof first_page);
  for (gsize i = sizeof first_page; i < size; i++)
    bytes[i] = (guint8)word[(i - sizeof first_page) % length];

  return g_bytes_new_take (bytes, size);
}

NabijRecording *
recording_make (const char *speaker,
                const char *line,
                const char *word,
                gint64      recorded_us)
{
  g_autoptr (GBytes) sound = recording_sound (word, 30000);

  return nabij_recording_new (&(NabijRecordingFields){ .speaker = speaker,
                                                       .line = line,
                                                       .words = "Laat je schouders maar zakken.",
                                                       .recorded = { recorded_us, 3600 },
                                                       .duration_us = 2350000 },
                              sound);
}

gboolean
recording_save (NabijJournal   *journal,
                NabijRecording *recording,
                GError        **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_save_recording_async (journal, recording, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_save_recording_finish (journal, result, error);
}

void
recording_assert_saved (NabijJournal   *journal,
                        NabijRecording *recording)
{
  g_autoptr (GError) error = NULL;
  const gboolean done = recording_save (journal, recording, &error);

  g_assert_no_error (error);
  g_assert_true (done);
}

gboolean
recording_delete (NabijJournal   *journal,
                  NabijRecording *recording,
                  GError        **error)
{
  const char *const uuids[] = { nabij_recording_get_fields (recording)->uuid, NULL };
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_delete_recordings_async (journal, uuids, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_delete_recordings_finish (journal, result, error);
}

gboolean
recording_rename (NabijJournal *journal,
                  const char   *from,
                  const char   *to,
                  GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_rename_speaker_async (journal, from, to, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_rename_speaker_finish (journal, result, error);
}

GPtrArray *
recording_list (NabijJournal *journal,
                const char   *speaker,
                gboolean      with_sound)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *recordings;

  nabij_journal_list_recordings_async (journal, speaker, with_sound, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  recordings = nabij_journal_list_recordings_finish (journal, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (recordings);

  return recordings;
}

gint64
recording_measure (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_bytes;

  nabij_journal_measure_recordings_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  n_bytes = nabij_journal_measure_recordings_finish (journal, result, &error);
  g_assert_no_error (error);

  return n_bytes;
}

void
recording_assert_same (NabijRecording *recording,
                       NabijRecording *expected)
{
  const NabijRecordingFields *one = nabij_recording_get_fields (recording);
  const NabijRecordingFields *other = nabij_recording_get_fields (expected);

  g_assert_cmpstr (one->uuid, ==, other->uuid);
  g_assert_cmpstr (one->speaker, ==, other->speaker);
  g_assert_cmpstr (one->line, ==, other->line);
  g_assert_cmpstr (one->words, ==, other->words);
  g_assert_cmpint (one->recorded.utc_us, ==, other->recorded.utc_us);
  g_assert_cmpint (one->recorded.offset_s, ==, other->recorded.offset_s);
  g_assert_cmpint (one->duration_us, ==, other->duration_us);
  g_assert_true (g_bytes_equal (nabij_recording_get_sound (recording), nabij_recording_get_sound (expected)));
}

/* Exactly these, in the order in which they were recorded. */
void
recording_assert_has (NabijJournal   *journal,
                      NabijRecording *first,
                      ...)
{
  g_autoptr (GPtrArray) recordings = recording_list (journal, NULL, TRUE);
  guint   n = 0;
  va_list others;

  va_start (others, first);
  for (NabijRecording *expected = first; expected != NULL; expected = va_arg (others, NabijRecording *)) {
    g_assert_cmpuint (n, <, recordings->len);
    recording_assert_same (g_ptr_array_index (recordings, n++), expected);
  }
  va_end (others);
  g_assert_cmpuint (n, ==, recordings->len);
}

void
recording_assert_has_none (NabijJournal *journal)
{
  g_autoptr (GPtrArray) recordings = recording_list (journal, NULL, TRUE);

  g_assert_cmpuint (recordings->len, ==, 0);
}
