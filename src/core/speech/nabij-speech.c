/* nabij-speech.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech.h"

#include "nabij-speech-line.h"
#include "nabij-speech-private.h"

struct _NabijSpeech {
  GArray         *slots; /* (element-type NabijSpeechSlot): each with its recording, and without its line */
  NabijRecording *song;  /* or NULL */
};

G_DEFINE_BOXED_TYPE (NabijSpeech, nabij_speech, nabij_speech_ref, nabij_speech_unref)

static int
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const NabijSpeechSlot *one = a, *other = b;

  if (one->stage != other->stage)
    return (int)one->stage - (int)other->stage;
  if (one->stage_number != other->stage_number)
    return one->stage_number > other->stage_number ? 1 : -1;
  return (one->from_us > other->from_us) - (one->from_us < other->from_us);
}

static void
add_lines (GArray                   *slots,
           const NabijPracticeStage *stage,
           guint                     stage_number,
           const NabijSituation     *situation)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (NabijSpeechSlot));

  for (guint i = 0; i < stage->lines->len; i++) {
    const NabijPracticeLine *line = g_ptr_array_index (stage->lines, i);
    NabijSpeechSlot          slot = { .stage = stage->stage, .stage_number = stage_number, .breath = NABIJ_PHASE_STILL, .line = line };

    if (!line->is_voiced || !nabij_practice_find_slot (stage, line, situation, &slot.from_us, &slot.until_us))
      continue;
    /* A song may be shorter than what is said with it. */
    if (stage->stage == NABIJ_STAGE_TIMED)
      slot.until_us = MIN (slot.until_us, nabij_practice_stage_get_duration_us (stage, situation));
    if (slot.from_us < slot.until_us)
      g_array_append_val (lines, slot);
  }
  g_array_sort (lines, compare_slots);
  g_array_append_vals (slots, lines->data, lines->len);
}

/**
 * nabij_speech_list_slots:
 * @practice: a practice
 * @situation: what decides the words; there is sound where somebody speaks
 *
 * Lists where something can be spoken.
 *
 * Returns: (transfer full) (element-type NabijSpeechSlot): the slots, in the order in which they come;
 *   their lines belong to @practice
 */
GArray *
nabij_speech_list_slots (NabijPractice        *practice,
                         const NabijSituation *situation)
{
  GArray        *slots = g_array_new (FALSE, FALSE, sizeof (NabijSpeechSlot));
  NabijSituation heard = *situation;
  guint          n_timed = 0;

  heard.heard = TRUE;
  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);
    const guint               number = stage->stage == NABIJ_STAGE_TIMED ? n_timed : 0;
    NabijSpeechSlot           word = { .stage = stage->stage, .breath = NABIJ_PHASE_INHALE };

    if (!nabij_condition_fits (&stage->condition, &heard))
      continue;
    n_timed += stage->stage == NABIJ_STAGE_TIMED ? 1 : 0;
    add_lines (slots, stage, number, &heard);
    if (stage->is_voiced) {
      g_array_append_val (slots, word);
      word.breath = NABIJ_PHASE_EXHALE;
      g_array_append_val (slots, word);
    }
  }
  return slots;
}

/* The newest recording of each line that can be heard. */
static GHashTable *
index_recordings (GPtrArray *recordings)
{
  GHashTable *by_line = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < recordings->len; i++) {
    NabijRecording             *recording = g_ptr_array_index (recordings, i);
    const NabijRecordingFields *fields = nabij_recording_get_fields (recording);
    GBytes                     *sound = nabij_recording_get_sound (recording);
    NabijRecording             *known = g_hash_table_lookup (by_line, fields->line);

    if (sound == NULL || g_bytes_get_size (sound) == 0)
      continue;
    if (known == NULL || nabij_recording_get_fields (known)->recorded.utc_us <= fields->recorded.utc_us)
      g_hash_table_insert (by_line, (gpointer)fields->line, recording);
  }
  return by_line;
}

static NabijRecording *
find_line (GHashTable *by_line,
           const char *practice,
           const char *line)
{
  g_autofree char *id = g_strconcat (practice, "/", line, NULL);

  return g_hash_table_lookup (by_line, id);
}

static NabijRecording *
find_recording (GHashTable            *by_line,
                NabijPractice         *practice,
                const NabijSpeechSlot *slot,
                const char            *sentence)
{
  NabijRecording *recording;

  if (slot->breath != NABIJ_PHASE_STILL)
    return g_hash_table_lookup (by_line, slot->breath == NABIJ_PHASE_INHALE ? NABIJ_SPEECH_LINE_BREATHE_IN : NABIJ_SPEECH_LINE_BREATHE_OUT);
  if (slot->line->is_chosen) {
    g_autofree char *id = nabij_speech_line_dup_sentence_id (sentence);

    return g_hash_table_lookup (by_line, id);
  }

  /* A variant says many things in the words of its practice. */
  recording = find_line (by_line, practice->id, slot->line->id);
  if (recording == NULL && practice->variant_of != NULL)
    recording = find_line (by_line, practice->variant_of, slot->line->id);
  return recording;
}

static gboolean
has_recording (NabijSpeech    *self,
               NabijRecording *recording)
{
  for (guint i = 0; i < self->slots->len; i++) {
    if (g_array_index (self->slots, NabijSpeechSlot, i).recording == recording)
      return TRUE;
  }
  return FALSE;
}

static void
slot_clear (gpointer data)
{
  NabijSpeechSlot *slot = data;

  nabij_recording_unref (slot->recording);
}

static NabijSpeech *
make_empty (void)
{
  NabijSpeech *self = g_atomic_rc_box_new0 (NabijSpeech);

  self->slots = g_array_new (FALSE, FALSE, sizeof (NabijSpeechSlot));
  g_array_set_clear_func (self->slots, slot_clear);
  return self;
}

/* What was recorded of what can be said in these slots. */
static NabijSpeech *
make (NabijPractice *practice,
      GArray        *slots,
      const char    *sentence,
      GPtrArray     *recordings)
{
  g_autoptr (GHashTable) by_line = index_recordings (recordings);
  NabijSpeech    *self = make_empty ();
  NabijRecording *song = g_hash_table_lookup (by_line, NABIJ_SPEECH_LINE_LULLABY);

  for (guint i = 0; i < slots->len; i++) {
    NabijSpeechSlot slot = g_array_index (slots, NabijSpeechSlot, i);
    NabijRecording *recording = find_recording (by_line, practice, &slot, sentence);

    if (recording == NULL || has_recording (self, recording))
      continue;
    slot.line = NULL;
    slot.recording = nabij_recording_ref (recording);
    g_array_append_val (self->slots, slot);
  }

  if (practice->kind == NABIJ_PRACTICE_KIND_SONG && song != NULL)
    self->song = nabij_recording_ref (song);
  return self;
}

/**
 * nabij_speech_new:
 * @practice: what is done; it is not needed any more afterwards
 * @situation: what decides the words; the same that the breath plan is made for
 * @sentence: (nullable): the id of the sentence that was chosen, or `NULL` where none was
 * @recordings: (element-type NabijRecording): what one speaker has recorded, in any order and for all
 *   practices; of two for the same line the newer one counts, and one without its sound is left out
 *
 * Gathers what a voice says in one exercise. In a silent season that is nothing.
 *
 * Returns: (transfer full): the speech
 */
NabijSpeech *
nabij_speech_new (NabijPractice        *practice,
                  const NabijSituation *situation,
                  const char           *sentence,
                  GPtrArray            *recordings)
{
  g_autoptr (GArray) slots = NULL;

  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);
  g_return_val_if_fail (recordings != NULL, NULL);

  if (nabij_season_is_silent (situation->season))
    return make_empty ();

  slots = nabij_speech_list_slots (practice, situation);
  return make (practice, slots, sentence, recordings);
}

/* Whether something is said at the same time as one of these slots. */
static gboolean
is_taken (GArray                *slots,
          const NabijSpeechSlot *slot)
{
  for (guint i = 0; i < slots->len; i++) {
    const NabijSpeechSlot *other = &g_array_index (slots, NabijSpeechSlot, i);

    if (other->stage != slot->stage || other->stage_number != slot->stage_number || other->breath != slot->breath)
      continue;
    if (slot->breath != NABIJ_PHASE_STILL || (slot->from_us < other->until_us && other->from_us < slot->until_us))
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_speech_new_for_any_hour:
 * @practice: what is done; it is not needed any more afterwards
 * @situation: what decides the words; of the hour it does not matter what it says
 * @sentence: (nullable): the id of the sentence that was chosen, or `NULL` where none was
 * @recordings: (element-type NabijRecording): as for nabij_speech_new()
 *
 * Gathers what a voice says in an exercise of which nobody knows at which hour it is done, such as a file.
 * Where the night has a line of its own, that one takes the place of the day's, whether it was recorded or
 * not: with a baby in the arms, nobody is told at night that their eyes may close.
 *
 * Returns: (transfer full): the speech
 */
NabijSpeech *
nabij_speech_new_for_any_hour (NabijPractice        *practice,
                               const NabijSituation *situation,
                               const char           *sentence,
                               GPtrArray            *recordings)
{
  g_autoptr (GArray) slots = NULL;
  g_autoptr (GArray) by_day = NULL;
  NabijSituation day, night;

  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);
  g_return_val_if_fail (recordings != NULL, NULL);

  if (nabij_season_is_silent (situation->season))
    return make_empty ();

  day = *situation;
  day.night = FALSE;
  night = *situation;
  night.night = TRUE;
  slots = nabij_speech_list_slots (practice, &night);
  by_day = nabij_speech_list_slots (practice, &day);
  for (guint i = 0; i < by_day->len; i++) {
    const NabijSpeechSlot slot = g_array_index (by_day, NabijSpeechSlot, i);

    if (!is_taken (slots, &slot))
      g_array_append_val (slots, slot);
  }
  g_array_sort (slots, compare_slots);
  return make (practice, slots, sentence, recordings);
}

/**
 * nabij_speech_ref:
 * @self: a speech
 *
 * Takes a reference.
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

  g_array_unref (self->slots);
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
 * Tells whether there is nothing to be heard of a voice.
 *
 * Returns: whether nothing is said and nothing sung
 */
gboolean
nabij_speech_is_empty (NabijSpeech *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->slots->len == 0 && self->song == NULL;
}

/**
 * nabij_speech_get_song:
 * @self: a speech
 *
 * Gives the lullaby of the speaker, which takes the place of the family's song in a practice of kind
 * *song*. It is not a part of nabij_speech_lay_out().
 *
 * Returns: (transfer none) (nullable): what is sung, or `NULL`
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
 * Says when each recording sounds, in the exercise as it is planned now. It may be called from any thread.
 *
 * A line begins 400 ms after its text comes, or 300 ms after what was said before it, while the text is
 * there; one that is longer than its slot by nearly all that is allowed begins that much earlier. It is
 * over at most `NABIJ_SPEECH_LINE_OVER_US` after its slot, 250 ms before a guided breath turns, begins or
 * gives way to the own pace, and before the end. The words of the breath come 200 ms after the turn, in
 * the first three guided breaths. What does not fit is not said, and nothing is said in a pause. A line that
 * a pause has cut off is said again, whole, where there is still time for it.
 *
 * What was over before the plan changed stays as it was, except words of a breath whose turn has come
 * nearer. What sounds at that moment may be gone from the new layout; and nothing new begins before it.
 *
 * Returns: (transfer full) (element-type NabijUtterance): what is said, in its order; the recordings
 *   belong to @self
 */
GArray *
nabij_speech_lay_out (NabijSpeech     *self,
                      NabijBreathPlan *plan)
{
  GArray *utterances = g_array_new (FALSE, FALSE, sizeof (NabijUtterance));

  g_return_val_if_fail (self != NULL, utterances);
  g_return_val_if_fail (plan != NULL, utterances);

  if (self->slots->len > 0)
    nabij_speech_place (self->slots, plan, utterances);
  return utterances;
}
