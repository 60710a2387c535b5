/* nabij-hand-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-hand-choice.h"

#include <adwaita.h>

struct _NabijHandChoice {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkToggleButton *my_belly;
  GtkToggleButton *partners_belly;
  GtkToggleButton *my_chest;
  GtkPicture      *my_belly_picture;
  GtkPicture      *partners_belly_picture;
  GtkPicture      *my_chest_picture;

  /* Owned References */
  NabijServices *services;

  gboolean filling; /* while it is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijHandChoice, nabij_hand_choice, GTK_TYPE_WIDGET)

static void
show_family (NabijHandChoice *self)
{
  const NabijHand hand = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services))->hand;

  self->filling = TRUE;
  gtk_toggle_button_set_active (self->my_belly, hand == NABIJ_HAND_MY_BELLY);
  gtk_toggle_button_set_active (self->partners_belly, hand == NABIJ_HAND_PARTNERS_BELLY);
  gtk_toggle_button_set_active (self->my_chest, hand == NABIJ_HAND_MY_CHEST);
  self->filling = FALSE;
}

/* What is pressed once more is taken back. */
static void
chosen_cb (NabijHandChoice *self,
           GtkToggleButton *button)
{
  NabijFamilyKeeper *keeper;
  g_autoptr (NabijFamily) family = NULL;
  NabijHand hand = NABIJ_HAND_UNKNOWN;

  if (self->filling || self->services == NULL)
    return;

  if (gtk_toggle_button_get_active (button)) {
    if (button == self->my_belly)
      hand = NABIJ_HAND_MY_BELLY;
    else
      hand = button == self->partners_belly ? NABIJ_HAND_PARTNERS_BELLY : NABIJ_HAND_MY_CHEST;
  }
  keeper = nabij_services_get_family_keeper (self->services);
  family = nabij_family_keeper_copy_family (keeper);
  family->hand = hand;
  nabij_family_keeper_set_family (keeper, family);
}

static void
load_picture (GtkPicture *picture,
              const char *path)
{
  const gboolean is_there = g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);

  if (is_there)
    gtk_picture_set_resource (picture, path);
  gtk_widget_set_visible (GTK_WIDGET (picture), is_there);
}

static void
nabij_hand_choice_dispose (GObject *object)
{
  NabijHandChoice *self = NABIJ_HAND_CHOICE (object);
  GtkWidget       *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_hand_choice_parent_class)->dispose (object);
}

static void
nabij_hand_choice_class_init (NabijHandChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_hand_choice_dispose;

  gtk_widget_class_set_css_name (widget_class, "hand-choice");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/about-you/nabij-hand-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijHandChoice, my_belly);
  gtk_widget_class_bind_template_child (widget_class, NabijHandChoice, partners_belly);
  gtk_widget_class_bind_template_child (widget_class, NabijHandChoice, my_chest);
  gtk_widget_class_bind_template_child (widget_class, NabijHandChoice, my_belly_picture);
  gtk_widget_class_bind_template_child (widget_class, NabijHandChoice, partners_belly_picture);
  gtk_widget_class_bind_template_child (widget_class, NabijHandChoice, my_chest_picture);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
}

static void
nabij_hand_choice_init (NabijHandChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  load_picture (self->my_belly_picture, NABIJ_RESOURCE_BASE_PATH "/pictures/hand-on-belly.svg");
  load_picture (self->partners_belly_picture, NABIJ_RESOURCE_BASE_PATH "/pictures/partners-belly.svg");
  load_picture (self->my_chest_picture, NABIJ_RESOURCE_BASE_PATH "/pictures/hand-on-chest.svg");
}

/**
 * nabij_hand_choice_set_services:
 * @self: a choice without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a choice from a template what it needs; it follows the family from then on.
 */
void
nabij_hand_choice_set_services (NabijHandChoice *self,
                                NabijServices   *services)
{
  g_return_if_fail (NABIJ_IS_HAND_CHOICE (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (show_family), self, G_CONNECT_SWAPPED);
  show_family (self);
}
