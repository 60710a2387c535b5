/* nabij-steps-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-steps-page.h"

#include "nabij-frame-governor.h"
#include "nabij-screen-watch.h"
#include "nabij-software-gl.h"
#include "nabij-step-card.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* From this round on, laying the baby down comes first. */
#define ROUND_TO_LAY_DOWN 2

struct _NabijStepsPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwWindowTitle *title;
  GtkWidget      *urgent;
  GtkWidget      *lay_down_button;
  GtkLabel       *nurse;
  GtkLabel       *lead_title;
  GtkLabel       *lead_text;
  GtkWidget      *lead;
  GtkBox         *cards;
  GtkWidget      *end;
  GtkLabel       *question;
  GtkBox         *choices;
  GtkWidget      *again_button;
  GtkWidget      *end_lay_down_button;
  GtkWidget      *call_button;
  GtkWidget      *done_button;
  GtkWidget      *safety;
  GtkLabel       *safety_title;
  GtkLabel       *safety_text;

  /* Owned References */
  NabijServices      *services;
  NabijSteps         *steps;
  GArray             *shown;      /* of NabijPracticeStep, as they fit this family at this hour */
  GPtrArray          *step_cards; /* of NabijStepCard, owned by their box; NULL where a step is the sentence above */
  NabijFrameGovernor *governor;
  NabijScreenWatch   *screen_watch;

  guint    tick_id;
  guint    n_cards;
  gboolean crying;
  gboolean hospital;
  gboolean key_is_down;
};

G_DEFINE_FINAL_TYPE (NabijStepsPage, nabij_steps_page, GTK_TYPE_WIDGET)

static gint64
now_us (NabijStepsPage *self)
{
  return nabij_clock_get_monotonic_us (nabij_services_get_clock (self->services));
}

static NabijStepCard *
get_card (NabijStepsPage *self,
          guint           number)
{
  return number < self->step_cards->len ? g_ptr_array_index (self->step_cards, number) : NULL;
}

/* Showing where one is */

/* In the order in which the buttons stand, some of them not being shown. */
static GtkWidget *
get_first_choice (NabijStepsPage *self)
{
  GtkWidget *choice = gtk_widget_get_first_child (GTK_WIDGET (self->choices));

  while (choice != NULL && !gtk_widget_get_visible (choice))
    choice = gtk_widget_get_next_sibling (choice);
  return choice;
}

static GtkWidget *
get_current (NabijStepsPage *self)
{
  NabijStepCard *card = get_card (self, nabij_steps_get_number (self->steps));

  if (nabij_steps_is_over (self->steps))
    return get_first_choice (self);
  return card != NULL ? GTK_WIDGET (card) : self->lead;
}

/* Whether the focus is where the space bar goes on, and not on another button. */
static gboolean
is_on_the_way (NabijStepsPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *card = focus != NULL ? gtk_widget_get_ancestor (focus, NABIJ_TYPE_STEP_CARD) : NULL;

  if (focus == NULL || focus == self->lead || focus == GTK_WIDGET (self))
    return TRUE;
  return card != NULL && nabij_step_card_is_button (NABIJ_STEP_CARD (card), focus);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    set)
{
  if (set)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* What helps most now comes first, and is large. */
static void
order_choices (NabijStepsPage *self)
{
  const gboolean    lay_down = self->crying && !self->hospital;
  const gboolean    lay_down_first = lay_down && nabij_steps_get_round (self->steps) >= ROUND_TO_LAY_DOWN;
  GtkWidget *const  first[] = { self->again_button, self->end_lay_down_button, self->call_button, self->done_button };
  GtkWidget *const  later[] = { self->end_lay_down_button, self->again_button, self->call_button, self->done_button };
  GtkWidget *const  quiet[] = { self->done_button, self->again_button, self->end_lay_down_button, self->call_button };
  GtkWidget *const *order = !self->crying ? quiet : lay_down_first ? later
                                                                   : first;

  gtk_widget_set_visible (self->end_lay_down_button, lay_down);
  gtk_widget_set_visible (self->call_button, self->crying);
  gtk_widget_set_visible (self->done_button, !self->crying);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    gtk_box_reorder_child_after (self->choices, order[i], i > 0 ? order[i - 1] : NULL);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    set_class (order[i], "suggested-action", i == 0);
  set_class (self->end_lay_down_button, "large-choice", lay_down_first);
}

static void
show_place (NabijStepsPage *self)
{
  const gboolean   over = nabij_steps_is_over (self->steps);
  const guint      number = nabij_steps_get_number (self->steps);
  const gboolean   follows = is_on_the_way (self) || gtk_widget_is_ancestor (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))), self->end);
  NabijStepsBreath breath;

  if (over)
    order_choices (self);
  gtk_widget_set_visible (self->end, over);
  gtk_widget_set_visible (GTK_WIDGET (self->cards), !over);
  gtk_widget_set_visible (self->lead, !over);
  set_class (self->lead, "current", !over && get_card (self, number) == NULL);
  for (guint i = 0; i < self->step_cards->len; i++) {
    NabijStepCard *card = get_card (self, i);

    if (card == NULL)
      continue;
    nabij_step_card_set_current (card, i == number);
    nabij_step_card_set_breath (card, i == number && nabij_steps_get_breath (self->steps, now_us (self), &breath) ? &breath : NULL);
  }

  /* What the space bar does has the focus, unless somebody took it elsewhere. */
  if (follows)
    gtk_widget_grab_focus (get_current (self));
}

/* Time */

static gboolean
is_timed (NabijStepsPage *self)
{
  const guint number = nabij_steps_get_number (self->steps);

  return !nabij_steps_is_over (self->steps) &&
         (g_array_index (self->shown, NabijPracticeStep, number).duration_us > 0 ||
          g_array_index (self->shown, NabijPracticeStep, number).n_breaths > 0);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *frame_clock,
         gpointer       user_data)
{
  NabijStepsPage  *self = NABIJ_STEPS_PAGE (widget);
  NabijStepsBreath breath;

  if (!nabij_frame_governor_tick (self->governor, g_get_monotonic_time (),
                                  nabij_software_gl_get_processor_us (gtk_widget_get_native (widget))))
    return G_SOURCE_CONTINUE;

  if (nabij_steps_follow (self->steps, now_us (self)))
    show_place (self);
  else if (nabij_steps_get_breath (self->steps, now_us (self), &breath))
    nabij_step_card_set_breath (get_card (self, nabij_steps_get_number (self->steps)), &breath);

  if (is_timed (self))
    return G_SOURCE_CONTINUE;
  self->tick_id = 0;
  nabij_frame_governor_rest (self->governor);
  return G_SOURCE_REMOVE;
}

/* Where nothing goes by itself, nothing is drawn either. */
static void
follow_time (NabijStepsPage *self)
{
  if (self->tick_id == 0 && is_timed (self) && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

/* What somebody does */

static void
go_on (NabijStepsPage *self)
{
  nabij_steps_go_on (self->steps, now_us (self));
  show_place (self);
  follow_time (self);
}

static void
chosen_cb (NabijStepsPage *self,
           NabijStepCard  *card)
{
  guint number;

  if (!g_ptr_array_find (self->step_cards, card, &number))
    return;
  nabij_steps_choose (self->steps, number, now_us (self));
  show_place (self);
  follow_time (self);
}

static void
again_cb (NabijStepsPage *self)
{
  nabij_steps_begin_again (self->steps, now_us (self));
  show_place (self);
  gtk_widget_grab_focus (self->lead);
  follow_time (self);
}

static gboolean
is_key_to_go_on (guint keyval)
{
  return keyval == GDK_KEY_space || keyval == GDK_KEY_KP_Space || keyval == GDK_KEY_Return ||
         keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_ISO_Enter;
}

/* At once, where a button would wait to look pressed. A key that is held does not run through the steps. */
static gboolean
key_pressed_cb (NabijStepsPage *self,
                guint           keyval,
                guint           keycode,
                GdkModifierType modifiers)
{
  const gboolean was_down = self->key_is_down;

  if (!is_key_to_go_on (keyval) || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  self->key_is_down = TRUE;
  if (was_down)
    return GDK_EVENT_STOP;
  if (nabij_steps_is_over (self->steps) || !is_on_the_way (self))
    return GDK_EVENT_PROPAGATE;

  go_on (self);
  return GDK_EVENT_STOP;
}

static void
key_released_cb (NabijStepsPage *self,
                 guint           keyval)
{
  if (is_key_to_go_on (keyval))
    self->key_is_down = FALSE;
}

/* GtkWidget */

static void
nabij_steps_page_map (GtkWidget *widget)
{
  NabijStepsPage *self = NABIJ_STEPS_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_steps_page_parent_class)->map (widget);

  self->key_is_down = FALSE;
  nabij_frame_governor_rest (self->governor);
  nabij_screen_watch_set_awake (self->screen_watch, TRUE);
  nabij_steps_follow (self->steps, now_us (self));
  show_place (self);
  follow_time (self);
}

static void
nabij_steps_page_unmap (GtkWidget *widget)
{
  NabijStepsPage *self = NABIJ_STEPS_PAGE (widget);

  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (widget, self->tick_id);
  self->tick_id = 0;
  nabij_screen_watch_set_awake (self->screen_watch, FALSE);

  GTK_WIDGET_CLASS (nabij_steps_page_parent_class)->unmap (widget);
}

static gboolean
nabij_steps_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (get_current (NABIJ_STEPS_PAGE (widget)));
}

static void
nabij_steps_page_dispose (GObject *object)
{
  NabijStepsPage *self = NABIJ_STEPS_PAGE (object);
  GtkWidget      *child;

  g_clear_object (&self->services);
  g_clear_object (&self->screen_watch);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_steps_page_parent_class)->dispose (object);
}

static void
nabij_steps_page_finalize (GObject *object)
{
  NabijStepsPage *self = NABIJ_STEPS_PAGE (object);

  g_clear_pointer (&self->steps, nabij_steps_free);
  g_array_unref (self->shown);
  g_ptr_array_unref (self->step_cards);
  nabij_frame_governor_free (self->governor);

  G_OBJECT_CLASS (nabij_steps_page_parent_class)->finalize (object);
}

static void
nabij_steps_page_class_init (NabijStepsPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_steps_page_dispose;
  object_class->finalize = nabij_steps_page_finalize;
  widget_class->map = nabij_steps_page_map;
  widget_class->unmap = nabij_steps_page_unmap;
  nabij_widgets_class_set_first_focus (widget_class, nabij_steps_page_grab_focus);

  gtk_widget_class_set_css_name (widget_class, "steps-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/steps/nabij-steps-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, title);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, urgent);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, lay_down_button);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, nurse);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, lead);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, lead_title);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, lead_text);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, cards);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, end);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, question);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, choices);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, again_button);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, end_lay_down_button);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, call_button);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, safety);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, safety_title);
  gtk_widget_class_bind_template_child (widget_class, NabijStepsPage, safety_text);
  gtk_widget_class_bind_template_callback (widget_class, again_cb);
}

static void
nabij_steps_page_init (NabijStepsPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->shown = g_array_new (FALSE, FALSE, sizeof (NabijPracticeStep));
  self->step_cards = g_ptr_array_new ();
  self->governor = nabij_frame_governor_new ();
  self->screen_watch = nabij_screen_watch_new (GTK_WIDGET (self), _ ("A breathing exercise is under way"));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* A step that only lasts is the sentence above the cards; the others are numbered. */
static void
add_step (NabijStepsPage          *self,
          const NabijPracticeStep *step)
{
  GtkWidget *card;

  g_array_append_val (self->shown, *step);
  if (step->duration_us > 0 && step->n_breaths == 0) {
    gtk_label_set_label (self->lead_title, step->title);
    gtk_label_set_label (self->lead_text, step->text != NULL ? step->text : "");
    gtk_widget_set_visible (GTK_WIDGET (self->lead_text), step->text != NULL);
    g_ptr_array_add (self->step_cards, NULL);
    return;
  }

  self->n_cards++;
  card = nabij_step_card_new (self->n_cards, step);
  g_signal_connect_object (card, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->cards, card);
  g_ptr_array_add (self->step_cards, card);
}

/**
 * nabij_steps_page_new:
 * @services: what it needs from the world
 * @practice: a practice of kind *steps*; it must outlive the page, as those of the services do
 *
 * Makes the page, at its first step. Its buttons activate the actions win.back, win.help, win.help-ill
 * and win.practice.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_steps_page_new (NabijServices *services,
                      NabijPractice *practice)
{
  NabijStepsPage   *self;
  NabijSituation    situation;
  NabijPracticeStep step;
  guint             n_steps;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (practice != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_STEPS_PAGE, NULL);
  self->services = g_object_ref (services);
  nabij_services_get_situation (services, &situation);
  self->crying = (nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_CRYING) != 0;
  self->hospital = situation.hospital;

  adw_window_title_set_title (self->title, nabij_practice_get_name (practice, &situation));
  n_steps = nabij_practice_get_n_steps (practice, &situation);
  for (guint i = 0; i < n_steps; i++) {
    if (nabij_practice_get_step (practice, &situation, i, &step))
      add_step (self, &step);
  }

  gtk_widget_set_visible (self->urgent, self->crying);
  gtk_widget_set_visible (self->safety, self->crying);
  gtk_widget_set_visible (self->lay_down_button, !self->hospital);
  gtk_widget_set_visible (GTK_WIDGET (self->nurse), self->hospital);
  gtk_label_set_label (self->nurse, nabij_practice_crying_hospital_text ());
  gtk_label_set_label (self->safety_title, nabij_practice_crying_title ());
  gtk_label_set_label (self->safety_text, nabij_practice_crying_text (situation.more_children));
  gtk_label_set_label (self->question, self->crying ? _ ("Still crying?") : _ ("That was all."));

  self->steps = nabij_steps_new ((const NabijPracticeStep *)(gpointer)self->shown->data, self->shown->len, now_us (self));
  return GTK_WIDGET (self);
}

/**
 * nabij_steps_page_set_look:
 * @self: a page
 * @look: how it is coloured
 *
 * Changes the colours of the small water.
 */
void
nabij_steps_page_set_look (NabijStepsPage *self,
                           NabijLook       look)
{
  g_return_if_fail (NABIJ_IS_STEPS_PAGE (self));

  for (guint i = 0; i < self->step_cards->len; i++) {
    if (get_card (self, i) != NULL)
      nabij_step_card_set_look (get_card (self, i), look);
  }
}
