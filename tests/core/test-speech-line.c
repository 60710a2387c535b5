/* test-speech-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-practice-private.h"
#include "nabij-speech-fixture.h"
#include "nabij-speech-line.h"
#include "nabij-text-rules.h"

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))
#define NO NABIJ_WEEKS_UNKNOWN
#define N_SHORT_LINES 10

/* Read once, in main. */
static NabijPractices *practices;

static char *
write_group (GPtrArray       *lines,
             NabijSpeechGroup group)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine *line = g_ptr_array_index (lines, i);

    if (line->group == group)
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", line->id);
  }
  g_string_replace (text, NABIJ_PRACTICE_ID_WATER "/", "", 0);
  return g_strdup (text->str);
}

static const NabijSpeechLine *
find_line (GPtrArray  *lines,
           const char *id)
{
  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine *line = g_ptr_array_index (lines, i);

    if (g_str_equal (line->id, id))
      return line;
  }
  return NULL;
}

#define TEN(sit, hand, contact) "let-go " sit " " hand " tone-eyes breathe-in breathe-out as-it-likes nothing-to-do " contact " look-around"

typedef struct {
  const char    *name;
  NabijSituation situation;
  const char    *water;
  const char    *night;
} Family;

static const Family families[] = {
  { "unknown", { .season = NABIJ_SEASON_UNKNOWN, .weeks = NO }, TEN ("sit-or-lie", "hand", "hand-warmth"), "" },
  { "unknown-at-night", { .season = NABIJ_SEASON_UNKNOWN, .weeks = NO, .night = TRUE }, TEN ("sit-or-lie", "hand", "hand-warmth"), "" },
  { "before-12", { .season = NABIJ_SEASON_BEFORE, .weeks = 12 }, TEN ("sit-or-lie", "hand", "hand-for-you"), "" },
  { "before-24", { .season = NABIJ_SEASON_BEFORE, .weeks = 24, .hand = NABIJ_HAND_MY_BELLY }, TEN ("sit-or-lie", "hand", "hand-notice"), "" },
  { "before-24-chest", { .season = NABIJ_SEASON_BEFORE, .weeks = 24, .hand = NABIJ_HAND_MY_CHEST }, TEN ("sit-or-lie", "hand-chest", "hand-warmth"), "" },
  { "before-30-first-time", { .season = NABIJ_SEASON_BEFORE, .weeks = 30, .first_time = TRUE }, TEN ("sit-or-lie", "hand", "hand-voice"), "" },
  { "before-30-chest", { .season = NABIJ_SEASON_BEFORE, .weeks = 30, .hand = NABIJ_HAND_MY_CHEST }, TEN ("sit-or-lie", "hand-chest", "hand-chest-voice"), "" },
  { "before-partner", { .season = NABIJ_SEASON_BEFORE, .weeks = 30, .hand = NABIJ_HAND_PARTNERS_BELLY }, TEN ("sit-or-lie", "hand", "hand-partner"), "" },
  { "before-unknown-weeks", { .season = NABIJ_SEASON_BEFORE, .weeks = NO }, TEN ("sit-or-lie", "hand", "hand-warmth"), "" },
  { "after", { .season = NABIJ_SEASON_AFTER, .weeks = NO }, TEN ("sit", "hand", "look-at-baby"), "tone hand-on-chest" },
  { "after-in-hospital", { .season = NABIJ_SEASON_AFTER, .weeks = NO, .hospital = TRUE, .more_children = TRUE }, TEN ("sit", "hand", "apart"), "tone" },
  { "paused", { .season = NABIJ_SEASON_PAUSED, .weeks = NO }, "", "" },
  { "ended", { .season = NABIJ_SEASON_ENDED, .weeks = NO }, "", "" },
};

static void
test_family (gconstpointer data)
{
  const Family *family = data;
  g_autoptr (GPtrArray) lines = nabij_speech_line_list (practices, &family->situation, "sentence-room", "I’m here. There is room for you.");
  g_autofree char *water = write_group (lines, NABIJ_SPEECH_GROUP_WATER);
  g_autofree char *sentence = write_group (lines, NABIJ_SPEECH_GROUP_SENTENCE);
  g_autofree char *lullaby = write_group (lines, NABIJ_SPEECH_GROUP_LULLABY);
  g_autofree char *night = write_group (lines, NABIJ_SPEECH_GROUP_NIGHT);

  g_assert_cmpstr (water, ==, family->water);
  g_assert_cmpstr (night, ==, family->night);
  if (nabij_season_is_silent (family->situation.season)) {
    g_assert_cmpuint (lines->len, ==, 0);
    return;
  }
  g_assert_cmpstr (sentence, ==, "sentence/sentence-room");
  g_assert_cmpstr (lullaby, ==, "lullaby");
}

/* Calls for every situation in which a voice may speak. */
static void
for_each_situation (void (*check) (const NabijSituation *situation,
                                   GPtrArray            *lines))
{
  static const int weeks[] = { NO, 19, 27, 28 };

  for (int season = NABIJ_SEASON_UNKNOWN; season <= NABIJ_SEASON_AFTER; season++) {
    for (gsize week = 0; week < (season == NABIJ_SEASON_BEFORE ? G_N_ELEMENTS (weeks) : 1); week++) {
      for (int hand = 0; hand < NABIJ_N_HANDS; hand++) {
        for (guint bits = 0; bits < 32; bits++) {
          const NabijSituation situation = {
            .season = (NabijSeason)season,
            .weeks = weeks[week],
            .hand = (NabijHand)hand,
            .night = (bits & 1) != 0,
            .first_time = (bits & 2) != 0,
            .long_welcome = (bits & 2) != 0,
            .heard = (bits & 2) != 0,
            .hospital = (bits & 4) != 0,
            .more_children = (bits & 8) != 0,
            .song_us = (bits & 16) != 0 ? SECONDS (200) : 0,
          };
          g_autoptr (GPtrArray) lines = nabij_speech_line_list (practices, &situation, NULL, NULL);

          check (&situation, lines);
        }
      }
    }
  }
}

/* What is about safety is only shown, and to whom nothing was told nobody is spoken of. */
static void
check_words (const NabijSituation  *situation,
             const NabijSpeechLine *line)
{
  g_autofree char *cot = nabij_text_rules_find (line->words, NABIJ_TEXT_SUBJECT_OWN_BED, FALSE);
  g_autofree char *crying = nabij_text_rules_find (line->words, NABIJ_TEXT_SUBJECT_CRYING, FALSE);
  g_autofree char *baby = nabij_text_rules_find (line->words, NABIJ_TEXT_SUBJECT_BABY, FALSE);

  g_assert_null (cot);
  g_assert_null (crying);
  if (situation->season == NABIJ_SEASON_UNKNOWN)
    g_assert_null (baby);
}

/* Ten short lines, one sentence and a lullaby, in the order of the groups, each line once. */
static void
check_list (const NabijSituation *situation,
            GPtrArray            *lines)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_of[NABIJ_SPEECH_GROUP_RITUAL + 1] = { 0 };

  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine *line = g_ptr_array_index (lines, i);
    const NabijSpeechLine *last = i > 0 ? g_ptr_array_index (lines, i - 1) : line;

    g_assert_true (g_hash_table_add (ids, line->id));
    g_assert_cmpint (line->group, >=, last->group);
    g_assert_true (line->words != NULL && *line->words != '\0');
    g_assert_cmpint (line->heard_us, >=, SECONDS (1.5));
    g_assert_cmpint (line->longest_us, >=, line->heard_us);
    g_assert_cmpint (line->longest_us, <=, line->group == NABIJ_SPEECH_GROUP_LULLABY ? NABIJ_RECORDING_LONGEST_US : SECONDS (15));
    g_assert_true ((line->practice == NULL) == (line->group == NABIJ_SPEECH_GROUP_SENTENCE || line->group == NABIJ_SPEECH_GROUP_LULLABY));
    check_words (situation, line);
    n_of[line->group] += 1;
  }
  g_assert_cmpuint (n_of[NABIJ_SPEECH_GROUP_WATER], ==, N_SHORT_LINES);
  g_assert_cmpuint (n_of[NABIJ_SPEECH_GROUP_SENTENCE], ==, 1);
  g_assert_cmpuint (n_of[NABIJ_SPEECH_GROUP_LULLABY], ==, 1);
  g_assert_cmpuint (n_of[NABIJ_SPEECH_GROUP_NIGHT], <=, 2);
  g_assert_cmpuint (n_of[NABIJ_SPEECH_GROUP_RITUAL], >, 10);
}

static void
test_every_situation (void)
{
  for_each_situation (check_list);
}

/* The short lines are exactly what a day with the long welcome would let a voice say. */
static void
check_water (const NabijSituation *situation,
             GPtrArray            *lines)
{
  NabijPractice *water = nabij_practices_find (practices, NABIJ_PRACTICE_ID_WATER);
  NabijSituation day = *situation;
  g_autoptr (GPtrArray) recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (NabijSpeech) speech = NULL;
  g_autoptr (NabijBreathPlan) plan = NULL;
  g_autoptr (GArray) utterances = NULL;

  day.night = FALSE;
  day.long_welcome = TRUE;
  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine *line = g_ptr_array_index (lines, i);

    g_ptr_array_add (recordings, nabij_speech_fixture_make_recording (line->id, SECONDS (1)));
  }
  speech = nabij_speech_new (water, &day, NULL, recordings);
  plan = nabij_speech_fixture_make_plan (water, &day, NABIJ_BREATH_PATTERN_DEFAULT_ID, 3);
  utterances = nabij_speech_lay_out (speech, plan);

  for (guint i = 0; i < utterances->len; i++) {
    const char            *id = nabij_recording_get_fields (g_array_index (utterances, NabijUtterance, i).recording)->line;
    const NabijSpeechLine *line = find_line (lines, id);

    g_assert_true (line->group == NABIJ_SPEECH_GROUP_WATER || line->group == NABIJ_SPEECH_GROUP_SENTENCE);
    g_hash_table_add (said, (gpointer)id);
  }
  g_assert_cmpuint (g_hash_table_size (said), ==, N_SHORT_LINES + 1);
}

static void
test_water_is_what_is_said (void)
{
  for_each_situation (check_water);
}

static void
test_times (void)
{
  static const struct {
    const char *id;
    double      longest_s;
    double      heard_s;
  } times[] = {
    { "water-and-rust/let-go", 6, 6 },
    { "water-and-rust/sit-or-lie", 7, 7 },
    /* Six seconds after it begins the first breath comes, a quarter of a second before that it is over. */
    { "water-and-rust/tone-eyes", 8, 5.35 },
    /* The first breath is one of six seconds. */
    { "breathe-in", 4.4, 1.95 },
    { "breathe-out", 5.6, 3.15 },
    { "water-and-rust/as-it-likes", 10, 10 },
    { "water-and-rust/nothing-to-do", 8, 8 },
    { "sentence/sentence-here", 11, 11 },
    /* It is all over eight seconds after the end. */
    { "water-and-rust/look-around", 10, 7.6 },
    { "lullaby", 300, 300 },
    { "five-exhales/hand", 8, 5.35 },
    { "one-song/hum", 8, 8 },
  };
  const NabijSituation unknown = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NO };
  g_autoptr (GPtrArray) lines = nabij_speech_line_list (practices, &unknown, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (times); i++) {
    const NabijSpeechLine *line = find_line (lines, times[i].id);

    g_test_message ("%s", times[i].id);
    g_assert_nonnull (line);
    g_assert_cmpint (line->longest_us, ==, SECONDS (times[i].longest_s));
    g_assert_cmpint (line->heard_us, ==, SECONDS (times[i].heard_s));
  }
}

static void
test_sentence (void)
{
  const NabijSituation before = { .season = NABIJ_SEASON_BEFORE, .weeks = 24 };
  g_autoptr (GPtrArray) given = nabij_speech_line_list (practices, &before, NULL, NULL);
  g_autoptr (GPtrArray) own = nabij_speech_line_list (practices, &before, "6f9619ff", "Dag, kleintje.");
  g_autofree char *id = nabij_speech_line_dup_sentence_id ("6f9619ff");
  g_autofree char *none = nabij_speech_line_dup_sentence_id (NULL);
  g_autofree char *empty = nabij_speech_line_dup_sentence_id ("");

  g_assert_cmpstr (id, ==, "sentence/6f9619ff");
  g_assert_cmpstr (none, ==, "sentence/sentence-here");
  g_assert_cmpstr (empty, ==, "sentence/sentence-here");
  g_assert_cmpstr (find_line (given, none)->words, ==, "I’m here.");
  g_assert_cmpstr (find_line (own, id)->words, ==, "Dag, kleintje.");
  g_assert_null (find_line (own, none));
}

/* A variant is asked only for what its practice does not say. */
static void
test_rituals (void)
{
  const NabijSituation before = { .season = NABIJ_SEASON_BEFORE, .weeks = 24 };
  const NabijSituation after = { .season = NABIJ_SEASON_AFTER, .weeks = NO, .song_us = 1000 };
  g_autoptr (GPtrArray) pregnant = nabij_speech_line_list (practices, &before, NULL, NULL);
  g_autoptr (GPtrArray) born = nabij_speech_line_list (practices, &after, NULL, NULL);
  g_autofree char *expected = write_group (pregnant, NABIJ_SPEECH_GROUP_RITUAL);
  g_autofree char *here = write_group (born, NABIJ_SPEECH_GROUP_RITUAL);

#define PLACES                                                                                                             \
  " warm-place/carried warm-place/beach warm-place/sand warm-place/waves warm-place/baby warm-place/show warm-place/stays" \
  " warm-place-forest/forest warm-place-forest/moss warm-place-forest/wind warm-place-rain/inside warm-place-rain/blanket" \
  " warm-place-rain/rain warm-place-hearth/fire warm-place-hearth/hands warm-place-hearth/glow warm-place-womb/dark"       \
  " warm-place-womb/held warm-place-womb/rushing"
  g_assert_cmpstr (expected, ==,
                   "five-exhales/hand five-exhales/all one-sentence/let-one-go before-sleep/lie before-sleep/hand-belly before-sleep/sleep"
                   " one-song/hum" PLACES);
  /* In the evening after birth the words about the cot are only shown; and there is a song. */
  g_assert_cmpstr (here, ==,
                   "five-exhales/hand five-exhales/all one-sentence/let-one-go before-sleep/sleep one-song/our-song one-song/hum" PLACES);
}

/* What is offered only at night, or not now; and a line whose time another one takes in part. */
static void
test_own_practices (void)
{
  static const char *const files[] = {
    "<practice id='night' kind='timed' group='connect' order='1' picture='p' hours='night'><name>A</name><about>B</about>"
    "<stage id='one' seconds='20'><line id='late' from='15' until='18' voice='yes'>C</line><line id='over' from='4' until='6' seasons='unknown'>D</line>"
    "<line id='taken' from='2' until='10' voice='yes'>E</line></stage></practice>",
    "<practice id='later' kind='timed' group='connect' order='2' picture='p' seasons='after'><name>A</name><about>B</about>"
    "<stage id='one' seconds='20'><line id='line' from='0' until='8' voice='yes'>C</line></stage></practice>",
  };
  const NabijSituation unknown = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NO };
  const NabijSituation after = { .season = NABIJ_SEASON_AFTER, .weeks = NO };
  g_autoptr (NabijPractices) own = nabij_practices_new ();
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) lines_after = NULL;
  g_autofree char *said = NULL;
  g_autofree char *said_after = NULL;
  g_autoptr (GError) error = NULL;

  nabij_practices_add (own, "night.xml", files[0], -1, &error);
  g_assert_no_error (error);
  nabij_practices_add (own, "later.xml", files[1], -1, &error);
  g_assert_no_error (error);
  lines = nabij_speech_line_list (own, &unknown, NULL, NULL);
  lines_after = nabij_speech_line_list (own, &after, NULL, NULL);
  said = write_group (lines, NABIJ_SPEECH_GROUP_RITUAL);
  said_after = write_group (lines_after, NABIJ_SPEECH_GROUP_RITUAL);

  g_assert_cmpstr (said, ==, "night/taken night/late");
  g_assert_cmpstr (said_after, ==, "night/taken night/late later/line");
  g_assert_cmpint (find_line (lines, "night/taken")->longest_us, ==, SECONDS (4));
  g_assert_cmpint (find_line (lines_after, "night/taken")->longest_us, ==, SECONDS (10));
}

#define WITH_VOICE(kind, stage) \
  "<practice id='a' kind='" kind "' group='connect' order='1' picture='p'><name>A</name><about>B</about><stage " stage " voice='yes'/></practice>"

/* Only the breaths of the long exercise have whole words. */
static void
test_refuses_other_breaths (void)
{
  static const char *const wrong[] = {
    WITH_VOICE ("water", "id='rest'"),
    WITH_VOICE ("five", "id='follow'"),
    WITH_VOICE ("timed", "id='s' seconds='30' motion='breaths' inhale='3' exhale='4.5'"),
  };
  g_autoptr (NabijPractices) own = nabij_practices_new ();
  g_autoptr (GError) no_error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (nabij_practices_add (own, "a.xml", wrong[i], -1, &error));
    g_assert_nonnull (strstr (error->message, i < 2 ? "only the breaths" : "voice"));
  }
  nabij_practices_add (own, "a.xml", WITH_VOICE ("water", "id='follow'"), -1, &no_error);
  g_assert_no_error (no_error);
}

static gboolean
says (NabijPractice *practice,
      const char    *id,
      const char    *text)
{
  for (guint i = 0; i < practice->stages->len; i++) {
    const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, i);

    for (guint j = 0; j < stage->lines->len; j++) {
      const NabijPracticeLine *line = g_ptr_array_index (stage->lines, j);

      if (line->is_voiced && g_str_equal (line->id, id) && g_str_equal (line->text, text))
        return TRUE;
    }
  }
  return FALSE;
}

/* A recording is found by its line: one that a variant shares with its practice says the same there, and
 * no line is in two stages. */
static void
test_one_id_says_one_thing (void)
{
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);
  guint n_shared = 0;

  for (guint i = 0; i < all->len; i++) {
    NabijPractice *practice = g_ptr_array_index (all, i);
    NabijPractice *owner = practice->variant_of != NULL ? nabij_practices_find (practices, practice->variant_of) : NULL;
    g_autoptr (GHashTable) stages = g_hash_table_new (g_str_hash, g_str_equal);

    for (guint j = 0; j < practice->stages->len; j++) {
      const NabijPracticeStage *stage = g_ptr_array_index (practice->stages, j);

      for (guint k = 0; k < stage->lines->len; k++) {
        const NabijPracticeLine *line = g_ptr_array_index (stage->lines, k);

        if (!line->is_voiced)
          continue;
        g_test_message ("%s/%s", practice->id, line->id);
        if (g_hash_table_contains (stages, line->id))
          g_assert_true (g_hash_table_lookup (stages, line->id) == stage);
        g_hash_table_insert (stages, line->id, (gpointer)stage);
        if (owner != NULL && nabij_practice_has_voiced_line (owner, line->id)) {
          g_assert_true (says (owner, line->id, line->text));
          n_shared += 1;
        }
      }
    }
  }
  g_assert_cmpuint (n_shared, >, 20);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  practices = nabij_practices_new_own ();

  for (gsize i = 0; i < G_N_ELEMENTS (families); i++) {
    g_autofree char *path = g_strconcat ("/nabij/core/speech-line/families/", families[i].name, NULL);

    g_test_add_data_func (path, &families[i], test_family);
  }
  g_test_add_func ("/nabij/core/speech-line/every-situation", test_every_situation);
  g_test_add_func ("/nabij/core/speech-line/water-is-what-is-said", test_water_is_what_is_said);
  g_test_add_func ("/nabij/core/speech-line/times", test_times);
  g_test_add_func ("/nabij/core/speech-line/sentence", test_sentence);
  g_test_add_func ("/nabij/core/speech-line/rituals", test_rituals);
  g_test_add_func ("/nabij/core/speech-line/own-practices", test_own_practices);
  g_test_add_func ("/nabij/core/speech-line/refuses-other-breaths", test_refuses_other_breaths);
  g_test_add_func ("/nabij/core/speech-line/one-id-says-one-thing", test_one_id_says_one_thing);

  status = g_test_run ();
  nabij_practices_free (practices);
  return status;
}
