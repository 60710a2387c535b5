/* nabij-entry-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one entry is written outside of the journal's own file: in exports and in drafts. It is
 * described for people in data/journal-format.md. Any thread may use it.
 */

#include "config.h"

#include "nabij-entry-json-private.h"

#include "nabij-check-in-json.h"
#include "nabij-json-members.h"
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

/* Writing */

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
  nabij_json_set_text (object, PRACTICE, fields->practice);
  nabij_json_set_text (object, PATTERN, fields->pattern);
  json_object_set_int_member (object, DURATION, MIN (fields->duration_us, DURATION_MAX_US));
  nabij_json_set_text (object, MOMENT, fields->moment);
}

static void
set_moment (JsonObject             *object,
            const NabijEntryFields *fields)
{
  JsonObject *calmer;

  nabij_json_set_text (object, TENSION, nabij_tension_to_id (fields->tension));
  set_words (object, CIRCUMSTANCES, fields->circumstances);
  set_words (object, OWN_CIRCUMSTANCES, fields->own_circumstances);
  nabij_json_set_flag (object, ABOUT_CONTACT, fields->about_contact);
  if (!fields->is_calmer)
    return;

  calmer = json_object_new ();
  nabij_json_set_instant (calmer, WHEN, &fields->calmer);
  nabij_json_set_text (calmer, TENSION, nabij_tension_to_id (fields->tension_after));
  set_words (calmer, HELPED, fields->helped);
  set_words (calmer, OWN_HELPED, fields->own_helped);
  nabij_json_set_text (calmer, REPAIR, fields->repair);
  json_object_set_object_member (object, CALMER, calmer);
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
  g_autoptr (JsonObject) object = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  fields = nabij_entry_get_fields (entry);
  object = json_object_new ();

  nabij_json_set_text (object, UUID, fields->uuid);
  nabij_json_set_text (object, KIND, nabij_entry_kind_to_string (fields->kind));
  nabij_json_set_instant (object, WHEN, &fields->instant);
  nabij_json_set_instant (object, ADDED, &(NabijInstant){ fields->added_us, 0 });
  nabij_json_set_instant (object, CHANGED, &(NabijInstant){ fields->changed_us, 0 });
  nabij_json_set_text (object, AUTHOR, fields->author);
  nabij_json_set_text (object, TITLE, fields->title);
  nabij_json_set_text (object, TEXT, fields->text);
  if (fields->kind == NABIJ_ENTRY_KIND_SESSION)
    set_session (object, fields);
  if (fields->kind == NABIJ_ENTRY_KIND_MOMENT)
    set_moment (object, fields);
  nabij_check_in_json_set (object, fields->check_in);

  return nabij_json_to_line (object);
}

/* Reading */

static const char *
need_text (NabijJsonMembers *members,
           const char       *name)
{
  const char *text = nabij_json_members_get_text (members, name);

  if (members->wrong == NULL && (text == NULL || *text == '\0'))
    members->wrong = name;

  return text;
}

static void
need_instant (NabijJsonMembers *members,
              const char       *name,
              NabijInstant     *instant)
{
  if (need_text (members, name) != NULL)
    nabij_json_members_get_instant (members, name, instant);
}

static gint64
get_duration (NabijJsonMembers *members)
{
  JsonNode *node = nabij_json_members_get_value (members, DURATION, G_TYPE_INT64);
  gint64    duration_us = node != NULL ? json_node_get_int (node) : 0;

  if (duration_us < 0 || duration_us > DURATION_MAX_US)
    members->wrong = DURATION;

  return duration_us;
}

static NabijTension
get_tension (NabijJsonMembers *members)
{
  NabijTension tension = NABIJ_TENSION_UNSET;

  if (!nabij_tension_from_id (nabij_json_members_get_text (members, TENSION), &tension))
    members->wrong = TENSION;

  return tension;
}

/* The words are borrowed from the document. */
static GPtrArray *
get_words (NabijJsonMembers *members,
           const char       *name)
{
  JsonNode  *node = nabij_json_members_get (members, name);
  GPtrArray *words = g_ptr_array_new ();
  JsonArray *array;

  if (node != NULL && !JSON_NODE_HOLDS_ARRAY (node))
    members->wrong = name;
  array = node != NULL && members->wrong == NULL ? json_node_get_array (node) : NULL;
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++) {
    JsonNode *element = json_array_get_element (array, i);

    if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
      g_ptr_array_add (words, (char *)json_node_get_string (element));
    else
      members->wrong = name;
  }
  g_ptr_array_add (words, NULL);

  return words;
}

static NabijEntryKind
need_kind (NabijJsonMembers *members)
{
  NabijEntryKind kind = NABIJ_ENTRY_KIND_NOTE;
  const char    *name = need_text (members, KIND);

  if (members->wrong == NULL && !nabij_entry_kind_from_string (name, &kind))
    members->wrong = KIND;

  return kind;
}

/* What the moment grew into, where it did. */
static NabijJsonMembers
read_calmer (NabijJsonMembers *members,
             NabijEntryFields *fields)
{
  JsonNode        *node = nabij_json_members_get (members, CALMER);
  NabijJsonMembers calmer = { NULL, members->wrong };

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
  fields->repair = nabij_json_members_get_text (&calmer, REPAIR);

  return calmer;
}

static NabijEntry *
read_moment (NabijJsonMembers *members,
             NabijEntryFields *fields)
{
  g_autoptr (GPtrArray) circumstances = get_words (members, CIRCUMSTANCES);
  g_autoptr (GPtrArray) own_circumstances = get_words (members, OWN_CIRCUMSTANCES);
  g_autoptr (GPtrArray) helped = NULL;
  g_autoptr (GPtrArray) own_helped = NULL;
  NabijJsonMembers calmer;

  fields->tension = get_tension (members);
  fields->about_contact = nabij_json_members_get_flag (members, ABOUT_CONTACT);
  fields->circumstances = (const char *const *)circumstances->pdata;
  fields->own_circumstances = (const char *const *)own_circumstances->pdata;

  calmer = read_calmer (members, fields);
  if (fields->is_calmer) {
    helped = get_words (&calmer, HELPED);
    own_helped = get_words (&calmer, OWN_HELPED);
    fields->helped = (const char *const *)helped->pdata;
    fields->own_helped = (const char *const *)own_helped->pdata;
  }
  members->wrong = calmer.wrong;

  return members->wrong == NULL ? nabij_entry_new (fields) : NULL;
}

static NabijEntry *
read_entry (NabijJsonMembers *members)
{
  NabijEntryFields fields = { 0 };
  NabijInstant     added = { 0 };
  NabijInstant     changed = { 0 };
  g_autofree char *uuid = NULL;
  g_autofree char *moment = NULL;
  g_autoptr (NabijCheckIn) check_in = NULL;

  need_text (members, UUID);
  uuid = nabij_json_members_dup_uuid (members, UUID);
  fields.uuid = uuid;
  fields.kind = need_kind (members);
  need_instant (members, WHEN, &fields.instant);
  nabij_json_members_get_instant (members, ADDED, &added);
  nabij_json_members_get_instant (members, CHANGED, &changed);
  fields.added_us = added.utc_us;
  fields.changed_us = changed.utc_us;
  fields.author = nabij_json_members_get_text (members, AUTHOR);
  fields.title = nabij_json_members_get_text (members, TITLE);
  fields.text = nabij_json_members_get_text (members, TEXT);
  if (fields.kind == NABIJ_ENTRY_KIND_MOMENT)
    return read_moment (members, &fields);

  if (fields.kind == NABIJ_ENTRY_KIND_SESSION) {
    fields.practice = need_text (members, PRACTICE);
    fields.pattern = nabij_json_members_get_text (members, PATTERN);
    fields.duration_us = get_duration (members);
    moment = nabij_json_members_dup_uuid (members, MOMENT);
    fields.moment = moment;
  }
  if (fields.kind == NABIJ_ENTRY_KIND_CHECK_IN) {
    check_in = nabij_check_in_json_get (members);
    fields.check_in = check_in;
  }

  return members->wrong == NULL ? nabij_entry_new (&fields) : NULL;
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
  NabijJsonMembers members = { NULL, NULL };
  JsonNode        *root = NULL;

  g_return_val_if_fail (JSON_IS_PARSER (parser), NULL);
  g_return_val_if_fail (json != NULL, NULL);

  if (json_parser_load_from_data (parser, json, (gssize)length, NULL))
    root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root)) {
    members.object = json_node_get_object (root);
    entry = read_entry (&members);
  }
  if (entry == NULL)
    nabij_transfer_error_set_entry (error, position, members.wrong);

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
