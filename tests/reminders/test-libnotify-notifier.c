/* test-libnotify-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Against servers of our own that work, on a bus of our own.
 */

#include "config.h"

#include "nabij-notifier-fixture.h"

#include <string.h>

static GVariant *
get_hints (NabijNotifierFixture *fixture,
           guint                 id)
{
  return g_variant_get_child_value (nabij_notice_server_get_notice (fixture->server, id), 6);
}

static void
test_shows_what_it_is_given (NabijNotifierFixture *fixture,
                             gconstpointer         user_data)
{
  g_autoptr (GVariant) hints = NULL;
  g_autofree const char **actions = NULL;
  const char             *sender, *icon, *summary, *body, *text;
  gboolean                suppressed;
  guint8                  urgency;
  gint32                  timeout;
  guint                   id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);

  g_variant_get (nabij_notice_server_get_notice (fixture->server, id), "(&su&s&s&s^a&s@a{sv}i)",
                 &sender, NULL, &icon, &summary, &body, &actions, &hints, &timeout);
  g_assert_cmpstr (sender, ==, "Nabij");
  g_assert_cmpstr (icon, ==, NABIJ_APPLICATION_ID);
  g_assert_cmpstr (summary, ==, "A quiet moment?");
  g_assert_cmpstr (body, ==, "Tea &amp; &lt;b&gt;rest&lt;/b&gt;");
  g_assert_cmpstrv (actions, ((const char *const[]){ "default", "Open", "start", "Start", "later", "Later", NULL }));
  g_assert_cmpint (timeout, ==, -1);

  g_assert_true (g_variant_lookup (hints, "urgency", "y", &urgency));
  g_assert_cmpuint (urgency, ==, 1);
  g_assert_true (g_variant_lookup (hints, "desktop-entry", "&s", &text));
  g_assert_cmpstr (text, ==, NABIJ_APPLICATION_ID);
  g_assert_true (g_variant_lookup (hints, "category", "&s", &text));
  g_assert_true (g_variant_lookup (hints, "suppress-sound", "b", &suppressed));
  g_assert_true (suppressed);
  g_assert_false (g_variant_lookup (hints, "sound-name", "&s", &text));
}

static void
test_neutral_does_not_tell_the_program (NabijNotifierFixture *fixture,
                                        gconstpointer         user_data)
{
  guint            id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_neutral);
  g_autofree char *all = g_variant_print (nabij_notice_server_get_notice (fixture->server, id), FALSE);
  g_autofree char *lower = g_ascii_strdown (all, -1);

  g_assert_nonnull (strstr (all, "'Reminder'"));
  g_assert_null (strstr (lower, "nabij"));
}

/* The names are of the last one shown, not of the first. */
static void
test_sender_is_that_of_the_notice (NabijNotifierFixture *fixture,
                                   gconstpointer         user_data)
{
  const char *sender;
  guint       id;

  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  id = nabij_notifier_fixture_show (fixture, "morning", &nabij_notifier_fixture_neutral);
  g_variant_get_child (nabij_notice_server_get_notice (fixture->server, id), 0, "&s", &sender);
  g_assert_cmpstr (sender, ==, "Reminder");
}

static void
test_sounds_when_chosen (NabijNotifierFixture *fixture,
                         gconstpointer         user_data)
{
  g_autoptr (GVariant) hints = get_hints (fixture, nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_neutral));
  gboolean    suppressed;
  const char *name;

  g_assert_true (g_variant_lookup (hints, "sound-name", "&s", &name));
  g_assert_false (g_variant_lookup (hints, "suppress-sound", "b", &suppressed));
}

static void
test_no_markup_is_not_escaped (NabijNotifierFixture *fixture,
                               gconstpointer         user_data)
{
  guint       id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  const char *body;

  g_variant_get_child (nabij_notice_server_get_notice (fixture->server, id), 4, "&s", &body);
  g_assert_cmpstr (body, ==, "Tea & <b>rest</b>");
}

static void
test_no_actions_is_told (NabijNotifierFixture *fixture,
                         gconstpointer         user_data)
{
  NabijNotifierShown shown = nabij_notifier_fixture_try_to_show (fixture, "evening", &nabij_notifier_fixture_moment);
  g_autoptr (GVariant) actions = NULL;

  g_assert_true (shown.shown);
  g_assert_false (shown.has_buttons);
  actions = g_variant_get_child_value (nabij_notice_server_get_notice (fixture->server, 1), 5);
  g_assert_cmpuint (g_variant_n_children (actions), ==, 0);
}

static void
test_the_same_name_is_replaced (NabijNotifierFixture *fixture,
                                gconstpointer         user_data)
{
  const char *summary;
  guint       id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);

  nabij_notifier_fixture_show (fixture, "morning", &nabij_notifier_fixture_moment);
  g_assert_true (nabij_notifier_fixture_try_to_show (fixture, "evening", &nabij_notifier_fixture_neutral).shown);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 2);
  g_variant_get_child (nabij_notice_server_get_notice (fixture->server, id), 3, "&s", &summary);
  g_assert_cmpstr (summary, ==, "Breathe out slowly, once.");
  nabij_notifier_fixture_assert_heard (fixture, "");
}

/* Asked in one breath, before the server has answered the first. */
static void
test_many_at_once_are_shown_in_order (NabijNotifierFixture *fixture,
                                      gconstpointer         user_data)
{
  NabijNotifierShown shown[20] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    nabij_notifier_show_async (fixture->notifier, i % 2 == 0 ? "evening" : "morning", i < 18 ? &nabij_notifier_fixture_moment : &nabij_notifier_fixture_neutral, NULL, nabij_notifier_fixture_shown_cb, &shown[i]);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++) {
    WAIT_FOR (shown[i].finished);
    g_assert_true (shown[i].shown);
    g_assert_true (shown[i].has_buttons);
  }

  g_assert_cmpuint (nabij_notice_server_get_n_calls (fixture->server), ==, G_N_ELEMENTS (shown));
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 2);
  for (guint i = 0; i < 2; i++) {
    const char *summary;

    g_variant_get_child (nabij_notice_server_get_notice (fixture->server, nabij_notice_server_get_shown (fixture->server, i)), 3, "&s", &summary);
    g_assert_cmpstr (summary, ==, "Breathe out slowly, once.");
  }
}

static void
test_an_answer_is_told_with_its_token (NabijNotifierFixture *fixture,
                                       gconstpointer         user_data)
{
  static const char *const actions[] = { NABIJ_NOTICE_ACTION_OPEN, NABIJ_NOTICE_ACTION_MORE, NABIJ_NOTICE_ACTION_START, NABIJ_NOTICE_ACTION_LATER };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    guint            id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
    g_autofree char *expected = g_strdup_printf ("answered evening %s 'token-%u'\n", actions[i], id);

    g_assert_true (nabij_notice_server_press (fixture->server, id, actions[i]));
    nabij_notifier_fixture_assert_heard (fixture, expected);
  }
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 0);
}

static void
press_at_once_cb (NabijNoticeServer *server,
                  const char        *line)
{
  if (strstr (line, "\tNotify\t") != NULL)
    nabij_notice_server_press (server, 0, NABIJ_NOTICE_ACTION_START);
}

static void
test_an_answer_before_its_number_is_heard (NabijNotifierFixture *fixture,
                                           gconstpointer         user_data)
{
  g_signal_connect (fixture->server, "logged", G_CALLBACK (press_at_once_cb), NULL);
  g_assert_true (nabij_notifier_fixture_try_to_show (fixture, "evening", &nabij_notifier_fixture_moment).shown);
  nabij_notifier_fixture_assert_heard (fixture, "answered evening start 'token-1'\n");
}

static void
test_closing_is_told (NabijNotifierFixture *fixture,
                      gconstpointer         user_data)
{
  nabij_notice_server_dismiss (fixture->server, nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment));
  nabij_notifier_fixture_assert_heard (fixture, "closed evening 1\n");
  nabij_notice_server_expire (fixture->server, nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment));
  nabij_notifier_fixture_assert_heard (fixture, "closed evening 0\n");

  /* What is not there any more is not replaced either. */
  g_assert_cmpuint (nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment), ==, 3);
}

static void
test_what_is_not_ours_is_not_told (NabijNotifierFixture *fixture,
                                   gconstpointer         user_data)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) other = NULL;
  guint           id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  GVariantBuilder hints;

  g_variant_builder_init (&hints, G_VARIANT_TYPE_VARDICT);
  nabij_notice_server_press (fixture->server, id, "unknown");
  nabij_notifier_fixture_assert_heard (fixture, "closed evening 1\n");

  id = nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  g_dbus_connection_call (connection, NABIJ_NOTICE_SERVER_NAME, "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify",
                          g_variant_new ("(susss@asa{sv}i)", "Another", 0, "", "Mail", "", g_variant_new_strv (NULL, 0), &hints, -1),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 2);
  nabij_notice_server_press (fixture->server, 0, NABIJ_NOTICE_ACTION_START);
  nabij_notifier_fixture_assert_heard (fixture, "");
  nabij_notice_server_press (fixture->server, id, NABIJ_NOTICE_ACTION_LATER);
  nabij_notifier_fixture_assert_heard (fixture, "answered evening later 'token-2'\n");
}

static void
test_withdrawn_is_gone (NabijNotifierFixture *fixture,
                        gconstpointer         user_data)
{
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notifier_withdraw (fixture->notifier, "evening");
  nabij_notifier_withdraw (fixture->notifier, "never-shown");
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 0);
  nabij_notifier_fixture_assert_heard (fixture, "");
}

static void
test_withdrawn_on_its_way_does_not_stay (NabijNotifierFixture *fixture,
                                         gconstpointer         user_data)
{
  NabijNotifierShown evening = { 0 }, morning = { 0 };

  nabij_notifier_fixture_show (fixture, "noon", &nabij_notifier_fixture_moment);
  nabij_notifier_show_async (fixture->notifier, "evening", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &evening);
  nabij_notifier_show_async (fixture->notifier, "morning", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &morning);
  nabij_notifier_withdraw (fixture->notifier, "evening");
  nabij_notifier_withdraw (fixture->notifier, "morning");
  WAIT_FOR (evening.finished && morning.finished);
  g_assert_error (evening.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (morning.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&evening.error);
  g_clear_error (&morning.error);

  /* The first one arrives and is taken back, the second one never came so far. */
  WAIT_FOR (nabij_notice_server_get_n_calls (fixture->server) == 3);
  g_assert_cmpstr (nabij_notice_server_get_call (fixture->server, 2), ==, "CloseNotification\tid=2");
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 1);
  nabij_notifier_fixture_assert_heard (fixture, "");
}

static void
add (const char            *path,
     NabijNoticeServerFlags flags,
     void (*test) (NabijNotifierFixture *, gconstpointer))
{
  g_autofree char *whole = g_strconcat ("/nabij/reminders/libnotify-notifier/", path, NULL);

  g_test_add (whole, NabijNotifierFixture, GUINT_TO_POINTER (flags), nabij_notifier_fixture_set_up, test, nabij_notifier_fixture_tear_down);
}

/* As after a crash: another notifier, which knows of nothing but the traces. */
static void
test_follows_what_another_has_left (NabijNotifierFixture *fixture,
                                    gconstpointer         user_data)
{
  g_autoptr (NabijNotifier) later = nabij_libnotify_notifier_new ();
  g_auto (GStrv) nothing = nabij_notifier_list_traces (fixture->notifier);
  g_auto (GStrv) traces = NULL;

  g_assert_cmpuint (g_strv_length (nothing), ==, 0);
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notifier_fixture_show (fixture, "morning", &nabij_notifier_fixture_neutral);
  traces = nabij_notifier_list_traces (fixture->notifier);
  g_assert_cmpuint (g_strv_length (traces), ==, 2);

  nabij_notifier_follow_traces (later, (const char *const *)traces);
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 0);
}

/* Another server gives the same numbers, to notices of others. */
static void
test_leaves_alone_what_is_of_others (NabijNotifierFixture *fixture,
                                     gconstpointer         user_data)
{
  static const char *const nonsense[] = { "", " ", "1", "a :1.1 1", "a :1.1 1 1", "a org.freedesktop.Notifications 1", NULL };
  g_auto (GStrv) traces = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *other_bus = NULL, *other_number = NULL, *other_name = NULL;

  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  traces = nabij_notifier_list_traces (fixture->notifier);
  parts = g_strsplit (traces[0], " ", -1);
  other_bus = g_strdup_printf ("0123456789abcdef0123456789abcdef %s %s", parts[1], parts[2]);
  other_number = g_strdup_printf ("%s %s 99999999999", parts[0], parts[1]);
  other_name = g_strdup_printf ("%s org.freedesktop.Notifications %s", parts[0], parts[2]);
  nabij_notifier_follow_traces (fixture->notifier, nonsense);
  nabij_notifier_follow_traces (fixture->notifier, (const char *const[]){ other_bus, other_number, other_name, NULL });
  nabij_notifier_fixture_settle ();
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 1);

  nabij_notifier_fixture_stop_server (fixture);
  nabij_notifier_fixture_assert_heard (fixture, "lost\n");
  nabij_notifier_fixture_start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  nabij_notifier_fixture_show (fixture, "evening", &nabij_notifier_fixture_moment);
  nabij_notifier_follow_traces (fixture->notifier, (const char *const *)traces);
  nabij_notifier_fixture_settle ();
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 1);
}

/* It was taken back on its way: who ends waits until it has arrived. */
static void
test_is_busy_until_it_is_taken_back (NabijNotifierFixture *fixture,
                                     gconstpointer         user_data)
{
  NabijNotifierShown shown = { 0 };

  g_assert_false (nabij_notifier_is_busy (fixture->notifier));
  nabij_notice_server_set_hanging (fixture->server, TRUE);
  nabij_notifier_show_async (fixture->notifier, "evening", &nabij_notifier_fixture_moment, NULL, nabij_notifier_fixture_shown_cb, &shown);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) > 0);
  nabij_notifier_withdraw (fixture->notifier, "evening");
  WAIT_FOR (shown.finished);
  g_assert_error (shown.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&shown.error);
  g_assert_true (nabij_notifier_is_busy (fixture->notifier));

  nabij_notice_server_set_hanging (fixture->server, FALSE);
  WAIT_FOR (!nabij_notifier_is_busy (fixture->notifier));
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_dbus_unset ();

  add ("shows-what-it-is-given", NABIJ_NOTICE_SERVER_NONE, test_shows_what_it_is_given);
  add ("neutral-does-not-tell-the-program", NABIJ_NOTICE_SERVER_NONE, test_neutral_does_not_tell_the_program);
  add ("sender-is-that-of-the-notice", NABIJ_NOTICE_SERVER_NONE, test_sender_is_that_of_the_notice);
  add ("sounds-when-chosen", NABIJ_NOTICE_SERVER_NONE, test_sounds_when_chosen);
  add ("no-markup-is-not-escaped", NABIJ_NOTICE_SERVER_NO_MARKUP, test_no_markup_is_not_escaped);
  add ("no-actions-is-told", NABIJ_NOTICE_SERVER_NO_ACTIONS, test_no_actions_is_told);
  add ("the-same-name-is-replaced", NABIJ_NOTICE_SERVER_NONE, test_the_same_name_is_replaced);
  add ("many-at-once-are-shown-in-order", NABIJ_NOTICE_SERVER_NONE, test_many_at_once_are_shown_in_order);
  add ("an-answer-is-told-with-its-token", NABIJ_NOTICE_SERVER_NONE, test_an_answer_is_told_with_its_token);
  add ("an-answer-before-its-number-is-heard", NABIJ_NOTICE_SERVER_NONE, test_an_answer_before_its_number_is_heard);
  add ("closing-is-told", NABIJ_NOTICE_SERVER_NONE, test_closing_is_told);
  add ("what-is-not-ours-is-not-told", NABIJ_NOTICE_SERVER_NONE, test_what_is_not_ours_is_not_told);
  add ("withdrawn-is-gone", NABIJ_NOTICE_SERVER_NONE, test_withdrawn_is_gone);
  add ("withdrawn-on-its-way-does-not-stay", NABIJ_NOTICE_SERVER_NONE, test_withdrawn_on_its_way_does_not_stay);
  add ("follows-what-another-has-left", NABIJ_NOTICE_SERVER_NONE, test_follows_what_another_has_left);
  add ("leaves-alone-what-is-of-others", NABIJ_NOTICE_SERVER_NONE, test_leaves_alone_what_is_of_others);
  add ("is-busy-until-it-is-taken-back", NABIJ_NOTICE_SERVER_NONE, test_is_busy_until_it_is_taken_back);

  return g_test_run ();
}
