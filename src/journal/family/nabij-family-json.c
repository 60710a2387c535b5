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

#include "nabij-date-id.h"
#include "nabij-family-id.h"
#include "nabij-json-members.h"
#include "nabij-recording-check.h"

#define DAYS_AT_BIRTH_MAX 330
#define N_EXPECTED_MAX 20

/* What is read from each element of a list. */
typedef void (*ElementFunc) (NabijJsonMembers *members,
                             NabijFamily      *family);

/* Writing */

static void
set_utc (JsonObject *object,
         const char *name,
         gint64      utc_us)
{
  nabij_json_set_instant (object, name, &(NabijInstant){ utc_us, 0 });
}

static void
set_date (JsonObject  *object,
          const char  *name,
          const GDate *date)
{
  g_autofree char *id = nabij_date_to_id (date);

  nabij_json_set_text (object, name, id);
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
    nabij_json_set_text (object, "basis", nabij_due_basis_to_id (due->basis));
    set_utc (object, "told", due->told_us);
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

    nabij_json_set_text (object, "uuid", child->uuid);
    nabij_json_set_text (object, "name", child->name);
    set_date (object, "born", &child->born);
    if (child->days_at_birth >= 0)
      json_object_set_int_member (object, "days_at_birth", child->days_at_birth);
    nabij_json_set_flag (object, "in_hospital", child->in_hospital);
    nabij_json_set_flag (object, "died", child->died);
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

    nabij_json_set_text (object, "uuid", contact->uuid);
    nabij_json_set_text (object, "role", nabij_contact_role_to_id (contact->role));
    nabij_json_set_text (object, "name", contact->name);
    nabij_json_set_text (object, "number", contact->number);
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

    nabij_json_set_text (object, "uuid", own->uuid);
    nabij_json_set_text (object, "role", nabij_own_text_role_to_id (own->role));
    nabij_json_set_text (object, "text", own->text);
    set_utc (object, "added", own->added_us);
    nabij_json_set_text (object, "season", nabij_season_to_id (own->season));
    nabij_json_set_text (object, "author", *own->author != '\0' ? own->author : NULL);
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

    nabij_json_set_text (object, "sentence", choice->sentence);
    set_utc (object, "chosen", choice->chosen_us);
    nabij_json_set_text (object, "season", nabij_season_to_id (choice->season));
    json_array_add_object_element (array, object);
  }
  return array;
}

static JsonArray *
write_turns (const NabijFamily *family)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < family->check_in_turns->len; i++) {
    const NabijCheckInTurn *turn = g_ptr_array_index (family->check_in_turns, i);
    JsonObject             *object = json_object_new ();

    nabij_json_set_text (object, "author", *turn->author != '\0' ? turn->author : NULL);
    nabij_json_set_text (object, "child", turn->child);
    nabij_json_set_text (object, "offer", nabij_check_in_offer_to_id (turn->offer));
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
  g_autoptr (JsonObject) object = json_object_new ();

  g_return_val_if_fail (family != NULL, NULL);

  if (family->told != NABIJ_TOLD_NOTHING)
    nabij_json_set_text (object, "told", nabij_told_to_id (family->told));
  if (family->silence != NABIJ_SILENCE_NONE)
    nabij_json_set_text (object, "silence", nabij_silence_to_id (family->silence));
  if (family->hand != NABIJ_HAND_UNKNOWN)
    nabij_json_set_text (object, "hand", nabij_hand_to_id (family->hand));
  if (family->expected > 1)
    json_object_set_int_member (object, "expected", family->expected);
  nabij_json_set_flag (object, "weeks_hidden", family->weeks_hidden);
  nabij_json_set_flag (object, "ring_shown", family->ring_shown);
  if (family->journal_put_away)
    set_utc (object, "put_away", family->put_away_us);
  nabij_json_set_flag (object, "sentence_offered", family->sentence_offered);
  nabij_json_set_flag (object, "check_ins_offered", family->check_ins_offered);
  nabij_json_set_text (object, "voice_by_day", family->voice_by_day);
  nabij_json_set_text (object, "voice_by_night", family->voice_by_night);
  nabij_json_set_flag (object, "voice_offered", family->voice_offered);
  set_list (object, "due_dates", write_due_dates (family));
  set_list (object, "children", write_children (family));
  set_list (object, "contacts", write_contacts (family));
  set_list (object, "own_texts", write_own_texts (family));
  set_list (object, "sentences", write_sentences (family));
  set_list (object, "check_in_turns", write_turns (family));
  if (json_object_get_size (object) == 0)
    return NULL;

  return nabij_json_to_line (object);
}

/* Reading. A member that is missing or `null` leaves what it would fill as it is. */

static const char *
need_text (NabijJsonMembers *members,
           const char       *name)
{
  const char *text = nabij_json_members_get_text (members, name);

  if (text == NULL && members->wrong == NULL)
    members->wrong = name;
  return text;
}

/* Without it, or with a number that cannot be, @missing. */
static int
get_number (NabijJsonMembers *members,
            const char       *name,
            int               first,
            int               last,
            int               missing)
{
  JsonNode *node = nabij_json_members_get_value (members, name, G_TYPE_INT64);
  gint64    number = node != NULL ? json_node_get_int (node) : missing;

  return number >= first && number <= last ? (int)number : missing;
}

static gint64
get_utc_us (NabijJsonMembers *members,
            const char       *name)
{
  NabijInstant instant = { 0 };

  nabij_json_members_get_instant (members, name, &instant);
  return instant.utc_us;
}

static void
get_date (NabijJsonMembers *members,
          const char       *name,
          GDate            *date)
{
  const char *text = nabij_json_members_get_text (members, name);

  if (text != NULL && !nabij_date_from_id (text, date))
    members->wrong = name;
}

static char *
need_dup_uuid (NabijJsonMembers *members,
               const char       *name)
{
  need_text (members, name);

  return nabij_json_members_dup_uuid (members, name);
}

static void
need_uuid (NabijJsonMembers *members,
           char            **uuid)
{
  char *text = need_dup_uuid (members, "uuid");

  if (text == NULL)
    return;

  g_free (*uuid);
  *uuid = text;
}

static void
read_due_date (NabijJsonMembers *members,
               NabijFamily      *family)
{
  NabijDueDate due = { .basis = NABIJ_DUE_BASIS_DATE };

  need_text (members, "date");
  get_date (members, "date", &due.date);
  nabij_due_basis_from_id (nabij_json_members_get_text (members, "basis"), &due.basis);
  due.told_us = get_utc_us (members, "told");
  if (members->wrong == NULL)
    g_array_append_val (family->due_dates, due);
}

static void
read_child (NabijJsonMembers *members,
            NabijFamily      *family)
{
  NabijChild *child = nabij_family_add_child (family);

  need_uuid (members, &child->uuid);
  child->name = g_strdup (nabij_json_members_get_text (members, "name"));
  get_date (members, "born", &child->born);
  child->days_at_birth = get_number (members, "days_at_birth", 0, DAYS_AT_BIRTH_MAX, -1);
  child->in_hospital = nabij_json_members_get_flag (members, "in_hospital");
  child->died = nabij_json_members_get_flag (members, "died");
  if (nabij_json_members_get (members, "shows_corrected") != NULL)
    child->shows_corrected = nabij_json_members_get_flag (members, "shows_corrected");
}

static void
read_contact (NabijJsonMembers *members,
              NabijFamily      *family)
{
  const char      *number = need_text (members, "number");
  NabijContactRole role = NABIJ_CONTACT_ROLE_OTHER;
  NabijContact    *contact;

  nabij_contact_role_from_id (nabij_json_members_get_text (members, "role"), &role);
  contact = nabij_contact_new (role, nabij_json_members_get_text (members, "name"), number != NULL ? number : "");
  need_uuid (members, &contact->uuid);
  g_ptr_array_add (family->contacts, contact);
}

/* One of a role that is not known has no place to be shown. */
static void
read_own_text (NabijJsonMembers *members,
               NabijFamily      *family)
{
  g_autoptr (NabijOwnText) own = NULL;
  const char      *text = need_text (members, "text");
  NabijOwnTextRole role = NABIJ_OWN_TEXT_ROLE_SENTENCE;
  const char      *author = nabij_json_members_get_text (members, "author");
  NabijSeason      season = NABIJ_SEASON_UNKNOWN;
  const gboolean   is_known = nabij_own_text_role_from_id (need_text (members, "role"), &role);

  nabij_season_from_id (nabij_json_members_get_text (members, "season"), &season);
  own = nabij_own_text_new (role, text != NULL ? text : "", get_utc_us (members, "added"), season);
  need_uuid (members, &own->uuid);
  if (author != NULL) {
    g_free (own->author);
    own->author = g_strdup (author);
  }
  if (is_known)
    g_ptr_array_add (family->own_texts, g_steal_pointer (&own));
}

static void
read_sentence (NabijJsonMembers *members,
               NabijFamily      *family)
{
  const char  *sentence = need_text (members, "sentence");
  const gint64 chosen_us = get_utc_us (members, "chosen");
  NabijSeason  season;

  if (nabij_season_from_id (need_text (members, "season"), &season) && sentence != NULL)
    g_ptr_array_add (family->sentences, nabij_sentence_choice_new (sentence, chosen_us, season));
}

/* A newer program may offer at other times. */
static void
read_turn (NabijJsonMembers *members,
           NabijFamily      *family)
{
  const char       *author = nabij_json_members_get_text (members, "author");
  g_autofree char  *child = need_dup_uuid (members, "child");
  NabijCheckInOffer offer;

  if (nabij_check_in_offer_from_id (need_text (members, "offer"), &offer) && child != NULL)
    g_ptr_array_add (family->check_in_turns, nabij_check_in_turn_new (author != NULL ? author : "", child, offer));
}

static void
read_list (NabijJsonMembers *members,
           const char       *name,
           ElementFunc       read,
           NabijFamily      *family)
{
  JsonNode  *node = nabij_json_members_get (members, name);
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node)) {
    members->wrong = name;
    return;
  }

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array) && members->wrong == NULL; i++) {
    JsonNode        *element = json_array_get_element (array, i);
    NabijJsonMembers inner = { NULL, JSON_NODE_HOLDS_OBJECT (element) ? NULL : name };

    if (inner.wrong == NULL) {
      inner.object = json_node_get_object (element);
      read (&inner, family);
    }
    members->wrong = inner.wrong;
  }
}

/* A name that nobody can have here is nobody's. */
static char *
dup_speaker (NabijJsonMembers *members,
             const char       *name)
{
  const char *speaker = nabij_json_members_get_text (members, name);

  return nabij_speaker_is_sound (speaker) ? g_strdup (speaker) : NULL;
}

static void
read_values (NabijJsonMembers *members,
             NabijFamily      *family)
{
  const char *silence = nabij_json_members_get_text (members, "silence");

  nabij_told_from_id (nabij_json_members_get_text (members, "told"), &family->told);
  /* A newer program may have more reasons to be silent. */
  if (silence != NULL && !nabij_silence_from_id (silence, &family->silence))
    family->silence = NABIJ_SILENCE_PAUSE;
  nabij_hand_from_id (nabij_json_members_get_text (members, "hand"), &family->hand);
  family->expected = (guint)get_number (members, "expected", 1, N_EXPECTED_MAX, 1);
  family->weeks_hidden = nabij_json_members_get_flag (members, "weeks_hidden");
  family->ring_shown = nabij_json_members_get_flag (members, "ring_shown");
  family->journal_put_away = nabij_json_members_get (members, "put_away") != NULL;
  family->put_away_us = MAX (get_utc_us (members, "put_away"), 0);
  family->sentence_offered = nabij_json_members_get_flag (members, "sentence_offered");
  family->check_ins_offered = nabij_json_members_get_flag (members, "check_ins_offered");
  family->voice_by_day = dup_speaker (members, "voice_by_day");
  family->voice_by_night = dup_speaker (members, "voice_by_night");
  family->voice_offered = nabij_json_members_get_flag (members, "voice_offered");
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
  NabijJsonMembers members = { NULL, NULL };

  g_return_val_if_fail (node != NULL, NULL);

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return NULL;

  members.object = json_node_get_object (node);
  read_values (&members, family);
  read_list (&members, "due_dates", read_due_date, family);
  read_list (&members, "children", read_child, family);
  read_list (&members, "contacts", read_contact, family);
  read_list (&members, "own_texts", read_own_text, family);
  read_list (&members, "sentences", read_sentence, family);
  read_list (&members, "check_in_turns", read_turn, family);

  return members.wrong != NULL ? NULL : g_steal_pointer (&family);
}
