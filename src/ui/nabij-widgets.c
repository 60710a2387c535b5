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
