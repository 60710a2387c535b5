/* test-entry-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry-store.h"

#include "nabij-journal-error.h"
#include "nabij-journal-fixture.h"

#include <string.h>

static NabijDatabase *
open_sound (void)
{
  g_autofree char *folder = nabij_fixture_dup_folder ();
  g_autoptr (GError) error = NULL;
  NabijDatabase *database;

  database = nabij_database_open (folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_QUICK, NULL,
                                  &error);
  g_assert_no_error (error);

  return database;
}

static void
save (NabijDatabase *database,
      NabijEntry    *entry)
{
  g_autoptr (GError) error = NULL;

  nabij_entry_store_save (database, entry, &error);
  g_assert_no_error (error);
}

static GPtrArray *
list (NabijDatabase *database,
      NabijEntry    *before,
      guint          limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = nabij_entry_store_list (database, before, limit, NULL, &error);

  g_assert_no_error (error);

  return entries;
}

static void
test_gives_back_what_was_saved (void)
{
  static const NabijEntryFields rows[] = {
    { .uuid = "a", .kind = NABIJ_ENTRY_KIND_NOTE },
    { .uuid = "b", .kind = NABIJ_ENTRY_KIND_MOMENT, .text = "" },
    { .uuid = "c", .kind = NABIJ_ENTRY_KIND_CHECK_IN, .instant = { G_MAXINT64, 50400 } },
    { .uuid = "d", .kind = NABIJ_ENTRY_KIND_LETTER, .instant = { G_MININT64, -43200 } },
    { .uuid = "e",
      .kind = NABIJ_ENTRY_KIND_NOTE,
      .author = "Noor",
      .title = "'); DROP TABLE entry; --",
      .text = "Een\nbrief “met” 🌊 %s ?1" },
    { .uuid = "f",
      .kind = NABIJ_ENTRY_KIND_SESSION,
      .practice = "water-and-rust",
      .pattern = "water",
      .duration_us = 180000000 },
    { .uuid = "g",
      .kind = NABIJ_ENTRY_KIND_SESSION,
      .practice = "a-practice-of-the-future",
      .duration_us = G_MAXINT64 },
  };
  g_autoptr (NabijDatabase) database = open_sound ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autoptr (NabijEntry) entry = nabij_entry_new (&rows[i]);
    g_autoptr (GPtrArray) entries = NULL;
    gboolean found = FALSE;

    save (database, entry);
    entries = list (database, NULL, 100);
    g_assert_cmpuint (entries->len, ==, i + 1);
    for (guint j = 0; j < entries->len; j++)
      found = found || nabij_entry_equal (g_ptr_array_index (entries, j), entry);
    g_assert_true (found);
  }
}

static void
test_changes_the_entry_with_the_same_uuid (void)
{
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (NabijEntry) other = nabij_fixture_session (1);
  g_autoptr (NabijEntry) early = nabij_fixture_session (2);
  g_autoptr (NabijEntry) late = nabij_entry_with_session (early, "soft", 600);
  g_autoptr (GPtrArray) entries = NULL;

  save (database, early);
  save (database, other);
  save (database, late);
  save (database, late);

  entries = list (database, NULL, 100);
  g_assert_cmpuint (entries->len, ==, 2);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), late));
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 1), other));
}

static void
test_forgets_a_session_that_became_a_note (void)
{
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (NabijEntry) session = nabij_fixture_session (1);
  g_autoptr (NabijEntry) note = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *count = NULL;

  note = nabij_entry_new (&(NabijEntryFields){
    .uuid = nabij_entry_get_uuid (session),
    .kind = NABIJ_ENTRY_KIND_NOTE,
  });
  save (database, session);
  save (database, note);

  entries = list (database, NULL, 100);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), note));
  g_clear_pointer (&database, nabij_database_close);
  count = nabij_fixture_query (file, "SELECT count(*) FROM session");
  g_assert_cmpstr (count, ==, "0\n");
}

/* A check-in that is taken up again and again until it is whole, and then is none any more. */
static void
test_keeps_a_check_in_as_it_grows (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *left = NULL;
  g_autoptr (NabijDatabase) database = open_sound ();
  NabijCheckIn     check_in = { .form = NABIJ_CHECK_IN_FORM_PREGNANCY };
  NabijEntryFields fields = { .uuid = "a", .kind = NABIJ_ENTRY_KIND_CHECK_IN, .check_in = &check_in };
  NabijCheckIn     steps[6];

  steps[0] = check_in;
  check_in.answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_OFTEN;
  steps[1] = check_in;
  check_in.answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_SKIPPED;
  check_in.answers[NABIJ_CHECK_IN_ITEM_SOMEONE] = NABIJ_CHECK_IN_ANSWER_HARDLY;
  steps[2] = check_in;
  check_in.talk = NABIJ_CHECK_IN_TALK_NOT_NOW;
  check_in.good = (char *)"“'); DROP TABLE check_in; --” 🌊";
  check_in.hard = (char *)"";
  check_in.more_children = TRUE;
  steps[3] = check_in;
  check_in.good = NULL;
  check_in.need = (char *)"slaap\nen brood";
  check_in.is_finished = TRUE;
  steps[4] = check_in;
  check_in.answers[NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_NONE;
  steps[5] = check_in;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++) {
    g_autoptr (NabijEntry) entry = NULL;
    g_autoptr (GPtrArray) entries = NULL;

    fields.check_in = &steps[i];
    entry = nabij_entry_new (&fields);
    save (database, entry);
    entries = list (database, NULL, 100);
    g_assert_cmpuint (entries->len, ==, 1);
    g_assert_true (nabij_entry_equal (g_ptr_array_index (entries, 0), entry));
  }

  fields.kind = NABIJ_ENTRY_KIND_NOTE;
  for (guint i = 0; i < 2; i++) {
    g_autoptr (NabijEntry) entry = nabij_entry_new (&fields);

    save (database, entry);
  }
  g_clear_pointer (&database, nabij_database_close);
  left = nabij_fixture_query (file, "SELECT count (*) FROM check_in UNION ALL SELECT count (*) FROM check_in_answer");
  g_assert_cmpstr (left, ==, "0\n0\n");
}

/* Edited by hand: what is not known is as good as none, and what was written is shown. */
static void
test_reads_a_check_in_that_it_does_not_understand (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (GPtrArray) entries = NULL;
  const NabijCheckIn *check_in;

  g_clear_pointer (&database, nabij_database_close);
  nabij_fixture_execute (file,
                         "INSERT INTO entry (id, uuid, kind, utc_us, offset_s, place)"
                         " VALUES (1, 'a', 'check-in', 1, 0, 1), (2, 'b', 'check-in', 2, 0, 2);"
                         "INSERT INTO check_in VALUES (2, 'at-school', 1, 'tomorrow', CAST (x'41ff42' AS TEXT), NULL, 'x', 0);"
                         "INSERT INTO check_in_answer VALUES (2, 'dreams', 'often'), (2, 'calm', 'always'),"
                         " (2, 'rest', 'hardly'), (2, '', '');",
                         FALSE);
  database = open_sound ();
  entries = list (database, NULL, 100);
  g_assert_cmpuint (entries->len, ==, 2);
  check_in = nabij_entry_get_fields (g_ptr_array_index (entries, 0))->check_in;
  g_assert_cmpint (check_in->form, ==, NABIJ_CHECK_IN_FORM_SELF);
  g_assert_true (check_in->more_children);
  g_assert_cmpint (check_in->talk, ==, NABIJ_CHECK_IN_TALK_NONE);
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_CALM], ==, NABIJ_CHECK_IN_ANSWER_NONE);
  g_assert_cmpint (check_in->answers[NABIJ_CHECK_IN_ITEM_REST], ==, NABIJ_CHECK_IN_ANSWER_HARDLY);
  g_assert_true (g_utf8_validate (check_in->good, -1, NULL));
  g_assert_cmpstr (check_in->need, ==, "x");
  /* One that was written before there were answers. */
  g_assert_null (nabij_entry_get_fields (g_ptr_array_index (entries, 1))->check_in);
}

/* Goes through all pages of each size; many entries share a moment, and pages end between them. */
static void
test_lists_the_newest_first_in_pages (void)
{
  enum { N_ENTRIES = 40 };
  static const guint limits[] = { 1, 2, 3, 7, N_ENTRIES, N_ENTRIES + 1 };
  g_autoptr (NabijDatabase) database = open_sound ();

  for (guint i = 0; i < N_ENTRIES; i++) {
    g_autoptr (NabijEntry) entry = nabij_fixture_session (i * 7 % N_ENTRIES / 4);

    save (database, entry);
  }

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++) {
    g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr (NabijEntry) last = NULL;
    g_autoptr (GPtrArray) page = NULL;

    while (TRUE) {
      g_clear_pointer (&page, g_ptr_array_unref);
      page = list (database, last, limits[i]);
      if (page->len == 0)
        break;
      g_assert_cmpuint (page->len, <=, limits[i]);

      for (guint j = 0; j < page->len; j++) {
        NabijEntry *entry = g_ptr_array_index (page, j);

        if (last != NULL) {
          g_assert_cmpint (nabij_entry_get_fields (entry)->place, <,
                           nabij_entry_get_fields (last)->place);
        }
        g_assert_true (g_hash_table_add (seen, g_strdup (nabij_entry_get_uuid (entry))));
        g_clear_pointer (&last, nabij_entry_unref);
        last = nabij_entry_ref (entry);
      }
    }

    g_assert_cmpuint (g_hash_table_size (seen), ==, N_ENTRIES);
  }
}

static void
test_lists_nothing_for_no_rows (void)
{
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (NabijEntry) entry = nabij_fixture_session (1);
  g_autoptr (GPtrArray) none = NULL;

  save (database, entry);
  none = list (database, NULL, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_gives_up_when_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_save_many (500);
  database = open_sound ();
  g_cancellable_cancel (cancellable);
  entries = nabij_entry_store_list (database, NULL, 500, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (entries);

  entries = list (database, NULL, 500);
  g_assert_cmpuint (entries->len, ==, 500);
}

/* As a hand, or a damage that no check sees, may leave it. */
static void
test_shows_what_it_does_not_understand (void)
{
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_fixture_save_many (0);
  nabij_fixture_execute (file,
                         "INSERT INTO entry (uuid, kind, utc_us, place, offset_s, text) VALUES"
                         " ('c', 'dream', 2, 2, 0, 'of the sea'),"
                         " ('b', 'session', 1, 1, 0, 'without its length'),"
                         " ('a', 'note', 0, 0, 99999999, CAST (x'6f6bff' AS TEXT))",
                         FALSE);
  database = open_sound ();
  entries = list (database, NULL, 100);

  g_assert_cmpuint (entries->len, ==, 3);
  for (guint i = 0; i < entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (entries, i);
    GDate       date;

    g_assert_cmpint (nabij_entry_get_kind (entry), ==, NABIJ_ENTRY_KIND_NOTE);
    g_assert_true (g_utf8_validate (nabij_entry_get_text (entry), -1, NULL));
    nabij_entry_get_local_date (entry, &date);
  }
  g_assert_cmpstr (nabij_entry_get_text (g_ptr_array_index (entries, 0)), ==, "of the sea");
  g_assert_cmpstr (nabij_entry_get_text (g_ptr_array_index (entries, 1)), ==, "without its length");
}

static void
test_says_that_there_is_no_room (void)
{
  g_autofree char *text = g_strnfill (256 * 1024, 'x');
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (NabijEntry) small = nabij_fixture_session (1);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  gboolean saved;

  entry = nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_NOTE, .text = text });
  save (database, small);
  nabij_fixture_limit_file_size (64 * 1024);
  saved = nabij_entry_store_save (database, entry, &error);
  nabij_fixture_lift_file_size ();
  g_assert_false (saved);
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);

  entries = list (database, NULL, 10);
  g_assert_cmpuint (entries->len, ==, 1);
  save (database, entry);
  g_clear_pointer (&entries, g_ptr_array_unref);
  entries = list (database, NULL, 10);
  g_assert_cmpuint (entries->len, ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/entry-store/" name, func)
  ADD ("gives-back-what-was-saved", test_gives_back_what_was_saved);
  ADD ("changes-the-entry-with-the-same-uuid", test_changes_the_entry_with_the_same_uuid);
  ADD ("forgets-a-session-that-became-a-note", test_forgets_a_session_that_became_a_note);
  ADD ("keeps-a-check-in-as-it-grows", test_keeps_a_check_in_as_it_grows);
  ADD ("reads-a-check-in-that-it-does-not-understand", test_reads_a_check_in_that_it_does_not_understand);
  ADD ("lists-the-newest-first-in-pages", test_lists_the_newest_first_in_pages);
  ADD ("lists-nothing-for-no-rows", test_lists_nothing_for_no_rows);
  ADD ("gives-up-when-cancelled", test_gives_up_when_cancelled);
  ADD ("shows-what-it-does-not-understand", test_shows_what_it_does_not_understand);
  ADD ("says-that-there-is-no-room", test_says_that_there_is_no_room);
#undef ADD

  return g_test_run ();
}
