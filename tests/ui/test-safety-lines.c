/* test-safety-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-safety-lines.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

/* What a page of 360 px leaves between its margins. */
#define NARROWEST_PX 324

static void
test_stands_in_every_season (void)
{
  static const struct {
    NabijSeason season;
    gboolean    says_what_does_not_wait;
  } table[] = {
    { NABIJ_SEASON_UNKNOWN, FALSE },
    { NABIJ_SEASON_BEFORE, TRUE },
    { NABIJ_SEASON_AFTER, FALSE },
    { NABIJ_SEASON_PAUSED, FALSE },
    { NABIJ_SEASON_ENDED, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    GtkWidget *lines = g_object_ref_sink (nabij_safety_lines_new (table[i].season));

    g_assert_cmpint (gtk_widget_get_visible (nabij_ui_find (lines, GTK_TYPE_LABEL, "pregnant")), ==, table[i].says_what_does_not_wait);
    g_assert_true (gtk_widget_get_visible (nabij_ui_find (lines, GTK_TYPE_BUTTON, "unsafe_button")));
    g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (nabij_ui_find (lines, GTK_TYPE_LABEL, "unsafe"))), ==, "Do you not feel safe with someone? Help");
    g_assert_finalize_object (lines);
  }
}

/* Word for word what does not wait in pregnancy. */
static void
test_is_whole_in_pregnancy (void)
{
  static const char *const words[] = { "Bleeding", "loss of fluid", "belly pain", "fever", "headache with flashes", "feel your baby move less", "Do not wait, call" };
  GtkWidget               *lines = g_object_ref_sink (nabij_safety_lines_new (NABIJ_SEASON_BEFORE));
  const char              *text = gtk_label_get_label (GTK_LABEL (nabij_ui_find (lines, GTK_TYPE_LABEL, "pregnant")));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_nonnull (strstr (text, words[i]));
  g_assert_finalize_object (lines);
}

static void
help_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  *(guint *)user_data += 1;
}

static void
test_leads_to_help (void)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) help = g_simple_action_new ("help-unsafe", NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *lines = nabij_safety_lines_new (NABIJ_SEASON_UNKNOWN);
  GtkWidget *button = nabij_ui_find (lines, GTK_TYPE_BUTTON, "unsafe_button");
  guint      n_helped = 0;

  g_signal_connect (help, "activate", G_CALLBACK (help_cb), &n_helped);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (help));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_child (window, lines);
  nabij_ui_show (window);

  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_helped, ==, 1);

  /* By the keyboard and by ear. */
  gtk_window_set_focus (window, NULL);
  g_assert_true (gtk_widget_child_focus (lines, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (window) == button);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL, "Do you not feel safe with someone? Help");

  gtk_window_destroy (window);
}

static void
test_fits_with_large_text (void)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWindow   *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget   *lines = nabij_safety_lines_new (NABIJ_SEASON_BEFORE);
  int          dpi, minimum;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_window_set_child (window, lines);
  nabij_ui_show (window);
  gtk_widget_measure (lines, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROWEST_PX);

  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_window_destroy (window);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add_func ("/nabij/ui/safety-lines/stands-in-every-season", test_stands_in_every_season);
  g_test_add_func ("/nabij/ui/safety-lines/is-whole-in-pregnancy", test_is_whole_in_pregnancy);
  g_test_add_func ("/nabij/ui/safety-lines/leads-to-help", test_leads_to_help);
  g_test_add_func ("/nabij/ui/safety-lines/fits-with-large-text", test_fits_with_large_text);

  return g_test_run ();
}
