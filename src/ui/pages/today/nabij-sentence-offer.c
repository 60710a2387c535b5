/* nabij-sentence-offer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sentence-offer.h"

#include "nabij-chosen-sentence.h"
#include "nabij-third-place.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

struct _NabijSentenceOffer {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *question_page;
  GtkWidget *sentence_page;
  GtkWidget *yes_button;
  GtkLabel  *sentence;
  GtkLabel  *when;
  GtkWidget *close_button;

  /* Owned References */
  NabijServices *services;

  gboolean going_on; /* the sentence is being shown */
};

G_DEFINE_FINAL_TYPE (NabijSentenceOffer, nabij_sentence_offer, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* It is offered once, whatever is answered. */
static void
remember (NabijSentenceOffer *self)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->sentence_offered = TRUE;
  nabij_family_keeper_set_family (keeper, family);
}

static void
yes_cb (NabijSentenceOffer *self)
{
  const NabijFamily         *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const NabijSentenceChoice *choice = nabij_third_place_find_sentence (family);
  const char                *text = choice != NULL ? nabij_chosen_sentence_get_text (nabij_services_get_words (self->services), family, choice->sentence) : NULL;
  g_autofree char           *when = choice != NULL ? nabij_chosen_sentence_describe (choice) : NULL;

  if (text != NULL) {
    gtk_label_set_label (self->sentence, text);
    gtk_label_set_label (self->when, when);
    gtk_widget_set_visible (self->sentence_page, TRUE);
    gtk_widget_set_visible (self->question_page, FALSE);
    self->going_on = TRUE;
  }
  remember (self);
  if (self->going_on)
    gtk_widget_grab_focus (self->close_button);
  else
    g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
no_cb (NabijSentenceOffer *self)
{
  remember (self);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
finished_cb (NabijSentenceOffer *self)
{
  self->going_on = FALSE;
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static gboolean
nabij_sentence_offer_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_SENTENCE_OFFER (widget)->yes_button);
}

static void
nabij_sentence_offer_dispose (GObject *object)
{
  NabijSentenceOffer *self = NABIJ_SENTENCE_OFFER (object);
  GtkWidget          *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_sentence_offer_parent_class)->dispose (object);
}

static void
nabij_sentence_offer_class_init (NabijSentenceOfferClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_sentence_offer_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_sentence_offer_grab_focus);

  /**
   * NabijSentenceOffer::finished:
   * @self: an offer
   *
   * It was answered, and there is nothing more to show.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "sentence-offer");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-sentence-offer.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceOffer, question_page);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceOffer, sentence_page);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceOffer, yes_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceOffer, sentence);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceOffer, when);
  gtk_widget_class_bind_template_child (widget_class, NabijSentenceOffer, close_button);
  gtk_widget_class_bind_template_callback (widget_class, yes_cb);
  gtk_widget_class_bind_template_callback (widget_class, no_cb);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
}

static void
nabij_sentence_offer_init (NabijSentenceOffer *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_sentence_offer_set_services:
 * @self: an offer without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives an offer from a template what it needs.
 */
void
nabij_sentence_offer_set_services (NabijSentenceOffer *self,
                                   NabijServices      *services)
{
  g_return_if_fail (NABIJ_IS_SENTENCE_OFFER (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
}

/**
 * nabij_sentence_offer_is_going_on:
 * @self: an offer
 *
 * Returns: whether the sentence is being shown
 */
gboolean
nabij_sentence_offer_is_going_on (NabijSentenceOffer *self)
{
  g_return_val_if_fail (NABIJ_IS_SENTENCE_OFFER (self), FALSE);

  return self->going_on;
}

/**
 * nabij_sentence_offer_leave:
 * @self: an offer
 *
 * Ends showing the sentence, as somebody goes to another page.
 */
void
nabij_sentence_offer_leave (NabijSentenceOffer *self)
{
  g_return_if_fail (NABIJ_IS_SENTENCE_OFFER (self));

  self->going_on = FALSE;
}
