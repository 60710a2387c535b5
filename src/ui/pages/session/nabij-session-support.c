/* nabij-session-support.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-support.h"

#include "nabij-widgets.h"

/* More than this does not fit under the words of a low window; all of them are in *Help*. */
#define N_NUMBERS_MAX 3

struct _NabijSessionSupport {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkBox    *numbers;
  GtkWidget *ways;
  GtkWidget *again_button;
  GtkWidget *call_button;
};

G_DEFINE_FINAL_TYPE (NabijSessionSupport, nabij_session_support, GTK_TYPE_WIDGET)

static gboolean
nabij_session_support_grab_focus (GtkWidget *widget)
{
  NabijSessionSupport *self = NABIJ_SESSION_SUPPORT (widget);

  return gtk_widget_get_visible (self->ways) && gtk_widget_grab_focus (self->again_button);
}

static void
nabij_session_support_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_session_support_parent_class)->dispose (object);
}

static void
nabij_session_support_class_init (NabijSessionSupportClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_session_support_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_session_support_grab_focus);

  gtk_widget_class_set_css_name (widget_class, "session-support");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/session/nabij-session-support.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSessionSupport, numbers);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionSupport, ways);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionSupport, again_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSessionSupport, call_button);
}

static void
nabij_session_support_init (NabijSessionSupport *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
add_number (NabijSessionSupport *self,
            const NabijContact  *contact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *number = make_label (contact->number, "support-number");

  if (contact->name != NULL && *contact->name != '\0')
    gtk_box_append (GTK_BOX (box), make_label (contact->name, "support-name"));
  gtk_label_set_selectable (GTK_LABEL (number), TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (self->numbers, box);
}

/**
 * nabij_session_support_set_family:
 * @self: the support
 * @family: (nullable): whose numbers are shown, or `NULL` to show none
 *
 * Shows the first telephone numbers of a family, large, so that they can be read from a distance and
 * selected.
 */
void
nabij_session_support_set_family (NabijSessionSupport *self,
                                  const NabijFamily   *family)
{
  GtkWidget *child;
  guint      n_shown = 0;

  g_return_if_fail (NABIJ_IS_SESSION_SUPPORT (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->numbers))) != NULL)
    gtk_box_remove (self->numbers, child);

  for (guint i = 0; family != NULL && i < family->contacts->len && n_shown < N_NUMBERS_MAX; i++) {
    const NabijContact *contact = g_ptr_array_index (family->contacts, i);

    if (contact->number == NULL || *contact->number == '\0')
      continue;
    add_number (self, contact);
    n_shown++;
  }
  gtk_widget_set_visible (GTK_WIDGET (self->numbers), n_shown > 0);
}

/**
 * nabij_session_support_set_offers_ways:
 * @self: the support
 * @offers: whether the time is over
 *
 * Shows or hides the two ways on. They activate the actions session.again and win.help.
 */
void
nabij_session_support_set_offers_ways (NabijSessionSupport *self,
                                       gboolean             offers)
{
  g_return_if_fail (NABIJ_IS_SESSION_SUPPORT (self));

  gtk_widget_set_visible (self->ways, offers);
}

/**
 * nabij_session_support_get_offers_ways:
 * @self: the support
 *
 * Returns: whether the two ways on are shown
 */
gboolean
nabij_session_support_get_offers_ways (NabijSessionSupport *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION_SUPPORT (self), FALSE);

  return gtk_widget_get_visible (self->ways);
}

/**
 * nabij_session_support_list_focusable:
 * @self: the support
 *
 * Lists what the focus can go to, in its order.
 *
 * Returns: (transfer container) (element-type GtkWidget): the widgets
 */
GPtrArray *
nabij_session_support_list_focusable (NabijSessionSupport *self)
{
  GPtrArray *places = g_ptr_array_new ();

  g_return_val_if_fail (NABIJ_IS_SESSION_SUPPORT (self), places);

  if (gtk_widget_get_visible (GTK_WIDGET (self->numbers))) {
    for (GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (self->numbers)); box != NULL; box = gtk_widget_get_next_sibling (box))
      g_ptr_array_add (places, gtk_widget_get_last_child (box));
  }
  if (gtk_widget_get_visible (self->ways)) {
    g_ptr_array_add (places, self->again_button);
    g_ptr_array_add (places, self->call_button);
  }
  return places;
}
