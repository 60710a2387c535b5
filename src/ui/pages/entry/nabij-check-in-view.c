/* nabij-check-in-view.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-view.h"

#include "nabij-check-in-words.h"

#include <glib/gi18n-lib.h>

struct _NabijCheckInView {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (NabijCheckInView, nabij_check_in_view, GTK_TYPE_WIDGET)

static void
clear (NabijCheckInView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
add_card (NabijCheckInView *self,
          int               spacing_px)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, spacing_px);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "padded");
  gtk_widget_set_parent (card, GTK_WIDGET (self));
  return card;
}

static GtkWidget *
add_label (GtkWidget  *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* The sentence, and under it the word that was chosen: every word looks like every other. */
static void
add_pair (GtkWidget  *card,
          const char *sentence,
          const char *answer)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  add_label (pair, sentence, "card-line");
  add_label (pair, answer, "check-in-answer");
  gtk_box_append (GTK_BOX (card), pair);
}

static gboolean
is_said (NabijCheckInAnswer answer)
{
  return answer != NABIJ_CHECK_IN_ANSWER_NONE && answer != NABIJ_CHECK_IN_ANSWER_SKIPPED;
}

static void
add_answers (NabijCheckInView   *self,
             const NabijCheckIn *check_in)
{
  GtkWidget              *card = NULL;
  guint                   n_items;
  const NabijCheckInItem *items = nabij_check_in_form_list_items (check_in->form, &n_items);

  for (guint i = 0; i < n_items; i++) {
    if (!is_said (check_in->answers[items[i]]))
      continue;
    if (card == NULL)
      card = add_card (self, 12);
    add_pair (card, nabij_check_in_words_get_item (NULL, check_in->form, check_in->more_children, items[i]),
              nabij_check_in_words_get_answer (NULL, check_in->answers[items[i]]));
  }

  if (check_in->talk == NABIJ_CHECK_IN_TALK_NONE || check_in->talk == NABIJ_CHECK_IN_TALK_SKIPPED)
    return;
  if (card == NULL)
    card = add_card (self, 12);
  add_pair (card, nabij_check_in_words_get_talk_question (NULL), nabij_check_in_words_get_talk (NULL, check_in->talk));
}

static void
add_told (NabijCheckInView *self,
          const char       *question,
          const char       *text)
{
  GtkWidget *card;
  GtkWidget *told;

  if (text == NULL || *text == '\0')
    return;

  card = add_card (self, 6);
  add_label (card, question, "card-title");
  told = add_label (card, text, "reading-text");
  gtk_label_set_selectable (GTK_LABEL (told), TRUE);
}

static void
nabij_check_in_view_dispose (GObject *object)
{
  clear (NABIJ_CHECK_IN_VIEW (object));

  G_OBJECT_CLASS (nabij_check_in_view_parent_class)->dispose (object);
}

static void
nabij_check_in_view_class_init (NabijCheckInViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "check-in-view");
}

static void
nabij_check_in_view_init (NabijCheckInView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
}

/**
 * nabij_check_in_view_new:
 *
 * Makes a view in which nothing stands yet.
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
nabij_check_in_view_new (void)
{
  return g_object_new (NABIJ_TYPE_CHECK_IN_VIEW, NULL);
}

/**
 * nabij_check_in_view_set_check_in:
 * @self: a view
 * @check_in: (nullable): what was said, or `NULL` for nothing
 *
 * Shows a check-in. One that was stopped half-way shows what was said until then.
 */
void
nabij_check_in_view_set_check_in (NabijCheckInView   *self,
                                  const NabijCheckIn *check_in)
{
  GtkWidget *frame;

  g_return_if_fail (NABIJ_IS_CHECK_IN_VIEW (self));

  clear (self);
  if (check_in == NULL)
    return;

  add_answers (self, check_in);
  add_told (self, nabij_check_in_words_get_good (NULL), check_in->good);
  add_told (self, nabij_check_in_words_get_hard (NULL), check_in->hard);
  add_told (self, nabij_check_in_words_get_need (NULL), check_in->need);

  frame = gtk_label_new (nabij_check_in_words_get_frame (NULL));
  gtk_label_set_xalign (GTK_LABEL (frame), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (frame), TRUE);
  gtk_widget_add_css_class (frame, "card-line");
  gtk_widget_set_parent (frame, GTK_WIDGET (self));
}
