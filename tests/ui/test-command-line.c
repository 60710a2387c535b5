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
#include <string.h>
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
  { "ambience-of-later", NULL, NULL, NULL, NULL, "tram", FALSE, "There is no ambience “tram”." },
  { "practice-of-later", NULL, "lullaby", NULL, NULL, NULL, FALSE, "There is no practice “lullaby”. These can be chosen: " },
  /* What fits is only known where somebody is. */
  { "a-check-in-as-a-file", "x.wav", "check-in", NULL, NULL, NULL, FALSE, "There is no practice “check-in”." },
  { "a-quiet-moment-as-a-file", "x.wav", "quiet-moment", NULL, NULL, NULL, FALSE, "There is no practice “quiet-moment”." },
  { "steps-are-read", "x.wav", "three-steps", NULL, NULL, NULL, FALSE, "“three-steps” is for reading" },
  { "an-order-is-read", "x.wav", "our-order", NULL, NULL, NULL, FALSE, "“our-order” is for reading" },
  { "a-card-is-read", "x.wav", "signals", NULL, NULL, NULL, FALSE, "“signals” is for reading" },
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
  { "any-practice", "x.wav", "one-sentence", NULL, NULL, "none", FALSE, 53.0 },
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

/* The window chooses. */
static void
test_takes_a_quiet_moment (void)
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  insert (&options, "practice", "quiet-moment");
  g_assert_cmpint (nabij_command_line_run (&options, NABIJ_TEST_SOUND_DIR), ==, -1);
}

/* The journal */

#define RECORDING                                                                                      \
  "{\"uuid\": \"0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0001\", \"speaker\": \"Noor\", \"line\": \"lullaby\"," \
  " \"recorded\": \"2026-11-21T20:04:05+01:00\", \"duration_us\": 1, \"sound\":"                       \
  " \"T2dnUwACAAAAAAAAAACRygwrAAAAAEFIGtMBE09wdXNIZWFkAQE4AYC7AAAAAABhYmM=\"}"
#define NOTE "{\"uuid\": \"0b5f6c0e-5a0b-4a8e-9c7f-0123456789ab\", \"kind\": \"note\", \"when\": \"2026-11-21T20:04:05Z\", \"text\": \"=kept\"}"

typedef struct {
  GApplication *application;
  char         *path; /* that was handed over */
} Running;

static void
write_file (const char *path,
            const char *contents)
{
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, contents, -1, &error);
  g_assert_no_error (error);
}

/* Starts this program once more, as the command line in a home of its own, and waits for it. */
static int
run_transfer (const char *folder,
              const char *option,
              const char *file,
              char      **output,
              char      **complaint)
{
  g_autoptr (GSubprocessLauncher) launcher = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data = g_build_filename (folder, "data", NULL);
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", data, TRUE);
  g_subprocess_launcher_set_cwd (launcher, folder);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "--transfer", option, file, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, output, complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));

  return g_subprocess_get_exit_status (process);
}

static int
be_the_command_line (char *argv[])
{
  g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert_value (&options, argv[0], g_variant_new_bytestring (argv[1]));

  return nabij_command_line_run (&options, NABIJ_TEST_SOUND_DIR);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *inner = g_build_filename (path, name, NULL);

    remove_all (inner);
  }
  g_assert_no_errno (g_remove (path));
}

static void
assert_transfer (const char *folder,
                 const char *option,
                 const char *file,
                 int         status,
                 const char *said,
                 const char *complained)
{
  g_autofree char *output = NULL;
  g_autofree char *complaint = NULL;

  g_assert_cmpint (run_transfer (folder, option, file, &output, &complaint), ==, status);
  g_assert_cmpstr (output, ==, said);
  g_assert_cmpstr (complaint, ==, complained);
}

static void
test_takes_the_journal_along (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "in.json", NULL);
  g_autofree char *table = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *contents = NULL;

  write_file (file, "{\"format\": \"nabij-journal\", \"version\": 1, \"entries\": [" NOTE "]}");
  assert_transfer (folder, "export", "out.json", 1, "", "There is no journal yet.\n");
  assert_transfer (folder, "import", "in.json", 0,
                   "1 entry that is not here yet comes in.\nIt is in your journal now.\n", "");
  assert_transfer (folder, "import", "in.json", 0,
                   "1 entry is here already, and stays as it is.\n"
                   "Everything in this file is here already. Nothing was changed.\n",
                   "");
  assert_transfer (folder, "export", "out.json", 0, "", "");
  assert_transfer (folder, "export", "out.csv", 0, "", "");
  g_assert_true (g_file_get_contents (table, &contents, NULL, NULL));
  g_assert_nonnull (strstr (contents, "\"'=kept\""));
  /* What was taken along can be brought in. */
  assert_transfer (folder, "import", "out.json", 0,
                   "1 entry is here already, and stays as it is.\n"
                   "Everything in this file is here already. Nothing was changed.\n",
                   "");
  remove_all (folder);
}

/* A voice comes in, and only leaves where somebody asks for it in the window. */
static void
test_leaves_voices_where_they_are (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "in.json", NULL);
  g_autofree char *copy = g_build_filename (folder, "out.json", NULL);
  g_autofree char *contents = NULL;

  write_file (file, "{\"format\": \"nabij-journal\", \"version\": 1, \"entries\": [], \"recordings\": [" RECORDING "]}");
  assert_transfer (folder, "import", "in.json", 0,
                   "Recordings of your own voice that are not here yet come in.\nIt is in your journal now.\n", "");
  assert_transfer (folder, "import", "in.json", 0, "Everything in this file is here already. Nothing was changed.\n", "");
  assert_transfer (folder, "export", "out.json", 0, "", "");
  g_assert_true (g_file_get_contents (copy, &contents, NULL, NULL));
  g_assert_null (strstr (contents, "recordings"));
  g_assert_null (strstr (contents, "Noor"));
  remove_all (folder);
}

static void
test_says_what_is_wrong (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "in.json", NULL);

  write_file (file, "[]");
  assert_transfer (folder, "import", "in.json", 1, "", "This file is not an export of Nabij. Nothing was changed.\n");
  assert_transfer (folder, "import", "nothing.json", 1, "", "There is no such file.\n");
  assert_transfer (folder, "import", "", 1, "", "This file could not be read. Nothing was changed.\n");
  assert_transfer (folder, "import", ".", 1, "", "This file could not be read. Nothing was changed.\n");
  assert_transfer (folder, "export", "out.xml", 1, "",
                   "The name of the file must end in .json, to keep everything, or in .csv, for a spreadsheet.\n");
  assert_transfer (folder, "export", ".json", 1, "",
                   "The name of the file must end in .json, to keep everything, or in .csv, for a spreadsheet.\n");
  write_file (file, "{\"format\": \"nabij-journal\", \"version\": 1, \"entries\": [" NOTE "]}");
  assert_transfer (folder, "import", "in.json", 0,
                   "1 entry that is not here yet comes in.\nIt is in your journal now.\n", "");
  assert_transfer (folder, "export", "nowhere/out.json", 1, "",
                   "The file could not be written in that place. Your journal is as it was.\n");
  remove_all (folder);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  Running *running = user_data;

  running->path = g_variant_dup_string (parameter, NULL);
  g_application_release (running->application);
}

/* The running program, as far as the bus can see. */
static void
activate_cb (GApplication *application,
             gpointer      user_data)
{
  g_application_hold (application);
}

typedef struct {
  const char *folder;
  char       *output;
  int         status;
} Handing;

static gpointer
hand_over (gpointer data)
{
  Handing         *handing = data;
  g_autofree char *complaint = NULL;

  handing->status = run_transfer (handing->folder, "import", "in.json", &handing->output, &complaint);

  return NULL;
}

static void
test_hands_over_to_the_running_program (void)
{
  g_autoptr (GTestDBus) bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_autofree char *folder = make_folder ();
  g_autofree char *file = g_build_filename (folder, "in.json", NULL);
  g_autofree char *journal = g_build_filename (folder, "data", NULL);
  g_autoptr (GSimpleAction) action = g_simple_action_new ("import", G_VARIANT_TYPE_STRING);
  g_autoptr (GError) error = NULL;
  Running  running = { 0 };
  Handing  handing = { .folder = folder };
  GThread *thread;

  write_file (file, "{\"format\": \"nabij-journal\", \"version\": 1, \"entries\": [" NOTE "]}");
  g_test_dbus_up (bus);
  running.application = g_application_new (NABIJ_APPLICATION_ID, G_APPLICATION_DEFAULT_FLAGS);
  /* Its paths on the bus are those of the resources. */
  g_signal_connect (running.application, "activate", G_CALLBACK (activate_cb), NULL);
  g_signal_connect (action, "activate", G_CALLBACK (import_cb), &running);
  g_action_map_add_action (G_ACTION_MAP (running.application), G_ACTION (action));
  g_assert_true (g_application_register (running.application, NULL, &error));
  g_assert_no_error (error);

  thread = g_thread_new ("hand-over", hand_over, &handing);
  g_assert_cmpint (g_application_run (running.application, 0, NULL), ==, 0);
  g_thread_join (thread);
  g_assert_cmpstr (running.path, ==, file);
  g_assert_cmpint (handing.status, ==, 0);
  g_assert_cmpstr (handing.output, ==, "Nabij is open already: its window says what this file brings, and asks.\n");
  g_assert_false (g_file_test (journal, G_FILE_TEST_EXISTS));

  g_object_unref (running.application);
  g_free (running.path);
  g_free (handing.output);
  g_test_dbus_down (bus);
  remove_all (folder);
}

static void
test_does_one_at_a_time (void)
{
  if (g_test_subprocess ()) {
    g_auto (GVariantDict) options = G_VARIANT_DICT_INIT (NULL);

    g_variant_dict_insert_value (&options, "import", g_variant_new_bytestring ("a.json"));
    g_variant_dict_insert_value (&options, "export", g_variant_new_bytestring ("b.json"));
    exit (nabij_command_line_run (&options, NABIJ_TEST_SOUND_DIR));
  }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("--render, --export and --import are done one at a time.\n");
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
  if (argc == 4 && g_str_equal (argv[1], "--transfer"))
    return be_the_command_line (argv + 2);
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (bads); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/command-line/refuses/", bads[i].name, NULL);

    g_test_add_data_func (path, &bads[i], test_refuses);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (goods); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/command-line/writes/", goods[i].name, NULL);

    g_test_add_data_func (path, &goods[i], test_writes);
  }
  g_test_add_func ("/nabij/ui/command-line/takes-the-journal-along", test_takes_the_journal_along);
  g_test_add_func ("/nabij/ui/command-line/leaves-voices-where-they-are", test_leaves_voices_where_they_are);
  g_test_add_func ("/nabij/ui/command-line/says-what-is-wrong-with-a-file", test_says_what_is_wrong);
  g_test_add_func ("/nabij/ui/command-line/hands-over-to-the-running-program", test_hands_over_to_the_running_program);
  g_test_add_func ("/nabij/ui/command-line/does-one-at-a-time", test_does_one_at_a_time);
  g_test_add_func ("/nabij/ui/command-line/leaves-the-rest-to-the-window", test_leaves_the_rest_to_the_window);
  g_test_add_func ("/nabij/ui/command-line/takes-a-quiet-moment", test_takes_a_quiet_moment);

  return g_test_run ();
}
