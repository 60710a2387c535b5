/* test-keepsake-book.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keepsake-book.h"
#include "nabij-keepsake-fixture.h"
#include "nabij-language.h"
#include "nabij-paper-fixture.h"
#include "nabij-recovery-words.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>

#define A4_WIDTH_PT 595.28
#define A4_HEIGHT_PT 841.89
#define N_LONG 1000000

static NabijKeepsakeBook *
make_book (const NabijKeepsakeChoice *choice,
           GPtrArray                 *entries)
{
  g_autoptr (NabijWords) words = nabij_words_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GError) error = NULL;
  NabijKeepsakeBook *book = nabij_keepsake_book_new (nabij_keepsake_text_new (choice, entries, words, practices),
                                                     A4_WIDTH_PT, A4_HEIGHT_PT, NULL, &error);

  g_assert_no_error (error);
  return book;
}

static gboolean
save (NabijKeepsakeBook *book,
      const char        *path,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autoptr (NabijPaper) paper = nabij_keepsake_book_to_paper (book);

  return nabij_paper_fixture_save (paper, path, cancellable, error);
}

static guint
count_pages (const char *path)
{
  g_autofree char *info = nabij_paper_fixture_read_info (path);
  const char      *pages;

  pages = strstr (info, "Pages:");
  g_assert_nonnull (pages);
  return (guint)g_ascii_strtoull (pages + strlen ("Pages:"), NULL, 10);
}

/* The entries that can be read back letter by letter: those of the Latin script. */
static GPtrArray *
get_latin_entries (void)
{
  GPtrArray *entries = nabij_keepsake_fixture_entries ();

  for (guint i = 0; i < entries->len; i++) {
    const char *text = nabij_entry_get_text (g_ptr_array_index (entries, i));

    if (text != NULL && strstr (text, "ש") != NULL)
      g_ptr_array_remove_index (entries, i--);
  }
  return entries;
}

static void
assert_has (const char *all,
            const char *part)
{
  g_autofree char *squeezed = nabij_paper_fixture_squeeze (part);

  g_test_message ("looking for “%s”", part);
  g_assert_nonnull (strstr (all, squeezed));
}

static char *
read_whole (const char *path,
            guint       n_pages)
{
  GString *all = g_string_new (NULL);

  for (guint page = 1; page <= n_pages; page++) {
    g_autofree char *words = nabij_paper_fixture_read_page (path, page);
    g_autofree char *squeezed = nabij_paper_fixture_squeeze (words);

    g_string_append (all, squeezed);
  }
  return g_string_free (all, FALSE);
}

/* Each page of the file has the words of that page, its number, and nothing else. */
static void
test_pdf (gconstpointer data)
{
  const char    *language = data;
  const gboolean is_dutch = g_str_equal (language, "nl");
  g_autoptr (GPtrArray) entries = NULL;
  const NabijKeepsakeChoice choice = { .title = "Dicht bij jou & mij <3", .with_authors = TRUE };
  g_autoptr (NabijKeepsakeBook) book = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *all = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;

  if (nabij_paper_fixture_runs_apart ())
    return;

  nabij_language_init (language, NABIJ_TEST_LOCALE_DIR);
  folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  path = g_build_filename (folder, "keepsake.pdf", NULL);
  entries = get_latin_entries ();
  book = make_book (&choice, entries);
  g_assert_true (save (book, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_pages (path), ==, nabij_keepsake_book_get_n_pages (book));

  for (guint page = 0; page < nabij_keepsake_book_get_n_pages (book); page++) {
    g_autofree char *expected_words = nabij_keepsake_book_dup_page_text (book, page);
    g_autofree char *expected = nabij_paper_fixture_squeeze (expected_words);
    g_autofree char *words = nabij_paper_fixture_read_page (path, page + 1);
    g_autofree char *squeezed = nabij_paper_fixture_squeeze (words);
    g_autofree char *footer = page > 0 ? g_strdup_printf ("%u", page + 1) : g_strdup ("");
    g_autofree char *whole = g_strconcat (expected, footer, NULL);

    g_assert_cmpstr (squeezed, ==, whole);
  }

  all = read_whole (path, nabij_keepsake_book_get_n_pages (book));
  assert_has (all, choice.title);
  assert_has (all, "<span foreground=\"red\">rood</span> &amp; <i>niet</i>");
  assert_has (all, "Sorry dat ik zo kortaf was. Ik ben er weer.");
  assert_has (all, "het telefoontje");
  assert_has (all, nabij_recovery_words_calmer (NABIJ_RECOVERY_TIME_SAME_EVENING));
  assert_has (all, "Anna");
  assert_has (all, is_dutch ? "Geademd: Water & Rust, Vijf uitademingen" : "Breathed: Water & Rust, Five exhales");
  assert_has (all, is_dutch ? "Vijf uitademingen\nMijn schouders zakten vanzelf." : "Five exhales\nMijn schouders zakten vanzelf.");

  /* Only its owner may read it. */
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_picture (void)
{
  g_autoptr (GPtrArray) entries = nabij_keepsake_fixture_entries ();
  const NabijKeepsakeChoice with = { .title = "With", .with_picture = TRUE };
  const NabijKeepsakeChoice without = { .title = "Without" };
  g_autoptr (NabijKeepsakeBook) book = NULL;
  g_autoptr (NabijKeepsakeBook) plain = NULL;
  g_autoptr (GPtrArray) no_moments = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (NabijKeepsakeBook) quiet = NULL;
  g_autofree char *words = NULL;
  g_autofree char *plain_words = NULL;
  g_autofree char *quiet_words = NULL;

  nabij_language_init ("en", NABIJ_TEST_LOCALE_DIR);
  book = make_book (&with, entries);
  words = nabij_keepsake_book_dup_page_text (book, 1);
  g_assert_true (g_str_has_prefix (words, "Tension and recovery\n"));

  plain = make_book (&without, entries);
  plain_words = nabij_keepsake_book_dup_page_text (plain, 1);
  g_assert_false (g_str_has_prefix (plain_words, "Tension and recovery\n"));

  /* Where no moment was chosen there is nothing to draw. */
  g_ptr_array_add (no_moments, nabij_entry_ref (g_ptr_array_index (entries, 1)));
  quiet = make_book (&with, no_moments);
  quiet_words = nabij_keepsake_book_dup_page_text (quiet, 1);
  g_assert_cmpstr (quiet_words, ==, "Saturday 10 October\nNamen\nNoor, Sam, Jip.\nOf toch Robin.\nVragen aan oma hoe zij heette.");
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) entries = nabij_keepsake_fixture_entries ();
  const NabijKeepsakeChoice choice = { .title = "" };
  g_autoptr (GPtrArray) one = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (NabijKeepsakeBook) book = NULL;
  g_autofree char *cover = NULL;
  g_autofree char *words = NULL;

  nabij_language_init ("en", NABIJ_TEST_LOCALE_DIR);
  g_ptr_array_add (one, nabij_entry_ref (g_ptr_array_index (entries, 5)));
  /* Two exercises of one day are one line. */
  g_ptr_array_insert (one, 0, nabij_entry_ref (g_ptr_array_index (entries, 3)));
  g_ptr_array_insert (one, 0, nabij_entry_ref (g_ptr_array_index (entries, 2)));
  book = make_book (&choice, one);
  cover = nabij_keepsake_book_dup_page_text (book, 0);
  g_assert_cmpstr (cover, ==, "\nSaturday 10 October to Saturday 24 October 2026");
  words = nabij_keepsake_book_dup_page_text (book, 1);
  g_assert_cmpstr (words, ==,
                   "Saturday 10 October\n"
                   "Breathed: Water & Rust, Five exhales\n"
                   "Saturday 24 October\n"
                   "too much\n"
                   "What was going on: het telefoontje\n"
                   "Na dat telefoontje kreeg ik mijn hoofd niet stil, tot ik even buiten stond.\n"
                   "calmer the same evening, a little tense\n"
                   "What helped: even buiten, een kop thee\n"
                   "Sorry dat ik zo kortaf was. Ik ben er weer.");
}

/* It is there once: what has a line of its own is not in the row of the day as well. */
static void
test_what_was_noticed (void)
{
  NabijEntryFields          fields = { .kind = NABIJ_ENTRY_KIND_SESSION, .practice = "five-exhales", .pattern = "water", .text = "My shoulders.\n\nAnd the rain.", .author = "Anna" };
  const NabijKeepsakeChoice choice = { .title = "", .with_authors = TRUE };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (NabijKeepsakeBook) book = NULL;
  g_autofree char *words = NULL;

  nabij_language_init ("en", NABIJ_TEST_LOCALE_DIR);
  g_ptr_array_add (entries, nabij_entry_new (&fields));
  fields.text = " \n";
  fields.practice = "water-and-rust";
  g_ptr_array_add (entries, nabij_entry_new (&fields));
  book = make_book (&choice, entries);
  words = nabij_keepsake_book_dup_page_text (book, 1);
  g_assert_cmpstr (words, ==, "Thursday 1 January\nFive exhales\nAnna\nMy shoulders.\nAnd the rain.\nBreathed: Water & Rust");
}

/* That is for a talk, and has a page of its own. */
static void
test_how_somebody_was_doing_is_left_out (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (NabijCheckIn) check_in = nabij_check_in_new (NABIJ_CHECK_IN_FORM_SELF, FALSE);
  g_autoptr (NabijWords) words = nabij_words_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  const NabijKeepsakeChoice choice = { .title = "Ours" };
  NabijKeepsakeText        *text;

  check_in->good = g_strdup ("outside");
  check_in->is_finished = TRUE;
  g_ptr_array_add (entries, nabij_entry_new (&(NabijEntryFields){ .kind = NABIJ_ENTRY_KIND_CHECK_IN, .instant = { 1795000000 * (gint64)G_USEC_PER_SEC, 0 }, .check_in = check_in }));
  text = nabij_keepsake_text_new (&choice, entries, words, practices);
  g_assert_cmpuint (text->blocks->len, ==, 0);
  nabij_keepsake_text_free (text);
}

static void
test_letters_without_a_title (void)
{
  const NabijEntryFields    fields = { .kind = NABIJ_ENTRY_KIND_LETTER, .text = "Hallo.", .instant = { 0, 0 } };
  const NabijKeepsakeChoice choice = { .title = "" };
  const NabijKeepsakeChoice silent = { .title = "", .is_silent = TRUE };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (NabijKeepsakeBook) book = NULL;
  g_autoptr (NabijKeepsakeBook) silent_book = NULL;
  g_autofree char *words = NULL;
  g_autofree char *silent_words = NULL;

  nabij_language_init ("en", NABIJ_TEST_LOCALE_DIR);
  g_ptr_array_add (entries, nabij_entry_new (&fields));
  book = make_book (&choice, entries);
  words = nabij_keepsake_book_dup_page_text (book, 1);
  g_assert_cmpstr (words, ==, "Thursday 1 January\nLetter to your baby\nHallo.");
  silent_book = make_book (&silent, entries);
  silent_words = nabij_keepsake_book_dup_page_text (silent_book, 1);
  g_assert_cmpstr (silent_words, ==, "Thursday 1 January\nLetter\nHallo.");
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  const NabijKeepsakeChoice choice = { .title = "Nothing", .with_picture = TRUE };
  g_autoptr (NabijKeepsakeBook) book = make_book (&choice, entries);

  g_assert_cmpuint (nabij_keepsake_book_get_n_pages (book), ==, 1);
}

/* A text of a megabyte, without a space in it, and other scripts: every letter is on some page. */
static void
test_long_texts_are_never_cut (void)
{
  g_autofree char          *text = g_malloc (N_LONG + 1);
  g_autofree char          *right_to_left = NULL;
  const NabijKeepsakeChoice choice = { .title = "" };
  NabijEntryFields          fields = { .kind = NABIJ_ENTRY_KIND_NOTE };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  g_autoptr (NabijKeepsakeBook) book = NULL;
  GString *hebrew = g_string_new (NULL);
  gsize    n_letters = 0;

  for (guint i = 0; i < N_LONG; i++)
    text[i] = i % 7 == 6 && i < N_LONG / 2 ? ' ' : (char)('a' + i % 26);
  text[N_LONG] = '\0';
  for (guint i = 0; i < 2000; i++)
    g_string_append (hebrew, "שלום תינוק 😀 ");
  right_to_left = g_string_free (hebrew, FALSE);

  fields.text = text;
  g_ptr_array_add (entries, nabij_entry_new (&fields));
  fields.text = right_to_left;
  g_ptr_array_add (entries, nabij_entry_new (&fields));
  book = make_book (&choice, entries);

  for (guint page = 1; page < nabij_keepsake_book_get_n_pages (book); page++) {
    g_autofree char *words = nabij_keepsake_book_dup_page_text (book, page);
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 60, 85);
    cairo_t         *cairo = cairo_create (surface);

    for (const char *letter = words; *letter != '\0'; letter = g_utf8_next_char (letter)) {
      if (*letter != '\n')
        n_letters++;
    }
    if (page % 100 == 1)
      nabij_keepsake_book_draw_page (book, page, cairo);
    g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cairo);
    cairo_surface_destroy (surface);
  }
  /* The date, the two texts, and the space at the end of one that says nothing. */
  g_assert_cmpuint (n_letters, ==, strlen ("Thursday 1 January") + N_LONG + (gsize)g_utf8_strlen (right_to_left, -1) - 1);
}

static void
test_it_can_be_given_up (void)
{
  g_autoptr (GPtrArray) entries = nabij_keepsake_fixture_entries ();
  g_autoptr (NabijWords) words = nabij_words_new_own ();
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  const NabijKeepsakeChoice choice = { .title = "" };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (NabijKeepsakeBook) none = NULL;
  g_autoptr (NabijKeepsakeBook) book = make_book (&choice, entries);
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "keepsake.pdf", NULL);
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  none = nabij_keepsake_book_new (nabij_keepsake_text_new (&choice, entries, words, practices), A4_WIDTH_PT, A4_HEIGHT_PT, cancellable, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  /* What was there before stays. */
  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  g_assert_false (save (book, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_cmpstr (before, ==, "before");
  g_remove (path);
  g_rmdir (folder);
}

static void
test_a_place_that_can_not_be_written (void)
{
  g_autoptr (GPtrArray) entries = nabij_keepsake_fixture_entries ();
  const NabijKeepsakeChoice choice = { .title = "" };
  g_autoptr (NabijKeepsakeBook) book = make_book (&choice, entries);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) full = NULL;

  g_assert_false (save (book, "/nowhere/keepsake.pdf", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  /* A disk without room. */
  g_assert_false (save (book, "/dev/full", NULL, &full));
  g_assert_nonnull (full);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/nabij/ui/keepsake-book/pdf-en", "en", test_pdf);
  g_test_add_data_func ("/nabij/ui/keepsake-book/pdf-nl", "nl", test_pdf);
  g_test_add_func ("/nabij/ui/keepsake-book/picture", test_picture);
  g_test_add_func ("/nabij/ui/keepsake-book/words", test_words);
  g_test_add_func ("/nabij/ui/keepsake-book/what-was-noticed", test_what_was_noticed);
  g_test_add_func ("/nabij/ui/keepsake-book/how-somebody-was-doing-is-left-out", test_how_somebody_was_doing_is_left_out);
  g_test_add_func ("/nabij/ui/keepsake-book/letters-without-a-title", test_letters_without_a_title);
  g_test_add_func ("/nabij/ui/keepsake-book/nothing", test_nothing);
  g_test_add_func ("/nabij/ui/keepsake-book/long-texts-are-never-cut", test_long_texts_are_never_cut);
  g_test_add_func ("/nabij/ui/keepsake-book/it-can-be-given-up", test_it_can_be_given_up);
  g_test_add_func ("/nabij/ui/keepsake-book/a-place-that-can-not-be-written", test_a_place_that_can_not_be_written);

  status = g_test_run ();
  /* The fonts of this thread are kept for as long as it lives. */
  pango_cairo_font_map_set_default (NULL);
  return status;
}
