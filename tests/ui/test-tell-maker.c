/* test-tell-maker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-fixture.h"
#include "nabij-tell-maker.h"
#include "nabij-ui-fixture.h"

#define UUID(number) "00000000-0000-4000-8000-00000000000" number

typedef struct {
  NabijUiFixture  ui;
  NabijWords     *words;
  NabijPractices *practices;
  NabijCatalogue *catalogue;
  NabijTellChoice choice;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  nabij_ui_fixture_init (&fixture->ui, 15);
  fixture->words = nabij_words_new_own ();
  fixture->practices = nabij_practices_new_own ();
  fixture->catalogue = nabij_catalogue_new ("en", "/nowhere", NULL);
  nabij_tell_fixture_choose (&fixture->choice);
  fixture->choice.questions = NULL;
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  nabij_words_free (fixture->words);
  nabij_practices_free (fixture->practices);
  nabij_catalogue_unref (fixture->catalogue);
  nabij_ui_fixture_clear (&fixture->ui);
}

static void
result_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **)user_data = g_object_ref (result);
}

static NabijTellText *
make (Fixture           *fixture,
      const char *const *uuids,
      const char        *author,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  nabij_tell_make_text_async (fixture->ui.journal, &fixture->choice, uuids, author, fixture->words, fixture->practices, fixture->catalogue,
                              cancellable, result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return nabij_tell_make_text_finish (fixture->ui.journal, result, error);
}

/* The numbers of the parts, in their order; "p" is the picture. */
static char *
describe (const NabijTellText *text)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < text->parts->len; i++) {
    const NabijTellPart *part = g_ptr_array_index (text->parts, i);

    g_string_append_c (words, g_str_has_prefix (part->id, "0000") ? part->id[strlen (part->id) - 1] : part->id[0]);
  }
  g_string_append_printf (words, " %u", text->moments->len);
  return g_string_free (words, FALSE);
}

static void
assert_makes (Fixture           *fixture,
              const char *const *uuids,
              const char        *author,
              const char        *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijTellText) text = make (fixture, uuids, author, NULL, &error);
  g_autofree char *description = NULL;

  g_assert_no_error (error);
  description = describe (text);
  g_assert_cmpstr (description, ==, expected);
}

static void
keep (Fixture *fixture)
{
  g_autoptr (GPtrArray) entries = nabij_tell_fixture_entries ();

  nabij_ui_fixture_keep (&fixture->ui, entries);
}

static void
test_what_was_chosen (Fixture      *fixture,
                      gconstpointer data)
{
  static const char *const none[] = { NULL };
  static const char *const some[] = { UUID ("9"), UUID ("2"), UUID ("6"), NULL };

  keep (fixture);
  fixture->choice.with_picture = FALSE;
  assert_makes (fixture, NULL, NULL, " 0");
  assert_makes (fixture, none, NULL, " 0");
  assert_makes (fixture, some, NULL, "269 0");
}

/* It is told as it was chosen, whatever days were chosen then. */
static void
test_entries_of_other_days (Fixture      *fixture,
                            gconstpointer data)
{
  static const char *const some[] = { UUID ("1"), UUID ("8"), UUID ("3"), NULL };

  keep (fixture);
  g_date_set_dmy (&fixture->choice.first, 27, G_DATE_OCTOBER, 2026);
  g_date_set_dmy (&fixture->choice.last, 29, G_DATE_OCTOBER, 2026);
  assert_makes (fixture, some, NULL, "8p13 1");
}

/* What was deleted in the meantime, or never was. */
static void
test_entries_that_are_gone (Fixture      *fixture,
                            gconstpointer data)
{
  static const char *const some[] = { UUID ("1"), "00000000-0000-4000-8000-999999999999", NULL };

  assert_makes (fixture, some, NULL, " 0");
  keep (fixture);
  assert_makes (fixture, some, NULL, "p1 4");
}

/* The picture has the moments from the first day to the last, as people there counted their days. */
static void
test_days_of_the_picture (Fixture      *fixture,
                          gconstpointer data)
{
  static const struct {
    GDateDay    first;
    GDateDay    last;
    const char *expected;
  } table[] = {
    { 16, 17, "p 2" },
    { 17, 17, "p 1" },
    { 18, 30, " 0" },
    { 10, 15, " 0" },
    { 10, 16, "p 1" },
  };
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  NabijEntryFields fields = { .kind = NABIJ_ENTRY_KIND_MOMENT };

  /* Late on the 16th in New York, which is the 17th in UTC; and early on the 17th in Auckland. */
  fields.instant = (NabijInstant){ G_GINT64_CONSTANT (1794888000) * G_USEC_PER_SEC, -5 * 3600 };
  g_ptr_array_add (entries, nabij_entry_new (&fields));
  fields.instant = (NabijInstant){ G_GINT64_CONSTANT (1794834000) * G_USEC_PER_SEC, 13 * 3600 };
  g_ptr_array_add (entries, nabij_entry_new (&fields));
  nabij_ui_fixture_keep (&fixture->ui, entries);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_date_set_dmy (&fixture->choice.first, table[i].first, G_DATE_NOVEMBER, 2026);
    g_date_set_dmy (&fixture->choice.last, table[i].last, G_DATE_NOVEMBER, 2026);
    assert_makes (fixture, NULL, NULL, table[i].expected);
  }
}

/* What others lived through is in the picture only where it was chosen by itself. */
static void
test_whose_moments (Fixture      *fixture,
                    gconstpointer data)
{
  static const char *const one[] = { UUID ("3"), NULL };

  keep (fixture);
  assert_makes (fixture, NULL, NULL, "p 4");
  assert_makes (fixture, NULL, "Anna", "p 4");
  assert_makes (fixture, NULL, "Bas", " 0");
  assert_makes (fixture, NULL, "", " 0");
  assert_makes (fixture, one, "Bas", "p3 1");
}

static void
test_it_can_be_given_up (Fixture      *fixture,
                         gconstpointer data)
{
  static const char *const one[] = { UUID ("3"), NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijTellText) text = NULL;

  keep (fixture);
  g_cancellable_cancel (cancellable);
  text = make (fixture, one, NULL, cancellable, &error);
  g_assert_null (text);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, test) g_test_add ("/nabij/ui/tell-maker/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ADD ("what-was-chosen", test_what_was_chosen);
  ADD ("entries-of-other-days", test_entries_of_other_days);
  ADD ("entries-that-are-gone", test_entries_that_are_gone);
  ADD ("days-of-the-picture", test_days_of_the_picture);
  ADD ("whose-moments", test_whose_moments);
  ADD ("it-can-be-given-up", test_it_can_be_given_up);

  return g_test_run ();
}
