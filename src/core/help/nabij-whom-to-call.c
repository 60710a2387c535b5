/* nabij-whom-to-call.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-whom-to-call.h"

#define MIDWIFE NABIJ_HELP_ROLE_MIDWIFE
#define GYNAECOLOGIST NABIJ_HELP_ROLE_GYNAECOLOGIST
#define MATERNITY NABIJ_HELP_ROLE_MATERNITY_CARE
#define WARD NABIJ_HELP_ROLE_WARD
#define GP NABIJ_HELP_ROLE_GP
#define OUT_OF_HOURS NABIJ_HELP_ROLE_OUT_OF_HOURS
#define CHILD_HEALTH NABIJ_HELP_ROLE_CHILD_HEALTH

/* At what time of the pregnancy, the birth and the childhood. */
typedef enum {
  TIME_NOT_KNOWN,
  TIME_PREGNANT,
  TIME_FIRST_WEEKS,
  TIME_FIRST_WEEKS_IN_HOSPITAL,
  TIME_LATER,
  TIME_LATER_IN_HOSPITAL,
  TIME_SILENT,
  N_TIMES,
} Time;

/* For who carried the baby or gave birth, and for the partner, whose own doctor comes first. */
static const NabijHelpRole roles[N_TIMES][2][NABIJ_N_HELP_ROLES] = {
  [TIME_NOT_KNOWN] = {
    { MIDWIFE, GP, OUT_OF_HOURS, CHILD_HEALTH },
    { GP, OUT_OF_HOURS, MIDWIFE, CHILD_HEALTH } },
  [TIME_PREGNANT] = { { MIDWIFE, GYNAECOLOGIST, GP, OUT_OF_HOURS }, { GP, OUT_OF_HOURS, MIDWIFE, GYNAECOLOGIST } },
  [TIME_FIRST_WEEKS] = { { MIDWIFE, MATERNITY, GP, OUT_OF_HOURS, CHILD_HEALTH }, { GP, OUT_OF_HOURS, MIDWIFE, MATERNITY, CHILD_HEALTH } },
  [TIME_FIRST_WEEKS_IN_HOSPITAL] = { { WARD, MIDWIFE, MATERNITY, GP, OUT_OF_HOURS, CHILD_HEALTH }, { WARD, GP, OUT_OF_HOURS, MIDWIFE, MATERNITY, CHILD_HEALTH } },
  [TIME_LATER] = { { GP, OUT_OF_HOURS, CHILD_HEALTH }, { GP, OUT_OF_HOURS, CHILD_HEALTH } },
  [TIME_LATER_IN_HOSPITAL] = { { WARD, GP, OUT_OF_HOURS, CHILD_HEALTH }, { WARD, GP, OUT_OF_HOURS, CHILD_HEALTH } },
  [TIME_SILENT] = { { MIDWIFE, GP, OUT_OF_HOURS }, { GP, OUT_OF_HOURS, MIDWIFE } },
};

static Time
get_time (NabijSeason season,
          int         days_since_birth,
          gboolean    in_hospital)
{
  switch (season) {
  case NABIJ_SEASON_BEFORE:
    return TIME_PREGNANT;
  case NABIJ_SEASON_AFTER:
    if (days_since_birth > NABIJ_MIDWIFE_DAYS)
      return in_hospital ? TIME_LATER_IN_HOSPITAL : TIME_LATER;
    return in_hospital ? TIME_FIRST_WEEKS_IN_HOSPITAL : TIME_FIRST_WEEKS;
  case NABIJ_SEASON_PAUSED:
  case NABIJ_SEASON_ENDED:
    return TIME_SILENT;
  case NABIJ_SEASON_UNKNOWN:
  default:
    return TIME_NOT_KNOWN;
  }
}

/**
 * nabij_whom_to_call:
 * @season: where the family is
 * @days_since_birth: whole days since the youngest child was born, ≥ 0, or
 *   `NABIJ_DAYS_SINCE_BIRTH_UNKNOWN`; it counts only in the season *after*
 * @is_partner: whether it is the partner who asks
 * @in_hospital: whether a child is in hospital
 *
 * Tells whom to call, the first one first. Where the day of birth is not known, these may be the first
 * weeks: nobody is left out.
 *
 * Returns: (transfer none): the roles, until `NABIJ_HELP_ROLE_NONE`
 */
const NabijHelpRole *
nabij_whom_to_call (NabijSeason season,
                    int         days_since_birth,
                    gboolean    is_partner,
                    gboolean    in_hospital)
{
  return roles[get_time (season, days_since_birth, in_hospital)][is_partner ? 1 : 0];
}
