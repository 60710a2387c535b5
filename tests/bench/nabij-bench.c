/* nabij-bench.c
 *
 * What the benchmarks have in common: the median, and a line of the table, its four fields (what,
 * figure, must, ok) apart by tabs. bench.sh collects the lines and sets them in columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench.h"

#include <math.h>
#include <stdio.h>

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *)a;
  double second = *(const double *)b;

  return (first > second) - (first < second);
}

/**
 * nabij_bench_median:
 * @figures: (element-type double): at least one figure; they are put in order
 *
 * Finds the middle one, which a machine that was busy for a moment does not move.
 *
 * Returns: the median
 */
double
nabij_bench_median (GArray *figures)
{
  guint middle = figures->len / 2;

  g_return_val_if_fail (figures->len > 0, NAN);

  g_array_sort (figures, compare_doubles);
  if (figures->len % 2 == 1)
    return g_array_index (figures, double, middle);
  return (g_array_index (figures, double, middle - 1) + g_array_index (figures, double, middle)) / 2.0;
}

/**
 * nabij_bench_percentile:
 * @figures: (element-type double): at least one figure; they are put in order
 * @share: which one, 0…1
 *
 * Finds the figure that a share of all does not exceed.
 *
 * Returns: the figure
 */
double
nabij_bench_percentile (GArray *figures,
                        double  share)
{
  guint number = (guint)ceil (share * figures->len);

  g_return_val_if_fail (figures->len > 0, NAN);

  g_array_sort (figures, compare_doubles);
  return g_array_index (figures, double, CLAMP (number, 1, figures->len) - 1);
}

static void
report (const char *what,
        double      figure,
        const char *sign,
        double      limit,
        const char *unit,
        gboolean    ok)
{
  int digits = fabs (limit) < 10.0 ? 2 : 1;

  printf ("%s\t%.*f%s%s\t%s %g%s%s\t%s\n",
          what, digits, figure, *unit != '\0' ? " " : "", unit,
          sign, limit, *unit != '\0' ? " " : "", unit,
          ok ? "yes" : "NO");
  fflush (stdout);
}

/**
 * nabij_bench_report_at_most:
 * @what: what was measured
 * @figure: what came out
 * @limit: the largest value that is right
 * @unit: the unit of both, or an empty string
 *
 * Writes a line of the table for a figure that must be small.
 */
void
nabij_bench_report_at_most (const char *what,
                            double      figure,
                            double      limit,
                            const char *unit)
{
  report (what, figure, "≤", limit, unit, figure <= limit);
}

/**
 * nabij_bench_report_at_least:
 * @what: what was measured
 * @figure: what came out
 * @limit: the smallest value that is right
 * @unit: the unit of both, or an empty string
 *
 * Writes a line of the table for a figure that must be large.
 */
void
nabij_bench_report_at_least (const char *what,
                             double      figure,
                             double      limit,
                             const char *unit)
{
  report (what, figure, "≥", limit, unit, figure >= limit);
}
