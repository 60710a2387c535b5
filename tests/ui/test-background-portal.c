/* test-background-portal.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bus of its own with a portal that answers as it is told.
 */

#include "config.h"

#include "nabij-background-portal.h"
#include "nabij-bus-fixture.h"

#include <glib/gstdio.h>

#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define REQUEST_INTERFACE "org.freedesktop.portal.Request"
#define REFUSED "The system does not let Nabij run in the background, so the reminder stays as it was. You can allow it in Settings → Applications → Nabij."

#define PORTAL_XML                                                             \
  "<node>"                                                                     \
  "<interface name='org.freedesktop.portal.Background'>"                       \
  "<method name='RequestBackground'>"                                          \
  "<arg type='s' direction='in'/><arg type='a{sv}' direction='in'/>"           \
  "<arg type='o' direction='out'/>"                                            \
  "</method>"                                                                  \
  "</interface>"                                                               \
  "<interface name='" REQUEST_INTERFACE "'><method name='Close'/></interface>" \
  "</node>"

typedef enum {
  ANSWER_GRANTED,
  ANSWER_NOT_AT_LOG_IN,
  ANSWER_NOT_IN_BACKGROUND,
  ANSWER_DISMISSED,
  ANSWER_FAILED,
  ANSWER_NONSENSE,
  ANSWER_NEVER,
} Answer;

typedef struct {
  NabijBusFixture base;
  GDBusNodeInfo  *node;
  NabijAutostart *autostart;
  GVariant       *options; /* what was asked last */
  guint           n_asked;
  guint           n_closed;
  Answer          answer;
  gboolean        answers_elsewhere; /* as a portal did before it knew tokens */
  gboolean        answers_first;     /* before the call returns */
} Fixture;

static void
closed_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  ((Fixture *)user_data)->n_closed++;
  g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable request_vtable = { .method_call = closed_cb };

static void
respond (Fixture    *fixture,
         const char *sender,
         const char *path)
{
  GVariantBuilder results;
  guint32         response = 0;
  GVariant       *body;

  if (fixture->answer == ANSWER_NEVER)
    return;

  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  if (fixture->answer == ANSWER_DISMISSED || fixture->answer == ANSWER_FAILED) {
    response = fixture->answer == ANSWER_DISMISSED ? 1 : 2;
  } else {
    g_variant_builder_add (&results, "{sv}", "background", g_variant_new_boolean (fixture->answer != ANSWER_NOT_IN_BACKGROUND));
    g_variant_builder_add (&results, "{sv}", "autostart", g_variant_new_boolean (fixture->answer != ANSWER_NOT_AT_LOG_IN));
  }
  body = g_variant_ref_sink (g_variant_new ("(ua{sv})", response, &results));
  /* What is no answer is no answer; what comes after it is. */
  if (fixture->answer == ANSWER_NONSENSE)
    g_dbus_connection_emit_signal (fixture->base.service, sender, path, REQUEST_INTERFACE, "Response", g_variant_new ("(s)", "yes"), NULL);
  g_dbus_connection_emit_signal (fixture->base.service, sender, path, REQUEST_INTERFACE, "Response", body, NULL);
  /* And what comes twice counts once. */
  g_dbus_connection_emit_signal (fixture->base.service, sender, path, REQUEST_INTERFACE, "Response", body, NULL);
  g_variant_unref (body);
}

static void
asked_cb (GDBusConnection       *connection,
          const char            *sender,
          const char            *path,
          const char            *interface,
          const char            *method,
          GVariant              *parameters,
          GDBusMethodInvocation *invocation,
          gpointer               user_data)
{
  Fixture         *fixture = user_data;
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  g_autofree char *request = NULL;
  const char      *token;

  fixture->n_asked++;
  g_clear_pointer (&fixture->options, g_variant_unref);
  g_variant_get (parameters, "(&s@a{sv})", NULL, &fixture->options);
  g_assert_true (g_variant_lookup (fixture->options, "handle_token", "&s", &token));
  request = g_strdup_printf (PORTAL_PATH "/request/%s/%s", name, fixture->answers_elsewhere ? "elsewhere" : token);
  g_dbus_connection_register_object (connection, request, g_dbus_node_info_lookup_interface (fixture->node, REQUEST_INTERFACE),
                                     &request_vtable, fixture, NULL, NULL);
  if (fixture->answers_first)
    respond (fixture, sender, request);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", request));
  if (!fixture->answers_first)
    respond (fixture, sender, request);
}

static const GDBusInterfaceVTable portal_vtable = { .method_call = asked_cb };

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_bus_fixture_init (&fixture->base);
  fixture->node = g_dbus_node_info_new_for_xml (PORTAL_XML, NULL);
  fixture->autostart = nabij_background_portal_new (fixture->base.program);
  nabij_bus_fixture_serve (&fixture->base, PORTAL_NAME, PORTAL_PATH,
                           g_dbus_node_info_lookup_interface (fixture->node, "org.freedesktop.portal.Background"),
                           &portal_vtable, fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gpointer left = fixture->autostart;

  /* Nothing of a request is left: what it subscribed to would hold it, and this would wait for ever. */
  g_object_add_weak_pointer (left, &left);
  g_object_unref (fixture->autostart);
  while (left != NULL)
    g_main_context_iteration (NULL, TRUE);
  nabij_bus_fixture_clear (&fixture->base);
  g_clear_pointer (&fixture->options, g_variant_unref);
  g_dbus_node_info_unref (fixture->node);
}

static gboolean
finish (Fixture       *fixture,
        GAsyncResult **result,
        GError       **error)
{
  gboolean done;

  nabij_bus_fixture_wait_for (result);
  done = nabij_autostart_set_finish (fixture->autostart, *result, error);
  g_clear_object (result);
  return done;
}

static gboolean
ask (Fixture *fixture,
     gboolean on,
     GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_autostart_set_async (fixture->autostart, on, TRUE, NULL, nabij_bus_fixture_result_cb, &result);
  return finish (fixture, &result, error);
}

static void
test_asks_for_what_is_needed (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree const char **command_line = NULL;
  const char             *reason;
  gboolean                at_log_in;

  g_assert_true (ask (fixture, TRUE, &error));
  g_assert_no_error (error);
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &at_log_in));
  g_assert_true (at_log_in);
  g_assert_true (g_variant_lookup (fixture->options, "reason", "&s", &reason));
  g_assert_cmpstr (reason, ==, "Reminders also come while the window is closed.");
  g_assert_true (g_variant_lookup (fixture->options, "commandline", "^a&s", &command_line));
  g_assert_cmpstr (command_line[0], ==, "nabij-reminders");
  g_assert_null (command_line[1]);

  g_assert_true (ask (fixture, FALSE, &error));
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &at_log_in));
  g_assert_false (at_log_in);
  g_assert_cmpuint (fixture->n_asked, ==, 2);
}

static void
test_tells_what_was_answered (Fixture      *fixture,
                              gconstpointer data)
{
  static const struct {
    Answer   answer;
    gboolean granted;
  } rows[] = {
    { ANSWER_GRANTED, TRUE },
    { ANSWER_NOT_AT_LOG_IN, FALSE },
    { ANSWER_NOT_IN_BACKGROUND, FALSE },
    { ANSWER_DISMISSED, FALSE },
    { ANSWER_FAILED, FALSE },
    { ANSWER_NONSENSE, TRUE },
  };

  for (gsize i = 0; i < 4 * G_N_ELEMENTS (rows); i++) {
    const gsize row = i / 4;
    g_autoptr (GError) error = NULL;

    fixture->answer = rows[row].answer;
    fixture->answers_elsewhere = i % 4 == 1;
    fixture->answers_first = i % 4 == 2;
    g_test_message ("answer %d, %d", rows[row].answer, (int)(i % 4));
    if (i % 4 == 3) {
      /* Whoever does not want it any more needs no leave. */
      g_assert_true (ask (fixture, FALSE, &error));
      g_assert_no_error (error);
      continue;
    }
    g_assert_cmpint (ask (fixture, TRUE, &error), ==, rows[row].granted);
    if (!rows[row].granted) {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
      g_assert_cmpstr (error->message, ==, REFUSED);
    }
  }
}

/* Out of the blue a question would frighten. */
static void
test_asks_nothing_by_itself (Fixture      *fixture,
                             gconstpointer data)
{
  for (int on = FALSE; on <= TRUE; on++) {
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    nabij_autostart_set_async (fixture->autostart, on, FALSE, NULL, nabij_bus_fixture_result_cb, &result);
    g_assert_true (finish (fixture, &result, &error));
    g_assert_no_error (error);
  }
  g_assert_cmpuint (fixture->n_asked, ==, 0);
}

static void
test_says_that_there_is_no_portal (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  nabij_bus_fixture_go_away (&fixture->base);
  g_assert_false (ask (fixture, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_assert_true (g_str_has_suffix (error->message, "."));
}

static void
wait_until_asked (Fixture *fixture,
                  guint    n)
{
  while (fixture->n_asked < n)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_is_not_held_by_one_that_never_answers (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->answer = ANSWER_NEVER;
  nabij_autostart_set_async (fixture->autostart, TRUE, TRUE, cancellable, nabij_bus_fixture_result_cb, &result);
  wait_until_asked (fixture, 1);
  for (int i = 0; i < 50; i++)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (result);

  g_cancellable_cancel (cancellable);
  g_assert_false (finish (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* And whoever was asked need not answer any more. */
  while (fixture->n_closed == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_can_be_cancelled_at_any_time (Fixture      *fixture,
                                   gconstpointer data)
{
  fixture->answer = ANSWER_NEVER;
  for (int n_steps = 0; n_steps < 12; n_steps++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) result = NULL;
    g_autoptr (GError) error = NULL;

    if (n_steps == 0)
      g_cancellable_cancel (cancellable);
    nabij_autostart_set_async (fixture->autostart, TRUE, TRUE, cancellable, nabij_bus_fixture_result_cb, &result);
    for (int i = 1; i < n_steps; i++)
      g_main_context_iteration (NULL, i % 2 == 1 && fixture->n_asked < (guint)n_steps);
    g_cancellable_cancel (cancellable);
    g_assert_false (finish (fixture, &result, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  }
}

static void
test_notices_that_the_portal_went_away (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->answer = ANSWER_NEVER;
  nabij_autostart_set_async (fixture->autostart, TRUE, TRUE, NULL, nabij_bus_fixture_result_cb, &result);
  wait_until_asked (fixture, 1);
  for (int i = 0; i < 20; i++)
    g_main_context_iteration (NULL, FALSE);
  nabij_bus_fixture_go_away (&fixture->base);
  g_assert_false (finish (fixture, &result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
}

static void
test_is_needed_only_in_a_sandbox (void)
{
  g_autofree char *path = NULL;
  const int        file = g_file_open_tmp ("nabij-test-XXXXXX", &path, NULL);

  g_assert_cmpint (file, >=, 0);
  g_close (file, NULL);
  g_assert_true (nabij_background_portal_is_needed (path));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_false (nabij_background_portal_is_needed (path));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/nabij/ui/background-portal/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("asks-for-what-is-needed", test_asks_for_what_is_needed);
  ADD ("tells-what-was-answered", test_tells_what_was_answered);
  ADD ("asks-nothing-by-itself", test_asks_nothing_by_itself);
  ADD ("says-that-there-is-no-portal", test_says_that_there_is_no_portal);
  ADD ("is-not-held-by-one-that-never-answers", test_is_not_held_by_one_that_never_answers);
  ADD ("can-be-cancelled-at-any-time", test_can_be_cancelled_at_any_time);
  ADD ("notices-that-the-portal-went-away", test_notices_that_the_portal_went_away);
#undef ADD
  g_test_add_func ("/nabij/ui/background-portal/is-needed-only-in-a-sandbox", test_is_needed_only_in_a_sandbox);

  return g_test_run ();
}
