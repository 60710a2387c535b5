/* nabij-speech-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech-line.h"

#include "nabij-speech-private.h"

#include <glib/gi18n-lib.h>

/* What is given where nothing was chosen. */
#define SENTENCE_GIVEN "sentence-here"
/* The first breaths are as long in every length up to five minutes, and hardly differ in longer ones. */
#define WATER_MINUTES 3

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

typedef struct {
  GPtrArray      *lines; /* (element-type NabijSpeechLine) */
  NabijPractices *practices;
  GHashTable     *ids; /* of the lines; they belong to these */
  char           *sentence_id;
  const char     *sentence_words; /* or NULL where none was chosen */
} Listing;

/* Which id a line is recorded under. A variant shares the lines that its practice has, too. */
static char *
dup_line_id (Listing                 *listing,
             NabijPractice           *practice,
             const NabijPracticeLine *line)
{
  NabijPractice *owner = practice->variant_of != NULL ? nabij_practices_find (listing->practices, practice->variant_of) : NULL;

  if (owner == NULL || !nabij_practice_has_voiced_line (owner, line->id))
    owner = practice;
  return g_strconcat (owner->id, "/", line->id, NULL);
}

static char *
dup_id (Listing               *listing,
        NabijPractice         *practice,
        const NabijSpeechSlot *slot)
{
  if (slot->breath != NABIJ_PHASE_STILL)
    return g_strdup (slot->breath == NABIJ_PHASE_INHALE ? NABIJ_SPEECH_LINE_BREATHE_IN : NABIJ_SPEECH_LINE_BREATHE_OUT);
  if (slot->line->is_chosen)
    return g_strdup (listing->sentence_id);
  return dup_line_id (listing, practice, slot->line);
}

static const char *
get_words (Listing               *listing,
           NabijPractice         *practice,
           const NabijSpeechSlot *slot)
{
  const char *words;

  if (slot->breath != NABIJ_PHASE_STILL)
    return slot->breath == NABIJ_PHASE_INHALE ? _ ("Breathe in") : _ ("Breathe out");
  if (slot->line->is_chosen && listing->sentence_words != NULL)
    return listing->sentence_words;

  words = nabij_practice_translate (practice, slot->line->text);
  return words != NULL ? words : "";
}

/* An exercise as it is done without changing anything. */
static NabijBreathPlan *
make_plan (NabijPractice        *practice,
           const NabijSituation *situation)
{
  NabijBreathPlanOptions options = {
    .length_us = WATER_MINUTES * 60 * NABIJ_SECOND_US,
    .pattern = nabij_breath_pattern_find (NABIJ_BREATH_PATTERN_DEFAULT_ID, situation->season, NULL)->pattern,
  };

  nabij_practice_get_plan_options (practice, situation, &options);
  return nabij_breath_plan_new (&options);
}

/* Takes over the id. */
static void
add (Listing         *listing,
     char            *id,
     const char      *words,
     NabijSpeechGroup group,
     const char      *practice,
     NabijSpeechRoom  room)
{
  NabijSpeechLine *line = g_new0 (NabijSpeechLine, 1);

  line->id = id;
  line->words = g_strdup (words);
  line->group = group;
  line->practice = g_strdup (practice);
  line->longest_us = room.longest_us;
  line->heard_us = room.heard_us;
  g_ptr_array_add (listing->lines, line);
  g_hash_table_add (listing->ids, line->id);
}

/* Adds what a practice lets a voice say and is not in the list yet: its own lines, or the sentence. */
static void
add_practice (Listing              *listing,
              NabijPractice        *practice,
              const NabijSituation *situation,
              NabijSpeechGroup      group)
{
  g_autoptr (GArray) slots = nabij_speech_list_slots (practice, situation);
  g_autoptr (NabijBreathPlan) plan = slots->len > 0 ? make_plan (practice, situation) : NULL;

  for (guint i = 0; i < slots->len; i++) {
    const NabijSpeechSlot *slot = &g_array_index (slots, NabijSpeechSlot, i);
    const gboolean         is_sentence = slot->breath == NABIJ_PHASE_STILL && slot->line->is_chosen;
    g_autofree char       *id = dup_id (listing, practice, slot);

    if (is_sentence != (group == NABIJ_SPEECH_GROUP_SENTENCE) || g_hash_table_contains (listing->ids, id))
      continue;
    add (listing, g_steal_pointer (&id), get_words (listing, practice, slot), group, is_sentence ? NULL : practice->id,
         nabij_speech_measure (slot, plan));
  }
}

/* The others, by day and at night, as they stand on the page of rituals. */
static void
add_rituals (Listing              *listing,
             const NabijSituation *day,
             const NabijSituation *night)
{
  g_autoptr (GPtrArray) all = nabij_practices_list_all (listing->practices);

  for (guint i = 0; i < all->len; i++) {
    NabijPractice *practice = g_ptr_array_index (all, i);

    if (practice->kind == NABIJ_PRACTICE_KIND_WATER)
      continue;
    if (nabij_practice_fits (practice, day))
      add_practice (listing, practice, day, NABIJ_SPEECH_GROUP_RITUAL);
    if (nabij_practice_fits (practice, night))
      add_practice (listing, practice, night, NABIJ_SPEECH_GROUP_RITUAL);
  }
}

/**
 * nabij_speech_line_list:
 * @practices: the practices
 * @situation: what decides the words; of the hour, the sound and the welcome it does not matter what it
 *   says
 * @sentence: (nullable): the id of the sentence that was chosen, or `NULL` where none was
 * @sentence_words: (nullable): its words, or `NULL` for the one that is given
 *
 * Lists what can be said in one's own voice, each line once, in the order in which somebody would say it:
 * *Water & Rust* by day, with the long welcome; the sentence; the lullaby; what only the night says; and the
 * lines of the other practices that are offered now. A variant shares the lines of its practice.
 *
 * Returns: (transfer full) (element-type NabijSpeechLine): the lines; none in a silent season, in which no
 *   voice is heard
 */
GPtrArray *
nabij_speech_line_list (NabijPractices       *practices,
                        const NabijSituation *situation,
                        const char           *sentence,
                        const char           *sentence_words)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char      *sentence_id = nabij_speech_line_dup_sentence_id (sentence);
  GPtrArray            *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_speech_line_free);
  Listing               listing = { lines, practices, ids, sentence_id, sentence_words };
  const NabijSpeechRoom lullaby = { NABIJ_RECORDING_LONGEST_US, NABIJ_RECORDING_LONGEST_US };
  NabijPractice        *water;
  NabijSituation        day, night;

  g_return_val_if_fail (practices != NULL, lines);
  g_return_val_if_fail (situation != NULL, lines);

  water = nabij_practices_find (practices, NABIJ_PRACTICE_ID_WATER);
  if (nabij_season_is_silent (situation->season))
    return lines;

  day = *situation;
  day.heard = TRUE;
  day.long_welcome = TRUE;
  day.night = FALSE;
  night = day;
  night.night = TRUE;

  if (water != NULL) {
    add_practice (&listing, water, &day, NABIJ_SPEECH_GROUP_WATER);
    add_practice (&listing, water, &day, NABIJ_SPEECH_GROUP_SENTENCE);
  }
  /* Translators: an invitation to record a lullaby, or anything else that somebody wants to say. */
  add (&listing, g_strdup (NABIJ_SPEECH_LINE_LULLABY), _ ("A song or a few words"), NABIJ_SPEECH_GROUP_LULLABY, NULL, lullaby);
  if (water != NULL)
    add_practice (&listing, water, &night, NABIJ_SPEECH_GROUP_NIGHT);
  add_rituals (&listing, &day, &night);
  return lines;
}
