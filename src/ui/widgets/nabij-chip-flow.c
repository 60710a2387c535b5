/* nabij-chip-flow.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chip-flow.h"

#include "nabij-word-adder.h"
#include "nabij-wrap-layout.h"

#include <math.h>

#define GAP_PX 7

/* Words to choose from, one or many or none, and room for words of one's own. Tab goes in and out as
 * one step; the arrow keys go from word to word. */
struct _NabijChipFlow {
  GtkWidget parent_instance;

  /* Borrowed References: children */
  GtkWidget *adder;
  GtkWidget *last_focus;

  /* Owned References */
  GPtrArray *unknown; /* chosen ids that have no chip: a newer program knew them */

  gboolean single;
  gboolean takes_words;
  gboolean choosing; /* while chips are set, which is no change of the person's */
};

enum {
  PROP_SINGLE = 1,
  PROP_TAKES_WORDS,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijChipFlow, nabij_chip_flow, GTK_TYPE_WIDGET)

/* Chips */

static void
toggled_cb (NabijChipFlow *self,
            NabijChip     *chip)
{
  if (self->choosing)
    return;

  /* One at a time; the one that is pressed again is let go. */
  if (self->single && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip))) {
    self->choosing = TRUE;
    for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
      if (NABIJ_IS_CHIP (child) && child != GTK_WIDGET (chip))
        gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
    }
    self->choosing = FALSE;
  }

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static NabijChip *
add_chip (NabijChipFlow *self,
          const char    *id,
          const char    *text,
          gboolean       own)
{
  NabijChip *chip = nabij_chip_flow_find (self, id, own);

  if (chip != NULL)
    return chip;

  chip = NABIJ_CHIP (nabij_chip_new (id, text, own));
  g_signal_connect_object (chip, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_before (GTK_WIDGET (chip), GTK_WIDGET (self), self->adder);
  return chip;
}

static gboolean
says (NabijChip  *chip,
      const char *word)
{
  g_autofree char *folded = g_utf8_casefold (word, -1);
  g_autofree char *other = g_utf8_casefold (gtk_label_get_label (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (chip)))), -1);

  return g_str_equal (folded, other);
}

/* A word that is there already is chosen, and not added a second time. */
static void
word_cb (NabijChipFlow *self,
         const char    *word)
{
  NabijChip *chip = nabij_chip_flow_add_own (self, word);

  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (chip)))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
}

/* Focus */

static GtkWidget *
find_entrance (NabijChipFlow *self)
{
  GtkWidget *first = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (!gtk_widget_get_visible (child))
      continue;
    if (child == self->last_focus)
      return child;
    if (first == NULL ||
        (NABIJ_IS_CHIP (child) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)) &&
         !(NABIJ_IS_CHIP (first) && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (first)))))
      first = child;
  }

  return first;
}

static GtkWidget *
find_beside (GtkWidget *child,
             gboolean   forward)
{
  do
    child = forward ? gtk_widget_get_next_sibling (child) : gtk_widget_get_prev_sibling (child);
  while (child != NULL && !gtk_widget_get_visible (child));

  return child;
}

/* In the next row up or down: what stands nearest to the middle of the one with the focus. */
static GtkWidget *
find_in_next_row (NabijChipFlow *self,
                  GtkWidget     *from,
                  gboolean       down)
{
  GtkWidget      *nearest = NULL;
  float           nearest_px = 0.f;
  float           row_px = 0.f;
  graphene_rect_t start;

  if (!gtk_widget_compute_bounds (from, GTK_WIDGET (self), &start))
    return NULL;

  for (GtkWidget *child = find_beside (from, down); child != NULL; child = find_beside (child, down)) {
    graphene_rect_t bounds;
    float           distance_px;

    if (!gtk_widget_compute_bounds (child, GTK_WIDGET (self), &bounds) ||
        fabsf (bounds.origin.y - start.origin.y) < start.size.height / 2.f)
      continue;
    if (nearest != NULL && fabsf (bounds.origin.y - row_px) > bounds.size.height / 2.f)
      break;

    distance_px = fabsf (bounds.origin.x + bounds.size.width / 2.f - start.origin.x - start.size.width / 2.f);
    if (nearest == NULL || distance_px < nearest_px) {
      nearest = child;
      nearest_px = distance_px;
      row_px = bounds.origin.y;
    }
  }

  return nearest;
}

static gboolean
nabij_chip_flow_focus (GtkWidget       *widget,
                       GtkDirectionType direction)
{
  NabijChipFlow *self = NABIJ_CHIP_FLOW (widget);
  GtkWidget     *child = gtk_widget_get_focus_child (widget);
  GtkWidget     *next = NULL;
  const gboolean to_the_left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;

  if (child == NULL) {
    next = find_entrance (self);
    return next != NULL && gtk_widget_grab_focus (next);
  }

  switch (direction) {
  case GTK_DIR_LEFT:
    next = find_beside (child, to_the_left);
    break;
  case GTK_DIR_RIGHT:
    next = find_beside (child, !to_the_left);
    break;
  case GTK_DIR_UP:
    next = find_in_next_row (self, child, FALSE);
    break;
  case GTK_DIR_DOWN:
    next = find_in_next_row (self, child, TRUE);
    break;
  case GTK_DIR_TAB_FORWARD:
  case GTK_DIR_TAB_BACKWARD:
  default:
    return FALSE;
  }

  if (next == NULL)
    /* Up and down go on to what is around; sideways there is nothing more. */
    return direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT;

  self->last_focus = next;
  return gtk_widget_grab_focus (next);
}

static gboolean
nabij_chip_flow_grab_focus (GtkWidget *widget)
{
  GtkWidget *entrance = find_entrance (NABIJ_CHIP_FLOW (widget));

  return entrance != NULL && gtk_widget_grab_focus (entrance);
}

/* GObject */

static void
nabij_chip_flow_get_property (GObject    *object,
                              guint       property_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  NabijChipFlow *self = NABIJ_CHIP_FLOW (object);

  switch (property_id) {
  case PROP_SINGLE:
    g_value_set_boolean (value, self->single);
    break;
  case PROP_TAKES_WORDS:
    g_value_set_boolean (value, self->takes_words);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_chip_flow_set_property (GObject      *object,
                              guint         property_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  NabijChipFlow *self = NABIJ_CHIP_FLOW (object);

  switch (property_id) {
  case PROP_SINGLE:
    nabij_chip_flow_set_single (self, g_value_get_boolean (value));
    break;
  case PROP_TAKES_WORDS:
    nabij_chip_flow_set_takes_words (self, g_value_get_boolean (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_chip_flow_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_chip_flow_parent_class)->dispose (object);
}

static void
nabij_chip_flow_finalize (GObject *object)
{
  g_ptr_array_unref (NABIJ_CHIP_FLOW (object)->unknown);

  G_OBJECT_CLASS (nabij_chip_flow_parent_class)->finalize (object);
}

static void
nabij_chip_flow_class_init (NabijChipFlowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = nabij_chip_flow_get_property;
  object_class->set_property = nabij_chip_flow_set_property;
  object_class->dispose = nabij_chip_flow_dispose;
  object_class->finalize = nabij_chip_flow_finalize;
  widget_class->focus = nabij_chip_flow_focus;
  widget_class->grab_focus = nabij_chip_flow_grab_focus;

  /**
   * NabijChipFlow:single:
   *
   * Whether no more than one word is chosen at a time.
   */
  properties[PROP_SINGLE] = g_param_spec_boolean ("single", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);

  /**
   * NabijChipFlow:takes-words:
   *
   * Whether words of one's own can be added.
   */
  properties[PROP_TAKES_WORDS] = g_param_spec_boolean ("takes-words", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * NabijChipFlow::changed:
   * @self: the chips
   *
   * The person chose a word, let one go, or added one.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", NABIJ_TYPE_CHIP_FLOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
nabij_chip_flow_init (NabijChipFlow *self)
{
  self->unknown = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_set_layout_manager (GTK_WIDGET (self), nabij_wrap_layout_new (GAP_PX));
  self->adder = nabij_word_adder_new ();
  gtk_widget_set_visible (self->adder, FALSE);
  g_signal_connect_object (self->adder, "word", G_CALLBACK (word_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->adder, GTK_WIDGET (self));
}

/**
 * nabij_chip_flow_new:
 * @single: whether no more than one word is chosen at a time
 *
 * Makes a flow without words.
 *
 * Returns: (transfer floating): the flow
 */
GtkWidget *
nabij_chip_flow_new (gboolean single)
{
  return g_object_new (NABIJ_TYPE_CHIP_FLOW, "single", single, NULL);
}

/**
 * nabij_chip_flow_set_single:
 * @self: chips
 * @single: whether no more than one word is chosen at a time
 *
 * Sets the property. It is set before words are added.
 */
void
nabij_chip_flow_set_single (NabijChipFlow *self,
                            gboolean       single)
{
  g_return_if_fail (NABIJ_IS_CHIP_FLOW (self));

  if (self->single == !!single)
    return;

  self->single = !!single;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SINGLE]);
}

/**
 * nabij_chip_flow_get_single:
 * @self: chips
 *
 * Returns: whether no more than one word is chosen at a time
 */
gboolean
nabij_chip_flow_get_single (NabijChipFlow *self)
{
  g_return_val_if_fail (NABIJ_IS_CHIP_FLOW (self), FALSE);

  return self->single;
}

/**
 * nabij_chip_flow_set_takes_words:
 * @self: chips
 * @takes_words: whether words of one's own can be added
 *
 * Sets the property.
 */
void
nabij_chip_flow_set_takes_words (NabijChipFlow *self,
                                 gboolean       takes_words)
{
  g_return_if_fail (NABIJ_IS_CHIP_FLOW (self));

  if (self->takes_words == !!takes_words)
    return;

  self->takes_words = !!takes_words;
  gtk_widget_set_visible (self->adder, takes_words);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TAKES_WORDS]);
}

/**
 * nabij_chip_flow_get_takes_words:
 * @self: chips
 *
 * Returns: whether words of one's own can be added
 */
gboolean
nabij_chip_flow_get_takes_words (NabijChipFlow *self)
{
  g_return_val_if_fail (NABIJ_IS_CHIP_FLOW (self), FALSE);

  return self->takes_words;
}

/**
 * nabij_chip_flow_add:
 * @self: chips
 * @id: an id of the content files
 * @text: its word, translated
 *
 * Adds a word to choose from, after the others. One that is there already stays as it is.
 *
 * Returns: (transfer none): the chip
 */
NabijChip *
nabij_chip_flow_add (NabijChipFlow *self,
                     const char    *id,
                     const char    *text)
{
  g_return_val_if_fail (NABIJ_IS_CHIP_FLOW (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return add_chip (self, id, text, FALSE);
}

/**
 * nabij_chip_flow_add_own:
 * @self: chips
 * @word: a word of the person's own
 *
 * Adds it to choose from, after the others. Where a chip says the same already, in small or capital
 * letters, that one is given.
 *
 * Returns: (transfer none): the chip
 */
NabijChip *
nabij_chip_flow_add_own (NabijChipFlow *self,
                         const char    *word)
{
  g_return_val_if_fail (NABIJ_IS_CHIP_FLOW (self), NULL);
  g_return_val_if_fail (word != NULL, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (NABIJ_IS_CHIP (child) && says (NABIJ_CHIP (child), word))
      return NABIJ_CHIP (child);
  }

  return add_chip (self, word, word, TRUE);
}

/**
 * nabij_chip_flow_find:
 * @self: chips
 * @id: what a chip stands for
 * @own: whether it is a word of the person's own
 *
 * Finds a chip.
 *
 * Returns: (transfer none) (nullable): the chip
 */
NabijChip *
nabij_chip_flow_find (NabijChipFlow *self,
                      const char    *id,
                      gboolean       own)
{
  g_return_val_if_fail (NABIJ_IS_CHIP_FLOW (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (NABIJ_IS_CHIP (child) && nabij_chip_is_own (NABIJ_CHIP (child)) == !!own &&
        g_str_equal (nabij_chip_get_id (NABIJ_CHIP (child)), id))
      return NABIJ_CHIP (child);
  }

  return NULL;
}

/**
 * nabij_chip_flow_choose:
 * @self: chips
 * @ids: (nullable) (array zero-terminated=1): the ids that are chosen
 * @own_words: (nullable) (array zero-terminated=1): the own words that are chosen; one that has no
 *   chip gets one
 *
 * Chooses these and no others. An id that has no chip is kept, and given back with the others. This
 * is no change of the person's: #NabijChipFlow::changed is not emitted.
 */
void
nabij_chip_flow_choose (NabijChipFlow     *self,
                        const char *const *ids,
                        const char *const *own_words)
{
  g_return_if_fail (NABIJ_IS_CHIP_FLOW (self));

  self->choosing = TRUE;
  g_ptr_array_set_size (self->unknown, 0);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (NABIJ_IS_CHIP (child))
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), FALSE);
  }

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    NabijChip *chip = nabij_chip_flow_find (self, ids[i], FALSE);

    if (chip != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
    else
      g_ptr_array_add (self->unknown, g_strdup (ids[i]));
  }

  /* It stays a word of the person's own, also where a chip says the same in this language. */
  for (guint i = 0; own_words != NULL && own_words[i] != NULL; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (add_chip (self, own_words[i], own_words[i], TRUE)), TRUE);
  self->choosing = FALSE;
}

/**
 * nabij_chip_flow_get_chosen:
 * @self: chips
 * @own: whether the words of the person's own are asked for, or the ids of the others
 *
 * Gives what is chosen, in the order of the chips.
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids or words
 */
char **
nabij_chip_flow_get_chosen (NabijChipFlow *self,
                            gboolean       own)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (NABIJ_IS_CHIP_FLOW (self), NULL);

  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    if (NABIJ_IS_CHIP (child) && nabij_chip_is_own (NABIJ_CHIP (child)) == !!own &&
        gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (child)))
      g_ptr_array_add (chosen, g_strdup (nabij_chip_get_id (NABIJ_CHIP (child))));
  }

  if (!own) {
    for (guint i = 0; i < self->unknown->len; i++)
      g_ptr_array_add (chosen, g_strdup (g_ptr_array_index (self->unknown, i)));
  }

  g_ptr_array_add (chosen, NULL);
  return (char **)g_ptr_array_free (g_steal_pointer (&chosen), FALSE);
}

/**
 * nabij_chip_flow_take_word:
 * @self: chips
 *
 * Takes a word that was typed and not confirmed yet as if it had been, so that nothing is lost where
 * the person goes on.
 */
void
nabij_chip_flow_take_word (NabijChipFlow *self)
{
  g_return_if_fail (NABIJ_IS_CHIP_FLOW (self));

  nabij_word_adder_take (NABIJ_WORD_ADDER (self->adder));
}
