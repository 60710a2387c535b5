/* test-water-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-view.h"

#define WAIT_MAX_US (20 * G_USEC_PER_SEC)
#define FRAMES_WITHOUT_CHANGE 20

typedef struct {
  GtkWidget    *window;
  GtkWidget    *view;
  GdkPaintable *picture;
} Fixture;

static void
count_cb (gpointer object,
          gpointer pspec,
          gpointer user_data)
{
  (*(guint *)user_data)++;
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  (*(guint *)user_data)++;
}

static void
wait_for_frames (Fixture *fixture,
                 guint    n_frames)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (fixture->window);
  guint          n_painted = 0;
  gulong         id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &n_painted);

  while (n_painted < n_frames) {
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
    g_main_context_iteration (NULL, TRUE);
  }
  g_signal_handler_disconnect (clock, id);
}

static void
set_up (Fixture      *fixture,
        gconstpointer user_data)
{
  fixture->window = gtk_window_new ();
  fixture->view = nabij_water_view_new (NABIJ_WATER_COMPOSITION_CARD);
  fixture->picture = gtk_widget_paintable_new (fixture->view);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 404, 262);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  g_object_set (gtk_widget_get_settings (fixture->window), "gtk-enable-animations", user_data == NULL, NULL);
  gtk_window_present (GTK_WINDOW (fixture->window));
  wait_for_frames (fixture, 3);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer user_data)
{
  g_object_ref (fixture->view);
  g_object_unref (fixture->picture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->view);
}

static GBytes *
take_picture (Fixture *fixture)
{
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  GBytes        *bytes;

  gdk_paintable_snapshot (fixture->picture, snapshot, gtk_widget_get_width (fixture->view), gtk_widget_get_height (fixture->view));
  node = gtk_snapshot_free_to_node (snapshot);
  g_assert_nonnull (node);
  bytes = gsk_render_node_serialize (node);
  gsk_render_node_unref (node);
  return bytes;
}

static void
wait_for_change (Fixture *fixture,
                 GBytes  *before)
{
  gint64 end_us = g_get_monotonic_time () + WAIT_MAX_US;

  while (g_get_monotonic_time () < end_us) {
    g_autoptr (GBytes) now = take_picture (fixture);

    if (!g_bytes_equal (before, now))
      return;
    wait_for_frames (fixture, 1);
  }

  g_error ("The picture does not change");
}

static void
assert_no_change (Fixture *fixture,
                  GBytes  *before)
{
  g_autoptr (GBytes) after = NULL;

  wait_for_frames (fixture, FRAMES_WITHOUT_CHANGE);
  after = take_picture (fixture);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_stands_until_asked_to_drift (Fixture      *fixture,
                                  gconstpointer user_data)
{
  g_autoptr (GBytes) before = take_picture (fixture);
  g_autoptr (GBytes) stopped = NULL;

  assert_no_change (fixture, before);
  nabij_water_view_set_drifting (NABIJ_WATER_VIEW (fixture->view), TRUE);
  wait_for_change (fixture, before);

  nabij_water_view_set_drifting (NABIJ_WATER_VIEW (fixture->view), FALSE);
  wait_for_frames (fixture, 2);
  stopped = take_picture (fixture);
  assert_no_change (fixture, stopped);
}

static void
test_never_drifts_without_animations (Fixture      *fixture,
                                      gconstpointer user_data)
{
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) lit = NULL;

  nabij_water_view_set_drifting (NABIJ_WATER_VIEW (fixture->view), TRUE);
  wait_for_frames (fixture, 2);
  before = take_picture (fixture);
  assert_no_change (fixture, before);

  nabij_water_view_set_level (NABIJ_WATER_VIEW (fixture->view), 1);
  assert_no_change (fixture, before);

  nabij_water_view_set_light (NABIJ_WATER_VIEW (fixture->view), 1);
  wait_for_change (fixture, before);

  /* It drifts as soon as animations are allowed. */
  wait_for_frames (fixture, 2);
  lit = take_picture (fixture);
  assert_no_change (fixture, lit);
  g_object_set (gtk_widget_get_settings (fixture->window), "gtk-enable-animations", TRUE, NULL);
  wait_for_frames (fixture, 2);
  g_bytes_unref (lit);
  lit = take_picture (fixture);
  wait_for_change (fixture, lit);
}

static void
test_shows_what_is_set (Fixture      *fixture,
                        gconstpointer user_data)
{
  static const struct {
    const char *name;
    double      value;
  } doubles[] = { { "level", .9 }, { "light", .1 } };
  static const struct {
    const char *name;
    int         value;
  } enums[] = { { "look", NABIJ_LOOK_NIGHT }, { "composition", NABIJ_WATER_COMPOSITION_PAGE } };

  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++) {
    g_autoptr (GBytes) before = take_picture (fixture);
    double value;

    g_object_set (fixture->view, doubles[i].name, doubles[i].value, NULL);
    g_object_get (fixture->view, doubles[i].name, &value, NULL);
    g_assert_cmpfloat (value, ==, doubles[i].value);
    wait_for_change (fixture, before);
  }

  for (guint i = 0; i < G_N_ELEMENTS (enums); i++) {
    g_autoptr (GBytes) before = take_picture (fixture);
    int value;

    g_object_set (fixture->view, enums[i].name, enums[i].value, NULL);
    g_object_get (fixture->view, enums[i].name, &value, NULL);
    g_assert_cmpint (value, ==, enums[i].value);
    wait_for_change (fixture, before);
  }
}

static void
test_tells_of_real_changes_only (Fixture      *fixture,
                                 gconstpointer user_data)
{
  NabijWaterView *view = NABIJ_WATER_VIEW (fixture->view);
  guint           n_notified = 0;

  g_signal_connect (view, "notify", G_CALLBACK (count_cb), &n_notified);
  nabij_water_view_set_level (view, nabij_water_view_get_level (view));
  nabij_water_view_set_light (view, nabij_water_view_get_light (view));
  nabij_water_view_set_look (view, nabij_water_view_get_look (view));
  nabij_water_view_set_composition (view, nabij_water_view_get_composition (view));
  nabij_water_view_set_drifting (view, nabij_water_view_get_drifting (view));
  g_assert_cmpuint (n_notified, ==, 0);

  nabij_water_view_set_level (view, .25);
  nabij_water_view_set_drifting (view, TRUE);
  g_assert_cmpuint (n_notified, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  gtk_init ();

  g_test_add ("/nabij/ui/water-view/stands-until-asked-to-drift", Fixture, NULL, set_up, test_stands_until_asked_to_drift, tear_down);
  g_test_add ("/nabij/ui/water-view/never-drifts-without-animations", Fixture, "still", set_up, test_never_drifts_without_animations, tear_down);
  g_test_add ("/nabij/ui/water-view/shows-what-is-set", Fixture, NULL, set_up, test_shows_what_is_set, tear_down);
  g_test_add ("/nabij/ui/water-view/tells-of-real-changes-only", Fixture, NULL, set_up, test_tells_of_real_changes_only, tear_down);

  return g_test_run ();
}
