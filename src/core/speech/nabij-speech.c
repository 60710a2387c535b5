/* nabij-speech.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech.h"

struct _NabijSpeech {
  NabijRecording *song; /* or NULL */
};

G_DEFINE_BOXED_TYPE (NabijSpeech, nabij_speech, nabij_speech_ref, nabij_speech_unref)

/**
 * nabij_speech_new:
 * @practice: what is done
 * @situation: what decides the words
 * @sentence: (nullable): the id of the sentence that was chosen
 * @recordings: (element-type NabijRecording): what the speaker has recorded
 *
 * Returns: (transfer full): the speech
 */
NabijSpeech *
nabij_speech_new (NabijPractice        *practice,
                  const NabijSituation *situation,
                  const char           *sentence,
                  GPtrArray            *recordings)
{
  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);
  g_return_val_if_fail (recordings != NULL, NULL);

  return g_atomic_rc_box_new0 (NabijSpeech);
}

/**
 * nabij_speech_ref:
 * @self: a speech
 *
 * Returns: (transfer full): the same speech
 */
NabijSpeech *
nabij_speech_ref (NabijSpeech *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

static void
speech_clear (gpointer data)
{
  NabijSpeech *self = data;

  g_clear_pointer (&self->song, nabij_recording_unref);
}

/**
 * nabij_speech_unref:
 * @self: (transfer full): a speech
 *
 * Lets go of a speech.
 */
void
nabij_speech_unref (NabijSpeech *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, speech_clear);
}

/**
 * nabij_speech_is_empty:
 * @self: a speech
 *
 * Returns: whether nothing is said and nothing sung
 */
gboolean
nabij_speech_is_empty (NabijSpeech *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->song == NULL;
}

/**
 * nabij_speech_get_song:
 * @self: a speech
 *
 * Returns: (transfer none) (nullable): what is sung in place of the family's song, or `NULL`
 */
NabijRecording *
nabij_speech_get_song (NabijSpeech *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->song;
}

/**
 * nabij_speech_lay_out:
 * @self: a speech
 * @plan: the plan of the exercise, as it is now
 *
 * Returns: (transfer full) (element-type NabijUtterance): what is said, and when
 */
GArray *
nabij_speech_lay_out (NabijSpeech     *self,
                      NabijBreathPlan *plan)
{
  GArray *utterances = g_array_new (FALSE, FALSE, sizeof (NabijUtterance));

  g_return_val_if_fail (self != NULL, utterances);
  g_return_val_if_fail (plan != NULL, utterances);

  return utterances;
}
