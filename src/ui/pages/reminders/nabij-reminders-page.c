/* nabij-reminders-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminders-page.h"

#include "nabij-reminder-check-ins.h"
#include "nabij-reminder-editor.h"
#include "nabij-reminder-look.h"
#include "nabij-reminder-quiet.h"
#include "nabij-reminder-row.h"
#include "nabij-reminder-state.h"
#include "nabij-reminder-undo.h"
#include "nabij-stress-button.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define KEY_EXPLAINED "reminders-explained"
/* When a new one comes at first: in the quiet part of the afternoon. */
#define NEW_MINUTE (15 * 60)

/* The list, and one of them in a view of its own: the way back leads from there to the list first. */
struct _NabijRemindersPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwWindowTitle        *title;
  AdwToastOverlay       *toasts;
  GtkStack              *stack;
  GtkAdjustment         *scroll;
  NabijReminderState    *state;
  GtkWidget             *rest;
  AdwPreferencesGroup   *reminders_group;
  AdwPreferencesGroup   *broken_group;
  GtkLabel              *line;
  GtkWidget             *add_button;
  NabijReminderCheckIns *check_ins;
  NabijReminderQuiet    *quiet;
  NabijReminderLook     *look;
  NabijReminderEditor   *editor;

  /* Owned References */
  NabijServices     *services;
  NabijReminderUndo *undo;
  GPtrArray         *rows;        /* borrowed, owned by reminders_group */
  GPtrArray         *broken_rows; /* likewise, by broken_group */
  GHashTable        *switching;   /* ids of those that wait for the system, and how many times */
};

G_DEFINE_FINAL_TYPE (NabijRemindersPage, nabij_reminders_page, GTK_TYPE_WIDGET)

typedef struct {
  NabijRemindersPage *page;
  char               *id;
  gboolean            on;
} Switching;

static NabijReminderKeeper *
get_keeper (NabijRemindersPage *self)
{
  return nabij_services_get_reminder_keeper (self->services);
}

static NabijReminderSettings *
get_settings (NabijRemindersPage *self)
{
  return nabij_reminder_keeper_get_settings (get_keeper (self));
}

/* Both views say it, for it belongs to the one where the person is. */
static void
say (NabijRemindersPage *self,
     const char         *words)
{
  nabij_widgets_show_text (self->line, words);
  nabij_reminder_editor_say (self->editor, words);
}

/* Views */

static gboolean
is_list (NabijRemindersPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

static NabijReminderRow *
find_row (NabijRemindersPage *self,
          const char         *id)
{
  for (guint i = 0; i < self->rows->len; i++) {
    if (g_str_equal (nabij_reminder_row_get_id (g_ptr_array_index (self->rows, i)), id))
      return g_ptr_array_index (self->rows, i);
  }
  return NULL;
}

static void
show_list (NabijRemindersPage *self)
{
  const NabijReminder *reminder = nabij_reminder_editor_get_reminder (self->editor);
  NabijReminderRow    *row = reminder != NULL ? find_row (self, reminder->id) : NULL;

  if (is_list (self))
    return;

  gtk_stack_set_visible_child_name (self->stack, "list");
  adw_window_title_set_title (self->title, _ ("Reminders"));
  nabij_reminder_editor_close (self->editor);
  say (self, NULL);
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : self->add_button);
}

static void
open_reminder (NabijRemindersPage  *self,
               const NabijReminder *reminder)
{
  say (self, NULL);
  nabij_reminder_editor_open (self->editor, reminder);
  adw_window_title_set_title (self->title, _ ("A reminder"));
  gtk_stack_set_visible_child_name (self->stack, "editor");
  gtk_widget_grab_focus (GTK_WIDGET (self->editor));
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijRemindersPage *self = NABIJ_REMINDERS_PAGE (widget);

  if (is_list (self))
    gtk_widget_activate_action (widget, "win.back", NULL);
  else
    show_list (self);
}

/* The keys that lead back from a page lead back to the list first. */
static gboolean
back_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  NabijRemindersPage *self = NABIJ_REMINDERS_PAGE (widget);

  if (is_list (self))
    return GDK_EVENT_PROPAGATE;

  show_list (self);
  return GDK_EVENT_STOP;
}

/* Switching */

static void
show_on (NabijRemindersPage *self,
         const char         *id)
{
  const NabijReminder *reminder = nabij_reminder_settings_find (get_settings (self), id);
  const NabijReminder *edited = nabij_reminder_editor_get_reminder (self->editor);
  NabijReminderRow    *row = find_row (self, id);
  const gboolean       on = reminder != NULL && reminder->on;

  /* What waits for the system has moved already, and does not move back and forth. */
  if (g_hash_table_contains (self->switching, id))
    return;

  if (row != NULL)
    nabij_reminder_row_show_on (row, on);
  if (edited != NULL && g_str_equal (edited->id, id))
    nabij_reminder_editor_show_on (self->editor, on);
}

static void
count_switching (NabijRemindersPage *self,
                 const char         *id,
                 int                 change)
{
  const int n_times = GPOINTER_TO_INT (g_hash_table_lookup (self->switching, id)) + change;

  if (n_times > 0)
    g_hash_table_replace (self->switching, g_strdup (id), GINT_TO_POINTER (n_times));
  else
    g_hash_table_remove (self->switching, id);
}

/* Once: nobody expects of a window that it goes on when it is closed. */
static void
explain (NabijRemindersPage *self)
{
  GSettings *settings = nabij_services_get_settings (self->services);

  if (g_settings_get_boolean (settings, KEY_EXPLAINED))
    return;

  g_settings_set_boolean (settings, KEY_EXPLAINED, TRUE);
  say (self, _ ("Reminders also come when this window is closed."));
}

static void
switched_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Switching *switching = user_data;
  g_autoptr (NabijRemindersPage) self = switching->page;
  g_autofree char *id = switching->id;
  g_autoptr (GError) error = NULL;
  const gboolean is_switched = nabij_reminder_keeper_switch_finish (NABIJ_REMINDER_KEEPER (source), result, &error);
  const gboolean on = switching->on;

  g_free (switching);
  if (self->services == NULL)
    return;

  count_switching (self, id, -1);
  show_on (self, id);
  if (is_switched && on)
    explain (self);
  else if (!is_switched && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say (self, error->message);
}

static void
switch_reminder (NabijRemindersPage *self,
                 const char         *id,
                 gboolean            on)
{
  Switching *switching = g_new0 (Switching, 1);

  say (self, NULL);
  switching->page = g_object_ref (self);
  switching->id = g_strdup (id);
  switching->on = on;
  count_switching (self, id, 1);
  nabij_reminder_keeper_switch_async (get_keeper (self), id, on, NULL, switched_cb, switching);
}

static void
row_switched_cb (NabijRemindersPage *self,
                 gboolean            on,
                 NabijReminderRow   *row)
{
  switch_reminder (self, nabij_reminder_row_get_id (row), on);
}

static void
editor_switched_cb (NabijRemindersPage *self,
                    gboolean            on)
{
  const NabijReminder *reminder = nabij_reminder_editor_get_reminder (self->editor);

  if (reminder != NULL)
    switch_reminder (self, reminder->id, on);
}

/* What comes back with an undo was on before. */
static void
switch_on_again_cb (NabijRemindersPage *self,
                    const char         *id)
{
  switch_reminder (self, id, TRUE);
}

/* Removing */

static void
editor_remove_cb (NabijRemindersPage *self)
{
  const NabijReminder *edited = nabij_reminder_editor_get_reminder (self->editor);
  const NabijReminder *kept = edited != NULL ? nabij_reminder_settings_find (get_settings (self), edited->id) : NULL;
  g_autoptr (NabijReminder) reminder = kept != NULL ? nabij_reminder_copy (kept) : NULL;

  if (reminder == NULL)
    return;

  if (!nabij_reminder_is_ready (reminder))
    show_list (self);
  nabij_reminder_undo_offer (self->undo, reminder, nabij_reminder_keeper_remove (get_keeper (self), reminder->id));
}

static void
broken_remove_cb (NabijRemindersPage *self,
                  GtkWidget          *button)
{
  const guint      number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));
  const GPtrArray *broken = get_settings (self)->broken;
  g_autoptr (GVariant) value = NULL;

  if (number >= broken->len)
    return;

  value = g_variant_ref (((const NabijBrokenReminder *)g_ptr_array_index (broken, number))->value);
  gtk_widget_grab_focus (self->add_button);
  nabij_reminder_keeper_remove_broken (get_keeper (self), number);
  nabij_reminder_undo_offer_broken (self->undo, value);
}

/* What there is */

static void
row_activated_cb (NabijRemindersPage *self,
                  NabijReminderRow   *row)
{
  const NabijReminder *reminder = nabij_reminder_settings_find (get_settings (self), nabij_reminder_row_get_id (row));

  if (reminder != NULL)
    open_reminder (self, reminder);
}

static gboolean
is_same_order (NabijRemindersPage *self)
{
  const GPtrArray *reminders = get_settings (self)->reminders;

  if (self->rows->len != reminders->len)
    return FALSE;
  for (guint i = 0; i < reminders->len; i++)
    if (find_row (self, ((const NabijReminder *)g_ptr_array_index (reminders, i))->id) != g_ptr_array_index (self->rows, i))
      return FALSE;
  return TRUE;
}

static void
drop_rows (AdwPreferencesGroup *group,
           GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* Rows that are still right stay, and the focus with them. */
static void
show_reminders (NabijRemindersPage *self)
{
  const GPtrArray *reminders = get_settings (self)->reminders;

  if (!is_same_order (self)) {
    drop_rows (self->reminders_group, self->rows);
    for (guint i = 0; i < reminders->len; i++) {
      const NabijReminder *reminder = g_ptr_array_index (reminders, i);
      GtkWidget           *row = nabij_reminder_row_new (reminder->id);

      g_signal_connect_object (row, "switched", G_CALLBACK (row_switched_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->reminders_group, row);
      g_ptr_array_add (self->rows, row);
    }
  }
  for (guint i = 0; i < reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (reminders, i);

    nabij_reminder_row_show (g_ptr_array_index (self->rows, i), self->services, reminder);
    show_on (self, reminder->id);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->reminders_group), reminders->len > 0);
}

static void
show_broken (NabijRemindersPage *self)
{
  const guint n_broken = get_settings (self)->broken->len;

  if (self->broken_rows->len != n_broken) {
    drop_rows (self->broken_group, self->broken_rows);
    for (guint i = 0; i < n_broken; i++) {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new_with_label (_ ("Remove"));

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("This one could not be read."));
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "reminder-quick");
      g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (i));
      g_signal_connect_object (button, "clicked", G_CALLBACK (broken_remove_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_preferences_group_add (self->broken_group, row);
      g_ptr_array_add (self->broken_rows, row);
    }
  }
  gtk_widget_set_visible (GTK_WIDGET (self->broken_group), n_broken > 0);
}

/* In a silence there is nothing to switch, also not in one that was open. */
static void
show_state (NabijRemindersPage *self)
{
  const gboolean is_silent = nabij_reminder_state_is_silent (self->state);

  nabij_reminder_state_show (self->state);
  gtk_widget_set_visible (self->rest, !is_silent);
  if (is_silent)
    show_list (self);
}

static void
paused_cb (NabijRemindersPage *self)
{
  gtk_adjustment_set_value (self->scroll, 0.0);
  gtk_widget_grab_focus (GTK_WIDGET (self->state));
}

static void
show_all (NabijRemindersPage *self)
{
  show_reminders (self);
  show_broken (self);
  show_state (self);
  /* What was open may have been taken away elsewhere. */
  if (nabij_reminder_editor_get_reminder (self->editor) == NULL)
    show_list (self);
}

/* A new one */

static NabijReminder *
make_reminder (NabijRemindersPage *self,
               const char         *practice)
{
  NabijReminder *reminder = nabij_reminder_new (practice);

  nabij_reminder_add_time (reminder, nabij_reminder_settings_move_out_of_quiet (get_settings (self), NEW_MINUTE));
  return reminder;
}

static void
add_cb (NabijRemindersPage *self)
{
  g_autoptr (NabijReminder) reminder = make_reminder (self, NABIJ_REMINDER_QUIET_MOMENT);

  nabij_reminder_keeper_put (get_keeper (self), reminder);
  open_reminder (self, reminder);
}

static gboolean
nabij_reminders_page_grab_focus (GtkWidget *widget)
{
  NabijRemindersPage *self = NABIJ_REMINDERS_PAGE (widget);

  if (!is_list (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->editor));
  if (gtk_widget_get_visible (GTK_WIDGET (self->state)) && gtk_widget_grab_focus (GTK_WIDGET (self->state)))
    return TRUE;
  if (gtk_widget_get_visible (self->rest) && self->rows->len > 0)
    return gtk_widget_grab_focus (g_ptr_array_index (self->rows, 0));

  return GTK_WIDGET_CLASS (nabij_reminders_page_parent_class)->grab_focus (widget);
}

/* The day may have become another one. */
static void
nabij_reminders_page_map (GtkWidget *widget)
{
  show_all (NABIJ_REMINDERS_PAGE (widget));
  GTK_WIDGET_CLASS (nabij_reminders_page_parent_class)->map (widget);
}

static void
nabij_reminders_page_dispose (GObject *object)
{
  NabijRemindersPage *self = NABIJ_REMINDERS_PAGE (object);
  GtkWidget          *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->undo);
  g_clear_object (&self->services);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->broken_rows, g_ptr_array_unref);
  g_clear_pointer (&self->switching, g_hash_table_unref);

  G_OBJECT_CLASS (nabij_reminders_page_parent_class)->dispose (object);
}

static void
nabij_reminders_page_class_init (NabijRemindersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminders_page_dispose;
  widget_class->map = nabij_reminders_page_map;
  nabij_widgets_class_set_first_focus (widget_class, nabij_reminders_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_REMINDER_CHECK_INS);
  g_type_ensure (NABIJ_TYPE_REMINDER_EDITOR);
  g_type_ensure (NABIJ_TYPE_REMINDER_LOOK);
  g_type_ensure (NABIJ_TYPE_REMINDER_QUIET);
  g_type_ensure (NABIJ_TYPE_REMINDER_STATE);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "reminders-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminders-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, title);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, scroll);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, state);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, rest);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, reminders_group);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, broken_group);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, line);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, check_ins);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, quiet);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, look);
  gtk_widget_class_bind_template_child (widget_class, NabijRemindersPage, editor);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, paused_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, editor_remove_cb);

  gtk_widget_class_install_action (widget_class, "reminders.back", NULL, back_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Back, 0, back_key_cb, NULL);
}

static void
nabij_reminders_page_init (NabijRemindersPage *self)
{
  self->rows = g_ptr_array_new ();
  self->broken_rows = g_ptr_array_new ();
  self->switching = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reminders_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_reminders_page_new (NabijServices *services)
{
  NabijRemindersPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_REMINDERS_PAGE, NULL);
  self->services = g_object_ref (services);
  self->undo = nabij_reminder_undo_new (self->toasts, services);
  g_signal_connect_object (self->undo, "switch-on", G_CALLBACK (switch_on_again_cb), self, G_CONNECT_SWAPPED);
  nabij_reminder_editor_set_services (self->editor, services);
  nabij_reminder_look_set_services (self->look, services);
  nabij_reminder_state_set_services (self->state, services);
  nabij_reminder_check_ins_set_services (self->check_ins, services);
  nabij_reminder_quiet_set_keeper (self->quiet, get_keeper (self));
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (show_all), self, G_CONNECT_SWAPPED);
  show_all (self);
  return GTK_WIDGET (self);
}

/**
 * nabij_reminders_page_new_for:
 * @services: (transfer none): what it needs from the world
 * @practice_id: the id of a practice
 *
 * Makes the page, with the reminder of a practice open above it: the one there is, or a new one, which is
 * kept as soon as something in it is changed. In a silence it is the page alone.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_reminders_page_new_for (NabijServices *services,
                              const char    *practice_id)
{
  NabijRemindersPage *self;
  g_autoptr (NabijReminder) reminder = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (practice_id != NULL, NULL);

  self = NABIJ_REMINDERS_PAGE (nabij_reminders_page_new (services));
  if (nabij_reminder_state_is_silent (self->state))
    return GTK_WIDGET (self);

  for (guint i = 0; i < get_settings (self)->reminders->len && reminder == NULL; i++) {
    const NabijReminder *known = g_ptr_array_index (get_settings (self)->reminders, i);

    if (g_str_equal (known->practice, practice_id))
      reminder = nabij_reminder_copy (known);
  }
  if (reminder == NULL)
    reminder = make_reminder (self, practice_id);
  open_reminder (self, reminder);
  return GTK_WIDGET (self);
}
