/* test-header-bars.c
 *
 * The titles in the narrowest window, on desktops that give a window three buttons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-language.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-window.h"

#include <adwaita.h>

#define NARROWEST_PX 360

/* What leads to each page, in an order in which none closes the way to the next. */
static const struct {
  const char *action;
  const char *target;
} ways[] = {
  { "win.show-page", "rituals" },
  { "win.show-page", "journal" },
  { "win.show-page", "reading" },
  { "win.help", NULL },
  { "win.about-you", NULL },
  { "win.memories", NULL },
  { "win.your-voice", NULL },
  { "win.keeping", NULL },
  { "win.keepsake", NULL },
  { "win.tell", NULL },
  { "win.looking-back", NULL },
  { "win.check-in", NULL },
  { "win.order", NULL },
  { "win.fridge-card", NULL },
  { "win.write-moment", NULL },
  { "win.calmer", "uuid" },
  { "win.open-entry", "uuid" },
  { "win.edit-entry", "uuid" },
  { "win.write", "note" },
  { "win.write", "letter" },
  { "win.open-practice", "one-song" },
  { "win.practice", "when-your-baby-cries" },
  { "win.practice", "three-steps" },
  { "win.reading-card", "crying" },
  { "win.pause-or-stop", NULL },
};

typedef struct {
  NabijUiFixture ui;
  NabijWindow   *window;
  GString       *cut;
  guint          n_seen;
} Fixture;

static void
save_moment (Fixture    *fixture,
             NabijEntry *entry)
{
  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
}

/* Nothing in a header ends in three dots. */
static void
look_at_labels (Fixture    *fixture,
                GtkWidget  *widget,
                const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  if (GTK_IS_LABEL (widget)) {
    if (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (widget))))
      g_string_append_printf (fixture->cut, "%s: %s\n", where, gtk_label_get_label (GTK_LABEL (widget)));
    fixture->n_seen++;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at_labels (fixture, child, where);
}

static void
look_at_headers (Fixture    *fixture,
                 GtkWidget  *widget,
                 const char *where)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (ADW_IS_HEADER_BAR (widget)) {
    look_at_labels (fixture, widget, where);
    return;
  }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    look_at_headers (fixture, child, where);
}

static gboolean
is_tight (gpointer data)
{
  return gtk_widget_has_css_class (data, "tight");
}

static void
test_titles_are_whole (gconstpointer language)
{
  const NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_MOMENT, .tension = NABIJ_TENSION_TENSE, .instant = { G_USEC_PER_SEC, 0 } };
  Fixture                fixture = { 0 };
  GtkSettings           *settings = gtk_settings_get_default ();

  /* Messages that were looked up stay as they are: each language has a process of its own. */
  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR | G_TEST_SUBPROCESS_INHERIT_STDOUT);
    g_test_trap_assert_passed ();
    return;
  }

  fixture.cut = g_string_new (NULL);
  nabij_language_init (language, NABIJ_TEST_LOCALE_DIR);
  g_object_set (settings, "gtk-decoration-layout", "menu:minimize,maximize,close", "gtk-font-name", "Cantarell 11", "gtk-enable-animations", FALSE, NULL);
  nabij_ui_fixture_init (&fixture.ui, 15);
  fixture.window = nabij_window_new (NULL, fixture.ui.services);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), NARROWEST_PX, 720);
  nabij_ui_show (GTK_WINDOW (fixture.window));
  nabij_ui_wait_for (is_tight, fixture.window);

  {
    g_autoptr (NabijEntry) moment = nabij_entry_new (&fields);

    save_moment (&fixture, moment);
    for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
      const char *target = g_strcmp0 (ways[i].target, "uuid") == 0 ? nabij_entry_get_uuid (moment) : ways[i].target;
      const guint n_before = fixture.n_seen;

      g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (fixture.window), ways[i].action,
                                                         target != NULL ? g_variant_new_string (target) : NULL));
      g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture.ui));
      nabij_ui_wait_for_frame (GTK_WIDGET (fixture.window));
      nabij_ui_wait_for_frame (GTK_WIDGET (fixture.window));
      /* A desktop may count its own edges in. */
      g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture.window)), <=, NARROWEST_PX);
      look_at_headers (&fixture, GTK_WIDGET (fixture.window), ways[i].action);
      g_assert_cmpuint (fixture.n_seen, >, n_before);
    }
  }

  g_assert_cmpstr (fixture.cut->str, ==, "");
  g_string_free (fixture.cut, TRUE);
  gtk_window_destroy (GTK_WINDOW (fixture.window));
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture.ui));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_fixture_clear (&fixture.ui);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add_data_func ("/nabij/ui/header-bars/titles-are-whole-in-english", "en", test_titles_are_whole);
  g_test_add_data_func ("/nabij/ui/header-bars/titles-are-whole-in-dutch", "nl", test_titles_are_whole);

  return g_test_run ();
}
