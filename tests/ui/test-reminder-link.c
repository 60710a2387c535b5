/* test-reminder-link.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bus of its own, with someone on it who reminds, or nobody.
 */

#include "config.h"

#include "nabij-bus-fixture.h"
#include "nabij-reminder-link.h"

#include "nabij-reminders-bus.h"

typedef struct {
  NabijBusFixture    base;
  GDBusNodeInfo     *node;
  NabijReminderLink *link;
  GString           *calls;
  GError            *error; /* that is answered, or NULL */
  gboolean           is_silent;
} Fixture;

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  Fixture         *fixture = user_data;
  g_autofree char *arguments = g_variant_print (parameters, FALSE);

  g_string_append_printf (fixture->calls, "%s %s ", method, arguments);
  if (fixture->is_silent)
    return;
  if (fixture->error != NULL)
    g_dbus_method_invocation_return_gerror (invocation, fixture->error);
  else if (g_str_equal (method, "Test"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new ("(b)", TRUE));
  else if (g_str_equal (method, "List"))
    g_dbus_method_invocation_return_value (invocation, g_variant_new_parsed ("([(int64 1500000000000000, 'water'), (1500000600000000, 'exhale')],)"));
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static const GDBusInterfaceVTable vtable = { .method_call = called_cb };

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  nabij_bus_fixture_init (&fixture->base);
  fixture->node = g_dbus_node_info_new_for_xml (NABIJ_REMINDERS_BUS_XML, &error);
  g_assert_no_error (error);
  fixture->calls = g_string_new (NULL);
  fixture->link = nabij_bus_reminder_link_new (fixture->base.program);
  nabij_bus_fixture_serve (&fixture->base, NABIJ_REMINDERS_BUS_NAME, NABIJ_REMINDERS_BUS_PATH, fixture->node->interfaces[0], &vtable, fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->link);
  nabij_bus_fixture_clear (&fixture->base);
  g_clear_error (&fixture->error);
  g_string_free (fixture->calls, TRUE);
  g_dbus_node_info_unref (fixture->node);
}

static gboolean
try_out (Fixture  *fixture,
         gboolean *has_buttons,
         GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_reminder_link_test_async (fixture->link, "exhale", NULL, nabij_bus_fixture_result_cb, &result);
  nabij_bus_fixture_wait_for (&result);
  return nabij_reminder_link_test_finish (fixture->link, result, has_buttons, error);
}

static GVariant *
list (Fixture *fixture,
      GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_reminder_link_list_async (fixture->link, 7, NULL, nabij_bus_fixture_result_cb, &result);
  nabij_bus_fixture_wait_for (&result);
  return nabij_reminder_link_list_finish (fixture->link, result, error);
}

static gboolean
withdraw (Fixture *fixture,
          GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_reminder_link_withdraw_async (fixture->link, NULL, nabij_bus_fixture_result_cb, &result);
  nabij_bus_fixture_wait_for (&result);
  return nabij_reminder_link_withdraw_finish (fixture->link, result, error);
}

static void
test_says_what_is_answered (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GVariant) moments = NULL;
  g_autoptr (GError) error = NULL;
  gboolean    has_buttons = FALSE;
  const char *id;
  gint64      at_us;

  g_assert_true (try_out (fixture, &has_buttons, &error));
  g_assert_no_error (error);
  g_assert_true (has_buttons);

  moments = list (fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_variant_get_type_string (moments), ==, "a(xs)");
  g_assert_cmpuint (g_variant_n_children (moments), ==, 2);
  g_variant_get_child (moments, 1, "(x&s)", &at_us, &id);
  g_assert_cmpint (at_us, ==, 1500000600000000);
  g_assert_cmpstr (id, ==, "exhale");

  g_assert_true (withdraw (fixture, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (fixture->calls->str, ==, "Test ('exhale',) List (7,) Withdraw () ");
}

static void
test_has_a_sentence_for_every_error (Fixture      *fixture,
                                     gconstpointer data)
{
  const struct {
    GQuark      domain;
    int         code;
    const char *sentence;
  } rows[] = {
    { NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER, "No notification service answers on this computer, so reminders cannot be shown. They stay as you set them; logging in again may help." },
    { NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN, "This reminder is no longer there." },
    { G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY, "The part of Nabij that reminds does not answer now. Your reminders are kept, and trying again may help." },
    { G_DBUS_ERROR, G_DBUS_ERROR_SPAWN_FAILED, "The part of Nabij that reminds cannot be started. Your reminders are kept, and installing Nabij again helps." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GError) list_error = NULL;
    gboolean has_buttons = TRUE;

    g_clear_error (&fixture->error);
    fixture->error = g_error_new_literal (rows[i].domain, rows[i].code, "words for the log");
    g_assert_false (try_out (fixture, &has_buttons, &error));
    g_assert_error (error, rows[i].domain, rows[i].code);
    g_assert_cmpstr (error->message, ==, rows[i].sentence);
    g_assert_false (has_buttons);
    g_assert_null (list (fixture, &list_error));
    g_assert_cmpstr (list_error->message, ==, rows[i].sentence);
  }
}

static void
test_nobody_reminds (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  nabij_bus_fixture_go_away (&fixture->base);
  g_assert_false (try_out (fixture, NULL, &error));
  g_assert_cmpstr (error->message, ==, "The part of Nabij that reminds cannot be started. Your reminders are kept, and installing Nabij again helps.");
  g_clear_error (&error);

  /* Nothing is shown then. */
  g_assert_true (withdraw (fixture, &error));
  g_assert_no_error (error);
}

/* Whoever went away in the middle of it leaves nobody waiting. */
static void
test_who_reminds_goes_away (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->is_silent = TRUE;
  nabij_reminder_link_test_async (fixture->link, "exhale", NULL, nabij_bus_fixture_result_cb, &result);
  while (fixture->calls->len == 0)
    g_main_context_iteration (NULL, TRUE);
  nabij_bus_fixture_go_away (&fixture->base);
  nabij_bus_fixture_wait_for (&result);
  g_assert_false (nabij_reminder_link_test_finish (fixture->link, result, NULL, &error));
  g_assert_cmpstr (error->message, ==, "The part of Nabij that reminds does not answer now. Your reminders are kept, and trying again may help.");
}

static void
test_can_be_cancelled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  fixture->is_silent = TRUE;
  nabij_reminder_link_test_async (fixture->link, "exhale", cancellable, nabij_bus_fixture_result_cb, &result);
  while (fixture->calls->len == 0)
    g_main_context_iteration (NULL, TRUE);
  g_cancellable_cancel (cancellable);
  nabij_bus_fixture_wait_for (&result);
  g_assert_false (nabij_reminder_link_test_finish (fixture->link, result, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* A computer without a bus at all has a sentence as well. */
static void
test_there_is_no_bus (void)
{
  g_autoptr (NabijReminderLink) link = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    return;
  }

  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus", TRUE);
  link = nabij_bus_reminder_link_new (NULL);
  nabij_reminder_link_test_async (link, "exhale", NULL, nabij_bus_fixture_result_cb, &result);
  nabij_bus_fixture_wait_for (&result);
  g_assert_false (nabij_reminder_link_test_finish (link, result, NULL, &error));
  g_assert_cmpstr (error->message, ==, "The part of Nabij that reminds cannot be started. Your reminders are kept, and installing Nabij again helps.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/nabij/ui/reminder-link/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("says-what-is-answered", test_says_what_is_answered);
  ADD ("has-a-sentence-for-every-error", test_has_a_sentence_for_every_error);
  ADD ("nobody-reminds", test_nobody_reminds);
  ADD ("who-reminds-goes-away", test_who_reminds_goes_away);
  ADD ("can-be-cancelled", test_can_be_cancelled);
#undef ADD
  g_test_add_func ("/nabij/ui/reminder-link/there-is-no-bus", test_there_is_no_bus);

  return g_test_run ();
}
