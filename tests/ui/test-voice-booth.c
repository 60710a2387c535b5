/* test-voice-booth.c
 *
 * The lines that are recorded one after the other, by their keys, with a studio without sound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-page-fixture.h"
#include "nabij-voice-page.h"
#include "nabij-voice-ring.h"
#include "nabij-voice-row.h"

static void
test_records_ten_lines_by_the_space_bar (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  g_autofree char *words = NULL;

  nabij_voice_page_fixture_open_booth (fixture);
  for (guint i = 0; i < NABIJ_VOICE_PAGE_N_LINES; i++) {
    nabij_voice_page_fixture_record_line (fixture);
    nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
    g_free (words);
    words = g_strdup (nabij_voice_page_fixture_get_text (fixture, "words"));
    nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
    if (i + 1 < NABIJ_VOICE_PAGE_N_LINES)
      g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "words"), !=, words);
  }

  g_assert_true (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")));
  nabij_ui_wait_for (nabij_voice_page_fixture_has_ten, fixture);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), FALSE), ==, "Sam");
  g_assert_null (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), TRUE));
  g_assert_nonnull (strstr (nabij_voice_page_fixture_get_text (fixture, "end_line"), "Sam’s voice is over the water"));

  /* On a button, the space bar presses it. */
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_list, fixture);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "record_label"), ==, "Listen through");
}

static void
test_hears_all_of_them_one_after_the_other (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  nabij_voice_page_fixture_open_booth (fixture);
  for (guint i = 0; i < 2; i++) {
    nabij_voice_page_fixture_record_line (fixture);
    nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
    nabij_voice_page_fixture_press (fixture, GDK_KEY_n);
  }
  while (!gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")))
    nabij_voice_page_fixture_press (fixture, GDK_KEY_Right);
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));

  nabij_voice_page_fixture_press (fixture, GDK_KEY_h);
  nabij_voice_page_fixture_assert_calls (fixture, "hear 20");
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "state_word"), ==, "This is how it sounds");
  for (guint i = 0; i < 2; i++) {
    nabij_fake_studio_finish_hearing (fixture->ui.studio, NULL);
    nabij_voice_page_fixture_let_be (fixture);
    nabij_voice_page_fixture_assert_calls (fixture, i == 0 ? "hear 20" : "");
  }
  g_assert_true (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")));
}

static void
test_records_again_hears_skips_and_goes_back (NabijPageFixture *fixture,
                                              gconstpointer     data)
{
  g_autofree char *first = NULL;

  nabij_voice_page_fixture_open_booth (fixture);
  first = g_strdup (nabij_voice_page_fixture_get_text (fixture, "words"));
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_voice_page_fixture_assert_calls (fixture, "record *; end");

  nabij_voice_page_fixture_press (fixture, GDK_KEY_h);
  nabij_voice_page_fixture_assert_calls (fixture, "hear 20");
  nabij_voice_page_fixture_press (fixture, GDK_KEY_h);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_quiet, fixture);
  nabij_voice_page_fixture_assert_calls (fixture, "cancel");
  g_assert_true (nabij_voice_page_fixture_is_recorded (fixture));

  nabij_voice_page_fixture_press (fixture, GDK_KEY_r);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "state_word"), ==, "I’m listening");
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);

  nabij_voice_page_fixture_press (fixture, GDK_KEY_n);
  g_assert_true (nabij_voice_page_fixture_is_ready (fixture));
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "words"), !=, first);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_BackSpace);
  g_assert_true (nabij_voice_page_fixture_is_recorded (fixture));
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "words"), ==, first);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Right);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Left);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "words"), ==, first);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_cmpuint (nabij_voice_page_fixture_count (fixture, "Sam"), ==, 1);
}

/* What is being said when one goes on is not kept. */
static void
test_throws_away_what_is_left_in_the_middle (NabijPageFixture *fixture,
                                             gconstpointer     data)
{
  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_n);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_quiet, fixture);
  nabij_voice_page_fixture_assert_calls (fixture, "record *; cancel");
  g_assert_true (nabij_voice_page_fixture_is_ready (fixture));

  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  g_assert_true (nabij_voice_page_fixture_is_list (fixture));
  nabij_ui_wait_for (nabij_voice_page_fixture_is_quiet, fixture);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_true (nabij_voice_page_fixture_has_none (fixture));
}

static void
test_says_that_the_microphone_is_on (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  NabijVoiceRing *ring;
  GtkWidget      *sign;

  nabij_voice_page_fixture_open_booth (fixture);
  ring = NABIJ_VOICE_RING (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_RING, "ring"));
  sign = nabij_page_fixture_find (fixture, GTK_TYPE_IMAGE, "open_sign");
  nabij_fake_studio_set_opens_at_once (fixture->ui.studio, FALSE);
  g_assert_false (gtk_widget_get_visible (sign));

  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  g_assert_cmpint (nabij_voice_ring_get_state (ring), ==, NABIJ_VOICE_RING_STATE_WAITING);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "state_word"), ==, "One moment");
  g_assert_true (gtk_widget_get_mapped (sign));
  nabij_fake_studio_open (fixture->ui.studio);
  g_assert_cmpint (nabij_voice_ring_get_state (ring), ==, NABIJ_VOICE_RING_STATE_LISTENING);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "state_word"), ==, "I’m listening");
  nabij_fake_studio_set_level (fixture->ui.studio, 0.7);

  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  g_assert_false (gtk_widget_get_visible (sign));
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_cmpint (nabij_voice_ring_get_state (ring), ==, NABIJ_VOICE_RING_STATE_KEPT);
}

/* Whatever goes wrong at the microphone is one sentence, and one can try again. */
static void
test_says_what_went_wrong (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  g_autoptr (GError) error = g_error_new_literal (NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_FAILED, "There is no microphone.");

  nabij_voice_page_fixture_open_booth (fixture);
  nabij_fake_studio_set_next_error (fixture->ui.studio, error);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_ready, fixture);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "notice"), ==, "There is no microphone.");

  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "notice"), ==, "");

  /* And what can not be heard stays, as words. */
  nabij_voice_page_fixture_press (fixture, GDK_KEY_h);
  nabij_fake_studio_finish_hearing (fixture->ui.studio, error);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "notice"), ==, "There is no microphone.");
}

static void
test_says_what_is_to_be_known_of_a_take (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS, but for a test", 20);
  NabijTake *take;

  nabij_voice_page_fixture_open_booth (fixture);
  nabij_fake_studio_set_next_take (fixture->ui.studio, nabij_take_new (sound, G_USEC_PER_SEC, FALSE, TRUE));
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_nonnull (strstr (nabij_voice_page_fixture_get_text (fixture, "notice"), "close to the microphone"));

  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_fake_studio_set_next_take (fixture->ui.studio, nabij_take_new (sound, G_USEC_PER_SEC, TRUE, TRUE));
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_nonnull (strstr (nabij_voice_page_fixture_get_text (fixture, "notice"), "its end is not on it"));

  /* So long that there would be no room for it in an exercise. */
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_fake_studio_set_next_take (fixture->ui.studio, nabij_take_new (sound, 60 * G_USEC_PER_SEC, FALSE, TRUE));
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_nonnull (strstr (nabij_voice_page_fixture_get_text (fixture, "notice"), "A little shorter"));

  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  take = nabij_take_new (sound, 2 * G_USEC_PER_SEC, FALSE, FALSE);
  take->was_lost = TRUE;
  nabij_fake_studio_set_next_take (fixture->ui.studio, take);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_nonnull (strstr (nabij_voice_page_fixture_get_text (fixture, "notice"), "went away"));
}

/* As with a full disk: nothing is lost, and it can be kept as soon as that is possible again. */
static void
test_keeps_at_hand_what_could_not_be_kept (NabijPageFixture *fixture,
                                           gconstpointer     data)
{
  GtkWidget *row;

  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_unkept, fixture);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "notice"), !=, "");
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "main_label"), ==, "Try again");
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));
  nabij_voice_page_fixture_press (fixture, GDK_KEY_h);
  nabij_voice_page_fixture_assert_calls (fixture, "hear 20");
  nabij_fake_studio_finish_hearing (fixture->ui.studio, NULL);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_unkept, fixture);

  /* It is still there after one has left. */
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", FALSE);
  row = nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "Not kept yet");
  g_assert_true (gtk_widget_get_visible (nabij_ui_find (row, GTK_TYPE_BUTTON, "hear_button")));
  g_assert_false (gtk_widget_get_visible (nabij_ui_find (row, GTK_TYPE_BUTTON, "remove_button")));
  nabij_voice_page_fixture_click (fixture, "record_button");
  g_assert_true (nabij_voice_page_fixture_is_unkept (fixture));
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
}

/* Nor does it go with the page. */
static void
test_holds_what_could_not_be_kept (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_unkept, fixture);
  nabij_page_fixture_let_go (fixture);

  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", FALSE);
  nabij_page_fixture_show (fixture, nabij_voice_page_new (fixture->ui.services));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry"))), ==, "Sam");
  nabij_voice_page_fixture_click (fixture, "record_button");
  g_assert_true (nabij_voice_page_fixture_is_unkept (fixture));
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
}

/* It was chosen since that nothing is kept: no microphone is opened, and the list says why. */
static void
test_records_nothing_that_cannot_be_kept (NabijPageFixture *fixture,
                                          gconstpointer     data)
{
  const gboolean leaves_the_page = data != NULL;
  GtkWidget     *page;

  nabij_voice_page_fixture_open_booth (fixture);
  page = nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_PAGE, NULL);
  if (leaves_the_page)
    gtk_widget_set_visible (page, FALSE);
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  if (leaves_the_page)
    gtk_widget_set_visible (page, TRUE);
  else
    nabij_voice_page_fixture_press (fixture, GDK_KEY_space);

  g_assert_true (nabij_voice_page_fixture_is_list (fixture));
  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BOX, "keeps_nothing")));
  nabij_voice_page_fixture_assert_calls (fixture, "");
}

/* A line that is ready takes nobody away from where they are. */
static void
test_leaves_the_focus_at_the_header (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  GtkWidget *back;

  nabij_voice_page_fixture_open_booth (fixture);
  back = nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "back_button");
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  gtk_widget_grab_focus (back);
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  g_assert_true (nabij_page_fixture_get_focus (fixture) == back);
}

/* Another page, the window that closes: the microphone does not stay open. */
static void
test_closes_the_microphone_when_it_goes (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  g_assert_cmpint (nabij_studio_get_state (NABIJ_STUDIO (fixture->ui.studio)), ==, NABIJ_STUDIO_STATE_RECORDING);
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));
  nabij_page_fixture_let_go (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_quiet, fixture);
  nabij_voice_page_fixture_assert_calls (fixture, "cancel");
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->ui.studio), ==, 0);
}

/* And what was said before that is kept. */
static void
test_keeps_what_was_said_before_it_goes (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_page_fixture_leave (fixture);
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
}

static gboolean
finish_take_cb (gpointer studio)
{
  nabij_fake_studio_finish_take (studio);
  return G_SOURCE_REMOVE;
}

static void
activate_cb (GApplication     *application,
             NabijPageFixture *fixture)
{
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  nabij_page_fixture_leave (fixture);
  g_timeout_add (20, finish_take_cb, fixture->ui.studio);
}

/* The program does not end while a line is made ready. */
static void
test_keeps_what_was_said_before_the_end (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  g_autoptr (GApplication) application = g_application_new ("io.github.nabij_app.Test", G_APPLICATION_NON_UNIQUE);

  nabij_voice_page_fixture_open_booth (fixture);
  g_application_set_default (application);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), fixture);
  g_assert_cmpint (g_application_run (application, 0, NULL), ==, 0);
  g_application_set_default (NULL);
  g_assert_true (nabij_voice_page_fixture_is_quiet (fixture));
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
}

static void
test_chooses_a_microphone_only_where_there_is_a_choice (NabijPageFixture *fixture,
                                                        gconstpointer     data)
{
  static const char *const one[] = { "Inside", NULL };
  static const char *const two[] = { "Inside", "On the table", NULL };
  GtkWidget               *button;

  nabij_voice_page_fixture_open_booth (fixture);
  button = nabij_page_fixture_find (fixture, GTK_TYPE_WIDGET, "microphones");
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->ui.studio), ==, 1);
  nabij_fake_studio_set_microphones (fixture->ui.studio, one);
  g_assert_false (gtk_widget_get_visible (button));
  nabij_fake_studio_set_microphones (fixture->ui.studio, two);
  g_assert_true (gtk_widget_get_visible (button));
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));
  g_assert_true (gtk_widget_activate_action (button, "microphone.choose", "s", "On the table"));
  nabij_voice_page_fixture_assert_calls (fixture, "microphone On the table");
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->ui.studio), ==, 0);
}

static void
add (const char   *name,
     gconstpointer data,
     void (*test) (NabijPageFixture *fixture,
                   gconstpointer     data))
{
  g_autofree char *path = g_strdup_printf ("/nabij/ui/voice-booth/%s", name);

  g_test_add (path, NabijPageFixture, data, nabij_page_fixture_set_up, test, nabij_page_fixture_tear_down);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  add ("records-ten-lines-by-the-space-bar", NULL, test_records_ten_lines_by_the_space_bar);
  add ("hears-all-of-them-one-after-the-other", NULL, test_hears_all_of_them_one_after_the_other);
  add ("records-again-hears-skips-and-goes-back", NULL, test_records_again_hears_skips_and_goes_back);
  add ("throws-away-what-is-left-in-the-middle", NULL, test_throws_away_what_is_left_in_the_middle);
  add ("says-that-the-microphone-is-on", NULL, test_says_that_the_microphone_is_on);
  add ("says-what-went-wrong", NULL, test_says_what_went_wrong);
  add ("says-what-is-to-be-known-of-a-take", NULL, test_says_what_is_to_be_known_of_a_take);
  add ("keeps-at-hand-what-could-not-be-kept", NULL, test_keeps_at_hand_what_could_not_be_kept);
  add ("holds-what-could-not-be-kept", NULL, test_holds_what_could_not_be_kept);
  add ("records-nothing-that-cannot-be-kept", NULL, test_records_nothing_that_cannot_be_kept);
  add ("shows-the-list-where-nothing-can-be-kept", "away", test_records_nothing_that_cannot_be_kept);
  add ("leaves-the-focus-at-the-header", NULL, test_leaves_the_focus_at_the_header);
  add ("closes-the-microphone-when-it-goes", NULL, test_closes_the_microphone_when_it_goes);
  add ("keeps-what-was-said-before-it-goes", NULL, test_keeps_what_was_said_before_it_goes);
  add ("keeps-what-was-said-before-the-end", NULL, test_keeps_what_was_said_before_the_end);
  add ("chooses-a-microphone-only-where-there-is-a-choice", NULL, test_chooses_a_microphone_only_where_there_is_a_choice);

  return g_test_run ();
}
