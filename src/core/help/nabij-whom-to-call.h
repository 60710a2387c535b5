/* nabij-whom-to-call.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

G_BEGIN_DECLS

/* Until this day after a birth the midwife is called first. */
#define NABIJ_MIDWIFE_DAYS (6 * 7)
#define NABIJ_DAYS_SINCE_BIRTH_UNKNOWN (-1)

/**
 * NabijHelpRole:
 * @NABIJ_HELP_ROLE_NONE: nobody: the end of a list
 * @NABIJ_HELP_ROLE_MIDWIFE: the midwife
 * @NABIJ_HELP_ROLE_GYNAECOLOGIST: the gynaecologist
 * @NABIJ_HELP_ROLE_MATERNITY_CARE: the maternity nurse at home
 * @NABIJ_HELP_ROLE_WARD: the ward of the hospital
 * @NABIJ_HELP_ROLE_GP: the family doctor
 * @NABIJ_HELP_ROLE_OUT_OF_HOURS: the doctor when that one is closed
 * @NABIJ_HELP_ROLE_CHILD_HEALTH: the child health clinic
 *
 * Whom one calls.
 */
typedef enum {
  NABIJ_HELP_ROLE_NONE,
  NABIJ_HELP_ROLE_MIDWIFE,
  NABIJ_HELP_ROLE_GYNAECOLOGIST,
  NABIJ_HELP_ROLE_MATERNITY_CARE,
  NABIJ_HELP_ROLE_WARD,
  NABIJ_HELP_ROLE_GP,
  NABIJ_HELP_ROLE_OUT_OF_HOURS,
  NABIJ_HELP_ROLE_CHILD_HEALTH,
} NabijHelpRole;

#define NABIJ_N_HELP_ROLES (NABIJ_HELP_ROLE_CHILD_HEALTH + 1)

const NabijHelpRole *nabij_whom_to_call (NabijSeason season,
                                         int         days_since_birth,
                                         gboolean    is_partner,
                                         gboolean    in_hospital);

G_END_DECLS
