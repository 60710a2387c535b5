/* nabij-tell-card.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-card.h"

#include "nabij-writing-area.h"

struct _NabijTellCard {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel         *heading;
  NabijWritingArea *area;
  GtkWidget        *as_it_was;

  char    *id;
  char    *original;
  gboolean is_showing; /* and not written in */
};

G_DEFINE_FINAL_TYPE (NabijTellCard, nabij_tell_card, GTK_TYPE_WIDGET)

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_edited (NabijTellCard *self)
{
  g_autofree char *text = nabij_writing_area_dup_text (self->area);

  return self->original != NULL && !g_str_equal (text, self->original);
}

static void
changed_cb (NabijTellCard *self)
{
  if (self->is_showing)
    return;

  gtk_widget_set_visible (self->as_it_was, is_edited (self));
  g_signal_emit (self, signals[SIGNAL_EDITED], 0);
}

static void
as_it_was_cb (NabijTellCard *self)
{
  /* The button goes away, and the focus would go with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->area));
  nabij_writing_area_set_text (self->area, self->original);
}

static void
nabij_tell_card_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_tell_card_parent_class)->dispose (object);
}

static void
nabij_tell_card_finalize (GObject *object)
{
  NabijTellCard *self = NABIJ_TELL_CARD (object);

  g_free (self->id);
  g_free (self->original);

  G_OBJECT_CLASS (nabij_tell_card_parent_class)->finalize (object);
}

static void
nabij_tell_card_class_init (NabijTellCardClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_tell_card_dispose;
  object_class->finalize = nabij_tell_card_finalize;

  /**
   * NabijTellCard::edited:
   * @self: a card
   *
   * The person has written in it, or brought back what it said.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WRITING_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/tell/nabij-tell-card.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTellCard, heading);
  gtk_widget_class_bind_template_child (widget_class, NabijTellCard, area);
  gtk_widget_class_bind_template_child (widget_class, NabijTellCard, as_it_was);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, as_it_was_cb);
  gtk_widget_class_set_css_name (widget_class, "tell-card");
}

static void
nabij_tell_card_init (NabijTellCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_tell_card_new:
 * @id: the name of a part
 *
 * Makes a card that says nothing yet.
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
nabij_tell_card_new (const char *id)
{
  NabijTellCard *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_TELL_CARD, NULL);
  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

/**
 * nabij_tell_card_get_id:
 * @self: a card
 *
 * Returns: (transfer none): the name of its part
 */
const char *
nabij_tell_card_get_id (NabijTellCard *self)
{
  g_return_val_if_fail (NABIJ_IS_TELL_CARD (self), NULL);

  return self->id;
}

/**
 * nabij_tell_card_show:
 * @self: a card
 * @heading: what stands above the part
 * @original: what the part says as it was made
 * @edit: (nullable): what the person wrote instead
 *
 * Says something else, where it does not say it already: who is writing in it is not disturbed.
 */
void
nabij_tell_card_show (NabijTellCard *self,
                      const char    *heading,
                      const char    *original,
                      const char    *edit)
{
  const char      *text = edit != NULL ? edit : original;
  g_autofree char *shown = NULL;

  g_return_if_fail (NABIJ_IS_TELL_CARD (self));
  g_return_if_fail (heading != NULL);
  g_return_if_fail (original != NULL);

  gtk_label_set_label (self->heading, heading);
  nabij_writing_area_set_title (self->area, heading);
  if (g_strcmp0 (self->original, original) != 0) {
    g_free (self->original);
    self->original = g_strdup (original);
  }

  shown = nabij_writing_area_dup_text (self->area);
  if (!g_str_equal (shown, text)) {
    self->is_showing = TRUE;
    nabij_writing_area_set_text (self->area, text);
    self->is_showing = FALSE;
  }
  gtk_widget_set_visible (self->as_it_was, is_edited (self));
}

/**
 * nabij_tell_card_dup_edit:
 * @self: a card
 *
 * Gives what was written over.
 *
 * Returns: (transfer full) (nullable): what it says, or `NULL` where that is what it said at first
 */
char *
nabij_tell_card_dup_edit (NabijTellCard *self)
{
  g_return_val_if_fail (NABIJ_IS_TELL_CARD (self), NULL);

  return is_edited (self) ? nabij_writing_area_dup_text (self->area) : NULL;
}
