/* test-search.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-search.h"

#include "nabij-entry-finder.h"
#include "nabij-entry-store.h"
#include "nabij-journal-fixture.h"
#include "nabij-search-index.h"

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
save (NabijDatabase          *database,
      const NabijEntryFields *fields)
{
  g_autoptr (NabijEntry) entry = nabij_entry_new (fields);
  g_autoptr (GError) error = NULL;

  nabij_entry_store_save (database, entry, &error);
  g_assert_no_error (error);
  nabij_entry_store_index (database, &error);
  g_assert_no_error (error);
}

/* How the chips are shown here. */
static char **
find_ids (const char *token,
          gpointer    data)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_autofree char *folded = nabij_search_fold (token);

  if (g_str_has_prefix ("korte", folded) || g_str_has_prefix ("nacht", folded))
    g_strv_builder_add (ids, "short-night");
  if (g_str_has_prefix ("huilen", folded))
    g_strv_builder_add (ids, "crying");
  if (g_str_has_prefix ("water", folded))
    g_strv_builder_add (ids, "water-and-rust");
  if (g_str_has_prefix ("creche", folded))
    g_strv_builder_add (ids, "---");

  return g_strv_builder_end (ids);
}

/* The UUIDs of what is found, the newest first, with a space between them. */
static char *
search (NabijDatabase *database,
        const char    *text)
{
  g_autofree char  *match = nabij_search_compile (text, find_ids, NULL);
  NabijJournalQuery query = { .match = match };
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GArray) items = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (match == NULL)
    return g_strdup ("everything");

  items = nabij_entry_finder_find (database, &query, 0, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < items->len; i++) {
    gint64 id = g_array_index (items, NabijJournalItem, i).id;

    g_clear_pointer (&entries, g_ptr_array_unref);
    entries = nabij_entry_store_get_many (database, &id, 1, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (entries->len, ==, 1);
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            nabij_entry_get_uuid (g_ptr_array_index (entries, 0)));
  }

  return g_string_free (g_steal_pointer (&found), FALSE);
}

static void
test_folds (void)
{
  static const struct {
    const char *text;
    const char *folded;
  } rows[] = {
    { NULL, "" },
    { "", "" },
    { " \n\t", "" },
    { "De Nacht", "de nacht" },
    { "  twee   spaties ", "twee spaties" },
    { "'s ochtends", "s ochtends" },
    { "op-en-neer, en: \"zo\"!", "op en neer en zo" },
    { "20 minuten", "20 minuten" },
    { "één crèche", "een creche" },
    /* The accent is a character of its own. */
    { "e\xcc\x81\xc3\xa9n", "een" },
    { "IJs \xc4\xb2s \xc4\xb3s", "ijs ijs ijs" },
    { "Straße STRASSE", "strasse strasse" },
    { "ÅNGSTRÖM", "angstrom" },
    { "ŒUVRE Æ", "œuvre æ" },
    { "ﬁjn", "fijn" },
    /* With and without vowel signs. */
    { "مُحَمَّد", "محمد" },
    { "שָׁלוֹם", "שלום" },
    { "ΣΊΣΥΦΟΣ", "σισυφοσ" },
    { "Ночь", "ночь" },
    { "zo\xc2\xaduit", "zouit" },
    { "moe😴😴blij", "moe 😴 😴 blij" },
    /* A skin colour and a variation are no other symbol. */
    { "👶🏽 ❤\xef\xb8\x8f", "👶 ❤" },
    { "\xff\xfe moe", "moe" },
    { "a_b", "a b" },
    /* What marks an id cannot be written. */
    { "\xee\x80\x80water", "water" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *folded = nabij_search_fold (rows[i].text);

    g_assert_cmpstr (folded, ==, rows[i].folded);
  }
}

/* What was folded is what is indexed: folding it again changes nothing. */
static void
test_folds_once (void)
{
  for (gunichar character = 1; character < 0x20000; character++) {
    char             text[8] = { 0 };
    g_autofree char *once = NULL;
    g_autofree char *twice = NULL;

    /* GLib folds the capitals of the Cherokee to small letters, and the small ones to capitals. */
    if (!g_unichar_validate (character) || g_unichar_get_script (character) == G_UNICODE_SCRIPT_CHEROKEE)
      continue;
    g_unichar_to_utf8 (character, text);
    once = nabij_search_fold (text);
    twice = nabij_search_fold (once);
    g_assert_cmpstr (once, ==, twice);
    g_assert_null (strpbrk (once, "\"*-:()^+{}"));
  }
}

static void
test_compiles (void)
{
  static const struct {
    const char *text;
    const char *match;
  } rows[] = {
    { "", NULL },
    { "  ", NULL },
    { "\"*-:()^+{}", NULL },
    { "Moe", "(\"moe\" *)" },
    { "moe en", "(\"moe\" *) AND (\"en\" *)" },
    { "NEAR(a b)", "(\"near\" *) AND (\"a\" *) AND (\"b\" *)" },
    { "korte", "(\"korte\" * OR \"\xee\x80\x80shortnight\")" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *match = nabij_search_compile (rows[i].text, find_ids, NULL);

    g_assert_cmpstr (match, ==, rows[i].match);
  }
}

static void
test_finds_words_and_beginnings (void)
{
  static const struct {
    const char *text;
    const char *found;
  } rows[] = {
    { "nacht", "c" },
    { "Slapen", "b a" },
    { "sla", "b a" },
    { "s", "c b a" },
    { "lapen", "" },
    { "een", "b a" },
    { "één", "b a" },
    { "EEN moe", "b" },
    { "moe een", "b" },
    { "moe x", "" },
    { "creche", "b" },
    { "crèche", "b" },
    { "cre\xcc\x80"
      "che",
      "b" },
    { "ijsje", "b" },
    { "\xc4\xb2sje", "b" },
    { "😴", "b" },
    { "🌊", "" },
    /* What is written to the index as an id is found as a word only where a person wrote it. */
    { "korte", "c" },
    { "korte nacht", "c" },
    { "shortnight", "" },
    { "short", "" },
    { "huilen", "c" },
    { "hui", "c" },
    { "oma", "c" },
    { "buiten", "c" },
    { "sorry", "c" },
    { "water", "d" },
    /* Of a check-in, what was written in it, and not what was asked and answered. */
    { "lachen", "f" },
    { "trap", "f" },
    { "oppas", "f" },
    { "calm", "" },
    { "rust", "" },
    { "often", "" },
    { "vaak", "" },
    { "maybe", "" },
    { "hospital", "" },
    { "waterandrust", "" },
    { "محمد", "e" },
    { "مُحَمَّد", "e" },
    { "\"een", "b a" },
    { "een OR niets", "" },
    { "NOT een", "" },
    { "text : een", "" },
    { "een*", "b a" },
    { "-een", "b a" },
    { "^een", "b a" },
    { "{een}", "b a" },
    { "een'; DROP TABLE entry; --", "" },
    { "***", "everything" },
  };
  static const char *const circumstances[] = { "short-night", "crying", NULL };
  static const char *const own_circumstances[] = { "bij oma", NULL };
  static const char *const own_helped[] = { "even naar buiten", NULL };
  g_autoptr (NabijDatabase) database = open_sound ();

  save (database, &(NabijEntryFields){
                    .uuid = "a", .kind = NABIJ_ENTRY_KIND_NOTE, .instant = { 1, 0 }, .title = "Slapen", .text = "Zo'n één." });
  save (database, &(NabijEntryFields){ .uuid = "b",
                                       .kind = NABIJ_ENTRY_KIND_LETTER,
                                       .instant = { 2, 0 },
                                       .text = "Een ijsje; moe 😴 van slapen op de crèche" });
  save (database, &(NabijEntryFields){
                    .uuid = "c",
                    .kind = NABIJ_ENTRY_KIND_MOMENT,
                    .instant = { 3, 0 },
                    .circumstances = circumstances,
                    .own_circumstances = own_circumstances,
                    .about_contact = TRUE,
                    .is_calmer = TRUE,
                    .own_helped = own_helped,
                    .repair = "Ik zei sorry",
                  });
  save (database, &(NabijEntryFields){
                    .uuid = "d",
                    .kind = NABIJ_ENTRY_KIND_SESSION,
                    .instant = { 4, 0 },
                    .practice = "water-and-rust",
                  });
  save (database, &(NabijEntryFields){
                    .uuid = "e", .kind = NABIJ_ENTRY_KIND_NOTE, .instant = { 5, 0 }, .text = "مُحَمَّد \xe2\x80\xab" });
  save (database, &(NabijEntryFields){
                    .uuid = "f",
                    .kind = NABIJ_ENTRY_KIND_CHECK_IN,
                    .instant = { 6, 0 },
                    .check_in = &(NabijCheckIn){
                      .form = NABIJ_CHECK_IN_FORM_HOSPITAL,
                      .answers = { [NABIJ_CHECK_IN_ITEM_CALM] = NABIJ_CHECK_IN_ANSWER_OFTEN },
                      .talk = NABIJ_CHECK_IN_TALK_MAYBE,
                      .good = (char *)"Lachen om niks",
                      .hard = (char *)"op de trap",
                      .need = (char *)"Oppas",
                    },
                  });

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++) {
    g_autofree char *found = search (database, rows[i].text);

    g_test_message ("%s", rows[i].text);
    g_assert_cmpstr (found, ==, rows[i].found);
  }
}

static void
test_finds_what_an_entry_says_now (void)
{
  g_autoptr (NabijDatabase) database = open_sound ();
  NabijEntryFields fields = { .uuid = "a", .kind = NABIJ_ENTRY_KIND_NOTE, .text = "vroeger" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  save (database, &fields);
  fields.text = "later";
  fields.instant.utc_us = 99;
  save (database, &fields);

  before = search (database, "vroeger");
  after = search (database, "later");
  g_assert_cmpstr (before, ==, "");
  g_assert_cmpstr (after, ==, "a");
}

/* Every text has a word of its own. Entries are saved now and indexed later, written at once, moved
 * into each other's places, and taken out: what is found in the end is what is there. */
static void
test_catches_up_with_everything (void)
{
  enum { N_STEPS = 400,
         N_NAMES = 12 };
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (GHashTable) texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_STEPS; i++) {
    g_autofree char *uuid = g_strdup_printf ("n%d", g_test_rand_int_range (0, N_NAMES));
    g_autofree char *text = g_strdup_printf ("woord%ux", i);
    g_autoptr (NabijEntry) entry = NULL;

    entry = nabij_entry_new (&(NabijEntryFields){
      .uuid = uuid,
      .kind = NABIJ_ENTRY_KIND_NOTE,
      .instant = { g_test_rand_int_range (0, 6), 0 },
      .text = text,
    });
    switch (g_test_rand_int_range (0, 4)) {
    case 0:
      g_assert_true (nabij_entry_store_write (database, entry, &error));
      break;
    case 1:
      g_assert_true (nabij_entry_store_index (database, &error));
      continue;
    default:
      g_assert_true (nabij_entry_store_save (database, entry, &error));
    }
    g_hash_table_replace (texts, g_strdup (uuid), g_strdup (text));
  }
  g_assert_true (nabij_entry_store_index (database, &error));

  for (guint i = 0; i < N_STEPS; i++) {
    g_autofree char *text = g_strdup_printf ("woord%ux", i);
    g_autofree char *found = search (database, text);

    if (*found != '\0')
      g_assert_cmpstr (g_hash_table_lookup (texts, found), ==, text);
  }
  for (guint i = 0; i < N_NAMES; i++) {
    g_autofree char *uuid = g_strdup_printf ("n%u", i);
    const char      *text = g_hash_table_lookup (texts, uuid);
    g_autofree char *found = text != NULL ? search (database, text) : NULL;

    if (text != NULL)
      g_assert_cmpstr (found, ==, uuid);
  }
}

static gboolean
remove_in_transaction (NabijDatabase *database,
                       gpointer       data,
                       GError       **error)
{
  return nabij_search_index_remove (database, *(gint64 *)data, error);
}

/* Words that an entry no longer has go with it, although the index has not caught up yet. */
static void
test_keeps_no_word_of_what_goes (void)
{
  NabijEntryFields fields = { .uuid = "a", .kind = NABIJ_ENTRY_KIND_NOTE, .instant = { 1, 0 }, .text = "geheim" };
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autofree char *words = NULL;
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  gint64 place = 5;

  save (database, &fields);
  fields.instant.utc_us = place;
  fields.text = "anders";
  entry = nabij_entry_new (&fields);
  g_assert_true (nabij_entry_store_save (database, entry, &error));
  g_assert_true (nabij_database_in_transaction (database, remove_in_transaction, &place, &error));
  g_clear_pointer (&database, nabij_database_close);

  words = nabij_fixture_query (file, "SELECT words FROM entry_search");
  g_assert_cmpstr (words, ==, "");
}

/* Somebody pastes a whole book, and somebody leans on the keys. */
static void
test_takes_anything_that_is_typed (void)
{
  static const char *const parts[] = {
    "a",
    "é",
    "AND",
    "\"",
    "*",
    "(",
    ")",
    ":",
    "-",
    "^",
    "+",
    "{",
    "}",
    " ",
    "\\",
    "'",
    ";",
    "NEAR",
    "\n",
    "😴",
    "\xe2\x80\x8d",
    "\xff",
    "م",
    "ĳ",
    "%",
    "\xee\x80\x80",
    "\xf3\xa0\x81\xa7",
    "़",
    "½",
    "ﷺ",
  };
  g_autoptr (NabijDatabase) database = open_sound ();
  g_autofree char *long_word = g_strnfill (1024 * 1024, 'x');
  g_autoptr (GString) book = g_string_new (NULL);
  g_autofree char *found = NULL;

  save (database, &(NabijEntryFields){ .uuid = "a", .kind = NABIJ_ENTRY_KIND_NOTE, .text = long_word });
  found = search (database, long_word);
  g_assert_cmpstr (found, ==, "a");
  for (guint i = 0; i < 10000; i++)
    g_string_append_printf (book, "x%u ", i);
  g_clear_pointer (&found, g_free);
  found = search (database, book->str);
  g_assert_cmpstr (found, ==, "");

  for (guint round = 0; round < 2000; round++) {
    g_autoptr (GString) typed = g_string_new (NULL);
    g_autofree char *any = NULL;
    gint32           n_parts = g_test_rand_int_range (0, 8);

    for (gint32 i = 0; i < n_parts; i++)
      g_string_append (typed, parts[g_test_rand_int_range (0, G_N_ELEMENTS (parts))]);
    any = search (database, typed->str);
  }
}

/* A question over many rows ends when nobody waits for it any more. */
static void
test_gives_up_when_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *file = nabij_fixture_dup_file ("journal.db");
  g_autoptr (NabijDatabase) database = NULL;
  NabijJournalQuery query = { .match = "(\"w\" *)" };
  g_autoptr (GArray) items = NULL;
  g_autoptr (GError) error = NULL;

  nabij_fixture_save_many (2000);
  nabij_fixture_execute (file,
                         "INSERT INTO entry_search (rowid, words) SELECT place, 'woord' FROM entry",
                         FALSE);
  database = open_sound ();
  g_cancellable_cancel (cancellable);
  items = nabij_entry_finder_find (database, &query, 0, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (items);

  g_clear_error (&error);
  items = nabij_entry_finder_find (database, &query, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (items->len, ==, 2000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/search/" name, func)
  ADD ("folds", test_folds);
  ADD ("folds-once", test_folds_once);
  ADD ("compiles", test_compiles);
  ADD ("finds-words-and-beginnings", test_finds_words_and_beginnings);
  ADD ("finds-what-an-entry-says-now", test_finds_what_an_entry_says_now);
  ADD ("catches-up-with-everything", test_catches_up_with_everything);
  ADD ("keeps-no-word-of-what-goes", test_keeps_no_word_of_what_goes);
  ADD ("takes-anything-that-is-typed", test_takes_anything_that_is_typed);
  ADD ("gives-up-when-cancelled", test_gives_up_when_cancelled);
#undef ADD

  return g_test_run ();
}
