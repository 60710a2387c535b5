/* test-reminder-settings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-settings.h"

#define G_SETTINGS_ENABLE_BACKEND
#include <gio/gsettingsbackend.h>
#include <string.h>

#define GOOD(id) "{'id': <'" id "'>, 'practice': <'outside'>, 'on': <false>, 'days': <[1, 7]>, 'times': <['08:05', '20:45']>}"

static guint n_messages;

static GLogWriterOutput
count_message (GLogLevelFlags   level,
               const GLogField *fields,
               gsize            n_fields,
               gpointer         user_data)
{
  if (level & G_LOG_LEVEL_MESSAGE)
    n_messages += 1;
  return g_log_writer_default (level, fields, n_fields, user_data);
}

static GSettings *
make_gsettings (void)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  return g_settings_new_with_backend (NABIJ_APPLICATION_ID, backend);
}

static GVariant *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  GVariant *value = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), text, NULL, NULL, &error);

  g_assert_no_error (error);
  return value;
}

static void
test_has_three_ready_ones_at_first (void)
{
  static const char *const ids[] = { "exhale", "before-sleep", "water" };
  g_autoptr (GSettings) gsettings = make_gsettings ();
  g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_read (gsettings);
  const NabijReminder *exhale;

  g_assert_cmpuint (settings->reminders->len, ==, 3);
  g_assert_cmpuint (settings->broken->len, ==, 0);
  for (guint i = 0; i < settings->reminders->len; i++) {
    const NabijReminder *reminder = g_ptr_array_index (settings->reminders, i);

    g_assert_cmpstr (reminder->id, ==, ids[i]);
    g_assert_true (nabij_reminder_is_ready (reminder));
    g_assert_false (reminder->on);
  }
  exhale = nabij_reminder_settings_find (settings, "exhale");
  g_assert_cmpstr (exhale->practice, ==, NABIJ_REMINDER_ONE_EXHALE);
  g_assert_cmpint (exhale->minutes[0], ==, 10 * 60 + 30);
  g_assert_null (nabij_reminder_settings_find (settings, "nobody"));

  g_assert_cmpint (settings->quiet_from, ==, 21 * 60 + 30);
  g_assert_cmpint (settings->quiet_until, ==, 8 * 60);
  g_assert_cmpint (settings->paused_until_us, ==, 0);
  g_assert_cmpint (settings->later_us, ==, 15 * 60 * (gint64)G_USEC_PER_SEC);
  g_assert_cmpuint (settings->practised->len, ==, 0);
  g_assert_false (settings->silent || settings->resting || settings->with_words || settings->sound || settings->neutral_name);
  g_assert_cmpuint (n_messages, ==, 0);
}

/* Those that are made are as those that are read from untouched settings. */
static void
test_begins_as_the_schema_does (void)
{
  g_autoptr (GSettings) gsettings = make_gsettings ();
  g_autoptr (NabijReminderSettings) made = nabij_reminder_settings_new ();
  g_autoptr (NabijReminderSettings) read_ones = nabij_reminder_settings_read (gsettings);

  g_assert_cmpint (made->quiet_from, ==, read_ones->quiet_from);
  g_assert_cmpint (made->quiet_until, ==, read_ones->quiet_until);
  g_assert_cmpint (made->later_us, ==, read_ones->later_us);
}

static void
test_reads_what_was_decided (void)
{
  g_autoptr (GSettings) gsettings = make_gsettings ();
  g_autoptr (NabijReminderSettings) settings = NULL;

  g_settings_set_string (gsettings, NABIJ_REMINDER_KEY_QUIET_FROM, "13:00");
  g_settings_set_string (gsettings, NABIJ_REMINDER_KEY_QUIET_UNTIL, "14:30");
  g_settings_set_int64 (gsettings, NABIJ_REMINDER_KEY_PAUSED_UNTIL, 7);
  g_settings_set_int (gsettings, NABIJ_REMINDER_KEY_LATER, 30);
  g_settings_set_value (gsettings, NABIJ_REMINDER_KEY_PRACTISED, g_variant_new_parsed ("[('outside', int64 5), ('water-and-rust', 9)]"));
  g_settings_set_boolean (gsettings, NABIJ_REMINDER_KEY_SILENT, TRUE);
  g_settings_set_boolean (gsettings, NABIJ_REMINDER_KEY_RESTING, TRUE);
  g_settings_set_boolean (gsettings, NABIJ_REMINDER_KEY_WITH_WORDS, TRUE);
  g_settings_set_boolean (gsettings, NABIJ_REMINDER_KEY_SOUND, TRUE);
  g_settings_set_boolean (gsettings, NABIJ_REMINDER_KEY_NEUTRAL_NAME, TRUE);

  settings = nabij_reminder_settings_read (gsettings);
  g_assert_cmpint (settings->quiet_from, ==, 13 * 60);
  g_assert_cmpint (settings->quiet_until, ==, 14 * 60 + 30);
  g_assert_cmpint (settings->paused_until_us, ==, 7);
  g_assert_cmpint (settings->later_us, ==, 30 * 60 * (gint64)G_USEC_PER_SEC);
  g_assert_cmpuint (settings->practised->len, ==, 2);
  g_assert_cmpstr (g_array_index (settings->practised, NabijPractised, 1).practice, ==, "water-and-rust");
  g_assert_cmpint (g_array_index (settings->practised, NabijPractised, 1).at_us, ==, 9);
  g_assert_true (settings->silent && settings->resting && settings->with_words && settings->sound && settings->neutral_name);
}

static void
test_bears_nonsense_in_every_key (void)
{
  g_autoptr (GSettings) gsettings = make_gsettings ();
  g_autoptr (NabijReminderSettings) settings = NULL;

  n_messages = 0;
  g_settings_set_string (gsettings, NABIJ_REMINDER_KEY_QUIET_FROM, "25:61");
  g_settings_set_string (gsettings, NABIJ_REMINDER_KEY_QUIET_UNTIL, "");
  g_settings_set_int64 (gsettings, NABIJ_REMINDER_KEY_PAUSED_UNTIL, G_MININT64);
  settings = nabij_reminder_settings_read (gsettings);
  g_assert_cmpint (settings->quiet_from, ==, 21 * 60 + 30);
  g_assert_cmpint (settings->quiet_until, ==, 8 * 60);
  g_assert_cmpint (settings->paused_until_us, ==, 0);
  g_assert_cmpuint (n_messages, ==, 2);
}

/* Each by itself, with a line in the log, and what is left is a reminder all the same. */
static void
test_leaves_out_the_broken_one_by_one (void)
{
  static const char *const texts[] = {
    "{'id': <'a'>, 'practice': <'outside'>, 'days': <[1]>, 'times': <['25:61']>}",
    GOOD ("b"),
    "{}",
    "{'id': <'c'>, 'practice': <'levitation'>, 'days': <[1]>, 'times': <['10:30']>}",
    "{'id': <'d'>, 'practice': <'one-exhale'>, 'days': <[1]>, 'times': <['10:30']>}",
    GOOD ("b"),
    "{'id': <'e'>, 'practice': <'quiet-moment'>, 'days': <[1]>, 'times': <['10:30']>}",
    "{'id': <'f'>, 'practice': <'outside'>, 'days': <@ai []>, 'times': <['10:30']>}",
    NULL,
  };
  static const char *const messages[] = { "*times*", "*id*", "*practice*", "*id*earlier*", "*days*" };
  static const guint       places[] = { 0, 2, 3, 5, 7 };
  g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
  g_autofree char *joined = g_strjoinv (", ", (char **)texts);
  g_autofree char *text = g_strdup_printf ("[%s]", joined);
  g_autoptr (GVariant) value = parse (text);

  n_messages = 0;
  nabij_reminder_settings_set_from_variant (settings, value);
  g_assert_cmpuint (settings->reminders->len, ==, 3);
  g_assert_nonnull (nabij_reminder_settings_find (settings, "b"));
  g_assert_nonnull (nabij_reminder_settings_find (settings, "d"));
  g_assert_nonnull (nabij_reminder_settings_find (settings, "e"));
  g_assert_cmpuint (settings->broken->len, ==, G_N_ELEMENTS (messages));
  for (guint i = 0; i < settings->broken->len; i++) {
    const NabijBrokenReminder *broken = g_ptr_array_index (settings->broken, i);

    g_assert_true (g_pattern_match_simple (messages[i], broken->message));
    g_assert_cmpuint (broken->place, ==, places[i]);
  }
  g_assert_cmpuint (n_messages, ==, settings->broken->len);

  /* Read once more, it is not there twice. */
  nabij_reminder_settings_set_from_variant (settings, value);
  g_assert_cmpuint (settings->reminders->len, ==, 3);
  g_assert_cmpuint (settings->broken->len, ==, G_N_ELEMENTS (messages));
}

static void
test_bears_four_hundred_times (void)
{
  g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
  g_autoptr (GVariant) value = NULL;
  GString *text = g_string_new ("[" GOOD ("a") ", {'id': <'b'>, 'practice': <'outside'>, 'days': <[1]>, 'times': <['0:00'");

  for (int i = 1; i < 400; i++)
    g_string_append_printf (text, ", '%d:%02d'", i / 60, i % 60);
  g_string_append (text, "]>}]");
  value = parse (text->str);
  g_string_free (text, TRUE);

  nabij_reminder_settings_set_from_variant (settings, value);
  g_assert_cmpuint (settings->reminders->len, ==, 1);
  g_assert_cmpuint (settings->broken->len, ==, 1);
}

static void
assert_written (NabijReminderSettings *settings,
                const char            *expected)
{
  g_autoptr (GVariant) value = nabij_reminder_settings_to_variant (settings);
  g_autoptr (NabijReminderSettings) wanted = nabij_reminder_settings_new ();
  g_autoptr (GVariant) expected_value = parse (expected);

  g_assert_cmpuint (g_variant_n_children (value), ==, g_variant_n_children (expected_value));
  for (gsize i = 0; i < g_variant_n_children (value); i++) {
    g_autoptr (GVariant) child = g_variant_get_child_value (value, i);
    g_autoptr (GVariant) expected_child = g_variant_get_child_value (expected_value, i);
    g_autoptr (NabijReminder) reminder = nabij_reminder_new_from_variant (child, NULL);
    g_autoptr (NabijReminder) expected_reminder = nabij_reminder_new_from_variant (expected_child, NULL);

    if (expected_reminder != NULL && reminder != NULL)
      g_assert_true (nabij_reminder_equal (reminder, expected_reminder));
    else
      g_assert_true (g_variant_equal (child, expected_child));
  }
}

static void
test_writes_the_broken_back_in_their_places (void)
{
#define BROKEN_A "{'is': <'broken'>, 'times': <[25, 61]>}"
#define BROKEN_B "{'id': <7>}"
#define UNKNOWN "{'id': <'x'>, 'practice': <'levitation'>, 'on': <true>, 'days': <[1]>, 'times': <['9:5']>, 'height': <2>}"
  g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
  g_autoptr (GVariant) value = parse ("[" BROKEN_A ", " GOOD ("a") ", " UNKNOWN ", " GOOD ("b") ", " BROKEN_B "]");

  nabij_reminder_settings_set_from_variant (settings, value);
  assert_written (settings, "[" BROKEN_A ", " GOOD ("a") ", " UNKNOWN ", " GOOD ("b") ", " BROKEN_B "]");

  /* One is removed before them, then the other; and one broken. */
  g_ptr_array_remove_index (settings->reminders, 0);
  assert_written (settings, "[" BROKEN_A ", " GOOD ("b") ", " UNKNOWN ", " BROKEN_B "]");
  g_ptr_array_remove_index (settings->broken, 0);
  assert_written (settings, "[" GOOD ("b") ", " UNKNOWN ", " BROKEN_B "]");
  g_ptr_array_remove_index (settings->reminders, 0);
  assert_written (settings, "[" UNKNOWN ", " BROKEN_B "]");
  g_ptr_array_set_size (settings->broken, 0);
  assert_written (settings, "[]");
}

static GVariant *
make_nonsense (void)
{
  static const char *const keys[] = { "id", "practice", "on", "days", "times", "until", "words", "" };
  GVariantDict             dict;

  g_variant_dict_init (&dict, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    static const char *const values[] = {
      "'a'", "'b'", "'c'", "'outside'", "'one-exhale'", "''", "'25:61'", "'2026-12-31'", "true", "false", "[1, 2]", "[uint32 7]", "@ai []",
      "['10:30']", "['10:30', '24:00']", "@as []", "<<<'a'>>>", "()", "1.5", "@a{sv} {}", "'\\U0001f30a'", "[0, 0, 0]", "'9223372036854775808'"
    };
    /* Often enough it is right. */
    static const char *const right[] = { "'a'", "'outside'", "true", "[1]", "['10:30']", "'2026-12-31'", "'words'", "1" };
    const char              *text = g_test_rand_int_range (0, 4) > 0 ? right[i] : values[g_test_rand_int_range (0, G_N_ELEMENTS (values))];

    if (g_test_rand_int_range (0, 10) > 0)
      g_variant_dict_insert_value (&dict, keys[i], g_variant_new_parsed (text));
  }
  if (g_test_rand_bit ())
    g_variant_dict_insert (&dict, "id", "s", g_test_rand_bit () ? "d" : "e");
  return g_variant_dict_end (&dict);
}

/* Whatever stands there, nothing is lost or changes its place, and written once it stays as it is. */
static void
test_nothing_is_lost (void)
{
  for (int round = 0; round < 200; round++) {
    g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
    g_autoptr (NabijReminderSettings) again = nabij_reminder_settings_new ();
    g_autoptr (GVariant) value = NULL;
    g_autoptr (GVariant) written = NULL;
    g_autoptr (GVariant) written_again = NULL;
    GVariantBuilder builder;

    g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
    for (int i = g_test_rand_int_range (0, 8); i > 0; i--)
      g_variant_builder_add_value (&builder, make_nonsense ());
    value = g_variant_ref_sink (g_variant_builder_end (&builder));

    nabij_reminder_settings_set_from_variant (settings, value);
    g_assert_cmpuint (settings->reminders->len + settings->broken->len, ==, g_variant_n_children (value));
    written = nabij_reminder_settings_to_variant (settings);
    for (guint i = 0; i < settings->broken->len; i++) {
      const NabijBrokenReminder *broken = g_ptr_array_index (settings->broken, i);
      g_autoptr (GVariant) child = g_variant_get_child_value (written, broken->place);

      g_assert_true (g_variant_equal (child, broken->value));
    }

    nabij_reminder_settings_set_from_variant (again, written);
    g_assert_cmpuint (again->broken->len, ==, settings->broken->len);
    written_again = nabij_reminder_settings_to_variant (again);
    g_assert_true (g_variant_equal (written, written_again));
  }
}

static void
test_knows_whether_any_is_on (void)
{
  g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
  g_autoptr (GVariant) value = parse ("[" GOOD ("a") ", " GOOD ("b") ", " UNKNOWN "]");

  g_assert_false (nabij_reminder_settings_any_on (settings, 0));
  nabij_reminder_settings_set_from_variant (settings, value);
  g_assert_false (nabij_reminder_settings_any_on (settings, 0));
  nabij_reminder_settings_find (settings, "b")->on = TRUE;
  g_assert_true (nabij_reminder_settings_any_on (settings, 0));
}

static void
test_knows_the_check_in (void)
{
  g_autoptr (GSettings) stored = g_settings_new (NABIJ_APPLICATION_ID);
  g_autoptr (NabijReminderSettings) settings = NULL;
  const gint64 at_us = 10 * NABIJ_REMINDER_GRACE_US;

  g_assert_true (nabij_reminder_settings_concern (NABIJ_REMINDER_KEY_CHECK_IN));
  g_settings_set_int64 (stored, NABIJ_REMINDER_KEY_CHECK_IN, at_us);
  settings = nabij_reminder_settings_read (stored);
  g_settings_reset (stored, NABIJ_REMINDER_KEY_CHECK_IN);

  g_assert_cmpint (settings->check_in_us, ==, at_us);
  g_assert_true (nabij_reminder_settings_find (settings, NABIJ_REMINDER_CHECK_IN) == settings->check_in);
  g_assert_cmpstr (settings->check_in->practice, ==, NABIJ_REMINDER_CHECK_IN);
  g_assert_true (settings->check_in->on);
  g_assert_false (g_ptr_array_find (settings->reminders, settings->check_in, NULL));

  /* It is waited for while it lies ahead, and for its hour. */
  g_assert_true (nabij_reminder_settings_any_on (settings, 0));
  g_assert_true (nabij_reminder_settings_any_on (settings, at_us + NABIJ_REMINDER_GRACE_US));
  g_assert_false (nabij_reminder_settings_any_on (settings, at_us + NABIJ_REMINDER_GRACE_US + 1));

  nabij_reminder_settings_set_check_in (settings, -1);
  g_assert_cmpint (settings->check_in_us, ==, 0);
  g_assert_null (nabij_reminder_settings_find (settings, NABIJ_REMINDER_CHECK_IN));
  g_assert_false (nabij_reminder_settings_any_on (settings, 0));
}

/* Nobody who writes by hand can take its place. */
static void
test_keeps_the_id_of_the_check_in (void)
{
  g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
  g_autoptr (GVariant) value = parse ("[" GOOD ("check-in") ", " GOOD ("b") "]");

  nabij_reminder_settings_set_from_variant (settings, value);
  g_assert_cmpuint (settings->broken->len, ==, 1);
  g_assert_cmpuint (settings->reminders->len, ==, 1);
  g_assert_null (nabij_reminder_settings_find (settings, NABIJ_REMINDER_CHECK_IN));
}

static void
test_knows_the_quiet_hours (void)
{
  static const struct {
    const char *from;
    const char *until;
    const char *time;
    gboolean    is_quiet;
    const char *moved;
  } rows[] = {
    { "21:30", "08:00", "21:29", FALSE, "21:29" },
    { "21:30", "08:00", "21:30", TRUE, "21:29" },
    { "21:30", "08:00", "23:59", TRUE, "21:29" },
    { "21:30", "08:00", "00:00", TRUE, "21:29" },
    { "21:30", "08:00", "02:44", TRUE, "21:29" },
    { "21:30", "08:00", "02:45", TRUE, "08:00" },
    { "21:30", "08:00", "07:59", TRUE, "08:00" },
    { "21:30", "08:00", "08:00", FALSE, "08:00" },
    { "13:00", "14:00", "12:59", FALSE, "12:59" },
    { "13:00", "14:00", "13:00", TRUE, "12:59" },
    { "13:00", "14:00", "13:29", TRUE, "12:59" },
    { "13:00", "14:00", "13:30", TRUE, "14:00" },
    { "13:00", "14:00", "14:00", FALSE, "14:00" },
    { "00:00", "08:00", "00:10", TRUE, "23:59" },
    { "20:00", "00:00", "23:50", TRUE, "00:00" },
    { "20:00", "00:00", "00:00", FALSE, "00:00" },
    { "12:00", "12:00", "12:00", FALSE, "12:00" },
    { "00:00", "00:00", "23:59", FALSE, "23:59" },
    { "12:01", "12:00", "12:00", FALSE, "12:00" },
    { "12:01", "12:00", "00:00", TRUE, "12:00" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
    g_autofree char *moved = NULL;
    int              minute;

    g_test_message ("%s to %s, %s", rows[i].from, rows[i].until, rows[i].time);
    g_assert_true (nabij_reminder_minute_from_text (rows[i].from, &settings->quiet_from));
    g_assert_true (nabij_reminder_minute_from_text (rows[i].until, &settings->quiet_until));
    g_assert_true (nabij_reminder_minute_from_text (rows[i].time, &minute));
    g_assert_true (nabij_reminder_settings_is_quiet (settings, minute) == rows[i].is_quiet);
    moved = nabij_reminder_minute_to_text (nabij_reminder_settings_move_out_of_quiet (settings, minute));
    g_assert_cmpstr (moved, ==, rows[i].moved);
  }
}

/* Whatever the quiet hours, a time that was moved is not within them, and none that is not is nearer. */
static void
test_moves_to_the_nearest (void)
{
  for (int round = 0; round < 300; round++) {
    g_autoptr (NabijReminderSettings) settings = nabij_reminder_settings_new ();
    const int minute = g_test_rand_int_range (0, NABIJ_REMINDER_MINUTES_A_DAY);
    int       moved;
    int       distance = 0;

    settings->quiet_from = g_test_rand_int_range (0, NABIJ_REMINDER_MINUTES_A_DAY);
    settings->quiet_until = g_test_rand_int_range (0, NABIJ_REMINDER_MINUTES_A_DAY);
    moved = nabij_reminder_settings_move_out_of_quiet (settings, minute);
    g_assert_false (nabij_reminder_settings_is_quiet (settings, moved));

    while (nabij_reminder_settings_is_quiet (settings, (minute + distance) % NABIJ_REMINDER_MINUTES_A_DAY) &&
           nabij_reminder_settings_is_quiet (settings, (minute - distance + NABIJ_REMINDER_MINUTES_A_DAY) % NABIJ_REMINDER_MINUTES_A_DAY))
      distance++;
    g_assert_true ((minute + distance) % NABIJ_REMINDER_MINUTES_A_DAY == moved ||
                   (minute - distance + NABIJ_REMINDER_MINUTES_A_DAY) % NABIJ_REMINDER_MINUTES_A_DAY == moved);
  }
}

static void
test_reads_times (void)
{
  static const struct {
    const char *text;
    int         minute;
  } rows[] = {
    { "00:00", 0 },
    { "0:00", 0 },
    { "8:05", 485 },
    { "08:05", 485 },
    { "23:59", 1439 },
    { "24:00", -1 },
    { "12:60", -1 },
    { "25:61", -1 },
    { "", -1 },
    { ":", -1 },
    { ":30", -1 },
    { "8", -1 },
    { "8:5", -1 },
    { "8:005", -1 },
    { "008:05", -1 },
    { "-1:05", -1 },
    { "8:-5", -1 },
    { " 8:05", -1 },
    { "8:05 ", -1 },
    { "8:05:00", -1 },
    { "8.05", -1 },
    { "٨:٠٥", -1 },
    { "99999999999999999999:00", -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    int minute = -1;

    g_test_message ("“%s”", rows[i].text);
    g_assert_true (nabij_reminder_minute_from_text (rows[i].text, &minute) == (rows[i].minute >= 0));
    g_assert_cmpint (minute, ==, rows[i].minute);
  }

  for (int minute = 0; minute < NABIJ_REMINDER_MINUTES_A_DAY; minute++) {
    g_autofree char *text = nabij_reminder_minute_to_text (minute);
    int              back;

    g_assert_cmpuint (strlen (text), ==, 5);
    g_assert_true (nabij_reminder_minute_from_text (text, &back));
    g_assert_cmpint (back, ==, minute);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_log_set_writer_func (count_message, NULL, NULL);

  g_test_add_func ("/nabij/core/reminder-settings/has-three-ready-ones-at-first", test_has_three_ready_ones_at_first);
  g_test_add_func ("/nabij/core/reminder-settings/begins-as-the-schema-does", test_begins_as_the_schema_does);
  g_test_add_func ("/nabij/core/reminder-settings/reads-what-was-decided", test_reads_what_was_decided);
  g_test_add_func ("/nabij/core/reminder-settings/bears-nonsense-in-every-key", test_bears_nonsense_in_every_key);
  g_test_add_func ("/nabij/core/reminder-settings/leaves-out-the-broken-one-by-one", test_leaves_out_the_broken_one_by_one);
  g_test_add_func ("/nabij/core/reminder-settings/bears-four-hundred-times", test_bears_four_hundred_times);
  g_test_add_func ("/nabij/core/reminder-settings/writes-the-broken-back-in-their-places", test_writes_the_broken_back_in_their_places);
  g_test_add_func ("/nabij/core/reminder-settings/nothing-is-lost", test_nothing_is_lost);
  g_test_add_func ("/nabij/core/reminder-settings/knows-whether-any-is-on", test_knows_whether_any_is_on);
  g_test_add_func ("/nabij/core/reminder-settings/knows-the-check-in", test_knows_the_check_in);
  g_test_add_func ("/nabij/core/reminder-settings/keeps-the-id-of-the-check-in", test_keeps_the_id_of_the_check_in);
  g_test_add_func ("/nabij/core/reminder-settings/knows-the-quiet-hours", test_knows_the_quiet_hours);
  g_test_add_func ("/nabij/core/reminder-settings/moves-to-the-nearest", test_moves_to_the_nearest);
  g_test_add_func ("/nabij/core/reminder-settings/reads-times", test_reads_times);

  return g_test_run ();
}
