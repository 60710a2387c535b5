/* nabij-reminder-quiet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-quiet.h"

#include "nabij-time-field.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _NabijReminderQuiet {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijTimeField *quiet_from;
  NabijTimeField *quiet_until;
  GtkWidget      *no_quiet_line;

  /* Owned References */
  NabijReminderKeeper *keeper;
};

G_DEFINE_FINAL_TYPE (NabijReminderQuiet, nabij_reminder_quiet, GTK_TYPE_WIDGET)

enum {
  SIGNAL_PAUSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
show_hours (NabijReminderQuiet *self)
{
  const NabijReminderSettings *settings = nabij_reminder_keeper_get_settings (self->keeper);

  nabij_time_field_set_minute (self->quiet_from, settings->quiet_from);
  nabij_time_field_set_minute (self->quiet_until, settings->quiet_until);
  gtk_widget_set_visible (self->no_quiet_line, settings->quiet_from == settings->quiet_until);
}

static void
quiet_cb (NabijReminderQuiet *self)
{
  const int from = nabij_time_field_get_minute (self->quiet_from);
  const int until = nabij_time_field_get_minute (self->quiet_until);

  if (self->keeper != NULL && from != NABIJ_TIME_FIELD_NONE && until != NABIJ_TIME_FIELD_NONE)
    nabij_reminder_keeper_set_quiet_hours (self->keeper, from, until);
}

static void
not_today_cb (NabijReminderQuiet *self)
{
  nabij_reminder_keeper_not_today (self->keeper);
  g_signal_emit (self, signals[SIGNAL_PAUSED], 0);
}

static void
week_cb (NabijReminderQuiet *self)
{
  nabij_reminder_keeper_pause_for_a_week (self->keeper);
  g_signal_emit (self, signals[SIGNAL_PAUSED], 0);
}

static void
nabij_reminder_quiet_dispose (GObject *object)
{
  NabijReminderQuiet *self = NABIJ_REMINDER_QUIET (object);
  GtkWidget          *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->keeper);

  G_OBJECT_CLASS (nabij_reminder_quiet_parent_class)->dispose (object);
}

static void
nabij_reminder_quiet_class_init (NabijReminderQuietClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_quiet_dispose;

  /**
   * NabijReminderQuiet::paused:
   * @self: the quiet times
   *
   * The person chose that nothing comes for a while.
   */
  signals[SIGNAL_PAUSED] = g_signal_new ("paused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_TIME_FIELD);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reminder-quiet");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminder-quiet.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReminderQuiet, quiet_from);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderQuiet, quiet_until);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderQuiet, no_quiet_line);
  gtk_widget_class_bind_template_callback (widget_class, quiet_cb);
  gtk_widget_class_bind_template_callback (widget_class, not_today_cb);
  gtk_widget_class_bind_template_callback (widget_class, week_cb);
}

static void
nabij_reminder_quiet_init (NabijReminderQuiet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nabij_time_field_set_name (self->quiet_from, _ ("Quiet from"));
  nabij_time_field_set_name (self->quiet_until, _ ("Quiet until"));
}

/**
 * nabij_reminder_quiet_set_keeper:
 * @self: the quiet times
 * @keeper: (transfer none): what knows the reminders
 *
 * Gives them what they need. Call it once, before anything else.
 */
void
nabij_reminder_quiet_set_keeper (NabijReminderQuiet  *self,
                                 NabijReminderKeeper *keeper)
{
  g_return_if_fail (NABIJ_IS_REMINDER_QUIET (self));
  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (keeper));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (show_hours), self, G_CONNECT_SWAPPED);
  show_hours (self);
}
