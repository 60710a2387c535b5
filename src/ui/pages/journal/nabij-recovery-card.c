/* nabij-recovery-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recovery-card.h"

#include "nabij-recovery-picture-data.h"
#include "nabij-recovery-picture.h"

/* The key of the settings that remembers how far the picture looks back. */
#define KEY "recovery-period"

/* The picture with its title, its period and the line below. */
struct _NabijRecoveryCard {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkDropDown          *period;
  GtkStack             *stack;
  NabijRecoveryPicture *picture;
  GtkStack             *line_stack;
  GtkLabel             *words;

  /* Owned References */
  NabijServices            *services;
  NabijRecoveryPictureData *data;
  GSignalGroup             *parent_signals;
};

G_DEFINE_FINAL_TYPE (NabijRecoveryCard, nabij_recovery_card, GTK_TYPE_WIDGET)

static NabijRecoveryPeriod
get_period (NabijRecoveryCard *self)
{
  const guint selected = gtk_drop_down_get_selected (self->period);

  return selected < NABIJ_N_RECOVERY_PERIODS ? (NabijRecoveryPeriod)selected : NABIJ_RECOVERY_PERIOD_FOUR_WEEKS;
}

static void
period_cb (NabijRecoveryCard *self)
{
  const char *id = nabij_recovery_period_to_id (get_period (self));

  if (self->services == NULL)
    return;

  g_settings_set_string (nabij_services_get_settings (self->services), KEY, id);
  nabij_recovery_picture_data_load (self->data, get_period (self));
}

/* The card itself is not shown while it is empty: what is around it tells whether somebody looks. */
static void
parent_map_cb (NabijRecoveryCard *self)
{
  nabij_recovery_picture_data_load (self->data, get_period (self));
}

/* A row without height may be left out of the list at any time: who is not shown yet goes on reading, or
 * would never be. */
static void
parent_unmap_cb (NabijRecoveryCard *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self)))
    nabij_recovery_picture_data_stop (self->data);
}

static void
parent_cb (NabijRecoveryCard *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  g_signal_group_set_target (self->parent_signals, parent);
  if (parent != NULL && gtk_widget_get_mapped (parent))
    parent_map_cb (self);
}

static void
data_cb (NabijRecoveryCard *self)
{
  GPtrArray *moments = nabij_recovery_picture_data_get_moments (self->data);

  nabij_recovery_picture_set_moments (self->picture, nabij_recovery_picture_data_get_axis (self->data), moments);
  gtk_stack_set_visible_child_name (self->stack, moments->len > 0 ? "picture" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->line_stack), moments->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), nabij_recovery_picture_data_get_any (self->data));
}

static void
words_cb (NabijRecoveryCard *self)
{
  const char *words = nabij_recovery_picture_get_words (self->picture);

  if (words != NULL)
    gtk_label_set_label (self->words, words);
  gtk_stack_set_visible_child_name (self->line_stack, words != NULL ? "words" : "line");
}

static void
nabij_recovery_card_dispose (GObject *object)
{
  NabijRecoveryCard *self = NABIJ_RECOVERY_CARD (object);
  GtkWidget         *child;

  if (self->data != NULL)
    nabij_recovery_picture_data_stop (self->data);
  g_clear_object (&self->data);
  g_clear_object (&self->services);
  g_clear_object (&self->parent_signals);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_recovery_card_parent_class)->dispose (object);
}

static void
nabij_recovery_card_class_init (NabijRecoveryCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_recovery_card_dispose;

  g_type_ensure (NABIJ_TYPE_RECOVERY_PICTURE);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/journal/nabij-recovery-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryCard, period);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryCard, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryCard, picture);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryCard, line_stack);
  gtk_widget_class_bind_template_child (widget_class, NabijRecoveryCard, words);
  gtk_widget_class_bind_template_callback (widget_class, period_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_cb);
}

static void
nabij_recovery_card_init (NabijRecoveryCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_recovery_card_new:
 * @services: what it needs from the world
 *
 * Makes the card that shows tension and recovery. It is not visible until the first moment was
 * found. It reads when what is around it is shown, and follows the journal until that is hidden.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
nabij_recovery_card_new (NabijServices *services)
{
  NabijRecoveryCard  *self;
  NabijRecoveryPeriod period = NABIJ_RECOVERY_PERIOD_FOUR_WEEKS;
  g_autofree char    *id = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_RECOVERY_CARD, "visible", FALSE, NULL);

  id = g_settings_get_string (nabij_services_get_settings (services), KEY);
  nabij_recovery_period_from_id (id, &period);
  gtk_drop_down_set_selected (self->period, period);

  self->services = g_object_ref (services);
  self->data = nabij_recovery_picture_data_new (nabij_services_get_journal (services), nabij_services_get_clock (services));
  g_signal_connect_object (self->data, "changed", G_CALLBACK (data_cb), self, G_CONNECT_SWAPPED);

  self->parent_signals = g_signal_group_new (GTK_TYPE_WIDGET);
  g_signal_group_connect_swapped (self->parent_signals, "map", G_CALLBACK (parent_map_cb), self);
  g_signal_group_connect_swapped (self->parent_signals, "unmap", G_CALLBACK (parent_unmap_cb), self);
  g_signal_connect (self, "notify::parent", G_CALLBACK (parent_cb), NULL);
  return GTK_WIDGET (self);
}
