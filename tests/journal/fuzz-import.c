/* fuzz-import.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Feeds the importer with what nobody would write, for libFuzzer. Whatever comes in, it is refused
 * with a sentence, or each of its entries and recordings can be written and read again.
 */

#include "config.h"

#include "nabij-entry-json-private.h"
#include "nabij-import-file.h"
#include "nabij-json-scan.h"
#include "nabij-recording-json.h"
#include "nabij-transfer-error.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static void
check_error (const GError *error)
{
  const char *sentence;

  g_assert (error != NULL);
  g_assert (error->domain == NABIJ_TRANSFER_ERROR);
  sentence = nabij_transfer_error_to_sentence (error);
  g_assert (sentence != NULL && *sentence != '\0' && g_utf8_validate (sentence, -1, NULL));
}

/* What was read can be written, and is the same when it is read again. */
static void
check_entry (NabijEntry *entry)
{
  g_autofree char *json = nabij_entry_to_json (entry);
  g_autoptr (NabijEntry) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert (g_utf8_validate (json, -1, NULL));
  again = nabij_entry_from_json (json, -1, 0, &error);
  g_assert_no_error (error);
  g_assert (nabij_entry_equal (entry, again));
}

static void
check_recording (NabijRecording *recording)
{
  GBytes          *sound = nabij_recording_get_sound (recording);
  g_autofree char *begin = nabij_recording_to_json_begin (recording);
  g_autofree char *base64 = g_base64_encode (g_bytes_get_data (sound, NULL), g_bytes_get_size (sound));
  g_autofree char *json = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (NabijRecording) again = NULL;
  g_autoptr (GError) error = NULL;

  json = g_strconcat (begin, NABIJ_RECORDING_JSON_SOUND_BEGIN, base64, NABIJ_RECORDING_JSON_SOUND_END, NULL);
  g_assert (nabij_json_scan_check (json, strlen (json), NULL));
  again = nabij_recording_from_checked_json (parser, json, strlen (json), 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (nabij_recording_get_fields (again)->uuid, ==, nabij_recording_get_fields (recording)->uuid);
  g_assert_cmpstr (nabij_recording_get_fields (again)->speaker, ==, nabij_recording_get_fields (recording)->speaker);
  g_assert_cmpstr (nabij_recording_get_fields (again)->words, ==, nabij_recording_get_fields (recording)->words);
  g_assert (g_bytes_equal (nabij_recording_get_sound (again), sound));
}

/* The scan says the same of the whole and of its bytes one by one. */
static void
check_scan (const char *bytes,
            gsize       size)
{
  const gboolean is_sound = nabij_json_scan_check (bytes, size, NULL);
  g_autoptr (NabijJsonScan) scan = nabij_json_scan_new ();
  gboolean is_sound_in_pieces = TRUE;

  for (gsize i = 0; i < size && is_sound_in_pieces;) {
    gsize         n_used = 0;
    NabijJsonMark mark;

    is_sound_in_pieces = nabij_json_scan_feed (scan, bytes + i, 1, &n_used, &mark, NULL);
    i += n_used;
  }
  is_sound_in_pieces = is_sound_in_pieces && nabij_json_scan_finish (scan, NULL);
  g_assert (is_sound == is_sound_in_pieces);
}

static void
read_recordings (NabijImportFile *file,
                 JsonParser      *parser)
{
  g_autoptr (GError) error = NULL;
  GBytes *json = NULL;
  guint   n_recordings = 0;

  g_assert (nabij_import_file_turn_to_recordings (file, NULL, &error));
  while (nabij_import_file_cut (file, &json, NULL, &error) && json != NULL) {
    g_autoptr (GBytes) piece = json;
    g_autoptr (NabijRecording) recording = NULL;
    g_autoptr (GError) recording_error = NULL;
    gsize       length;
    const char *bytes = g_bytes_get_data (piece, &length);

    recording = nabij_recording_from_checked_json (parser, bytes, length, ++n_recordings, &recording_error);
    if (recording != NULL)
      check_recording (recording);
    else
      check_error (recording_error);
  }
  g_assert_no_error (error);
  g_assert (n_recordings == nabij_import_file_get_n_recordings (file));
}

static void
read_file (const char *bytes,
           gsize       size)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize)size, NULL);
  g_autoptr (NabijImportFile) file = nabij_import_file_new (stream);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  GBytes *json = NULL;
  guint   n_entries = 0;

  if (!nabij_import_file_check (file, NULL, &error)) {
    check_error (error);
    return;
  }

  while (nabij_import_file_cut (file, &json, NULL, &error) && json != NULL) {
    g_autoptr (GBytes) piece = json;
    g_autoptr (NabijEntry) entry = NULL;
    g_autoptr (GError) entry_error = NULL;
    gsize       length;
    const char *bytes_of_entry = g_bytes_get_data (piece, &length);

    entry = nabij_entry_from_checked_json (parser, bytes_of_entry, length, ++n_entries, &entry_error);
    if (entry != NULL)
      check_entry (entry);
    else
      check_error (entry_error);
  }
  g_assert_no_error (error);
  g_assert (n_entries == nabij_import_file_get_n_entries (file));
  read_recordings (file, parser);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  /* A copy of its own, so that a byte too far is noticed. */
  g_autofree char *bytes = g_memdup2 (data, size);
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    return 0;

  check_scan (bytes, size);
  read_file (bytes, size);
  entry = nabij_entry_from_json (bytes, (gssize)size, 1, &error);
  if (entry != NULL)
    check_entry (entry);
  else
    check_error (error);

  return 0;
}
