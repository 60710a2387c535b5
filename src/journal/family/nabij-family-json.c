/* nabij-family-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the family is written in exports. It is described for people in data/journal-format.md. When the
 * program was last open and the song, which is a file of this computer, are no part of it. Any thread
 * may use it.
 */

#include "config.h"

#include "nabij-family-json.h"

#include "nabij-entry-json-private.h"
#include "nabij-family-id.h"
#include "nabij-instant-text.h"

#define DAYS_AT_BIRTH_MAX 330
#define N_EXPECTED_MAX 20

/* Where something is read from, and whether everything in it is what it should be. */
typedef struct {
  JsonObject *object; /* borrowed */
  gboolean    is_wrong;
} Reading;

/* What is read from each element of a list. */
typedef void (*ElementFunc) (Reading     *reading,
                             NabijFamily *family);

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
set_flag (JsonObject *object,
          const char *name,
          gboolean    flag)
{
  if (flag)
    json_object_set_boolean_member (object, name, TRUE);
}

static void
set_instant (JsonObject *object,
             const char *name,
             gint64      utc_us)
{
  g_autofree char *text = nabij_instant_to_text (&(NabijInstant){ utc_us, 0 });

  json_object_set_string_member (object, name, text);
}

static void
set_date (JsonObject  *object,
          const char  *name,
          const GDate *date)
{
  g_autofree char *id = nabij_date_to_id (date);

  set_text (object, name, id);
}

static void
set_list (JsonObject *object,
          const char *name,
          JsonArray  *array)
{
  if (json_array_get_length (array) > 0)
    json_object_set_array_member (object, name, array);
  else
    json_array_unref (array);
}

static JsonArray *
write_due_dates (const NabijFamily *family)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < family->due_dates->len; i++) {
    const NabijDueDate *due = &g_array_index (family->due_dates, NabijDueDate, i);
    JsonObject         *object;

    if (!g_date_valid (&due->date))
      continue;
    object = json_object_new ();
    set_date (object, "date", &due->date);
    set_text (object, "basis", nabij_due_basis_to_id (due->basis));
    set_instant (object, "told", due->told_us);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
write_children (const NabijFamily *family)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < family->children->len; i++) {
    const NabijChild *child = g_ptr_array_index (family->children, i);
    JsonObject       *object = json_object_new ();

    set_text (object, "uuid", child->uuid);
    set_text (object, "name", child->name);
    set_date (object, "born", &child->born);
    if (child->days_at_birth >= 0)
      json_object_set_int_member (object, "days_at_birth", child->days_at_birth);
    set_flag (object, "in_hospital", child->in_hospital);
    set_flag (object, "died", child->died);
    json_object_set_boolean_member (object, "shows_corrected", !!child->shows_corrected);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
write_contacts (const NabijFamily *family)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < family->contacts->len; i++) {
    const NabijContact *contact = g_ptr_array_index (family->contacts, i);
    JsonObject         *object = json_object_new ();

    set_text (object, "uuid", contact->uuid);
    set_text (object, "role", nabij_contact_role_to_id (contact->role));
    set_text (object, "name", contact->name);
    set_text (object, "number", contact->number);
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
write_own_texts (const NabijFamily *family)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < family->own_texts->len; i++) {
    const NabijOwnText *own = g_ptr_array_index (family->own_texts, i);
    JsonObject         *object = json_object_new ();

    set_text (object, "uuid", own->uuid);
    set_text (object, "role", nabij_own_text_role_to_id (own->role));
    set_text (object, "text", own->text);
    set_instant (object, "added", own->added_us);
    set_text (object, "season", nabij_season_to_id (own->season));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
write_sentences (const NabijFamily *family)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < family->sentences->len; i++) {
    const NabijSentenceChoice *choice = g_ptr_array_index (family->sentences, i);
    JsonObject                *object = json_object_new ();

    set_text (object, "sentence", choice->sentence);
    set_instant (object, "chosen", choice->chosen_us);
    set_text (object, "season", nabij_season_to_id (choice->season));
    json_array_add_object_element (array, object);
  }
  return array;
}

/**
 * nabij_family_to_json:
 * @family: a family
 *
 * Writes what is known of a family as an object of JSON on one line.
 *
 * Returns: (transfer full) (nullable): the text, without an end of line, or `NULL` where nothing is
 *   known
 */
char *
nabij_family_to_json (const NabijFamily *family)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *object = json_object_new ();

  g_return_val_if_fail (family != NULL, NULL);

  node = json_node_init_object (json_node_alloc (), object);
  json_object_unref (object);
  if (family->told != NABIJ_TOLD_NOTHING)
    set_text (object, "told", nabij_told_to_id (family->told));
  if (family->silence != NABIJ_SILENCE_NONE)
    set_text (object, "silence", nabij_silence_to_id (family->silence));
  if (family->hand != NABIJ_HAND_UNKNOWN)
    set_text (object, "hand", nabij_hand_to_id (family->hand));
  if (family->expected > 1)
    json_object_set_int_member (object, "expected", family->expected);
  set_flag (object, "weeks_hidden", family->weeks_hidden);
  set_flag (object, "ring_shown", family->ring_shown);
  if (family->journal_put_away)
    set_instant (object, "put_away", family->put_away_us);
  set_flag (object, "sentence_offered", family->sentence_offered);
  set_list (object, "due_dates", write_due_dates (family));
  set_list (object, "children", write_children (family));
  set_list (object, "contacts", write_contacts (family));
  set_list (object, "own_texts", write_own_texts (family));
  set_list (object, "sentences", write_sentences (family));
  if (json_object_get_size (object) == 0)
    return NULL;

  return nabij_entry_json_escape_last_control (json_to_string (node, FALSE));
}

/* Reading. A member that is missing or `null` leaves what it would fill as it is. */

static JsonNode *
get_member (Reading    *reading,
            const char *name)
{
  JsonNode *node = json_object_get_member (reading->object, name);

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
    reading->is_wrong = TRUE;
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

  if (text == NULL)
    reading->is_wrong = TRUE;
  return text;
}

static gboolean
get_flag (Reading    *reading,
          const char *name)
{
  JsonNode *node = get_value (reading, name, G_TYPE_BOOLEAN);

  return node != NULL && json_node_get_boolean (node);
}

/* Without it, or with a number that cannot be, @missing. */
static int
get_number (Reading    *reading,
            const char *name,
            int         first,
            int         last,
            int         missing)
{
  JsonNode *node = get_value (reading, name, G_TYPE_INT64);
  gint64    number = node != NULL ? json_node_get_int (node) : missing;

  return number >= first && number <= last ? (int)number : missing;
}

static gint64
get_instant (Reading    *reading,
             const char *name)
{
  const char  *text = get_text (reading, name);
  NabijInstant instant = { 0 };

  if (text != NULL && !nabij_instant_from_text (text, &instant))
    reading->is_wrong = TRUE;
  return instant.utc_us;
}

static void
get_date (Reading    *reading,
          const char *name,
          GDate      *date)
{
  const char *text = get_text (reading, name);

  if (text != NULL && !nabij_date_from_id (text, date))
    reading->is_wrong = TRUE;
}

static void
need_uuid (Reading *reading,
           char   **uuid)
{
  const char *text = need_text (reading, "uuid");

  if (text == NULL || !g_uuid_string_is_valid (text)) {
    reading->is_wrong = TRUE;
    return;
  }
  g_free (*uuid);
  *uuid = g_ascii_strdown (text, -1);
}

static void
read_due_date (Reading     *reading,
               NabijFamily *family)
{
  NabijDueDate due = { .basis = NABIJ_DUE_BASIS_DATE };

  need_text (reading, "date");
  get_date (reading, "date", &due.date);
  nabij_due_basis_from_id (get_text (reading, "basis"), &due.basis);
  due.told_us = get_instant (reading, "told");
  if (!reading->is_wrong)
    g_array_append_val (family->due_dates, due);
}

static void
read_child (Reading     *reading,
            NabijFamily *family)
{
  NabijChild *child = nabij_family_add_child (family);

  need_uuid (reading, &child->uuid);
  child->name = g_strdup (get_text (reading, "name"));
  get_date (reading, "born", &child->born);
  child->days_at_birth = get_number (reading, "days_at_birth", 0, DAYS_AT_BIRTH_MAX, -1);
  child->in_hospital = get_flag (reading, "in_hospital");
  child->died = get_flag (reading, "died");
  if (get_member (reading, "shows_corrected") != NULL)
    child->shows_corrected = get_flag (reading, "shows_corrected");
}

static void
read_contact (Reading     *reading,
              NabijFamily *family)
{
  const char      *number = need_text (reading, "number");
  NabijContactRole role = NABIJ_CONTACT_ROLE_OTHER;
  NabijContact    *contact;

  nabij_contact_role_from_id (get_text (reading, "role"), &role);
  contact = nabij_contact_new (role, get_text (reading, "name"), number != NULL ? number : "");
  need_uuid (reading, &contact->uuid);
  g_ptr_array_add (family->contacts, contact);
}

/* One of a role that is not known has no place to be shown. */
static void
read_own_text (Reading     *reading,
               NabijFamily *family)
{
  g_autoptr (NabijOwnText) own = NULL;
  const char      *text = need_text (reading, "text");
  NabijOwnTextRole role = NABIJ_OWN_TEXT_ROLE_SENTENCE;
  NabijSeason      season = NABIJ_SEASON_UNKNOWN;
  const gboolean   is_known = nabij_own_text_role_from_id (need_text (reading, "role"), &role);

  nabij_season_from_id (get_text (reading, "season"), &season);
  own = nabij_own_text_new (role, text != NULL ? text : "", get_instant (reading, "added"), season);
  need_uuid (reading, &own->uuid);
  if (is_known)
    g_ptr_array_add (family->own_texts, g_steal_pointer (&own));
}

static void
read_sentence (Reading     *reading,
               NabijFamily *family)
{
  const char  *sentence = need_text (reading, "sentence");
  const gint64 chosen_us = get_instant (reading, "chosen");
  NabijSeason  season;

  if (nabij_season_from_id (need_text (reading, "season"), &season) && sentence != NULL)
    g_ptr_array_add (family->sentences, nabij_sentence_choice_new (sentence, chosen_us, season));
}

static void
read_list (Reading     *reading,
           const char  *name,
           ElementFunc  read,
           NabijFamily *family)
{
  JsonNode  *node = get_member (reading, name);
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    reading->is_wrong = TRUE;
    return;
  }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && !reading->is_wrong; i++) {
    JsonNode *element = json_array_get_element (array, i);
    Reading   inner = { NULL, !JSON_NODE_HOLDS_OBJECT (element) };

    if (!inner.is_wrong) {
      inner.object = json_node_get_object (element);
      read (&inner, family);
    }
    reading->is_wrong = inner.is_wrong;
  }
}

static void
read_values (Reading     *reading,
             NabijFamily *family)
{
  const char *silence = get_text (reading, "silence");

  nabij_told_from_id (get_text (reading, "told"), &family->told);
  /* A newer program may have more reasons to be silent. */
  if (silence != NULL && !nabij_silence_from_id (silence, &family->silence))
    family->silence = NABIJ_SILENCE_PAUSE;
  nabij_hand_from_id (get_text (reading, "hand"), &family->hand);
  family->expected = (guint)get_number (reading, "expected", 1, N_EXPECTED_MAX, 1);
  family->weeks_hidden = get_flag (reading, "weeks_hidden");
  family->ring_shown = get_flag (reading, "ring_shown");
  family->journal_put_away = get_member (reading, "put_away") != NULL;
  family->put_away_us = MAX (get_instant (reading, "put_away"), 0);
  family->sentence_offered = get_flag (reading, "sentence_offered");
}

/**
 * nabij_family_from_json:
 * @node: what nabij_family_to_json() wrote, or somebody else, once it was parsed
 *
 * Reads a family. Members that are not known are passed over, and so are words that a newer program may
 * have; a member that is known has to be what it should be.
 *
 * Returns: (transfer full) (nullable): the family, or `NULL` where something is wrong with it
 */
NabijFamily *
nabij_family_from_json (JsonNode *node)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  Reading reading = { NULL, FALSE };

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  reading.object = json_node_get_object (node);
  read_values (&reading, family);
  read_list (&reading, "due_dates", read_due_date, family);
  read_list (&reading, "children", read_child, family);
  read_list (&reading, "contacts", read_contact, family);
  read_list (&reading, "own_texts", read_own_text, family);
  read_list (&reading, "sentences", read_sentence, family);

  return reading.is_wrong ? NULL : g_steal_pointer (&family);
}
