/* test-backup.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-backup.h"

#include "nabij-journal-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_DAYS 731
/* Seven days, four weeks and six months, the present ones of which are among the days. */
#define N_KEPT_MAX 17

static void
test_names_a_backup (void)
{
  g_autofree char *daily = nabij_backup_dup_name (&NABIJ_FIXTURE_NOW, FALSE);
  g_autofree char *timed = nabij_backup_dup_name (&NABIJ_FIXTURE_NOW, TRUE);

  g_assert_cmpstr (daily, ==, "journal-2026-11-21.db");
  g_assert_cmpstr (timed, ==, "journal-2026-11-21-200405.db");
}

static NabijBackup *
find (const char *name,
      gint64      file_time)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *path = nabij_fixture_dup_file (name);
  struct timespec  times[2] = { { .tv_nsec = UTIME_OMIT }, { .tv_sec = file_time } };

  nabij_fixture_write (path, "", 0);
  g_assert_no_errno (utimensat (AT_FDCWD, path, times, 0));

  return nabij_backup_new_for_file (folder, name);
}

static void
test_tells_when_it_was_made (void)
{
  g_autoptr (NabijBackup) same_day = find ("journal-2026-11-21.db", 1795287845);
  g_autoptr (NabijBackup) copied = find ("journal-2026-11-20.db", 1795287845);
  g_autoptr (NabijBackup) copied_timed = find ("journal-2026-07-01-080910.db", 1795287845);
  g_autofree char *path = nabij_fixture_dup_file ("journal-2026-11-21.db");

  g_assert_cmpstr (same_day->path, ==, path);
  g_assert_cmpint (same_day->made.utc_us, ==, G_GINT64_CONSTANT (1795287845000000));
  g_assert_cmpint (same_day->made.offset_s, ==, 3600);
  /* Somebody has copied them, and the time of the file means nothing: 12:00 and 8:09:10. */
  g_assert_cmpint (copied->made.utc_us, ==, G_GINT64_CONSTANT (1795172400000000));
  g_assert_cmpint (copied_timed->made.utc_us, ==, G_GINT64_CONSTANT (1782886150000000));
  g_assert_cmpint (copied_timed->made.offset_s, ==, 7200);
}

static void
test_knows_its_own_names (void)
{
  static const char *const others[] = {
    "journal.db",
    "making.db",
    "journal-2026-11-21.db-journal",
    "journal-2026-11-21.db.bak",
    "journal-2026-11-2.db",
    "journal-2026-13-01.db",
    "journal-2026-02-30.db",
    "journal-0000-01-01.db",
    "journal-2026-11-21-250000.db",
    "journal-....-..-...db",
    "journal-2026-11-211db",
    "Journal-2026-11-21.db",
    "journal-2026-11-21-20040.db",
    "x",
  };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++) {
    g_autoptr (NabijBackup) backup = find (others[i], 0);

    if (backup != NULL)
      g_error ("%s was taken for a backup", others[i]);
  }
}

static void
test_is_no_folder_and_no_link (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autofree char *inner = nabij_fixture_dup_file ("journal-2026-11-21.db");
  g_autofree char *link = nabij_fixture_dup_file ("journal-2026-11-20.db");

  g_assert_no_errno (g_mkdir_with_parents (inner, 0700));
  g_assert_no_errno (symlink ("/etc/passwd", link));
  g_assert_null (nabij_backup_new_for_file (folder, "journal-2026-11-21.db"));
  g_assert_null (nabij_backup_new_for_file (folder, "journal-2026-11-20.db"));
}

/* A row of days before the newest, with those that are kept marked. */
typedef struct {
  int      days_ago;
  gboolean kept;
} Row;

static void
assert_kept (const Row *rows,
             guint      n_rows)
{
  g_autofree GDate    *days = g_new (GDate, n_rows);
  g_autofree gboolean *kept = g_new (gboolean, n_rows);

  for (guint i = 0; i < n_rows; i++) {
    g_date_clear (&days[i], 1);
    /* A Saturday. */
    g_date_set_dmy (&days[i], 21, G_DATE_NOVEMBER, 2026);
    g_date_subtract_days (&days[i], (guint)rows[i].days_ago);
  }
  nabij_backups_choose (days, n_rows, kept);
  for (guint i = 0; i < n_rows; i++) {
    if (kept[i] != rows[i].kept)
      g_error ("The backup of %d days ago was %skept", rows[i].days_ago, kept[i] ? "" : "not ");
  }
}

static void
test_keeps_the_newest_of_a_day (void)
{
  static const Row rows[] = { { 0, TRUE }, { 0, FALSE }, { 0, FALSE }, { 1, TRUE }, { 1, FALSE } };

  assert_kept (rows, G_N_ELEMENTS (rows));
  assert_kept (rows, 1);
  assert_kept (NULL, 0);
}

static void
test_keeps_days_then_weeks_then_months (void)
{
  static const Row rows[] = {
    { 0, TRUE },
    { 1, TRUE },
    { 2, TRUE },
    { 3, TRUE },
    { 4, TRUE },
    { 5, TRUE },
    { 6, TRUE },  /* a Sunday */
    { 7, FALSE }, /* in the week of that Sunday */
    { 12, FALSE },
    { 13, TRUE }, /* the Sunday before */
    { 14, FALSE },
    { 20, TRUE },  /* and before that: the fourth week */
    { 21, TRUE },  /* the last of October */
    { 27, FALSE }, /* a fifth week */
    { 51, FALSE },
    { 52, TRUE }, /* the last of September */
    { 82, TRUE },
    { 113, TRUE },
    { 144, TRUE }, /* the last of June, the sixth month */
    { 174, FALSE },
    { 500, FALSE },
  };

  assert_kept (rows, G_N_ELEMENTS (rows));
}

/* Nobody loses an old one by not being here. */
static void
test_counts_no_days_without_one (void)
{
  static const Row rows[] = {
    { 0, TRUE },
    { 400, TRUE },
    { 401, TRUE },
    { 700, TRUE },
    { 3000, TRUE },
  };

  assert_kept (rows, G_N_ELEMENTS (rows));
}

/* The newest day that answers to a description, from what would be there if nothing were ever
 * removed. */
static gboolean
contains (GArray *days,
          guint32 julian)
{
  for (guint i = 0; i < days->len; i++) {
    if (g_date_get_julian (&g_array_index (days, GDate, i)) == julian)
      return TRUE;
  }

  return FALSE;
}

static void
assert_has_what_was_promised (GArray *days,
                              GDate   today,
                              guint   n_made)
{
  GDate day = today;

  g_assert_cmpuint (days->len, <=, N_KEPT_MAX);
  for (guint i = 0; i < MIN (7, n_made); i++)
    g_assert_true (contains (days, g_date_get_julian (&today) - i));

  /* The Sundays before this week, while there were backups. */
  g_date_subtract_days (&day, (guint)g_date_get_weekday (&day));
  for (guint i = 0; i < 3; i++) {
    if (g_date_get_julian (&today) - g_date_get_julian (&day) < n_made)
      g_assert_true (contains (days, g_date_get_julian (&day)));
    g_date_subtract_days (&day, 7);
  }

  /* The last days of the months before this one. */
  day = today;
  for (guint i = 0; i < 5; i++) {
    g_date_subtract_days (&day, g_date_get_day (&day));
    if (g_date_get_julian (&today) - g_date_get_julian (&day) < n_made)
      g_assert_true (contains (days, g_date_get_julian (&day)));
  }
}

static void
test_keeps_its_promise_every_day_of_two_years (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (GDate));
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_JANUARY, 2027);
  for (guint i = 1; i <= N_DAYS; i++) {
    g_autofree gboolean *kept = NULL;

    g_array_prepend_val (days, today);
    kept = g_new (gboolean, days->len);
    nabij_backups_choose ((const GDate *)(gpointer)days->data, days->len, kept);
    for (guint j = days->len; j > 0; j--) {
      if (!kept[j - 1])
        g_array_remove_index (days, j - 1);
    }
    assert_has_what_was_promised (days, today, i);
    g_date_add_days (&today, 1);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/backup/" name, func)
  ADD ("names-a-backup", test_names_a_backup);
  ADD ("tells-when-it-was-made", test_tells_when_it_was_made);
  ADD ("knows-its-own-names", test_knows_its_own_names);
  ADD ("is-no-folder-and-no-link", test_is_no_folder_and_no_link);
  ADD ("keeps-the-newest-of-a-day", test_keeps_the_newest_of_a_day);
  ADD ("keeps-days-then-weeks-then-months", test_keeps_days_then_weeks_then_months);
  ADD ("counts-no-days-without-one", test_counts_no_days_without_one);
  ADD ("keeps-its-promise-every-day-of-two-years", test_keeps_its_promise_every_day_of_two_years);
#undef ADD

  return g_test_run ();
}
