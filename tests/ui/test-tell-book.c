/* test-tell-book.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keepsake-fixture.h"
#include "nabij-language.h"
#include "nabij-paper-fixture.h"
#include "nabij-tell-fixture.h"
#include "nabij-tell-type.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>

#define N_WORDS_WITHOUT_SPACE 360
#define N_CHECK_INS 100
#define LARGE_MIN_PT 14.0

static NabijCatalogue *
open_catalogue (const char *language)
{
  g_autoptr (GError) error = NULL;
  NabijCatalogue *catalogue = nabij_catalogue_new (language, NABIJ_TEST_LOCALE_DIR, &error);

  g_assert_no_error (error);
  return catalogue;
}

static NabijTellText *
write_all (const char *language)
{
  g_autoptr (NabijCatalogue) catalogue = open_catalogue (language);
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();
  g_autoptr (GPtrArray) moments = nabij_tell_fixture_pick_moments (entries);
  NabijTellChoice choice;

  nabij_tell_fixture_choose (&choice);
  return nabij_tell_fixture_write (&choice, entries, moments, catalogue);
}

/* The same without anything in it but one part. */
static NabijTellText *
write_part (const char *heading,
            const char *words)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (NabijCatalogue) catalogue = open_catalogue ("en");
  NabijTellChoice choice;
  NabijTellText  *text;
  NabijTellPart  *part;

  nabij_tell_fixture_choose (&choice);
  choice.questions = "?";
  text = nabij_tell_fixture_write (&choice, entries, NULL, catalogue);
  part = g_ptr_array_index (text->parts, 0);
  g_free (part->heading);
  part->heading = g_strdup (heading);
  g_free (part->text);
  part->text = g_strdup (words);
  return text;
}

static char *
save (NabijTellBook *book,
      const char    *folder)
{
  g_autoptr (NabijPaper) paper = nabij_tell_book_to_paper (book);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, "tell.pdf", NULL);

  g_assert_true (nabij_paper_fixture_save (paper, path, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static void
assert_info (NabijTellBook *book,
             const char    *expected)
{
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = save (book, folder);
  g_autofree char *info = nabij_paper_fixture_read_info (path);

  g_test_message ("looking for “%s”", expected);
  g_assert_nonnull (strstr (info, expected));
  g_remove (path);
  g_rmdir (folder);
}

/* The words of the picture, and where in the order of the page they stand. */
static char *
insert_picture (const char *page_words,
                gboolean    is_dutch)
{
  const char      *heading = is_dutch ? "Spanningenherstel" : "Tensionandrecovery";
  const char      *words = is_dutch ? "rustigeenbeetjegespannenheelgespannenteveelgeenwoordwoensdag7oktoberdinsdag17november"
                                    : "calmalittletenseverytensetoomuchnowordWednesday7OctoberTuesday17November";
  g_autofree char *squeezed = nabij_paper_fixture_squeeze (page_words);
  g_auto (GStrv) parts = g_strsplit (squeezed, heading, 2);

  if (parts[1] == NULL)
    return g_steal_pointer (&squeezed);
  return g_strconcat (parts[0], heading, words, parts[1], NULL);
}

/* Each page of the file has the words of that page, its number, and nothing else, in the one language
 * while the program speaks the other. */
static void
test_pdf (gconstpointer data)
{
  const char      *language = data;
  const gboolean   is_dutch = g_str_equal (language, "nl");
  g_autofree char *name = g_strdup_printf ("%s.txt", language);
  g_autofree char *expected_path = g_test_build_filename (G_TEST_DIST, "data", "tell", name, NULL);
  g_autoptr (NabijTellText) text = NULL;
  g_autoptr (NabijTellBook) book = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (nabij_paper_fixture_runs_apart ())
    return;

  nabij_language_init (is_dutch ? "en" : "nl", NABIJ_TEST_LOCALE_DIR);
  text = write_all (language);
  book = nabij_tell_fixture_set (text, GTK_PAPER_NAME_A4, FALSE);
  whole = nabij_tell_fixture_dup_whole (book);
  g_assert_true (g_file_get_contents (expected_path, &expected, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (whole, ==, expected);
  g_assert_cmpuint (nabij_tell_book_get_n_pages (book), ==, 2);

  folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  path = save (book, folder);
  for (guint page = 0; page < nabij_tell_book_get_n_pages (book); page++) {
    g_autofree char *page_words = nabij_tell_book_dup_page_text (book, page);
    g_autofree char *words = nabij_paper_fixture_read_page (path, page + 1);
    g_autofree char *squeezed = nabij_paper_fixture_squeeze (words);
    g_autofree char *with_picture = insert_picture (page_words, is_dutch);
    g_autofree char *number = g_strdup_printf (is_dutch ? "%uvan%u" : "%uof%u", page + 1, nabij_tell_book_get_n_pages (book));
    g_autofree char *foot = nabij_paper_fixture_squeeze (text->foot);
    g_autofree char *all = NULL;

    /* The number is drawn before what stands at the foot of the last page. */
    if (page == 1) {
      with_picture[strlen (with_picture) - strlen (foot)] = '\0';
      all = g_strconcat (with_picture, number, foot, NULL);
    } else {
      all = g_strconcat (with_picture, number, NULL);
    }
    g_assert_cmpstr (squeezed, ==, all);
  }
  g_remove (path);
  g_rmdir (folder);
}

static void
test_paper_sizes (void)
{
  g_autoptr (NabijTellText) text = write_all ("en");
  g_autoptr (NabijTellBook) a4 = nabij_tell_fixture_set (text, GTK_PAPER_NAME_A4, FALSE);
  g_autoptr (NabijTellBook) letter = nabij_tell_fixture_set (text, GTK_PAPER_NAME_LETTER, FALSE);

  assert_info (a4, "595.276 x 841.89 pts (A4)");
  assert_info (letter, "612 x 792 pts (letter)");
}

static void
test_large_letters (void)
{
  NabijTellType type;
  g_autoptr (NabijTellText) text = write_all ("en");
  g_autoptr (NabijTellBook) normal = nabij_tell_fixture_set (text, GTK_PAPER_NAME_A4, FALSE);
  g_autoptr (NabijTellBook) large = nabij_tell_fixture_set (text, GTK_PAPER_NAME_A4, TRUE);
  g_autofree char *normal_words = nabij_tell_fixture_dup_whole (normal);
  g_autofree char *large_words = nabij_tell_fixture_dup_whole (large);
  g_autofree char *normal_squeezed = nabij_paper_fixture_squeeze (normal_words);
  g_autofree char *large_squeezed = nabij_paper_fixture_squeeze (large_words);

  nabij_tell_type_init (&type, 595.0, 842.0, TRUE);
  g_assert_cmpfloat (type.styles[NABIJ_TELL_STYLE_BODY].size_pt, >=, LARGE_MIN_PT);
  g_assert_cmpfloat (type.styles[NABIJ_TELL_STYLE_ITEM].size_pt, >=, LARGE_MIN_PT);
  g_assert_cmpuint (nabij_tell_book_get_n_pages (large), >, nabij_tell_book_get_n_pages (normal));
  g_assert_cmpstr (large_squeezed, ==, normal_squeezed);
}

/* A sheet that is alone has no number. */
static void
test_one_page (void)
{
  g_autoptr (NabijTellText) text = write_part ("Heading", "One line.\n\n\nAnother.\r\n   \n");
  g_autoptr (NabijTellBook) book = nabij_tell_fixture_set (text, NULL, FALSE);
  g_autofree char *words = nabij_tell_book_dup_page_text (book, 0);
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = save (book, folder);
  g_autofree char *pdf = nabij_paper_fixture_read_page (path, 1);
  g_autofree char *squeezed = nabij_paper_fixture_squeeze (words);
  g_autofree char *pdf_squeezed = nabij_paper_fixture_squeeze (pdf);

  g_assert_cmpuint (nabij_tell_book_get_n_pages (book), ==, 1);
  g_assert_cmpstr (words, ==,
                   "What I want to tell\n"
                   "Monday 5 October to Tuesday 17 November 2026\n"
                   "Heading\n"
                   "One line.\n"
                   "Another.\n"
                   "These are my own words, not the result of a test.");
  g_assert_cmpstr (pdf_squeezed, ==, squeezed);
  g_remove (path);
  g_rmdir (folder);
}

static void
draw_all (NabijTellBook *book)
{
  g_autoptr (NabijPaper) paper = nabij_tell_book_to_paper (book);

  for (guint page = 0; page < nabij_tell_book_get_n_pages (book); page++) {
    cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 60, 85);
    cairo_t         *cairo = cairo_create (surface);

    nabij_paper_draw_preview (paper, page, cairo, 60.0, 85.0);
    g_assert_cmpint (cairo_status (cairo), ==, CAIRO_STATUS_SUCCESS);
    cairo_destroy (cairo);
    cairo_surface_destroy (surface);
  }
}

/* Every letter is on some page, whatever it is made of, in every size. */
static void
test_long_texts_are_never_cut (gconstpointer data)
{
  const gboolean   is_large = GPOINTER_TO_INT (data);
  GString         *words = g_string_new (NULL);
  GString         *without_space = g_string_new (NULL);
  g_autofree char *all = NULL;
  g_autofree char *expected = NULL;
  g_autoptr (NabijTellText) text = NULL;
  g_autoptr (NabijTellBook) book = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *squeezed = NULL;

  for (guint i = 0; i < N_WORDS_WITHOUT_SPACE; i++)
    g_string_append_printf (without_space, "woord%u", i);
  for (guint i = 0; i < 300; i++)
    g_string_append_printf (words, "A line of some length, number %u, that says a little and then a little more, so that it is broken.%s", i, i % 7 == 0 ? "\n" : " ");
  for (guint i = 0; i < 300; i++)
    g_string_append (words, "שלום תינוק 😀 👩‍👩‍👧 ");
  g_string_append_printf (words, "\n%s\n<b>no markup</b> & such", without_space->str);
  g_string_free (without_space, TRUE);
  all = g_string_free (words, FALSE);

  text = write_part ("A heading that is so long that it goes over more than one line, and then some more, until it ends", all);
  book = nabij_tell_fixture_set (text, GTK_PAPER_NAME_A4, is_large);
  g_assert_cmpuint (nabij_tell_book_get_n_pages (book), >, 4);
  draw_all (book);
  whole = nabij_tell_fixture_dup_whole (book);
  squeezed = nabij_paper_fixture_squeeze (whole);
  expected = nabij_paper_fixture_squeeze (all);
  g_assert_nonnull (strstr (squeezed, expected));
  g_assert_true (g_str_has_suffix (squeezed, "&suchThesearemyownwords,nottheresultofatest."));
}

static void
test_many_check_ins (void)
{
  g_autoptr (NabijCatalogue) catalogue = open_catalogue ("en");
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_check_ins (N_CHECK_INS);
  g_autoptr (NabijTellText) text = NULL;
  g_autoptr (NabijTellBook) book = NULL;
  NabijTellChoice choice;
  guint           n_found = 0;

  nabij_tell_fixture_choose (&choice);
  text = nabij_tell_fixture_write (&choice, entries, NULL, catalogue);
  book = nabij_tell_fixture_set (text, GTK_PAPER_NAME_A4, FALSE);
  for (guint page = 0; page < nabij_tell_book_get_n_pages (book); page++) {
    g_autofree char *words = nabij_tell_book_dup_page_text (book, page);
    g_auto (GStrv) lines = g_strsplit (words, "\n", -1);
    const guint n_lines = g_strv_length (lines);

    /* No heading stands at the foot of a page, and no answer without its sentence at its head. */
    g_assert_false (g_str_has_prefix (lines[n_lines - 1], "How I was doing"));
    g_assert_false (g_str_equal (lines[0], "hardly") || g_str_equal (lines[0], "sometimes") || g_str_equal (lines[0], "often"));
    for (guint i = 0; i < n_lines; i++)
      n_found += g_str_has_prefix (lines[i], "One hard moment: Iets moeilijks") ? 1 : 0;
  }
  g_assert_cmpuint (n_found, ==, N_CHECK_INS);
  draw_all (book);
}

static void
test_many_moments (void)
{
  g_autoptr (NabijCatalogue) catalogue = open_catalogue ("en");
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  g_autoptr (GPtrArray) moments = nabij_keepsake_fixture_moments (1000);
  g_autoptr (NabijTellText) text = NULL;
  g_autoptr (NabijTellBook) book = NULL;
  NabijTellChoice choice;

  nabij_tell_fixture_choose (&choice);
  text = nabij_tell_fixture_write (&choice, entries, moments, catalogue);
  book = nabij_tell_fixture_set (text, GTK_PAPER_NAME_LETTER, TRUE);
  g_assert_cmpuint (nabij_tell_book_get_n_pages (book), ==, 1);
  draw_all (book);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
test_it_can_be_given_up (void)
{
  g_autoptr (NabijTellText) text = write_all ("en");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (NabijTellBook) book = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  nabij_tell_book_new_async (text, NULL, FALSE, cancellable, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  book = nabij_tell_book_new_finish (result, &error);
  g_assert_null (book);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_data_func ("/nabij/ui/tell-book/pdf-en", "en", test_pdf);
  g_test_add_data_func ("/nabij/ui/tell-book/pdf-nl", "nl", test_pdf);
  g_test_add_func ("/nabij/ui/tell-book/paper-sizes", test_paper_sizes);
  g_test_add_func ("/nabij/ui/tell-book/large-letters", test_large_letters);
  g_test_add_func ("/nabij/ui/tell-book/one-page", test_one_page);
  g_test_add_data_func ("/nabij/ui/tell-book/long-texts-are-never-cut", GINT_TO_POINTER (FALSE), test_long_texts_are_never_cut);
  g_test_add_data_func ("/nabij/ui/tell-book/large-long-texts-are-never-cut", GINT_TO_POINTER (TRUE), test_long_texts_are_never_cut);
  g_test_add_func ("/nabij/ui/tell-book/many-check-ins", test_many_check_ins);
  g_test_add_func ("/nabij/ui/tell-book/many-moments", test_many_moments);
  g_test_add_func ("/nabij/ui/tell-book/it-can-be-given-up", test_it_can_be_given_up);

  status = g_test_run ();
  /* The fonts of this thread are kept for as long as it lives. */
  pango_cairo_font_map_set_default (NULL);
  return status;
}
