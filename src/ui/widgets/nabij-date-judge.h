/* nabij-date-judge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judges the days that a parent gives, for NabijDayField. Each function is a NabijDayFieldJudge with a
 * NabijClock as its data.
 */

#pragma once

#include "nabij-clock.h"

G_BEGIN_DECLS

const char *nabij_date_judge_due (const GDate *day,
                                  gboolean    *ask,
                                  gpointer     clock);
const char *nabij_date_judge_birth (const GDate *day,
                                    gboolean    *ask,
                                    gpointer     clock);
const char *nabij_date_judge_start (const GDate *day,
                                    gboolean    *ask,
                                    gpointer     clock);

G_END_DECLS
