/* test-reminder-agent.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When the agent shows something, when it is quiet, and what goes wrong.
 */

#include "config.h"

#include "nabij-agent-story.h"

#include <glib/gstdio.h>

/* Coming and going */

static void
test_comes_at_its_time (NabijAgentStory *story,
                        gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US - 1);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
  nabij_agent_story_let_pass (story, 1);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_agent_story_let_pass (story, DAY_US - MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
  nabij_agent_story_let_pass (story, MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 2);
}

static void
test_goes_after_an_hour (NabijAgentStory *story,
                         gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US + HOUR_US - 1);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_agent_story_let_pass (story, 1);
  nabij_agent_story_assert_shown (story, NULL);
}

static void
test_several_are_one_line (NabijAgentStory *story,
                           gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "several");
  nabij_agent_story_answer (story, "several", NABIJ_NOTICE_ACTION_START);
  g_assert_cmpstr (story->opened, ==, NABIJ_REMINDER_QUIET_MOMENT);
}

/* Three were due while the computer slept: one line, for those within their hour. */
static void
test_wakes_from_sleep_with_one_line (NabijAgentStory *story,
                                     gconstpointer    data)
{
  nabij_agent_story_let_sleep (story, HOUR_US + 20 * MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
  nabij_agent_story_assert_shown (story, "several");
  nabij_agent_story_let_pass (story, 3 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

static void
test_sleeps_over_its_hour (NabijAgentStory *story,
                           gconstpointer    data)
{
  nabij_agent_story_let_sleep (story, 2 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
  nabij_agent_story_let_pass (story, 22 * HOUR_US + 30 * MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

static void
test_clock_set_back_does_not_repeat (NabijAgentStory *story,
                                     gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 40 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_agent_story_answer (story, "exhale", NABIJ_NOTICE_ACTION_OPEN);

  nabij_fake_clock_pass (story->clock, -20 * MINUTE_US);
  nabij_reminder_agent_wake (story->agent);
  nabij_agent_story_let_pass (story, 2 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

/* A clock that was a day ahead had a turn that was none. */
static void
test_clock_set_back_a_day_goes_on (NabijAgentStory *story,
                                   gconstpointer    data)
{
  nabij_agent_story_let_pass (story, DAY_US + 35 * MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 2);
  nabij_fake_clock_pass (story->clock, -DAY_US - 10 * MINUTE_US);
  nabij_reminder_agent_wake (story->agent);
  nabij_agent_story_let_pass (story, DAY_US + HOUR_US);
  /* It is Wednesday 11:25 once more, and by then it has come today. */
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), >=, 3);
}

static void
test_travel_moves_it (NabijAgentStory *story,
                      gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");

  /* 10:35 in Amsterdam is 9:35 in London: the same civil time comes only once. */
  nabij_agent_story_set_zone (story, "Europe/London");
  nabij_agent_story_let_pass (story, 2 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
  nabij_agent_story_let_pass (story, 23 * HOUR_US - 6 * MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
  nabij_agent_story_let_pass (story, MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 2);
}

/* Quiet */

static void
test_silence_takes_all_back_at_once (NabijAgentStory *story,
                                     gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  g_settings_set_boolean (story->settings, NABIJ_REMINDER_KEY_SILENT, TRUE);
  nabij_agent_story_assert_shown (story, NULL);
  nabij_agent_story_let_pass (story, 3 * DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);

  /* When it ends at 10:35, the one of 10:30 is past. */
  g_settings_set_boolean (story->settings, NABIJ_REMINDER_KEY_SILENT, FALSE);
  nabij_agent_story_assert_shown (story, NULL);
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 2);
}

static void
test_pause_leaves_what_is_shown (NabijAgentStory *story,
                                 gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  g_settings_set_int64 (story->settings, NABIJ_REMINDER_KEY_PAUSED_UNTIL, nabij_agent_story_now_us (story) + 2 * DAY_US);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_agent_story_let_pass (story, 2 * DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 2);
}

static void
test_ending_the_pause_shows_nothing_at_once (NabijAgentStory *story,
                                             gconstpointer    data)
{
  g_settings_set_int64 (story->settings, NABIJ_REMINDER_KEY_PAUSED_UNTIL, nabij_agent_story_now_us (story) + DAY_US);
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  g_settings_set_int64 (story->settings, NABIJ_REMINDER_KEY_PAUSED_UNTIL, 0);
  nabij_agent_story_assert_shown (story, NULL);
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

static void
test_five_unanswered_become_quiet (NabijAgentStory *story,
                                   gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 4 * DAY_US + HOUR_US + 29 * MINUTE_US);
  g_assert_false (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
  nabij_agent_story_let_pass (story, MINUTE_US);
  g_assert_true (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
  nabij_agent_story_let_pass (story, 10 * DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 5);
  g_assert_true (nabij_reminder_agent_is_needed (story->agent));

  /* When the person lets them come again, they count anew. */
  g_settings_set_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING, FALSE);
  nabij_agent_story_let_pass (story, 3 * DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 8);
  g_assert_false (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
}

static void
test_one_answer_begins_the_count_anew (NabijAgentStory *story,
                                       gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 3 * DAY_US + 35 * MINUTE_US);
  nabij_fake_notifier_close (story->notifier, "exhale", TRUE);
  nabij_agent_story_let_pass (story, 4 * DAY_US);
  g_assert_false (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
  nabij_agent_story_let_pass (story, DAY_US + HOUR_US);
  g_assert_true (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
}

/* Whoever practises is there, whatever becomes of the notices. */
static void
test_practice_begins_the_count_anew (NabijAgentStory *story,
                                     gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 3 * DAY_US + 35 * MINUTE_US);
  nabij_fake_notifier_close (story->notifier, "exhale", FALSE);
  nabij_agent_story_let_pass (story, 5 * HOUR_US);
  nabij_agent_story_note_practice (story, "water-and-rust");
  nabij_agent_story_let_pass (story, 4 * DAY_US);
  g_assert_false (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_true (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
}

/* A server that lets its notices run out has shown them all the same. */
static void
test_run_out_counts_as_unanswered (NabijAgentStory *story,
                                   gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  for (guint i = 0; i < NABIJ_REMINDER_N_UNANSWERED_MAX; i++) {
    g_assert_false (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
    nabij_agent_story_assert_shown (story, "exhale");
    nabij_fake_notifier_close (story->notifier, "exhale", FALSE);
    nabij_agent_story_let_pass (story, DAY_US);
  }
  g_assert_true (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
}

/* What goes wrong */

static void
test_restart_does_not_repeat (NabijAgentStory *story,
                              gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 31 * MINUTE_US);
  nabij_agent_story_restart (story);
  nabij_agent_story_let_pass (story, 3 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

/* It was killed: what it has left is taken back, once. */
static void
test_left_by_a_killed_one (NabijAgentStory *story,
                           gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 31 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_agent_story_restart (story);
  g_assert_cmpstr (nabij_fake_notifier_get_followed (story->notifier), ==, "exhale\n");
  nabij_agent_story_set_zone (story, "Europe/London");
  g_assert_cmpstr (nabij_fake_notifier_get_followed (story->notifier), ==, "exhale\n");
  nabij_agent_story_restart (story);
  g_assert_cmpstr (nabij_fake_notifier_get_followed (story->notifier), ==, "");
}

/* What was answered or taken back is nobody's any more, and its number may be that of another notice. */
static void
test_left_nothing (NabijAgentStory *story,
                   gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 31 * MINUTE_US);
  nabij_agent_story_answer (story, "exhale", NABIJ_NOTICE_ACTION_OPEN);
  nabij_agent_story_restart (story);
  g_assert_cmpstr (nabij_fake_notifier_get_followed (story->notifier), ==, "");
  nabij_agent_story_let_pass (story, DAY_US);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_reminder_agent_withdraw_all (story->agent);
  nabij_agent_story_restart (story);
  g_assert_cmpstr (nabij_fake_notifier_get_followed (story->notifier), ==, "");
}

/* Where no reminder is on there is no file, and where everything was deleted none comes back. */
static void
test_nothing_on_nothing_kept (NabijAgentStory *story,
                              gconstpointer    data)
{
  g_assert_false (g_file_test (story->state_path, G_FILE_TEST_EXISTS));
  nabij_agent_story_set_reminders (story, "[" EXHALE "]");
  g_assert_true (g_file_test (story->state_path, G_FILE_TEST_EXISTS));
  nabij_agent_story_let_pass (story, DAY_US + 31 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");

  g_settings_reset (story->settings, NABIJ_REMINDER_KEY_REMINDERS);
  nabij_agent_story_assert_shown (story, NULL);
  g_assert_false (g_file_test (story->state_path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (story->folder, G_FILE_TEST_EXISTS));
  nabij_reminder_agent_withdraw_all (story->agent);
  nabij_agent_story_let_pass (story, DAY_US);
  g_assert_false (g_file_test (story->state_path, G_FILE_TEST_EXISTS));
}

/* The program takes all back and removes the file before the agent has heard that nothing is on any more:
 * what the agent writes meanwhile, it removes itself. */
static void
test_forgetting_may_come_before_the_news (NabijAgentStory *story,
                                          gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 31 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");
  g_assert_cmpint (g_remove (story->state_path), ==, 0);
  nabij_reminder_agent_withdraw_all (story->agent);
  nabij_agent_story_let_happen ();
  g_assert_true (g_file_test (story->state_path, G_FILE_TEST_EXISTS));

  g_settings_reset (story->settings, NABIJ_REMINDER_KEY_REMINDERS);
  nabij_agent_story_let_happen ();
  g_assert_false (g_file_test (story->folder, G_FILE_TEST_EXISTS));
  g_assert_false (nabij_reminder_agent_is_needed (story->agent));
}

/* The turn is in the file before the server is asked. */
static void
test_ends_while_showing_does_not_repeat (NabijAgentStory *story,
                                         gconstpointer    data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  nabij_fake_notifier_set_hanging (story->notifier, TRUE);
  nabij_agent_story_let_pass (story, 30 * MINUTE_US - 1);
  g_assert_true (g_file_get_contents (story->state_path, &before, NULL, NULL));
  nabij_agent_story_let_pass (story, 1);
  g_assert_true (g_file_get_contents (story->state_path, &after, NULL, NULL));
  g_assert_cmpstr (before, !=, after);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (story->notifier), ==, 0);
  nabij_fake_notifier_set_hanging (story->notifier, FALSE);
}

static void
test_lost_server_does_not_repeat (NabijAgentStory *story,
                                  gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  nabij_fake_notifier_lose_server (story->notifier);
  g_assert_false (nabij_reminder_agent_is_showing (story->agent));
  nabij_reminder_agent_server_came (story->agent);
  nabij_agent_story_let_pass (story, 2 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

static void
test_late_server_shows_it_within_its_hour (NabijAgentStory *story,
                                           gconstpointer    data)
{
  nabij_fake_notifier_set_gone (story->notifier, TRUE);
  nabij_agent_story_let_pass (story, 40 * MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
  g_assert_false (nabij_reminder_agent_is_showing (story->agent));

  nabij_fake_notifier_set_gone (story->notifier, FALSE);
  nabij_reminder_agent_server_came (story->agent);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_reminder_agent_server_came (story->agent);
  nabij_agent_story_let_pass (story, 2 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 2);
}

static void
test_too_late_server_does_not_show_it (NabijAgentStory *story,
                                       gconstpointer    data)
{
  nabij_fake_notifier_set_gone (story->notifier, TRUE);
  nabij_agent_story_let_pass (story, 30 * MINUTE_US + HOUR_US + MINUTE_US);
  nabij_fake_notifier_set_gone (story->notifier, FALSE);
  nabij_reminder_agent_server_came (story->agent);
  nabij_agent_story_assert_shown (story, NULL);
}

/* Silence came while a server hung: what it takes at last does not stay. */
static void
test_silence_while_showing (NabijAgentStory *story,
                            gconstpointer    data)
{
  nabij_fake_notifier_set_hanging (story->notifier, TRUE);
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  g_assert_true (nabij_reminder_agent_is_showing (story->agent));
  g_settings_set_boolean (story->settings, NABIJ_REMINDER_KEY_SILENT, TRUE);
  nabij_fake_notifier_set_hanging (story->notifier, FALSE);
  nabij_agent_story_assert_shown (story, NULL);
  g_assert_false (nabij_reminder_agent_is_showing (story->agent));
}

static void
test_answer_without_a_notice_opens_the_program (NabijAgentStory *story,
                                                gconstpointer    data)
{
  nabij_notifier_emit_answered (NABIJ_NOTIFIER (story->notifier), "exhale", NABIJ_NOTICE_ACTION_START, "");
  g_assert_cmpuint (story->n_opened, ==, 1);
  g_assert_cmpstr (story->opened, ==, NULL);
  nabij_notifier_emit_answered (NABIJ_NOTIFIER (story->notifier), "exhale", NABIJ_NOTICE_ACTION_LATER, "");
  nabij_notifier_emit_closed (NABIJ_NOTIFIER (story->notifier), "exhale", TRUE);
  g_assert_cmpuint (story->n_opened, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function, reminders) g_test_add ("/nabij/reminders/reminder-agent/" path, NabijAgentStory, reminders, nabij_agent_story_set_up, function, nabij_agent_story_tear_down)
  ADD ("comes-at-its-time", test_comes_at_its_time, "[" EXHALE "]");
  ADD ("goes-after-an-hour", test_goes_after_an_hour, "[" EXHALE "]");
  ADD ("several-are-one-line", test_several_are_one_line, "[" EXHALE ", " WATER "]");
  ADD ("wakes-from-sleep-with-one-line", test_wakes_from_sleep_with_one_line, "[" EXHALE ", " WATER ", " SLEEP "]");
  ADD ("sleeps-over-its-hour", test_sleeps_over_its_hour, "[" EXHALE "]");
  ADD ("clock-set-back-does-not-repeat", test_clock_set_back_does_not_repeat, "[" EXHALE "]");
  ADD ("clock-set-back-a-day-goes-on", test_clock_set_back_a_day_goes_on, "[" EXHALE "]");
  ADD ("travel-moves-it", test_travel_moves_it, "[" EXHALE "]");
  ADD ("silence-takes-all-back-at-once", test_silence_takes_all_back_at_once, "[" EXHALE "]");
  ADD ("pause-leaves-what-is-shown", test_pause_leaves_what_is_shown, "[" EXHALE "]");
  ADD ("ending-the-pause-shows-nothing-at-once", test_ending_the_pause_shows_nothing_at_once, "[" EXHALE "]");
  ADD ("five-unanswered-become-quiet", test_five_unanswered_become_quiet, "[" EXHALE "]");
  ADD ("one-answer-begins-the-count-anew", test_one_answer_begins_the_count_anew, "[" EXHALE "]");
  ADD ("practice-begins-the-count-anew", test_practice_begins_the_count_anew, "[" EXHALE "]");
  ADD ("run-out-counts-as-unanswered", test_run_out_counts_as_unanswered, "[" EXHALE "]");
  ADD ("restart-does-not-repeat", test_restart_does_not_repeat, "[" EXHALE "]");
  ADD ("left-by-a-killed-one", test_left_by_a_killed_one, "[" EXHALE "]");
  ADD ("left-nothing", test_left_nothing, "[" EXHALE "]");
  ADD ("nothing-on-nothing-kept", test_nothing_on_nothing_kept, NULL);
  ADD ("forgetting-may-come-before-the-news", test_forgetting_may_come_before_the_news, "[" EXHALE "]");
  ADD ("ends-while-showing-does-not-repeat", test_ends_while_showing_does_not_repeat, "[" EXHALE "]");
  ADD ("lost-server-does-not-repeat", test_lost_server_does_not_repeat, "[" EXHALE "]");
  ADD ("late-server-shows-it-within-its-hour", test_late_server_shows_it_within_its_hour, "[" EXHALE "]");
  ADD ("too-late-server-does-not-show-it", test_too_late_server_does_not_show_it, "[" EXHALE "]");
  ADD ("silence-while-showing", test_silence_while_showing, "[" EXHALE "]");
  ADD ("answer-without-a-notice-opens-the-program", test_answer_without_a_notice_opens_the_program, "[" EXHALE "]");
#undef ADD

  return g_test_run ();
}
