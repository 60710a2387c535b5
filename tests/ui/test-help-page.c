/* test-help-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-help-card.h"
#include "nabij-help-page.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

#define NARROWEST_PX 360
#define MOST_STOPS 400

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *page;
} Fixture;

typedef void (*Visit) (GtkWidget *widget,
                       gpointer   data);

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  g_settings_reset (fixture->ui.settings, "region");
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->page = nabij_help_page_new (fixture->ui.services);
  gtk_window_set_default_size (fixture->window, NARROWEST_PX, 640);
  gtk_window_set_child (fixture->window, fixture->page);
  nabij_ui_show (fixture->window);
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
  g_settings_reset (fixture->ui.settings, "region");
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
visit_all (GtkWidget *widget,
           Visit      visit,
           gpointer   data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    visit_all (child, visit, data);
}

static const char *
get_first_number (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "number")));
}

static const char *
get_place (Fixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "region")));
}

/* The tests run in the zone of Amsterdam, in English: an English speaker there needs 112. */
static void
test_is_where_the_clock_is (Fixture      *fixture,
                            gconstpointer data)
{
  g_assert_cmpstr (get_place (fixture), ==, "You are in: the Netherlands · change");
  g_assert_cmpstr (get_first_number (fixture), ==, "112");
}

static void
test_changes_with_the_region (Fixture      *fixture,
                              gconstpointer data)
{
  static const struct {
    const char *region;
    const char *place;
    const char *number;
  } table[] = {
    { "gb", "You are in: the United Kingdom · change", "999" },
    { "ie", "You are in: Ireland · change", "112" },
    { "be", "You are in: Belgium · change", "112" },
    { "elsewhere", "You are in: another country · change", "112" },
    { "nl", "You are in: the Netherlands · change", "112" },
    { "auto", "You are in: the Netherlands · change", "112" },
  };
  GtkWidget *menu = nabij_ui_find (fixture->page, GTK_TYPE_MENU_BUTTON, "region_button");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autofree char *chosen = NULL;

    g_assert_true (gtk_widget_activate_action (menu, "help.region", "s", table[i].region));
    chosen = g_settings_get_string (fixture->ui.settings, "region");
    g_assert_cmpstr (chosen, ==, table[i].region);
    g_assert_cmpstr (get_place (fixture), ==, table[i].place);
    g_assert_cmpstr (get_first_number (fixture), ==, table[i].number);
  }
}

/* One can choose every region, and the computer's own place. */
static void
test_offers_every_region (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);
  GtkMenuButton *button = GTK_MENU_BUTTON (nabij_ui_find (fixture->page, GTK_TYPE_MENU_BUTTON, "region_button"));
  GMenuModel    *menu = gtk_menu_button_get_menu_model (button);
  guint          n_items = 0;

  for (int section = 0; section < g_menu_model_get_n_items (menu); section++) {
    g_autoptr (GMenuModel) items = g_menu_model_get_item_link (menu, section, G_MENU_LINK_SECTION);

    for (int i = 0; i < g_menu_model_get_n_items (items); i++, n_items++) {
      g_autoptr (GVariant) target = g_menu_model_get_item_attribute_value (items, i, G_MENU_ATTRIBUTE_TARGET, G_VARIANT_TYPE_STRING);

      g_assert_true (g_settings_set_value (fixture->ui.settings, "region", target));
    }
  }
  g_assert_cmpuint (n_items, ==, g_strv_length (regions) + 1);
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static gboolean
has_come (gpointer data)
{
  return *(char **)data != NULL;
}

static void
test_copies_a_number (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *text = NULL;

  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "copy_number"), "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (fixture->page), NULL, text_cb, &text);
  nabij_ui_wait_for (has_come, &text);
  g_assert_cmpstr (text, ==, "112");
}

static void
refuse_links (GtkWidget *widget,
              gpointer   data)
{
  g_assert_false (GTK_IS_LINK_BUTTON (widget));
  if (GTK_IS_LABEL (widget))
    g_assert_null (strstr (gtk_label_get_label (GTK_LABEL (widget)), "href"));
}

/* Nothing opens the network by itself: an address is a text. */
static void
test_has_no_links (Fixture      *fixture,
                   gconstpointer data)
{
  visit_all (fixture->page, refuse_links, NULL);
}

static void
check_number (GtkWidget *widget,
              gpointer   data)
{
  guint *n_numbers = data;

  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "help-number") && gtk_widget_get_mapped (widget)) {
    g_assert_true (gtk_label_get_selectable (GTK_LABEL (widget)));
    *n_numbers += 1;
  }
}

static void
test_numbers_can_be_selected (Fixture      *fixture,
                              gconstpointer data)
{
  guint n_numbers = 0;

  visit_all (fixture->page, check_number, &n_numbers);
  /* 112, 113, de Luisterlijn and Veilig Thuis. */
  g_assert_cmpuint (n_numbers, ==, 4);
}

static void
expect_a_stop (GtkWidget *widget,
               gpointer   data)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));

  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_widget_is_sensitive (widget) &&
      (g_strcmp0 (id, "copy_number") == 0 || g_strcmp0 (id, "copy_website") == 0 || gtk_widget_has_css_class (widget, "help-jump"))) {
    g_test_message ("%s", id);
    g_assert_true (g_hash_table_contains (data, widget));
  }
}

static void
test_tab_reaches_every_control (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr (GHashTable) stops = g_hash_table_new (NULL, NULL);

  for (int i = 0; i < MOST_STOPS && gtk_widget_child_focus (fixture->page, GTK_DIR_TAB_FORWARD); i++)
    g_hash_table_add (stops, gtk_window_get_focus (fixture->window));

  g_assert_cmpuint (g_hash_table_size (stops), >, 20);
  visit_all (fixture->page, expect_a_stop, stops);
}

static void
expect_a_name (GtkWidget *widget,
               gpointer   data)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) && gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) != NULL)
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
test_every_button_has_a_name (Fixture      *fixture,
                              gconstpointer data)
{
  GtkWidget *copy = nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "copy_number");

  visit_all (fixture->page, expect_a_name, NULL);
  gtk_test_accessible_assert_property (copy, GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy 112");
  gtk_test_accessible_assert_property (nabij_ui_find (fixture->page, NABIJ_TYPE_HELP_CARD, NULL), GTK_ACCESSIBLE_PROPERTY_LABEL, "Emergency number");
}

static void
assert_fits (Fixture *fixture)
{
  static const char *const regions[] = { "nl", "gb", "ie", "be", "elsewhere" };

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++) {
    int minimum;

    g_settings_set_string (fixture->ui.settings, "region", regions[i]);
    gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
    g_test_message ("%s: %d px", regions[i], minimum);
    g_assert_cmpint (minimum, <=, NARROWEST_PX);
  }
}

static void
test_fits_a_narrow_window (Fixture      *fixture,
                           gconstpointer data)
{
  assert_fits (fixture);
}

static void
test_fits_with_large_text (Fixture      *fixture,
                           gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->page);
  int          dpi;

  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (fixture->window), "large-text");
  nabij_ui_wait_for_frame (fixture->page);
  assert_fits (fixture);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
}

typedef struct {
  GtkWidget *page;
  GtkWidget *card;
} Place;

static gboolean
is_on_the_screen (gpointer data)
{
  Place          *place = data;
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (place->card, place->page, &bounds) && bounds.origin.y >= 0.f &&
         bounds.origin.y < (float)gtk_widget_get_height (place->page) / 2.f;
}

static void
find_card (GtkWidget *widget,
           gpointer   data)
{
  Place *place = data;

  if (NABIJ_IS_HELP_CARD (widget) &&
      g_str_equal (gtk_label_get_label (GTK_LABEL (nabij_ui_find (widget, GTK_TYPE_LABEL, "name"))), "Veilig Thuis"))
    place->card = widget;
}

/* Who is not safe does not have to look for it, and the page may be only just made. */
static void
test_brings_a_section_to_the_top (Fixture      *fixture,
                                  gconstpointer data)
{
  Place place = { .page = fixture->page };

  visit_all (fixture->page, find_card, &place);
  g_assert_nonnull (place.card);
  nabij_ui_wait_for_frame (fixture->page);
  g_assert_false (is_on_the_screen (&place));

  nabij_help_page_show_section (NABIJ_HELP_PAGE (fixture->page), NABIJ_HELP_SECTION_UNSAFE);
  nabij_ui_wait_for (is_on_the_screen, &place);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), place.card));
}

static void
find_jump (GtkWidget *widget,
           gpointer   data)
{
  /* The last one is for who is not safe. */
  if (gtk_widget_has_css_class (widget, "help-jump"))
    *(GtkWidget **)data = widget;
}

static void
test_jumps_to_a_section (Fixture      *fixture,
                         gconstpointer data)
{
  Place      place = { .page = fixture->page };
  GtkWidget *jump = NULL;

  visit_all (fixture->page, find_card, &place);
  visit_all (fixture->page, find_jump, &jump);
  g_assert_nonnull (jump);
  g_signal_emit_by_name (jump, "clicked");
  nabij_ui_wait_for (is_on_the_screen, &place);
}

/* The region is changed before the jump is done: nothing is left that could be jumped to. */
static void
test_forgets_a_jump (Fixture      *fixture,
                     gconstpointer data)
{
  nabij_help_page_show_section (NABIJ_HELP_PAGE (fixture->page), NABIJ_HELP_SECTION_UNSAFE);
  g_settings_set_string (fixture->ui.settings, "region", "be");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (get_place (fixture), ==, "You are in: Belgium · change");
}

static void
test_says_when_it_was_checked (Fixture      *fixture,
                               gconstpointer data)
{
  GtkLabel *checked = GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "checked"));

  g_assert_cmpstr (gtk_label_get_label (checked), ==, "Numbers and websites were checked in November 2026.");
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  add ("/nabij/ui/help-page/is-where-the-clock-is", test_is_where_the_clock_is);
  add ("/nabij/ui/help-page/changes-with-the-region", test_changes_with_the_region);
  add ("/nabij/ui/help-page/offers-every-region", test_offers_every_region);
  add ("/nabij/ui/help-page/copies-a-number", test_copies_a_number);
  add ("/nabij/ui/help-page/has-no-links", test_has_no_links);
  add ("/nabij/ui/help-page/numbers-can-be-selected", test_numbers_can_be_selected);
  add ("/nabij/ui/help-page/tab-reaches-every-control", test_tab_reaches_every_control);
  add ("/nabij/ui/help-page/every-button-has-a-name", test_every_button_has_a_name);
  add ("/nabij/ui/help-page/fits-a-narrow-window", test_fits_a_narrow_window);
  add ("/nabij/ui/help-page/fits-with-large-text", test_fits_with_large_text);
  add ("/nabij/ui/help-page/brings-a-section-to-the-top", test_brings_a_section_to_the_top);
  add ("/nabij/ui/help-page/jumps-to-a-section", test_jumps_to_a_section);
  add ("/nabij/ui/help-page/forgets-a-jump", test_forgets_a_jump);
  add ("/nabij/ui/help-page/says-when-it-was-checked", test_says_when_it_was_checked);

  return g_test_run ();
}
