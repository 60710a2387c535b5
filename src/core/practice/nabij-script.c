/* nabij-script.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-script.h"

#include "nabij-practice-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

/* How long a line takes to come and to go. */
#define FADE_S 0.6
#define FADE_US SECONDS (FADE_S)
/* The words of the last breaths step back; this is the faintest that still reads well on the water
 * (4.5:1 and more). */
#define QUIET_OPACITY 0.8
/* A screen reader says in and out this often, and after that only tells the stages. */
#define N_SPOKEN_BREATHS 3

/* The first breaths of the long exercise are told in whole words; five exhales are short themselves. */
static const char *
phase_word (const NabijScriptContext *context,
            const NabijBreathState   *state)
{
  const gboolean whole = nabij_practice_get_kind (context->practice) != NABIJ_PRACTICE_KIND_FIVE && state->breath <= N_SPOKEN_BREATHS;

  if (state->phase == NABIJ_PHASE_INHALE)
    return whole ? _ ("Breathe in") : C_ ("breath", "In");
  return whole ? _ ("Breathe out") : C_ ("breath", "Out");
}

static double
opacity_at (const NabijPracticeLine *line,
            gint64                   stage_elapsed_us)
{
  const gint64 inside_us = MIN (stage_elapsed_us - line->from_us, line->until_us - stage_elapsed_us);

  return CLAMP ((double)inside_us / (double)FADE_US, 0.0, 1.0);
}

static void
add_hint (const NabijScriptContext *context,
          const NabijPracticeStage *stage,
          const NabijBreathState   *state,
          NabijScriptMoment        *moment)
{
  for (guint i = 0; i < stage->hints->len; i++) {
    const NabijPracticeHint *hint = g_ptr_array_index (stage->hints, i);

    if (hint->breath == state->breath && nabij_condition_fits (&hint->condition, &context->situation)) {
      const double seconds = (double)state->piece_duration_us / (double)G_USEC_PER_SEC;
      const double share = state->phase == NABIJ_PHASE_INHALE ? state->progress : 1.0 - state->progress;

      /* It comes with the inhale and goes with the exhale. */
      moment->hint = nabij_practice_translate (context->practice, hint->text);
      moment->hint_opacity = CLAMP (share * seconds / FADE_S, 0.0, 1.0);
      return;
    }
  }
}

static void
add_small (const NabijScriptContext *context,
           const NabijPracticeStage *stage,
           const NabijBreathState   *state,
           NabijScriptMoment        *moment)
{
  const NabijPracticeLine *line;

  /* Whoever breathes by guidance for the first time reads this all along, before anything else. */
  if (context->situation.first_time && (state->guided || state->phase == NABIJ_PHASE_OWN_PACE)) {
    moment->small = _ ("Not extra deep, soft and easy.");
    moment->small_opacity = 1.0;
    return;
  }

  line = stage != NULL ? nabij_practice_find_line (stage, &context->situation, TRUE, state->stage_elapsed_us) : NULL;
  if (line == NULL)
    return;
  moment->small = nabij_practice_translate (context->practice, line->text);
  moment->small_opacity = opacity_at (line, state->stage_elapsed_us);
}

/* A line of the practice, if there is one now. */
static gboolean
add_line (const NabijScriptContext *context,
          const NabijPracticeStage *stage,
          const NabijBreathState   *state,
          NabijScriptMoment        *moment)
{
  const NabijPracticeLine *line = nabij_practice_find_line (stage, &context->situation, FALSE, state->stage_elapsed_us);
  const char              *word;

  if (line == NULL)
    return FALSE;

  word = line->is_chosen && context->sentence != NULL && *context->sentence != '\0' ? context->sentence : nabij_practice_translate (context->practice, line->text);
  if (word == NULL)
    return FALSE;

  moment->id = line->id;
  moment->word = word;
  moment->is_line = TRUE;
  moment->opacity = opacity_at (line, state->stage_elapsed_us);
  return TRUE;
}

/**
 * nabij_script_at:
 * @context: what decides the words
 * @state: where the breath is
 * @moment: (out caller-allocates): what is shown
 *
 * Finds the words for a moment of the exercise. Where breaths are guided, the word of the breath is
 * shown, but while a line of the practice stands there.
 */
void
nabij_script_at (const NabijScriptContext *context,
                 const NabijBreathState   *state,
                 NabijScriptMoment        *moment)
{
  const NabijPracticeStage *stage;

  g_return_if_fail (context != NULL && context->practice != NULL);
  g_return_if_fail (state != NULL);
  g_return_if_fail (moment != NULL);

  *moment = (NabijScriptMoment){ 0 };

  if (state->phase == NABIJ_PHASE_PAUSE) {
    moment->id = "pause";
    moment->word = _ ("Pause");
    moment->opacity = 1.0;
    return;
  }

  stage = nabij_practice_find_stage (context->practice, &context->situation, state);
  add_small (context, stage, state, moment);
  if (stage != NULL && state->guided && state->breath > 0)
    add_hint (context, stage, state, moment);

  /* The breath that leads back from a pause has no number, and goes before a line. */
  if (stage != NULL && (!state->guided || state->breath > 0) && add_line (context, stage, state, moment))
    return;

  if (state->guided) {
    moment->id = state->phase == NABIJ_PHASE_INHALE ? "in" : "out";
    moment->word = phase_word (context, state);
    moment->opacity = state->quiet ? QUIET_OPACITY : 1.0;
  } else if (state->phase == NABIJ_PHASE_OWN_PACE) {
    moment->id = "own-pace";
    moment->word = _ ("Breathe as you like.");
    moment->is_line = TRUE;
    moment->opacity = 1.0;
  }
}

/**
 * nabij_script_get_spoken:
 * @context: what decides the words
 * @state: where the breath is
 *
 * Gives what a screen reader should say: the lines, the first three breaths, and after that only
 * the stages, so that it does not talk through the whole exercise.
 *
 * Returns: (transfer none) (nullable): the text, translated; `NULL` when what was said last stays
 */
const char *
nabij_script_get_spoken (const NabijScriptContext *context,
                         const NabijBreathState   *state)
{
  NabijScriptMoment moment;

  g_return_val_if_fail (context != NULL && context->practice != NULL, NULL);
  g_return_val_if_fail (state != NULL, NULL);

  nabij_script_at (context, state, &moment);
  if (state->guided && state->breath > N_SPOKEN_BREATHS && !moment.is_line)
    return _ ("Breathe with the water");
  return moment.word;
}
