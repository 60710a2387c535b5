/* nabij-speech-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech-line.h"

/* What is given where nothing was chosen. */
#define SENTENCE_GIVEN "sentence-here"

/**
 * nabij_speech_line_free:
 * @line: (transfer full): a line
 *
 * Frees a line.
 */
void
nabij_speech_line_free (NabijSpeechLine *line)
{
  g_return_if_fail (line != NULL);

  g_free (line->id);
  g_free (line->words);
  g_free (line->practice);
  g_free (line);
}

/**
 * nabij_speech_line_dup_sentence_id:
 * @sentence: (nullable): the id of the sentence that was chosen, or `NULL` where none was
 *
 * Gives the id under which a sentence is recorded.
 *
 * Returns: (transfer full): for example "sentence/sentence-here"
 */
char *
nabij_speech_line_dup_sentence_id (const char *sentence)
{
  return g_strconcat ("sentence/", sentence != NULL && *sentence != '\0' ? sentence : SENTENCE_GIVEN, NULL);
}

/**
 * nabij_speech_line_list:
 * @practices: the practices
 * @situation: what decides the words
 * @sentence: (nullable): the id of the sentence that was chosen
 * @sentence_words: (nullable): its words
 *
 * Lists what can be said in one's own voice.
 *
 * Returns: (transfer full) (element-type NabijSpeechLine): the lines
 */
GPtrArray *
nabij_speech_line_list (NabijPractices       *practices,
                        const NabijSituation *situation,
                        const char           *sentence,
                        const char           *sentence_words)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_speech_line_free);

  g_return_val_if_fail (practices != NULL, lines);
  g_return_val_if_fail (situation != NULL, lines);

  return lines;
}
