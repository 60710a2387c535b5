/* test-fridge-sheet.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fridge-sheet.h"
#include "nabij-language.h"

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

/* Words without the white space between them, which a PDF does not keep. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);

  for (; *text != '\0'; text = g_utf8_next_char (text)) {
    const gunichar c = g_utf8_get_char (text);

    if (!g_unichar_isspace (c) && g_unichar_isprint (c))
      g_string_append_unichar (squeezed, c);
  }
  return g_string_free (squeezed, FALSE);
}

static char *
run (const char *const *command)
{
  char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static void
save (NabijSheet *sheet,
      const char *path)
{
  g_autoptr (NabijPaper) paper = nabij_sheet_to_paper (sheet);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_paper_save_async (paper, file, NULL, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_paper_save_finish (result, &error));
  g_assert_no_error (error);
}

/* One page of A5 that has the words of the sheet, in their order, and nothing else. */
static void
assert_pdf (NabijSheet *sheet)
{
  g_autofree char  *folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  g_autofree char  *path = g_build_filename (folder, "card.pdf", NULL);
  const char *const to_text[] = { "pdftotext", "-raw", "-nopgbrk", path, "-", NULL };
  const char *const to_info[] = { "pdfinfo", path, NULL };
  g_autofree char  *words = NULL;
  g_autofree char  *squeezed = NULL;
  g_autofree char  *expected_words = nabij_sheet_dup_text (sheet);
  g_autofree char  *expected = squeeze (expected_words);
  g_autofree char  *info = NULL;
  GStatBuf          status;

  save (sheet, path);
  words = run (to_text);
  squeezed = squeeze (words);
  g_assert_cmpstr (squeezed, ==, expected);

  info = run (to_info);
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

/* Messages that were looked up stay as they are: each language has a process of its own. */
static gboolean
runs_apart (void)
{
  if (g_test_subprocess ())
    return FALSE;

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
  return TRUE;
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

  if (runs_apart ())
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

  if (runs_apart ())
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
