/* test-recording-transfer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The family's own voices in the files that leave the journal and come in.
 */

#include "config.h"

#include "nabij-journal-family-record.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"
#include "nabij-recording-user.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-fixture.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795287845000000)
#define LET_GO "water-and-rust/let-go"
#define HAND "water-and-rust/hand"
#define WORD "qzxjkvwpfirst7r2m4t"
#define UUID "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0001"
/* The first page of Ogg Opus, and a little more. */
#define SOUND "T2dnUwACAAAAAAAAAACRygwrAAAAAEFIGtMBE09wdXNIZWFkAQE4AYC7AAAAAABhYmM="

static char *
export_to (NabijJournal     *journal,
           const char       *name,
           NabijExportFormat format,
           gboolean          with_recordings)
{
  char *path = transfer_dup_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_export_async (journal, file, format, NULL, with_recordings, NULL, NULL, NULL,
                              journal_store_result_cb, &result);
  journal_wait_for (&result);
  nabij_journal_export_finish (journal, result, &error);
  g_assert_no_error (error);

  return path;
}

/* On another computer. */
static void
start_anew (JournalFixture *fixture)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();

  journal_close (fixture->journal, NULL);
  g_clear_object (&fixture->journal);
  transfer_wipe ();
  fixture->journal = nabij_journal_new (folder);
}

static NabijImportSummary
import (JournalFixture *fixture,
        const char     *path)
{
  NabijImportSummary summary;

  transfer_import (fixture->journal, path, &summary);

  return summary;
}

static void
test_comes_back (JournalFixture *fixture,
                 gconstpointer   data)
{
  g_autoptr (NabijRecording) first = recording_make ("Zoë \"\\'; 🌊", LET_GO, WORD, NOW);
  g_autoptr (NabijRecording) second = recording_make ("Sam", HAND, "abcd", NOW + 1);
  g_autoptr (GBytes) sound = recording_sound ("odd", 150001);
  g_autoptr (NabijRecording) large = NULL;
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autofree char   *path = NULL;
  g_autofree char   *again = NULL;
  g_autofree char   *before = NULL;
  g_autofree char   *after = NULL;
  NabijImportSummary summary;

  large = nabij_recording_new (&(NabijRecordingFields){ .speaker = "Sam",
                                                        .line = "lullaby",
                                                        .words = "",
                                                        .recorded = { NOW + 2, -18000 },
                                                        .duration_us = 1 },
                               sound);
  journal_assert_saved (fixture->journal, entry);
  recording_assert_saved (fixture->journal, first);
  recording_assert_saved (fixture->journal, second);
  recording_assert_saved (fixture->journal, large);
  path = export_to (fixture->journal, "one.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);
  g_assert_cmpuint (nabij_fixture_get_mode (path), ==, 0600);

  start_anew (fixture);
  summary = import (fixture, path);
  transfer_assert_summary (&summary, 1, 0, 0, 0);
  g_assert_true (summary.brings_voices);
  g_assert_false (summary.leaves_voices_out);
  recording_assert_has (fixture->journal, first, second, large, NULL);

  /* The same again brings nothing, and what is written again is the same. */
  summary = import (fixture, path);
  g_assert_false (summary.brings_voices);
  g_assert_false (summary.leaves_voices_out);
  again = export_to (fixture->journal, "two.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);
  before = transfer_read (path, NULL);
  after = transfer_read (again, NULL);
  g_assert_cmpstr (strstr (before, "\"authors\""), ==, strstr (after, "\"authors\""));
}

static void
test_is_only_in_a_copy_that_asks_for_it (JournalFixture *fixture,
                                         gconstpointer   data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, WORD, NOW);
  g_autofree char *json_path = NULL;
  g_autofree char *csv_path = NULL;
  g_autofree char *json = NULL;
  g_autofree char *csv = NULL;

  recording_assert_saved (fixture->journal, first);
  json_path = export_to (fixture->journal, "without.json", NABIJ_EXPORT_FORMAT_JSON, FALSE);
  csv_path = export_to (fixture->journal, "table.csv", NABIJ_EXPORT_FORMAT_CSV, TRUE);
  json = transfer_read (json_path, NULL);
  csv = transfer_read (csv_path, NULL);
  g_assert_null (strstr (json, "recordings"));
  g_assert_null (strstr (json, LET_GO));
  g_assert_null (strstr (csv, LET_GO));
}

static void
test_the_newer_one_wins (JournalFixture *fixture,
                         gconstpointer   data)
{
  g_autoptr (NabijRecording) old_let_go = recording_make ("Noor", LET_GO, WORD, NOW + 10);
  g_autoptr (NabijRecording) new_hand = recording_make ("Noor", HAND, "new hand in a file", NOW + 40);
  g_autoptr (NabijRecording) new_let_go = recording_make ("Noor", LET_GO, "new let go here", NOW + 30);
  g_autoptr (NabijRecording) old_hand = recording_make ("Noor", HAND, "oldhandherek49djq", NOW + 20);
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *path = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  NabijImportSummary summary;

  recording_assert_saved (fixture->journal, old_let_go);
  recording_assert_saved (fixture->journal, new_hand);
  path = export_to (fixture->journal, "newer.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);

  start_anew (fixture);
  recording_assert_saved (fixture->journal, new_let_go);
  recording_assert_saved (fixture->journal, old_hand);
  summary = import (fixture, path);
  g_assert_true (summary.brings_voices);
  recording_assert_has (fixture->journal, new_let_go, new_hand, NULL);

  /* Nothing is left of the one that gave way. */
  keeping_purge (fixture->journal, &error);
  g_assert_no_error (error);
  found = keeping_find_bytes (folder, "oldhandherek49djq");
  g_assert_cmpstr (found, ==, NULL);
}

static void
test_what_was_taken_away_stays_away (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autoptr (NabijRecording) deleted = recording_make ("Noor", LET_GO, WORD, NOW);
  g_autoptr (NabijRecording) replaced = recording_make ("Noor", HAND, "first", NOW);
  g_autoptr (NabijRecording) replacing = recording_make ("Noor", HAND, "then", NOW + 1);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  NabijImportSummary summary;

  recording_assert_saved (fixture->journal, deleted);
  recording_assert_saved (fixture->journal, replaced);
  path = export_to (fixture->journal, "away.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);
  recording_assert_saved (fixture->journal, replacing);
  recording_delete (fixture->journal, deleted, &error);
  g_assert_no_error (error);
  keeping_purge (fixture->journal, &error);
  g_assert_no_error (error);

  summary = import (fixture, path);
  g_assert_false (summary.brings_voices);
  g_assert_false (summary.leaves_voices_out);
  recording_assert_has (fixture->journal, replacing, NULL);

  /* Also where the newer one is gone as well. */
  recording_delete (fixture->journal, replacing, &error);
  g_assert_no_error (error);
  import (fixture, path);
  recording_assert_has_none (fixture->journal);
}

/* A name that was changed here stays as it is here. */
static void
test_keeps_the_name_that_was_given (JournalFixture *fixture,
                                    gconstpointer   data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, WORD, NOW);
  g_autoptr (GPtrArray) recordings = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  recording_assert_saved (fixture->journal, first);
  path = export_to (fixture->journal, "name.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);
  recording_rename (fixture->journal, "Noor", "Mama", &error);
  g_assert_no_error (error);
  import (fixture, path);
  recordings = recording_list (fixture->journal, NULL, FALSE);
  g_assert_cmpuint (recordings->len, ==, 1);
  g_assert_cmpstr (nabij_recording_get_fields (g_ptr_array_index (recordings, 0))->speaker, ==, "Mama");
}

static void
test_two_may_speak (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (NabijRecording) noor = recording_make ("Noor", LET_GO, WORD, NOW);
  g_autoptr (NabijRecording) sam = recording_make ("Sam", LET_GO, WORD, NOW + 1);
  g_autoptr (NabijRecording) oma = recording_make ("Oma", LET_GO, WORD, NOW + 2);
  g_autofree char *path = NULL;
  g_autoptr (NabijImport) prepared = NULL;
  g_autoptr (GError) error = NULL;
  const char *sentence;

  recording_assert_saved (fixture->journal, noor);
  recording_assert_saved (fixture->journal, sam);
  path = export_to (fixture->journal, "two.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);

  start_anew (fixture);
  recording_assert_saved (fixture->journal, oma);
  prepared = transfer_prepare (fixture->journal, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (nabij_import_get_summary (prepared)->brings_voices);
  g_assert_true (nabij_import_get_summary (prepared)->leaves_voices_out);
  transfer_apply (prepared, NULL, &error);
  g_assert_no_error (error);
  recording_assert_has (fixture->journal, noor, oma, NULL);
  sentence = nabij_import_get_result_sentence (prepared);
  g_assert_true (g_str_has_prefix (sentence, "It is in your journal now."));
  g_assert_nonnull (strstr (sentence, "stayed out"));

  /* Nothing more comes of it, and it says why. */
  g_clear_object (&prepared);
  prepared = transfer_prepare (fixture->journal, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (nabij_import_brings_anything (prepared));
  sentence = nabij_import_get_result_sentence (prepared);
  g_assert_true (g_str_has_prefix (sentence, "Nothing was changed."));
  g_assert_nonnull (strstr (sentence, "stayed out"));
}

static NabijFamily *
load_family (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijFamily *family;

  nabij_journal_load_family_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  family = nabij_journal_load_family_finish (journal, result, &error);
  g_assert_no_error (error);

  return family;
}

static void
save_family (NabijJournal      *journal,
             const NabijFamily *family)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_save_family_async (journal, family, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  nabij_journal_save_family_finish (journal, result, &error);
  g_assert_no_error (error);
}

/* Whose voice is heard comes along with the voice, and not without it. */
static void
test_the_choice_comes_with_the_voice (JournalFixture *fixture,
                                      gconstpointer   data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, WORD, NOW);
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijFamily) without = NULL;
  g_autoptr (NabijFamily) with = NULL;
  g_autofree char   *with_path = NULL;
  g_autofree char   *without_path = NULL;
  NabijImportSummary summary;

  family->voice_by_day = g_strdup ("Noor");
  family->voice_by_night = g_strdup ("Nobody");
  save_family (fixture->journal, family);
  recording_assert_saved (fixture->journal, first);
  with_path = export_to (fixture->journal, "with.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);
  without_path = export_to (fixture->journal, "without.json", NABIJ_EXPORT_FORMAT_JSON, FALSE);

  start_anew (fixture);
  summary = import (fixture, without_path);
  g_assert_false (summary.brings_family);
  without = load_family (fixture->journal);
  g_assert_null (without->voice_by_day);

  summary = import (fixture, with_path);
  g_assert_true (summary.brings_family);
  with = load_family (fixture->journal);
  g_assert_cmpstr (with->voice_by_day, ==, "Noor");
  g_assert_null (with->voice_by_night);
}

static char *
write_file (const char *recordings)
{
  char            *path = transfer_dup_path ("written.json");
  g_autofree char *text = NULL;

  text = g_strdup_printf ("{\"recordings\": %s, \"format\": \"nabij-journal\", \"version\": 1, \"entries\": []}", recordings);
  nabij_fixture_write (path, text, -1);

  return path;
}

/* As another program would write it, before the entries, with what a newer one may know. */
static void
test_takes_what_others_wrote (JournalFixture *fixture,
                              gconstpointer   data)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) recordings = NULL;
  const NabijRecordingFields *fields;

  path = write_file ("[{\"sound\": \"" SOUND "\", \"colour\": {\"warm\": [1]}, \"uuid\": \"0B0A7A5E-1D0F-4A53-9A36-5F8B5A9A0001\","
                     " \"line\": \"breathe-in\", \"speaker\": \"<b>Noor</b>\", \"words\": null,"
                     " \"recorded\": \"2026-11-21T20:04:05+01:00\", \"duration_us\": 1500000}]");
  import (fixture, path);
  recordings = recording_list (fixture->journal, NULL, TRUE);
  g_assert_cmpuint (recordings->len, ==, 1);
  fields = nabij_recording_get_fields (g_ptr_array_index (recordings, 0));
  g_assert_cmpstr (fields->uuid, ==, UUID);
  g_assert_cmpstr (fields->speaker, ==, "<b>Noor</b>");
  g_assert_cmpstr (fields->words, ==, "");
  g_assert_cmpint (fields->recorded.utc_us, ==, NOW);
  g_assert_cmpint (fields->recorded.offset_s, ==, 3600);
  g_assert_cmpint (fields->duration_us, ==, 1500000);
}

#define RECORDING(sound)                                                                    \
  "{\"uuid\": \"" UUID "\", \"speaker\": \"Noor\", \"line\": \"hand\", \"duration_us\": 1," \
  " \"recorded\": \"2026-11-21T20:04:05+01:00\", \"sound\": " sound "}"
#define WITHOUT(uuid, speaker, line, duration, recorded) \
  "[{" uuid speaker line duration recorded "\"sound\": \"" SOUND "\"}]"
#define U "\"uuid\": \"" UUID "\","
#define S "\"speaker\": \"Noor\","
#define L "\"line\": \"hand\","
#define D "\"duration_us\": 1,"
#define R "\"recorded\": \"2026-11-21T20:04:05+01:00\","

static const struct {
  const char *json;
  int         code;
  const char *member;
} refused[] = {
  { "{}", NABIJ_TRANSFER_ERROR_FOREIGN, NULL },
  { "\"voice\"", NABIJ_TRANSFER_ERROR_FOREIGN, NULL },
  { "[1]", NABIJ_TRANSFER_ERROR_RECORDING, NULL },
  { "[[]]", NABIJ_TRANSFER_ERROR_RECORDING, NULL },
  { "[null]", NABIJ_TRANSFER_ERROR_RECORDING, NULL },
  { "[{}]", NABIJ_TRANSFER_ERROR_RECORDING, "uuid" },
  { WITHOUT ("", S, L, D, R), NABIJ_TRANSFER_ERROR_RECORDING, "uuid" },
  { WITHOUT ("\"uuid\": \"hand\",", S, L, D, R), NABIJ_TRANSFER_ERROR_RECORDING, "uuid" },
  { WITHOUT (U, "", L, D, R), NABIJ_TRANSFER_ERROR_RECORDING, "speaker" },
  { WITHOUT (U, "\"speaker\": \"\",", L, D, R), NABIJ_TRANSFER_ERROR_RECORDING, "speaker" },
  { WITHOUT (U, "\"speaker\": \"0123456789012345678901234567890123456789!\",", L, D, R), NABIJ_TRANSFER_ERROR_RECORDING, "speaker" },
  { WITHOUT (U, S, "", D, R), NABIJ_TRANSFER_ERROR_RECORDING, "line" },
  { WITHOUT (U, S, "\"line\": 7,", D, R), NABIJ_TRANSFER_ERROR_RECORDING, "line" },
  { WITHOUT (U, S, L "\"words\": [],", D, R), NABIJ_TRANSFER_ERROR_RECORDING, "words" },
  { WITHOUT (U, S, L, "", R), NABIJ_TRANSFER_ERROR_RECORDING, "duration_us" },
  { WITHOUT (U, S, L, "\"duration_us\": 0,", R), NABIJ_TRANSFER_ERROR_RECORDING, "duration_us" },
  { WITHOUT (U, S, L, "\"duration_us\": 1.5,", R), NABIJ_TRANSFER_ERROR_RECORDING, "duration_us" },
  { WITHOUT (U, S, L, "\"duration_us\": 301000001,", R), NABIJ_TRANSFER_ERROR_RECORDING, "duration_us" },
  { WITHOUT (U, S, L, D, ""), NABIJ_TRANSFER_ERROR_RECORDING, "recorded" },
  { WITHOUT (U, S, L, D, "\"recorded\": \"yesterday\","), NABIJ_TRANSFER_ERROR_RECORDING, "recorded" },
  { "[" RECORDING ("null") "]", NABIJ_TRANSFER_ERROR_RECORDING, "sound" },
  { "[" RECORDING ("\"\"") "]", NABIJ_TRANSFER_ERROR_RECORDING, "sound" },
  { "[" RECORDING ("\"====\"") "]", NABIJ_TRANSFER_ERROR_RECORDING, "sound" },
  { "[" RECORDING ("\"T2dnUw==\"") "]", NABIJ_TRANSFER_ERROR_RECORDING, "sound" },
  { "[" RECORDING ("\" " SOUND "\"") "]", NABIJ_TRANSFER_ERROR_RECORDING, "sound" },
  { "[" RECORDING ("\"" SOUND "A\"") "]", NABIJ_TRANSFER_ERROR_RECORDING, "sound" },
  { "[" RECORDING ("\"UklGRgAAAABXQVZFZm10IBAAAAABAAEARKwAAIhYAQACABAAZGF0YQAAAABhYmNkZWZnaGlqa2xt\"") "]",
    NABIJ_TRANSFER_ERROR_RECORDING, "sound" },
  { "[" RECORDING ("\"" SOUND "\"") ", " RECORDING ("\"" SOUND "\"") "]", NABIJ_TRANSFER_ERROR_DUPLICATE, NULL },
  { "[" RECORDING ("\"" SOUND "\"") "], \"recordings\": []", NABIJ_TRANSFER_ERROR_FOREIGN, NULL },
};

static void
test_refuses_what_is_wrong (JournalFixture *fixture,
                            gconstpointer   data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_autofree char *path = write_file (refused[i].json);
    g_autoptr (NabijImport) prepared = NULL;
    g_autoptr (GError) error = NULL;
    const char *sentence;

    g_test_message ("%s", refused[i].json);
    prepared = transfer_prepare (fixture->journal, path, NULL, &error);
    g_assert_null (prepared);
    g_assert_error (error, NABIJ_TRANSFER_ERROR, refused[i].code);
    sentence = nabij_transfer_error_to_sentence (error);
    g_assert_true (g_str_has_suffix (sentence, "Nothing was changed."));
    if (refused[i].member != NULL) {
      g_autofree char *quoted = g_strdup_printf ("“%s”", refused[i].member);

      g_assert_nonnull (strstr (sentence, quoted));
    }
  }
  recording_assert_has_none (fixture->journal);
}

/* One sound may be as large as is kept, and no larger. */
static void
test_refuses_what_is_too_large (JournalFixture *fixture,
                                gconstpointer   data)
{
  for (guint more = 0; more < 2; more++) {
    g_autoptr (GBytes) sound = recording_sound (WORD, NABIJ_RECORDING_BYTES_MAX + more);
    g_autofree char *base64 = g_base64_encode (g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
    g_autofree char *json = g_strdup_printf ("[{" U S L D R "\"sound\": \"%s\"}]", base64);
    g_autofree char *path = NULL;
    g_autoptr (NabijImport) prepared = NULL;
    g_autoptr (GError) error = NULL;

    path = write_file (json);
    prepared = transfer_prepare (fixture->journal, path, NULL, &error);
    if (more == 0)
      g_assert_no_error (error);
    else
      g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_RECORDING);
  }
}

/* With its entries, or not at all. */
static void
test_comes_with_all_or_nothing (JournalFixture *fixture,
                                gconstpointer   data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, WORD, NOW);
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (NabijImport) prepared = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  journal_assert_saved (fixture->journal, entry);
  recording_assert_saved (fixture->journal, first);
  path = export_to (fixture->journal, "all.json", NABIJ_EXPORT_FORMAT_JSON, TRUE);
  start_anew (fixture);
  prepared = transfer_prepare (fixture->journal, path, NULL, &error);
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_assert_false (transfer_apply (prepared, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  recording_assert_has_none (fixture->journal);
  journal_assert_has (fixture->journal, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/nabij/journal/recording-transfer/" name, JournalFixture, NULL, journal_set_up, func, journal_tear_down)
  ADD ("comes-back", test_comes_back);
  ADD ("is-only-in-a-copy-that-asks-for-it", test_is_only_in_a_copy_that_asks_for_it);
  ADD ("the-newer-one-wins", test_the_newer_one_wins);
  ADD ("what-was-taken-away-stays-away", test_what_was_taken_away_stays_away);
  ADD ("keeps-the-name-that-was-given", test_keeps_the_name_that_was_given);
  ADD ("two-may-speak", test_two_may_speak);
  ADD ("the-choice-comes-with-the-voice", test_the_choice_comes_with_the_voice);
  ADD ("takes-what-others-wrote", test_takes_what_others_wrote);
  ADD ("refuses-what-is-wrong", test_refuses_what_is_wrong);
  ADD ("refuses-what-is-too-large", test_refuses_what_is_too_large);
  ADD ("comes-with-all-or-nothing", test_comes_with_all_or_nothing);
#undef ADD

  return g_test_run ();
}
