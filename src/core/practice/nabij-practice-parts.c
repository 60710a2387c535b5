/* nabij-practice-parts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a practice is made of, and finding the part that fits.
 */

#include "config.h"

#include "nabij-practice-private.h"

#include "nabij-content.h"

/**
 * nabij_practice_text_new:
 *
 * Makes an empty text.
 *
 * Returns: (transfer full): the text; the list of texts that it is added to frees it
 */
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

/**
 * nabij_practice_line_new:
 *
 * Makes an empty line.
 *
 * Returns: (transfer full): the line; the stage that it is added to frees it
 */
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

/**
 * nabij_practice_hint_new:
 *
 * Makes an empty hint.
 *
 * Returns: (transfer full): the hint; the stage that it is added to frees it
 */
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

/**
 * nabij_practice_stage_new:
 *
 * Makes a stage without lines, which is there in every situation.
 *
 * Returns: (transfer full): the stage; the practice that it is added to frees it
 */
NabijPracticeStage *
nabij_practice_stage_new (void)
{
  NabijPracticeStage *stage = g_new0 (NabijPracticeStage, 1);

  nabij_condition_init (&stage->condition);
  stage->lines = g_ptr_array_new_with_free_func ((GDestroyNotify)line_free);
  stage->hints = g_ptr_array_new_with_free_func ((GDestroyNotify)hint_free);
  return stage;
}

/**
 * nabij_practice_stage_free:
 * @stage: (transfer full): a stage
 *
 * Frees a stage with its lines and hints.
 */
void
nabij_practice_stage_free (NabijPracticeStage *stage)
{
  g_ptr_array_unref (stage->lines);
  g_ptr_array_unref (stage->hints);
  g_free (stage->id);
  g_free (stage);
}

/**
 * nabij_practice_step_new:
 *
 * Makes a step without texts, which is there in every situation.
 *
 * Returns: (transfer full): the step; the practice that it is added to frees it
 */
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

/**
 * nabij_practice_alloc:
 *
 * Makes a practice without anything in it, which is offered in every situation.
 *
 * Returns: (transfer full): the practice, for the reader to fill
 */
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

/**
 * nabij_practice_free:
 * @practice: (transfer full): a practice
 *
 * Frees a practice, with every text that was got from it.
 */
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

/**
 * nabij_practice_translate:
 * @practice: the practice that the text stands in
 * @text: a text as it stands in the file
 *
 * Gives a text in the language that is shown.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` for an empty one
 */
const char *
nabij_practice_translate (NabijPractice *practice,
                          const char    *text)
{
  return *text != '\0' ? nabij_content_translate (practice->id, text) : NULL;
}

/**
 * nabij_practice_stage_get_duration_us:
 * @stage: a stage of a timeline
 * @situation: what decides how long a song is
 *
 * Tells how long a stage lasts: one of a song as long as the song, or as somebody hums.
 *
 * Returns: microseconds, > 0
 */
gint64
nabij_practice_stage_get_duration_us (const NabijPracticeStage *stage,
                                      const NabijSituation     *situation)
{
  return stage->is_song && situation->song_us > 0 ? situation->song_us : stage->timed.duration_us;
}

/**
 * nabij_practice_find_stage:
 * @practice: a practice
 * @situation: what decides which stages there are
 * @state: where the breath is
 *
 * Finds the stage that the breath is in. Those of a timeline are counted, without the ones that do not fit.
 *
 * Returns: (transfer none) (nullable): the stage, or `NULL` where the file has none
 */
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

/**
 * nabij_practice_find_line:
 * @stage: a stage
 * @situation: what decides the words
 * @is_small: whether it is one of the small lines below
 * @stage_elapsed_us: the time since the stage began, in microseconds, ≥ 0
 *
 * Finds the first line that fits at a moment of its stage.
 *
 * Returns: (transfer none) (nullable): the line, or `NULL` where nothing is said
 */
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

/**
 * nabij_practice_has_voiced_line:
 * @practice: a practice
 * @id: the id of a line
 *
 * Returns: whether it has such a line that somebody may speak, in whatever situation
 */
gboolean
nabij_practice_has_voiced_line (NabijPractice *practice,
                                const char    *id)
{
  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);

    for (guint j = 0; j < stage->lines->len; j++) {
      const NabijPracticeLine *line = g_ptr_array_index (stage->lines, j);

      if (line->is_voiced && g_str_equal (line->id, id))
        return TRUE;
    }
  }
  return FALSE;
}

/**
 * nabij_practice_find_slot:
 * @stage: a stage
 * @line: one of its lines
 * @situation: what decides the words
 * @from_us: (out): when it is shown, in microseconds of the stage
 * @until_us: (out): until when
 *
 * Tells when a line is really shown: another one before it may take a part of its time, or all of it. Where
 * it would be shown twice, the first time counts.
 *
 * Returns: `FALSE` where it is never shown
 */
gboolean
nabij_practice_find_slot (const NabijPracticeStage *stage,
                          const NabijPracticeLine  *line,
                          const NabijSituation     *situation,
                          gint64                   *from_us,
                          gint64                   *until_us)
{
  /* It can become the first one that fits where it begins, or where another one ends. */
  *from_us = G_MAXINT64;
  if (nabij_practice_find_line (stage, situation, line->is_small, line->from_us) == line)
    *from_us = line->from_us;
  for (guint i = 0; i < stage->lines->len; i++) {
    const NabijPracticeLine *other = g_ptr_array_index (stage->lines, i);

    if (other->until_us < *from_us && nabij_practice_find_line (stage, situation, line->is_small, other->until_us) == line)
      *from_us = other->until_us;
  }
  if (*from_us == G_MAXINT64)
    return FALSE;

  *until_us = line->until_us;
  for (guint i = 0; i < stage->lines->len; i++) {
    const NabijPracticeLine *other = g_ptr_array_index (stage->lines, i);

    if (other->from_us > *from_us && other->from_us < *until_us &&
        nabij_practice_find_line (stage, situation, line->is_small, other->from_us) != line)
      *until_us = other->from_us;
  }
  return TRUE;
}

/**
 * nabij_practice_find_text:
 * @practice: the practice that the texts stand in
 * @texts: (element-type NabijPracticeText): several texts
 * @situation: what decides the words
 *
 * Finds the first of several texts that fits.
 *
 * Returns: (transfer none) (nullable): the text, translated, or `NULL` where none fits
 */
const char *
nabij_practice_find_text (NabijPractice        *practice,
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
