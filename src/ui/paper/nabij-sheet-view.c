/* nabij-sheet-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sheet-view.h"

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
  NabijSheet      *sheet; /* NULL until there is one */
  NabijFilePicker *file_picker;
  GCancellable    *saving;
  char            *name;
};

G_DEFINE_FINAL_TYPE (NabijSheetView, nabij_sheet_view, GTK_TYPE_WIDGET)

static void
say (NabijSheetView *self,
     const char     *text)
{
  gtk_label_set_label (self->line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->line), text != NULL);
}

static void
update_actions (NabijSheetView *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.print", self->sheet != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sheet.save", self->sheet != NULL && self->saving == NULL);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cairo,
         int             width,
         int             height,
         gpointer        user_data)
{
  NabijSheetView *self = NABIJ_SHEET_VIEW (user_data);
  double          scale;

  /* Paper is white in every look. */
  cairo_set_source_rgb (cairo, 1.0, 1.0, 1.0);
  cairo_paint (cairo);
  if (self->sheet == NULL)
    return;

  scale = MIN (width / NABIJ_SHEET_WIDTH_PT, height / NABIJ_SHEET_HEIGHT_PT);
  cairo_scale (cairo, scale, scale);
  nabij_sheet_draw (self->sheet, cairo);
}

static GtkWindow *
get_window (NabijSheetView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NabijSheetView) self = NABIJ_SHEET_VIEW (user_data);
  g_autoptr (GError) error = NULL;

  nabij_paper_save_finish (result, &error);
  g_clear_object (&self->saving);
  if (self->file_picker == NULL)
    return;

  update_actions (self);
  if (error == NULL)
    say (self, _ ("Saved. Whoever has the file can read it."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, NULL);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    say (self, _ ("There is no room left at that place. Another one may have it."));
  else
    say (self, _ ("It could not be saved there. Another place may do."));
}

static void
picked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijSheetView) self = NABIJ_SHEET_VIEW (user_data);
  g_autoptr (GFile) file = nabij_file_picker_save_finish (NABIJ_FILE_PICKER (source), result, NULL);
  g_autoptr (NabijPaper) paper = NULL;

  if (self->file_picker == NULL)
    return;

  if (file == NULL || self->sheet == NULL) {
    update_actions (self);
    return;
  }

  paper = nabij_sheet_to_paper (self->sheet);
  self->saving = g_cancellable_new ();
  nabij_paper_save_async (paper, file, self->saving, saved_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijSheetView  *self = NABIJ_SHEET_VIEW (widget);
  g_autofree char *name = g_strconcat (self->name, ".pdf", NULL);

  /* One at a time: a second press must not ask for a second place. */
  gtk_widget_action_set_enabled (widget, "sheet.save", FALSE);
  nabij_file_picker_save_async (self->file_picker, get_window (self), _ ("Save as a PDF"), name, NULL, picked_cb, g_object_ref (self));
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijSheetView) self = NABIJ_SHEET_VIEW (user_data);
  g_autoptr (GError) error = NULL;

  nabij_paper_print_finish (result, &error);
  if (self->file_picker == NULL)
    return;

  update_actions (self);
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, NULL);
  else
    say (self, _ ("No printer answered. Saved as a PDF, it can be printed anywhere."));
}

static void
print_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijSheetView *self = NABIJ_SHEET_VIEW (widget);
  g_autoptr (NabijPaper) paper = nabij_sheet_to_paper (self->sheet);

  gtk_widget_action_set_enabled (widget, "sheet.print", FALSE);
  nabij_paper_print_async (paper, GTK_PAPER_NAME_A5, self->name, get_window (self), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL,
                           printed_cb, g_object_ref (self));
}

static void
nabij_sheet_view_dispose (GObject *object)
{
  NabijSheetView *self = NABIJ_SHEET_VIEW (object);
  GtkWidget      *child;

  g_cancellable_cancel (self->saving);
  g_clear_object (&self->file_picker);
  g_clear_pointer (&self->sheet, nabij_sheet_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_sheet_view_parent_class)->dispose (object);
}

static void
nabij_sheet_view_finalize (GObject *object)
{
  NabijSheetView *self = NABIJ_SHEET_VIEW (object);

  g_clear_object (&self->saving);
  g_free (self->name);

  G_OBJECT_CLASS (nabij_sheet_view_parent_class)->finalize (object);
}

static void
nabij_sheet_view_class_init (NabijSheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_sheet_view_dispose;
  object_class->finalize = nabij_sheet_view_finalize;

  gtk_widget_class_install_action (widget_class, "sheet.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "sheet.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "sheet.print", NULL);

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
  update_actions (self);
}

/**
 * nabij_sheet_view_set_up:
 * @self: a view
 * @file_picker: (transfer none): how a place for a file is asked
 * @name: what it is called, translated; the file and what waits at the printer have that name too
 *
 * Gives a view from a template what it needs.
 */
void
nabij_sheet_view_set_up (NabijSheetView  *self,
                         NabijFilePicker *file_picker,
                         const char      *name)
{
  g_return_if_fail (NABIJ_IS_SHEET_VIEW (self));
  g_return_if_fail (NABIJ_IS_FILE_PICKER (file_picker));
  g_return_if_fail (name != NULL);

  g_set_object (&self->file_picker, file_picker);
  g_free (self->name);
  self->name = g_strdup (name);
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

  g_clear_pointer (&self->sheet, nabij_sheet_unref);
  if (sheet != NULL) {
    self->sheet = nabij_sheet_ref (sheet);
    words = nabij_sheet_dup_text (sheet);
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
  say (self, sheet != NULL && nabij_sheet_get_scale (sheet) < SCALE_READABLE ? _ ("There is a lot on it, so the letters are small.") : NULL);
  update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}
