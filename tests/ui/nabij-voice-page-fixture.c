/* nabij-voice-page-fixture.c
 *
 * What the tests of the page Your voice wait for and do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-page-fixture.h"

#include "nabij-journal-recordings.h"
#include "nabij-ui-widgets.h"
#include "nabij-voice-page.h"

/* What is waited for */

const char *
nabij_voice_page_fixture_get_text (NabijPageFixture *fixture,
                                   const char       *id)
{
  return gtk_label_get_label (GTK_LABEL (nabij_page_fixture_find (fixture, GTK_TYPE_LABEL, id)));
}

gboolean
nabij_voice_page_fixture_is_recorded (gpointer fixture)
{
  return g_str_equal (nabij_voice_page_fixture_get_text (fixture, "state_word"), "Recorded");
}

gboolean
nabij_voice_page_fixture_is_unkept (gpointer fixture)
{
  return g_str_equal (nabij_voice_page_fixture_get_text (fixture, "state_word"), "Not kept yet");
}

gboolean
nabij_voice_page_fixture_is_ready (gpointer fixture)
{
  return g_str_equal (nabij_voice_page_fixture_get_text (fixture, "state_word"), "Whenever you like");
}

gboolean
nabij_voice_page_fixture_is_list (gpointer fixture)
{
  return g_str_equal (gtk_stack_get_visible_child_name (GTK_STACK (nabij_page_fixture_find (fixture, GTK_TYPE_STACK, "stack"))), "list");
}

gboolean
nabij_voice_page_fixture_is_loaded (gpointer fixture)
{
  return nabij_voice_keeper_is_loaded (nabij_services_get_voice_keeper (((NabijPageFixture *)fixture)->ui.services));
}

gboolean
nabij_voice_page_fixture_is_quiet (gpointer fixture)
{
  return nabij_studio_get_state (NABIJ_STUDIO (((NabijPageFixture *)fixture)->ui.studio)) == NABIJ_STUDIO_STATE_QUIET;
}

guint
nabij_voice_page_fixture_count (NabijPageFixture *fixture,
                                const char       *speaker)
{
  return nabij_voice_keeper_get_recordings (nabij_services_get_voice_keeper (fixture->ui.services), speaker)->len;
}

gboolean
nabij_voice_page_fixture_has_ten (gpointer fixture)
{
  return nabij_voice_page_fixture_count (fixture, "Sam") == NABIJ_VOICE_PAGE_N_LINES;
}

gboolean
nabij_voice_page_fixture_has_one (gpointer fixture)
{
  return nabij_voice_page_fixture_count (fixture, "Sam") == 1;
}

gboolean
nabij_voice_page_fixture_has_none (gpointer fixture)
{
  return nabij_voice_page_fixture_count (fixture, "Sam") == 0;
}

gboolean
nabij_voice_page_fixture_is_called_robin (gpointer fixture)
{
  return nabij_voice_page_fixture_count (fixture, "Robin") == 1 && nabij_voice_page_fixture_count (fixture, "Sam") == 0;
}

/* What is done */

void
nabij_voice_page_fixture_press (NabijPageFixture *fixture,
                                guint             keyval)
{
  g_assert_true (nabij_ui_press (nabij_page_fixture_get_focus (fixture), keyval, 0));
}

void
nabij_voice_page_fixture_click (NabijPageFixture *fixture,
                                const char       *id)
{
  GtkWidget *button = nabij_page_fixture_find (fixture, GTK_TYPE_BUTTON, id);

  g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

void
nabij_voice_page_fixture_save (NabijPageFixture *fixture,
                               const char       *speaker,
                               const char       *line)
{
  const NabijRecordingFields fields = { .speaker = speaker, .line = line, .words = "Words", .recorded = { G_USEC_PER_SEC, 0 }, .duration_us = G_USEC_PER_SEC };
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS, but for a test", 20);
  g_autoptr (NabijRecording) recording = nabij_recording_new (&fields, sound);

  nabij_journal_save_recording_async (fixture->ui.journal, recording, NULL, NULL, NULL);
}

void
nabij_voice_page_fixture_open_page (NabijPageFixture *fixture)
{
  nabij_family_keeper_load (nabij_services_get_family_keeper (fixture->ui.services));
  nabij_ui_wait_for (nabij_voice_page_fixture_is_loaded, fixture);
  nabij_page_fixture_show (fixture, nabij_voice_page_new (fixture->ui.services));
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
}

void
nabij_voice_page_fixture_open_booth (NabijPageFixture *fixture)
{
  nabij_voice_page_fixture_open_page (fixture);
  gtk_editable_set_text (GTK_EDITABLE (nabij_page_fixture_find (fixture, GTK_TYPE_ENTRY, "entry")), "Sam");
  nabij_voice_page_fixture_click (fixture, "record_button");
  g_assert_false (nabij_voice_page_fixture_is_list (fixture));
}

/* By the space bar, from the beginning to the end. */
void
nabij_voice_page_fixture_record_line (NabijPageFixture *fixture)
{
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "state_word"), ==, "I’m listening");
  nabij_voice_page_fixture_press (fixture, GDK_KEY_space);
  g_assert_cmpstr (nabij_voice_page_fixture_get_text (fixture, "state_word"), ==, "One moment");
  nabij_fake_studio_finish_take (fixture->ui.studio);
}

void
nabij_voice_page_fixture_assert_calls (NabijPageFixture *fixture,
                                       const char       *pattern)
{
  g_autofree char *calls = nabij_fake_studio_take_calls (fixture->ui.studio);

  if (!g_pattern_match_simple (pattern, calls))
    g_error ("“%s” was asked for, not “%s”", calls, pattern);
}

void
nabij_voice_page_fixture_let_be (NabijPageFixture *fixture)
{
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
