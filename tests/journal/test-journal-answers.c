/* test-journal-answers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the journal answers in particular cases; see test-journal-query.c for all others.
 */

#include "config.h"

#include "nabij-journal-query.h"

#include "nabij-database.h"
#include "nabij-entry-store.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-query-user.h"
#include "nabij-search.h"

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)

/* Many more than have places of their own in the order of writing. */
static void
test_tells_entries_of_one_instant_apart (JournalFixture *fixture,
                                         gconstpointer   data)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  gint64 last_place = G_MAXINT64;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  g_assert_no_error (error);
  for (gint64 i = 0; i < 300; i++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (i % 3 == 2 ? G_MAXINT64 : 7 + i % 3);

    g_assert_true (nabij_entry_store_save (database, entry, &error));
  }
  g_clear_pointer (&database, nabij_database_close);

  entries = query_list (fixture->journal, NULL, 0);
  g_assert_cmpuint (entries->len, ==, 300);
  for (guint i = 0; i < entries->len; i++) {
    const NabijEntryFields *fields = nabij_entry_get_fields (g_ptr_array_index (entries, i));

    g_assert_cmpint (fields->place, <, last_place);
    last_place = fields->place;
  }
}

static void
test_lists_a_few_of_one_instant_as_they_were_written (JournalFixture *fixture,
                                                      gconstpointer   data)
{
  const char *const uuids[] = { "b", "c", "a" };
  g_autoptr (GPtrArray) entries = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (uuids); i++) {
    g_autoptr (NabijEntry) entry = NULL;

    entry = nabij_entry_new (&(NabijEntryFields){ .uuid = uuids[i], .kind = NABIJ_ENTRY_KIND_NOTE });
    journal_assert_saved (fixture->journal, entry);
  }
  entries = query_list (fixture->journal, NULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (uuids); i++)
    g_assert_cmpstr (nabij_entry_get_uuid (g_ptr_array_index (entries, 2 - i)), ==, uuids[i]);
}

static void
test_moves_an_entry_with_its_instant (JournalFixture *fixture,
                                      gconstpointer   data)
{
  NabijEntryFields  fields = { .uuid = "moved", .kind = NABIJ_ENTRY_KIND_NOTE, .instant = { 5, 0 }, .text = "moe" };
  g_autofree char  *match = nabij_search_compile ("moe", NULL, NULL);
  NabijJournalQuery query = { .match = match };
  g_autoptr (NabijEntry) other = nabij_fixture_session (7);

  journal_assert_saved (fixture->journal, other);
  for (gint64 utc_us = 5; utc_us < 10; utc_us++) {
    g_autoptr (NabijEntry) entry = NULL;
    g_autoptr (GPtrArray) entries = NULL;
    g_autoptr (GArray) found = NULL;

    fields.instant.utc_us = utc_us;
    entry = nabij_entry_new (&fields);
    journal_assert_saved (fixture->journal, entry);

    entries = query_list (fixture->journal, NULL, 0);
    g_assert_cmpuint (entries->len, ==, 2);
    g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, utc_us < 7 ? 1 : 0), entry));
    found = query_find (fixture->journal, &query, 0);
    g_assert_cmpuint (found->len, ==, 1);
  }
}

static void
test_has_the_day_of_its_offset (JournalFixture *fixture,
                                gconstpointer   data)
{
  static const struct {
    gint64 utc_us;
    int    offset_s;
    int    day;
  } rows[] = {
    { 0, 0, 0 },
    { -1, 0, -1 },
    { -DAY_US, 0, -1 },
    { -DAY_US - 1, 0, -2 },
    { DAY_US - 1, 0, 0 },
    { DAY_US - 1, 3600, 1 },
    { DAY_US, -3600, 0 },
    { 0, -43200, -1 },
    { 0, 50400, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijEntry) entry = NULL;
    g_autoptr (GArray) items = NULL;

    entry = nabij_entry_new (&(NabijEntryFields){
      .uuid = "one",
      .kind = NABIJ_ENTRY_KIND_NOTE,
      .instant = { rows[i].utc_us, rows[i].offset_s },
    });
    journal_assert_saved (fixture->journal, entry);
    items = query_find (fixture->journal, NULL, 0);
    g_assert_cmpuint (items->len, ==, 1);
    g_assert_cmpint (g_array_index (items, NabijJournalItem, 0).day, ==, rows[i].day);
  }
}

/* Search is behind with what is saved until it is asked, and then it is not. */
static void
test_finds_what_was_just_saved (JournalFixture *fixture,
                                gconstpointer   data)
{
  NabijEntryFields fields = { .uuid = "one", .kind = NABIJ_ENTRY_KIND_NOTE };

  for (guint i = 0; i < 20; i++) {
    g_autofree char  *text = g_strdup_printf ("woord%ux", i);
    g_autofree char  *match = nabij_search_compile (text, NULL, NULL);
    NabijJournalQuery query = { .match = match };
    g_autoptr (NabijEntry) entry = NULL;
    g_autoptr (GArray) none = query_find (fixture->journal, &query, 0);
    g_autoptr (GArray) found = NULL;

    g_assert_cmpuint (none->len, ==, 0);
    fields.text = text;
    entry = nabij_entry_new (&fields);
    journal_assert_saved (fixture->journal, entry);
    found = query_find (fixture->journal, &query, 0);
    g_assert_cmpuint (found->len, ==, 1);
  }
}

/* A text of any size and script comes back as it was, and is found. */
static void
test_keeps_any_text (JournalFixture *fixture,
                     gconstpointer   data)
{
  g_autoptr (GString) large = g_string_new ("begin ");
  const char *texts[] = {
    "مرحبا بالعالم \xe2\x80\xaemoe\xe2\x80\xac",
    "שלום עולם",
    "👨‍👩‍👧‍👦 🏳️‍🌈 🇳🇱 moe",
    "<b>niet & vet</b> &amp; moe",
    "moe\r\n\ttab\x01",
    NULL,
  };
  static const char *const typed[] = { "مرح moe", "שלו", "🇳 moe", "b niet vet amp", "tab", "begin eind moe" };

  while (large->len < 1024 * 1024)
    g_string_append (large, "vaak é ");
  g_string_append (large, "moe eind");
  texts[G_N_ELEMENTS (texts) - 1] = large->str;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char  *match = nabij_search_compile (typed[i], NULL, NULL);
    NabijJournalQuery query = { .match = match };
    g_autoptr (NabijEntry) entry = NULL;
    g_autoptr (GPtrArray) found = NULL;

    entry = nabij_entry_new (&(NabijEntryFields){
      .kind = NABIJ_ENTRY_KIND_LETTER,
      .instant = { i, 0 },
      .title = texts[i],
      .text = texts[i],
    });
    journal_assert_saved (fixture->journal, entry);
    found = query_list (fixture->journal, &query, 0);
    g_assert_cmpuint (found->len, ==, 1);
    g_assert_true (nabij_entry_equal (g_ptr_array_index (found, 0), entry));
  }
}

static void
save_moment (JournalFixture *fixture,
             gint64          utc_us,
             const char     *first_word,
             const char     *second_word,
             const char     *helped)
{
  const char *const circumstances[] = { first_word, second_word, NULL };
  const char *const own_helped[] = { helped, NULL };
  g_autoptr (NabijEntry) entry = NULL;

  entry = nabij_entry_new (&(NabijEntryFields){
    .kind = NABIJ_ENTRY_KIND_MOMENT,
    .instant = { utc_us, 0 },
    .own_circumstances = circumstances,
    .is_calmer = helped != NULL,
    .own_helped = own_helped,
  });
  journal_assert_saved (fixture->journal, entry);
}

static void
test_lists_own_words (JournalFixture *fixture,
                      gconstpointer   data)
{
  g_autofree char *none = query_list_own_words (fixture->journal, NABIJ_OWN_WORDS_CIRCUMSTANCES);
  g_autofree char *circumstances = NULL;
  g_autofree char *helped = NULL;
  g_autofree char *many = NULL;
  g_auto (GStrv) many_words = NULL;

  g_assert_cmpstr (none, ==, "");
  save_moment (fixture, 3, "ruzie", "regen", NULL);
  save_moment (fixture, 1, "oud", "ruzie", "thee");
  save_moment (fixture, 2, "visite", NULL, "muziek");
  circumstances = query_list_own_words (fixture->journal, NABIJ_OWN_WORDS_CIRCUMSTANCES);
  helped = query_list_own_words (fixture->journal, NABIJ_OWN_WORDS_HELPED);
  g_assert_cmpstr (circumstances, ==, "ruzie|regen|visite|oud");
  g_assert_cmpstr (helped, ==, "muziek|thee");

  for (gint64 i = 10; i < 60; i++) {
    g_autofree char *word = g_strdup_printf ("woord %d", (int)i);

    save_moment (fixture, i, word, "ruzie", NULL);
  }
  many = query_list_own_words (fixture->journal, NABIJ_OWN_WORDS_CIRCUMSTANCES);
  many_words = g_strsplit (many, "|", -1);
  g_assert_cmpuint (g_strv_length (many_words), ==, 30);
  g_assert_cmpstr (many_words[0], ==, "woord 59");
  g_assert_cmpstr (many_words[1], ==, "ruzie");
  g_assert_cmpstr (many_words[29], ==, "woord 31");
}

/* Whether few or many are open, the newest is told. */
static void
test_tells_the_newest_open_moment (JournalFixture *fixture,
                                   gconstpointer   data)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijJournalSummary) empty = query_get_summary (fixture->journal);
  g_autoptr (NabijJournalSummary) few = NULL;
  g_autoptr (NabijJournalSummary) many = NULL;

  g_assert_null (empty->open_moment);
  g_assert_null (empty->last_calmer);

  save_moment (fixture, 2000, "laat", NULL, NULL);
  save_moment (fixture, 10, "vroeg", NULL, NULL);
  save_moment (fixture, 9000, "weer rustig", NULL, "thee");
  few = query_get_summary (fixture->journal);
  g_assert_cmpint (nabij_entry_get_instant (few->open_moment)->utc_us, ==, 2000);
  g_assert_cmpint (nabij_entry_get_instant (few->last_calmer)->utc_us, ==, 9000);

  journal_close (fixture->journal, NULL);
  nabij_fixture_execute (file,
                         "WITH RECURSIVE n (i) AS (SELECT 3000 UNION ALL SELECT i - 1 FROM n LIMIT 700)"
                         " INSERT INTO entry (uuid, kind, utc_us, place, offset_s)"
                         " SELECT 'm' || i, 'moment', i, i, 0 FROM n WHERE i <> 2000 ORDER BY i % 7;"
                         "INSERT INTO moment (entry_id) SELECT id FROM entry WHERE uuid GLOB 'm[0-9]*'",
                         FALSE);
  many = query_get_summary (fixture->journal);
  g_assert_cmpint (nabij_entry_get_instant (many->open_moment)->utc_us, ==, 3000);
}

static void
test_knows_no_other_entry (JournalFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijEntry) entry = query_get (fixture->journal, "no such entry", &sessions, &error);
  const gint64 ids[] = { 1, -1, G_MAXINT64 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  g_assert_null (entry);
  g_assert_null (sessions);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  nabij_journal_read_async (fixture->journal, ids, G_N_ELEMENTS (ids), NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entries = nabij_journal_read_finish (fixture->journal, result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 0);
}

/* The question before is given up, and its answer says so; the next one is answered. */
static void
test_gives_up_for_the_next_question (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autofree char  *match = nabij_search_compile ("w", NULL, NULL);
  NabijJournalQuery query = { .match = match };

  journal_assert_has (fixture->journal, 0);
  for (guint i = 0; i < 50; i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GAsyncResult) first_result = NULL;
    g_autoptr (GAsyncResult) second_result = NULL;
    g_autoptr (GArray) first = NULL;
    g_autoptr (GArray) second = NULL;
    g_autoptr (GError) error = NULL;

    nabij_journal_find_async (fixture->journal, &query, 0, cancellable, journal_store_result_cb, &first_result);
    g_usleep (g_test_rand_int_range (0, 300));
    g_cancellable_cancel (cancellable);
    nabij_journal_find_async (fixture->journal, NULL, 0, NULL, journal_store_result_cb, &second_result);
    journal_wait_for (&first_result);
    journal_wait_for (&second_result);
    first = nabij_journal_find_finish (fixture->journal, first_result, &error);
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_null (first);
    g_clear_error (&error);
    second = nabij_journal_find_finish (fixture->journal, second_result, &error);
    g_assert_no_error (error);
    g_assert_nonnull (second);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func)                                                                           \
  g_test_add ("/nabij/journal/journal-answers/" name, JournalFixture, NULL, journal_set_up, func, \
              journal_tear_down)
  ADD ("tells-entries-of-one-instant-apart", test_tells_entries_of_one_instant_apart);
  ADD ("lists-a-few-of-one-instant-as-they-were-written",
       test_lists_a_few_of_one_instant_as_they_were_written);
  ADD ("moves-an-entry-with-its-instant", test_moves_an_entry_with_its_instant);
  ADD ("has-the-day-of-its-offset", test_has_the_day_of_its_offset);
  ADD ("finds-what-was-just-saved", test_finds_what_was_just_saved);
  ADD ("keeps-any-text", test_keeps_any_text);
  ADD ("lists-own-words", test_lists_own_words);
  ADD ("tells-the-newest-open-moment", test_tells_the_newest_open_moment);
  ADD ("knows-no-other-entry", test_knows_no_other_entry);
  ADD ("gives-up-for-the-next-question", test_gives_up_for_the_next_question);
#undef ADD

  return g_test_run ();
}
