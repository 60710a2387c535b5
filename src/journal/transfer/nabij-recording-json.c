/* nabij-recording-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a recording is written in exports. It is described for people in data/journal-format.md. Any
 * thread may use it.
 */

#include "config.h"

#include "nabij-recording-json.h"

#include "nabij-json-members.h"
#include "nabij-recording-check.h"
#include "nabij-transfer-error.h"

#include <string.h>

/* The names of the members never change. */
#define UUID "uuid"
#define SPEAKER "speaker"
#define LINE "line"
#define WORDS "words"
#define RECORDED "recorded"
#define DURATION "duration_us"
#define SOUND "sound"

#define BASE64_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
/* Four characters for three bytes. */
#define BASE64_LENGTH_MAX (NABIJ_RECORDING_BYTES_MAX / 3 * 4 + 4)

/**
 * nabij_recording_to_json_begin:
 * @recording: a recording
 *
 * Writes what is known of a recording as an object of JSON that does not end yet: its sound, which may
 * be long, follows as base64 after `NABIJ_RECORDING_JSON_SOUND_BEGIN`, and
 * `NABIJ_RECORDING_JSON_SOUND_END` ends it.
 *
 * Returns: (transfer full): the text
 */
char *
nabij_recording_to_json_begin (NabijRecording *recording)
{
  const NabijRecordingFields *fields;
  g_autoptr (JsonObject) object = json_object_new ();
  char *json;

  g_return_val_if_fail (recording != NULL, NULL);

  fields = nabij_recording_get_fields (recording);
  nabij_json_set_text (object, UUID, fields->uuid);
  nabij_json_set_text (object, SPEAKER, fields->speaker);
  nabij_json_set_text (object, LINE, fields->line);
  nabij_json_set_text (object, WORDS, fields->words);
  nabij_json_set_instant (object, RECORDED, &fields->recorded);
  json_object_set_int_member (object, DURATION, fields->duration_us);

  json = nabij_json_to_line (object);
  json[strlen (json) - 1] = '\0';

  return json;
}

static const char *
need_text (NabijJsonMembers *members,
           const char       *name)
{
  const char *text = nabij_json_members_get_text (members, name);

  if (members->wrong == NULL && (text == NULL || *text == '\0'))
    members->wrong = name;

  return text;
}

/* What GLib reads leniently is what it should be, or refused. */
static gboolean
is_base64 (const char *text)
{
  const gsize n_characters = strspn (text, BASE64_CHARACTERS);
  const gsize n_fill = strspn (text + n_characters, "=");

  return text[n_characters + n_fill] == '\0' && n_fill <= 2 && (n_characters + n_fill) % 4 == 0;
}

static GBytes *
need_sound (NabijJsonMembers *members)
{
  const char *text = need_text (members, SOUND);
  g_autoptr (GBytes) sound = NULL;

  if (members->wrong != NULL)
    return NULL;

  if (strlen (text) <= BASE64_LENGTH_MAX && is_base64 (text)) {
    gsize   length;
    guchar *bytes = g_base64_decode (text, &length);

    sound = g_bytes_new_take (bytes, length);
  }
  if (!nabij_recording_sound_is_opus (sound) || g_bytes_get_size (sound) > NABIJ_RECORDING_BYTES_MAX) {
    members->wrong = SOUND;
    return NULL;
  }

  return g_steal_pointer (&sound);
}

static gint64
need_duration (NabijJsonMembers *members)
{
  JsonNode *node = nabij_json_members_get_value (members, DURATION, G_TYPE_INT64);

  if (node == NULL && members->wrong == NULL)
    members->wrong = DURATION;

  return node != NULL ? json_node_get_int (node) : 0;
}

/* Says which member is not what it should be. */
static const char *
find_unsound (const NabijRecordingFields *fields)
{
  NabijRecordingFields part = { NULL, fields->speaker, "line", "", { 0, 0 }, 1 };

  if (!nabij_recording_fields_are_sound (&part))
    return SPEAKER;
  part.line = fields->line;
  if (!nabij_recording_fields_are_sound (&part))
    return LINE;
  part.words = fields->words;
  if (!nabij_recording_fields_are_sound (&part))
    return WORDS;
  part.duration_us = fields->duration_us;
  if (!nabij_recording_fields_are_sound (&part))
    return DURATION;

  return nabij_recording_fields_are_sound (fields) ? NULL : RECORDED;
}

static NabijRecording *
read_recording (NabijJsonMembers *members)
{
  NabijRecordingFields fields = { 0 };
  g_autofree char     *uuid = NULL;
  g_autoptr (GBytes) sound = NULL;

  need_text (members, UUID);
  uuid = nabij_json_members_dup_uuid (members, UUID);
  fields.uuid = uuid;
  fields.speaker = need_text (members, SPEAKER);
  fields.line = need_text (members, LINE);
  fields.words = nabij_json_members_get_text (members, WORDS);
  if (fields.words == NULL)
    fields.words = "";
  need_text (members, RECORDED);
  nabij_json_members_get_instant (members, RECORDED, &fields.recorded);
  fields.duration_us = need_duration (members);
  sound = need_sound (members);
  if (members->wrong == NULL)
    members->wrong = find_unsound (&fields);

  return members->wrong == NULL ? nabij_recording_new (&fields, sound) : NULL;
}

/**
 * nabij_recording_from_checked_json:
 * @parser: a parser, which may be used for one recording after the other
 * @json: (array length=length): an object that nabij_json_scan_check() found sound
 * @length: how many bytes it has
 * @position: which recording of the file it is, from 1
 * @error: return location for an error
 *
 * Reads a recording. Members that are not known are passed over; one that is known has to be what it
 * should be.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_RECORDING`.
 *
 * Returns: (transfer full) (nullable): the recording, or `NULL` with @error set
 */
NabijRecording *
nabij_recording_from_checked_json (JsonParser *parser,
                                   const char *json,
                                   gsize       length,
                                   guint       position,
                                   GError    **error)
{
  g_autoptr (NabijRecording) recording = NULL;
  NabijJsonMembers members = { NULL, NULL };
  JsonNode        *root = NULL;

  g_return_val_if_fail (JSON_IS_PARSER (parser), NULL);
  g_return_val_if_fail (json != NULL, NULL);

  if (json_parser_load_from_data (parser, json, (gssize)length, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)) {
    members.object = json_node_get_object (root);
    recording = read_recording (&members);
  }
  if (recording == NULL)
    nabij_transfer_error_set_recording (error, position, members.wrong);

  return g_steal_pointer (&recording);
}
