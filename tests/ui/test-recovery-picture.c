/* test-recovery-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keepsake-fixture.h"
#include "nabij-recovery-picture-layer.h"
#include "nabij-recovery-picture.h"
#include "nabij-ui-widgets.h"

#define EM_PX 15.0
#define WIDTH_PX 400.0
#define N_MANY 1000

static PangoContext *
make_context (void)
{
  return pango_font_map_create_context (pango_cairo_font_map_get_default ());
}

/* The words of the axis, and what has none: the heights are in order, and none is made up. */
static void
test_heights (void)
{
  const NabijRecoveryPoint points[] = {
    { 0.1, NABIJ_TENSION_TOO_MUCH, TRUE, NABIJ_TENSION_CALM },
    { 0.3, NABIJ_TENSION_VERY_TENSE, TRUE, NABIJ_TENSION_UNSET },
    { 0.5, NABIJ_TENSION_UNSET, FALSE, NABIJ_TENSION_UNSET },
    { 0.7, NABIJ_TENSION_A_LITTLE, TRUE, NABIJ_TENSION_VERY_TENSE },
    { 0.9, NABIJ_TENSION_CALM, FALSE, NABIJ_TENSION_UNSET },
  };
  g_autoptr (NabijRecoveryPictureLayer) layer = nabij_recovery_picture_layer_new (points, G_N_ELEMENTS (points), NULL, NULL, NULL);
  PangoContext *context = make_context ();
  double        x[5];
  double        y[5];
  double        after[5];

  nabij_recovery_picture_layer_lay_out (layer, context, WIDTH_PX, EM_PX);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++) {
    nabij_recovery_picture_layer_get_place (layer, i, &x[i], &y[i], &after[i]);
    g_assert_cmpfloat (x[i], >, i > 0 ? x[i - 1] : 0.0);
    g_assert_cmpfloat (x[i], <, WIDTH_PX);
    g_assert_cmpfloat (MAX (y[i], after[i]), <, nabij_recovery_picture_layer_measure_height (context, EM_PX));
  }

  g_assert_cmpfloat (y[0], <, y[1]);
  g_assert_cmpfloat (y[1], <, y[3]);
  g_assert_cmpfloat (y[3], <, y[4]);
  g_assert_cmpfloat (after[0], ==, y[4]);
  /* Higher afterwards is drawn higher. */
  g_assert_cmpfloat (after[3], ==, y[1]);
  /* What has no word is on the line under calm. */
  g_assert_cmpfloat (after[1], >, y[4]);
  g_assert_cmpfloat (y[2], ==, after[1]);
  /* While it is open there is nothing after it. */
  g_assert_cmpfloat (after[2], ==, y[2]);
  g_object_unref (context);
}

static void
test_find (void)
{
  const NabijRecoveryPoint points[] = {
    { 0.2, NABIJ_TENSION_TOO_MUCH, TRUE, NABIJ_TENSION_CALM },
    { 0.8, NABIJ_TENSION_TENSE, FALSE, NABIJ_TENSION_UNSET },
  };
  g_autoptr (NabijRecoveryPictureLayer) layer = nabij_recovery_picture_layer_new (points, G_N_ELEMENTS (points), NULL, NULL, NULL);
  PangoContext *context = make_context ();
  double        x;
  double        y;
  double        after;

  nabij_recovery_picture_layer_lay_out (layer, context, WIDTH_PX, EM_PX);
  nabij_recovery_picture_layer_get_place (layer, 0, &x, &y, &after);
  /* The point, its leaf, the line between, and a hand that is a little beside. */
  g_assert_cmpuint (nabij_recovery_picture_layer_find (layer, x, y), ==, 0);
  g_assert_cmpuint (nabij_recovery_picture_layer_find (layer, x, after), ==, 0);
  g_assert_cmpuint (nabij_recovery_picture_layer_find (layer, x + 5.0, (y + after) / 2.0), ==, 0);
  g_assert_cmpuint (nabij_recovery_picture_layer_find (layer, x + 40.0, y), ==, NABIJ_RECOVERY_NO_POINT);
  nabij_recovery_picture_layer_get_place (layer, 1, &x, &y, &after);
  g_assert_cmpuint (nabij_recovery_picture_layer_find (layer, x - 5.0, y + 5.0), ==, 1);
  g_object_unref (context);
}

static guint
count_pixels (cairo_surface_t *surface,
              guint32          colour)
{
  const guint8 *data = cairo_image_surface_get_data (surface);
  const int     stride = cairo_image_surface_get_stride (surface);
  guint         n_pixels = 0;

  for (int y = 0; y < cairo_image_surface_get_height (surface); y++) {
    const guint32 *row = (const guint32 *)(const void *)(data + y * stride);

    for (int x = 0; x < cairo_image_surface_get_width (surface); x++)
      n_pixels += row[x] == colour;
  }
  return n_pixels;
}

static guint
draw_one (const NabijRecoveryPoint *point,
          guint32                   colour)
{
  const NabijRecoveryColours colours = {
    .tension = { 1, 0, 0, 1 },
    .recovery = { 0, 1, 0, 1 },
    .join = { 0, 0, 1, 1 },
    .axis = { 0, 0, 0, 1 },
    .text = { 0, 0, 0, 1 },
    .focus = { 1, 1, 0, 1 },
  };
  g_autoptr (NabijRecoveryPictureLayer) layer = nabij_recovery_picture_layer_new (point, 1, "a", "b", NULL);
  PangoContext    *context = make_context ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int)WIDTH_PX, 200);
  cairo_t         *cairo = cairo_create (surface);
  guint            n_pixels;

  nabij_recovery_picture_layer_lay_out (layer, context, WIDTH_PX, EM_PX);
  nabij_recovery_picture_layer_draw (layer, cairo, &colours, NABIJ_RECOVERY_NO_POINT);
  cairo_surface_flush (surface);
  n_pixels = count_pixels (surface, colour);
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  g_object_unref (context);
  return n_pixels;
}

/* An open moment has a point and no leaf and no line; one that grew calmer has all three. */
static void
test_drawn (void)
{
  static const guint32     red = 0xffff0000;
  static const guint32     green = 0xff00ff00;
  static const guint32     blue = 0xff0000ff;
  const NabijRecoveryPoint open = { 0.5, NABIJ_TENSION_TENSE, FALSE, NABIJ_TENSION_UNSET };
  const NabijRecoveryPoint calmer = { 0.5, NABIJ_TENSION_TOO_MUCH, TRUE, NABIJ_TENSION_CALM };
  const NabijRecoveryPoint same = { 0.5, NABIJ_TENSION_CALM, TRUE, NABIJ_TENSION_CALM };

  g_assert_cmpuint (draw_one (&open, red), >, 50);
  g_assert_cmpuint (draw_one (&open, green), ==, 0);
  g_assert_cmpuint (draw_one (&open, blue), ==, 0);
  g_assert_cmpuint (draw_one (&calmer, red), >, 50);
  g_assert_cmpuint (draw_one (&calmer, green), >, 30);
  g_assert_cmpuint (draw_one (&calmer, blue), >, 50);
  /* In one place neither hides the other. */
  g_assert_cmpuint (draw_one (&same, red), >, 5);
  g_assert_cmpuint (draw_one (&same, green), >, 10);
}

typedef struct {
  GtkWindow *window;
  GtkWidget *picture;
  char      *opened;
} Fixture;

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->opened);
  fixture->opened = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-entry", G_VARIANT_TYPE_STRING);

  g_signal_connect (action, "activate", G_CALLBACK (open_cb), fixture);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (action));

  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->picture = nabij_recovery_picture_new ();
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (fixture->window, 420, 200);
  gtk_window_set_child (fixture->window, fixture->picture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->picture);
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->picture);
  g_free (fixture->opened);
}

static void
show (Fixture   *fixture,
      GPtrArray *moments)
{
  NabijRecoveryAxis  axis;
  const NabijInstant first = *nabij_entry_get_instant (g_ptr_array_index (moments, 0));
  const NabijInstant last = *nabij_entry_get_instant (g_ptr_array_index (moments, moments->len - 1));

  nabij_recovery_axis_init_between (&axis, &first, &last);
  nabij_recovery_picture_set_moments (NABIJ_RECOVERY_PICTURE (fixture->picture), &axis, moments);
  nabij_ui_show (fixture->window);
}

static GPtrArray *
get_moments (void)
{
  GPtrArray *moments = nabij_keepsake_fixture_entries ();

  for (guint i = 0; i < moments->len; i++) {
    if (nabij_entry_get_kind (g_ptr_array_index (moments, i)) != NABIJ_ENTRY_KIND_MOMENT)
      g_ptr_array_remove_index (moments, i--);
  }
  return moments;
}

static void
test_keys (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) moments = get_moments ();
  NabijRecoveryPicture *picture = NABIJ_RECOVERY_PICTURE (fixture->picture);

  show (fixture, moments);
  g_assert_null (nabij_recovery_picture_get_words (picture));
  nabij_ui_press (fixture->picture, GDK_KEY_Return, 0);
  g_assert_null (fixture->opened);

  /* The newest first; then from one to the next, and no further than the ends. */
  g_assert_true (nabij_ui_press (fixture->picture, GDK_KEY_Right, 0));
  g_assert_true (nabij_recovery_picture_get_focused (picture) == g_ptr_array_index (moments, moments->len - 1));
  g_assert_cmpstr (nabij_recovery_picture_get_words (picture), ==, "Tuesday 17 November, tense; open, and it may stay open");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Tuesday 17 November, tense; open, and it may stay open");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_PROPERTY_LABEL, "Tension and recovery");
  nabij_ui_press (fixture->picture, GDK_KEY_Right, 0);
  g_assert_true (nabij_recovery_picture_get_focused (picture) == g_ptr_array_index (moments, moments->len - 1));
  nabij_ui_press (fixture->picture, GDK_KEY_Left, 0);
  g_assert_cmpstr (nabij_recovery_picture_get_words (picture), ==, "Saturday 14 November, tense; calmer the same evening, calm");
  nabij_ui_press (fixture->picture, GDK_KEY_Home, 0);
  g_assert_true (nabij_recovery_picture_get_focused (picture) == g_ptr_array_index (moments, 0));
  nabij_ui_press (fixture->picture, GDK_KEY_Left, 0);
  g_assert_true (nabij_recovery_picture_get_focused (picture) == g_ptr_array_index (moments, 0));
  nabij_ui_press (fixture->picture, GDK_KEY_End, 0);
  g_assert_true (nabij_recovery_picture_get_focused (picture) == g_ptr_array_index (moments, moments->len - 1));

  nabij_ui_press (fixture->picture, GDK_KEY_Return, 0);
  g_assert_cmpstr (fixture->opened, ==, nabij_entry_get_uuid (g_ptr_array_index (moments, moments->len - 1)));
}

static void
test_focus_stays (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (GPtrArray) moments = get_moments ();
  NabijRecoveryPicture *picture = NABIJ_RECOVERY_PICTURE (fixture->picture);
  g_autofree char      *words = NULL;

  show (fixture, moments);
  nabij_ui_press (fixture->picture, GDK_KEY_Right, 0);
  nabij_ui_press (fixture->picture, GDK_KEY_Left, 0);
  words = g_strdup (nabij_recovery_picture_get_words (picture));

  /* The journal has changed: the same moment keeps the focus, in another place. */
  g_ptr_array_remove_index (moments, 0);
  show (fixture, moments);
  g_assert_cmpstr (nabij_recovery_picture_get_words (picture), ==, words);

  g_ptr_array_remove_index (moments, moments->len - 2);
  show (fixture, moments);
  g_assert_null (nabij_recovery_picture_get_focused (picture));
  g_assert_null (nabij_recovery_picture_get_words (picture));
}

static void
test_many (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GPtrArray) moments = nabij_keepsake_fixture_moments (N_MANY);

  show (fixture, moments);
  nabij_ui_wait_for_frame (fixture->picture);
  for (guint i = 0; i < N_MANY; i++)
    nabij_ui_press (fixture->picture, GDK_KEY_Left, 0);
  nabij_ui_wait_for_frame (fixture->picture);
  g_assert_true (nabij_recovery_picture_get_focused (NABIJ_RECOVERY_PICTURE (fixture->picture)) == g_ptr_array_index (moments, 0));
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  g_test_add_func ("/nabij/ui/recovery-picture/heights", test_heights);
  g_test_add_func ("/nabij/ui/recovery-picture/find", test_find);
  g_test_add_func ("/nabij/ui/recovery-picture/drawn", test_drawn);
  g_test_add ("/nabij/ui/recovery-picture/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/nabij/ui/recovery-picture/focus-stays", Fixture, NULL, set_up, test_focus_stays, tear_down);
  g_test_add ("/nabij/ui/recovery-picture/many", Fixture, NULL, set_up, test_many, tear_down);

  return g_test_run ();
}
