/* nabij-voice-ring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-ring.h"

#include <math.h>

/* Lengths are parts of the whole diameter. */
#define RADIUS 0.34
#define WIDEST_RADIUS 0.48
#define THIN_LINE 0.012
#define STRONG_LINE 0.034
#define SMALL_STONE_RADIUS 0.045
#define LARGE_STONE_RADIUS 0.13
#define N_DASHES 24
/* How much of the way to the level it goes in one step, and how long a step is. */
#define EASE 0.35
#define STEP_US 16000.0
#define NEAR_ENOUGH 0.004
/* How strong what lies behind is drawn. */
#define SOFT_OPACITY 0.2
#define FAR_OPACITY 0.45
/* Without movement the line has this many strengths. */
#define N_STILL_STRENGTHS 4

struct _NabijVoiceRing {
  GtkWidget parent_instance;

  NabijVoiceRingState state;
  double              level;
  double              shown; /* the level that is drawn, on its way to the other */
  double              part;
  guint               tick_id;
  gint64              frame_us;
};

enum {
  SIGNAL_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceRing, nabij_voice_ring, GTK_TYPE_WIDGET)

static gboolean
may_move (NabijVoiceRing *self)
{
  gboolean enabled = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled, NULL);
  return enabled;
}

static void
stop_moving (NabijVoiceRing *self)
{
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  NabijVoiceRing *self = NABIJ_VOICE_RING (widget);
  const gint64    now_us = gdk_frame_clock_get_frame_time (frame_clock);
  const double    n_steps = self->frame_us > 0 ? MIN ((double)(now_us - self->frame_us) / STEP_US, 12.0) : 1.0;

  self->frame_us = now_us;
  self->shown += (self->level - self->shown) * (1.0 - pow (1.0 - EASE, n_steps));
  gtk_widget_queue_draw (widget);
  if (fabs (self->level - self->shown) > NEAR_ENOUGH)
    return G_SOURCE_CONTINUE;

  self->shown = self->level;
  self->tick_id = 0;
  return G_SOURCE_REMOVE;
}

/* Drawing */

static void
set_color (cairo_t       *cairo,
           const GdkRGBA *color,
           double         opacity)
{
  cairo_set_source_rgba (cairo, color->red, color->green, color->blue, color->alpha * opacity);
}

static void
draw_ring (cairo_t *cairo,
           double   radius,
           double   line)
{
  cairo_set_line_width (cairo, line);
  cairo_new_path (cairo);
  cairo_arc (cairo, 0.0, 0.0, radius, 0.0, 2.0 * G_PI);
  cairo_stroke (cairo);
}

static void
draw_disc (cairo_t *cairo,
           double   radius)
{
  cairo_new_path (cairo);
  cairo_arc (cairo, 0.0, 0.0, radius, 0.0, 2.0 * G_PI);
  cairo_fill (cairo);
}

/* What moves: how much wider, and how much stronger where nothing may move. */
static void
draw_voice (NabijVoiceRing *self,
            cairo_t        *cairo,
            const GdkRGBA  *color)
{
  const gboolean moves = may_move (self);
  const double   wider = moves ? (WIDEST_RADIUS - RADIUS) * self->shown : 0.0;
  const double   stronger = moves ? 0.0 : THIN_LINE * ceil (self->level * N_STILL_STRENGTHS);

  if (self->state == NABIJ_VOICE_RING_STATE_LISTENING) {
    set_color (cairo, color, SOFT_OPACITY);
    draw_disc (cairo, RADIUS + wider);
    set_color (cairo, color, 1.0);
    draw_ring (cairo, RADIUS, STRONG_LINE + stronger);
    return;
  }

  set_color (cairo, color, 1.0);
  draw_ring (cairo, RADIUS * 0.4, 2.0 * THIN_LINE + stronger);
  set_color (cairo, color, FAR_OPACITY + 0.2);
  draw_ring (cairo, RADIUS * 0.7 + wider * 0.5, 1.5 * THIN_LINE);
  set_color (cairo, color, FAR_OPACITY);
  draw_ring (cairo, RADIUS + wider, THIN_LINE);
}

static void
draw (NabijVoiceRing *self,
      cairo_t        *cairo,
      const GdkRGBA  *color)
{
  static const double dashes[] = { G_PI * RADIUS / N_DASHES };

  switch (self->state) {
  case NABIJ_VOICE_RING_STATE_WAITING:
    set_color (cairo, color, 1.0);
    cairo_set_dash (cairo, dashes, G_N_ELEMENTS (dashes), 0.0);
    draw_ring (cairo, RADIUS, 2.0 * THIN_LINE);
    cairo_set_dash (cairo, NULL, 0, 0.0);
    break;
  case NABIJ_VOICE_RING_STATE_LISTENING:
  case NABIJ_VOICE_RING_STATE_PLAYING:
    draw_voice (self, cairo, color);
    break;
  case NABIJ_VOICE_RING_STATE_QUIET:
  case NABIJ_VOICE_RING_STATE_KEPT:
  default:
    set_color (cairo, color, 1.0);
    draw_ring (cairo, RADIUS, 1.5 * THIN_LINE);
    draw_disc (cairo, self->state == NABIJ_VOICE_RING_STATE_KEPT ? LARGE_STONE_RADIUS : SMALL_STONE_RADIUS);
    break;
  }

  if (self->part > 0.0) {
    set_color (cairo, color, 1.0);
    cairo_set_line_width (cairo, THIN_LINE);
    cairo_new_path (cairo);
    cairo_arc (cairo, 0.0, 0.0, WIDEST_RADIUS, -G_PI / 2.0, -G_PI / 2.0 + 2.0 * G_PI * self->part);
    cairo_stroke (cairo);
  }
}

static void
nabij_voice_ring_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  const int    width_px = gtk_widget_get_width (widget);
  const int    height_px = gtk_widget_get_height (widget);
  const double size_px = MIN (width_px, height_px);
  cairo_t     *cairo;
  GdkRGBA      color;

  if (size_px <= 0.0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0.f, 0.f, (float)width_px, (float)height_px));
  cairo_translate (cairo, width_px / 2.0, height_px / 2.0);
  cairo_scale (cairo, size_px, size_px);
  draw (NABIJ_VOICE_RING (widget), cairo, &color);
  cairo_destroy (cairo);
}

/* Callbacks */

static void
released_cb (NabijVoiceRing *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0);
}

static void
nabij_voice_ring_unmap (GtkWidget *widget)
{
  NabijVoiceRing *self = NABIJ_VOICE_RING (widget);

  stop_moving (self);
  self->shown = self->level;

  GTK_WIDGET_CLASS (nabij_voice_ring_parent_class)->unmap (widget);
}

static void
nabij_voice_ring_class_init (NabijVoiceRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = nabij_voice_ring_snapshot;
  widget_class->unmap = nabij_voice_ring_unmap;

  /**
   * NabijVoiceRing::pressed:
   * @self: the ring
   *
   * It was pressed with a pointer or a finger.
   */
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "voice-ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
nabij_voice_ring_init (NabijVoiceRing *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * nabij_voice_ring_get_state:
 * @self: a ring
 *
 * Returns: what it shows
 */
NabijVoiceRingState
nabij_voice_ring_get_state (NabijVoiceRing *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_RING (self), NABIJ_VOICE_RING_STATE_QUIET);

  return self->state;
}

/**
 * nabij_voice_ring_set_state:
 * @self: a ring
 * @state: what it shows
 * @word: what that is called; it is read aloud as the ring's name
 *
 * Shows something else.
 */
void
nabij_voice_ring_set_state (NabijVoiceRing     *self,
                            NabijVoiceRingState state,
                            const char         *word)
{
  g_return_if_fail (NABIJ_IS_VOICE_RING (self));
  g_return_if_fail (word != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
  if (self->state == state)
    return;

  self->state = state;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * nabij_voice_ring_set_level:
 * @self: a ring
 * @level: how loud it is, 0…1
 *
 * Lets the ring go with the voice, while it listens or plays.
 */
void
nabij_voice_ring_set_level (NabijVoiceRing *self,
                            double          level)
{
  g_return_if_fail (NABIJ_IS_VOICE_RING (self));

  level = CLAMP (level, 0.0, 1.0);
  if (self->level == level)
    return;

  self->level = level;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !may_move (self)) {
    self->shown = level;
    gtk_widget_queue_draw (GTK_WIDGET (self));
  } else if (self->tick_id == 0) {
    self->frame_us = 0;
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
  }
}

/**
 * nabij_voice_ring_set_part:
 * @self: a ring
 * @part: how much of the time there is has gone by, 0…1; with 0 it is not shown
 *
 * Shows the time as a thin line around the ring.
 */
void
nabij_voice_ring_set_part (NabijVoiceRing *self,
                           double          part)
{
  g_return_if_fail (NABIJ_IS_VOICE_RING (self));

  part = CLAMP (part, 0.0, 1.0);
  if (self->part == part)
    return;

  self->part = part;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
