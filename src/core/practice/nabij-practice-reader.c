/* nabij-practice-reader.c
 *
 * Reads one file of data/content/practices. What it may hold stands in data/content/practices.md.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-content-parser.h"
#include "nabij-content.h"
#include "nabij-practice-attributes.h"
#include "nabij-practice-private.h"

#include <string.h>

#define ORDER_MAX 999
#define BREATHS_MAX 60
/* Shorter than it comes and goes, a line could not be read. */
#define LINE_MIN_US (2 * NABIJ_SECOND_US)

/* Where the reader is. */
typedef struct {
  NabijContentParser     *parser;
  NabijPractice          *practice;
  NabijPracticeStage     *stage; /* the one that is open; owned by practice, as the step */
  NabijPracticeStepTexts *step;
  gboolean                is_open;
} Reader;

static const char *const kind_names[] = { "water", "five", "timed", "song", "steps", "order", "reading", NULL };
static const char *const group_names[] = { "crying", "connect", "closeness", "for-you", "intense-start", "hidden", NULL };
static const char *const scene_names[] = { "water", "beach", "forest", "rain", "hearth", "womb", NULL };
static const char *const ambience_names[] = { "sea", "forest", "rain", "hearth", "womb", "none", NULL };
static const char *const motion_names[] = { "still", "exhale", "breaths", "ebb", NULL };
static const char *const bed_names[] = { "water", "hush", "breeze", "sand", "waves", "near-waves", "song", "none", NULL };
static const char *const fixed_stage_names[] = { "arrive", "follow", "rest", "contact", "close", NULL };
static const char *const yes_names[] = { "no", "yes", NULL };
static const char *const space_names[] = { "pause", "end", NULL };
static const char *const chosen_names[] = { "sentence", NULL };

static const NabijStage fixed_stages[] = { NABIJ_STAGE_ARRIVE, NABIJ_STAGE_FOLLOW, NABIJ_STAGE_REST, NABIJ_STAGE_CONTACT, NABIJ_STAGE_CLOSE };

static gboolean
begin_practice (Reader      *reader,
                const char **names,
                const char **values,
                GError     **error)
{
  NabijPractice          *practice = reader->practice;
  NabijPracticeAttributes attributes;
  const char             *needed;
  int                     kind = 0, group = 0, falls = FALSE, end_bowl = TRUE, scene = 0, ambience = -1;

  reader->is_open = TRUE;
  if (!nabij_practice_attributes_begin (&attributes, names, values, error) ||
      !nabij_practice_attributes_take_id (&attributes, "id", TRUE, &practice->id, error) ||
      !nabij_practice_attributes_take_needed (&attributes, "kind", &needed, error) ||
      !nabij_practice_attributes_take_name (&attributes, "kind", kind_names, &kind, error) ||
      !nabij_practice_attributes_take_needed (&attributes, "group", &needed, error) ||
      !nabij_practice_attributes_take_name (&attributes, "group", group_names, &group, error) ||
      !nabij_practice_attributes_take_needed (&attributes, "order", &needed, error) ||
      !nabij_practice_attributes_take_count (&attributes, "order", ORDER_MAX, &practice->order, error) ||
      !nabij_practice_attributes_take_id (&attributes, "picture", TRUE, &practice->picture, error) ||
      !nabij_practice_attributes_take_id (&attributes, "variant-of", FALSE, &practice->variant_of, error) ||
      !nabij_practice_attributes_take_id (&attributes, "reading", FALSE, &practice->reading, error) ||
      !nabij_practice_attributes_take_name (&attributes, "scene", scene_names, &scene, error) ||
      !nabij_practice_attributes_take_name (&attributes, "ambience", ambience_names, &ambience, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "kept", yes_names, NABIJ_PRACTICE_FLAGS_KEPT, &practice->flags, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "notice", yes_names, NABIJ_PRACTICE_FLAGS_NOTICE, &practice->flags, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "night", yes_names, NABIJ_PRACTICE_FLAGS_NIGHT, &practice->flags, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "sentence", yes_names, NABIJ_PRACTICE_FLAGS_SENTENCE, &practice->flags, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "read-first", yes_names, NABIJ_PRACTICE_FLAGS_READ_FIRST, &practice->flags, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "numbers", yes_names, NABIJ_PRACTICE_FLAGS_NUMBERS, &practice->flags, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "crying", yes_names, NABIJ_PRACTICE_FLAGS_CRYING, &practice->flags, error) ||
      !nabij_practice_attributes_take_flag (&attributes, "space", space_names, NABIJ_PRACTICE_FLAGS_SPACE_ENDS, &practice->flags, error) ||
      !nabij_practice_attributes_take_name (&attributes, "falls", yes_names, &falls, error) ||
      !nabij_practice_attributes_take_name (&attributes, "end-bowl", yes_names, &end_bowl, error) ||
      !nabij_practice_attributes_end (&attributes, error))
    return FALSE;

  practice->kind = (NabijPracticeKind)kind;
  practice->group = (NabijPracticeGroup)group;
  practice->condition = attributes.condition;
  practice->scene = g_strdup (scene_names[scene]);
  practice->ambience = ambience >= 0 ? g_strdup (ambience_names[ambience]) : NULL;
  practice->falls = falls;
  practice->has_end_bowl = end_bowl && (practice->flags & NABIJ_PRACTICE_FLAGS_NIGHT) == 0;

  if (practice->kind == NABIJ_PRACTICE_KIND_READING && practice->reading == NULL)
    return nabij_content_refuse (error, "a practice to read needs a card", practice->id);
  if (g_strcmp0 (practice->variant_of, practice->id) == 0)
    return nabij_content_refuse (error, "a variant of itself", practice->id);
  return TRUE;
}

static gboolean
is_fixed (NabijPractice *practice)
{
  return practice->kind == NABIJ_PRACTICE_KIND_WATER || practice->kind == NABIJ_PRACTICE_KIND_FIVE;
}

static gboolean
is_timed (NabijPractice *practice)
{
  return practice->kind == NABIJ_PRACTICE_KIND_TIMED || practice->kind == NABIJ_PRACTICE_KIND_SONG;
}

static gboolean
take_times (NabijPracticeStage      *stage,
            NabijPracticeKind        kind,
            NabijPracticeAttributes *attributes,
            GError                 **error)
{
  NabijTimelineStage *timed = &stage->timed;
  const char         *seconds, *nearness;
  int                 motion = NABIJ_MOTION_STILL, bed = NABIJ_BED_WATER;

  if (!nabij_practice_attributes_take_needed (attributes, "seconds", &seconds, error))
    return FALSE;
  stage->is_song = g_str_equal (seconds, "song");
  if (stage->is_song && kind != NABIJ_PRACTICE_KIND_SONG)
    return nabij_content_refuse (error, "only a practice of kind song lasts as long as one", stage->id);
  if (stage->is_song)
    timed->duration_us = NABIJ_PRACTICE_HUMMING_US;
  else if (!nabij_practice_attributes_take_seconds (attributes, "seconds", &timed->duration_us, error))
    return FALSE;
  if (timed->duration_us < NABIJ_SECOND_US)
    return nabij_content_refuse (error, "a stage lasts a second at least", stage->id);

  if (!nabij_practice_attributes_take_name (attributes, "motion", motion_names, &motion, error) ||
      !nabij_practice_attributes_take_breath (attributes, &timed->inhale_us, &timed->exhale_us, error) ||
      !nabij_practice_attributes_take_count (attributes, "bowls", 2, &timed->bowls, error) ||
      !nabij_practice_attributes_take_name (attributes, "bed", bed_names, &bed, error))
    return FALSE;
  timed->motion = (NabijMotion)motion;
  timed->bed = (NabijBed)bed;
  timed->nearness = 1.0;
  nearness = nabij_practice_attributes_take (attributes, "nearness");
  if (nearness != NULL && !nabij_practice_attributes_read_number ("nearness", nearness, 1.0, &timed->nearness, error))
    return FALSE;

  if ((motion == NABIJ_MOTION_BREATHS) != (timed->inhale_us > 0))
    return nabij_content_refuse (error, "guided breaths have an inhale and an exhale, and nothing else has", stage->id);
  if (motion == NABIJ_MOTION_BREATHS && (stage->is_song || timed->inhale_us + timed->exhale_us > timed->duration_us))
    return nabij_content_refuse (error, "not one breath fits", stage->id);
  return TRUE;
}

static gboolean
begin_stage (Reader      *reader,
             const char **names,
             const char **values,
             GError     **error)
{
  NabijPractice          *practice = reader->practice;
  NabijPracticeAttributes attributes;

  if (!nabij_practice_attributes_begin (&attributes, names, values, error))
    return FALSE;

  reader->stage = nabij_practice_stage_new ();
  g_ptr_array_add (practice->stages, reader->stage);
  if (!nabij_practice_attributes_take_id (&attributes, "id", TRUE, &reader->stage->id, error))
    return FALSE;
  for (guint i = 0; i + 1 < practice->stages->len; i++) {
    const NabijPracticeStage *other = g_ptr_array_index (practice->stages, i);

    if (g_str_equal (other->id, reader->stage->id))
      return nabij_content_refuse (error, "a stage is there twice", other->id);
  }

  if (is_fixed (practice)) {
    int stage = 0, voice = FALSE;

    if (!nabij_practice_attributes_take_name (&attributes, "id", fixed_stage_names, &stage, error) ||
        !nabij_practice_attributes_take_name (&attributes, "voice", yes_names, &voice, error) ||
        !nabij_practice_attributes_end (&attributes, error))
      return FALSE;
    reader->stage->stage = fixed_stages[stage];
    reader->stage->is_voiced = voice;
    /* Elsewhere the whole words of a breath are not shown. */
    if (voice && (practice->kind != NABIJ_PRACTICE_KIND_WATER || reader->stage->stage != NABIJ_STAGE_FOLLOW))
      return nabij_content_refuse (error, "only the breaths of “follow” can be spoken", reader->stage->id);
    return nabij_condition_is_always (&attributes.condition) || nabij_content_refuse (error, "this stage is always there", reader->stage->id);
  }

  reader->stage->stage = NABIJ_STAGE_TIMED;
  reader->stage->condition = attributes.condition;
  /* Sound may come and go in the middle of it, and stages are counted. */
  if ((attributes.condition.heard & 3u) != 3u)
    return nabij_content_refuse (error, "a stage does not depend on the sound", reader->stage->id);
  return take_times (reader->stage, practice->kind, &attributes, error) && nabij_practice_attributes_end (&attributes, error);
}

static gboolean
begin_step (Reader      *reader,
            const char **names,
            const char **values,
            GError     **error)
{
  NabijPractice          *practice = reader->practice;
  NabijPracticeAttributes attributes;

  if (!nabij_practice_attributes_begin (&attributes, names, values, error))
    return FALSE;

  reader->step = nabij_practice_step_new ();
  g_ptr_array_add (practice->steps, reader->step);
  if (!nabij_practice_attributes_take_id (&attributes, "id", TRUE, &reader->step->id, error) ||
      !nabij_practice_attributes_take_seconds (&attributes, "seconds", &reader->step->step.duration_us, error) ||
      !nabij_practice_attributes_take_count (&attributes, "breaths", BREATHS_MAX, &reader->step->step.n_breaths, error) ||
      !nabij_practice_attributes_take_breath (&attributes, &reader->step->step.inhale_us, &reader->step->step.exhale_us, error) ||
      !nabij_practice_attributes_end (&attributes, error))
    return FALSE;
  reader->step->step.id = reader->step->id;
  reader->step->condition = attributes.condition;

  for (guint i = 0; i + 1 < practice->steps->len; i++) {
    const NabijPracticeStepTexts *other = g_ptr_array_index (practice->steps, i);

    if (g_str_equal (other->id, reader->step->id))
      return nabij_content_refuse (error, "a step is there twice", other->id);
  }
  if ((reader->step->step.n_breaths > 0) != (reader->step->step.inhale_us > 0))
    return nabij_content_refuse (error, "breaths have an inhale and an exhale, and nothing else has", reader->step->id);
  if (reader->step->step.n_breaths > 0 && reader->step->step.duration_us > 0)
    return nabij_content_refuse (error, "a step has seconds or breaths", reader->step->id);
  return TRUE;
}

/* Whether two lines would stand at the same moment, and nothing tells which one is meant. */
static gboolean
is_at_the_same_moment (const NabijPracticeLine *line,
                       const NabijPracticeLine *earlier)
{
  return line->is_small == earlier->is_small &&
         line->from_us < earlier->until_us && line->until_us > earlier->from_us &&
         memcmp (&line->condition, &earlier->condition, sizeof line->condition) == 0;
}

static gboolean
begin_line (Reader      *reader,
            const char  *element,
            const char **names,
            const char **values,
            GError     **error)
{
  NabijPracticeAttributes attributes;
  NabijPracticeLine      *line;
  const char             *needed;
  int                     chosen = -1, voice = FALSE;

  if (!nabij_practice_attributes_begin (&attributes, names, values, error))
    return FALSE;

  line = nabij_practice_line_new ();
  g_ptr_array_add (reader->stage->lines, line);
  line->is_small = g_str_equal (element, "small");
  line->condition = attributes.condition;
  if (!nabij_practice_attributes_take_id (&attributes, "id", TRUE, &line->id, error) ||
      !nabij_practice_attributes_take_needed (&attributes, "from", &needed, error) ||
      !nabij_practice_attributes_take_seconds (&attributes, "from", &line->from_us, error) ||
      !nabij_practice_attributes_take_needed (&attributes, "until", &needed, error) ||
      !nabij_practice_attributes_take_seconds (&attributes, "until", &line->until_us, error) ||
      (!line->is_small && !nabij_practice_attributes_take_name (&attributes, "chosen", chosen_names, &chosen, error)) ||
      (!line->is_small && !nabij_practice_attributes_take_name (&attributes, "voice", yes_names, &voice, error)) ||
      !nabij_practice_attributes_end (&attributes, error))
    return FALSE;
  line->is_chosen = chosen >= 0;
  line->is_voiced = voice;

  if (line->until_us - line->from_us < LINE_MIN_US)
    return nabij_content_refuse (error, "too short to be read", line->id);
  if (is_timed (reader->practice) && !reader->stage->is_song && line->until_us > reader->stage->timed.duration_us)
    return nabij_content_refuse (error, "longer than its stage", line->id);
  if (line->is_chosen && (reader->practice->flags & NABIJ_PRACTICE_FLAGS_SENTENCE) == 0)
    return nabij_content_refuse (error, "the practice does not say that it shows a sentence", line->id);
  for (guint i = 0; i + 1 < reader->stage->lines->len; i++) {
    if (is_at_the_same_moment (line, g_ptr_array_index (reader->stage->lines, i)))
      return nabij_content_refuse (error, "another one stands there at the same moment", line->id);
  }

  if (line->is_chosen)
    nabij_content_parser_take_text_if_any (reader->parser, &line->text);
  else
    nabij_content_parser_take_text (reader->parser, &line->text);
  return TRUE;
}

static gboolean
begin_hint (Reader      *reader,
            const char **names,
            const char **values,
            GError     **error)
{
  NabijPracticeAttributes attributes;
  NabijPracticeHint      *hint;
  const char             *needed;

  if (!nabij_practice_attributes_begin (&attributes, names, values, error))
    return FALSE;

  hint = nabij_practice_hint_new ();
  g_ptr_array_add (reader->stage->hints, hint);
  hint->condition = attributes.condition;
  if (!nabij_practice_attributes_take_id (&attributes, "id", TRUE, &hint->id, error) ||
      !nabij_practice_attributes_take_needed (&attributes, "breath", &needed, error) ||
      !nabij_practice_attributes_take_count (&attributes, "breath", BREATHS_MAX, &hint->breath, error) ||
      !nabij_practice_attributes_end (&attributes, error))
    return FALSE;
  if (hint->breath == 0 || reader->stage->stage != NABIJ_STAGE_FOLLOW)
    return nabij_content_refuse (error, "breaths are counted from 1, in the stage “follow”", hint->id);

  nabij_content_parser_take_text (reader->parser, &hint->text);
  return TRUE;
}

/* The lists of texts by the name of their element, where the reader stands now. */
static GPtrArray *
find_texts (Reader     *reader,
            const char *element)
{
  const struct {
    const char *name;
    GPtrArray  *texts;
  } of_practice[] = {
    { "name", reader->practice->names },
    { "about", reader->practice->abouts },
    { "safety", reader->practice->safety },
  },
    of_step[] = {
      { "title", reader->step != NULL ? reader->step->titles : NULL },
      { "text", reader->step != NULL ? reader->step->texts : NULL },
      { "more", reader->step != NULL ? reader->step->detail_titles : NULL },
      { "detail", reader->step != NULL ? reader->step->details : NULL },
    },
    *lists = reader->step != NULL ? of_step : of_practice;
  const gsize n_lists = reader->step != NULL ? G_N_ELEMENTS (of_step) : G_N_ELEMENTS (of_practice);

  if (!reader->is_open || reader->stage != NULL)
    return NULL;
  for (gsize i = 0; i < n_lists; i++) {
    if (g_str_equal (element, lists[i].name))
      return lists[i].texts;
  }
  return NULL;
}

static void
begin_text (Reader      *reader,
            GPtrArray   *texts,
            const char **names,
            const char **values,
            GError     **error)
{
  NabijPracticeAttributes attributes;
  NabijPracticeText      *text;

  if (!nabij_practice_attributes_begin (&attributes, names, values, error) || !nabij_practice_attributes_end (&attributes, error))
    return;

  text = nabij_practice_text_new ();
  text->condition = attributes.condition;
  g_ptr_array_add (texts, text);
  nabij_content_parser_take_text (reader->parser, &text->text);
}

static void
begin_element (gpointer     data,
               const char  *element,
               const char **names,
               const char **values,
               GError     **error)
{
  Reader        *reader = data;
  NabijPractice *practice = reader->practice;
  GPtrArray     *texts = find_texts (reader, element);
  const gboolean is_between = reader->is_open && reader->stage == NULL && reader->step == NULL;

  if (texts != NULL)
    begin_text (reader, texts, names, values, error);
  else if (reader->stage != NULL && (g_str_equal (element, "line") || g_str_equal (element, "small")))
    begin_line (reader, element, names, values, error);
  else if (reader->stage != NULL && g_str_equal (element, "hint"))
    begin_hint (reader, names, values, error);
  else if (is_between && g_str_equal (element, "stage") && (is_fixed (practice) || is_timed (practice)))
    begin_stage (reader, names, values, error);
  else if (is_between && g_str_equal (element, "step") && practice->kind == NABIJ_PRACTICE_KIND_STEPS)
    begin_step (reader, names, values, error);
  else if (!reader->is_open && g_str_equal (element, "practice"))
    begin_practice (reader, names, values, error);
  else
    nabij_content_refuse_element (error, element);
}

static void
end_step (NabijPracticeStepTexts *step,
          GError                **error)
{
  if (step->titles->len == 0)
    nabij_content_refuse (error, "a step has a title", step->id);
  else if ((step->detail_titles->len > 0) != (step->details->len > 0))
    nabij_content_refuse (error, "<more> and <detail> go together", step->id);
}

static void
end_practice (NabijPractice *practice,
              GError       **error)
{
  const NabijPracticeText *name = practice->names->len > 0 ? g_ptr_array_index (practice->names, practice->names->len - 1) : NULL;

  /* A journal names a practice in every season. */
  if (name == NULL || !nabij_condition_is_always (&name->condition))
    nabij_content_refuse (error, "the last name is one for every situation", practice->id);
  else if (practice->abouts->len == 0)
    nabij_content_refuse (error, "without <about>", practice->id);
  else if ((is_fixed (practice) || is_timed (practice)) && practice->stages->len == 0)
    nabij_content_refuse (error, "without a stage", practice->id);
  else if (practice->kind == NABIJ_PRACTICE_KIND_STEPS && practice->steps->len == 0)
    nabij_content_refuse (error, "without a step", practice->id);
}

static void
end_element (gpointer    data,
             const char *element,
             GError    **error)
{
  Reader *reader = data;

  if (reader->step != NULL) {
    end_step (reader->step, error);
    reader->step = NULL;
  } else if (reader->stage != NULL) {
    reader->stage = NULL;
  } else {
    end_practice (reader->practice, error);
  }
}

/**
 * nabij_practice_read:
 * @xml: what stands in the file
 * @length: how many bytes, or -1 where it ends with a NUL
 * @error: return location for an error
 *
 * Reads a practice. What a file may hold stands in data/content/practices.md.
 *
 * Errors: those of `G_MARKUP_ERROR`, each with its line and what is wrong there.
 *
 * Returns: (transfer full) (nullable): the practice, or `NULL` with @error set
 */
NabijPractice *
nabij_practice_read (const char *xml,
                     gssize      length,
                     GError    **error)
{
  g_autoptr (NabijPractice) practice = nabij_practice_alloc ();
  g_autoptr (NabijContentParser) parser = NULL;
  Reader reader = { .practice = practice };

  parser = nabij_content_parser_new (begin_element, end_element, &reader);
  reader.parser = parser;
  if (!nabij_content_parser_parse (parser, xml, length, error))
    return NULL;

  return g_steal_pointer (&practice);
}
