/* nabij-stress-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-stress-page.h"

#include "nabij-frame-governor.h"
#include "nabij-safety-lines.h"
#include "nabij-software-gl.h"
#include "nabij-water-view.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* Whoever does nothing goes on breathing after this; it is one breath out and one in, so that the
 * exercise begins where this page ends: with a breath out. */
#define WAIT_US (8 * (gint64)G_USEC_PER_SEC)
#define EXHALE_US (5 * (gint64)G_USEC_PER_SEC)

/* Where the water stands when the breath turns, and how much light there is then. */
#define LEVEL_LOW 0.04
#define LEVEL_HIGH 0.85
#define LIGHT_LOW 0.45
#define LIGHT_HIGH 0.95

/* It is too much right now: the page breathes already, and offers three ways to go on. */
struct _NabijStressPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijWaterView *water;
  GtkLabel       *word;
  GtkWidget      *breathe_button;
  AdwBin         *safety;

  /* Owned References */
  NabijServices      *services;
  NabijMoment        *moment;
  NabijFrameGovernor *governor;

  guint    tick_id;
  gint64   opened_us;
  gint64   touched_us; /* when something was last done here */
  gboolean waiting;    /* until the first exercise that was begun from here */
  gboolean exhaling;
};

enum {
  SIGNAL_BREATHE,
  SIGNAL_WRITE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijStressPage, nabij_stress_page, GTK_TYPE_WIDGET)

static gint64
now_us (NabijStressPage *self)
{
  return nabij_clock_get_monotonic_us (nabij_services_get_clock (self->services));
}

/* The breath */

static void
show_word (NabijStressPage *self,
           gboolean         exhaling)
{
  const char *word = exhaling ? _ ("Just breathe out.") : _ ("And in again.");

  self->exhaling = exhaling;
  gtk_label_set_label (self->word, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->breathe_button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, word, -1);
}

/* Out comes first, and takes longer than in. */
static void
show_breath (NabijStressPage *self)
{
  const gint64   in_breath_us = (now_us (self) - self->opened_us) % WAIT_US;
  const gboolean exhaling = in_breath_us < EXHALE_US;
  const double   progress = exhaling ? (double)in_breath_us / (double)EXHALE_US
                                     : (double)(in_breath_us - EXHALE_US) / (double)(WAIT_US - EXHALE_US);
  const double   fullness = 0.5 + 0.5 * cos (G_PI * progress) * (exhaling ? 1.0 : -1.0);

  nabij_water_view_set_level (self->water, LEVEL_LOW + (LEVEL_HIGH - LEVEL_LOW) * fullness);
  nabij_water_view_set_light (self->water, LIGHT_LOW + (LIGHT_HIGH - LIGHT_LOW) * fullness);
  if (exhaling != self->exhaling)
    show_word (self, exhaling);
}

static void
begin_breathing (NabijStressPage *self)
{
  self->waiting = FALSE;
  g_signal_emit (self, signals[SIGNAL_BREATHE], 0);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  NabijStressPage *self = NABIJ_STRESS_PAGE (widget);

  if (!nabij_frame_governor_tick (self->governor, g_get_monotonic_time (),
                                  nabij_software_gl_get_processor_us (gtk_widget_get_native (widget))))
    return G_SOURCE_CONTINUE;

  show_breath (self);
  if (self->waiting && now_us (self) - self->touched_us >= WAIT_US)
    begin_breathing (self);

  return G_SOURCE_CONTINUE;
}

/* Waiting */

/* Whoever does something is choosing, and is not hurried. */
static void
touch (NabijStressPage *self)
{
  if (self->services != NULL)
    self->touched_us = now_us (self);
}

static gboolean
key_cb (NabijStressPage *self)
{
  touch (self);
  return GDK_EVENT_PROPAGATE;
}

static void
focus_cb (NabijStressPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    touch (self);
}

static void
watch_button (NabijStressPage *self,
              GtkWidget       *button)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect_object (motion, "enter", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (button, motion);
}

/* Ways to go on */

static void
breathe_cb (NabijStressPage *self)
{
  begin_breathing (self);
}

static void
write_cb (NabijStressPage *self)
{
  self->waiting = FALSE;
  g_signal_emit (self, signals[SIGNAL_WRITE], 0);
}

static void
nabij_stress_page_map (GtkWidget *widget)
{
  NabijStressPage *self = NABIJ_STRESS_PAGE (widget);

  /* Every time it is shown, the breath begins with going out. */
  self->opened_us = now_us (self);
  touch (self);
  show_word (self, TRUE);
  show_breath (self);

  GTK_WIDGET_CLASS (nabij_stress_page_parent_class)->map (widget);

  nabij_frame_governor_rest (self->governor);
  self->tick_id = gtk_widget_add_tick_callback (widget, tick_cb, NULL, NULL);
}

static void
nabij_stress_page_unmap (GtkWidget *widget)
{
  NabijStressPage *self = NABIJ_STRESS_PAGE (widget);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (widget, self->tick_id);
  self->tick_id = 0;

  GTK_WIDGET_CLASS (nabij_stress_page_parent_class)->unmap (widget);
}

static void
nabij_stress_page_root (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (nabij_stress_page_parent_class)->root (widget);

  g_signal_connect_object (gtk_widget_get_root (widget), "notify::focus-widget", G_CALLBACK (focus_cb), widget, G_CONNECT_SWAPPED);
}

static void
nabij_stress_page_unroot (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_root (widget), focus_cb, widget);

  GTK_WIDGET_CLASS (nabij_stress_page_parent_class)->unroot (widget);
}

static gboolean
nabij_stress_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_STRESS_PAGE (widget)->breathe_button);
}

static void
nabij_stress_page_dispose (GObject *object)
{
  NabijStressPage *self = NABIJ_STRESS_PAGE (object);
  GtkWidget       *child;

  g_clear_object (&self->moment);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_stress_page_parent_class)->dispose (object);
}

static void
nabij_stress_page_finalize (GObject *object)
{
  nabij_frame_governor_free (NABIJ_STRESS_PAGE (object)->governor);

  G_OBJECT_CLASS (nabij_stress_page_parent_class)->finalize (object);
}

static void
nabij_stress_page_class_init (NabijStressPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_stress_page_dispose;
  object_class->finalize = nabij_stress_page_finalize;
  widget_class->map = nabij_stress_page_map;
  widget_class->unmap = nabij_stress_page_unmap;
  widget_class->root = nabij_stress_page_root;
  widget_class->unroot = nabij_stress_page_unroot;
  nabij_widgets_class_set_first_focus (widget_class, nabij_stress_page_grab_focus);

  /**
   * NabijStressPage::breathe:
   * @self: the page
   *
   * An exercise is to begin, which belongs to the moment of the page.
   */
  signals[SIGNAL_BREATHE] = g_signal_new ("breathe", NABIJ_TYPE_STRESS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijStressPage::write:
   * @self: the page
   *
   * The person wants to write the moment down.
   */
  signals[SIGNAL_WRITE] = g_signal_new ("write", NABIJ_TYPE_STRESS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WATER_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/stress/nabij-stress-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijStressPage, water);
  gtk_widget_class_bind_template_child (widget_class, NabijStressPage, word);
  gtk_widget_class_bind_template_child (widget_class, NabijStressPage, breathe_button);
  gtk_widget_class_bind_template_child_full (widget_class, "write_button", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "call_button", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, NabijStressPage, safety);
  gtk_widget_class_bind_template_callback (widget_class, breathe_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
nabij_stress_page_init (NabijStressPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture         *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->governor = nabij_frame_governor_new ();
  self->waiting = TRUE;

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_object (click, "pressed", G_CALLBACK (touch), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  watch_button (self, self->breathe_button);
  watch_button (self, GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), NABIJ_TYPE_STRESS_PAGE, "write_button")));
  watch_button (self, GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self), NABIJ_TYPE_STRESS_PAGE, "call_button")));
}

/**
 * nabij_stress_page_new:
 * @services: what it needs from the world
 *
 * Makes the page for when it is too much. It begins a moment of which nothing is kept yet, and
 * activates win.back and win.help.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_stress_page_new (NabijServices *services)
{
  g_autoptr (NabijMoment) moment = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  moment = nabij_moment_new (services);
  return nabij_stress_page_new_for_moment (services, moment);
}

/**
 * nabij_stress_page_new_for_moment:
 * @services: what it needs from the world
 * @moment: the moment, which other pages may share
 *
 * Makes the page for a moment that was begun elsewhere: whoever breathes while writing breathes for
 * that moment.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_stress_page_new_for_moment (NabijServices *services,
                                  NabijMoment   *moment)
{
  NabijStressPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (NABIJ_IS_MOMENT (moment), NULL);

  self = g_object_new (NABIJ_TYPE_STRESS_PAGE, NULL);
  self->services = g_object_ref (services);
  self->moment = g_object_ref (moment);
  adw_bin_set_child (self->safety, nabij_safety_lines_new (nabij_services_get_season (services)));
  gtk_widget_add_css_class (adw_bin_get_child (self->safety), "on-water");
  return GTK_WIDGET (self);
}

/**
 * nabij_stress_page_get_moment:
 * @self: a page
 *
 * Returns: (transfer none): the moment that was begun here
 */
NabijMoment *
nabij_stress_page_get_moment (NabijStressPage *self)
{
  g_return_val_if_fail (NABIJ_IS_STRESS_PAGE (self), NULL);

  return self->moment;
}

/**
 * nabij_stress_page_set_look:
 * @self: a page
 * @look: how it is coloured
 *
 * Changes the colours of the water.
 */
void
nabij_stress_page_set_look (NabijStressPage *self,
                            NabijLook        look)
{
  g_return_if_fail (NABIJ_IS_STRESS_PAGE (self));

  nabij_water_view_set_look (self->water, look);
}
