/* test-libnotify-failures.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Against no server, servers that hang and die, and a bus that goes.
 */

#include "config.h"

#include "nabij-notifier-fixture.h"

#include <stdlib.h>

static void
test_no_server_is_an_error (NabijNotifierFixture *fixture,
                            gconstpointer         user_data)
{
  NabijNotifierShown shown = nabij_notifier_fixture_try_to_show (fixture, "evening", &nabij_notifier_fixture_moment);

  g_assert_false (shown.shown);
  g_assert_error (shown.error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_clear_error (&shown.error);

  nabij_notifier_fixture_start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notice_server_press (fixture->server, 0, NABIJ_NOTICE_ACTION_START);
  nabij_notifier_fixture_assert_heard (fixture, "answered evening start 'token-1'\n");
}

static void
test_nothing_waits_for_one_that_hangs (NabijNotifierFixture *fixture,
                                       gconstpointer         user_data)
{
  NabijNotifierShown morning = { 0 }, noon = { 0 };

  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notice_server_set_hanging (fixture->server, TRUE);

  nabij_notifier_show_async (fixture->notifier, "morning", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &morning);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
  nabij_notifier_show_async (fixture->notifier, "noon", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &noon);
  nabij_notifier_withdraw (fixture->notifier, "evening");
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 2);
  nabij_notifier_withdraw (fixture->notifier, "morning");
  WAIT_FOR (morning.finished);
  g_assert_error (morning.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&morning.error);
  g_assert_false (noon.finished);

  nabij_notice_server_set_hanging (fixture->server, FALSE);
  WAIT_FOR (noon.finished);
  g_assert_true (noon.shown);
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 1);
  nabij_notifier_fixture_assert_heard (fixture, "");
}

static void
test_waiting_can_be_cancelled (NabijNotifierFixture *fixture,
                               gconstpointer         user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  NabijNotifierShown evening = { 0 };

  nabij_notifier_show_async (fixture->notifier, "evening", &nabij_notifier_fixture_moment, cancellable, nabij_notifier_fixture_shown_cb, &evening);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
  g_cancellable_cancel (cancellable);
  WAIT_FOR (evening.finished);
  g_assert_error (evening.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&evening.error);

  nabij_notice_server_set_hanging (fixture->server, FALSE);
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 1);
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 1);
}

/* A program that ends while a notice hangs does not wait for it. */
static void
test_the_end_does_not_wait (NabijNotifierFixture *fixture,
                            gconstpointer         user_data)
{
  if (g_test_subprocess ()) {
    NabijNotifierShown evening = { 0 };

    nabij_notifier_show_async (fixture->notifier, "evening", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &evening);
    WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
    g_object_unref (fixture->notifier);
    exit (EXIT_SUCCESS);
  }

  /* libnotify gives up after 25 s; the subprocess is ended before. */
  g_test_trap_subprocess (NULL, 15 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_one_that_hangs_and_dies_is_an_error (NabijNotifierFixture *fixture,
                                          gconstpointer         user_data)
{
  NabijNotifierShown evening = { 0 };

  nabij_notifier_show_async (fixture->notifier, "evening", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &evening);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
  nabij_notifier_fixture_stop_server (fixture);
  WAIT_FOR (evening.finished);
  g_assert_nonnull (evening.error);
  g_clear_error (&evening.error);

  nabij_notifier_fixture_start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notifier_fixture_assert_heard (fixture, "");
}

static void
test_one_that_dies_while_showing_is_an_error (NabijNotifierFixture *fixture,
                                              gconstpointer         user_data)
{
  NabijNotifierShown shown = nabij_notifier_fixture_try_to_show (fixture, "evening", &nabij_notifier_fixture_moment);

  g_assert_false (shown.shown);
  g_assert_nonnull (shown.error);
  g_clear_error (&shown.error);

  g_clear_object (&fixture->server);
  nabij_notifier_fixture_start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notifier_fixture_assert_heard (fixture, "");
}

static void
test_a_lost_server_is_told_and_a_new_one_works (NabijNotifierFixture *fixture,
                                                gconstpointer         user_data)
{
  guint id;

  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notifier_fixture_show (fixture, "morning", &nabij_notifier_fixture_moment);
  nabij_notifier_fixture_stop_server (fixture);
  WAIT_FOR (fixture->heard->len > 0);
  nabij_notifier_fixture_assert_heard (fixture, "lost\n");

  /* The numbers of the old server mean nothing to the new one. */
  nabij_notifier_fixture_start_server (fixture, NABIJ_NOTICE_SERVER_NO_ACTIONS);
  nabij_notifier_withdraw (fixture->notifier, "morning");
  id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  g_assert_cmpuint (nabij_notice_server_get_n_calls (fixture->server), ==, 1);
  nabij_notice_server_dismiss (fixture->server, id);
  nabij_notifier_fixture_assert_heard (fixture, "closed evening 1\n");

  /* Nothing was shown, so nothing is lost. */
  nabij_notifier_fixture_stop_server (fixture);
  nabij_notifier_fixture_assert_heard (fixture, "");
}

static void
test_a_new_bus_works (NabijNotifierFixture *fixture,
                      gconstpointer         user_data)
{
  NabijNotifierShown shown;

  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  g_clear_object (&fixture->server);

  /* This waits until nobody holds a connection to the old one. */
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
  g_assert_cmpstr (fixture->heard->str, ==, "lost\n");
  g_string_truncate (fixture->heard, 0);

  nabij_notifier_withdraw (fixture->notifier, "evening");
  shown = nabij_notifier_fixture_try_to_show (fixture, "evening", &nabij_notifier_fixture_moment);
  g_assert_false (shown.shown);
  g_assert_error (shown.error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_clear_error (&shown.error);

  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  nabij_notifier_fixture_start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notice_server_press (fixture->server, 0, NABIJ_NOTICE_ACTION_START);
  nabij_notifier_fixture_assert_heard (fixture, "answered evening start 'token-1'\n");
}

static guint
count_own_threads (void)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;
  guint       n = 0;

  g_assert_nonnull (tasks);
  while ((task = g_dir_read_name (tasks)) != NULL) {
    g_autofree char *path = g_build_filename ("/proc/self/task", task, "comm", NULL);
    g_autofree char *name = NULL;

    if (g_file_get_contents (path, &name, NULL, NULL) && g_str_has_prefix (name, "nabij"))
      n++;
  }
  return n;
}

static void
test_no_thread_is_kept (NabijNotifierFixture *fixture,
                        gconstpointer         user_data)
{
  NabijNotifierShown evening = { 0 };

  nabij_notifier_show_async (fixture->notifier, "evening", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &evening);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
  g_assert_cmpuint (count_own_threads (), ==, 1);

  nabij_notice_server_set_hanging (fixture->server, FALSE);
  WAIT_FOR (evening.finished);
  g_assert_true (evening.shown);
  while (count_own_threads () > 0) /* it was joined, but the kernel may still list it */
    g_usleep (1000);
}

static void
add (const char            *path,
     NabijNoticeServerFlags flags,
     void (*test) (NabijNotifierFixture *, gconstpointer))
{
  g_autofree char *whole = g_strconcat ("/nabij/reminders/libnotify-failures/", path, NULL);

  g_test_add (whole, NabijNotifierFixture, GUINT_TO_POINTER (flags), nabij_notifier_fixture_set_up, test, nabij_notifier_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_dbus_unset ();

  g_test_add ("/nabij/reminders/libnotify-failures/no-server-is-an-error", NabijNotifierFixture, NULL, nabij_notifier_fixture_set_up_without_server, test_no_server_is_an_error, nabij_notifier_fixture_tear_down);
  add ("nothing-waits-for-one-that-hangs", NABIJ_NOTICE_SERVER_NONE, test_nothing_waits_for_one_that_hangs);
  add ("waiting-can-be-cancelled", NABIJ_NOTICE_SERVER_HANG, test_waiting_can_be_cancelled);
  add ("the-end-does-not-wait", NABIJ_NOTICE_SERVER_HANG, test_the_end_does_not_wait);
  add ("one-that-hangs-and-dies-is-an-error", NABIJ_NOTICE_SERVER_HANG, test_one_that_hangs_and_dies_is_an_error);
  add ("one-that-dies-while-showing-is-an-error", NABIJ_NOTICE_SERVER_DIE, test_one_that_dies_while_showing_is_an_error);
  add ("a-lost-server-is-told-and-a-new-one-works", NABIJ_NOTICE_SERVER_NONE, test_a_lost_server_is_told_and_a_new_one_works);
  add ("a-new-bus-works", NABIJ_NOTICE_SERVER_NONE, test_a_new_bus_works);
  add ("no-thread-is-kept", NABIJ_NOTICE_SERVER_HANG, test_no_thread_is_kept);

  return g_test_run ();
}
