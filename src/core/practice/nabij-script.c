/* nabij-script.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-script.h"

#include <glib/gi18n-lib.h>

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

/* How long a line takes to come and to go. */
#define FADE_US SECONDS (0.6)
/* The words of the last breaths step back; this is the faintest that still reads well on the water
 * (4.5:1 and more). */
#define QUIET_OPACITY 0.8
/* A screen reader says in and out this often, and after that only tells the stages. */
#define N_SPOKEN_BREATHS 3

typedef enum {
  ALWAYS = 0,
  FIRST_TIME = 1 << 0,
  LATER = 1 << 1,
  AFTER_BIRTH = 1 << 2,
  NOT_AFTER_BIRTH = 1 << 3,
  NIGHT = 1 << 4,
  NOT_NIGHT = 1 << 5,
  HEARD = 1 << 6,
  NOT_HEARD = 1 << 7,
  ENDED = 1 << 8,
  NOT_ENDED = 1 << 9,
  WEEKS_UNDER_20 = 1 << 10,
  WEEKS_20_TO_27 = 1 << 11,
  WEEKS_FROM_28 = 1 << 12,
} Condition;

/* A line is shown between two moments of a stage. The first one that fits is taken. */
typedef struct {
  NabijBreathForm form;
  NabijStage      stage;
  double          from_s;
  double          until_s;
  Condition       conditions;
  const char     *id;
  const char     *text;
} Line;

#define WATER NABIJ_BREATH_FORM_WATER_AND_RUST
#define FIVE NABIJ_BREATH_FORM_FIVE_EXHALES

static const Line lines[] = {
  { WATER, NABIJ_STAGE_ARRIVE, 0, 4, ALWAYS, "let-go", N_ ("Let your breath go.") },
  { WATER, NABIJ_STAGE_ARRIVE, 4, 9, FIRST_TIME | AFTER_BIRTH | NIGHT, "sleepy",
    N_ ("Sleepy? First lay your baby down in their own cot, on their back.") },
  { WATER, NABIJ_STAGE_ARRIVE, 4, 10, LATER | AFTER_BIRTH | NIGHT, "sleepy",
    N_ ("Sleepy? First lay your baby down in their own cot, on their back.") },
  { WATER, NABIJ_STAGE_ARRIVE, 4, 9, FIRST_TIME | AFTER_BIRTH, "sit", N_ ("Sit with support for your back.") },
  { WATER, NABIJ_STAGE_ARRIVE, 4, 9, FIRST_TIME, "sit-or-lie", N_ ("Sit supported, or lie on your side.") },
  { WATER, NABIJ_STAGE_ARRIVE, 9, 14, FIRST_TIME, "hand", N_ ("Rest a hand on your belly or chest.") },
  { WATER, NABIJ_STAGE_ARRIVE, 14, 20, FIRST_TIME | NOT_HEARD, "with-the-water", N_ ("Breathe along with the water.") },
  { WATER, NABIJ_STAGE_ARRIVE, 14, 20, FIRST_TIME | HEARD | AFTER_BIRTH | NIGHT, "tone",
    N_ ("With this tone, breathe out.") },
  { WATER, NABIJ_STAGE_ARRIVE, 14, 20, FIRST_TIME | HEARD, "tone-eyes",
    N_ ("With this tone, breathe out. You may close your eyes.") },
  { WATER, NABIJ_STAGE_ARRIVE, 4, 10, LATER, "sit-and-hand",
    N_ ("Sit supported. Rest your hand where it feels good.") },

  { WATER, NABIJ_STAGE_REST, 0, 8, ALWAYS, "as-it-likes", N_ ("Now let your breath do as it likes.") },
  { WATER, NABIJ_STAGE_REST, 12, 18, ALWAYS, "nothing-to-do", N_ ("Nothing to do.") },

  { WATER, NABIJ_STAGE_CONTACT, 0, 8, AFTER_BIRTH | NIGHT, "hand-on-chest", N_ ("Feel your hand on your chest.") },
  { WATER, NABIJ_STAGE_CONTACT, 0, 8, AFTER_BIRTH, "look-at-baby",
    N_ ("Look at your baby for a moment. Or rest a still hand there.") },
  { WATER, NABIJ_STAGE_CONTACT, 0, 8, WEEKS_UNDER_20, "hand-for-you", N_ ("Feel your hand. This moment is for you.") },
  { WATER, NABIJ_STAGE_CONTACT, 0, 8, WEEKS_20_TO_27, "hand-notice",
    N_ ("Feel your hand on your belly. Your baby may notice something already.") },
  { WATER, NABIJ_STAGE_CONTACT, 0, 8, WEEKS_FROM_28, "hand-voice",
    N_ ("Feel your hand on your belly. Your baby can hear your voice.") },
  { WATER, NABIJ_STAGE_CONTACT, 0, 8, ALWAYS, "hand-warmth", N_ ("Feel your hand. Feel the warmth.") },
  { WATER, NABIJ_STAGE_CONTACT, 9, 18, ENDED, "enough", N_ ("This is enough for now.") },
  { WATER, NABIJ_STAGE_CONTACT, 9, 18, NOT_ENDED, "here", N_ ("I'm here.") },

  { WATER, NABIJ_STAGE_CLOSE, 0, 8, NOT_NIGHT, "look-around", N_ ("That's all. Look around when you're ready.") },

  { FIVE, NABIJ_STAGE_ARRIVE, 0, 6, ALWAYS, "hand", N_ ("Rest your hand where it feels good.") },
  { FIVE, NABIJ_STAGE_CLOSE, 0, 6, ALWAYS, "all", N_ ("That was all.") },
};

/* Hints under the word, for one breath of *follow*. */
static const struct {
  guint       breath;
  Condition   conditions;
  const char *text;
} hints[] = {
  { 2, FIRST_TIME, N_ ("Dizzy or uneasy? Breathe as you like. Esc stops.") },
  { 5, FIRST_TIME, N_ ("Prefer a shorter breath? Press −.") },
  { 11, ALWAYS, N_ ("Your shoulders may drop.") },
};

static Condition
conditions_of (const NabijScriptContext *context)
{
  Condition conditions = ALWAYS;

  conditions |= context->first_time ? FIRST_TIME : LATER;
  conditions |= context->season == NABIJ_SEASON_AFTER ? AFTER_BIRTH : NOT_AFTER_BIRTH;
  conditions |= context->night ? NIGHT : NOT_NIGHT;
  conditions |= context->heard ? HEARD : NOT_HEARD;
  conditions |= context->season == NABIJ_SEASON_ENDED ? ENDED : NOT_ENDED;
  if (context->season == NABIJ_SEASON_BEFORE && context->weeks != NABIJ_WEEKS_UNKNOWN)
    conditions |= context->weeks < 20 ? WEEKS_UNDER_20 : context->weeks < 28 ? WEEKS_20_TO_27
                                                                             : WEEKS_FROM_28;
  return conditions;
}

static const Line *
find_line (const NabijScriptContext *context,
           const NabijBreathState   *state)
{
  const Condition conditions = conditions_of (context);

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++) {
    if (lines[i].form == context->form && lines[i].stage == state->stage &&
        state->stage_elapsed_us >= SECONDS (lines[i].from_s) &&
        state->stage_elapsed_us < SECONDS (lines[i].until_s) &&
        (lines[i].conditions & conditions) == lines[i].conditions)
      return &lines[i];
  }

  return NULL;
}

/* The first breaths of the long exercise are told in whole words; five exhales are short themselves. */
static const char *
phase_word (const NabijScriptContext *context,
            const NabijBreathState   *state)
{
  const gboolean whole = context->form == WATER && state->breath <= N_SPOKEN_BREATHS;

  if (state->phase == NABIJ_PHASE_INHALE)
    return whole ? _ ("Breathe in") : C_ ("breath", "In");
  return whole ? _ ("Breathe out") : C_ ("breath", "Out");
}

static double
opacity_between (gint64 at_us,
                 gint64 from_us,
                 gint64 until_us)
{
  const gint64 inside_us = MIN (at_us - from_us, until_us - at_us);

  return CLAMP ((double)inside_us / (double)FADE_US, 0.0, 1.0);
}

static void
add_small_lines (const NabijScriptContext *context,
                 const NabijBreathState   *state,
                 NabijScriptMoment        *moment)
{
  const Condition conditions = conditions_of (context);

  if (context->first_time && (state->guided || state->phase == NABIJ_PHASE_OWN_PACE))
    moment->small = _ ("Not extra deep, soft and easy.");

  if (context->form == FIVE || state->breath == 0 || !state->guided)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (hints); i++) {
    if (hints[i].breath == state->breath && (hints[i].conditions & conditions) == hints[i].conditions) {
      const double seconds = (double)state->piece_duration_us / (double)G_USEC_PER_SEC;

      moment->hint = _ (hints[i].text);
      /* It comes with the inhale and goes with the exhale. */
      moment->hint_opacity = CLAMP ((state->phase == NABIJ_PHASE_INHALE ? state->progress : 1.0 - state->progress) * seconds / 0.6, 0.0, 1.0);
    }
  }
}

/**
 * nabij_script_at:
 * @context: what decides the words
 * @state: where the breath is
 * @moment: (out caller-allocates): what is shown
 *
 * Finds the words for a moment of the exercise. The texts belong to the translation and live as
 * long as the program.
 */
void
nabij_script_at (const NabijScriptContext *context,
                 const NabijBreathState   *state,
                 NabijScriptMoment        *moment)
{
  const Line *line;

  g_return_if_fail (context != NULL);
  g_return_if_fail (state != NULL);
  g_return_if_fail (moment != NULL);

  *moment = (NabijScriptMoment){ 0 };

  if (state->phase == NABIJ_PHASE_PAUSE) {
    moment->id = "pause";
    moment->word = _ ("Pause");
    moment->opacity = 1.0;
    return;
  }

  add_small_lines (context, state, moment);

  if (state->guided) {
    moment->id = state->phase == NABIJ_PHASE_INHALE ? "in" : "out";
    moment->word = phase_word (context, state);
    moment->opacity = state->quiet ? QUIET_OPACITY : 1.0;
    return;
  }

  if (state->phase == NABIJ_PHASE_OWN_PACE) {
    moment->id = "own-pace";
    moment->word = _ ("Breathe as you like.");
    moment->is_line = TRUE;
    moment->opacity = 1.0;
    return;
  }

  line = find_line (context, state);
  if (line == NULL)
    return;

  moment->id = line->id;
  moment->word = _ (line->text);
  moment->is_line = TRUE;
  moment->opacity = opacity_between (state->stage_elapsed_us, SECONDS (line->from_s), SECONDS (line->until_s));
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

  g_return_val_if_fail (context != NULL, NULL);
  g_return_val_if_fail (state != NULL, NULL);

  if (state->guided && state->breath > N_SPOKEN_BREATHS)
    return _ ("Breathe with the water");

  nabij_script_at (context, state, &moment);
  return moment.word;
}
