/* test-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry.h"
#include "nabij-session.h"
#include "nabij-ui-fixture.h"

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))

static NabijSession *
make (NabijUiFixture *fixture,
      const char     *id,
      int             minutes,
      gboolean        first_time)
{
  NabijPractice         *practice = nabij_practices_find (nabij_services_get_practices (fixture->services), id);
  NabijBreathPlanOptions options = {
    .length_us = SECONDS (60 * minutes),
    .pattern = nabij_breath_pattern_find ("water", NABIJ_SEASON_UNKNOWN, NULL)->pattern,
  };
  NabijSituation situation;

  g_assert_nonnull (practice);
  nabij_services_get_situation (fixture->services, &situation);
  situation.first_time = first_time;
  situation.long_welcome = first_time;
  nabij_practice_get_plan_options (practice, &situation, &options);
  return nabij_session_new (fixture->services, practice, &situation, &options, "water");
}

static NabijSession *
start_practice (NabijUiFixture *fixture,
                const char     *id)
{
  NabijSession *session = make (fixture, id, 3, FALSE);

  nabij_session_start (session);
  return session;
}

static NabijSession *
start (NabijUiFixture *fixture,
       int             minutes,
       gboolean        first_time,
       gboolean        night)
{
  NabijSession *session = make (fixture, NABIJ_PRACTICE_ID_WATER, minutes, first_time);

  g_assert_cmpint (night, ==, nabij_services_is_night (fixture->services));
  nabij_session_start (session);
  return session;
}

static NabijSession *
start_for (NabijUiFixture *fixture,
           NabijMoment    *moment)
{
  NabijSession *session = make (fixture, NABIJ_PRACTICE_ID_WATER, 3, FALSE);

  nabij_session_set_moment (session, moment);
  nabij_session_start (session);
  return session;
}

static gboolean
pass (NabijUiFixture    *fixture,
      NabijSession      *session,
      double             seconds,
      NabijSessionFrame *frame)
{
  gboolean running = TRUE;

  /* Frame by frame, as a screen would. */
  for (double passed = 0.0; passed < seconds - 1e-9; passed += 0.1) {
    nabij_fake_clock_pass (fixture->clock, SECONDS (0.1));
    running = nabij_session_get_frame (session, frame);
  }
  return running;
}

static void
test_first_words_at_once (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 3, TRUE, FALSE);
  g_assert_true (nabij_session_get_frame (session, &frame));
  g_assert_cmpint (frame.state.phase, ==, NABIJ_PHASE_EXHALE);
  g_assert_cmpstr (frame.moment.word, ==, "Let your breath go.");
  g_assert_cmpstr (nabij_session_get_spoken (session, &frame), ==, "Let your breath go.");
  g_assert_finalize_object (session);
  nabij_ui_fixture_clear (&fixture);
}

static void
test_a_whole_session_is_kept (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 3, FALSE, FALSE);
  g_assert_false (pass (&fixture, session, 188.1, &frame));
  nabij_session_end (session);
  g_assert_finalize_object (session);

  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (nabij_entry_get_kind (entries->pdata[0]), ==, NABIJ_ENTRY_KIND_SESSION);
  g_assert_cmpstr (nabij_entry_get_practice (entries->pdata[0]), ==, "water-and-rust");
  g_assert_cmpstr (nabij_entry_get_pattern (entries->pdata[0]), ==, "water");
  /* The last fade is not counted. */
  g_assert_cmpint (nabij_entry_get_duration_us (entries->pdata[0]), ==, SECONDS (180));
  nabij_ui_fixture_clear (&fixture);
}

static void
test_a_glance_is_not_kept (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 3, FALSE, FALSE);
  pass (&fixture, session, 19.0, &frame);
  nabij_session_end (session);
  g_assert_finalize_object (session);

  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (entries->len, ==, 0);
  nabij_ui_fixture_clear (&fixture);
}

/* Whoever stops early, or whose computer stops, has what was breathed so far. */
static void
test_kept_while_it_runs (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 5, FALSE, FALSE);
  pass (&fixture, session, 90.0, &frame);

  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpint (nabij_entry_get_duration_us (entries->pdata[0]), >=, SECONDS (79));
  g_assert_finalize_object (session);
  nabij_ui_fixture_clear (&fixture);
}

static void
test_a_pause_is_not_breathing (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 3, FALSE, FALSE);
  pass (&fixture, session, 30.0, &frame);
  nabij_session_change (session, NABIJ_BREATH_CHANGE_PAUSE);
  g_assert_true (nabij_session_is_paused (session));
  g_assert_true (pass (&fixture, session, 600.0, &frame));
  g_assert_cmpstr (frame.moment.word, ==, "Pause");

  nabij_session_change (session, NABIJ_BREATH_CHANGE_RESUME);
  g_assert_true (nabij_session_get_frame (session, &frame));
  g_assert_cmpint (frame.state.phase, ==, NABIJ_PHASE_INHALE);
  pass (&fixture, session, 10.0, &frame);
  nabij_session_end (session);
  g_assert_finalize_object (session);

  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpint (nabij_entry_get_duration_us (entries->pdata[0]), >=, SECONDS (39.5));
  g_assert_cmpint (nabij_entry_get_duration_us (entries->pdata[0]), <=, SECONDS (40.5));
  nabij_ui_fixture_clear (&fixture);
}

static void
test_a_computer_that_slept_finds_it_paused (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 3, FALSE, FALSE);
  pass (&fixture, session, 30.0, &frame);
  nabij_fake_clock_sleep (fixture.clock, SECONDS (3600));
  pass (&fixture, session, 0.2, &frame);
  g_assert_true (nabij_session_is_paused (session));
  g_assert_finalize_object (session);
  nabij_ui_fixture_clear (&fixture);
}

/* The picture follows what is heard, without a jump. */
static void
test_drawn_towards_the_sound (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  gint64            shown_us = 0;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 3, FALSE, FALSE);
  nabij_fake_player_set_state (fixture.player, NABIJ_PLAYER_STATE_PLAYING);
  for (int i = 1; i <= 1000; i++) {
    nabij_fake_clock_pass (fixture.clock, 16667);
    nabij_fake_player_set_position_us (fixture.player, i * 16667 - 80000);
    g_assert_true (nabij_session_get_frame (session, &frame));
    g_assert_cmpint (frame.elapsed_us, >=, shown_us);
    shown_us = frame.elapsed_us;
  }
  g_assert_cmpint (ABS (frame.elapsed_us - (1000 * 16667 - 80000)), <=, 2000);
  g_assert_finalize_object (session);
  nabij_ui_fixture_clear (&fixture);
}

static void
test_no_tone_is_spoken_of_without_sound (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;

  nabij_ui_fixture_init (&fixture, 15);
  session = start (&fixture, 3, TRUE, FALSE);
  pass (&fixture, session, 16.0, &frame);
  g_assert_cmpstr (frame.moment.word, ==, "Breathe along with the water.");

  nabij_fake_player_set_state (fixture.player, NABIJ_PLAYER_STATE_PLAYING);
  pass (&fixture, session, 1.0, &frame);
  g_assert_cmpstr (frame.moment.word, ==, "With this tone, breathe out. You may close your eyes.");
  g_assert_finalize_object (session);
  nabij_ui_fixture_clear (&fixture);
}

/* Whoever only looked in left no moment, and whoever breathed did. */
static void
test_a_moment_is_kept_with_what_was_breathed (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  NabijMoment      *moment;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) both = NULL;
  NabijEntry *kept_moment = NULL;
  NabijEntry *kept_session = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  moment = nabij_moment_new (fixture.services);
  session = start_for (&fixture, moment);
  pass (&fixture, session, 19.5, &frame);
  none = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_false (nabij_moment_is_kept (moment));

  pass (&fixture, session, 25, &frame);
  nabij_session_end (session);
  g_assert_finalize_object (session);
  g_assert_true (nabij_moment_is_kept (moment));
  both = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (both->len, ==, 2);
  for (guint i = 0; i < both->len; i++) {
    if (nabij_entry_get_kind (both->pdata[i]) == NABIJ_ENTRY_KIND_MOMENT)
      kept_moment = both->pdata[i];
    else
      kept_session = both->pdata[i];
  }
  g_assert_cmpstr (nabij_entry_get_uuid (kept_moment), ==, nabij_moment_get_uuid (moment));
  g_assert_true (nabij_entry_is_open (kept_moment));
  g_assert_true (nabij_entry_is_blank (kept_moment));
  g_assert_cmpstr (nabij_entry_get_fields (kept_session)->moment, ==, nabij_moment_get_uuid (moment));
  g_assert_finalize_object (moment);
  nabij_ui_fixture_clear (&fixture);
}

/* What was written in it before is not written over. */
static void
test_a_moment_that_was_written_stays (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  NabijMoment      *moment;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (NabijEntry) written = NULL;
  NabijEntryFields fields;
  gboolean         found = FALSE;

  nabij_ui_fixture_init (&fixture, 15);
  moment = nabij_moment_new (fixture.services);
  fields = *nabij_entry_get_fields (nabij_moment_get_entry (moment));
  fields.text = "so loud";
  written = nabij_entry_new (&fields);
  nabij_moment_save_async (moment, written, NULL, NULL);
  session = start_for (&fixture, moment);
  pass (&fixture, session, 60, &frame);
  nabij_session_end (session);
  g_assert_finalize_object (session);

  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (entries->len, ==, 2);
  for (guint i = 0; i < entries->len; i++)
    found = found || g_strcmp0 (nabij_entry_get_text (entries->pdata[i]), "so loud") == 0;
  g_assert_true (found);
  g_assert_finalize_object (moment);
  nabij_ui_fixture_clear (&fixture);
}

/* The switch may be turned late: what was kept already goes as well. */
static void
test_nothing_is_kept_of_what_is_forgotten (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  NabijMoment      *moment;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  moment = nabij_moment_new (fixture.services);
  session = start_for (&fixture, moment);
  pass (&fixture, session, 30, &frame);
  before = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (before->len, ==, 2);

  nabij_session_set_kept (session, FALSE);
  pass (&fixture, session, 100, &frame);
  nabij_session_end (session);
  g_assert_finalize_object (session);
  after = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (after->len, ==, 0);
  g_assert_false (nabij_moment_is_kept (moment));
  g_assert_finalize_object (moment);
  nabij_ui_fixture_clear (&fixture);
}

static void
test_nothing_is_kept_where_that_is_chosen (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  NabijMoment      *moment;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  g_settings_set_boolean (fixture.settings, "keep-nothing", TRUE);
  moment = nabij_moment_new (fixture.services);
  session = start_for (&fixture, moment);
  pass (&fixture, session, 100, &frame);
  nabij_session_end (session);
  g_assert_finalize_object (session);
  g_assert_false (nabij_moment_is_kept (moment));
  g_settings_reset (fixture.settings, "keep-nothing");
  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (entries->len, ==, 0);
  g_assert_finalize_object (moment);
  nabij_ui_fixture_clear (&fixture);
}

/* What a practice is called in its file is what the journal keeps; it has no breath of its own choice. */
static void
test_any_practice_is_kept_by_its_id (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  session = start_practice (&fixture, "warm-place");
  pass (&fixture, session, 40, &frame);
  nabij_session_end (session);
  g_assert_cmpstr (nabij_entry_get_practice (nabij_session_get_entry (session)), ==, "warm-place");
  g_assert_finalize_object (session);

  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (nabij_entry_get_practice (entries->pdata[0]), ==, "warm-place");
  g_assert_cmpstr (nabij_entry_get_pattern (entries->pdata[0]), ==, NULL);
  nabij_ui_fixture_clear (&fixture);
}

static void
switch_on (NabijUiFixture *fixture)
{
  g_autoptr (GVariant) reminders =
    g_variant_ref_sink (g_variant_new_parsed ("[{'id': <'water'>, 'practice': <'water-and-rust'>, 'on': <true>, 'days': <[2]>, 'times': <['19:30']>}]"));

  g_settings_set_value (fixture->settings, "reminders", reminders);
}

static void
assert_practised (NabijUiFixture *fixture,
                  const char     *expected)
{
  g_autoptr (GVariant) practised = g_settings_get_value (fixture->settings, "practised");
  g_autoptr (GString) ids = g_string_new (NULL);
  GVariantIter iter;
  const char  *id;
  gint64       at_us;

  g_variant_iter_init (&iter, practised);
  while (g_variant_iter_next (&iter, "(&sx)", &id, &at_us)) {
    g_string_append_printf (ids, "%s ", id);
    g_assert_cmpint (at_us, <=, nabij_clock_get_now (NABIJ_CLOCK (fixture->clock)).utc_us);
    g_assert_cmpint (at_us, >, nabij_clock_get_now (NABIJ_CLOCK (fixture->clock)).utc_us - SECONDS (600));
  }
  g_assert_cmpstr (ids->str, ==, expected);
}

/* So that a reminder for it is not needed any more: not after a glance, and once. */
static void
test_the_reminders_know_of_it (void)
{
  static const struct {
    const char *practice;
    double      seconds;
    gboolean    kept;
    const char *expected;
  } rows[] = {
    { "water-and-rust", 19.5, TRUE, "" },
    { "water-and-rust", 90.0, TRUE, "water-and-rust " },
    { "warm-place-rain", 30.0, TRUE, "warm-place-rain warm-place " },
    /* Nothing is written of what nothing is to be written of. */
    { "water-and-rust", 90.0, FALSE, "" },
    { "lay-down", 90.0, TRUE, "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    NabijUiFixture    fixture;
    NabijSessionFrame frame;
    NabijSession     *session;

    nabij_ui_fixture_init (&fixture, 15);
    switch_on (&fixture);
    session = start_practice (&fixture, rows[i].practice);
    nabij_session_set_kept (session, rows[i].kept);
    pass (&fixture, session, rows[i].seconds, &frame);
    assert_practised (&fixture, rows[i].expected);
    nabij_session_end (session);
    g_assert_finalize_object (session);
    nabij_ui_fixture_clear (&fixture);
  }
}

/* Five minutes away from a baby who cries are nobody's business, and its last words do not go away. */
static void
test_laying_down_leaves_no_trace_and_stays (void)
{
  NabijUiFixture    fixture;
  NabijSessionFrame frame;
  NabijSession     *session;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  session = start_practice (&fixture, "lay-down");
  g_assert_true (nabij_session_waits_at_end (session));
  g_assert_true (nabij_session_get_frame (session, &frame));
  g_assert_cmpstr (frame.moment.word, ==, "Lay your baby on their back, in their own empty cot.");
  g_assert_false (pass (&fixture, session, 400, &frame));
  g_assert_cmpstr (frame.moment.word, ==, "Now check on your baby.");
  g_assert_cmpfloat (frame.moment.opacity, ==, 1.0);
  nabij_session_end (session);
  g_assert_null (nabij_session_get_entry (session));
  g_assert_finalize_object (session);

  entries = nabij_ui_fixture_read_journal (&fixture);
  g_assert_cmpuint (entries->len, ==, 0);
  nabij_ui_fixture_clear (&fixture);
}

static void
choose (NabijUiFixture *fixture,
        const char     *sentence,
        const char     *own)
{
  NabijFamilyKeeper *keeper = nabij_services_get_family_keeper (fixture->services);
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (keeper);

  if (own != NULL) {
    NabijOwnText *text = nabij_own_text_new (NABIJ_OWN_TEXT_ROLE_SENTENCE, own, 1, NABIJ_SEASON_UNKNOWN);

    g_ptr_array_add (family->own_texts, text);
    nabij_family_choose_sentence (family, text->uuid, 2);
  } else {
    nabij_family_choose_sentence (family, sentence, 2);
  }
  nabij_family_keeper_set_family (keeper, family);
}

static void
assert_sentence (NabijUiFixture *fixture,
                 const char     *words)
{
  NabijSession     *session = start_practice (fixture, "one-sentence");
  NabijSessionFrame frame;

  pass (fixture, session, 12, &frame);
  g_assert_cmpstr (frame.moment.word, ==, words);
  g_assert_finalize_object (session);
}

static void
test_the_chosen_sentence_is_shown (void)
{
  NabijUiFixture fixture;
  g_autoptr (GPtrArray) entries = NULL;

  nabij_ui_fixture_init (&fixture, 15);
  choose (&fixture, NULL, "Hello <b>you</b> 🌊");
  assert_sentence (&fixture, "Hello <b>you</b> 🌊");
  entries = nabij_ui_fixture_read_journal (&fixture);
  nabij_ui_fixture_clear (&fixture);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/ui/session/first-words-at-once", test_first_words_at_once);
  g_test_add_func ("/nabij/ui/session/a-whole-session-is-kept", test_a_whole_session_is_kept);
  g_test_add_func ("/nabij/ui/session/a-glance-is-not-kept", test_a_glance_is_not_kept);
  g_test_add_func ("/nabij/ui/session/kept-while-it-runs", test_kept_while_it_runs);
  g_test_add_func ("/nabij/ui/session/a-pause-is-not-breathing", test_a_pause_is_not_breathing);
  g_test_add_func ("/nabij/ui/session/a-computer-that-slept-finds-it-paused", test_a_computer_that_slept_finds_it_paused);
  g_test_add_func ("/nabij/ui/session/drawn-towards-the-sound", test_drawn_towards_the_sound);
  g_test_add_func ("/nabij/ui/session/no-tone-is-spoken-of-without-sound", test_no_tone_is_spoken_of_without_sound);
  g_test_add_func ("/nabij/ui/session/a-moment-is-kept-with-what-was-breathed", test_a_moment_is_kept_with_what_was_breathed);
  g_test_add_func ("/nabij/ui/session/a-moment-that-was-written-stays", test_a_moment_that_was_written_stays);
  g_test_add_func ("/nabij/ui/session/nothing-is-kept-of-what-is-forgotten", test_nothing_is_kept_of_what_is_forgotten);
  g_test_add_func ("/nabij/ui/session/nothing-is-kept-where-that-is-chosen", test_nothing_is_kept_where_that_is_chosen);
  g_test_add_func ("/nabij/ui/session/any-practice-is-kept-by-its-id", test_any_practice_is_kept_by_its_id);
  g_test_add_func ("/nabij/ui/session/the-reminders-know-of-it", test_the_reminders_know_of_it);
  g_test_add_func ("/nabij/ui/session/laying-down-leaves-no-trace-and-stays", test_laying_down_leaves_no_trace_and_stays);
  g_test_add_func ("/nabij/ui/session/the-chosen-sentence-is-shown", test_the_chosen_sentence_is_shown);

  return g_test_run ();
}
