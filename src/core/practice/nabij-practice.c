/* nabij-practice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-private.h"

#include "nabij-time-words.h"

#include <glib/gi18n-lib.h>

/* Six seconds, and five breaths of 7, 8, 9, 10 and 10. */
#define FIVE_US (50 * NABIJ_SECOND_US)

/**
 * nabij_practice_get_id:
 * @practice: a practice
 *
 * Returns: (transfer none): its id, which stands in journals and never changes
 */
const char *
nabij_practice_get_id (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NULL);

  return practice->id;
}

/**
 * nabij_practice_get_kind:
 * @practice: a practice
 *
 * Returns: how it goes
 */
NabijPracticeKind
nabij_practice_get_kind (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NABIJ_PRACTICE_KIND_WATER);

  return practice->kind;
}

/**
 * nabij_practice_get_group:
 * @practice: a practice
 *
 * Returns: under which heading it stands
 */
NabijPracticeGroup
nabij_practice_get_group (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NABIJ_PRACTICE_GROUP_HIDDEN);

  return practice->group;
}

/**
 * nabij_practice_get_flags:
 * @practice: a practice
 *
 * Returns: what is special
 */
NabijPracticeFlags
nabij_practice_get_flags (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NABIJ_PRACTICE_FLAGS_NONE);

  return practice->flags;
}

/**
 * nabij_practice_get_variant_of:
 * @practice: a practice
 *
 * Returns: (transfer none) (nullable): the id of the practice on whose card it can be chosen, or `NULL`
 */
const char *
nabij_practice_get_variant_of (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NULL);

  return practice->variant_of;
}

/**
 * nabij_practice_get_picture:
 * @practice: a practice
 *
 * Returns: (transfer none): the name of its drawing, without ".svg"; there may be no such file
 */
const char *
nabij_practice_get_picture (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NULL);

  return practice->picture;
}

/**
 * nabij_practice_get_scene:
 * @practice: a practice
 *
 * Returns: (transfer none): the name of what fills the window: "water", "beach", "forest", "rain",
 *   "hearth" or "womb"
 */
const char *
nabij_practice_get_scene (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NULL);

  return practice->scene;
}

/**
 * nabij_practice_get_ambience:
 * @practice: a practice
 *
 * Returns: (transfer none) (nullable): what is heard under it, "none" for nothing, or `NULL` for what the
 *   person chose
 */
const char *
nabij_practice_get_ambience (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NULL);

  return practice->ambience;
}

/**
 * nabij_practice_get_reading:
 * @practice: a practice
 *
 * Returns: (transfer none) (nullable): the id of the reading card that belongs to it, or `NULL`
 */
const char *
nabij_practice_get_reading (NabijPractice *practice)
{
  g_return_val_if_fail (practice != NULL, NULL);

  return practice->reading;
}

/**
 * nabij_practice_fits:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Tells whether a practice is offered. Where it is not, its words may take for granted what is not so:
 * it must not be started.
 *
 * Returns: whether it is
 */
gboolean
nabij_practice_fits (NabijPractice        *practice,
                     const NabijSituation *situation)
{
  g_return_val_if_fail (practice != NULL, FALSE);
  g_return_val_if_fail (situation != NULL, FALSE);

  return nabij_condition_fits (&practice->condition, situation);
}

static gboolean
has_timeline (NabijPractice *practice)
{
  return practice->kind == NABIJ_PRACTICE_KIND_TIMED || practice->kind == NABIJ_PRACTICE_KIND_SONG;
}

/**
 * nabij_practice_get_duration_us:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Tells how long a practice lasts, without the last fade.
 *
 * Returns: microseconds; 0 where the person decides: *Water & Rust* has a chosen length, steps and cards
 *   have none
 */
gint64
nabij_practice_get_duration_us (NabijPractice        *practice,
                                const NabijSituation *situation)
{
  gint64 duration_us = 0;

  g_return_val_if_fail (practice != NULL, 0);
  g_return_val_if_fail (situation != NULL, 0);

  if (practice->kind == NABIJ_PRACTICE_KIND_FIVE)
    return FIVE_US;
  if (!has_timeline (practice))
    return 0;

  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);

    if (nabij_condition_fits (&stage->condition, situation))
      duration_us += nabij_practice_stage_get_duration_us (stage, situation);
  }
  return duration_us;
}

/**
 * nabij_practice_get_length_words:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Tells how long a practice is the way people do.
 *
 * Returns: (transfer full): for example "about a minute", "2½ minutes" or "at your own pace", translated,
 *   without a capital
 */
char *
nabij_practice_get_length_words (NabijPractice        *practice,
                                 const NabijSituation *situation)
{
  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  switch (practice->kind) {
  case NABIJ_PRACTICE_KIND_WATER:
    return g_strdup (_ ("as long as you like"));
  case NABIJ_PRACTICE_KIND_READING:
    return g_strdup (_ ("a card to read"));
  case NABIJ_PRACTICE_KIND_STEPS:
  case NABIJ_PRACTICE_KIND_ORDER:
    return g_strdup (_ ("at your own pace"));
  case NABIJ_PRACTICE_KIND_SONG:
    if (situation->song_us > 0)
      return g_strdup (_ ("as long as your song"));
    break;
  case NABIJ_PRACTICE_KIND_FIVE:
  case NABIJ_PRACTICE_KIND_TIMED:
    break;
  default:
    g_assert_not_reached ();
  }
  return nabij_time_words_length (nabij_practice_get_duration_us (practice, situation));
}

static gboolean
is_same_stage (const NabijTimelineStage *one,
               const NabijTimelineStage *other)
{
  return one->duration_us == other->duration_us && one->motion == other->motion && one->inhale_us == other->inhale_us &&
         one->exhale_us == other->exhale_us && one->bowls == other->bowls && one->bed == other->bed &&
         one->nearness == other->nearness;
}

/* A timeline of the same stages was perhaps made before; it is kept, so that nobody has to free it. */
static NabijTimeline *
find_timeline (NabijPractice            *practice,
               const NabijTimelineStage *stages,
               guint                     n_stages)
{
  for (guint i = 0; i < practice->timelines->len; i++) {
    NabijTimeline *timeline = g_ptr_array_index (practice->timelines, i);
    guint          n_same = 0;

    if (nabij_timeline_get_n_stages (timeline) != n_stages)
      continue;
    while (n_same < n_stages && is_same_stage (&stages[n_same], nabij_timeline_get_stage (timeline, n_same)))
      n_same += 1;
    if (n_same == n_stages)
      return timeline;
  }
  return NULL;
}

static NabijTimeline *
get_timeline (NabijPractice        *practice,
              const NabijSituation *situation)
{
  g_autoptr (GArray) stages = g_array_new (FALSE, TRUE, sizeof (NabijTimelineStage));
  NabijTimeline *timeline;

  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);
    NabijTimelineStage        timed = stage->timed;

    if (!nabij_condition_fits (&stage->condition, situation))
      continue;
    timed.duration_us = nabij_practice_stage_get_duration_us (stage, situation);
    g_array_append_val (stages, timed);
  }
  g_return_val_if_fail (stages->len > 0, NULL);

  timeline = find_timeline (practice, (const NabijTimelineStage *)stages->data, stages->len);
  if (timeline == NULL) {
    timeline = nabij_timeline_new ((const NabijTimelineStage *)stages->data, stages->len, practice->falls, practice->has_end_bowl);
    g_ptr_array_add (practice->timelines, timeline);
  }
  return timeline;
}

/**
 * nabij_practice_get_plan_options:
 * @practice: a practice that fits @situation, of kind *water*, *five*, *timed* or *song*
 * @situation: what decides the words
 * @options: (inout): fill in `length_us` and `pattern` from the preferences before; all the rest is set
 *   here
 *
 * Prepares the breath plan of a practice. `pattern` decides what is breathed only in *Water & Rust* and
 * *five exhales*; a timeline brings its own breaths, but a pattern that is the own pace keeps it. The
 * timeline belongs to the practice: do not unref it.
 */
void
nabij_practice_get_plan_options (NabijPractice          *practice,
                                 const NabijSituation   *situation,
                                 NabijBreathPlanOptions *options)
{
  g_return_if_fail (practice != NULL);
  g_return_if_fail (situation != NULL);
  g_return_if_fail (options != NULL);
  g_return_if_fail (has_timeline (practice) || practice->kind == NABIJ_PRACTICE_KIND_WATER || practice->kind == NABIJ_PRACTICE_KIND_FIVE);

  options->timeline = NULL;
  options->season = situation->season;
  options->long_welcome = situation->long_welcome;

  if (practice->kind == NABIJ_PRACTICE_KIND_WATER) {
    options->form = NABIJ_BREATH_FORM_WATER_AND_RUST;
  } else if (practice->kind == NABIJ_PRACTICE_KIND_FIVE) {
    options->form = NABIJ_BREATH_FORM_FIVE_EXHALES;
  } else {
    options->form = NABIJ_BREATH_FORM_TIMED;
    options->timeline = get_timeline (practice, situation);
  }
}

/**
 * nabij_practice_get_n_steps:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Returns: how many steps there are; 0 but for kind *steps*
 */
guint
nabij_practice_get_n_steps (NabijPractice        *practice,
                            const NabijSituation *situation)
{
  guint n_steps = 0;

  g_return_val_if_fail (practice != NULL, 0);
  g_return_val_if_fail (situation != NULL, 0);

  for (guint i = 0; i < practice->steps->len; i++) {
    const NabijPracticeStepTexts *step = g_ptr_array_index (practice->steps, i);

    if (nabij_condition_fits (&step->condition, situation))
      n_steps += 1;
  }
  return n_steps;
}

/**
 * nabij_practice_get_step:
 * @practice: a practice
 * @situation: what decides the words
 * @number: which step, from 0, of those that fit
 * @step: (out caller-allocates): the step; its texts belong to the practice or to the translation
 *
 * Returns: `FALSE` when there is no such step
 */
gboolean
nabij_practice_get_step (NabijPractice        *practice,
                         const NabijSituation *situation,
                         guint                 number,
                         NabijPracticeStep    *step)
{
  g_return_val_if_fail (practice != NULL, FALSE);
  g_return_val_if_fail (situation != NULL, FALSE);
  g_return_val_if_fail (step != NULL, FALSE);

  for (guint i = 0; i < practice->steps->len; i++) {
    const NabijPracticeStepTexts *texts = g_ptr_array_index (practice->steps, i);

    if (!nabij_condition_fits (&texts->condition, situation))
      continue;
    if (number > 0) {
      number -= 1;
      continue;
    }

    *step = texts->step;
    step->title = nabij_practice_find_text (practice, texts->titles, situation);
    step->text = nabij_practice_find_text (practice, texts->texts, situation);
    step->detail_title = nabij_practice_find_text (practice, texts->detail_titles, situation);
    step->detail = nabij_practice_find_text (practice, texts->details, situation);
    return TRUE;
  }
  return FALSE;
}
