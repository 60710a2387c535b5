/* test-speech-rules.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a voice never does, in exercises chosen by chance, and changed by chance on the way. The rules are
 * read from the plan and from what stands on the screen, not from the layout.
 */

#include "config.h"

#include "nabij-breath-plan-fixture.h"
#include "nabij-script.h"
#include "nabij-speech-fixture.h"
#include "nabij-speech-line.h"

#define N_EXERCISES 300
#define N_CHANGES 6
#define MILLISECONDS(milliseconds) (milliseconds * G_TIME_SPAN_MILLISECOND)
#define OVER_US NABIJ_SPEECH_LINE_OVER_US

/* Read once, in main. */
static NabijPractices *practices;

typedef struct {
  NabijScriptContext context;
  GPtrArray         *recordings;
  NabijSpeech       *speech;
  NabijBreathPlan   *plan;
} Exercise;

/* How often it was said, so that no rule holds only because nothing is. */
static struct {
  guint lines;
  guint words;
  guint waiting;
  guint again;
} counts;

static const NabijUtterance *
utterance_at (GArray *utterances,
              guint   i)
{
  return &g_array_index (utterances, NabijUtterance, i);
}

static const NabijRecordingFields *
fields_of (const NabijUtterance *utterance)
{
  return nabij_recording_get_fields (utterance->recording);
}

static gint64
end_of (const NabijUtterance *utterance)
{
  return utterance->begins_us + fields_of (utterance)->duration_us;
}

static gboolean
is_word (const NabijUtterance *utterance)
{
  return g_str_has_prefix (fields_of (utterance)->line, "breathe-");
}

/* What stands on the screen: the id of a line, or "in" or "out". */
static const char *
get_shown (Exercise *exercise,
           gint64    at_us)
{
  NabijBreathState  state;
  NabijScriptMoment moment;

  if (at_us < 0 || !nabij_breath_plan_at (exercise->plan, at_us, &state))
    return NULL;
  nabij_script_at (&exercise->context, &state, &moment);
  return moment.id;
}

/* Whether the text of a recording stands on the screen. */
static gboolean
is_shown (Exercise             *exercise,
          const NabijUtterance *utterance,
          gint64                at_us)
{
  const char *shown = get_shown (exercise, at_us);
  const char *line = fields_of (utterance)->line;

  if (shown == NULL)
    return FALSE;
  if (is_word (utterance))
    return g_str_equal (shown, line + strlen ("breathe-"));
  if (g_str_has_prefix (line, "sentence/"))
    return g_str_equal (shown, "sentence");
  return g_str_equal (shown, strchr (line, '/') + 1);
}

static gboolean
is_turn (NabijBreathPlan *plan,
         gint64           edge_us)
{
  NabijBreathState before, after;

  nabij_breath_plan_at (plan, edge_us - 1, &before);
  nabij_breath_plan_at (plan, edge_us, &after);
  if (after.phase == NABIJ_PHASE_PAUSE || before.phase == NABIJ_PHASE_PAUSE)
    return FALSE;
  if (after.phase == NABIJ_PHASE_OWN_PACE)
    return TRUE;
  if (before.guided && after.guided && before.phase == after.phase && before.breath == after.breath && after.progress > 0.0)
    return FALSE;
  return before.guided || after.guided;
}

/* No turn while it sounds and shortly after, should it even begin late, and no pause and no own pace in it. */
static void
assert_between_turns (Exercise             *exercise,
                      const NabijUtterance *utterance)
{
  NabijBreathPlan *plan = exercise->plan;
  NabijBreathState state;
  gint64           at_us = utterance->begins_us;

  nabij_breath_plan_at (plan, at_us, &state);
  g_assert_cmpint (state.phase, !=, NABIJ_PHASE_PAUSE);
  g_assert_cmpint (state.phase, !=, NABIJ_PHASE_OWN_PACE);
  g_assert_cmpint (end_of (utterance), <=, utterance->until_us);
  g_assert_cmpint (end_of (utterance), <=, nabij_breath_plan_get_duration_us (plan));

  while ((at_us = nabij_breath_plan_get_next_edge_us (plan, at_us)) < utterance->until_us + MILLISECONDS (250)) {
    nabij_breath_plan_at (plan, at_us, &state);
    if (state.phase == NABIJ_PHASE_PAUSE) {
      g_assert_cmpint (at_us, >=, end_of (utterance));
      break;
    }
    g_assert_false (is_turn (plan, at_us));
  }
}

static void
assert_in_slot (Exercise             *exercise,
                const NabijUtterance *utterance,
                gint64                free_us)
{
  const gint64     begins_us = utterance->begins_us;
  const gint64     ends_us = end_of (utterance);
  NabijBreathState state;

  nabij_breath_plan_at (exercise->plan, begins_us, &state);
  g_assert_true (is_shown (exercise, utterance, begins_us));
  if (is_word (utterance)) {
    g_assert_cmpuint (state.breath, >=, 1);
    g_assert_cmpuint (state.breath, <=, 3);
    nabij_breath_plan_at (exercise->plan, begins_us - MILLISECONDS (200), &state);
    g_assert_cmpfloat (state.progress, ==, 0.0);
    g_assert_true (is_shown (exercise, utterance, begins_us - MILLISECONDS (200)));
    counts.words += 1;
    return;
  }

  /* The text was there less than two seconds before it is over. */
  g_assert_true (ends_us - OVER_US - 1 < begins_us || is_shown (exercise, utterance, ends_us - OVER_US - 1));
  g_assert_true (utterance->until_us - OVER_US - 1 < begins_us || is_shown (exercise, utterance, utterance->until_us - OVER_US - 1));
  /* It waits for nothing but the line before it. */
  if (begins_us != free_us)
    g_assert_false (is_shown (exercise, utterance, begins_us - MILLISECONDS (400) - 1));
  else
    counts.waiting += 1;
  /* It comes early only where it has to. */
  if (is_shown (exercise, utterance, begins_us - 1) && !is_shown (exercise, utterance, begins_us - MILLISECONDS (400)))
    g_assert_false (is_shown (exercise, utterance, ends_us - OVER_US + 1));
  counts.lines += 1;
}

static void
assert_rules (Exercise *exercise,
              GArray   *utterances)
{
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);
  gint64 free_us = G_MININT64;

  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = utterance_at (utterances, i);

    g_assert_true (g_ptr_array_find (exercise->recordings, utterance->recording, NULL));
    g_assert_cmpint (utterance->begins_us, >=, MAX (free_us, 0));
    if (!is_word (utterance))
      g_assert_true (g_hash_table_add (said, utterance->recording));
    assert_in_slot (exercise, utterance, free_us);
    assert_between_turns (exercise, utterance);
    free_us = end_of (utterance) + MILLISECONDS (300);
  }
}

static gboolean
has (GArray               *utterances,
     const NabijUtterance *wanted)
{
  for (guint i = 0; i < utterances->len; i++) {
    const NabijUtterance *utterance = utterance_at (utterances, i);

    if (utterance->recording == wanted->recording && utterance->begins_us == wanted->begins_us)
      return TRUE;
  }
  return FALSE;
}

/* What was over stays, and nothing new begins in the past. */
static void
assert_same_past (GArray *before,
                  GArray *after,
                  gint64  edge_us)
{
  for (guint i = 0; i < before->len; i++) {
    const NabijUtterance *utterance = utterance_at (before, i);

    if (end_of (utterance) <= edge_us && !is_word (utterance))
      g_assert_true (has (after, utterance));
    else if (utterance->begins_us < edge_us && end_of (utterance) > edge_us)
      counts.again += has (after, utterance) ? 0 : 1;
  }
  for (guint i = 0; i < after->len; i++) {
    const NabijUtterance *utterance = utterance_at (after, i);

    if (utterance->begins_us < edge_us)
      g_assert_true (has (before, utterance));
  }
}

static gboolean
chance (guint one_in)
{
  return g_test_rand_int_range (0, (gint32)one_in) == 0;
}

static NabijSituation
choose_situation (void)
{
  const NabijSeason season = (NabijSeason)g_test_rand_int_range (0, NABIJ_SEASON_ENDED + 1);

  return (NabijSituation){
    .season = season,
    .weeks = season == NABIJ_SEASON_BEFORE ? g_test_rand_int_range (-1, 43) : NABIJ_WEEKS_UNKNOWN,
    .night = g_test_rand_bit () != 0,
    .first_time = chance (3),
    .long_welcome = g_test_rand_bit () != 0,
    .heard = TRUE,
    .hospital = chance (3),
    .more_children = chance (3),
    .hand = (NabijHand)g_test_rand_int_range (0, NABIJ_N_HANDS),
    .song_us = g_test_rand_bit () != 0 ? SECONDS (g_test_rand_double_range (5, 100)) : 0,
  };
}

/* The water most of all; else one of the others that can be played and fit. */
static NabijPractice *
choose_practice (const NabijSituation *situation)
{
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);

  while (!chance (2)) {
    NabijPractice *practice = g_ptr_array_index (all, g_test_rand_int_range (0, (gint32)all->len));

    if (nabij_practice_fits (practice, situation) && nabij_practice_get_kind (practice) < NABIJ_PRACTICE_KIND_STEPS)
      return practice;
  }
  return nabij_practices_find (practices, NABIJ_PRACTICE_ID_WATER);
}

/* How long somebody speaks: mostly a few seconds, and sometimes just as long as there is room, or too long. */
static gint64
choose_duration_us (const NabijSpeechLine *line)
{
  switch (g_test_rand_int_range (0, 6)) {
  case 0:
    return MIN (line->heard_us, SECONDS (20));
  case 1:
    return MIN (line->longest_us, SECONDS (20));
  case 2:
    return SECONDS (g_test_rand_double_range (0.001, 15));
  default:
    return SECONDS (g_test_rand_double_range (0.4, 4));
  }
}

/* What somebody has recorded when things were otherwise: all lines of all situations, here and there one
 * missing. */
static GPtrArray *
choose_recordings (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);

  for (guint i = 0; i < 3; i++) {
    const NabijSituation situation = choose_situation ();
    g_autoptr (GPtrArray) lines = nabij_speech_line_list (practices, &situation, NULL, NULL);

    for (guint j = 0; j < lines->len; j++) {
      const NabijSpeechLine *line = g_ptr_array_index (lines, j);

      if (!chance (8) && g_hash_table_add (ids, g_strdup (line->id)))
        g_ptr_array_add (recordings, nabij_speech_fixture_make_recording (line->id, choose_duration_us (line)));
    }
  }
  return recordings;
}

static void
exercise_init (Exercise *exercise)
{
  const NabijSituation          situation = choose_situation ();
  const NabijBreathPatternInfo *patterns;
  gsize                         n_patterns, pattern;

  patterns = nabij_breath_pattern_list (&n_patterns);
  do
    pattern = (gsize)g_test_rand_int_range (0, (gint32)n_patterns);
  while (!nabij_breath_pattern_is_offered (&patterns[pattern], situation.season));

  exercise->context = (NabijScriptContext){ .practice = choose_practice (&situation), .situation = situation };
  exercise->recordings = choose_recordings ();
  exercise->speech = nabij_speech_new (exercise->context.practice, &situation, NULL, exercise->recordings);
  exercise->plan = nabij_speech_fixture_make_plan (exercise->context.practice, &situation, patterns[pattern].id,
                                                   g_test_rand_int_range (NABIJ_BREATH_PLAN_MINUTES_MIN, NABIJ_BREATH_PLAN_MINUTES_MAX + 1));
}

static void
exercise_clear (Exercise *exercise)
{
  nabij_speech_unref (exercise->speech);
  nabij_breath_plan_unref (exercise->plan);
  g_ptr_array_unref (exercise->recordings);
}

static GArray *
assert_lay_out (Exercise *exercise)
{
  GArray *utterances = nabij_speech_lay_out (exercise->speech, exercise->plan);
  g_autoptr (GArray) again = nabij_speech_lay_out (exercise->speech, exercise->plan);

  g_assert_cmpmem (utterances->data, utterances->len * sizeof (NabijUtterance), again->data, again->len * sizeof (NabijUtterance));
  if (nabij_season_is_silent (exercise->context.situation.season))
    g_assert_cmpuint (utterances->len, ==, 0);
  assert_rules (exercise, utterances);
  return utterances;
}

static void
test_whatever_is_changed (void)
{
  for (guint i = 0; i < N_EXERCISES; i++) {
    Exercise exercise;
    g_autoptr (GArray) utterances = NULL;
    NabijBreathChange change;
    gint64            edge_us = 0;

    exercise_init (&exercise);
    g_test_message ("%u: %s in season %d", i, nabij_practice_get_id (exercise.context.practice), exercise.context.situation.season);
    utterances = assert_lay_out (&exercise);

    for (guint j = 0; j < N_CHANGES && nabij_breath_plan_fixture_choose_change (exercise.plan, &edge_us, &change); j++) {
      NabijBreathPlan *plan = nabij_breath_plan_with_change (exercise.plan, edge_us, change);
      g_autoptr (GArray) before = g_steal_pointer (&utterances);

      nabij_breath_plan_unref (exercise.plan);
      exercise.plan = plan;
      g_test_message ("  %.6f s: change %d", (double)edge_us / 1e6, change);
      utterances = assert_lay_out (&exercise);
      assert_same_past (before, utterances, edge_us);
    }
    exercise_clear (&exercise);
  }

  g_assert_cmpuint (counts.lines, >, 1000);
  g_assert_cmpuint (counts.words, >, 1000);
  g_assert_cmpuint (counts.waiting, >, 10);
  g_assert_cmpuint (counts.again, >, 3);
}

/* What there is room for is said, as long as it may be, when nothing is said just before; a little more is
 * not. */
static void
test_room (void)
{
  guint n_lines = 0;

  for (guint i = 0; i < 40; i++) {
    NabijSituation situation = choose_situation ();
    g_autoptr (GPtrArray) lines = NULL;

    situation.long_welcome = TRUE;
    lines = nabij_speech_line_list (practices, &situation, NULL, NULL);
    for (guint j = 0; j < lines->len; j++) {
      const NabijSpeechLine *line = g_ptr_array_index (lines, j);
      NabijPractice         *practice;

      if (line->practice == NULL)
        continue;
      practice = nabij_practices_find (practices, line->practice);
      situation.night = line->group == NABIJ_SPEECH_GROUP_NIGHT;
      for (gint64 more_us = 0; more_us < 2; more_us++) {
        g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
        g_autoptr (NabijSpeech) speech = NULL;
        g_autoptr (NabijBreathPlan) plan = nabij_speech_fixture_make_plan (practice, &situation, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
        g_autoptr (GArray) utterances = NULL;

        g_test_message ("%s in season %d", line->id, situation.season);
        g_assert_cmpint (line->heard_us, <=, line->longest_us);
        g_ptr_array_add (recordings, nabij_speech_fixture_make_recording (line->id, line->heard_us + more_us));
        speech = nabij_speech_new (practice, &situation, NULL, recordings);
        utterances = nabij_speech_lay_out (speech, plan);
        if (!g_str_has_prefix (line->id, "breathe-"))
          g_assert_cmpuint (utterances->len, ==, 1 - more_us);
        else
          g_assert_cmpuint (utterances->len, ==, 3 - more_us);
        n_lines += 1;
      }
    }
  }
  g_assert_cmpuint (n_lines, >, 500);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  practices = nabij_practices_new_own ();

  g_test_add_func ("/nabij/core/speech-rules/whatever-is-changed", test_whatever_is_changed);
  g_test_add_func ("/nabij/core/speech-rules/room", test_room);

  status = g_test_run ();
  nabij_practices_free (practices);
  return status;
}
