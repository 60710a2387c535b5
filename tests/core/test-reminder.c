/* test-reminder.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder.h"

static GVariant *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *value = g_variant_parse (G_VARIANT_TYPE_VARDICT, text, NULL, NULL, &error);

  g_assert_no_error (error);
  return value;
}

static NabijReminder *
read_text (const char *text)
{
  g_autoptr (GVariant) value = parse (text);
  g_autoptr (GError) error = NULL;
  NabijReminder *reminder = nabij_reminder_new_from_variant (value, &error);

  g_assert_no_error (error);
  g_assert_nonnull (reminder);
  return reminder;
}

static void
test_is_off_and_without_a_time_at_first (void)
{
  g_autoptr (NabijReminder) reminder = nabij_reminder_new ("outside");
  g_autoptr (NabijReminder) other = nabij_reminder_new ("outside");

  g_assert_true (g_uuid_string_is_valid (reminder->id));
  g_assert_cmpstr (reminder->id, !=, other->id);
  g_assert_cmpstr (reminder->practice, ==, "outside");
  g_assert_false (reminder->on);
  g_assert_cmpuint (reminder->days, ==, NABIJ_REMINDER_ALL_DAYS);
  g_assert_cmpuint (reminder->n_times, ==, 0);
  g_assert_false (g_date_valid (&reminder->until));
  g_assert_null (reminder->words);
  g_assert_false (nabij_reminder_is_ready (reminder));
}

static void
test_reads_all_that_it_has (void)
{
  g_autoptr (NabijReminder) reminder = read_text ("{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[7, 1]>, 'times': <['20:45', '08:05']>, "
                                                  "'until': <'2026-12-31'>, 'words': <'Even \\n naar “buiten” <b>'>}");

  g_assert_cmpstr (reminder->id, ==, "a");
  g_assert_cmpstr (reminder->practice, ==, "outside");
  g_assert_true (reminder->on);
  g_assert_cmpuint (reminder->days, ==, NABIJ_REMINDER_DAY (G_DATE_MONDAY) | NABIJ_REMINDER_DAY (G_DATE_SUNDAY));
  g_assert_cmpuint (reminder->n_times, ==, 2);
  g_assert_cmpint (reminder->minutes[0], ==, 8 * 60 + 5);
  g_assert_cmpint (reminder->minutes[1], ==, 20 * 60 + 45);
  g_assert_cmpuint (g_date_get_julian (&reminder->until), ==, 739981);
  g_assert_cmpstr (reminder->words, ==, "Even \n naar “buiten” <b>");
}

static void
test_reads_what_is_meant (void)
{
  g_autoptr (NabijReminder) reminder = read_text ("{'id': <'water'>, 'practice': <'outside'>, 'days': <[uint32 2, 2]>, 'times': <['9:05', '09:05']>, "
                                                  "'until': <''>, 'words': <''>, 'colour': <7>}");

  g_assert_false (reminder->on);
  g_assert_cmpuint (reminder->days, ==, NABIJ_REMINDER_DAY (G_DATE_TUESDAY));
  g_assert_cmpuint (reminder->n_times, ==, 1);
  g_assert_cmpint (reminder->minutes[0], ==, 9 * 60 + 5);
  g_assert_false (g_date_valid (&reminder->until));
  g_assert_null (reminder->words);
  g_assert_true (nabij_reminder_is_ready (reminder));
}

static void
test_refuses_nonsense (void)
{
#define START "'id': <'a'>, 'practice': <'outside'>, "
#define DAYS "'days': <[1]>, "
#define TIMES "'times': <['10:30']>"
  static const struct {
    const char *text;
    const char *message;
  } rows[] = {
    { "{}", "*id*missing*" },
    { "{'practice': <'outside'>, " DAYS TIMES "}", "*id*missing*" },
    { "{'id': <''>, 'practice': <'outside'>, " DAYS TIMES "}", "*id*missing*" },
    { "{'id': <7>, 'practice': <'outside'>, " DAYS TIMES "}", "*id*wrong type*" },
    { "{'id': <'a'>, " DAYS TIMES "}", "*practice*missing*" },
    { "{'id': <'a'>, 'practice': <''>, " DAYS TIMES "}", "*practice*missing*" },
    { "{'id': <'a'>, 'practice': <['outside']>, " DAYS TIMES "}", "*practice*wrong type*" },
    { "{" START "'on': <'yes'>, " DAYS TIMES "}", "*on*wrong type*" },
    { "{" START TIMES "}", "*days*missing*" },
    { "{" START "'days': <@ai []>, " TIMES "}", "*days*no day*" },
    { "{" START "'days': <[0]>, " TIMES "}", "*days*1 to 7*" },
    { "{" START "'days': <[8]>, " TIMES "}", "*days*1 to 7*" },
    { "{" START "'days': <[1, -1]>, " TIMES "}", "*days*1 to 7*" },
    { "{" START "'days': <[uint32 4294967295]>, " TIMES "}", "*days*1 to 7*" },
    { "{" START "'days': <['1']>, " TIMES "}", "*days*wrong type*" },
    { "{" START "'days': <1>, " TIMES "}", "*days*wrong type*" },
    { "{" START "'days': <[1.0]>, " TIMES "}", "*days*wrong type*" },
    { "{" START "'days': <[1]>}", "*times*no time*" },
    { "{" START DAYS "'times': <@as []>}", "*times*no time*" },
    { "{" START DAYS "'times': <'10:30'>}", "*times*wrong type*" },
    { "{" START DAYS "'times': <[1030]>}", "*times*wrong type*" },
    { "{" START DAYS "'times': <['25:61']>}", "*times*00:00 to 23:59*" },
    { "{" START DAYS "'times': <['10:30', '']>}", "*times*00:00 to 23:59*" },
    { "{" START DAYS "'times': <['1:00', '2:00', '3:00', '4:00', '5:00', '6:00']>}", "*times*too many*" },
    { "{" START DAYS TIMES ", 'until': <'31-12-2026'>}", "*until*date*" },
    { "{" START DAYS TIMES ", 'until': <'2026-02-29'>}", "*until*date*" },
    { "{" START DAYS TIMES ", 'until': <'2026-02'>}", "*until*date*" },
    { "{" START DAYS TIMES ", 'until': <'2026-02-01-01'>}", "*until*date*" },
    { "{" START DAYS TIMES ", 'until': <'99999-02-01'>}", "*until*date*" },
    { "{" START DAYS TIMES ", 'until': <'2026- 2-01'>}", "*until*date*" },
    { "{" START DAYS TIMES ", 'until': <20260201>}", "*until*wrong type*" },
    { "{" START DAYS TIMES ", 'words': <['a']>}", "*words*wrong type*" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GVariant) value = parse (rows[i].text);
    g_autoptr (GError) error = NULL;
    NabijReminder *reminder = nabij_reminder_new_from_variant (value, &error);

    g_test_message ("%s", rows[i].text);
    g_assert_null (reminder);
    g_assert_error (error, NABIJ_REMINDER_ERROR, NABIJ_REMINDER_ERROR_BROKEN);
    g_assert_true (g_pattern_match_simple (rows[i].message, error->message));
  }
}

static void
test_refuses_an_endless_id (void)
{
  g_autofree char *id = g_strnfill (5000, 'a');
  g_autofree char *text = g_strdup_printf ("{'id': <'%s'>, 'practice': <'outside'>, 'days': <[1]>, 'times': <['10:30']>}", id);
  g_autoptr (GVariant) value = parse (text);
  g_autoptr (GError) error = NULL;

  g_assert_null (nabij_reminder_new_from_variant (value, &error));
  g_assert_error (error, NABIJ_REMINDER_ERROR, NABIJ_REMINDER_ERROR_BROKEN);
}

/* Whatever it is, it comes back the same. */
static void
test_is_written_and_read_again (void)
{
  for (int round = 0; round < 500; round++) {
    g_autoptr (NabijReminder) reminder = nabij_reminder_new (g_test_rand_bit () ? "outside" : NABIJ_REMINDER_ONE_EXHALE);
    g_autoptr (NabijReminder) copy = NULL;
    g_autoptr (NabijReminder) back = NULL;
    g_autoptr (GVariant) value = NULL;
    g_autoptr (GError) error = NULL;
    const int n_times = g_test_rand_int_range (1, 9);

    reminder->on = g_test_rand_bit ();
    reminder->days = (guint)g_test_rand_int_range (1, NABIJ_REMINDER_ALL_DAYS + 1);
    for (int i = 0; i < n_times; i++)
      nabij_reminder_add_time (reminder, g_test_rand_int_range (0, NABIJ_REMINDER_MINUTES_A_DAY));
    if (g_test_rand_bit ())
      g_date_set_julian (&reminder->until, (guint32)g_test_rand_int_range (1, 3652059));
    if (g_test_rand_bit ())
      reminder->words = g_strdup ("  regel een\nregel twee 🌊 <i>&amp;</i> 'x' ");

    value = nabij_reminder_to_variant (reminder);
    g_assert_false (g_variant_is_floating (value));
    back = nabij_reminder_new_from_variant (value, &error);
    g_assert_no_error (error);
    copy = nabij_reminder_copy (reminder);
    g_assert_true (nabij_reminder_equal (reminder, back));
    g_assert_true (nabij_reminder_equal (copy, back));
  }
}

static void
test_differs_in_anything (void)
{
  static const char *const rows[] = {
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[1]>, 'times': <['10:30']>}",
    "{'id': <'b'>, 'practice': <'outside'>, 'on': <true>, 'days': <[1]>, 'times': <['10:30']>}",
    "{'id': <'a'>, 'practice': <'carrying'>, 'on': <true>, 'days': <[1]>, 'times': <['10:30']>}",
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <false>, 'days': <[1]>, 'times': <['10:30']>}",
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[2]>, 'times': <['10:30']>}",
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[1]>, 'times': <['10:31']>}",
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[1]>, 'times': <['10:30', '10:31']>}",
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[1]>, 'times': <['10:30']>, 'until': <'2026-12-31'>}",
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[1]>, 'times': <['10:30']>, 'until': <'2026-12-30'>}",
    "{'id': <'a'>, 'practice': <'outside'>, 'on': <true>, 'days': <[1]>, 'times': <['10:30']>, 'words': <'a'>}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    for (gsize k = 0; k < G_N_ELEMENTS (rows); k++) {
      g_autoptr (NabijReminder) a = read_text (rows[i]);
      g_autoptr (NabijReminder) b = read_text (rows[k]);

      g_assert_true (nabij_reminder_equal (a, b) == (i == k));
    }
  }
}

static void
test_keeps_its_times_in_order (void)
{
  g_autoptr (NabijReminder) reminder = nabij_reminder_new ("outside");

  g_assert_true (nabij_reminder_add_time (reminder, 600));
  g_assert_true (nabij_reminder_add_time (reminder, 1439));
  g_assert_true (nabij_reminder_add_time (reminder, 0));
  g_assert_false (nabij_reminder_add_time (reminder, 600));
  g_assert_true (nabij_reminder_add_time (reminder, 599));
  g_assert_true (nabij_reminder_add_time (reminder, 601));
  g_assert_false (nabij_reminder_add_time (reminder, 700));
  g_assert_cmpuint (reminder->n_times, ==, 5);
  g_assert_cmpint (reminder->minutes[0], ==, 0);
  g_assert_cmpint (reminder->minutes[1], ==, 599);
  g_assert_cmpint (reminder->minutes[2], ==, 600);
  g_assert_cmpint (reminder->minutes[3], ==, 601);
  g_assert_cmpint (reminder->minutes[4], ==, 1439);

  nabij_reminder_remove_time (reminder, 600);
  nabij_reminder_remove_time (reminder, 600);
  nabij_reminder_remove_time (reminder, 0);
  nabij_reminder_remove_time (reminder, 1439);
  g_assert_cmpuint (reminder->n_times, ==, 2);
  g_assert_cmpint (reminder->minutes[0], ==, 599);
  g_assert_cmpint (reminder->minutes[1], ==, 601);
}

static void
test_keeps_long_words_and_shows_their_beginning (void)
{
  g_autoptr (NabijReminder) reminder = nabij_reminder_new ("outside");
  g_autofree char *line = NULL;

  g_assert_null (nabij_reminder_dup_short_words (reminder));
  reminder->words = g_strdup (" \n\t ");
  g_assert_null (nabij_reminder_dup_short_words (reminder));

  for (glong length = NABIJ_REMINDER_WORDS_MAX - 2; length <= NABIJ_REMINDER_WORDS_MAX + 2; length++) {
    g_autofree char *shown = NULL;
    GString         *words = g_string_new (NULL);

    for (glong i = 0; i < length; i++)
      g_string_append (words, "é");
    g_free (reminder->words);
    reminder->words = g_string_free (words, FALSE);
    shown = nabij_reminder_dup_short_words (reminder);
    g_assert_true (g_utf8_validate (shown, -1, NULL));
    g_assert_cmpint (g_utf8_strlen (shown, -1), ==, MIN (length, NABIJ_REMINDER_WORDS_MAX));
    g_assert_true (g_str_has_suffix (shown, "…") == (length > NABIJ_REMINDER_WORDS_MAX));
  }

  /* In one line, which the page and the notification share. */
  g_free (reminder->words);
  reminder->words = g_strdup (" een\n twee ");
  line = nabij_reminder_dup_short_words (reminder);
  g_assert_cmpstr (line, ==, "een twee");

  /* Five thousand are kept, and a hundred thousand are not. */
  for (int n = 5000; n <= 100000; n *= 20) {
    g_autoptr (GVariant) value = NULL;
    g_autoptr (NabijReminder) back = NULL;

    g_free (reminder->words);
    reminder->words = g_strnfill ((gsize)n, 'w');
    nabij_reminder_add_time (reminder, 600);
    value = nabij_reminder_to_variant (reminder);
    back = nabij_reminder_new_from_variant (value, NULL);
    g_assert_cmpint (g_utf8_strlen (back->words, -1), ==, MIN (n, NABIJ_REMINDER_WORDS_KEPT_MAX));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/reminder/is-off-and-without-a-time-at-first", test_is_off_and_without_a_time_at_first);
  g_test_add_func ("/nabij/core/reminder/reads-all-that-it-has", test_reads_all_that_it_has);
  g_test_add_func ("/nabij/core/reminder/reads-what-is-meant", test_reads_what_is_meant);
  g_test_add_func ("/nabij/core/reminder/refuses-nonsense", test_refuses_nonsense);
  g_test_add_func ("/nabij/core/reminder/refuses-an-endless-id", test_refuses_an_endless_id);
  g_test_add_func ("/nabij/core/reminder/is-written-and-read-again", test_is_written_and_read_again);
  g_test_add_func ("/nabij/core/reminder/differs-in-anything", test_differs_in_anything);
  g_test_add_func ("/nabij/core/reminder/keeps-its-times-in-order", test_keeps_its_times_in_order);
  g_test_add_func ("/nabij/core/reminder/keeps-long-words-and-shows-their-beginning", test_keeps_long_words_and_shows_their_beginning);

  return g_test_run ();
}
