/* test-journal-put-away.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Older pages that were put away are shown by the journal when they are asked for.
 */

#include "config.h"

#include "nabij-journal-page.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *page;
  const char    *expected; /* what a wait waits for */
} Fixture;

static void
save (Fixture *fixture,
      gint64   minutes_ago)
{
  NabijInstant instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijEntry) entry = NULL;

  instant.utc_us -= minutes_ago * MINUTE_US;
  entry = nabij_entry_new_session (&instant, "water-and-rust", "water", 3 * MINUTE_US);
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
}

static gboolean
is_loaded (gpointer data)
{
  return nabij_family_keeper_is_loaded (nabij_services_get_family_keeper (((Fixture *)data)->ui.services));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  nabij_family_keeper_load (nabij_services_get_family_keeper (fixture->ui.services));
  nabij_ui_wait_for (is_loaded, fixture);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = nabij_journal_page_new (fixture->ui.services);
  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, fixture->page);
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
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
put_away (Fixture *fixture,
          gboolean is_put_away)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->ui.services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->journal_put_away = is_put_away;
  family->put_away_us = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us - MINUTE_US;
  nabij_family_keeper_set_family (keeper, family);
}

static gboolean
shows_page (gpointer data)
{
  Fixture *fixture = data;

  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (nabij_ui_find (fixture->page, GTK_TYPE_STACK, "stack"))),
                      fixture->expected);
}

static void
wait_for_page (Fixture    *fixture,
               const char *expected)
{
  fixture->expected = expected;
  nabij_ui_wait_for (shows_page, fixture);
}

static void
test_is_shown_when_asked_for (Fixture      *fixture,
                              gconstpointer data)
{
  GtkWidget *button = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "put_away_button");

  save (fixture, 60);
  nabij_ui_show (fixture->window);
  wait_for_page (fixture, "entries");
  g_assert_false (gtk_widget_get_mapped (button));

  put_away (fixture, TRUE);
  wait_for_page (fixture, "empty");
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Show");
  g_signal_emit_by_name (button, "clicked");
  wait_for_page (fixture, "entries");
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Put away again");
  g_signal_emit_by_name (button, "clicked");
  wait_for_page (fixture, "empty");

  /* What is written from now on is there. */
  save (fixture, 0);
  wait_for_page (fixture, "entries");
}

static void
test_is_not_asked_for_twice (Fixture      *fixture,
                             gconstpointer data)
{
  GtkWidget *button = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "put_away_button");

  save (fixture, 60);
  put_away (fixture, TRUE);
  nabij_ui_show (fixture->window);
  wait_for_page (fixture, "empty");
  g_signal_emit_by_name (button, "clicked");
  wait_for_page (fixture, "entries");

  put_away (fixture, FALSE);
  g_assert_false (gtk_widget_get_visible (gtk_widget_get_ancestor (button, ADW_TYPE_CLAMP)));
  wait_for_page (fixture, "entries");
  put_away (fixture, TRUE);
  wait_for_page (fixture, "empty");
}

int
main (int   argc,
      char *argv[])
{
  nabij_ui_init (&argc, &argv);

#define ADD(name, func) g_test_add ("/nabij/ui/journal-put-away/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("is-shown-when-asked-for", test_is_shown_when_asked_for);
  ADD ("is-not-asked-for-twice", test_is_not_asked_for_twice);
#undef ADD

  return g_test_run ();
}
