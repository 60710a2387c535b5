/* nabij-recovery-axis.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"
#include "nabij-tension.h"

G_BEGIN_DECLS

/**
 * NabijRecoveryPeriod:
 * @NABIJ_RECOVERY_PERIOD_TWO_WEEKS: today and the 13 days before
 * @NABIJ_RECOVERY_PERIOD_FOUR_WEEKS: today and the 27 days before
 * @NABIJ_RECOVERY_PERIOD_THREE_MONTHS: from the day after the same date three months ago
 * @NABIJ_RECOVERY_PERIOD_ALL: everything
 *
 * How far the picture of tension and recovery looks back.
 */
typedef enum {
  NABIJ_RECOVERY_PERIOD_TWO_WEEKS,
  NABIJ_RECOVERY_PERIOD_FOUR_WEEKS,
  NABIJ_RECOVERY_PERIOD_THREE_MONTHS,
  NABIJ_RECOVERY_PERIOD_ALL,
} NabijRecoveryPeriod;

#define NABIJ_N_RECOVERY_PERIODS 4

/**
 * NabijRecoveryAxis:
 * @from_us: the left end, in microseconds since 1970 in UTC
 * @until_us: the right end, likewise; always after @from_us
 *
 * The stretch of time that the picture shows, from left to right.
 */
typedef struct {
  gint64 from_us;
  gint64 until_us;
} NabijRecoveryAxis;

/* How many words the axis from too much, at 0, to calm, at 1, has. */
#define NABIJ_RECOVERY_AXIS_N_WORDS 5

const char *nabij_recovery_period_to_id (NabijRecoveryPeriod period);
gboolean    nabij_recovery_period_from_id (const char          *id,
                                           NabijRecoveryPeriod *period);
gint64      nabij_recovery_period_get_start_us (NabijRecoveryPeriod period,
                                                const NabijInstant *now);

void     nabij_recovery_axis_init (NabijRecoveryAxis  *axis,
                                   NabijRecoveryPeriod period,
                                   const NabijInstant *now,
                                   gint64              first_us);
void     nabij_recovery_axis_init_between (NabijRecoveryAxis  *axis,
                                           const NabijInstant *first,
                                           const NabijInstant *last);
double   nabij_recovery_axis_get_x (const NabijRecoveryAxis *axis,
                                    gint64                   utc_us);
gboolean nabij_recovery_axis_get_y (NabijTension tension,
                                    double      *y);
void     nabij_recovery_axis_spread (double *xs,
                                     guint   n_xs,
                                     double  spacing);

G_END_DECLS
