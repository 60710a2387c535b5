/* test-journal-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-row.h"
#include "nabij-ui-fixture.h"
#include "nabij-ui-widgets.h"

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)

typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *row;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  fixture->row = nabij_journal_row_new (fixture->ui.services);
  gtk_window_set_default_size (fixture->window, 440, 200);
  gtk_window_set_child (fixture->window, fixture->row);
  nabij_ui_show (fixture->window);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_object_ref (fixture->row);
  gtk_window_destroy (fixture->window);
  g_assert_finalize_object (fixture->row);
  nabij_ui_fixture_clear (&fixture->ui);
}

static NabijInstant
minutes_ago (Fixture *fixture,
             gint64   minutes)
{
  NabijInstant instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));

  instant.utc_us -= minutes * MINUTE_US;
  return instant;
}

static void
show (Fixture               *fixture,
      const NabijEntryFields fields)
{
  g_autoptr (NabijJournalLine) line = nabij_journal_line_new_entry (1, fields.kind);
  g_autoptr (NabijEntry) entry = nabij_entry_new (&fields);

  nabij_journal_line_set_entry (line, entry);
  nabij_journal_row_set_line (NABIJ_JOURNAL_ROW (fixture->row), line, NULL);
}

static void
collect_texts (GtkWidget *widget,
               GString   *texts)
{
  if (!gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (texts, "%s%s", texts->len > 0 ? " | " : "", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    collect_texts (child, texts);
}

static void
assert_texts (Fixture    *fixture,
              const char *expected)
{
  g_autoptr (GString) texts = g_string_new (NULL);

  collect_texts (fixture->row, texts);
  g_assert_cmpstr (texts->str, ==, expected);
}

/* One row after the other shows them, as a list does with its rows: nothing of the one before stays. */
static void
test_each_kind_has_its_face (Fixture      *fixture,
                             gconstpointer data)
{
  static const char *const own[] = { "de telefoon", "de buren", NULL };

  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .instant = minutes_ago (fixture, 120), .text = "\n first line \nand more", .tension = NABIJ_TENSION_VERY_TENSE, .is_calmer = TRUE, .calmer = minutes_ago (fixture, 10), .author = "Noor", .breathed_us = 3 * MINUTE_US });
  assert_texts (fixture, "first line | Noor | 13:00 | and more | very tense | calmer the same afternoon | breathed, 3 minutes");

  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_SESSION, .instant = minutes_ago (fixture, 0), .practice = "five-exhales", .duration_us = MINUTE_US });
  assert_texts (fixture, "Five exhales | 15:00 | about a minute");

  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .instant = minutes_ago (fixture, 60) });
  assert_texts (fixture, "A hard moment | 14:00 | open");

  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .instant = minutes_ago (fixture, 60), .own_circumstances = own });
  assert_texts (fixture, "A hard moment | 14:00 | de telefoon, de buren | open");

  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_LETTER, .instant = minutes_ago (fixture, 30), .text = "dear\nyou" });
  assert_texts (fixture, "Letter to your baby | 14:30 | dear you");

  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .instant = minutes_ago (fixture, 30), .title = "A title", .text = "text" });
  assert_texts (fixture, "A title | 14:30 | text");

  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .instant = minutes_ago (fixture, 30) });
  assert_texts (fixture, "How are you doing? | 14:30");
}

/* Own words come first, and what was answered is for reading, not for passing by. */
static void
test_a_check_in_says_no_answer (Fixture      *fixture,
                                gconstpointer data)
{
  static const struct {
    NabijCheckIn check_in;
    const char  *texts;
  } rows[] = {
    { { .is_finished = TRUE }, "How are you doing? | 15:00 | A few answers about your week" },
    { { .is_finished = TRUE, .good = "a bath\ntogether", .hard = "the nights" }, "How are you doing? | 15:00 | a bath together the nights" },
    { { .is_finished = TRUE, .good = " \n", .need = "<b>sleep</b>" }, "How are you doing? | 15:00 | <b>sleep</b>" },
    { { .good = "a bath" }, "How are you doing? | 15:00 | Not finished; go on whenever you like" },
    /* What can not go on is not asked for: nothing was told of a baby here. */
    { { .form = NABIJ_CHECK_IN_FORM_AFTER, .good = "a bath" }, "How are you doing? | 15:00 | a bath" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    NabijCheckIn check_in = rows[i].check_in;

    check_in.talk = NABIJ_CHECK_IN_TALK_YES;
    for (guint item = 0; item < NABIJ_N_CHECK_IN_ITEMS; item++)
      check_in.answers[item] = NABIJ_CHECK_IN_ANSWER_HARDLY;
    show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .instant = minutes_ago (fixture, 0), .check_in = &check_in });
    assert_texts (fixture, rows[i].texts);
  }
}

/* The list's item has the focus and is read aloud; here the window stands for it. */
static void
test_what_it_is_is_said_once (Fixture      *fixture,
                              gconstpointer data)
{
  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_MOMENT, .instant = minutes_ago (fixture, 60) });
  gtk_test_accessible_assert_property (fixture->window, GTK_ACCESSIBLE_PROPERTY_LABEL, "A hard moment, 14:00");
  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .instant = minutes_ago (fixture, 30), .title = "A title" });
  gtk_test_accessible_assert_property (fixture->window, GTK_ACCESSIBLE_PROPERTY_LABEL, "Note: A title, 14:30");
}

static void
test_text_is_never_markup (Fixture      *fixture,
                           gconstpointer data)
{
  show (fixture, (NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .instant = minutes_ago (fixture, 0), .title = "<b>a</b> & b", .text = "<i>c</i> &amp;", .author = "<u>d</u>" });
  assert_texts (fixture, "<b>a</b> & b | <u>d</u> | 15:00 | <i>c</i> &amp;");
}

static int
measure_px (Fixture *fixture)
{
  int height_px;

  gtk_widget_measure (fixture->row, GTK_ORIENTATION_VERTICAL, 400, &height_px, NULL, NULL, NULL);
  return height_px;
}

/* The height is that of the kind, whatever stands in it, and also before it was read. */
static void
test_nothing_jumps (Fixture      *fixture,
                    gconstpointer data)
{
  static const NabijEntryKind kinds[] = { NABIJ_ENTRY_KIND_MOMENT, NABIJ_ENTRY_KIND_SESSION, NABIJ_ENTRY_KIND_CHECK_IN, NABIJ_ENTRY_KIND_LETTER, NABIJ_ENTRY_KIND_NOTE };
  static const char *const    texts[] = { NULL, "short", "two\nlines", "\u200fשלום עולם", "😮‍💨🤱🏽", "نَصٌّ عَرَبِيٌّ طَوِيلٌ", "ﷺཨོཾ" };
  int                         heights_px[NABIJ_ENTRY_KIND_NOTE + 1];

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++) {
    g_autoptr (NabijJournalLine) unread = nabij_journal_line_new_entry (2, kinds[i]);

    nabij_journal_row_set_line (NABIJ_JOURNAL_ROW (fixture->row), unread, NULL);
    heights_px[kinds[i]] = measure_px (fixture);
    for (guint j = 0; j < G_N_ELEMENTS (texts); j++) {
      show (fixture, (NabijEntryFields){ .kind = kinds[i], .instant = minutes_ago (fixture, j), .title = texts[j], .text = texts[j], .author = texts[j], .tension = (NabijTension)(j % 6), .practice = "water-and-rust", .breathed_us = j * MINUTE_US });
      g_assert_cmpint (measure_px (fixture), ==, heights_px[kinds[i]]);
    }
  }
  g_assert_cmpint (heights_px[NABIJ_ENTRY_KIND_MOMENT], >, heights_px[NABIJ_ENTRY_KIND_LETTER]);
  g_assert_cmpint (heights_px[NABIJ_ENTRY_KIND_LETTER], >, heights_px[NABIJ_ENTRY_KIND_SESSION]);
}

static void
test_days (Fixture      *fixture,
           gconstpointer data)
{
  /* The fake present is in 2026. */
  static const struct {
    int         day;
    const char *words;
  } days[] = {
    { 20774, "Tuesday 17 November" },
    { 20774 - 365, "Monday 17 November 2025" },
    { -1, "Wednesday 31 December 1969" },
    { G_MAXINT, "" },
    { G_MININT, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (NabijJournalLine) line = nabij_journal_line_new_day (days[i].day);

    nabij_journal_row_set_line (NABIJ_JOURNAL_ROW (fixture->row), line, NULL);
    assert_texts (fixture, days[i].words);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "each-kind-has-its-face", test_each_kind_has_its_face },
    { "a-check-in-says-no-answer", test_a_check_in_says_no_answer },
    { "what-it-is-is-said-once", test_what_it_is_is_said_once },
    { "text-is-never-markup", test_text_is_never_markup },
    { "nothing-jumps", test_nothing_jumps },
    { "days", test_days },
  };

  nabij_ui_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/journal-row/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
