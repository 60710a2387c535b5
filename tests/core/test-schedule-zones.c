/* test-schedule-zones.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When reminders come, in every zone that is installed and over three years, against glibc.
 */

#include "config.h"

#include "nabij-schedule-oracle.h"
#include "nabij-wall-clock.h"

#define FROM_S ((gint64)1767225600)  /* the first of January of 2026 */
#define UNTIL_S ((gint64)1861920000) /* the same of 2029 */
#define PAGE 200
#define N_MOMENTS 12
#define N_STEPS 60

/* Under the sanitizers, one zone in some is enough; which ones is left to chance. */
static guint
get_stride (void)
{
  const char *wanted = g_getenv ("NABIJ_TEST_STRIDE");

  return wanted != NULL ? MAX ((guint)g_ascii_strtoull (wanted, NULL, 10), 1) : 1;
}

typedef void (*ZoneFunc) (const char *name,
                          GTimeZone  *zone);

static void
for_each_zone (ZoneFunc check)
{
  g_autoptr (GPtrArray) zones = nabij_schedule_oracle_list_zones ();
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  const guint      stride = get_stride ();

  g_assert_cmpuint (zones->len, >, 300);
  for (guint i = (guint)g_test_rand_int_range (0, (gint32)stride); i < zones->len; i += stride) {
    const char *name = g_ptr_array_index (zones, i);
    g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);

    g_assert_nonnull (zone);
    nabij_schedule_oracle_enter_zone (name);
    check (name, zone);
  }
  nabij_schedule_oracle_enter_zone (before != NULL ? before : "UTC");
}

static gboolean
is_expected (NabijReminderSettings *settings,
             const NabijDue        *due,
             const NabijExpected   *expected)
{
  return due->reminder == g_ptr_array_index (settings->reminders, expected->order) &&
         due->at_us == expected->at_s * G_USEC_PER_SEC &&
         !due->put_off &&
         nabij_civil_from_date (&due->day) / 60 + due->minute == expected->civil_minute;
}

static void
assert_expected (const char            *zone,
                 NabijReminderSettings *settings,
                 const NabijDue        *due,
                 const NabijExpected   *expected)
{
  if (!is_expected (settings, due, expected))
    g_error ("%s: reminder %u of civil minute %" G_GINT64_FORMAT " at %" G_GINT64_FORMAT ", and not that of %u:%02d on day %u at %" G_GINT64_FORMAT,
             zone, expected->order, expected->civil_minute, expected->at_s,
             (guint)due->minute / 60, due->minute % 60, g_date_get_julian (&due->day), due->at_us / G_USEC_PER_SEC);
}

/* The first that comes after a moment. */
static guint
find_after (GArray *expected,
            gint64  now_us)
{
  guint low = 0;
  guint high = expected->len;

  while (low < high) {
    const guint middle = low + (high - low) / 2;

    if (g_array_index (expected, NabijExpected, middle).at_s * G_USEC_PER_SEC <= now_us)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

/* Page after page, up to a year ahead each: all of it, and nothing else. */
static void
check_list (const char            *name,
            GTimeZone             *zone,
            NabijReminderSettings *settings,
            GArray                *expected)
{
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
  gint64 now_us = FROM_S * G_USEC_PER_SEC;
  guint  number = 0;

  while (number < expected->len) {
    g_autoptr (GArray) page = nabij_schedule_list (settings, history, zone, now_us, PAGE);
    guint n_read = 0;

    g_assert_cmpuint (page->len, >, 0);
    for (guint i = 0; i < page->len && number + i < expected->len; i++) {
      assert_expected (name, settings, &g_array_index (page, NabijDue, i), &g_array_index (expected, NabijExpected, number + i));
      /* What comes at the same moment may be cut apart by the end of the page. */
      if (i + 1 < page->len && g_array_index (page, NabijDue, i + 1).at_us > g_array_index (page, NabijDue, i).at_us)
        n_read = i + 1;
    }
    if (page->len < PAGE || number + page->len >= expected->len)
      n_read = page->len;
    g_assert_cmpuint (n_read, >, 0);
    now_us = g_array_index (page, NabijDue, n_read - 1).at_us;
    number += n_read;
  }
}

/* Asked at any moment, it is the next of the list. */
static void
check_next (const char            *name,
            GTimeZone             *zone,
            NabijReminderSettings *settings,
            NabijReminderHistory  *history,
            GArray                *expected,
            gint64                 now_us)
{
  const guint number = find_after (expected, now_us);
  NabijDue    due;

  if (nabij_schedule_next (settings, history, zone, now_us, &due)) {
    if (number < expected->len)
      assert_expected (name, settings, &due, &g_array_index (expected, NabijExpected, number));
    else
      g_assert_cmpint (due.at_us, >, UNTIL_S * G_USEC_PER_SEC);
  } else {
    g_assert_cmpuint (number, ==, expected->len);
  }
}

/* Asked at any moment, it is what came within the hour before, unless it is quiet by now. */
static void
check_due (const char            *name,
           GTimeZone             *zone,
           NabijReminderSettings *settings,
           NabijReminderHistory  *history,
           GArray                *expected,
           gint64                 now_us)
{
  g_autoptr (GArray) due = nabij_schedule_list_due (settings, history, zone, now_us);
  const guint  first = find_after (expected, now_us - NABIJ_SCHEDULE_GRACE_US);
  const guint  end = find_after (expected, now_us);
  const gint64 wall = nabij_schedule_oracle_get_wall (now_us / G_USEC_PER_SEC);

  if (nabij_reminder_settings_is_quiet (settings, (int)(wall % NABIJ_REMINDER_MINUTES_A_DAY))) {
    g_assert_cmpuint (due->len, ==, 0);
    return;
  }

  g_assert_cmpuint (due->len, ==, end - first);
  for (guint i = 0; i < due->len; i++)
    assert_expected (name, settings, &g_array_index (due, NabijDue, i), &g_array_index (expected, NabijExpected, first + i));
}

static gint64
make_moment (void)
{
  return FROM_S * G_USEC_PER_SEC + (gint64)(g_test_rand_double_range (2 * 60 * 60, (double)(UNTIL_S - FROM_S)) * G_USEC_PER_SEC);
}

/* From one to the next, each with its turn, as the agent goes: each comes once. */
static void
check_steps (const char            *name,
             GTimeZone             *zone,
             NabijReminderSettings *settings,
             GArray                *expected)
{
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
  gint64 now_us = make_moment ();
  guint  number = find_after (expected, now_us);

  for (int step = 0; step < N_STEPS && number < expected->len; step++) {
    g_autoptr (GArray) due = NULL;
    g_autoptr (GArray) again = NULL;
    NabijDue next;

    g_assert_true (nabij_schedule_next (settings, history, zone, now_us, &next));
    /* It may wake a little late. */
    now_us = next.at_us + g_test_rand_int_range (0, 30) * G_TIME_SPAN_SECOND;
    due = nabij_schedule_list_due (settings, history, zone, now_us);
    g_assert_cmpuint (due->len, >, 0);
    /* At first it finds what came within the hour before, too. */
    if (step == 0)
      number = find_after (expected, now_us - NABIJ_SCHEDULE_GRACE_US);
    for (guint i = 0; i < due->len; i++) {
      const NabijDue *one = &g_array_index (due, NabijDue, i);

      g_assert_cmpuint (number, <, expected->len);
      assert_expected (name, settings, one, &g_array_index (expected, NabijExpected, number));
      nabij_reminder_history_set_turn (history, one->reminder->id, &one->day, one->minute, now_us);
      number++;
    }

    again = nabij_schedule_list_due (settings, history, zone, now_us);
    g_assert_cmpuint (again->len, ==, 0);
  }
}

/* Where the clock was changed within a day, to the minute. */
static gint64
find_change (gint64 from_s,
             gint64 until_s)
{
  while (until_s - from_s > 60) {
    const gint64 middle_s = from_s + (until_s - from_s) / 120 * 60;

    if (nabij_schedule_oracle_get_wall (middle_s) - nabij_schedule_oracle_get_wall (from_s) == (middle_s - from_s) / 60)
      from_s = middle_s;
    else
      until_s = middle_s;
  }
  return until_s;
}

/* At any moment of the hours around each change of the clock. */
static void
check_changes (const char            *name,
               GTimeZone             *zone,
               NabijReminderSettings *settings,
               GArray                *expected)
{
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();

  for (gint64 day_s = FROM_S + NABIJ_SECONDS_A_DAY; day_s < UNTIL_S - NABIJ_SECONDS_A_DAY; day_s += NABIJ_SECONDS_A_DAY) {
    const gint64 wall = nabij_schedule_oracle_get_wall (day_s);
    gint64       change_s;

    if (nabij_schedule_oracle_get_wall (day_s + NABIJ_SECONDS_A_DAY) - wall == NABIJ_REMINDER_MINUTES_A_DAY)
      continue;

    change_s = find_change (day_s, day_s + NABIJ_SECONDS_A_DAY);
    for (int i = 0; i < N_MOMENTS; i++) {
      const gint64 moment_us = (change_s + 60 * g_test_rand_int_range (-120, 180)) * G_USEC_PER_SEC + g_test_rand_int_range (-1, 2);

      check_next (name, zone, settings, history, expected, moment_us);
      check_due (name, zone, settings, history, expected, moment_us);
    }
  }
}

static void
check_schedule (const char *name,
                GTimeZone  *zone)
{
  g_autoptr (NabijReminderSettings) settings = nabij_schedule_oracle_make_settings (FROM_S, UNTIL_S);
  g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
  g_autoptr (GArray) expected = nabij_schedule_oracle_list (settings, FROM_S, UNTIL_S);

  check_list (name, zone, settings, expected);
  for (int i = 0; i < N_MOMENTS; i++) {
    const gint64 moment_us = make_moment ();

    check_next (name, zone, settings, history, expected, moment_us);
    check_due (name, zone, settings, history, expected, moment_us);
    if (expected->len > 0) {
      /* And where it is decided: at the moment itself, and just before and after. */
      const guint  number = (guint)g_test_rand_int_range (0, (gint32)expected->len);
      const gint64 at_us = g_array_index (expected, NabijExpected, number).at_s * G_USEC_PER_SEC + g_test_rand_int_range (-1, 2);

      if (at_us < FROM_S * G_USEC_PER_SEC + NABIJ_SCHEDULE_GRACE_US || at_us > UNTIL_S * G_USEC_PER_SEC - NABIJ_SCHEDULE_GRACE_US)
        continue;
      check_next (name, zone, settings, history, expected, at_us);
      check_due (name, zone, settings, history, expected, at_us);
      check_due (name, zone, settings, history, expected, at_us + NABIJ_SCHEDULE_GRACE_US);
    }
  }
  check_changes (name, zone, settings, expected);
  check_steps (name, zone, settings, expected);
}

static void
test_comes_as_the_wall_clock_shows (void)
{
  for_each_zone (check_schedule);
}

/* Somebody who travels, sleeps, practises and says *Later*, with a computer that does so too. */
typedef struct {
  NabijReminderSettings *settings;
  NabijReminderHistory  *history;
  GTimeZone             *zone;
  gint64                 now_us;
  gint64                 practised_us;
  GHashTable            *seen; /* (element-type utf8): the civil times that came, with their reminders */
} Traveller;

static void
travel (Traveller *traveller,
        GPtrArray *zones)
{
  const char *name = g_ptr_array_index (zones, (guint)g_test_rand_int_range (0, (gint32)zones->len));

  g_clear_pointer (&traveller->zone, g_time_zone_unref);
  traveller->zone = g_time_zone_new_identifier (name);
  nabij_schedule_oracle_enter_zone (name);
}

static void
practise (Traveller *traveller)
{
  NabijPractised practised = { g_strdup ("outside"), traveller->now_us };

  g_array_append_val (traveller->settings->practised, practised);
  traveller->practised_us = traveller->now_us;
}

/* Waits for the next, mostly; the computer may sleep for longer. */
static void
wait_for_next (Traveller *traveller)
{
  g_autoptr (GArray) list = nabij_schedule_list (traveller->settings, traveller->history, traveller->zone, traveller->now_us, 2);
  NabijDue next;

  if (nabij_schedule_next (traveller->settings, traveller->history, traveller->zone, traveller->now_us, &next)) {
    g_assert_cmpint (next.at_us, >, traveller->now_us);
    g_assert_cmpuint (list->len, >, 0);
    g_assert_cmpint (next.at_us, ==, g_array_index (list, NabijDue, 0).at_us);
    g_assert_true (next.reminder == g_array_index (list, NabijDue, 0).reminder);
    traveller->now_us = next.at_us;
  } else {
    g_assert_cmpuint (list->len, ==, 0);
    traveller->now_us += G_TIME_SPAN_DAY;
  }

  switch (g_test_rand_int_range (0, 4)) {
  case 0:
    traveller->now_us += (gint64)g_test_rand_int_range (0, 3 * 60 * 60) * G_USEC_PER_SEC;
    break;
  case 1:
    traveller->now_us += g_test_rand_int_range (0, 50000);
    break;
  default:
    break;
  }
}

static void
meet (Traveller      *traveller,
      const NabijDue *due)
{
  const gint64 now_us = traveller->now_us;

  g_assert_false (traveller->settings->silent || traveller->settings->resting);
  g_assert_true (due->reminder->on);
  g_assert_cmpint (due->at_us, <=, now_us);
  g_assert_cmpint (due->at_us, >, now_us - NABIJ_SCHEDULE_GRACE_US);
  g_assert_cmpint (due->at_us, >=, traveller->settings->paused_until_us);
  /* These are for a quiet moment: any practice will do. */
  g_assert_cmpint (traveller->practised_us, <, due->at_us - NABIJ_SCHEDULE_GRACE_US);

  if (due->put_off) {
    g_assert_cmpint (nabij_reminder_history_get_put_off (traveller->history, due->reminder->id), ==, due->at_us);
  } else {
    g_autofree char *civil_time = g_strdup_printf ("%s %u %d", due->reminder->id, g_date_get_julian (&due->day), due->minute);
    gint64           at_us;

    g_assert_true (nabij_schedule_instant_of (traveller->zone, &due->day, due->minute, &at_us));
    g_assert_cmpint (at_us, ==, due->at_us);
    g_assert_true (g_hash_table_add (traveller->seen, g_steal_pointer (&civil_time)));
  }
}

static void
answer (Traveller      *traveller,
        const NabijDue *due)
{
  if (due->put_off)
    nabij_reminder_history_take_put_off (traveller->history, due->reminder->id);
  else
    nabij_reminder_history_set_turn (traveller->history, due->reminder->id, &due->day, due->minute, traveller->now_us);
  if (g_test_rand_int_range (0, 3) == 0)
    nabij_reminder_history_put_off (traveller->history, due->reminder->id, traveller->now_us + traveller->settings->later_us);
}

static void
look (Traveller *traveller)
{
  g_autoptr (GArray) due = nabij_schedule_list_due (traveller->settings, traveller->history, traveller->zone, traveller->now_us);
  g_autoptr (GArray) again = NULL;
  const gint64 wall = nabij_schedule_oracle_get_wall (traveller->now_us / G_USEC_PER_SEC);

  if (nabij_reminder_settings_is_quiet (traveller->settings, (int)(wall % NABIJ_REMINDER_MINUTES_A_DAY)))
    g_assert_cmpuint (due->len, ==, 0);
  for (guint i = 0; i < due->len; i++)
    meet (traveller, &g_array_index (due, NabijDue, i));
  for (guint i = 0; i < due->len; i++)
    answer (traveller, &g_array_index (due, NabijDue, i));

  again = nabij_schedule_list_due (traveller->settings, traveller->history, traveller->zone, traveller->now_us);
  g_assert_cmpuint (again->len, ==, 0);
}

/* Wherever one goes, no civil day and time comes twice, and nothing comes late or in the quiet hours. */
static void
test_comes_once_to_whoever_travels (void)
{
  g_autoptr (GPtrArray) zones = nabij_schedule_oracle_list_zones ();
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  const int        n_travellers = MAX (1, 40 / (int)get_stride ());

  for (int number = 0; number < n_travellers; number++) {
    g_autoptr (NabijReminderSettings) settings = nabij_schedule_oracle_make_settings (FROM_S, UNTIL_S);
    g_autoptr (NabijReminderHistory) history = nabij_reminder_history_new ();
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    Traveller traveller = { settings, history, NULL, make_moment (), G_MININT64, seen };

    travel (&traveller, zones);
    for (int step = 0; step < 400; step++) {
      switch (g_test_rand_int_range (0, 8)) {
      case 0:
        travel (&traveller, zones);
        break;
      case 1:
        practise (&traveller);
        break;
      default:
        wait_for_next (&traveller);
        break;
      }
      look (&traveller);
    }
    g_clear_pointer (&traveller.zone, g_time_zone_unref);
  }
  nabij_schedule_oracle_enter_zone (before != NULL ? before : "UTC");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/schedule/comes-as-the-wall-clock-shows-in-every-zone", test_comes_as_the_wall_clock_shows);
  g_test_add_func ("/nabij/core/schedule/comes-once-to-whoever-travels", test_comes_once_to_whoever_travels);

  return g_test_run ();
}
