/* test-session-sound.c
 *
 * What a person reads and chooses of the sound during an exercise.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pacer.h"
#include "nabij-page-fixture.h"
#include "nabij-session-notice.h"
#include "nabij-session-page.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-fixture.h"

#define LINE_US (2 * (gint64)G_USEC_PER_SEC)

static void
set_up_at (NabijPageFixture *fixture,
           int               hour)
{
  nabij_page_fixture_init (fixture, hour);
  nabij_page_fixture_show (fixture, nabij_session_page_new (fixture->ui.services));
  g_settings_set_boolean (fixture->ui.settings, "introduced", TRUE);
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
tear_down (NabijPageFixture *fixture,
           gconstpointer     data)
{
  nabij_page_fixture_let_go (fixture);
  nabij_page_fixture_clear (fixture);
}

static void
begin (NabijPageFixture *fixture,
       const char       *practice_id)
{
  NabijPractices *practices = nabij_services_get_practices (fixture->ui.services);

  nabij_session_page_start (NABIJ_SESSION_PAGE (fixture->page), nabij_practices_find (practices, practice_id),
                            180 * (gint64)G_USEC_PER_SEC, NULL);
}

static NabijSessionNotice *
get_notice (NabijPageFixture *fixture)
{
  return NABIJ_SESSION_NOTICE (nabij_ui_find (fixture->page, NABIJ_TYPE_SESSION_NOTICE, NULL));
}

static const char *
get_notice_text (NabijPageFixture *fixture)
{
  return gtk_label_get_text (GTK_LABEL (nabij_ui_find (GTK_WIDGET (get_notice (fixture)), GTK_TYPE_LABEL, NULL)));
}

static void
test_tells_what_became_of_the_sound (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  static const struct {
    NabijPlayerState state;
    const char      *text;
  } states[] = {
    { NABIJ_PLAYER_STATE_LOST, "No sound for the moment. The exercise goes on." },
    { NABIJ_PLAYER_STATE_MOVED, "The sound would come from another speaker now, so it is off. S brings it back." },
    { NABIJ_PLAYER_STATE_UNAVAILABLE, "This computer can’t play the sound. The exercise works without it." },
  };
  static const NabijPlayerState silent[] = {
    NABIJ_PLAYER_STATE_STARTING, NABIJ_PLAYER_STATE_PLAYING, NABIJ_PLAYER_STATE_PAUSED, NABIJ_PLAYER_STATE_OFF
  };
  NabijSessionNotice *notice = get_notice (fixture);
  GtkWidget          *pacer = nabij_ui_find (fixture->page, NABIJ_TYPE_PACER, NULL);

  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  for (gsize i = 0; i < G_N_ELEMENTS (silent); i++) {
    nabij_fake_player_set_state (fixture->ui.player, silent[i]);
    g_assert_false (nabij_session_notice_is_shown (notice));
  }
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    nabij_fake_player_set_state (fixture->ui.player, states[i].state);
    g_assert_true (nabij_session_notice_is_shown (notice));
    g_assert_cmpstr (get_notice_text (fixture), ==, states[i].text);
    /* What the breath does is still said. */
    gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pacer), GTK_ACCESSIBLE_PROPERTY_LABEL, "Let your breath go.");
    nabij_session_notice_hide (notice);
  }

  nabij_fake_player_set_warning (fixture->ui.player, "The sound “sea.ogg” is missing.");
  g_assert_cmpstr (get_notice_text (fixture), ==, "The sound “sea.ogg” is missing.");
  g_assert_true (nabij_session_notice_is_shown (notice));
  nabij_session_notice_hide (notice);
  nabij_fake_player_set_warning (fixture->ui.player, NULL);
  g_assert_false (nabij_session_notice_is_shown (notice));

  /* After the exercise there is nothing to say any more. */
  nabij_session_page_end (NABIJ_SESSION_PAGE (fixture->page));
  nabij_fake_player_set_state (fixture->ui.player, NABIJ_PLAYER_STATE_LOST);
  nabij_fake_player_set_warning (fixture->ui.player, "Something else.");
  g_assert_false (nabij_session_notice_is_shown (notice));
}

/* A sound that moved comes back by S without being switched off first. */
static void
test_s_brings_back_sound_that_moved (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  g_autofree char *calls = NULL;

  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  nabij_fake_player_set_state (fixture->ui.player, NABIJ_PLAYER_STATE_MOVED);
  g_free (nabij_fake_player_take_calls (fixture->ui.player));
  g_assert_true (nabij_ui_press (nabij_ui_find (fixture->page, NABIJ_TYPE_PACER, NULL), GDK_KEY_s, 0));
  calls = nabij_fake_player_take_calls (fixture->ui.player);
  g_assert_cmpstr (calls, ==, "enable");
  g_assert_cmpstr (get_notice_text (fixture), ==, "Sound on");
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "sound"));
}

/* There is no choice where it would change nothing, and what was chosen is there for the next one. */
static void
test_a_practice_with_its_own_sound (NabijPageFixture *fixture,
                                    gconstpointer     data)
{
  GtkWidget       *choice = nabij_ui_find (fixture->page, GTK_TYPE_DROP_DOWN, "ambience");
  GtkWidget       *line = nabij_ui_find (fixture->page, GTK_TYPE_LABEL, "own_ambience");
  g_autofree char *chosen = NULL;

  g_settings_set_string (fixture->ui.settings, "ambience", "hearth");
  begin (fixture, "warm-place-rain");
  g_assert_false (gtk_widget_get_visible (choice));
  g_assert_true (gtk_widget_get_visible (line));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (line)), ==, "This practice has a sound of its own.");
  nabij_session_page_end (NABIJ_SESSION_PAGE (fixture->page));

  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_true (gtk_widget_get_visible (choice));
  g_assert_false (gtk_widget_get_visible (line));
  chosen = g_settings_get_string (fixture->ui.settings, "ambience");
  g_assert_cmpstr (chosen, ==, "hearth");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 3);
  g_settings_reset (fixture->ui.settings, "ambience");
}

static NabijVoiceKeeper *
record (NabijPageFixture *fixture,
        const char       *speaker,
        const char       *line)
{
  NabijVoiceKeeper *keeper = nabij_voice_fixture_load (&fixture->ui);

  nabij_voice_fixture_record (&fixture->ui, speaker, line, LINE_US);
  return keeper;
}

static void
end (NabijPageFixture *fixture)
{
  nabij_session_page_end (NABIJ_SESSION_PAGE (fixture->page));
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_NONE);
}

/* The first line is said within the first second. */
static void
test_the_voice_is_there_before_the_first_sound (NabijPageFixture *fixture,
                                                gconstpointer     data)
{
  g_autofree char *calls = NULL;

  record (fixture, "Sam", "water-and-rust/let-go");
  g_free (nabij_fake_player_take_calls (fixture->ui.player));
  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_nonnull (nabij_fake_player_get_speech (fixture->ui.player));
  calls = nabij_fake_player_take_calls (fixture->ui.player);
  g_assert_nonnull (strstr (calls, "start speaking"));
}

static void
test_nobody_speaks_who_was_not_chosen (NabijPageFixture *fixture,
                                       gconstpointer     data)
{
  NabijVoiceKeeper *keeper = record (fixture, "Sam", "water-and-rust/let-go");

  nabij_voice_keeper_choose (keeper, FALSE, NULL);
  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_null (nabij_fake_player_get_speech (fixture->ui.player));
  end (fixture);

  nabij_voice_keeper_choose (keeper, FALSE, "Sam");
  nabij_voice_fixture_set_silence (&fixture->ui, NABIJ_SILENCE_PAUSE);
  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_null (nabij_fake_player_get_speech (fixture->ui.player));
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_DROP_DOWN, "speaker")));
  end (fixture);
}

static gboolean
has_long_welcome (NabijPageFixture *fixture)
{
  return nabij_breath_plan_get_options (nabij_fake_player_get_plan (fixture->ui.player))->long_welcome;
}

/* Its lines are on the screen then, as long as somebody speaks them. */
static void
test_the_long_welcome_comes_back_with_a_voice (NabijPageFixture *fixture,
                                               gconstpointer     data)
{
  NabijVoiceKeeper *keeper = record (fixture, "Sam", "water-and-rust/tone-eyes");

  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_true (has_long_welcome (fixture));
  end (fixture);

  nabij_voice_keeper_choose (keeper, FALSE, NULL);
  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_false (has_long_welcome (fixture));
  end (fixture);
}

static void
test_at_night_nobody_speaks_until_chosen (NabijPageFixture *fixture,
                                          gconstpointer     data)
{
  NabijVoiceKeeper *keeper = record (fixture, "Sam", "water-and-rust/let-go");
  GtkWidget        *choice = nabij_ui_find (fixture->page, GTK_TYPE_DROP_DOWN, "speaker");

  g_assert_cmpstr (nabij_voice_keeper_get_chosen (keeper, FALSE), ==, "Sam");
  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_null (nabij_fake_player_get_speech (fixture->ui.player));
  g_assert_true (gtk_widget_get_visible (choice));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 0);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 1);
  g_assert_nonnull (nabij_fake_player_get_speech (fixture->ui.player));
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (keeper, TRUE), ==, "Sam");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  g_assert_null (nabij_voice_keeper_get_chosen (keeper, TRUE));
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (keeper, FALSE), ==, "Sam");
}

static char *
list_choices (GtkWidget *drop_down)
{
  GListModel *model = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));
  GString    *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", gtk_string_list_get_string (GTK_STRING_LIST (model), i));
  return g_string_free (names, FALSE);
}

static void
test_another_voice_halfway (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  GtkWidget        *choice = nabij_ui_find (fixture->page, GTK_TYPE_DROP_DOWN, "speaker");
  NabijVoiceKeeper *keeper;
  NabijSpeech      *before;
  g_autofree char  *choices = NULL;

  keeper = nabij_voice_fixture_load (&fixture->ui);
  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_false (gtk_widget_get_visible (choice));
  end (fixture);

  record (fixture, "Sam", "water-and-rust/let-go");
  nabij_fake_clock_pass (fixture->ui.clock, LINE_US);
  record (fixture, "Noor", "water-and-rust/let-go");
  begin (fixture, NABIJ_PRACTICE_ID_WATER);
  g_assert_true (gtk_widget_get_visible (choice));
  choices = list_choices (choice);
  g_assert_cmpstr (choices, ==, "None, Sam, Noor");
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 1);

  before = nabij_fake_player_get_speech (fixture->ui.player);
  g_assert_nonnull (before);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 2);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (keeper, FALSE), ==, "Noor");
  g_assert_null (nabij_voice_keeper_get_chosen (keeper, TRUE));
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (choice)), ==, 2);
  g_assert_nonnull (nabij_fake_player_get_speech (fixture->ui.player));
  g_assert_true (nabij_fake_player_get_speech (fixture->ui.player) != before);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  g_assert_null (nabij_voice_keeper_get_chosen (keeper, FALSE));
  g_assert_null (nabij_fake_player_get_speech (fixture->ui.player));

  /* The volumes are where they were. */
  g_assert_true (g_settings_get_boolean (fixture->ui.settings, "sound"));
}

/* A song that is sung is as long as its exercise. */
static void
test_a_song_keeps_its_voice (NabijPageFixture *fixture,
                             gconstpointer     data)
{
  NabijVoiceKeeper *keeper = record (fixture, "Sam", "lullaby");
  NabijSpeech      *speech;

  begin (fixture, "one-song");
  speech = nabij_fake_player_get_speech (fixture->ui.player);
  g_assert_nonnull (speech);
  g_assert_nonnull (nabij_speech_get_song (speech));
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (fixture->page, GTK_TYPE_DROP_DOWN, "speaker")));
  nabij_voice_keeper_choose (keeper, FALSE, NULL);
  g_assert_true (nabij_fake_player_get_speech (fixture->ui.player) == speech);
  end (fixture);

  begin (fixture, "one-song");
  g_assert_null (nabij_fake_player_get_speech (fixture->ui.player));
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (NabijPageFixture *fixture, gconstpointer data);
  } tests[] = {
    { "tells-what-became-of-it", test_tells_what_became_of_the_sound },
    { "s-brings-back-what-moved", test_s_brings_back_sound_that_moved },
    { "a-practice-with-its-own", test_a_practice_with_its_own_sound },
    { "the-voice-is-there-before-the-first-sound", test_the_voice_is_there_before_the_first_sound },
    { "nobody-speaks-who-was-not-chosen", test_nobody_speaks_who_was_not_chosen },
    { "another-voice-halfway", test_another_voice_halfway },
    { "a-song-keeps-its-voice", test_a_song_keeps_its_voice },
    { "the-long-welcome-comes-back-with-a-voice", test_the_long_welcome_comes_back_with_a_voice },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/session-sound/", tests[i].name, NULL);

    g_test_add (path, NabijPageFixture, NULL, set_up, tests[i].test, tear_down);
  }

  g_test_add ("/nabij/ui/session-sound/at-night-nobody-speaks-until-chosen", NabijPageFixture, NULL,
              set_up_night, test_at_night_nobody_speaks_until_chosen, tear_down);

  return g_test_run ();
}
