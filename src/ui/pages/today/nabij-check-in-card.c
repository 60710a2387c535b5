/* nabij-check-in-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-card.h"

#include "nabij-check-in-plan.h"
#include "nabij-journal-family.h"
#include "nabij-widgets.h"

struct _NabijCheckInCard {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *begin_button;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable; /* of reading who writes */
  char          *author;      /* who writes, or NULL where nobody is named */

  gboolean knows_author; /* before that nothing is offered: it may be the other parent's */
};

G_DEFINE_FINAL_TYPE (NabijCheckInCard, nabij_check_in_card, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
get_today (NabijCheckInCard *self,
           GDate            *today)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));

  return nabij_instant_get_day (&now, today);
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijCheckInCard) self = NABIJ_CHECK_IN_CARD (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, &writing, &error);

  if (names == NULL || self->services == NULL)
    return;

  g_free (self->author);
  self->author = g_steal_pointer (&writing);
  self->knows_author = TRUE;
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The offer is over for this parent; the next one is as far away as it is. */
static void
wave_aside_cb (NabijCheckInCard *self)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);
  GDate today;

  if (get_today (self, &today)) {
    nabij_check_in_plan_take (family, self->author, &today);
    nabij_family_keeper_set_family (keeper, family);
  }
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static gboolean
nabij_check_in_card_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_CHECK_IN_CARD (widget)->begin_button);
}

static void
nabij_check_in_card_dispose (GObject *object)
{
  NabijCheckInCard *self = NABIJ_CHECK_IN_CARD (object);
  GtkWidget        *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  g_clear_pointer (&self->author, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_check_in_card_parent_class)->dispose (object);
}

static void
nabij_check_in_card_class_init (NabijCheckInCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_card_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_check_in_card_grab_focus);

  /**
   * NabijCheckInCard::changed:
   * @self: a card
   *
   * It is known who writes, so that a check-in may be offered now, or no longer.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijCheckInCard::finished:
   * @self: a card
   *
   * It was waved aside.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "check-in-card");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-check-in-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInCard, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, wave_aside_cb);
}

static void
nabij_check_in_card_init (NabijCheckInCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_check_in_card_set_services:
 * @self: a card without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a card from a template what it needs.
 */
void
nabij_check_in_card_set_services (NabijCheckInCard *self,
                                  NabijServices    *services)
{
  g_return_if_fail (NABIJ_IS_CHECK_IN_CARD (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
}

/**
 * nabij_check_in_card_update:
 * @self: a card
 *
 * Reads who writes, without waiting; #NabijCheckInCard::changed tells when it is known.
 */
void
nabij_check_in_card_update (NabijCheckInCard *self)
{
  g_return_if_fail (NABIJ_IS_CHECK_IN_CARD (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_get_authors_async (nabij_services_get_journal (self->services), self->cancellable, authors_cb, g_object_ref (self));
}

/**
 * nabij_check_in_card_is_offered:
 * @self: a card
 *
 * Returns: whether a check-in is offered today to the parent who writes; never before it is known who that
 *   is
 */
gboolean
nabij_check_in_card_is_offered (NabijCheckInCard *self)
{
  NabijFamilyKeeper *keeper;
  NabijCheckInOffer  offer;
  GDate              today;

  g_return_val_if_fail (NABIJ_IS_CHECK_IN_CARD (self), FALSE);

  if (self->services == NULL || !self->knows_author || !get_today (self, &today))
    return FALSE;

  keeper = nabij_services_get_family_keeper (self->services);
  return nabij_family_keeper_is_loaded (keeper) &&
         nabij_check_in_plan_find (nabij_family_keeper_get_family (keeper), self->author, &today, &offer);
}
