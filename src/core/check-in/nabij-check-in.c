/* nabij-check-in.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in.h"

G_DEFINE_BOXED_TYPE (NabijCheckIn, nabij_check_in, nabij_check_in_copy, nabij_check_in_free)

static const char *const form_ids[NABIJ_N_CHECK_IN_FORMS] = { "self", "pregnancy", "after", "hospital" };
static const char *const item_ids[NABIJ_N_CHECK_IN_ITEMS] = {
  "calm", "close", "alert", "feelings", "crying", "startled", "rest", "someone"
};
/* What was not reached yet is not written down. */
static const char *const answer_ids[NABIJ_N_CHECK_IN_ANSWERS] = { NULL, "hardly", "sometimes", "often", "skipped" };
static const char *const talk_ids[NABIJ_N_CHECK_IN_TALKS] = { NULL, "yes", "maybe", "not-now", "skipped" };

static const NabijCheckInItem items_of_self[] = {
  NABIJ_CHECK_IN_ITEM_CALM, NABIJ_CHECK_IN_ITEM_ALERT, NABIJ_CHECK_IN_ITEM_FEELINGS, NABIJ_CHECK_IN_ITEM_REST,
  NABIJ_CHECK_IN_ITEM_SOMEONE
};
static const NabijCheckInItem items_of_pregnancy[] = {
  NABIJ_CHECK_IN_ITEM_CALM, NABIJ_CHECK_IN_ITEM_CLOSE, NABIJ_CHECK_IN_ITEM_ALERT, NABIJ_CHECK_IN_ITEM_FEELINGS,
  NABIJ_CHECK_IN_ITEM_REST, NABIJ_CHECK_IN_ITEM_SOMEONE
};
static const NabijCheckInItem items_of_after[] = {
  NABIJ_CHECK_IN_ITEM_CALM, NABIJ_CHECK_IN_ITEM_CLOSE, NABIJ_CHECK_IN_ITEM_ALERT, NABIJ_CHECK_IN_ITEM_FEELINGS,
  NABIJ_CHECK_IN_ITEM_CRYING, NABIJ_CHECK_IN_ITEM_STARTLED, NABIJ_CHECK_IN_ITEM_REST, NABIJ_CHECK_IN_ITEM_SOMEONE
};
/* Somebody else soothes there, and much startles. */
static const NabijCheckInItem items_of_hospital[] = {
  NABIJ_CHECK_IN_ITEM_CALM, NABIJ_CHECK_IN_ITEM_CLOSE, NABIJ_CHECK_IN_ITEM_ALERT, NABIJ_CHECK_IN_ITEM_FEELINGS,
  NABIJ_CHECK_IN_ITEM_CRYING, NABIJ_CHECK_IN_ITEM_REST, NABIJ_CHECK_IN_ITEM_SOMEONE
};

static gboolean
find_id (const char *const *ids,
         guint              n_ids,
         const char        *id,
         guint             *found)
{
  for (guint i = 0; i < n_ids; i++) {
    if (ids[i] != NULL && g_strcmp0 (ids[i], id) == 0) {
      *found = i;
      return TRUE;
    }
  }
  return FALSE;
}

/**
 * nabij_check_in_new:
 * @form: with which items it is asked
 * @more_children: whether the items speak of more than one baby
 *
 * Makes one in which nothing was said yet.
 *
 * Returns: (transfer full): the check-in
 */
NabijCheckIn *
nabij_check_in_new (NabijCheckInForm form,
                    gboolean         more_children)
{
  NabijCheckIn *self;

  g_return_val_if_fail ((guint)form < NABIJ_N_CHECK_IN_FORMS, NULL);

  self = g_new0 (NabijCheckIn, 1);
  self->form = form;
  self->more_children = !!more_children;
  return self;
}

/**
 * nabij_check_in_copy:
 * @self: (nullable): a check-in
 *
 * Returns: (transfer full) (nullable): the same once more, or `NULL` for `NULL`
 */
NabijCheckIn *
nabij_check_in_copy (const NabijCheckIn *self)
{
  NabijCheckIn *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->good = g_strdup (self->good);
  copy->hard = g_strdup (self->hard);
  copy->need = g_strdup (self->need);
  return copy;
}

/**
 * nabij_check_in_free:
 * @self: (transfer full) (nullable): a check-in
 */
void
nabij_check_in_free (NabijCheckIn *self)
{
  if (self == NULL)
    return;

  g_free (self->good);
  g_free (self->hard);
  g_free (self->need);
  g_free (self);
}

/**
 * nabij_check_in_equal:
 * @a: (nullable): a check-in
 * @b: (nullable): another
 *
 * Returns: whether both say the same, or both are `NULL`
 */
gboolean
nabij_check_in_equal (const NabijCheckIn *a,
                      const NabijCheckIn *b)
{
  if (a == NULL || b == NULL)
    return a == b;

  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++) {
    if (a->answers[i] != b->answers[i])
      return FALSE;
  }
  return a->form == b->form && a->more_children == b->more_children && a->talk == b->talk &&
         a->is_finished == b->is_finished && g_strcmp0 (a->good, b->good) == 0 &&
         g_strcmp0 (a->hard, b->hard) == 0 && g_strcmp0 (a->need, b->need) == 0;
}

static gboolean
has_words (const char *words)
{
  while (words != NULL && g_unichar_isspace (g_utf8_get_char (words)))
    words = g_utf8_next_char (words);

  return words != NULL && *words != '\0';
}

/**
 * nabij_check_in_is_blank:
 * @self: a check-in
 *
 * Tells whether nothing was said in it, so that there is nothing to keep. To pass over says nothing.
 *
 * Returns: whether it is blank
 */
gboolean
nabij_check_in_is_blank (const NabijCheckIn *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  for (guint i = 0; i < NABIJ_N_CHECK_IN_ITEMS; i++) {
    if (self->answers[i] != NABIJ_CHECK_IN_ANSWER_NONE && self->answers[i] != NABIJ_CHECK_IN_ANSWER_SKIPPED)
      return FALSE;
  }
  return (self->talk == NABIJ_CHECK_IN_TALK_NONE || self->talk == NABIJ_CHECK_IN_TALK_SKIPPED) &&
         !has_words (self->good) && !has_words (self->hard) && !has_words (self->need);
}

/**
 * nabij_check_in_can_go_on:
 * @self: a check-in
 * @season: where the family is now
 *
 * Tells whether it can be taken up again: one that was stopped half-way, but none that asks about a belly
 * or a baby where that is not so any more. What was said in it can still be read.
 *
 * Returns: whether it can
 */
gboolean
nabij_check_in_can_go_on (const NabijCheckIn *self,
                          NabijSeason         season)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->is_finished)
    return FALSE;

  switch (self->form) {
  case NABIJ_CHECK_IN_FORM_PREGNANCY:
    return season == NABIJ_SEASON_BEFORE;
  case NABIJ_CHECK_IN_FORM_AFTER:
  case NABIJ_CHECK_IN_FORM_HOSPITAL:
    return season == NABIJ_SEASON_AFTER;
  case NABIJ_CHECK_IN_FORM_SELF:
  default:
    return TRUE;
  }
}

/**
 * nabij_check_in_form_for:
 * @situation: where the family is
 *
 * Chooses with which items it is asked. No belly and no baby is assumed that was not told, and in
 * silence there is none.
 *
 * Returns: the form
 */
NabijCheckInForm
nabij_check_in_form_for (const NabijSituation *situation)
{
  g_return_val_if_fail (situation != NULL, NABIJ_CHECK_IN_FORM_SELF);

  switch (situation->season) {
  case NABIJ_SEASON_BEFORE:
    return NABIJ_CHECK_IN_FORM_PREGNANCY;
  case NABIJ_SEASON_AFTER:
    return situation->hospital ? NABIJ_CHECK_IN_FORM_HOSPITAL : NABIJ_CHECK_IN_FORM_AFTER;
  case NABIJ_SEASON_UNKNOWN:
  case NABIJ_SEASON_PAUSED:
  case NABIJ_SEASON_ENDED:
  default:
    return NABIJ_CHECK_IN_FORM_SELF;
  }
}

/**
 * nabij_check_in_form_list_items:
 * @form: a form
 * @n_items: (out): how many
 *
 * Lists what is asked, in its order. Whether to talk with somebody comes after them, always.
 *
 * Returns: (transfer none) (array length=n_items): the items
 */
const NabijCheckInItem *
nabij_check_in_form_list_items (NabijCheckInForm form,
                                guint           *n_items)
{
  g_return_val_if_fail (n_items != NULL, NULL);

  switch (form) {
  case NABIJ_CHECK_IN_FORM_PREGNANCY:
    *n_items = G_N_ELEMENTS (items_of_pregnancy);
    return items_of_pregnancy;
  case NABIJ_CHECK_IN_FORM_AFTER:
    *n_items = G_N_ELEMENTS (items_of_after);
    return items_of_after;
  case NABIJ_CHECK_IN_FORM_HOSPITAL:
    *n_items = G_N_ELEMENTS (items_of_hospital);
    return items_of_hospital;
  case NABIJ_CHECK_IN_FORM_SELF:
  default:
    *n_items = G_N_ELEMENTS (items_of_self);
    return items_of_self;
  }
}

/**
 * nabij_check_in_form_to_id:
 * @form: a form
 *
 * Gives the id under which it is kept. It is not for showing.
 *
 * Returns: (transfer none): the id
 */
const char *
nabij_check_in_form_to_id (NabijCheckInForm form)
{
  g_return_val_if_fail ((guint)form < NABIJ_N_CHECK_IN_FORMS, NULL);

  return form_ids[form];
}

/**
 * nabij_check_in_form_from_id:
 * @id: (nullable): an id
 * @form: (out): what it stands for; untouched where it is not known
 *
 * Returns: whether it is known
 */
gboolean
nabij_check_in_form_from_id (const char       *id,
                             NabijCheckInForm *form)
{
  guint found;

  g_return_val_if_fail (form != NULL, FALSE);

  if (!find_id (form_ids, NABIJ_N_CHECK_IN_FORMS, id, &found))
    return FALSE;

  *form = (NabijCheckInForm)found;
  return TRUE;
}

/**
 * nabij_check_in_item_to_id:
 * @item: an item
 *
 * Gives the id under which it is kept. It is not for showing.
 *
 * Returns: (transfer none): the id
 */
const char *
nabij_check_in_item_to_id (NabijCheckInItem item)
{
  g_return_val_if_fail ((guint)item < NABIJ_N_CHECK_IN_ITEMS, NULL);

  return item_ids[item];
}

/**
 * nabij_check_in_item_from_id:
 * @id: (nullable): an id
 * @item: (out): what it stands for; untouched where it is not known
 *
 * Returns: whether it is known
 */
gboolean
nabij_check_in_item_from_id (const char       *id,
                             NabijCheckInItem *item)
{
  guint found;

  g_return_val_if_fail (item != NULL, FALSE);

  if (!find_id (item_ids, NABIJ_N_CHECK_IN_ITEMS, id, &found))
    return FALSE;

  *item = (NabijCheckInItem)found;
  return TRUE;
}

/**
 * nabij_check_in_answer_to_id:
 * @answer: an answer
 *
 * Gives the id under which it is kept. It is not for showing.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for what was not reached
 */
const char *
nabij_check_in_answer_to_id (NabijCheckInAnswer answer)
{
  g_return_val_if_fail ((guint)answer < NABIJ_N_CHECK_IN_ANSWERS, NULL);

  return answer_ids[answer];
}

/**
 * nabij_check_in_answer_from_id:
 * @id: (nullable): an id
 * @answer: (out): what it stands for; untouched where it is not known
 *
 * Returns: whether it is known
 */
gboolean
nabij_check_in_answer_from_id (const char         *id,
                               NabijCheckInAnswer *answer)
{
  guint found;

  g_return_val_if_fail (answer != NULL, FALSE);

  if (!find_id (answer_ids, NABIJ_N_CHECK_IN_ANSWERS, id, &found))
    return FALSE;

  *answer = (NabijCheckInAnswer)found;
  return TRUE;
}

/**
 * nabij_check_in_talk_to_id:
 * @talk: whether to talk
 *
 * Gives the id under which it is kept. It is not for showing.
 *
 * Returns: (transfer none) (nullable): the id, or `NULL` for what was not reached
 */
const char *
nabij_check_in_talk_to_id (NabijCheckInTalk talk)
{
  g_return_val_if_fail ((guint)talk < NABIJ_N_CHECK_IN_TALKS, NULL);

  return talk_ids[talk];
}

/**
 * nabij_check_in_talk_from_id:
 * @id: (nullable): an id
 * @talk: (out): what it stands for; untouched where it is not known
 *
 * Returns: whether it is known
 */
gboolean
nabij_check_in_talk_from_id (const char       *id,
                             NabijCheckInTalk *talk)
{
  guint found;

  g_return_val_if_fail (talk != NULL, FALSE);

  if (!find_id (talk_ids, NABIJ_N_CHECK_IN_TALKS, id, &found))
    return FALSE;

  *talk = (NabijCheckInTalk)found;
  return TRUE;
}
