/* nabij-recovery-picture.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-picture.h"

#include "nabij-language.h"
#include "nabij-moment-words.h"
#include "nabij-recovery-picture-layer.h"

#include <glib/gi18n-lib.h>

/* Shows moments and what came after them, and lets a hand or the arrow keys go from one to the next. */
struct _NabijRecoveryPicture {
  GtkWidget parent_instance;

  /* Owned References */
  GPtrArray                 *moments; /* of NabijEntry, the oldest first */
  NabijRecoveryPictureLayer *layer;
  char                      *words; /* of the moment that has the focus; NULL without one */

  guint focused;
};

G_DEFINE_FINAL_TYPE (NabijRecoveryPicture, nabij_recovery_picture, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_WORDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static double
get_em (GtkWidget *widget)
{
  const PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  const double                size = pango_units_to_double (pango_font_description_get_size (font));

  if (pango_font_description_get_size_is_absolute (font))
    return MAX (size, 1.0);

  return MAX (size * pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget)) / 72.0, 1.0);
}

static char *
describe (NabijEntry *moment)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (moment);

  return nabij_moment_words_describe (&fields->instant, fields->tension,
                                      fields->is_calmer ? &fields->calmer : NULL, fields->tension_after);
}

static char *
format_day (gint64 utc_us,
            int    offset_s)
{
  const NabijInstant instant = { .utc_us = utc_us, .offset_s = offset_s };
  g_autoptr (GDateTime) local = nabij_instant_to_local (&instant);

  return local != NULL ? nabij_language_format_date (local) : NULL;
}

/* Who cannot see the picture hears of the moment that has the focus, or else of the newest one. */
static void
update_accessible (NabijRecoveryPicture *self)
{
  g_autofree char *newest = NULL;
  const char      *words = self->words;

  if (words == NULL && self->moments->len > 0)
    words = newest = describe (g_ptr_array_index (self->moments, self->moments->len - 1));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tension and recovery"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
}

static void
set_focused (NabijRecoveryPicture *self,
             guint                 focused)
{
  g_autofree char *words = focused < self->moments->len ? describe (g_ptr_array_index (self->moments, focused)) : NULL;

  self->focused = focused;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (g_strcmp0 (words, self->words) == 0)
    return;

  g_free (self->words);
  self->words = g_steal_pointer (&words);
  update_accessible (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  NabijRecoveryPicture *self = NABIJ_RECOVERY_PICTURE (widget);
  const int             step = g_variant_get_int32 (arguments);
  const gint64          last = (gint64)self->moments->len - 1;

  if (last < 0)
    return GDK_EVENT_PROPAGATE;

  /* From nowhere, one step leads to the newest. */
  if (self->focused > last)
    set_focused (self, step == G_MININT ? 0 : (guint)last);
  else
    set_focused (self, (guint)CLAMP (self->focused + (gint64)step, 0, last));
  return GDK_EVENT_STOP;
}

static void
open_moment (NabijRecoveryPicture *self,
             guint                 index)
{
  NabijEntry *moment = g_ptr_array_index (self->moments, index);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.open-entry", "s", nabij_entry_get_uuid (moment));
}

static gboolean
open_cb (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   user_data)
{
  NabijRecoveryPicture *self = NABIJ_RECOVERY_PICTURE (widget);

  if (self->focused >= self->moments->len)
    return GDK_EVENT_PROPAGATE;

  open_moment (self, self->focused);
  return GDK_EVENT_STOP;
}

static void
pressed_cb (NabijRecoveryPicture *self,
            int                   n_press,
            double                x,
            double                y)
{
  const guint found = nabij_recovery_picture_layer_find (self->layer, x, y);

  if (found == NABIJ_RECOVERY_NO_POINT)
    return;

  set_focused (self, found);
  open_moment (self, found);
}

static void
focus_cb (NabijRecoveryPicture *self)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (self)))
    set_focused (self, NABIJ_RECOVERY_NO_POINT);
  else if (self->focused == NABIJ_RECOVERY_NO_POINT && self->moments->len > 0)
    set_focused (self, self->moments->len - 1);
}

static gboolean
nabij_recovery_picture_query_tooltip (GtkWidget  *widget,
                                      int         x,
                                      int         y,
                                      gboolean    keyboard,
                                      GtkTooltip *tooltip)
{
  NabijRecoveryPicture *self = NABIJ_RECOVERY_PICTURE (widget);
  const guint           found = keyboard ? self->focused : nabij_recovery_picture_layer_find (self->layer, x, y);
  g_autofree char      *words = NULL;
  double                left;
  double                top;
  double                bottom;

  if (found >= self->moments->len)
    return FALSE;

  words = describe (g_ptr_array_index (self->moments, found));
  gtk_tooltip_set_text (tooltip, words);
  nabij_recovery_picture_layer_get_place (self->layer, found, &left, &top, &bottom);
  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int)left - 8, (int)MIN (top, bottom) - 8, 16, ABS ((int)(top - bottom)) + 16 });
  return TRUE;
}

static void
nabij_recovery_picture_measure (GtkWidget     *widget,
                                GtkOrientation orientation,
                                int            for_size,
                                int           *minimum,
                                int           *natural,
                                int           *minimum_baseline,
                                int           *natural_baseline)
{
  const double em = get_em (widget);

  *minimum_baseline = *natural_baseline = -1;
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 160;
    *natural = (int)(24 * em);
    return;
  }

  *minimum = *natural = (int)nabij_recovery_picture_layer_measure_height (gtk_widget_get_pango_context (widget), em) + 1;
}

static void
nabij_recovery_picture_size_allocate (GtkWidget *widget,
                                      int        width,
                                      int        height,
                                      int        baseline)
{
  NabijRecoveryPicture *self = NABIJ_RECOVERY_PICTURE (widget);

  nabij_recovery_picture_layer_lay_out (self->layer, gtk_widget_get_pango_context (widget), width, get_em (widget));
}

/* The colours of the looks have their names in the style sheets. */
static void
look_up (GtkStyleContext *context,
         const char      *name,
         GdkRGBA         *colour)
{
  if (!gtk_style_context_lookup_color (context, name, colour))
    gtk_style_context_get_color (context, colour);
}

static void
nabij_recovery_picture_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  NabijRecoveryPicture *self = NABIJ_RECOVERY_PICTURE (widget);
  GtkStyleContext      *context = gtk_widget_get_style_context (widget);
  const float           width = (float)gtk_widget_get_width (widget);
  const float           height = (float)gtk_widget_get_height (widget);
  NabijRecoveryColours  colours;
  cairo_t              *cairo;

  look_up (context, "tension_color", &colours.tension);
  look_up (context, "recovery_color", &colours.recovery);
  look_up (context, "tension_join_color", &colours.join);
  look_up (context, "axis_color", &colours.axis);
  look_up (context, "quiet_fg_color", &colours.text);
  look_up (context, "accent_color", &colours.focus);

  /* A ring may reach over the edge by a part of a pixel. */
  cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (-2.0f, -2.0f, width + 4.0f, height + 4.0f));
  nabij_recovery_picture_layer_draw (self->layer, cairo, &colours, self->focused);
  cairo_destroy (cairo);
}

static void
nabij_recovery_picture_css_changed (GtkWidget         *widget,
                                    GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (nabij_recovery_picture_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static void
nabij_recovery_picture_get_property (GObject    *object,
                                     guint       property_id,
                                     GValue     *value,
                                     GParamSpec *pspec)
{
  switch (property_id) {
  case PROP_WORDS:
    g_value_set_string (value, NABIJ_RECOVERY_PICTURE (object)->words);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_recovery_picture_finalize (GObject *object)
{
  NabijRecoveryPicture *self = NABIJ_RECOVERY_PICTURE (object);

  g_ptr_array_unref (self->moments);
  nabij_recovery_picture_layer_free (self->layer);
  g_free (self->words);

  G_OBJECT_CLASS (nabij_recovery_picture_parent_class)->finalize (object);
}

static void
nabij_recovery_picture_class_init (NabijRecoveryPictureClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct {
    guint keyval;
    int   step;
  } steps[] = {
    { GDK_KEY_Left, -1 },
    { GDK_KEY_KP_Left, -1 },
    { GDK_KEY_Right, 1 },
    { GDK_KEY_KP_Right, 1 },
    { GDK_KEY_Home, G_MININT },
    { GDK_KEY_KP_Home, G_MININT },
    { GDK_KEY_End, G_MAXINT },
    { GDK_KEY_KP_End, G_MAXINT },
  };
  static const guint keys_that_open[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };

  object_class->get_property = nabij_recovery_picture_get_property;
  object_class->finalize = nabij_recovery_picture_finalize;

  widget_class->measure = nabij_recovery_picture_measure;
  widget_class->size_allocate = nabij_recovery_picture_size_allocate;
  widget_class->snapshot = nabij_recovery_picture_snapshot;
  widget_class->query_tooltip = nabij_recovery_picture_query_tooltip;
  widget_class->css_changed = nabij_recovery_picture_css_changed;

  /**
   * NabijRecoveryPicture:words:
   *
   * The moment that has the focus, in words; `NULL` without one.
   */
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_add_binding (widget_class, steps[i].keyval, 0, step_cb, "i", steps[i].step);
  for (gsize i = 0; i < G_N_ELEMENTS (keys_that_open); i++)
    gtk_widget_class_add_binding (widget_class, keys_that_open[i], 0, open_cb, NULL);

  gtk_widget_class_set_css_name (widget_class, "recovery-picture");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
nabij_recovery_picture_init (NabijRecoveryPicture *self)
{
  GtkGesture         *click = gtk_gesture_click_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->moments = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  self->layer = nabij_recovery_picture_layer_new (NULL, 0, NULL, NULL, NULL);
  self->focused = NABIJ_RECOVERY_NO_POINT;

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (focus, "notify::is-focus", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  update_accessible (self);
}

/**
 * nabij_recovery_picture_new:
 *
 * Makes a picture of tension and recovery, with nothing in it yet. Its colours are those named
 * `tension_color`, `recovery_color`, `tension_join_color` and `axis_color` in the style sheets.
 *
 * Returns: (transfer floating): the picture
 */
GtkWidget *
nabij_recovery_picture_new (void)
{
  return g_object_new (NABIJ_TYPE_RECOVERY_PICTURE, NULL);
}

/**
 * nabij_recovery_picture_set_moments:
 * @self: a picture
 * @axis: the stretch of time from left to right
 * @moments: (element-type NabijEntry): the moments, the oldest first
 *
 * Shows moments. Where the one that had the focus is among them, it keeps it.
 */
void
nabij_recovery_picture_set_moments (NabijRecoveryPicture    *self,
                                    const NabijRecoveryAxis *axis,
                                    GPtrArray               *moments)
{
  g_autofree NabijRecoveryPoint *points = NULL;
  g_autofree char               *from = NULL;
  g_autofree char               *until = NULL;
  g_autoptr (NabijEntry) was_focused = NULL;
  guint focused = NABIJ_RECOVERY_NO_POINT;

  g_return_if_fail (NABIJ_IS_RECOVERY_PICTURE (self));
  g_return_if_fail (axis != NULL);
  g_return_if_fail (moments != NULL);

  if (self->focused < self->moments->len)
    was_focused = nabij_entry_ref (g_ptr_array_index (self->moments, self->focused));

  g_ptr_array_set_size (self->moments, 0);
  points = g_new0 (NabijRecoveryPoint, moments->len);
  for (guint i = 0; i < moments->len; i++) {
    NabijEntry             *moment = g_ptr_array_index (moments, i);
    const NabijEntryFields *fields = nabij_entry_get_fields (moment);

    g_ptr_array_add (self->moments, nabij_entry_ref (moment));
    points[i] = (NabijRecoveryPoint){
      .x = nabij_recovery_axis_get_x (axis, fields->instant.utc_us),
      .tension = fields->tension,
      .is_calmer = fields->is_calmer,
      .tension_after = fields->tension_after,
    };
    if (was_focused != NULL && g_str_equal (nabij_entry_get_uuid (was_focused), nabij_entry_get_uuid (moment)))
      focused = i;
  }

  if (moments->len > 0) {
    const int offset_s = nabij_entry_get_instant (g_ptr_array_index (moments, moments->len - 1))->offset_s;

    from = format_day (axis->from_us, offset_s);
    until = format_day (axis->until_us - 1, offset_s);
  }

  nabij_recovery_picture_layer_free (self->layer);
  self->layer = nabij_recovery_picture_layer_new (points, moments->len, from, until, NULL);
  set_focused (self, focused);
  update_accessible (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * nabij_recovery_picture_get_focused:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): the moment that has the focus
 */
NabijEntry *
nabij_recovery_picture_get_focused (NabijRecoveryPicture *self)
{
  g_return_val_if_fail (NABIJ_IS_RECOVERY_PICTURE (self), NULL);

  return self->focused < self->moments->len ? g_ptr_array_index (self->moments, self->focused) : NULL;
}

/**
 * nabij_recovery_picture_get_words:
 * @self: a picture
 *
 * Returns: (transfer none) (nullable): the moment that has the focus, in words
 */
const char *
nabij_recovery_picture_get_words (NabijRecoveryPicture *self)
{
  g_return_val_if_fail (NABIJ_IS_RECOVERY_PICTURE (self), NULL);

  return self->words;
}
