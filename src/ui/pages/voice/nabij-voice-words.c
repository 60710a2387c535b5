/* nabij-voice-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-words.h"

#include "nabij-audio-error.h"
#include "nabij-journal-recordings.h"

#include <glib/gi18n-lib.h>

/**
 * nabij_voice_words_get_stage:
 * @stage: what happens with a line
 *
 * Returns: (transfer none): the words under the ring, translated
 */
const char *
nabij_voice_words_get_stage (NabijVoiceStage stage)
{
  switch (stage) {
  case NABIJ_VOICE_STAGE_OPENING:
  case NABIJ_VOICE_STAGE_WORKING:
    /* Translators: while the microphone is opened, or a recording is made ready: in less than a second. */
    return C_ ("voice", "One moment");
  case NABIJ_VOICE_STAGE_LISTENING:
    return C_ ("voice", "I’m listening");
  case NABIJ_VOICE_STAGE_KEPT:
    /* Translators: this line is there, in one's own voice. */
    return C_ ("voice", "Recorded");
  case NABIJ_VOICE_STAGE_UNKEPT:
    /* Translators: this line was said and is not in the journal yet, because the disk is full, for example. */
    return C_ ("voice", "Not kept yet");
  case NABIJ_VOICE_STAGE_HEARING:
    /* Translators: while one hears what one has recorded. */
    return C_ ("voice", "This is how it sounds");
  case NABIJ_VOICE_STAGE_READY:
  case NABIJ_VOICE_STAGE_END:
  default:
    /* Translators: nothing is recorded yet, and nothing hurries. */
    return C_ ("voice", "Whenever you like");
  }
}

/**
 * nabij_voice_words_get_act:
 * @act: what the large button does
 *
 * Returns: (transfer none): what stands on it, translated
 */
const char *
nabij_voice_words_get_act (NabijVoiceAct act)
{
  switch (act) {
  case NABIJ_VOICE_ACT_RECORD:
    return _ ("Record");
  case NABIJ_VOICE_ACT_STOP:
    /* Translators: ends a recording; it is kept. */
    return C_ ("voice", "That’s it");
  case NABIJ_VOICE_ACT_KEEP:
    return _ ("Try again");
  case NABIJ_VOICE_ACT_HEAR:
    return C_ ("voice", "Hear");
  case NABIJ_VOICE_ACT_STOP_HEARING:
    /* Translators: ends the sound of a recording. */
    return C_ ("voice", "Quiet");
  case NABIJ_VOICE_ACT_GO_ON:
    return _ ("Go on");
  case NABIJ_VOICE_ACT_LEAVE:
    return _ ("Done");
  case NABIJ_VOICE_ACT_NONE:
  case NABIJ_VOICE_ACT_GO_BACK:
  default:
    return C_ ("voice", "One moment");
  }
}

/**
 * nabij_voice_words_get_sentence:
 * @season: the season
 *
 * Returns: (transfer none): what the one sentence is called, translated
 */
const char *
nabij_voice_words_get_sentence (NabijSeason season)
{
  return season == NABIJ_SEASON_BEFORE || season == NABIJ_SEASON_AFTER ? _ ("The one sentence to your baby") : _ ("Your sentence");
}

/**
 * nabij_voice_words_get_take:
 * @take: what was recorded
 * @group: where its line stands
 * @heard_us: how long it may be to be heard in an exercise, in microseconds
 *
 * Tells what is to be known of a recording, one thing at a time: what matters most.
 *
 * Returns: (transfer none) (nullable): a sentence, translated, or `NULL` where all is well
 */
const char *
nabij_voice_words_get_take (const NabijTake *take,
                            NabijSpeechGroup group,
                            gint64           heard_us)
{
  g_return_val_if_fail (take != NULL, NULL);

  if (take->was_lost)
    return _ ("The microphone went away. What was said until then is kept. You can record it again.");
  if (take->duration_us > heard_us && group != NABIJ_SPEECH_GROUP_LULLABY)
    return _ ("A little shorter fits better here: as it is, its words are shown and not heard. You can record it again.");
  if (take->was_cut && group == NABIJ_SPEECH_GROUP_LULLABY)
    return _ ("Five minutes is as much as fits. What sounded until then is kept.");
  if (take->was_cut)
    return _ ("The pause for this line is a little shorter, so its end is not on it. You can record it again.");
  if (take->was_too_loud)
    return _ ("A little close to the microphone? It may crackle. You can record it again.");
  return NULL;
}

/**
 * nabij_voice_words_describe_error:
 * @error: why something could not be recorded, heard or kept
 *
 * Returns: (transfer full): a sentence for a person, translated
 */
char *
nabij_voice_words_describe_error (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  /* The messages of sound are sentences for a person. */
  if (error->domain == NABIJ_AUDIO_ERROR)
    return g_strdup (error->message);
  if (error->domain == NABIJ_JOURNAL_ERROR)
    return g_strdup (nabij_recording_error_to_sentence (error));
  return g_strdup (_ ("That did not work just now. You can try again."));
}
