/* nabij-reminder-times.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-times.h"

#include "nabij-time-field.h"
#include "nabij-typed-time.h"

#include <glib/gi18n-lib.h>

#define GAP_PX 6
#define QUARTER_MINUTES 15

struct _NabijReminderTimes {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *rows_box;
  GtkWidget *add_button;

  /* Owned References */
  NabijReminderKeeper *keeper;
  GPtrArray           *rows; /* (element-type GtkWidget): borrowed, owned by rows_box */
};

G_DEFINE_FINAL_TYPE (NabijReminderTimes, nabij_reminder_times, GTK_TYPE_WIDGET)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static NabijTimeField *
get_field (GtkWidget *row)
{
  return NABIJ_TIME_FIELD (gtk_widget_get_first_child (row));
}

static GtkWidget *
get_remove_button (GtkWidget *row)
{
  return gtk_widget_get_last_child (row);
}

static NabijTimeField *
find_other (NabijReminderTimes *self,
            NabijTimeField     *field,
            int                 minute)
{
  for (guint i = 0; i < self->rows->len; i++) {
    NabijTimeField *other = get_field (g_ptr_array_index (self->rows, i));

    if (other != field && nabij_time_field_get_minute (other) == minute)
      return other;
  }
  return NULL;
}

static guint
count_times (NabijReminderTimes *self)
{
  guint n_times = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n_times += nabij_time_field_get_minute (get_field (g_ptr_array_index (self->rows, i))) != NABIJ_TIME_FIELD_NONE;
  return n_times;
}

/* The last minute before the quiet hours, 21:29, is a time that nobody would choose: the last quarter of an
 * hour before it, 21:15, is offered. What comes after the quiet hours is offered as it is. */
static int
find_offer (NabijReminderSettings *settings,
            int                    minute)
{
  const int offer = nabij_reminder_settings_move_out_of_quiet (settings, minute);
  const int quarter = offer - offer % QUARTER_MINUTES;

  return offer != settings->quiet_until && !nabij_reminder_settings_is_quiet (settings, quarter) ? quarter : offer;
}

/* What stands in the quiet hours would never come: that is asked, and never moved by itself. */
static char *
judge (NabijTimeField *field,
       int             minute,
       int            *offer,
       gpointer        user_data)
{
  NabijReminderTimes    *self = NABIJ_REMINDER_TIMES (user_data);
  NabijReminderSettings *settings = nabij_reminder_keeper_get_settings (self->keeper);
  g_autofree char       *words = NULL;

  if (find_other (self, field, minute) != NULL)
    return g_strdup (_ ("This time is there already."));
  if (!nabij_reminder_settings_is_quiet (settings, minute))
    return NULL;

  *offer = find_offer (settings, minute);
  words = nabij_typed_time_write (*offer);
  /* Translators: under a time of a reminder; %s is another time, as in 8:00. */
  return g_strdup_printf (_ ("That is in your quiet hours. Move it to %s?"), words);
}

static void
name_row (GtkWidget *row)
{
  const int        minute = nabij_time_field_get_minute (get_field (row));
  g_autofree char *time = minute != NABIJ_TIME_FIELD_NONE ? nabij_typed_time_write (minute) : NULL;
  /* Translators: takes a time away from a reminder; %s is the time, as in 10:30. */
  g_autofree char *name = time != NULL ? g_strdup_printf (_ ("Remove %s"), time) : g_strdup (_ ("Remove"));

  gtk_accessible_update_property (GTK_ACCESSIBLE (get_remove_button (row)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (get_remove_button (row), name);
}

/* The last one stays. */
static void
update_buttons (NabijReminderTimes *self)
{
  const guint n_times = count_times (self);

  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget     *row = g_ptr_array_index (self->rows, i);
    const gboolean is_empty = nabij_time_field_get_minute (get_field (row)) == NABIJ_TIME_FIELD_NONE;

    name_row (row);
    gtk_widget_set_visible (get_remove_button (row), is_empty ? self->rows->len > 1 : n_times > 1);
  }
  gtk_widget_set_visible (self->add_button, self->rows->len < NABIJ_REMINDER_N_TIMES_MAX);
}

static void
drop_row (NabijReminderTimes *self,
          GtkWidget          *row)
{
  /* As it goes, its field takes what is typed in it. */
  g_signal_handlers_disconnect_by_data (get_field (row), self);
  g_ptr_array_remove (self->rows, row);
  gtk_box_remove (GTK_BOX (self->rows_box), row);
}

static void
changed_cb (NabijReminderTimes *self,
            NabijTimeField     *field)
{
  GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (field));
  const int  minute = nabij_time_field_get_minute (field);

  /* Moved out of the quiet hours to where another one stands already, they are one. */
  if (minute != NABIJ_TIME_FIELD_NONE && find_other (self, field, minute) != NULL) {
    gtk_widget_grab_focus (GTK_WIDGET (find_other (self, field, minute)));
    drop_row (self, row);
  }
  update_buttons (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
remove_cb (NabijReminderTimes *self,
           GtkWidget          *button)
{
  GtkWidget     *row = gtk_widget_get_parent (button);
  const gboolean was_time = nabij_time_field_get_minute (get_field (row)) != NABIJ_TIME_FIELD_NONE;
  guint          place;

  g_ptr_array_find (self->rows, row, &place);
  gtk_widget_grab_focus (GTK_WIDGET (get_field (g_ptr_array_index (self->rows, place > 0 ? place - 1 : 1))));
  drop_row (self, row);
  update_buttons (self);
  if (was_time)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static GtkWidget *
add_row (NabijReminderTimes *self,
         int                 minute)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, GAP_PX);
  GtkWidget *field = nabij_time_field_new (C_ ("reminder", "Time"));
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-delete-symbolic");

  nabij_time_field_set_judge (NABIJ_TIME_FIELD (field), judge, self);
  nabij_time_field_set_minute (NABIJ_TIME_FIELD (field), minute);
  g_signal_connect_object (field, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_hexpand (field, TRUE);
  gtk_box_append (GTK_BOX (row), field);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "circular");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (row), button);

  gtk_box_append (GTK_BOX (self->rows_box), row);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
add_cb (NabijReminderTimes *self)
{
  GtkWidget *row = add_row (self, NABIJ_TIME_FIELD_NONE);

  update_buttons (self);
  gtk_widget_grab_focus (GTK_WIDGET (get_field (row)));
}

static void
nabij_reminder_times_dispose (GObject *object)
{
  NabijReminderTimes *self = NABIJ_REMINDER_TIMES (object);
  GtkWidget          *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->keeper);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (nabij_reminder_times_parent_class)->dispose (object);
}

static void
nabij_reminder_times_class_init (NabijReminderTimesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_times_dispose;

  /**
   * NabijReminderTimes::changed:
   * @self: the times
   *
   * The person chose other times.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "reminder-times");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminder-times.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReminderTimes, rows_box);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderTimes, add_button);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
nabij_reminder_times_init (NabijReminderTimes *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reminder_times_set_keeper:
 * @self: the times
 * @keeper: (transfer none): what knows the quiet hours
 *
 * Gives the times what they need. Call it once, before anything else.
 */
void
nabij_reminder_times_set_keeper (NabijReminderTimes  *self,
                                 NabijReminderKeeper *keeper)
{
  g_return_if_fail (NABIJ_IS_REMINDER_TIMES (self));
  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (keeper));

  g_set_object (&self->keeper, keeper);
}

static gboolean
shows (NabijReminderTimes  *self,
       const NabijReminder *reminder)
{
  if (self->rows->len == 0 || count_times (self) != reminder->n_times)
    return FALSE;
  for (guint i = 0; i < reminder->n_times; i++) {
    if (find_other (self, NULL, reminder->minutes[i]) == NULL)
      return FALSE;
  }
  return TRUE;
}

/* Rows that are there stay: it may be one of them that has just told of another time. */
static void
show_times (NabijReminderTimes  *self,
            const NabijReminder *reminder)
{
  const guint n_rows = MAX (reminder->n_times, 1);

  while (self->rows->len > n_rows)
    drop_row (self, g_ptr_array_index (self->rows, self->rows->len - 1));
  for (guint i = 0; i < n_rows; i++) {
    const int minute = i < reminder->n_times ? reminder->minutes[i] : NABIJ_TIME_FIELD_NONE;

    if (i < self->rows->len)
      nabij_time_field_set_minute (get_field (g_ptr_array_index (self->rows, i)), minute);
    else
      add_row (self, minute);
  }
  update_buttons (self);
}

/**
 * nabij_reminder_times_set_times:
 * @self: the times
 * @reminder: a reminder
 *
 * Shows its times. Where they are shown already, what is being typed is left alone, and their order as
 * well. Those in the quiet hours are asked about.
 */
void
nabij_reminder_times_set_times (NabijReminderTimes  *self,
                                const NabijReminder *reminder)
{
  g_return_if_fail (NABIJ_IS_REMINDER_TIMES (self));
  g_return_if_fail (reminder != NULL);
  g_return_if_fail (self->keeper != NULL);

  if (!shows (self, reminder))
    show_times (self, reminder);
  for (guint i = 0; i < self->rows->len; i++)
    nabij_time_field_look_again (get_field (g_ptr_array_index (self->rows, i)));
}

/**
 * nabij_reminder_times_get_times:
 * @self: the times
 * @reminder: a reminder that takes them over
 *
 * Tells which times were chosen. Where there are none, those of @reminder stay.
 */
void
nabij_reminder_times_get_times (NabijReminderTimes *self,
                                NabijReminder      *reminder)
{
  g_return_if_fail (NABIJ_IS_REMINDER_TIMES (self));
  g_return_if_fail (reminder != NULL);

  if (count_times (self) == 0)
    return;

  reminder->n_times = 0;
  for (guint i = 0; i < self->rows->len; i++) {
    const int minute = nabij_time_field_get_minute (get_field (g_ptr_array_index (self->rows, i)));

    if (minute != NABIJ_TIME_FIELD_NONE)
      nabij_reminder_add_time (reminder, minute);
  }
}
