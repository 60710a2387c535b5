/* nabij-speech-layout.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Says when each recording sounds. A plan is looked at as stretches in which a voice may go on without
 * meeting the turn of a breath: each guided inhale and exhale, and all that lies between two of them. What
 * is said stays inside one of them.
 */

#include "config.h"

#include "nabij-speech-line.h"
#include "nabij-speech-private.h"
#include "nabij-speech.h"

/* A line begins when its text can be read. */
#define AFTER_TEXT_US (400 * G_TIME_SPAN_MILLISECOND)
#define AFTER_TURN_US (200 * G_TIME_SPAN_MILLISECOND)
/* The words of the breath are said as often as they stand whole on the screen. */
#define N_SPOKEN_BREATHS 3

/* A slot as it is shown in a stretch, in microseconds from the start of the exercise. */
typedef struct {
  guint  slot;
  gint64 from_us;
  gint64 until_us;
} Shown;

typedef struct {
  gboolean   is_breath;
  NabijPhase phase;
  guint      breath;
  gint64     from_us;
  gint64     until_us; /* nothing sounds longer than this */
  gint64     pause_us; /* an unplanned end, or G_MAXINT64 */
  GArray    *shown;    /* (element-type Shown): in their order */
} Stretch;

typedef void (*VisitStretch) (const Stretch *stretch,
                              gpointer       data);

/* Writes down which slots are shown in a piece. */
static void
collect_shown (GArray                 *shown,
               GArray                 *slots,
               const NabijBreathState *state,
               gint64                  from_us,
               gint64                  until_us)
{
  for (guint i = 0; i < slots->len; i++) {
    const NabijSpeechSlot *slot = &g_array_index (slots, NabijSpeechSlot, i);
    Shown                  now = { .slot = i };
    Shown                 *last = shown->len > 0 ? &g_array_index (shown, Shown, shown->len - 1) : NULL;

    if (slot->breath != NABIJ_PHASE_STILL || slot->stage != state->stage)
      continue;
    if (slot->stage == NABIJ_STAGE_TIMED && slot->stage_number != state->stage_number)
      continue;

    now.from_us = from_us + MAX (0, slot->from_us - state->stage_elapsed_us);
    now.until_us = MIN (until_us, from_us + slot->until_us - state->stage_elapsed_us);
    if (now.from_us >= now.until_us)
      continue;
    if (last != NULL && last->slot == i)
      last->until_us = now.until_us;
    else
      g_array_append_val (shown, now);
  }
}

static void
end_stretch (Stretch     *stretch,
             gint64       until_us,
             VisitStretch visit,
             gpointer     data)
{
  stretch->until_us = MIN (stretch->until_us, until_us);
  visit (stretch, data);
  g_array_set_size (stretch->shown, 0);
}

/* Whether a piece is the rest of the breath of a stretch, whose pace was changed on the way. */
static gboolean
goes_on (const Stretch          *stretch,
         const NabijBreathState *state)
{
  if (!stretch->is_breath)
    return !state->guided;
  return state->guided && state->phase == stretch->phase && state->breath == stretch->breath && state->progress > 0.0;
}

/* Goes through the stretches of a plan as it is now: one that is paused ends with its pause. */
static void
visit_stretches (NabijBreathPlan *plan,
                 GArray          *slots,
                 VisitStretch     visit,
                 gpointer         data)
{
  g_autoptr (GArray) shown = g_array_new (FALSE, FALSE, sizeof (Shown));
  Stretch          stretch = { .shown = shown };
  gboolean         is_open = FALSE;
  NabijBreathState state;
  gint64           at_us = 0;

  while (nabij_breath_plan_at (plan, at_us, &state)) {
    const gint64   next_us = nabij_breath_plan_get_next_edge_us (plan, at_us);
    const gboolean is_pause = state.phase == NABIJ_PHASE_PAUSE;
    const gboolean is_silent = is_pause || state.phase == NABIJ_PHASE_OWN_PACE;

    if (is_open && (is_silent || !goes_on (&stretch, &state))) {
      stretch.pause_us = is_pause ? at_us : G_MAXINT64;
      end_stretch (&stretch, is_pause ? G_MAXINT64 : at_us - NABIJ_SPEECH_BEFORE_TURN_US, visit, data);
      is_open = FALSE;
    }
    if (!is_silent && !is_open) {
      stretch.is_breath = state.guided;
      stretch.phase = state.phase;
      stretch.breath = state.breath;
      stretch.from_us = at_us;
      stretch.until_us = G_MAXINT64;
      stretch.pause_us = G_MAXINT64;
      is_open = TRUE;
    }
    /* A breath that was cut keeps the end that was planned for it: nobody could know better when it
     * began, and a longer one does not let in words that should have begun before. */
    if (is_open && state.guided)
      stretch.until_us = MIN (stretch.until_us, state.piece_start_us + state.piece_duration_us - NABIJ_SPEECH_BEFORE_TURN_US);
    /* The breath that leads back from a pause has no number, and goes before a line. */
    if (is_open && (!state.guided || state.breath > 0))
      collect_shown (shown, slots, &state, at_us, next_us);
    at_us = next_us;
  }

  if (is_open)
    end_stretch (&stretch, at_us, visit, data);
}

/* How long after its text a line begins: earlier where it could not be over in time otherwise. It depends
 * on the line alone, so that no change of the plan moves what has begun. */
static gint64
get_lead_us (const NabijSpeechSlot *slot,
             gint64                 duration_us)
{
  return CLAMP (slot->until_us - slot->from_us + NABIJ_SPEECH_LINE_OVER_US - duration_us, 0, AFTER_TEXT_US);
}

static gint64
get_duration_us (const NabijSpeechSlot *slot)
{
  return nabij_recording_get_fields (slot->recording)->duration_us;
}

typedef struct {
  GArray   *slots;
  GArray   *utterances;
  gboolean *was_said; /* for each slot */
  gint64    free_us;  /* nothing may begin before */
} Placing;

/* Says something, if it is over when it has to be; the time is taken all the same where only a pause comes
 * between, for it had begun. */
static gboolean
say (Placing               *placing,
     const Stretch         *stretch,
     const NabijSpeechSlot *slot,
     gint64                 begins_us,
     gint64                 until_us)
{
  const NabijUtterance utterance = {
    .recording = slot->recording,
    .begins_us = begins_us,
    .until_us = MIN (stretch->until_us, until_us),
  };
  const gint64 ends_us = begins_us + get_duration_us (slot);

  if (begins_us < placing->free_us || begins_us >= stretch->pause_us || ends_us > utterance.until_us)
    return FALSE;

  placing->free_us = ends_us + NABIJ_SPEECH_BETWEEN_US;
  if (ends_us > stretch->pause_us)
    return FALSE;
  g_array_append_val (placing->utterances, utterance);
  return TRUE;
}

static gboolean
has_word (const Stretch *stretch)
{
  return stretch->is_breath && stretch->breath > 0 && stretch->breath <= N_SPOKEN_BREATHS && stretch->shown->len == 0;
}

static void
place_stretch (const Stretch *stretch,
               gpointer       data)
{
  Placing *placing = data;

  for (guint i = 0; has_word (stretch) && i < placing->slots->len; i++) {
    const NabijSpeechSlot *slot = &g_array_index (placing->slots, NabijSpeechSlot, i);

    if (slot->breath == stretch->phase)
      say (placing, stretch, slot, stretch->from_us + AFTER_TURN_US, G_MAXINT64);
  }

  for (guint i = 0; i < stretch->shown->len; i++) {
    const Shown           *shown = &g_array_index (stretch->shown, Shown, i);
    const NabijSpeechSlot *slot = &g_array_index (placing->slots, NabijSpeechSlot, shown->slot);
    const gint64           begins_us = MAX (shown->from_us + get_lead_us (slot, get_duration_us (slot)), placing->free_us);

    if (!placing->was_said[shown->slot] && begins_us < shown->until_us)
      placing->was_said[shown->slot] = say (placing, stretch, slot, begins_us, shown->until_us + NABIJ_SPEECH_LINE_OVER_US);
  }

  /* In a pause it becomes quiet. */
  if (stretch->pause_us < G_MAXINT64)
    placing->free_us = MIN (placing->free_us, stretch->pause_us + NABIJ_SPEECH_BETWEEN_US);
}

/**
 * nabij_speech_place:
 * @slots: (element-type NabijSpeechSlot): where something is spoken, each with its recording, in their
 *   order
 * @plan: the plan of the exercise, as it is now
 * @utterances: (element-type NabijUtterance): where to add what is said, and when
 *
 * Says when each recording sounds, by the rule of nabij_speech_lay_out().
 */
void
nabij_speech_place (GArray          *slots,
                    NabijBreathPlan *plan,
                    GArray          *utterances)
{
  g_autofree gboolean *was_said = g_new0 (gboolean, slots->len);
  Placing              placing = { .slots = slots, .utterances = utterances, .was_said = was_said };

  visit_stretches (plan, slots, place_stretch, &placing);
}

typedef struct {
  const NabijSpeechSlot *slot;
  NabijSpeechRoom        room;
} Measuring;

static void
measure_stretch (const Stretch *stretch,
                 gpointer       data)
{
  Measuring             *measuring = data;
  const NabijSpeechSlot *slot = measuring->slot;
  NabijSpeechRoom       *room = &measuring->room;

  if (has_word (stretch) && slot->breath == stretch->phase) {
    /* The first breath is the shortest, but where somebody has chosen a short one. */
    const gint64 turn_us = stretch->until_us + NABIJ_SPEECH_BEFORE_TURN_US;
    const gint64 longest_us = turn_us - stretch->from_us + NABIJ_SPEECH_LINE_OVER_US;
    const gint64 heard_us = stretch->until_us - stretch->from_us - AFTER_TURN_US;

    room->longest_us = room->longest_us == 0 ? longest_us : MIN (room->longest_us, longest_us);
    room->heard_us = room->heard_us == 0 ? heard_us : MIN (room->heard_us, heard_us);
  }

  for (guint i = 0; i < stretch->shown->len; i++) {
    const Shown *shown = &g_array_index (stretch->shown, Shown, i);

    room->longest_us = shown->until_us - shown->from_us + NABIJ_SPEECH_LINE_OVER_US;
    room->heard_us = room->longest_us;
    if (stretch->until_us < shown->until_us + NABIJ_SPEECH_LINE_OVER_US)
      room->heard_us = MIN (room->longest_us, stretch->until_us - shown->from_us - AFTER_TEXT_US);
  }
}

/**
 * nabij_speech_measure:
 * @slot: where something is spoken
 * @plan: a plan of the exercise
 *
 * Tells how long a recording may be, and how long it may be to be heard when nothing is said before it.
 *
 * Returns: the room; 0 where the plan does not have the slot
 */
NabijSpeechRoom
nabij_speech_measure (const NabijSpeechSlot *slot,
                      NabijBreathPlan       *plan)
{
  g_autoptr (GArray) slots = g_array_new (FALSE, FALSE, sizeof (NabijSpeechSlot));
  Measuring measuring = { .slot = slot };

  g_array_append_val (slots, *slot);
  visit_stretches (plan, slots, measure_stretch, &measuring);
  return measuring.room;
}
