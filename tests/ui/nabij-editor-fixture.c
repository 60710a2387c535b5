/* nabij-editor-fixture.c
 *
 * What the tests of the editor of one reminder share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-editor-fixture.h"

#include "nabij-reminder-editor.h"
#include "nabij-time-field.h"
#include "nabij-ui-widgets.h"

/* The page, with the reminder of a practice open. */
void
nabij_editor_fixture_show (NabijPageFixture *fixture,
                           const char       *practice)
{
  nabij_page_fixture_show (fixture, nabij_reminders_page_new_for (fixture->ui.services, practice));
}

static GtkWidget *
get_editor (NabijPageFixture *fixture)
{
  return nabij_ui_find (fixture->page, NABIJ_TYPE_REMINDER_EDITOR, "editor");
}

GtkWidget *
nabij_editor_fixture_find (NabijPageFixture *fixture,
                           const char       *id)
{
  return nabij_ui_find (get_editor (fixture), GTK_TYPE_WIDGET, id);
}

const NabijReminder *
nabij_editor_fixture_get_edited (NabijPageFixture *fixture)
{
  return nabij_reminder_editor_get_reminder (NABIJ_REMINDER_EDITOR (get_editor (fixture)));
}

/* As it is kept; it must be. */
const NabijReminder *
nabij_editor_fixture_get_kept (NabijPageFixture *fixture)
{
  const NabijReminder *kept = nabij_reminders_fixture_find (fixture, nabij_editor_fixture_get_edited (fixture)->id);

  g_assert_nonnull (kept);
  return kept;
}

guint
nabij_editor_fixture_count_reminders (NabijPageFixture *fixture)
{
  return nabij_reminders_fixture_get (fixture)->reminders->len;
}

GtkWidget *
nabij_editor_fixture_get_nth_child (GtkWidget *widget,
                                    guint      number)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; child != NULL && number > 0; number--)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

GtkWidget *
nabij_editor_fixture_get_field (NabijPageFixture *fixture,
                                guint             number)
{
  GtkWidget *row = nabij_editor_fixture_get_nth_child (nabij_editor_fixture_find (fixture, "rows_box"), number);

  g_assert_nonnull (row);
  return gtk_widget_get_first_child (row);
}

gboolean
nabij_editor_fixture_type_time (NabijPageFixture *fixture,
                                guint             number,
                                const char       *text)
{
  GtkWidget *field = nabij_editor_fixture_get_field (fixture, number);

  gtk_editable_set_text (GTK_EDITABLE (nabij_ui_find (field, GTK_TYPE_ENTRY, "entry")), text);
  return nabij_time_field_take (NABIJ_TIME_FIELD (field));
}

const char *
nabij_editor_fixture_read_time (NabijPageFixture *fixture,
                                guint             number)
{
  return gtk_editable_get_text (GTK_EDITABLE (nabij_ui_find (nabij_editor_fixture_get_field (fixture, number), GTK_TYPE_ENTRY, "entry")));
}

void
nabij_editor_fixture_assert_times (const NabijReminder *reminder,
                                   const char          *expected)
{
  g_autoptr (GString) times = g_string_new (NULL);

  for (guint i = 0; i < reminder->n_times; i++) {
    g_autofree char *time = nabij_reminder_minute_to_text (reminder->minutes[i]);

    g_string_append_printf (times, "%s ", time);
  }
  g_assert_cmpstr (times->str, ==, expected);
}

gboolean
nabij_editor_fixture_has_gone_back (gpointer data)
{
  return !gtk_switch_get_active (GTK_SWITCH (nabij_editor_fixture_find (data, "on")));
}

void
nabij_editor_fixture_toggle_day (NabijPageFixture *fixture,
                                 guint             number,
                                 gboolean          active)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (nabij_editor_fixture_get_nth_child (nabij_editor_fixture_find (fixture, "days_box"), number)), active);
}
