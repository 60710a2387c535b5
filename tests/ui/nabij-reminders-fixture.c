/* nabij-reminders-fixture.c
 *
 * What the tests of the page of reminders and of its editor share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminders-fixture.h"

#include "nabij-family-fixture.h"
#include "nabij-reminder-row.h"
#include "nabij-ui-widgets.h"

/* More than any page has places for the focus. */
#define N_TABS_MAX 200

typedef struct {
  NabijPageFixture *fixture;
  const char       *id;
  gboolean          on;
} Expected;

static NabijReminderKeeper *
get_keeper (NabijPageFixture *fixture)
{
  return nabij_services_get_reminder_keeper (fixture->ui.services);
}

/* At three in the afternoon of a Tuesday, with reminders as they are at first. */
void
nabij_reminders_fixture_init (NabijPageFixture *fixture)
{
  static const char *const keys[] = {
    "reminders", "quiet-from", "quiet-until", "reminders-paused-until", "reminders-resting", "reminder-later",
    "reminder-with-words", "reminder-sound", "reminder-neutral-name", "reminders-explained",
    "next-check-in", NULL
  };

  nabij_page_fixture_init (fixture, 15);
  for (const char *const *key = keys; *key != NULL; key++)
    g_settings_reset (fixture->ui.settings, *key);
  nabij_family_fixture_load (fixture);
}

NabijReminderSettings *
nabij_reminders_fixture_get (NabijPageFixture *fixture)
{
  return nabij_reminder_keeper_get_settings (get_keeper (fixture));
}

NabijReminder *
nabij_reminders_fixture_find (NabijPageFixture *fixture,
                              const char       *id)
{
  return nabij_reminder_settings_find (nabij_reminders_fixture_get (fixture), id);
}

/* One more than there were; it belongs to the settings. */
NabijReminder *
nabij_reminders_fixture_put (NabijPageFixture *fixture,
                             const char       *practice,
                             int               minute)
{
  g_autoptr (NabijReminder) reminder = nabij_reminder_new (practice);

  nabij_reminder_add_time (reminder, minute);
  g_assert_true (nabij_reminder_keeper_put (get_keeper (fixture), reminder));
  return nabij_reminders_fixture_find (fixture, reminder->id);
}

static GtkWidget *
find_row (GtkWidget *widget,
          guint     *number)
{
  if (NABIJ_IS_REMINDER_ROW (widget) && (*number)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child)) {
    GtkWidget *found = find_row (child, number);

    if (found != NULL)
      return found;
  }
  return NULL;
}

GtkWidget *
nabij_reminders_fixture_find_row (NabijPageFixture *fixture,
                                  guint             number)
{
  return find_row (fixture->page, &number);
}

void
nabij_reminders_fixture_switch (GtkWidget *row,
                                gboolean   on)
{
  gtk_switch_set_active (GTK_SWITCH (nabij_ui_find (row, GTK_TYPE_SWITCH, "on")), on);
}

static gboolean
is_as_expected (gpointer data)
{
  const Expected      *expected = data;
  const NabijReminder *reminder = nabij_reminders_fixture_find (expected->fixture, expected->id);

  return reminder != NULL && reminder->on == expected->on;
}

/* And until everybody has heard of it. */
void
nabij_reminders_fixture_wait_until_on (NabijPageFixture *fixture,
                                       const char       *id,
                                       gboolean          on)
{
  Expected expected = { fixture, id, on };

  nabij_ui_wait_for (is_as_expected, &expected);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
needs_name (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_SWITCH (widget) || GTK_IS_ENTRY (widget) || GTK_IS_CHECK_BUTTON (widget);
}

static gboolean
has_label (GtkWidget *widget)
{
  if (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL)
    return TRUE;

  return gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/* Each control that is shown in it can be told from the others by who does not see it. */
void
nabij_reminders_fixture_assert_named (GtkWidget *widget)
{
  /* What libadwaita has inside of its own rows is named by them. */
  if (!gtk_widget_get_visible (widget) || g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "AdwHeaderBar"))
    return;

  if (needs_name (widget) && gtk_widget_get_focusable (widget) && !has_label (widget))
    g_test_fail_printf ("%s “%s” has no name", G_OBJECT_TYPE_NAME (widget), gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    nabij_reminders_fixture_assert_named (child);
}

/* What is still waited for of what the Tab key has to reach. */
static void
cross_out (GHashTable *awaited,
           GtkWidget  *focus)
{
  for (; focus != NULL; focus = gtk_widget_get_parent (focus)) {
    const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (focus));

    if (id != NULL)
      g_hash_table_remove (awaited, id);
  }
}

/* The Tab key, again and again, comes to each of these, also where it goes by way of other ones. */
void
nabij_reminders_fixture_assert_reached (NabijPageFixture  *fixture,
                                        const char *const *ids)
{
  g_autoptr (GHashTable) awaited = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GList) missing = NULL;

  for (; *ids != NULL; ids++)
    g_hash_table_add (awaited, (gpointer)*ids);
  gtk_root_set_focus (GTK_ROOT (fixture->window), NULL);
  for (guint i = 0; i < N_TABS_MAX && g_hash_table_size (awaited) > 0; i++) {
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
    cross_out (awaited, nabij_page_fixture_get_focus (fixture));
  }
  missing = g_hash_table_get_keys (awaited);
  if (missing != NULL)
    g_test_fail_printf ("the Tab key does not come to “%s”", (const char *)missing->data);
}

/* How narrow the page can be, in pixels. */
int
nabij_reminders_fixture_measure (NabijPageFixture *fixture)
{
  int minimum_px;

  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, NULL, NULL, NULL);
  return minimum_px;
}
