/* test-voice-page.c
 *
 * The page Your voice: who speaks, and the lines in the list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-family.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-page-fixture.h"
#include "nabij-voice-row.h"

#include <adwaita.h>

static void
test_asks_for_a_name_first (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  nabij_voice_page_fixture_open_page (fixture);
  nabij_voice_page_fixture_click (fixture, "record_button");
  g_assert_true (nabij_voice_page_fixture_is_list (fixture));
  g_assert_true (gtk_widget_is_ancestor (nabij_page_fixture_get_focus (fixture), nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")));
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")), " \u00a0\u2003");
  nabij_voice_page_fixture_click (fixture, "record_button");
  g_assert_true (nabij_voice_page_fixture_is_list (fixture));
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")), "  Sam ");
  g_signal_emit_by_name (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry"), "activate");
  g_assert_false (nabij_voice_page_fixture_is_list (fixture));
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
}

static void
test_suggests_who_writes (NabijPageFixture *fixture,
                          gconstpointer     data)
{
  static const char *const names[] = { "Sam", "Robin", NULL };
  GtkWidget               *suggestions;

  nabij_journal_set_authors_async (fixture->ui.journal, names, NULL, NULL, NULL, NULL);
  nabij_voice_page_fixture_save (fixture, "Sam", "water-and-rust/sit");
  nabij_voice_page_fixture_let_be (fixture);
  nabij_voice_page_fixture_open_page (fixture);
  nabij_voice_page_fixture_let_be (fixture);
  nabij_voice_page_fixture_click (fixture, "second_button");
  suggestions = nabij_page_fixture_find (fixture, GTK_TYPE_BOX, "suggestions");
  g_assert_true (gtk_widget_get_mapped (suggestions));
  g_signal_emit_by_name (gtk_widget_get_first_child (suggestions), "clicked");
  g_assert_null (gtk_widget_get_next_sibling (gtk_widget_get_first_child (suggestions)));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry"))), ==, "Robin");
  nabij_voice_page_fixture_click (fixture, "record_button");
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_cmpuint (nabij_voice_page_fixture_count (fixture, "Robin"), ==, 1);
  g_assert_cmpuint (nabij_voice_page_fixture_count (fixture, "Sam"), ==, 1);
  /* Two voices may exist. */
  g_assert_false (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "second_button")));
}

static void
test_gives_a_voice_another_name (NabijPageFixture *fixture,
                                 gconstpointer     data)
{
  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
  nabij_voice_page_fixture_let_be (fixture);

  nabij_voice_page_fixture_click (fixture, "rename_button");
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")), "Robin");
  nabij_voice_page_fixture_click (fixture, "take_button");
  nabij_ui_wait_for (nabij_voice_page_fixture_is_called_robin, fixture);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), FALSE), ==, "Robin");
}

static void
test_brings_back_what_was_removed (NabijPageFixture *fixture,
                                   gconstpointer     data)
{
  const gboolean whole = GPOINTER_TO_INT (data);
  NabijVoiceRow *row;

  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
  nabij_voice_page_fixture_let_be (fixture);

  if (whole) {
    nabij_voice_page_fixture_click (fixture, "delete_button");
  } else {
    row = NABIJ_VOICE_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL));
    g_signal_emit_by_name (row, "remove");
  }
  nabij_ui_wait_for (nabij_voice_page_fixture_has_none, fixture);
  nabij_ui_undo (GTK_WIDGET (fixture->window));
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_cmpstr (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (fixture->ui.services), FALSE), ==, "Sam");
}

/* What was said after that is newer. */
static void
test_brings_back_nothing_older (NabijPageFixture *fixture,
                                gconstpointer     data)
{
  NabijVoiceKeeper *keeper = nabij_services_get_voice_keeper (fixture->ui.services);
  g_autofree char  *uuid = NULL;
  NabijVoiceRow    *row;
  const char       *line;

  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
  nabij_voice_page_fixture_let_be (fixture);

  row = NABIJ_VOICE_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL));
  line = nabij_voice_row_get_id (row);
  g_signal_emit_by_name (row, "remove");
  nabij_ui_wait_for (nabij_voice_page_fixture_has_none, fixture);
  nabij_voice_page_fixture_save (fixture, "Sam", line);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
  uuid = g_strdup (nabij_recording_get_fields (nabij_voice_keeper_find (keeper, "Sam", line))->uuid);
  nabij_ui_undo (GTK_WIDGET (fixture->window));
  nabij_voice_page_fixture_let_be (fixture);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_cmpstr (nabij_recording_get_fields (nabij_voice_keeper_find (keeper, "Sam", line))->uuid, ==, uuid);
}

/* Everything was deleted while the toast stood: then nothing of it comes back. */
static void
test_brings_back_nothing_of_everything (NabijPageFixture *fixture,
                                        gconstpointer     data)
{
  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
  nabij_voice_page_fixture_let_be (fixture);

  nabij_voice_page_fixture_click (fixture, "delete_button");
  nabij_ui_wait_for (nabij_voice_page_fixture_has_none, fixture);
  nabij_held_recordings_clear (nabij_services_get_held_recordings (fixture->ui.services));
  nabij_ui_undo (GTK_WIDGET (fixture->window));
  nabij_voice_page_fixture_let_be (fixture);
  nabij_voice_page_fixture_let_be (fixture);
  g_assert_true (nabij_voice_page_fixture_has_none (fixture));
}

/* In the list as well, and one at a time. */
static void
test_hears_a_line_in_the_list (NabijPageFixture *fixture,
                               gconstpointer     data)
{
  NabijVoiceRow *row;

  nabij_voice_page_fixture_open_booth (fixture);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  nabij_ui_wait_for (nabij_voice_page_fixture_has_one, fixture);
  nabij_voice_page_fixture_let_be (fixture);
  g_free (nabij_fake_studio_take_calls (fixture->ui.studio));

  row = NABIJ_VOICE_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL));
  g_signal_emit_by_name (row, "hear");
  nabij_voice_page_fixture_assert_calls (fixture, "hear 20");
  g_signal_emit_by_name (row, "hear");
  nabij_ui_wait_for (nabij_voice_page_fixture_is_quiet, fixture);
  nabij_voice_page_fixture_assert_calls (fixture, "cancel");
  g_signal_emit_by_name (row, "activated");
  g_assert_false (nabij_voice_page_fixture_is_list (fixture));
  g_assert_true (nabij_voice_page_fixture_is_ready (fixture));
}

static void
test_records_nothing_where_nothing_is_kept (NabijPageFixture *fixture,
                                            gconstpointer     data)
{
  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", TRUE);
  nabij_voice_page_fixture_open_page (fixture);
  g_assert_true (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "keeping_button")));
  g_assert_false (gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "record_button")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_WIDGET, "water")));

  g_settings_set_boolean (fixture->ui.settings, "keep-nothing", FALSE);
  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "record_button")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BOX, "keeps_nothing")));
  g_assert_true (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL))));
}

/* What was recorded can be heard and removed, and nothing is offered. */
static void
test_is_quiet_in_a_silence (NabijPageFixture *fixture,
                            gconstpointer     data)
{
  g_autoptr (NabijFamily) family = NULL;
  NabijVoiceRow *row;

  nabij_voice_page_fixture_save (fixture, "Sam", "water-and-rust/sit");
  nabij_voice_page_fixture_let_be (fixture);
  nabij_voice_page_fixture_open_page (fixture);
  family = nabij_family_keeper_copy_family (nabij_services_get_family_keeper (fixture->ui.services));
  family->silence = NABIJ_SILENCE_PAUSE;
  nabij_family_keeper_set_family (nabij_services_get_family_keeper (fixture->ui.services), family);
  nabij_voice_page_fixture_let_be (fixture);

  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, "is_silent")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "record_button")));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "second_button")));
  row = NABIJ_VOICE_ROW (nabij_page_fixture_find (fixture, NABIJ_TYPE_VOICE_ROW, NULL));
  g_assert_false (gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)));
  g_signal_emit_by_name (row, "hear");
  nabij_voice_page_fixture_assert_calls (fixture, "hear 20");
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

  nabij_voice_page_fixture_open_booth (fixture);
  if (data != NULL)
    nabij_page_fixture_enlarge_text (fixture);
  toasts = nabij_page_fixture_find (fixture, ADW_TYPE_TOAST_OVERLAY, "toasts");
  nabij_fake_studio_set_microphones (fixture->ui.studio, two);
  assert_fits (toasts);
  nabij_voice_page_fixture_record_line (fixture);
  nabij_ui_wait_for (nabij_voice_page_fixture_is_recorded, fixture);
  assert_fits (toasts);
  while (!gtk_widget_get_mapped (nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, "done_button")))
    nabij_voice_page_fixture_press (fixture, GDK_KEY_n);
  assert_fits (toasts);
  nabij_voice_page_fixture_press (fixture, GDK_KEY_Escape);
  nabij_voice_page_fixture_let_be (fixture);
  assert_fits (toasts);
  nabij_voice_page_fixture_click (fixture, "rename_button");
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

  add ("asks-for-a-name-first", NULL, test_asks_for_a_name_first);
  add ("suggests-who-writes", NULL, test_suggests_who_writes);
  add ("gives-a-voice-another-name", NULL, test_gives_a_voice_another_name);
  add ("brings-back-a-line-that-was-removed", GINT_TO_POINTER (FALSE), test_brings_back_what_was_removed);
  add ("brings-back-a-voice-that-was-removed", GINT_TO_POINTER (TRUE), test_brings_back_what_was_removed);
  add ("brings-back-nothing-older", NULL, test_brings_back_nothing_older);
  add ("brings-back-nothing-of-everything", NULL, test_brings_back_nothing_of_everything);
  add ("hears-a-line-in-the-list", NULL, test_hears_a_line_in_the_list);
  add ("records-nothing-where-nothing-is-kept", NULL, test_records_nothing_where_nothing_is_kept);
  add ("is-quiet-in-a-silence", NULL, test_is_quiet_in_a_silence);
  add ("fits-a-phone", NULL, test_fits_a_phone);
  add ("fits-a-phone-with-large-text", "large", test_fits_a_phone);

  return g_test_run ();
}
