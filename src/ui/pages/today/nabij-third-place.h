/* nabij-third-place.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands in the third place of *Today*, under the water and the way out of too much. There is one
 * thing at a time.
 */

#pragma once

#include "nabij-family.h"
#include "nabij-practices.h"

G_BEGIN_DECLS

/**
 * NabijThirdPlace:
 * @NABIJ_THIRD_PLACE_NOTHING: nothing, as long as the family was not read
 * @NABIJ_THIRD_PLACE_OPEN_MOMENT: a hard moment that is still open
 * @NABIJ_THIRD_PLACE_CHECK_IN: a check-in that is offered
 * @NABIJ_THIRD_PLACE_QUESTION: the one question, or what comes right after its answer
 * @NABIJ_THIRD_PLACE_SENTENCE: whether to hear the sentence of the pregnancy once more
 * @NABIJ_THIRD_PLACE_VOICE: whether to record one's own voice
 * @NABIJ_THIRD_PLACE_RITUAL: a small ritual
 *
 * What has the third place, highest rank first.
 */
typedef enum {
  NABIJ_THIRD_PLACE_NOTHING,
  NABIJ_THIRD_PLACE_OPEN_MOMENT,
  NABIJ_THIRD_PLACE_CHECK_IN,
  NABIJ_THIRD_PLACE_QUESTION,
  NABIJ_THIRD_PLACE_SENTENCE,
  NABIJ_THIRD_PLACE_VOICE,
  NABIJ_THIRD_PLACE_RITUAL,
} NabijThirdPlace;

/**
 * NabijThirdPlaceFacts:
 * @family: (nullable): what is known of the family, or `NULL` where it was not read yet
 * @has_open_moment: whether a hard moment is open
 * @check_in_offered: whether a check-in is offered today to the parent who writes
 * @introduced: whether there was an exercise already
 * @is_answering: whether the one question was just answered, and something more is said or asked
 * @is_hearing: whether the sentence of the pregnancy is being shown
 * @voice_offered: whether recording one's own voice is offered now
 *
 * What decides it.
 */
typedef struct {
  const NabijFamily *family;
  gboolean           has_open_moment;
  gboolean           check_in_offered;
  gboolean           introduced;
  gboolean           is_answering;
  gboolean           is_hearing;
  gboolean           voice_offered;
} NabijThirdPlaceFacts;

NabijThirdPlace            nabij_third_place_choose (const NabijThirdPlaceFacts *facts);
const NabijSentenceChoice *nabij_third_place_find_sentence (const NabijFamily *family);
NabijPractice             *nabij_third_place_choose_ritual (NabijPractices       *practices,
                                                            const NabijSituation *situation,
                                                            const GDate          *today,
                                                            int                   hour,
                                                            const char           *taken);

NabijPractice *nabij_third_place_choose_quiet_moment (NabijPractices       *practices,
                                                      const NabijSituation *situation,
                                                      const GDate          *today,
                                                      int                   hour);

G_END_DECLS
