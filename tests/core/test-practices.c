/* test-practices.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-content.h"
#include "nabij-practices.h"
#include "nabij-reading.h"
#include "nabij-script.h"

#include <glib/gstdio.h>
#include <string.h>

#define SECONDS(seconds) ((gint64)((seconds) * (double)G_USEC_PER_SEC))
#define N_SEASONS (NABIJ_SEASON_ENDED + 1)

/* What every file has. */
#define HEAD(more) "<practice id='a' kind='timed' group='connect' order='1' picture='p' " more "><name>A</name><about>B</about>"
#define FILE_OF(more, inside) HEAD (more) inside "</practice>"
#define STAGE "<stage id='s' seconds='10'><line id='l' from='0' until='5'>Line.</line></stage>"
#define IN_STAGE(inside) FILE_OF ("sentence='yes'", "<stage id='s' seconds='10'>" inside "</stage>")
#define WITH_STAGE(attributes) FILE_OF ("", "<stage id='s' " attributes "/>")
#define STEPS(inside) "<practice id='a' kind='steps' group='connect' order='1' picture='p'><name>A</name><about>B</about>" inside "</practice>"

static const NabijSituation nobody = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NABIJ_WEEKS_UNKNOWN, .heard = TRUE };

static NabijPractice *
add (NabijPractices *practices,
     const char     *file_name,
     const char     *xml)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_strndup (file_name, strlen (file_name) - strlen (".xml"));

  nabij_practices_add (practices, file_name, xml, -1, &error);
  g_assert_no_error (error);
  return nabij_practices_find (practices, id);
}

static void
test_tells_what_stands_in_the_file (void)
{
  static const char xml[] =
    "<practice id='a-b' kind='song' group='closeness' order='7' variant-of='a' picture='hands' scene='beach' ambience='none'"
    " reading='closeness' seasons='before after' kept='yes' notice='yes' night='yes' sentence='yes' read-first='yes' space='end'"
    " numbers='yes' crying='yes' falls='yes'>"
    "<name hours='night'>Night</name><name>Day</name>"
    "<about weeks='0-19'>Early</about><about weeks='28-'>Late</about><about>Always</about>"
    "<safety>One</safety><safety seasons='after'>Two</safety><safety>Three\n  lines</safety>"
    "<stage id='sing' seconds='song' bed='song'/>"
    "<stage id='quiet' seconds='5.5' motion='breaths' inhale='2.5' exhale='3' bowls='2' bed='hush' nearness='0.5'/></practice>";
  g_autoptr (NabijPractices) practices = nabij_practices_new ();
  NabijPractice            *practice = add (practices, "a-b.xml", xml);
  NabijSituation            situation = { .season = NABIJ_SEASON_BEFORE, .weeks = 12, .song_us = SECONDS (180) };
  NabijBreathPlanOptions    options = { 0 };
  const NabijTimelineStage *stage;
  g_autofree const char   **safety = NULL;

  g_assert_cmpstr (nabij_practice_get_id (practice), ==, "a-b");
  g_assert_cmpint (nabij_practice_get_kind (practice), ==, NABIJ_PRACTICE_KIND_SONG);
  g_assert_cmpint (nabij_practice_get_group (practice), ==, NABIJ_PRACTICE_GROUP_CLOSENESS);
  g_assert_cmpint (nabij_practice_get_flags (practice), ==, 255);
  g_assert_cmpstr (nabij_practice_get_variant_of (practice), ==, "a");
  g_assert_cmpstr (nabij_practice_get_picture (practice), ==, "hands");
  g_assert_cmpstr (nabij_practice_get_scene (practice), ==, "beach");
  g_assert_cmpstr (nabij_practice_get_ambience (practice), ==, "none");
  g_assert_cmpstr (nabij_practice_get_reading (practice), ==, "closeness");
  g_assert_true (nabij_practice_fits (practice, &situation));
  g_assert_cmpstr (nabij_practice_get_name (practice, &situation), ==, "Day");
  g_assert_cmpstr (nabij_practice_get_about (practice, &situation), ==, "Early");
  safety = nabij_practice_list_safety (practice, &situation);
  g_assert_cmpstr (safety[0], ==, "One");
  g_assert_cmpstr (safety[1], ==, "Three lines");
  g_assert_null (safety[2]);

  g_assert_cmpint (nabij_practice_get_duration_us (practice, &situation), ==, SECONDS (185.5));
  nabij_practice_get_plan_options (practice, &situation, &options);
  g_assert_cmpint (options.form, ==, NABIJ_BREATH_FORM_TIMED);
  g_assert_cmpint (options.season, ==, NABIJ_SEASON_BEFORE);
  g_assert_cmpuint (nabij_timeline_get_n_stages (options.timeline), ==, 2);
  g_assert_true (nabij_timeline_falls (options.timeline));
  /* At night nothing rings at the end. */
  g_assert_false (nabij_timeline_has_bowl_at_end (options.timeline));
  stage = nabij_timeline_get_stage (options.timeline, 0);
  g_assert_cmpint (stage->duration_us, ==, SECONDS (180));
  g_assert_cmpint (stage->bed, ==, NABIJ_BED_SONG);
  g_assert_cmpfloat (stage->nearness, ==, 1.0);
  stage = nabij_timeline_get_stage (options.timeline, 1);
  g_assert_cmpint (stage->motion, ==, NABIJ_MOTION_BREATHS);
  g_assert_cmpint (stage->inhale_us, ==, SECONDS (2.5));
  g_assert_cmpint (stage->exhale_us, ==, SECONDS (3));
  g_assert_cmpuint (stage->bowls, ==, 2);
  g_assert_cmpint (stage->bed, ==, NABIJ_BED_HUSH);
  g_assert_cmpfloat (stage->nearness, ==, 0.5);

  situation = (NabijSituation){ .season = NABIJ_SEASON_AFTER, .weeks = NABIJ_WEEKS_UNKNOWN, .night = TRUE };
  g_assert_cmpstr (nabij_practice_get_name (practice, &situation), ==, "Night");
  g_assert_cmpstr (nabij_practice_get_name (practice, NULL), ==, "Day");
  g_assert_cmpstr (nabij_practice_get_about (practice, &situation), ==, "Always");
  g_assert_cmpint (nabij_practice_get_duration_us (practice, &situation), ==, SECONDS (65.5));
  g_assert_false (nabij_practice_fits (practice, &nobody));
}

static void
test_conditions (void)
{
  static const struct {
    const char    *attribute;
    NabijSituation fits;
    NabijSituation does_not;
  } table[] = {
    { "seasons='paused'", { .season = NABIJ_SEASON_PAUSED }, { .season = NABIJ_SEASON_ENDED } },
    { "weeks='20-27'", { .season = NABIJ_SEASON_BEFORE, .weeks = 20 }, { .season = NABIJ_SEASON_BEFORE, .weeks = 19 } },
    { "weeks='20-27'", { .season = NABIJ_SEASON_BEFORE, .weeks = 27 }, { .season = NABIJ_SEASON_BEFORE, .weeks = 28 } },
    { "weeks='28-'", { .season = NABIJ_SEASON_BEFORE, .weeks = 42 }, { .season = NABIJ_SEASON_BEFORE, .weeks = NABIJ_WEEKS_UNKNOWN } },
    { "weeks='0-'", { .season = NABIJ_SEASON_BEFORE, .weeks = 0 }, { .season = NABIJ_SEASON_UNKNOWN, .weeks = 10 } },
    { "hours='night'", { .night = TRUE }, { .night = FALSE } },
    { "hours='day'", { .night = FALSE }, { .night = TRUE } },
    { "hand='my-belly my-chest'", { .hand = NABIJ_HAND_MY_CHEST }, { .hand = NABIJ_HAND_PARTNERS_BELLY } },
    { "place='hospital'", { .hospital = TRUE }, { .hospital = FALSE } },
    { "babies='more'", { .more_children = TRUE }, { .more_children = FALSE } },
    { "first='yes'", { .first_time = TRUE }, { .long_welcome = TRUE } },
    { "welcome='long'", { .long_welcome = TRUE }, { .first_time = TRUE } },
    { "welcome='short'", { .first_time = TRUE }, { .long_welcome = TRUE } },
    { "heard='no'", { .heard = FALSE }, { .heard = TRUE } },
    { "song='yes'", { .song_us = 1 }, { .song_us = 0 } },
    { "seasons='after' hours='night'", { .season = NABIJ_SEASON_AFTER, .night = TRUE }, { .season = NABIJ_SEASON_AFTER } },
    { "seasons='after' hours='night'", { .season = NABIJ_SEASON_AFTER, .night = TRUE }, { .season = NABIJ_SEASON_BEFORE, .night = TRUE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (NabijPractices) practices = nabij_practices_new ();
    g_autofree char *xml = g_strconcat ("<practice id='a' kind='order' group='connect' order='1' picture='p' ", table[i].attribute,
                                        "><name>A</name><about>B</about></practice>", NULL);
    NabijPractice   *practice = add (practices, "a.xml", xml);

    g_test_message ("%s", table[i].attribute);
    g_assert_true (nabij_practice_fits (practice, &table[i].fits));
    g_assert_false (nabij_practice_fits (practice, &table[i].does_not));
  }
}

static void
test_steps (void)
{
  static const char xml[] = STEPS ("<step id='start' seconds='6'><title>One</title></step>"
                                   "<step id='night' hours='night'><title>Never</title></step>"
                                   "<step id='two'><title hours='night'>Never</title><title>Two</title><text>Text</text>"
                                   "<more>More</more><detail>Detail</detail></step>"
                                   "<step id='three' breaths='3' inhale='3' exhale='4.5'><title>Three</title></step>");
  g_autoptr (NabijPractices) practices = nabij_practices_new ();
  NabijPractice    *practice = add (practices, "a.xml", xml);
  NabijPracticeStep step;

  g_assert_cmpuint (nabij_practice_get_n_steps (practice, &nobody), ==, 3);
  g_assert_true (nabij_practice_get_step (practice, &nobody, 0, &step));
  g_assert_cmpstr (step.id, ==, "start");
  g_assert_cmpint (step.duration_us, ==, SECONDS (6));
  g_assert_null (step.text);
  g_assert_true (nabij_practice_get_step (practice, &nobody, 1, &step));
  g_assert_cmpstr (step.title, ==, "Two");
  g_assert_cmpstr (step.text, ==, "Text");
  g_assert_cmpstr (step.detail_title, ==, "More");
  g_assert_cmpstr (step.detail, ==, "Detail");
  g_assert_cmpint (step.duration_us, ==, 0);
  g_assert_true (nabij_practice_get_step (practice, &nobody, 2, &step));
  g_assert_cmpuint (step.n_breaths, ==, 3);
  g_assert_cmpint (step.inhale_us, ==, SECONDS (3));
  g_assert_cmpint (step.exhale_us, ==, SECONDS (4.5));
  g_assert_false (nabij_practice_get_step (practice, &nobody, 3, &step));
}

static void
test_lists_lines_in_their_order (void)
{
  static const char xml[] =
    FILE_OF ("sentence='yes'",
             "<stage id='s' seconds='30'><line id='never' from='0' until='5' hours='night'>Never.</line>"
             "<line id='one' from='0' until='5'>One.</line><line id='hidden' from='1' until='5'>Hidden.</line>"
             "<line id='longer' from='2' until='9' seasons='unknown before'>Longer.</line><small id='small' from='0' until='9'>Small.</small>"
             "<line id='none' from='9' until='12' chosen='sentence'/><line id='given' from='12' until='15' chosen='sentence'>Given.</line></stage>"
             "<stage id='n' seconds='10' hours='night'><line id='x' from='0' until='5'>Never.</line></stage>");
  static const char *const expected[] = { "One.", "Longer.", "Given.", NULL };
  g_autoptr (NabijPractices) practices = nabij_practices_new ();
  g_autofree const char **lines = NULL;
  g_autofree char        *xml_fixed = NULL;
  g_auto (GStrv) parts = g_strsplit (xml, "<line id='hidden' from='1' until='5'>", -1);

  /* Two lines at one moment are refused where nothing tells them apart. */
  xml_fixed = g_strjoinv ("<line id='hidden' from='1' until='5' seasons='unknown'>", parts);
  lines = nabij_practice_list_lines (add (practices, "a.xml", xml_fixed), &nobody);
  g_assert_true (g_strv_equal ((const char *const *)lines, expected));
}

static void
test_refuses_a_mistake (void)
{
  static const struct {
    const char *xml;
    const char *says;
  } table[] = {
    { "", "empty" },
    { "<practice", "a.xml" },
    { "no markup", "a.xml" },
    { "<words/>", "words" },
    { "<practice/>", "id" },
    { "<practice id='a'/>", "kind" },
    { "<practice id='a' kind='timed'/>", "group" },
    { "<practice id='a' kind='timed' group='connect'/>", "order" },
    { "<practice id='a' kind='timed' group='connect' order='1'/>", "picture" },
    { "<practice id='A b' kind='timed' group='connect' order='1' picture='p'/>", "A b" },
    { "<practice id='a' kind='hold' group='connect' order='1' picture='p'/>", "hold" },
    { "<practice id='a' kind='timed' group='other' order='1' picture='p'/>", "other" },
    { "<practice id='a' kind='timed' group='connect' order='-1' picture='p'/>", "-1" },
    { "<practice id='a' kind='timed' group='connect' order='1e3' picture='p'/>", "1e3" },
    { "<practice id='a' kind='timed' group='connect' order='1' picture='../p'/>", "../p" },
    { "<practice id='a' kind='reading' group='connect' order='1' picture='p'><name>A</name><about>B</about></practice>", "card" },
    { FILE_OF ("colour='red'", STAGE), "colour" },
    { FILE_OF ("kept='perhaps'", STAGE), "perhaps" },
    { FILE_OF ("scene='moon'", STAGE), "moon" },
    { FILE_OF ("ambience='moon'", STAGE), "moon" },
    { FILE_OF ("variant-of='a'", STAGE), "variant" },
    { FILE_OF ("seasons='spring'", STAGE), "spring" },
    { FILE_OF ("seasons=''", STAGE), "seasons" },
    { FILE_OF ("hours='noon'", STAGE), "noon" },
    { FILE_OF ("hours='day day'", STAGE), "day day" },
    { FILE_OF ("hand=''", STAGE), "hand" },
    { FILE_OF ("weeks='20'", STAGE), "20" },
    { FILE_OF ("weeks='28-20'", STAGE), "28-20" },
    { FILE_OF ("weeks='-19'", STAGE), "-19" },
    { FILE_OF ("weeks='1-99'", STAGE), "1-99" },
    { FILE_OF ("kept='yes' kept='yes'", STAGE), "kept" },
    { FILE_OF ("", ""), "stage" },
    { FILE_OF ("", "text" STAGE), "text" },
    { FILE_OF ("", "<step id='s'><title>T</title></step>"), "step" },
    { FILE_OF ("", STAGE STAGE), "twice" },
    { FILE_OF ("", "<stage seconds='10'/>"), "id" },
    { FILE_OF ("", "<name/>" STAGE), "text" },
    { FILE_OF ("", "<name hours='night'>N</name>" STAGE), "last name" },
    { FILE_OF ("", "<name><b>N</b></name>" STAGE), "b" },
    { "<practice id='a' kind='order' group='connect' order='1' picture='p'><name>A</name></practice>", "about" },
    { "<practice id='a' kind='order' group='connect' order='1' picture='p'><about>A</about></practice>", "last name" },
    { "<practice id='a' kind='order' group='connect' order='1' picture='p'><name>A</name><about>B</about>" STAGE "</practice>", "stage" },
    { WITH_STAGE (""), "seconds" },
    { WITH_STAGE ("seconds='0'"), "second" },
    { WITH_STAGE ("seconds='-5'"), "-5" },
    { WITH_STAGE ("seconds='nan'"), "nan" },
    { WITH_STAGE ("seconds='0x10'"), "0x10" },
    { WITH_STAGE ("seconds='1.2.3'"), "1.2.3" },
    { WITH_STAGE ("seconds='99999'"), "99999" },
    { WITH_STAGE ("seconds='song'"), "song" },
    { WITH_STAGE ("seconds='10' motion='hold'"), "hold" },
    { WITH_STAGE ("seconds='10' motion='breaths'"), "inhale" },
    { WITH_STAGE ("seconds='10' inhale='3' exhale='4'"), "inhale" },
    { WITH_STAGE ("seconds='30' motion='breaths' inhale='1' exhale='4'"), "" },
    { WITH_STAGE ("seconds='30' motion='breaths' inhale='4' exhale='3'"), "" },
    { WITH_STAGE ("seconds='30' motion='breaths' inhale='5.5' exhale='8'"), "" },
    { WITH_STAGE ("seconds='9' motion='breaths' inhale='4' exhale='6'"), "fits" },
    { WITH_STAGE ("seconds='10' bowls='3'"), "3" },
    { WITH_STAGE ("seconds='10' bed='snow'"), "snow" },
    { WITH_STAGE ("seconds='10' nearness='1.5'"), "1.5" },
    { WITH_STAGE ("seconds='10' hold='4'"), "hold" },
    { WITH_STAGE ("seconds='10' heard='yes'"), "sound" },
    { IN_STAGE ("<line from='0' until='5'>L</line>"), "id" },
    { IN_STAGE ("<line id='l' until='5'>L</line>"), "from" },
    { IN_STAGE ("<line id='l' from='0'>L</line>"), "until" },
    { IN_STAGE ("<line id='l' from='5' until='5'>L</line>"), "short" },
    { IN_STAGE ("<line id='l' from='6' until='1'>L</line>"), "short" },
    { IN_STAGE ("<line id='l' from='0' until='11'>L</line>"), "longer" },
    { IN_STAGE ("<line id='l' from='0' until='5'/>"), "text" },
    { IN_STAGE ("<line id='l' from='0' until='5' chosen='song'>L</line>"), "song" },
    { IN_STAGE ("<small id='l' from='0' until='5' chosen='sentence'>L</small>"), "chosen" },
    { IN_STAGE ("<line id='l' from='0' until='5'>L</line>\n<line id='m' from='4' until='9'>M</line>"), "line 2" },
    { IN_STAGE ("<hint id='h' breath='1'>H</hint>"), "follow" },
    { IN_STAGE ("<word id='l'>L</word>"), "word" },
    { IN_STAGE ("text"), "text" },
    { FILE_OF ("", "<stage id='s' seconds='10'><line id='l' from='0' until='5' chosen='sentence'/></stage>"), "sentence" },
    { "<practice id='a' kind='water' group='connect' order='1' picture='p'><name>A</name><about>B</about><stage id='s'/></practice>", "s" },
    { "<practice id='a' kind='water' group='connect' order='1' picture='p'><name>A</name><about>B</about><stage id='rest' seconds='4'/></practice>", "seconds" },
    { "<practice id='a' kind='five' group='connect' order='1' picture='p'><name>A</name><about>B</about><stage id='follow'><hint id='h' breath='0'>H</hint></stage></practice>", "1" },
    { STEPS (""), "step" },
    { STEPS ("<step id='s'/>"), "title" },
    { STEPS ("<step id='s'><title>T</title></step><step id='s'><title>T</title></step>"), "twice" },
    { STEPS ("<step id='s'><title>T</title><more>M</more></step>"), "detail" },
    { STEPS ("<step id='s' breaths='3'><title>T</title></step>"), "inhale" },
    { STEPS ("<step id='s' breaths='3' inhale='3' exhale='4' seconds='9'><title>T</title></step>"), "seconds" },
    { STEPS ("<step id='s'><title>T</title><line id='l' from='0' until='4'>L</line></step>"), "line" },
    { "<practice id='b' kind='order' group='connect' order='1' picture='p'><name>A</name><about>B</about></practice>", "called" },
    { FILE_OF ("", "<stage id='s' seconds='10'><line id='l' from='0' until='5'>\xff</line></stage>"), "a.xml" },
  };
  g_autoptr (NabijPractices) practices = nabij_practices_new ();
  g_autoptr (GPtrArray) all = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("case %u", i);
    g_assert_false (nabij_practices_add (practices, "a.xml", table[i].xml, -1, &error));
    g_assert_nonnull (error);
    g_assert_true (g_str_has_prefix (error->message, "a.xml: "));
    g_test_message ("%s", error->message);
    g_assert_nonnull (strstr (error->message, table[i].says));
  }
  all = nabij_practices_list_all (practices);
  g_assert_cmpuint (all->len, ==, 0);
}

/* A file that is cut off anywhere is refused, and nothing leaks. */
static void
test_refuses_every_stump (void)
{
  static const char whole[] = FILE_OF ("sentence='yes'", STAGE "<stage id='t' seconds='9' motion='breaths' inhale='2.5' exhale='3'><small id='x' from='0' until='3'>X</small></stage>");
  g_autoptr (NabijPractices) practices = nabij_practices_new ();

  for (gssize length = 0; length < (gssize)sizeof whole - 1; length++) {
    g_autoptr (GError) error = NULL;

    g_assert_false (nabij_practices_add (practices, "a.xml", whole, length, &error));
    g_assert_nonnull (error);
  }
  add (practices, "a.xml", whole);
}

static void
test_leaves_out_what_is_broken (void)
{
  g_autoptr (NabijPractices) practices = NULL;
  g_autoptr (GPtrArray) all = NULL;

  if (!g_test_subprocess ()) {
    g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
    g_test_trap_assert_passed ();
    g_test_trap_assert_stderr ("*left out*b.xml: *line 3 *");
    return;
  }

  practices = nabij_practices_new ();
  nabij_content_try_add ((NabijContentAddFunc)nabij_practices_add, practices, "b.xml", "<practice id='b' kind='timed' group='connect' order='1' picture='p'>\n<name>B</name>\n<nome/></practice>", -1);
  nabij_content_try_add ((NabijContentAddFunc)nabij_practices_add, practices, "a.xml", FILE_OF ("", STAGE), -1);

  all = nabij_practices_list_all (practices);
  g_assert_cmpuint (all->len, ==, 1);
  g_assert_cmpstr (nabij_practice_get_id (g_ptr_array_index (all, 0)), ==, "a");
}

static void
test_an_id_is_there_once (void)
{
  static const char xml[] = FILE_OF ("", STAGE);
  g_autoptr (NabijPractices) practices = nabij_practices_new ();
  g_autoptr (GError) error = NULL;

  add (practices, "a.xml", xml);
  g_assert_false (nabij_practices_add (practices, "a.xml", xml, -1, &error));
  g_assert_error (error, G_MARKUP_ERROR, G_MARKUP_ERROR_INVALID_CONTENT);
}

static void
test_names_what_is_not_known (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();

  g_assert_cmpstr (nabij_practices_get_name (practices, NABIJ_PRACTICE_ID_WATER), ==, "Water & Rust");
  g_assert_cmpstr (nabij_practices_get_name (practices, NABIJ_PRACTICE_ID_FIVE), ==, "Five exhales");
  g_assert_cmpstr (nabij_practices_get_name (practices, "from-a-later-version"), ==, "A quiet moment");
  g_assert_cmpstr (nabij_practices_get_name (practices, NULL), ==, "A quiet moment");
  g_assert_null (nabij_practices_find (practices, "from-a-later-version"));
}

static void
test_words_for_lengths (void)
{
  static const struct {
    const char *kind;
    const char *inside;
    double      song_s;
    const char *words;
  } table[] = {
    { "water", "<stage id='rest'/>", 0, "as long as you like" },
    { "five", "<stage id='close'/>", 0, "about a minute" },
    { "timed", "<stage id='s' seconds='25'/>", 0, "half a minute" },
    { "timed", "<stage id='s' seconds='45'/>", 0, "about a minute" },
    { "timed", "<stage id='s' seconds='90'/>", 0, "1½ minutes" },
    { "timed", "<stage id='s' seconds='100'/><stage id='t' seconds='50'/>", 0, "2½ minutes" },
    { "timed", "<stage id='s' seconds='300'/>", 0, "5 minutes" },
    { "song", "<stage id='s' seconds='song'/>", 0, "about a minute" },
    { "song", "<stage id='s' seconds='song'/>", 200, "as long as your song" },
    { "steps", "<step id='s'><title>T</title></step>", 0, "at your own pace" },
    { "order", "", 0, "at your own pace" },
    { "reading", "", 0, "a card to read" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (NabijPractices) practices = nabij_practices_new ();
    g_autofree char *xml = g_strdup_printf ("<practice id='a' kind='%s' group='connect' order='1' picture='p' reading='r'><name>A</name><about>B</about>%s</practice>",
                                            table[i].kind, table[i].inside);
    NabijSituation   situation = nobody;
    g_autofree char *words = NULL;

    situation.song_us = SECONDS (table[i].song_s);
    words = nabij_practice_get_length_words (add (practices, "a.xml", xml), &situation);
    g_assert_cmpstr (words, ==, table[i].words);
  }
}

/* Adding a practice takes a file and a line: no file is forgotten, and none is broken. */
static void
test_reads_them_all (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GDir) folder = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "content", "practices", NULL);
  const char      *name;
  guint            n_files = 0;

  folder = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *id = g_strndup (name, strlen (name) - strlen (".xml"));
    g_autofree char *file = g_build_filename (path, name, NULL);
    g_autofree char *xml = NULL;
    g_autoptr (NabijPractices) one = nabij_practices_new ();

    g_test_message ("%s", name);
    g_assert_true (g_file_get_contents (file, &xml, NULL, &error));
    nabij_practices_add (one, name, xml, -1, &error);
    g_assert_no_error (error);
    g_assert_nonnull (nabij_practices_find (practices, id));
    n_files += 1;
  }
  g_assert_cmpuint (n_files, >=, 29);
}

/* Every large text can be read in its time, by somebody who is tired. */
static void
play (NabijPractice        *practice,
      const NabijSituation *situation)
{
  NabijBreathPlanOptions   options = { .length_us = SECONDS (180), .pattern = { SECONDS (4), SECONDS (6) } };
  const NabijScriptContext context = { .practice = practice, .situation = *situation };
  g_autoptr (NabijBreathPlan) plan = NULL;
  NabijBreathState state;
  gint64           wordless_us = 0;

  nabij_practice_get_plan_options (practice, situation, &options);
  plan = nabij_breath_plan_new (&options);
  if (nabij_practice_get_kind (practice) != NABIJ_PRACTICE_KIND_WATER)
    g_assert_cmpint (nabij_practice_get_duration_us (practice, situation), ==, nabij_breath_plan_get_stage_start_us (plan, NABIJ_STAGE_CLOSE));

  for (gint64 at_us = 0; nabij_breath_plan_at (plan, at_us, &state); at_us += SECONDS (0.5)) {
    NabijScriptMoment moment;

    nabij_script_at (&context, &state, &moment);
    if (moment.is_line)
      g_assert_cmpuint (g_utf8_strlen (moment.word, -1), <=, 90);
    wordless_us = moment.word != NULL ? 0 : wordless_us + SECONDS (0.5);
    /* Nobody is left wondering whether it still goes on; a song speaks for itself. */
    if (nabij_practice_get_kind (practice) != NABIJ_PRACTICE_KIND_SONG)
      g_assert_cmpint (wordless_us, <=, SECONDS (45));
  }
}

static void
test_every_practice_can_be_played (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);
  guint n_played = 0;

  for (guint i = 0; i < all->len; i++) {
    NabijPractice *practice = g_ptr_array_index (all, i);

    for (guint bits = 0; bits < N_SEASONS * 16; bits++) {
      const NabijSituation situation = {
        .season = (NabijSeason)(bits / 16),
        .weeks = bits / 16 == NABIJ_SEASON_BEFORE ? 24 : NABIJ_WEEKS_UNKNOWN,
        .night = (bits & 1) != 0,
        .hospital = (bits & 2) != 0,
        .song_us = (bits & 4) != 0 ? SECONDS (200) : 0,
        .first_time = (bits & 8) != 0,
        .long_welcome = (bits & 8) != 0,
        .heard = TRUE,
      };
      const NabijPracticeKind kind = nabij_practice_get_kind (practice);

      if (!nabij_practice_fits (practice, &situation))
        continue;
      g_test_message ("%s in season %d", nabij_practice_get_id (practice), situation.season);
      g_assert_nonnull (nabij_practice_get_about (practice, &situation));
      if (kind == NABIJ_PRACTICE_KIND_STEPS)
        g_assert_cmpuint (nabij_practice_get_n_steps (practice, &situation), >, 0);
      else if (kind != NABIJ_PRACTICE_KIND_ORDER && kind != NABIJ_PRACTICE_KIND_READING)
        play (practice, &situation);
      n_played += 1;
    }
  }
  g_assert_cmpuint (n_played, >, 300);
}

static gboolean
offers (NabijPractices       *practices,
        const NabijSituation *situation,
        const char           *id)
{
  NabijPractice *practice = nabij_practices_find (practices, id);
  g_autoptr (GPtrArray) list = nabij_practices_list (practices, nabij_practice_get_group (practice), situation);

  return g_ptr_array_find (list, practice, NULL);
}

/* What remains in a silent season: the water, five exhales, the warm place, and what is for you. */
static void
test_silence_leaves_what_is_for_you (void)
{
  static const char *const        remains[] = { "water-and-rust", "five-exhales", "warm-place", "glass-of-water", "outside", "ask-for-help", "drop-one-task" };
  static const NabijPracticeGroup gone[] = { NABIJ_PRACTICE_GROUP_CRYING, NABIJ_PRACTICE_GROUP_CLOSENESS, NABIJ_PRACTICE_GROUP_INTENSE_START };
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();

  for (int season = NABIJ_SEASON_PAUSED; season <= NABIJ_SEASON_ENDED; season++) {
    /* Also where a child is in hospital, or it is known that there are more. */
    const NabijSituation situation = { .season = (NabijSeason)season, .weeks = NABIJ_WEEKS_UNKNOWN, .hospital = TRUE, .more_children = TRUE };
    g_autoptr (GPtrArray) connect = nabij_practices_list (practices, NABIJ_PRACTICE_GROUP_CONNECT, &situation);
    g_autoptr (GPtrArray) places = nabij_practices_list_variants (practices, "warm-place");

    for (gsize i = 0; i < G_N_ELEMENTS (remains); i++)
      g_assert_true (offers (practices, &situation, remains[i]));
    for (gsize i = 0; i < G_N_ELEMENTS (gone); i++) {
      g_autoptr (GPtrArray) list = nabij_practices_list (practices, gone[i], &situation);

      g_assert_cmpuint (list->len, ==, 0);
    }
    g_assert_cmpuint (connect->len, ==, 2);
    for (guint i = 0; i < places->len; i++) {
      NabijPractice *place = g_ptr_array_index (places, i);

      g_assert_true (nabij_practice_fits (place, &situation) != g_str_equal (nabij_practice_get_id (place), "warm-place-womb"));
    }
  }
}

/* A practice leads to a card, and a card to a practice, and what is nothing but a card to read is
 * offered only where the card is. */
static void
test_cards_and_practices_know_each_other (void)
{
  g_autoptr (NabijPractices) practices = nabij_practices_new_own ();
  g_autoptr (NabijReading) reading = nabij_reading_new_own ();
  g_autoptr (GPtrArray) all = nabij_practices_list_all (practices);

  for (guint i = 0; i < all->len; i++) {
    NabijPractice          *practice = g_ptr_array_index (all, i);
    const char             *id = nabij_practice_get_reading (practice);
    const NabijReadingCard *card = id != NULL ? nabij_reading_find (reading, id) : NULL;

    g_test_message ("%s", nabij_practice_get_id (practice));
    g_assert_true (id == NULL || card != NULL);
    for (int season = 0; season < N_SEASONS && nabij_practice_get_kind (practice) == NABIJ_PRACTICE_KIND_READING; season++) {
      const NabijSituation situation = { .season = (NabijSeason)season, .weeks = NABIJ_WEEKS_UNKNOWN };

      g_assert_true (!nabij_practice_fits (practice, &situation) || nabij_reading_card_fits (card, situation.season));
    }
  }

  for (int season = 0; season < N_SEASONS; season++) {
    g_autoptr (GPtrArray) cards = nabij_reading_list_all (reading, (NabijSeason)season);

    for (guint i = 0; i < cards->len; i++) {
      const char *id = nabij_reading_card_get_practice (g_ptr_array_index (cards, i));

      g_test_message ("%s", nabij_reading_card_get_id (g_ptr_array_index (cards, i)));
      g_assert_true (id == NULL || nabij_practices_find (practices, id) != NULL);
    }
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/practices/tells-what-stands-in-the-file", test_tells_what_stands_in_the_file);
  g_test_add_func ("/nabij/core/practices/conditions", test_conditions);
  g_test_add_func ("/nabij/core/practices/steps", test_steps);
  g_test_add_func ("/nabij/core/practices/lists-lines-in-their-order", test_lists_lines_in_their_order);
  g_test_add_func ("/nabij/core/practices/refuses-a-mistake", test_refuses_a_mistake);
  g_test_add_func ("/nabij/core/practices/refuses-every-stump", test_refuses_every_stump);
  g_test_add_func ("/nabij/core/practices/leaves-out-what-is-broken", test_leaves_out_what_is_broken);
  g_test_add_func ("/nabij/core/practices/an-id-is-there-once", test_an_id_is_there_once);
  g_test_add_func ("/nabij/core/practices/names-what-is-not-known", test_names_what_is_not_known);
  g_test_add_func ("/nabij/core/practices/words-for-lengths", test_words_for_lengths);
  g_test_add_func ("/nabij/core/practices/reads-them-all", test_reads_them_all);
  g_test_add_func ("/nabij/core/practices/every-practice-can-be-played", test_every_practice_can_be_played);
  g_test_add_func ("/nabij/core/practices/silence-leaves-what-is-for-you", test_silence_leaves_what_is_for_you);
  g_test_add_func ("/nabij/core/practices/cards-and-practices-know-each-other", test_cards_and_practices_know_each_other);

  return g_test_run ();
}
