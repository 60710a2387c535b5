/* nabij-drawing.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-drawing.h"

#define DEFAULT_SIZE_PX 76

struct _NabijDrawing {
  GtkWidget parent_instance;

  /* Owned References */
  GdkTexture   *texture; /* NULL until it was read */
  GCancellable *reading;
  char         *name;

  int   size_px;
  guint idle_id;
};

G_DEFINE_FINAL_TYPE (NabijDrawing, nabij_drawing, GTK_TYPE_WIDGET)

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijDrawing) self = NABIJ_DRAWING (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (pixbuf == NULL) {
    g_info ("The picture %s can not be drawn: %s", self->name, error->message);
    return;
  }

  g_clear_object (&self->texture);
  self->texture = gdk_texture_new_for_pixbuf (pixbuf);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char *
get_path (const char *name)
{
  return g_strconcat (NABIJ_RESOURCE_BASE_PATH "/pictures/", name, ".svg", NULL);
}

static gboolean
idle_cb (gpointer user_data)
{
  NabijDrawing    *self = NABIJ_DRAWING (user_data);
  g_autofree char *path = get_path (self->name);
  g_autoptr (GInputStream) stream = g_resources_open_stream (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  const int pixels = self->size_px * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->idle_id = 0;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  gdk_pixbuf_new_from_stream_at_scale_async (stream, pixels, pixels, TRUE, self->reading, read_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

/* After the frame that shows everything else: frames have a higher priority. */
static void
read_soon (NabijDrawing *self)
{
  if (self->idle_id == 0 && self->name != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_widget_get_visible (GTK_WIDGET (self)))
    self->idle_id = g_idle_add_full (G_PRIORITY_LOW, idle_cb, self, NULL);
}

static void
scale_cb (NabijDrawing *self)
{
  g_clear_object (&self->texture);
  read_soon (self);
}

static void
nabij_drawing_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (nabij_drawing_parent_class)->map (widget);
  if (NABIJ_DRAWING (widget)->texture == NULL)
    read_soon (NABIJ_DRAWING (widget));
}

static void
nabij_drawing_unmap (GtkWidget *widget)
{
  NabijDrawing *self = NABIJ_DRAWING (widget);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  GTK_WIDGET_CLASS (nabij_drawing_parent_class)->unmap (widget);
}

static void
nabij_drawing_measure (GtkWidget     *widget,
                       GtkOrientation orientation,
                       int            for_size,
                       int           *minimum,
                       int           *natural,
                       int           *minimum_baseline,
                       int           *natural_baseline)
{
  *minimum = *natural = NABIJ_DRAWING (widget)->size_px;
}

static void
nabij_drawing_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  NabijDrawing *self = NABIJ_DRAWING (widget);
  const double  size = MIN (gtk_widget_get_width (widget), gtk_widget_get_height (widget));

  if (self->texture == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float)((gtk_widget_get_width (widget) - size) / 2.0),
                                                          (float)((gtk_widget_get_height (widget) - size) / 2.0)));
  gdk_paintable_snapshot (GDK_PAINTABLE (self->texture), snapshot, size, size);
  gtk_snapshot_restore (snapshot);
}

static void
nabij_drawing_dispose (GObject *object)
{
  NabijDrawing *self = NABIJ_DRAWING (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (nabij_drawing_parent_class)->dispose (object);
}

static void
nabij_drawing_finalize (GObject *object)
{
  g_free (NABIJ_DRAWING (object)->name);

  G_OBJECT_CLASS (nabij_drawing_parent_class)->finalize (object);
}

static void
nabij_drawing_class_init (NabijDrawingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_drawing_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_drawing_finalize;
  widget_class->map = nabij_drawing_map;
  widget_class->unmap = nabij_drawing_unmap;
  widget_class->measure = nabij_drawing_measure;
  widget_class->snapshot = nabij_drawing_snapshot;

  /* What a picture shows stands beside it in words. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
nabij_drawing_init (NabijDrawing *self)
{
  self->size_px = DEFAULT_SIZE_PX;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card-picture");
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (scale_cb), NULL);
}

/**
 * nabij_drawing_new:
 * @size_px: how wide and high it is, in pixels, > 0
 *
 * Makes an empty square, which takes no room.
 *
 * Returns: (transfer floating): the drawing
 */
GtkWidget *
nabij_drawing_new (int size_px)
{
  NabijDrawing *self = g_object_new (NABIJ_TYPE_DRAWING, NULL);

  nabij_drawing_set_size (self, size_px);
  return GTK_WIDGET (self);
}

/**
 * nabij_drawing_set_size:
 * @self: a drawing
 * @size_px: how wide and high it is, in pixels, > 0
 *
 * Sets how large the square is.
 */
void
nabij_drawing_set_size (NabijDrawing *self,
                        int           size_px)
{
  g_return_if_fail (NABIJ_IS_DRAWING (self));
  g_return_if_fail (size_px > 0);

  if (self->size_px == size_px)
    return;

  self->size_px = size_px;
  g_clear_object (&self->texture);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  read_soon (self);
}

/**
 * nabij_drawing_set_name:
 * @self: a drawing
 * @name: (nullable): what is drawn: a file of ui/pictures without its ending
 *
 * Shows a drawing, or none where there is no such file.
 */
void
nabij_drawing_set_name (NabijDrawing *self,
                        const char   *name)
{
  g_autofree char *path = NULL;

  g_return_if_fail (NABIJ_IS_DRAWING (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_clear_object (&self->texture);
  if (name != NULL)
    path = get_path (name);
  gtk_widget_set_visible (GTK_WIDGET (self), path != NULL && g_resources_get_info (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL));
  read_soon (self);
}

/**
 * nabij_drawing_is_drawn:
 * @self: a drawing
 *
 * Returns: whether the drawing was read and is seen
 */
gboolean
nabij_drawing_is_drawn (NabijDrawing *self)
{
  g_return_val_if_fail (NABIJ_IS_DRAWING (self), FALSE);

  return self->texture != NULL;
}
