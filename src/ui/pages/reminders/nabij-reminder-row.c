/* nabij-reminder-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-row.h"

#include "nabij-reminder-practices.h"
#include "nabij-reminder-words.h"

#include <glib/gi18n-lib.h>

struct _NabijReminderRow {
  AdwActionRow parent_instance;

  /* Template Widgets */
  GtkSwitch *on;

  /* Owned References */
  char *id;

  gboolean filling; /* while the row is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijReminderRow, nabij_reminder_row, ADW_TYPE_ACTION_ROW)

enum {
  SIGNAL_SWITCHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static char *
describe (NabijServices       *services,
          const NabijReminder *reminder)
{
  NabijReminderSettings *settings = nabij_reminder_keeper_get_settings (nabij_services_get_reminder_keeper (services));
  const NabijInstant     now = nabij_clock_get_now (nabij_services_get_clock (services));
  g_autofree char       *when = NULL;
  int                    quiet[NABIJ_REMINDER_N_TIMES_MAX];
  guint                  n_quiet = 0;
  GDate                  today;

  nabij_instant_get_day (&now, &today);
  when = nabij_reminder_words_when (reminder, &today);
  for (guint i = 0; i < reminder->n_times; i++) {
    if (nabij_reminder_settings_is_quiet (settings, reminder->minutes[i]))
      quiet[n_quiet++] = reminder->minutes[i];
  }
  if (n_quiet > 0) {
    g_autofree char *times = nabij_reminder_words_times (quiet, n_quiet);

    /* Translators: under a reminder, on two lines: when it comes, as in "Every day at 22:00", and which of these
     * times are in the quiet hours, so that nothing comes then. */
    return g_strdup_printf (_ ("%1$s\nIn your quiet hours: %2$s"), when, times);
  }
  return g_steal_pointer (&when);
}

/* The switch has moved, and its colour follows when the system agrees. */
static gboolean
state_set_cb (NabijReminderRow *self,
              gboolean          on)
{
  if (self->filling)
    return FALSE;

  g_signal_emit (self, signals[SIGNAL_SWITCHED], 0, on);
  return TRUE;
}

static void
nabij_reminder_row_dispose (GObject *object)
{
  NabijReminderRow *self = NABIJ_REMINDER_ROW (object);

  self->filling = TRUE;

  G_OBJECT_CLASS (nabij_reminder_row_parent_class)->dispose (object);
}

static void
nabij_reminder_row_finalize (GObject *object)
{
  g_free (NABIJ_REMINDER_ROW (object)->id);

  G_OBJECT_CLASS (nabij_reminder_row_parent_class)->finalize (object);
}

static void
nabij_reminder_row_class_init (NabijReminderRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_reminder_row_finalize;

  /**
   * NabijReminderRow::switched:
   * @self: a row
   * @on: whether it is to be on
   *
   * The person moved the switch. It waits for nabij_reminder_row_show_on().
   */
  signals[SIGNAL_SWITCHED] = g_signal_new ("switched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminder-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReminderRow, on);
  gtk_widget_class_bind_template_callback (widget_class, state_set_cb);
}

static void
nabij_reminder_row_init (NabijReminderRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reminder_row_new:
 * @id: the stable name of the reminder
 *
 * Makes a row that says nothing yet.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
nabij_reminder_row_new (const char *id)
{
  NabijReminderRow *self;

  g_return_val_if_fail (id != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_REMINDER_ROW, NULL);
  self->id = g_strdup (id);
  return GTK_WIDGET (self);
}

/**
 * nabij_reminder_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the stable name of the reminder
 */
const char *
nabij_reminder_row_get_id (NabijReminderRow *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_ROW (self), NULL);

  return self->id;
}

/**
 * nabij_reminder_row_show:
 * @self: a row
 * @services: (transfer none): what knows the season, the hour and the quiet hours
 * @reminder: the reminder
 *
 * Says what it is for, and when it comes. Whether it is on is shown by nabij_reminder_row_show_on().
 */
void
nabij_reminder_row_show (NabijReminderRow    *self,
                         NabijServices       *services,
                         const NabijReminder *reminder)
{
  const char      *name;
  g_autofree char *when = NULL;
  g_autofree char *whole = NULL;

  g_return_if_fail (NABIJ_IS_REMINDER_ROW (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (reminder != NULL);

  name = nabij_reminder_practices_get_name (services, reminder->practice);
  when = describe (services, reminder);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), when);
  /* Several of them may have the same name. */
  /* Translators: how a reminder is read aloud: what it is for, and when it comes. */
  whole = g_strdup_printf (C_ ("reminder", "%1$s. %2$s"), name, when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
}

/**
 * nabij_reminder_row_show_on:
 * @self: a row
 * @on: whether the reminder is on
 *
 * Shows whether it is on. Nobody is told.
 */
void
nabij_reminder_row_show_on (NabijReminderRow *self,
                            gboolean          on)
{
  g_return_if_fail (NABIJ_IS_REMINDER_ROW (self));

  self->filling = TRUE;
  gtk_switch_set_active (self->on, on);
  gtk_switch_set_state (self->on, on);
  self->filling = FALSE;
}
