/* nabij-check-in-question.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-question.h"

#include "nabij-chip-flow.h"
#include "nabij-widgets.h"

struct _NabijCheckInQuestion {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel      *text;
  NabijChipFlow *choices;

  const char *answer;                          /* an id, which is constant */
  NabijChip  *chips[NABIJ_N_CHECK_IN_CHOICES]; /* owned by choices */
  guint       place;
  gboolean    is_large;
};

G_DEFINE_FINAL_TYPE (NabijCheckInQuestion, nabij_check_in_question, GTK_TYPE_WIDGET)

enum {
  SIGNAL_ANSWERED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
find_chosen (NabijCheckInQuestion *self)
{
  for (guint key = 0; key < NABIJ_N_CHECK_IN_CHOICES; key++) {
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->chips[key])))
      return nabij_chip_get_id (self->chips[key]);
  }
  return NULL;
}

static void
choose (NabijCheckInQuestion *self,
        const char           *id)
{
  nabij_chip_flow_choose (self->choices, (const char *const[]){ id, NULL }, NULL);
  self->answer = id;
}

static void
changed_cb (NabijCheckInQuestion *self)
{
  const char *chosen = find_chosen (self);

  /* On a screen of its own, the same word once more confirms it, and one goes on. */
  if (chosen == NULL && self->is_large)
    choose (self, self->answer);
  self->answer = find_chosen (self);
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}

static gboolean
nabij_check_in_question_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_CHECK_IN_QUESTION (widget)->choices));
}

static void
nabij_check_in_question_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_check_in_question_parent_class)->dispose (object);
}

static void
nabij_check_in_question_class_init (NabijCheckInQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_question_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_check_in_question_grab_focus);

  /**
   * NabijCheckInQuestion::answered:
   * @self: the question
   *
   * The person chose a word, or took it back.
   */
  signals[SIGNAL_ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_CHIP_FLOW);
  gtk_widget_class_set_css_name (widget_class, "check-in-question");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/check-in/nabij-check-in-question.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInQuestion, text);
  gtk_widget_class_bind_template_child (widget_class, NabijCheckInQuestion, choices);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
}

static void
nabij_check_in_question_init (NabijCheckInQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The chosen one has a mark as well, for it is not told by its colour alone; its key stands small beside the
 * word. */
static void
add_key (NabijChip  *chip,
         const char *word,
         guint       key)
{
  GtkWidget       *box = gtk_center_box_new ();
  GtkWidget       *mark = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget       *label = gtk_label_new (word);
  g_autofree char *digit = g_strdup_printf ("%u", key);
  GtkWidget       *hint = gtk_label_new (digit);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (mark, "choice-mark");
  gtk_widget_add_css_class (hint, "choice-key");
  gtk_center_box_set_start_widget (GTK_CENTER_BOX (box), mark);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (box), label);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (box), hint);
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, digit, -1);
}

/**
 * nabij_check_in_question_new:
 * @course: the way through a check-in; it is not kept
 * @place: a place of it with words to choose from
 * @is_large: whether it has a screen of its own
 *
 * Makes a question, with what was answered to it already.
 *
 * Returns: (transfer floating): the question
 */
GtkWidget *
nabij_check_in_question_new (NabijCheckInCourse *course,
                             guint               place,
                             gboolean            is_large)
{
  static const guint    keys[NABIJ_N_CHECK_IN_CHOICES] = { 1, 2, 3, 0 };
  NabijCheckInQuestion *self;

  g_return_val_if_fail (course != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_CHECK_IN_QUESTION, NULL);
  self->place = place;
  self->is_large = is_large;
  gtk_label_set_label (self->text, nabij_check_in_course_get_question (course, place));
  gtk_widget_add_css_class (GTK_WIDGET (self), is_large ? "large" : "small");
  if (is_large) {
    GtkLayoutManager *column = gtk_box_layout_new (GTK_ORIENTATION_VERTICAL);

    gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (column), 12);
    gtk_widget_set_layout_manager (GTK_WIDGET (self->choices), column);
    gtk_label_set_justify (self->text, GTK_JUSTIFY_CENTER);
    gtk_label_set_xalign (self->text, 0.5f);
  }

  for (guint i = 0; i < NABIJ_N_CHECK_IN_CHOICES; i++) {
    const char *word;
    const char *id = nabij_check_in_course_get_choice (course, place, keys[i], &word);

    self->chips[keys[i]] = nabij_chip_flow_add (self->choices, id, word);
    if (is_large)
      add_key (self->chips[keys[i]], word, keys[i]);
    if (keys[i] == 0)
      gtk_widget_add_css_class (GTK_WIDGET (self->chips[keys[i]]), "pass-over");
  }
  choose (self, nabij_check_in_course_get_answer (course, place));
  return GTK_WIDGET (self);
}

/**
 * nabij_check_in_question_get_place:
 * @self: a question
 *
 * Returns: its place
 */
guint
nabij_check_in_question_get_place (NabijCheckInQuestion *self)
{
  g_return_val_if_fail (NABIJ_IS_CHECK_IN_QUESTION (self), 0);

  return self->place;
}

/**
 * nabij_check_in_question_get_answer:
 * @self: a question
 *
 * Returns: (transfer none) (nullable): the id of what was chosen, or `NULL` for nothing
 */
const char *
nabij_check_in_question_get_answer (NabijCheckInQuestion *self)
{
  g_return_val_if_fail (NABIJ_IS_CHECK_IN_QUESTION (self), NULL);

  return self->answer;
}

/**
 * nabij_check_in_question_press:
 * @self: a question
 * @key: the number on a key, below `NABIJ_N_CHECK_IN_CHOICES`
 *
 * Chooses by the key that stands for a word. To press it twice does not take it back.
 */
void
nabij_check_in_question_press (NabijCheckInQuestion *self,
                               guint                 key)
{
  g_return_if_fail (NABIJ_IS_CHECK_IN_QUESTION (self));
  g_return_if_fail (key < NABIJ_N_CHECK_IN_CHOICES);

  choose (self, nabij_chip_get_id (self->chips[key]));
  gtk_widget_grab_focus (GTK_WIDGET (self->chips[key]));
  g_signal_emit (self, signals[SIGNAL_ANSWERED], 0);
}
