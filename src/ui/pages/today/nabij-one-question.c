/* nabij-one-question.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-one-question.h"

#include "nabij-date-judge.h"
#include "nabij-day-field.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _NabijOneQuestion {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget     *question_page;
  GtkWidget     *date_page;
  GtkWidget     *answer_page;
  GtkWidget     *pregnant_button;
  NabijDayField *due;
  GtkLabel      *answer_line;
  GtkWidget     *good_button;

  /* Owned References */
  NabijServices *services;

  gboolean going_on; /* it was answered, and something more is said or asked */
};

G_DEFINE_FINAL_TYPE (NabijOneQuestion, nabij_one_question, GTK_TYPE_WIDGET)

enum {
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A stack would be as wide as its texts are without a break. */
static void
show_page (NabijOneQuestion *self,
           GtkWidget        *page)
{
  gtk_widget_set_visible (self->answer_page, page == self->answer_page);
  gtk_widget_set_visible (self->date_page, page == self->date_page);
  gtk_widget_set_visible (self->question_page, page == self->question_page);
}

/* What goes on is set first: whoever hears of the change looks at it. */
static void
tell (NabijOneQuestion *self,
      NabijTold         told,
      gboolean          going_on)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  family->told = told;
  self->going_on = going_on;
  nabij_family_keeper_set_family (keeper, family);
}

static void
answer (NabijOneQuestion *self,
        const char       *line)
{
  gtk_label_set_label (self->answer_line, line);
  show_page (self, self->answer_page);
  gtk_widget_grab_focus (self->good_button);
}

static void
pregnant_cb (NabijOneQuestion *self)
{
  show_page (self, self->date_page);
  tell (self, NABIJ_TOLD_PREGNANT, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->due));
}

static void
here_cb (NabijOneQuestion *self)
{
  tell (self, NABIJ_TOLD_BABY_IS_HERE, TRUE);
  answer (self, _ ("Good to know. In About you, in the menu, you can say more, whenever it suits you."));
}

static void
else_cb (NabijOneQuestion *self)
{
  tell (self, NABIJ_TOLD_SOMETHING_ELSE, TRUE);
  answer (self, _ ("That is all right. Everything here is for you, just as it is, and nothing more is asked. Should something else fit one day: it is in About you, in the menu."));
}

static void
not_now_cb (NabijOneQuestion *self)
{
  tell (self, NABIJ_TOLD_NOT_NOW, FALSE);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
finished_cb (NabijOneQuestion *self)
{
  self->going_on = FALSE;
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
}

static void
due_cb (NabijOneQuestion *self)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (self->services);
  g_autoptr (NabijFamily) family = NULL;
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  GDate              due;

  if (!nabij_day_field_get_day (self->due, &due))
    return;

  family = nabij_family_keeper_copy_family (keeper);
  nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, now.utc_us);
  nabij_family_keeper_set_family (keeper, family);
}

/* What is typed and can not be a date, or is still asked about, is not left behind without a word. */
static void
done_cb (NabijOneQuestion *self)
{
  if (nabij_day_field_take (self->due))
    finished_cb (self);
}

static gboolean
nabij_one_question_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_ONE_QUESTION (widget)->pregnant_button);
}

static void
nabij_one_question_dispose (GObject *object)
{
  NabijOneQuestion *self = NABIJ_ONE_QUESTION (object);
  GtkWidget        *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_one_question_parent_class)->dispose (object);
}

static void
nabij_one_question_class_init (NabijOneQuestionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_one_question_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_one_question_grab_focus);

  /**
   * NabijOneQuestion::finished:
   * @self: a question
   *
   * There is nothing more to ask or to say.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_DAY_FIELD);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "one-question");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/today/nabij-one-question.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijOneQuestion, question_page);
  gtk_widget_class_bind_template_child (widget_class, NabijOneQuestion, date_page);
  gtk_widget_class_bind_template_child (widget_class, NabijOneQuestion, answer_page);
  gtk_widget_class_bind_template_child (widget_class, NabijOneQuestion, pregnant_button);
  gtk_widget_class_bind_template_child (widget_class, NabijOneQuestion, due);
  gtk_widget_class_bind_template_child (widget_class, NabijOneQuestion, answer_line);
  gtk_widget_class_bind_template_child (widget_class, NabijOneQuestion, good_button);
  gtk_widget_class_bind_template_callback (widget_class, pregnant_cb);
  gtk_widget_class_bind_template_callback (widget_class, here_cb);
  gtk_widget_class_bind_template_callback (widget_class, else_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_now_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, finished_cb);
}

static void
nabij_one_question_init (NabijOneQuestion *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nabij_day_field_set_name (self->due, _ ("Due date"));
}

/**
 * nabij_one_question_set_services:
 * @self: a question without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a question from a template what it needs.
 */
void
nabij_one_question_set_services (NabijOneQuestion *self,
                                 NabijServices    *services)
{
  g_return_if_fail (NABIJ_IS_ONE_QUESTION (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  nabij_day_field_set_judge (self->due, nabij_date_judge_due, nabij_services_get_clock (services));
}

/**
 * nabij_one_question_is_going_on:
 * @self: a question
 *
 * Returns: whether it was answered, and something more is said or asked
 */
gboolean
nabij_one_question_is_going_on (NabijOneQuestion *self)
{
  g_return_val_if_fail (NABIJ_IS_ONE_QUESTION (self), FALSE);

  return self->going_on;
}

/**
 * nabij_one_question_leave:
 * @self: a question
 *
 * Ends what came after the answer, as somebody goes to another page. The answer itself stays, and what
 * was typed is taken where it is a date.
 */
void
nabij_one_question_leave (NabijOneQuestion *self)
{
  g_return_if_fail (NABIJ_IS_ONE_QUESTION (self));

  self->going_on = FALSE;
}
