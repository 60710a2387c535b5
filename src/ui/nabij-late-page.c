/* nabij-late-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-late-page.h"

#include "nabij-widgets.h"

struct _NabijLatePage {
  GtkWidget parent_instance;

  /* Owned References */
  NabijServices *services;
  GtkWidget     *page; /* NULL until it is shown */

  NabijLatePageMake make;
};

G_DEFINE_FINAL_TYPE (NabijLatePage, nabij_late_page, GTK_TYPE_WIDGET)

static void
ensure_page (NabijLatePage *self)
{
  if (self->page != NULL)
    return;

  self->page = self->make (self->services);
  gtk_widget_set_parent (self->page, GTK_WIDGET (self));
}

static void
nabij_late_page_map (GtkWidget *widget)
{
  ensure_page (NABIJ_LATE_PAGE (widget));

  GTK_WIDGET_CLASS (nabij_late_page_parent_class)->map (widget);
}

/* A tab may be given the focus before the next frame maps it. */
static gboolean
nabij_late_page_grab_focus (GtkWidget *widget)
{
  NabijLatePage *self = NABIJ_LATE_PAGE (widget);

  ensure_page (self);
  return gtk_widget_grab_focus (self->page) || gtk_widget_child_focus (self->page, GTK_DIR_TAB_FORWARD);
}

static void
nabij_late_page_dispose (GObject *object)
{
  NabijLatePage *self = NABIJ_LATE_PAGE (object);

  g_clear_pointer (&self->page, gtk_widget_unparent);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_late_page_parent_class)->dispose (object);
}

static void
nabij_late_page_class_init (NabijLatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_late_page_dispose;
  widget_class->map = nabij_late_page_map;
  nabij_widgets_class_set_first_focus (widget_class, nabij_late_page_grab_focus);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nabij_late_page_init (NabijLatePage *self)
{
}

/**
 * nabij_late_page_new:
 * @services: what the page needs from the world
 * @make: makes the page
 *
 * Makes a place for a page.
 *
 * Returns: (transfer floating): the place
 */
GtkWidget *
nabij_late_page_new (NabijServices    *services,
                     NabijLatePageMake make)
{
  NabijLatePage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (make != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_LATE_PAGE, NULL);
  self->services = g_object_ref (services);
  self->make = make;
  return GTK_WIDGET (self);
}
