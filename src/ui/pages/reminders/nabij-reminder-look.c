/* nabij-reminder-look.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-look.h"

#include "nabij-notice-words.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* After how many minutes *Later* comes back; another one may stand in the settings. */
static const int offered_minutes[] = { 10, 15, 30 };

struct _NabijReminderLook {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkSwitch   *with_words;
  GtkSwitch   *neutral_name;
  GtkSwitch   *sound;
  AdwComboRow *later;
  GtkLabel    *sender;
  GtkLabel    *summary;
  GtkLabel    *body;
  GtkLabel    *first_button;
  GtkLabel    *second_button;
  GtkWidget   *test_button;
  GtkWidget   *test_spinner;
  GtkLabel    *test_line;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable; /* of the reminder that is tried */
  GArray        *minutes;     /* of int: as they stand in the choice of *Later* */

  gboolean filling; /* while it is told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijReminderLook, nabij_reminder_look, GTK_TYPE_WIDGET)

static NabijReminderKeeper *
get_keeper (NabijReminderLook *self)
{
  return nabij_services_get_reminder_keeper (self->services);
}

/* The example: what is sent to try it. One that is on comes first, and one that can have other words. */
static NabijReminder *
find_example (NabijReminderLook *self)
{
  NabijReminderSettings *settings = nabij_reminder_keeper_get_settings (get_keeper (self));
  NabijReminder         *found = NULL;
  int                    best = -1;

  for (guint i = 0; i < settings->reminders->len; i++) {
    NabijReminder *reminder = g_ptr_array_index (settings->reminders, i);
    const int      rank = (reminder->on ? 2 : 0) + (g_str_equal (reminder->practice, NABIJ_REMINDER_ONE_EXHALE) ? 0 : 1);

    if (rank > best) {
      best = rank;
      found = reminder;
    }
  }
  return found;
}

/* The very words of the notification, and those of a quiet moment where there is no reminder at all. */
static void
show_example (NabijReminderLook *self)
{
  NabijReminder *found = find_example (self);
  g_autoptr (NabijReminder) any = found == NULL ? nabij_reminder_new (NABIJ_REMINDER_QUIET_MOMENT) : NULL;
  g_autoptr (GPtrArray) reminders = g_ptr_array_new ();
  g_autoptr (NabijNoticeWords) words = NULL;

  g_ptr_array_add (reminders, found != NULL ? found : any);
  words = nabij_notice_words_new (nabij_reminder_keeper_get_settings (get_keeper (self)), reminders,
                                  nabij_services_get_practices (self->services));
  nabij_widgets_show_text (self->sender, words->notice.sender);
  nabij_widgets_show_text (self->summary, words->notice.summary);
  nabij_widgets_show_text (self->body, words->notice.body);
  nabij_widgets_show_text (self->first_button, words->notice.labels[0]);
  nabij_widgets_show_text (self->second_button, words->notice.labels[1]);
}

/* Later */

static void
show_later (NabijReminderLook *self)
{
  const int minutes = g_settings_get_int (nabij_services_get_settings (self->services), NABIJ_REMINDER_KEY_LATER);

  self->filling = TRUE;
  for (guint i = 0; i < self->minutes->len; i++) {
    if (g_array_index (self->minutes, int, i) == minutes)
      adw_combo_row_set_selected (self->later, i);
  }
  self->filling = FALSE;
}

static void
fill_later (NabijReminderLook *self)
{
  const int minutes = g_settings_get_int (nabij_services_get_settings (self->services), NABIJ_REMINDER_KEY_LATER);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gboolean is_offered = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (offered_minutes); i++) {
    is_offered = is_offered || offered_minutes[i] == minutes;
    g_array_append_val (self->minutes, offered_minutes[i]);
  }
  if (!is_offered)
    g_array_append_val (self->minutes, minutes);

  for (guint i = 0; i < self->minutes->len; i++) {
    const guint      n_minutes = (guint)g_array_index (self->minutes, int, i);
    g_autofree char *name = g_strdup_printf (ngettext ("%u minute", "%u minutes", n_minutes), n_minutes);

    gtk_string_list_append (names, name);
  }
  self->filling = TRUE;
  adw_combo_row_set_model (self->later, G_LIST_MODEL (names));
  self->filling = FALSE;
  show_later (self);
}

static void
later_cb (NabijReminderLook *self)
{
  const guint selected = adw_combo_row_get_selected (self->later);

  if (self->filling || self->services == NULL || selected >= self->minutes->len)
    return;

  g_settings_set_int (nabij_services_get_settings (self->services), NABIJ_REMINDER_KEY_LATER, g_array_index (self->minutes, int, selected));
}

/* One to try */

static void
set_testing (NabijReminderLook *self,
             gboolean           is_testing)
{
  gtk_widget_set_sensitive (self->test_button, !is_testing);
  gtk_widget_set_visible (self->test_spinner, is_testing);
  if (!is_testing)
    g_clear_object (&self->cancellable);
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijReminderLook) self = NABIJ_REMINDER_LOOK (user_data);
  g_autoptr (GError) error = NULL;
  gboolean       has_buttons = TRUE;
  const gboolean was_sent = nabij_reminder_keeper_test_finish (NABIJ_REMINDER_KEEPER (source), result, &has_buttons, &error);

  if (self->services == NULL)
    return;

  set_testing (self, FALSE);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!was_sent)
    nabij_widgets_show_text (self->test_line, error->message);
  else
    nabij_widgets_show_text (self->test_line, has_buttons ? _ ("It was sent.") : _ ("It was sent. Notifications on this computer show no buttons; a click on it opens Nabij."));
}

static void
test_cb (NabijReminderLook *self)
{
  const NabijReminder *reminder = find_example (self);

  if (self->cancellable != NULL || reminder == NULL)
    return;

  nabij_widgets_show_text (self->test_line, NULL);
  self->cancellable = g_cancellable_new ();
  set_testing (self, TRUE);
  nabij_reminder_keeper_test_async (get_keeper (self), reminder->id, self->cancellable, tested_cb, g_object_ref (self));
}

static void
nabij_reminder_look_dispose (GObject *object)
{
  NabijReminderLook *self = NABIJ_REMINDER_LOOK (object);
  GtkWidget         *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->minutes, g_array_unref);

  G_OBJECT_CLASS (nabij_reminder_look_parent_class)->dispose (object);
}

static void
nabij_reminder_look_class_init (NabijReminderLookClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_look_dispose;

  gtk_widget_class_set_css_name (widget_class, "reminder-look");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminder-look.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, with_words);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, neutral_name);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, sound);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, later);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, sender);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, summary);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, body);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, first_button);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, second_button);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, test_button);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, test_spinner);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderLook, test_line);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_bind_template_callback (widget_class, test_cb);
}

static void
nabij_reminder_look_init (NabijReminderLook *self)
{
  self->minutes = g_array_new (FALSE, FALSE, sizeof (int));
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reminder_look_set_services:
 * @self: the look of reminders
 * @services: (transfer none): what it needs from the world
 *
 * Gives it what it needs. Call it once, before anything else.
 */
void
nabij_reminder_look_set_services (NabijReminderLook *self,
                                  NabijServices     *services)
{
  GSettings *settings;

  g_return_if_fail (NABIJ_IS_REMINDER_LOOK (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  settings = nabij_services_get_settings (services);
  g_settings_bind (settings, NABIJ_REMINDER_KEY_WITH_WORDS, self->with_words, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, NABIJ_REMINDER_KEY_NEUTRAL_NAME, self->neutral_name, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, NABIJ_REMINDER_KEY_SOUND, self->sound, "active", G_SETTINGS_BIND_DEFAULT);
  fill_later (self);
  g_signal_connect_object (settings, "changed::" NABIJ_REMINDER_KEY_LATER, G_CALLBACK (show_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (show_example), self, G_CONNECT_SWAPPED);
  show_example (self);
}
