/* nabij-check-in-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How what was said in a check-in is written in exports and in drafts. It is described for people in
 * data/journal-format.md. Any thread may use it.
 */

#include "config.h"

#include "nabij-check-in-json.h"

/* The names of the members never change. */
#define CHECK_IN "check_in"
#define FORM "form"
#define MORE_CHILDREN "more_children"
#define ANSWERS "answers"
#define TALK "talk"
#define GOOD "good"
#define HARD "hard"
#define NEED "need"
#define FINISHED "finished"

/**
 * nabij_check_in_json_set:
 * @object: the entry
 * @check_in: (nullable): what was said
 *
 * Writes what was said into an entry. What was not reached is left out.
 */
void
nabij_check_in_json_set (JsonObject         *object,
                         const NabijCheckIn *check_in)
{
  JsonObject *inner;
  JsonObject *answers;

  g_return_if_fail (object != NULL);

  if (check_in == NULL)
    return;

  inner = json_object_new ();
  nabij_json_set_text (inner, FORM, nabij_check_in_form_to_id (check_in->form));
  nabij_json_set_flag (inner, MORE_CHILDREN, check_in->more_children);
  answers = json_object_new ();
  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++)
    nabij_json_set_text (answers, nabij_check_in_item_to_id ((NabijCheckInItem)i),
                         nabij_check_in_answer_to_id (check_in->answers[i]));
  json_object_set_object_member (inner, ANSWERS, answers);
  nabij_json_set_text (inner, TALK, nabij_check_in_talk_to_id (check_in->talk));
  nabij_json_set_text (inner, GOOD, check_in->good);
  nabij_json_set_text (inner, HARD, check_in->hard);
  nabij_json_set_text (inner, NEED, check_in->need);
  nabij_json_set_flag (inner, FINISHED, check_in->is_finished);
  json_object_set_object_member (object, CHECK_IN, inner);
}

/* The object in a member, or none; what is anything else is noted. */
static NabijJsonMembers
get_object (NabijJsonMembers *members,
            const char       *name)
{
  JsonNode        *node = nabij_json_members_get (members, name);
  NabijJsonMembers inner = { NULL, NULL };

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    inner.object = json_node_get_object (node);
  else if (node != NULL)
    members->wrong = name;

  return inner;
}

/* Items and answers that only a newer program knows are passed over. */
static void
get_answers (NabijJsonMembers *members,
             NabijCheckIn     *check_in)
{
  NabijJsonMembers answers = get_object (members, ANSWERS);

  if (answers.object == NULL)
    return;

  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++) {
    const char *item = nabij_check_in_item_to_id ((NabijCheckInItem)i);
    const char *answer = nabij_json_members_get_text (&answers, item);

    nabij_check_in_answer_from_id (answer, &check_in->answers[i]);
  }
  members->wrong = answers.wrong;
}

/**
 * nabij_check_in_json_get:
 * @members: the entry; a member of the check-in that is not what it should be is noted in it
 *
 * Reads what was said. Words that only a newer program knows are as good as none, and a form of which
 * nothing is known assumes nothing.
 *
 * Returns: (transfer full) (nullable): what was said, or `NULL` where the entry has nothing of it
 */
NabijCheckIn *
nabij_check_in_json_get (NabijJsonMembers *members)
{
  NabijJsonMembers inner;
  NabijCheckIn    *check_in;
  NabijCheckInForm form = NABIJ_CHECK_IN_FORM_SELF;

  g_return_val_if_fail (members != NULL, NULL);

  inner = get_object (members, CHECK_IN);
  if (inner.object == NULL)
    return NULL;

  nabij_check_in_form_from_id (nabij_json_members_get_text (&inner, FORM), &form);
  check_in = nabij_check_in_new (form, nabij_json_members_get_flag (&inner, MORE_CHILDREN));
  get_answers (&inner, check_in);
  nabij_check_in_talk_from_id (nabij_json_members_get_text (&inner, TALK), &check_in->talk);
  check_in->good = g_strdup (nabij_json_members_get_text (&inner, GOOD));
  check_in->hard = g_strdup (nabij_json_members_get_text (&inner, HARD));
  check_in->need = g_strdup (nabij_json_members_get_text (&inner, NEED));
  check_in->is_finished = nabij_json_members_get_flag (&inner, FINISHED);
  members->wrong = inner.wrong;

  return check_in;
}
