/* nabij-ritual-tile.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ritual-tile.h"

#include "nabij-drawing.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

#define GAP_PX 8

struct _NabijRitualTile {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkButton    *open_button;
  NabijDrawing *drawing;
  GtkLabel     *name;
  GtkLabel     *about;
  GtkLabel     *length;
  GtkWidget    *last_line;
  GtkWidget    *room;
  GtkWidget    *arrow;
  GtkWidget    *begin_place;
  GtkButton    *begin_button;

  char *practice_id;
};

G_DEFINE_FINAL_TYPE (NabijRitualTile, nabij_ritual_tile, GTK_TYPE_WIDGET)

static void
nabij_ritual_tile_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_ritual_tile_parent_class)->dispose (object);
}

static void
nabij_ritual_tile_finalize (GObject *object)
{
  g_free (NABIJ_RITUAL_TILE (object)->practice_id);

  G_OBJECT_CLASS (nabij_ritual_tile_parent_class)->finalize (object);
}

static void
nabij_ritual_tile_class_init (NabijRitualTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_ritual_tile_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_ritual_tile_finalize;

  g_type_ensure (NABIJ_TYPE_DRAWING);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/rituals/nabij-ritual-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, open_button);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, drawing);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, name);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, about);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, length);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, last_line);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, room);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, arrow);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, begin_place);
  gtk_widget_class_bind_template_child (widget_class, NabijRitualTile, begin_button);

  gtk_widget_class_set_css_name (widget_class, "ritual-tile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nabij_ritual_tile_init (NabijRitualTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Where the length and the button do not fit beside each other, the button has the line below. */
  gtk_widget_set_layout_manager (self->last_line, nabij_wrap_layout_new (GAP_PX));
}

/* What is read or is one's own has one way in, and no other page before it. */
static gboolean
opens_at_once (NabijPractice *practice)
{
  const NabijPracticeKind kind = nabij_practice_get_kind (practice);

  return kind == NABIJ_PRACTICE_KIND_READING || kind == NABIJ_PRACTICE_KIND_ORDER;
}

/**
 * nabij_ritual_tile_new:
 * @practice: the ritual
 * @chosen: the variant of it that begins; @practice itself where it has none
 * @situation: what decides the words
 *
 * Makes a tile.
 *
 * Returns: (transfer floating): the tile
 */
GtkWidget *
nabij_ritual_tile_new (NabijPractice        *practice,
                       NabijPractice        *chosen,
                       const NabijSituation *situation)
{
  NabijRitualTile *self;
  const char      *about;
  g_autofree char *length = NULL;
  g_autofree char *begin = NULL;

  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (chosen != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_RITUAL_TILE, NULL);
  self->practice_id = g_strdup (nabij_practice_get_id (practice));
  about = nabij_practice_get_about (practice, situation);
  length = nabij_practice_get_length_words (chosen, situation);

  nabij_drawing_set_name (self->drawing, nabij_practice_get_picture (practice));
  gtk_label_set_label (self->name, nabij_practice_get_name (practice, situation));
  gtk_label_set_label (self->about, about != NULL ? about : "");
  gtk_widget_set_visible (GTK_WIDGET (self->about), about != NULL);
  gtk_label_set_label (self->length, length);

  if (opens_at_once (practice)) {
    gtk_widget_set_visible (self->begin_place, FALSE);
    gtk_widget_set_visible (self->room, FALSE);
    gtk_widget_set_visible (self->arrow, TRUE);
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.practice");
  } else {
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.open-practice");
    gtk_actionable_set_action_name (GTK_ACTIONABLE (self->begin_button), "win.practice");
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->begin_button), "s", nabij_practice_get_id (chosen));
  }
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "s", self->practice_id);

  /* Translators: for who hears the button: %s is the name of a ritual. */
  begin = g_strdup_printf (_ ("Begin: %s"), nabij_practice_get_name (practice, situation));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->begin_button), GTK_ACCESSIBLE_PROPERTY_LABEL, begin, -1);
  return GTK_WIDGET (self);
}

/**
 * nabij_ritual_tile_get_practice_id:
 * @self: a tile
 *
 * Returns: (transfer none): which ritual it is
 */
const char *
nabij_ritual_tile_get_practice_id (NabijRitualTile *self)
{
  g_return_val_if_fail (NABIJ_IS_RITUAL_TILE (self), NULL);

  return self->practice_id;
}
