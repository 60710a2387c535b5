/* test-voice-offer.c
 *
 * When *Today* offers to record one's own voice, and what leads to it from elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-fixture.h"
#include "nabij-memories-page.h"
#include "nabij-practice-page.h"
#include "nabij-today-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-fixture.h"
#include "nabij-voice-offer.h"

#include <adwaita.h>

#define NARROWEST_PX 360
#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)

static void
set_up_at (NabijPageFixture *fixture,
           int               hour)
{
  g_autoptr (NabijFamily) family = NULL;

  nabij_page_fixture_init (fixture, hour);
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
  nabij_family_fixture_load (fixture);
  family = nabij_family_copy (nabij_family_fixture_get (fixture));
  family->told = NABIJ_TOLD_NOT_NOW;
  nabij_family_fixture_set (fixture, family);
}

static void
set_up (NabijPageFixture *fixture,
        gconstpointer     data)
{
  set_up_at (fixture, 15);
}

static void
set_up_night (NabijPageFixture *fixture,
              gconstpointer     data)
{
  set_up_at (fixture, 23);
}

static void
save_sessions (NabijPageFixture *fixture,
               guint             n)
{
  for (guint i = 0; i < n; i++) {
    g_autoptr (NabijEntry) entry = NULL;

    nabij_fake_clock_pass (fixture->ui.clock, MINUTE_US);
    entry = nabij_entry_new (&(NabijEntryFields){
      .kind = NABIJ_ENTRY_KIND_SESSION,
      .instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)),
      .practice = "water-and-rust",
      .pattern = "water-and-rust",
      .duration_us = 3 * MINUTE_US,
    });
    nabij_page_fixture_save (fixture, entry);
  }
}

static GtkWidget *
get_offer (NabijPageFixture *fixture)
{
  return nabij_ui_find (fixture->page, NABIJ_TYPE_VOICE_OFFER, NULL);
}

static gboolean
is_offered (gpointer data)
{
  return gtk_widget_is_visible (get_offer (data));
}

/* All that may be under way is over: what the page asks of the journal comes in order. */
static void
settle (NabijPageFixture *fixture)
{
  nabij_voice_fixture_load (&fixture->ui);
  for (int i = 0; i < 3; i++) {
    nabij_ui_wait_for_frame (fixture->page);
    g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
    while (g_main_context_iteration (NULL, FALSE))
      ;
  }
}

static void
show (NabijPageFixture *fixture)
{
  nabij_page_fixture_show (fixture, nabij_today_page_new (fixture->ui.services));
}

static void
click (NabijPageFixture *fixture,
       const char       *id)
{
  g_signal_emit_by_name (nabij_ui_find (get_offer (fixture), GTK_TYPE_BUTTON, id), "clicked");
}

static void
test_offers_it_after_a_few_sessions (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  save_sessions (fixture, 2);
  show (fixture);
  settle (fixture);
  g_assert_false (is_offered (fixture));
  g_assert_true (gtk_widget_is_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "small_moment")));

  save_sessions (fixture, 1);
  nabij_ui_wait_for (is_offered, fixture);
  g_assert_false (gtk_widget_is_visible (nabij_ui_find (fixture->page, GTK_TYPE_BOX, "small_moment")));
}

static void
test_recording_is_an_answer (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  save_sessions (fixture, 3);
  show (fixture);
  nabij_ui_wait_for (is_offered, fixture);
  g_assert_false (nabij_family_fixture_get (fixture)->voice_offered);
  click (fixture, "record_button");
  g_assert_cmpstr (fixture->activated->str, ==, "your-voice ");
  g_assert_true (nabij_family_fixture_get (fixture)->voice_offered);
  g_assert_false (is_offered (fixture));
}

/* And never again. */
static void
test_not_now_is_an_answer (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  save_sessions (fixture, 3);
  show (fixture);
  nabij_ui_wait_for (is_offered, fixture);
  click (fixture, "not_now_button");
  g_assert_cmpstr (fixture->activated->str, ==, "");
  g_assert_true (nabij_family_fixture_get (fixture)->voice_offered);
  g_assert_false (is_offered (fixture));
  g_assert_true (gtk_widget_has_focus (nabij_ui_find (fixture->page, GTK_TYPE_BUTTON, "begin_button")));

  save_sessions (fixture, 1);
  settle (fixture);
  g_assert_false (is_offered (fixture));
}

static void
test_gives_way (NabijPageFixture *fixture,
                gconstpointer     data)
{
  save_sessions (fixture, 3);
  show (fixture);
  nabij_ui_wait_for (is_offered, fixture);

  /* To a silence. */
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_PAUSE);
  g_assert_false (is_offered (fixture));
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_NONE);
  g_assert_true (is_offered (fixture));

  /* Where nothing is kept there is nothing to record. */
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  g_assert_false (is_offered (fixture));
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", FALSE);
  nabij_ui_wait_for (is_offered, fixture);

  /* To a voice. */
  nabij_voice_fixture_record (&fixture->ui, "Sam", "water-and-rust/let-go", G_USEC_PER_SEC);
  g_assert_false (is_offered (fixture));
  g_assert_false (nabij_family_fixture_get (fixture)->voice_offered);
}

static void
test_an_open_moment_comes_first (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  g_autoptr (NabijEntry) moment = NULL;

  save_sessions (fixture, 3);
  moment = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock)),
    .text = "Too loud",
  });
  nabij_page_fixture_save (fixture, moment);
  show (fixture);
  settle (fixture);
  g_assert_false (is_offered (fixture));
}

/* Nobody is asked to speak up beside a baby who sleeps. */
static void
test_waits_until_it_is_day (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  save_sessions (fixture, 3);
  show (fixture);
  settle (fixture);
  g_assert_false (is_offered (fixture));
}

static void
test_fits_a_phone (NabijPageFixture *fixture,
                   gconstpointer     data)
{
  int minimum_px;

  save_sessions (fixture, 3);
  show (fixture);
  nabij_ui_wait_for (is_offered, fixture);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, NULL, NULL, NULL);
  g_assert_cmpint (minimum_px, <=, NARROWEST_PX);
}

static void
test_fits_a_phone_with_large_text (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  nabij_page_fixture_enlarge_text (fixture);
  test_fits_a_phone (fixture, data);
}

static void
test_the_card_of_a_song_leads_to_it (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  GtkWidget *button;
  GtkWidget *sung;

  nabij_voice_fixture_load (&fixture->ui);
  nabij_page_fixture_show (fixture, nabij_practice_page_new (fixture->ui.services, "one-song"));
  button = nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "sing_button");
  sung = nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, "sung");
  g_assert_true (gtk_widget_is_visible (button));
  g_assert_false (gtk_widget_is_visible (sung));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Or sing it yourself");
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "your-voice-at:lullaby ");

  /* What somebody called Sam & <Co> sang is heard here. */
  nabij_voice_fixture_record (&fixture->ui, "Sam & <Co>", "lullaby", MINUTE_US);
  g_assert_true (gtk_widget_is_visible (sung));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (sung)), ==, "Here you hear Sam & <Co>.");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Your own voice");

  nabij_voice_keeper_choose (nabij_services_get_voice_keeper (fixture->ui.services), FALSE, NULL);
  g_assert_false (gtk_widget_is_visible (sung));
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_PAUSE);
  g_assert_false (gtk_widget_is_visible (button));
}

static void
test_the_card_of_a_sentence_leads_to_it (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  GtkWidget *button;

  nabij_page_fixture_show (fixture, nabij_practice_page_new (fixture->ui.services, "one-sentence"));
  button = nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "voice_button");
  g_assert_true (gtk_widget_is_visible (button));
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpstr (fixture->activated->str, ==, "your-voice-at:sentence ");
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_PAUSE);
  g_assert_false (gtk_widget_is_visible (button));
}

static void
test_memories_tell_of_who_sang (NabijPageFixture *fixture,
                                gconstpointer     data)
{
  GtkWidget *group;
  GtkWidget *row;

  nabij_voice_fixture_load (&fixture->ui);
  nabij_voice_fixture_record (&fixture->ui, "Sam", "water-and-rust/let-go", G_USEC_PER_SEC);
  nabij_page_fixture_show (fixture, nabij_memories_page_new (fixture->ui.services));
  group = nabij_page_fixture_find (fixture, ADW_TYPE_PREFERENCES_GROUP, "song");
  g_assert_false (gtk_widget_is_visible (group));
  g_assert_true (gtk_widget_is_visible (nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, "empty")));

  nabij_voice_fixture_record (&fixture->ui, "Sam", "lullaby", MINUTE_US);
  g_assert_true (gtk_widget_is_visible (group));
  g_assert_false (gtk_widget_is_visible (nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, "empty")));
  row = gtk_widget_get_next_sibling (nabij_page_fixture_find (fixture, ADW_TYPE_ACTION_ROW, "song_row"));
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Sam");
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "In their own voice, recorded on Tuesday 17 November 2026");
  g_assert_false (gtk_widget_is_visible (nabij_page_fixture_find (fixture, ADW_TYPE_ACTION_ROW, "song_row")));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (row)), ==, "win.your-voice-at");

  nabij_voice_fixture_forget (&fixture->ui, "Sam", "lullaby");
  g_assert_false (gtk_widget_is_visible (group));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "offers-it-after-a-few-sessions", test_offers_it_after_a_few_sessions },
    { "recording-is-an-answer", test_recording_is_an_answer },
    { "not-now-is-an-answer", test_not_now_is_an_answer },
    { "gives-way", test_gives_way },
    { "an-open-moment-comes-first", test_an_open_moment_comes_first },
    { "fits-a-phone", test_fits_a_phone },
    { "the-card-of-a-song-leads-to-it", test_the_card_of_a_song_leads_to_it },
    { "the-card-of-a-sentence-leads-to-it", test_the_card_of_a_sentence_leads_to_it },
    { "memories-tell-of-who-sang", test_memories_tell_of_who_sang },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/voice-offer/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, set_up, tests[i].test, nabij_page_fixture_tear_down);
  }
  g_test_add ("/nabij/ui/voice-offer/waits-until-it-is-day", NabijPageFixture, NULL,
              set_up_night, test_waits_until_it_is_day, nabij_page_fixture_tear_down);
  /* The last one, because it changes the display. */
  g_test_add ("/nabij/ui/voice-offer/fits-a-phone-with-large-text", NabijPageFixture, NULL,
              set_up, test_fits_a_phone_with_large_text, nabij_page_fixture_tear_down);

  return g_test_run ();
}
