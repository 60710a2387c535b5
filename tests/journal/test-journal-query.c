/* test-journal-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random journals are held against a plain list of the same entries.
 */

#include "config.h"

#include "nabij-journal-query.h"

#include "nabij-database.h"
#include "nabij-entry-store.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-purge.h"
#include "nabij-search.h"

#include <string.h>

#define DAY_US (G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC)
#define N_JOURNALS 12
#define N_ENTRIES 60
#define N_QUESTIONS 60
#define N_KINDS (NABIJ_ENTRY_KIND_NOTE + 1)

static const char *const words[] = { "kind", "kindje", "kin", "slaap", "slapen", "moe", "m", "water", "rust", "oma" };
static const char *const authors[] = { NULL, "Noor", "Sam" };

/* An entry, and what was done with it. */
typedef struct {
  NabijEntry *entry; /* as it was saved last */
  gboolean    is_deleted;
} Row;

typedef struct {
  GRand  *random;
  GArray *rows;
  char   *folder;
  /* It stays open for writing, so that nothing is purged while it is asked. */
  NabijDatabase *database;
} World;

static void
clear_row (gpointer data)
{
  nabij_entry_unref (((Row *)data)->entry);
}

static const char *
pick (GRand             *random,
      const char *const *strings,
      guint              n_strings)
{
  return strings[g_rand_int_range (random, 0, (gint32)n_strings)];
}

static char *
make_text (GRand *random)
{
  gint32   n_words = g_rand_int_range (random, 0, 5);
  GString *text = g_string_new (NULL);

  if (n_words == 0) {
    g_string_free (text, TRUE);
    return NULL;
  }
  for (gint32 i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", pick (random, words, G_N_ELEMENTS (words)));

  return g_string_free (text, FALSE);
}

/* Few instants, so that many are the same or next to each other. */
static NabijInstant
make_instant (GRand *random)
{
  NabijInstant instant;

  instant.utc_us = (gint64)g_rand_int_range (random, -4, 5) * DAY_US / 2 + g_rand_int_range (random, -1, 2);
  instant.offset_s = g_rand_int_range (random, -2, 3) * 7200;

  return instant;
}

static NabijEntry *
make_entry (World         *world,
            const char    *uuid,
            NabijEntryKind kind)
{
  GRand           *random = world->random;
  g_autofree char *title = make_text (random);
  g_autofree char *text = make_text (random);
  g_autofree char *own = make_text (random);
  g_autofree char *repair = make_text (random);
  const char      *own_words[2] = { own, NULL };
  const char      *moments[3] = { NULL, "no-such-moment", NULL };
  NabijEntryFields fields = {
    .uuid = uuid,
    .kind = kind,
    .instant = make_instant (random),
    .author = pick (random, authors, G_N_ELEMENTS (authors)),
    .title = title,
    .text = text,
    .practice = "water-and-rust",
    .duration_us = 5,
    .own_circumstances = own_words,
    .about_contact = g_rand_boolean (random),
    .is_calmer = g_rand_boolean (random),
    .calmer = make_instant (random),
    .own_helped = own_words,
    .repair = repair,
  };

  for (guint i = 0; i < world->rows->len; i++) {
    NabijEntry *entry = g_array_index (world->rows, Row, i).entry;

    if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_MOMENT && (moments[2] == NULL || g_rand_boolean (random)))
      moments[2] = nabij_entry_get_uuid (entry);
  }
  fields.moment = pick (random, moments, G_N_ELEMENTS (moments));

  return nabij_entry_new (&fields);
}

/* A moment takes the sessions that were begun from it along. */
static void
delete_row (World         *world,
            Row           *deleted,
            NabijDatabase *database)
{
  const char *uuid = nabij_entry_get_uuid (deleted->entry);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < world->rows->len; i++) {
    Row *row = &g_array_index (world->rows, Row, i);

    if (g_strcmp0 (nabij_entry_get_fields (row->entry)->moment, uuid) == 0)
      row->is_deleted = TRUE;
  }
  deleted->is_deleted = TRUE;
  g_assert_true (nabij_purge_mark (database, uuid, 1, &error));
  g_assert_no_error (error);
}

/* Entries are written, written anew and deleted. */
static gboolean
write_world (NabijDatabase *database,
             gpointer       data,
             GError       **error)
{
  World *world = data;

  for (guint i = 0; i < N_ENTRIES; i++) {
    Row row = { make_entry (world, NULL, g_rand_int_range (world->random, 0, N_KINDS)), FALSE };

    g_assert_true (nabij_entry_store_write (database, row.entry, error));
    g_array_append_val (world->rows, row);
  }
  for (guint i = 0; i < N_ENTRIES; i++) {
    Row *row = &g_array_index (world->rows, Row, i);

    if (g_rand_int_range (world->random, 0, 4) == 0) {
      NabijEntry *entry = make_entry (world, nabij_entry_get_uuid (row->entry), nabij_entry_get_kind (row->entry));

      nabij_entry_unref (row->entry);
      row->entry = entry;
      g_assert_true (nabij_entry_store_write (database, row->entry, error));
    }
  }
  for (guint i = 0; i < N_ENTRIES; i++) {
    if (g_rand_int_range (world->random, 0, 6) == 0)
      delete_row (world, &g_array_index (world->rows, Row, i), database);
  }

  return TRUE;
}

static World *
world_new (guint number)
{
  World           *world = g_new0 (World, 1);
  g_autofree char *name = g_strdup_printf ("nabij-%u", number);
  g_autoptr (GError) error = NULL;

  world->random = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  world->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (world->rows, clear_row);
  world->folder = g_build_filename (g_get_user_data_dir (), name, NULL);
  world->database = nabij_database_open (world->folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  g_assert_no_error (error);
  nabij_database_in_transaction (world->database, write_world, world, &error);
  g_assert_no_error (error);

  return world;
}

static void
world_free (World *world)
{
  g_clear_pointer (&world->database, nabij_database_close);
  g_rand_free (world->random);
  g_array_unref (world->rows);
  g_free (world->folder);
  g_free (world);
}

static const Row *
find_row (World      *world,
          const char *uuid)
{
  for (guint i = 0; uuid != NULL && i < world->rows->len; i++) {
    const Row *row = &g_array_index (world->rows, Row, i);

    if (g_str_equal (nabij_entry_get_uuid (row->entry), uuid))
      return row;
  }

  return NULL;
}

static gboolean
text_has (const char *text,
          const char *beginning)
{
  g_auto (GStrv) text_words = g_strsplit_set (text != NULL ? text : "", "; ", -1);

  for (guint i = 0; text_words[i] != NULL; i++) {
    if (g_str_has_prefix (text_words[i], beginning))
      return TRUE;
  }

  return FALSE;
}

static gboolean
entry_has (const NabijEntryFields *fields,
           const char             *beginning)
{
  gboolean found = text_has (fields->title, beginning) || text_has (fields->text, beginning) ||
                   text_has (fields->repair, beginning);

  for (guint i = 0; fields->own_circumstances != NULL && fields->own_circumstances[i] != NULL; i++)
    found = found || text_has (fields->own_circumstances[i], beginning);
  for (guint i = 0; fields->own_helped != NULL && fields->own_helped[i] != NULL; i++)
    found = found || text_has (fields->own_helped[i], beginning);

  return found;
}

static gboolean
is_asked_for (World                   *world,
              const NabijJournalQuery *query,
              const char              *typed,
              const Row               *row)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (row->entry);
  const Row              *moment = find_row (world, fields->moment);
  g_auto (GStrv) beginnings = g_strsplit (typed, " ", -1);

  for (guint i = 0; beginnings[i] != NULL; i++) {
    if (!entry_has (fields, beginnings[i]) && *beginnings[i] != '\0')
      return FALSE;
  }

  return !row->is_deleted &&
         (query->kinds == 0 || (query->kinds & NABIJ_JOURNAL_KIND_BIT (fields->kind)) != 0) &&
         (!query->only_open || nabij_entry_is_open (row->entry)) &&
         (query->author == NULL || g_strcmp0 (query->author, fields->author) == 0) &&
         (query->from_us == 0 || fields->instant.utc_us >= query->from_us) &&
         (query->until_us == 0 || fields->instant.utc_us < query->until_us) &&
         (query->with_sessions_of_moments || moment == NULL || moment->is_deleted);
}

static char *
make_question (GRand             *random,
               NabijJournalQuery *query)
{
  GString *typed = g_string_new (NULL);

  *query = (NabijJournalQuery){ 0 };
  if (g_rand_boolean (random))
    query->kinds = (guint)g_rand_int_range (random, 0, 1 << N_KINDS);
  query->only_open = g_rand_int_range (random, 0, 4) == 0;
  query->author = pick (random, authors, G_N_ELEMENTS (authors));
  if (g_rand_boolean (random))
    query->from_us = make_instant (random).utc_us;
  if (g_rand_boolean (random))
    query->until_us = make_instant (random).utc_us;
  query->with_sessions_of_moments = g_rand_boolean (random);
  for (gint32 i = g_rand_int_range (random, -1, 3); i > 0; i--) {
    const char *word = pick (random, words, G_N_ELEMENTS (words));

    g_string_append_len (typed, word, g_rand_int_range (random, 1, (gint32)strlen (word) + 1));
    g_string_append_c (typed, ' ');
  }

  return g_string_free (typed, FALSE);
}

static GArray *
find (NabijJournal            *journal,
      const NabijJournalQuery *query,
      guint                    limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GArray *items;

  nabij_journal_find_async (journal, query, limit, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  items = nabij_journal_find_finish (journal, result, &error);
  g_assert_no_error (error);

  return items;
}

static GPtrArray *
read_items (NabijJournal *journal,
            GArray       *items)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  for (guint i = 0; i < items->len; i++)
    g_array_append_val (ids, g_array_index (items, NabijJournalItem, i).id);
  nabij_journal_read_async (journal, (const gint64 *)ids->data, ids->len, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entries = nabij_journal_read_finish (journal, result, &error);
  g_assert_no_error (error);

  return entries;
}

static GPtrArray *
list (NabijJournal            *journal,
      const NabijJournalQuery *query,
      guint                    limit)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries;

  nabij_journal_list_async (journal, query, limit, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  entries = nabij_journal_list_finish (journal, result, &error);
  g_assert_no_error (error);

  return entries;
}

static NabijEntry *
get (NabijJournal *journal,
     const char   *uuid,
     GPtrArray   **sessions,
     GError      **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_journal_get_async (journal, uuid, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);

  return nabij_journal_get_finish (journal, result, sessions, error);
}

static NabijJournalSummary *
get_summary (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijJournalSummary *summary;

  nabij_journal_get_summary_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  summary = nabij_journal_get_summary_finish (journal, result, &error);
  g_assert_no_error (error);

  return summary;
}

static char *
list_own_words (NabijJournal *journal,
                NabijOwnWords which)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) own = NULL;

  nabij_journal_list_own_words_async (journal, which, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  own = nabij_journal_list_own_words_finish (journal, result, &error);
  g_assert_no_error (error);

  return g_strjoinv ("|", own);
}

static int
get_naive_day (NabijEntry *entry)
{
  const NabijInstant *instant = nabij_entry_get_instant (entry);
  GDate               date;
  GDate               first;
  gboolean            is_known = nabij_entry_get_local_date (entry, &date);

  g_assert_true (is_known);
  g_assert_cmpint (instant->offset_s % 7200, ==, 0);
  g_date_clear (&first, 1);
  g_date_set_dmy (&first, 1, G_DATE_JANUARY, 1970);

  return g_date_days_between (&first, &date);
}

static void
assert_order (GPtrArray *entries)
{
  for (guint i = 0; i < entries->len; i++) {
    const NabijEntryFields *fields = nabij_entry_get_fields (g_ptr_array_index (entries, i));

    g_assert_cmpint (fields->place, >=, fields->instant.utc_us);
    g_assert_cmpint (fields->place, <, fields->instant.utc_us + NABIJ_ENTRY_PLACE_SPREAD_US);
    if (i > 0) {
      const NabijEntryFields *newer = nabij_entry_get_fields (g_ptr_array_index (entries, i - 1));

      g_assert_cmpint (newer->place, >, fields->place);
      /* Only what is at the same instant, but for as many places as there are entries, may stand in
       * another order than that of time. */
      g_assert_cmpint (newer->instant.utc_us, >=, fields->instant.utc_us - N_ENTRIES);
    }
  }
}

static void
ask_one_question (World        *world,
                  NabijJournal *journal)
{
  NabijJournalQuery query;
  g_autofree char  *typed = make_question (world->random, &query);
  g_autofree char  *match = nabij_search_compile (typed, NULL, NULL);
  guint             limit = (guint)g_rand_int_range (world->random, 1, 20);
  guint             n_expected = 0;
  g_autoptr (GArray) items = NULL;
  g_autoptr (GArray) first_items = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) listed = NULL;

  query.match = match;
  items = find (journal, &query, 0);
  entries = read_items (journal, items);
  g_assert_cmpuint (entries->len, ==, items->len);
  assert_order (entries);

  for (guint i = 0; i < world->rows->len; i++)
    n_expected += is_asked_for (world, &query, typed, &g_array_index (world->rows, Row, i)) ? 1 : 0;
  g_test_message ("“%s”, kinds %x, open %d, author %s, %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                  ", sessions %d",
                  typed, query.kinds, query.only_open, query.author, query.from_us, query.until_us,
                  query.with_sessions_of_moments);
  g_assert_cmpuint (items->len, ==, n_expected);
  for (guint i = 0; i < entries->len; i++) {
    NabijEntry             *entry = g_ptr_array_index (entries, i);
    const NabijJournalItem *item = &g_array_index (items, NabijJournalItem, i);
    const Row              *row = find_row (world, nabij_entry_get_uuid (entry));

    g_assert_nonnull (row);
    g_assert_true (is_asked_for (world, &query, typed, row));
    g_assert_true (nabij_entry_equal (entry, row->entry));
    g_assert_cmpint (item->id, ==, nabij_entry_get_fields (entry)->id);
    g_assert_cmpint (item->kind, ==, nabij_entry_get_kind (entry));
    g_assert_cmpint (item->day, ==, get_naive_day (entry));
  }

  first_items = find (journal, &query, limit);
  g_assert_cmpuint (first_items->len, ==, MIN (limit, items->len));
  g_assert_cmpmem (first_items->data, first_items->len * sizeof (NabijJournalItem), items->data,
                   MIN (limit, items->len) * sizeof (NabijJournalItem));
  listed = list (journal, &query, limit);
  g_assert_cmpuint (listed->len, ==, first_items->len);
  for (guint i = 0; i < listed->len; i++)
    g_assert_true (nabij_entry_equal (g_ptr_array_index (listed, i), g_ptr_array_index (entries, i)));
}

static void
assert_each_is_got (World        *world,
                    NabijJournal *journal)
{
  for (guint i = 0; i < world->rows->len; i++) {
    const Row  *row = &g_array_index (world->rows, Row, i);
    const char *uuid = nabij_entry_get_uuid (row->entry);
    gint64      breathed_us = 0;
    g_autoptr (GPtrArray) sessions = NULL;
    g_autoptr (GError) error = NULL;
    g_autoptr (NabijEntry) entry = get (journal, uuid, &sessions, &error);

    if (row->is_deleted) {
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      g_assert_null (entry);
      continue;
    }
    g_assert_no_error (error);
    g_assert_true (nabij_entry_equal (entry, row->entry));
    for (guint j = 0; j < sessions->len; j++) {
      NabijEntry *session = g_ptr_array_index (sessions, j);

      g_assert_cmpstr (nabij_entry_get_fields (session)->moment, ==, uuid);
      g_assert_false (find_row (world, nabij_entry_get_uuid (session))->is_deleted);
      breathed_us += nabij_entry_get_duration_us (session);
    }
    if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_MOMENT)
      g_assert_cmpint (nabij_entry_get_fields (entry)->breathed_us, ==, breathed_us);
  }
}

static void
assert_summary (World        *world,
                NabijJournal *journal)
{
  g_autoptr (NabijJournalSummary) summary = get_summary (journal);
  NabijJournalQuery query = { .only_open = TRUE };
  g_autoptr (GPtrArray) open = list (journal, &query, 1);

  g_assert_cmpint (summary->open_moment != NULL, ==, open->len);
  if (open->len > 0)
    g_assert_true (nabij_entry_equal (summary->open_moment, g_ptr_array_index (open, 0)));

  for (guint i = 0; i < world->rows->len; i++) {
    const Row              *row = &g_array_index (world->rows, Row, i);
    const NabijEntryFields *fields = nabij_entry_get_fields (row->entry);

    if (row->is_deleted || !fields->is_calmer)
      continue;
    g_assert_nonnull (summary->last_calmer);
    g_assert_cmpint (nabij_entry_get_fields (summary->last_calmer)->calmer.utc_us, >=, fields->calmer.utc_us);
  }
  if (summary->last_calmer != NULL)
    g_assert_false (find_row (world, nabij_entry_get_uuid (summary->last_calmer))->is_deleted);
}

static void
test_agrees_with_a_plain_list (void)
{
  for (guint i = 0; i < N_JOURNALS; i++) {
    World *world = world_new (i);
    g_autoptr (NabijJournal) journal = nabij_journal_new (world->folder);

    for (guint j = 0; j < N_QUESTIONS; j++)
      ask_one_question (world, journal);
    assert_each_is_got (world, journal);
    assert_summary (world, journal);
    journal_close (journal, NULL);
    world_free (world);
  }
}

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

  entries = list (fixture->journal, NULL, 0);
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
  entries = list (fixture->journal, NULL, 0);
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

    entries = list (fixture->journal, NULL, 0);
    g_assert_cmpuint (entries->len, ==, 2);
    g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, utc_us < 7 ? 1 : 0), entry));
    found = find (fixture->journal, &query, 0);
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
    items = find (fixture->journal, NULL, 0);
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
    g_autoptr (GArray) none = find (fixture->journal, &query, 0);
    g_autoptr (GArray) found = NULL;

    g_assert_cmpuint (none->len, ==, 0);
    fields.text = text;
    entry = nabij_entry_new (&fields);
    journal_assert_saved (fixture->journal, entry);
    found = find (fixture->journal, &query, 0);
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
    found = list (fixture->journal, &query, 0);
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
  g_autofree char *none = list_own_words (fixture->journal, NABIJ_OWN_WORDS_CIRCUMSTANCES);
  g_autofree char *circumstances = NULL;
  g_autofree char *helped = NULL;
  g_autofree char *many = NULL;
  g_auto (GStrv) many_words = NULL;

  g_assert_cmpstr (none, ==, "");
  save_moment (fixture, 3, "ruzie", "regen", NULL);
  save_moment (fixture, 1, "oud", "ruzie", "thee");
  save_moment (fixture, 2, "visite", NULL, "muziek");
  circumstances = list_own_words (fixture->journal, NABIJ_OWN_WORDS_CIRCUMSTANCES);
  helped = list_own_words (fixture->journal, NABIJ_OWN_WORDS_HELPED);
  g_assert_cmpstr (circumstances, ==, "ruzie|regen|visite|oud");
  g_assert_cmpstr (helped, ==, "muziek|thee");

  for (gint64 i = 10; i < 60; i++) {
    g_autofree char *word = g_strdup_printf ("woord %d", (int)i);

    save_moment (fixture, i, word, "ruzie", NULL);
  }
  many = list_own_words (fixture->journal, NABIJ_OWN_WORDS_CIRCUMSTANCES);
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
  g_autoptr (NabijJournalSummary) empty = get_summary (fixture->journal);
  g_autoptr (NabijJournalSummary) few = NULL;
  g_autoptr (NabijJournalSummary) many = NULL;

  g_assert_null (empty->open_moment);
  g_assert_null (empty->last_calmer);

  save_moment (fixture, 2000, "laat", NULL, NULL);
  save_moment (fixture, 10, "vroeg", NULL, NULL);
  save_moment (fixture, 9000, "weer rustig", NULL, "thee");
  few = get_summary (fixture->journal);
  g_assert_cmpint (nabij_entry_get_instant (few->open_moment)->utc_us, ==, 2000);
  g_assert_cmpint (nabij_entry_get_instant (few->last_calmer)->utc_us, ==, 9000);

  journal_close (fixture->journal, NULL);
  nabij_fixture_execute (file,
                         "WITH RECURSIVE n (i) AS (SELECT 3000 UNION ALL SELECT i - 1 FROM n LIMIT 700)"
                         " INSERT INTO entry (uuid, kind, utc_us, place, offset_s)"
                         " SELECT 'm' || i, 'moment', i, i, 0 FROM n WHERE i <> 2000 ORDER BY i % 7;"
                         "INSERT INTO moment (entry_id) SELECT id FROM entry WHERE uuid GLOB 'm[0-9]*'",
                         FALSE);
  many = get_summary (fixture->journal);
  g_assert_cmpint (nabij_entry_get_instant (many->open_moment)->utc_us, ==, 3000);
}

static void
test_knows_no_other_entry (JournalFixture *fixture,
                           gconstpointer   data)
{
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijEntry) entry = get (fixture->journal, "no such entry", &sessions, &error);
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

  g_test_add_func ("/nabij/journal/journal-query/agrees-with-a-plain-list", test_agrees_with_a_plain_list);
#define ADD(name, func)                                                                         \
  g_test_add ("/nabij/journal/journal-query/" name, JournalFixture, NULL, journal_set_up, func, \
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
