/* nabij-writing-area.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-writing-area.h"

#include "nabij-widgets.h"

/* So much is seen above and below the line that is written. */
#define AROUND_CURSOR_PX 24

struct _NabijWritingArea {
  GtkWidget parent_instance;

  /* Borrowed References: children */
  GtkOverlay  *overlay;
  GtkTextView *view;
  GtkLabel    *placeholder;

  char *title;
  guint scroll_id;
};

enum {
  PROP_TITLE = 1,
  PROP_PLACEHOLDER,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijWritingArea, nabij_writing_area, GTK_TYPE_WIDGET)

static void
show_placeholder (NabijWritingArea *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);

  gtk_widget_set_visible (GTK_WIDGET (self->placeholder), gtk_text_buffer_get_char_count (buffer) == 0);
}

static void
changed_cb (NabijWritingArea *self)
{
  show_placeholder (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The page around it scrolls, and that does not know about the cursor. */
static void
scroll_cb (gpointer user_data)
{
  NabijWritingArea *self = NABIJ_WRITING_AREA (user_data);
  GtkWidget        *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment    *adjustment;
  GdkRectangle      cursor;
  double            y_px;
  double            value_px;

  self->scroll_id = 0;
  if (scrolled == NULL || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return;

  gtk_text_view_get_cursor_locations (self->view, NULL, &cursor, NULL);
  gtk_text_view_buffer_to_window_coords (self->view, GTK_TEXT_WINDOW_WIDGET, cursor.x, cursor.y, &cursor.x, &cursor.y);
  if (!gtk_widget_translate_coordinates (GTK_WIDGET (self->view), scrolled, cursor.x, cursor.y, NULL, &y_px))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  value_px = gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (adjustment, value_px + y_px - AROUND_CURSOR_PX, value_px + y_px + cursor.height + AROUND_CURSOR_PX);
}

static void
cursor_cb (NabijWritingArea *self)
{
  /* After the text has its new height. */
  if (self->scroll_id == 0)
    self->scroll_id = g_timeout_add_once (20, scroll_cb, self);
}

static gboolean
nabij_writing_area_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_WRITING_AREA (widget)->view));
}

static void
nabij_writing_area_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  NabijWritingArea *self = NABIJ_WRITING_AREA (object);

  switch (property_id) {
  case PROP_TITLE:
    g_value_set_string (value, self->title);
    break;
  case PROP_PLACEHOLDER:
    g_value_set_string (value, nabij_writing_area_get_placeholder (self));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_writing_area_set_property (GObject      *object,
                                 guint         property_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  NabijWritingArea *self = NABIJ_WRITING_AREA (object);

  switch (property_id) {
  case PROP_TITLE:
    nabij_writing_area_set_title (self, g_value_get_string (value));
    break;
  case PROP_PLACEHOLDER:
    nabij_writing_area_set_placeholder (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_writing_area_dispose (GObject *object)
{
  NabijWritingArea *self = NABIJ_WRITING_AREA (object);
  GtkWidget        *child;

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_writing_area_parent_class)->dispose (object);
}

static void
nabij_writing_area_finalize (GObject *object)
{
  g_free (NABIJ_WRITING_AREA (object)->title);

  G_OBJECT_CLASS (nabij_writing_area_parent_class)->finalize (object);
}

static void
nabij_writing_area_class_init (NabijWritingAreaClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = nabij_writing_area_get_property;
  object_class->set_property = nabij_writing_area_set_property;
  object_class->dispose = nabij_writing_area_dispose;
  object_class->finalize = nabij_writing_area_finalize;
  nabij_widgets_class_set_first_focus (widget_class, nabij_writing_area_grab_focus);

  /**
   * NabijWritingArea:title:
   *
   * What is written here, for a screen reader.
   */
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * NabijWritingArea:placeholder:
   *
   * What stands there while nothing is written.
   */
  properties[PROP_PLACEHOLDER] = g_param_spec_string ("placeholder", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * NabijWritingArea::changed:
   * @self: the area
   *
   * The text is another one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", NABIJ_TYPE_WRITING_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nabij_writing_area_init (NabijWritingArea *self)
{
  self->view = GTK_TEXT_VIEW (gtk_text_view_new ());
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE);
  gtk_text_view_set_input_hints (self->view, GTK_INPUT_HINT_SPELLCHECK | GTK_INPUT_HINT_UPPERCASE_SENTENCES);
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);

  self->placeholder = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->placeholder, TRUE);
  gtk_label_set_xalign (self->placeholder, 0.0f);
  gtk_widget_set_valign (GTK_WIDGET (self->placeholder), GTK_ALIGN_START);
  gtk_widget_set_can_target (GTK_WIDGET (self->placeholder), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->placeholder), "placeholder");

  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->view));
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->placeholder));
  gtk_overlay_set_measure_overlay (self->overlay, GTK_WIDGET (self->placeholder), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->overlay), GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "writing-area");

  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "notify::cursor-position", G_CALLBACK (cursor_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nabij_writing_area_new:
 *
 * Makes an empty area.
 *
 * Returns: (transfer floating): the area
 */
GtkWidget *
nabij_writing_area_new (void)
{
  return g_object_new (NABIJ_TYPE_WRITING_AREA, NULL);
}

/**
 * nabij_writing_area_dup_text:
 * @self: an area
 *
 * Gives what is written.
 *
 * Returns: (transfer full): the text, which may be empty
 */
char *
nabij_writing_area_dup_text (NabijWritingArea *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start;
  GtkTextIter    end;

  g_return_val_if_fail (NABIJ_IS_WRITING_AREA (self), NULL);

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * nabij_writing_area_set_text:
 * @self: an area
 * @text: (nullable): what is written
 *
 * Shows a text, as it is: nothing in it is markup. It cannot be undone by the person.
 */
void
nabij_writing_area_set_text (NabijWritingArea *self,
                             const char       *text)
{
  GtkTextBuffer *buffer;

  g_return_if_fail (NABIJ_IS_WRITING_AREA (self));

  buffer = gtk_text_view_get_buffer (self->view);
  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text != NULL ? text : "", -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

/**
 * nabij_writing_area_get_title:
 * @self: an area
 *
 * Returns: (transfer none) (nullable): what is written here
 */
const char *
nabij_writing_area_get_title (NabijWritingArea *self)
{
  g_return_val_if_fail (NABIJ_IS_WRITING_AREA (self), NULL);

  return self->title;
}

/**
 * nabij_writing_area_set_title:
 * @self: an area
 * @title: (nullable): what is written here
 *
 * Sets the property, which a screen reader says.
 */
void
nabij_writing_area_set_title (NabijWritingArea *self,
                              const char       *title)
{
  g_return_if_fail (NABIJ_IS_WRITING_AREA (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title != NULL ? title : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * nabij_writing_area_get_placeholder:
 * @self: an area
 *
 * Returns: (transfer none): what stands there while nothing is written
 */
const char *
nabij_writing_area_get_placeholder (NabijWritingArea *self)
{
  g_return_val_if_fail (NABIJ_IS_WRITING_AREA (self), NULL);

  return gtk_label_get_label (self->placeholder);
}

/**
 * nabij_writing_area_set_placeholder:
 * @self: an area
 * @placeholder: (nullable): what stands there while nothing is written
 *
 * Sets the property.
 */
void
nabij_writing_area_set_placeholder (NabijWritingArea *self,
                                    const char       *placeholder)
{
  g_return_if_fail (NABIJ_IS_WRITING_AREA (self));

  if (g_strcmp0 (gtk_label_get_label (self->placeholder), placeholder) == 0)
    return;

  gtk_label_set_label (self->placeholder, placeholder != NULL ? placeholder : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER, placeholder != NULL ? placeholder : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLACEHOLDER]);
}
