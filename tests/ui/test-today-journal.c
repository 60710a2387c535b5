/* test-today-journal.c
 *
 * What *Today* tells of the journal.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fake-file-picker.h"
#include "nabij-journal-backups.h"
#include "nabij-journal-deletion.h"
#include "nabij-page-fixture.h"
#include "nabij-today-page.h"
#include "nabij-ui-widgets.h"

#include <adwaita.h>
#include <glib/gstdio.h>

#define NARROWEST_PX 360
#define HOUR_US (3600 * (gint64)G_USEC_PER_SEC)

static gboolean
knows_family (gpointer data)
{
  return nabij_family_keeper_is_loaded (nabij_services_get_family_keeper (((NabijPageFixture *)data)->ui.services));
}

static void
show (NabijPageFixture *fixture)
{
  nabij_page_fixture_show (fixture, nabij_today_page_new (fixture->ui.services));
  nabij_family_keeper_load (nabij_services_get_family_keeper (fixture->ui.services));
  nabij_ui_wait_for (knows_family, fixture);
}

static NabijEntry *
save_moment (NabijPageFixture *fixture,
             gint64            ago_us)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  NabijEntry        *entry = nabij_entry_new (&(NabijEntryFields){
           .kind = NABIJ_ENTRY_KIND_MOMENT,
           .instant = { now.utc_us - ago_us, now.offset_s },
           .text = "so loud",
  });

  nabij_page_fixture_save (fixture, entry);
  return entry;
}

static void
make_calmer (NabijPageFixture *fixture,
             NabijEntry       *moment)
{
  NabijEntryFields fields = *nabij_entry_get_fields (moment);
  g_autoptr (NabijEntry) entry = NULL;

  fields.is_calmer = TRUE;
  fields.calmer = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  fields.changed_us = fields.calmer.utc_us;
  entry = nabij_entry_new (&fields);
  nabij_page_fixture_save (fixture, entry);
}

static gboolean
is_visible (NabijPageFixture *fixture,
            GType             type,
            const char       *id)
{
  return gtk_widget_get_visible (nabij_ui_find (fixture->page, type, id));
}

static gboolean
shows_open (gpointer data)
{
  return is_visible (data, GTK_TYPE_BOX, "open_moment");
}

static gboolean
shows_none (gpointer data)
{
  return !shows_open (data);
}

static gboolean
looks_back (gpointer data)
{
  return is_visible (data, GTK_TYPE_LABEL, "looking_back");
}

static const char *
get_label (NabijPageFixture *fixture,
           const char       *id)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, id)));
}

static void
assert_no_number (const char *text)
{
  for (; *text != '\0'; text++)
    g_assert_false (g_ascii_isdigit (*text));
}

static void
test_the_door_comes_after_the_water (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  show (fixture);
  for (int i = 0; i < 2; i++)
    gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (nabij_page_fixture_get_focus (fixture) == nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "stress_card"));
  g_signal_emit_by_name (nabij_page_fixture_get_focus (fixture), "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "stress ");
}

static void
test_an_open_moment_has_the_third_place (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  g_autoptr (NabijEntry) older = save_moment (fixture, 49 * HOUR_US);
  g_autoptr (NabijEntry) newest = save_moment (fixture, 19 * HOUR_US);
  g_autofree char *expected = g_strdup_printf ("calmer:%s open-entry:%s ", nabij_entry_get_uuid (newest), nabij_entry_get_uuid (newest));

  show (fixture);
  g_assert_true (is_visible (fixture, GTK_TYPE_BOX, "small_moment"));
  nabij_ui_wait_for (shows_open, fixture);
  g_assert_false (is_visible (fixture, GTK_TYPE_BOX, "small_moment"));
  g_assert_cmpstr (get_label (fixture, "open_line"), ==, "From yesterday evening");
  assert_no_number (get_label (fixture, "open_line"));
  assert_no_number (get_label (fixture, "open_title"));

  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "calmer_button"), "clicked");
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "open_button"), "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, expected);
}

static void
test_follows_the_journal (NabijPageFixture *fixture,
                          gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = NULL;

  show (fixture);
  g_assert_false (looks_back (fixture));
  moment = save_moment (fixture, HOUR_US);
  nabij_ui_wait_for (shows_open, fixture);
  make_calmer (fixture, moment);
  nabij_ui_wait_for (shows_none, fixture);
  nabij_ui_wait_for (looks_back, fixture);
  g_assert_cmpstr (get_label (fixture, "looking_back"), ==, "Today it grew calmer again after a while.");
  g_assert_true (is_visible (fixture, GTK_TYPE_BOX, "small_moment"));
}

static void
test_a_deleted_moment_goes (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US);

  show (fixture);
  nabij_ui_wait_for (shows_open, fixture);
  nabij_journal_delete_async (fixture->ui.journal, nabij_entry_get_uuid (moment), NULL, NULL, NULL);
  nabij_ui_wait_for (shows_none, fixture);
}

static void
test_the_past_is_left_alone (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US);

  show (fixture);
  nabij_ui_wait_for (shows_open, fixture);
  make_calmer (fixture, moment);
  nabij_ui_wait_for (looks_back, fixture);
  /* Some weeks later nobody needs to be told. */
  nabij_page_fixture_leave (fixture);
  nabij_fake_clock_pass (fixture->ui.clock, 21 * 24 * HOUR_US);
  show (fixture);
  moment = (nabij_entry_unref (moment), save_moment (fixture, HOUR_US));
  nabij_ui_wait_for (shows_open, fixture);
  g_assert_false (looks_back (fixture));
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
offers_backup (gpointer data)
{
  return is_visible (data, GTK_TYPE_BUTTON, "keeping_button");
}

/* The way to an earlier journal is one click from the line that says where the damaged one went. */
static void
test_offers_a_backup_for_a_damaged_journal (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US);
  g_autofree char *file = g_build_filename (nabij_journal_get_folder (fixture->ui.journal), "journal.db", NULL);
  g_autoptr (GAsyncResult) made = NULL;

  show (fixture);
  g_assert_false (offers_backup (fixture));
  nabij_journal_make_backup_async (fixture->ui.journal, NULL, result_cb, &made);
  while (made == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_journal_make_backup_finish (fixture->ui.journal, made, NULL));

  g_assert_true (nabij_journal_close_blocking (fixture->ui.journal, 10 * (gint64)G_USEC_PER_SEC, NULL));
  g_assert_true (g_file_set_contents (file, "This is no database, but it was one.", -1, NULL));
  nabij_journal_open_async (fixture->ui.journal, NULL, NULL, NULL);
  nabij_ui_wait_for (offers_backup, fixture);
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "keeping_button"), "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "keeping ");
}

static void
test_fits_a_phone_with_large_text (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US);
  GtkWidget      *hero;
  graphene_rect_t button;

  gtk_window_set_default_size (fixture->window, NARROWEST_PX, 720);
  show (fixture);
  nabij_ui_wait_for (shows_open, fixture);
  nabij_page_fixture_enlarge_text (fixture);
  nabij_ui_wait_for_frame (fixture->page);

  /* The card has grown with its words, and its button is on it. */
  hero = nabij_ui_find (fixture->page, GTK_TYPE_OVERLAY, "hero");
  g_assert_true (gtk_widget_compute_bounds (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "begin_button"), hero, &button));
  g_assert_cmpfloat (button.origin.y + button.size.height, <=, gtk_widget_get_height (hero));
  nabij_ui_assert_fits_a_phone (fixture->page);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "the-door-comes-after-the-water", test_the_door_comes_after_the_water },
    { "an-open-moment-has-the-third-place", test_an_open_moment_has_the_third_place },
    { "follows-the-journal", test_follows_the_journal },
    { "a-deleted-moment-goes", test_a_deleted_moment_goes },
    { "the-past-is-left-alone", test_the_past_is_left_alone },
    { "offers-a-backup-for-a-damaged-journal", test_offers_a_backup_for_a_damaged_journal },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/today-journal/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, nabij_page_fixture_set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
