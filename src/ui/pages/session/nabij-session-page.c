/* nabij-session-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-page.h"

#include "nabij-journal-deletion.h"
#include "nabij-preferences.h"
#include "nabij-session-page-private.h"
#include "nabij-software-gl.h"

#include <glib/gi18n-lib.h>

#define N_FIVE_LIGHTS 5
/* How far what stands under the words is from the lower edge. */
#define SUPPORT_FROM_BOTTOM_PX 64

enum {
  PROP_KEEPS_NOTHING = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_FINISHED,
  SIGNAL_NIGHT_TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijSessionPage, nabij_session_page, GTK_TYPE_WIDGET)

/* Frames */

/**
 * nabij_session_page_finish:
 * @self: a page; without an exercise, nothing happens
 * @to_the_end: whether the exercise came to its end, rather than being left
 *
 * Ends the exercise that is over, and tells of it by `finished`.
 */
void
nabij_session_page_finish (NabijSessionPage *self,
                           gboolean          to_the_end)
{
  g_autoptr (NabijSession) session = g_steal_pointer (&self->session);

  if (session == NULL)
    return;

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  nabij_session_notice_hide (self->notice);
  gtk_menu_button_popdown (self->sound_button);
  nabij_screen_watch_set_awake (self->screen_watch, FALSE);

  nabij_session_sound_end (self->sound);
  nabij_session_end (session);
  self->waiting = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->support), FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, to_the_end, session);
}

/* What stands under the words, from the moment on in which they ask to look at the baby. */
static void
offer_ways (NabijSessionPage *self)
{
  if (nabij_session_support_get_offers_ways (self->support))
    return;

  nabij_session_support_set_offers_ways (self->support, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->support), TRUE);
}

static void
make_room (NabijSessionPage *self)
{
  int height_px = 0;

  if (gtk_widget_get_visible (GTK_WIDGET (self->support)))
    gtk_widget_measure (GTK_WIDGET (self->support), GTK_ORIENTATION_VERTICAL, -1, NULL, &height_px, NULL, NULL);
  nabij_pacer_set_reserve_px (self->pacer, height_px > 0 ? height_px + SUPPORT_FROM_BOTTOM_PX : 0);
}

static gboolean
show_frame (NabijSessionPage *self)
{
  NabijPractice    *practice = nabij_session_get_practice (self->session);
  NabijSessionFrame frame;
  const char       *spoken;
  const gboolean    running = nabij_session_get_frame (self->session, &frame);

  nabij_pacer_show_frame (self->pacer, &frame,
                          nabij_practice_get_kind (practice) == NABIJ_PRACTICE_KIND_FIVE ? N_FIVE_LIGHTS : 0);
  spoken = nabij_session_get_spoken (self->session, &frame);
  self->answering = self->answering && nabij_session_notice_is_shown (self->notice);
  if (spoken != NULL && !self->answering)
    nabij_pacer_set_spoken (self->pacer, spoken);

  /* Whoever has been welcomed once gets the short welcome from then on. */
  if (!self->welcomed && frame.state.stage > NABIJ_STAGE_ARRIVE &&
      nabij_practice_get_kind (practice) == NABIJ_PRACTICE_KIND_WATER) {
    self->welcomed = TRUE;
    g_settings_set_boolean (nabij_services_get_settings (self->services), "introduced", TRUE);
  }

  if (nabij_session_waits_at_end (self->session) && frame.state.bowls > 0)
    offer_ways (self);
  make_room (self);

  self->paced = frame.state.stage <= NABIJ_STAGE_FOLLOW || (frame.state.stage == NABIJ_STAGE_TIMED && frame.state.guided);
  /* After a key that goes on, the pause still lasts until the edge of the sound: this is no rest. */
  self->resting = nabij_session_is_paused (self->session) &&
                  frame.state.phase == NABIJ_PHASE_PAUSE && frame.state.progress >= 1.0;
  return running;
}

/* The time is over, and the baby is to be looked at: nothing goes away by itself. */
static void
wait_on_last_words (NabijSessionPage *self)
{
  self->waiting = TRUE;
  nabij_frame_governor_rest (self->governor);
  nabij_session_end (self->session);
  nabij_session_sound_end (self->sound);
  nabij_screen_watch_set_awake (self->screen_watch, FALSE);
  nabij_fading_controls_set_held (self->controls, TRUE);
  offer_ways (self);
  make_room (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->support));
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);

  if (!nabij_frame_governor_tick (self->governor, g_get_monotonic_time (), nabij_software_gl_get_processor_us (gtk_widget_get_native (widget))))
    return G_SOURCE_CONTINUE;

  if (!show_frame (self)) {
    self->tick_id = 0;
    if (nabij_session_waits_at_end (self->session)) {
      wait_on_last_words (self);
      return G_SOURCE_REMOVE;
    }
    nabij_session_page_finish (self, TRUE);
    return G_SOURCE_REMOVE;
  }

  if (self->resting) {
    /* Nothing moves until the person goes on. */
    self->tick_id = 0;
    nabij_frame_governor_rest (self->governor);
    return G_SOURCE_REMOVE;
  }

  return G_SOURCE_CONTINUE;
}

static void
start_ticking (NabijSessionPage *self)
{
  if (self->tick_id == 0)
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

static void
session_changed_cb (NabijSessionPage *self)
{
  const gboolean paused = nabij_session_is_paused (self->session);

  start_ticking (self);
  nabij_screen_watch_set_awake (self->screen_watch, !paused);
  if (nabij_session_page_ends_by_space (self))
    gtk_label_set_label (self->key_hint_label, _ ("The space bar ends this"));
  else
    gtk_label_set_label (self->key_hint_label, paused ? _ ("The space bar goes on") : _ ("The space bar pauses"));
  nabij_fading_controls_set_held (self->controls, paused);
  nabij_fading_controls_set_held (self->key_hint, paused);
}

static void
pressed_cb (NabijSessionPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pacer));
  gtk_widget_activate_action (GTK_WIDGET (self), "session.pause", NULL);
}

/* The places for the focus, and it goes round: the water, what stands under it, the way out, the sound. */
static gboolean
nabij_session_page_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);
  g_autoptr (GPtrArray) places = nabij_session_support_list_focusable (self->support);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const int  step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int        place = step > 0 ? -1 : 0;

  g_ptr_array_insert (places, 0, self->pacer);
  g_ptr_array_add (places, self->stop_button);
  g_ptr_array_add (places, self->sound_button);
  for (int i = 0; i < (int)places->len; i++) {
    if (focus != NULL && (focus == places->pdata[i] || gtk_widget_is_ancestor (focus, places->pdata[i])))
      place = i;
  }

  place = (place + step + (int)places->len) % (int)places->len;
  return gtk_widget_grab_focus (places->pdata[place]);
}

static gboolean
nabij_session_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_SESSION_PAGE (widget)->pacer));
}

static void
nabij_session_page_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (object);

  g_value_set_boolean (value, self->session != NULL && (!nabij_session_get_kept (self->session) || nabij_journal_get_keeps_nothing (nabij_services_get_journal (self->services))));
}

static void
nabij_session_page_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (object);

  g_assert (property_id == PROP_KEEPS_NOTHING);
  if (self->session == NULL || nabij_session_get_kept (self->session) != g_value_get_boolean (value))
    return;

  nabij_session_set_kept (self->session, !g_value_get_boolean (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
nabij_session_page_dispose (GObject *object)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (object);
  GtkWidget        *child;

  g_clear_object (&self->session);
  g_clear_object (&self->sound);
  g_clear_object (&self->screen_watch);
  g_clear_object (&self->services);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_session_page_parent_class)->dispose (object);
}

static void
nabij_session_page_finalize (GObject *object)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (object);

  nabij_frame_governor_free (self->governor);

  G_OBJECT_CLASS (nabij_session_page_parent_class)->finalize (object);
}

static void
nabij_session_page_class_init (NabijSessionPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = nabij_session_page_get_property;
  object_class->set_property = nabij_session_page_set_property;
  object_class->dispose = nabij_session_page_dispose;
  object_class->finalize = nabij_session_page_finalize;
  widget_class->focus = nabij_session_page_focus;
  widget_class->grab_focus = nabij_session_page_grab_focus;

  /**
   * NabijSessionPage:keeps-nothing:
   *
   * Whether nothing is kept of the exercise that runs.
   */
  properties[PROP_KEEPS_NOTHING] = g_param_spec_boolean ("keeps-nothing", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * NabijSessionPage::finished:
   * @self: the page
   * @to_the_end: whether it was not ended early
   * @session: the exercise, which has ended
   *
   * The exercise is over.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", NABIJ_TYPE_SESSION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BOOLEAN, NABIJ_TYPE_SESSION);

  /**
   * NabijSessionPage::night-toggled:
   * @self: the page
   *
   * The person wants the other look.
   */
  signals[SIGNAL_NIGHT_TOGGLED] = g_signal_new ("night-toggled", NABIJ_TYPE_SESSION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_FADING_CONTROLS);
  g_type_ensure (NABIJ_TYPE_PACER);
  g_type_ensure (NABIJ_TYPE_SESSION_NOTICE);
  g_type_ensure (NABIJ_TYPE_SESSION_SUPPORT);
  g_type_ensure (NABIJ_TYPE_SOUND_POPOVER);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/session/nabij-session-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, pacer);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, controls);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, stop_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, sound_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, sound_popover);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, notice);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, key_hint);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, key_hint_label);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionPage, support);

  gtk_widget_class_install_property_action (widget_class, "session.keeps-nothing", "keeps-nothing");
  nabij_session_page_install_actions (widget_class);
}

static void
nabij_session_page_init (NabijSessionPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->governor = nabij_frame_governor_new ();
  self->screen_watch = nabij_screen_watch_new (GTK_WIDGET (self), _ ("A breathing exercise is under way"));
  g_signal_connect_object (self->screen_watch, "hidden", G_CALLBACK (nabij_session_page_pause), self, G_CONNECT_SWAPPED);

  nabij_fading_controls_watch (self->controls, GTK_WIDGET (self));
  nabij_fading_controls_watch (self->key_hint, GTK_WIDGET (self));
  g_signal_connect_swapped (click, "released", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->pacer), GTK_EVENT_CONTROLLER (click));
}

/**
 * nabij_session_page_new:
 * @services: what it needs from the world
 *
 * Makes the full-window page on which an exercise is breathed.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_session_page_new (NabijServices *services)
{
  NabijSessionPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_SESSION_PAGE, NULL);
  self->services = g_object_ref (services);
  self->sound = nabij_session_sound_new (services, self->sound_button, self->sound_popover, self->notice);
  return GTK_WIDGET (self);
}

/**
 * nabij_session_page_toggle_night:
 * @self: a page
 *
 * Tells by `night-toggled` that the person wants the other look.
 */
void
nabij_session_page_toggle_night (NabijSessionPage *self)
{
  g_signal_emit (self, signals[SIGNAL_NIGHT_TOGGLED], 0);
}

static void
show_practice (NabijSessionPage             *self,
               NabijPractice                *practice,
               const NabijBreathPlanOptions *options)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const gboolean     numbers = (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_NUMBERS) != 0;

  nabij_session_support_set_family (self->support, numbers ? family : NULL);
  nabij_session_support_set_offers_ways (self->support, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->support), numbers);
  nabij_pacer_set_scene (self->pacer, nabij_practice_get_scene (practice));
  nabij_pacer_set_shows_time (self->pacer, options->timeline == NULL || !nabij_timeline_falls (options->timeline));
}

/**
 * nabij_session_page_start:
 * @self: a page
 * @practice: what is practised, of a kind that is breathed; it must outlive the page
 * @length_us: how long *Water & Rust* lasts, in microseconds; others do not look at it
 * @moment: (nullable): the hard moment that it is begun from
 *
 * Starts an exercise at this moment, as it fits the family and the hour. One that was running ends
 * first.
 */
void
nabij_session_page_start (NabijSessionPage *self,
                          NabijPractice    *practice,
                          gint64            length_us,
                          NabijMoment      *moment)
{
  GSettings             *settings;
  NabijSituation         situation;
  NabijBreathPlanOptions options;

  g_return_if_fail (NABIJ_IS_SESSION_PAGE (self));
  g_return_if_fail (practice != NULL);
  g_return_if_fail (moment == NULL || NABIJ_IS_MOMENT (moment));

  g_clear_object (&self->session);
  settings = nabij_services_get_settings (self->services);
  nabij_services_get_situation (self->services, &situation);
  nabij_preferences_get_plan_options (settings, situation.season, &options);
  options.length_us = length_us;
  nabij_practice_get_plan_options (practice, &situation, &options);

  self->length_us = length_us;
  self->welcomed = FALSE;
  self->answering = FALSE;
  self->waiting = FALSE;
  show_practice (self, practice, &options);
  nabij_session_sound_begin (self->sound, practice, &situation);

  self->session = nabij_session_new (self->services, practice, &situation, &options,
                                     nabij_preferences_get_pattern_id (settings, situation.season));
  nabij_session_set_moment (self->session, moment);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEEPS_NOTHING]);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  nabij_session_start (self->session);
  show_frame (self);

  session_changed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->pacer));
}

/**
 * nabij_session_page_end:
 * @self: a page
 *
 * Ends the exercise at once, if one runs, as the key Esc does.
 */
void
nabij_session_page_end (NabijSessionPage *self)
{
  g_return_if_fail (NABIJ_IS_SESSION_PAGE (self));

  nabij_session_page_finish (self, FALSE);
}

/**
 * nabij_session_page_pause:
 * @self: a page
 *
 * Pauses the exercise, if one runs and does not wait already.
 */
void
nabij_session_page_pause (NabijSessionPage *self)
{
  g_return_if_fail (NABIJ_IS_SESSION_PAGE (self));

  if (self->session != NULL && !self->waiting && !nabij_session_is_paused (self->session))
    nabij_session_change (self->session, NABIJ_BREATH_CHANGE_PAUSE);
}

/**
 * nabij_session_page_is_running:
 * @self: a page
 *
 * Returns: whether an exercise is under way, also when it waits
 */
gboolean
nabij_session_page_is_running (NabijSessionPage *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_PAGE (self), FALSE);

  return self->session != NULL;
}

/**
 * nabij_session_page_get_moment:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the hard moment that the running exercise was begun from
 */
NabijMoment *
nabij_session_page_get_moment (NabijSessionPage *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_PAGE (self), NULL);

  return self->session != NULL ? nabij_session_get_moment (self->session) : NULL;
}

/**
 * nabij_session_page_set_look:
 * @self: a page
 * @look: how it is coloured
 *
 * Changes the colours of the water.
 */
void
nabij_session_page_set_look (NabijSessionPage *self,
                             NabijLook         look)
{
  g_return_if_fail (NABIJ_IS_SESSION_PAGE (self));

  nabij_pacer_set_look (self->pacer, look);
}
