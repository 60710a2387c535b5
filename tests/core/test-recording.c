/* test-recording.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recording.h"

static const NabijRecordingFields sung = {
  .uuid = "0b9c4f8e-3a7e-4b1e-9d55-6d6f3b1f0a11",
  .speaker = "Noor",
  .line = "lullaby",
  .words = "A song or a few words",
  .recorded = { .utc_us = 1000, .offset_s = 3600 },
  .duration_us = 5,
};

static void
test_fields (void)
{
  g_autofree char     *speaker = g_strdup ("Noor");
  NabijRecordingFields fields = sung;
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS", 4);
  g_autoptr (NabijRecording) recording = NULL;
  const NabijRecordingFields *kept;

  fields.speaker = speaker;
  recording = nabij_recording_new (&fields, sound);
  speaker[0] = 'D';
  kept = nabij_recording_get_fields (recording);

  g_assert_cmpstr (kept->uuid, ==, sung.uuid);
  g_assert_cmpstr (kept->speaker, ==, "Noor");
  g_assert_cmpstr (kept->line, ==, "lullaby");
  g_assert_cmpstr (kept->words, ==, sung.words);
  g_assert_cmpint (kept->recorded.utc_us, ==, 1000);
  g_assert_cmpint (kept->recorded.offset_s, ==, 3600);
  g_assert_cmpint (kept->duration_us, ==, 5);
  g_assert_true (nabij_recording_get_sound (recording) == sound);
}

static void
test_gets_a_name (void)
{
  NabijRecordingFields fields = sung;
  g_autoptr (NabijRecording) one = NULL;
  g_autoptr (NabijRecording) other = NULL;

  fields.uuid = NULL;
  one = nabij_recording_new (&fields, NULL);
  other = nabij_recording_new (&fields, NULL);
  g_assert_true (g_uuid_string_is_valid (nabij_recording_get_fields (one)->uuid));
  g_assert_cmpstr (nabij_recording_get_fields (one)->uuid, !=, nabij_recording_get_fields (other)->uuid);
  g_assert_null (nabij_recording_get_sound (one));
}

static void
test_is_shared (void)
{
  NabijRecording *recording = nabij_recording_new (&sung, NULL);
  NabijRecording *same = g_boxed_copy (NABIJ_TYPE_RECORDING, recording);

  g_assert_true (same == recording);
  nabij_recording_unref (recording);
  g_assert_cmpstr (nabij_recording_get_fields (same)->line, ==, "lullaby");
  g_boxed_free (NABIJ_TYPE_RECORDING, same);
}

/* What cannot be is a mistake of ours. */
static void
test_refuses (void)
{
  static const struct {
    const char *speaker;
    const char *line;
    const char *words;
    gint64      duration_us;
    const char *message;
  } wrong[] = {
    { NULL, "lullaby", "", 1, "*fields->speaker != NULL*" },
    { "", "lullaby", "", 1, "*fields->speaker != NULL*" },
    { "Noor", NULL, "", 1, "*fields->line != NULL*" },
    { "Noor", "", "", 1, "*fields->line != NULL*" },
    { "Noor", "lullaby", NULL, 1, "*fields->words != NULL*" },
    { "Noor", "lullaby", "", 0, "*duration_us > 0*" },
    { "Noor", "lullaby", "", -1, "*duration_us > 0*" },
    { "Noor", "lullaby", "", NABIJ_RECORDING_DURATION_MAX_US + 1, "*duration_us > 0*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    const NabijRecordingFields fields = { .speaker = wrong[i].speaker, .line = wrong[i].line, .words = wrong[i].words, .duration_us = wrong[i].duration_us };

    g_test_expect_message ("nabij", G_LOG_LEVEL_CRITICAL, wrong[i].message);
    g_assert_null (nabij_recording_new (&fields, NULL));
    g_test_assert_expected_messages ();
  }
}

static void
test_longest (void)
{
  NabijRecordingFields fields = sung;
  g_autoptr (NabijRecording) recording = NULL;

  fields.duration_us = NABIJ_RECORDING_DURATION_MAX_US;
  recording = nabij_recording_new (&fields, NULL);
  g_assert_nonnull (recording);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/recording/fields", test_fields);
  g_test_add_func ("/nabij/core/recording/gets-a-name", test_gets_a_name);
  g_test_add_func ("/nabij/core/recording/is-shared", test_is_shared);
  g_test_add_func ("/nabij/core/recording/refuses", test_refuses);
  g_test_add_func ("/nabij/core/recording/longest", test_longest);

  return g_test_run ();
}
