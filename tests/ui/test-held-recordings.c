/* test-held-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-held-recordings.h"

static NabijRecording *
make_recording (const char *speaker,
                const char *line)
{
  const NabijRecordingFields fields = { .speaker = speaker, .line = line, .words = "", .duration_us = G_USEC_PER_SEC };
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS", 4);

  return nabij_recording_new (&fields, sound);
}

static void
changed_cb (NabijHeldRecordings *held,
            guint               *n_changes)
{
  *n_changes += 1;
}

static void
test_holds_the_last_of_a_line (void)
{
  g_autoptr (NabijHeldRecordings) held = nabij_held_recordings_new ();
  g_autoptr (NabijRecording) first = make_recording ("Sam", "hand");
  g_autoptr (NabijRecording) second = make_recording ("Sam", "hand");
  g_autoptr (NabijRecording) other = make_recording ("Noor", "hand");
  guint n_changes = 0;

  g_signal_connect (held, "changed", G_CALLBACK (changed_cb), &n_changes);
  g_assert_null (nabij_held_recordings_get_speaker (held));
  nabij_held_recordings_hold (held, first);
  nabij_held_recordings_hold (held, other);
  g_assert_true (nabij_held_recordings_find (held, "Sam", "hand") == first);
  nabij_held_recordings_hold (held, second);
  g_assert_true (nabij_held_recordings_find (held, "Sam", "hand") == second);
  g_assert_true (nabij_held_recordings_find (held, "Noor", "hand") == other);
  g_assert_null (nabij_held_recordings_find (held, "Sam", "tone"));
  g_assert_null (nabij_held_recordings_find (held, NULL, "hand"));
  g_assert_cmpuint (n_changes, ==, 3);
}

/* It is tried again, and again it cannot be kept. */
static void
test_holds_what_it_holds (void)
{
  g_autoptr (NabijHeldRecordings) held = nabij_held_recordings_new ();

  {
    g_autoptr (NabijRecording) recording = make_recording ("Sam", "hand");

    nabij_held_recordings_hold (held, recording);
  }
  nabij_held_recordings_hold (held, nabij_held_recordings_find (held, "Sam", "hand"));
  g_assert_cmpstr (nabij_held_recordings_get_speaker (held), ==, "Sam");
  nabij_held_recordings_let_go (held, "Sam", "hand");
  g_assert_null (nabij_held_recordings_get_speaker (held));
}

static void
test_lets_go (void)
{
  g_autoptr (NabijHeldRecordings) held = nabij_held_recordings_new ();
  g_autoptr (NabijRecording) hand = make_recording ("Sam", "hand");
  g_autoptr (NabijRecording) tone = make_recording ("Sam", "tone");
  guint n_changes = 0;

  nabij_held_recordings_hold (held, hand);
  nabij_held_recordings_hold (held, tone);
  g_signal_connect (held, "changed", G_CALLBACK (changed_cb), &n_changes);
  nabij_held_recordings_let_go (held, "Noor", "hand");
  g_assert_cmpuint (n_changes, ==, 0);
  nabij_held_recordings_let_go (held, "Sam", "hand");
  g_assert_null (nabij_held_recordings_find (held, "Sam", "hand"));
  g_assert_true (nabij_held_recordings_find (held, "Sam", "tone") == tone);
  g_assert_cmpuint (n_changes, ==, 1);

  nabij_held_recordings_clear (held);
  nabij_held_recordings_clear (held);
  g_assert_null (nabij_held_recordings_find (held, "Sam", "tone"));
  g_assert_cmpuint (n_changes, ==, 2);
}

static void
test_follows_a_name (void)
{
  g_autoptr (NabijHeldRecordings) held = nabij_held_recordings_new ();
  g_autoptr (NabijRecording) hand = make_recording ("Sam", "hand");
  g_autoptr (NabijRecording) other = make_recording ("Noor", "hand");
  guint n_changes = 0;

  nabij_held_recordings_hold (held, hand);
  nabij_held_recordings_hold (held, other);
  g_signal_connect (held, "changed", G_CALLBACK (changed_cb), &n_changes);
  nabij_held_recordings_rename (held, "Kim", "Robin");
  g_assert_cmpuint (n_changes, ==, 0);
  nabij_held_recordings_rename (held, "Sam", "Samira");
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_null (nabij_held_recordings_find (held, "Sam", "hand"));
  g_assert_true (nabij_held_recordings_find (held, "Noor", "hand") == other);
  g_assert_nonnull (nabij_held_recordings_find (held, "Samira", "hand"));
  g_assert_true (nabij_recording_get_sound (nabij_held_recordings_find (held, "Samira", "hand")) == nabij_recording_get_sound (hand));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/held-recordings/holds-the-last-of-a-line", test_holds_the_last_of_a_line);
  g_test_add_func ("/nabij/ui/held-recordings/holds-what-it-holds", test_holds_what_it_holds);
  g_test_add_func ("/nabij/ui/held-recordings/lets-go", test_lets_go);

  g_test_add_func ("/nabij/ui/held-recordings/follows-a-name", test_follows_a_name);

  return g_test_run ();
}
