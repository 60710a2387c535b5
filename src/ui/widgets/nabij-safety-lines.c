/* nabij-safety-lines.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-safety-lines.h"

struct _NabijSafetyLines {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *pregnant;
  GtkWidget *unsafe_button;
  GtkLabel  *unsafe;
};

G_DEFINE_FINAL_TYPE (NabijSafetyLines, nabij_safety_lines, GTK_TYPE_WIDGET)

static void
nabij_safety_lines_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_safety_lines_parent_class)->dispose (object);
}

static void
nabij_safety_lines_class_init (NabijSafetyLinesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_safety_lines_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/widgets/nabij-safety-lines.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSafetyLines, pregnant);
  gtk_widget_class_bind_template_child (widget_class, NabijSafetyLines, unsafe_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSafetyLines, unsafe);
  gtk_widget_class_set_css_name (widget_class, "safety-lines");
}

static void
nabij_safety_lines_init (NabijSafetyLines *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The line without its markup is what is read aloud. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->unsafe_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, gtk_label_get_text (self->unsafe), -1);
}

/**
 * nabij_safety_lines_new:
 * @season: where the family is
 *
 * Makes the lines. The one about not being safe with someone is there in every season; while pregnant,
 * so is the one about what does not wait.
 *
 * Returns: (transfer floating): the lines
 */
GtkWidget *
nabij_safety_lines_new (NabijSeason season)
{
  NabijSafetyLines *self = g_object_new (NABIJ_TYPE_SAFETY_LINES, NULL);

  gtk_widget_set_visible (self->pregnant, season == NABIJ_SEASON_BEFORE);
  return GTK_WIDGET (self);
}
