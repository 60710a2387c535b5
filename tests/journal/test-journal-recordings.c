/* test-journal-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The family's own voices in the journal: kept, replaced, and gone for good.
 */

#include "config.h"

#include "nabij-journal-recordings.h"

#include "nabij-journal-fixture.h"
#include "nabij-journal-user.h"
#include "nabij-keeping-user.h"
#include "nabij-recording-user.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795287845000000)
#define LET_GO "water-and-rust/let-go"
#define HAND "water-and-rust/hand"
/* Words that are nowhere else; each is searched for in parts. */
#define FIRST_WORD "qzxjkvwpfirst7r2m4t"
#define SECOND_WORD "vbnytuhgsecond3k8s6w"

typedef struct {
  JournalFixture user;
  char          *folder;
  char          *file;
  guint          n_changed;
} Fixture;

static void
changed_cb (NabijJournal *journal,
            Fixture      *fixture)
{
  g_assert_true (g_thread_self () == fixture->user.home);
  fixture->n_changed++;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  journal_set_up (&fixture->user, data);
  fixture->folder = nabij_fixture_dup_folder ();
  fixture->file = nabij_fixture_dup_file ("journal.db");
  g_signal_connect (fixture->user.journal, "recordings-changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  journal_tear_down (&fixture->user, data);
  g_free (fixture->file);
  g_free (fixture->folder);
}

static void
assert_done (gboolean done,
             GError  *error)
{
  g_assert_no_error (error);
  g_assert_true (done);
}

static void
close_journal (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assert_done (journal_close (fixture->user.journal, &error), error);
}

static void
purge (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assert_done (keeping_purge (fixture->user.journal, &error), error);
}

static void
make_backup (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  assert_done (keeping_make_backup (fixture->user.journal, &error), error);
}

static void
restore (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) backups = keeping_list_backups (fixture->user.journal, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, >=, 1);
  assert_done (keeping_restore (fixture->user.journal, g_ptr_array_index (backups, backups->len - 1), &error), error);
}

static void
assert_found (Fixture    *fixture,
              const char *word,
              gboolean    is_there)
{
  g_autofree char *found = keeping_find_bytes (fixture->folder, word);

  if (is_there)
    g_assert_nonnull (found);
  else
    g_assert_cmpstr (found, ==, NULL);
}

static void
assert_refused (Fixture          *fixture,
                NabijRecording   *recording,
                NabijJournalError code)
{
  g_autoptr (GError) error = NULL;
  const char *sentence;

  g_assert_false (recording_save (fixture->user.journal, recording, &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, (int)code);
  sentence = nabij_recording_error_to_sentence (error);
  g_assert_nonnull (sentence);
  g_assert_true (g_str_has_suffix (sentence, "."));
}

static void
test_keeps_what_was_recorded (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (NabijRecording) second = recording_make ("Sam", LET_GO, SECOND_WORD, NOW + 2);
  g_autoptr (NabijRecording) first = recording_make ("Zoë \"'; 🌊", LET_GO, FIRST_WORD, NOW + 1);
  g_autoptr (GPtrArray) of_sam = NULL;
  g_autoptr (GPtrArray) without_sound = NULL;

  recording_assert_saved (fixture->user.journal, second);
  recording_assert_saved (fixture->user.journal, first);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  recording_assert_has (fixture->user.journal, first, second, NULL);
  g_assert_cmpuint (nabij_fixture_get_mode (fixture->file), ==, 0600);

  /* And in the next run of the program. */
  close_journal (fixture);
  recording_assert_has (fixture->user.journal, first, second, NULL);

  of_sam = recording_list (fixture->user.journal, "Sam", TRUE);
  g_assert_cmpuint (of_sam->len, ==, 1);
  recording_assert_same (g_ptr_array_index (of_sam, 0), second);
  without_sound = recording_list (fixture->user.journal, NULL, FALSE);
  g_assert_cmpuint (without_sound->len, ==, 2);
  g_assert_null (nabij_recording_get_sound (g_ptr_array_index (without_sound, 0)));
  g_assert_cmpint (recording_measure (fixture->user.journal), ==, 60000);
  journal_assert_has (fixture->user.journal, 0);
}

static void
test_asks_without_beginning_a_journal (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr (NabijRecording) none = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (GError) error = NULL;

  recording_assert_has_none (fixture->user.journal);
  g_assert_cmpint (recording_measure (fixture->user.journal), ==, 0);
  assert_done (recording_delete (fixture->user.journal, none, &error), error);
  assert_done (recording_rename (fixture->user.journal, "Noor", "Sam", &error), error);
  g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));
}

/* Whichever was kept last, in one step: it is never missing, and nothing is left of the other. */
static void
test_a_newer_one_replaces_the_older (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW + 5);
  g_autoptr (NabijRecording) other = recording_make ("Noor", HAND, "jcgd6lqmother0f8a1", NOW + 6);
  g_autoptr (NabijRecording) second = recording_make ("Noor", LET_GO, SECOND_WORD, NOW + 7);

  recording_assert_saved (fixture->user.journal, first);
  recording_assert_saved (fixture->user.journal, other);
  make_backup (fixture);
  assert_found (fixture, FIRST_WORD, TRUE);
  recording_assert_saved (fixture->user.journal, second);
  recording_assert_has (fixture->user.journal, other, second, NULL);
  assert_found (fixture, FIRST_WORD, TRUE);

  purge (fixture);
  assert_found (fixture, FIRST_WORD, FALSE);
  assert_found (fixture, SECOND_WORD, TRUE);
  recording_assert_has (fixture->user.journal, other, second, NULL);
  close_journal (fixture);
  keeping_assert_healthy (fixture->file);

  /* What the backup had of the line is gone; the rest of it comes back. */
  restore (fixture);
  recording_assert_has (fixture->user.journal, other, NULL);
}

static void
test_deleting_leaves_no_byte (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (NabijRecording) second = recording_make ("Noor", HAND, SECOND_WORD, NOW + 1);
  g_autoptr (GError) error = NULL;

  recording_assert_saved (fixture->user.journal, first);
  recording_assert_saved (fixture->user.journal, second);
  make_backup (fixture);
  fixture->n_changed = 0;
  assert_done (recording_delete (fixture->user.journal, first, &error), error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  recording_assert_has (fixture->user.journal, second, NULL);

  /* Whoever closes the journal purges it, without asking. */
  assert_found (fixture, FIRST_WORD, TRUE);
  close_journal (fixture);
  assert_found (fixture, FIRST_WORD, FALSE);
  assert_found (fixture, SECOND_WORD, TRUE);
  restore (fixture);
  recording_assert_has (fixture->user.journal, second, NULL);

  assert_done (recording_delete (fixture->user.journal, first, &error), error);
  recording_assert_has (fixture->user.journal, second, NULL);
}

/* As somebody does who takes it back. */
static void
test_what_is_saved_again_is_there_again (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW + 9);
  g_autoptr (NabijRecording) second = recording_make ("Noor", LET_GO, SECOND_WORD, NOW + 10);
  g_autoptr (GError) error = NULL;

  recording_assert_saved (fixture->user.journal, first);
  recording_assert_saved (fixture->user.journal, first);
  recording_assert_has (fixture->user.journal, first, NULL);
  recording_assert_saved (fixture->user.journal, second);
  recording_assert_saved (fixture->user.journal, first);
  recording_assert_has (fixture->user.journal, first, NULL);
  assert_done (recording_delete (fixture->user.journal, first, &error), error);
  recording_assert_saved (fixture->user.journal, first);

  purge (fixture);
  recording_assert_has (fixture->user.journal, first, NULL);
  assert_found (fixture, SECOND_WORD, FALSE);
  make_backup (fixture);
  restore (fixture);
  recording_assert_has (fixture->user.journal, first, NULL);
}

static void
test_two_may_speak (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (NabijRecording) noor = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (NabijRecording) sam = recording_make ("Sam", LET_GO, SECOND_WORD, NOW + 1);
  g_autoptr (NabijRecording) oma = recording_make ("Oma", LET_GO, FIRST_WORD, NOW + 2);
  g_autoptr (GError) error = NULL;

  recording_assert_saved (fixture->user.journal, noor);
  recording_assert_saved (fixture->user.journal, sam);
  fixture->n_changed = 0;
  assert_refused (fixture, oma, NABIJ_JOURNAL_ERROR_TOO_MANY_SPEAKERS);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  recording_assert_has (fixture->user.journal, noor, sam, NULL);

  assert_done (recording_delete (fixture->user.journal, noor, &error), error);
  recording_assert_saved (fixture->user.journal, oma);
  recording_assert_has (fixture->user.journal, sam, oma, NULL);
}

static void
test_refuses_what_is_not_as_it_should_be (Fixture      *fixture,
                                          gconstpointer data)
{
  static const char long_name[] = "0123456789012345678901234567890123456789!";
  g_autofree char  *long_words = g_strnfill (10001, 'x');
  g_autofree char  *long_line = g_strnfill (201, 'x');
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) sound = recording_sound (FIRST_WORD, 1000);
  g_autoptr (GBytes) large = recording_sound (FIRST_WORD, NABIJ_RECORDING_BYTES_MAX + 1);
  g_autoptr (GBytes) largest = recording_sound (FIRST_WORD, NABIJ_RECORDING_BYTES_MAX);
  g_autoptr (NabijRecording) fits = NULL;
  const struct {
    NabijRecordingFields fields;
    GBytes              *sound;
  } unfit[] = {
    { { NULL, "Noor", LET_GO, "", { NOW, 0 }, 1 }, NULL },
    { { NULL, "Noor", LET_GO, "", { NOW, 0 }, 1 }, empty },
    { { NULL, "Noor", LET_GO, "", { NOW, 0 }, 1 }, large },
    { { NULL, "Noor", LET_GO, "", { NOW, 1000000 }, 1 }, sound },
    { { NULL, long_name, LET_GO, "", { NOW, 0 }, 1 }, sound },
    { { NULL, "No\xffor", LET_GO, "", { NOW, 0 }, 1 }, sound },
    { { NULL, "Noor", long_line, "", { NOW, 0 }, 1 }, sound },
    { { NULL, "Noor", "let\xffgo", "", { NOW, 0 }, 1 }, sound },
    { { NULL, "Noor", LET_GO, long_words, { NOW, 0 }, 1 }, sound },
    { { NULL, "Noor", LET_GO, "\xff", { NOW, 0 }, 1 }, sound },
    { { "Noor", "Noor", LET_GO, "", { NOW, 0 }, 1 }, sound },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (unfit); i++) {
    g_autoptr (NabijRecording) recording = nabij_recording_new (&unfit[i].fields, unfit[i].sound);

    assert_refused (fixture, recording, NABIJ_JOURNAL_ERROR_UNFIT_RECORDING);
  }
  recording_assert_has_none (fixture->user.journal);

  fits = nabij_recording_new (&(NabijRecordingFields){ .speaker = "012345678901234567890123456789012345678ë",
                                                       .line = LET_GO,
                                                       .words = "",
                                                       .recorded = { NOW, 0 },
                                                       .duration_us = NABIJ_RECORDING_DURATION_MAX_US },
                              largest);
  recording_assert_saved (fixture->user.journal, fits);
  recording_assert_has (fixture->user.journal, fits, NULL);
}

/* What is there stays, and what is not kept yet is still there to be kept again. */
static void
test_waits_for_room (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (GBytes) sound = recording_sound (SECOND_WORD, 2000000);
  g_autoptr (NabijRecording) large = NULL;
  g_autoptr (GError) error = NULL;

  large = nabij_recording_new (nabij_recording_get_fields (first), sound);
  recording_assert_saved (fixture->user.journal, first);
  fixture->n_changed = 0;
  nabij_fixture_limit_file_size (500000);
  g_assert_false (recording_save (fixture->user.journal, large, &error));
  nabij_fixture_lift_file_size ();
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_FULL);
  g_assert_nonnull (strstr (nabij_recording_error_to_sentence (error), "Your recording is still here"));
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  recording_assert_has (fixture->user.journal, first, NULL);
  /* Nothing promises to try it again by itself. */
  g_assert_null (nabij_journal_get_problem (fixture->user.journal));

  recording_assert_saved (fixture->user.journal, large);
  recording_assert_has (fixture->user.journal, large, NULL);
}

static void
test_keeps_nothing_where_nothing_is_kept (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (NabijRecording) second = recording_make ("Noor", HAND, SECOND_WORD, NOW + 1);

  nabij_journal_set_keeps_nothing (fixture->user.journal, TRUE);
  assert_refused (fixture, first, NABIJ_JOURNAL_ERROR_KEEPS_NOTHING);
  recording_assert_has_none (fixture->user.journal);
  g_assert_false (g_file_test (fixture->file, G_FILE_TEST_EXISTS));

  /* What was kept before is there as before. */
  nabij_journal_set_keeps_nothing (fixture->user.journal, FALSE);
  recording_assert_saved (fixture->user.journal, first);
  nabij_journal_set_keeps_nothing (fixture->user.journal, TRUE);
  assert_refused (fixture, second, NABIJ_JOURNAL_ERROR_KEEPS_NOTHING);
  recording_assert_has (fixture->user.journal, first, NULL);
}

static void
test_gives_a_speaker_another_name (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (NabijRecording) sam = recording_make ("Sam", HAND, SECOND_WORD, NOW + 1);
  g_autoptr (GPtrArray) of_noor = NULL;
  g_autoptr (GPtrArray) of_mama = NULL;
  g_autoptr (GError) error = NULL;

  recording_assert_saved (fixture->user.journal, first);
  recording_assert_saved (fixture->user.journal, sam);
  fixture->n_changed = 0;
  assert_done (recording_rename (fixture->user.journal, "Noor", "Mama", &error), error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  of_noor = recording_list (fixture->user.journal, "Noor", FALSE);
  g_assert_cmpuint (of_noor->len, ==, 0);
  of_mama = recording_list (fixture->user.journal, "Mama", TRUE);
  g_assert_cmpuint (of_mama->len, ==, 1);
  g_assert_cmpstr (nabij_recording_get_fields (g_ptr_array_index (of_mama, 0))->uuid, ==,
                   nabij_recording_get_fields (first)->uuid);
  g_assert_true (g_bytes_equal (nabij_recording_get_sound (g_ptr_array_index (of_mama, 0)),
                                nabij_recording_get_sound (first)));

  g_assert_false (recording_rename (fixture->user.journal, "Mama", "", &error));
  g_assert_error (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_UNFIT_RECORDING);
  g_clear_error (&error);
  assert_done (recording_rename (fixture->user.journal, "Mama", "Mama", &error), error);
  assert_done (recording_rename (fixture->user.journal, "Nobody", "Somebody", &error), error);
  g_assert_cmpint (recording_measure (fixture->user.journal), ==, 60000);
}

/* One of two names was a slip: of each line the newer one stays. */
static void
test_two_speakers_become_one (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (NabijRecording) noor_let_go = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (NabijRecording) noor_hand = recording_make ("Noor", HAND, "nnnh4nd7qqw2z", NOW + 3);
  g_autoptr (NabijRecording) nor_let_go = recording_make ("Nor", LET_GO, "nlg83kdkw9x0", NOW + 1);
  g_autoptr (NabijRecording) nor_hand = recording_make ("Nor", HAND, SECOND_WORD, NOW + 2);
  g_autoptr (GPtrArray) recordings = NULL;
  g_autoptr (GError) error = NULL;

  recording_assert_saved (fixture->user.journal, noor_let_go);
  recording_assert_saved (fixture->user.journal, noor_hand);
  recording_assert_saved (fixture->user.journal, nor_let_go);
  recording_assert_saved (fixture->user.journal, nor_hand);
  assert_done (recording_rename (fixture->user.journal, "Nor", "Noor", &error), error);
  recordings = recording_list (fixture->user.journal, "Noor", TRUE);
  g_assert_cmpuint (recordings->len, ==, 2);
  g_assert_cmpstr (nabij_recording_get_fields (g_ptr_array_index (recordings, 0))->uuid, ==,
                   nabij_recording_get_fields (nor_let_go)->uuid);
  recording_assert_same (g_ptr_array_index (recordings, 1), noor_hand);

  purge (fixture);
  assert_found (fixture, FIRST_WORD, FALSE);
  assert_found (fixture, SECOND_WORD, FALSE);
}

static void
test_comes_back_with_a_backup (Fixture      *fixture,
                               gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (NabijRecording) second = recording_make ("Noor", HAND, SECOND_WORD, NOW + 1);
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;

  /* A voice alone is reason enough for a backup. */
  recording_assert_saved (fixture->user.journal, first);
  make_backup (fixture);
  recording_assert_saved (fixture->user.journal, second);
  fixture->n_changed = 0;
  restore (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  recording_assert_has (fixture->user.journal, first, NULL);

  /* And what was there is kept as one more. */
  backups = keeping_list_backups (fixture->user.journal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (backups->len, ==, 2);
  assert_done (keeping_restore (fixture->user.journal, g_ptr_array_index (backups, 0), &error), error);
  recording_assert_has (fixture->user.journal, first, second, NULL);
}

static void
test_goes_with_everything (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (GError) error = NULL;

  recording_assert_saved (fixture->user.journal, first);
  make_backup (fixture);
  fixture->n_changed = 0;
  assert_done (keeping_delete_everything (fixture->user.journal, &error), error);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  recording_assert_has_none (fixture->user.journal);
}

static void
test_is_set_aside_with_the_journal (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);
  g_autoptr (NabijRecording) second = recording_make ("Noor", HAND, SECOND_WORD, NOW);

  recording_assert_saved (fixture->user.journal, first);
  close_journal (fixture);
  nabij_fixture_write (fixture->file, "This is no journal.", -1);
  fixture->n_changed = 0;
  recording_assert_saved (fixture->user.journal, second);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_nonnull (nabij_journal_get_set_aside_path (fixture->user.journal));
  recording_assert_has (fixture->user.journal, second, NULL);
}

/* Edited by hand: what is no recording is left out, and the rest is there. */
static void
test_survives_nonsense (Fixture      *fixture,
                        gconstpointer data)
{
  g_autoptr (NabijRecording) first = recording_make ("Noor", LET_GO, FIRST_WORD, NOW);

  recording_assert_saved (fixture->user.journal, first);
  close_journal (fixture);
  nabij_fixture_execute (
    fixture->file,
    "INSERT INTO recording VALUES"
    " ('no uuid', 'a', 'Noor', '', 1, 0, 1, x'00'),"
    " ('0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0001', 'b', 'Noor', '', 1, 9223372036854775807, 1, x'00'),"
    " ('0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0002', 'c', 'Noor', '', 1, 0, 9223372036854775807, x'00'),"
    " ('0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0003', 'd', 'Noor', '', 1, 0, 1, x''),"
    " ('0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0004', 'e', printf ('%.1000c', 'x'), '', 1, 0, 1, x'00'),"
    " ('0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0005', printf ('%.1000c', 'x'), 'Noor', '', 1, 0, 1, x'00'),"
    " ('0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a0006', 'f', 'Noor', '', 1, 0, 1, zeroblob (8000001));",
    FALSE);
  recording_assert_has (fixture->user.journal, first, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/nabij/journal/journal-recordings/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("keeps-what-was-recorded", test_keeps_what_was_recorded);
  ADD ("asks-without-beginning-a-journal", test_asks_without_beginning_a_journal);
  ADD ("a-newer-one-replaces-the-older", test_a_newer_one_replaces_the_older);
  ADD ("deleting-leaves-no-byte", test_deleting_leaves_no_byte);
  ADD ("what-is-saved-again-is-there-again", test_what_is_saved_again_is_there_again);
  ADD ("two-may-speak", test_two_may_speak);
  ADD ("refuses-what-is-not-as-it-should-be", test_refuses_what_is_not_as_it_should_be);
  ADD ("waits-for-room", test_waits_for_room);
  ADD ("keeps-nothing-where-nothing-is-kept", test_keeps_nothing_where_nothing_is_kept);
  ADD ("gives-a-speaker-another-name", test_gives_a_speaker_another_name);
  ADD ("two-speakers-become-one", test_two_speakers_become_one);
  ADD ("comes-back-with-a-backup", test_comes_back_with_a_backup);
  ADD ("goes-with-everything", test_goes_with_everything);
  ADD ("is-set-aside-with-the-journal", test_is_set_aside_with_the_journal);
  ADD ("survives-nonsense", test_survives_nonsense);
#undef ADD

  return g_test_run ();
}
