/* nabij-word-adder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-word-adder.h"

#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* A word of one's own may be a few words; what is longer belongs into the text. */
#define WORD_LENGTH_MAX 60
#define ENTRY_WIDTH_CHARS 14

/* A chip that becomes an entry when it is pressed, for a word that is not among the others. */
struct _NabijWordAdder {
  GtkWidget parent_instance;

  /* Borrowed References: children */
  GtkWidget *button;
  GtkWidget *entry;
};

enum {
  SIGNAL_WORD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijWordAdder, nabij_word_adder, GTK_TYPE_WIDGET)

static void
show_entry (NabijWordAdder *self,
            gboolean        shown)
{
  gtk_widget_set_visible (self->button, !shown);
  gtk_widget_set_visible (self->entry, shown);
}

static void
clicked_cb (NabijWordAdder *self)
{
  show_entry (self, TRUE);
  gtk_widget_grab_focus (self->entry);
}

/* The button comes before the entry goes: the focus never falls out of the chips. */
static void
close_entry (NabijWordAdder *self)
{
  gtk_widget_set_visible (self->button, TRUE);
  gtk_widget_grab_focus (self->button);
  gtk_widget_set_visible (self->entry, FALSE);
}

static void
activate_cb (NabijWordAdder *self)
{
  nabij_word_adder_take (self);
  close_entry (self);
}

/* Whoever goes on without Enter meant the word all the same. */
static void
leave_cb (NabijWordAdder *self)
{
  nabij_word_adder_take (self);
  show_entry (self, FALSE);
}

static gboolean
escape_cb (GtkWidget *entry,
           GVariant  *arguments,
           gpointer   user_data)
{
  NabijWordAdder *self = NABIJ_WORD_ADDER (user_data);

  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  close_entry (self);
  return TRUE;
}

static gboolean
nabij_word_adder_grab_focus (GtkWidget *widget)
{
  NabijWordAdder *self = NABIJ_WORD_ADDER (widget);

  return gtk_widget_grab_focus (gtk_widget_get_visible (self->entry) ? self->entry : self->button);
}

static void
nabij_word_adder_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_word_adder_parent_class)->dispose (object);
}

static void
nabij_word_adder_class_init (NabijWordAdderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_word_adder_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_word_adder_grab_focus);

  /**
   * NabijWordAdder::word:
   * @self: the adder
   * @word: a word, without spaces around it
   *
   * The person typed a word of their own.
   */
  signals[SIGNAL_WORD] = g_signal_new ("word", NABIJ_TYPE_WORD_ADDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nabij_word_adder_init (NabijWordAdder *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  /* Translators: adds a word of one's own to the words that can be chosen. */
  self->button = gtk_button_new_with_label (_ ("+ own word"));
  gtk_widget_add_css_class (self->button, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Add a word of your own"), -1);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));

  self->entry = gtk_entry_new ();
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), WORD_LENGTH_MAX);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), ENTRY_WIDTH_CHARS);
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_add_css_class (self->entry, "chip");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("A word of your own"), -1);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));

  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);

  /* Escape gives up the word, and not the page. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (escape_cb, self, NULL)));
  gtk_widget_add_controller (self->entry, keys);
}

/**
 * nabij_word_adder_new:
 *
 * Makes a chip for a word of one's own.
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
nabij_word_adder_new (void)
{
  return g_object_new (NABIJ_TYPE_WORD_ADDER, NULL);
}

/**
 * nabij_word_adder_take:
 * @self: an adder
 *
 * Takes what was typed as if it had been confirmed with Enter. An empty entry is left as it is.
 */
void
nabij_word_adder_take (NabijWordAdder *self)
{
  g_autofree char *word = NULL;

  g_return_if_fail (NABIJ_IS_WORD_ADDER (self));

  word = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (*word == '\0')
    return;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[SIGNAL_WORD], 0, word);
}
