/* bench-frames.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-pacer.h"
#include "nabij-resources.h"

#include <adwaita.h>
#include <math.h>
#include <stdlib.h>
#include <time.h>

/* What a frame of the breathing page costs, its water, words and line of time, against a bare window that draws in each frame one
 * gradient as large as the window and four textures of 64 px over plain colours, as large a
 * picture in the fewest nodes. Both are drawn in turn, in windows of their own, by the same
 * program. It is run under an X server with GSK_RENDERER=cairo. */

#define RATIO_MAX 1.5
#define LATE_MS 16.7
/* Only the narrow window has to be in time for every tick of the screen. */
#define IN_TIME_WIDTH_PX 440
#define ROUNDS 7
#define FRAMES 120
/* The first frames of a window make its style and its textures, and are not counted. */
#define FRAMES_BEFORE 20
#define BARE_LAYERS 4
#define BARE_STRIP_PX 64
/* A whole breath is drawn, quicker than anyone breathes, so that each frame moves everything. Its
 * words fade in over the first frames of each half. */
#define BREATH_FRAMES FRAMES
#define FADE_FRAMES 12

typedef enum {
  SIDE_BARE,
  SIDE_PAGE,
  N_SIDES,
} Side;

/* Each frame is drawn in every round, and the shortest time that it took is its own: what it took
 * beyond that was spent by the rest of the machine. */
typedef struct {
  GArray *means_us;
  double  shortest_us[FRAMES];
} Cost;

/* The bare window's only widget. */
#define BENCH_TYPE_BARE (bench_bare_get_type ())
G_DECLARE_FINAL_TYPE (BenchBare, bench_bare, BENCH, BARE, GtkWidget)

struct _BenchBare {
  GtkWidget parent_instance;

  GdkTexture *strips[BARE_LAYERS];
  int         strips_width;
  guint       frame;
};

G_DEFINE_FINAL_TYPE (BenchBare, bench_bare, GTK_TYPE_WIDGET)

static const GdkRGBA bare_colours[] = {
  { .73f, .86f, .84f, 1 },
  { .53f, .76f, .76f, 1 },
  { .31f, .62f, .64f, 1 },
  { .12f, .44f, .48f, 1 },
};

static GdkTexture *
make_bare_strip (int            width,
                 const GdkRGBA *colour)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, BARE_STRIP_PX);
  cairo_t         *cairo = cairo_create (surface);
  int              stride = cairo_image_surface_get_stride (surface);
  GdkTexture      *texture;
  g_autoptr (GBytes) bytes = NULL;

  gdk_cairo_set_source_rgba (cairo, colour);
  cairo_move_to (cairo, 0, BARE_STRIP_PX);
  for (int x = 0; x <= width; x++)
    cairo_line_to (cairo, x, 30 + 20 * sin (x / 50.));
  cairo_line_to (cairo, width, BARE_STRIP_PX);
  cairo_fill (cairo);
  cairo_destroy (cairo);
  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize)(stride * BARE_STRIP_PX));
  texture = gdk_memory_texture_new (width, BARE_STRIP_PX, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);
  cairo_surface_destroy (surface);
  return texture;
}

static void
bench_bare_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  BenchBare *self = BENCH_BARE (widget);
  int        width = gtk_widget_get_width (widget);
  int        height = gtk_widget_get_height (widget);
  /* A gradient that did not change would not be drawn: GTK finds what two frames have in common. */
  float        change = (float)(self->frame % 2) / 512;
  GskColorStop stops[] = {
    { 0, { .97f, .90f, .83f, 1 } },
    { 1, { .81f - change, .90f, .89f, 1 } },
  };
  int shift = (int)(self->frame % 8);

  if (self->strips_width != width) {
    for (guint i = 0; i < BARE_LAYERS; i++) {
      g_clear_object (&self->strips[i]);
      self->strips[i] = make_bare_strip (width, &bare_colours[i]);
    }
    self->strips_width = width;
  }

  gtk_snapshot_append_linear_gradient (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height),
                                       &GRAPHENE_POINT_INIT (0, 0), &GRAPHENE_POINT_INIT (0, (float)height), stops, 2);
  for (guint i = 0; i < BARE_LAYERS; i++) {
    int top = height * (40 + 7 * (int)i) / 100 + shift;
    int bottom = i + 1 < BARE_LAYERS ? height * (47 + 7 * (int)i) / 100 + shift + BARE_STRIP_PX : height;

    gtk_snapshot_append_color (snapshot, &bare_colours[i],
                               &GRAPHENE_RECT_INIT (0, (float)(top + BARE_STRIP_PX), (float)width,
                                                    (float)MAX (bottom - top - BARE_STRIP_PX, 1)));
    gtk_snapshot_append_texture (snapshot, self->strips[i],
                                 &GRAPHENE_RECT_INIT (0, (float)top, (float)width, BARE_STRIP_PX));
  }
}

static void
bench_bare_dispose (GObject *object)
{
  for (guint i = 0; i < BARE_LAYERS; i++)
    g_clear_object (&BENCH_BARE (object)->strips[i]);

  G_OBJECT_CLASS (bench_bare_parent_class)->dispose (object);
}

static void
bench_bare_class_init (BenchBareClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = bench_bare_dispose;
  GTK_WIDGET_CLASS (klass)->snapshot = bench_bare_snapshot;
}

static void
bench_bare_init (BenchBare *self)
{
}

/* Gives a widget its next frame. */
static void
show_frame (GtkWidget *widget,
            guint      number)
{
  guint             in_half = number % (BREATH_FRAMES / 2);
  gboolean          inhale = number % BREATH_FRAMES < BREATH_FRAMES / 2;
  NabijSessionFrame frame = {
    .elapsed_us = (gint64)number * G_USEC_PER_SEC / 60,
    .state = {
      .stage = NABIJ_STAGE_FOLLOW,
      .phase = inhale ? NABIJ_PHASE_INHALE : NABIJ_PHASE_EXHALE,
      .level = .5 - .5 * cos (2 * G_PI * number / BREATH_FRAMES),
      .breath = 1,
    },
    .moment = {
      .word = inhale ? "Breathe in" : "Breathe out",
      .small = "Not extra deep, soft and easy.",
      .opacity = MIN ((double)in_half / FADE_FRAMES, 1),
    },
    .share = (double)number / (FRAMES_BEFORE + FRAMES),
  };

  if (NABIJ_IS_PACER (widget)) {
    nabij_pacer_show_frame (NABIJ_PACER (widget), &frame, 0);
  } else {
    BENCH_BARE (widget)->frame = number;
    gtk_widget_queue_draw (widget);
  }
}

static double
read_processor_us (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1e6 + (double)spent.tv_nsec / 1e3;
}

/* One window, from its first frame to its last. */
typedef struct {
  GtkWidget *widget;
  guint      n_frames;
  double     sum_us;
  double     processor_us;
  gint64     began_us;
  Cost      *cost;
} Run;

static void
before_paint_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  Run *run = user_data;

  run->processor_us = read_processor_us ();
  run->began_us = g_get_monotonic_time ();
  show_frame (run->widget, run->n_frames);
}

static void
after_paint_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  Run   *run = user_data;
  gint64 lasted_us = g_get_monotonic_time () - run->began_us;
  double spent_us = read_processor_us () - run->processor_us;
  guint  number = run->n_frames - FRAMES_BEFORE;

  if (run->began_us == 0)
    return;

  if (run->n_frames >= FRAMES_BEFORE && number < FRAMES) {
    run->cost->shortest_us[number] = MIN (run->cost->shortest_us[number], (double)lasted_us);
    run->sum_us += spent_us;
  }
  run->n_frames++;
}

/* Draws one window and tells the mean of its frames: the cheap ones belong to it as well. */
static double
draw_window (Side        side,
             const char *scene,
             int         width,
             int         height,
             Cost       *cost)
{
  GtkWidget     *window = gtk_window_new ();
  GtkWidget     *widget = g_object_new (side == SIDE_BARE ? BENCH_TYPE_BARE : NABIJ_TYPE_PACER, NULL);
  GdkFrameClock *clock;
  Run            run = { .widget = widget, .cost = cost };

  if (side == SIDE_PAGE)
    nabij_pacer_set_scene (NABIJ_PACER (widget), scene);
  gtk_window_set_decorated (GTK_WINDOW (window), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_set_child (GTK_WINDOW (window), widget);
  gtk_window_present (GTK_WINDOW (window));

  clock = g_object_ref (gtk_widget_get_frame_clock (window));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), &run);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &run);
  gdk_frame_clock_begin_updating (clock);
  while (run.n_frames < FRAMES_BEFORE + FRAMES)
    g_main_context_iteration (NULL, TRUE);
  gdk_frame_clock_end_updating (clock);
  g_signal_handlers_disconnect_by_data (clock, &run);
  g_object_unref (clock);

  if (gtk_widget_get_width (widget) != width || gtk_widget_get_height (widget) != height)
    g_error ("The window is %d × %d px", gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  gtk_window_destroy (GTK_WINDOW (window));
  return run.sum_us / FRAMES;
}

static void
compare_with_bare (const char *scene,
                   int         width,
                   int         height)
{
  Cost   costs[N_SIDES];
  double medians_us[N_SIDES];
  double longest_us = 0;
  char  *what;

  for (Side side = 0; side < N_SIDES; side++) {
    costs[side].means_us = g_array_new (FALSE, FALSE, sizeof (double));
    for (guint i = 0; i < FRAMES; i++)
      costs[side].shortest_us[i] = G_MAXDOUBLE;
  }

  for (guint round = 0; round < ROUNDS; round++)
    for (Side side = 0; side < N_SIDES; side++) {
      double mean_us = draw_window (side, scene, width, height, &costs[side]);

      g_array_append_val (costs[side].means_us, mean_us);
    }

  for (Side side = 0; side < N_SIDES; side++) {
    medians_us[side] = nabij_bench_median (costs[side].means_us);
    g_array_unref (costs[side].means_us);
  }

  what = g_strdup_printf ("processor time per frame of the %s at %d×%d (%.2f ms) against a bare window (%.2f ms)", scene, width, height,
                          medians_us[SIDE_PAGE] / 1000, medians_us[SIDE_BARE] / 1000);
  nabij_bench_report_at_most (what, medians_us[SIDE_PAGE] / medians_us[SIDE_BARE], RATIO_MAX, "");
  g_free (what);

  if (width > IN_TIME_WIDTH_PX)
    return;

  for (guint i = 0; i < FRAMES; i++)
    longest_us = MAX (longest_us, costs[SIDE_PAGE].shortest_us[i]);
  what = g_strdup_printf ("longest frame of the %s at %d×%d", scene, width, height);
  nabij_bench_report_at_most (what, longest_us / 1000, LATE_MS, "ms");
  g_free (what);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const scenes[] = { "water", "beach", "forest", "rain", "hearth", "womb" };
  g_autoptr (GtkCssProvider) style = NULL;

  adw_init ();
  g_resources_register (nabij_get_resource ());
  style = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (style, NABIJ_RESOURCE_BASE_PATH "/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);

  /* With names of scenes, only those. */
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++) {
    if (argc > 1 && !g_strv_contains ((const char *const *)argv + 1, scenes[i]))
      continue;

    compare_with_bare (scenes[i], 440, 820);
    compare_with_bare (scenes[i], 1100, 820);
  }

  return EXIT_SUCCESS;
}
