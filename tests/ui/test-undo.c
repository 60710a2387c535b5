/* test-undo.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-undo.h"

#include <adwaita.h>
#include <string.h>

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *overlay;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->overlay = adw_toast_overlay_new ();
  gtk_window_set_default_size (fixture->window, 440, 600);
  gtk_window_set_child (fixture->window, fixture->overlay);
  nabij_ui_show (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_fixture_clear (&fixture->ui);
}

static NabijEntry *
save (Fixture    *fixture,
      const char *text)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  NabijEntry        *entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .instant = now, .text = text });

  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  return entry;
}

static guint
count (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_ui_fixture_read_journal (&fixture->ui);

  return entries->len;
}

/* The button of the toast that stands on top. */
static GtkWidget *
find_button (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_last_child (widget); child != NULL; child = gtk_widget_get_prev_sibling (child)) {
    GtkWidget *found = find_button (child);

    if (found != NULL)
      return found;
  }
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL ? widget : NULL;
}

static gboolean
has_button (gpointer data)
{
  GtkWidget *button = find_button (((Fixture *)data)->overlay);

  return button != NULL && gtk_widget_get_mapped (button);
}

static gboolean
has_no_button (gpointer data)
{
  return find_button (((Fixture *)data)->overlay) == NULL;
}

static void
test_deleted_at_once (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save (fixture, "a");
  g_autoptr (NabijEntry) other = save (fixture, "b");

  g_assert_cmpuint (count (fixture), ==, 2);
  nabij_undo_delete (ADW_TOAST_OVERLAY (fixture->overlay), fixture->ui.journal, nabij_entry_get_uuid (entry));
  g_assert_cmpuint (count (fixture), ==, 1);
  nabij_ui_wait_for (has_button, fixture);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (find_button (fixture->overlay))), ==, "_Undo");
}

static void
test_undo_brings_it_back (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (NabijEntry) entry = save (fixture, "a");
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_cmpuint (count (fixture), ==, 1);
  nabij_undo_delete (ADW_TOAST_OVERLAY (fixture->overlay), fixture->ui.journal, nabij_entry_get_uuid (entry));
  nabij_ui_wait_for (has_button, fixture);
  g_signal_emit_by_name (find_button (fixture->overlay), "clicked");
  nabij_ui_wait_for (has_no_button, fixture);
  entries = nabij_ui_fixture_read_journal (&fixture->ui);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (nabij_entry_get_text (g_ptr_array_index (entries, 0)), ==, "a");
}

static gboolean
is_in_the_file (Fixture    *fixture,
                const char *word)
{
  g_autoptr (GDir) folder = g_dir_open (nabij_journal_get_folder (fixture->ui.journal), 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (nabij_journal_get_folder (fixture->ui.journal), name, NULL);
    g_autofree char *bytes = NULL;
    gsize            length = 0;

    if (g_file_get_contents (path, &bytes, &length, NULL) && memmem (bytes, length, word, strlen (word)) != NULL)
      return TRUE;
  }
  return FALSE;
}

static gboolean
is_purged (gpointer data)
{
  return !is_in_the_file (data, "zonnebloemveld") && !is_in_the_file (data, "regenboogforel");
}

static void
delete_two (Fixture *fixture)
{
  g_autoptr (NabijEntry) first = save (fixture, "zonnebloemveld");
  g_autoptr (NabijEntry) second = save (fixture, "regenboogforel");

  g_assert_cmpuint (count (fixture), ==, 2);
  nabij_undo_delete (ADW_TOAST_OVERLAY (fixture->overlay), fixture->ui.journal, nabij_entry_get_uuid (first));
  nabij_ui_wait_for (has_button, fixture);
  nabij_undo_delete (ADW_TOAST_OVERLAY (fixture->overlay), fixture->ui.journal, nabij_entry_get_uuid (second));
  g_assert_cmpuint (count (fixture), ==, 0);
  nabij_ui_wait_for (has_button, fixture);
  g_assert_false (is_purged (fixture));
}

static void
test_one_button_for_several (Fixture      *fixture,
                             gconstpointer data)
{
  delete_two (fixture);
  g_signal_emit_by_name (find_button (fixture->overlay), "clicked");
  nabij_ui_wait_for (has_no_button, fixture);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_purged_when_the_toast_is_gone (Fixture      *fixture,
                                    gconstpointer data)
{
  delete_two (fixture);
  /* The last widget of a toast closes it. */
  g_signal_emit_by_name (gtk_widget_get_last_child (gtk_widget_get_parent (find_button (fixture->overlay))), "clicked");
  nabij_ui_wait_for (is_purged, fixture);
  g_assert_cmpuint (count (fixture), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "deleted-at-once", test_deleted_at_once },
    { "undo-brings-it-back", test_undo_brings_it_back },
    { "one-button-for-several", test_one_button_for_several },
    { "purged-when-the-toast-is-gone", test_purged_when_the_toast_is_gone },
  };

  nabij_ui_init (&argc, &argv);
  /* With libadwaita 1.2, a toast that goes while it still comes in ends the program; nobody is as quick
   * as a test. */
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/undo/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
