/* test-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every notifier promises, held against the fake that other tests rely on.
 */

#include "config.h"

#include "nabij-fake-notifier.h"

static void
test_the_same_line_is_replaced (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  NabijNotifier *notifier = NABIJ_NOTIFIER (fake);

  g_assert_true (nabij_notifier_show (notifier, "evening", "A quiet moment?", NULL));
  g_assert_true (nabij_notifier_show (notifier, "evening", "Once, slowly out.", NULL));
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 1);
  g_assert_cmpstr (nabij_fake_notifier_get_line (fake, "evening"), ==, "Once, slowly out.");
}

static void
test_withdrawn_is_gone (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  NabijNotifier *notifier = NABIJ_NOTIFIER (fake);

  g_assert_true (nabij_notifier_show (notifier, "evening", "A quiet moment?", NULL));
  nabij_notifier_withdraw (notifier, "evening");
  nabij_notifier_withdraw (notifier, "never-shown");
  g_assert_cmpuint (nabij_fake_notifier_get_n_shown (fake), ==, 0);
}

static void
test_no_server_is_an_error (void)
{
  g_autoptr (NabijFakeNotifier) fake = nabij_fake_notifier_new ();
  g_autoptr (GError) error = NULL;

  nabij_fake_notifier_set_gone (fake, TRUE);
  g_assert_false (nabij_notifier_show (NABIJ_NOTIFIER (fake), "evening", "A quiet moment?", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/reminders/notifier/the-same-line-is-replaced", test_the_same_line_is_replaced);
  g_test_add_func ("/nabij/reminders/notifier/withdrawn-is-gone", test_withdrawn_is_gone);
  g_test_add_func ("/nabij/reminders/notifier/no-server-is-an-error", test_no_server_is_an_error);

  return g_test_run ();
}
