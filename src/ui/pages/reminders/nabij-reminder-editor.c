/* nabij-reminder-editor.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-editor.h"

#include "nabij-day-field.h"
#include "nabij-reminder-practice-row.h"
#include "nabij-reminder-practices.h"
#include "nabij-reminder-sentences.h"
#include "nabij-reminder-times.h"
#include "nabij-reminder-words.h"
#include "nabij-weekday-choice.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* While somebody still types, nothing is kept. */
#define CALM_MS 600

struct _NabijReminderEditor {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkAdjustment            *scroll;
  AdwActionRow             *on_row;
  GtkSwitch                *on;
  GtkLabel                 *line;
  NabijReminderPracticeRow *practice;
  NabijWeekdayChoice       *days;
  NabijReminderTimes       *times;
  NabijDayField            *until;
  GtkEditable              *words;
  GtkWidget                *words_limit;
  AdwPreferencesGroup      *remove_group;
  AdwActionRow             *remove_row;

  /* Owned References */
  NabijServices *services;
  NabijReminder *reminder; /* as it is here; NULL while none is open */

  gboolean kept;    /* the reminder stands, or has stood, in the settings */
  gboolean filling; /* while the editor is told, and not the person tells */
  gboolean keeping; /* while a new one is kept because it is switched on */
  guint    calm_id;
};

G_DEFINE_FINAL_TYPE (NabijReminderEditor, nabij_reminder_editor, GTK_TYPE_WIDGET)

enum {
  SIGNAL_SWITCHED,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static NabijReminderKeeper *
get_keeper (NabijReminderEditor *self)
{
  return nabij_services_get_reminder_keeper (self->services);
}

static gboolean
is_kept (NabijReminderEditor *self)
{
  return nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (get_keeper (self)), self->reminder->id) != NULL;
}

static void
get_today (gpointer clock,
           GDate   *today)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (clock));

  nabij_instant_get_day (&now, today);
}

static const char *
judge_until (const GDate *day,
             gboolean    *ask,
             gpointer     clock)
{
  GDate today;

  get_today (clock, &today);
  return g_date_valid (&today) && g_date_compare (day, &today) < 0 ? _ ("That day is over already.") : NULL;
}

/* Whether a ready one is still as it was at first; whether it is on does not count. */
static gboolean
is_as_at_first (NabijReminderEditor *self)
{
  g_autoptr (NabijReminder) first = nabij_reminder_keeper_dup_first (get_keeper (self), self->reminder->id);

  if (first == NULL)
    return FALSE;

  first->on = self->reminder->on;
  return nabij_reminder_equal (first, self->reminder);
}

/* What follows from the rest. */
static void
show_whole (NabijReminderEditor *self)
{
  const gboolean   is_ready = nabij_reminder_is_ready (self->reminder);
  const char      *remove_name = is_ready ? _ ("Back to how it was") : _ ("Remove");
  g_autofree char *when = NULL;
  g_autofree char *whole = NULL;
  GDate            today;

  get_today (nabij_services_get_clock (self->services), &today);
  when = nabij_reminder_words_when (self->reminder, &today);
  adw_action_row_set_subtitle (self->on_row, when);
  /* Who does not see the rest hears what is switched, as in the list. */
  whole = g_strdup_printf (C_ ("reminder", "%1$s. %2$s"),
                           nabij_reminder_practices_get_name (self->services, self->reminder->practice), when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on_row), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->on), GTK_ACCESSIBLE_PROPERTY_LABEL, whole, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->remove_row), remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_row), GTK_ACCESSIBLE_PROPERTY_LABEL, remove_name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->remove_group), is_ready ? !is_as_at_first (self) : is_kept (self));
}

static void
show_reminder (NabijReminderEditor *self)
{
  const char      *words = self->reminder->words != NULL ? self->reminder->words : "";
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));

  self->filling = TRUE;
  nabij_reminder_practice_row_set_practice (self->practice, self->reminder->practice);
  nabij_weekday_choice_set_days (self->days, self->reminder->days);
  nabij_reminder_times_set_times (self->times, self->reminder);
  nabij_day_field_set_day (self->until, &self->reminder->until);
  if (self->calm_id == 0 && !g_str_equal (typed, words))
    gtk_editable_set_text (self->words, words);
  self->filling = FALSE;
  show_whole (self);
}

/* Another place may have changed it, or taken it away: the settings, another window, or an undo. */
static void
keeper_changed_cb (NabijReminderEditor *self)
{
  const NabijReminder *reminder;

  if (self->reminder == NULL)
    return;

  reminder = nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (get_keeper (self)), self->reminder->id);
  if (reminder == NULL) {
    /* What is gone does not come back with what was still being typed. */
    if (self->kept) {
      g_clear_handle_id (&self->calm_id, g_source_remove);
      g_clear_pointer (&self->reminder, nabij_reminder_free);
    }
    return;
  }

  self->kept = TRUE;
  if (!nabij_reminder_equal (reminder, self->reminder)) {
    nabij_reminder_free (self->reminder);
    self->reminder = nabij_reminder_copy (reminder);
  }
  /* The quiet hours may be other ones, too. */
  show_reminder (self);
}

static void
keep (NabijReminderEditor *self)
{
  /* What hears of the change may take another one over. */
  g_autoptr (NabijReminder) reminder = nabij_reminder_copy (self->reminder);

  if (!nabij_reminder_keeper_put (get_keeper (self), reminder)) {
    nabij_reminder_editor_say (self, nabij_reminder_sentences_get_locked ());
    keeper_changed_cb (self);
  }
  if (self->reminder != NULL)
    show_whole (self);
}

static gboolean
is_told (NabijReminderEditor *self)
{
  return !self->filling && self->services != NULL && self->reminder != NULL;
}

static void
practice_cb (NabijReminderEditor *self)
{
  if (!is_told (self))
    return;

  g_free (self->reminder->practice);
  self->reminder->practice = g_strdup (nabij_reminder_practice_row_get_practice (self->practice));
  keep (self);
}

static void
days_cb (NabijReminderEditor *self)
{
  if (!is_told (self))
    return;

  self->reminder->days = nabij_weekday_choice_get_days (self->days);
  keep (self);
}

static void
times_cb (NabijReminderEditor *self)
{
  if (!is_told (self))
    return;

  nabij_reminder_times_get_times (self->times, self->reminder);
  keep (self);
}

static void
until_cb (NabijReminderEditor *self)
{
  if (!is_told (self))
    return;

  nabij_day_field_get_day (self->until, &self->reminder->until);
  keep (self);
}

static void
keep_words (NabijReminderEditor *self)
{
  g_autofree char *words = g_strstrip (g_strdup (gtk_editable_get_text (self->words)));

  g_clear_handle_id (&self->calm_id, g_source_remove);
  if (*words == '\0')
    g_clear_pointer (&words, g_free);
  if (self->reminder == NULL || g_strcmp0 (words, self->reminder->words) == 0)
    return;

  g_free (self->reminder->words);
  self->reminder->words = g_steal_pointer (&words);
  keep (self);
}

static void
calm_cb (gpointer user_data)
{
  NabijReminderEditor *self = NABIJ_REMINDER_EDITOR (user_data);

  self->calm_id = 0;
  keep_words (self);
}

static void
words_cb (NabijReminderEditor *self)
{
  gtk_widget_set_visible (self->words_limit, g_utf8_strlen (gtk_editable_get_text (self->words), -1) >= NABIJ_REMINDER_WORDS_MAX);
  if (!is_told (self))
    return;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->calm_id = g_timeout_add_once (CALM_MS, calm_cb, self);
}

/* The switch has moved, and its colour follows when the system agrees. What is switched on is kept before. */
static gboolean
state_set_cb (NabijReminderEditor *self,
              gboolean             on)
{
  if (!is_told (self))
    return FALSE;

  if (self->calm_id != 0)
    keep_words (self);
  if (!is_kept (self)) {
    self->keeping = TRUE;
    keep (self);
    self->keeping = FALSE;
  }
  g_signal_emit (self, signals[SIGNAL_SWITCHED], 0, on);
  return TRUE;
}

static void
remove_cb (NabijReminderEditor *self)
{
  if (!is_told (self))
    return;

  if (self->calm_id != 0)
    keep_words (self);
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

/* Whoever goes on to another page has finished typing. */
static void
nabij_reminder_editor_unmap (GtkWidget *widget)
{
  NabijReminderEditor *self = NABIJ_REMINDER_EDITOR (widget);

  if (self->calm_id != 0)
    keep_words (self);
  GTK_WIDGET_CLASS (nabij_reminder_editor_parent_class)->unmap (widget);
}

static gboolean
nabij_reminder_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_REMINDER_EDITOR (widget)->on));
}

static void
nabij_reminder_editor_dispose (GObject *object)
{
  NabijReminderEditor *self = NABIJ_REMINDER_EDITOR (object);
  GtkWidget           *child;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);
  g_clear_pointer (&self->reminder, nabij_reminder_free);

  G_OBJECT_CLASS (nabij_reminder_editor_parent_class)->dispose (object);
}

static void
nabij_reminder_editor_class_init (NabijReminderEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_editor_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_reminder_editor_grab_focus);
  widget_class->unmap = nabij_reminder_editor_unmap;

  /**
   * NabijReminderEditor::switched:
   * @self: an editor
   * @on: whether the reminder is to be on
   *
   * The person moved the switch. It waits for nabij_reminder_editor_show_on().
   */
  signals[SIGNAL_SWITCHED] = g_signal_new ("switched", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                           0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  /**
   * NabijReminderEditor::remove:
   * @self: an editor
   *
   * The person takes the reminder away, or a ready one back to how it was.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (NABIJ_TYPE_DAY_FIELD);
  g_type_ensure (NABIJ_TYPE_REMINDER_PRACTICE_ROW);
  g_type_ensure (NABIJ_TYPE_REMINDER_TIMES);
  g_type_ensure (NABIJ_TYPE_WEEKDAY_CHOICE);
  gtk_widget_class_set_css_name (widget_class, "reminder-editor");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminder-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, scroll);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, on_row);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, on);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, line);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, practice);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, days);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, times);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, until);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, words);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, words_limit);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, remove_group);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderEditor, remove_row);
  gtk_widget_class_bind_template_callback (widget_class, state_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, practice_cb);
  gtk_widget_class_bind_template_callback (widget_class, days_cb);
  gtk_widget_class_bind_template_callback (widget_class, times_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
nabij_reminder_editor_init (NabijReminderEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nabij_day_field_set_name (self->until, _ ("The last day"));
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (self->words)), NABIJ_REMINDER_WORDS_MAX);
}

/**
 * nabij_reminder_editor_set_services:
 * @self: an editor
 * @services: (transfer none): what it needs from the world
 *
 * Gives the editor what it needs. Call it once, before anything else.
 */
void
nabij_reminder_editor_set_services (NabijReminderEditor *self,
                                    NabijServices       *services)
{
  GDate today;

  g_return_if_fail (NABIJ_IS_REMINDER_EDITOR (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  nabij_reminder_practice_row_set_services (self->practice, services);
  nabij_reminder_times_set_keeper (self->times, get_keeper (self));
  nabij_day_field_set_judge (self->until, judge_until, nabij_services_get_clock (services));
  get_today (nabij_services_get_clock (services), &today);
  if (g_date_valid (&today))
    nabij_day_field_set_shown_first (self->until, &today);
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (keeper_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nabij_reminder_editor_open:
 * @self: an editor
 * @reminder: a reminder; one that is not kept yet is kept as soon as something in it is changed
 *
 * Shows a reminder, from the top. When it is taken away elsewhere, the editor lets go of it.
 */
void
nabij_reminder_editor_open (NabijReminderEditor *self,
                            const NabijReminder *reminder)
{
  NabijReminder *copy;

  g_return_if_fail (NABIJ_IS_REMINDER_EDITOR (self));
  g_return_if_fail (self->services != NULL);
  g_return_if_fail (reminder != NULL && reminder->n_times > 0);

  copy = nabij_reminder_copy (reminder);
  nabij_reminder_editor_close (self);
  self->reminder = copy;
  self->kept = is_kept (self);
  nabij_reminder_editor_say (self, NULL);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->practice), FALSE);
  gtk_adjustment_set_value (self->scroll, 0.0);
  show_reminder (self);
  nabij_reminder_editor_show_on (self, reminder->on);
}

/**
 * nabij_reminder_editor_close:
 * @self: an editor
 *
 * Lets go of the reminder. What was still being typed is kept.
 */
void
nabij_reminder_editor_close (NabijReminderEditor *self)
{
  g_return_if_fail (NABIJ_IS_REMINDER_EDITOR (self));

  if (self->calm_id != 0)
    keep_words (self);
  g_clear_pointer (&self->reminder, nabij_reminder_free);
}

/**
 * nabij_reminder_editor_show_on:
 * @self: an editor
 * @on: whether the reminder is on
 *
 * Shows whether it is on. Nobody is told.
 */
void
nabij_reminder_editor_show_on (NabijReminderEditor *self,
                               gboolean             on)
{
  g_return_if_fail (NABIJ_IS_REMINDER_EDITOR (self));

  /* The switch moves right now. */
  if (self->keeping)
    return;

  self->filling = TRUE;
  gtk_switch_set_active (self->on, on);
  gtk_switch_set_state (self->on, on);
  self->filling = FALSE;
}

/**
 * nabij_reminder_editor_say:
 * @self: an editor
 * @words: (nullable): one sentence under the switch, translated, or `NULL` for none
 *
 * Says what came of switching.
 */
void
nabij_reminder_editor_say (NabijReminderEditor *self,
                           const char          *words)
{
  g_return_if_fail (NABIJ_IS_REMINDER_EDITOR (self));

  nabij_widgets_show_text (self->line, words);
}

/**
 * nabij_reminder_editor_get_reminder:
 * @self: an editor
 *
 * Returns: (transfer none) (nullable): the reminder as it is here, or `NULL` while none is open
 */
const NabijReminder *
nabij_reminder_editor_get_reminder (NabijReminderEditor *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_EDITOR (self), NULL);

  return self->reminder;
}
