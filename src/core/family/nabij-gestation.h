/* nabij-gestation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days of a pregnancy and ages, in civil dates only. Everything hangs on the due date.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a pregnancy is reckoned, from the first day of the last period. */
#define NABIJ_PREGNANCY_DAYS 280
/* Born before this day of the pregnancy, a child has a corrected age beside its age. */
#define NABIJ_TERM_DAYS (37 * 7)
/* Nothing speaks of weeks from here on. */
#define NABIJ_PREGNANCY_LAST_DAYS (42 * 7)

/**
 * NabijAge:
 * @years: whole years
 * @months: whole months beyond them
 * @weeks: whole weeks since birth
 * @days: whole days since birth
 *
 * How old a child is.
 */
typedef struct {
  int years;
  int months;
  int weeks;
  int days;
} NabijAge;

int      nabij_gestation_get_days (const GDate *due,
                                   const GDate *day);
gboolean nabij_gestation_has_weeks (const GDate *due,
                                    const GDate *day);
void     nabij_gestation_due_from_last_period (const GDate *last_period,
                                               GDate       *due);
void     nabij_gestation_due_from_transfer (const GDate *transfer,
                                            guint        embryo_days,
                                            GDate       *due);
gboolean nabij_gestation_is_likely (const GDate *due,
                                    const GDate *today);
gboolean nabij_age_at (const GDate *born,
                       const GDate *day,
                       NabijAge    *age);
gboolean nabij_age_corrected_at (const GDate *born,
                                 int          days_at_birth,
                                 const GDate *day,
                                 NabijAge    *age,
                                 int         *postmenstrual_days);
int      nabij_thousand_days_at (const GDate *due,
                                 const GDate *born,
                                 const GDate *day);

G_END_DECLS
