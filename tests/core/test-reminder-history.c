/* test-reminder-history.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-history.h"

/* 2026-06-01, and 12:00 in Amsterdam. */
#define JULIAN 739768
#define MINUTE (12 * 60)
#define AT_US G_GINT64_CONSTANT (1780308000000000)

static NabijReminderHistory *
write_and_read (NabijReminderHistory *history)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GKeyFile) read_back = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  nabij_reminder_history_to_key_file (history, key_file);
  text = g_key_file_to_data (key_file, NULL, NULL);
  g_key_file_load_from_data (read_back, text, (gsize)-1, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  return nabij_reminder_history_new_from_key_file (read_back);
}

static void
assert_turn (NabijReminderHistory *history,
             const char           *id)
{
  GDate  day;
  int    minute;
  gint64 at_us;

  g_assert_true (nabij_reminder_history_get_turn (history, id, &day, &minute, &at_us));
  g_assert_cmpuint (g_date_get_julian (&day), ==, JULIAN);
  g_assert_cmpint (minute, ==, MINUTE);
  g_assert_cmpint (at_us, ==, AT_US);
}

static void
test_knows_nothing_at_first (void)
{
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();

  g_assert_false (nabij_reminder_history_get_turn (history, "a", NULL, NULL, NULL));
  g_assert_cmpint (nabij_reminder_history_get_put_off (history, "a"), ==, 0);
  g_assert_true (nabij_reminder_history_can_put_off (history, "a"));
  g_assert_false (nabij_reminder_history_wants_rest (history));
  nabij_reminder_history_take_put_off (history, "a");
  nabij_reminder_history_forget (history, "a");
}

static void
test_is_put_off_twice_at_most (void)
{
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
  const GDate *day = g_date_new_julian (JULIAN);

  g_assert_true (nabij_reminder_history_put_off (history, "a", 7));
  g_assert_cmpint (nabij_reminder_history_get_put_off (history, "a"), ==, 7);
  nabij_reminder_history_take_put_off (history, "a");
  g_assert_cmpint (nabij_reminder_history_get_put_off (history, "a"), ==, 0);
  g_assert_true (nabij_reminder_history_can_put_off (history, "a"));
  g_assert_true (nabij_reminder_history_put_off (history, "a", 8));
  g_assert_false (nabij_reminder_history_can_put_off (history, "a"));
  g_assert_false (nabij_reminder_history_put_off (history, "a", 9));
  g_assert_cmpint (nabij_reminder_history_get_put_off (history, "a"), ==, 8);
  g_assert_true (nabij_reminder_history_put_off (history, "b", 9));

  /* With its next turn it begins anew, and what was put off does not come any more. */
  nabij_reminder_history_set_turn (history, "a", day, MINUTE, AT_US);
  g_assert_cmpint (nabij_reminder_history_get_put_off (history, "a"), ==, 0);
  g_assert_true (nabij_reminder_history_put_off (history, "a", 9));
  g_date_free ((GDate *)day);
}

static void
test_rests_after_five_in_a_row (void)
{
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();

  for (int i = 0; i < NABIJ_REMINDER_N_UNANSWERED_MAX - 1; i++)
    nabij_reminder_history_note_unanswered (history);
  g_assert_false (nabij_reminder_history_wants_rest (history));
  nabij_reminder_history_note_answered (history);
  for (int i = 0; i < NABIJ_REMINDER_N_UNANSWERED_MAX; i++) {
    g_assert_false (nabij_reminder_history_wants_rest (history));
    nabij_reminder_history_note_unanswered (history);
  }
  g_assert_true (nabij_reminder_history_wants_rest (history));
  nabij_reminder_history_note_unanswered (history);
  g_assert_true (nabij_reminder_history_wants_rest (history));
  nabij_reminder_history_note_answered (history);
  g_assert_false (nabij_reminder_history_wants_rest (history));
}

static void
test_is_written_and_read_again (void)
{
  static const char *const ids[] = { "water", "een [id]\nmet = van \\alles", "🌊", " ", "History 1" };
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
  g_autoptr (NabijReminderHistory) back = NULL;
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, JULIAN);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    nabij_reminder_history_set_turn (history, ids[i], &day, MINUTE, AT_US);
    g_assert_true (nabij_reminder_history_put_off (history, ids[i], AT_US + (gint64)i));
  }
  g_assert_true (nabij_reminder_history_put_off (history, ids[0], AT_US));
  g_assert_true (nabij_reminder_history_put_off (history, "only put off", AT_US));
  for (int i = 0; i < 4; i++)
    nabij_reminder_history_note_unanswered (history);

  back = write_and_read (history);
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    assert_turn (back, ids[i]);
    g_assert_cmpint (nabij_reminder_history_get_put_off (back, ids[i]), ==, AT_US + (gint64)i);
    g_assert_true (nabij_reminder_history_can_put_off (back, ids[i]) == (i > 0));
  }
  g_assert_false (nabij_reminder_history_get_turn (back, "only put off", NULL, NULL, NULL));
  g_assert_cmpint (nabij_reminder_history_get_put_off (back, "only put off"), ==, AT_US);
  g_assert_false (nabij_reminder_history_wants_rest (back));
  nabij_reminder_history_note_unanswered (back);
  g_assert_true (nabij_reminder_history_wants_rest (back));
}

/* The file is shared with what the agent shows. */
static void
test_writes_only_what_is_its_own (void)
{
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (NabijReminderHistory) back = NULL;
  g_autofree char *shown = NULL;

  g_key_file_set_string (key_file, "Shown 1", "id", "a");
  g_assert_true (nabij_reminder_history_put_off (history, "a", 7));
  g_assert_true (nabij_reminder_history_put_off (history, "b", 7));
  nabij_reminder_history_to_key_file (history, key_file);
  nabij_reminder_history_forget (history, "b");
  nabij_reminder_history_to_key_file (history, key_file);

  shown = g_key_file_get_string (key_file, "Shown 1", "id", NULL);
  g_assert_cmpstr (shown, ==, "a");
  back = nabij_reminder_history_new_from_key_file (key_file);
  g_assert_cmpint (nabij_reminder_history_get_put_off (back, "a"), ==, 7);
  g_assert_cmpint (nabij_reminder_history_get_put_off (back, "b"), ==, 0);
}

static void
test_passes_over_nonsense (void)
{
#define WHOLE_DAY "day=739768\n"
#define WHOLE_MINUTE "minute=720\n"
#define WHOLE_AT "at=1780308000000000\n"
  static const struct {
    const char *text;
    gboolean    has_turn;
  } rows[] = {
    { "", FALSE },
    { "[History 1]\nid=a\n" WHOLE_DAY WHOLE_MINUTE WHOLE_AT, TRUE },
    { "[History nonsense]\nid=a\n" WHOLE_DAY WHOLE_MINUTE WHOLE_AT, TRUE },
    { "[History]\nunanswered=-7\n[History 1]\nid=a\n" WHOLE_DAY WHOLE_MINUTE WHOLE_AT "later=7000\nput-off=-1\n", TRUE },
    { "[Else]\nid=a\n" WHOLE_DAY WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\n" WHOLE_DAY WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\n" WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\nday=0\n" WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\nday=-739768\n" WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\nday=99999999999999999999\n" WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\nday=2000000000\n" WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\nday=noon\n" WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\n" WHOLE_DAY "minute=1440\n" WHOLE_AT, FALSE },
    { "[History 1]\nid=a\n" WHOLE_DAY "minute=-1\n" WHOLE_AT, FALSE },
    /* Its day and its instant are years apart: it would hold up the reminder for as long. */
    { "[History 1]\nid=a\nday=742768\n" WHOLE_MINUTE WHOLE_AT, FALSE },
    { "[History 1]\nid=a\n" WHOLE_DAY WHOLE_MINUTE "at=0\n", FALSE },
    { "[History 1]\nid=a\n" WHOLE_DAY WHOLE_MINUTE "at=9223372036854775807\n", FALSE },
    { "[History 1]\nid=a\n" WHOLE_DAY WHOLE_MINUTE "at=-9223372036854775808\n", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (GKeyFile) key_file = g_key_file_new ();
    g_autoptr (NabijReminderHistory) history = NULL;
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", rows[i].text);
    g_key_file_load_from_data (key_file, rows[i].text, (gsize)-1, G_KEY_FILE_NONE, &error);
    g_assert_no_error (error);
    history = nabij_reminder_history_new_from_key_file (key_file);
    if (rows[i].has_turn)
      assert_turn (history, "a");
    else
      g_assert_false (nabij_reminder_history_get_turn (history, "a", NULL, NULL, NULL));
    g_assert_cmpint (nabij_reminder_history_get_put_off (history, "a"), ==, 0);
    g_assert_false (nabij_reminder_history_wants_rest (history));
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/reminder-history/knows-nothing-at-first", test_knows_nothing_at_first);
  g_test_add_func ("/nabij/core/reminder-history/is-put-off-twice-at-most", test_is_put_off_twice_at_most);
  g_test_add_func ("/nabij/core/reminder-history/rests-after-five-in-a-row", test_rests_after_five_in_a_row);
  g_test_add_func ("/nabij/core/reminder-history/is-written-and-read-again", test_is_written_and_read_again);
  g_test_add_func ("/nabij/core/reminder-history/writes-only-what-is-its-own", test_writes_only_what_is_its_own);
  g_test_add_func ("/nabij/core/reminder-history/passes-over-nonsense", test_passes_over_nonsense);

  return g_test_run ();
}
