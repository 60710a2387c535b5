/* test-command-line.c
 *
 * The installed program where there is no display, no bus and no sound server. Whatever is wrong with
 * what it is told gives one sentence, an exit status that says so, and no file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>

typedef struct {
  const char *name;
  const char *arguments[6];
} BadInput;

/* `@` stands for a folder of the test's own. */
static const BadInput bad_inputs[] = {
  { "minutes-zero", { "--render=@/x.wav", "--minutes=0" } },
  { "minutes-negative", { "--render=@/x.wav", "--minutes=-3" } },
  { "minutes-too-many", { "--render=@/x.wav", "--minutes=999" } },
  { "minutes-no-number", { "--render=@/x.wav", "--minutes=abc" } },
  { "minutes-half-a-number", { "--render=@/x.wav", "--minutes=3x" } },
  { "practice-unknown", { "--render=@/x.wav", "--practice=lullaby" } },
  { "pattern-unknown", { "--render=@/x.wav", "--pattern=box" } },
  { "ambience-unknown", { "--render=@/x.wav", "--ambience=disco" } },
  { "ending-unknown", { "--render=@/x.flac" } },
  { "no-ending", { "--render=@/x" } },
  { "no-such-folder", { "--render=@/nowhere/x.wav" } },
  { "folder-instead-of-a-file", { "--render=@/folder.wav" } },
  { "unwritable-place", { "--render=/proc/x.wav" } },
  { "practice-unknown-to-start", { "--practice=lullaby" } },
  { "option-unknown", { "--no-such-option" } },
};

typedef struct {
  int   status;
  char *output;
  char *errors;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_free (outcome->output);
  g_free (outcome->errors);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

static char *
make_place (void)
{
  g_autoptr (GError) error = NULL;
  char            *place = g_dir_make_tmp ("nabij-command-XXXXXX", &error);
  g_autofree char *folder = NULL;

  g_assert_no_error (error);
  folder = g_build_filename (place, "folder.wav", NULL);
  g_assert_no_errno (g_mkdir (folder, 0700));
  return place;
}

static void
remove_place (const char *place)
{
  const char *command[] = { "rm", "-rf", place, NULL };

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

static void
run (const char        *place,
     const char        *language,
     const char *const *arguments,
     Outcome           *outcome)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) command = NULL;
  g_auto (GStrv) environment = NULL;
  g_autofree char *program = g_build_filename (g_getenv ("NABIJ_TEST_PREFIX"), "bin", "nabij", NULL);
  g_autofree char *data_dirs = NULL;
  g_autoptr (GError) error = NULL;

  g_strv_builder_add (builder, program);
  for (guint i = 0; arguments[i] != NULL; i++) {
    g_auto (GStrv) parts = g_strsplit (arguments[i], "@", 2);
    g_autofree char *argument = g_strjoinv (place, parts);

    g_strv_builder_add (builder, argument);
  }
  command = g_strv_builder_end (builder);

  data_dirs = g_strconcat (g_getenv ("NABIJ_TEST_PREFIX"), "/share:/usr/local/share:/usr/share", NULL);
  environment = g_environ_setenv (environment, "PATH", g_getenv ("PATH"), TRUE);
  environment = g_environ_setenv (environment, "HOME", place, TRUE);
  environment = g_environ_setenv (environment, "LC_ALL", "C", TRUE);
  environment = g_environ_setenv (environment, "LANGUAGE", language, TRUE);
  environment = g_environ_setenv (environment, "XDG_DATA_DIRS", data_dirs, TRUE);
  environment = g_environ_setenv (environment, "GSETTINGS_BACKEND", "keyfile", TRUE);
  environment = g_environ_setenv (environment, "G_DEBUG", "fatal-criticals", TRUE);

  if (!g_spawn_sync (place, command, environment, G_SPAWN_DEFAULT, NULL, NULL,
                     &outcome->output, &outcome->errors, &outcome->status, &error))
    g_error ("%s: %s", program, error->message);
}

static void
test_refuses (gconstpointer user_data)
{
  const BadInput  *input = user_data;
  g_autofree char *place = make_place ();
  g_autofree char *left = g_build_filename (place, "x.wav", NULL);
  g_auto (Outcome) outcome = { 0 };
  char *end;

  run (place, "nl", input->arguments, &outcome);
  g_test_message ("%s", outcome.errors);
  if (!WIFEXITED (outcome.status) || WEXITSTATUS (outcome.status) == 0)
    g_error ("wait status %d, and it said: %s", outcome.status, outcome.errors);

  /* One line, and one for people: not a message of a library. */
  g_strchomp (outcome.errors);
  g_assert_cmpstr (outcome.errors, !=, "");
  end = strchr (outcome.errors, '\n');
  if (end != NULL || strstr (outcome.errors, "WARNING") != NULL || strstr (outcome.errors, "CRITICAL") != NULL)
    g_error ("more than one sentence: %s", outcome.errors);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  remove_place (place);
}

static void
test_tells_its_version (void)
{
  const char *const arguments[] = { "--version", NULL };
  g_autofree char  *place = make_place ();
  g_auto (Outcome) outcome = { 0 };

  run (place, "nl", arguments, &outcome);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, NABIJ_VERSION));
  g_assert_cmpstr (outcome.errors, ==, "");
  remove_place (place);
}

static void
test_tells_its_options_in_dutch (void)
{
  const char *const arguments[] = { "--help", NULL };
  g_autofree char  *place = make_place ();
  g_auto (Outcome) outcome = { 0 };

  run (place, "nl", arguments, &outcome);
  g_assert_cmpint (outcome.status, ==, 0);
  g_assert_nonnull (strstr (outcome.output, "--render"));
  g_assert_nonnull (strstr (outcome.output, "Hoelang"));
  remove_place (place);
}

static void
test_writes_a_file (void)
{
  const char *const arguments[] = { "--render=@/five.wav", "--practice=five-exhales", NULL };
  g_autofree char  *place = make_place ();
  g_autofree char  *path = g_build_filename (place, "five.wav", NULL);
  g_autofree char  *bytes = NULL;
  g_auto (Outcome) outcome = { 0 };
  g_autoptr (GError) error = NULL;
  gsize length;

  run (place, "nl", arguments, &outcome);
  if (outcome.status != 0)
    g_error ("wait status %d, and it said: %s", outcome.status, outcome.errors);
  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, 4, "RIFF", 4);
  /* 56 s of two channels at 48 kHz, of two bytes at least. */
  g_assert_cmpuint (length, >, 56 * 48000 * 4);
  remove_place (place);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (bad_inputs); i++) {
    g_autofree char *path = g_strconcat ("/nabij/e2e/command-line/refuses/", bad_inputs[i].name, NULL);

    g_test_add_data_func (path, &bad_inputs[i], test_refuses);
  }
  g_test_add_func ("/nabij/e2e/command-line/tells-its-version", test_tells_its_version);
  g_test_add_func ("/nabij/e2e/command-line/tells-its-options-in-dutch", test_tells_its_options_in_dutch);
  g_test_add_func ("/nabij/e2e/command-line/writes-a-file", test_writes_a_file);
  return g_test_run ();
}
