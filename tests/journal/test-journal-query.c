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
#include "nabij-query-user.h"
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
  g_autofree char *good = make_text (random);
  g_autofree char *hard = make_text (random);
  g_autofree char *need = make_text (random);
  /* What is answered begins with the letters of the words, and is not found. */
  NabijCheckIn check_in = {
    .form = NABIJ_CHECK_IN_FORM_AFTER,
    .answers = { NABIJ_CHECK_IN_ANSWER_SOMETIMES, NABIJ_CHECK_IN_ANSWER_OFTEN },
    .talk = NABIJ_CHECK_IN_TALK_MAYBE,
    .good = good,
    .hard = hard,
    .need = need,
  };
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
    .check_in = g_rand_int_range (random, 0, 4) > 0 ? &check_in : NULL,
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
  const NabijCheckIn *check_in = fields->check_in;
  gboolean            found = text_has (fields->title, beginning) || text_has (fields->text, beginning) ||
                   text_has (fields->repair, beginning);

  if (check_in != NULL)
    found = found || text_has (check_in->good, beginning) || text_has (check_in->hard, beginning) ||
            text_has (check_in->need, beginning);
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
  items = query_find (journal, &query, 0);
  entries = query_read (journal, items);
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

  first_items = query_find (journal, &query, limit);
  g_assert_cmpuint (first_items->len, ==, MIN (limit, items->len));
  g_assert_cmpmem (first_items->data, first_items->len * sizeof (NabijJournalItem), items->data,
                   MIN (limit, items->len) * sizeof (NabijJournalItem));
  listed = query_list (journal, &query, limit);
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
    g_autoptr (NabijEntry) entry = query_get (journal, uuid, &sessions, &error);

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
  g_autoptr (NabijJournalSummary) summary = query_get_summary (journal);
  NabijJournalQuery query = { .only_open = TRUE };
  g_autoptr (GPtrArray) open = query_list (journal, &query, 1);

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/journal/journal-query/agrees-with-a-plain-list",
                   test_agrees_with_a_plain_list);

  return g_test_run ();
}
