/* test-window-pages.c
 *
 * The pages that are opened over *Today* and *Journal*.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-page.h"
#include "nabij-closing-page.h"
#include "nabij-entry-page.h"
#include "nabij-help-page.h"
#include "nabij-moment-page.h"
#include "nabij-pacer.h"
#include "nabij-recovery-page.h"
#include "nabij-stress-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-window-fixture.h"
#include "nabij-writing-area.h"

#include <adwaita.h>

typedef NabijWindowFixture Fixture;

static gboolean
press (Fixture        *fixture,
       guint           keyval,
       GdkModifierType modifiers)
{
  return nabij_ui_press (gtk_root_get_focus (GTK_ROOT (fixture->window)), keyval, modifiers);
}

static void
click (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (nabij_ui_find (nabij_window_fixture_get_top (fixture), GTK_TYPE_BUTTON, id), "clicked");
}

static void
type (Fixture    *fixture,
      const char *text)
{
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_ui_find (nabij_window_fixture_get_top (fixture), NABIJ_TYPE_WRITING_AREA, "text")), text);
}

static void
test_pages_lie_over_each_other (Fixture      *fixture,
                                gconstpointer data)
{
  GtkWidget *card = nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, "stress_card");
  GtkWidget *help;

  gtk_widget_grab_focus (card);
  nabij_window_fixture_activate (fixture, "win.write-moment", NULL);
  g_assert_true (NABIJ_IS_MOMENT_PAGE (nabij_window_fixture_get_top (fixture)));
  help = nabij_ui_find (nabij_window_fixture_get_top (fixture), GTK_TYPE_BUTTON, "calmer_button");
  gtk_widget_grab_focus (help);
  g_assert_true (press (fixture, GDK_KEY_F1, 0));
  g_assert_true (NABIJ_IS_HELP_PAGE (nabij_window_fixture_get_top (fixture)));

  /* One step at a time, and the focus is where it was. */
  g_assert_true (press (fixture, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_true (NABIJ_IS_MOMENT_PAGE (nabij_window_fixture_get_top (fixture)));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == help);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_true (nabij_window_fixture_is_at_home (fixture));
  g_assert_true (gtk_root_get_focus (GTK_ROOT (fixture->window)) == card);

  /* At home there is no way back, and no harm in asking. */
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (nabij_window_fixture_is_at_home (fixture));
}

static gboolean
is_scrolled (gpointer data)
{
  GtkScrolledWindow *help = data;

  return gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (help)) > 0.0;
}

/* Whoever is not safe with someone does not have to look for the place. */
static void
test_unsafe_leads_to_its_part_of_help (Fixture      *fixture,
                                       gconstpointer data)
{
  GtkWidget *link;

  nabij_window_fixture_activate (fixture, "win.write-moment", NULL);
  link = nabij_ui_find (nabij_window_fixture_get_top (fixture), GTK_TYPE_BUTTON, "unsafe_button");
  g_signal_emit_by_name (link, "clicked");
  g_assert_true (NABIJ_IS_HELP_PAGE (nabij_window_fixture_get_top (fixture)));
  nabij_ui_wait_for (is_scrolled, nabij_ui_find (nabij_window_fixture_get_top (fixture), GTK_TYPE_SCROLLED_WINDOW, "scroller"));

  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (NABIJ_IS_MOMENT_PAGE (nabij_window_fixture_get_top (fixture)));
}

static void
test_one_key_from_everywhere (Fixture      *fixture,
                              gconstpointer data)
{
  static const struct {
    guint           keyval;
    GdkModifierType modifiers;
    const char     *from;
  } rows[] = {
    { GDK_KEY_F2, 0, NULL },
    { GDK_KEY_j, GDK_CONTROL_MASK, NULL },
    { GDK_KEY_F2, 0, "win.begin" },
    { GDK_KEY_j, GDK_CONTROL_MASK, "win.write-moment" },
    { GDK_KEY_F2, 0, "win.help" },
    { GDK_KEY_F2, 0, "win.keeping" },
    { GDK_KEY_F2, 0, "win.keepsake" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    if (rows[i].from != NULL)
      nabij_window_fixture_activate (fixture, rows[i].from, NULL);
    g_assert_true (press (fixture, rows[i].keyval, rows[i].modifiers));
    g_assert_true (NABIJ_IS_STRESS_PAGE (nabij_window_fixture_get_top (fixture)));
    g_assert_false (nabij_window_fixture_is_running (fixture));
    /* Once more is the same. */
    g_assert_true (press (fixture, rows[i].keyval, rows[i].modifiers));
    g_assert_true (NABIJ_IS_STRESS_PAGE (nabij_window_fixture_get_top (fixture)));
    nabij_window_fixture_activate (fixture, "win.home", NULL);
  }
}

/* From the door to a line in the journal, with the keyboard and without a word. */
static void
test_breathing_belongs_to_the_moment (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  nabij_window_fixture_activate (fixture, "win.stress", NULL);
  click (fixture, "breathe_button");
  g_assert_true (nabij_window_fixture_is_running (fixture));
  g_assert_true (NABIJ_IS_PACER (gtk_root_get_focus (GTK_ROOT (fixture->window))));
  nabij_fake_clock_pass (fixture->ui.clock, 45 * NABIJ_SECOND_US);

  /* Whoever stops early is back at the three ways to go on, and is not sent away again. */
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  g_assert_true (NABIJ_IS_STRESS_PAGE (nabij_window_fixture_get_top (fixture)));
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 2);
}

static gboolean
is_over (gpointer data)
{
  return NABIJ_IS_CLOSING_PAGE (nabij_window_fixture_get_top (data));
}

static void
breathe_to_the_end (Fixture *fixture)
{
  /* The whole of it in two steps: some time is kept on the way. */
  nabij_fake_clock_pass (fixture->ui.clock, 60 * NABIJ_SECOND_US);
  nabij_ui_wait_for_frame (GTK_WIDGET (nabij_window_fixture_get_session_page (fixture)));
  nabij_fake_clock_pass (fixture->ui.clock, 600 * NABIJ_SECOND_US);
}

static gboolean
asks (Fixture *fixture)
{
  return gtk_widget_get_visible (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_BOX, "after_moment"));
}

static void
test_the_closing_page_asks_after_a_moment (Fixture      *fixture,
                                           gconstpointer data)
{
  nabij_window_fixture_activate (fixture, "win.stress", NULL);
  click (fixture, "breathe_button");
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (is_over, fixture);
  g_assert_true (asks (fixture));

  click (fixture, "calmer_button");
  g_assert_true (NABIJ_IS_RECOVERY_PAGE (nabij_window_fixture_get_top (fixture)));
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (nabij_window_fixture_is_at_home (fixture));

  nabij_window_fixture_activate (fixture, "win.begin", NULL);
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (is_over, fixture);
  g_assert_false (asks (fixture));
}

static gboolean
is_home_again (gpointer data)
{
  return nabij_window_fixture_is_at_home (data);
}

static void
test_at_night_the_moment_stays_open (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  nabij_window_fixture_activate (fixture, "win.stress", NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "night"));
  click (fixture, "breathe_button");
  g_assert_cmpint (nabij_player_get_state (NABIJ_PLAYER (fixture->ui.player)), ==, NABIJ_PLAYER_STATE_OFF);
  breathe_to_the_end (fixture);
  nabij_ui_wait_for (is_home_again, fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 2);
}

static void
test_the_door_leaves_nothing_behind (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  nabij_window_fixture_activate (fixture, "win.stress", NULL);
  click (fixture, "write_button");
  g_assert_true (NABIJ_IS_MOMENT_PAGE (nabij_window_fixture_get_top (fixture)));
  /* The way back does not lead through the page that goes on by itself. */
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (nabij_window_fixture_is_at_home (fixture));
  nabij_window_fixture_activate (fixture, "win.stress", NULL);
  click (fixture, "breathe_button");
  nabij_fake_clock_pass (fixture->ui.clock, 19 * NABIJ_SECOND_US);
  nabij_window_fixture_activate (fixture, "win.home", NULL);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* What is written first and breathed after is one moment. */
static void
test_writing_and_breathing_share_the_moment (Fixture      *fixture,
                                             gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  const char *moment = NULL;
  const char *line = NULL;

  nabij_window_fixture_activate (fixture, "win.write-moment", NULL);
  type (fixture, "so loud");
  nabij_window_fixture_activate (fixture, "win.stress", NULL);
  click (fixture, "breathe_button");
  nabij_fake_clock_pass (fixture->ui.clock, 45 * NABIJ_SECOND_US);
  g_assert_true (press (fixture, GDK_KEY_Escape, 0));
  click (fixture, "write_button");
  g_assert_true (NABIJ_IS_MOMENT_PAGE (nabij_window_fixture_get_top (fixture)));
  type (fixture, "so loud, and then the sea");
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (nabij_window_fixture_is_at_home (fixture));

  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 2);
  for (guint i = 0; i < entries->len; i++) {
    if (nabij_entry_get_kind (entries->pdata[i]) == NABIJ_ENTRY_KIND_MOMENT) {
      moment = nabij_entry_get_uuid (entries->pdata[i]);
      g_assert_cmpstr (nabij_entry_get_text (entries->pdata[i]), ==, "so loud, and then the sea");
    } else {
      line = nabij_entry_get_fields (entries->pdata[i])->moment;
    }
  }
  g_assert_nonnull (line);
  g_assert_cmpstr (line, ==, moment);
}

/* The page of the moment lies below, and must not write over what was said about the recovery. */
static void
test_calmer_and_back_to_the_words (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  nabij_window_fixture_activate (fixture, "win.write-moment", NULL);
  type (fixture, "so loud");
  click (fixture, "calmer_button");
  g_assert_true (NABIJ_IS_RECOVERY_PAGE (nabij_window_fixture_get_top (fixture)));
  click (fixture, "done_button");
  while (!NABIJ_IS_MOMENT_PAGE (nabij_window_fixture_get_top (fixture)))
    g_main_context_iteration (NULL, TRUE);
  type (fixture, "so loud, then quiet");
  nabij_window_fixture_activate (fixture, "win.back", NULL);

  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_false (nabij_entry_is_open (entries->pdata[0]));
  g_assert_cmpstr (nabij_entry_get_text (entries->pdata[0]), ==, "so loud, then quiet");
}

static gboolean
shows_moment (gpointer data)
{
  return NABIJ_IS_MOMENT_PAGE (nabij_window_fixture_get_top (data));
}

static gboolean
shows_recovery (gpointer data)
{
  return NABIJ_IS_RECOVERY_PAGE (nabij_window_fixture_get_top (data));
}

static void
test_entries_are_opened_by_name (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *uuid = NULL;

  nabij_window_fixture_activate (fixture, "win.write-moment", NULL);
  type (fixture, "so loud");
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  uuid = g_strdup (nabij_entry_get_uuid (entries->pdata[0]));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-entry", "s", uuid));
  nabij_ui_wait_for (shows_moment, fixture);
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.calmer", "s", uuid));
  nabij_ui_wait_for (shows_recovery, fixture);
  nabij_window_fixture_activate (fixture, "win.back", NULL);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-entry", "s", uuid));
  g_assert_true (NABIJ_IS_ENTRY_PAGE (nabij_window_fixture_get_top (fixture)));

  /* The page of what is deleted goes with it. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.delete-entry", "s", uuid));
  g_assert_true (nabij_window_fixture_is_at_home (fixture));
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 0);
}

static gboolean
shows_check_in (gpointer data)
{
  return NABIJ_IS_CHECK_IN_PAGE (nabij_window_fixture_get_top (data));
}

static gboolean
shows_entry (gpointer data)
{
  return NABIJ_IS_ENTRY_PAGE (nabij_window_fixture_get_top (data));
}

/* What was said to its end is read; what was stopped goes on. */
static void
test_only_a_stopped_check_in_goes_on (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_SELF, FALSE);
  NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_CHECK_IN, .instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)), .check_in = check_in };

  check_in->answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_OFTEN;
  for (guint i = 0; i < 2; i++) {
    g_autoptr (NabijEntry) entry = NULL;

    check_in->is_finished = i == 1;
    entry = nabij_entry_new (&fields);
    nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
    g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-entry", "s", nabij_entry_get_uuid (entry)));
    nabij_ui_wait_for (i == 1 ? shows_entry : shows_check_in, fixture);
    nabij_window_fixture_activate (fixture, "win.back", NULL);
    g_assert_true (nabij_window_fixture_is_at_home (fixture));
  }
}

/* Stopped before the silence, it asks about a baby: it is read, and does not go on. */
static void
test_in_silence_no_check_in_about_a_baby_goes_on (Fixture      *fixture,
                                                  gconstpointer data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_AFTER, FALSE);
  g_autoptr (NabijEntry) entry = NULL;
  GtkWidget *go_on;

  family->silence = NABIJ_SILENCE_CHILD_DIED;
  nabij_family_keeper_set_family (nabij_services_get_family_keeper (fixture->ui.services), family);
  check_in->answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_OFTEN;
  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)), .check_in = check_in });
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.edit-entry", "s", nabij_entry_get_uuid (entry)));
  nabij_ui_wait_for (shows_entry, fixture);
  go_on = nabij_ui_find (nabij_window_fixture_get_top (fixture), GTK_TYPE_BUTTON, "go_on_button");
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  g_assert_false (gtk_widget_get_visible (go_on));
}

static void
test_closing_the_window_keeps_what_is_written (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;
  NabijUiFixture ui = fixture->ui;

  nabij_window_fixture_activate (fixture, "win.write-moment", NULL);
  type (fixture, "the last word");
  gtk_window_close (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  entries = nabij_ui_fixture_read_journal (&ui);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (nabij_entry_get_text (entries->pdata[0]), ==, "the last word");
  fixture->window = nabij_window_new (NULL, fixture->ui.services);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*set_up) (Fixture *fixture, gconstpointer data);
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "pages-lie-over-each-other", nabij_window_fixture_set_up, test_pages_lie_over_each_other },
    { "unsafe-leads-to-its-part-of-help", nabij_window_fixture_set_up, test_unsafe_leads_to_its_part_of_help },
    { "one-key-from-everywhere", nabij_window_fixture_set_up, test_one_key_from_everywhere },
    { "breathing-belongs-to-the-moment", nabij_window_fixture_set_up, test_breathing_belongs_to_the_moment },
    { "the-closing-page-asks-after-a-moment", nabij_window_fixture_set_up, test_the_closing_page_asks_after_a_moment },
    { "at-night-the-moment-stays-open", nabij_window_fixture_set_up_night, test_at_night_the_moment_stays_open },
    { "the-door-leaves-nothing-behind", nabij_window_fixture_set_up, test_the_door_leaves_nothing_behind },
    { "writing-and-breathing-share-the-moment", nabij_window_fixture_set_up, test_writing_and_breathing_share_the_moment },
    { "calmer-and-back-to-the-words", nabij_window_fixture_set_up, test_calmer_and_back_to_the_words },
    { "only-a-stopped-check-in-goes-on", nabij_window_fixture_set_up, test_only_a_stopped_check_in_goes_on },
    { "in-silence-no-check-in-about-a-baby-goes-on", nabij_window_fixture_set_up, test_in_silence_no_check_in_about_a_baby_goes_on },
    { "entries-are-opened-by-name", nabij_window_fixture_set_up, test_entries_are_opened_by_name },
    { "closing-the-window-keeps-what-is-written", nabij_window_fixture_set_up, test_closing_the_window_keeps_what_is_written },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/window-pages/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, tests[i].set_up, tests[i].test, nabij_window_fixture_tear_down);
  }

  return g_test_run ();
}
