/* nabij-window-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-window-fixture.h"

#include "nabij-ui-widgets.h"

static void
set_up_at (NabijWindowFixture *fixture,
           int                 hour)
{
  nabij_ui_fixture_init (&fixture->ui, hour);
  fixture->window = nabij_window_new (NULL, fixture->ui.services);
  nabij_ui_show (GTK_WINDOW (fixture->window));
}

void
nabij_window_fixture_set_up (NabijWindowFixture *fixture,
                             gconstpointer       data)
{
  set_up_at (fixture, 15);
}

void
nabij_window_fixture_set_up_night (NabijWindowFixture *fixture,
                                   gconstpointer       data)
{
  set_up_at (fixture, 23);
}

void
nabij_window_fixture_tear_down (NabijWindowFixture *fixture,
                                gconstpointer       data)
{
  g_autoptr (GPtrArray) entries = NULL;

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  /* Answers that were still on their way to a page come first: reading keeps its order. */
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_fixture_clear (&fixture->ui);
}

/* Without a target, or with a word. */
void
nabij_window_fixture_activate (NabijWindowFixture *fixture,
                               const char         *action,
                               const char         *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture->window), action,
                                                     target != NULL ? g_variant_new_string (target) : NULL));
}

NabijSessionPage *
nabij_window_fixture_get_session_page (NabijWindowFixture *fixture)
{
  return NABIJ_SESSION_PAGE (nabij_ui_find (GTK_WIDGET (fixture->window), NABIJ_TYPE_SESSION_PAGE, NULL));
}

gboolean
nabij_window_fixture_is_running (gpointer fixture)
{
  return nabij_session_page_is_running (nabij_window_fixture_get_session_page (fixture));
}

/* The page that lies on top, or what all of them lie on. */
GtkWidget *
nabij_window_fixture_get_top (NabijWindowFixture *fixture)
{
  return gtk_stack_get_visible_child (GTK_STACK (nabij_ui_find (GTK_WIDGET (fixture->window), GTK_TYPE_STACK, "stack")));
}

gboolean
nabij_window_fixture_is_at_home (gpointer fixture)
{
  NabijWindowFixture *self = fixture;

  return nabij_window_fixture_get_top (self) == nabij_ui_find (GTK_WIDGET (self->window), GTK_TYPE_BOX, "home");
}
