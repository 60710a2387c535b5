/* nabij-weekday-choice.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-weekday-choice.h"

#include "nabij-language.h"
#include "nabij-reminder.h"
#include "nabij-wrap-layout.h"

#define N_WEEKDAYS 7
#define WORKING_DAYS (NABIJ_REMINDER_ALL_DAYS & ~(NABIJ_REMINDER_DAY (G_DATE_SATURDAY) | NABIJ_REMINDER_DAY (G_DATE_SUNDAY)))

struct _NabijWeekdayChoice {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *days_box;
  GtkWidget *line;

  GtkToggleButton *buttons[N_WEEKDAYS]; /* borrowed, owned by days_box */

  guint    days;
  gboolean filling; /* while it is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijWeekdayChoice, nabij_weekday_choice, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_days (NabijWeekdayChoice *self)
{
  self->filling = TRUE;
  for (int i = 0; i < N_WEEKDAYS; i++)
    gtk_toggle_button_set_active (self->buttons[i], (self->days & (1u << i)) != 0);
  self->filling = FALSE;
}

static void
choose (NabijWeekdayChoice *self,
        guint               days)
{
  gtk_widget_set_visible (self->line, FALSE);
  if (days == self->days)
    return;

  self->days = days;
  show_days (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
toggled_cb (NabijWeekdayChoice *self)
{
  guint days = 0;

  if (self->filling)
    return;

  for (int i = 0; i < N_WEEKDAYS; i++) {
    if (gtk_toggle_button_get_active (self->buttons[i]))
      days |= 1u << i;
  }
  if (days != 0) {
    choose (self, days);
  } else {
    show_days (self);
    gtk_widget_set_visible (self->line, TRUE);
  }
}

static void
every_day_cb (NabijWeekdayChoice *self)
{
  choose (self, NABIJ_REMINDER_ALL_DAYS);
}

static void
working_days_cb (NabijWeekdayChoice *self)
{
  choose (self, WORKING_DAYS);
}

static void
nabij_weekday_choice_dispose (GObject *object)
{
  NabijWeekdayChoice *self = NABIJ_WEEKDAY_CHOICE (object);
  GtkWidget          *child;

  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_weekday_choice_parent_class)->dispose (object);
}

static void
nabij_weekday_choice_class_init (NabijWeekdayChoiceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_weekday_choice_dispose;

  /**
   * NabijWeekdayChoice::changed:
   * @self: a choice
   *
   * The person chose other days.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "weekday-choice");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-weekday-choice.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijWeekdayChoice, days_box);
  gtk_widget_class_bind_template_child (widget_class, NabijWeekdayChoice, line);
  gtk_widget_class_bind_template_callback (widget_class, every_day_cb);
  gtk_widget_class_bind_template_callback (widget_class, working_days_cb);
}

static void
nabij_weekday_choice_init (NabijWeekdayChoice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_WEEKDAYS; i++) {
    const char *name = nabij_language_get_weekday ((GDateWeekday)(G_DATE_MONDAY + i));
    GtkWidget  *button = gtk_toggle_button_new_with_label (nabij_language_get_short_weekday ((GDateWeekday)(G_DATE_MONDAY + i)));

    gtk_widget_add_css_class (button, "weekday");
    gtk_widget_set_tooltip_text (button, name);
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_set_parent (button, self->days_box);
    self->buttons[i] = GTK_TOGGLE_BUTTON (button);
  }
}

/**
 * nabij_weekday_choice_set_days:
 * @self: a choice
 * @days: days of the week, one bit each, Monday the lowest; at least one of them
 *
 * Shows which days are chosen. Nobody is told.
 */
void
nabij_weekday_choice_set_days (NabijWeekdayChoice *self,
                               guint               days)
{
  g_return_if_fail (NABIJ_IS_WEEKDAY_CHOICE (self));
  g_return_if_fail (days != 0 && (days & ~NABIJ_REMINDER_ALL_DAYS) == 0);

  if (self->days == days)
    return;

  self->days = days;
  gtk_widget_set_visible (self->line, FALSE);
  show_days (self);
}

/**
 * nabij_weekday_choice_get_days:
 * @self: a choice
 *
 * Returns: which days are chosen, one bit each, Monday the lowest
 */
guint
nabij_weekday_choice_get_days (NabijWeekdayChoice *self)
{
  g_return_val_if_fail (NABIJ_IS_WEEKDAY_CHOICE (self), 0);

  return self->days;
}
