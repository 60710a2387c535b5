/* test-recovery-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-chip-flow.h"
#include "nabij-page-fixture.h"
#include "nabij-recovery-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-when-button.h"
#include "nabij-writing-area.h"

#include <adwaita.h>

#define HOUR_US (3600 * (gint64)G_USEC_PER_SEC)

static NabijEntry *
save_moment (NabijPageFixture  *fixture,
             gint64             ago_us,
             const char *const *circumstances)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  NabijEntry        *entry = nabij_entry_new (&(NabijEntryFields){
           .kind = NABIJ_ENTRY_KIND_MOMENT,
           .instant = { now.utc_us - ago_us, now.offset_s },
           .text = "so loud",
           .tension = NABIJ_TENSION_VERY_TENSE,
           .circumstances = circumstances,
  });

  nabij_page_fixture_save (fixture, entry);
  return entry;
}

static void
show (NabijPageFixture *fixture,
      NabijEntry       *moment)
{
  nabij_page_fixture_show (fixture, nabij_recovery_page_new (fixture->ui.services, moment));
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

static GtkSwitch *
get_contact (NabijPageFixture *fixture)
{
  return GTK_SWITCH (nabij_ui_find (fixture->page, GTK_TYPE_SWITCH, "contact"));
}

static gboolean
asks_for_repair (NabijPageFixture *fixture)
{
  return gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "repair_box"));
}

static const char *
get_line (NabijPageFixture *fixture)
{
  return gtk_label_get_label (GTK_LABEL (nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "line")));
}

static void
test_done_is_enough (NabijPageFixture *fixture,
                     gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US + 1, NULL);
  g_autoptr (NabijEntry) kept = NULL;

  show (fixture, moment);
  press_done (fixture);
  nabij_ui_wait_for (went_back, fixture);
  nabij_page_fixture_leave (fixture);
  kept = nabij_page_fixture_read_only_entry (fixture);
  g_assert_false (nabij_entry_is_open (kept));
  g_assert_cmpstr (nabij_entry_get_uuid (kept), ==, nabij_entry_get_uuid (moment));
  g_assert_cmpint (nabij_entry_get_fields (kept)->calmer.utc_us, ==, nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)).utc_us);
  g_assert_cmpint (nabij_entry_get_fields (kept)->tension_after, ==, NABIJ_TENSION_UNSET);
  /* The moment itself is as it was. */
  g_assert_cmpstr (nabij_entry_get_text (kept), ==, "so loud");
  g_assert_cmpint (nabij_entry_get_fields (kept)->tension, ==, NABIJ_TENSION_VERY_TENSE);
}

static void
test_looking_leaves_it_open (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US, NULL);
  g_autoptr (NabijEntry) kept = NULL;

  show (fixture, moment);
  nabij_page_fixture_leave (fixture);
  kept = nabij_page_fixture_read_only_entry (fixture);
  g_assert_true (nabij_entry_is_open (kept));
}

static void
test_what_was_said_is_kept_however_it_is_left (NabijPageFixture *fixture,
                                               gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US, NULL);
  g_autoptr (NabijEntry) kept = NULL;
  const NabijEntryFields *fields;

  show (fixture, moment);
  nabij_page_fixture_choose (fixture, "tension", "a-little");
  nabij_page_fixture_choose (fixture, "helped", "sleep");
  nabij_page_fixture_leave (fixture);
  kept = nabij_page_fixture_read_only_entry (fixture);
  fields = nabij_entry_get_fields (kept);
  g_assert_true (fields->is_calmer);
  g_assert_cmpint (fields->tension_after, ==, NABIJ_TENSION_A_LITTLE);
  g_assert_cmpstrv (fields->helped, ((const char *const[]){ "sleep", NULL }));
}

/* In words, and without a number. */
static void
test_says_it_in_words (NabijPageFixture *fixture,
                       gconstpointer     data)
{
  static const struct {
    gint64      ago_us;
    const char *line;
  } rows[] = {
    { HOUR_US / 4, "Calmer not long after" },
    { 2 * HOUR_US, "Calmer the same afternoon" },
    { 24 * HOUR_US, "Calmer the next day" },
    { 3 * 24 * HOUR_US, "Calmer some days later" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijEntry) moment = save_moment (fixture, rows[i].ago_us, NULL);

    show (fixture, moment);
    g_assert_cmpstr (get_line (fixture), ==, rows[i].line);
    for (const char *at = get_line (fixture); *at != '\0'; at++)
      g_assert_false (g_ascii_isdigit (*at));
    nabij_page_fixture_leave (fixture);
  }
}

static void
test_the_line_follows_the_time (NabijPageFixture *fixture,
                                gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, 24 * HOUR_US, NULL);
  const NabijInstant *hard = nabij_entry_get_instant (moment);
  const NabijInstant  then = { hard->utc_us + 2 * HOUR_US, hard->offset_s };

  show (fixture, moment);
  g_assert_cmpstr (get_line (fixture), ==, "Calmer the next day");
  nabij_when_button_set_instant (NABIJ_WHEN_BUTTON (nabij_ui_find (fixture->page, NABIJ_TYPE_WHEN_BUTTON, NULL)), &then);
  g_assert_cmpstr (get_line (fixture), ==, "Calmer the same afternoon");
  nabij_page_fixture_choose (fixture, "tension", "calm");
  g_assert_cmpstr (get_line (fixture), ==, "Calmer the same afternoon, calm");
}

static void
test_repair_only_where_it_was_about_contact (NabijPageFixture *fixture,
                                             gconstpointer     data)
{
  g_autoptr (NabijEntry) work = save_moment (fixture, HOUR_US, (const char *const[]){ "work", NULL });
  g_autoptr (NabijEntry) baby = save_moment (fixture, HOUR_US, (const char *const[]){ "work", "baby-cried", NULL });

  show (fixture, work);
  g_assert_false (gtk_switch_get_active (get_contact (fixture)));
  g_assert_false (asks_for_repair (fixture));
  nabij_page_fixture_leave (fixture);

  show (fixture, baby);
  g_assert_true (gtk_switch_get_active (get_contact (fixture)));
  g_assert_true (asks_for_repair (fixture));
  gtk_switch_set_active (get_contact (fixture), FALSE);
  g_assert_false (asks_for_repair (fixture));
}

static void
test_words_of_repair_are_kept (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US, (const char *const[]){ "feeding", NULL });
  g_autoptr (NabijEntry) kept = NULL;
  g_autoptr (NabijEntry) again = NULL;

  show (fixture, moment);
  nabij_writing_area_set_text (NABIJ_WRITING_AREA (nabij_ui_find (fixture->page, NABIJ_TYPE_WRITING_AREA, "repair")), "I am here again.");
  nabij_page_fixture_leave (fixture);
  kept = nabij_page_fixture_read_only_entry (fixture);
  g_assert_true (nabij_entry_get_fields (kept)->about_contact);
  g_assert_cmpstr (nabij_entry_get_fields (kept)->repair, ==, "I am here again.");

  /* It can be opened again and changed. */
  show (fixture, kept);
  g_assert_true (asks_for_repair (fixture));
  nabij_page_fixture_choose (fixture, "helped", "outside");
  nabij_page_fixture_leave (fixture);
  again = nabij_page_fixture_read_only_entry (fixture);
  g_assert_cmpstr (nabij_entry_get_fields (again)->repair, ==, "I am here again.");
  g_assert_cmpint (nabij_entry_get_fields (again)->calmer.utc_us, ==, nabij_entry_get_fields (kept)->calmer.utc_us);
}

static void
press_not_yet (NabijPageFixture *fixture)
{
  GtkWidget *label = NULL;

  for (GtkWidget *child = gtk_widget_get_next_sibling (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "contact_card")); label == NULL; child = gtk_widget_get_next_sibling (child)) {
    g_assert_nonnull (child);
    if (GTK_IS_BUTTON (child))
      label = child;
  }
  g_signal_emit_by_name (label, "clicked");
}

static void
test_not_yet_takes_it_back (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US, NULL);
  g_autoptr (NabijEntry) calmer = NULL;
  g_autoptr (NabijEntry) open = NULL;

  show (fixture, moment);
  nabij_page_fixture_choose (fixture, "helped", "music");
  nabij_page_fixture_leave (fixture);
  calmer = nabij_page_fixture_read_only_entry (fixture);
  g_assert_false (nabij_entry_is_open (calmer));

  show (fixture, calmer);
  press_not_yet (fixture);
  g_assert_cmpstr (fixture->activated->str, ==, "back ");
  nabij_page_fixture_leave (fixture);
  open = nabij_page_fixture_read_only_entry (fixture);
  g_assert_true (nabij_entry_is_open (open));
  g_assert_cmpstr (nabij_entry_get_text (open), ==, "so loud");
}

static void
test_offers_what_was_breathed_since (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
  const NabijInstant before = { now.utc_us - 3 * HOUR_US, now.offset_s };
  const NabijInstant after = { now.utc_us - HOUR_US, now.offset_s };
  g_autoptr (NabijEntry) moment = save_moment (fixture, 2 * HOUR_US, NULL);
  g_autoptr (NabijEntry) old = nabij_entry_new_session (&before, "five-exhales", "water", HOUR_US / 60);
  g_autoptr (NabijEntry) since = nabij_entry_new_session (&after, "water-and-rust", "water", HOUR_US / 60);
  NabijChipFlow *helped;

  nabij_page_fixture_save (fixture, old);
  nabij_page_fixture_save (fixture, since);
  show (fixture, moment);
  helped = NABIJ_CHIP_FLOW (nabij_ui_find (fixture->page, NABIJ_TYPE_CHIP_FLOW, "helped"));
  while (nabij_chip_flow_find (helped, "water-and-rust", FALSE) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (nabij_chip_flow_find (helped, "five-exhales", FALSE));
  g_assert_nonnull (nabij_chip_flow_find (helped, "someone-near", FALSE));
}

static void
test_not_before_the_moment (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US, NULL);

  show (fixture, moment);
  /* The button itself is tested elsewhere; here it must have been told. */
  g_assert_cmpint (nabij_when_button_get_instant (NABIJ_WHEN_BUTTON (nabij_ui_find (fixture->page, NABIJ_TYPE_WHEN_BUTTON, NULL))).utc_us, >=,
                   nabij_entry_get_instant (moment)->utc_us);
  g_assert_true (NABIJ_IS_CHIP (nabij_page_fixture_get_focus (fixture)));
}

static void
test_fits_a_phone_with_large_text (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = save_moment (fixture, HOUR_US, (const char *const[]){ "feeding", NULL });

  show (fixture, moment);
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
    { "done-is-enough", test_done_is_enough },
    { "looking-leaves-it-open", test_looking_leaves_it_open },
    { "what-was-said-is-kept-however-it-is-left", test_what_was_said_is_kept_however_it_is_left },
    { "says-it-in-words", test_says_it_in_words },
    { "the-line-follows-the-time", test_the_line_follows_the_time },
    { "repair-only-where-it-was-about-contact", test_repair_only_where_it_was_about_contact },
    { "words-of-repair-are-kept", test_words_of_repair_are_kept },
    { "not-yet-takes-it-back", test_not_yet_takes_it_back },
    { "offers-what-was-breathed-since", test_offers_what_was_breathed_since },
    { "not-before-the-moment", test_not_before_the_moment },
    /* The last one, because it changes the display. */
    { "fits-a-phone-with-large-text", test_fits_a_phone_with_large_text },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/recovery-page/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, nabij_page_fixture_set_up, tests[i].test, nabij_page_fixture_tear_down);
  }

  return g_test_run ();
}
