/* test-reminder-words.c
 *
 * Each language is a process of its own: it is set once, before anything else.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-words.h"

#include "nabij-language.h"

#define DAY(name) NABIJ_REMINDER_DAY (G_DATE_##name)
#define WORKING_DAYS (DAY (MONDAY) | DAY (TUESDAY) | DAY (WEDNESDAY) | DAY (THURSDAY) | DAY (FRIDAY))
#define AT(hour, minute) ((hour)*60 + (minute))

typedef struct {
  guint       days;
  int         minutes[NABIJ_REMINDER_N_TIMES_MAX];
  guint       n_times;
  int         until[3]; /* year, month, day; 0 for no end */
  const char *english;
  const char *dutch;
} Row;

static const Row rows[] = {
  { NABIJ_REMINDER_ALL_DAYS, { AT (10, 30) }, 1, { 0 }, "Every day at 10:30", "Elke dag om 10:30" },
  { NABIJ_REMINDER_ALL_DAYS, { AT (8, 0), AT (20, 5) }, 2, { 0 }, "Every day at 8:00 and 20:05", "Elke dag om 8:00 en 20:05" },
  { DAY (TUESDAY) | DAY (FRIDAY), { AT (19, 30) }, 1, { 0 }, "On Tuesday and Friday at 19:30", "Op dinsdag en vrijdag om 19:30" },
  { WORKING_DAYS, { AT (10, 30), AT (15, 0) }, 2, { 2027, 3, 3 }, "On weekdays at 10:30 and 15:00, until 3 March 2027", "Op werkdagen om 10:30 en 15:00, tot en met 3 maart 2027" },
  { DAY (SATURDAY) | DAY (SUNDAY), { AT (0, 0) }, 1, { 2026, 12, 31 }, "At the weekend at 0:00, until 31 December", "In het weekend om 0:00, tot en met 31 december" },
  { DAY (SUNDAY), { AT (9, 0) }, 1, { 0 }, "On Sunday at 9:00", "Op zondag om 9:00" },
  { NABIJ_REMINDER_ALL_DAYS & ~DAY (WEDNESDAY), { AT (9, 0) }, 1, { 0 }, "Every day but Wednesday at 9:00", "Elke dag behalve woensdag om 9:00" },
  { DAY (MONDAY) | DAY (WEDNESDAY) | DAY (SATURDAY), { AT (9, 0), AT (12, 0), AT (15, 0), AT (18, 0), AT (21, 0) }, 5, { 0 }, "On Monday, Wednesday and Saturday at 9:00, 12:00, 15:00, 18:00 and 21:00", "Op maandag, woensdag en zaterdag om 9:00, 12:00, 15:00, 18:00 en 21:00" },
};

static gboolean
begin (gconstpointer language)
{
  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
    g_test_trap_assert_passed ();
    return FALSE;
  }
  nabij_language_init (language, NABIJ_TEST_LOCALE_DIR);
  return TRUE;
}

static void
test_says_when (gconstpointer language)
{
  GDate today;

  if (!begin (language))
    return;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 17, G_DATE_NOVEMBER, 2026);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    NabijReminder    reminder = { .days = rows[i].days, .n_times = rows[i].n_times };
    g_autofree char *words = NULL;

    g_date_clear (&reminder.until, 1);
    memcpy (reminder.minutes, rows[i].minutes, sizeof reminder.minutes);
    if (rows[i].until[0] != 0)
      g_date_set_dmy (&reminder.until, (GDateDay)rows[i].until[2], (GDateMonth)rows[i].until[1], (GDateYear)rows[i].until[0]);
    words = nabij_reminder_words_when (&reminder, &today);
    g_assert_cmpstr (words, ==, g_str_equal (language, "nl") ? rows[i].dutch : rows[i].english);
  }
}

/* Whichever days are chosen, each of them is told, or that it is left out. */
static void
test_says_all_days (gconstpointer language)
{
  g_autoptr (GHashTable) seen = NULL;

  if (!begin (language))
    return;

  seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint days = 1; days <= NABIJ_REMINDER_ALL_DAYS; days++) {
    char *words = nabij_reminder_words_days (days);

    g_assert_true (g_ascii_isupper (*words));
    g_assert_true (g_hash_table_add (seen, words));
  }
}

static void
test_says_until_when_it_is_quiet (gconstpointer language)
{
  static const struct {
    int         until[5];
    const char *english;
    const char *dutch;
  } pauses[] = {
    { { 2026, 11, 18, 0, 0 }, "No more reminders today.", "Vandaag komen er geen herinneringen meer." },
    { { 2026, 11, 17, 23, 0 }, "No more reminders today.", "Vandaag komen er geen herinneringen meer." },
    { { 2026, 11, 18, 0, 1 }, "No reminder comes until Wednesday 18 November.", "Tot woensdag 18 november komt er geen herinnering." },
    { { 2026, 11, 24, 15, 0 }, "No reminder comes until Tuesday 24 November.", "Tot dinsdag 24 november komt er geen herinnering." },
    { { 2026, 11, 25, 0, 0 }, "No reminder comes until Wednesday 25 November.", "Tot woensdag 25 november komt er geen herinnering." },
    { { 2027, 11, 17, 23, 0 }, "No reminder comes until Wednesday 17 November.", "Tot woensdag 17 november komt er geen herinnering." },
  };
  g_autoptr (GDateTime) now = NULL;

  if (!begin (language))
    return;

  now = g_date_time_new_utc (2026, 11, 17, 15, 0, 0.0);
  for (gsize i = 0; i < G_N_ELEMENTS (pauses); i++) {
    const int *at = pauses[i].until;
    g_autoptr (GDateTime) until = g_date_time_new_utc (at[0], at[1], at[2], at[3], at[4], 0.0);
    g_autofree char *words = nabij_reminder_words_pause (until, now);

    g_assert_cmpstr (words, ==, g_str_equal (language, "nl") ? pauses[i].dutch : pauses[i].english);
  }
}

static void
test_names_the_days (gconstpointer language)
{
  if (!begin (language))
    return;

  for (int weekday = G_DATE_MONDAY; weekday <= G_DATE_SUNDAY; weekday++) {
    const char *name = nabij_language_get_weekday ((GDateWeekday)weekday);
    const char *short_name = nabij_language_get_short_weekday ((GDateWeekday)weekday);

    g_assert_cmpint (g_utf8_strlen (short_name, -1), ==, 2);
    g_assert_true (g_str_has_prefix (name, short_name));
  }
  g_assert_cmpstr (nabij_language_get_short_weekday (G_DATE_THURSDAY), ==, g_str_equal (language, "nl") ? "do" : "Th");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/nabij/core/reminder-words/says-when", "en", test_says_when);
  g_test_add_data_func ("/nabij/core/reminder-words/says-when-in-dutch", "nl", test_says_when);
  g_test_add_data_func ("/nabij/core/reminder-words/says-all-days", "en", test_says_all_days);
  g_test_add_data_func ("/nabij/core/reminder-words/says-all-days-in-dutch", "nl", test_says_all_days);
  g_test_add_data_func ("/nabij/core/reminder-words/says-until-when-it-is-quiet", "en", test_says_until_when_it_is_quiet);
  g_test_add_data_func ("/nabij/core/reminder-words/says-until-when-it-is-quiet-in-dutch", "nl", test_says_until_when_it_is_quiet);
  g_test_add_data_func ("/nabij/core/reminder-words/names-the-days", "en", test_names_the_days);
  g_test_add_data_func ("/nabij/core/reminder-words/names-the-days-in-dutch", "nl", test_names_the_days);

  return g_test_run ();
}
