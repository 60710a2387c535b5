/* test-date-judge.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Today is the seventeenth of November 2026.
 */

#include "config.h"

#include "nabij-date-judge.h"
#include "nabij-fake-clock.h"

#include <locale.h>

typedef enum {
  FINE,
  ASKED,
  REFUSED,
} Verdict;

typedef const char *(*Judge) (const GDate *day, gboolean *ask, gpointer clock);

static void
test_judges (void)
{
  static const struct {
    Judge   judge;
    int     day, month, year;
    Verdict verdict;
  } rows[] = {
    { nabij_date_judge_due, 17, 11, 2026, FINE },
    { nabij_date_judge_due, 14, 3, 2027, FINE },
    { nabij_date_judge_due, 20, 10, 2026, FINE },
    { nabij_date_judge_due, 19, 10, 2026, ASKED },
    { nabij_date_judge_due, 7, 9, 2027, FINE },
    { nabij_date_judge_due, 8, 9, 2027, ASKED },
    { nabij_date_judge_due, 31, 12, 2028, ASKED },
    { nabij_date_judge_due, 1, 1, 2029, REFUSED },
    { nabij_date_judge_due, 14, 3, 3000, REFUSED },
    { nabij_date_judge_due, 14, 3, 207, REFUSED },
    { nabij_date_judge_due, 14, 3, 2024, ASKED },
    { nabij_date_judge_birth, 17, 11, 2026, FINE },
    { nabij_date_judge_birth, 18, 11, 2026, REFUSED },
    { nabij_date_judge_birth, 1, 1, 3000, REFUSED },
    { nabij_date_judge_birth, 1, 1, 2019, FINE },
    { nabij_date_judge_birth, 1, 1, 19, REFUSED },
    { nabij_date_judge_start, 17, 11, 2026, FINE },
    { nabij_date_judge_start, 18, 11, 2026, REFUSED },
    { nabij_date_judge_start, 20, 1, 2026, FINE },
    { nabij_date_judge_start, 19, 1, 2026, ASKED },
    { nabij_date_judge_start, 1, 1, 1, REFUSED },
  };
  g_autoptr (NabijFakeClock) clock = nabij_fake_clock_new (15);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++) {
    gboolean    ask = FALSE;
    const char *sentence;
    Verdict     verdict;
    GDate       day;

    g_date_clear (&day, 1);
    g_date_set_dmy (&day, (GDateDay)rows[i].day, (GDateMonth)rows[i].month, (GDateYear)rows[i].year);
    sentence = rows[i].judge (&day, &ask, clock);
    verdict = sentence == NULL ? FINE : (ask ? ASKED : REFUSED);
    if (verdict != rows[i].verdict)
      g_test_fail_printf ("row %" G_GSIZE_FORMAT ": %d, %s", i, verdict, sentence != NULL ? sentence : "");
  }
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/nabij/ui/date-judge/judges", test_judges);

  return g_test_run ();
}
