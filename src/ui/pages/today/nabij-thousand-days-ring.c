/* nabij-thousand-days-ring.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-thousand-days-ring.h"

#include <glib/gi18n-lib.h>

#define N_DAYS 1001
/* How strong the part that is still to come is drawn. */
#define REST_OPACITY 0.2
/* The line, as a part of the diameter. */
#define LINE_PART 0.16

struct _NabijThousandDaysRing {
  GtkWidget parent_instance;

  int day;
};

G_DEFINE_FINAL_TYPE (NabijThousandDaysRing, nabij_thousand_days_ring, GTK_TYPE_WIDGET)

static void
nabij_thousand_days_ring_snapshot (GtkWidget   *widget,
                                   GtkSnapshot *snapshot)
{
  NabijThousandDaysRing *self = NABIJ_THOUSAND_DAYS_RING (widget);
  const int              width_px = gtk_widget_get_width (widget);
  const int              height_px = gtk_widget_get_height (widget);
  const double           size_px = MIN (width_px, height_px);
  const double           line_px = size_px * LINE_PART;
  const double           start = -G_PI / 2.0;
  cairo_t               *cairo;
  GdkRGBA                color;

  if (size_px <= 0.0)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0.f, 0.f, (float)width_px, (float)height_px));
  cairo_translate (cairo, width_px / 2.0, height_px / 2.0);
  cairo_set_line_width (cairo, line_px);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);

  cairo_set_source_rgba (cairo, color.red, color.green, color.blue, color.alpha * REST_OPACITY);
  cairo_arc (cairo, 0.0, 0.0, (size_px - line_px) / 2.0, 0.0, 2.0 * G_PI);
  cairo_stroke (cairo);

  cairo_set_source_rgba (cairo, color.red, color.green, color.blue, color.alpha);
  cairo_arc (cairo, 0.0, 0.0, (size_px - line_px) / 2.0, start, start + 2.0 * G_PI * self->day / N_DAYS);
  cairo_stroke (cairo);
  cairo_destroy (cairo);
}

static void
nabij_thousand_days_ring_class_init (NabijThousandDaysRingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = nabij_thousand_days_ring_snapshot;
  gtk_widget_class_set_css_name (widget_class, "thousand-days-ring");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
nabij_thousand_days_ring_init (NabijThousandDaysRing *self)
{
  /* Translators: what the small ring beside the weeks is; no number is told. */
  const char *words = _ ("The first 1001 days, roughly");

  gtk_widget_set_tooltip_text (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * nabij_thousand_days_ring_set_day:
 * @self: a ring
 * @day: which of the days it is, 1 to 1001
 *
 * Sets how far the way has come.
 */
void
nabij_thousand_days_ring_set_day (NabijThousandDaysRing *self,
                                  int                    day)
{
  g_return_if_fail (NABIJ_IS_THOUSAND_DAYS_RING (self));
  g_return_if_fail (day >= 1 && day <= N_DAYS);

  if (self->day == day)
    return;

  self->day = day;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * nabij_thousand_days_ring_get_day:
 * @self: a ring
 *
 * Returns: which of the days it shows, or 0 where none was set
 */
int
nabij_thousand_days_ring_get_day (NabijThousandDaysRing *self)
{
  g_return_val_if_fail (NABIJ_IS_THOUSAND_DAYS_RING (self), 0);

  return self->day;
}
