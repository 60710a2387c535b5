/* test-reminder-check-in.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the agent reminds of the check-in, and what comes of it.
 */

#include "config.h"

#include "nabij-agent-story.h"

static void
plan_check_in (NabijAgentStory *story,
               gint64           from_now_us)
{
  g_settings_set_int64 (story->settings, NABIJ_REMINDER_KEY_CHECK_IN, nabij_agent_story_now_us (story) + from_now_us);
}

static void
test_comes_once (NabijAgentStory *story,
                 gconstpointer    data)
{
  g_assert_false (nabij_reminder_agent_is_needed (story->agent));
  plan_check_in (story, 90 * DAY_US);
  g_assert_true (nabij_reminder_agent_is_needed (story->agent));
  nabij_agent_story_let_pass (story, 90 * DAY_US - 1);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
  nabij_agent_story_let_pass (story, 1);
  nabij_agent_story_assert_shown (story, NABIJ_REMINDER_CHECK_IN);

  /* Also where the agent begins anew, the clock is set back, or the person is elsewhere. */
  nabij_agent_story_restart (story);
  nabij_fake_clock_pass (story->clock, -20 * MINUTE_US);
  nabij_reminder_agent_wake (story->agent);
  nabij_agent_story_set_zone (story, "Europe/London");
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
  nabij_agent_story_let_pass (story, 2 * HOUR_US);
  nabij_agent_story_assert_shown (story, NULL);
  g_assert_false (nabij_reminder_agent_is_needed (story->agent));

  /* It is not forgotten with the last reminder: a clock that goes back does not bring it again. */
  nabij_fake_clock_pass (story->clock, -DAY_US);
  nabij_agent_story_restart (story);
  nabij_agent_story_let_pass (story, 2 * DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
}

static void
test_is_planned_anew (NabijAgentStory *story,
                      gconstpointer    data)
{
  plan_check_in (story, HOUR_US);
  nabij_agent_story_let_pass (story, HOUR_US);
  nabij_agent_story_assert_shown (story, NABIJ_REMINDER_CHECK_IN);

  /* What is shown stays, and the next one comes too. */
  plan_check_in (story, 14 * DAY_US);
  nabij_agent_story_assert_shown (story, NABIJ_REMINDER_CHECK_IN);
  nabij_agent_story_let_pass (story, 14 * DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 2);

  /* Not any more: the family does not want it, or all was deleted. */
  g_settings_reset (story->settings, NABIJ_REMINDER_KEY_CHECK_IN);
  nabij_agent_story_assert_shown (story, NULL);
  g_assert_false (nabij_reminder_agent_is_needed (story->agent));
  g_assert_false (g_file_test (story->state_path, G_FILE_TEST_EXISTS));
}

static void
test_opens_the_program (NabijAgentStory *story,
                        gconstpointer    data)
{
  plan_check_in (story, HOUR_US);
  nabij_agent_story_let_pass (story, HOUR_US);
  nabij_agent_story_answer (story, NABIJ_REMINDER_CHECK_IN, NABIJ_NOTICE_ACTION_START);
  g_assert_cmpuint (story->n_opened, ==, 1);
  g_assert_cmpstr (story->opened, ==, NABIJ_REMINDER_CHECK_IN);

  /* When its hour is over, the agent finds out by itself that it is not needed any more. */
  g_assert_true (nabij_reminder_agent_is_needed (story->agent));
  nabij_agent_story_let_pass (story, HOUR_US + 1);
  g_assert_cmpint (nabij_reminder_agent_get_wake_us (story->agent), ==, G_MAXINT64);
  g_assert_false (nabij_reminder_agent_is_needed (story->agent));
}

/* At the end of its hour, so that it comes back when it would be too late for the first time. */
static void
test_comes_back (NabijAgentStory *story,
                 gconstpointer    data)
{
  plan_check_in (story, HOUR_US);
  nabij_agent_story_let_pass (story, HOUR_US + 59 * MINUTE_US);
  nabij_agent_story_answer (story, NABIJ_REMINDER_CHECK_IN, NABIJ_NOTICE_ACTION_LATER);
  nabij_agent_story_assert_shown (story, NULL);
  nabij_agent_story_let_pass (story, 10 * MINUTE_US);
  g_assert_true (nabij_reminder_agent_is_needed (story->agent));
  nabij_agent_story_let_pass (story, 5 * MINUTE_US);
  nabij_agent_story_assert_shown (story, NABIJ_REMINDER_CHECK_IN);
}

static void
test_is_taken_back_when_done (NabijAgentStory *story,
                              gconstpointer    data)
{
  plan_check_in (story, HOUR_US);
  nabij_agent_story_let_pass (story, HOUR_US + MINUTE_US);
  nabij_agent_story_note_practice (story, "water-and-rust");
  nabij_agent_story_assert_shown (story, NABIJ_REMINDER_CHECK_IN);
  nabij_agent_story_note_practice (story, NABIJ_REMINDER_CHECK_IN);
  nabij_agent_story_assert_shown (story, NULL);
}

static void
test_is_silent (NabijAgentStory *story,
                gconstpointer    data)
{
  plan_check_in (story, HOUR_US);
  nabij_agent_story_let_pass (story, HOUR_US);
  g_settings_set_boolean (story->settings, NABIJ_REMINDER_KEY_SILENT, TRUE);
  nabij_agent_story_assert_shown (story, NULL);
  plan_check_in (story, HOUR_US);
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

/* A time that is past when it is written is none to come up with at once. */
static void
test_of_the_past_does_not_come (NabijAgentStory *story,
                                gconstpointer    data)
{
  plan_check_in (story, -MINUTE_US);
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function) g_test_add ("/nabij/reminders/reminder-check-in/" path, NabijAgentStory, NULL, nabij_agent_story_set_up, function, nabij_agent_story_tear_down)
  ADD ("comes-once", test_comes_once);
  ADD ("is-planned-anew", test_is_planned_anew);
  ADD ("opens-the-program", test_opens_the_program);
  ADD ("comes-back", test_comes_back);
  ADD ("is-taken-back-when-done", test_is_taken_back_when_done);
  ADD ("is-silent", test_is_silent);
  ADD ("of-the-past-does-not-come", test_of_the_past_does_not_come);
#undef ADD

  return g_test_run ();
}
