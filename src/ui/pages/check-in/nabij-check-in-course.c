/* nabij-check-in-course.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-course.h"

#include "nabij-check-in-words.h"
#include "nabij-paper-lines.h"

#include <glib/gi18n-lib.h>

/* First the items, then whether to talk, then own words, then the end. */
struct _NabijCheckInCourse {
  NabijCheckIn           *check_in;
  const NabijCheckInItem *items; /* owned by nobody: they are constant */
  guint                   n_items;
  guint                   place;
};

/* By the key that stands for it. */
static const NabijCheckInAnswer answers[NABIJ_N_CHECK_IN_CHOICES] = {
  NABIJ_CHECK_IN_ANSWER_SKIPPED, NABIJ_CHECK_IN_ANSWER_HARDLY, NABIJ_CHECK_IN_ANSWER_SOMETIMES, NABIJ_CHECK_IN_ANSWER_OFTEN
};
static const NabijCheckInTalk talks[NABIJ_N_CHECK_IN_CHOICES] = {
  NABIJ_CHECK_IN_TALK_SKIPPED, NABIJ_CHECK_IN_TALK_YES, NABIJ_CHECK_IN_TALK_MAYBE, NABIJ_CHECK_IN_TALK_NOT_NOW
};

static guint
get_first_unanswered (NabijCheckInCourse *self)
{
  for (guint place = 0; place <= self->n_items; place++) {
    if (nabij_check_in_course_get_answer (self, place) == NULL)
      return place;
  }
  return self->n_items + 1;
}

/* Spaces alone are nothing, also those that only Unicode has. */
static char *
dup_words (const char *words)
{
  return nabij_paper_is_blank (words) ? NULL : g_strdup (words);
}

/**
 * nabij_check_in_course_new:
 * @check_in: what was said already; it is copied
 *
 * Begins at what was not answered yet. A check-in that was gone through to its end begins at its
 * beginning.
 *
 * Returns: (transfer full): the course
 */
NabijCheckInCourse *
nabij_check_in_course_new (const NabijCheckIn *check_in)
{
  NabijCheckInCourse *self;

  g_return_val_if_fail (check_in != NULL, NULL);

  self = g_new0 (NabijCheckInCourse, 1);
  self->check_in = nabij_check_in_copy (check_in);
  self->items = nabij_check_in_form_list_items (check_in->form, &self->n_items);
  self->place = check_in->is_finished ? 0 : get_first_unanswered (self);
  return self;
}

/**
 * nabij_check_in_course_free:
 * @self: (transfer full) (nullable): a course
 */
void
nabij_check_in_course_free (NabijCheckInCourse *self)
{
  if (self == NULL)
    return;

  nabij_check_in_free (self->check_in);
  g_free (self);
}

/**
 * nabij_check_in_course_get_check_in:
 * @self: a course
 *
 * Returns: (transfer none): what was said up to now
 */
const NabijCheckIn *
nabij_check_in_course_get_check_in (NabijCheckInCourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->check_in;
}

/**
 * nabij_check_in_course_get_n_questions:
 * @self: a course
 *
 * Returns: how many places have words to choose from: the items, and whether to talk
 */
guint
nabij_check_in_course_get_n_questions (NabijCheckInCourse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_items + 1;
}

/**
 * nabij_check_in_course_get_place:
 * @self: a course
 *
 * Returns: the place where one is, from 0
 */
guint
nabij_check_in_course_get_place (NabijCheckInCourse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->place;
}

/**
 * nabij_check_in_course_get_kind:
 * @self: a course
 *
 * Returns: what stands at the place where one is
 */
NabijCheckInPlace
nabij_check_in_course_get_kind (NabijCheckInCourse *self)
{
  g_return_val_if_fail (self != NULL, NABIJ_CHECK_IN_PLACE_END);

  if (self->place < self->n_items)
    return NABIJ_CHECK_IN_PLACE_ITEM;
  if (self->place == self->n_items)
    return NABIJ_CHECK_IN_PLACE_TALK;
  return self->place == self->n_items + 1 ? NABIJ_CHECK_IN_PLACE_WORDS : NABIJ_CHECK_IN_PLACE_END;
}

/**
 * nabij_check_in_course_get_progress:
 * @self: a course
 *
 * Tells how far along the way one is; it says nothing about what was answered.
 *
 * Returns: from 0 to 1
 */
double
nabij_check_in_course_get_progress (NabijCheckInCourse *self)
{
  g_return_val_if_fail (self != NULL, 0.0);

  return (double)self->place / (self->n_items + 2);
}

/**
 * nabij_check_in_course_get_question:
 * @self: a course
 * @place: a place with words to choose from
 *
 * Returns: (transfer none): what is asked there, in the language of the program
 */
const char *
nabij_check_in_course_get_question (NabijCheckInCourse *self,
                                    guint               place)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (place <= self->n_items, NULL);

  if (place == self->n_items)
    return nabij_check_in_words_get_talk_question (NULL);
  return nabij_check_in_words_get_item (NULL, self->check_in->form, self->check_in->more_children, self->items[place]);
}

/**
 * nabij_check_in_course_get_choice:
 * @self: a course
 * @place: a place with words to choose from
 * @key: the number on its key, below `NABIJ_N_CHECK_IN_CHOICES`; 0 passes over
 * @word: (out) (optional) (transfer none): the word
 *
 * Returns: (transfer none): the id of what can be chosen there
 */
const char *
nabij_check_in_course_get_choice (NabijCheckInCourse *self,
                                  guint               place,
                                  guint               key,
                                  const char        **word)
{
  const gboolean is_talk = self != NULL && place == self->n_items;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (place <= self->n_items, NULL);
  g_return_val_if_fail (key < NABIJ_N_CHECK_IN_CHOICES, NULL);

  if (word != NULL && key == 0)
    /* Translators: beside "hardly", "sometimes" and "often": this line is passed over. */
    *word = C_ ("check-in", "skip");
  else if (word != NULL)
    *word = is_talk ? nabij_check_in_words_get_talk (NULL, talks[key]) : nabij_check_in_words_get_answer (NULL, answers[key]);
  return is_talk ? nabij_check_in_talk_to_id (talks[key]) : nabij_check_in_answer_to_id (answers[key]);
}

/**
 * nabij_check_in_course_get_answer:
 * @self: a course
 * @place: a place with words to choose from
 *
 * Returns: (transfer none) (nullable): the id of what was answered there, or `NULL` for nothing yet
 */
const char *
nabij_check_in_course_get_answer (NabijCheckInCourse *self,
                                  guint               place)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (place <= self->n_items, NULL);

  if (place == self->n_items)
    return nabij_check_in_talk_to_id (self->check_in->talk);
  return nabij_check_in_answer_to_id (self->check_in->answers[self->items[place]]);
}

/**
 * nabij_check_in_course_set_answer:
 * @self: a course
 * @place: a place with words to choose from
 * @id: (nullable): the id of what is answered, or `NULL` to take it back
 *
 * Takes over an answer. One stays where one is.
 */
void
nabij_check_in_course_set_answer (NabijCheckInCourse *self,
                                  guint               place,
                                  const char         *id)
{
  NabijCheckInAnswer answer = NABIJ_CHECK_IN_ANSWER_NONE;
  NabijCheckInTalk   talk = NABIJ_CHECK_IN_TALK_NONE;

  g_return_if_fail (self != NULL);
  g_return_if_fail (place <= self->n_items);

  if (place == self->n_items) {
    g_return_if_fail (id == NULL || nabij_check_in_talk_from_id (id, &talk));
    self->check_in->talk = talk;
    return;
  }

  g_return_if_fail (id == NULL || nabij_check_in_answer_from_id (id, &answer));
  self->check_in->answers[self->items[place]] = answer;
}

/**
 * nabij_check_in_course_set_words:
 * @self: a course
 * @good: (nullable): one good moment
 * @hard: (nullable): one hard moment
 * @need: (nullable): what is needed
 *
 * Takes over own words. They are kept as they are written; spaces alone are nothing.
 */
void
nabij_check_in_course_set_words (NabijCheckInCourse *self,
                                 const char         *good,
                                 const char         *hard,
                                 const char         *need)
{
  NabijCheckIn *check_in;

  g_return_if_fail (self != NULL);

  check_in = self->check_in;
  g_free (check_in->good);
  g_free (check_in->hard);
  g_free (check_in->need);
  check_in->good = dup_words (good);
  check_in->hard = dup_words (hard);
  check_in->need = dup_words (need);
}

/**
 * nabij_check_in_course_go_on:
 * @self: a course
 *
 * Goes on to the next place. Whoever comes to the end went through it all.
 *
 * Returns: `FALSE` where one is at the end already
 */
gboolean
nabij_check_in_course_go_on (NabijCheckInCourse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (nabij_check_in_course_get_kind (self) == NABIJ_CHECK_IN_PLACE_END)
    return FALSE;

  self->place++;
  if (nabij_check_in_course_get_kind (self) == NABIJ_CHECK_IN_PLACE_END)
    self->check_in->is_finished = TRUE;
  return TRUE;
}

/**
 * nabij_check_in_course_go_back:
 * @self: a course
 *
 * Goes back to the place before. What was answered stays, and can be changed.
 *
 * Returns: `FALSE` where one is at the beginning
 */
gboolean
nabij_check_in_course_go_back (NabijCheckInCourse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->place == 0)
    return FALSE;

  self->place--;
  return TRUE;
}

/**
 * nabij_check_in_course_go_to_words:
 * @self: a course
 *
 * Goes to the last place before the end, as where everything stands on one page.
 */
void
nabij_check_in_course_go_to_words (NabijCheckInCourse *self)
{
  g_return_if_fail (self != NULL);

  self->place = self->n_items + 1;
}
