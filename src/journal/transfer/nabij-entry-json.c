/* nabij-entry-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one entry is written outside of the journal's own file: in exports and in drafts. It is
 * described for people in data/journal-format.md. Any thread may use it.
 */

#include "config.h"

#include "nabij-entry-json-private.h"

#include "nabij-instant-text.h"
#include "nabij-json-scan.h"
#include "nabij-transfer-error.h"

#include <string.h>

/* The names of the members never change. */
#define UUID "uuid"
#define KIND "kind"
#define WHEN "when"
#define ADDED "added"
#define CHANGED "changed"
#define AUTHOR "author"
#define TITLE "title"
#define TEXT "text"
#define PRACTICE "practice"
#define PATTERN "pattern"
#define DURATION "duration_us"
#define MOMENT "moment"
#define TENSION "tension"
#define CIRCUMSTANCES "circumstances"
#define OWN_CIRCUMSTANCES "own_circumstances"
#define ABOUT_CONTACT "about_contact"
#define CALMER "calmer"
#define HELPED "helped"
#define OWN_HELPED "own_helped"
#define REPAIR "repair"

/* Nobody breathes for a year; and sums of what is shorter stay within what a number can hold. */
#define DURATION_MAX_US (366 * G_TIME_SPAN_DAY)

/* Where an entry is read from, and what went wrong with it. */
typedef struct {
  JsonObject *object; /* borrowed */
  const char *wrong;  /* the first member that is not what it should be */
} Reading;

/* Writing */

static void
set_text (JsonObject *object,
          const char *name,
          const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static void
set_instant (JsonObject         *object,
             const char         *name,
             const NabijInstant *instant)
{
  g_autofree char *text = nabij_instant_to_text (instant);

  json_object_set_string_member (object, name, text);
}

static void
set_words (JsonObject        *object,
           const char        *name,
           const char *const *words)
{
  JsonArray *array;

  if (words == NULL)
    return;

  array = json_array_new ();
  for (gsize i = 0; words[i] != NULL; i++)
    json_array_add_string_element (array, words[i]);
  json_object_set_array_member (object, name, array);
}

static void
set_session (JsonObject             *object,
             const NabijEntryFields *fields)
{
  set_text (object, PRACTICE, fields->practice);
  set_text (object, PATTERN, fields->pattern);
  json_object_set_int_member (object, DURATION, MIN (fields->duration_us, DURATION_MAX_US));
  set_text (object, MOMENT, fields->moment);
}

static void
set_moment (JsonObject             *object,
            const NabijEntryFields *fields)
{
  JsonObject *calmer;

  set_text (object, TENSION, nabij_tension_to_id (fields->tension));
  set_words (object, CIRCUMSTANCES, fields->circumstances);
  set_words (object, OWN_CIRCUMSTANCES, fields->own_circumstances);
  if (fields->about_contact)
    json_object_set_boolean_member (object, ABOUT_CONTACT, TRUE);
  if (!fields->is_calmer)
    return;

  calmer = json_object_new ();
  set_instant (calmer, WHEN, &fields->calmer);
  set_text (calmer, TENSION, nabij_tension_to_id (fields->tension_after));
  set_words (calmer, HELPED, fields->helped);
  set_words (calmer, OWN_HELPED, fields->own_helped);
  set_text (calmer, REPAIR, fields->repair);
  json_object_set_object_member (object, CALMER, calmer);
}

/* json-glib 1.6 escapes every control character but this one. */
char *
nabij_entry_json_escape_last_control (char *json)
{
  GString *escaped;

  if (strchr (json, '\x1f') == NULL)
    return json;

  escaped = g_string_new (json);
  g_string_replace (escaped, "\x1f", "\\u001f", 0);
  g_free (json);

  return g_string_free (escaped, FALSE);
}

/**
 * nabij_entry_to_json:
 * @entry: an entry
 *
 * Writes an entry as an object of JSON on one line, with everything that is saved of it.
 *
 * Returns: (transfer full): the text, without an end of line
 */
char *
nabij_entry_to_json (NabijEntry *entry)
{
  const NabijEntryFields *fields;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object;

  g_return_val_if_fail (entry != NULL, NULL);

  fields = nabij_entry_get_fields (entry);
  object = json_object_new ();
  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);

  set_text (object, UUID, fields->uuid);
  set_text (object, KIND, nabij_entry_kind_to_string (fields->kind));
  set_instant (object, WHEN, &fields->instant);
  set_instant (object, ADDED, &(NabijInstant){ fields->added_us, 0 });
  set_instant (object, CHANGED, &(NabijInstant){ fields->changed_us, 0 });
  set_text (object, AUTHOR, fields->author);
  set_text (object, TITLE, fields->title);
  set_text (object, TEXT, fields->text);
  if (fields->kind == NABIJ_ENTRY_KIND_SESSION)
    set_session (object, fields);
  if (fields->kind == NABIJ_ENTRY_KIND_MOMENT)
    set_moment (object, fields);

  return nabij_entry_json_escape_last_control (json_to_string (node, FALSE));
}

/* Reading. Each function leaves what it reads untouched where the member is missing or `null`, and
 * notes the first that is something else than it should be. */

static JsonNode *
get_member (Reading    *reading,
            const char *name)
{
  JsonNode *node;

  if (reading->wrong != NULL)
    return NULL;
  node = json_object_get_member (reading->object, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? node : NULL;
}

static JsonNode *
get_value (Reading    *reading,
           const char *name,
           GType       type)
{
  JsonNode *node = get_member (reading, name);

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type) {
    reading->wrong = name;
    return NULL;
  }

  return node;
}

static const char *
get_text (Reading    *reading,
          const char *name)
{
  JsonNode *node = get_value (reading, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : NULL;
}

static const char *
need_text (Reading    *reading,
           const char *name)
{
  const char *text = get_text (reading, name);

  if (reading->wrong == NULL && (text == NULL || *text == '\0'))
    reading->wrong = name;

  return text;
}

static void
get_instant (Reading      *reading,
             const char   *name,
             NabijInstant *instant)
{
  const char *text = get_text (reading, name);

  if (text != NULL && !nabij_instant_from_text (text, instant))
    reading->wrong = name;
}

static void
need_instant (Reading      *reading,
              const char   *name,
              NabijInstant *instant)
{
  if (need_text (reading, name) != NULL)
    get_instant (reading, name, instant);
}

/* In small letters, as this program makes them, so that one entry has one name. */
static char *
dup_uuid (Reading    *reading,
          const char *name)
{
  const char *text = get_text (reading, name);

  if (text == NULL)
    return NULL;
  if (!g_uuid_string_is_valid (text)) {
    reading->wrong = name;
    return NULL;
  }

  return g_ascii_strdown (text, -1);
}

static gint64
get_duration (Reading *reading)
{
  JsonNode *node = get_value (reading, DURATION, G_TYPE_INT64);
  gint64    duration_us = node != NULL ? json_node_get_int (node) : 0;

  if (duration_us < 0 || duration_us > DURATION_MAX_US)
    reading->wrong = DURATION;

  return duration_us;
}

static gboolean
get_boolean (Reading    *reading,
             const char *name)
{
  JsonNode *node = get_value (reading, name, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

static NabijTension
get_tension (Reading *reading)
{
  NabijTension tension = NABIJ_TENSION_UNSET;

  if (!nabij_tension_from_id (get_text (reading, TENSION), &tension))
    reading->wrong = TENSION;

  return tension;
}

/* The words are borrowed from the document. */
static GPtrArray *
get_words (Reading    *reading,
           const char *name)
{
  JsonNode  *node = get_member (reading, name);
  GPtrArray *words = g_ptr_array_new ();
  JsonArray *array;

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    reading->wrong = name;
  array = node != NULL && reading->wrong == NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
      g_ptr_array_add (words, (char *)json_node_get_string (element));
    else
      reading->wrong = name;
  }
  g_ptr_array_add (words, NULL);

  return words;
}

static NabijEntryKind
need_kind (Reading *reading)
{
  NabijEntryKind kind = NABIJ_ENTRY_KIND_NOTE;
  const char    *name = need_text (reading, KIND);

  if (reading->wrong == NULL && !nabij_entry_kind_from_string (name, &kind))
    reading->wrong = KIND;

  return kind;
}

/* What the moment grew into, where it did. */
static Reading
read_calmer (Reading          *reading,
             NabijEntryFields *fields)
{
  JsonNode *node = get_member (reading, CALMER);
  Reading   calmer = { NULL, reading->wrong };

  if (node == NULL)
    return calmer;
  if (!JSON_NODE_HOLDS_OBJECT (node)) {
    calmer.wrong = CALMER;
    return calmer;
  }

  calmer.object = json_node_get_object (node);
  fields->is_calmer = TRUE;
  need_instant (&calmer, WHEN, &fields->calmer);
  fields->tension_after = get_tension (&calmer);
  fields->repair = get_text (&calmer, REPAIR);

  return calmer;
}

static NabijEntry *
read_moment (Reading          *reading,
             NabijEntryFields *fields)
{
  g_autoptr (GPtrArray) circumstances = get_words (reading, CIRCUMSTANCES);
  g_autoptr (GPtrArray) own_circumstances = get_words (reading, OWN_CIRCUMSTANCES);
  g_autoptr (GPtrArray) helped = NULL;
  g_autoptr (GPtrArray) own_helped = NULL;
  Reading calmer;

  fields->tension = get_tension (reading);
  fields->about_contact = get_boolean (reading, ABOUT_CONTACT);
  fields->circumstances = (const char *const *)circumstances->pdata;
  fields->own_circumstances = (const char *const *)own_circumstances->pdata;

  calmer = read_calmer (reading, fields);
  if (fields->is_calmer) {
    helped = get_words (&calmer, HELPED);
    own_helped = get_words (&calmer, OWN_HELPED);
    fields->helped = (const char *const *)helped->pdata;
    fields->own_helped = (const char *const *)own_helped->pdata;
  }
  reading->wrong = calmer.wrong;

  return reading->wrong == NULL ? nabij_entry_new (fields) : NULL;
}

static NabijEntry *
read_entry (Reading *reading)
{
  NabijEntryFields fields = { 0 };
  NabijInstant     added = { 0 };
  NabijInstant     changed = { 0 };
  g_autofree char *uuid = NULL;
  g_autofree char *moment = NULL;

  need_text (reading, UUID);
  uuid = dup_uuid (reading, UUID);
  fields.uuid = uuid;
  fields.kind = need_kind (reading);
  need_instant (reading, WHEN, &fields.instant);
  get_instant (reading, ADDED, &added);
  get_instant (reading, CHANGED, &changed);
  fields.added_us = added.utc_us;
  fields.changed_us = changed.utc_us;
  fields.author = get_text (reading, AUTHOR);
  fields.title = get_text (reading, TITLE);
  fields.text = get_text (reading, TEXT);
  if (fields.kind == NABIJ_ENTRY_KIND_MOMENT)
    return read_moment (reading, &fields);

  if (fields.kind == NABIJ_ENTRY_KIND_SESSION) {
    fields.practice = need_text (reading, PRACTICE);
    fields.pattern = get_text (reading, PATTERN);
    fields.duration_us = get_duration (reading);
    moment = dup_uuid (reading, MOMENT);
    fields.moment = moment;
  }

  return reading->wrong == NULL ? nabij_entry_new (&fields) : NULL;
}

/**
 * nabij_entry_from_checked_json:
 * @parser: a parser, which may be used for one entry after the other
 * @json: (array length=length): an object that nabij_json_scan_check() found sound
 * @length: how many bytes it has
 * @position: as for nabij_entry_from_json()
 * @error: return location for an error
 *
 * Does what nabij_entry_from_json() does, for many entries.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_ENTRY`.
 *
 * Returns: (transfer full) (nullable): the entry, or `NULL` with @error set
 */
NabijEntry *
nabij_entry_from_checked_json (JsonParser *parser,
                               const char *json,
                               gsize       length,
                               guint       position,
                               GError    **error)
{
  g_autoptr (NabijEntry) entry = NULL;
  Reading   reading = { NULL, NULL };
  JsonNode *root = NULL;

  g_return_val_if_fail (JSON_IS_PARSER (parser), NULL);
  g_return_val_if_fail (json != NULL, NULL);

  if (json_parser_load_from_data (parser, json, (gssize)length, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)) {
    reading.object = json_node_get_object (root);
    entry = read_entry (&reading);
  }
  if (entry == NULL)
    nabij_transfer_error_set_entry (error, position, reading.wrong);

  return g_steal_pointer (&entry);
}

/**
 * nabij_entry_from_json:
 * @json: (array length=length): what nabij_entry_to_json() wrote, or somebody else
 * @length: how many bytes it has, or -1 where it ends with NUL
 * @position: which entry of a file it is, from 1, for the sentence, or 0 for one that stands alone
 * @error: return location for an error
 *
 * Reads an entry. Members that are not known are passed over; one that is known has to be what it
 * should be. What people wrote is taken as it is, and never as markup.
 *
 * Errors: `NABIJ_TRANSFER_ERROR_NOT_JSON`, `_ENCODING`, `_NUL`, `_TOO_DEEP`, `_TOO_LARGE`, `_ENTRY`.
 *
 * Returns: (transfer full) (nullable): the entry, or `NULL` with @error set
 */
NabijEntry *
nabij_entry_from_json (const char *json,
                       gssize      length,
                       guint       position,
                       GError    **error)
{
  g_autoptr (JsonParser) parser = NULL;

  g_return_val_if_fail (json != NULL, NULL);

  if (length < 0)
    length = (gssize)strlen (json);
  if (length > NABIJ_ENTRY_JSON_SIZE_MAX) {
    nabij_transfer_error_set (error, NABIJ_TRANSFER_ERROR_TOO_LARGE);
    return NULL;
  }
  /* The parser trusts what it is given. */
  if (!nabij_json_scan_check (json, (gsize)length, error))
    return NULL;

  parser = json_parser_new ();

  return nabij_entry_from_checked_json (parser, json, (gsize)length, position, error);
}
