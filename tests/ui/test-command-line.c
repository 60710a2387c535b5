/* test-command-line.c
 *
 * What the real program says to bad input is tested in tests/e2e; here is what it takes a folder of
 * sounds, or a measured file, to see. Each case is a process of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-command-line.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <unistd.h>

#define BYTES_PER_SECOND (48000 * 2 * 2)

typedef struct {
  const char *name;
  const char *file; /* in a folder of its own, NULL without --render */
  const char *practice;
  const char *minutes;
  const char *pattern;
  const char *ambience;
  gboolean    no_sounds;
  const char *sentence; /* how the answer begins */
} Bad;

static const Bad bads[] = {
  { "minutes-empty", "x.wav", NULL, "", NULL, NULL, FALSE, "“” is not a number of minutes from 2 to 20." },
  { "minutes-half", "x.wav", NULL, "2.5", NULL, NULL, FALSE, "“2.5” is not a number of minutes from 2 to 20." },
  { "minutes-just-too-few", "x.wav", NULL, "1", NULL, NULL, FALSE, "“1” is not a number" },
  { "minutes-just-too-many", "x.wav", NULL, "21", NULL, NULL, FALSE, "“21” is not a number" },
  { "minutes-with-a-plus", "x.wav", NULL, "+3", NULL, NULL, FALSE, "“+3” is not a number" },
  { "minutes-with-a-space", "x.wav", NULL, " 3", NULL, NULL, FALSE, "“ 3” is not a number" },
  { "minutes-hexadecimal", "x.wav", NULL, "0x3", NULL, NULL, FALSE, "“0x3” is not a number" },
  { "minutes-beyond-all-numbers", "x.wav", NULL, "99999999999999999999999", NULL, NULL, FALSE, "“99999999999999999999999” is not" },
  { "minutes-for-a-window", NULL, NULL, "0", NULL, NULL, FALSE, "“0” is not a number" },
  { "practice-empty", "x.wav", "", NULL, NULL, NULL, FALSE, "There is no practice “”." },
  { "pattern-empty", "x.wav", NULL, NULL, "", NULL, FALSE, "There is no pattern “”." },
  { "pattern-too-slow", "x.wav", NULL, NULL, "slow", NULL, FALSE, "The pattern “slow” is too slow" },
  { "ambience-empty", "x.wav", NULL, NULL, NULL, "", FALSE, "There is no ambience “”." },
  { "ambience-of-later", NULL, NULL, NULL, NULL, "forest", FALSE, "There is no ambience “forest”." },
  { "no-sounds", "x.wav", NULL, "2", NULL, "sea", TRUE, "The sound “sea.ogg” is missing." },
  { "file-without-a-name", "", NULL, NULL, NULL, NULL, FALSE, "The name of the file must end in" },
  { "only-an-ending", ".opus.txt", NULL, NULL, NULL, NULL, FALSE, "The name of the file must end in" },
};

typedef struct {
  const char *name;
  const char *file;
  const char *practice;
  const char *minutes;
  const char *pattern;
  const char *ambience;
  gboolean    no_sounds;
  double      seconds;
} Good;

/* Two minutes and the last fade of eight seconds. */
static const Good goods[] = {
  { "two-minutes", "x.wav", NULL, "2", NULL, NULL, FALSE, 128.0 },
  { "capitals-in-the-ending", "Water & Rust.WAV", "water-and-rust", "2", "easy", "none", FALSE, 128.0 },
  { "no-sounds-needed", "x.wav", NULL, "02", "own", "none", TRUE, 128.0 },
};

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("nabij-command-line-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
insert (GVariantDict *options,
        const char   *name,
        const char   *value)
{
  if (value != NULL)
    g_variant_dict_insert (options, name, "s", value);
}

/* Runs in the other process, in a folder that the first one made. */
static void
run (const char *file,
     const char *practice,
     const char *minutes,
     const char *pattern,
     const char *ambience,
     gboolean    no_sounds)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_assert_no_errno (chdir (g_getenv ("NABIJ_TEST_FOLDER")));
  if (file != NULL)
    g_variant_dict_insert_value (&options, "render", g_variant_new_bytestring (file));
  insert (&options, "practice", practice);
  insert (&options, "minutes", minutes);
  insert (&options, "pattern", pattern);
  insert (&options, "ambience", ambience);

  exit (nabij_command_line_run (&options, no_sounds ? "/nowhere" : NABIJ_TEST_SOUND_DIR));
}

/* Two channels of 16 bits, 48 000 times a second: how long the data of a WAVE file lasts. */
static double
get_wave_seconds (const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize   length;
  gsize   at = 12;
  guint32 size = 0;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, 4, "RIFF", 4);
  g_assert_cmpmem (bytes + 8, 4, "WAVE", 4);
  while (at + 8 <= length) {
    memcpy (&size, bytes + at + 4, sizeof size);
    size = GUINT32_FROM_LE (size);
    if (memcmp (bytes + at, "data", 4) == 0) {
      g_assert_cmpuint (at + 8 + size, <=, length);
      return (double)size / BYTES_PER_SECOND;
    }
    at += 8 + size;
  }
  g_assert_not_reached ();
}

static void
test_refuses (gconstpointer user_data)
{
  const Bad       *bad = user_data;
  g_autofree char *folder = NULL;
  g_autofree char *pattern = NULL;

  if (g_test_subprocess ())
    run (bad->file, bad->practice, bad->minutes, bad->pattern, bad->ambience, bad->no_sounds);

  folder = make_folder ();
  g_setenv ("NABIJ_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  pattern = g_strconcat (bad->sentence, "*.\n", NULL);
  g_test_trap_assert_stderr (pattern);
  g_test_trap_assert_stderr_unmatched ("*\n*\n*");
  /* There is nothing in it, not even half a file. */
  g_assert_no_errno (g_rmdir (folder));
}

static void
test_writes (gconstpointer user_data)
{
  const Good      *good = user_data;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;

  if (g_test_subprocess ())
    run (good->file, good->practice, good->minutes, good->pattern, good->ambience, good->no_sounds);

  folder = make_folder ();
  g_setenv ("NABIJ_TEST_FOLDER", folder, TRUE);
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
  path = g_build_filename (folder, good->file, NULL);
  g_assert_cmpfloat_with_epsilon (get_wave_seconds (path), good->seconds, 0.001);
  g_assert_no_errno (g_remove (path));
  g_assert_no_errno (g_rmdir (folder));
}

/* Good options without a file are for the window. */
static void
test_leaves_the_rest_to_the_window (void)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_assert_cmpint (nabij_command_line_run (&options, NABIJ_TEST_SOUND_DIR), ==, -1);
  insert (&options, "practice", "five-exhales");
  insert (&options, "minutes", "20");
  insert (&options, "pattern", "own");
  insert (&options, "ambience", "none");
  g_assert_cmpint (nabij_command_line_run (&options, NABIJ_TEST_SOUND_DIR), ==, -1);
}

int
main (int argc, char *argv[])
{
  /* What is printed is put into the character set of the locale. */
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bads); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/command-line/refuses/", bads[i].name, NULL);

    g_test_add_data_func (path, &bads[i], test_refuses);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (goods); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/command-line/writes/", goods[i].name, NULL);

    g_test_add_data_func (path, &goods[i], test_writes);
  }
  g_test_add_func ("/nabij/ui/command-line/leaves-the-rest-to-the-window", test_leaves_the_rest_to_the_window);

  return g_test_run ();
}
