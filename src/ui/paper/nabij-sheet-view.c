/* nabij-sheet-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sheet-view.h"

#include "nabij-paper-exit.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* Below it, letters are too small for the other side of a kitchen. */
#define SCALE_READABLE 0.7
#define GAP_PX 10

struct _NabijSheetView {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkAspectFrame *frame;
  GtkDrawingArea *preview;
  GtkLabel       *line;
  GtkWidget      *ways_out;

  /* Owned References */
  NabijPaper     *paper; /* NULL until there is a sheet */
  NabijPaperExit *exit;  /* NULL until it was set up */
};

G_DEFINE_FINAL_TYPE (NabijSheetView, nabij_sheet_view, GTK_TYPE_WIDGET)

static void
say (NabijSheetView *self,
     const char     *text)
{
  nabij_widgets_show_text (self->line, text);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cairo,
         int             width,
         int             height,
         gpointer        user_data)
{
  nabij_paper_draw_preview (NABIJ_SHEET_VIEW (user_data)->paper, 0, cairo, width, height);
}

static void
nabij_sheet_view_dispose (GObject *object)
{
  NabijSheetView *self = NABIJ_SHEET_VIEW (object);
  GtkWidget      *child;

  if (self->exit != NULL)
    nabij_paper_exit_close (self->exit);
  g_clear_object (&self->exit);
  g_clear_pointer (&self->paper, nabij_paper_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_sheet_view_parent_class)->dispose (object);
}

static void
nabij_sheet_view_class_init (NabijSheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_sheet_view_dispose;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/paper/nabij-sheet-view.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSheetView, frame);
  gtk_widget_class_bind_template_child (widget_class, NabijSheetView, preview);
  gtk_widget_class_bind_template_child (widget_class, NabijSheetView, line);
  gtk_widget_class_bind_template_child (widget_class, NabijSheetView, ways_out);
}

static void
nabij_sheet_view_init (NabijSheetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->ways_out, nabij_wrap_layout_new (GAP_PX));
  gtk_aspect_frame_set_ratio (self->frame, (float)(NABIJ_SHEET_WIDTH_PT / NABIJ_SHEET_HEIGHT_PT));
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
}

/**
 * nabij_sheet_view_set_up:
 * @self: a view
 * @file_picker: (transfer none): how a place for a file is asked
 * @name: what it is called, translated; the file and what waits at the printer have that name too
 *
 * Gives a view from a template what it needs, once.
 */
void
nabij_sheet_view_set_up (NabijSheetView  *self,
                         NabijFilePicker *file_picker,
                         const char      *name)
{
  g_return_if_fail (NABIJ_IS_SHEET_VIEW (self));
  g_return_if_fail (NABIJ_IS_FILE_PICKER (file_picker));
  g_return_if_fail (name != NULL);
  g_return_if_fail (self->exit == NULL);

  self->exit = nabij_paper_exit_new (GTK_WIDGET (self), file_picker, name, GTK_PAPER_NAME_A5);
  g_signal_connect_object (self->exit, "ended", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * nabij_sheet_view_set_sheet:
 * @self: a view that was set up
 * @sheet: (nullable) (transfer none): what is shown, set already
 *
 * Shows a sheet.
 */
void
nabij_sheet_view_set_sheet (NabijSheetView *self,
                            NabijSheet     *sheet)
{
  g_autofree char *words = NULL;

  g_return_if_fail (NABIJ_IS_SHEET_VIEW (self));
  g_return_if_fail (self->exit != NULL);

  g_clear_pointer (&self->paper, nabij_paper_unref);
  if (sheet != NULL) {
    self->paper = nabij_sheet_to_paper (sheet);
    words = nabij_sheet_dup_text (sheet);
  }
  nabij_paper_exit_set_paper (self->exit, self->paper);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
  say (self, sheet != NULL && nabij_sheet_get_scale (sheet) < SCALE_READABLE ? _ ("There is a lot on it, so the letters are small.") : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}
