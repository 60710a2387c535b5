/* nabij-recovery-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-catalogue.h"
#include "nabij-clock.h"

G_BEGIN_DECLS

/**
 * NabijRecoveryTime:
 * @NABIJ_RECOVERY_TIME_SOON: not long after
 * @NABIJ_RECOVERY_TIME_SAME_NIGHT: in the same night
 * @NABIJ_RECOVERY_TIME_SAME_MORNING: on the same day, before noon
 * @NABIJ_RECOVERY_TIME_SAME_AFTERNOON: on the same day, before six
 * @NABIJ_RECOVERY_TIME_SAME_EVENING: on the same day, later
 * @NABIJ_RECOVERY_TIME_LATER_THAT_NIGHT: in the night that followed an evening
 * @NABIJ_RECOVERY_TIME_NEXT_DAY: a day later
 * @NABIJ_RECOVERY_TIME_DAYS_LATER: two to six days later
 * @NABIJ_RECOVERY_TIME_WEEK_LATER: about a week later
 * @NABIJ_RECOVERY_TIME_LATER: later still
 *
 * When it grew calmer after a hard moment, as people say it: never in minutes, never counted.
 */
typedef enum {
  NABIJ_RECOVERY_TIME_SOON,
  NABIJ_RECOVERY_TIME_SAME_NIGHT,
  NABIJ_RECOVERY_TIME_SAME_MORNING,
  NABIJ_RECOVERY_TIME_SAME_AFTERNOON,
  NABIJ_RECOVERY_TIME_SAME_EVENING,
  NABIJ_RECOVERY_TIME_LATER_THAT_NIGHT,
  NABIJ_RECOVERY_TIME_NEXT_DAY,
  NABIJ_RECOVERY_TIME_DAYS_LATER,
  NABIJ_RECOVERY_TIME_WEEK_LATER,
  NABIJ_RECOVERY_TIME_LATER,
} NabijRecoveryTime;

NabijRecoveryTime nabij_recovery_time_choose (const NabijInstant *moment,
                                              const NabijInstant *calmer);
const char       *nabij_recovery_words_when (NabijRecoveryTime time);
const char       *nabij_recovery_words_calmer (NabijRecoveryTime time);
const char       *nabij_recovery_words_calmer_in (NabijCatalogue   *catalogue,
                                                  NabijRecoveryTime time);
const char       *nabij_recovery_words_looking_back (const NabijInstant *calmer,
                                                     const NabijInstant *now);

G_END_DECLS
