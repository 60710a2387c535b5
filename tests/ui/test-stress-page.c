/* test-stress-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-page-fixture.h"
#include "nabij-stress-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-water-view.h"

#include <adwaita.h>

#define NARROWEST_PX 360
#define SECOND_US ((gint64)G_USEC_PER_SEC)

typedef struct {
  NabijPageFixture page;
  int              n_breathe;
  int              n_write;
} Fixture;

static void
count_cb (int *count)
{
  *count += 1;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  GtkWidget *page;

  nabij_page_fixture_init (&fixture->page, 15);
  page = nabij_stress_page_new (fixture->page.ui.services);
  g_signal_connect_swapped (page, "breathe", G_CALLBACK (count_cb), &fixture->n_breathe);
  g_signal_connect_swapped (page, "write", G_CALLBACK (count_cb), &fixture->n_write);
  nabij_page_fixture_show (&fixture->page, page);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_page_fixture_clear (&fixture->page);
}

static gboolean
has_begun (gpointer data)
{
  return ((Fixture *)data)->n_breathe > 0;
}

static GtkWidget *
get_button (Fixture    *fixture,
            const char *id)
{
  return nabij_ui_find (fixture->page.page, GTK_TYPE_BUTTON, id);
}

static const char *
get_word (Fixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page.page, GTK_TYPE_LABEL, "word")));
}

static double
get_level (Fixture *fixture)
{
  return nabij_water_view_get_level (NABIJ_WATER_VIEW (nabij_ui_find (fixture->page.page, NABIJ_TYPE_WATER_VIEW, "water")));
}

typedef struct {
  Fixture *fixture;
  double   before;
} Breath;

static gboolean
has_breathed (gpointer data)
{
  Breath *breath = data;

  return get_level (breath->fixture) != breath->before;
}

/* A slow machine leaves out frames: the page has looked at the clock when the water stands elsewhere. */
static void
pass (Fixture *fixture,
      gint64   us)
{
  Breath breath = { fixture, get_level (fixture) };

  nabij_fake_clock_pass (fixture->page.ui.clock, us);
  nabij_ui_wait_for (has_breathed, &breath);
}

/* The water ebbs from the first frame on, and then comes back. */
static void
test_breathes_already (Fixture      *fixture,
                       gconstpointer data)
{
  double levels[4];

  g_assert_cmpstr (get_word (fixture), ==, "Just breathe out.");
  levels[0] = get_level (fixture);
  for (int i = 1; i < 4; i++) {
    pass (fixture, 3 * SECOND_US / 2);
    levels[i] = get_level (fixture);
    g_assert_cmpfloat (levels[i], <, levels[i - 1]);
    g_assert_cmpstr (get_word (fixture), ==, "Just breathe out.");
  }
  pass (fixture, 2 * SECOND_US);
  g_assert_cmpfloat (get_level (fixture), >, levels[3]);
  g_assert_cmpstr (get_word (fixture), ==, "And in again.");
}

static void
test_doing_nothing_goes_on_breathing (Fixture      *fixture,
                                      gconstpointer data)
{
  pass (fixture, 5 * SECOND_US);
  pass (fixture, 3 * SECOND_US - 1000);
  g_assert_cmpint (fixture->n_breathe, ==, 0);
  nabij_fake_clock_pass (fixture->page.ui.clock, 1000);
  nabij_ui_wait_for (has_begun, fixture);
  /* Once: whoever comes back is not sent away again. */
  pass (fixture, 60 * SECOND_US);
  g_assert_cmpint (fixture->n_breathe, ==, 1);
}

static void
test_whoever_does_something_is_not_hurried (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (fixture->page.page);

  /* The focus. */
  pass (fixture, 7 * SECOND_US);
  gtk_widget_grab_focus (get_button (fixture, "write_button"));
  pass (fixture, 7 * SECOND_US);
  g_assert_cmpint (fixture->n_breathe, ==, 0);

  /* A key and a press, as the display would tell of them. */
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++) {
    g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);
    gboolean handled;

    if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
      g_signal_emit_by_name (controller, "key-pressed", GDK_KEY_Shift_L, 0, 0, &handled);
    else if (GTK_IS_GESTURE_CLICK (controller))
      g_signal_emit_by_name (controller, "pressed", 1, 0., 0.);
    else
      continue;
    pass (fixture, 7 * SECOND_US);
    g_assert_cmpint (fixture->n_breathe, ==, 0);
  }

  nabij_fake_clock_pass (fixture->page.ui.clock, SECOND_US);
  nabij_ui_wait_for (has_begun, fixture);
}

static void
test_three_ways_to_go_on (Fixture      *fixture,
                          gconstpointer data)
{
  g_assert_true (nabij_page_fixture_get_focus (&fixture->page) == get_button (fixture, "breathe_button"));
  g_signal_emit_by_name (get_button (fixture, "breathe_button"), "clicked");
  g_assert_cmpint (fixture->n_breathe, ==, 1);

  gtk_widget_child_focus (GTK_WIDGET (fixture->page.window), GTK_DIR_TAB_FORWARD);
  g_assert_true (nabij_page_fixture_get_focus (&fixture->page) == get_button (fixture, "write_button"));
  g_signal_emit_by_name (get_button (fixture, "write_button"), "clicked");
  g_assert_cmpint (fixture->n_write, ==, 1);

  gtk_widget_child_focus (GTK_WIDGET (fixture->page.window), GTK_DIR_TAB_FORWARD);
  g_assert_true (nabij_page_fixture_get_focus (&fixture->page) == get_button (fixture, "call_button"));
  g_signal_emit_by_name (get_button (fixture, "call_button"), "clicked");
  g_assert_cmpstr (fixture->page.activated->str, ==, "help ");

  /* The line about not being safe comes after them, always. */
  gtk_widget_child_focus (GTK_WIDGET (fixture->page.window), GTK_DIR_TAB_FORWARD);
  gtk_test_accessible_assert_property (nabij_page_fixture_get_focus (&fixture->page),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Do you not feel safe with someone? Help");
}

/* A screen reader hears the breath with the first button. */
static void
test_its_breath_is_spoken (Fixture      *fixture,
                           gconstpointer data)
{
  gtk_test_accessible_assert_property (get_button (fixture, "breathe_button"),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Just breathe out.");
}

static void
test_nothing_is_kept_by_looking (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr (GPtrArray) entries = NULL;

  pass (fixture, 7 * SECOND_US);
  nabij_page_fixture_leave (&fixture->page);
  entries = nabij_ui_fixture_read_journal (&fixture->page.ui);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* The shape stands, and the page works all the same. */
static void
test_without_animations (Fixture      *fixture,
                         gconstpointer data)
{
  GtkSettings *settings = gtk_widget_get_settings (fixture->page.page);

  g_object_set (settings, "gtk-enable-animations", FALSE, NULL);
  nabij_fake_clock_pass (fixture->page.ui.clock, 8 * SECOND_US);
  nabij_ui_wait_for (has_begun, fixture);
  g_object_set (settings, "gtk-enable-animations", TRUE, NULL);
}

static void
test_fits_a_phone_with_large_text (Fixture      *fixture,
                                   gconstpointer data)
{
  int minimum_px;

  nabij_page_fixture_enlarge_text (&fixture->page);
  nabij_ui_assert_fits_a_phone (fixture->page.page);
  /* A low window scrolls. */
  gtk_widget_measure (fixture->page.page, GTK_ORIENTATION_VERTICAL, NARROWEST_PX, &minimum_px, NULL, NULL, NULL);
  g_assert_cmpint (minimum_px, <=, 294);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "breathes-already", test_breathes_already },
    { "doing-nothing-goes-on-breathing", test_doing_nothing_goes_on_breathing },
    { "whoever-does-something-is-not-hurried", test_whoever_does_something_is_not_hurried },
    { "three-ways-to-go-on", test_three_ways_to_go_on },
    { "its-breath-is-spoken", test_its_breath_is_spoken },
    { "nothing-is-kept-by-looking", test_nothing_is_kept_by_looking },
    { "without-animations", test_without_animations },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/stress-page/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
