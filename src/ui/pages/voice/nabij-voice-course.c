/* nabij-voice-course.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-course.h"

struct _NabijVoiceCourse {
  GPtrArray      *lines;   /* NabijSpeechLine */
  GHashTable     *resting; /* id of a line → READY, KEPT or UNKEPT; READY where it is not in it */
  guint           place;   /* as many as there are lines at the end */
  NabijVoiceStage stage;
  gboolean        has_end;
};

static NabijVoiceStage
get_resting (NabijVoiceCourse *self,
             guint             place)
{
  const NabijSpeechLine *line;

  if (place == self->lines->len)
    return NABIJ_VOICE_STAGE_END;

  line = g_ptr_array_index (self->lines, place);
  return GPOINTER_TO_INT (g_hash_table_lookup (self->resting, line->id));
}

/**
 * nabij_voice_course_new:
 * @lines: (transfer none) (element-type NabijSpeechLine): the lines in their order, at least one; they must
 *   not change
 * @place: at which of them it begins
 * @has_end: whether something is said after the last one; otherwise one leaves there
 *
 * Begins a way. The line it begins at waits to be recorded, also where it was recorded already.
 *
 * Returns: (transfer full): the course
 */
NabijVoiceCourse *
nabij_voice_course_new (GPtrArray *lines,
                        guint      place,
                        gboolean   has_end)
{
  NabijVoiceCourse *self;

  g_return_val_if_fail (lines != NULL, NULL);
  g_return_val_if_fail (place < lines->len, NULL);

  self = g_new0 (NabijVoiceCourse, 1);
  self->lines = g_ptr_array_ref (lines);
  self->resting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->place = place;
  self->has_end = has_end;
  return self;
}

/**
 * nabij_voice_course_free:
 * @self: (transfer full) (nullable): a course
 */
void
nabij_voice_course_free (NabijVoiceCourse *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->lines);
  g_hash_table_unref (self->resting);
  g_free (self);
}

/**
 * nabij_voice_course_get_stage:
 * @self: a course
 *
 * Returns: what happens with the line where one is
 */
NabijVoiceStage
nabij_voice_course_get_stage (NabijVoiceCourse *self)
{
  g_return_val_if_fail (self != NULL, NABIJ_VOICE_STAGE_END);

  return self->stage;
}

/**
 * nabij_voice_course_get_line:
 * @self: a course
 *
 * Returns: (transfer none) (nullable): the line where one is, or `NULL` at the end
 */
const NabijSpeechLine *
nabij_voice_course_get_line (NabijVoiceCourse *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->place < self->lines->len ? g_ptr_array_index (self->lines, self->place) : NULL;
}

/**
 * nabij_voice_course_get_place:
 * @self: a course
 *
 * Returns: the place where one is, from 0
 */
guint
nabij_voice_course_get_place (NabijVoiceCourse *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->place;
}

/* Past the last line there is either an end to be at, or nothing. */
static NabijVoiceAct
find_way_on (NabijVoiceCourse *self)
{
  return self->place + 1 < self->lines->len || self->has_end ? NABIJ_VOICE_ACT_GO_ON : NABIJ_VOICE_ACT_LEAVE;
}

static NabijVoiceAct
find_main_act (NabijVoiceCourse *self)
{
  switch (self->stage) {
  case NABIJ_VOICE_STAGE_READY:
    return NABIJ_VOICE_ACT_RECORD;
  case NABIJ_VOICE_STAGE_OPENING:
  case NABIJ_VOICE_STAGE_LISTENING:
    return NABIJ_VOICE_ACT_STOP;
  case NABIJ_VOICE_STAGE_UNKEPT:
    return NABIJ_VOICE_ACT_KEEP;
  case NABIJ_VOICE_STAGE_KEPT:
  case NABIJ_VOICE_STAGE_HEARING:
    return find_way_on (self);
  case NABIJ_VOICE_STAGE_END:
    return NABIJ_VOICE_ACT_LEAVE;
  case NABIJ_VOICE_STAGE_WORKING:
  default:
    return NABIJ_VOICE_ACT_NONE;
  }
}

/**
 * nabij_voice_course_find_act:
 * @self: a course
 * @key: what is pressed
 *
 * Tells what a key does now. While something is made ready and kept, one can only leave; it is kept all
 * the same.
 *
 * Returns: the act
 */
NabijVoiceAct
nabij_voice_course_find_act (NabijVoiceCourse *self,
                             NabijVoiceKey     key)
{
  const NabijVoiceStage stage = self != NULL ? self->stage : NABIJ_VOICE_STAGE_END;
  const gboolean        is_open = stage == NABIJ_VOICE_STAGE_OPENING || stage == NABIJ_VOICE_STAGE_LISTENING;

  g_return_val_if_fail (self != NULL, NABIJ_VOICE_ACT_NONE);

  if (key == NABIJ_VOICE_KEY_LEAVE)
    return NABIJ_VOICE_ACT_LEAVE;
  if (stage == NABIJ_VOICE_STAGE_WORKING)
    return NABIJ_VOICE_ACT_NONE;

  switch (key) {
  case NABIJ_VOICE_KEY_MAIN:
    return find_main_act (self);
  case NABIJ_VOICE_KEY_HEAR:
    if (stage == NABIJ_VOICE_STAGE_HEARING)
      return NABIJ_VOICE_ACT_STOP_HEARING;
    return !is_open && nabij_voice_course_is_at_hand (self) ? NABIJ_VOICE_ACT_HEAR : NABIJ_VOICE_ACT_NONE;
  case NABIJ_VOICE_KEY_AGAIN:
    return is_open || stage == NABIJ_VOICE_STAGE_END ? NABIJ_VOICE_ACT_NONE : NABIJ_VOICE_ACT_RECORD;
  case NABIJ_VOICE_KEY_SKIP:
    return stage == NABIJ_VOICE_STAGE_END ? NABIJ_VOICE_ACT_NONE : find_way_on (self);
  case NABIJ_VOICE_KEY_BACK:
    return self->place > 0 ? NABIJ_VOICE_ACT_GO_BACK : NABIJ_VOICE_ACT_NONE;
  case NABIJ_VOICE_KEY_LEAVE:
  default:
    return NABIJ_VOICE_ACT_LEAVE;
  }
}

/**
 * nabij_voice_course_set_stage:
 * @self: a course that is at a line
 * @stage: what happens with it from now on, not the end
 *
 * Takes over what the microphone or the person did.
 */
void
nabij_voice_course_set_stage (NabijVoiceCourse *self,
                              NabijVoiceStage   stage)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (self->place < self->lines->len);
  g_return_if_fail (stage != NABIJ_VOICE_STAGE_END);

  self->stage = stage;
}

/**
 * nabij_voice_course_rest:
 * @self: a course
 *
 * Ends whatever was happening: the line waits, or it is there, as it was before.
 */
void
nabij_voice_course_rest (NabijVoiceCourse *self)
{
  g_return_if_fail (self != NULL);

  self->stage = get_resting (self, self->place);
}

/**
 * nabij_voice_course_note:
 * @self: a course
 * @line: the id of a line
 * @stage: whether it waits (*ready*), is *kept*, or could not be kept (*unkept*)
 *
 * Notes what there is of a line. What happens just now is not changed by it.
 */
void
nabij_voice_course_note (NabijVoiceCourse *self,
                         const char       *line,
                         NabijVoiceStage   stage)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (line != NULL);
  g_return_if_fail (stage == NABIJ_VOICE_STAGE_READY || stage == NABIJ_VOICE_STAGE_KEPT || stage == NABIJ_VOICE_STAGE_UNKEPT);

  g_hash_table_replace (self->resting, g_strdup (line), GINT_TO_POINTER (stage));
}

/**
 * nabij_voice_course_is_at_hand:
 * @self: a course
 *
 * Tells whether the line where one is can be heard; at the end, whether any can.
 *
 * Returns: `TRUE` when there is something to hear
 */
gboolean
nabij_voice_course_is_at_hand (NabijVoiceCourse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->place < self->lines->len)
    return get_resting (self, self->place) != NABIJ_VOICE_STAGE_READY;

  for (guint place = 0; place < self->lines->len; place++) {
    if (get_resting (self, place) != NABIJ_VOICE_STAGE_READY)
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_voice_course_go_on:
 * @self: a course
 *
 * Goes on to the next line, or to the end.
 *
 * Returns: `FALSE` where there is neither
 */
gboolean
nabij_voice_course_go_on (NabijVoiceCourse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->place + (self->has_end ? 0 : 1) >= self->lines->len)
    return FALSE;

  self->place++;
  nabij_voice_course_rest (self);
  return TRUE;
}

/**
 * nabij_voice_course_go_back:
 * @self: a course
 *
 * Goes back to the line before.
 *
 * Returns: `FALSE` at the first one
 */
gboolean
nabij_voice_course_go_back (NabijVoiceCourse *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->place == 0)
    return FALSE;

  self->place--;
  nabij_voice_course_rest (self);
  return TRUE;
}

/**
 * nabij_voice_course_go_to_next_at_hand:
 * @self: a course
 * @from_start: whether to look from the first line on, rather than after the one where one is
 *
 * Goes to the next line that can be heard.
 *
 * Returns: `FALSE` where there is none; one stays where one is
 */
gboolean
nabij_voice_course_go_to_next_at_hand (NabijVoiceCourse *self,
                                       gboolean          from_start)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint place = from_start ? 0 : self->place + 1; place < self->lines->len; place++) {
    if (get_resting (self, place) != NABIJ_VOICE_STAGE_READY) {
      self->place = place;
      nabij_voice_course_rest (self);
      return TRUE;
    }
  }
  return FALSE;
}
