/* test-libnotify-notifier.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Against servers of our own, on a bus of our own.
 */

#include "config.h"

#include "nabij-libnotify-notifier.h"
#include "nabij-notice-server.h"

#include <stdlib.h>
#include <string.h>

static const NabijNotice moment = {
  .sender = "Nabij",
  .summary = "A quiet moment?",
  .body = "Tea & <b>rest</b>",
  .buttons = { NABIJ_NOTICE_ACTION_START, NABIJ_NOTICE_ACTION_LATER },
  .labels = { "Start", "Later" },
};

static const NabijNotice neutral = {
  .sender = "Reminder",
  .neutral = TRUE,
  .summary = "Breathe out slowly, once.",
  .buttons = { NABIJ_NOTICE_ACTION_MORE },
  .labels = { "More" },
  .sound = TRUE,
};

typedef struct {
  GTestDBus         *bus;
  NabijNoticeServer *server; /* NULL where there is none */
  NabijNotifier     *notifier;
  GString           *heard; /* what the notifier told */
} Fixture;

typedef struct {
  gboolean finished;
  gboolean shown;
  gboolean has_buttons;
  GError  *error;
} Shown;

#define WAIT_FOR(condition) \
  while (!(condition))      \
  g_main_context_iteration (NULL, TRUE)

/* Lets everything arrive that is under way. The bus reads from all who have sent something before it
 * reads from one of them again. */
static void
settle (void)
{
  for (int i = 0; i < 3; i++) {
    g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
    g_autoptr (GVariant) answer = NULL;

    g_assert_nonnull (connection);
    answer = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "GetId", NULL, NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL);
    g_assert_nonnull (answer);
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static void
answered_cb (NabijNotifier *notifier,
             const char    *name,
             const char    *action,
             const char    *token,
             Fixture       *fixture)
{
  g_string_append_printf (fixture->heard, "answered %s %s '%s'\n", name, action, token);
}

static void
closed_cb (NabijNotifier *notifier,
           const char    *name,
           gboolean       by_person,
           Fixture       *fixture)
{
  g_string_append_printf (fixture->heard, "closed %s %d\n", name, by_person);
}

static void
lost_cb (NabijNotifier *notifier,
         Fixture       *fixture)
{
  g_string_append (fixture->heard, "lost\n");
}

static void
start_server (Fixture               *fixture,
              NabijNoticeServerFlags flags)
{
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (fixture->server);
  connection = g_dbus_connection_new_for_address_sync (g_test_dbus_get_bus_address (fixture->bus),
                                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                       NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->server = nabij_notice_server_new (connection, flags);
  WAIT_FOR (nabij_notice_server_is_ready (fixture->server));
}

static void
start_notifier (Fixture *fixture)
{
  fixture->notifier = nabij_libnotify_notifier_new ();
  g_signal_connect (fixture->notifier, "answered", G_CALLBACK (answered_cb), fixture);
  g_signal_connect (fixture->notifier, "closed", G_CALLBACK (closed_cb), fixture);
  g_signal_connect (fixture->notifier, "lost", G_CALLBACK (lost_cb), fixture);
}

/* A notifier works from the first moment, before it has a connection. */
static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->heard = g_string_new (NULL);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  start_server (fixture, (NabijNoticeServerFlags)GPOINTER_TO_UINT (user_data));
  start_notifier (fixture);
}

static void
set_up_without_server (Fixture      *fixture,
                       gconstpointer user_data)
{
  fixture->heard = g_string_new (NULL);
  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  start_notifier (fixture);
}

static void
stop_server (Fixture *fixture)
{
  if (fixture->server != NULL)
    nabij_notice_server_die (fixture->server);
  g_assert_finalize_object (g_steal_pointer (&fixture->server));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_clear_object (&fixture->server);
  settle ();
  g_assert_finalize_object (fixture->notifier);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_test_dbus_down (fixture->bus);
  g_object_unref (fixture->bus);
  g_string_free (fixture->heard, TRUE);
}

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
try_to_show (Fixture           *fixture,
             const char        *name,
             const NabijNotice *notice)
{
  Shown shown = { 0 };

  nabij_notifier_show_async (fixture->notifier, name, notice, NULL, shown_cb, &shown);
  WAIT_FOR (shown.finished);
  return shown;
}

/* Returns the number that the server gave it. */
static guint
show (Fixture           *fixture,
      const char        *name,
      const NabijNotice *notice)
{
  Shown shown = try_to_show (fixture, name, notice);

  g_assert_no_error (shown.error);
  g_assert_true (shown.shown);
  return nabij_notice_server_get_shown (fixture->server, nabij_notice_server_get_n_shown (fixture->server) - 1);
}

static void
assert_heard (Fixture    *fixture,
              const char *expected)
{
  WAIT_FOR (fixture->heard->len >= strlen (expected));
  settle ();
  g_assert_cmpstr (fixture->heard->str, ==, expected);
  g_string_truncate (fixture->heard, 0);
}

static GVariant *
get_hints (Fixture *fixture,
           guint    id)
{
  return g_variant_get_child_value (nabij_notice_server_get_notice (fixture->server, id), 6);
}

static void
test_shows_what_it_is_given (Fixture      *fixture,
                             gconstpointer user_data)
{
  g_autoptr (GVariant) hints = NULL;
  g_autofree const char **actions = NULL;
  const char             *sender, *icon, *summary, *body, *text;
  gboolean                suppressed;
  guint8                  urgency;
  gint32                  timeout;
  guint                   id = show (fixture, "evening", &moment);

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
test_neutral_does_not_tell_the_program (Fixture      *fixture,
                                        gconstpointer user_data)
{
  guint            id = show (fixture, "evening", &neutral);
  g_autofree char *all = g_variant_print (nabij_notice_server_get_notice (fixture->server, id), FALSE);
  g_autofree char *lower = g_ascii_strdown (all, -1);

  g_assert_nonnull (strstr (all, "'Reminder'"));
  g_assert_null (strstr (lower, "nabij"));
}

/* The names are of the last one shown, not of the first. */
static void
test_sender_is_that_of_the_notice (Fixture      *fixture,
                                   gconstpointer user_data)
{
  const char *sender;
  guint       id;

  show (fixture, "evening", &moment);
  id = show (fixture, "morning", &neutral);
  g_variant_get_child (nabij_notice_server_get_notice (fixture->server, id), 0, "&s", &sender);
  g_assert_cmpstr (sender, ==, "Reminder");
}

static void
test_sounds_when_chosen (Fixture      *fixture,
                         gconstpointer user_data)
{
  g_autoptr (GVariant) hints = get_hints (fixture, show (fixture, "evening", &neutral));
  gboolean    suppressed;
  const char *name;

  g_assert_true (g_variant_lookup (hints, "sound-name", "&s", &name));
  g_assert_false (g_variant_lookup (hints, "suppress-sound", "b", &suppressed));
}

static void
test_no_markup_is_not_escaped (Fixture      *fixture,
                               gconstpointer user_data)
{
  guint       id = show (fixture, "evening", &moment);
  const char *body;

  g_variant_get_child (nabij_notice_server_get_notice (fixture->server, id), 4, "&s", &body);
  g_assert_cmpstr (body, ==, "Tea & <b>rest</b>");
}

static void
test_no_actions_is_told (Fixture      *fixture,
                         gconstpointer user_data)
{
  Shown shown = try_to_show (fixture, "evening", &moment);
  g_autoptr (GVariant) actions = NULL;

  g_assert_true (shown.shown);
  g_assert_false (shown.has_buttons);
  actions = g_variant_get_child_value (nabij_notice_server_get_notice (fixture->server, 1), 5);
  g_assert_cmpuint (g_variant_n_children (actions), ==, 0);
}

static void
test_the_same_name_is_replaced (Fixture      *fixture,
                                gconstpointer user_data)
{
  const char *summary;
  guint       id = show (fixture, "evening", &moment);

  show (fixture, "morning", &moment);
  g_assert_true (try_to_show (fixture, "evening", &neutral).shown);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 2);
  g_variant_get_child (nabij_notice_server_get_notice (fixture->server, id), 3, "&s", &summary);
  g_assert_cmpstr (summary, ==, "Breathe out slowly, once.");
  assert_heard (fixture, "");
}

/* Asked in one breath, before the server has answered the first. */
static void
test_many_at_once_are_shown_in_order (Fixture      *fixture,
                                      gconstpointer user_data)
{
  Shown shown[20] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    nabij_notifier_show_async (fixture->notifier, i % 2 == 0 ? "evening" : "morning", i < 18 ? &moment : &neutral, NULL, shown_cb, &shown[i]);
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
test_an_answer_is_told_with_its_token (Fixture      *fixture,
                                       gconstpointer user_data)
{
  static const char *const actions[] = { NABIJ_NOTICE_ACTION_OPEN, NABIJ_NOTICE_ACTION_MORE, NABIJ_NOTICE_ACTION_START, NABIJ_NOTICE_ACTION_LATER };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++) {
    guint            id = show (fixture, "evening", &moment);
    g_autofree char *expected = g_strdup_printf ("answered evening %s 'token-%u'\n", actions[i], id);

    g_assert_true (nabij_notice_server_press (fixture->server, id, actions[i]));
    assert_heard (fixture, expected);
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
test_an_answer_before_its_number_is_heard (Fixture      *fixture,
                                           gconstpointer user_data)
{
  g_signal_connect (fixture->server, "logged", G_CALLBACK (press_at_once_cb), NULL);
  g_assert_true (try_to_show (fixture, "evening", &moment).shown);
  assert_heard (fixture, "answered evening start 'token-1'\n");
}

static void
test_closing_is_told (Fixture      *fixture,
                      gconstpointer user_data)
{
  nabij_notice_server_dismiss (fixture->server, show (fixture, "evening", &moment));
  assert_heard (fixture, "closed evening 1\n");
  nabij_notice_server_expire (fixture->server, show (fixture, "evening", &moment));
  assert_heard (fixture, "closed evening 0\n");

  /* What is not there any more is not replaced either. */
  g_assert_cmpuint (show (fixture, "evening", &moment), ==, 3);
}

static void
test_what_is_not_ours_is_not_told (Fixture      *fixture,
                                   gconstpointer user_data)
{
  g_autoptr (GDBusConnection) connection = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) other = NULL;
  guint           id = show (fixture, "evening", &moment);
  GVariantBuilder hints;

  g_variant_builder_init (&hints, G_VARIANT_TYPE_VARDICT);
  nabij_notice_server_press (fixture->server, id, "unknown");
  assert_heard (fixture, "closed evening 1\n");

  id = show (fixture, "evening", &moment);
  g_dbus_connection_call (connection, NABIJ_NOTICE_SERVER_NAME, "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "Notify",
                          g_variant_new ("(susss@asa{sv}i)", "Another", 0, "", "Mail", "", g_variant_new_strv (NULL, 0), &hints, -1),
                          NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, NULL, NULL);
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 2);
  nabij_notice_server_press (fixture->server, 0, NABIJ_NOTICE_ACTION_START);
  assert_heard (fixture, "");
  nabij_notice_server_press (fixture->server, id, NABIJ_NOTICE_ACTION_LATER);
  assert_heard (fixture, "answered evening later 'token-2'\n");
}

static void
test_withdrawn_is_gone (Fixture      *fixture,
                        gconstpointer user_data)
{
  show (fixture, "evening", &moment);
  nabij_notifier_withdraw (fixture->notifier, "evening");
  nabij_notifier_withdraw (fixture->notifier, "never-shown");
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 0);
  assert_heard (fixture, "");
}

static void
test_withdrawn_on_its_way_does_not_stay (Fixture      *fixture,
                                         gconstpointer user_data)
{
  Shown evening = { 0 }, morning = { 0 };

  show (fixture, "noon", &moment);
  nabij_notifier_show_async (fixture->notifier, "evening", &moment, NULL, shown_cb, &evening);
  nabij_notifier_show_async (fixture->notifier, "morning", &moment, NULL, shown_cb, &morning);
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
  assert_heard (fixture, "");
}

static void
test_no_server_is_an_error (Fixture      *fixture,
                            gconstpointer user_data)
{
  Shown shown = try_to_show (fixture, "evening", &moment);

  g_assert_false (shown.shown);
  g_assert_error (shown.error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_clear_error (&shown.error);

  start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  show (fixture, "evening", &moment);
  nabij_notice_server_press (fixture->server, 0, NABIJ_NOTICE_ACTION_START);
  assert_heard (fixture, "answered evening start 'token-1'\n");
}

static void
test_nothing_waits_for_one_that_hangs (Fixture      *fixture,
                                       gconstpointer user_data)
{
  Shown morning = { 0 }, noon = { 0 };

  show (fixture, "evening", &moment);
  nabij_notice_server_set_hanging (fixture->server, TRUE);

  nabij_notifier_show_async (fixture->notifier, "morning", &moment, NULL, shown_cb, &morning);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
  nabij_notifier_show_async (fixture->notifier, "noon", &moment, NULL, shown_cb, &noon);
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
  assert_heard (fixture, "");
}

static void
test_waiting_can_be_cancelled (Fixture      *fixture,
                               gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Shown evening = { 0 };

  nabij_notifier_show_async (fixture->notifier, "evening", &moment, cancellable, shown_cb, &evening);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
  g_cancellable_cancel (cancellable);
  WAIT_FOR (evening.finished);
  g_assert_error (evening.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&evening.error);

  nabij_notice_server_set_hanging (fixture->server, FALSE);
  WAIT_FOR (nabij_notice_server_get_n_shown (fixture->server) == 1);
  show (fixture, "evening", &moment);
  g_assert_cmpuint (nabij_notice_server_get_n_shown (fixture->server), ==, 1);
}

/* A program that ends while a notice hangs does not wait for it. */
static void
test_the_end_does_not_wait (Fixture      *fixture,
                            gconstpointer user_data)
{
  if (g_test_subprocess ()) {
    Shown evening = { 0 };

    nabij_notifier_show_async (fixture->notifier, "evening", &moment, NULL, shown_cb, &evening);
    WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
    g_object_unref (fixture->notifier);
    exit (EXIT_SUCCESS);
  }

  /* libnotify gives up after 25 s; the subprocess is ended before. */
  g_test_trap_subprocess (NULL, 15 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
test_one_that_hangs_and_dies_is_an_error (Fixture      *fixture,
                                          gconstpointer user_data)
{
  Shown evening = { 0 };

  nabij_notifier_show_async (fixture->notifier, "evening", &moment, NULL, shown_cb, &evening);
  WAIT_FOR (nabij_notice_server_get_n_waiting (fixture->server) == 1);
  stop_server (fixture);
  WAIT_FOR (evening.finished);
  g_assert_nonnull (evening.error);
  g_clear_error (&evening.error);

  start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  show (fixture, "evening", &moment);
  assert_heard (fixture, "");
}

static void
test_one_that_dies_while_showing_is_an_error (Fixture      *fixture,
                                              gconstpointer user_data)
{
  Shown shown = try_to_show (fixture, "evening", &moment);

  g_assert_false (shown.shown);
  g_assert_nonnull (shown.error);
  g_clear_error (&shown.error);

  g_clear_object (&fixture->server);
  start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  show (fixture, "evening", &moment);
  assert_heard (fixture, "");
}

static void
test_a_lost_server_is_told_and_a_new_one_works (Fixture      *fixture,
                                                gconstpointer user_data)
{
  guint id;

  show (fixture, "evening", &moment);
  show (fixture, "morning", &moment);
  stop_server (fixture);
  WAIT_FOR (fixture->heard->len > 0);
  assert_heard (fixture, "lost\n");

  /* The numbers of the old server mean nothing to the new one. */
  start_server (fixture, NABIJ_NOTICE_SERVER_NO_ACTIONS);
  nabij_notifier_withdraw (fixture->notifier, "morning");
  id = show (fixture, "evening", &moment);
  g_assert_cmpuint (nabij_notice_server_get_n_calls (fixture->server), ==, 1);
  nabij_notice_server_dismiss (fixture->server, id);
  assert_heard (fixture, "closed evening 1\n");

  /* Nothing was shown, so nothing is lost. */
  stop_server (fixture);
  assert_heard (fixture, "");
}

static void
test_a_new_bus_works (Fixture      *fixture,
                      gconstpointer user_data)
{
  Shown shown;

  show (fixture, "evening", &moment);
  g_clear_object (&fixture->server);

  /* This waits until nobody holds a connection to the old one. */
  g_test_dbus_down (fixture->bus);
  g_clear_object (&fixture->bus);
  g_assert_cmpstr (fixture->heard->str, ==, "lost\n");
  g_string_truncate (fixture->heard, 0);

  nabij_notifier_withdraw (fixture->notifier, "evening");
  shown = try_to_show (fixture, "evening", &moment);
  g_assert_false (shown.shown);
  g_assert_error (shown.error, G_IO_ERROR, G_IO_ERROR_NOT_CONNECTED);
  g_clear_error (&shown.error);

  fixture->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (fixture->bus);
  start_server (fixture, NABIJ_NOTICE_SERVER_NONE);
  show (fixture, "evening", &moment);
  nabij_notice_server_press (fixture->server, 0, NABIJ_NOTICE_ACTION_START);
  assert_heard (fixture, "answered evening start 'token-1'\n");
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
test_no_thread_is_kept (Fixture      *fixture,
                        gconstpointer user_data)
{
  Shown evening = { 0 };

  nabij_notifier_show_async (fixture->notifier, "evening", &moment, NULL, shown_cb, &evening);
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
     void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *whole = g_strconcat ("/nabij/reminders/libnotify-notifier/", path, NULL);

  g_test_add (whole, Fixture, GUINT_TO_POINTER (flags), set_up, test, tear_down);
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
  g_test_add ("/nabij/reminders/libnotify-notifier/no-server-is-an-error", Fixture, NULL, set_up_without_server, test_no_server_is_an_error, tear_down);
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
