/* test-voice-page.c
 *
 * The page Your voice, by its keys, with a studio without sound.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-journal-family.h"
#include "nabij-journal-recordings.h"
#include "nabij-page-fixture.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-page.h"
#include "nabij-voice-ring.h"
#include "nabij-voice-row.h"

#include <adwaita.h>

#define N_LINES 10

/* What is waited for */

static const char *
get_text (NabijPageFixture *fixture,
          const char       *id)
{
  return gtk_label_get_label (GTK_LABEL (nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, id)));
}

static gboolean
is_recorded (gpointer fixture)
{
  return g_str_equal (get_text (fixture, "state_word"), "Recorded");
}

static gboolean
is_unkept (gpointer fixture)
{
  return g_str_equal (get_text (fixture, "state_word"), "Not kept yet");
}

static gboolean
is_ready (gpointer fixture)
{
  return g_str_equal (get_text (fixture, "state_word"), "Whenever you like");
}

static gboolean
is_list (gpointer fixture)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (nabij_page_fixture_find (fixture, GTK_TYPE_STACK, "stack"))), "list");
}

static gboolean
is_loaded (gpointer fixture)
{
  return nabij_voice_keeper_is_loaded (nabij_services_get_voice_keeper (((NabijPageFixture *)fixture)->ui.services));
}

static gboolean
is_quiet (gpointer fixture)
{
  return nabij_studio_get_state (NABIJ_STUDIO (((NabijPageFixture *)fixture)->ui.studio)) == NABIJ_STUDIO_STATE_QUIET;
}

static guint
count (NabijPageFixture *fixture,
       const char       *speaker)
{
  return nabij_voice_keeper_get_recordings (nabij_services_get_voice_keeper (fixture->ui.services), speaker)->len;
}

static gboolean
has_ten (gpointer fixture)
{
  return count (fixture, "Sam") == N_LINES;
}

static gboolean
has_one (gpointer fixture)
{
  return count (fixture, "Sam") == 1;
}

static gboolean
has_none (gpointer fixture)
{
  return count (fixture, "Sam") == 0;
}

static gboolean
is_called_robin (gpointer fixture)
{
  return count (fixture, "Robin") == 1 && count (fixture, "Sam") == 0;
}

/* What is done */

static void
press (NabijPageFixture *fixture,
       guint             keyval)
{
  g_assert_true (nabij_ui_press (nabij_page_fixture_get_focus (fixture), keyval, 0));
}

static void
click (NabijPageFixture *fixture,
       const char       *id)
{
  GtkWidget *button = nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, id);

  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static void
save (NabijPageFixture *fixture,
      const char       *speaker,
      const char       *line)
{
  const NabijRecordingFields fields = { .speaker = speaker, .line = line, .words = "Words", .recorded = { G_USEC_PER_SEC, 0 }, .duration_us = G_USEC_PER_SEC };
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS, but for a test", 20);
  g_autoptr (NabijRecording) recording = nabij_recording_new (&fields, sound);

  nabij_journal_save_recording_async (fixture->ui.journal, recording, NULL, NULL, NULL);
}

static void
open_page (NabijPageFixture *fixture)
{
  nabij_family_keeper_load (nabij_services_get_family_keeper (fixture->ui.services));
  nabij_ui_wait_for (is_loaded, fixture);
  nabij_page_fixture_show (fixture, nabij_voice_page_new (fixture->ui.services));
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
}

static void
open_booth (NabijPageFixture *fixture)
{
  open_page (fixture);
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")), "Sam");
  click (fixture, "record_button");
  g_assert_false (is_list (fixture));
}

/* By the space bar, from the beginning to the end. */
static void
record_line (NabijPageFixture *fixture)
{
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_text (fixture, "state_word"), ==, "I’m listening");
  press (fixture, GDK_KEY_space);
  g_assert_cmpstr (get_text (fixture, "state_word"), ==, "One moment");
  nabij_fake_studio_finish_take (fixture->ui.studio);
}

static void
assert_calls (NabijPageFixture *fixture,
              const char       *pattern)
{
  g_autofree char *calls = nabij_fake_studio_take_calls (fixture->ui.studio);

  if (!g_pattern_match_simple (pattern, calls))
    g_error ("“%s” was asked for, not “%s”", calls, pattern);
}

static void
let_be (NabijPageFixture *fixture)
{
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* Tests */

static void
test_records_ten_lines_by_the_space_bar (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  g_autofree char *words = NULL;

  open_booth (fixture);
  for (guint i = 0; i < N_LINES; i++) {
    record_line (fixture);
    nabij_ui_wait_for (is_recorded, fixture);
    g_free (words);
    words = g_strdup (get_text (fixture, "words"));
    press (fixture, GDK_KEY_space);
    if (i + 1 < N_LINES)
      g_assert_cmpstr (get_text (fixture, "words"), !=, words);
  }

  g_assert_true (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")));
  nabij_ui_wait_for (has_ten, fixture);
  let_be (fixture);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), FALSE), ==, "Sam");
  g_assert_null (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), TRUE));
  g_assert_nonnull (strstr (get_text (fixture, "end_line"), "Sam’s voice is over the water"));

  /* On a button, the space bar presses it. */
  press (fixture, GDK_KEY_space);
  nabij_ui_wait_for (is_list, fixture);
  g_assert_cmpstr (get_text (fixture, "record_label"), ==, "Listen through");
}

static void
test_hears_all_of_them_one_after_the_other (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  open_booth (fixture);
  for (guint i = 0; i < 2; i++) {
    record_line (fixture);
    nabij_ui_wait_for (is_recorded, fixture);
    press (fixture, GDK_KEY_n);
  }
  while (!gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")))
    press (fixture, GDK_KEY_Right);
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));

  press (fixture, GDK_KEY_h);
  assert_calls (fixture, "hear 20");
  g_assert_cmpstr (get_text (fixture, "state_word"), ==, "This is how it sounds");
  for (guint i = 0; i < 2; i++) {
    nabij_fake_studio_finish_hearing (fixture->ui.studio, NULL);
    let_be (fixture);
    assert_calls (fixture, i == 0 ? "hear 20" : "");
  }
  g_assert_true (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")));
}

static void
test_records_again_hears_skips_and_goes_back (NabijPageFixture *fixture,
                                              gconstpointer     data)
{
  g_autofree char *first = NULL;

  open_booth (fixture);
  first = g_strdup (get_text (fixture, "words"));
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  assert_calls (fixture, "record *; end");

  press (fixture, GDK_KEY_h);
  assert_calls (fixture, "hear 20");
  press (fixture, GDK_KEY_h);
  nabij_ui_wait_for (is_quiet, fixture);
  assert_calls (fixture, "cancel");
  g_assert_true (is_recorded (fixture));

  press (fixture, GDK_KEY_r);
  g_assert_cmpstr (get_text (fixture, "state_word"), ==, "I’m listening");
  press (fixture, GDK_KEY_space);
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (is_recorded, fixture);

  press (fixture, GDK_KEY_n);
  g_assert_true (is_ready (fixture));
  g_assert_cmpstr (get_text (fixture, "words"), !=, first);
  press (fixture, GDK_KEY_BackSpace);
  g_assert_true (is_recorded (fixture));
  g_assert_cmpstr (get_text (fixture, "words"), ==, first);
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Left);
  g_assert_cmpstr (get_text (fixture, "words"), ==, first);
  let_be (fixture);
  g_assert_cmpuint (count (fixture, "Sam"), ==, 1);
}

/* What is being said when one goes on is not kept. */
static void
test_throws_away_what_is_left_in_the_middle (NabijPageFixture *fixture,
                                             gconstpointer     data)
{
  open_booth (fixture);
  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_n);
  nabij_ui_wait_for (is_quiet, fixture);
  assert_calls (fixture, "record *; cancel");
  g_assert_true (is_ready (fixture));

  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_Escape);
  g_assert_true (is_list (fixture));
  nabij_ui_wait_for (is_quiet, fixture);
  let_be (fixture);
  g_assert_true (has_none (fixture));
}

static void
test_says_that_the_microphone_is_on (NabijPageFixture *fixture,
                                     gconstpointer     data)
{
  NabijVoiceRing *ring;
  GtkWidget      *sign;

  open_booth (fixture);
  ring = NABIJ_VOICE_RING (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_RING, "ring"));
  sign = nabij_page_fixture_find (fixture, GTK_TYPE_IMAGE, "open_sign");
  nabij_fake_studio_set_opens_at_once (fixture->ui.studio, FALSE);
  g_assert_false (gtk_widget_get_visible (sign));

  press (fixture, GDK_KEY_space);
  g_assert_cmpint (nabij_voice_ring_get_state (ring), ==, NABIJ_VOICE_RING_STATE_WAITING);
  g_assert_cmpstr (get_text (fixture, "state_word"), ==, "One moment");
  g_assert_true (gtk_widget_get_mapped (sign));
  nabij_fake_studio_open (fixture->ui.studio);
  g_assert_cmpint (nabij_voice_ring_get_state (ring), ==, NABIJ_VOICE_RING_STATE_LISTENING);
  g_assert_cmpstr (get_text (fixture, "state_word"), ==, "I’m listening");
  nabij_fake_studio_set_level (fixture->ui.studio, 0.7);

  press (fixture, GDK_KEY_space);
  g_assert_false (gtk_widget_get_visible (sign));
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (is_recorded, fixture);
  g_assert_cmpint (nabij_voice_ring_get_state (ring), ==, NABIJ_VOICE_RING_STATE_KEPT);
}

/* Whatever goes wrong at the microphone is one sentence, and one can try again. */
static void
test_says_what_went_wrong (NabijPageFixture *fixture,
                           gconstpointer     data)
{
  g_autoptr (GError) error = g_error_new_literal (NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_FAILED, "There is no microphone.");

  open_booth (fixture);
  nabij_fake_studio_set_next_error (fixture->ui.studio, error);
  record_line (fixture);
  nabij_ui_wait_for (is_ready, fixture);
  g_assert_cmpstr (get_text (fixture, "notice"), ==, "There is no microphone.");

  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  g_assert_cmpstr (get_text (fixture, "notice"), ==, "");

  /* And what can not be heard stays, as words. */
  press (fixture, GDK_KEY_h);
  nabij_fake_studio_finish_hearing (fixture->ui.studio, error);
  nabij_ui_wait_for (is_recorded, fixture);
  g_assert_cmpstr (get_text (fixture, "notice"), ==, "There is no microphone.");
}

static void
test_says_what_is_to_be_known_of_a_take (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS, but for a test", 20);

  open_booth (fixture);
  nabij_fake_studio_set_next_take (fixture->ui.studio, nabij_take_new (sound, G_USEC_PER_SEC, FALSE, TRUE));
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  g_assert_nonnull (strstr (get_text (fixture, "notice"), "close to the microphone"));

  press (fixture, GDK_KEY_space);
  nabij_fake_studio_set_next_take (fixture->ui.studio, nabij_take_new (sound, G_USEC_PER_SEC, TRUE, TRUE));
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  g_assert_nonnull (strstr (get_text (fixture, "notice"), "its end is not on it"));
}

/* As with a full disk: nothing is lost, and it can be kept as soon as that is possible again. */
static void
test_keeps_at_hand_what_could_not_be_kept (NabijPageFixture *fixture,
                                           gconstpointer     data)
{
  open_booth (fixture);
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  record_line (fixture);
  nabij_ui_wait_for (is_unkept, fixture);
  g_assert_cmpstr (get_text (fixture, "notice"), !=, "");
  g_assert_cmpstr (get_text (fixture, "main_label"), ==, "Try again");
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));
  press (fixture, GDK_KEY_h);
  assert_calls (fixture, "hear 20");
  nabij_fake_studio_finish_hearing (fixture->ui.studio, NULL);
  nabij_ui_wait_for (is_unkept, fixture);

  /* It is still there after one has left. */
  press (fixture, GDK_KEY_Escape);
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", FALSE);
  click (fixture, "record_button");
  g_assert_true (is_unkept (fixture));
  press (fixture, GDK_KEY_space);
  nabij_ui_wait_for (is_recorded, fixture);
  nabij_ui_wait_for (has_one, fixture);
}

/* Another page, the window that closes: the microphone does not stay open. */
static void
test_closes_the_microphone_when_it_goes (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  open_booth (fixture);
  press (fixture, GDK_KEY_space);
  g_assert_cmpint (nabij_studio_get_state (NABIJ_STUDIO (fixture->ui.studio)), ==, NABIJ_STUDIO_STATE_RECORDING);
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));
  nabij_page_fixture_let_go (fixture);
  nabij_ui_wait_for (is_quiet, fixture);
  assert_calls (fixture, "cancel");
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->ui.studio), ==, 0);
}

/* And what was said before that is kept. */
static void
test_keeps_what_was_said_before_it_goes (NabijPageFixture *fixture,
                                         gconstpointer     data)
{
  open_booth (fixture);
  press (fixture, GDK_KEY_space);
  press (fixture, GDK_KEY_space);
  nabij_page_fixture_leave (fixture);
  nabij_fake_studio_finish_take (fixture->ui.studio);
  nabij_ui_wait_for (has_one, fixture);
}

static void
test_asks_for_a_name_first (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  open_page (fixture);
  click (fixture, "record_button");
  g_assert_true (is_list (fixture));
  g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")));
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")), "  Sam ");
  g_signal_emit_by_name (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry"), "activate");
  g_assert_false (is_list (fixture));
  record_line (fixture);
  nabij_ui_wait_for (has_one, fixture);
}

static void
test_suggests_who_writes (NabijPageFixture *fixture,
                          gconstpointer     data)
{
  static const char *const names[] = { "Sam", "Robin", NULL };
  GtkWidget               *suggestions;

  nabij_journal_set_authors_async (fixture->ui.journal, names, NULL, NULL, NULL, NULL);
  save (fixture, "Sam", "water-and-rust/sit");
  let_be (fixture);
  open_page (fixture);
  let_be (fixture);
  click (fixture, "second_button");
  suggestions = nabij_page_fixture_find (fixture, GTK_TYPE_BOX, "suggestions");
  g_assert_true (gtk_widget_get_mapped (suggestions));
  g_signal_emit_by_name (gtk_widget_get_first_child (suggestions), "clicked");
  g_assert_null (gtk_widget_get_next_sibling (gtk_widget_get_first_child (suggestions)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry"))), ==, "Robin");
  click (fixture, "record_button");
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  press (fixture, GDK_KEY_Escape);
  let_be (fixture);
  g_assert_cmpuint (count (fixture, "Robin"), ==, 1);
  g_assert_cmpuint (count (fixture, "Sam"), ==, 1);
  /* Two voices may exist. */
  g_assert_false (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "second_button")));
}

static void
test_gives_a_voice_another_name (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  open_booth (fixture);
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (has_one, fixture);
  let_be (fixture);

  click (fixture, "rename_button");
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")), "Robin");
  click (fixture, "take_button");
  nabij_ui_wait_for (is_called_robin, fixture);
  let_be (fixture);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), FALSE), ==, "Robin");
}

static void
test_brings_back_what_was_removed (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  const gboolean whole = GPOINTER_TO_INT (data);
  NabijVoiceRow *row;

  open_booth (fixture);
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (has_one, fixture);
  let_be (fixture);

  if (whole) {
    click (fixture, "delete_button");
  } else {
    row = NABIJ_VOICE_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL));
    g_signal_emit_by_name (row, "remove");
  }
  nabij_ui_wait_for (has_none, fixture);
  nabij_ui_undo (GTK_WIDGET (fixture->window));
  nabij_ui_wait_for (has_one, fixture);
  let_be (fixture);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), FALSE), ==, "Sam");
}

/* In the list as well, and one at a time. */
static void
test_hears_a_line_in_the_list (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  NabijVoiceRow *row;

  open_booth (fixture);
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (has_one, fixture);
  let_be (fixture);
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));

  row = NABIJ_VOICE_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL));
  g_signal_emit_by_name (row, "hear");
  assert_calls (fixture, "hear 20");
  g_signal_emit_by_name (row, "hear");
  nabij_ui_wait_for (is_quiet, fixture);
  assert_calls (fixture, "cancel");
  g_signal_emit_by_name (row, "activated");
  g_assert_false (is_list (fixture));
  g_assert_true (is_ready (fixture));
}

static void
test_records_nothing_where_nothing_is_kept (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  open_page (fixture);
  g_assert_true (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "keeping_button")));
  g_assert_false (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "record_button")));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL))));

  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", FALSE);
  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "record_button")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BOX, "keeps_nothing")));
}

/* What was recorded can be heard and removed, and nothing is offered. */
static void
test_is_quiet_in_a_silence (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;
  NabijVoiceRow *row;

  save (fixture, "Sam", "water-and-rust/sit");
  let_be (fixture);
  open_page (fixture);
  family = nabij_family_keeper_copy_family (nabij_services_get_family_keeper (fixture->ui.services));
  family->silence = NABIJ_SILENCE_PAUSE;
  nabij_family_keeper_set_family (nabij_services_get_family_keeper (fixture->ui.services), family);
  let_be (fixture);

  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, "is_silent")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "record_button")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "second_button")));
  row = NABIJ_VOICE_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_signal_emit_by_name (row, "hear");
  assert_calls (fixture, "hear 20");
}

static void
test_chooses_a_microphone_only_where_there_is_a_choice (NabijPageFixture *fixture,
                                                        gconstpointer     data)
{
  static const char *const one[] = { "Inside", NULL };
  static const char *const two[] = { "Inside", "On the table", NULL };
  GtkWidget               *button;

  open_booth (fixture);
  button = nabij_page_fixture_find (fixture, GTK_TYPE_WIDGET, "microphones");
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->ui.studio), ==, 1);
  nabij_fake_studio_set_microphones (fixture->ui.studio, one);
  g_assert_false (gtk_widget_get_visible (button));
  nabij_fake_studio_set_microphones (fixture->ui.studio, two);
  g_assert_true (gtk_widget_get_visible (button));
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));
  g_assert_true (gtk_widget_activate_action (button, "microphone.choose", "s", "On the table"));
  assert_calls (fixture, "microphone On the table");
  press (fixture, GDK_KEY_Escape);
  g_assert_cmpuint (nabij_fake_studio_get_n_watchers (fixture->ui.studio), ==, 0);
}

/* What changed has come to its place by then. */
static void
assert_fits (GtkWidget *widget)
{
  nabij_ui_wait_for_frame (widget);
  nabij_ui_wait_for_frame (widget);
  nabij_ui_assert_fits_a_phone (widget);
}

/* What is below the header, which has a test of its own with those of all pages. */
static void
test_fits_a_phone (NabijPageFixture *fixture,
                   gconstpointer     data)
{
  static const char *const two[] = { "Inside", "On the table", NULL };
  GtkWidget               *toasts;

  open_booth (fixture);
  if (data != NULL)
    nabij_page_fixture_enlarge_text (fixture);
  toasts = nabij_page_fixture_find (fixture, ADW_TYPE_TOAST_OVERLAY, "toasts");
  nabij_fake_studio_set_microphones (fixture->ui.studio, two);
  assert_fits (toasts);
  record_line (fixture);
  nabij_ui_wait_for (is_recorded, fixture);
  assert_fits (toasts);
  while (!gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")))
    press (fixture, GDK_KEY_n);
  assert_fits (toasts);
  press (fixture, GDK_KEY_Escape);
  let_be (fixture);
  assert_fits (toasts);
  click (fixture, "rename_button");
  assert_fits (toasts);
}

static void
add (const char   *name,
     gconstpointer data,
     void (*test) (NabijPageFixture *fixture,
                   gconstpointer     data))
{
  g_autofree char *path = g_strdup_printf ("/nabij/ui/voice-page/%s", name);

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
  add ("closes-the-microphone-when-it-goes", NULL, test_closes_the_microphone_when_it_goes);
  add ("keeps-what-was-said-before-it-goes", NULL, test_keeps_what_was_said_before_it_goes);
  add ("asks-for-a-name-first", NULL, test_asks_for_a_name_first);
  add ("suggests-who-writes", NULL, test_suggests_who_writes);
  add ("gives-a-voice-another-name", NULL, test_gives_a_voice_another_name);
  add ("brings-back-a-line-that-was-removed", GINT_TO_POINTER (FALSE), test_brings_back_what_was_removed);
  add ("brings-back-a-voice-that-was-removed", GINT_TO_POINTER (TRUE), test_brings_back_what_was_removed);
  add ("hears-a-line-in-the-list", NULL, test_hears_a_line_in_the_list);
  add ("records-nothing-where-nothing-is-kept", NULL, test_records_nothing_where_nothing_is_kept);
  add ("is-quiet-in-a-silence", NULL, test_is_quiet_in_a_silence);
  add ("chooses-a-microphone-only-where-there-is-a-choice", NULL, test_chooses_a_microphone_only_where_there_is_a_choice);
  add ("fits-a-phone", NULL, test_fits_a_phone);
  add ("fits-a-phone-with-large-text", "large", test_fits_a_phone);

  return g_test_run ();
}
