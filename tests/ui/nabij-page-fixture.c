/* nabij-page-fixture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-page-fixture.h"

#include "nabij-chip-flow.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

static const struct {
  const char *name;
  const char *type;
} actions[] = {
  { "back", NULL },
  { "stress", NULL },
  { "help", NULL },
  { "help-unsafe", NULL },
  { "help-ill", NULL },
  { "keeping", NULL },
  { "home", NULL },
  { "begin", NULL },
  { "about-you", NULL },
  { "baby-is-here", NULL },
  { "pause-or-stop", NULL },
  { "memories", NULL },
  { "keepsake", NULL },
  { "open-practice", "s" },
  { "reading-card", "s" },
  { "calmer", "s" },
  { "open-entry", "s" },
  { "edit-entry", "s" },
  { "practice", "s" },
  { "reminders", NULL },
  { "remind", "s" },
  { "your-voice", NULL },
  { "your-voice-at", "s" },
};

static void
activate_cb (GSimpleAction    *action,
             GVariant         *parameter,
             NabijPageFixture *fixture)
{
  g_string_append (fixture->activated, g_action_get_name (G_ACTION (action)));
  if (parameter != NULL)
    g_string_append_printf (fixture->activated, ":%s", g_variant_get_string (parameter, NULL));
  g_string_append_c (fixture->activated, ' ');
}

void
nabij_page_fixture_init (NabijPageFixture *fixture,
                         int               hour)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  nabij_ui_fixture_init (&fixture->ui, hour);
  fixture->activated = g_string_new (NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 440, 820);
  gtk_window_set_child (fixture->window, adw_toast_overlay_new ());

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i].name, actions[i].type != NULL ? G_VARIANT_TYPE (actions[i].type) : NULL);

    g_signal_connect (action, "activate", G_CALLBACK (activate_cb), fixture);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  }
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
}

void
nabij_page_fixture_show (NabijPageFixture *fixture,
                         GtkWidget        *page)
{
  fixture->page = page;
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (gtk_window_get_child (fixture->window)), page);
  nabij_ui_show (fixture->window);
  gtk_widget_grab_focus (page);
}

/* As the window does it: the page goes, which unmaps it. */
void
nabij_page_fixture_leave (NabijPageFixture *fixture)
{
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (gtk_window_get_child (fixture->window)), NULL);
  fixture->page = NULL;
}

/* And nobody holds it after that. */
void
nabij_page_fixture_let_go (NabijPageFixture *fixture)
{
  GtkWidget *page = g_object_ref (fixture->page);

  nabij_page_fixture_leave (fixture);
  nabij_ui_assert_finalizes (page);
}

/* What must be on the page. */
GtkWidget *
nabij_page_fixture_find (NabijPageFixture *fixture,
                         GType             type,
                         const char       *id)
{
  GtkWidget *found = nabij_ui_find (fixture->page, type, id);

  if (found == NULL)
    g_error ("There is no “%s” on the page", id);
  return found;
}

void
nabij_page_fixture_clear (NabijPageFixture *fixture)
{
  g_autoptr (GPtrArray) entries = NULL;

  gtk_window_destroy (fixture->window);
  /* Answers that were still on their way to the page come first: reading keeps its order. */
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_string_free (fixture->activated, TRUE);
  nabij_ui_fixture_clear (&fixture->ui);
}

/* For g_test_add(): at three in the afternoon. */
void
nabij_page_fixture_set_up (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  nabij_page_fixture_init (fixture, 15);
}

void
nabij_page_fixture_tear_down (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  nabij_page_fixture_clear (fixture);
}

GtkWidget *
nabij_page_fixture_get_focus (NabijPageFixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

NabijEntry *
nabij_page_fixture_read_only_entry (NabijPageFixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_ui_fixture_read_journal (&fixture->ui);

  g_assert_cmpuint (entries->len, ==, 1);
  return nabij_entry_ref (entries->pdata[0]);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nabij_journal_save_finish (NABIJ_JOURNAL (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *)user_data = TRUE;
}

void
nabij_page_fixture_save (NabijPageFixture *fixture,
                         NabijEntry       *entry)
{
  gboolean saved = FALSE;

  nabij_journal_save_async (fixture->ui.journal, entry, NULL, saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
}

/* Twice as large; the settings belong to the display, which the test has for itself. */
void
nabij_page_fixture_enlarge_text (NabijPageFixture *fixture)
{
  GtkSettings *settings = gtk_widget_get_settings (GTK_WIDGET (fixture->window));
  int          dpi;

  /* The buttons of a window in GNOME. */
  g_object_set (settings, "gtk-decoration-layout", ":close", NULL);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * (dpi > 0 ? dpi : 96 * 1024), NULL);
  gtk_widget_add_css_class (GTK_WIDGET (fixture->window), "large-text");
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
nabij_page_fixture_choose (NabijPageFixture *fixture,
                           const char       *flow,
                           const char       *id)
{
  NabijChipFlow *chips = NABIJ_CHIP_FLOW (nabij_ui_find (fixture->page, NABIJ_TYPE_CHIP_FLOW, flow));
  NabijChip     *chip = nabij_chip_flow_find (chips, id, FALSE);

  g_assert_nonnull (chip);
  g_signal_emit_by_name (chip, "clicked");
}
