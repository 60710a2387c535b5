/* nabij-practice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-private.h"

#include "nabij-content.h"
#include "nabij-time-words.h"

#include <glib/gi18n-lib.h>

/* Six seconds, and five breaths of 7, 8, 9, 10 and 10. */
#define FIVE_US (50 * NABIJ_SECOND_US)

/* What it is made of */

NabijPracticeText *
nabij_practice_text_new (void)
{
  return g_new0 (NabijPracticeText, 1);
}

static void
text_free (NabijPracticeText *text)
{
  g_free (text->text);
  g_free (text);
}

NabijPracticeLine *
nabij_practice_line_new (void)
{
  return g_new0 (NabijPracticeLine, 1);
}

static void
line_free (NabijPracticeLine *line)
{
  g_free (line->id);
  g_free (line->text);
  g_free (line);
}

NabijPracticeHint *
nabij_practice_hint_new (void)
{
  return g_new0 (NabijPracticeHint, 1);
}

static void
hint_free (NabijPracticeHint *hint)
{
  g_free (hint->id);
  g_free (hint->text);
  g_free (hint);
}

static GPtrArray *
texts_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)text_free);
}

NabijPracticeStage *
nabij_practice_stage_new (void)
{
  NabijPracticeStage *stage = g_new0 (NabijPracticeStage, 1);

  nabij_condition_init (&stage->condition);
  stage->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);
  stage->hints = g_ptr_array_new_with_free_func ((GDestroyNotify)hint_free);
  return stage;
}

void
nabij_practice_stage_free (NabijPracticeStage *stage)
{
  g_ptr_array_unref (stage->lines);
  g_ptr_array_unref (stage->hints);
  g_free (stage->id);
  g_free (stage);
}

NabijPracticeStepTexts *
nabij_practice_step_new (void)
{
  NabijPracticeStepTexts *step = g_new0 (NabijPracticeStepTexts, 1);

  nabij_condition_init (&step->condition);
  step->titles = texts_new ();
  step->texts = texts_new ();
  step->detail_titles = texts_new ();
  step->details = texts_new ();
  return step;
}

static void
step_free (NabijPracticeStepTexts *step)
{
  g_ptr_array_unref (step->titles);
  g_ptr_array_unref (step->texts);
  g_ptr_array_unref (step->detail_titles);
  g_ptr_array_unref (step->details);
  g_free (step->id);
  g_free (step);
}

NabijPractice *
nabij_practice_alloc (void)
{
  NabijPractice *practice = g_new0 (NabijPractice, 1);

  nabij_condition_init (&practice->condition);
  practice->names = texts_new ();
  practice->abouts = texts_new ();
  practice->safety = texts_new ();
  practice->stages = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_practice_stage_free);
  practice->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)step_free);
  practice->timelines = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_timeline_unref);
  return practice;
}

void
nabij_practice_free (NabijPractice *practice)
{
  g_ptr_array_unref (practice->names);
  g_ptr_array_unref (practice->abouts);
  g_ptr_array_unref (practice->safety);
  g_ptr_array_unref (practice->stages);
  g_ptr_array_unref (practice->steps);
  g_ptr_array_unref (practice->timelines);
  g_free (practice->id);
  g_free (practice->variant_of);
  g_free (practice->picture);
  g_free (practice->scene);
  g_free (practice->ambience);
  g_free (practice->reading);
  g_free (practice);
}

/* For the files beside this one */

const char *
nabij_practice_translate (NabijPractice *practice,
                          const char    *text)
{
  return *text != '\0' ? nabij_content_translate (practice->id, text) : NULL;
}

gint64
nabij_practice_stage_get_duration_us (const NabijPracticeStage *stage,
                                      const NabijSituation     *situation)
{
  return stage->is_song && situation->song_us > 0 ? situation->song_us : stage->timed.duration_us;
}

/* The stage that the breath is in. Those of a timeline are counted, without the ones that do not fit. */
const NabijPracticeStage *
nabij_practice_find_stage (NabijPractice          *practice,
                           const NabijSituation   *situation,
                           const NabijBreathState *state)
{
  guint number = 0;

  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);

    if (stage->stage != state->stage || !nabij_condition_fits (&stage->condition, situation))
      continue;
    if (stage->stage != NABIJ_STAGE_TIMED || number == state->stage_number)
      return stage;
    number += 1;
  }
  return NULL;
}

const NabijPracticeLine *
nabij_practice_find_line (const NabijPracticeStage *stage,
                          const NabijSituation     *situation,
                          gboolean                  is_small,
                          gint64                    stage_elapsed_us)
{
  for (guint i = 0; i < stage->lines->len; i++) {
    const NabijPracticeLine *line = g_ptr_array_index (stage->lines, i);

    if (line->is_small == is_small && stage_elapsed_us >= line->from_us && stage_elapsed_us < line->until_us &&
        nabij_condition_fits (&line->condition, situation))
      return line;
  }
  return NULL;
}

static const char *
find_text (NabijPractice        *practice,
           GPtrArray            *texts,
           const NabijSituation *situation)
{
  for (guint i = 0; i < texts->len; i++) {
    const NabijPracticeText *text = g_ptr_array_index (texts, i);

    if (nabij_condition_fits (&text->condition, situation))
      return nabij_practice_translate (practice, text->text);
  }
  return NULL;
}

/* What it is */

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

/* What it says */

/**
 * nabij_practice_get_name:
 * @practice: a practice
 * @situation: (nullable): what decides the words; without it, the name that fits everybody
 *
 * Returns: (transfer none): its name, translated
 */
const char *
nabij_practice_get_name (NabijPractice        *practice,
                         const NabijSituation *situation)
{
  g_return_val_if_fail (practice != NULL, NULL);

  if (situation == NULL) {
    const NabijPracticeText *name = g_ptr_array_index (practice->names, practice->names->len - 1);

    return nabij_practice_translate (practice, name->text);
  }
  return find_text (practice, practice->names, situation);
}

/**
 * nabij_practice_get_about:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Returns: (transfer none) (nullable): one line about it, translated; never `NULL` where it fits
 */
const char *
nabij_practice_get_about (NabijPractice        *practice,
                          const NabijSituation *situation)
{
  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  return find_text (practice, practice->abouts, situation);
}

/**
 * nabij_practice_list_safety:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Lists what a parent reads before it begins.
 *
 * Returns: (transfer container) (array zero-terminated=1): the lines that fit, translated, in their
 *   order; may be empty. Free it with g_free()
 */
const char **
nabij_practice_list_safety (NabijPractice        *practice,
                            const NabijSituation *situation)
{
  GPtrArray *lines = g_ptr_array_new ();

  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  for (guint i = 0; i < practice->safety->len; i++) {
    const NabijPracticeText *text = g_ptr_array_index (practice->safety, i);

    if (nabij_condition_fits (&text->condition, situation))
      g_ptr_array_add (lines, (gpointer)nabij_practice_translate (practice, text->text));
  }
  g_ptr_array_add (lines, NULL);
  return (const char **)g_ptr_array_free (lines, FALSE);
}

/* Whether a line is the first one that fits at some moment of it: it can become so where it begins, or
 * where another one ends. */
static gboolean
is_ever_shown (const NabijPracticeStage *stage,
               const NabijPracticeLine  *line,
               const NabijSituation     *situation)
{
  if (nabij_practice_find_line (stage, situation, line->is_small, line->from_us) == line)
    return TRUE;
  for (guint i = 0; i < stage->lines->len; i++) {
    const NabijPracticeLine *other = g_ptr_array_index (stage->lines, i);

    if (nabij_practice_find_line (stage, situation, line->is_small, other->until_us) == line)
      return TRUE;
  }
  return FALSE;
}

static void
add_lines (NabijPractice        *practice,
           const NabijSituation *situation,
           gboolean              is_small,
           GPtrArray            *texts)
{
  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);

    if (!nabij_condition_fits (&stage->condition, situation))
      continue;
    for (guint j = 0; j < stage->lines->len; j++) {
      const NabijPracticeLine *line = g_ptr_array_index (stage->lines, j);

      if (line->is_small == is_small && *line->text != '\0' && is_ever_shown (stage, line, situation))
        g_ptr_array_add (texts, (gpointer)nabij_practice_translate (practice, line->text));
    }
  }
}

/**
 * nabij_practice_list_lines:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Lists the large texts in the order in which they will be shown, to be read before the eyes close. A
 * chosen sentence is not known here: in its place stands what is said without one, if there is such a
 * thing.
 *
 * Returns: (transfer container) (array zero-terminated=1): the lines that fit, translated. Free it with
 *   g_free()
 */
const char **
nabij_practice_list_lines (NabijPractice        *practice,
                           const NabijSituation *situation)
{
  GPtrArray *lines = g_ptr_array_new ();

  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  add_lines (practice, situation, FALSE, lines);
  g_ptr_array_add (lines, NULL);
  return (const char **)g_ptr_array_free (lines, FALSE);
}

static void
add_text (GPtrArray  *texts,
          const char *text)
{
  if (text != NULL)
    g_ptr_array_add (texts, (gpointer)text);
}

/**
 * nabij_practice_list_texts:
 * @practice: a practice
 * @situation: what decides the words
 *
 * Lists everything that somebody could meet in it, for whoever checks what is said to whom: the name,
 * the line about it, the safety lines, the large and small texts, the hints and the steps.
 *
 * Returns: (transfer container) (array zero-terminated=1): the texts that fit, translated. Free it with
 *   g_free()
 */
const char **
nabij_practice_list_texts (NabijPractice        *practice,
                           const NabijSituation *situation)
{
  GPtrArray              *texts = g_ptr_array_new ();
  g_autofree const char **safety = NULL;
  NabijPracticeStep       step;

  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  add_text (texts, nabij_practice_get_name (practice, situation));
  add_text (texts, nabij_practice_get_about (practice, situation));
  safety = nabij_practice_list_safety (practice, situation);
  for (const char **line = safety; *line != NULL; line++)
    add_text (texts, *line);
  add_lines (practice, situation, FALSE, texts);
  add_lines (practice, situation, TRUE, texts);

  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);

    for (guint j = 0; j < stage->hints->len; j++) {
      const NabijPracticeHint *hint = g_ptr_array_index (stage->hints, j);

      if (nabij_condition_fits (&hint->condition, situation))
        add_text (texts, nabij_practice_translate (practice, hint->text));
    }
  }
  for (guint i = 0; nabij_practice_get_step (practice, situation, i, &step); i++) {
    add_text (texts, step.title);
    add_text (texts, step.text);
    add_text (texts, step.detail_title);
    add_text (texts, step.detail);
  }
  g_ptr_array_add (texts, NULL);
  return (const char **)g_ptr_array_free (texts, FALSE);
}

/* What is done with it */

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
  options->first_time = situation->first_time;

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
    step->title = find_text (practice, texts->titles, situation);
    step->text = find_text (practice, texts->texts, situation);
    step->detail_title = find_text (practice, texts->detail_titles, situation);
    step->detail = find_text (practice, texts->details, situation);
    return TRUE;
  }
  return FALSE;
}

/* Where a baby cries */

/**
 * nabij_practice_crying_text:
 *
 * Gives the text that stands under every practice with `NABIJ_PRACTICE_FLAGS_CRYING`, always, and on the
 * fridge card: a safe place, walk away, breathe, come back, never shake, ask for help. It is written
 * only here.
 *
 * Returns: (transfer none): the text, translated
 */
const char *
nabij_practice_crying_text (void)
{
  return _ ("Too much? Lay your baby on their back in their own cot, leave the room for a moment and breathe. Look again after a few minutes. Never shake your baby. Ask for help.");
}

/**
 * nabij_practice_crying_hospital_text:
 *
 * Gives what stands on top of them where the baby is in hospital: somebody is near.
 *
 * Returns: (transfer none): the text, translated
 */
const char *
nabij_practice_crying_hospital_text (void)
{
  return _ ("Ask the nurse to come.");
}
