/* nabij-script.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-practice.h"

G_BEGIN_DECLS

/**
 * NabijScriptContext:
 * @practice: which practice; it must live as long as the words are needed
 * @situation: what decides the words; the same that the breath plan was made for, but for `heard`
 * @sentence: (nullable): the words of the sentence that was chosen
 *
 * What decides the words.
 */
typedef struct {
  NabijPractice *practice;
  NabijSituation situation;
  const char    *sentence;
} NabijScriptContext;

/**
 * NabijScriptMoment:
 * @id: the stable name of the large text, or `NULL`
 * @word: the large text, translated, or `NULL`
 * @is_line: whether @word is a sentence, which is set smaller than *Breathe in*
 * @small: what stands under it, translated, or `NULL`
 * @hint: a hint for this breath, translated, or `NULL`
 * @opacity: how clear @word stands, 0…1
 * @small_opacity: how clear @small stands, 0…1
 * @hint_opacity: how clear @hint stands, 0…1
 *
 * What is shown at one moment. The texts belong to the practice, to the translation, or, the sentence,
 * to whoever gave it.
 */
typedef struct {
  const char *id;
  const char *word;
  gboolean    is_line;
  const char *small;
  const char *hint;
  double      opacity;
  double      small_opacity;
  double      hint_opacity;
} NabijScriptMoment;

void        nabij_script_at (const NabijScriptContext *context,
                             const NabijBreathState   *state,
                             NabijScriptMoment        *moment);
const char *nabij_script_get_spoken (const NabijScriptContext *context,
                                     const NabijBreathState   *state);

G_END_DECLS
