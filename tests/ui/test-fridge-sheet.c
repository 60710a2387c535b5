/* test-fridge-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fridge-sheet.h"
#include "nabij-language.h"
#include "nabij-paper-fixture.h"

#include <glib/gstdio.h>
#include <pango/pangocairo.h>

/* 10 points where running text has 13. */
#define SCALE_ORDINARY 0.75

static NabijFamily *
make_family (void)
{
  NabijFamily *family = nabij_family_new ();

  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_MIDWIFE, "Anna van den Berg-de Vries", "06 1234 5678"));
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_GP, NULL, "030 123 45 67"));
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_OUT_OF_HOURS, "", "030 765 43 21"));
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_FRIEND, "Oma <Truus> & Opa", "+31 6 8765 4321"));
  return family;
}

/* One page of A5 that has the words of the sheet, in their order, and nothing else. */
static void
assert_pdf (NabijSheet *sheet)
{
  g_autofree char *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "card.pdf", NULL);
  g_autoptr (NabijPaper) paper = nabij_sheet_to_paper (sheet);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  g_autofree char *squeezed = NULL;
  g_autofree char *expected_words = nabij_sheet_dup_text (sheet);
  g_autofree char *expected = nabij_paper_fixture_squeeze (expected_words);
  g_autofree char *info = NULL;
  GStatBuf         status;

  nabij_paper_fixture_save (paper, path, NULL, &error);
  g_assert_no_error (error);
  words = nabij_paper_fixture_read_page (path, 1);
  squeezed = nabij_paper_fixture_squeeze (words);
  g_assert_cmpstr (squeezed, ==, expected);

  info = nabij_paper_fixture_read_info (path);
  g_assert_true (g_regex_match_simple ("Pages:\\s+1\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Page size:\\s+419\\.\\d* x 595\\.\\d* pts", info, 0, 0));

  /* Only its owner may read it: there are numbers of others on it. */
  g_assert_no_errno (g_stat (path, &status));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_remove (path);
  g_rmdir (folder);
}

static void
assert_has (const char *all,
            const char *part)
{
  g_test_message ("looking for “%s”", part);
  g_assert_nonnull (strstr (all, part));
}

static void
test_words (void)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijSheet) sheet = NULL;
  g_autofree char *words = NULL;

  nabij_language_init ("en", NABIJ_TEST_LOCALE_DIR);
  sheet = nabij_fridge_sheet_new (family, FALSE, "112");
  words = nabij_sheet_dup_text (sheet);

  assert_has (words, "1 Slow down\n");
  assert_has (words, "2 Closeness first\n");
  assert_has (words, "3 You too\n");
  assert_has (words, "wide awake");
  assert_has (words, "Put baby down safely\nToo much?\nLay your baby on their back in their own cot, leave the room for a moment and breathe. "
                     "Look again after a few minutes. Never shake your baby. Ask for help.");
  assert_has (words, "Midwife, Anna van den Berg-de Vries\n06 1234 5678");
  assert_has (words, "GP\n030 123 45 67");
  /* Names are no markup. */
  assert_has (words, "Oma <Truus> & Opa\n+31 6 8765 4321");
  g_assert_true (g_str_has_suffix (words, "Danger to life\n112"));
}

static void
test_pdf (gconstpointer data)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijFamily) nobody = nabij_family_new ();
  g_autoptr (NabijSheet) sheet = NULL;
  g_autoptr (NabijSheet) bare = NULL;
  g_autoptr (NabijSheet) twins = NULL;
  g_autofree char *words = NULL;

  if (nabij_paper_fixture_runs_apart ())
    return;

  nabij_language_init (data, NABIJ_TEST_LOCALE_DIR);
  sheet = nabij_fridge_sheet_new (family, FALSE, "112");
  g_assert_cmpfloat (nabij_sheet_get_scale (sheet), >, SCALE_ORDINARY);
  assert_pdf (sheet);
  words = nabij_sheet_dup_text (sheet);
  assert_has (words, g_str_equal (data, "nl") ? "Even neerleggen" : "Put baby down safely");

  /* It is complete without any number, and with two babies. */
  bare = nabij_fridge_sheet_new (nobody, FALSE, NULL);
  assert_pdf (bare);
  g_assert_cmpfloat (nabij_sheet_get_scale (bare), >=, nabij_sheet_get_scale (sheet));
  twins = nabij_fridge_sheet_new (family, TRUE, "112");
  assert_pdf (twins);
}

/* Two babies are two in every line, also where it becomes too much. */
static void
test_means_all_babies (gconstpointer data)
{
  const gboolean is_dutch = g_str_equal (data, "nl");
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijSheet) sheet = NULL;
  g_autofree char *words = NULL;

  if (nabij_paper_fixture_runs_apart ())
    return;

  nabij_language_init (data, NABIJ_TEST_LOCALE_DIR);
  sheet = nabij_fridge_sheet_new (family, TRUE, "112");
  words = nabij_sheet_dup_text (sheet);
  g_assert_false (g_regex_match_simple (is_dutch ? "je baby\\b(?!’s)" : "your baby\\b", words, 0, 0));
  assert_has (words, is_dutch ? "elk in het eigen bedje" : "each in their own cot");
  assert_has (words, is_dutch ? "je baby’s merken" : "your babies can notice");
}

/* However much there is on it, it is one page, and nothing of it is cut. */
static void
test_fits (gconstpointer data)
{
  const guint length = GPOINTER_TO_UINT (data);
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (GString) name = g_string_new (NULL);
  g_autoptr (NabijSheet) sheet = NULL;

  nabij_language_init ("en", NABIJ_TEST_LOCALE_DIR);
  while (name->len < length)
    g_string_append (name, "Wilhelmina ");
  for (guint i = 0; i < 6; i++)
    g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_OTHER, name->str, "0123456789012345678901234567890"));

  sheet = nabij_fridge_sheet_new (family, FALSE, "112");
  g_assert_cmpfloat (nabij_sheet_get_used_pt (sheet), <=, NABIJ_SHEET_HEIGHT_PT - 72.0);
  assert_pdf (sheet);
}

static void
test_without_numbers (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijSheet) sheet = NULL;
  g_autofree char *words = NULL;

  nabij_language_init ("en", NABIJ_TEST_LOCALE_DIR);
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_FRIEND, "Sam", "  "));
  sheet = nabij_fridge_sheet_new (family, FALSE, "999");
  words = nabij_sheet_dup_text (sheet);
  g_assert_null (strstr (words, "Sam"));
  assert_has (words, "999");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/fridge-sheet/words", test_words);
  g_test_add_data_func ("/nabij/ui/fridge-sheet/pdf-en", "en", test_pdf);
  g_test_add_data_func ("/nabij/ui/fridge-sheet/pdf-nl", "nl", test_pdf);
  g_test_add_data_func ("/nabij/ui/fridge-sheet/means-all-babies-en", "en", test_means_all_babies);
  g_test_add_data_func ("/nabij/ui/fridge-sheet/means-all-babies-nl", "nl", test_means_all_babies);
  g_test_add_data_func ("/nabij/ui/fridge-sheet/fits-long-names", GUINT_TO_POINTER (120), test_fits);
  g_test_add_data_func ("/nabij/ui/fridge-sheet/fits-endless-names", GUINT_TO_POINTER (3000), test_fits);
  g_test_add_func ("/nabij/ui/fridge-sheet/leaves-out-who-has-no-number", test_without_numbers);

  status = g_test_run ();
  /* The fonts of this thread are kept for as long as it lives. */
  pango_cairo_font_map_set_default (NULL);
  return status;
}
