/* test-moment-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chip-flow.h"
#include "nabij-fake-file-picker.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-drafts.h"
#include "nabij-moment-page.h"
#include "nabij-page-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-when-button.h"
#include "nabij-word-adder.h"
#include "nabij-writing-area.h"

#include <adwaita.h>
#include <glib/gstdio.h>

static void
show_new (NabijPageFixture *fixture)
{
  nabij_page_fixture_show (fixture, nabij_moment_page_new (fixture->ui.services, NULL));
}

static void
type (NabijPageFixture *fixture,
      const char       *text)
{
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_ui_find (fixture->page, NABIJ_TYPE_WRITING_AREA, "text")), text);
}

static void
press_done (NabijPageFixture *fixture)
{
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "done_button"), "clicked");
}

static gboolean
went_back (gpointer data)
{
  return g_str_equal (((NabijPageFixture *)data)->activated->str, "back ");
}

static void
assert_nothing_is_kept (NabijPageFixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_ui_fixture_read_journal (&fixture->ui);

  g_assert_cmpuint (entries->len, ==, 0);
}

static void
test_blank_leaves_nothing (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  show_new (fixture);
  nabij_page_fixture_leave (fixture);
  assert_nothing_is_kept (fixture);

  /* What was said and taken back is nothing, too. */
  show_new (fixture);
  nabij_page_fixture_choose (fixture, "tension", "tense");
  nabij_page_fixture_choose (fixture, "tension", "tense");
  type (fixture, "a");
  type (fixture, "");
  nabij_page_fixture_leave (fixture);
  assert_nothing_is_kept (fixture);
}

static void
test_kept_as_it_is_left (NabijPageFixture *fixture,
                         gconstpointer     data)
{
  g_autoptr (NabijEntry) entry = NULL;
  const NabijEntryFields *fields;

  show_new (fixture);
  nabij_page_fixture_choose (fixture, "tension", "very-tense");
  nabij_page_fixture_choose (fixture, "circumstances", "work");
  nabij_page_fixture_choose (fixture, "circumstances", "slept-badly");
  type (fixture, "After that call <b>my head</b> was loud & full.");
  nabij_page_fixture_leave (fixture);

  entry = nabij_page_fixture_read_only_entry (fixture);
  fields = nabij_entry_get_fields (entry);
  g_assert_cmpint (fields->kind, ==, NABIJ_ENTRY_KIND_MOMENT);
  g_assert_cmpint (fields->tension, ==, NABIJ_TENSION_VERY_TENSE);
  g_assert_cmpstr (fields->text, ==, "After that call <b>my head</b> was loud & full.");
  g_assert_cmpstrv (fields->circumstances, ((const char *const[]){ "slept-badly", "work", NULL }));
  g_assert_null (fields->own_circumstances);
  g_assert_true (nabij_entry_is_open (entry));
}

/* One word is a moment. */
static void
test_everything_else_may_stay_empty (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  g_autoptr (NabijEntry) entry = NULL;

  show_new (fixture);
  nabij_page_fixture_choose (fixture, "tension", "a-little");
  press_done (fixture);
  nabij_ui_wait_for (went_back, fixture);
  entry = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpint (nabij_entry_get_fields (entry)->tension, ==, NABIJ_TENSION_A_LITTLE);
  g_assert_null (nabij_entry_get_text (entry));
  nabij_page_fixture_leave (fixture);
}

static void
test_own_words_are_remembered (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  g_autoptr (NabijEntry) entry = NULL;
  NabijChipFlow *chips;
  GtkWidget     *word;

  show_new (fixture);
  chips = NABIJ_CHIP_FLOW (nabij_ui_find (fixture->page, NABIJ_TYPE_CHIP_FLOW, "circumstances"));
  word = nabij_ui_find (GTK_WIDGET (chips), GTK_TYPE_ENTRY, NULL);
  /* Not confirmed with Enter, and not lost. */
  gtk_editable_set_text (GTK_EDITABLE (word), "the stairs");
  nabij_page_fixture_leave (fixture);
  entry = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpstrv (nabij_entry_get_fields (entry)->own_circumstances, ((const char *const[]){ "the stairs", NULL }));

  show_new (fixture);
  chips = NABIJ_CHIP_FLOW (nabij_ui_find (fixture->page, NABIJ_TYPE_CHIP_FLOW, "circumstances"));
  while (nabij_chip_flow_find (chips, "the stairs", TRUE) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (nabij_chip_flow_find (chips, "the stairs", TRUE))));
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(GPtrArray **)user_data = nabij_journal_recover_drafts_finish (NABIJ_JOURNAL (source), result, NULL);
}

static gboolean
has_draft (gpointer data)
{
  g_autoptr (GDir) drafts = g_dir_open (data, 0, NULL);
  const char *name;

  while (drafts != NULL && (name = g_dir_read_name (drafts)) != NULL) {
    if (g_str_has_suffix (name, ".json"))
      return TRUE;
  }
  return FALSE;
}

/* The program dies while it is written: what the next one finds is looked at in a copy of the folder. */
static void
test_drafted_while_typing (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  g_autofree char *drafts = g_build_filename (nabij_journal_get_folder (fixture->ui.journal), "drafts", NULL);
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *copy = g_strdup_printf ("cp -r %s %s", drafts, folder);
  g_autoptr (NabijJournal) next = nabij_journal_new (folder);
  g_autoptr (GPtrArray) recovered = NULL;

  show_new (fixture);
  type (fixture, "half a sent");
  nabij_ui_wait_for (has_draft, drafts);
  g_assert_true (g_spawn_command_line_sync (copy, NULL, NULL, NULL, NULL));

  nabij_journal_recover_drafts_async (next, NULL, recovered_cb, &recovered);
  while (recovered == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (recovered->len, ==, 1);
  g_assert_cmpstr (nabij_entry_get_text (recovered->pdata[0]), ==, "half a sent");
  g_assert_true (nabij_journal_close_blocking (next, 10 * (gint64)G_USEC_PER_SEC, NULL));
  nabij_ui_remove_folder (folder);
}

static void
test_goes_on_with_an_old_one (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijEntry) old = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = { now.utc_us - 24 * 3600 * (gint64)G_USEC_PER_SEC, now.offset_s },
    .text = "yesterday",
    .tension = NABIJ_TENSION_TOO_MUCH,
    .circumstances = (const char *const[]){ "of-a-newer-program", "work", NULL },
    .is_calmer = TRUE,
    .calmer = now,
    .about_contact = TRUE,
    .repair = "sorry",
  });
  g_autoptr (NabijEntry) kept = NULL;
  const NabijEntryFields *fields;

  nabij_page_fixture_save (fixture, old);
  nabij_page_fixture_show (fixture, nabij_moment_page_new (fixture->ui.services, old));
  type (fixture, "yesterday, in the shop");
  nabij_page_fixture_leave (fixture);

  kept = nabij_page_fixture_read_only_entry (fixture);
  fields = nabij_entry_get_fields (kept);
  g_assert_cmpstr (fields->uuid, ==, nabij_entry_get_uuid (old));
  g_assert_cmpstr (fields->text, ==, "yesterday, in the shop");
  g_assert_cmpint (fields->tension, ==, NABIJ_TENSION_TOO_MUCH);
  /* What this page does not show, or does not know, stays. */
  g_assert_true (fields->is_calmer);
  g_assert_cmpstr (fields->repair, ==, "sorry");
  g_assert_true (g_strv_contains (fields->circumstances, "of-a-newer-program"));
  g_assert_true (g_strv_contains (fields->circumstances, "work"));
  g_assert_cmpint (fields->instant.utc_us, ==, nabij_entry_get_instant (old)->utc_us);
  /* When it was changed is now. */
  g_assert_cmpint (fields->changed_us, ==, now.utc_us);
}

static void
test_looking_is_no_change (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  g_autoptr (NabijEntry) old = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = { now.utc_us - 3600 * (gint64)G_USEC_PER_SEC, now.offset_s },
    .text = "an hour ago",
  });
  g_autoptr (NabijEntry) kept = NULL;

  nabij_page_fixture_save (fixture, old);
  nabij_page_fixture_show (fixture, nabij_moment_page_new (fixture->ui.services, old));
  nabij_page_fixture_leave (fixture);
  kept = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpint (nabij_entry_get_fields (kept)->changed_us, ==, nabij_entry_get_instant (old)->utc_us);
}

static void
test_it_can_be_set_back (NabijPageFixture *fixture,
                         gconstpointer     data)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  const NabijInstant before = { now.utc_us - 5 * 3600 * (gint64)G_USEC_PER_SEC, now.offset_s };
  g_autoptr (NabijEntry) entry = NULL;

  show_new (fixture);
  nabij_page_fixture_choose (fixture, "tension", "tense");
  nabij_when_button_set_instant (NABIJ_WHEN_BUTTON (nabij_ui_find (fixture->page, NABIJ_TYPE_WHEN_BUTTON, NULL)), &before);
  nabij_page_fixture_leave (fixture);
  entry = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpint (nabij_entry_get_instant (entry)->utc_us, ==, before.utc_us);
  g_assert_cmpint (nabij_entry_get_fields (entry)->changed_us, ==, now.utc_us);
}

static void
test_growing_calmer_keeps_it_first (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  g_autoptr (NabijEntry) entry = NULL;
  g_autofree char *expected = NULL;

  show_new (fixture);
  type (fixture, "so loud");
  g_signal_emit_by_name (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "calmer_button"), "clicked");
  entry = nabij_page_fixture_read_only_entry (fixture);
  expected = g_strdup_printf ("calmer:%s ", nabij_entry_get_uuid (entry));
  g_assert_cmpstr (fixture->activated->str, ==, expected);
  g_assert_cmpstr (nabij_entry_get_text (entry), ==, "so loud");
}

static void
test_keeping_nothing_is_said (NabijPageFixture *fixture,
                              gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  show_new (fixture);
  g_assert_true (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "keeps_nothing")));
  type (fixture, "for nobody");
  press_done (fixture);
  nabij_ui_wait_for (went_back, fixture);
  nabij_page_fixture_leave (fixture);
  g_settings_reset (fixture->ui.settings, "keep-nothing");
  assert_nothing_is_kept (fixture);
}

static gboolean
shows_problem (gpointer data)
{
  return gtk_widget_get_visible (nabij_ui_find (((NabijPageFixture *)data)->page, GTK_TYPE_LABEL, "problem"));
}

static gboolean
may_press_done (gpointer data)
{
  return gtk_widget_get_sensitive (nabij_ui_find (((NabijPageFixture *)data)->page, GTK_TYPE_BUTTON, "done_button"));
}

/* A file stands where the folder should be. When it is gone, saving works again. */
static void
test_a_failing_save_keeps_the_text (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *file = g_build_filename (folder, "nabij", NULL);
  g_autoptr (NabijJournal) journal = nabij_journal_new (file);
  g_autoptr (NabijFilePicker) file_picker = nabij_fake_file_picker_new (NULL);
  g_autoptr (NabijServices) services = nabij_services_new (NABIJ_CLOCK (fixture->ui.clock), fixture->ui.settings, NABIJ_PLAYER (fixture->ui.player), NABIJ_STUDIO (fixture->ui.studio),
                                                           journal, file_picker, "");
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  nabij_page_fixture_show (fixture, nabij_moment_page_new (services, NULL));
  type (fixture, "do not lose me");
  press_done (fixture);
  nabij_ui_wait_for (shows_problem, fixture);
  nabij_ui_wait_for (may_press_done, fixture);
  g_assert_cmpstr (fixture->activated->str, ==, "");
  text = nabij_writing_area_dup_text (NABIJ_WRITING_AREA (nabij_ui_find (fixture->page, NABIJ_TYPE_WRITING_AREA, "text")));
  g_assert_cmpstr (text, ==, "do not lose me");

  g_assert_cmpint (g_remove (file), ==, 0);
  press_done (fixture);
  nabij_ui_wait_for (went_back, fixture);
  nabij_page_fixture_leave (fixture);
  g_assert_true (nabij_journal_close_blocking (journal, 10 * (gint64)G_USEC_PER_SEC, NULL));
  g_assert_cmpuint (nabij_journal_get_n_pending (journal), ==, 0);
  g_assert_true (g_file_test (file, G_FILE_TEST_IS_DIR));
  nabij_ui_remove_folder (folder);
}

static void
test_keyboard_alone (NabijPageFixture *fixture,
                     gconstpointer     data)
{
  g_autoptr (NabijEntry) entry = NULL;

  show_new (fixture);
  /* The first word has the focus; the arrows go to the third, and pressing chooses it. */
  g_assert_true (NABIJ_IS_CHIP (nabij_page_fixture_get_focus (fixture)));
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_RIGHT);
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_RIGHT);
  g_signal_emit_by_name (nabij_page_fixture_get_focus (fixture), "clicked");
  /* Tab is at what was going on, and then in one's own words. */
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_cmpstr (nabij_chip_get_id (NABIJ_CHIP (nabij_page_fixture_get_focus (fixture))), ==, "slept-badly");
  gtk_widget_child_focus (GTK_WIDGET (fixture->window), GTK_DIR_TAB_FORWARD);
  g_assert_true (GTK_IS_TEXT_VIEW (nabij_page_fixture_get_focus (fixture)));
  gtk_test_accessible_assert_property (nabij_page_fixture_get_focus (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, "In your own words");
  nabij_page_fixture_leave (fixture);
  entry = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpint (nabij_entry_get_fields (entry)->tension, ==, NABIJ_TENSION_TENSE);
}

static void
test_fits_a_phone_with_large_text (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  show_new (fixture);
  nabij_page_fixture_enlarge_text (fixture);
  nabij_ui_assert_fits_a_phone (fixture->page);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "blank-leaves-nothing", test_blank_leaves_nothing },
    { "kept-as-it-is-left", test_kept_as_it_is_left },
    { "everything-else-may-stay-empty", test_everything_else_may_stay_empty },
    { "own-words-are-remembered", test_own_words_are_remembered },
    { "drafted-while-typing", test_drafted_while_typing },
    { "goes-on-with-an-old-one", test_goes_on_with_an_old_one },
    { "looking-is-no-change", test_looking_is_no_change },
    { "it-can-be-set-back", test_it_can_be_set_back },
    { "growing-calmer-keeps-it-first", test_growing_calmer_keeps_it_first },
    { "keeping-nothing-is-said", test_keeping_nothing_is_said },
    { "a-failing-save-keeps-the-text", test_a_failing_save_keeps_the_text },
    { "keyboard-alone", test_keyboard_alone },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/moment-page/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, nabij_page_fixture_set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
