/* test-purge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A journal that was written in for long, with rows that have moved from page to page and words in
 * many parts of the search index: after a purge no byte of what was deleted is left anywhere.
 */

#include "config.h"

#include "nabij-purge.h"

#include "nabij-database-copy.h"
#include "nabij-entry-store.h"
#include "nabij-journal-fixture.h"
#include "nabij-keeping-user.h"

#include <glib/gstdio.h>

#define NOW G_GINT64_CONSTANT (1795287845000000)
#define N_ROUNDS 4
#define N_SAVES 50
#define N_EDITS 60
#define N_DELETES 12
/* How many are saved before search is asked. */
#define SAVES_PER_SEARCH 7

typedef struct {
  char          *folder;
  char          *file;
  NabijDatabase *database;
  GRand         *chance;
  GPtrArray     *entries; /* (element-type NabijEntry), those that are not deleted */
  GPtrArray     *words;   /* (element-type utf8), of those that are purged */
  guint          n_made;
  guint          n_saved;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = nabij_fixture_dup_folder ();
  fixture->file = nabij_fixture_dup_file ("journal.db");
  fixture->database = nabij_database_open (fixture->folder, &NABIJ_FIXTURE_NOW,
                                           NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  g_assert_no_error (error);
  fixture->chance = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  fixture->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  fixture->words = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->database, nabij_database_close);
  g_rand_free (fixture->chance);
  g_ptr_array_unref (fixture->entries);
  g_ptr_array_unref (fixture->words);
  g_free (fixture->file);
  g_free (fixture->folder);
}

/* A word that one entry has in all of its versions, and no other. */
static char *
dup_word (NabijEntry *entry)
{
  char *word = g_compute_checksum_for_string (G_CHECKSUM_SHA256, nabij_entry_get_uuid (entry), -1);

  word[16] = '\0';

  return word;
}

static NabijEntry *
make_version (Fixture    *fixture,
              NabijEntry *entry)
{
  NabijEntryFields fields = *nabij_entry_get_fields (entry);
  g_autofree char *word = dup_word (entry);
  GString         *text = g_string_new (word);
  int              n_words = 1 << g_rand_int_range (fixture->chance, 0, 10);
  NabijEntry      *version;

  for (int i = 0; i < n_words; i++)
    g_string_append_printf (text, " woord%d", g_rand_int_range (fixture->chance, 0, 3000));
  fields.title = word;
  fields.text = text->str;
  fields.repair = word;
  fields.check_in = &(NabijCheckIn){
    .answers = { [NABIJ_CHECK_IN_ITEM_REST] = NABIJ_CHECK_IN_ANSWER_OFTEN },
    .good = word,
    .hard = text->str,
    .need = word,
  };
  fields.own_helped = (const char *[]){ word, NULL };
  fields.changed_us++;
  version = nabij_entry_new (&fields);
  g_string_free (text, TRUE);

  return version;
}

static void
save (Fixture    *fixture,
      NabijEntry *entry)
{
  g_autoptr (GError) error = NULL;

  nabij_entry_store_save (fixture->database, entry, &error);
  g_assert_no_error (error);
  if (++fixture->n_saved % SAVES_PER_SEARCH == 0)
    nabij_entry_store_index (fixture->database, &error);
  g_assert_no_error (error);
}

static void
write_much (Fixture *fixture)
{
  for (guint i = 0; i < N_SAVES; i++) {
    g_autoptr (NabijEntry) bare = NULL;
    NabijEntry *entry;

    bare = nabij_entry_new (&(NabijEntryFields){ .kind = i % 2 == 0 ? NABIJ_ENTRY_KIND_MOMENT : NABIJ_ENTRY_KIND_CHECK_IN,
                                                 .instant = { NOW + fixture->n_made++, 0 } });
    entry = make_version (fixture, bare);
    g_ptr_array_add (fixture->entries, entry);
    save (fixture, entry);
  }
  for (guint i = 0; i < N_EDITS; i++) {
    int         at = g_rand_int_range (fixture->chance, 0, (int)fixture->entries->len);
    NabijEntry *old = g_ptr_array_index (fixture->entries, at);

    fixture->entries->pdata[at] = make_version (fixture, old);
    nabij_entry_unref (old);
    save (fixture, g_ptr_array_index (fixture->entries, at));
  }
}

static void
delete_some (Fixture *fixture)
{
  for (guint i = 0; i < N_DELETES; i++) {
    int              at = g_rand_int_range (fixture->chance, 0, (int)fixture->entries->len);
    NabijEntry      *entry = g_ptr_array_index (fixture->entries, at);
    g_autofree char *found = NULL;
    g_autoptr (GError) error = NULL;

    nabij_purge_mark (fixture->database, nabij_entry_get_uuid (entry), NOW, &error);
    g_assert_no_error (error);
    g_ptr_array_add (fixture->words, dup_word (entry));
    g_ptr_array_remove_index_fast (fixture->entries, (guint)at);

    found = keeping_find_bytes (fixture->folder, fixture->words->pdata[fixture->words->len - 1]);
    g_assert_nonnull (found);
  }
}

static void
purge (Fixture *fixture,
       char  ***uuids)
{
  g_autoptr (GError) error = NULL;
  gboolean is_due;

  nabij_purge_begin (fixture->database, &error);
  g_assert_no_error (error);
  nabij_purge_list_begun (fixture->database, uuids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (*uuids), ==, N_DELETES);
  nabij_purge_end (fixture->database, (const char *const *)*uuids, NOW, &error);
  g_assert_no_error (error);
  g_assert_true (nabij_purge_is_due (fixture->database, &is_due, &error));
  g_assert_false (is_due);
}

static void
assert_nothing_left (Fixture *fixture,
                     guint    from)
{
  for (guint i = from; i < fixture->words->len; i++) {
    g_autofree char *found = NULL;

    found = keeping_find_bytes (fixture->folder, g_ptr_array_index (fixture->words, i));
    g_assert_cmpstr (found, ==, NULL);
  }
}

static void
test_leaves_no_byte (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *count = NULL;
  g_autofree char *expected = NULL;

  for (guint round = 0; round < N_ROUNDS; round++) {
    g_auto (GStrv) uuids = NULL;

    write_much (fixture);
    delete_some (fixture);
    purge (fixture, &uuids);
    assert_nothing_left (fixture, round == N_ROUNDS - 1 ? 0 : round * N_DELETES);
  }

  g_clear_pointer (&fixture->database, nabij_database_close);
  keeping_assert_healthy (fixture->file);
  count = nabij_fixture_query (fixture->file, "SELECT count(*) FROM entry");
  expected = g_strdup_printf ("%u\n", fixture->entries->len);
  g_assert_cmpstr (count, ==, expected);
}

/* The search index of a copy is older than what was saved since. */
static void
test_leaves_no_byte_in_a_copy (Fixture      *fixture,
                               gconstpointer data)
{
  g_autofree char *path = nabij_fixture_dup_file ("copy.db");
  g_autoptr (NabijDatabase) copy = NULL;
  g_auto (GStrv) uuids = NULL;
  g_autoptr (GError) error = NULL;

  write_much (fixture);
  nabij_fixture_write (path, "", 0);
  nabij_database_copy_to (fixture->database, path, NULL, NULL, &error);
  g_assert_no_error (error);
  delete_some (fixture);
  purge (fixture, &uuids);

  copy = nabij_database_open_copy (path, &error);
  g_assert_no_error (error);
  nabij_purge_from_copy (copy, (const char *const *)uuids, NOW, &error);
  g_assert_no_error (error);
  g_clear_pointer (&copy, nabij_database_close);
  assert_nothing_left (fixture, 0);
  keeping_assert_healthy (path);
}

/* As after a crash between the two halves. */
static void
test_goes_on_where_it_stopped (Fixture      *fixture,
                               gconstpointer data)
{
  g_auto (GStrv) uuids = NULL;
  g_autoptr (GError) error = NULL;
  gboolean is_due;

  write_much (fixture);
  delete_some (fixture);
  nabij_purge_begin (fixture->database, &error);
  g_assert_no_error (error);
  g_clear_pointer (&fixture->database, nabij_database_close);

  fixture->database = nabij_database_open (fixture->folder, &NABIJ_FIXTURE_NOW,
                                           NABIJ_DATABASE_CHECK_QUICK, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (nabij_purge_is_due (fixture->database, &is_due, &error));
  g_assert_true (is_due);
  purge (fixture, &uuids);
  assert_nothing_left (fixture, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/nabij/journal/purge/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("leaves-no-byte", test_leaves_no_byte);
  ADD ("leaves-no-byte-in-a-copy", test_leaves_no_byte_in_a_copy);
  ADD ("goes-on-where-it-stopped", test_goes_on_where_it_stopped);
#undef ADD

  return g_test_run ();
}
