/* test-autostart-entry.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-autostart-entry.h"

#include "nabij-language.h"

#include <gio/gdesktopappinfo.h>
#include <glib/gstdio.h>
#include <utime.h>

#define FILE_NAME NABIJ_APPLICATION_ID ".Reminders.desktop"
#define PROGRAM "/usr/bin/env"

typedef struct {
  char           *home;
  char           *folder;
  char           *path;
  NabijAutostart *entry;
} Fixture;

static void
make_entry (Fixture    *fixture,
            const char *program)
{
  g_clear_object (&fixture->entry);
  fixture->entry = nabij_autostart_entry_new (fixture->folder, program);
}

/* A home in which nothing has ever begun at log-in. */
static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->home = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_assert_nonnull (fixture->home);
  fixture->folder = g_build_filename (fixture->home, "a", "config", "autostart", NULL);
  fixture->path = g_build_filename (fixture->folder, FILE_NAME, NULL);
  make_entry (fixture, PROGRAM);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_remove (fixture->path);
  g_remove (fixture->folder);
  for (int i = 0; i < 3; i++) {
    g_autofree char *parent = g_path_get_dirname (fixture->folder);

    g_free (fixture->folder);
    fixture->folder = g_steal_pointer (&parent);
    g_remove (fixture->folder);
  }
  g_clear_object (&fixture->entry);
  g_free (fixture->path);
  g_free (fixture->folder);
  g_free (fixture->home);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static gboolean
try_set (Fixture *fixture,
         gboolean on,
         gboolean asked,
         GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_autostart_set_async (fixture->entry, on, asked, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return nabij_autostart_set_finish (fixture->entry, result, error);
}

static void
set (Fixture *fixture,
     gboolean on,
     gboolean asked)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (try_set (fixture, on, asked, &error));
  g_assert_no_error (error);
}

static char *
read_entry (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  char *content;

  g_file_get_contents (fixture->path, &content, NULL, &error);
  g_assert_no_error (error);
  return content;
}

static gboolean
is_there (Fixture *fixture)
{
  return g_file_test (fixture->path, G_FILE_TEST_EXISTS);
}

static void
write_entry (Fixture    *fixture,
             const char *content)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (fixture->folder, 0700), ==, 0);
  g_file_set_contents (fixture->path, content, -1, &error);
  g_assert_no_error (error);
}

static void
test_is_made_and_removed (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GDesktopAppInfo) info = NULL;
  g_autofree char *content = NULL;

  set (fixture, TRUE, TRUE);
  info = g_desktop_app_info_new_from_filename (fixture->path);
  g_assert_nonnull (info);
  g_assert_cmpstr (g_app_info_get_executable (G_APP_INFO (info)), ==, PROGRAM);
  g_assert_cmpstr (g_app_info_get_name (G_APP_INFO (info)), ==, "Nabij");
  /* Lists of what starts at log-in leave out what is not displayed. */
  g_assert_false (g_desktop_app_info_get_nodisplay (info));
  g_assert_false (g_desktop_app_info_get_is_hidden (info));
  g_assert_true (g_desktop_app_info_get_boolean (info, "X-GNOME-Autostart-enabled"));
  g_assert_true (g_desktop_app_info_get_show_in (info, "KDE"));
  /* What it is for is nobody else's business. */
  content = read_entry (fixture);
  g_assert_null (strstr (content, "baby"));
  g_assert_null (strstr (content, "parent"));
  g_assert_null (strstr (content, "regnan"));

  set (fixture, FALSE, TRUE);
  g_assert_false (is_there (fixture));
  set (fixture, FALSE, TRUE);
}

/* Who looks for the entry and finds it as it is to be, does not write it: its time stays. */
static void
test_is_not_written_again (Fixture      *fixture,
                           gconstpointer data)
{
  struct utimbuf long_ago = { .actime = 1000, .modtime = 1000 };
  GStatBuf       info;

  set (fixture, TRUE, TRUE);
  g_assert_cmpint (g_utime (fixture->path, &long_ago), ==, 0);
  set (fixture, TRUE, TRUE);
  set (fixture, TRUE, FALSE);
  g_assert_cmpint (g_stat (fixture->path, &info), ==, 0);
  g_assert_cmpint (info.st_mtime, ==, 1000);
}

/* The program may have moved, and its name may be any. */
static void
test_follows_the_program (Fixture      *fixture,
                          gconstpointer data)
{
  static const char *const programs[] = {
    "/usr/bin/nabij-reminders",
    "/home/a b/100% \"sure\"/it's $HOME/`x`/back\\slash;&*?/nabij-reminders",
    "/opt/é/nabij-reminders",
  };

  set (fixture, TRUE, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++) {
    g_autoptr (GKeyFile) content = g_key_file_new ();
    g_autofree char *line = NULL;
    g_autofree char *try_line = NULL;
    g_autoptr (GString) unescaped = NULL;
    g_auto (GStrv) words = NULL;

    make_entry (fixture, programs[i]);
    set (fixture, TRUE, FALSE);
    g_assert_true (g_key_file_load_from_file (content, fixture->path, G_KEY_FILE_NONE, NULL));
    try_line = g_key_file_get_string (content, "Desktop Entry", "TryExec", NULL);
    g_assert_cmpstr (try_line, ==, programs[i]);

    /* As the specification has it read: the percent signs first, then the quotes. */
    line = g_key_file_get_string (content, "Desktop Entry", "Exec", NULL);
    unescaped = g_string_new (line);
    g_string_replace (unescaped, "%%", "%", 0);
    g_assert_true (g_shell_parse_argv (unescaped->str, NULL, &words, NULL));
    g_assert_cmpuint (g_strv_length (words), ==, 1);
    g_assert_cmpstr (words[0], ==, programs[i]);
  }
}

/* The list of what begins at log-in is the person's: whoever switched it off there, has. But whoever
 * switches a reminder on wants it to come. */
static void
test_respects_what_was_switched_off_elsewhere (Fixture      *fixture,
                                               gconstpointer data)
{
  static const char *const edits[] = { "Hidden=true", "X-GNOME-Autostart-enabled=false" };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++) {
    g_autofree char *edited = g_strdup_printf ("[Desktop Entry]\nType=Application\nName=Mine\nExec=/somewhere/else\n%s\n# my own\nX-Mine=1\n", edits[i]);
    g_autofree char *after = NULL;
    g_autofree char *asked = NULL;
    g_autoptr (GDesktopAppInfo) info = NULL;

    write_entry (fixture, edited);
    set (fixture, TRUE, FALSE);
    after = read_entry (fixture);
    g_assert_cmpstr (after, ==, edited);

    set (fixture, TRUE, TRUE);
    info = g_desktop_app_info_new_from_filename (fixture->path);
    g_assert_nonnull (info);
    g_assert_false (g_desktop_app_info_get_is_hidden (info));
    g_assert_true (g_desktop_app_info_get_boolean (info, "X-GNOME-Autostart-enabled"));
    g_assert_cmpstr (g_app_info_get_executable (G_APP_INFO (info)), ==, PROGRAM);
    /* What is not ours stays. */
    asked = read_entry (fixture);
    g_assert_nonnull (strstr (asked, "# my own\nX-Mine=1\n"));
  }
}

static void
test_is_made_new_where_it_is_nonsense (Fixture      *fixture,
                                       gconstpointer data)
{
  static const char *const contents[] = { "", "nonsense", "[Desktop Entry\nExec", "\xff\xfe\x01", "[Desktop Entry]\nHidden=perhaps\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++) {
    g_autoptr (GDesktopAppInfo) info = NULL;

    write_entry (fixture, contents[i]);
    set (fixture, TRUE, FALSE);
    info = g_desktop_app_info_new_from_filename (fixture->path);
    g_assert_nonnull (info);
    g_assert_cmpstr (g_app_info_get_executable (G_APP_INFO (info)), ==, PROGRAM);
  }
}

static void
assert_refused (Fixture    *fixture,
                const char *named)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_set (fixture, TRUE, TRUE, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, named));
  g_assert_true (g_str_has_suffix (error->message, "."));
}

/* A disk that cannot be written to looks like this also to the administrator, who may do everything. */
static void
test_says_where_nothing_can_be_written (Fixture      *fixture,
                                        gconstpointer data)
{
  g_autofree char *config = g_path_get_dirname (fixture->folder);
  g_autofree char *above = g_path_get_dirname (config);

  /* A file is where the folder is to be, on every level. */
  g_assert_true (g_file_set_contents (above, "", 0, NULL));
  assert_refused (fixture, fixture->folder);
  g_assert_cmpint (g_remove (above), ==, 0);
  g_assert_cmpint (g_mkdir (above, 0700), ==, 0);
  g_assert_true (g_file_set_contents (config, "", 0, NULL));
  assert_refused (fixture, fixture->folder);
  g_assert_cmpint (g_remove (config), ==, 0);

  /* A folder is where the file is to be. */
  g_assert_cmpint (g_mkdir_with_parents (fixture->path, 0700), ==, 0);
  assert_refused (fixture, fixture->folder);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);

  /* The system's own read-only place; nothing is left there. */
  g_clear_object (&fixture->entry);
  fixture->entry = nabij_autostart_entry_new ("/proc/nabij/autostart", PROGRAM);
  assert_refused (fixture, "/proc/nabij/autostart");
}

static void
test_can_be_cancelled (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  nabij_autostart_set_async (fixture->entry, TRUE, TRUE, cancellable, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (nabij_autostart_set_finish (fixture->entry, result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (is_there (fixture));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  nabij_language_init ("en", "/nowhere");

#define ADD(name, func) g_test_add ("/nabij/ui/autostart-entry/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("is-made-and-removed", test_is_made_and_removed);
  ADD ("is-not-written-again", test_is_not_written_again);
  ADD ("follows-the-program", test_follows_the_program);
  ADD ("respects-what-was-switched-off-elsewhere", test_respects_what_was_switched_off_elsewhere);
  ADD ("is-made-new-where-it-is-nonsense", test_is_made_new_where_it_is_nonsense);
  ADD ("says-where-nothing-can-be-written", test_says_where_nothing_can_be_written);
  ADD ("can-be-cancelled", test_can_be_cancelled);
#undef ADD

  return g_test_run ();
}
