/* test-reminder-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-store.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* What was said in the log. */
static guint n_messages;

static GLogWriterOutput
count_message (GLogLevelFlags   level,
               const GLogField *fields,
               gsize            n_fields,
               gpointer         user_data)
{
  if (level & G_LOG_LEVEL_MESSAGE)
    n_messages++;

  return level & G_LOG_LEVEL_MESSAGE ? G_LOG_WRITER_HANDLED : g_log_writer_default (level, fields, n_fields, user_data);
}

typedef struct {
  char *home;
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->home = g_dir_make_tmp ("nabij-store-XXXXXX", NULL);
  fixture->folder = g_build_filename (fixture->home, "nabij", NULL);
  fixture->path = g_build_filename (fixture->folder, "reminders.ini", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_remove (fixture->path);
  g_remove (fixture->folder);
  g_rmdir (fixture->home);
  g_free (fixture->home);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static GKeyFile *
make_key_file (const char *value)
{
  GKeyFile *key_file = g_key_file_new ();

  g_key_file_set_string (key_file, "group", "key", value);
  return key_file;
}

static guint
get_mode (const char *path)
{
  GStatBuf file_stat;

  g_assert_cmpint (g_stat (path, &file_stat), ==, 0);
  return file_stat.st_mode & 0777;
}

static void
assert_empty (NabijReminderStore *store)
{
  g_autoptr (GKeyFile) key_file = nabij_reminder_store_load (store);
  g_auto (GStrv) groups = g_key_file_get_groups (key_file, NULL);

  g_assert_cmpuint (g_strv_length (groups), ==, 0);
}

static void
test_keeps_what_is_written (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (NabijReminderStore) store = nabij_reminder_store_new (fixture->path);
  g_autoptr (GKeyFile) first = make_key_file ("first");
  g_autoptr (GKeyFile) second = make_key_file ("second");

  assert_empty (store);
  g_assert_true (nabij_reminder_store_save (store, first));
  g_assert_true (nabij_reminder_store_save (store, second));
  {
    g_autoptr (NabijReminderStore) later = nabij_reminder_store_new (fixture->path);
    g_autoptr (GKeyFile) read = nabij_reminder_store_load (later);
    g_autofree char *value = g_key_file_get_string (read, "group", "key", NULL);

    g_assert_cmpstr (value, ==, "second");
  }
}

static void
test_is_for_its_owner_only (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (NabijReminderStore) store = nabij_reminder_store_new (fixture->path);
  g_autoptr (GKeyFile) key_file = make_key_file ("value");

  g_assert_true (nabij_reminder_store_save (store, key_file));
  g_assert_cmphex (get_mode (fixture->path), ==, 0600);
  g_assert_cmphex (get_mode (fixture->folder), ==, 0700);
}

static void
test_damaged_is_empty (Fixture      *fixture,
                       gconstpointer data)
{
  const char *texts[] = { "no group", "[group]\nkey=value\nthen nonsense\n", "\xff\xfe\x01", "[group" };

  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (NabijReminderStore) store = nabij_reminder_store_new (fixture->path);
    g_autoptr (GKeyFile) key_file = make_key_file ("value");

    g_assert_true (g_file_set_contents (fixture->path, texts[i], -1, NULL));
    n_messages = 0;
    assert_empty (store);
    g_assert_cmpuint (n_messages, ==, 1);
    g_assert_true (nabij_reminder_store_save (store, key_file));
  }
}

/* A file of another kind, or of another size, is not read into the memory of a small program. */
static void
test_what_is_not_ours_is_not_read (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (NabijReminderStore) store = nabij_reminder_store_new (fixture->path);

  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "", -1, NULL));
  g_assert_cmpint (truncate (fixture->path, 8 * 1024 * 1024), ==, 0);
  n_messages = 0;
  assert_empty (store);
  g_assert_cmpuint (n_messages, ==, 1);

  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_cmpint (g_mkdir (fixture->path, 0700), ==, 0);
  n_messages = 0;
  assert_empty (store);
  g_assert_cmpuint (n_messages, ==, 1);
}

/* A file where a folder should be refuses root too. */
static void
test_says_once_that_it_can_not_write (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autoptr (NabijReminderStore) store = nabij_reminder_store_new (fixture->path);
  g_autoptr (GKeyFile) first = make_key_file ("first");
  g_autoptr (GKeyFile) second = make_key_file ("second");

  g_assert_true (g_file_set_contents (fixture->folder, "", -1, NULL));
  n_messages = 0;
  g_assert_false (nabij_reminder_store_save (store, first));
  g_assert_false (nabij_reminder_store_save (store, second));
  g_assert_cmpuint (n_messages, ==, 1);

  /* It may be possible later. */
  g_assert_cmpint (g_remove (fixture->folder), ==, 0);
  g_assert_true (nabij_reminder_store_save (store, second));
}

static void
test_without_a_path_nothing_is_kept (void)
{
  g_autoptr (NabijReminderStore) store = nabij_reminder_store_new (NULL);
  g_autoptr (GKeyFile) key_file = make_key_file ("value");

  g_assert_false (nabij_reminder_store_save (store, key_file));
  assert_empty (store);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_message, NULL, NULL);

#define ADD(path, function) g_test_add ("/nabij/reminders/reminder-store/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("keeps-what-is-written", test_keeps_what_is_written);
  ADD ("is-for-its-owner-only", test_is_for_its_owner_only);
  ADD ("damaged-is-empty", test_damaged_is_empty);
  ADD ("what-is-not-ours-is-not-read", test_what_is_not_ours_is_not_read);
  ADD ("says-once-that-it-can-not-write", test_says_once_that_it_can_not_write);
#undef ADD
  g_test_add_func ("/nabij/reminders/reminder-store/without-a-path-nothing-is-kept", test_without_a_path_nothing_is_kept);

  return g_test_run ();
}
