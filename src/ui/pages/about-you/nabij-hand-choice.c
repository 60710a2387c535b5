/* nabij-hand-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-hand-choice.h"

#include "nabij-drawing.h"

#include <adwaita.h>

/* Three beside each other, also in the narrowest window. */
#define PICTURE_PX 84

struct _NabijHandChoice {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkToggleButton *my_belly;
  GtkToggleButton *partners_belly;
  GtkToggleButton *my_chest;
  NabijDrawing    *my_belly_picture;
  NabijDrawing    *partners_belly_picture;
  NabijDrawing    *my_chest_picture;

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
draw (NabijDrawing *drawing,
      const char   *name)
{
  nabij_drawing_set_size (drawing, PICTURE_PX);
  nabij_drawing_set_name (drawing, name);
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

  g_type_ensure (NABIJ_TYPE_DRAWING);
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
  draw (self->my_belly_picture, "hand-on-belly");
  draw (self->partners_belly_picture, "partners-belly");
  draw (self->my_chest_picture, "hand-on-chest");
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
