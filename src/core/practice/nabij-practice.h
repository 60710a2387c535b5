/* nabij-practice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-catalogue.h"
#include "nabij-situation.h"

G_BEGIN_DECLS

#define NABIJ_PRACTICE_ID_WATER "water-and-rust"
#define NABIJ_PRACTICE_ID_FIVE "five-exhales"

/**
 * NabijPracticeKind:
 * @NABIJ_PRACTICE_KIND_WATER: *Water & Rust*, of a chosen length
 * @NABIJ_PRACTICE_KIND_FIVE: five exhales
 * @NABIJ_PRACTICE_KIND_TIMED: stages with times
 * @NABIJ_PRACTICE_KIND_SONG: the family's song, or humming where there is none
 * @NABIJ_PRACTICE_KIND_STEPS: steps at the person's own pace, each until the space bar
 * @NABIJ_PRACTICE_KIND_ORDER: the family's own steps, in their fixed order
 * @NABIJ_PRACTICE_KIND_READING: nothing to do, a card to read
 *
 * How a practice goes.
 */
typedef enum {
  NABIJ_PRACTICE_KIND_WATER,
  NABIJ_PRACTICE_KIND_FIVE,
  NABIJ_PRACTICE_KIND_TIMED,
  NABIJ_PRACTICE_KIND_SONG,
  NABIJ_PRACTICE_KIND_STEPS,
  NABIJ_PRACTICE_KIND_ORDER,
  NABIJ_PRACTICE_KIND_READING,
} NabijPracticeKind;

/**
 * NabijPracticeGroup:
 * @NABIJ_PRACTICE_GROUP_CRYING: when your baby cries
 * @NABIJ_PRACTICE_GROUP_CONNECT: small moments of contact
 * @NABIJ_PRACTICE_GROUP_CLOSENESS: close, with touch
 * @NABIJ_PRACTICE_GROUP_FOR_YOU: for the parent
 * @NABIJ_PRACTICE_GROUP_INTENSE_START: after an intense start
 * @NABIJ_PRACTICE_GROUP_HIDDEN: reached from elsewhere, not from the page of rituals
 *
 * Under which heading a practice stands.
 */
typedef enum {
  NABIJ_PRACTICE_GROUP_CRYING,
  NABIJ_PRACTICE_GROUP_CONNECT,
  NABIJ_PRACTICE_GROUP_CLOSENESS,
  NABIJ_PRACTICE_GROUP_FOR_YOU,
  NABIJ_PRACTICE_GROUP_INTENSE_START,
  NABIJ_PRACTICE_GROUP_HIDDEN,
} NabijPracticeGroup;

#define NABIJ_N_PRACTICE_GROUPS (NABIJ_PRACTICE_GROUP_HIDDEN + 1)

/**
 * NabijPracticeFlags:
 * @NABIJ_PRACTICE_FLAGS_KEPT: a line is written to the journal
 * @NABIJ_PRACTICE_FLAGS_NOTICE: afterwards one line may be left: what I noticed
 * @NABIJ_PRACTICE_FLAGS_NIGHT: always looks like night, and has no closing page
 * @NABIJ_PRACTICE_FLAGS_SENTENCE: it shows the chosen sentence, which can be chosen on its card
 * @NABIJ_PRACTICE_FLAGS_READ_FIRST: its lines can be read before, for closed eyes
 * @NABIJ_PRACTICE_FLAGS_SPACE_ENDS: the space bar ends it instead of pausing it
 * @NABIJ_PRACTICE_FLAGS_NUMBERS: the family's own telephone numbers stand under it
 * @NABIJ_PRACTICE_FLAGS_CRYING: a baby cries: the fixed buttons and the fixed safety text belong to it
 *
 * What is special.
 */
typedef enum {
  NABIJ_PRACTICE_FLAGS_NONE = 0,
  NABIJ_PRACTICE_FLAGS_KEPT = 1 << 0,
  NABIJ_PRACTICE_FLAGS_NOTICE = 1 << 1,
  NABIJ_PRACTICE_FLAGS_NIGHT = 1 << 2,
  NABIJ_PRACTICE_FLAGS_SENTENCE = 1 << 3,
  NABIJ_PRACTICE_FLAGS_READ_FIRST = 1 << 4,
  NABIJ_PRACTICE_FLAGS_SPACE_ENDS = 1 << 5,
  NABIJ_PRACTICE_FLAGS_NUMBERS = 1 << 6,
  NABIJ_PRACTICE_FLAGS_CRYING = 1 << 7,
} NabijPracticeFlags;

/**
 * NabijPracticeStep:
 * @id: the stable name of the step
 * @title: what stands large, translated
 * @text: what stands under it, translated, or `NULL`
 * @detail_title: what asks for more, translated, or `NULL`
 * @detail: the rest, on request, translated, or `NULL`
 * @duration_us: how long it lasts by itself, in microseconds; 0 until the space bar
 * @n_breaths: how many breaths are guided in it, 0 for none
 * @inhale_us: of each, in microseconds
 * @exhale_us: of each, in microseconds
 *
 * One step of a practice of kind *steps*. All texts belong to the practice or to the translation.
 */
typedef struct {
  const char *id;
  const char *title;
  const char *text;
  const char *detail_title;
  const char *detail;
  gint64      duration_us;
  guint       n_breaths;
  gint64      inhale_us;
  gint64      exhale_us;
} NabijPracticeStep;

/**
 * NabijPractice:
 *
 * A practice, read from a file of its own in data/content/practices. It never changes. Give the same
 * situation to everything that is asked about one exercise: stages are left out where they do not fit,
 * and the breath plan counts those that are left. Only `heard` may change under way.
 *
 * The texts belong to the practice or to the translation. Lists are zero-terminated and freed with
 * g_free(), their texts are not. The fixed text about crying is nabij_practice_crying_text() under
 * nabij_practice_crying_title(), not a part of any file.
 */
typedef struct _NabijPractice NabijPractice;

const char        *nabij_practice_get_id (NabijPractice *practice);
NabijPracticeKind  nabij_practice_get_kind (NabijPractice *practice);
NabijPracticeGroup nabij_practice_get_group (NabijPractice *practice);
NabijPracticeFlags nabij_practice_get_flags (NabijPractice *practice);
const char        *nabij_practice_get_variant_of (NabijPractice *practice);
const char        *nabij_practice_get_picture (NabijPractice *practice);
const char        *nabij_practice_get_scene (NabijPractice *practice);
const char        *nabij_practice_get_ambience (NabijPractice *practice);
const char        *nabij_practice_get_reading (NabijPractice *practice);
gboolean           nabij_practice_fits (NabijPractice        *practice,
                                        const NabijSituation *situation);
gint64             nabij_practice_get_duration_us (NabijPractice        *practice,
                                                   const NabijSituation *situation);
char              *nabij_practice_get_length_words (NabijPractice        *practice,
                                                    const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;

const char  *nabij_practice_get_name (NabijPractice        *practice,
                                      const NabijSituation *situation);
const char  *nabij_practice_get_name_in (NabijPractice  *practice,
                                         NabijCatalogue *catalogue);
const char  *nabij_practice_get_about (NabijPractice        *practice,
                                       const NabijSituation *situation);
const char **nabij_practice_list_safety (NabijPractice        *practice,
                                         const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
const char **nabij_practice_list_lines (NabijPractice        *practice,
                                        const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
const char **nabij_practice_list_texts (NabijPractice        *practice,
                                        const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;
const char  *nabij_practice_crying_title (void);
const char  *nabij_practice_crying_text (gboolean more_children);
const char  *nabij_practice_crying_hospital_text (void);

void     nabij_practice_get_plan_options (NabijPractice          *practice,
                                          const NabijSituation   *situation,
                                          NabijBreathPlanOptions *options);
guint    nabij_practice_get_n_steps (NabijPractice        *practice,
                                     const NabijSituation *situation);
gboolean nabij_practice_get_step (NabijPractice        *practice,
                                  const NabijSituation *situation,
                                  guint                 number,
                                  NabijPracticeStep    *step);

G_END_DECLS
