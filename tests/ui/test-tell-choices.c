/* test-tell-choices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-choices.h"

#include <string.h>

#define DAY_US (24 * 3600 * (gint64)G_USEC_PER_SEC)

static GDate
get_date (GDateYear  year,
          GDateMonth month,
          GDateDay   day)
{
  GDate date;

  g_date_set_dmy (&date, day, month, year);
  return date;
}

/* Noon of a day. */
static NabijEntry *
make (NabijEntryKind kind,
      const char    *uuid,
      const char    *author,
      const GDate   *day,
      gboolean       is_finished)
{
  g_autoptr (NabijCheckIn) check_in = kind == NABIJ_ENTRY_KIND_CHECK_IN ? nabij_check_in_new (NABIJ_CHECK_IN_FORM_SELF, FALSE) : NULL;
  const GDate      epoch = get_date (1970, 1, 1);
  NabijEntryFields fields = { .kind = kind, .uuid = uuid, .author = author, .check_in = check_in };

  fields.instant = (NabijInstant){ ((gint64)g_date_get_julian (day) - g_date_get_julian (&epoch)) * DAY_US + DAY_US / 2, 0 };
  if (check_in != NULL)
    check_in->is_finished = is_finished;
  return nabij_entry_new (&fields);
}

static void
assert_lists (NabijTellChoices *choices,
              const char       *expected)
{
  g_auto (GStrv) uuids = nabij_tell_choices_list (choices);
  g_autofree char *joined = NULL;
  guint            n = g_strv_length (uuids);

  /* They come in no order. */
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n; j++)
      if (strcmp (uuids[i], uuids[j]) > 0) {
        char *other = uuids[i];

        uuids[i] = uuids[j];
        uuids[j] = other;
      }
  joined = g_strjoinv (" ", uuids);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_period (void)
{
  static const struct {
    NabijTellPeriod period;
    GDateYear       year;
    GDateMonth      month;
    GDateDay        day;
    const char     *birth;
    const char     *first; /* NULL where it can not be told */
  } cases[] = {
    { NABIJ_TELL_PERIOD_TWO_WEEKS, 2026, 11, 17, NULL, "2026-11-03" },
    { NABIJ_TELL_PERIOD_TWO_WEEKS, 2028, 3, 7, NULL, "2028-02-22" },
    { NABIJ_TELL_PERIOD_THREE_MONTHS, 2026, 11, 17, NULL, "2026-08-17" },
    { NABIJ_TELL_PERIOD_THREE_MONTHS, 2026, 5, 31, NULL, "2026-02-28" },
    { NABIJ_TELL_PERIOD_SINCE_BIRTH, 2026, 11, 17, "2026-09-01", "2026-09-01" },
    { NABIJ_TELL_PERIOD_SINCE_BIRTH, 2026, 11, 17, "2026-11-17", "2026-11-17" },
    { NABIJ_TELL_PERIOD_SINCE_BIRTH, 2026, 11, 17, "2026-11-18", NULL },
    { NABIJ_TELL_PERIOD_SINCE_BIRTH, 2026, 11, 17, NULL, NULL },
    { NABIJ_TELL_PERIOD_OWN_DAYS, 2026, 11, 17, "2026-09-01", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const GDate today = get_date (cases[i].year, cases[i].month, cases[i].day);
    GDate       birth;
    GDate       first;
    GDate       last;
    gboolean    can;

    g_date_clear (&birth, 1);
    if (cases[i].birth != NULL)
      g_date_set_parse (&birth, cases[i].birth);
    can = nabij_tell_period_get_days (cases[i].period, &today, cases[i].birth != NULL ? &birth : NULL, &first, &last);
    g_assert_cmpint (can, ==, cases[i].first != NULL);
    if (can) {
      g_date_set_parse (&birth, cases[i].first);
      g_assert_cmpint (g_date_compare (&first, &birth), ==, 0);
      g_assert_cmpint (g_date_compare (&last, &today), ==, 0);
    }
  }
}

/* The first and the last day are in it as a whole, wherever they were written, and the days around it
 * are not. */
static void
test_bounds (void)
{
  static const int offsets_s[] = { -12 * 3600, 0, 3600, 14 * 3600 };
  const GDate      epoch = get_date (1970, 1, 1);
  const GDate      first = get_date (2026, 10, 20);
  const GDate      last = get_date (2026, 10, 25);
  gint64           from_us;
  gint64           until_us;

  g_autoptr (NabijTellChoices) choices = nabij_tell_choices_new (NULL);

  nabij_tell_choices_get_bounds (choices, &from_us, &until_us);
  g_assert_cmpint (from_us, ==, 0);
  g_assert_cmpint (until_us, ==, 0);
  assert_lists (choices, "");

  nabij_tell_choices_set_days (choices, &first, &last);
  nabij_tell_choices_get_bounds (choices, &from_us, &until_us);
  for (gsize i = 0; i < G_N_ELEMENTS (offsets_s); i++) {
    const gint64 start_us = ((gint64)g_date_get_julian (&first) - g_date_get_julian (&epoch)) * DAY_US - offsets_s[i] * (gint64)G_USEC_PER_SEC;
    const struct {
      gint64   utc_us;
      gboolean is_in;
    } cases[] = {
      { start_us - G_USEC_PER_SEC, FALSE },
      { start_us, TRUE },
      { start_us + 6 * DAY_US - G_USEC_PER_SEC, TRUE },
      { start_us + 6 * DAY_US, FALSE },
    };

    for (gsize j = 0; j < G_N_ELEMENTS (cases); j++) {
      const NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_NOTE, .uuid = "note", .instant = { cases[j].utc_us, offsets_s[i] } };
      g_autoptr (NabijEntry) entry = nabij_entry_new (&fields);

      g_assert_cmpint (nabij_tell_choices_is_in_days (choices, entry), ==, cases[j].is_in);
      nabij_tell_choices_set_chosen (choices, entry, TRUE);
      assert_lists (choices, cases[j].is_in ? "note" : "");
      if (cases[j].is_in) {
        g_assert_cmpint (cases[j].utc_us, >=, from_us);
        g_assert_cmpint (cases[j].utc_us, <, until_us);
      }
    }
  }
}

/* The page has what was chosen and nothing else, whatever the period was in between. */
static void
test_chosen (void)
{
  g_autoptr (NabijTellChoices) choices = nabij_tell_choices_new ("Anna");
  const GDate old_day = get_date (2026, 8, 1);
  const GDate new_day = get_date (2026, 11, 1);
  const GDate today = get_date (2026, 11, 17);
  const GDate between = get_date (2026, 10, 1);
  g_autoptr (NabijEntry) moment = make (NABIJ_ENTRY_KIND_MOMENT, "moment", "Anna", &old_day, FALSE);
  g_autoptr (NabijEntry) note = make (NABIJ_ENTRY_KIND_NOTE, "note", "Anna", &new_day, FALSE);
  g_autoptr (NabijEntry) letter = make (NABIJ_ENTRY_KIND_LETTER, "letter", "Bas", &new_day, FALSE);
  g_autoptr (NabijEntry) unnamed = make (NABIJ_ENTRY_KIND_LETTER, "unnamed", NULL, &old_day, FALSE);

  g_assert_cmpstr (nabij_tell_choices_get_author (choices), ==, "Anna");
  nabij_tell_choices_set_days (choices, &old_day, &today);
  assert_lists (choices, "");
  nabij_tell_choices_set_chosen (choices, moment, TRUE);
  nabij_tell_choices_set_chosen (choices, note, TRUE);
  g_assert_true (nabij_tell_choices_is_chosen (choices, "moment"));
  g_assert_false (nabij_tell_choices_is_chosen (choices, "letter"));
  assert_lists (choices, "moment note");
  g_assert_false (nabij_tell_choices_has_others (choices));

  nabij_tell_choices_set_chosen (choices, letter, TRUE);
  g_assert_true (nabij_tell_choices_has_others (choices));
  nabij_tell_choices_set_chosen (choices, letter, FALSE);
  g_assert_false (nabij_tell_choices_has_others (choices));
  nabij_tell_choices_set_chosen (choices, unnamed, TRUE);
  g_assert_true (nabij_tell_choices_has_others (choices));

  nabij_tell_choices_set_days (choices, &between, &today);
  assert_lists (choices, "note");
  g_assert_false (nabij_tell_choices_has_others (choices));
  nabij_tell_choices_set_days (choices, &old_day, &today);
  assert_lists (choices, "moment note unnamed");
  nabij_tell_choices_set_chosen (choices, note, FALSE);
  nabij_tell_choices_set_chosen (choices, note, FALSE);
  assert_lists (choices, "moment unnamed");
}

/* By itself only the newest finished check-in of one's own is chosen, until somebody says otherwise. */
static void
test_offer (void)
{
  g_autoptr (NabijTellChoices) choices = nabij_tell_choices_new ("Anna");
  const GDate day_1 = get_date (2026, 9, 1);
  const GDate day_2 = get_date (2026, 11, 1);
  const GDate day_3 = get_date (2026, 11, 5);
  const GDate today = get_date (2026, 11, 17);
  g_autoptr (NabijEntry) older = make (NABIJ_ENTRY_KIND_CHECK_IN, "older", "Anna", &day_1, TRUE);
  g_autoptr (NabijEntry) newer = make (NABIJ_ENTRY_KIND_CHECK_IN, "newer", "Anna", &day_2, TRUE);
  g_autoptr (NabijEntry) half = make (NABIJ_ENTRY_KIND_CHECK_IN, "half", "Anna", &day_3, FALSE);
  g_autoptr (NabijEntry) other = make (NABIJ_ENTRY_KIND_CHECK_IN, "other", "Bas", &day_3, TRUE);
  g_autoptr (NabijEntry) unnamed = make (NABIJ_ENTRY_KIND_CHECK_IN, "unnamed", NULL, &day_3, TRUE);
  g_autoptr (NabijEntry) note = make (NABIJ_ENTRY_KIND_NOTE, "note", "Anna", &day_3, FALSE);

  nabij_tell_choices_set_days (choices, &day_1, &today);
  g_assert_false (nabij_tell_choices_offer (choices, note));
  g_assert_false (nabij_tell_choices_offer (choices, half));
  g_assert_false (nabij_tell_choices_offer (choices, other));
  g_assert_false (nabij_tell_choices_offer (choices, unnamed));
  g_assert_true (nabij_tell_choices_offer (choices, newer));
  g_assert_false (nabij_tell_choices_offer (choices, older));
  assert_lists (choices, "newer");

  /* In other days another one is the newest, and then this one is again. */
  nabij_tell_choices_set_days (choices, &day_1, &day_1);
  g_assert_true (nabij_tell_choices_offer (choices, older));
  assert_lists (choices, "older");
  nabij_tell_choices_set_days (choices, &day_1, &today);
  assert_lists (choices, "");
  g_assert_true (nabij_tell_choices_offer (choices, newer));
  g_assert_false (nabij_tell_choices_offer (choices, older));
  assert_lists (choices, "newer");

  /* What was put away is never chosen again by itself. */
  nabij_tell_choices_set_chosen (choices, newer, FALSE);
  nabij_tell_choices_set_days (choices, &day_2, &today);
  g_assert_false (nabij_tell_choices_offer (choices, newer));
  assert_lists (choices, "");
}

/* What was offered and then spoken about is the person's own choice, and stays. */
static void
test_offer_kept (void)
{
  g_autoptr (NabijTellChoices) choices = nabij_tell_choices_new (NULL);
  const GDate day_1 = get_date (2026, 9, 1);
  const GDate day_2 = get_date (2026, 11, 1);
  const GDate today = get_date (2026, 11, 17);
  g_autoptr (NabijEntry) older = make (NABIJ_ENTRY_KIND_CHECK_IN, "older", NULL, &day_1, TRUE);
  g_autoptr (NabijEntry) newer = make (NABIJ_ENTRY_KIND_CHECK_IN, "newer", NULL, &day_2, TRUE);

  nabij_tell_choices_set_days (choices, &day_1, &today);
  g_assert_true (nabij_tell_choices_offer (choices, newer));
  nabij_tell_choices_set_chosen (choices, older, TRUE);
  nabij_tell_choices_set_days (choices, &day_2, &today);
  assert_lists (choices, "newer");
  nabij_tell_choices_set_days (choices, &day_1, &today);
  assert_lists (choices, "newer older");
}

static NabijTellPart *
make_part (const char *id,
           const char *words,
           gboolean    with_pairs)
{
  static const char *const pairs[] = { "I got some rest.", "hardly", NULL };
  NabijTellPart           *part = g_new0 (NabijTellPart, 1);

  part->id = g_strdup (id);
  part->heading = g_strdup ("Heading");
  part->text = g_strdup (words);
  part->pairs = with_pairs ? g_strdupv ((char **)pairs) : NULL;
  return part;
}

static NabijTellText *
make_text (void)
{
  g_autoptr (NabijTellText) text = g_new0 (NabijTellText, 1);
  NabijTellText *copy;

  text->title = g_strdup ("What I want to tell");
  text->period = g_strdup ("November");
  text->foot = g_strdup ("");
  text->parts = g_ptr_array_new ();
  text->moments = g_ptr_array_new ();
  g_ptr_array_add (text->parts, make_part ("check-in", "One good moment: a walk.", TRUE));
  g_ptr_array_add (text->parts, make_part ("questions", "Is that usual?", FALSE));
  /* As the real one is made, with all that frees it. */
  copy = nabij_tell_text_copy (text);
  for (guint i = 0; i < text->parts->len; i++) {
    NabijTellPart *part = text->parts->pdata[i];

    g_free (part->id);
    g_free (part->heading);
    g_free (part->text);
    g_strfreev (part->pairs);
    g_free (part);
  }
  g_ptr_array_set_size (text->parts, 0);
  return copy;
}

static const char *
get_part_text (NabijTellText *text,
               guint          place)
{
  return ((NabijTellPart *)text->parts->pdata[place])->text;
}

static void
test_edits (void)
{
  g_autoptr (NabijTellChoices) choices = nabij_tell_choices_new (NULL);
  g_autoptr (NabijTellText) text = make_text ();

  nabij_tell_choices_edit (choices, "en", "check-in", "I slept little.");
  nabij_tell_choices_edit (choices, "nl", "check-in", "");
  nabij_tell_choices_edit (choices, "en", "not-on-it", "Nothing of this.");
  g_assert_cmpstr (nabij_tell_choices_get_edit (choices, "en", "check-in"), ==, "I slept little.");
  g_assert_null (nabij_tell_choices_get_edit (choices, "en", "questions"));

  {
    g_autoptr (NabijTellText) edited = nabij_tell_choices_apply_edits (choices, "en", text);

    g_assert_cmpuint (edited->parts->len, ==, 2);
    g_assert_cmpstr (get_part_text (edited, 0), ==, "I slept little.");
    g_assert_null (((NabijTellPart *)edited->parts->pdata[0])->pairs);
    g_assert_cmpstr (get_part_text (edited, 1), ==, "Is that usual?");
    g_assert_cmpstr (get_part_text (text, 0), ==, "One good moment: a walk.");
    g_assert_nonnull (((NabijTellPart *)text->parts->pdata[0])->pairs);
  }
  {
    g_autoptr (NabijTellText) edited = nabij_tell_choices_apply_edits (choices, "nl", text);

    /* What was emptied is empty. */
    g_assert_cmpstr (get_part_text (edited, 0), ==, "");
  }

  nabij_tell_choices_edit (choices, "en", "check-in", NULL);
  nabij_tell_choices_edit (choices, "en", "questions", "Something else.");
  nabij_tell_choices_edit (choices, "nl", "questions", "Iets anders.");
  nabij_tell_choices_forget_edits (choices, "questions");
  {
    g_autoptr (NabijTellText) edited = nabij_tell_choices_apply_edits (choices, "en", text);

    g_assert_cmpstr (get_part_text (edited, 0), ==, "One good moment: a walk.");
    g_assert_nonnull (((NabijTellPart *)edited->parts->pdata[0])->pairs);
    g_assert_cmpstr (get_part_text (edited, 1), ==, "Is that usual?");
  }
  g_assert_cmpstr (nabij_tell_choices_get_edit (choices, "nl", "check-in"), ==, "");
  g_assert_null (nabij_tell_choices_get_edit (choices, "nl", "questions"));
}

/* What is written over is all that the part said. */
static void
test_words (void)
{
  g_autoptr (NabijTellText) text = make_text ();
  NabijTellPart   *part = text->parts->pdata[0];
  g_autofree char *with_answers = nabij_tell_part_dup_words (part);
  g_autofree char *without = nabij_tell_part_dup_words (text->parts->pdata[1]);
  g_autofree char *only_answers = NULL;

  g_assert_cmpstr (with_answers, ==, "I got some rest. – hardly\n\nOne good moment: a walk.");
  g_assert_cmpstr (without, ==, "Is that usual?");
  g_free (part->text);
  part->text = g_strdup ("");
  only_answers = nabij_tell_part_dup_words (part);
  g_assert_cmpstr (only_answers, ==, "I got some rest. – hardly");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/tell-choices/period", test_period);
  g_test_add_func ("/nabij/ui/tell-choices/bounds", test_bounds);
  g_test_add_func ("/nabij/ui/tell-choices/chosen", test_chosen);
  g_test_add_func ("/nabij/ui/tell-choices/offer", test_offer);
  g_test_add_func ("/nabij/ui/tell-choices/offer-kept", test_offer_kept);
  g_test_add_func ("/nabij/ui/tell-choices/edits", test_edits);
  g_test_add_func ("/nabij/ui/tell-choices/words", test_words);

  return g_test_run ();
}
