/* nabij-order-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-order-row.h"

#include <glib/gi18n-lib.h>

struct _NabijOrderRow {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel    *numeral;
  GtkLabel    *height;
  GtkTextView *words;
  GtkWidget   *up_button;
  GtkWidget   *down_button;

  char *uuid;
};

enum {
  SIGNAL_LEFT,
  SIGNAL_MOVE,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijOrderRow, nabij_order_row, GTK_TYPE_WIDGET)

static void
leave_cb (NabijOrderRow *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
}

/* A text view does not ask for more height when its words are wrapped: a label that is not seen does it
 * in its place. */
static void
changed_cb (NabijOrderRow *self)
{
  g_autofree char *words = nabij_order_row_dup_text (self);

  gtk_label_set_label (self->height, *words != '\0' ? words : " ");
}

static void
up_cb (NabijOrderRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, TRUE);
}

static void
down_cb (NabijOrderRow *self)
{
  g_signal_emit (self, signals[SIGNAL_MOVE], 0, FALSE);
}

static void
remove_cb (NabijOrderRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/* A step is one line: what would begin another one goes on to what comes next. */
static gboolean
enter_cb (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   user_data)
{
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)), GTK_DIR_TAB_FORWARD);
}

static void
nabij_order_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_order_row_parent_class)->dispose (object);
}

static void
nabij_order_row_finalize (GObject *object)
{
  g_free (NABIJ_ORDER_ROW (object)->uuid);

  G_OBJECT_CLASS (nabij_order_row_parent_class)->finalize (object);
}

static void
nabij_order_row_class_init (NabijOrderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_order_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_order_row_finalize;

  /**
   * NabijOrderRow::left:
   * @self: the row
   *
   * The words were left; they may be other ones now.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", NABIJ_TYPE_ORDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijOrderRow::move:
   * @self: the row
   * @up: whether up, or else down
   *
   * The step goes one place up or down.
   */
  signals[SIGNAL_MOVE] = g_signal_new ("move", NABIJ_TYPE_ORDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  /**
   * NabijOrderRow::remove:
   * @self: the row
   *
   * The step goes away.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", NABIJ_TYPE_ORDER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/order/nabij-order-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijOrderRow, numeral);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderRow, height);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderRow, words);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderRow, up_button);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderRow, down_button);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);

  gtk_widget_class_set_css_name (widget_class, "order-row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nabij_order_row_init (NabijOrderRow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->words), "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (const guint *key = (const guint[]){ GDK_KEY_Return, GDK_KEY_KP_Enter, 0 }; *key != 0; key++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), gtk_shortcut_new (gtk_keyval_trigger_new (*key, 0),
                                                                                            gtk_callback_action_new (enter_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->words), keys);
}

/**
 * nabij_order_row_new:
 * @uuid: the name of the step
 * @text: its words
 *
 * Makes a row.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
nabij_order_row_new (const char *uuid,
                     const char *text)
{
  NabijOrderRow *self;

  g_return_val_if_fail (uuid != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_ORDER_ROW, NULL);
  self->uuid = g_strdup (uuid);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), text, -1);
  return GTK_WIDGET (self);
}

/**
 * nabij_order_row_get_uuid:
 * @self: a row
 *
 * Returns: (transfer none): the name of the step
 */
const char *
nabij_order_row_get_uuid (NabijOrderRow *self)
{
  g_return_val_if_fail (NABIJ_IS_ORDER_ROW (self), NULL);

  return self->uuid;
}

/**
 * nabij_order_row_set_place:
 * @self: a row
 * @place: which one it is, from 0
 * @n_rows: how many there are
 *
 * Tells a row where it stands.
 */
void
nabij_order_row_set_place (NabijOrderRow *self,
                           guint          place,
                           guint          n_rows)
{
  g_autofree char *numeral = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (NABIJ_IS_ORDER_ROW (self));

  numeral = g_strdup_printf ("%u", place + 1);
  /* Translators: for who hears it: a step of the family's fixed order. */
  name = g_strdup_printf (_ ("Step %u"), place + 1);
  gtk_label_set_label (self->numeral, numeral);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->words), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_sensitive (self->up_button, place > 0);
  gtk_widget_set_sensitive (self->down_button, place + 1 < n_rows);
}

/**
 * nabij_order_row_set_text:
 * @self: a row
 * @text: the words of the step
 *
 * Shows other words. Where they are the same, the cursor stays.
 */
void
nabij_order_row_set_text (NabijOrderRow *self,
                          const char    *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (NABIJ_IS_ORDER_ROW (self));
  g_return_if_fail (text != NULL);

  shown = nabij_order_row_dup_text (self);
  if (!g_str_equal (shown, text))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->words), text, -1);
}

/**
 * nabij_order_row_dup_text:
 * @self: a row
 *
 * Returns: (transfer full): its words, as they stand
 */
char *
nabij_order_row_dup_text (NabijOrderRow *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter    start;
  GtkTextIter    end;

  g_return_val_if_fail (NABIJ_IS_ORDER_ROW (self), NULL);

  buffer = gtk_text_view_get_buffer (self->words);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/**
 * nabij_order_row_focus_move:
 * @self: a row
 * @up: whether it went up
 *
 * Brings the focus to the button that moves the row on, or to the other one where it can not go on.
 */
void
nabij_order_row_focus_move (NabijOrderRow *self,
                            gboolean       up)
{
  GtkWidget *wanted;
  GtkWidget *other;

  g_return_if_fail (NABIJ_IS_ORDER_ROW (self));

  wanted = up ? self->up_button : self->down_button;
  other = up ? self->down_button : self->up_button;
  gtk_widget_grab_focus (gtk_widget_get_sensitive (wanted) ? wanted : other);
}
