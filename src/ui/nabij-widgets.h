/* nabij-widgets.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is asked of widgets again and again, and GTK has no function for.
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives the focus to a widget, or to something in it; whether it did. */
typedef gboolean (*NabijGrabFocus) (GtkWidget *widget);

GtkWindow *nabij_widgets_get_window (GtkWidget *widget);
void       nabij_widgets_show_text (GtkLabel   *label,
                                    const char *text);
void       nabij_widgets_class_set_first_focus (GtkWidgetClass *widget_class,
                                                NabijGrabFocus  grab_focus);

G_END_DECLS
