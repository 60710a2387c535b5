/* test-help-overlay.c
 *
 * Every key that is told of does something, and every key that does something is told of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-window.h"

/* What leads to each page that has keys of its own. */
static const struct {
  const char *action;
  const char *target;
} ways[] = {
  { "win.show-page", "journal" },
  { "win.keepsake", NULL },
  { "win.tell", NULL },
  { "win.keeping", NULL },
  { "win.order", NULL },
  { "win.fridge-card", NULL },
  { "win.open-entry", "uuid" },
  { "win.practice", "three-steps" },
  { "win.your-voice", NULL },
};

/* What the application, GTK and key controllers listen to; the pages have tests of their own for these. */
static const char *const known[] = {
  "<Control>comma",
  "<Control>question",
  "<Control>w",
  "<Control>q",
  "F10",
  "space",
  "Return",
  "0",
  "1",
  "2",
  "3",
  "BackSpace",
};

/* Other keys with the same meaning, and those that belong to what has the focus. */
static const char *const synonyms[] = {
  "KP_Subtract",
  "KP_Add",
  "<Shift>plus",
  "equal",
  "Back",
  "KP_Delete",
  "KP_Left",
  "KP_Right",
  "KP_Home",
  "KP_End",
  "KP_Enter",
  "ISO_Enter",
};

/* As a name that is the same however it was written. */
static char *
normalize (const char *accelerator)
{
  guint           keyval;
  GdkModifierType modifiers;

  g_assert_true (gtk_accelerator_parse (accelerator, &keyval, &modifiers));
  return gtk_accelerator_name (keyval, modifiers);
}

static gboolean
is_one_of (const char        *accelerator,
           const char *const *list,
           gsize              n)
{
  for (gsize i = 0; i < n; i++) {
    g_autofree char *other = normalize (list[i]);

    if (g_str_equal (accelerator, other))
      return TRUE;
  }
  return FALSE;
}

static void
take_trigger (GtkShortcutTrigger *trigger,
              GHashTable         *keys)
{
  if (GTK_IS_KEYVAL_TRIGGER (trigger))
    g_hash_table_add (keys, gtk_accelerator_name (gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
                                                  gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger))));
}

static void
take_own_keys (GtkWidget  *widget,
               GHashTable *keys)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

    for (guint j = 0; GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++) {
      g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);

      take_trigger (gtk_shortcut_get_trigger (shortcut), keys);
    }
  }
}

/* The keys that our own widgets have bound, and not those that GTK gives its own, such as to any button. */
static void
take_keys (GtkWidget  *widget,
           GHashTable *keys)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Nabij") && g_type_parent (G_OBJECT_TYPE (widget)) == GTK_TYPE_WIDGET)
    take_own_keys (widget, keys);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    take_keys (child, keys);
}

/* A window has the keys of every window as well, such as Tab. */
static void
take_keys_of_window (GtkWidget  *window,
                     GHashTable *keys)
{
  g_autoptr (GHashTable) of_every_window = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget     *bare = adw_application_window_new (NULL);
  GHashTableIter iter;
  gpointer       key;

  take_own_keys (window, keys);
  take_own_keys (bare, of_every_window);
  g_hash_table_iter_init (&iter, of_every_window);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_remove (keys, key);
  gtk_window_destroy (GTK_WINDOW (bare));

  for (GtkWidget *child = gtk_widget_get_first_child (window); child != NULL; child = gtk_widget_get_next_sibling (child))
    take_keys (child, keys);
}

static void
take_told (GtkWidget  *widget,
           GHashTable *told)
{
  if (GTK_IS_SHORTCUTS_SHORTCUT (widget)) {
    g_autofree char *accelerators = NULL;
    g_auto (GStrv) each = NULL;

    g_object_get (widget, "accelerator", &accelerators, NULL);
    each = g_strsplit (accelerators, " ", -1);
    for (guint i = 0; each[i] != NULL; i++)
      g_hash_table_add (told, normalize (each[i]));
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    take_told (child, told);
}

static void
test_tells_of_all_keys (void)
{
  const NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_MOMENT, .instant = { G_USEC_PER_SEC, 0 } };
  g_autoptr (NabijEntry) moment = nabij_entry_new (&fields);
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (NABIJ_RESOURCE_BASE_PATH "/gtk/help-overlay.ui");
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GtkWidget     *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  NabijUiFixture ui;
  NabijWindow   *window;
  GHashTableIter iter;
  gpointer       key;

  nabij_ui_fixture_init (&ui, 15);
  window = nabij_window_new (NULL, ui.services);
  nabij_ui_show (GTK_WINDOW (window));
  nabij_journal_save_async (ui.journal, moment, NULL, NULL, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&ui));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++) {
    const char *target = g_strcmp0 (ways[i].target, "uuid") == 0 ? nabij_entry_get_uuid (moment) : ways[i].target;

    g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (window), ways[i].action, target != NULL ? g_variant_new_string (target) : NULL));
    g_ptr_array_unref (nabij_ui_fixture_read_journal (&ui));
    nabij_ui_wait_for_frame (GTK_WIDGET (window));
  }

  take_told (overlay, told);
  g_assert_cmpuint (g_hash_table_size (told), >, 20);
  take_keys_of_window (GTK_WIDGET (window), keys);
  g_assert_cmpuint (g_hash_table_size (keys), >, 20);

  g_hash_table_iter_init (&iter, told);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    if (!g_hash_table_contains (keys, key) && !is_one_of (key, known, G_N_ELEMENTS (known)))
      g_error ("%s is told of, and does nothing", (const char *)key);
  }
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL)) {
    if (!g_hash_table_contains (told, key) && !is_one_of (key, synonyms, G_N_ELEMENTS (synonyms)))
      g_error ("%s does something, and nobody is told", (const char *)key);
  }

  gtk_window_destroy (GTK_WINDOW (overlay));
  gtk_window_destroy (GTK_WINDOW (window));
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&ui));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_fixture_clear (&ui);
}

/* Any warning of GTK ends the test: the numbers of its pages once had a width below nothing. */
static void
test_is_shown_without_a_warning (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (NABIJ_RESOURCE_BASE_PATH "/gtk/help-overlay.ui");
  GtkWidget     *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));
  NabijUiFixture ui;

  nabij_ui_fixture_init (&ui, 15);
  nabij_ui_show (GTK_WINDOW (overlay));
  nabij_ui_wait_for_frame (overlay);
  gtk_window_destroy (GTK_WINDOW (overlay));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  nabij_ui_fixture_clear (&ui);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add_func ("/nabij/ui/help-overlay/tells-of-all-keys", test_tells_of_all_keys);
  g_test_add_func ("/nabij/ui/help-overlay/is-shown-without-a-warning", test_is_shown_without_a_warning);

  return g_test_run ();
}
