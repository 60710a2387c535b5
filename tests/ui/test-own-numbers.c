/* test-own-numbers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-fixture.h"
#include "nabij-help-page.h"
#include "nabij-own-numbers.h"
#include "nabij-ui-widgets.h"

typedef NabijPageFixture Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_page_fixture_init (fixture, 15);
  nabij_family_fixture_load (fixture);
  nabij_page_fixture_show (fixture, nabij_help_page_new (fixture->ui.services));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_page_fixture_clear (fixture);
}

static GtkWidget *
find (Fixture    *fixture,
      const char *id)
{
  GtkWidget *numbers = nabij_ui_find (fixture->page, NABIJ_TYPE_OWN_NUMBERS, NULL);

  return nabij_ui_find (numbers, GTK_TYPE_WIDGET, id);
}

static void
press (Fixture    *fixture,
       const char *id)
{
  g_signal_emit_by_name (find (fixture, id), "clicked");
}

static void
type (Fixture         *fixture,
      NabijContactRole role,
      const char      *name,
      const char      *number)
{
  gtk_drop_down_set_selected (GTK_DROP_DOWN (find (fixture, "role")), role);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "name")), name);
  gtk_editable_set_text (GTK_EDITABLE (find (fixture, "number")), number);
}

/* The last button of a row changes it. */
static void
press_change (Fixture *fixture)
{
  GtkWidget *row = gtk_widget_get_first_child (find (fixture, "numbers"));

  g_signal_emit_by_name (gtk_widget_get_last_child (row), "clicked");
}

static const NabijContact *
get_only_contact (Fixture *fixture)
{
  const NabijFamily *family = nabij_family_fixture_get (fixture);

  g_assert_cmpuint (family->contacts->len, ==, 1);
  return g_ptr_array_index (family->contacts, 0);
}

static void
test_adds_changes_and_removes (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *uuid = NULL;

  g_assert_false (gtk_widget_get_visible (find (fixture, "form")));
  press (fixture, "add_button");
  g_assert_true (gtk_widget_get_visible (find (fixture, "form")));
  g_assert_false (gtk_widget_get_visible (find (fixture, "remove_button")));
  type (fixture, NABIJ_CONTACT_ROLE_GP, "", " 020 555 01 23 ");
  press (fixture, "done_button");
  g_assert_false (gtk_widget_get_visible (find (fixture, "form")));
  g_assert_cmpstr (get_only_contact (fixture)->number, ==, "020 555 01 23");
  g_assert_null (get_only_contact (fixture)->name);
  g_assert_cmpint (get_only_contact (fixture)->role, ==, NABIJ_CONTACT_ROLE_GP);
  uuid = g_strdup (get_only_contact (fixture)->uuid);

  press_change (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find (fixture, "number"))), ==, "020 555 01 23");
  type (fixture, NABIJ_CONTACT_ROLE_FRIEND, "<b>Samira</b> \342\231\245", "06 5550 1234");
  press (fixture, "done_button");
  g_assert_cmpstr (get_only_contact (fixture)->uuid, ==, uuid);
  g_assert_cmpstr (get_only_contact (fixture)->name, ==, "<b>Samira</b> \342\231\245");
  g_assert_cmpint (get_only_contact (fixture)->role, ==, NABIJ_CONTACT_ROLE_FRIEND);

  press_change (fixture);
  press (fixture, "remove_button");
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->contacts->len, ==, 0);
  g_assert_false (gtk_widget_get_visible (find (fixture, "numbers")));
}

static void
test_needs_a_number (Fixture      *fixture,
                     gconstpointer data)
{
  press (fixture, "add_button");
  type (fixture, NABIJ_CONTACT_ROLE_OTHER, "Somebody", "   ");
  g_assert_false (gtk_widget_get_sensitive (find (fixture, "done_button")));
  press (fixture, "done_button");
  g_assert_cmpuint (nabij_family_fixture_get (fixture)->contacts->len, ==, 0);
  press (fixture, "cancel_button");
  g_assert_false (gtk_widget_get_visible (find (fixture, "form")));
}

static void
test_every_control_has_a_name (Fixture      *fixture,
                               gconstpointer data)
{
  static const char *const ids[] = { "add_button", "role", "name", "number", "remove_button", "cancel_button", "done_button" };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (find (fixture, ids[i])), GTK_ACCESSIBLE_PROPERTY_LABEL));
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  add ("/nabij/ui/own-numbers/adds-changes-and-removes", test_adds_changes_and_removes);
  add ("/nabij/ui/own-numbers/needs-a-number", test_needs_a_number);
  add ("/nabij/ui/own-numbers/every-control-has-a-name", test_every_control_has_a_name);

  return g_test_run ();
}
