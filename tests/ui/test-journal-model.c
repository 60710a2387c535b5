/* test-journal-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-model.h"
#include "nabij-ui-fixture.h"

#include <string.h>

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)
#define PATIENCE_US (20 * (gint64)G_USEC_PER_SEC)
#define N_CHANGES 40

typedef struct {
  NabijUiFixture     ui;
  NabijJournalModel *model;
  GArray            *mirror; /* the keys of the lines, as the signals tell them */
  guint              n_found;
  guint              n_removed; /* lines that a signal took away */
} Fixture;

/* What tells lines apart. */
static gint64
get_key (GListModel *model,
         guint       position)
{
  g_autoptr (NabijJournalLine) line = g_list_model_get_item (model, position);

  switch (nabij_journal_line_get_kind (line)) {
  case NABIJ_JOURNAL_LINE_ENTRY:
    return nabij_journal_line_get_id (line);
  case NABIJ_JOURNAL_LINE_DAY:
    return -1 - nabij_journal_line_get_day (line);
  case NABIJ_JOURNAL_LINE_CARD:
  default:
    return 0;
  }
}

/* Follows the model by its signals alone, as a list does. */
static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Fixture    *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->mirror->len);
  if (removed > 0)
    g_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++) {
    const gint64 key = get_key (model, position + i);

    g_array_insert_val (fixture->mirror, position + i, key);
  }
  fixture->n_removed += removed;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->mirror->len);
}

static void
found_cb (NabijJournalModel *model,
          Fixture           *fixture)
{
  fixture->n_found++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->mirror = g_array_new (FALSE, FALSE, sizeof (gint64));
  fixture->model = nabij_journal_model_new (fixture->ui.journal);
  g_signal_connect (fixture->model, "items-changed", G_CALLBACK (items_changed_cb), fixture);
  g_signal_connect (fixture->model, "found", G_CALLBACK (found_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->model);
  g_array_unref (fixture->mirror);
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
wake_cb (gpointer user_data)
{
}

static void
iterate (void)
{
  guint id = g_timeout_add_once (20, wake_cb, NULL);

  g_main_context_iteration (NULL, TRUE);
  if (g_main_context_find_source_by_id (NULL, id) != NULL)
    g_source_remove (id);
}

static void
wait_until_complete (Fixture *fixture)
{
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  while (!nabij_journal_model_is_complete (fixture->model) && g_get_monotonic_time () < end_us)
    iterate ();
  g_assert_true (nabij_journal_model_is_complete (fixture->model));
}

static void
refresh (Fixture *fixture)
{
  const guint  n_found = fixture->n_found;
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  nabij_journal_model_refresh (fixture->model);
  while (fixture->n_found == n_found && g_get_monotonic_time () < end_us)
    iterate ();
  g_assert_cmpuint (fixture->n_found, >, n_found);
}

static NabijEntry *
make_entry (Fixture    *fixture,
            gint64      minutes_ago,
            const char *uuid)
{
  NabijInstant instant = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));

  instant.utc_us -= minutes_ago * MINUTE_US;
  return nabij_entry_new (&(NabijEntryFields){ .uuid = uuid, .kind = NABIJ_ENTRY_KIND_NOTE, .instant = instant, .text = "text" });
}

static void
save (Fixture    *fixture,
      gint64      minutes_ago,
      const char *uuid)
{
  g_autoptr (NabijEntry) entry = make_entry (fixture, minutes_ago, uuid);

  nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
}

static void
save_many (Fixture *fixture,
           guint    n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    save (fixture, i * 90, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
}

static void
ask (Fixture *fixture,
     gboolean shows_card)
{
  const NabijJournalQuery query = { 0 };

  nabij_journal_model_set_query (fixture->model, &query, shows_card);
}

/* The entries of the journal, and a title before each day that has some. */
static void
assert_is_the_journal (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_ui_fixture_read_journal (&fixture->ui);
  GListModel *model = G_LIST_MODEL (fixture->model);
  guint       position = 0;
  GDate       last;

  g_date_clear (&last, 1);
  g_assert_cmpuint (nabij_journal_model_get_n_entries (fixture->model), ==, entries->len);
  for (guint i = 0; i < entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (entries, i);
    g_autoptr (NabijJournalLine) line = NULL;
    GDate date;

    g_assert_true (nabij_entry_get_local_date (entry, &date));
    if (i == 0 || g_date_compare (&date, &last) != 0) {
      g_autoptr (NabijJournalLine) title = g_list_model_get_item (model, position++);
      GDate shown;

      g_assert_cmpint (nabij_journal_line_get_kind (title), ==, NABIJ_JOURNAL_LINE_DAY);
      g_assert_nonnull (nabij_journal_day_to_date (nabij_journal_line_get_day (title), &shown));
      g_assert_cmpint (g_date_compare (&shown, &date), ==, 0);
      last = date;
    }

    line = g_list_model_get_item (model, position++);
    g_assert_cmpint (nabij_journal_line_get_kind (line), ==, NABIJ_JOURNAL_LINE_ENTRY);
    g_assert_cmpint (nabij_journal_line_get_id (line), ==, nabij_entry_get_fields (entry)->id);
  }
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, position);

  for (guint i = 0; i < fixture->mirror->len; i++)
    g_assert_cmpint (g_array_index (fixture->mirror, gint64, i), ==, get_key (model, i));
}

static void
test_empty (Fixture      *fixture,
            gconstpointer data)
{
  ask (fixture, TRUE);
  wait_until_complete (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->model)), ==, 0);
  g_assert_null (nabij_journal_model_get_problem (fixture->model));
}

/* The first page comes at once, already read; the others in one splice that takes nothing away. */
static void
test_first_page_and_splice (Fixture      *fixture,
                            gconstpointer data)
{
  g_autoptr (NabijJournalLine) first = NULL;
  guint n_found;

  save_many (fixture, 95);
  ask (fixture, FALSE);
  while (fixture->n_found == 0)
    iterate ();
  g_assert_cmpuint (nabij_journal_model_get_n_entries (fixture->model), ==, NABIJ_JOURNAL_MODEL_FIRST_PAGE);
  g_assert_false (nabij_journal_model_is_complete (fixture->model));
  first = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  g_assert_nonnull (nabij_journal_line_get_entry (first));

  n_found = fixture->n_found;
  wait_until_complete (fixture);
  g_assert_cmpuint (fixture->n_found, ==, n_found + 1);
  g_assert_cmpuint (fixture->n_removed, ==, 0);
  assert_is_the_journal (fixture);
}

static void
test_the_card_stands_on_top (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (NabijJournalLine) card = NULL;

  save_many (fixture, 3);
  ask (fixture, TRUE);
  wait_until_complete (fixture);
  card = g_list_model_get_item (G_LIST_MODEL (fixture->model), 0);
  g_assert_cmpint (nabij_journal_line_get_kind (card), ==, NABIJ_JOURNAL_LINE_CARD);
  ask (fixture, FALSE);
  wait_until_complete (fixture);
  assert_is_the_journal (fixture);
}

static void
test_the_same_line_for_the_same_entry (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (NabijJournalLine) line = NULL;
  g_autoptr (NabijJournalLine) same = NULL;

  save_many (fixture, 3);
  ask (fixture, FALSE);
  wait_until_complete (fixture);
  line = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  g_assert_true (nabij_journal_line_is_first (line));

  save (fixture, -5, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  refresh (fixture);
  same = g_list_model_get_item (G_LIST_MODEL (fixture->model), 2);
  g_assert_true (line == same);
  /* It is no longer the first of its day. */
  g_assert_false (nabij_journal_line_is_first (line));
}

static void
test_what_is_wanted_is_read (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (NabijJournalLine) line = NULL;
  const gint64 end_us = g_get_monotonic_time () + PATIENCE_US;

  save_many (fixture, 40);
  ask (fixture, FALSE);
  wait_until_complete (fixture);
  line = g_list_model_get_item (G_LIST_MODEL (fixture->model), g_list_model_get_n_items (G_LIST_MODEL (fixture->model)) - 1);
  g_assert_null (nabij_journal_line_get_entry (line));
  nabij_journal_model_want (fixture->model, line);
  while (nabij_journal_line_get_entry (line) == NULL && g_get_monotonic_time () < end_us)
    iterate ();
  g_assert_nonnull (nabij_journal_line_get_entry (line));
  g_assert_cmpint (nabij_entry_get_fields (nabij_journal_line_get_entry (line))->id, ==, nabij_journal_line_get_id (line));
}

static void
test_a_long_text_is_cut (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (NabijJournalLine) line = NULL;
  const char *shown;

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "é");
  {
    const NabijInstant now = nabij_clock_get_now (NABIJ_CLOCK (fixture->ui.clock));
    g_autoptr (NabijEntry) entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .instant = now, .text = text->str });

    nabij_journal_save_async (fixture->ui.journal, entry, NULL, NULL, NULL);
  }
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  ask (fixture, FALSE);
  wait_until_complete (fixture);
  line = g_list_model_get_item (G_LIST_MODEL (fixture->model), 1);
  shown = nabij_entry_get_text (nabij_journal_line_get_entry (line));
  g_assert_cmpuint (strlen (shown), <, 2000);
  g_assert_true (g_utf8_validate (shown, -1, NULL));
}

static void
test_months (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GArray) months = NULL;

  /* The fake present is 17 November 2026. */
  save (fixture, 0, NULL);
  save (fixture, 24 * 60, NULL);
  save (fixture, 30 * 24 * 60, NULL);
  save (fixture, 365 * 24 * 60, NULL);
  g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
  ask (fixture, FALSE);
  wait_until_complete (fixture);
  months = nabij_journal_model_list_months (fixture->model);
  g_assert_cmpuint (months->len, ==, 3);
  g_assert_cmpuint (g_array_index (months, NabijJournalMonth, 0).position, ==, 0);
  g_assert_cmpuint (g_array_index (months, NabijJournalMonth, 1).position, ==, 4);
  g_assert_cmpuint (g_array_index (months, NabijJournalMonth, 2).position, ==, 6);
}

/* Whatever is added, changed or deleted, the model is the journal, and its signals tell how. */
static void
test_it_follows_the_journal (Fixture      *fixture,
                             gconstpointer data)
{
  g_autoptr (GPtrArray) uuids = g_ptr_array_new_with_free_func (g_free);

  ask (fixture, FALSE);
  wait_until_complete (fixture);
  for (guint i = 0; i < N_CHANGES; i++) {
    const gint64 minutes_ago = g_test_rand_int_range (0, 10 * 24 * 60);
    const guint  many = (guint)g_test_rand_int_range (1, 5);

    for (guint j = 0; j < many; j++) {
      const guint which = uuids->len > 0 ? (guint)g_test_rand_int_range (0, (gint32)uuids->len) : 0;

      switch (g_test_rand_int_range (0, uuids->len > 0 ? 4 : 1)) {
      case 0:
      case 1:
        g_ptr_array_add (uuids, g_uuid_string_random ());
        save (fixture, minutes_ago + j, g_ptr_array_index (uuids, uuids->len - 1));
        break;
      case 2:
        save (fixture, minutes_ago + j, g_ptr_array_index (uuids, which));
        break;
      default:
        nabij_journal_delete_async (fixture->ui.journal, g_ptr_array_index (uuids, which), NULL, NULL, NULL);
        g_ptr_array_remove_index (uuids, which);
        break;
      }
    }
    g_ptr_array_unref (nabij_ui_fixture_read_journal (&fixture->ui));
    refresh (fixture);
    assert_is_the_journal (fixture);
  }
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "empty", test_empty },
    { "first-page-and-splice", test_first_page_and_splice },
    { "the-card-stands-on-top", test_the_card_stands_on_top },
    { "the-same-line-for-the-same-entry", test_the_same_line_for_the_same_entry },
    { "what-is-wanted-is-read", test_what_is_wanted_is_read },
    { "a-long-text-is-cut", test_a_long_text_is_cut },
    { "months", test_months },
    { "it-follows-the-journal", test_it_follows_the_journal },
  };

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/nabij/ui/journal-model/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }

  return g_test_run ();
}
