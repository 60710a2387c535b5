/* test-rituals-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-drawing.h"
#include "nabij-practice-choice.h"
#include "nabij-ritual-tile.h"
#include "nabij-rituals-page.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>

#define NARROWEST_PX 360

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *page;
  GString       *asked;
} Fixture;

static void
activate_cb (GSimpleAction *action,
             GVariant      *parameter,
             Fixture       *fixture)
{
  g_string_append_printf (fixture->asked, "%s:%s ", g_action_get_name (G_ACTION (action)), g_variant_get_string (parameter, NULL));
}

static void
set_season (Fixture    *fixture,
            NabijSeason season)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->ui.services);
  g_autoptr (NabijFamily) family = nabij_family_new ();

  switch (season) {
  case NABIJ_SEASON_BEFORE:
    family->told = NABIJ_TOLD_PREGNANT;
    break;
  case NABIJ_SEASON_AFTER:
    family->told = NABIJ_TOLD_BABY_IS_HERE;
    nabij_family_add_child (family);
    break;
  case NABIJ_SEASON_PAUSED:
    family->silence = NABIJ_SILENCE_PAUSE;
    break;
  case NABIJ_SEASON_ENDED:
    family->silence = NABIJ_SILENCE_PREGNANCY_ENDED;
    break;
  case NABIJ_SEASON_UNKNOWN:
  default:
    break;
  }
  nabij_family_keeper_set_family (keeper, family);
  g_assert_cmpint (nabij_services_get_season (fixture->ui.services), ==, season);
}

static void
show (Fixture    *fixture,
      int         hour,
      NabijSeason season,
      int         width_px)
{
  static const char *const actions[] = { "practice", "open-practice" };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  nabij_ui_fixture_init (&fixture->ui, hour);
  g_settings_reset (fixture->ui.settings, "variants");
  set_season (fixture, season);
  fixture->asked = g_string_new (NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    g_autoptr (GSimpleAction) action = g_simple_action_new (actions[i], G_VARIANT_TYPE_STRING);

    g_signal_connect (action, "activate", G_CALLBACK (activate_cb), fixture);
    g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  }
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (group));
  fixture->page = nabij_rituals_page_new (fixture->ui.services);
  gtk_window_set_default_size (fixture->window, width_px, 760);
  gtk_window_set_child (fixture->window, fixture->page);
  nabij_ui_show (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
clear (Fixture *fixture)
{
  g_object_ref (fixture->page);
  gtk_window_destroy (fixture->window);
  /* A drawing may still be read. */
  nabij_ui_assert_finalizes (fixture->page);
  g_settings_reset (fixture->ui.settings, "variants");
  g_string_free (fixture->asked, TRUE);
  nabij_ui_fixture_clear (&fixture->ui);
}

typedef void (*Visit) (GtkWidget *widget,
                       gpointer   data);

static void
visit_all (GtkWidget *widget,
           Visit      visit,
           gpointer   data)
{
  visit (widget, data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    visit_all (child, visit, data);
}

static void
add_tile (GtkWidget *widget,
          gpointer   data)
{
  if (NABIJ_IS_RITUAL_TILE (widget))
    g_ptr_array_add (data, widget);
}

static GPtrArray *
list_tiles (Fixture *fixture)
{
  GPtrArray *tiles = g_ptr_array_new ();

  visit_all (fixture->page, add_tile, tiles);
  return tiles;
}

static GtkWidget *
find_tile (Fixture    *fixture,
           const char *id)
{
  g_autoptr (GPtrArray) tiles = list_tiles (fixture);

  for (guint i = 0; i < tiles->len; i++) {
    if (g_str_equal (nabij_ritual_tile_get_practice_id (tiles->pdata[i]), id))
      return tiles->pdata[i];
  }
  return NULL;
}

static gboolean
offers_all (Fixture *fixture)
{
  return gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "show_all"));
}

/* In every season and by day and night: what core lists, group by group, and nothing else. */
static void
test_lists_what_fits (void)
{
  static const int hours[] = { 15, 23 };

  for (int season = NABIJ_SEASON_UNKNOWN; season <= NABIJ_SEASON_ENDED; season++) {
    for (gsize hour = 0; hour < G_N_ELEMENTS (hours); hour++) {
      Fixture        fixture = { 0 };
      NabijSituation situation;
      guint          number = 0;
      g_autoptr (GPtrArray) tiles = NULL;

      show (&fixture, hours[hour], (NabijSeason)season, 440);
      tiles = list_tiles (&fixture);
      nabij_services_get_situation (fixture.ui.services, &situation);
      for (int group = 0; group < NABIJ_PRACTICE_GROUP_HIDDEN; group++) {
        g_autoptr (GPtrArray) practices = nabij_practices_list (nabij_services_get_practices (fixture.ui.services),
                                                                (NabijPracticeGroup)group, &situation);

        for (guint i = 0; i < practices->len; i++, number++) {
          g_assert_cmpuint (number, <, tiles->len);
          g_assert_cmpstr (nabij_ritual_tile_get_practice_id (tiles->pdata[number]), ==, nabij_practice_get_id (practices->pdata[i]));
        }
      }
      g_assert_cmpuint (number, ==, tiles->len);
      g_assert_cmpuint (number, >, 3);
      g_assert_cmpint (offers_all (&fixture), ==, season == NABIJ_SEASON_UNKNOWN || season == NABIJ_SEASON_BEFORE);
      clear (&fixture);
    }
  }
}

static void
test_ways_in (void)
{
  Fixture    fixture = { 0 };
  GtkWidget *tile;

  show (&fixture, 15, NABIJ_SEASON_AFTER, 440);
  tile = find_tile (&fixture, "skin-to-skin");
  g_signal_emit_by_name (nabij_ui_find (tile, GTK_TYPE_BUTTON, "open_button"), "clicked");
  g_signal_emit_by_name (nabij_ui_find (tile, GTK_TYPE_BUTTON, "begin_button"), "clicked");
  g_assert_cmpstr (fixture.asked->str, ==, "open-practice:skin-to-skin practice:skin-to-skin ");
  gtk_test_accessible_assert_property (nabij_ui_find (tile, GTK_TYPE_BUTTON, "begin_button"), GTK_ACCESSIBLE_PROPERTY_LABEL, "Begin: Skin to skin");

  /* What is read, or one's own, has no other page before it. */
  g_string_truncate (fixture.asked, 0);
  tile = find_tile (&fixture, "our-order");
  g_assert_false (gtk_widget_get_mapped (nabij_ui_find (tile, GTK_TYPE_BUTTON, "begin_button")));
  g_signal_emit_by_name (nabij_ui_find (tile, GTK_TYPE_BUTTON, "open_button"), "clicked");
  g_assert_cmpstr (fixture.asked->str, ==, "practice:our-order ");
  clear (&fixture);
}

/* Whoever likes the forest begins in the forest. */
static void
test_remembers_a_variant (void)
{
  Fixture         fixture = { 0 };
  NabijPractices *practices;

  show (&fixture, 15, NABIJ_SEASON_UNKNOWN, 440);
  practices = nabij_services_get_practices (fixture.ui.services);
  nabij_practice_choice_set (fixture.ui.settings, nabij_practices_find (practices, "warm-place"), nabij_practices_find (practices, "warm-place-forest"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_signal_emit_by_name (nabij_ui_find (find_tile (&fixture, "warm-place"), GTK_TYPE_BUTTON, "begin_button"), "clicked");
  g_assert_cmpstr (fixture.asked->str, ==, "practice:warm-place-forest ");

  /* One that does not fit a silence is not begun in it. */
  nabij_practice_choice_set (fixture.ui.settings, nabij_practices_find (practices, "warm-place"), nabij_practices_find (practices, "warm-place-womb"));
  set_season (&fixture, NABIJ_SEASON_ENDED);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_string_truncate (fixture.asked, 0);
  g_signal_emit_by_name (nabij_ui_find (find_tile (&fixture, "warm-place"), GTK_TYPE_BUTTON, "begin_button"), "clicked");
  g_assert_cmpstr (fixture.asked->str, ==, "practice:warm-place ");
  clear (&fixture);
}

static void
test_shows_all (void)
{
  Fixture fixture = { 0 };

  show (&fixture, 15, NABIJ_SEASON_BEFORE, 440);
  g_assert_null (find_tile (&fixture, "skin-to-skin"));
  g_signal_emit_by_name (nabij_ui_find (fixture.page, GTK_TYPE_BUTTON, "show_all"), "clicked");
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (find_tile (&fixture, "skin-to-skin"));
  g_assert_nonnull (find_tile (&fixture, "when-your-baby-cries"));
  g_assert_nonnull (find_tile (&fixture, "near-your-voice"));
  g_assert_null (find_tile (&fixture, "lay-down"));
  g_assert_null (find_tile (&fixture, "warm-place-forest"));
  g_assert_false (offers_all (&fixture));

  /* A silence takes it all away, at once, and it does not come back by itself. */
  set_season (&fixture, NABIJ_SEASON_PAUSED);
  g_assert_null (find_tile (&fixture, "skin-to-skin"));
  g_assert_false (offers_all (&fixture));
  set_season (&fixture, NABIJ_SEASON_BEFORE);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (find_tile (&fixture, "skin-to-skin"));
  g_assert_true (offers_all (&fixture));
  clear (&fixture);
}

/* Also where the page is not on the screen when it becomes silent. */
static void
test_silent_behind (void)
{
  Fixture fixture = { 0 };

  show (&fixture, 15, NABIJ_SEASON_AFTER, 440);
  g_object_ref (fixture.page);
  gtk_window_set_child (fixture.window, NULL);
  set_season (&fixture, NABIJ_SEASON_PAUSED);
  g_assert_null (find_tile (&fixture, "skin-to-skin"));
  gtk_window_set_child (fixture.window, fixture.page);
  g_object_unref (fixture.page);
  g_assert_null (find_tile (&fixture, "skin-to-skin"));
  clear (&fixture);
}

static float
get_top (GtkWidget *tile,
         GtkWidget *page)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (tile, page, &bounds));
  return bounds.origin.y;
}

static void
test_columns (void)
{
  static const struct {
    int      width_px;
    gboolean beside;
  } widths[] = { { 440, FALSE }, { 1100, TRUE } };

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    Fixture    fixture = { 0 };
    GtkWidget *first;
    GtkWidget *second;

    show (&fixture, 15, NABIJ_SEASON_AFTER, widths[i].width_px);
    nabij_ui_wait_for_frame (fixture.page);
    first = find_tile (&fixture, "five-exhales");
    second = find_tile (&fixture, "one-sentence");
    if (widths[i].beside) {
      g_assert_cmpfloat (get_top (first, fixture.page), ==, get_top (second, fixture.page));
      g_assert_cmpint (gtk_widget_get_height (first), ==, gtk_widget_get_height (second));
    } else {
      g_assert_cmpfloat (get_top (first, fixture.page), <, get_top (second, fixture.page));
    }
    clear (&fixture);
  }
}

static void
test_fits_with_large_text (void)
{
  Fixture      fixture = { 0 };
  GtkSettings *settings;
  int          dpi;

  show (&fixture, 15, NABIJ_SEASON_AFTER, NARROWEST_PX);
  nabij_ui_assert_fits_a_phone (fixture.page);

  settings = gtk_widget_get_settings (fixture.page);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (fixture.window), "large-text");
  nabij_ui_wait_for_frame (fixture.page);
  nabij_ui_assert_fits_a_phone (fixture.page);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  clear (&fixture);
}

static gboolean
is_drawn (gpointer data)
{
  return nabij_drawing_is_drawn (data);
}

static void
test_pictures (void)
{
  Fixture    fixture = { 0 };
  GtkWidget *drawing = nabij_drawing_new (64);

  show (&fixture, 15, NABIJ_SEASON_BEFORE, 440);
  gtk_window_set_child (fixture.window, NULL);
  fixture.page = drawing;
  gtk_window_set_child (fixture.window, drawing);

  /* No picture takes no room. */
  g_assert_false (gtk_widget_get_visible (drawing));
  nabij_drawing_set_name (NABIJ_DRAWING (drawing), "no-such-picture");
  g_assert_false (gtk_widget_get_visible (drawing));
  nabij_drawing_set_name (NABIJ_DRAWING (drawing), "hand-on-belly");
  g_assert_true (gtk_widget_get_visible (drawing));
  g_assert_false (nabij_drawing_is_drawn (NABIJ_DRAWING (drawing)));
  nabij_ui_wait_for (is_drawn, drawing);
  nabij_drawing_set_name (NABIJ_DRAWING (drawing), NULL);
  g_assert_false (gtk_widget_get_visible (drawing));
  clear (&fixture);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add_func ("/nabij/ui/rituals-page/lists-what-fits", test_lists_what_fits);
  g_test_add_func ("/nabij/ui/rituals-page/ways-in", test_ways_in);
  g_test_add_func ("/nabij/ui/rituals-page/remembers-a-variant", test_remembers_a_variant);
  g_test_add_func ("/nabij/ui/rituals-page/shows-all", test_shows_all);
  g_test_add_func ("/nabij/ui/rituals-page/silent-behind-another-page", test_silent_behind);
  g_test_add_func ("/nabij/ui/rituals-page/columns", test_columns);
  g_test_add_func ("/nabij/ui/rituals-page/fits-with-large-text", test_fits_with_large_text);
  g_test_add_func ("/nabij/ui/rituals-page/pictures", test_pictures);

  return g_test_run ();
}
