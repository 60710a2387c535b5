/* nabij-script.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"

G_BEGIN_DECLS

#define NABIJ_WEEKS_UNKNOWN (-1)

/**
 * NabijScriptContext:
 * @form: which exercise
 * @season: where the family is
 * @weeks: how many whole weeks of pregnancy, or `NABIJ_WEEKS_UNKNOWN`
 * @night: whether it is between 22:00 and 7:00
 * @first_time: whether this is the first exercise ever
 * @heard: whether there is sound; the tone is not spoken of where it can not be heard
 *
 * What decides the words.
 */
typedef struct {
  NabijBreathForm form;
  NabijSeason     season;
  int             weeks;
  gboolean        night;
  gboolean        first_time;
  gboolean        heard;
} NabijScriptContext;

/**
 * NabijScriptMoment:
 * @id: the stable name of the large text, or `NULL`
 * @word: the large text, translated, or `NULL`
 * @is_line: whether @word is a sentence, which is set smaller than *Breathe in*
 * @small: what stands under it, translated, or `NULL`
 * @hint: a hint for this breath, translated, or `NULL`
 * @opacity: how clear @word stands, 0…1
 * @hint_opacity: how clear @hint stands, 0…1
 *
 * What is shown at one moment.
 */
typedef struct {
  const char *id;
  const char *word;
  gboolean    is_line;
  const char *small;
  const char *hint;
  double      opacity;
  double      hint_opacity;
} NabijScriptMoment;

void        nabij_script_at (const NabijScriptContext *context,
                             const NabijBreathState   *state,
                             NabijScriptMoment        *moment);
const char *nabij_script_get_spoken (const NabijScriptContext *context,
                                     const NabijBreathState   *state);

G_END_DECLS
