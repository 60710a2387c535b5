/* nabij-ritual-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ritual-card.h"

#include "nabij-card-fit.h"
#include "nabij-time-words.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijRitualCard {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkOrientable *box;
  GtkWidget     *picture_clamp;
  GtkPicture    *picture;
  GtkLabel      *name;
  GtkLabel      *about;
  GtkLabel      *length;
  GtkWidget     *begin_ritual_button;

  char    *picture_path; /* NULL where there is no picture */
  gboolean may_load;
};

G_DEFINE_FINAL_TYPE (NabijRitualCard, nabij_ritual_card, GTK_TYPE_WIDGET)

static void
show_picture (NabijRitualCard *self)
{
  if (self->may_load && self->picture_path != NULL)
    gtk_picture_set_resource (self->picture, self->picture_path);
  gtk_widget_set_visible (self->picture_clamp, self->picture_path != NULL);
}

static void
nabij_ritual_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_ritual_card_parent_class)->dispose (object);
}

static void
nabij_ritual_card_finalize (GObject *object)
{
  g_free (NABIJ_RITUAL_CARD (object)->picture_path);

  G_OBJECT_CLASS (nabij_ritual_card_parent_class)->finalize (object);
}

static void
nabij_ritual_card_class_init (NabijRitualCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_ritual_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_ritual_card_finalize;

  gtk_widget_class_set_css_name (widget_class, "ritual-card");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-ritual-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijRitualCard, box);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualCard, picture_clamp);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualCard, picture);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualCard, name);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualCard, about);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualCard, length);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualCard, begin_ritual_button);
}

static void
nabij_ritual_card_init (NabijRitualCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* A practice of which there is no length takes as long as one likes. */
static void
show_length (NabijRitualCard      *self,
             NabijPractice        *practice,
             const NabijSituation *situation)
{
  const gint64     duration_us = nabij_practice_get_duration_us (practice, situation);
  g_autofree char *words = duration_us > 0 ? nabij_time_words_duration (duration_us) : NULL;

  gtk_label_set_label (self->length, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->length), words != NULL);
}

/**
 * nabij_ritual_card_set_practice:
 * @self: a card
 * @practice: what is put forward
 * @situation: what decides the words
 *
 * Shows a practice.
 */
void
nabij_ritual_card_set_practice (NabijRitualCard      *self,
                                NabijPractice        *practice,
                                const NabijSituation *situation)
{
  g_autofree char *path = NULL;
  g_autofree char *spoken = NULL;
  const char      *name;
  const char      *about;

  g_return_if_fail (NABIJ_IS_RITUAL_CARD (self));
  g_return_if_fail (practice != NULL);
  g_return_if_fail (situation != NULL);

  name = nabij_practice_get_name (practice, situation);
  about = nabij_practice_get_about (practice, situation);
  gtk_label_set_label (self->name, name != NULL ? name : "");
  gtk_label_set_label (self->about, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), about != NULL);
  show_length (self, practice, situation);

  /* Translators: how the button is read aloud; %s is the name of a ritual. */
  spoken = g_strdup_printf (_ ("Begin: %s"), name != NULL ? name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->begin_ritual_button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  /* In this order: an action without its target would be refused with a warning. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->begin_ritual_button), "s", nabij_practice_get_id (practice));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->begin_ritual_button), "win.practice");

  path = g_strdup_printf (NABIJ_RESOURCE_BASE_PATH "/pictures/%s.svg", nabij_practice_get_picture (practice));
  if (!g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL))
    g_clear_pointer (&path, g_free);
  if (g_strcmp0 (path, self->picture_path) != 0 || path == NULL) {
    g_free (self->picture_path);
    self->picture_path = g_steal_pointer (&path);
    show_picture (self);
  }
  nabij_ritual_card_fit (self);
}

/**
 * nabij_ritual_card_load_picture:
 * @self: a card
 *
 * Reads the picture, which takes a library of its own: nobody should wait for it before the first frame.
 */
void
nabij_ritual_card_load_picture (NabijRitualCard *self)
{
  g_return_if_fail (NABIJ_IS_RITUAL_CARD (self));

  if (self->may_load)
    return;

  self->may_load = TRUE;
  show_picture (self);
}

/**
 * nabij_ritual_card_fit:
 * @self: a card
 *
 * Sets its parts under each other where there is no room beside each other.
 */
void
nabij_ritual_card_fit (NabijRitualCard *self)
{
  g_return_if_fail (NABIJ_IS_RITUAL_CARD (self));

  nabij_card_fit (self->box);
}
