/* nabij-widgets.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-widgets.h"

/**
 * nabij_widgets_get_window:
 * @widget: a widget
 *
 * Finds the window that a widget stands in, to open another one over it.
 *
 * Returns: (transfer none) (nullable): the window, or `NULL` where it stands in none
 */
GtkWindow *
nabij_widgets_get_window (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * nabij_widgets_show_text:
 * @label: a label
 * @text: (nullable): what it says; it is no markup, unless the label takes it for one
 *
 * Lets a label say something, and be there only as long as there is something to say.
 */
void
nabij_widgets_show_text (GtkLabel   *label,
                         const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

/* The child that the focus is in. */
static GtkWidget *
find_focus_child (GtkWidget *widget)
{
  GtkRoot   *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || focus == widget || !gtk_widget_is_ancestor (focus, widget))
    return NULL;

  while (gtk_widget_get_parent (focus) != widget)
    focus = gtk_widget_get_parent (focus);
  return focus;
}

/* From child to child, and then on to what is around. */
static gboolean
focus_children (GtkWidget       *widget,
                GtkDirectionType direction)
{
  const gboolean backward = direction == GTK_DIR_TAB_BACKWARD || direction == GTK_DIR_UP || direction == GTK_DIR_LEFT;
  GtkWidget     *child = find_focus_child (widget);

  if (child == NULL)
    child = backward ? gtk_widget_get_last_child (widget) : gtk_widget_get_first_child (widget);
  for (; child != NULL; child = backward ? gtk_widget_get_prev_sibling (child) : gtk_widget_get_next_sibling (child)) {
    if (gtk_widget_child_focus (child, direction))
      return TRUE;
  }
  return FALSE;
}

/**
 * nabij_widgets_class_set_first_focus:
 * @widget_class: the class of a widget that has no focus of its own, and children below or beside each other
 * @grab_focus: gives the focus to one of its controls
 *
 * Says where the focus begins, for gtk_widget_grab_focus(). Without this, GTK would go there again whenever the
 * Tab key comes to the widget or leaves its first child: what stands before would be out of reach.
 */
void
nabij_widgets_class_set_first_focus (GtkWidgetClass *widget_class,
                                     NabijGrabFocus  grab_focus)
{
  g_return_if_fail (GTK_IS_WIDGET_CLASS (widget_class));
  g_return_if_fail (grab_focus != NULL);

  widget_class->grab_focus = grab_focus;
  widget_class->focus = focus_children;
}
