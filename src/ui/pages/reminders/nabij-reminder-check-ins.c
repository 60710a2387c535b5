/* nabij-reminder-check-ins.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-check-ins.h"

#include "nabij-language.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _NabijReminderCheckIns {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwActionRow *row;
  GtkSwitch    *offered;

  /* Owned References */
  NabijServices *services;

  gboolean filling; /* while it is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijReminderCheckIns, nabij_reminder_check_ins, GTK_TYPE_WIDGET)

/* On which day something reminds, or NULL where nothing is planned. */
static char *
find_day (NabijReminderCheckIns *self)
{
  const gint64       at_us = nabij_reminder_keeper_get_settings (nabij_services_get_reminder_keeper (self->services))->check_in_us;
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  g_autoptr (GDateTime) from = nabij_instant_to_local (&now);
  g_autoptr (GDateTime) day = NULL;

  if (from == NULL || at_us <= now.utc_us)
    return NULL;
  day = g_date_time_add (from, at_us - now.utc_us);
  if (day == NULL)
    return NULL;

  return g_date_time_get_year (day) == g_date_time_get_year (from) ? nabij_language_format_date (day)
                                                                   : nabij_language_format_date_with_year (day);
}

static void
show (NabijReminderCheckIns *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  g_autofree char   *day = find_day (self);
  g_autofree char   *words = NULL;

  if (day != NULL)
    /* Translators: below “How are you doing?”, on two lines; %s is a day, as in "Saturday 21 November". */
    words = g_strdup_printf (_ ("A few times in the first two years after the birth.\nThe next time is %s."), day);
  adw_action_row_set_subtitle (self->row, words != NULL ? words : _ ("A few times in the first two years after the birth."));

  self->filling = TRUE;
  gtk_switch_set_active (self->offered, family->check_ins_offered);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), nabij_services_get_season (self->services) == NABIJ_SEASON_AFTER);
}

static void
offered_cb (NabijReminderCheckIns *self)
{
  if (!self->filling && self->services != NULL)
    nabij_check_in_keeper_set_offered (nabij_services_get_check_in_keeper (self->services), gtk_switch_get_active (self->offered));
}

static void
nabij_reminder_check_ins_dispose (GObject *object)
{
  NabijReminderCheckIns *self = NABIJ_REMINDER_CHECK_INS (object);
  GtkWidget             *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_reminder_check_ins_parent_class)->dispose (object);
}

static void
nabij_reminder_check_ins_class_init (NabijReminderCheckInsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_check_ins_dispose;

  gtk_widget_class_set_css_name (widget_class, "reminder-check-ins");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminder-check-ins.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReminderCheckIns, row);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderCheckIns, offered);
  gtk_widget_class_bind_template_callback (widget_class, offered_cb);
}

static void
nabij_reminder_check_ins_init (NabijReminderCheckIns *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reminder_check_ins_set_services:
 * @self: the row
 * @services: (transfer none): what it needs from the world
 *
 * Gives it what it needs. Call it once, before anything else.
 */
void
nabij_reminder_check_ins_set_services (NabijReminderCheckIns *self,
                                       NabijServices         *services)
{
  g_return_if_fail (NABIJ_IS_REMINDER_CHECK_INS (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_reminder_keeper (services), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
