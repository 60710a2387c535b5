/* nabij-chip.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chip.h"

/* A word that may be chosen, and let go again. */
struct _NabijChip {
  GtkToggleButton parent_instance;

  char    *id;
  gboolean own;
};

G_DEFINE_FINAL_TYPE (NabijChip, nabij_chip, GTK_TYPE_TOGGLE_BUTTON)

static void
nabij_chip_finalize (GObject *object)
{
  g_free (NABIJ_CHIP (object)->id);

  G_OBJECT_CLASS (nabij_chip_parent_class)->finalize (object);
}

static void
nabij_chip_class_init (NabijChipClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_chip_finalize;
}

static void
nabij_chip_init (NabijChip *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "chip");
}

/**
 * nabij_chip_new:
 * @id: what it stands for: an id of the content files, or the own word itself
 * @text: the word that is shown
 * @own: whether it is a word of the person's own
 *
 * Makes a chip that is not chosen.
 *
 * Returns: (transfer floating): the chip
 */
GtkWidget *
nabij_chip_new (const char *id,
                const char *text,
                gboolean    own)
{
  NabijChip *self;
  GtkWidget *label;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_CHIP, NULL);
  self->id = g_strdup (id);
  self->own = own;

  /* An own word may be long; it is never cut off where it can be wrapped. */
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_button_set_child (GTK_BUTTON (self), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return GTK_WIDGET (self);
}

/**
 * nabij_chip_get_id:
 * @self: a chip
 *
 * Returns: (transfer none): what it stands for
 */
const char *
nabij_chip_get_id (NabijChip *self)
{
  g_return_val_if_fail (NABIJ_IS_CHIP (self), NULL);

  return self->id;
}

/**
 * nabij_chip_is_own:
 * @self: a chip
 *
 * Returns: whether it is a word of the person's own
 */
gboolean
nabij_chip_is_own (NabijChip *self)
{
  g_return_val_if_fail (NABIJ_IS_CHIP (self), FALSE);

  return self->own;
}
