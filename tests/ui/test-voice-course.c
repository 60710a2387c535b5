/* test-voice-course.c
 *
 * The way through the lines that are recorded.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-course.h"

#define N_LINES 3

static GPtrArray *
make_lines (guint n_lines)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_speech_line_free);

  for (guint i = 0; i < n_lines; i++) {
    NabijSpeechLine *line = g_new0 (NabijSpeechLine, 1);

    line->id = g_strdup_printf ("line-%u", i);
    line->words = g_strdup ("Words");
    line->longest_us = 5 * G_TIME_SPAN_SECOND;
    g_ptr_array_add (lines, line);
  }
  return lines;
}

static NabijVoiceCourse *
begin (guint    n_lines,
       gboolean has_end)
{
  g_autoptr (GPtrArray) lines = make_lines (n_lines);

  return nabij_voice_course_new (lines, 0, has_end);
}

static void
assert_at (NabijVoiceCourse *course,
           guint             place,
           NabijVoiceStage   stage)
{
  g_assert_cmpuint (nabij_voice_course_get_place (course), ==, place);
  g_assert_cmpint (nabij_voice_course_get_stage (course), ==, stage);
}

/* In the middle of the way, where what the stage speaks of is at hand. */
static void
test_each_key_does_what_the_stage_asks_for (void)
{
  static const struct {
    NabijVoiceStage resting;
    NabijVoiceStage stage;
    NabijVoiceAct   acts[NABIJ_N_VOICE_KEYS]; /* main, hear, again, skip, back, leave */
  } rows[] = {
    { NABIJ_VOICE_STAGE_READY, NABIJ_VOICE_STAGE_READY, { NABIJ_VOICE_ACT_RECORD, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_RECORD, NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE } },
    { NABIJ_VOICE_STAGE_KEPT, NABIJ_VOICE_STAGE_READY, { NABIJ_VOICE_ACT_RECORD, NABIJ_VOICE_ACT_HEAR, NABIJ_VOICE_ACT_RECORD, NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE } },
    { NABIJ_VOICE_STAGE_READY, NABIJ_VOICE_STAGE_OPENING, { NABIJ_VOICE_ACT_STOP, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE } },
    { NABIJ_VOICE_STAGE_KEPT, NABIJ_VOICE_STAGE_LISTENING, { NABIJ_VOICE_ACT_STOP, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE } },
    { NABIJ_VOICE_STAGE_KEPT, NABIJ_VOICE_STAGE_WORKING, { NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_LEAVE } },
    { NABIJ_VOICE_STAGE_KEPT, NABIJ_VOICE_STAGE_KEPT, { NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_HEAR, NABIJ_VOICE_ACT_RECORD, NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE } },
    { NABIJ_VOICE_STAGE_UNKEPT, NABIJ_VOICE_STAGE_UNKEPT, { NABIJ_VOICE_ACT_KEEP, NABIJ_VOICE_ACT_HEAR, NABIJ_VOICE_ACT_RECORD, NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE } },
    { NABIJ_VOICE_STAGE_KEPT, NABIJ_VOICE_STAGE_HEARING, { NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_STOP_HEARING, NABIJ_VOICE_ACT_RECORD, NABIJ_VOICE_ACT_GO_ON, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijVoiceCourse) course = begin (N_LINES, TRUE);

    g_assert_true (nabij_voice_course_go_on (course));
    nabij_voice_course_note (course, "line-1", rows[i].resting);
    nabij_voice_course_set_stage (course, rows[i].stage);
    for (int key = 0; key < NABIJ_N_VOICE_KEYS; key++)
      g_assert_cmpint (nabij_voice_course_find_act (course, (NabijVoiceKey)key), ==, rows[i].acts[key]);
  }
}

static void
test_at_the_end_one_hears_all_or_leaves (void)
{
  static const NabijVoiceAct acts[] = { NABIJ_VOICE_ACT_LEAVE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_NONE, NABIJ_VOICE_ACT_GO_BACK, NABIJ_VOICE_ACT_LEAVE };
  g_autoptr (NabijVoiceCourse) course = begin (1, TRUE);

  g_assert_true (nabij_voice_course_go_on (course));
  assert_at (course, 1, NABIJ_VOICE_STAGE_END);
  g_assert_null (nabij_voice_course_get_line (course));
  for (int key = 0; key < NABIJ_N_VOICE_KEYS; key++)
    g_assert_cmpint (nabij_voice_course_find_act (course, (NabijVoiceKey)key), ==, acts[key]);

  nabij_voice_course_note (course, "line-0", NABIJ_VOICE_STAGE_KEPT);
  g_assert_cmpint (nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_HEAR), ==, NABIJ_VOICE_ACT_HEAR);
  g_assert_false (nabij_voice_course_go_on (course));
}

static void
test_without_an_end_the_last_line_leads_out (void)
{
  g_autoptr (NabijVoiceCourse) course = begin (2, FALSE);

  g_assert_cmpint (nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_SKIP), ==, NABIJ_VOICE_ACT_GO_ON);
  g_assert_true (nabij_voice_course_go_on (course));
  g_assert_cmpint (nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_SKIP), ==, NABIJ_VOICE_ACT_LEAVE);
  g_assert_false (nabij_voice_course_go_on (course));
  nabij_voice_course_set_stage (course, NABIJ_VOICE_STAGE_KEPT);
  g_assert_cmpint (nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_MAIN), ==, NABIJ_VOICE_ACT_LEAVE);
}

static void
test_goes_back_as_far_as_the_first (void)
{
  g_autoptr (NabijVoiceCourse) course = begin (2, TRUE);

  g_assert_cmpint (nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_BACK), ==, NABIJ_VOICE_ACT_NONE);
  g_assert_false (nabij_voice_course_go_back (course));
  g_assert_true (nabij_voice_course_go_on (course));
  g_assert_true (nabij_voice_course_go_back (course));
  assert_at (course, 0, NABIJ_VOICE_STAGE_READY);
}

/* What is opened to be recorded again waits; what one comes by is there. */
static void
test_a_line_that_is_there_is_shown_so_when_one_comes_by (void)
{
  g_autoptr (NabijVoiceCourse) course = begin (N_LINES, TRUE);

  for (guint i = 0; i < N_LINES; i++) {
    g_autofree char *id = g_strdup_printf ("line-%u", i);

    nabij_voice_course_note (course, id, NABIJ_VOICE_STAGE_KEPT);
  }
  assert_at (course, 0, NABIJ_VOICE_STAGE_READY);
  g_assert_true (nabij_voice_course_go_on (course));
  assert_at (course, 1, NABIJ_VOICE_STAGE_KEPT);
  nabij_voice_course_set_stage (course, NABIJ_VOICE_STAGE_LISTENING);
  nabij_voice_course_rest (course);
  assert_at (course, 1, NABIJ_VOICE_STAGE_KEPT);
  nabij_voice_course_note (course, "line-1", NABIJ_VOICE_STAGE_READY);
  assert_at (course, 1, NABIJ_VOICE_STAGE_KEPT);
  nabij_voice_course_rest (course);
  assert_at (course, 1, NABIJ_VOICE_STAGE_READY);
}

static void
test_listening_through_passes_what_is_not_there (void)
{
  g_autoptr (NabijVoiceCourse) course = begin (5, TRUE);

  g_assert_false (nabij_voice_course_go_to_next_at_hand (course, TRUE));
  nabij_voice_course_note (course, "line-1", NABIJ_VOICE_STAGE_KEPT);
  nabij_voice_course_note (course, "line-3", NABIJ_VOICE_STAGE_UNKEPT);
  g_assert_true (nabij_voice_course_go_to_next_at_hand (course, TRUE));
  assert_at (course, 1, NABIJ_VOICE_STAGE_KEPT);
  g_assert_true (nabij_voice_course_go_to_next_at_hand (course, FALSE));
  assert_at (course, 3, NABIJ_VOICE_STAGE_UNKEPT);
  g_assert_false (nabij_voice_course_go_to_next_at_hand (course, FALSE));
  assert_at (course, 3, NABIJ_VOICE_STAGE_UNKEPT);
}

/* Whatever is pressed, in whatever stage: one can always leave, and what a key promises can be done. */
static void
test_no_key_promises_what_can_not_be (void)
{
  for (int random = 0; random < 2000; random++) {
    const gboolean has_end = g_test_rand_bit ();
    g_autoptr (NabijVoiceCourse) course = begin ((guint)g_test_rand_int_range (1, 12), has_end);

    for (int i = 0; i < 40; i++) {
      const NabijVoiceKey key = (NabijVoiceKey)g_test_rand_int_range (0, NABIJ_N_VOICE_KEYS);

      if (nabij_voice_course_get_line (course) != NULL && g_test_rand_bit ())
        nabij_voice_course_set_stage (course, (NabijVoiceStage)g_test_rand_int_range (0, NABIJ_VOICE_STAGE_END));
      g_assert_cmpint (nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_LEAVE), ==, NABIJ_VOICE_ACT_LEAVE);
      g_assert_cmpint (nabij_voice_course_get_stage (course) == NABIJ_VOICE_STAGE_END, ==, nabij_voice_course_get_line (course) == NULL);
      switch (nabij_voice_course_find_act (course, key)) {
      case NABIJ_VOICE_ACT_GO_ON:
        g_assert_true (nabij_voice_course_go_on (course));
        break;
      case NABIJ_VOICE_ACT_GO_BACK:
        g_assert_true (nabij_voice_course_go_back (course));
        break;
      case NABIJ_VOICE_ACT_RECORD:
        g_assert_nonnull (nabij_voice_course_get_line (course));
        nabij_voice_course_note (course, nabij_voice_course_get_line (course)->id, NABIJ_VOICE_STAGE_KEPT);
        break;
      case NABIJ_VOICE_ACT_HEAR:
        g_assert_true (nabij_voice_course_is_at_hand (course));
        break;
      case NABIJ_VOICE_ACT_NONE:
      case NABIJ_VOICE_ACT_STOP:
      case NABIJ_VOICE_ACT_KEEP:
      case NABIJ_VOICE_ACT_STOP_HEARING:
      case NABIJ_VOICE_ACT_LEAVE:
      default:
        break;
      }
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/voice-course/each-key-does-what-the-stage-asks-for", test_each_key_does_what_the_stage_asks_for);
  g_test_add_func ("/nabij/ui/voice-course/at-the-end-one-hears-all-or-leaves", test_at_the_end_one_hears_all_or_leaves);
  g_test_add_func ("/nabij/ui/voice-course/without-an-end-the-last-line-leads-out", test_without_an_end_the_last_line_leads_out);
  g_test_add_func ("/nabij/ui/voice-course/goes-back-as-far-as-the-first", test_goes_back_as_far_as_the_first);
  g_test_add_func ("/nabij/ui/voice-course/a-line-that-is-there-is-shown-so-when-one-comes-by", test_a_line_that_is_there_is_shown_so_when_one_comes_by);
  g_test_add_func ("/nabij/ui/voice-course/listening-through-passes-what-is-not-there", test_listening_through_passes_what_is_not_there);
  g_test_add_func ("/nabij/ui/voice-course/no-key-promises-what-can-not-be", test_no_key_promises_what_can_not_be);

  return g_test_run ();
}
