/* test-entry-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry-page.h"
#include "nabij-journal-deletion.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <string.h>

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *page;
  char          *acted;
  const char    *text; /* what a wait waits for */
} Fixture;

static void
action_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->acted);
  fixture->acted = g_strdup_printf ("%s %s", g_action_get_name (G_ACTION (action)), g_variant_get_string (parameter, NULL));
}

static void
show (Fixture    *fixture,
      const char *uuid)
{
  static const GActionEntry actions[] = {
    { "edit-entry", action_cb, "s" },
    { "delete-entry", action_cb, "s" },
    { "calmer", action_cb, "s" },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = nabij_entry_page_new (fixture->ui.services, uuid);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), fixture);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, fixture->page);
  nabij_ui_show (fixture->window);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->page);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_assert_finalizes (fixture->page);
  g_free (fixture->acted);
  nabij_ui_fixture_clear (&fixture->ui);
}

static NabijEntry *
save (Fixture         *fixture,
      gint64           minutes_ago,
      NabijEntryFields fields)
{
  NabijEntry *entry;

  fields.instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  fields.instant.utc_us -= minutes_ago * MINUTE_US;
  entry = nabij_entry_new (&fields);
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  return entry;
}

static gboolean
shows_content (gpointer data)
{
  return gtk_widget_get_visible (nabij_ui_find (((Fixture *)data)->page, GTK_TYPE_BOX, "content"));
}

static void
show_entry (Fixture    *fixture,
            NabijEntry *entry)
{
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  show (fixture, nabij_entry_get_uuid (entry));
  nabij_ui_wait_for (shows_content, fixture);
}

static const char *
get_shown (Fixture    *fixture,
           const char *id)
{
  GtkWidget *label = nabij_ui_find (fixture->page, GTK_TYPE_LABEL, id);

  return gtk_widget_get_mapped (label) ? gtk_label_get_text (GTK_LABEL (label)) : NULL;
}

/* The texts of all labels in a box. */
static char *
get_words (Fixture    *fixture,
           const char *id)
{
  GString   *words = g_string_new (NULL);
  GtkWidget *box = nabij_ui_find (fixture->page, GTK_TYPE_BOX, id);

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    g_string_append_printf (words, "%s;", gtk_label_get_text (GTK_LABEL (child)));
  return g_string_free (words, FALSE);
}

static void
test_a_moment_and_its_recovery (Fixture      *fixture,
                                gconstpointer data)
{
  static const char *const own[] = { "de telefoon", NULL };
  static const char *const helped[] = { "water-and-rust", "no-such-word", NULL };
  const NabijInstant       now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijEntry) moment = NULL;
  g_autoptr (NabijEntry) session = NULL;
  g_autofree char *words = NULL;
  g_autofree char *sessions = NULL;
  g_autofree char *helps = NULL;

  moment = save (fixture, 120, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .title = "<b>Na</b>", .text = "eerst &amp; dan", .tension = NABIJ_TENSION_VERY_TENSE, .own_circumstances = own, .is_calmer = TRUE, .calmer = now, .tension_after = NABIJ_TENSION_CALM, .about_contact = TRUE, .helped = helped, .repair = "ik ben er weer", .author = "Noor" });
  session = save (fixture, 118, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION, .practice = "water-and-rust", .duration_us = 3 * MINUTE_US, .moment = nabij_entry_get_uuid (moment) });
  show_entry (fixture, moment);

  g_assert_cmpstr (get_shown (fixture, "date"), ==, "Tuesday 17 November, 13:00");
  g_assert_cmpstr (get_shown (fixture, "title"), ==, "<b>Na</b>");
  g_assert_cmpstr (get_shown (fixture, "text"), ==, "eerst &amp; dan");
  g_assert_cmpstr (get_shown (fixture, "author"), ==, "Noor");
  g_assert_cmpstr (get_shown (fixture, "calmer"), ==, "Calmer the same afternoon");
  g_assert_cmpstr (get_shown (fixture, "repair"), ==, "ik ben er weer");
  g_assert_null (get_shown (fixture, "changed"));
  words = get_words (fixture, "words");
  sessions = get_words (fixture, "sessions");
  helps = get_words (fixture, "helped");
  g_assert_cmpstr (words, ==, "very tense;de telefoon;");
  g_assert_cmpstr (sessions, ==, "Water & Rust, 3 minutes;");
  g_assert_cmpstr (helps, ==, "calm;Water & Rust;");
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "open")));
}

static void
test_an_open_moment_may_stay_open (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (NabijEntry) moment = save (fixture, 5, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .text = "x" });
  g_autofree char *calmer = g_strconcat ("calmer ", nabij_entry_get_uuid (moment), NULL);

  show_entry (fixture, moment);
  g_assert_true (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "open")));
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "recovery")));
  g_assert_true (gtk_widget_activate_action (fixture->page, "entry.calmer", NULL));
  g_assert_cmpstr (fixture->acted, ==, calmer);
}

static void
test_a_session_can_only_be_deleted (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (NabijEntry) session = save (fixture, 5, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION, .practice = "five-exhales", .duration_us = MINUTE_US });
  g_autofree char *deleted = g_strconcat ("delete-entry ", nabij_entry_get_uuid (session), NULL);

  show_entry (fixture, session);
  g_assert_cmpstr (get_shown (fixture, "title"), ==, "Five exhales");
  g_assert_cmpstr (get_shown (fixture, "text"), ==, "About a minute");
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "edit_button")));
  gtk_widget_activate_action (fixture->page, "entry.edit", NULL);
  g_assert_null (fixture->acted);
  g_assert_true (nabij_ui_press (fixture->page, GDK_KEY_Delete, 0));
  g_assert_cmpstr (fixture->acted, ==, deleted);
}

typedef struct {
  gint64      added_minutes_ago;
  gint64      changed_minutes_ago;
  const char *line;
} Change;

static const Change changes[] = {
  { 30, 30, NULL },
  { 59, 0, NULL },
  { 61, 0, "Changed on Tuesday 17 November" },
  /* Half an hour, and midnight between. */
  { 15 * 60 + 10, 15 * 60 - 20, "Changed on Tuesday 17 November" },
  { 3 * 24 * 60, 24 * 60, "Changed on Monday 16 November" },
};

static void
collect_check_in (GtkWidget *widget,
                  GString   *texts)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_check_in (child, texts);
}

static gboolean
is_visible (Fixture    *fixture,
            const char *id)
{
  return gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, id));
}

/* Twice as large, with the buttons of a window in GNOME. */
static void
assert_fits_with_large_text (Fixture *fixture)
{
  GtkSettings     *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  g_autofree char *buttons = NULL;
  int              dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, "gtk-decoration-layout", &buttons, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024), "gtk-decoration-layout", ":close", NULL);
  gtk_widget_add_css_class (GTK_WIDGET (fixture->window), "large-text");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_assert_fits_a_phone (fixture->page);
  g_object_set (settings, "gtk-xft-dpi", dpi, "gtk-decoration-layout", buttons, NULL);
}

/* In words, as it was said; what was passed over is not there. */
static void
test_a_check_in_in_words (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_AFTER, TRUE);
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GString) texts = g_string_new (NULL);
  g_autofree char *deleted = NULL;

  check_in->answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_SOMETIMES;
  check_in->answers[NABIJ_CHECK_IN_ITEM_CLOSE] = NABIJ_CHECK_IN_ANSWER_OFTEN;
  check_in->answers[NABIJ_CHECK_IN_ITEM_ALERT] = NABIJ_CHECK_IN_ANSWER_SKIPPED;
  check_in->talk = NABIJ_CHECK_IN_TALK_MAYBE;
  check_in->hard = g_strdup ("the <night>");
  check_in->is_finished = TRUE;
  entry = save (fixture, 0, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .check_in = check_in });
  show_entry (fixture, entry);

  g_assert_cmpstr (get_shown (fixture, "title"), ==, "How are you doing?");
  collect_check_in (nabij_ui_find (fixture->page, GTK_TYPE_WIDGET, "check_in"), texts);
  g_assert_cmpstr (texts->str, ==, "I had moments of calm.|sometimes|"
                                   "I had a nice moment with my babies, however small.|often|"
                                   "Would you like to talk to someone about this?|maybe|"
                                   "One hard moment|the <night>|"
                                   "These are your words, not a result. You may share them with someone, even if it seems small.|");
  g_assert_false (is_visible (fixture, "go_on_button"));
  g_assert_false (is_visible (fixture, "edit_button"));
  g_assert_true (is_visible (fixture, "tell_button"));
  nabij_ui_assert_fits_a_phone (fixture->page);
  assert_fits_with_large_text (fixture);

  gtk_widget_activate_action (fixture->page, "entry.edit", NULL);
  g_assert_null (fixture->acted);
  gtk_widget_activate_action (fixture->page, "entry.delete", NULL);
  deleted = g_strdup_printf ("delete-entry %s", nabij_entry_get_uuid (entry));
  g_assert_cmpstr (fixture->acted, ==, deleted);
}

static void
test_a_check_in_that_was_stopped_goes_on (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_SELF, FALSE);
  g_autoptr (NabijEntry) entry = NULL;
  g_autofree char *edited = NULL;

  check_in->answers[NABIJ_CHECK_IN_ITEM_REST] = NABIJ_CHECK_IN_ANSWER_HARDLY;
  entry = save (fixture, 0, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .check_in = check_in });
  show_entry (fixture, entry);

  g_assert_true (is_visible (fixture, "go_on_button"));
  gtk_widget_activate_action (fixture->page, "entry.edit", NULL);
  edited = g_strdup_printf ("edit-entry %s", nabij_entry_get_uuid (entry));
  g_assert_cmpstr (fixture->acted, ==, edited);
}

static void
test_when_it_was_changed (Fixture      *fixture,
                          gconstpointer data)
{
  const Change      *change = data;
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijEntry) note = NULL;

  note = save (fixture, 0, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = "x", .added_us = now.utc_us - change->added_minutes_ago * MINUTE_US, .changed_us = now.utc_us - change->changed_minutes_ago * MINUTE_US });
  show_entry (fixture, note);
  g_assert_cmpstr (get_shown (fixture, "changed"), ==, change->line);
}

static gboolean
shows_text (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (get_shown (fixture, "text"), fixture->text) == 0;
}

static gboolean
shows_problem (gpointer data)
{
  return get_shown (data, "problem") != NULL;
}

static void
test_it_follows_the_journal (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (NabijEntry) note = save (fixture, 5, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = "before" });
  NabijEntryFields fields;
  g_autoptr (NabijEntry) changed = NULL;

  show_entry (fixture, note);
  fields = *nabij_entry_get_fields (note);
  fields.text = "after";
  changed = nabij_entry_new (&fields);
  nabij_journal_save_async (fixture->ui.journal, changed, NULL, NULL, NULL);
  fixture->text = "after";
  nabij_ui_wait_for (shows_text, fixture);

  nabij_journal_delete_async (fixture->ui.journal, nabij_entry_get_uuid (note), NULL, NULL, NULL);
  nabij_ui_wait_for (shows_problem, fixture);
  g_assert_false (shows_content (fixture));
  g_assert_cmpstr (get_shown (fixture, "problem"), ==, "This is no longer in the journal.");
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "a-moment-and-its-recovery", test_a_moment_and_its_recovery },
    { "an-open-moment-may-stay-open", test_an_open_moment_may_stay_open },
    { "a-session-can-only-be-deleted", test_a_session_can_only_be_deleted },
    { "a-check-in-in-words", test_a_check_in_in_words },
    { "a-check-in-that-was-stopped-goes-on", test_a_check_in_that_was_stopped_goes_on },
    { "it-follows-the-journal", test_it_follows_the_journal },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/entry-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autofree char *path = g_strdup_printf ("/nabij/ui/entry-page/when-it-was-changed-%" G_GSIZE_FORMAT, i + 1);

    g_test_add (path, Fixture, &changes[i], set_up, test_when_it_was_changed, tear_down);
  }

  return g_test_run ();
}
