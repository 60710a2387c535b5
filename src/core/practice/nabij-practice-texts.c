/* nabij-practice-texts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a practice says.
 */

#include "config.h"

#include "nabij-practice-private.h"

#include <glib/gi18n-lib.h>

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

  return situation != NULL ? nabij_practice_find_text (practice, practice->names, situation)
                           : nabij_practice_get_name_in (practice, NULL);
}

/**
 * nabij_practice_get_name_in:
 * @practice: a practice
 * @catalogue: (nullable): the language
 *
 * Gives the name that fits everybody, in a language of choice.
 *
 * Returns: (transfer none): its name
 */
const char *
nabij_practice_get_name_in (NabijPractice  *practice,
                            NabijCatalogue *catalogue)
{
  const NabijPracticeText *name;

  g_return_val_if_fail (practice != NULL, NULL);

  name = g_ptr_array_index (practice->names, practice->names->len - 1);
  return nabij_catalogue_get (catalogue, practice->id, name->text);
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

  return nabij_practice_find_text (practice, practice->abouts, situation);
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
      gint64                   from_us, until_us;

      if (line->is_small == is_small && *line->text != '\0' && nabij_practice_find_slot (stage, line, situation, &from_us, &until_us))
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

/**
 * nabij_practice_crying_title:
 *
 * Gives what stands over nabij_practice_crying_text(), on a line of its own.
 *
 * Returns: (transfer none): the title, translated
 */
const char *
nabij_practice_crying_title (void)
{
  /* Translators: the title over "Lay your baby on their back…": when the crying becomes too much. */
  return _ ("Too much?");
}

/**
 * nabij_practice_crying_text:
 * @more_children: whether more than one baby is meant
 *
 * Gives the text that stands under every practice with `NABIJ_PRACTICE_FLAGS_CRYING`, always, and on the
 * fridge card: a safe place, walk away, breathe, come back, never shake, ask for help. It is whole
 * without its title, and written only here.
 *
 * Returns: (transfer none): the text, translated
 */
const char *
nabij_practice_crying_text (gboolean more_children)
{
  if (more_children)
    return _ ("Lay your babies on their backs, each in their own cot, leave the room for a moment and breathe. Look again after a few minutes. Never shake a baby. Ask for help.");

  return _ ("Lay your baby on their back in their own cot, leave the room for a moment and breathe. Look again after a few minutes. Never shake your baby. Ask for help.");
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
