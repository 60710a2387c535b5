/* nabij-water-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-view.h"

#include "nabij-frame-governor.h"
#include "nabij-software-gl.h"

/* After a stop of the program the water goes on where it was, instead of jumping. */
#define STEP_MAX_US (G_USEC_PER_SEC / 5)

struct _NabijWaterView {
  GtkWidget parent_instance;

  NabijWaterScene    *scene;
  NabijFrameGovernor *governor;
  NabijWaterState     state;
  gboolean            drifting;
  GSignalGroup       *settings_signals;

  guint  tick_id;
  gint64 last_tick_us;
};

enum {
  PROP_COMPOSITION = 1,
  PROP_LOOK,
  PROP_LEVEL,
  PROP_LIGHT,
  PROP_DRIFTING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (NabijWaterView, nabij_water_view, GTK_TYPE_WIDGET)

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  NabijWaterView *self = NABIJ_WATER_VIEW (widget);
  gint64          now_us = gdk_frame_clock_get_frame_time (clock);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);

  if (self->last_tick_us > 0)
    self->state.time_us += CLAMP (now_us - self->last_tick_us, 0, STEP_MAX_US);

  self->last_tick_us = now_us;
  if (width == 0 || height == 0 || !nabij_water_scene_has_news (self->scene, width, height, &self->state))
    return G_SOURCE_CONTINUE;

  if (nabij_frame_governor_tick (self->governor, now_us,
                                 nabij_software_gl_get_processor_us (gtk_widget_get_native (widget))))
    gtk_widget_queue_draw (widget);

  return G_SOURCE_CONTINUE;
}

static void
update_drift (NabijWaterView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean   needed = self->drifting && !self->state.still && gtk_widget_get_mapped (widget);

  if (needed && self->tick_id == 0) {
    self->last_tick_us = 0;
    nabij_frame_governor_rest (self->governor);
    self->tick_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
  } else if (!needed && self->tick_id != 0) {
    gtk_widget_remove_tick_callback (widget, self->tick_id);
    self->tick_id = 0;
  }
}

static void
animations_changed_cb (NabijWaterView *self,
                       GParamSpec     *pspec,
                       GtkSettings    *settings)
{
  gboolean enabled;

  g_object_get (settings, "gtk-enable-animations", &enabled, NULL);
  self->state.still = !enabled;
  update_drift (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
scale_factor_changed_cb (NabijWaterView *self)
{
  nabij_water_scene_set_scale_factor (self->scene, gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
nabij_water_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (nabij_water_view_parent_class)->map (widget);

  update_drift (NABIJ_WATER_VIEW (widget));
}

static void
nabij_water_view_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (nabij_water_view_parent_class)->unmap (widget);

  update_drift (NABIJ_WATER_VIEW (widget));
}

static void
nabij_water_view_root (GtkWidget *widget)
{
  NabijWaterView *self = NABIJ_WATER_VIEW (widget);
  GtkSettings    *settings;

  GTK_WIDGET_CLASS (nabij_water_view_parent_class)->root (widget);

  settings = gtk_widget_get_settings (widget);
  g_signal_group_set_target (self->settings_signals, settings);
  animations_changed_cb (self, NULL, settings);
}

static void
nabij_water_view_unroot (GtkWidget *widget)
{
  g_signal_group_set_target (NABIJ_WATER_VIEW (widget)->settings_signals, NULL);

  GTK_WIDGET_CLASS (nabij_water_view_parent_class)->unroot (widget);
}

static void
nabij_water_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  NabijWaterView *self = NABIJ_WATER_VIEW (widget);
  int             width = gtk_widget_get_width (widget);
  int             height = gtk_widget_get_height (widget);

  if (width > 0 && height > 0)
    nabij_water_scene_snapshot (self->scene, snapshot, width, height, &self->state);
}

static void
nabij_water_view_get_property (GObject    *object,
                               guint       property_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  NabijWaterView *self = NABIJ_WATER_VIEW (object);

  switch (property_id) {
  case PROP_COMPOSITION:
    g_value_set_enum (value, (int)nabij_water_view_get_composition (self));
    break;
  case PROP_LOOK:
    g_value_set_enum (value, (int)nabij_water_view_get_look (self));
    break;
  case PROP_LEVEL:
    g_value_set_double (value, nabij_water_view_get_level (self));
    break;
  case PROP_LIGHT:
    g_value_set_double (value, nabij_water_view_get_light (self));
    break;
  case PROP_DRIFTING:
    g_value_set_boolean (value, nabij_water_view_get_drifting (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_water_view_set_property (GObject      *object,
                               guint         property_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  NabijWaterView *self = NABIJ_WATER_VIEW (object);

  switch (property_id) {
  case PROP_COMPOSITION:
    nabij_water_view_set_composition (self, (NabijWaterComposition)g_value_get_enum (value));
    break;
  case PROP_LOOK:
    nabij_water_view_set_look (self, (NabijLook)g_value_get_enum (value));
    break;
  case PROP_LEVEL:
    nabij_water_view_set_level (self, g_value_get_double (value));
    break;
  case PROP_LIGHT:
    nabij_water_view_set_light (self, g_value_get_double (value));
    break;
  case PROP_DRIFTING:
    nabij_water_view_set_drifting (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_water_view_finalize (GObject *object)
{
  NabijWaterView *self = NABIJ_WATER_VIEW (object);

  g_object_unref (self->settings_signals);
  g_object_unref (self->scene);
  nabij_frame_governor_free (self->governor);

  G_OBJECT_CLASS (nabij_water_view_parent_class)->finalize (object);
}

static void
nabij_water_view_class_init (NabijWaterViewClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const int       flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = nabij_water_view_get_property;
  object_class->set_property = nabij_water_view_set_property;
  object_class->finalize = nabij_water_view_finalize;

  widget_class->map = nabij_water_view_map;
  widget_class->unmap = nabij_water_view_unmap;
  widget_class->root = nabij_water_view_root;
  widget_class->unroot = nabij_water_view_unroot;
  widget_class->snapshot = nabij_water_view_snapshot;

  properties[PROP_COMPOSITION] = g_param_spec_enum ("composition", NULL, NULL, NABIJ_TYPE_WATER_COMPOSITION,
                                                    NABIJ_WATER_COMPOSITION_PAGE, flags);
  properties[PROP_LOOK] = g_param_spec_enum ("look", NULL, NULL, NABIJ_TYPE_LOOK, NABIJ_LOOK_DAY_LIGHT, flags);
  properties[PROP_LEVEL] = g_param_spec_double ("level", NULL, NULL, 0, 1, .5, flags);
  properties[PROP_LIGHT] = g_param_spec_double ("light", NULL, NULL, 0, 1, .5, flags);
  properties[PROP_DRIFTING] = g_param_spec_boolean ("drifting", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "nabij-water");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
nabij_water_view_init (NabijWaterView *self)
{
  self->scene = nabij_water_scene_new (NABIJ_WATER_COMPOSITION_PAGE);
  self->governor = nabij_frame_governor_new ();
  self->state = (NabijWaterState){ .level = .5, .light = .5 };

  self->settings_signals = g_signal_group_new (GTK_TYPE_SETTINGS);
  g_signal_group_connect_swapped (self->settings_signals, "notify::gtk-enable-animations",
                                  G_CALLBACK (animations_changed_cb), self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_factor_changed_cb), NULL);

  /* The style sheet gives the card its round corners, and they cut the water too. */
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/**
 * nabij_water_view_new:
 * @composition: how the picture is laid out
 *
 * Makes a picture of water for a card or a page. Its corners are rounded by the style sheet
 * (`nabij-water`).
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
nabij_water_view_new (NabijWaterComposition composition)
{
  return g_object_new (NABIJ_TYPE_WATER_VIEW, "composition", composition, NULL);
}

/**
 * nabij_water_view_set_composition:
 * @self: a view
 * @composition: how the picture is laid out
 *
 * Sets the layout.
 */
void
nabij_water_view_set_composition (NabijWaterView       *self,
                                  NabijWaterComposition composition)
{
  g_return_if_fail (NABIJ_IS_WATER_VIEW (self));

  if (nabij_water_scene_get_composition (self->scene) == composition)
    return;

  nabij_water_scene_set_composition (self->scene, composition);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPOSITION]);
}

/**
 * nabij_water_view_get_composition:
 * @self: a view
 *
 * Tells the layout.
 *
 * Returns: the composition
 */
NabijWaterComposition
nabij_water_view_get_composition (NabijWaterView *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_VIEW (self), NABIJ_WATER_COMPOSITION_PAGE);

  return nabij_water_scene_get_composition (self->scene);
}

/**
 * nabij_water_view_set_look:
 * @self: a view
 * @look: how it is coloured
 *
 * Sets the colours.
 */
void
nabij_water_view_set_look (NabijWaterView *self,
                           NabijLook       look)
{
  g_return_if_fail (NABIJ_IS_WATER_VIEW (self));

  if (nabij_water_scene_get_look (self->scene) == look)
    return;

  nabij_water_scene_set_look (self->scene, look);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOOK]);
}

/**
 * nabij_water_view_get_look:
 * @self: a view
 *
 * Tells how it is coloured.
 *
 * Returns: the look
 */
NabijLook
nabij_water_view_get_look (NabijWaterView *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_VIEW (self), NABIJ_LOOK_DAY_LIGHT);

  return nabij_water_scene_get_look (self->scene);
}

/**
 * nabij_water_view_set_scene:
 * @self: a view
 * @scene: (nullable): the name of a place: "water", "beach", "forest", "rain", "hearth" or "womb";
 *   for any other the water is shown
 *
 * Sets which place is drawn.
 */
void
nabij_water_view_set_scene (NabijWaterView *self,
                            const char     *scene)
{
  g_return_if_fail (NABIJ_IS_WATER_VIEW (self));

  nabij_water_scene_set_scene (self->scene, scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * nabij_water_view_set_level:
 * @self: a view
 * @level: how high the water stands, 0…1
 *
 * Sets the level.
 */
void
nabij_water_view_set_level (NabijWaterView *self,
                            double          level)
{
  g_return_if_fail (NABIJ_IS_WATER_VIEW (self));
  g_return_if_fail (level >= 0 && level <= 1);

  if (self->state.level == level)
    return;

  self->state.level = level;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LEVEL]);
}

/**
 * nabij_water_view_get_level:
 * @self: a view
 *
 * Tells the level.
 *
 * Returns: how high the water stands, 0…1
 */
double
nabij_water_view_get_level (NabijWaterView *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_VIEW (self), 0);

  return self->state.level;
}

/**
 * nabij_water_view_set_light:
 * @self: a view
 * @light: how much light there is, 0…1
 *
 * Sets the light.
 */
void
nabij_water_view_set_light (NabijWaterView *self,
                            double          light)
{
  g_return_if_fail (NABIJ_IS_WATER_VIEW (self));
  g_return_if_fail (light >= 0 && light <= 1);

  if (self->state.light == light)
    return;

  self->state.light = light;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LIGHT]);
}

/**
 * nabij_water_view_get_light:
 * @self: a view
 *
 * Tells the light.
 *
 * Returns: how much light there is, 0…1
 */
double
nabij_water_view_get_light (NabijWaterView *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_VIEW (self), 0);

  return self->state.light;
}

/**
 * nabij_water_view_set_drifting:
 * @self: a view
 * @drifting: whether the water drifts while it is seen
 *
 * Lets the water drift, or stop where it is. It never drifts where the desktop asks for no
 * animations.
 */
void
nabij_water_view_set_drifting (NabijWaterView *self,
                               gboolean        drifting)
{
  g_return_if_fail (NABIJ_IS_WATER_VIEW (self));

  drifting = drifting != FALSE;
  if (self->drifting == drifting)
    return;

  self->drifting = drifting;
  update_drift (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DRIFTING]);
}

/**
 * nabij_water_view_get_drifting:
 * @self: a view
 *
 * Tells whether the water was asked to drift.
 *
 * Returns: `TRUE` when it drifts while it is seen
 */
gboolean
nabij_water_view_get_drifting (NabijWaterView *self)
{
  g_return_val_if_fail (NABIJ_IS_WATER_VIEW (self), FALSE);

  return self->drifting;
}
