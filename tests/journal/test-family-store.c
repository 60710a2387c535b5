/* test-family-store.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-store.h"

#include "nabij-database-copy.h"
#include "nabij-journal-fixture.h"
#include "nabij-keeping-user.h"
#include "nabij-purge.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795287845000000)
#define CHILD "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0021"

typedef struct {
  char          *folder;
  char          *file;
  NabijDatabase *database;
} Fixture;

static void
open_journal (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->database = nabij_database_open (fixture->folder, &NABIJ_FIXTURE_NOW, NABIJ_DATABASE_CHECK_WHOLE, NULL,
                                           &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = nabij_fixture_dup_folder ();
  fixture->file = nabij_fixture_dup_file ("journal.db");
  open_journal (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_pointer (&fixture->database, nabij_database_close);
  g_free (fixture->folder);
  g_free (fixture->file);
}

static gboolean
save (Fixture           *fixture,
      const NabijFamily *family)
{
  g_autoptr (GError) error = NULL;
  gboolean needs_purge = FALSE;

  g_assert_true (nabij_family_store_save (fixture->database, family, &needs_purge, &error));
  g_assert_no_error (error);
  return needs_purge;
}

static NabijFamily *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  NabijFamily *family = NULL;

  g_assert_true (nabij_family_store_load (fixture->database, &family, &error));
  g_assert_no_error (error);
  return family;
}

static void
assert_kept (Fixture           *fixture,
             const NabijFamily *family)
{
  g_autoptr (NabijFamily) read = load (fixture);

  g_assert_true (nabij_family_equal (read, family));
}

static NabijFamily *
make_full (void)
{
  NabijFamily *family = nabij_family_new ();
  NabijChild  *child;
  GDate        day;

  family->told = NABIJ_TOLD_BABY_IS_HERE;
  family->silence = NABIJ_SILENCE_CHILD_DIED;
  family->hand = NABIJ_HAND_PARTNERS_BELLY;
  family->expected = 3;
  family->weeks_hidden = TRUE;
  family->ring_shown = TRUE;
  family->journal_put_away = TRUE;
  family->put_away_us = NOW - 5;
  family->seen_us = NOW - 3;
  family->sentence_offered = TRUE;
  family->song = g_strdup ("family.song");
  family->song_title = g_strdup ("Slaapliedje <b>🌊</b>");
  family->song_us = 187000000;
  family->song_gain_db = -3.25;
  g_date_set_dmy (&day, 29, G_DATE_FEBRUARY, 2028);
  nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_LAST_PERIOD, NOW);
  g_date_set_dmy (&day, 3, G_DATE_MARCH, 2028);
  nabij_family_add_due_date (family, &day, NABIJ_DUE_BASIS_TRANSFER_DAY_5, NOW + 1);
  child = nabij_family_add_child (family);
  child->name = g_strdup ("Zoë \"'; مرحبا");
  g_date_set_dmy (&child->born, 1, G_DATE_JANUARY, 2028);
  child->days_at_birth = 217;
  child->in_hospital = TRUE;
  child = nabij_family_add_child (family);
  child->died = TRUE;
  child->shows_corrected = FALSE;
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_MIDWIFE, "Ria", "+31 6 1234 5678"));
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_OUT_OF_HOURS, NULL, ""));
  g_ptr_array_add (family->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_SENTENCE, "Dag klein mens", NOW, NABIJ_SEASON_BEFORE));
  g_ptr_array_add (family->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_STEP, "Lamp uit", NOW + 1, NABIJ_SEASON_AFTER));
  g_ptr_array_add (family->sentences, nabij_sentence_choice_new ("room-for-you", NOW, NABIJ_SEASON_BEFORE));
  g_ptr_array_add (family->sentences, nabij_sentence_choice_new ("", NOW + 1, NABIJ_SEASON_ENDED));
  family->check_ins_offered = TRUE;
  family->voice_by_day = g_strdup ("Zoë; --");
  family->voice_by_night = g_strdup ("Sam <i>");
  family->voice_offered = TRUE;
  for (guint i = 0; i < NABIJ_N_CHECK_IN_OFFERS; i++)
    g_ptr_array_add (family->check_in_turns,
                     nabij_check_in_turn_new (i % 2 == 0 ? "Zoë; --" : "", child->uuid, (NabijCheckInOffer)(8 - i)));
  return family;
}

static void
test_begins_without_anything (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (NabijFamily) blank = nabij_family_new ();

  assert_kept (fixture, blank);
}

static void
test_keeps_everything (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (NabijFamily) family = make_full ();

  g_assert_false (save (fixture, family));
  assert_kept (fixture, family);
  g_clear_pointer (&fixture->database, nabij_database_close);
  open_journal (fixture);
  assert_kept (fixture, family);
  /* Once more changes nothing. */
  g_assert_false (save (fixture, family));
  assert_kept (fixture, family);
}

/* They run over pages, and nothing of them is cut. */
static void
test_keeps_long_questions (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autofree char *text = g_strnfill (50000, '?');
  NabijOwnText    *own;

  g_ptr_array_add (family->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_QUESTIONS, text, NOW, NABIJ_SEASON_AFTER));
  save (fixture, family);
  assert_kept (fixture, family);

  /* And whose they are. */
  own = nabij_own_text_copy (g_ptr_array_index (family->own_texts, 0));
  g_free (own->uuid);
  own->uuid = g_uuid_string_random ();
  g_free (own->author);
  own->author = g_strdup ("Noor");
  g_ptr_array_add (family->own_texts, own);
  save (fixture, family);
  assert_kept (fixture, family);
}

static void
test_removes_what_is_gone (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (NabijFamily) family = make_full ();
  g_autoptr (NabijFamily) blank = nabij_family_new ();
  g_autofree char *left = NULL;

  save (fixture, family);
  g_assert_true (save (fixture, blank));
  assert_kept (fixture, blank);
  g_clear_pointer (&fixture->database, nabij_database_close);
  left = nabij_fixture_query (fixture->file,
                              "SELECT count (*) FROM family_text UNION ALL SELECT count (*) FROM child UNION ALL"
                              " SELECT count (*) FROM contact UNION ALL SELECT count (*) FROM own_text UNION ALL"
                              " SELECT count (*) FROM due_date UNION ALL SELECT count (*) FROM sentence_choice"
                              " UNION ALL SELECT count (*) FROM check_in_turn");
  g_assert_cmpstr (left, ==, "0\n0\n0\n0\n0\n0\n0\n");
}

static void
test_keeps_the_order (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (NabijFamily) family = make_full ();
  gpointer first = g_ptr_array_steal_index (family->own_texts, 0);

  save (fixture, family);
  g_ptr_array_add (family->own_texts, first);
  first = g_ptr_array_steal_index (family->children, 0);
  g_ptr_array_add (family->children, first);
  save (fixture, family);
  assert_kept (fixture, family);
}

/* Somebody removes a child from the list, and takes that back. */
static void
test_takes_back_what_was_removed (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr (NabijFamily) family = make_full ();
  g_autoptr (NabijFamily) without = nabij_family_copy (family);
  const NabijChild *child = g_ptr_array_index (family->children, 0);
  g_autoptr (GError) error = NULL;
  gboolean was_deleted;

  save (fixture, family);
  g_ptr_array_remove_index (without->children, 0);
  g_assert_true (save (fixture, without));
  g_assert_true (nabij_family_store_was_deleted (fixture->database, child->uuid, &was_deleted, &error));
  g_assert_true (was_deleted);

  save (fixture, family);
  assert_kept (fixture, family);
  g_assert_true (nabij_family_store_was_deleted (fixture->database, child->uuid, &was_deleted, &error));
  g_assert_false (was_deleted);
}

static void
purge (Fixture    *fixture,
       const char *copy_path)
{
  g_auto (GStrv) uuids = NULL;
  g_autoptr (NabijDatabase) copy = NULL;
  g_autoptr (GError) error = NULL;

  nabij_purge_list_begun (fixture->database, &uuids, &error);
  g_assert_no_error (error);
  nabij_purge_end (fixture->database, (const char *const *)uuids, NOW, &error);
  g_assert_no_error (error);
  copy = nabij_database_open_copy (copy_path, &error);
  g_assert_no_error (error);
  nabij_purge_from_copy (copy, (const char *const *)uuids, NOW, &error);
  g_assert_no_error (error);
}

static void
assert_bytes (Fixture    *fixture,
              const char *word,
              gboolean    expected)
{
  g_autofree char *found = keeping_find_bytes (fixture->folder, word);

  g_assert_cmpint (found != NULL, ==, expected);
}

/* Each kind of words is changed or taken away; what stays, stays. */
static void
test_leaves_no_byte (Fixture      *fixture,
                     gconstpointer data)
{
  static const char *const gone[] = { "Wilhelmina", "0612345678", "Verloskundige", "Sterrenkind", "Deurdicht",
                                      "Slaapliedje", "Theodorus" };
  g_autofree char         *copy_path = nabij_fixture_dup_file ("copy.db");
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijFamily) in_copy = NULL;
  g_autoptr (NabijDatabase) copy = NULL;
  g_autoptr (GError) error = NULL;
  NabijChild   *child;
  NabijContact *contact;
  NabijOwnText *text;

  family->song = g_strdup ("family.song");
  family->song_title = g_strdup ("Slaapliedje");
  nabij_family_add_child (family)->name = g_strdup ("Wilhelmina");
  nabij_family_add_child (family)->name = g_strdup ("Theodorus");
  nabij_family_add_child (family)->name = g_strdup ("Bartholomeus");
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_OTHER, "Verloskundige", "0612345678"));
  g_ptr_array_add (family->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_SENTENCE, "Sterrenkind", NOW, NABIJ_SEASON_BEFORE));
  g_ptr_array_add (family->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_STEP, "Deurdicht", NOW, NABIJ_SEASON_AFTER));
  save (fixture, family);
  nabij_fixture_write (copy_path, "", 0);
  nabij_database_copy_to (fixture->database, copy_path, NULL, NULL, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    assert_bytes (fixture, gone[i], TRUE);

  child = g_ptr_array_index (family->children, 0);
  g_free (child->name);
  child->name = g_strdup ("Mina");
  g_ptr_array_remove_index (family->children, 1);
  contact = g_ptr_array_index (family->contacts, 0);
  g_clear_pointer (&contact->name, g_free);
  g_free (contact->number);
  contact->number = g_strdup ("112");
  text = g_ptr_array_index (family->own_texts, 0);
  g_free (text->text);
  text->text = g_strdup ("Dag");
  g_ptr_array_remove_index (family->own_texts, 1);
  g_clear_pointer (&family->song, g_free);
  g_clear_pointer (&family->song_title, g_free);
  g_assert_true (save (fixture, family));
  purge (fixture, copy_path);

  for (gsize i = 0; i < G_N_ELEMENTS (gone); i++)
    assert_bytes (fixture, gone[i], FALSE);
  assert_bytes (fixture, "Bartholomeus", TRUE);
  assert_kept (fixture, family);

  /* The copy still has the child whose name was changed, without that name; what was taken away is gone
   * from it, and what has no words any more is not shown. */
  copy = nabij_database_open_copy (copy_path, &error);
  g_assert_no_error (error);
  g_assert_true (nabij_family_store_load (copy, &in_copy, &error));
  g_assert_cmpuint (in_copy->children->len, ==, 2);
  g_assert_cmpstr (((NabijChild *)g_ptr_array_index (in_copy->children, 0))->name, ==, NULL);
  g_assert_cmpstr (((NabijChild *)g_ptr_array_index (in_copy->children, 1))->name, ==, "Bartholomeus");
  g_assert_cmpuint (in_copy->contacts->len, ==, 0);
  g_assert_cmpuint (in_copy->own_texts->len, ==, 0);
}

/* A crash comes between the save and the purge. */
static void
test_goes_on_with_a_purge (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (NabijFamily) family = make_full ();
  g_autoptr (NabijFamily) blank = nabij_family_new ();
  g_autoptr (GError) error = NULL;
  gboolean is_due;

  save (fixture, family);
  g_assert_true (nabij_purge_is_due (fixture->database, &is_due, &error));
  g_assert_false (is_due);
  save (fixture, blank);
  g_clear_pointer (&fixture->database, nabij_database_close);
  open_journal (fixture);
  g_assert_true (nabij_purge_is_due (fixture->database, &is_due, &error));
  g_assert_true (is_due);
}

/* Edited by hand, with the checks of the tables switched off where they are in the way. */
static void
test_survives_nonsense (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (NabijFamily) family = NULL;
  const NabijChild       *child;
  const NabijCheckInTurn *turn;

  g_clear_pointer (&fixture->database, nabij_database_close);
  nabij_fixture_execute (
    fixture->file,
    "INSERT INTO family_text VALUES ('long', printf ('%.20000c', 'x')), ('broken', CAST (x'41ff42' AS TEXT)),"
    " ('number', '112');"
    "INSERT INTO family VALUES (1, 'martian', 'eternal', 'elsewhere', 9223372036854775807, -7, 2,"
    " -9223372036854775808, -1, 1, '../../etc/passwd', 'long', -5, 9e999, -1, '', '0123456789012345678901234567890123456789!', 7);"
    "INSERT INTO due_date VALUES (1, '2028-02-30', 'date', 3), (2, '28-2-2028', 'date', 4), (3, '', 'date', 5),"
    " (4, '2028-02-29', 'moon', 6), (5, '0000-00-00', 'date', 7), (6, '2027-12-31', 'date', 2);"
    "INSERT INTO child VALUES ('" CHILD "', 0, 'long', 'yesterday', 99999999999, 5, -1, 0),"
    " ('no uuid', 1, 'broken', '2028-01-01', -4, 0, 0, 1);"
    "INSERT INTO contact VALUES ('a', 0, 'plumber', NULL, 'number'), ('b', 1, 'gp', NULL, NULL);"
    "INSERT INTO own_text VALUES ('c', 0, 'spell', 'number', 0, 'after', ''), ('d', 1, 'step', 'number', 0, 'winter', 'Noor'),"
    " ('e', 2, 'step', NULL, 0, 'after', '');"
    "INSERT INTO sentence_choice VALUES (1, 'here', 5, 'winter'), (2, 'here', 4, 'before');"
    "INSERT INTO check_in_turn VALUES (1, '', '" CHILD "', '5-weeks'), (2, 'Sam', 'no uuid', '2-weeks'),"
    " (3, CAST (x'41ff42' AS TEXT), '" CHILD "', '4-weeks');",
    FALSE);
  open_journal (fixture);

  family = load (fixture);
  g_assert_cmpint (family->told, ==, NABIJ_TOLD_NOTHING);
  g_assert_cmpint (family->silence, ==, NABIJ_SILENCE_PAUSE);
  g_assert_cmpint (family->hand, ==, NABIJ_HAND_UNKNOWN);
  g_assert_cmpuint (family->expected, ==, 20);
  g_assert_true (family->weeks_hidden);
  g_assert_cmpint (family->put_away_us, ==, 0);
  g_assert_cmpint (family->seen_us, ==, 0);
  g_assert_null (family->song);
  g_assert_null (family->song_title);
  g_assert_cmpint (family->song_us, ==, 0);
  g_assert_cmpfloat (family->song_gain_db, ==, 0.0);
  g_assert_cmpuint (family->due_dates->len, ==, 2);
  g_assert_cmpint (g_date_get_year (&nabij_family_get_due_date (family)->date), ==, 2028);
  g_assert_cmpint (nabij_family_get_due_date (family)->basis, ==, NABIJ_DUE_BASIS_DATE);
  g_assert_cmpuint (family->children->len, ==, 2);
  child = g_ptr_array_index (family->children, 0);
  g_assert_cmpstr (child->uuid, ==, CHILD);
  g_assert_cmpuint (strlen (child->name), ==, 10000);
  g_assert_false (g_date_valid (&child->born));
  g_assert_cmpint (child->days_at_birth, ==, -1);
  child = g_ptr_array_index (family->children, 1);
  g_assert_true (g_uuid_string_is_valid (child->uuid));
  g_assert_true (g_utf8_validate (child->name, -1, NULL));
  g_assert_cmpint (child->days_at_birth, ==, -1);
  g_assert_cmpuint (family->contacts->len, ==, 1);
  g_assert_cmpint (((NabijContact *)g_ptr_array_index (family->contacts, 0))->role, ==, NABIJ_CONTACT_ROLE_OTHER);
  g_assert_cmpuint (family->own_texts->len, ==, 1);
  g_assert_cmpuint (family->sentences->len, ==, 1);
  g_assert_true (family->check_ins_offered);
  g_assert_null (family->voice_by_day);
  g_assert_null (family->voice_by_night);
  g_assert_true (family->voice_offered);
  g_assert_cmpuint (family->check_in_turns->len, ==, 1);
  turn = g_ptr_array_index (family->check_in_turns, 0);
  g_assert_cmpint (turn->offer, ==, NABIJ_CHECK_IN_OFFER_4_WEEKS);
  g_assert_true (g_utf8_validate (turn->author, -1, NULL));

  save (fixture, family);
  assert_kept (fixture, family);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/nabij/journal/family-store/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("begins-without-anything", test_begins_without_anything);
  ADD ("keeps-everything", test_keeps_everything);
  ADD ("keeps-long-questions", test_keeps_long_questions);
  ADD ("removes-what-is-gone", test_removes_what_is_gone);
  ADD ("keeps-the-order", test_keeps_the_order);
  ADD ("takes-back-what-was-removed", test_takes_back_what_was_removed);
  ADD ("leaves-no-byte", test_leaves_no_byte);
  ADD ("goes-on-with-a-purge", test_goes_on_with_a_purge);
  ADD ("survives-nonsense", test_survives_nonsense);
#undef ADD

  return g_test_run ();
}
