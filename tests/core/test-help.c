/* test-help.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-help.h"

#include <string.h>

#define REGION(attributes, inside) "<help><region id='nl' " attributes "><name>here</name>" inside "</region></help>"
#define LINE(attributes, inside) REGION ("", "<line id='a' section='talk' " attributes ">" inside "</line>")
#define TEXTS "<name>n</name><use>u</use>"

static const NabijSeason seasons[] = {
  NABIJ_SEASON_UNKNOWN, NABIJ_SEASON_BEFORE, NABIJ_SEASON_AFTER, NABIJ_SEASON_PAUSED, NABIJ_SEASON_ENDED
};

static void
test_refuses_a_mistake (void)
{
  static const struct {
    const char *xml;
    int         code;
    const char *says;
  } table[] = {
    { "", G_MARKUP_ERROR_EMPTY, "" },
    { "<help/>", G_MARKUP_ERROR_INVALID_CONTENT, "region" },
    { "<words/>", G_MARKUP_ERROR_UNKNOWN_ELEMENT, "words" },
    { "<help version='1'/>", G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE, "version" },
    { "<help><line id='a' section='talk'/></help>", G_MARKUP_ERROR_UNKNOWN_ELEMENT, "line" },
    { "<help><region><name>n</name></region></help>", G_MARKUP_ERROR_MISSING_ATTRIBUTE, "id" },
    { "<help><region id='NL'/></help>", G_MARKUP_ERROR_INVALID_CONTENT, "NL" },
    { "<help><region id='nl'><name>n</name></region></help>", G_MARKUP_ERROR_INVALID_CONTENT, "nl" },
    { "<help><region id='nl'><line id='a' section='talk'>" TEXTS "</line></region></help>", G_MARKUP_ERROR_INVALID_CONTENT, "nl" },
    { LINE ("", TEXTS) "<help/>", G_MARKUP_ERROR_UNKNOWN_ELEMENT, "help" },
    { LINE ("", "<name>n</name>"), G_MARKUP_ERROR_INVALID_CONTENT, "use" },
    { LINE ("", "<use>u</use>"), G_MARKUP_ERROR_INVALID_CONTENT, "name" },
    { LINE ("", "<name> </name><use>u</use>"), G_MARKUP_ERROR_INVALID_CONTENT, "name" },
    { LINE ("", TEXTS "<name>again</name>"), G_MARKUP_ERROR_INVALID_CONTENT, "twice" },
    { LINE ("", TEXTS "<price>p</price>"), G_MARKUP_ERROR_UNKNOWN_ELEMENT, "price" },
    { LINE ("", TEXTS "<hours>always <b>open</b></hours>"), G_MARKUP_ERROR_UNKNOWN_ELEMENT, "b" },
    { LINE ("", TEXTS "<hours translate='no'>h</hours>"), G_MARKUP_ERROR_INVALID_CONTENT, "name" },
    { LINE ("", TEXTS " stray"), G_MARKUP_ERROR_INVALID_CONTENT, "stray" },
    { LINE ("colour='red'", TEXTS), G_MARKUP_ERROR_UNKNOWN_ATTRIBUTE, "colour" },
    { LINE ("seasons='spring'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "spring" },
    { LINE ("roles='gp neighbour'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "neighbour" },
    { LINE ("urgent='perhaps'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "urgent" },
    { LINE ("number='112'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "checked" },
    { LINE ("website='113.nl'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "checked" },
    { LINE ("checked_on='2026-11-21'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "checked" },
    { LINE ("number='' checked_on='2026-11-21'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "number" },
    { LINE ("number='call us' checked_on='2026-11-21'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "call us" },
    { LINE ("website='https://113.nl' checked_on='2026-11-21'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "https" },
    { LINE ("website='here' checked_on='2026-11-21'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "here" },
    { LINE ("number='112' checked_on='yesterday'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "yesterday" },
    { LINE ("number='112' checked_on='2026-02-30'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "2026-02-30" },
    { LINE ("number='112' checked_on='2026-1-1'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "2026-1-1" },
    { LINE ("number='112' checked_on='2026-W47-6'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "2026-W47-6" },
    { LINE ("number='112' checked_on='21-11-2026'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "21-11-2026" },
    { LINE ("number='112' checked_on='2026-11- 1'", TEXTS), G_MARKUP_ERROR_INVALID_CONTENT, "2026-11- 1" },
    { REGION ("", "<line section='talk'>" TEXTS "</line>"), G_MARKUP_ERROR_MISSING_ATTRIBUTE, "id" },
    { REGION ("", "<line id='a'>" TEXTS "</line>"), G_MARKUP_ERROR_MISSING_ATTRIBUTE, "section" },
    { REGION ("", "<line id='a' section='sport'>" TEXTS "</line>"), G_MARKUP_ERROR_INVALID_CONTENT, "sport" },
    { REGION ("", "<line id='a' section='talk'>" TEXTS "</line>\n<line id='a' section='talk'>" TEXTS "</line>"), G_MARKUP_ERROR_INVALID_CONTENT, "line 2" },
    { REGION ("", "<line id='a' section='talk'>" TEXTS "<line id='b' section='talk'/></line>"), G_MARKUP_ERROR_UNKNOWN_ELEMENT, "line" },
    { "<help><region id='nl'><name>n</name><line id='a' section='talk'>" TEXTS "</line></region>"
      "<region id='nl'><name>n</name><line id='b' section='talk'>" TEXTS "</line></region></help>",
      G_MARKUP_ERROR_INVALID_CONTENT, "nl" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_autoptr (GError) error = NULL;

    g_test_message ("%s", table[i].xml);
    g_assert_null (nabij_help_new (table[i].xml, -1, &error));
    g_assert_error (error, G_MARKUP_ERROR, table[i].code);
    g_assert_nonnull (strstr (error->message, table[i].says));
  }
}

static void
test_reads_a_line (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijHelp) help = nabij_help_new (LINE ("number='0800 - 1' website='a.nl' checked_on='2026-11-05' languages='nl  en' seasons='after' urgent='yes'",
                                                     "<name translate='no'>A</name><use>for\n  all</use><hours>always</hours>"),
                                               -1, &error);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GPtrArray) none = NULL;
  const NabijHelpLine *line;

  g_assert_no_error (error);
  none = nabij_help_list_lines (help, "nl", NABIJ_HELP_SECTION_TALK, NABIJ_SEASON_BEFORE);
  g_assert_cmpuint (none->len, ==, 0);
  lines = nabij_help_list_lines (help, "nl", NABIJ_HELP_SECTION_TALK, NABIJ_SEASON_AFTER);
  g_assert_cmpuint (lines->len, ==, 1);

  line = g_ptr_array_index (lines, 0);
  g_assert_cmpstr (nabij_help_line_get_id (line), ==, "a");
  g_assert_cmpint (nabij_help_line_get_section (line), ==, NABIJ_HELP_SECTION_TALK);
  g_assert_true (nabij_help_line_is_urgent (line));
  g_assert_cmpstr (nabij_help_line_get_name (line), ==, "A");
  g_assert_cmpstr (nabij_help_line_get_use (line), ==, "for all");
  g_assert_cmpstr (nabij_help_line_get_hours (line), ==, "always");
  g_assert_cmpstr (nabij_help_line_get_number (line), ==, "0800 - 1");
  g_assert_cmpstr (nabij_help_line_get_website (line), ==, "a.nl");
  g_assert_cmpstrv (nabij_help_line_get_languages (line), ((const char *const[]){ "nl", "en", NULL }));
  g_assert_cmpint (g_date_get_day (nabij_help_line_get_checked_on (line)), ==, 5);
  g_assert_cmpint (g_date_get_month (nabij_help_line_get_checked_on (line)), ==, 11);
  g_assert_cmpint (g_date_get_year (nabij_help_line_get_checked_on (line)), ==, 2026);
  g_assert_null (nabij_help_get_checked_on (help, "nl", NABIJ_SEASON_BEFORE));
  g_assert_cmpstr (nabij_help_get_region_name (help, "nl"), ==, "here");
  g_assert_null (nabij_help_get_region_name (help, "atlantis"));
}

static void
test_chooses_the_region (void)
{
  static const struct {
    const char *preference;
    const char *zone;
    const char *locales[4];
    const char *region;
  } table[] = {
    /* The zone comes first. */
    { "auto", "Europe/Amsterdam", { NULL }, "nl" },
    { "auto", "Europe/Amsterdam", { "en_GB.UTF-8", NULL }, "nl" },
    { "auto", "Europe/London", { "nl_NL.UTF-8", NULL }, "gb" },
    { "auto", "Europe/Belfast", { NULL }, "gb" },
    { "auto", "GB", { NULL }, "gb" },
    { "auto", "Europe/Dublin", { NULL }, "ie" },
    { "auto", "Europe/Brussels", { "nl_NL.UTF-8", NULL }, "be" },
    { "auto", "Europe/Berlin", { "nl_NL.UTF-8", NULL }, "elsewhere" },
    { "auto", "America/New_York", { "nl_NL.UTF-8", NULL }, "elsewhere" },
    { "auto", "America/Kralendijk", { "nl_NL.UTF-8", NULL }, "elsewhere" },
    { "auto", ":Europe/Amsterdam", { NULL }, "nl" },
    { "auto", "posix/Europe/Amsterdam", { NULL }, "nl" },
    { "auto", "right/Europe/Dublin", { NULL }, "ie" },
    /* A zone that is no place leaves it to the locale. */
    { "auto", "UTC", { "nl_NL.UTF-8", NULL }, "nl" },
    { "auto", "Etc/UTC", { "nl_BE@euro", NULL }, "be" },
    { "auto", "CET", { "nl_NL", NULL }, "nl" },
    { "auto", "", { "en_IE", NULL }, "ie" },
    { "auto", NULL, { "en_GB.UTF-8", NULL }, "gb" },
    { "auto", NULL, { "de_DE.UTF-8", NULL }, "elsewhere" },
    { "auto", NULL, { "C.UTF-8", "nl_NL.UTF-8", NULL }, "nl" },
    { "auto", NULL, { "en_GB", "nl_NL", NULL }, "gb" },
    { "auto", NULL, { "fr_BE", "C", NULL }, "be" },
    /* The language alone tells nothing. */
    { "auto", NULL, { "nl", NULL }, "elsewhere" },
    { "auto", NULL, { "", "C", "POSIX", NULL }, "elsewhere" },
    { "auto", NULL, { NULL }, "elsewhere" },
    { "auto", "Europe", { NULL }, "elsewhere" },
    { "auto", "rubbish", { "nl_nl", NULL }, "elsewhere" },
    /* What was chosen counts above all. */
    { "nl", "Europe/London", { "en_GB.UTF-8", NULL }, "nl" },
    { "elsewhere", "Europe/Amsterdam", { "nl_NL.UTF-8", NULL }, "elsewhere" },
    { "atlantis", "Europe/Amsterdam", { NULL }, "nl" },
  };
  g_autoptr (NabijHelp) help = nabij_help_new_own ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_test_message ("%s %s %s", table[i].preference, table[i].zone, table[i].locales[0]);
    g_assert_cmpstr (nabij_help_choose_region (help, table[i].preference, table[i].zone, table[i].locales), ==, table[i].region);
  }
  g_assert_cmpstr (nabij_help_choose_region (help, "auto", NULL, NULL), ==, "elsewhere");
}

static void
test_has_an_emergency_number_everywhere (void)
{
  static const struct {
    const char *region;
    const char *number;
  } table[] = {
    { "nl", "112" },
    { "gb", "999" },
    { "ie", "112" },
    { "be", "112" },
    { "elsewhere", "112" },
  };
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  g_assert_cmpuint (g_strv_length (regions), ==, G_N_ELEMENTS (table));
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    g_assert_cmpstr (regions[i], ==, table[i].region);
    for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
      g_autoptr (GPtrArray) lines = nabij_help_list_lines (help, table[i].region, NABIJ_HELP_SECTION_DANGER, seasons[season]);

      g_assert_cmpuint (lines->len, ==, 1);
      g_assert_cmpstr (nabij_help_line_get_number (g_ptr_array_index (lines, 0)), ==, table[i].number);
    }
  }
}

/* The numbers that were read at their source; no other one is shown. */
static void
test_shows_known_numbers_only (void)
{
  static const char *const known[] = {
    "nl-112", "112", "nl-113", "113", "nl-luisterlijn", "088 0767 000", "nl-veilig-thuis", "0800-2000",
    "gb-999", "999", "gb-111", "111", "gb-samaritans", "116 123", "gb-pandas", "0808 1961 776",
    "gb-domestic-abuse", "0808 2000 247", "gb-mens-advice", "0808 801 0327", "gb-sands", "0808 164 3332",
    "ie-112", "112", "ie-samaritans", "116 123", "be-112", "112", "elsewhere-112", "112", NULL
  };
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  for (guint i = 0; known[i] != NULL; i += 2)
    g_hash_table_insert (numbers, (gpointer)known[i], (gpointer)known[i + 1]);

  for (char **region = regions; *region != NULL; region++) {
    for (int section = 0; section < NABIJ_N_HELP_SECTIONS; section++) {
      g_autoptr (GPtrArray) lines = nabij_help_list_lines (help, *region, (NabijHelpSection)section, NABIJ_SEASON_UNKNOWN);

      for (guint i = 0; i < lines->len; i++) {
        const NabijHelpLine *line = g_ptr_array_index (lines, i);

        g_assert_cmpstr (nabij_help_line_get_number (line), ==, g_hash_table_lookup (numbers, nabij_help_line_get_id (line)));
        if (nabij_help_line_get_number (line) != NULL)
          g_hash_table_add (seen, (gpointer)nabij_help_line_get_id (line));
      }
    }
  }
  g_assert_cmpuint (g_hash_table_size (seen), ==, g_hash_table_size (numbers));
}

/* Whom to call first, the table of the design. */
static void
test_knows_whom_to_call_first (void)
{
  static const struct {
    NabijSeason season;
    int         days;
    gboolean    is_partner;
    gboolean    in_hospital;
    const char *ids;
  } table[] = {
    { NABIJ_SEASON_UNKNOWN, -1, FALSE, FALSE, "nl-maybe-pregnant-not-waiting nl-same-day nl-midwife nl-gp nl-out-of-hours nl-child-health" },
    { NABIJ_SEASON_BEFORE, -1, FALSE, FALSE, "nl-pregnant-not-waiting nl-same-day nl-midwife-before nl-gp nl-out-of-hours" },
    { NABIJ_SEASON_BEFORE, -1, TRUE, FALSE, "nl-pregnant-not-waiting nl-same-day nl-gp nl-out-of-hours nl-midwife-before" },
    { NABIJ_SEASON_AFTER, -1, FALSE, FALSE, "nl-same-day nl-midwife-after nl-gp nl-out-of-hours nl-child-health" },
    { NABIJ_SEASON_AFTER, 42, FALSE, FALSE, "nl-same-day nl-midwife-after nl-gp nl-out-of-hours nl-child-health" },
    { NABIJ_SEASON_AFTER, 42, TRUE, FALSE, "nl-same-day nl-gp nl-out-of-hours nl-midwife-after nl-child-health" },
    { NABIJ_SEASON_AFTER, 43, FALSE, FALSE, "nl-same-day nl-gp nl-out-of-hours nl-child-health" },
    { NABIJ_SEASON_AFTER, 700, TRUE, FALSE, "nl-same-day nl-gp nl-out-of-hours nl-child-health" },
    { NABIJ_SEASON_AFTER, 3, FALSE, TRUE, "nl-same-day nl-ward nl-midwife-after nl-gp nl-out-of-hours nl-child-health" },
    { NABIJ_SEASON_AFTER, 60, FALSE, TRUE, "nl-same-day nl-ward nl-gp nl-out-of-hours nl-child-health" },
    { NABIJ_SEASON_PAUSED, 3, FALSE, TRUE, "nl-same-day-silent nl-midwife-silent nl-gp-silent nl-out-of-hours" },
    { NABIJ_SEASON_ENDED, -1, FALSE, FALSE, "nl-same-day-silent nl-midwife-silent nl-gp-silent nl-out-of-hours" },
  };
  g_autoptr (NabijHelp) help = nabij_help_new_own ();

  for (guint i = 0; i < G_N_ELEMENTS (table); i++) {
    const NabijHelpRole *roles = nabij_whom_to_call (table[i].season, table[i].days, table[i].is_partner, table[i].in_hospital);
    g_autoptr (GPtrArray) lines = nabij_help_list_first (help, "nl", table[i].season, roles);
    g_autoptr (GString) ids = g_string_new (NULL);

    for (guint j = 0; j < lines->len; j++)
      g_string_append_printf (ids, "%s%s", j > 0 ? " " : "", nabij_help_line_get_id (g_ptr_array_index (lines, j)));
    g_assert_cmpstr (ids->str, ==, table[i].ids);
  }
}

/* In every region there is a doctor to call, at any time and for anybody, and in a silence nothing about
 * an ill baby. */
static void
test_leaves_nobody_alone (void)
{
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  for (char **region = regions; *region != NULL; region++) {
    for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
      g_autoptr (GPtrArray) ill = nabij_help_list_lines (help, *region, NABIJ_HELP_SECTION_ILL, seasons[season]);
      const gboolean has_ill = seasons[season] == NABIJ_SEASON_AFTER || seasons[season] == NABIJ_SEASON_UNKNOWN;

      g_assert_cmpuint (ill->len, ==, has_ill ? 3 : 0);
      for (int who = 0; who < 4; who++) {
        const NabijHelpRole *roles = nabij_whom_to_call (seasons[season], 100, who % 2 == 1, who / 2 == 1);
        g_autoptr (GPtrArray) lines = nabij_help_list_first (help, *region, seasons[season], roles);
        gboolean has_doctor = FALSE;

        for (guint i = 0; i < lines->len; i++)
          has_doctor |= nabij_help_line_has_role (g_ptr_array_index (lines, i), NABIJ_HELP_ROLE_GP);
        g_assert_true (has_doctor);
      }
    }
  }
}

static void
assert_says (const GPtrArray  *lines,
             const char *const words[])
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (all, "%s ", nabij_help_line_get_use (g_ptr_array_index ((GPtrArray *)lines, i)));
  for (; *words != NULL; words++) {
    g_test_message ("%s", *words);
    g_assert_nonnull (strstr (all->str, *words));
  }
}

/* Every sign is named in every region. */
static void
test_says_when_a_baby_is_ill (void)
{
  static const char *const words[] = {
    "three months", "38 °C", "drowsy or floppy", "hard to wake", "breathing oddly", "less than half", "wet nappy",
    "comforted", "do not fade", "blue or grey", "a fit", NULL
  };
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  for (char **region = regions; *region != NULL; region++) {
    g_autoptr (GPtrArray) lines = nabij_help_list_lines (help, *region, NABIJ_HELP_SECTION_ILL, NABIJ_SEASON_AFTER);

    assert_says (lines, words);
  }
}

/* The safety texts are whole in every region: in pregnancy what does not wait, and always the same day. */
static void
test_says_when_not_to_wait (void)
{
  static const char *const before[] = { "Bleeding", "loss of fluid", "belly pain", "fever", "headache with flashes", "feel your baby move less",
                                        "harming yourself", "confused", "hardly sleeping", "today", "partner", NULL };
  static const char *const ended[] = { "harming yourself", "confused", "today", NULL };
  static const char *const absent[] = { "your baby", "pregnant", "the birth", "your child", "partner", NULL };
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  for (char **region = regions; *region != NULL; region++) {
    g_autoptr (GPtrArray) in_pregnancy = nabij_help_list_lines (help, *region, NABIJ_HELP_SECTION_FIRST, NABIJ_SEASON_BEFORE);
    g_autoptr (GPtrArray) unknown = nabij_help_list_lines (help, *region, NABIJ_HELP_SECTION_FIRST, NABIJ_SEASON_UNKNOWN);
    g_autoptr (GPtrArray) silent = nabij_help_list_lines (help, *region, NABIJ_HELP_SECTION_FIRST, NABIJ_SEASON_ENDED);

    assert_says (in_pregnancy, before);
    assert_says (unknown, before);
    assert_says (silent, ended);
    for (guint i = 0; i < silent->len; i++) {
      for (const char *const *word = absent; *word != NULL; word++)
        g_assert_null (strstr (nabij_help_line_get_use (g_ptr_array_index (silent, i)), *word));
    }
  }
}

/* Every region has somebody to talk to and somebody for who is not safe, with a way to reach them; and
 * nothing was checked in the future. */
static void
test_can_be_reached (void)
{
  static const NabijHelpSection needed[] = { NABIJ_HELP_SECTION_TALK, NABIJ_HELP_SECTION_UNSAFE };
  g_autoptr (GDate) today = g_date_new_dmy (30, G_DATE_NOVEMBER, 2026);
  g_autoptr (GDate) first = g_date_new_dmy (1, G_DATE_NOVEMBER, 2026);
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_auto (GStrv) regions = nabij_help_list_regions (help);

  for (char **region = regions; *region != NULL; region++) {
    for (guint season = 0; season < G_N_ELEMENTS (seasons); season++) {
      const GDate *oldest = nabij_help_get_checked_on (help, *region, seasons[season]);

      g_assert_nonnull (oldest);
      g_assert_cmpint (g_date_compare (oldest, first), >=, 0);
      for (guint i = 0; i < G_N_ELEMENTS (needed); i++) {
        g_autoptr (GPtrArray) lines = nabij_help_list_lines (help, *region, needed[i], seasons[season]);

        g_assert_cmpuint (lines->len, >, 0);
        for (guint j = 0; j < lines->len; j++) {
          const NabijHelpLine *line = g_ptr_array_index (lines, j);

          g_assert_true (nabij_help_line_get_number (line) != NULL || nabij_help_line_get_website (line) != NULL);
          g_assert_cmpint (g_date_compare (nabij_help_line_get_checked_on (line), today), <=, 0);
          g_assert_cmpint (g_date_compare (nabij_help_line_get_checked_on (line), oldest), >=, 0);
        }
      }
    }
  }
}

/* In the Netherlands the words to say on the telephone are Dutch ones. */
static void
test_keeps_the_dutch_words_for_care (void)
{
  static const char *const words[] = { "(huisarts)", "(huisartsen-spoedpost)", "(verloskundige)", NULL };
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_autoptr (GPtrArray) lines = nabij_help_list_lines (help, "nl", NABIJ_HELP_SECTION_FIRST, NABIJ_SEASON_UNKNOWN);

  assert_says (lines, words);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/core/help/refuses-a-mistake", test_refuses_a_mistake);
  g_test_add_func ("/nabij/core/help/reads-a-line", test_reads_a_line);
  g_test_add_func ("/nabij/core/help/chooses-the-region", test_chooses_the_region);
  g_test_add_func ("/nabij/core/help/has-an-emergency-number-everywhere", test_has_an_emergency_number_everywhere);
  g_test_add_func ("/nabij/core/help/shows-known-numbers-only", test_shows_known_numbers_only);
  g_test_add_func ("/nabij/core/help/knows-whom-to-call-first", test_knows_whom_to_call_first);
  g_test_add_func ("/nabij/core/help/leaves-nobody-alone", test_leaves_nobody_alone);
  g_test_add_func ("/nabij/core/help/says-when-a-baby-is-ill", test_says_when_a_baby_is_ill);
  g_test_add_func ("/nabij/core/help/says-when-not-to-wait", test_says_when_not_to_wait);
  g_test_add_func ("/nabij/core/help/can-be-reached", test_can_be_reached);
  g_test_add_func ("/nabij/core/help/keeps-the-dutch-words-for-care", test_keeps_the_dutch_words_for_care);

  return g_test_run ();
}
