/* test-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every notifier promises, held against the fake that other tests rely on.
 */

#include "config.h"

#include "nabij-fake-notifier.h"

static const NabijNotice moment = {
  .sender = "Nabij",
  .summary = "A quiet moment?",
  .buttons = { NABIJ_NOTICE_ACTION_START, NABIJ_NOTICE_ACTION_LATER },
  .labels = { "Start", "Later" },
};

static const NabijNotice exhale = {
  .sender = "Nabij",
  .summary = "Once, slowly out.",
  .sound = TRUE,
};

typedef struct {
  gboolean finished;
  gboolean shown;
  gboolean has_buttons;
  GError  *error;
} Shown;

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Shown *shown = user_data;

  shown->finished = TRUE;
  shown->shown = nabij_notifier_show_finish (NABIJ_NOTIFIER (source), result, &shown->has_buttons, &shown->error);
}

static Shown
show (NabijFakeNotifier *fake,
      const char        *name,
      const NabijNotice *notice)
{
  Shown shown = { 0 };

  nabij_notifier_show_async (NABIJ_NOTIFIER (fake), name, notice, NULL, shown_cb, &shown);
  g_assert_false (shown.finished);
  while (!shown.finished)
    g_main_context_iteration (NULL, TRUE);

  return shown;
}

static void
test_the_same_name_is_replaced (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  const NabijNotice *notice;

  g_assert_true (show (fake, "evening", &moment).shown);
  notice = nabij_fake_notifier_get_notice (fake, "evening");
  g_assert_cmpstr (notice->summary, ==, "A quiet moment?");
  g_assert_cmpstr (notice->buttons[1], ==, NABIJ_NOTICE_ACTION_LATER);
  g_assert_cmpstr (notice->labels[1], ==, "Later");

  g_assert_true (show (fake, "evening", &exhale).shown);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 1);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shows (fake), ==, 2);
  notice = nabij_fake_notifier_get_notice (fake, "evening");
  g_assert_cmpstr (notice->summary, ==, "Once, slowly out.");
  g_assert_null (notice->buttons[0]);
  g_assert_true (notice->sound);
}

static void
test_withdrawn_is_gone (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  NabijNotifier *notifier = NABIJ_NOTIFIER (fake);

  g_assert_true (show (fake, "evening", &moment).shown);
  nabij_notifier_withdraw (notifier, "evening");
  nabij_notifier_withdraw (notifier, "never-shown");
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 0);
  g_assert_cmpuint (nabij_fake_notifier_get_n_withdrawals (fake), ==, 2);
}

static void
test_no_server_is_an_error (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  g_autoptr (GError) error = NULL;
  Shown shown;

  nabij_fake_notifier_set_gone (fake, TRUE);
  shown = show (fake, "evening", &moment);
  error = shown.error;
  g_assert_false (shown.shown);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_assert_null (nabij_fake_notifier_get_notice (fake, "evening"));
}

static void
test_buttons_are_told (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();

  g_assert_true (show (fake, "evening", &moment).has_buttons);
  nabij_fake_notifier_set_buttonless (fake, TRUE);
  g_assert_false (show (fake, "evening", &moment).has_buttons);
}

static void
test_what_hangs_is_taken_later_or_withdrawn (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  NabijNotifier *notifier = NABIJ_NOTIFIER (fake);
  Shown          evening = { 0 }, morning = { 0 };

  nabij_fake_notifier_set_hanging (fake, TRUE);
  nabij_notifier_show_async (notifier, "evening", &moment, NULL, shown_cb, &evening);
  nabij_notifier_show_async (notifier, "morning", &moment, NULL, shown_cb, &morning);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_false (evening.finished);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 0);

  nabij_notifier_withdraw (notifier, "morning");
  while (!morning.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (morning.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&morning.error);

  nabij_fake_notifier_set_hanging (fake, FALSE);
  while (!evening.finished)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (evening.shown);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 1);
}

static void
append_answered_cb (NabijNotifier *notifier,
                    const char    *name,
                    const char    *action,
                    const char    *token,
                    GString       *log)
{
  g_string_append_printf (log, "answered %s %s '%s'\n", name, action, token);
}

static void
append_closed_cb (NabijNotifier *notifier,
                  const char    *name,
                  gboolean       by_person,
                  GString       *log)
{
  g_string_append_printf (log, "closed %s %d\n", name, by_person);
}

static void
append_lost_cb (NabijNotifier *notifier,
                GString       *log)
{
  g_string_append (log, "lost\n");
}

static void
test_what_happens_is_told (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  g_autoptr (GString) log = g_string_new (NULL);

  g_signal_connect (fake, "answered", G_CALLBACK (append_answered_cb), log);
  g_signal_connect (fake, "closed", G_CALLBACK (append_closed_cb), log);
  g_signal_connect (fake, "lost", G_CALLBACK (append_lost_cb), log);

  g_assert_true (show (fake, "evening", &moment).shown);
  nabij_fake_notifier_answer (fake, "evening", NABIJ_NOTICE_ACTION_START, NULL);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 0);

  g_assert_true (show (fake, "evening", &moment).shown);
  nabij_fake_notifier_close (fake, "evening", TRUE);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 0);

  g_assert_true (show (fake, "evening", &moment).shown);
  nabij_fake_notifier_lose_server (fake);
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 0);

  g_assert_cmpstr (log->str, ==, "answered evening start ''\nclosed evening 1\nlost\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/reminders/notifier/the-same-name-is-replaced", test_the_same_name_is_replaced);
  g_test_add_func ("/nabij/reminders/notifier/withdrawn-is-gone", test_withdrawn_is_gone);
  g_test_add_func ("/nabij/reminders/notifier/no-server-is-an-error", test_no_server_is_an_error);
  g_test_add_func ("/nabij/reminders/notifier/buttons-are-told", test_buttons_are_told);
  g_test_add_func ("/nabij/reminders/notifier/what-hangs-is-taken-later-or-withdrawn",
                   test_what_hangs_is_taken_later_or_withdrawn);
  g_test_add_func ("/nabij/reminders/notifier/what-happens-is-told", test_what_happens_is_told);

  return g_test_run ();
}
