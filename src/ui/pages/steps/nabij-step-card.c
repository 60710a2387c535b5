/* nabij-step-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-step-card.h"

#include "nabij-water-view.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* How much light there is over the small water when the breath turns. */
#define LIGHT_LOW 0.4
#define LIGHT_HIGH 0.95

struct _NabijStepCard {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget      *button;
  GtkLabel       *number;
  GtkLabel       *title;
  GtkLabel       *text;
  GtkWidget      *more_button;
  GtkLabel       *more_label;
  GtkRevealer    *detail_revealer;
  GtkLabel       *detail;
  GtkWidget      *breath;
  GtkLabel       *breath_word;
  NabijWaterView *breath_water;
};

enum {
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijStepCard, nabij_step_card, GTK_TYPE_WIDGET)

static void
chosen_cb (NabijStepCard *self)
{
  g_signal_emit (self, signals[SIGNAL_CHOSEN], 0);
}

static void
more_cb (NabijStepCard *self)
{
  const gboolean shown = !gtk_revealer_get_reveal_child (self->detail_revealer);

  gtk_widget_set_visible (GTK_WIDGET (self->detail_revealer), shown);
  gtk_revealer_set_reveal_child (self->detail_revealer, shown);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_STATE_EXPANDED, shown, -1);
}

static gboolean
nabij_step_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_STEP_CARD (widget)->button);
}

static void
nabij_step_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_step_card_parent_class)->dispose (object);
}

static void
nabij_step_card_class_init (NabijStepCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_step_card_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_step_card_grab_focus);

  /**
   * NabijStepCard::chosen:
   * @self: the card
   *
   * It was pressed.
   */
  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen", NABIJ_TYPE_STEP_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WATER_VIEW);
  gtk_widget_class_set_css_name (widget_class, "step-card");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/steps/nabij-step-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, button);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, number);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, title);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, text);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, more_button);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, more_label);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, detail_revealer);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, detail);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, breath);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, breath_word);
  gtk_widget_class_bind_template_child (widget_class, NabijStepCard, breath_water);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
nabij_step_card_init (NabijStepCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_step_card_new:
 * @shown_number: which number stands on it, from 1
 * @step: what it shows; its texts are copied
 *
 * Makes a card.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
nabij_step_card_new (guint                    shown_number,
                     const NabijPracticeStep *step)
{
  NabijStepCard   *self;
  g_autofree char *number = NULL;

  g_return_val_if_fail (step != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_STEP_CARD, NULL);
  number = g_strdup_printf ("%u", shown_number);
  gtk_label_set_label (self->number, number);
  nabij_widgets_show_text (self->title, step->title);
  nabij_widgets_show_text (self->text, step->text);
  nabij_widgets_show_text (self->detail, step->detail);
  nabij_widgets_show_text (self->more_label, step->detail_title);
  gtk_widget_set_visible (self->more_button, step->detail != NULL && step->detail_title != NULL);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->title, NULL,
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->text, NULL,
                                  -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->more_label, NULL, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->more_button), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  return GTK_WIDGET (self);
}

/**
 * nabij_step_card_is_button:
 * @self: a card
 * @widget: a widget
 *
 * Tells the card itself, which leads on, from what opens its detail.
 *
 * Returns: whether @widget is what is pressed to choose the card
 */
gboolean
nabij_step_card_is_button (NabijStepCard *self,
                           GtkWidget     *widget)
{
  g_return_val_if_fail (NABIJ_IS_STEP_CARD (self), FALSE);

  return widget == self->button;
}

/**
 * nabij_step_card_set_current:
 * @self: a card
 * @current: whether it is the step to do now
 *
 * Outlines it, or not.
 */
void
nabij_step_card_set_current (NabijStepCard *self,
                             gboolean       current)
{
  g_return_if_fail (NABIJ_IS_STEP_CARD (self));

  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}

/**
 * nabij_step_card_set_breath:
 * @self: a card
 * @breath: (nullable): where its breath is, or `NULL` to show none
 *
 * Shows the breath: a small level of water, with a word. Where nothing may move, the word is alone.
 */
void
nabij_step_card_set_breath (NabijStepCard          *self,
                            const NabijStepsBreath *breath)
{
  gboolean    moves = TRUE;
  const char *word;

  g_return_if_fail (NABIJ_IS_STEP_CARD (self));

  gtk_widget_set_visible (self->breath, breath != NULL);
  if (breath == NULL)
    return;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &moves, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->breath_water), moves);
  nabij_water_view_set_level (self->breath_water, breath->level);
  nabij_water_view_set_light (self->breath_water, LIGHT_LOW + (LIGHT_HIGH - LIGHT_LOW) * breath->level);

  word = breath->inhaling ? _ ("Breathe in") : _ ("Breathe out");
  if (g_strcmp0 (gtk_label_get_label (self->breath_word), word) == 0)
    return;
  gtk_label_set_label (self->breath_word, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, word, -1);
}

/**
 * nabij_step_card_set_look:
 * @self: a card
 * @look: how it is coloured
 *
 * Changes the colours of the small water.
 */
void
nabij_step_card_set_look (NabijStepCard *self,
                          NabijLook      look)
{
  g_return_if_fail (NABIJ_IS_STEP_CARD (self));

  nabij_water_view_set_look (self->breath_water, look);
}
