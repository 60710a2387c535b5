/* nabij-bench.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double nabij_bench_median (GArray *figures);
double nabij_bench_percentile (GArray *figures,
                               double  share);
void   nabij_bench_report_at_most (const char *what,
                                   double      figure,
                                   double      limit,
                                   const char *unit);
void   nabij_bench_report_at_least (const char *what,
                                    double      figure,
                                    double      limit,
                                    const char *unit);

G_END_DECLS
