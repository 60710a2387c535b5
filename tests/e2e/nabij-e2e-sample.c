/* nabij-e2e-sample.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A journal of some weeks, as an export that can be imported, for pictures.
 */

#include "config.h"

#include "nabij-e2e-sample.h"

typedef struct {
  const char *kind;
  int         days_ago;
  int         hour;
  int         minute;
  const char *more;      /* further members of the entry */
  int         calmer_h;  /* when it grew calmer, in hours after it; 0 where it is open */
  const char *calmer_to; /* how tense it was then */
} Line;

static const Line dutch_lines[] = {
  { "moment", 1, 14, 40, "\"tension\": \"very-tense\", \"title\": \"Na het telefoontje\", \"text\": \"Ik kreeg mijn hoofd niet stil, tot ik even buiten stond en de wind voelde.\", \"circumstances\": [\"slept-badly\", \"work\"]", 2, "a-little" },
  { "session", 1, 8, 10, "\"practice\": \"five-exhales\", \"pattern\": \"water\", \"duration_us\": 50000000", 0, NULL },
  { "letter", 2, 21, 15, "\"text\": \"Vandaag voelde ik je voor het eerst echt duidelijk, net toen dat ene liedje op de radio kwam.\\n\\nIk moest lachen en huilen tegelijk.\"", 0, NULL },
  { "moment", 3, 19, 30, "\"tension\": \"too-much\"", 0, NULL },
  { "note", 4, 10, 0, "\"text\": \"Vragen voor de verloskundige: slapen, en of ik nog mag fietsen.\"", 0, NULL },
};

static const Line english_lines[] = {
  { "moment", 1, 14, 40, "\"tension\": \"very-tense\", \"title\": \"After the phone call\", \"text\": \"My head would not be quiet, until I stood outside for a while and felt the wind.\", \"circumstances\": [\"slept-badly\", \"work\"]", 2, "a-little" },
  { "session", 1, 8, 10, "\"practice\": \"five-exhales\", \"pattern\": \"water\", \"duration_us\": 50000000", 0, NULL },
  { "letter", 2, 21, 15, "\"text\": \"Today I really felt you for the first time, just when that one song came on the radio.\\n\\nI had to laugh and cry at once.\"", 0, NULL },
  { "moment", 3, 19, 30, "\"tension\": \"too-much\"", 0, NULL },
  { "note", 4, 10, 0, "\"text\": \"Questions for the midwife: sleeping, and whether I may still cycle.\"", 0, NULL },
};

/* The same in both languages: what the picture of some weeks is made of. */
static const Line earlier_lines[] = {
  { "moment", 6, 9, 20, "\"tension\": \"tense\"", 3, "calm" },
  { "moment", 9, 16, 5, "\"tension\": \"very-tense\"", 20, "a-little" },
  { "moment", 12, 11, 50, "\"tension\": \"a-little\"", 1, "calm" },
  { "moment", 15, 18, 0, "\"tension\": \"too-much\"", 26, "a-little" },
  { "moment", 18, 7, 45, "\"tension\": \"tense\"", 2, "calm" },
  { "moment", 21, 13, 30, "\"tension\": \"very-tense\"", 5, "calm" },
  { "moment", 24, 20, 10, "\"tension\": \"tense\"", 4, "a-little" },
};

/* After a birth: what came with two check-ins between. */
static const Line dutch_after_lines[] = {
  { "moment", 1, 15, 20, "\"tension\": \"very-tense\", \"title\": \"Na het telefoontje\", \"text\": \"Ik kreeg mijn hoofd niet stil, tot ik even buiten stond en de wind voelde.\", \"circumstances\": [\"slept-badly\"]", 2, "a-little" },
  { "note", 2, 10, 0, "\"text\": \"Vandaag dronk ik mijn thee warm op.\"", 0, NULL },
  { "check-in", 3, 11, 0, "\"check_in\": {\"form\": \"after\", \"answers\": {\"calm\": \"sometimes\", \"close\": \"often\", \"alert\": \"often\", \"feelings\": \"sometimes\", \"crying\": \"skipped\", \"startled\": \"hardly\", \"rest\": \"hardly\", \"someone\": \"often\"}, \"talk\": \"maybe\", \"good\": \"Samen in de zon zitten.\", \"hard\": \"De nachten.\", \"need\": \"Een paar uur slaap achter elkaar.\", \"finished\": true}", 0, NULL },
  { "check-in", 9, 20, 30, "\"check_in\": {\"form\": \"after\", \"answers\": {\"calm\": \"hardly\", \"close\": \"sometimes\", \"alert\": \"often\", \"feelings\": \"often\", \"crying\": \"sometimes\", \"startled\": \"sometimes\", \"rest\": \"hardly\", \"someone\": \"sometimes\"}, \"talk\": \"not-now\", \"hard\": \"Het eerste bad.\", \"finished\": true}", 0, NULL },
};

static const Line english_after_lines[] = {
  { "moment", 1, 15, 20, "\"tension\": \"very-tense\", \"title\": \"After the phone call\", \"text\": \"My head would not be quiet, until I stood outside for a while and felt the wind.\", \"circumstances\": [\"slept-badly\"]", 2, "a-little" },
  { "note", 2, 10, 0, "\"text\": \"Today I drank my tea while it was warm.\"", 0, NULL },
  { "check-in", 3, 11, 0, "\"check_in\": {\"form\": \"after\", \"answers\": {\"calm\": \"sometimes\", \"close\": \"often\", \"alert\": \"often\", \"feelings\": \"sometimes\", \"crying\": \"skipped\", \"startled\": \"hardly\", \"rest\": \"hardly\", \"someone\": \"often\"}, \"talk\": \"maybe\", \"good\": \"Sitting in the sun together.\", \"hard\": \"The nights.\", \"need\": \"A few hours of sleep in a row.\", \"finished\": true}", 0, NULL },
  { "check-in", 9, 20, 30, "\"check_in\": {\"form\": \"after\", \"answers\": {\"calm\": \"hardly\", \"close\": \"sometimes\", \"alert\": \"often\", \"feelings\": \"often\", \"crying\": \"sometimes\", \"startled\": \"sometimes\", \"rest\": \"hardly\", \"someone\": \"sometimes\"}, \"talk\": \"not-now\", \"hard\": \"The first bath.\", \"finished\": true}", 0, NULL },
};

static char *
dup_instant (GDateTime *instant)
{
  return g_date_time_format (instant, "%Y-%m-%dT%H:%M:%S.000000+00:00");
}

static void
append_line (GString    *json,
             const Line *line)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, -line->days_ago);
  g_autoptr (GDateTime) instant = g_date_time_new_utc (g_date_time_get_year (day), g_date_time_get_month (day),
                                                       g_date_time_get_day_of_month (day), line->hour, line->minute, 0);
  g_autofree char *when = dup_instant (instant);
  g_autofree char *uuid = g_uuid_string_random ();

  g_string_append_printf (json, "%s{\"uuid\": \"%s\", \"kind\": \"%s\", \"when\": \"%s\", \"added\": \"%s\", \"changed\": \"%s\", %s",
                          json->str[json->len - 1] == '[' ? "" : ",\n", uuid, line->kind, when, when, when, line->more);
  if (line->calmer_h > 0) {
    g_autoptr (GDateTime) calmer = g_date_time_add_hours (instant, line->calmer_h);
    g_autofree char *calmer_when = dup_instant (calmer);

    g_string_append_printf (json, ", \"calmer\": {\"when\": \"%s\", \"tension\": \"%s\", \"helped\": [\"outside\", \"someone-near\"]}",
                            calmer_when, line->calmer_to);
  }
  g_string_append_c (json, '}');
}

static void
write_export (const char *path,
              const char *family,
              const Line *lines,
              guint       n_lines,
              const Line *more_lines,
              guint       n_more_lines)
{
  g_autoptr (GString) json = g_string_new ("{\"format\": \"nabij-journal\", \"version\": 1, \"exported\": \"2026-11-21T20:00:00.000000+01:00\",\n"
                                           "\"authors\": [],\n");
  g_autoptr (GError) error = NULL;

  if (family != NULL)
    g_string_append_printf (json, "\"family\": %s,\n", family);
  g_string_append (json, "\"entries\": [");
  for (guint i = 0; i < n_lines; i++)
    append_line (json, &lines[i]);
  for (guint i = 0; i < n_more_lines; i++)
    append_line (json, &more_lines[i]);
  g_string_append (json, "]}\n");

  g_file_set_contents (path, json->str, (gssize)json->len, &error);
  g_assert_no_error (error);
}

/**
 * nabij_e2e_sample_write:
 * @path: (type filename): where to
 * @dutch: whether what people wrote is in Dutch
 *
 * Writes an export of a journal of the last weeks.
 */
void
nabij_e2e_sample_write (const char *path,
                        gboolean    dutch)
{
  write_export (path, NULL, dutch ? dutch_lines : english_lines, G_N_ELEMENTS (dutch_lines),
                earlier_lines, G_N_ELEMENTS (earlier_lines));
}

/**
 * nabij_e2e_sample_write_after_birth:
 * @path: (type filename): where to
 * @days: how many days ago the baby was born
 * @dutch: whether what people wrote is in Dutch
 *
 * Writes an export of the journal of a family with a baby, to whom check-ins are offered.
 */
void
nabij_e2e_sample_write_after_birth (const char *path,
                                    int         days,
                                    gboolean    dutch)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) birth = g_date_time_add_days (now, -days);
  g_autofree char *born = g_date_time_format (birth, "%Y-%m-%d");
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *family = NULL;

  family = g_strdup_printf ("{\"told\": \"baby-is-here\", \"check_ins_offered\": true, \"children\": [{\"uuid\": \"%s\", \"born\": \"%s\"}]}",
                            uuid, born);
  write_export (path, family, dutch ? dutch_after_lines : english_after_lines, G_N_ELEMENTS (dutch_after_lines), NULL, 0);
}
