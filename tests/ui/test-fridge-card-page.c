/* test-fridge-card-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-fridge-card-page.h"
#include "nabij-page-fixture.h"
#include "nabij-sheet-view.h"
#include "nabij-ui-widgets.h"

#include <string.h>

typedef struct {
  NabijPageFixture base;
  NabijServices   *services;
  char            *folder;
  char            *path;
} Fixture;

static NabijFamilyKeeper *
get_keeper (Fixture *fixture)
{
  return nabij_services_get_family_keeper (fixture->services);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_page_fixture_init (&fixture->base, 15);
  g_settings_reset (fixture->base.ui.settings, "region");
  fixture->folder = g_dir_make_tmp ("nabij-test-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "card.pdf", NULL);
  fixture->services = nabij_ui_fixture_make_services (&fixture->base.ui, fixture->path);
  nabij_page_fixture_show (&fixture->base, nabij_fridge_card_page_new (fixture->services));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_page_fixture_let_go (&fixture->base);
  g_settings_reset (fixture->base.ui.settings, "region");
  g_clear_object (&fixture->services);
  nabij_page_fixture_clear (&fixture->base);
  nabij_ui_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
add_contact (Fixture *fixture)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (fixture));

  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_FRIEND, "Sam", "06 1111 2222"));
  nabij_family_keeper_set_family (get_keeper (fixture), family);
}

#define WORDS(number)                                                                                                  \
  "When your baby cries\nFirst let one breath go. You don’t have to fix this fast.\n"                                \
  "1 Slow down\nSofter light, less noise. One thing at a time, in your usual order.\n"                                 \
  "2 Closeness first\nYour voice, your hand, or holding when you are wide awake. That way your baby can notice you.\n" \
  "3 You too\nBreathe out slowly. It doesn’t have to be quiet.\n"                                                    \
  "Put baby down safely\nToo much?\nLay your baby on their back in their own cot, leave the room for a moment and "    \
  "breathe. Look again after a few minutes. Never shake your baby. Ask for help.\n"                                    \
  "Ill, or not as usual? Call\n" number

static void
assert_words (Fixture    *fixture,
              const char *words)
{
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (nabij_page_fixture_find (&fixture->base, GTK_TYPE_DRAWING_AREA, "preview")),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
}

/* In the region where one is, with the numbers that are known. */
static void
test_words (Fixture      *fixture,
            gconstpointer data)
{
  assert_words (fixture, WORDS ("Danger to life\n112"));
  g_assert_true (gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, "add_numbers")));
  g_settings_set_string (fixture->base.ui.settings, "region", "gb");
  assert_words (fixture, WORDS ("Danger to life\n999"));
  add_contact (fixture);
  assert_words (fixture, WORDS ("Sam\n06 1111 2222\nDanger to life\n999"));
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, "add_numbers")));
}

static gboolean
says (gpointer data)
{
  Fixture *fixture = data;

  return gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_LABEL, "line"));
}

static void
test_saves (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *bytes = NULL;

  g_signal_emit_by_name (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, "save_button"), "clicked");
  g_assert_false (gtk_widget_get_sensitive (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, "save_button")));
  nabij_ui_wait_for (says, fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_page_fixture_find (&fixture->base, GTK_TYPE_LABEL, "line"))), ==, "Saved. Whoever has the file can read it.");
  g_assert_true (gtk_widget_get_sensitive (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, "save_button")));
  g_assert_true (g_file_get_contents (fixture->path, &bytes, NULL, NULL));
  g_assert_true (g_str_has_prefix (bytes, "%PDF-"));
}

static void
test_cannot_save (Fixture      *fixture,
                  gconstpointer data)
{
  nabij_ui_remove_folder (fixture->folder);
  g_signal_emit_by_name (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BUTTON, "save_button"), "clicked");
  nabij_ui_wait_for (says, fixture);
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (nabij_page_fixture_find (&fixture->base, GTK_TYPE_LABEL, "line"))), ==, "It could not be saved there. Another place may do.");
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

/* The same drawing goes to a printer, on A5. */
static void
test_prints (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (NabijSheet) sheet = nabij_sheet_new ();
  g_autoptr (NabijPaper) paper = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  const char *const command[] = { "pdfinfo", fixture->path, NULL };
  g_autofree char  *info = NULL;

  nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_TITLE, "One", NULL);
  nabij_sheet_set (sheet);
  paper = nabij_sheet_to_paper (sheet);
  nabij_paper_print_async (paper, GTK_PAPER_NAME_A5, "Card", fixture->base.window, GTK_PRINT_OPERATION_ACTION_EXPORT, fixture->path, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (nabij_paper_print_finish (result, &error));
  g_assert_no_error (error);

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &info, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_regex_match_simple ("Pages:\\s+1\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Page size:\\s+419\\.\\d* x 595\\.\\d* pts", info, 0, 0));
}

static void
test_is_silent (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (fixture));

  family->silence = NABIJ_SILENCE_OPENED;
  nabij_family_keeper_set_family (get_keeper (fixture), family);
  g_assert_false (gtk_widget_get_visible (nabij_page_fixture_find (&fixture->base, GTK_TYPE_BOX, "card")));
  assert_words (fixture, "");
}

static void
test_fits_a_narrow_window (Fixture      *fixture,
                           gconstpointer data)
{
  nabij_page_fixture_enlarge_text (&fixture->base);
  nabij_ui_assert_fits_a_phone (fixture->base.page);
}

static void
add (const char *path,
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char *argv[])
{
  nabij_ui_init (&argc, &argv);

  add ("/nabij/ui/fridge-card-page/words", test_words);
  add ("/nabij/ui/fridge-card-page/saves", test_saves);
  add ("/nabij/ui/fridge-card-page/cannot-save", test_cannot_save);
  add ("/nabij/ui/fridge-card-page/prints", test_prints);
  add ("/nabij/ui/fridge-card-page/is-silent", test_is_silent);
  /* The last one: the text stays large. */
  add ("/nabij/ui/fridge-card-page/fits-a-narrow-window", test_fits_a_narrow_window);

  return g_test_run ();
}
