/* nabij-reminder-practice-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-practice-row.h"

#include "nabij-reminder-practices.h"
#include "nabij-reminder.h"

#include <glib/gi18n-lib.h>

struct _NabijReminderPracticeRow {
  AdwExpanderRow parent_instance;

  /* Owned References */
  NabijServices *services;
  char          *practice;
  GPtrArray     *checks; /* (element-type GtkCheckButton): borrowed, owned by the rows */

  gboolean filling; /* while the row is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijReminderPracticeRow, nabij_reminder_practice_row, ADW_TYPE_EXPANDER_ROW)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_id (GtkCheckButton *check)
{
  return g_object_get_data (G_OBJECT (check), "practice");
}

static void
show_name (NabijReminderPracticeRow *self)
{
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), nabij_reminder_practices_get_name (self->services, self->practice));
}

static void
toggled_cb (NabijReminderPracticeRow *self,
            GtkCheckButton           *check)
{
  if (self->filling || !gtk_check_button_get_active (check) || g_strcmp0 (get_id (check), self->practice) == 0)
    return;

  g_free (self->practice);
  self->practice = g_strdup (get_id (check));
  show_name (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A click has chosen; the arrow keys may still go on. */
static void
activated_cb (NabijReminderPracticeRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), FALSE);
}

static void
add_choice (NabijReminderPracticeRow *self,
            const char               *id)
{
  const char *name = nabij_reminder_practices_get_name (self->services, id);
  GtkWidget  *row = adw_action_row_new ();
  GtkWidget  *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (check), "practice", g_strdup (id), g_free);
  if (self->checks->len > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check), g_ptr_array_index (self->checks, 0));
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_ptr_array_add (self->checks, check);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  /* Its button has the focus, and tells whether it is chosen. */
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_heading (NabijReminderPracticeRow *self,
             const char               *heading)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);

  gtk_label_set_label (GTK_LABEL (label), heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0.f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "reminder-heading");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
add_choices (NabijReminderPracticeRow *self)
{
  add_choice (self, NABIJ_REMINDER_ONE_EXHALE);
  add_choice (self, NABIJ_REMINDER_QUIET_MOMENT);
  for (int group = 0; group < NABIJ_N_PRACTICE_GROUPS; group++) {
    g_autoptr (GPtrArray) practices = nabij_reminder_practices_list (self->services, (NabijPracticeGroup)group);

    if (practices->len > 0)
      add_heading (self, nabij_reminder_practices_get_heading ((NabijPracticeGroup)group));
    for (guint i = 0; i < practices->len; i++)
      add_choice (self, nabij_practice_get_id (g_ptr_array_index (practices, i)));
  }
}

static void
nabij_reminder_practice_row_dispose (GObject *object)
{
  NabijReminderPracticeRow *self = NABIJ_REMINDER_PRACTICE_ROW (object);

  self->filling = TRUE;
  g_clear_object (&self->services);
  g_clear_pointer (&self->practice, g_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (nabij_reminder_practice_row_parent_class)->dispose (object);
}

static void
nabij_reminder_practice_row_class_init (NabijReminderPracticeRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_practice_row_dispose;

  /**
   * NabijReminderPracticeRow::changed:
   * @self: a row
   *
   * The person chose something else.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_reminder_practice_row_init (NabijReminderPracticeRow *self)
{
  self->checks = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _ ("What for"));
}

/**
 * nabij_reminder_practice_row_set_services:
 * @self: a row
 * @services: (transfer none): what it needs from the world
 *
 * Gives the row what it needs. Call it once, before anything else.
 */
void
nabij_reminder_practice_row_set_services (NabijReminderPracticeRow *self,
                                          NabijServices            *services)
{
  g_return_if_fail (NABIJ_IS_REMINDER_PRACTICE_ROW (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  self->filling = TRUE;
  add_choices (self);
  self->filling = FALSE;
}

/**
 * nabij_reminder_practice_row_set_practice:
 * @self: a row
 * @practice_id: what a reminder is for
 *
 * Shows what is chosen. One that does not fit the season has its name, and is not among the choices.
 */
void
nabij_reminder_practice_row_set_practice (NabijReminderPracticeRow *self,
                                          const char               *practice_id)
{
  g_return_if_fail (NABIJ_IS_REMINDER_PRACTICE_ROW (self));
  g_return_if_fail (practice_id != NULL);

  if (g_strcmp0 (self->practice, practice_id) == 0)
    return;

  g_free (self->practice);
  self->practice = g_strdup (practice_id);
  self->filling = TRUE;
  for (guint i = 0; i < self->checks->len; i++) {
    GtkCheckButton *check = g_ptr_array_index (self->checks, i);

    gtk_check_button_set_active (check, g_str_equal (get_id (check), practice_id));
  }
  self->filling = FALSE;
  show_name (self);
}

/**
 * nabij_reminder_practice_row_get_practice:
 * @self: a row
 *
 * Returns: (transfer none): what is chosen
 */
const char *
nabij_reminder_practice_row_get_practice (NabijReminderPracticeRow *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_PRACTICE_ROW (self), NULL);

  return self->practice;
}
