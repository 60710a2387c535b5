/* nabij-window-pages.c
 *
 * The pages that are opened over *Today* and *Journal*, and the actions that open them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-window-private.h"

/* Actions */

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijWindow *self = NABIJ_WINDOW (widget);

  nabij_window_look_at_clock (self);
  nabij_page_trail_pop (self->trail);
}

/* In nabij-window-private.h: what every window can open. */
void
nabij_window_install_page_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, GDK_ALT_MASK, "win.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Back, 0, "win.back", NULL);
}

/**
 * nabij_window_push_page:
 * @self: a window
 * @page: (transfer floating): a page with a header bar of its own, or without one, and a button that
 *   activates the action win.back
 *
 * Shows a page over the others, until win.back. The focus goes to what gtk_widget_grab_focus() of the
 * page chooses, and returns to where it was. Leaving a page unmaps it.
 */
void
nabij_window_push_page (NabijWindow *self,
                        GtkWidget   *page)
{
  g_return_if_fail (NABIJ_IS_WINDOW (self));
  g_return_if_fail (GTK_IS_WIDGET (page));

  nabij_window_look_at_clock (self);
  nabij_page_trail_push (self->trail, page);
  nabij_window_apply_look (self);
}
