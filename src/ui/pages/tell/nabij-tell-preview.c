/* nabij-tell-preview.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-preview.h"

#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

#define PULSE_MS 120
/* How wide the paper is, below everything else and beside it. */
#define WIDTH_PX 312
#define LARGE_WIDTH_PX 392
#define HIGHER_THAN_WIDE 1.4142

struct _NabijTellPreview {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget      *paper_box;
  GtkAspectFrame *frame;
  GtkDrawingArea *area;
  GtkSpinner     *spinner;
  GtkLabel       *page_label;
  GtkWidget      *saving_box;
  GtkProgressBar *progress;
  GtkLabel       *line;

  /* Owned References */
  NabijTellBook *book;  /* or NULL where nothing is on the page */
  NabijPaper    *paper; /* of the book */

  guint page;
  guint pulse_id;
};

G_DEFINE_FINAL_TYPE (NabijTellPreview, nabij_tell_preview, GTK_TYPE_WIDGET)

static void
show_page (NabijTellPreview *self,
           guint             page)
{
  const guint      n_pages = self->book != NULL ? nabij_tell_book_get_n_pages (self->book) : 0;
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->paper_box, n_pages > 0);
  self->page = n_pages > 0 ? MIN (page, n_pages - 1) : 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.next", self->page + 1 < n_pages);
  if (n_pages == 0)
    return;

  /* Translators: the number of the page that is shown, and of the last one. */
  label = g_strdup_printf (_ ("Page %1$u of %2$u"), self->page + 1, n_pages);
  words = nabij_tell_book_dup_page_text (self->book, self->page);
  gtk_label_set_label (self->page_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->area),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self->area));
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cairo,
         int             width,
         int             height,
         gpointer        user_data)
{
  NabijTellPreview *self = NABIJ_TELL_PREVIEW (user_data);

  if (self->paper != NULL)
    nabij_paper_draw_preview (self->paper, self->page, cairo, width, height);
}

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (NABIJ_TELL_PREVIEW (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
previous_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  nabij_tell_preview_turn (NABIJ_TELL_PREVIEW (widget), -1);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  nabij_tell_preview_turn (NABIJ_TELL_PREVIEW (widget), 1);
}

static void
nabij_tell_preview_dispose (GObject *object)
{
  NabijTellPreview *self = NABIJ_TELL_PREVIEW (object);
  GtkWidget        *child;

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_clear_pointer (&self->book, nabij_tell_book_unref);
  g_clear_pointer (&self->paper, nabij_paper_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_tell_preview_parent_class)->dispose (object);
}

static void
nabij_tell_preview_class_init (NabijTellPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_tell_preview_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/tell/nabij-tell-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, paper_box);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, frame);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, area);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, spinner);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, page_label);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, saving_box);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, progress);
  gtk_widget_class_bind_template_child (widget_class, NabijTellPreview, line);

  gtk_widget_class_set_css_name (widget_class, "tell-preview");
  gtk_widget_class_install_action (widget_class, "preview.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "preview.next", NULL, next_action);
}

static void
nabij_tell_preview_init (NabijTellPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->area, draw_cb, self, NULL);
  show_page (self, 0);
}

/**
 * nabij_tell_preview_set_book:
 * @self: a preview
 * @book: (nullable) (transfer none): the pages, or `NULL` for none
 * @ratio: how wide the paper is beside its height
 *
 * Shows other pages, at the same one where there is such a page.
 */
void
nabij_tell_preview_set_book (NabijTellPreview *self,
                             NabijTellBook    *book,
                             double            ratio)
{
  g_return_if_fail (NABIJ_IS_TELL_PREVIEW (self));

  g_clear_pointer (&self->book, nabij_tell_book_unref);
  g_clear_pointer (&self->paper, nabij_paper_unref);
  if (book != NULL) {
    self->book = nabij_tell_book_ref (book);
    self->paper = nabij_tell_book_to_paper (book);
    gtk_aspect_frame_set_ratio (self->frame, (float)ratio);
  }
  show_page (self, self->page);
}

/**
 * nabij_tell_preview_set_large:
 * @self: a preview
 * @large: whether there is room for a larger one
 *
 * Shows the paper larger or smaller.
 */
void
nabij_tell_preview_set_large (NabijTellPreview *self,
                              gboolean          large)
{
  const int width_px = large ? LARGE_WIDTH_PX : WIDTH_PX;

  g_return_if_fail (NABIJ_IS_TELL_PREVIEW (self));

  gtk_widget_set_size_request (GTK_WIDGET (self->frame), width_px, (int)(width_px * HIGHER_THAN_WIDE));
}

/**
 * nabij_tell_preview_set_busy:
 * @self: a preview
 * @busy: whether other pages are being made
 *
 * Shows that something is on its way.
 */
void
nabij_tell_preview_set_busy (NabijTellPreview *self,
                             gboolean          busy)
{
  g_return_if_fail (NABIJ_IS_TELL_PREVIEW (self));

  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * nabij_tell_preview_set_saving:
 * @self: a preview
 * @saving: whether a file is being written
 *
 * Shows that it is, with a way to give it up.
 */
void
nabij_tell_preview_set_saving (NabijTellPreview *self,
                               gboolean          saving)
{
  g_return_if_fail (NABIJ_IS_TELL_PREVIEW (self));

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_widget_set_visible (self->saving_box, saving);
  if (saving)
    self->pulse_id = g_timeout_add (PULSE_MS, pulse_cb, self);
}

/**
 * nabij_tell_preview_say:
 * @self: a preview
 * @sentence: (nullable): what there is to say, or `NULL` for nothing
 *
 * Says something beside the ways out.
 */
void
nabij_tell_preview_say (NabijTellPreview *self,
                        const char       *sentence)
{
  g_return_if_fail (NABIJ_IS_TELL_PREVIEW (self));

  nabij_widgets_show_text (self->line, sentence);
}

/**
 * nabij_tell_preview_turn:
 * @self: a preview
 * @n_pages: how many pages on, or back where it is less than 0
 *
 * Turns the pages, to the first or the last one at most.
 */
void
nabij_tell_preview_turn (NabijTellPreview *self,
                         int               n_pages)
{
  g_return_if_fail (NABIJ_IS_TELL_PREVIEW (self));

  show_page (self, (guint)MAX (0, (int)self->page + n_pages));
}
