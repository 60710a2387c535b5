/* test-zone-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-zone-watch.h"

#include <glib/gstdio.h>
#include <unistd.h>

#define ZONES "/usr/share/zoneinfo/"

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
  char           *folder;
  char           *path;
  NabijZoneWatch *watch;
  guint           n_changes;
} Fixture;

static void
changed_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("nabij-zone-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "localtime", NULL);
}

static void
remove_file (const char *folder,
             const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_remove (path);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->watch);
  remove_file (fixture->folder, "localtime");
  remove_file (fixture->folder, "new");
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
start (Fixture *fixture)
{
  fixture->watch = nabij_zone_watch_new (fixture->path);
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
  nabij_zone_watch_start (fixture->watch);
}

/* As timedatectl does it: the new link is put in the place of the old one. */
static void
put_link (Fixture    *fixture,
          const char *zone)
{
  g_autofree char *target = g_strconcat (ZONES, zone, NULL);
  g_autofree char *new_path = g_build_filename (fixture->folder, "new", NULL);

  g_assert_cmpint (symlink (target, new_path), ==, 0);
  g_assert_cmpint (g_rename (new_path, fixture->path), ==, 0);
}

static void
put_copy (Fixture    *fixture,
          const char *zone)
{
  g_autofree char *target = g_strconcat (ZONES, zone, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (target, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (fixture->path, contents, (gssize)length, &error);
  g_assert_no_error (error);
}

static void
assert_zone (Fixture    *fixture,
             const char *abbreviation)
{
  GTimeZone *zone = nabij_zone_watch_get_zone (fixture->watch);
  const int  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, 1795000000); /* November 2026 */

  g_assert_cmpstr (g_time_zone_get_abbreviation (zone, interval), ==, abbreviation);
}

static void
wait_for_changes (Fixture *fixture,
                  guint    n_changes)
{
  while (fixture->n_changes < n_changes)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
over_cb (gpointer user_data)
{
  *(gboolean *)user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
let_pass (guint ms)
{
  gboolean is_over = FALSE;

  g_timeout_add (ms, over_cb, &is_over);
  while (!is_over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_replaced_link_is_noticed (Fixture      *fixture,
                               gconstpointer data)
{
  put_link (fixture, "Europe/Amsterdam");
  start (fixture);
  assert_zone (fixture, "CET");

  put_link (fixture, "America/New_York");
  wait_for_changes (fixture, 1);
  assert_zone (fixture, "EST");

  put_link (fixture, "Asia/Tokyo");
  wait_for_changes (fixture, 2);
  assert_zone (fixture, "JST");
}

/* GLib knows a zone by its name as long as somebody holds it, and here somebody always does. */
static void
test_replaced_file_is_noticed (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (GTimeZone) first = NULL;
  g_autoptr (GTimeZone) second = NULL;

  put_copy (fixture, "Europe/Amsterdam");
  start (fixture);
  assert_zone (fixture, "CET");
  first = g_time_zone_ref (nabij_zone_watch_get_zone (fixture->watch));

  put_copy (fixture, "Asia/Tokyo");
  wait_for_changes (fixture, 1);
  assert_zone (fixture, "JST");
  second = g_time_zone_ref (nabij_zone_watch_get_zone (fixture->watch));

  put_copy (fixture, "America/New_York");
  wait_for_changes (fixture, 2);
  assert_zone (fixture, "EST");
}

/* Between the old link and the new one there is none: nobody was in Greenwich in between. */
static void
test_gap_between_links_is_no_zone (Fixture      *fixture,
                                   gconstpointer data)
{
  put_link (fixture, "Europe/Amsterdam");
  start (fixture);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  let_pass (300);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  assert_zone (fixture, "CET");

  put_link (fixture, "Asia/Tokyo");
  wait_for_changes (fixture, 1);
  assert_zone (fixture, "JST");
}

static void
test_nonsense_leaves_the_zone (Fixture      *fixture,
                               gconstpointer data)
{
  put_link (fixture, "Europe/Amsterdam");
  start (fixture);
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "no zone", -1, NULL));
  let_pass (300);
  assert_zone (fixture, "CET");
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_nothing_is_utc (Fixture      *fixture,
                     gconstpointer data)
{
  start (fixture);
  assert_zone (fixture, "UTC");

  put_link (fixture, "Europe/Amsterdam");
  wait_for_changes (fixture, 1);
  assert_zone (fixture, "CET");
}

static void
test_other_files_do_not_matter (Fixture      *fixture,
                                gconstpointer data)
{
  g_autofree char *other = g_build_filename (fixture->folder, "new", NULL);

  put_link (fixture, "Europe/Amsterdam");
  start (fixture);
  g_assert_true (g_file_set_contents (other, "something", -1, NULL));
  let_pass (300);
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

/* Watching a folder that is not there would mean to look for it every few seconds. */
static void
test_missing_folder_is_not_watched (Fixture      *fixture,
                                    gconstpointer data)
{
  g_free (fixture->path);
  fixture->path = g_build_filename (fixture->folder, "nowhere", "localtime", NULL);
  n_messages = 0;
  start (fixture);
  g_assert_cmpuint (n_messages, ==, 1);
  assert_zone (fixture, "UTC");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_log_set_writer_func (count_message, NULL, NULL);

#define ADD(path, function) g_test_add ("/nabij/reminders/zone-watch/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("replaced-link-is-noticed", test_replaced_link_is_noticed);
  ADD ("replaced-file-is-noticed", test_replaced_file_is_noticed);
  ADD ("gap-between-links-is-no-zone", test_gap_between_links_is_no_zone);
  ADD ("nonsense-leaves-the-zone", test_nonsense_leaves_the_zone);
  ADD ("nothing-is-utc", test_nothing_is_utc);
  ADD ("other-files-do-not-matter", test_other_files_do_not_matter);
  ADD ("missing-folder-is-not-watched", test_missing_folder_is_not_watched);
#undef ADD

  return g_test_run ();
}
