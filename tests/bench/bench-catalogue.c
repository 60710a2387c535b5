/* bench-catalogue.c
 *
 * How long it takes to open the words of the other language, and to find one of them. Where that is short
 * enough, it may be done in the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"
#include "nabij-catalogue.h"
#include "nabij-language.h"

#define N_ROUNDS 51
#define N_DATES 1000

static void
add_figure (GArray *figures,
            gint64  start_us,
            double  divisor)
{
  const double figure = (double)(g_get_monotonic_time () - start_us) / divisor;

  g_array_append_val (figures, figure);
}

int
main (void)
{
  g_autofree char *locale_folder = g_build_filename (g_getenv ("NABIJ_TEST_PREFIX"), "share", "locale", NULL);
  g_autoptr (GArray) openings_ms = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) dates_us = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 11, 17, 12, 0, 0.0);

  for (guint i = 0; i < N_ROUNDS; i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (NabijCatalogue) catalogue = NULL;
    gint64 start_us = g_get_monotonic_time ();

    catalogue = nabij_catalogue_new ("nl", locale_folder, &error);
    if (catalogue == NULL)
      g_error ("%s", error->message);
    add_figure (openings_ms, start_us, 1000.0);

    start_us = g_get_monotonic_time ();
    for (guint j = 0; j < N_DATES; j++)
      g_free (nabij_language_format_date_with_year_in (catalogue, day));
    add_figure (dates_us, start_us, N_DATES);
  }

  nabij_bench_report_at_most ("the other language, opened, slowest of 51", nabij_bench_percentile (openings_ms, 1.0), 2.0, "ms");
  nabij_bench_report_at_most ("a date in the other language", nabij_bench_median (dates_us), 20.0, "µs");
  return 0;
}
