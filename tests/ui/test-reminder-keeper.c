/* test-reminder-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-keeper.h"

#include "nabij-ui-fixture.h"

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)
#define REFUSAL "It is not allowed here."
#define BROKEN "{'id': <'broken'>, 'practice': <'water-and-rust'>, 'on': <true>, 'days': <[8]>, 'times': <['25:61']>}"

typedef struct {
  NabijUiFixture       ui;
  NabijReminderKeeper *keeper; /* owned by the services */
  guint                n_changes;
} Fixture;

/* One switch and what became of it. */
typedef struct {
  GAsyncResult *result;
} Switched;

static void
count_cb (NabijReminderKeeper *keeper,
          guint               *n)
{
  (*n)++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->keeper = nabij_services_get_reminder_keeper (fixture->ui.services);
  g_signal_connect (fixture->keeper, "changed", G_CALLBACK (count_cb), &fixture->n_changes);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  settle ();
  g_signal_handlers_disconnect_by_func (fixture->keeper, count_cb, &fixture->n_changes);
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  ((Switched *)user_data)->result = g_object_ref (result);
}

static void
begin_switch (Fixture    *fixture,
              const char *id,
              gboolean    on,
              Switched   *switched)
{
  switched->result = NULL;
  nabij_reminder_keeper_switch_async (fixture->keeper, id, on, NULL, result_cb, switched);
}

static gboolean
end_switch (Fixture  *fixture,
            Switched *switched,
            GError  **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  while (switched->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  result = g_steal_pointer (&switched->result);
  return nabij_reminder_keeper_switch_finish (fixture->keeper, result, error);
}

static void
switch_to (Fixture    *fixture,
           const char *id,
           gboolean    on)
{
  g_autoptr (GError) error = NULL;
  Switched switched;

  begin_switch (fixture, id, on, &switched);
  g_assert_true (end_switch (fixture, &switched, &error));
  g_assert_no_error (error);
  settle ();
}

static gboolean
is_on (Fixture    *fixture,
       const char *id)
{
  return nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (fixture->keeper), id)->on;
}

static NabijReminder *
make_reminder (const char *id)
{
  NabijReminder *reminder = nabij_reminder_new ("one-song");

  g_free (reminder->id);
  reminder->id = g_strdup (id);
  nabij_reminder_add_time (reminder, 11 * 60);
  return reminder;
}

/* Settings */

static void
test_sees_what_changes_elsewhere (Fixture      *fixture,
                                  gconstpointer data)
{
  NabijReminderSettings *settings = nabij_reminder_keeper_get_settings (fixture->keeper);

  g_assert_cmpuint (settings->reminders->len, ==, 3);
  g_assert_false (nabij_reminder_settings_any_on (settings, 0));
  g_assert_cmpint (settings->quiet_from, ==, 21 * 60 + 30);
  g_assert_true (nabij_reminder_keeper_get_settings (fixture->keeper) == settings);

  g_settings_set_string (fixture->ui.settings, "quiet-from", "22:15");
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpint (nabij_reminder_keeper_get_settings (fixture->keeper)->quiet_from, ==, 22 * 60 + 15);
  g_settings_set_boolean (fixture->ui.settings, "silent", TRUE);
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_true (nabij_reminder_keeper_get_settings (fixture->keeper)->silent);

  /* What is not about reminders is no news here. */
  g_settings_set_string (fixture->ui.settings, "length", "10");
  g_assert_cmpuint (fixture->n_changes, ==, 2);
}

static void
test_puts_without_switching (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (NabijReminder) reminder = make_reminder ("mine");
  NabijReminderSettings *settings;

  reminder->on = TRUE;
  g_assert_true (nabij_reminder_keeper_put (fixture->keeper, reminder));
  settings = nabij_reminder_keeper_get_settings (fixture->keeper);
  g_assert_cmpuint (settings->reminders->len, ==, 4);
  g_assert_false (is_on (fixture, "mine"));
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "");

  switch_to (fixture, "mine", TRUE);
  reminder->on = FALSE;
  nabij_reminder_add_time (reminder, 16 * 60);
  g_assert_true (nabij_reminder_keeper_put (fixture->keeper, reminder));
  settings = nabij_reminder_keeper_get_settings (fixture->keeper);
  g_assert_cmpuint (settings->reminders->len, ==, 4);
  g_assert_cmpuint (nabij_reminder_settings_find (settings, "mine")->n_times, ==, 2);
  g_assert_true (is_on (fixture, "mine"));

  /* The same once more is no news. */
  fixture->n_changes = 0;
  g_assert_true (nabij_reminder_keeper_put (fixture->keeper, reminder));
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_a_ready_one_goes_back_to_how_it_was (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr (NabijReminder) changed = nabij_reminder_copy (nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (fixture->keeper), "before-sleep"));
  g_autoptr (NabijReminder) first = nabij_reminder_copy (changed);
  g_autoptr (NabijReminder) own = make_reminder ("mine");
  NabijReminderSettings *settings;

  nabij_reminder_remove_time (changed, 20 * 60 + 45);
  nabij_reminder_add_time (changed, 9 * 60);
  g_assert_true (nabij_reminder_keeper_put (fixture->keeper, changed));
  g_assert_true (nabij_reminder_keeper_put (fixture->keeper, own));
  switch_to (fixture, "before-sleep", TRUE);

  nabij_reminder_keeper_remove (fixture->keeper, "before-sleep");
  nabij_reminder_keeper_remove (fixture->keeper, "mine");
  nabij_reminder_keeper_remove (fixture->keeper, "never-there");
  settle ();
  settings = nabij_reminder_keeper_get_settings (fixture->keeper);
  g_assert_cmpuint (settings->reminders->len, ==, 3);
  g_assert_true (nabij_reminder_equal (settings->reminders->pdata[1], first));
  /* It was the last one. */
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));
}

/* What could not be read stays where it is, until somebody takes it away. */
static void
test_keeps_what_could_not_be_read (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GVariant) value = g_variant_ref_sink (g_variant_new_parsed ("[" BROKEN ", {'id': <'water'>, 'practice': <'water-and-rust'>, 'on': <false>, 'days': <[2]>, 'times': <['19:30']>}, "
                                                                         "{'id': <'x'>, 'practice': <'no-such-practice'>, 'on': <true>, 'days': <[1]>, 'times': <['10:00']>}]"));
  g_autoptr (GVariant) broken = g_variant_get_child_value (value, 0);
  g_autoptr (GVariant) after = NULL;
  NabijReminderSettings *settings;

  g_settings_set_value (fixture->ui.settings, "reminders", value);
  settings = nabij_reminder_keeper_get_settings (fixture->keeper);
  g_assert_cmpuint (settings->reminders->len, ==, 1);
  g_assert_cmpuint (settings->broken->len, ==, 2);
  /* What cannot be read does not come, and needs nobody at log-in. */
  g_assert_false (nabij_reminder_settings_any_on (settings, 0));

  switch_to (fixture, "water", TRUE);
  after = g_settings_get_value (fixture->ui.settings, "reminders");
  g_assert_cmpuint (g_variant_n_children (after), ==, 3);
  nabij_reminder_keeper_remove_broken (fixture->keeper, 7);
  nabij_reminder_keeper_remove_broken (fixture->keeper, 1);
  g_clear_pointer (&after, g_variant_unref);
  after = g_settings_get_value (fixture->ui.settings, "reminders");
  g_assert_cmpuint (g_variant_n_children (after), ==, 2);
  g_variant_unref (g_steal_pointer (&value));
  value = g_variant_get_child_value (after, 0);
  g_assert_true (g_variant_equal (value, broken));

  nabij_reminder_keeper_remove_broken (fixture->keeper, 0);
  settings = nabij_reminder_keeper_get_settings (fixture->keeper);
  g_assert_cmpuint (settings->broken->len, ==, 0);
  g_assert_true (is_on (fixture, "water"));
}

/* Switching */

static void
test_is_on_when_the_system_agrees (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Switched switched;

  nabij_fake_autostart_hold (fixture->ui.autostart);
  begin_switch (fixture, "exhale", TRUE, &switched);
  settle ();
  g_assert_null (switched.result);
  g_assert_false (is_on (fixture, "exhale"));
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "");

  nabij_fake_autostart_release (fixture->ui.autostart);
  g_assert_true (end_switch (fixture, &switched, &error));
  g_assert_true (is_on (fixture, "exhale"));
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "on ");
  /* Whoever reminds is started now, and not only at the next log-in. */
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "list ");
}

static void
test_a_refusal_leaves_it_as_it_was (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unstarted = g_error_new_literal (G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN, "no service");
  Switched switched;

  nabij_fake_autostart_refuse (fixture->ui.autostart, REFUSAL);
  begin_switch (fixture, "exhale", TRUE, &switched);
  g_assert_false (end_switch (fixture, &switched, &error));
  g_assert_cmpstr (error->message, ==, REFUSAL);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_false (is_on (fixture, "exhale"));
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "");

  /* Once it agrees, it is on, also where nobody can be started before the next log-in. */
  nabij_fake_autostart_refuse (fixture->ui.autostart, NULL);
  nabij_fake_reminder_link_fail (fixture->ui.link, unstarted, G_MAXUINT);
  switch_to (fixture, "exhale", TRUE);
  g_assert_true (is_on (fixture, "exhale"));

  /* Off it is at once, whatever the system says. */
  nabij_fake_autostart_refuse (fixture->ui.autostart, REFUSAL);
  switch_to (fixture, "exhale", FALSE);
  g_assert_false (is_on (fixture, "exhale"));
}

static void
test_the_last_one_ends_it (Fixture      *fixture,
                           gconstpointer data)
{
  switch_to (fixture, "exhale", TRUE);
  switch_to (fixture, "water", TRUE);
  nabij_reminder_keeper_note_practice (fixture->keeper, "one-song");
  switch_to (fixture, "exhale", FALSE);
  g_assert_true (nabij_fake_autostart_is_on (fixture->ui.autostart));
  switch_to (fixture, "water", FALSE);
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "on on off ");
  /* And with it what only the reminders needed to know. */
  g_assert_cmpuint (nabij_reminder_keeper_get_settings (fixture->keeper)->practised->len, ==, 0);

  /* Nothing more ends with one that was off. */
  switch_to (fixture, "water", FALSE);
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "on on off ");
}

static void
test_who_switches_again_means_the_last_time (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Switched first;
  Switched second;

  nabij_fake_autostart_hold (fixture->ui.autostart);
  begin_switch (fixture, "exhale", TRUE, &first);
  begin_switch (fixture, "exhale", FALSE, &second);
  g_assert_true (end_switch (fixture, &second, &error));
  g_assert_no_error (error);

  nabij_fake_autostart_release (fixture->ui.autostart);
  g_assert_false (end_switch (fixture, &first, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  settle ();
  g_assert_false (is_on (fixture, "exhale"));
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "");
}

static void
test_can_be_cancelled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Switched switched = { NULL };

  nabij_fake_autostart_hold (fixture->ui.autostart);
  nabij_reminder_keeper_switch_async (fixture->keeper, "exhale", TRUE, cancellable, result_cb, &switched);
  g_cancellable_cancel (cancellable);
  nabij_fake_autostart_release (fixture->ui.autostart);
  g_assert_false (end_switch (fixture, &switched, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_on (fixture, "exhale"));
}

static void
test_one_that_is_gone_is_not_switched (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (NabijReminder) own = make_reminder ("mine");
  g_autoptr (GError) error = NULL;
  Switched switched;

  begin_switch (fixture, "never-there", TRUE, &switched);
  g_assert_false (end_switch (fixture, &switched, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "");
  g_clear_error (&error);

  /* Also not one that goes elsewhere while the system thinks. */
  g_assert_true (nabij_reminder_keeper_put (fixture->keeper, own));
  nabij_fake_autostart_hold (fixture->ui.autostart);
  begin_switch (fixture, "mine", TRUE, &switched);
  g_settings_reset (fixture->ui.settings, "reminders");
  nabij_fake_autostart_release (fixture->ui.autostart);
  g_assert_false (end_switch (fixture, &switched, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  settle ();
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));
}

/* Who removes it, or deletes everything, while the system thinks, does not hear of it, and it stays off. */
static void
test_nothing_comes_after_it_was_given_up (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  Switched switched;
  Switched forgotten = { NULL };

  /* A ready one stays, as it was at first. */
  nabij_fake_autostart_hold (fixture->ui.autostart);
  begin_switch (fixture, "exhale", TRUE, &switched);
  nabij_reminder_keeper_remove (fixture->keeper, "exhale");
  nabij_fake_autostart_release (fixture->ui.autostart);
  g_assert_false (end_switch (fixture, &switched, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  settle ();
  g_assert_false (is_on (fixture, "exhale"));
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));

  nabij_fake_autostart_hold (fixture->ui.autostart);
  begin_switch (fixture, "exhale", TRUE, &switched);
  nabij_reminder_keeper_forget_async (fixture->keeper, NULL, result_cb, &forgotten);
  nabij_fake_autostart_release (fixture->ui.autostart);
  g_assert_false (end_switch (fixture, &switched, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  while (forgotten.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_clear_object (&forgotten.result);
  settle ();
  g_assert_false (is_on (fixture, "exhale"));
  g_assert_false (nabij_fake_autostart_is_on (fixture->ui.autostart));

  /* Nor does a refusal come of what nobody wants any more. */
  nabij_fake_autostart_hold (fixture->ui.autostart);
  begin_switch (fixture, "exhale", TRUE, &switched);
  switch_to (fixture, "exhale", FALSE);
  nabij_fake_autostart_refuse (fixture->ui.autostart, REFUSAL);
  nabij_fake_autostart_release (fixture->ui.autostart);
  g_assert_false (end_switch (fixture, &switched, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
free_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  guint *n_left = user_data;

  (*n_left)--;
}

/* However often and in whatever order: at the end each is as it was meant last, and what begins at
 * log-in is there exactly while one is on. */
static void
test_at_the_end_everything_agrees (Fixture      *fixture,
                                   gconstpointer data)
{
  static const char *const ids[] = { "exhale", "before-sleep", "water" };

  for (int round = 0; round < 300; round++) {
    gboolean wishes[G_N_ELEMENTS (ids)];
    gboolean any = FALSE;
    guint    n_left = 0;

    for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
      wishes[i] = is_on (fixture, ids[i]);
    for (int step = 0; step < 12; step++) {
      const int i = g_test_rand_int_range (0, G_N_ELEMENTS (ids));

      switch (g_test_rand_int_range (0, 5)) {
      case 0:
        nabij_fake_autostart_hold (fixture->ui.autostart);
        break;
      case 1:
        nabij_fake_autostart_release (fixture->ui.autostart);
        break;
      case 2:
        settle ();
        break;
      default:
        wishes[i] = g_test_rand_bit ();
        n_left++;
        nabij_reminder_keeper_switch_async (fixture->keeper, ids[i], wishes[i], NULL, free_cb, &n_left);
      }
    }
    nabij_fake_autostart_release (fixture->ui.autostart);
    settle ();

    g_assert_cmpuint (n_left, ==, 0);
    for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
      g_assert_cmpint (is_on (fixture, ids[i]), ==, wishes[i]);
      any = any || wishes[i];
    }
    g_assert_cmpint (nabij_fake_autostart_is_on (fixture->ui.autostart), ==, any);
  }
}

static void
test_a_start_brings_it_in_line (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GVariant) practised = g_variant_ref_sink (g_variant_new_parsed ("[('one-song', int64 1)]"));

  /* Of when they were on, elsewhere. */
  g_settings_set_value (fixture->ui.settings, "practised", practised);
  g_clear_pointer (&practised, g_variant_unref);
  nabij_reminder_keeper_bring_in_line (fixture->keeper);
  settle ();
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "quiet-off ");
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "");
  g_assert_cmpuint (nabij_reminder_keeper_get_settings (fixture->keeper)->practised->len, ==, 0);

  switch_to (fixture, "water", TRUE);
  nabij_reminder_keeper_note_practice (fixture->keeper, "one-song");
  nabij_fake_clock_pass (fixture->ui.clock, 61 * MINUTE_US);
  nabij_fake_autostart_refuse (fixture->ui.autostart, REFUSAL);
  nabij_reminder_keeper_bring_in_line (fixture->keeper);
  settle ();
  g_assert_cmpstr (nabij_fake_autostart_get_calls (fixture->ui.autostart), ==, "quiet-off on quiet-on ");
  g_assert_cmpstr (nabij_fake_reminder_link_get_calls (fixture->ui.link), ==, "list list ");
  practised = g_settings_get_value (fixture->ui.settings, "practised");
  g_assert_cmpuint (g_variant_n_children (practised), ==, 0);
  g_assert_true (is_on (fixture, "water"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/nabij/ui/reminder-keeper/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sees-what-changes-elsewhere", test_sees_what_changes_elsewhere);
  ADD ("puts-without-switching", test_puts_without_switching);
  ADD ("a-ready-one-goes-back-to-how-it-was", test_a_ready_one_goes_back_to_how_it_was);
  ADD ("keeps-what-could-not-be-read", test_keeps_what_could_not_be_read);
  ADD ("is-on-when-the-system-agrees", test_is_on_when_the_system_agrees);
  ADD ("a-refusal-leaves-it-as-it-was", test_a_refusal_leaves_it_as_it_was);
  ADD ("the-last-one-ends-it", test_the_last_one_ends_it);
  ADD ("who-switches-again-means-the-last-time", test_who_switches_again_means_the_last_time);
  ADD ("can-be-cancelled", test_can_be_cancelled);
  ADD ("one-that-is-gone-is-not-switched", test_one_that_is_gone_is_not_switched);
  ADD ("nothing-comes-after-it-was-given-up", test_nothing_comes_after_it_was_given_up);
  ADD ("at-the-end-everything-agrees", test_at_the_end_everything_agrees);
  ADD ("a-start-brings-it-in-line", test_a_start_brings_it_in_line);
#undef ADD

  return g_test_run ();
}
