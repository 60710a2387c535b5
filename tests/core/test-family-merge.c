/* test-family-merge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-merge.h"

#include "nabij-date-id.h"
#include "nabij-family-id.h"

static GDate
day_of (const char *id)
{
  GDate day;

  g_assert_true (nabij_date_from_id (id, &day));
  return day;
}

static void
add_turn (NabijFamily      *family,
          const char       *author,
          guint             child,
          NabijCheckInOffer offer)
{
  const NabijChild *part = g_ptr_array_index (family->children, child);

  g_ptr_array_add (family->check_in_turns, nabij_check_in_turn_new (author, part->uuid, offer));
}

static NabijFamily *
make_family (void)
{
  NabijFamily *family = nabij_family_new ();
  const GDate  due = day_of ("2026-10-08");

  family->told = NABIJ_TOLD_PREGNANT;
  nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, 10);
  nabij_family_add_child (family)->name = g_strdup ("Noor");
  nabij_family_add_child (family)->name = g_strdup ("Sam");
  g_ptr_array_add (family->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_GP, "Huisarts", "010"));
  g_ptr_array_add (family->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_STEP, "Lamp uit", 10, NABIJ_SEASON_BEFORE));
  nabij_family_choose_sentence (family, "here", 10);
  add_turn (family, "Noor", 0, NABIJ_CHECK_IN_OFFER_2_WEEKS);
  family->voice_by_night = g_strdup ("Noor");
  return family;
}

/* Something in each place of a family. */
static void
change (NabijFamily *family,
        guint        what)
{
  const GDate due = day_of ("2026-10-09");
  NabijChild *child = g_ptr_array_index (family->children, 0);

  switch (what) {
  case 0:
    family->silence = NABIJ_SILENCE_PAUSE;
    break;
  case 1:
    family->hand = NABIJ_HAND_MY_CHEST;
    break;
  case 2:
    nabij_family_add_due_date (family, &due, NABIJ_DUE_BASIS_DATE, 20);
    break;
  case 3:
    child->in_hospital = TRUE;
    break;
  case 4:
    g_ptr_array_remove_index (family->children, 1);
    break;
  case 5:
    g_ptr_array_remove_index (family->contacts, 0);
    break;
  case 6:
    g_ptr_array_add (family->own_texts,
                     nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_SENTENCE, "Dag", 20, NABIJ_SEASON_BEFORE));
    break;
  case 7:
    nabij_family_choose_sentence (family, "room", 20);
    break;
  case 8:
    family->song = g_strdup ("family.song");
    family->song_us = 5;
    break;
  case 9:
    g_array_set_size (family->due_dates, 0);
    break;
  case 10:
    g_ptr_array_set_size (family->sentences, 0);
    break;
  case 11:
    family->check_ins_offered = TRUE;
    break;
  case 12:
    add_turn (family, "Sam", 0, NABIJ_CHECK_IN_OFFER_4_WEEKS);
    break;
  case 13:
    g_ptr_array_set_size (family->check_in_turns, 0);
    break;
  case 14:
    family->voice_by_day = g_strdup ("Sam");
    break;
  case 15:
    g_free (family->voice_by_night);
    family->voice_by_night = NULL;
    break;
  case 16:
    family->voice_offered = TRUE;
    break;
  default:
    g_assert_not_reached ();
  }
}

#define N_CHANGES 17

static void
test_takes_a_change_over_to_what_is_newer (void)
{
  for (guint mine_what = 0; mine_what < N_CHANGES; mine_what++) {
    for (guint theirs_what = 0; theirs_what < N_CHANGES; theirs_what++) {
      g_autoptr (NabijFamily) before = make_family ();
      g_autoptr (NabijFamily) mine = nabij_family_copy (before);
      g_autoptr (NabijFamily) theirs = nabij_family_copy (before);
      g_autoptr (NabijFamily) none = NULL;
      g_autoptr (NabijFamily) alone = NULL;
      g_autoptr (NabijFamily) both = NULL;
      g_autoptr (NabijFamily) again = NULL;

      change (mine, mine_what);
      change (theirs, theirs_what);

      /* Without a change of mine it is theirs, and without one of theirs it is mine. */
      none = nabij_family_rebase (before, before, theirs);
      g_assert_true (nabij_family_equal (none, theirs));
      alone = nabij_family_rebase (before, mine, before);
      g_assert_true (nabij_family_equal (alone, mine));
      /* And of both, nothing of mine is left to do. */
      both = nabij_family_rebase (before, mine, theirs);
      again = nabij_family_rebase (before, mine, both);
      g_assert_true (nabij_family_equal (both, again));
      /* What is written down has a name or a season of its own. */
      if (mine_what != theirs_what && mine_what < 6 && theirs_what < 6) {
        g_autoptr (NabijFamily) expected = nabij_family_copy (theirs);

        change (expected, mine_what);
        g_assert_true (nabij_family_equal (both, expected));
      }
    }
  }
}

static void
test_fills_what_is_empty (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijFamily) file = make_family ();
  g_autoptr (NabijFamily) once = NULL;

  file->silence = NABIJ_SILENCE_PREGNANCY_ENDED;
  file->hand = NABIJ_HAND_MY_BELLY;
  file->expected = 2;
  nabij_family_take_in (family, file);
  g_assert_true (nabij_family_equal (family, file));
  once = nabij_family_copy (family);
  nabij_family_take_in (family, file);
  g_assert_true (nabij_family_equal (family, once));
}

static void
test_never_changes_what_was_told (void)
{
  g_autoptr (NabijFamily) family = nabij_family_new ();
  g_autoptr (NabijFamily) file = make_family ();

  family->told = NABIJ_TOLD_BABY_IS_HERE;
  family->hand = NABIJ_HAND_MY_CHEST;
  file->hand = NABIJ_HAND_MY_BELLY;
  file->silence = NABIJ_SILENCE_PAUSE;
  file->weeks_hidden = TRUE;
  file->journal_put_away = TRUE;
  nabij_family_take_in (family, file);
  g_assert_cmpint (family->told, ==, NABIJ_TOLD_BABY_IS_HERE);
  g_assert_cmpint (family->silence, ==, NABIJ_SILENCE_NONE);
  g_assert_cmpint (family->hand, ==, NABIJ_HAND_MY_CHEST);
  g_assert_false (family->weeks_hidden);
  g_assert_false (family->journal_put_away);
}

/* An older file with a pregnancy in it comes to somebody who is silent now. */
static void
test_never_ends_a_silence (void)
{
  for (int silence = NABIJ_SILENCE_OPENED; silence <= NABIJ_SILENCE_CHILD_DIED; silence++) {
    for (int told = NABIJ_TOLD_NOTHING; told <= NABIJ_TOLD_SOMETHING_ELSE; told++) {
      g_autoptr (NabijFamily) family = nabij_family_new ();
      g_autoptr (NabijFamily) file = make_family ();
      NabijSeason before;

      family->told = (NabijTold)told;
      family->silence = (NabijSilence)silence;
      before = nabij_family_get_season (family);
      nabij_family_take_in (family, file);
      g_assert_cmpint (nabij_family_get_season (family), ==, before);
    }
  }
}

static void
test_knows_who_is_the_same (void)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijFamily) file = nabij_family_copy (family);
  NabijChild *noor = g_ptr_array_index (family->children, 0);
  NabijChild *in_file = g_ptr_array_index (file->children, 0);

  /* By name: a day that was not told here yet is taken along, and the name stays. */
  g_free (in_file->name);
  in_file->name = g_strdup ("Eleonora");
  in_file->born = day_of ("2026-09-30");
  in_file->days_at_birth = 272;
  nabij_family_take_in (family, file);
  g_assert_cmpuint (family->children->len, ==, 2);
  g_assert_cmpstr (noor->name, ==, "Noor");
  g_assert_cmpint (noor->days_at_birth, ==, 272);

  /* By day and name, where it was told on two computers. */
  g_free (in_file->uuid);
  in_file->uuid = g_uuid_string_random ();
  g_free (in_file->name);
  in_file->name = g_strdup ("Noor");
  nabij_family_take_in (family, file);
  g_assert_cmpuint (family->children->len, ==, 2);

  /* The same number and the same words are there once. */
  g_ptr_array_add (file->contacts, nabij_contact_new (NABIJ_CONTACT_ROLE_GP, "Dokter", "010"));
  g_ptr_array_add (file->own_texts,
                   nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_STEP, "Lamp uit", 99, NABIJ_SEASON_AFTER));
  nabij_family_take_in (family, file);
  g_assert_cmpuint (family->contacts->len, ==, 1);
  g_assert_cmpuint (family->own_texts->len, ==, 1);
}

/* Each parent has had another turn, on another computer, where the child has another name. */
static void
test_fills_whose_voice_is_heard (void)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijFamily) file = nabij_family_copy (family);

  file->voice_by_day = g_strdup ("Sam");
  g_free (file->voice_by_night);
  file->voice_by_night = g_strdup ("Sam");
  file->voice_offered = TRUE;
  nabij_family_take_in (family, file);
  g_assert_cmpstr (family->voice_by_day, ==, "Sam");
  g_assert_cmpstr (family->voice_by_night, ==, "Noor");
  g_assert_true (family->voice_offered);
}

static void
test_what_had_its_turn_comes_together (void)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijFamily) file = nabij_family_copy (family);
  g_autoptr (NabijFamily) once = NULL;
  NabijChild *noor = g_ptr_array_index (family->children, 0);
  NabijChild *in_file = g_ptr_array_index (file->children, 0);

  noor->born = in_file->born = day_of ("2026-09-30");
  g_free (in_file->uuid);
  in_file->uuid = g_uuid_string_random ();
  g_ptr_array_set_size (file->check_in_turns, 0);
  file->check_ins_offered = TRUE;
  add_turn (file, "Noor", 0, NABIJ_CHECK_IN_OFFER_2_WEEKS);
  add_turn (file, "Noor", 0, NABIJ_CHECK_IN_OFFER_4_WEEKS);
  add_turn (file, "Sam", 0, NABIJ_CHECK_IN_OFFER_2_WEEKS);
  g_ptr_array_add (file->check_in_turns,
                   nabij_check_in_turn_new ("Sam", "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0021", NABIJ_CHECK_IN_OFFER_2_WEEKS));
  nabij_family_take_in (family, file);
  g_assert_true (family->check_ins_offered);
  g_assert_cmpuint (family->check_in_turns->len, ==, 3);
  for (guint i = 0; i < family->check_in_turns->len; i++) {
    const NabijCheckInTurn *turn = g_ptr_array_index (family->check_in_turns, i);

    g_assert_cmpstr (turn->child, ==, noor->uuid);
  }
  once = nabij_family_copy (family);
  nabij_family_take_in (family, file);
  g_assert_true (nabij_family_equal (family, once));
}

static NabijOwnText *
add_questions (NabijFamily *family,
               const char  *text)
{
  NabijOwnText *own = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_QUESTIONS, text, 10, NABIJ_SEASON_AFTER);

  g_ptr_array_add (family->own_texts, own);
  return own;
}

static guint
count_questions (NabijFamily *family,
                 const char **uuid)
{
  guint n = 0;

  for (guint i = 0; i < family->own_texts->len; i++) {
    const NabijOwnText *own = g_ptr_array_index (family->own_texts, i);

    if (own->role != NABIJ_OWN_TEXT_ROLE_QUESTIONS)
      continue;
    *uuid = own->uuid;
    n++;
  }
  return n;
}

static void
test_there_is_one_text_of_questions (void)
{
  g_autoptr (NabijFamily) again = NULL;
  g_autoptr (NabijFamily) before = make_family ();
  g_autoptr (NabijFamily) mine = nabij_family_copy (before);
  g_autoptr (NabijFamily) theirs = nabij_family_copy (before);
  g_autoptr (NabijFamily) both = NULL;
  g_autoptr (NabijFamily) empty = nabij_family_new ();
  NabijOwnText *own;
  const char   *uuid = NULL;

  add_questions (mine, "Is dit gewoon?");
  add_questions (theirs, "Hoe lang nog?");
  both = nabij_family_rebase (before, mine, theirs);
  g_assert_cmpuint (count_questions (both, &uuid), ==, 1);
  g_assert_cmpstr (uuid, ==, ((NabijOwnText *)g_ptr_array_index (mine->own_texts, 1))->uuid);

  /* What was written here stays, and what is empty is filled. */
  nabij_family_take_in (mine, theirs);
  g_assert_cmpuint (count_questions (mine, &uuid), ==, 1);
  g_assert_cmpstr (uuid, ==, ((NabijOwnText *)g_ptr_array_index (mine->own_texts, 1))->uuid);
  nabij_family_take_in (empty, theirs);
  g_assert_cmpuint (count_questions (empty, &uuid), ==, 1);

  /* Each parent has one. */
  own = add_questions (theirs, "En ik?");
  g_free (own->author);
  own->author = g_strdup ("Noor");
  nabij_family_take_in (mine, theirs);
  g_assert_cmpuint (count_questions (mine, &uuid), ==, 2);
  nabij_family_take_in (mine, theirs);
  g_assert_cmpuint (count_questions (mine, &uuid), ==, 2);
  again = nabij_family_rebase (before, mine, theirs);
  g_assert_cmpuint (count_questions (again, &uuid), ==, 2);
}

static void
test_the_newest_due_date_counts (void)
{
  g_autoptr (NabijFamily) family = make_family ();
  g_autoptr (NabijFamily) older = nabij_family_new ();
  g_autoptr (NabijFamily) newer = nabij_family_new ();
  GDate due = day_of ("2026-10-01");

  nabij_family_add_due_date (older, &due, NABIJ_DUE_BASIS_LAST_PERIOD, 5);
  nabij_family_take_in (family, older);
  g_assert_cmpuint (family->due_dates->len, ==, 2);
  g_assert_cmpint (g_date_get_day (&nabij_family_get_due_date (family)->date), ==, 8);
  due = day_of ("2026-10-11");
  nabij_family_add_due_date (newer, &due, NABIJ_DUE_BASIS_DATE, 15);
  nabij_family_take_in (family, newer);
  g_assert_cmpint (g_date_get_day (&nabij_family_get_due_date (family)->date), ==, 11);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add_func ("/nabij/core/family-merge/" name, func)
  ADD ("takes-a-change-over-to-what-is-newer", test_takes_a_change_over_to_what_is_newer);
  ADD ("fills-what-is-empty", test_fills_what_is_empty);
  ADD ("never-changes-what-was-told", test_never_changes_what_was_told);
  ADD ("never-ends-a-silence", test_never_ends_a_silence);
  ADD ("knows-who-is-the-same", test_knows_who_is_the_same);
  ADD ("fills-whose-voice-is-heard", test_fills_whose_voice_is_heard);
  ADD ("what-had-its-turn-comes-together", test_what_had_its_turn_comes_together);
  ADD ("there-is-one-text-of-questions", test_there_is_one_text_of_questions);
  ADD ("the-newest-due-date-counts", test_the_newest_due_date_counts);
#undef ADD

  return g_test_run ();
}
