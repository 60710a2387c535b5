/* nabij-voice-fixture.c
 *
 * Lines in somebody's own voice for tests of what follows from them. What they sound like is nobody's
 * business here: they are bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-fixture.h"

#include "nabij-journal-recordings.h"

static NabijVoiceKeeper *
get_keeper (NabijUiFixture *fixture)
{
  return nabij_services_get_voice_keeper (fixture->services);
}

/* Waits until the family is known, and then its voices. */
NabijVoiceKeeper *
nabij_voice_fixture_load (NabijUiFixture *fixture)
{
  NabijFamilyKeeper *family_keeper = nabij_services_get_family_keeper (fixture->services);

  if (!nabij_family_keeper_is_loaded (family_keeper))
    nabij_family_keeper_load (family_keeper);
  while (!nabij_voice_keeper_is_loaded (get_keeper (fixture)))
    g_main_context_iteration (NULL, TRUE);
  return get_keeper (fixture);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
wait_for_line (NabijUiFixture *fixture,
               const char     *speaker,
               const char     *line,
               const char     *uuid)
{
  NabijRecording *found;

  do {
    g_main_context_iteration (NULL, TRUE);
    found = nabij_voice_keeper_find (get_keeper (fixture), speaker, line);
  } while (g_strcmp0 (found != NULL ? nabij_recording_get_fields (found)->uuid : NULL, uuid) != 0);
}

/* As a file of Opus in Ogg begins; nobody plays it. */
static const guint8 beginning[48] = {
  'O', 'g', 'g', 'S', [26] = 1, [28] = 'O', 'p', 'u', 's', 'H', 'e', 'a', 'd'
};

/* At the time of the clock; waits until it is at hand. */
void
nabij_voice_fixture_record (NabijUiFixture *fixture,
                            const char     *speaker,
                            const char     *line,
                            gint64          duration_us)
{
  g_autoptr (GBytes) sound = g_bytes_new_static (beginning, sizeof beginning);
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijRecording) recording = nabij_recording_new (&(NabijRecordingFields){
                                                                .speaker = speaker,
                                                                .line = line,
                                                                .words = "",
                                                                .recorded = nabij_clock_get_now (NABIJ_CLOCK (fixture->clock)),
                                                                .duration_us = duration_us,
                                                              },
                                                              sound);

  nabij_journal_save_recording_async (fixture->journal, recording, NULL, result_cb, &saved);
  g_assert_true (nabij_journal_save_recording_finish (fixture->journal, wait_for (&saved), &error));
  wait_for_line (fixture, speaker, line, nabij_recording_get_fields (recording)->uuid);
}

/* Deletes a line; waits until it is no longer at hand. */
void
nabij_voice_fixture_forget (NabijUiFixture *fixture,
                            const char     *speaker,
                            const char     *line)
{
  NabijRecording *recording = nabij_voice_keeper_find (get_keeper (fixture), speaker, line);
  g_autoptr (GAsyncResult) deleted = NULL;
  g_autoptr (GError) error = NULL;
  const char *uuids[] = { NULL, NULL };

  g_assert_nonnull (recording);
  uuids[0] = nabij_recording_get_fields (recording)->uuid;
  nabij_journal_delete_recordings_async (fixture->journal, uuids, NULL, result_cb, &deleted);
  g_assert_true (nabij_journal_delete_recordings_finish (fixture->journal, wait_for (&deleted), &error));
  while (nabij_voice_keeper_find (get_keeper (fixture), speaker, line) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Waits until the lines are found by the other name. */
void
nabij_voice_fixture_rename (NabijUiFixture *fixture,
                            const char     *from,
                            const char     *to)
{
  g_autoptr (GAsyncResult) renamed = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_rename_speaker_async (fixture->journal, from, to, NULL, result_cb, &renamed);
  g_assert_true (nabij_journal_rename_speaker_finish (fixture->journal, wait_for (&renamed), &error));
  while (nabij_voice_keeper_get_recordings (get_keeper (fixture), to)->len == 0)
    g_main_context_iteration (NULL, TRUE);
}

void
nabij_voice_fixture_set_silence (NabijUiFixture *fixture,
                                 NabijSilence    silence)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->silence = silence;
  nabij_family_keeper_set_family (keeper, family);
}
