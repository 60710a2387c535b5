/* test-reminder-answers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the agent does when the person answers, practises, switches, or tries a reminder.
 */

#include "config.h"

#include "nabij-agent-story.h"
#include "nabij-reminders-bus.h"
#include "nabij-schedule.h"

/* What the person does */

static void
test_start_opens_its_practice (NabijAgentStory *story,
                               gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  nabij_agent_story_answer (story, "water", NABIJ_NOTICE_ACTION_START);
  g_assert_cmpstr (story->opened, ==, "water-and-rust");
  g_assert_cmpstr (story->token, ==, "token");
  g_assert_cmpuint (story->n_opened, ==, 1);
  nabij_agent_story_assert_shown (story, NULL);
}

static void
test_more_and_the_body_open_the_program (NabijAgentStory *story,
                                         gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  nabij_agent_story_answer (story, "exhale", NABIJ_NOTICE_ACTION_MORE);
  g_assert_cmpstr (story->opened, ==, "five-exhales");
  nabij_agent_story_let_pass (story, DAY_US);
  nabij_agent_story_answer (story, "exhale", NABIJ_NOTICE_ACTION_OPEN);
  g_assert_cmpstr (story->opened, ==, NULL);
  g_assert_cmpuint (story->n_opened, ==, 2);
}

static gboolean
offers_later (NabijAgentStory *story)
{
  const NabijNotice *notice = nabij_fake_notifier_get_notice (story->notifier, "water");

  g_assert_nonnull (notice);
  return g_strcmp0 (notice->buttons[1], NABIJ_NOTICE_ACTION_LATER) == 0;
}

static void
test_later_comes_back_twice (NabijAgentStory *story,
                             gconstpointer    data)
{
  g_settings_set_int (story->settings, NABIJ_REMINDER_KEY_LATER, 20);
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);

  for (guint i = 0; i < NABIJ_REMINDER_N_LATER_MAX; i++) {
    g_assert_true (offers_later (story));
    nabij_agent_story_answer (story, "water", NABIJ_NOTICE_ACTION_LATER);
    nabij_agent_story_let_pass (story, 20 * MINUTE_US - 1);
    nabij_agent_story_assert_shown (story, NULL);
    nabij_agent_story_let_pass (story, 1);
    nabij_agent_story_assert_shown (story, "water");
  }

  /* Then it lets go, and does not offer what it would not do. */
  g_assert_false (offers_later (story));
  nabij_agent_story_answer (story, "water", NABIJ_NOTICE_ACTION_LATER);
  nabij_agent_story_let_pass (story, 2 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 3);
  g_assert_cmpuint (story->n_opened, ==, 0);
}

static void
test_later_survives_a_restart (NabijAgentStory *story,
                               gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  nabij_agent_story_answer (story, "water", NABIJ_NOTICE_ACTION_LATER);
  nabij_agent_story_restart (story);
  nabij_agent_story_assert_shown (story, NULL);
  nabij_agent_story_let_pass (story, 15 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "water");
}

static void
test_done_before_lets_it_pass (NabijAgentStory *story,
                               gconstpointer    data)
{
  nabij_agent_story_note_practice (story, "water-and-rust");
  nabij_agent_story_let_pass (story, 40 * MINUTE_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 0);
  nabij_agent_story_let_pass (story, 5 * HOUR_US);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (story->notifier), ==, 1);
}

static void
test_done_takes_it_back (NabijAgentStory *story,
                         gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  nabij_agent_story_note_practice (story, "five-exhales");
  nabij_agent_story_assert_shown (story, "water");
  nabij_agent_story_note_practice (story, "water-and-rust");
  nabij_agent_story_assert_shown (story, NULL);
}

/* A breath is a breath, in whatever practice. */
static void
test_any_practice_takes_the_exhale_back (NabijAgentStory *story,
                                         gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  nabij_agent_story_note_practice (story, "water-and-rust");
  nabij_agent_story_assert_shown (story, NULL);
}

static void
test_switched_off_takes_it_back (NabijAgentStory *story,
                                 gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 35 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");
  nabij_agent_story_set_reminders (story, "@aa{sv} []");
  nabij_agent_story_assert_shown (story, NULL);
  g_assert_false (nabij_reminder_agent_is_needed (story->agent));
  g_assert_cmpint (nabij_reminder_agent_get_wake_us (story->agent), ==, G_MAXINT64);
}

/* At 10:40 it is not 10:30 any more; but after a log-in it may be. */
static void
test_switched_on_too_late_waits (NabijAgentStory *story,
                                 gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 40 * MINUTE_US);
  nabij_agent_story_set_reminders (story, "[" EXHALE "]");
  nabij_agent_story_assert_shown (story, NULL);
  nabij_agent_story_let_pass (story, DAY_US - 11 * MINUTE_US);
  nabij_agent_story_assert_shown (story, NULL);
  nabij_agent_story_let_pass (story, MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");
}

static void
test_log_in_within_its_hour_shows_it (NabijAgentStory *story,
                                      gconstpointer    data)
{
  nabij_fake_clock_pass (story->clock, 40 * MINUTE_US);
  nabij_agent_story_restart (story);
  nabij_agent_story_assert_shown (story, "exhale");
}

/* Tests by the person */

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
test_by_person (NabijAgentStory *story,
                const char      *id,
                gboolean        *has_buttons,
                GError         **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_reminder_agent_test_async (story->agent, id, NULL, tested_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return nabij_reminder_agent_test_finish (story->agent, result, has_buttons, error);
}

static void
test_test_shows_one_that_is_off (NabijAgentStory *story,
                                 gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_buttons = FALSE;

  g_assert_false (nabij_reminder_agent_is_needed (story->agent));
  g_assert_true (test_by_person (story, "water", &has_buttons, &error));
  g_assert_no_error (error);
  g_assert_true (has_buttons);
  nabij_agent_story_assert_shown (story, "test");
  g_assert_true (nabij_reminder_agent_is_needed (story->agent));

  nabij_agent_story_answer (story, "test", NABIJ_NOTICE_ACTION_START);
  g_assert_cmpstr (story->opened, ==, "water-and-rust");
  g_assert_false (nabij_reminder_agent_is_needed (story->agent));
}

static void
test_test_says_what_is_missing (NabijAgentStory *story,
                                gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  gboolean has_buttons = TRUE;

  g_assert_false (test_by_person (story, "nobody", NULL, &error));
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN);
  g_clear_error (&error);

  nabij_fake_notifier_set_buttonless (story->notifier, TRUE);
  g_assert_true (test_by_person (story, "water", &has_buttons, &error));
  g_assert_false (has_buttons);

  nabij_fake_notifier_set_gone (story->notifier, TRUE);
  g_assert_false (test_by_person (story, "water", NULL, &error));
  g_assert_error (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER);
}

/* It is no turn, and nobody has to answer it. */
static void
test_test_does_not_count (NabijAgentStory *story,
                          gconstpointer    data)
{
  for (guint i = 0; i < NABIJ_REMINDER_N_UNANSWERED_MAX; i++) {
    g_assert_true (test_by_person (story, "exhale", NULL, NULL));
    nabij_agent_story_let_happen ();
    nabij_fake_notifier_close (story->notifier, "test", FALSE);
  }
  g_assert_false (g_settings_get_boolean (story->settings, NABIJ_REMINDER_KEY_RESTING));
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  nabij_agent_story_assert_shown (story, "exhale");
}

static void
test_withdraw_takes_all_back (NabijAgentStory *story,
                              gconstpointer    data)
{
  nabij_agent_story_let_pass (story, 30 * MINUTE_US);
  g_assert_true (test_by_person (story, "exhale", NULL, NULL));
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (story->notifier), ==, 2);
  nabij_reminder_agent_withdraw_all (story->agent);
  nabij_agent_story_assert_shown (story, NULL);
}

static void
test_lists_what_comes (NabijAgentStory *story,
                       gconstpointer    data)
{
  g_autoptr (GArray) due = nabij_reminder_agent_list (story->agent, 3);

  g_assert_cmpuint (due->len, ==, 3);
  g_assert_cmpint (g_array_index (due, NabijDue, 0).at_us, ==, nabij_agent_story_now_us (story) + 30 * MINUTE_US);
  g_assert_cmpint (g_array_index (due, NabijDue, 2).at_us, ==, nabij_agent_story_now_us (story) + 30 * MINUTE_US + 2 * DAY_US);
  g_assert_cmpint (nabij_reminder_agent_get_wake_us (story->agent), ==, nabij_agent_story_now_us (story) + 30 * MINUTE_US);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(path, function, reminders) g_test_add ("/nabij/reminders/reminder-answers/" path, NabijAgentStory, reminders, nabij_agent_story_set_up, function, nabij_agent_story_tear_down)
  ADD ("start-opens-its-practice", test_start_opens_its_practice, "[" WATER "]");
  ADD ("more-and-the-body-open-the-program", test_more_and_the_body_open_the_program, "[" EXHALE "]");
  ADD ("later-comes-back-twice", test_later_comes_back_twice, "[" WATER "]");
  ADD ("later-survives-a-restart", test_later_survives_a_restart, "[" WATER "]");
  ADD ("done-before-lets-it-pass", test_done_before_lets_it_pass, "[" WATER "]");
  ADD ("done-takes-it-back", test_done_takes_it_back, "[" WATER "]");
  ADD ("any-practice-takes-the-exhale-back", test_any_practice_takes_the_exhale_back, "[" EXHALE "]");
  ADD ("switched-off-takes-it-back", test_switched_off_takes_it_back, "[" EXHALE "]");
  ADD ("switched-on-too-late-waits", test_switched_on_too_late_waits, NULL);
  ADD ("log-in-within-its-hour-shows-it", test_log_in_within_its_hour_shows_it, "[" EXHALE "]");
  ADD ("test-shows-one-that-is-off", test_test_shows_one_that_is_off, NULL);
  ADD ("test-says-what-is-missing", test_test_says_what_is_missing, NULL);
  ADD ("test-does-not-count", test_test_does_not_count, "[" EXHALE "]");
  ADD ("withdraw-takes-all-back", test_withdraw_takes_all_back, "[" EXHALE "]");
  ADD ("lists-what-comes", test_lists_what_comes, "[" EXHALE "]");
#undef ADD

  return g_test_run ();
}
