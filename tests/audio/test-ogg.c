/* test-ogg.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ogg.h"
#include "nabij-sound-measure.h"
#include "nabij-take-maker.h"
#include "nabij-voice-synth.h"

#include <string.h>

static GBytes *
make_sound (guint n_syllables)
{
  g_autoptr (GArray) voice = nabij_voice_synth_say (NABIJ_VOICE_KIND_HIGH, n_syllables, 9);
  g_autoptr (NabijTake) take = NULL;

  nabij_sound_init ();
  take = nabij_take_make ((float *)(gpointer)voice->data, voice->len, NULL, NULL);
  g_assert_nonnull (take);
  return g_bytes_ref (take->sound);
}

static void
test_knows_what_was_recorded (void)
{
  static const guint n_syllables[] = { 1, 5, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (n_syllables); i++) {
    g_autoptr (GBytes) sound = make_sound (n_syllables[i]);

    g_assert_true (nabij_ogg_is_whole (sound));
  }
}

static void
test_knows_what_was_cut_off (void)
{
  g_autoptr (GBytes) sound = make_sound (5);

  for (gsize n = 0; n < g_bytes_get_size (sound); n++) {
    g_autoptr (GBytes) part = g_bytes_new_from_bytes (sound, 0, n);

    g_assert_false (nabij_ogg_is_whole (part));
  }
}

static void
test_knows_what_was_changed (void)
{
  g_autoptr (GBytes) sound = make_sound (2);
  gsize n_bytes = g_bytes_get_size (sound);

  for (gsize i = 0; i < n_bytes; i++) {
    g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (sound, NULL), n_bytes);
    g_autoptr (GBytes) changed = NULL;

    bytes[i] ^= (guint8)(1 << (i % 8));
    changed = g_bytes_new (bytes, n_bytes);
    g_assert_false (nabij_ogg_is_whole (changed));
  }
}

static void
test_bears_anything (void)
{
  for (guint i = 0; i < 2000; i++) {
    gsize              n_bytes = (gsize)g_test_rand_int_range (0, 300);
    g_autofree guint8 *bytes = g_malloc (n_bytes + 1);
    g_autoptr (GBytes) sound = NULL;

    for (gsize b = 0; b < n_bytes; b++)
      bytes[b] = (guint8)g_test_rand_int_range (0, 256);
    if (n_bytes > 40) {
      memcpy (bytes, "OggS", 4);
      bytes[5] |= 2;
      memcpy (bytes + 28, "OpusHead", 8);
    }
    sound = g_bytes_new (bytes, n_bytes);
    g_assert_false (nabij_ogg_is_whole (sound));
  }
}

static void
test_knows_what_came_after (void)
{
  g_autoptr (GBytes) sound = make_sound (2);
  g_autoptr (GByteArray) twice = g_byte_array_new ();
  g_autoptr (GBytes) changed = NULL;

  g_byte_array_append (twice, g_bytes_get_data (sound, NULL), (guint)g_bytes_get_size (sound));
  g_byte_array_append (twice, g_bytes_get_data (sound, NULL), (guint)g_bytes_get_size (sound));
  changed = g_byte_array_free_to_bytes (g_steal_pointer (&twice));
  g_assert_false (nabij_ogg_is_whole (changed));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/ogg/knows-what-was-recorded", test_knows_what_was_recorded);
  g_test_add_func ("/nabij/audio/ogg/knows-what-was-cut-off", test_knows_what_was_cut_off);
  g_test_add_func ("/nabij/audio/ogg/knows-what-was-changed", test_knows_what_was_changed);
  g_test_add_func ("/nabij/audio/ogg/knows-what-came-after", test_knows_what_came_after);
  g_test_add_func ("/nabij/audio/ogg/bears-anything", test_bears_anything);

  return g_test_run ();
}
