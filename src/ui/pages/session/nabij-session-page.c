/* nabij-session-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-page.h"

#include "nabij-fading-controls.h"
#include "nabij-frame-governor.h"
#include "nabij-journal-deletion.h"
#include "nabij-pacer.h"
#include "nabij-screen-watch.h"
#include "nabij-session-notice.h"
#include "nabij-software-gl.h"
#include "nabij-session-sound.h"
#include "nabij-sound-popover.h"
#include "nabij-time-words.h"

#include <glib/gi18n-lib.h>

#define ANSWER_MS 2500
#define N_FIVE_LIGHTS 5

struct _NabijSessionPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijPacer          *pacer;
  NabijFadingControls *controls;
  GtkWidget           *stop_button;
  GtkMenuButton       *sound_button;
  NabijSoundPopover   *sound_popover;
  NabijSessionNotice  *notice;
  NabijFadingControls *key_hint;
  GtkLabel            *key_hint_label;

  /* Owned References */
  NabijServices      *services;
  NabijSession       *session;
  NabijFrameGovernor *governor;
  NabijSessionSound  *sound;
  NabijScreenWatch   *screen_watch;

  guint    tick_id;
  gboolean answering;
  gboolean welcomed;
  gboolean resting;
  gboolean paced; /* whether breaths are told, now or soon */
};

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

/* Words that answer */

/* A key is answered at once, for eyes and for ears; the breath itself follows at the next edge. */
static void
answer (NabijSessionPage *self,
        const char       *text)
{
  nabij_session_notice_show (self->notice, text, ANSWER_MS);
  self->answering = TRUE;
  nabij_pacer_set_spoken (self->pacer, text);
}

/* Frames */

static void
finish (NabijSessionPage *self,
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
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, to_the_end, nabij_session_get_moment (session));
}

static gboolean
show_frame (NabijSessionPage *self)
{
  NabijSessionFrame frame;
  const char       *spoken;
  const gboolean    running = nabij_session_get_frame (self->session, &frame);

  nabij_pacer_show_frame (self->pacer, &frame,
                          nabij_session_get_practice (self->session) == NABIJ_BREATH_FORM_FIVE_EXHALES ? N_FIVE_LIGHTS : 0);
  spoken = nabij_session_get_spoken (self->session, &frame);
  self->answering = self->answering && nabij_session_notice_is_shown (self->notice);
  if (spoken != NULL && !self->answering)
    nabij_pacer_set_spoken (self->pacer, spoken);

  /* Whoever has been welcomed once gets the short welcome from then on. */
  if (!self->welcomed && frame.state.stage > NABIJ_STAGE_ARRIVE &&
      nabij_session_get_practice (self->session) == NABIJ_BREATH_FORM_WATER_AND_RUST) {
    self->welcomed = TRUE;
    g_settings_set_boolean (nabij_services_get_settings (self->services), "introduced", TRUE);
  }

  self->paced = frame.state.stage <= NABIJ_STAGE_FOLLOW;
  /* After a key that goes on, the pause still lasts until the edge of the sound: this is no rest. */
  self->resting = nabij_session_is_paused (self->session) &&
                  frame.state.phase == NABIJ_PHASE_PAUSE && frame.state.progress >= 1.0;
  return running;
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
    finish (self, TRUE);
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
  gtk_label_set_label (self->key_hint_label, paused ? _ ("The space bar goes on") : _ ("The space bar pauses"));
  nabij_fading_controls_set_held (self->controls, paused);
  nabij_fading_controls_set_held (self->key_hint, paused);
}

/* Actions */

static void
end_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  finish (NABIJ_SESSION_PAGE (widget), FALSE);
}

static void
change (NabijSessionPage *self,
        NabijBreathChange what,
        const char       *done,
        const char       *not_done)
{
  if (self->session == NULL)
    return;

  if (nabij_session_change (self->session, what))
    answer (self, done);
  else if (nabij_session_is_paused (self->session))
    answer (self, _ ("The space bar goes on"));
  else if (!self->paced || nabij_session_is_own_pace (self->session))
    answer (self, _ ("Breathe as you like."));
  else
    answer (self, not_done);
}

static void
pause_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);

  if (self->session != NULL)
    nabij_session_change (self->session, nabij_session_is_paused (self->session) ? NABIJ_BREATH_CHANGE_RESUME : NABIJ_BREATH_CHANGE_PAUSE);
}

static void
length_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  if (g_str_equal (action_name, "session.shorter"))
    change (NABIJ_SESSION_PAGE (widget), NABIJ_BREATH_CHANGE_SHORTER, _ ("A little shorter"), _ ("Shorter would not be easy"));
  else
    change (NABIJ_SESSION_PAGE (widget), NABIJ_BREATH_CHANGE_LONGER, _ ("A little longer"), _ ("Longer would not be easy"));
}

static void
own_pace_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);
  const gboolean    own_pace = self->session != NULL && nabij_session_is_own_pace (self->session);

  change (self, NABIJ_BREATH_CHANGE_OWN_PACE,
          own_pace ? _ ("Breathe with the water again") : _ ("At your own pace"), _ ("At your own pace"));
}

static void
sound_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);

  if (self->session != NULL)
    answer (self, nabij_session_sound_toggle (self->sound));
}

static void
night_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_NIGHT_TOGGLED], 0);
}

static void
time_left_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);
  g_autofree char  *left = NULL;

  if (self->session == NULL)
    return;

  left = nabij_time_words_left (nabij_session_get_left_us (self->session));
  answer (self, left);
}

static void
pressed_cb (NabijSessionPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->pacer));
  gtk_widget_activate_action (GTK_WIDGET (self), "session.pause", NULL);
}

/* There are three places for the focus, and it goes round: the water, the way out, the sound. */
static gboolean
nabij_session_page_focus (GtkWidget       *widget,
                          GtkDirectionType direction)
{
  NabijSessionPage *self = NABIJ_SESSION_PAGE (widget);
  GtkWidget *const  places[] = { GTK_WIDGET (self->pacer), self->stop_button, GTK_WIDGET (self->sound_button) };
  GtkWidget        *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const int         step = direction == GTK_DIR_TAB_BACKWARD ? -1 : 1;
  int               place = step > 0 ? -1 : 0;

  for (int i = 0; i < (int)G_N_ELEMENTS (places); i++) {
    if (focus != NULL && (focus == places[i] || gtk_widget_is_ancestor (focus, places[i])))
      place = i;
  }

  place = (place + step + (int)G_N_ELEMENTS (places)) % (int)G_N_ELEMENTS (places);
  return gtk_widget_grab_focus (places[place]);
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

static const struct {
  guint           keyval;
  GdkModifierType modifiers;
  const char     *action;
} keys[] = {
  { GDK_KEY_Escape, 0, "session.end" },
  { GDK_KEY_space, 0, "session.pause" },
  { GDK_KEY_minus, 0, "session.shorter" },
  { GDK_KEY_KP_Subtract, 0, "session.shorter" },
  { GDK_KEY_Left, 0, "session.shorter" },
  { GDK_KEY_Down, 0, "session.shorter" },
  { GDK_KEY_plus, 0, "session.longer" },
  /* The plus sign is a shifted key on many keyboards. */
  { GDK_KEY_plus, GDK_SHIFT_MASK, "session.longer" },
  { GDK_KEY_equal, 0, "session.longer" },
  { GDK_KEY_KP_Add, 0, "session.longer" },
  { GDK_KEY_Right, 0, "session.longer" },
  { GDK_KEY_Up, 0, "session.longer" },
  { GDK_KEY_o, 0, "session.own-pace" },
  { GDK_KEY_s, 0, "session.sound" },
  { GDK_KEY_n, 0, "session.night" },
  { GDK_KEY_t, 0, "session.time-left" },
  { GDK_KEY_f, 0, "win.full-screen" },
};

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
   * @moment: (nullable): the hard moment that it was begun from
   *
   * The exercise is over.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", NABIJ_TYPE_SESSION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_BOOLEAN, NABIJ_TYPE_MOMENT);

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

  gtk_widget_class_install_property_action (widget_class, "session.keeps-nothing", "keeps-nothing");
  gtk_widget_class_install_action (widget_class, "session.end", NULL, end_action);
  gtk_widget_class_install_action (widget_class, "session.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "session.shorter", NULL, length_action);
  gtk_widget_class_install_action (widget_class, "session.longer", NULL, length_action);
  gtk_widget_class_install_action (widget_class, "session.own-pace", NULL, own_pace_action);
  gtk_widget_class_install_action (widget_class, "session.sound", NULL, sound_action);
  gtk_widget_class_install_action (widget_class, "session.night", NULL, night_action);
  gtk_widget_class_install_action (widget_class, "session.time-left", NULL, time_left_action);

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers, keys[i].action, NULL);
}

static void
nabij_session_page_init (NabijSessionPage *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->governor = nabij_frame_governor_new ();
  self->screen_watch = nabij_screen_watch_new (GTK_WIDGET (self));
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
 * nabij_session_page_start:
 * @self: a page
 * @options: which exercise
 * @pattern_id: the name of its pattern
 * @moment: (nullable): the hard moment that it is begun from
 *
 * Starts an exercise at this moment. One that was running ends first.
 */
void
nabij_session_page_start (NabijSessionPage             *self,
                          const NabijBreathPlanOptions *options,
                          const char                   *pattern_id,
                          NabijMoment                  *moment)
{
  gboolean night;

  g_return_if_fail (NABIJ_IS_SESSION_PAGE (self));
  g_return_if_fail (options != NULL);

  g_clear_object (&self->session);
  night = nabij_services_is_night (self->services);
  self->welcomed = FALSE;
  self->answering = FALSE;
  nabij_session_sound_begin (self->sound, night);

  self->session = nabij_session_new (self->services, options, pattern_id, night);
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

  finish (self, FALSE);
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

  if (self->session != NULL && !nabij_session_is_paused (self->session))
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
