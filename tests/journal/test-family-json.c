/* test-family-json.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The family on its way from one computer to another.
 */

#include "config.h"

#include "nabij-family-json.h"

#include "nabij-date-id.h"
#include "nabij-family-id.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-family-record.h"
#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"
#include "nabij-transfer-error.h"
#include "nabij-transfer-fixture.h"

#include <string.h>

#define UUID "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0031"

static NabijFamily *
make_family (void)
{
  NabijFamily  *family = nabij_family_new ();
  NabijChild   *child;
  NabijOwnText *questions;
  GDate         due;

  g_assert_true (nabij_date_from_id ("2028-02-29", &due));
  family->told = NABIJ_TOLD_BABY_IS_HERE;
  family->silence = NABIJ_SILENCE_PAUSE;
  family->hand = NABIJ_HAND_MY_CHEST;
  family->expected = 2;
  family->weeks_hidden = TRUE;
  family->ring_shown = TRUE;
  family->journal_put_away = TRUE;
  family->put_away_us = 123456789;
  family->sentence_offered = TRUE;
  nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_TRANSFER_DAY_3, 1000001);
  child = nabij_family_add_child (family);
  child->name = g_strdup ("Zoë <b>\"\\ \x1f مرحبا 🌊");
  child->born = due;
  child->days_at_birth = 230;
  child->in_hospital = TRUE;
  child->shows_corrected = FALSE;
  nabij_family_add_child (family)->died = TRUE;
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_FRIEND, NULL, "06 1"));
  g_ptr_array_add (family->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_STEP, "Lamp uit\n", 5, NABIJ_SEASON_AFTER));
  questions = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_QUESTIONS, "En ik?", 6, NABIJ_SEASON_AFTER);
  g_free (questions->author);
  questions->author = g_strdup ("Zoë <i>");
  g_ptr_array_add (family->own_texts, questions);
  g_ptr_array_add (family->sentences, nabij_sentence_choice_new ("here", 5, NABIJ_SEASON_BEFORE));
  family->check_ins_offered = TRUE;
  family->voice_by_day = g_strdup ("Zoë; --");
  family->voice_by_night = g_strdup ("Sam <i>");
  family->voice_offered = TRUE;
  g_ptr_array_add (family->check_in_turns,
                   nabij_check_in_turn_new ("Sam <i>", child->uuid, NABIJ_CHECK_IN_OFFER_8_WEEKS));
  g_ptr_array_add (family->check_in_turns, nabij_check_in_turn_new ("", child->uuid, NABIJ_CHECK_IN_OFFER_2_WEEKS));
  return family;
}

static NabijFamily *
read_json (const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);

  g_assert_nonnull (node);
  return nabij_family_from_json (node);
}

static void
test_goes_there_and_back (void)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autofree char *json = nabij_family_to_json (family);
  g_autoptr (NabijFamily) back = read_json (json);

  g_assert_null (strchr (json, '\n'));
  g_assert_null (strchr (json, '\x1f'));
  g_assert_nonnull (back);
  g_assert_true (nabij_family_equal (back, family));
}

static void
test_leaves_out_what_belongs_to_this_computer (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();

  family->seen_us = 5;
  family->song = g_strdup ("family.song");
  family->song_title = g_strdup ("Slaapliedje");
  g_assert_null (nabij_family_to_json (family));
}

static void
test_passes_over_what_is_not_known (void)
{
  g_autoptr (NabijFamily) family = NULL;

  family = read_json ("{\"told\": \"on the moon\", \"silence\": \"for ever\", \"hand\": \"in the air\", \"new\": {},"
                      " \"expected\": 500, \"children\": null,"
                      " \"contacts\": [{\"uuid\": \"" UUID "\", \"role\": \"robot\", \"number\": \"1\", \"more\": []}],"
                      " \"own_texts\": [{\"uuid\": \"" UUID "\", \"role\": \"song\", \"text\": \"la\"}],"
                      " \"sentences\": [{\"sentence\": \"here\", \"season\": \"winter\"}],"
                      " \"check_in_turns\": [{\"child\": \"" UUID "\", \"offer\": \"5-years\"}]}");
  g_assert_nonnull (family);
  g_assert_cmpint (family->told, ==, NABIJ_TOLD_NOTHING);
  g_assert_cmpint (family->silence, ==, NABIJ_SILENCE_PAUSE);
  g_assert_cmpuint (family->expected, ==, 1);
  g_assert_cmpuint (family->contacts->len, ==, 1);
  g_assert_cmpuint (family->own_texts->len, ==, 0);
  g_assert_cmpuint (family->sentences->len, ==, 0);
  g_assert_cmpuint (family->check_in_turns->len, ==, 0);
}

static const char *const wrong[] = {
  "[]",
  "\"told\"",
  "{\"told\": 5}",
  "{\"weeks_hidden\": \"yes\"}",
  "{\"expected\": \"two\"}",
  "{\"put_away\": \"today\"}",
  "{\"due_dates\": {}}",
  "{\"due_dates\": [5]}",
  "{\"due_dates\": [{\"basis\": \"date\"}]}",
  "{\"due_dates\": [{\"date\": \"2026-02-30\"}]}",
  "{\"due_dates\": [{\"date\": \"2026-02-01\", \"told\": \"2026\"}]}",
  "{\"children\": [{\"name\": \"Noor\"}]}",
  "{\"children\": [{\"uuid\": \"Noor\"}]}",
  "{\"children\": [{\"uuid\": \"" UUID "\", \"born\": \"yesterday\"}]}",
  "{\"children\": [{\"uuid\": \"" UUID "\", \"died\": 1}]}",
  "{\"contacts\": [{\"uuid\": \"" UUID "\", \"role\": \"gp\"}]}",
  "{\"own_texts\": [{\"uuid\": \"" UUID "\", \"role\": \"step\"}]}",
  "{\"sentences\": [{\"season\": \"before\"}]}",
  "{\"check_ins_offered\": 1}",
  "{\"voice_by_day\": 1}",
  "{\"voice_by_night\": [\"Noor\"]}",
  "{\"voice_offered\": \"yes\"}",
  "{\"check_in_turns\": {}}",
  "{\"check_in_turns\": [{\"child\": \"" UUID "\"}]}",
  "{\"check_in_turns\": [{\"offer\": \"2-weeks\"}]}",
  "{\"check_in_turns\": [{\"child\": \"Noor\", \"offer\": \"2-weeks\"}]}",
  "{\"check_in_turns\": [{\"child\": \"" UUID "\", \"offer\": \"2-weeks\", \"author\": 1}]}",
};

static void
test_refuses_what_is_wrong (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_null (read_json (wrong[i]));
}

static void
save_family (NabijJournal      *journal,
             const NabijFamily *family)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  nabij_journal_save_family_async (journal, family, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  g_assert_true (nabij_journal_save_family_finish (journal, result, &error));
  g_assert_no_error (error);
}

static NabijFamily *
load_family (NabijJournal *journal)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  NabijFamily *family;

  nabij_journal_load_family_async (journal, NULL, journal_store_result_cb, &result);
  journal_wait_for (&result);
  family = nabij_journal_load_family_finish (journal, result, &error);
  g_assert_no_error (error);
  return family;
}

static char *
export_all (JournalFixture *fixture)
{
  char *path = transfer_dup_path ("family.json");
  g_autoptr (GError) error = NULL;

  g_assert_true (transfer_export (fixture->journal, path, NABIJ_EXPORT_FORMAT_JSON, NULL, NULL, &error));
  g_assert_no_error (error);
  return path;
}

/* To a computer on which nothing is known. */
static void
test_is_brought_in (JournalFixture *fixture,
                    gconstpointer   data)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijFamily) here = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  NabijImportSummary summary;

  save_family (fixture->journal, family);
  path = export_all (fixture);
  g_assert_true (keeping_delete_everything (fixture->journal, &error));

  transfer_import (fixture->journal, path, &summary);
  g_assert_true (summary.brings_family);
  here = load_family (fixture->journal);
  /* But for voices that did not come with it. */
  g_clear_pointer (&family->voice_by_day, g_free);
  g_clear_pointer (&family->voice_by_night, g_free);
  g_assert_true (nabij_family_equal (here, family));
  /* Once more changes nothing. */
  transfer_import (fixture->journal, path, &summary);
  g_assert_false (summary.brings_family);
}

static void
test_what_was_taken_away_stays_away (JournalFixture *fixture,
                                     gconstpointer   data)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijFamily) here = NULL;
  g_autofree char   *path = NULL;
  NabijImportSummary summary;

  save_family (fixture->journal, family);
  path = export_all (fixture);
  g_ptr_array_set_size (family->children, 0);
  g_ptr_array_set_size (family->contacts, 0);
  g_ptr_array_set_size (family->own_texts, 0);
  family->told = NABIJ_TOLD_PREGNANT;
  family->silence = NABIJ_SILENCE_PREGNANCY_ENDED;
  save_family (fixture->journal, family);

  transfer_import (fixture->journal, path, &summary);
  g_assert_false (summary.brings_family);
  here = load_family (fixture->journal);
  g_assert_true (nabij_family_equal (here, family));
}

static void
test_a_file_with_a_wrong_family_is_refused (JournalFixture *fixture,
                                            gconstpointer   data)
{
  g_autofree char *path = transfer_dup_path ("wrong.json");

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autofree char *json = NULL;
    g_autoptr (NabijImport) import = NULL;
    g_autoptr (GError) error = NULL;

    json = g_strdup_printf ("{\"format\": \"nabij-journal\", \"version\": 1, \"family\": %s, \"entries\": []}", wrong[i]);
    nabij_fixture_write (path, json, -1);
    import = transfer_prepare (fixture->journal, path, NULL, &error);
    g_assert_error (error, NABIJ_TRANSFER_ERROR, NABIJ_TRANSFER_ERROR_FOREIGN);
    g_assert_null (import);
  }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/journal/family-json/" name, func)
#define ADD_WITH(name, func) \
  g_test_add ("/nabij/journal/family-json/" name, JournalFixture, NULL, journal_set_up, func, journal_tear_down)
  ADD ("goes-there-and-back", test_goes_there_and_back);
  ADD ("leaves-out-what-belongs-to-this-computer", test_leaves_out_what_belongs_to_this_computer);
  ADD ("passes-over-what-is-not-known", test_passes_over_what_is_not_known);
  ADD ("refuses-what-is-wrong", test_refuses_what_is_wrong);
  ADD_WITH ("is-brought-in", test_is_brought_in);
  ADD_WITH ("what-was-taken-away-stays-away", test_what_was_taken_away_stays_away);
  ADD_WITH ("a-file-with-a-wrong-family-is-refused", test_a_file_with_a_wrong_family_is_refused);
#undef ADD_WITH
#undef ADD

  return g_test_run ();
}
