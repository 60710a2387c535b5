/* nabij-check-in.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-situation.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijCheckInForm:
 * @NABIJ_CHECK_IN_FORM_SELF: about the parent alone: nothing was told, or it is silent
 * @NABIJ_CHECK_IN_FORM_PREGNANCY: pregnant
 * @NABIJ_CHECK_IN_FORM_AFTER: the baby is here
 * @NABIJ_CHECK_IN_FORM_HOSPITAL: the baby is in hospital; being at home is not assumed
 *
 * With which items it is asked.
 */
typedef enum {
  NABIJ_CHECK_IN_FORM_SELF,
  NABIJ_CHECK_IN_FORM_PREGNANCY,
  NABIJ_CHECK_IN_FORM_AFTER,
  NABIJ_CHECK_IN_FORM_HOSPITAL,
} NabijCheckInForm;

#define NABIJ_N_CHECK_IN_FORMS (NABIJ_CHECK_IN_FORM_HOSPITAL + 1)

/**
 * NabijCheckInItem:
 * @NABIJ_CHECK_IN_ITEM_CALM: moments of calm
 * @NABIJ_CHECK_IN_ITEM_CLOSE: something nice with the baby, or near it
 * @NABIJ_CHECK_IN_ITEM_ALERT: a body that stayed on alert
 * @NABIJ_CHECK_IN_ITEM_FEELINGS: guilty, sad, or not oneself
 * @NABIJ_CHECK_IN_ITEM_CRYING: panic, or far away
 * @NABIJ_CHECK_IN_ITEM_STARTLED: a baby that startles, or is hard to soothe
 * @NABIJ_CHECK_IN_ITEM_REST: some rest
 * @NABIJ_CHECK_IN_ITEM_SOMEONE: somebody to turn to
 *
 * What is asked about the last week, in the order in which it is asked. The numbers are never stored,
 * only the ids of nabij_check_in_item_to_id().
 */
typedef enum {
  NABIJ_CHECK_IN_ITEM_CALM,
  NABIJ_CHECK_IN_ITEM_CLOSE,
  NABIJ_CHECK_IN_ITEM_ALERT,
  NABIJ_CHECK_IN_ITEM_FEELINGS,
  NABIJ_CHECK_IN_ITEM_CRYING,
  NABIJ_CHECK_IN_ITEM_STARTLED,
  NABIJ_CHECK_IN_ITEM_REST,
  NABIJ_CHECK_IN_ITEM_SOMEONE,
} NabijCheckInItem;

#define NABIJ_N_CHECK_IN_ITEMS (NABIJ_CHECK_IN_ITEM_SOMEONE + 1)

/**
 * NabijCheckInAnswer:
 * @NABIJ_CHECK_IN_ANSWER_NONE: not reached yet
 * @NABIJ_CHECK_IN_ANSWER_HARDLY: hardly
 * @NABIJ_CHECK_IN_ANSWER_SOMETIMES: sometimes
 * @NABIJ_CHECK_IN_ANSWER_OFTEN: often
 * @NABIJ_CHECK_IN_ANSWER_SKIPPED: passed over, which is as good
 *
 * An answer is a word. There is no order in it and no sum of it.
 */
typedef enum {
  NABIJ_CHECK_IN_ANSWER_NONE,
  NABIJ_CHECK_IN_ANSWER_HARDLY,
  NABIJ_CHECK_IN_ANSWER_SOMETIMES,
  NABIJ_CHECK_IN_ANSWER_OFTEN,
  NABIJ_CHECK_IN_ANSWER_SKIPPED,
} NabijCheckInAnswer;

#define NABIJ_N_CHECK_IN_ANSWERS (NABIJ_CHECK_IN_ANSWER_SKIPPED + 1)

/**
 * NabijCheckInTalk:
 * @NABIJ_CHECK_IN_TALK_NONE: not reached yet
 * @NABIJ_CHECK_IN_TALK_YES: yes
 * @NABIJ_CHECK_IN_TALK_MAYBE: maybe
 * @NABIJ_CHECK_IN_TALK_NOT_NOW: not now
 * @NABIJ_CHECK_IN_TALK_SKIPPED: passed over
 *
 * Whether somebody would like to talk with a person about it.
 */
typedef enum {
  NABIJ_CHECK_IN_TALK_NONE,
  NABIJ_CHECK_IN_TALK_YES,
  NABIJ_CHECK_IN_TALK_MAYBE,
  NABIJ_CHECK_IN_TALK_NOT_NOW,
  NABIJ_CHECK_IN_TALK_SKIPPED,
} NabijCheckInTalk;

#define NABIJ_N_CHECK_IN_TALKS (NABIJ_CHECK_IN_TALK_SKIPPED + 1)

/**
 * NabijCheckIn:
 * @form: with which items it was asked
 * @more_children: whether the items spoke of more than one baby
 * @answers: what was answered, for each #NabijCheckInItem; one that is not in the form has none
 * @talk: whether to talk with somebody
 * @good: (nullable): one good moment, in own words
 * @hard: (nullable): one hard moment
 * @need: (nullable): what I need
 * @is_finished: whether it was gone through to its end; one that was stopped can be taken up again
 *
 * How somebody said that things are. A plain value; nothing is reckoned from it, and its free words
 * are never read by the program.
 */
typedef struct {
  NabijCheckInForm   form;
  gboolean           more_children;
  NabijCheckInAnswer answers[NABIJ_N_CHECK_IN_ITEMS];
  NabijCheckInTalk   talk;
  char              *good;
  char              *hard;
  char              *need;
  gboolean           is_finished;
} NabijCheckIn;

#define NABIJ_TYPE_CHECK_IN (nabij_check_in_get_type ())
GType nabij_check_in_get_type (void) G_GNUC_CONST;

NabijCheckIn *nabij_check_in_new (NabijCheckInForm form,
                                  gboolean         more_children) G_GNUC_WARN_UNUSED_RESULT;
NabijCheckIn *nabij_check_in_copy (const NabijCheckIn *self) G_GNUC_WARN_UNUSED_RESULT;
void          nabij_check_in_free (NabijCheckIn *self);
gboolean      nabij_check_in_equal (const NabijCheckIn *a,
                                    const NabijCheckIn *b);
gboolean      nabij_check_in_is_blank (const NabijCheckIn *self);
gboolean      nabij_check_in_can_go_on (const NabijCheckIn *self,
                                        NabijSeason         season);

NabijCheckInForm        nabij_check_in_form_for (const NabijSituation *situation);
const NabijCheckInItem *nabij_check_in_form_list_items (NabijCheckInForm form,
                                                        guint           *n_items);

const char *nabij_check_in_form_to_id (NabijCheckInForm form);
gboolean    nabij_check_in_form_from_id (const char       *id,
                                         NabijCheckInForm *form);
const char *nabij_check_in_item_to_id (NabijCheckInItem item);
gboolean    nabij_check_in_item_from_id (const char       *id,
                                         NabijCheckInItem *item);
const char *nabij_check_in_answer_to_id (NabijCheckInAnswer answer);
gboolean    nabij_check_in_answer_from_id (const char         *id,
                                           NabijCheckInAnswer *answer);
const char *nabij_check_in_talk_to_id (NabijCheckInTalk talk);
gboolean    nabij_check_in_talk_from_id (const char       *id,
                                         NabijCheckInTalk *talk);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijCheckIn, nabij_check_in_free)

G_END_DECLS
