/* nabij-speech-course.c
 *
 * Nothing here waits or is locked: one thread has it, the streaming thread of the speech filter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-speech-course.h"

#include "nabij-ducking.h"
#include "nabij-speech-line.h"

#define MILLISECOND_US G_GINT64_CONSTANT (1000)

/* Where sound joins late, a line may begin as late as this, or as long as it is over with its text. */
#define LATE_MAX_US (1500 * MILLISECOND_US)
/* What began at one time began at that time, whatever the rounding of a changed plan. */
#define SAME_US (100 * MILLISECOND_US)
/* The rest stays aside so long after a line, and between two lines that follow each other so closely. */
#define STAYS_US (200 * MILLISECOND_US)
#define CLOSE_US (4000 * MILLISECOND_US)

#define NEVER_US G_MININT64

typedef struct {
  char  *line;
  gint64 begins_us;
} Begun;

struct _NabijSpeechCourse {
  NabijSpeech     *speech; /* NULL without a voice */
  NabijBreathPlan *plan;   /* NULL before it was laid out */
  GArray          *turns;
  guint            first; /* All before this one are done */
  GArray          *begun; /* Whatever the plan was then */
  gint64           ended_us;
};

static void
begun_clear (gpointer data)
{
  g_free (((Begun *)data)->line);
}

static NabijSpeechTurn *
get_turn (NabijSpeechCourse *self,
          guint              i)
{
  return &g_array_index (self->turns, NabijSpeechTurn, i);
}

static gboolean
was_begun (NabijSpeechCourse     *self,
           const NabijSpeechTurn *turn)
{
  const char *line = nabij_recording_get_fields (turn->recording)->line;

  for (guint i = 0; i < self->begun->len; i++) {
    const Begun *begun = &g_array_index (self->begun, Begun, i);

    if (ABS (begun->begins_us - turn->begins_us) < SAME_US && g_str_equal (begun->line, line))
      return TRUE;
  }
  return FALSE;
}

/* Whether it can be begun at @at_us, which is later than was laid out. */
static gboolean
fits_late (NabijSpeechCourse *self,
           guint              i,
           gint64             at_us)
{
  const NabijSpeechTurn *turn = get_turn (self, i);
  const gint64           ends_us = at_us + turn->duration_us;

  if (ends_us > turn->until_us || (at_us - turn->begins_us > LATE_MAX_US && ends_us > turn->until_us - NABIJ_SPEECH_LINE_OVER_US))
    return FALSE;
  return i + 1 >= self->turns->len || get_turn (self, i + 1)->begins_us >= ends_us + NABIJ_SPEECH_BETWEEN_US;
}

/**
 * nabij_speech_course_new:
 *
 * Makes a course in which nothing is said.
 *
 * Returns: (transfer full): the course
 */
NabijSpeechCourse *
nabij_speech_course_new (void)
{
  NabijSpeechCourse *self = g_new0 (NabijSpeechCourse, 1);

  self->turns = g_array_new (FALSE, FALSE, sizeof (NabijSpeechTurn));
  self->begun = g_array_new (FALSE, FALSE, sizeof (Begun));
  g_array_set_clear_func (self->begun, begun_clear);
  self->ended_us = NEVER_US;
  return self;
}

/**
 * nabij_speech_course_free:
 * @self: (transfer full): a course
 *
 * Frees a course.
 */
void
nabij_speech_course_free (NabijSpeechCourse *self)
{
  g_array_unref (self->turns);
  g_array_unref (self->begun);
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_free (self);
}

/**
 * nabij_speech_course_lay_out:
 * @self: a course
 * @speech: (transfer none) (nullable): what a voice says, or `NULL` for no voice
 * @plan: the plan as it is now
 *
 * Lays out anew. What was begun before is not said again, whoever said it.
 */
void
nabij_speech_course_lay_out (NabijSpeechCourse *self,
                             NabijSpeech       *speech,
                             NabijBreathPlan   *plan)
{
  g_autoptr (GArray) utterances = NULL;
  NabijSpeech     *old_speech = self->speech;
  NabijBreathPlan *old_plan = self->plan;

  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
  self->plan = nabij_breath_plan_ref (plan);
  g_clear_pointer (&old_speech, nabij_speech_unref);
  g_clear_pointer (&old_plan, nabij_breath_plan_unref);

  g_array_set_size (self->turns, 0);
  self->first = 0;
  if (speech == NULL)
    return;

  utterances = nabij_speech_lay_out (speech, plan);
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = &g_array_index (utterances, NabijUtterance, i);
    NabijSpeechTurn       turn = {
            .recording = utterance->recording,
            .begins_us = utterance->begins_us,
            .until_us = utterance->until_us,
            .duration_us = nabij_recording_get_fields (utterance->recording)->duration_us,
    };

    turn.is_done = was_begun (self, &turn);
    g_array_append_val (self->turns, turn);
  }
}

/**
 * nabij_speech_course_find_next:
 * @self: a course
 * @now_us: the plan's time, in microseconds
 *
 * Finds what is said next; where its time has passed already, it is due. A line that has missed its time, and
 * does not fit any more, is left out.
 *
 * Returns: (transfer none) (nullable): a line that is not done, until it is laid out anew; or `NULL`
 */
NabijSpeechTurn *
nabij_speech_course_find_next (NabijSpeechCourse *self,
                               gint64             now_us)
{
  while (self->first < self->turns->len) {
    NabijSpeechTurn *turn = get_turn (self, self->first);

    if (!turn->is_done && (turn->begins_us >= now_us || fits_late (self, self->first, now_us)))
      return turn;
    self->first += 1;
  }
  return NULL;
}

/**
 * nabij_speech_course_list_next:
 * @self: a course
 * @now_us: the plan's time, in microseconds
 * @recordings: (out caller-allocates) (array length=n_most): what is said next, in order
 * @n_most: how many are wanted
 *
 * Lists what will be needed soon.
 *
 * Returns: how many there are
 */
guint
nabij_speech_course_list_next (NabijSpeechCourse *self,
                               gint64             now_us,
                               NabijRecording   **recordings,
                               guint              n_most)
{
  guint n = 0;

  if (nabij_speech_course_find_next (self, now_us) == NULL)
    return 0;
  for (guint i = self->first; i < self->turns->len && n < n_most; i++) {
    if (!get_turn (self, i)->is_done)
      recordings[n++] = get_turn (self, i)->recording;
  }
  return n;
}

/**
 * nabij_speech_course_begin:
 * @self: a course
 * @turn: what find_next() gave
 *
 * Notes that a line was begun, or cannot be said.
 */
void
nabij_speech_course_begin (NabijSpeechCourse *self,
                           NabijSpeechTurn   *turn)
{
  const Begun begun = { g_strdup (nabij_recording_get_fields (turn->recording)->line), turn->begins_us };

  turn->is_done = TRUE;
  g_array_append_val (self->begun, begun);
}

/**
 * nabij_speech_course_end:
 * @self: a course
 * @now_us: the plan's time, in microseconds
 *
 * Notes that what was being said is over.
 */
void
nabij_speech_course_end (NabijSpeechCourse *self,
                         gint64             now_us)
{
  self->ended_us = now_us;
}

/**
 * nabij_speech_course_is_free:
 * @self: a course
 * @now_us: the plan's time, in microseconds
 *
 * Tells whether it has been quiet for long enough behind the last line. Where all goes as it was laid out,
 * that is so whenever something is due.
 *
 * Returns: `TRUE` when something may be begun
 */
gboolean
nabij_speech_course_is_free (NabijSpeechCourse *self,
                             gint64             now_us)
{
  return self->ended_us == NEVER_US || now_us < self->ended_us ||
         now_us - self->ended_us >= NABIJ_SPEECH_BETWEEN_US - 2 * MILLISECOND_US;
}

/**
 * nabij_speech_course_has:
 * @self: a course
 * @recording: what is being said
 * @begins_us: when it was laid out to begin
 *
 * Tells whether a line that is being said is where it was in what is laid out now.
 *
 * Returns: `TRUE` when it is
 */
gboolean
nabij_speech_course_has (NabijSpeechCourse *self,
                         NabijRecording    *recording,
                         gint64             begins_us)
{
  const char *uuid = nabij_recording_get_fields (recording)->uuid;

  for (guint i = 0; i < self->turns->len; i++) {
    const NabijSpeechTurn *turn = get_turn (self, i);

    if (ABS (turn->begins_us - begins_us) < SAME_US && g_str_equal (nabij_recording_get_fields (turn->recording)->uuid, uuid))
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_speech_course_is_turned:
 * @self: a course that was laid out
 * @from_us: the plan's time, in microseconds
 * @until_us: when something ends that is said from then on
 *
 * Tells whether a guided breath turns while something is said, or right behind it. A pause is no turn: it
 * fades everything.
 *
 * Returns: `TRUE` when it does
 */
gboolean
nabij_speech_course_is_turned (NabijSpeechCourse *self,
                               gint64             from_us,
                               gint64             until_us)
{
  gint64 at_us = from_us;

  while (TRUE) {
    NabijBreathState before;
    NabijBreathState after;
    gboolean         is_same;

    at_us = nabij_breath_plan_get_next_edge_us (self->plan, at_us);
    if (at_us >= until_us + NABIJ_SPEECH_BEFORE_TURN_US)
      return FALSE;

    nabij_breath_plan_at (self->plan, at_us - 1, &before);
    nabij_breath_plan_at (self->plan, at_us, &after);
    /* A change of the pace may part one breath into two pieces. */
    is_same = before.phase == after.phase && before.breath == after.breath;
    if (after.phase == NABIJ_PHASE_PAUSE)
      return FALSE;
    if (!is_same && (before.guided || after.guided))
      return TRUE;
  }
}

/**
 * nabij_speech_course_is_aside:
 * @self: a course
 * @now_us: the plan's time, in microseconds
 * @is_speaking: whether something is being said
 *
 * Tells whether the rest should be aside, or on its way there.
 *
 * Returns: `TRUE` when it should
 */
gboolean
nabij_speech_course_is_aside (NabijSpeechCourse *self,
                              gint64             now_us,
                              gboolean           is_speaking)
{
  const NabijSpeechTurn *next = nabij_speech_course_find_next (self, now_us);

  if (is_speaking || (next != NULL && next->begins_us - now_us <= NABIJ_DUCKING_LEAD_US))
    return TRUE;
  if (self->ended_us == NEVER_US || now_us < self->ended_us)
    return FALSE;
  return now_us - self->ended_us < STAYS_US || (next != NULL && next->begins_us - self->ended_us <= CLOSE_US);
}
