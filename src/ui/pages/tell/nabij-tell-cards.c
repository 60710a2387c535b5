/* nabij-tell-cards.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-cards.h"

#include "nabij-tell-card.h"

/* So many cards are made between two frames, which are this far apart. */
#define FRAME_MS 16
#define N_CARDS_A_FRAME 1

/* What a card is to say. */
typedef struct {
  char *id;
  char *heading;
  char *original;
  char *edit; /* or NULL */
} Words;

struct _NabijTellCards {
  GtkWidget parent_instance;

  GPtrArray *words; /* of Words, in the order of the page */
  guint      show_id;
};

G_DEFINE_FINAL_TYPE (NabijTellCards, nabij_tell_cards, GTK_TYPE_WIDGET)

enum {
  SIGNAL_EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
words_free (gpointer data)
{
  Words *words = data;

  g_free (words->id);
  g_free (words->heading);
  g_free (words->original);
  g_free (words->edit);
  g_free (words);
}

static Words *
find_words (NabijTellCards *self,
            const char     *id)
{
  for (guint i = 0; i < self->words->len; i++) {
    Words *words = g_ptr_array_index (self->words, i);

    if (g_str_equal (words->id, id))
      return words;
  }
  return NULL;
}

static GtkWidget *
find_card (NabijTellCards *self,
           const char     *id)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL; card = gtk_widget_get_next_sibling (card))
    if (g_str_equal (nabij_tell_card_get_id (NABIJ_TELL_CARD (card)), id))
      return card;

  return NULL;
}

static void
edited_cb (NabijTellCards *self,
           NabijTellCard  *card)
{
  g_autofree char *edit = nabij_tell_card_dup_edit (card);
  Words           *words = find_words (self, nabij_tell_card_get_id (card));

  if (words == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_EDITED], 0, words->id, edit);
  g_free (words->edit);
  words->edit = g_steal_pointer (&edit);
}

/* A few new ones at a time, so that the window never waits for many. */
static void
show_cb (gpointer user_data)
{
  NabijTellCards *self = NABIJ_TELL_CARDS (user_data);
  GtkWidget      *before = NULL;
  guint           n_made = 0;

  self->show_id = 0;
  for (guint i = 0; i < self->words->len; i++) {
    const Words *words = g_ptr_array_index (self->words, i);
    GtkWidget   *card = find_card (self, words->id);

    if (card == NULL) {
      if (n_made++ == N_CARDS_A_FRAME) {
        self->show_id = g_timeout_add_once (FRAME_MS, show_cb, self);
        return;
      }
      card = nabij_tell_card_new (words->id);
      g_signal_connect_object (card, "edited", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
      gtk_widget_insert_after (card, GTK_WIDGET (self), before);
    } else if (gtk_widget_get_prev_sibling (card) != before) {
      gtk_widget_insert_after (card, GTK_WIDGET (self), before);
    }
    nabij_tell_card_show (NABIJ_TELL_CARD (card), words->heading, words->original, words->edit);
    before = card;
  }
}

static void
nabij_tell_cards_dispose (GObject *object)
{
  NabijTellCards *self = NABIJ_TELL_CARDS (object);
  GtkWidget      *child;

  g_clear_handle_id (&self->show_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_tell_cards_parent_class)->dispose (object);
}

static void
nabij_tell_cards_finalize (GObject *object)
{
  g_ptr_array_unref (NABIJ_TELL_CARDS (object)->words);

  G_OBJECT_CLASS (nabij_tell_cards_parent_class)->finalize (object);
}

static void
nabij_tell_cards_class_init (NabijTellCardsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_tell_cards_dispose;
  object_class->finalize = nabij_tell_cards_finalize;

  /**
   * NabijTellCards::edited:
   * @self: the cards
   * @id: the name of a part
   * @text: (nullable): what the person wrote instead, or `NULL` for what it said at first
   *
   * A part says something else.
   */
  signals[SIGNAL_EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2,
                                         G_TYPE_STRING, G_TYPE_STRING);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "tell-cards");
}

static void
nabij_tell_cards_init (NabijTellCards *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 14);
  self->words = g_ptr_array_new_with_free_func (words_free);
}

/**
 * nabij_tell_cards_show:
 * @self: the cards
 * @text: the page as it was made
 * @choices: what was written over
 * @language: the language of the page
 *
 * Shows the parts of the page. What is written over stands there in its place.
 */
void
nabij_tell_cards_show (NabijTellCards      *self,
                       const NabijTellText *text,
                       NabijTellChoices    *choices,
                       const char          *language)
{
  GtkWidget *next;

  g_return_if_fail (NABIJ_IS_TELL_CARDS (self));
  g_return_if_fail (text != NULL);
  g_return_if_fail (choices != NULL);
  g_return_if_fail (language != NULL);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_ptr_array_set_size (self->words, 0);
  for (guint i = 0; i < text->parts->len; i++) {
    const NabijTellPart *part = g_ptr_array_index (text->parts, i);
    Words               *words = g_new0 (Words, 1);

    words->id = g_strdup (part->id);
    words->heading = g_strdup (part->heading);
    words->original = nabij_tell_part_dup_words (part);
    words->edit = g_strdup (nabij_tell_choices_get_edit (choices, language, part->id));
    g_ptr_array_add (self->words, words);
  }

  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL; card = next) {
    next = gtk_widget_get_next_sibling (card);
    if (find_words (self, nabij_tell_card_get_id (NABIJ_TELL_CARD (card))) == NULL)
      gtk_widget_unparent (card);
  }
  show_cb (self);
}
