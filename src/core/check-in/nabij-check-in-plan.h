/* nabij-check-in-plan.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When a check-in is offered: at some days after a birth, where the family asked for it. Everything is
 * a civil date, counted from the birth and never from the due date.
 */

#pragma once

#include "nabij-family.h"

G_BEGIN_DECLS

/* An offer goes by itself after these days, or when the next one comes. */
#define NABIJ_CHECK_IN_OFFER_DAYS 14

gboolean nabij_check_in_plan_find (const NabijFamily *family,
                                   const char        *author,
                                   const GDate       *today,
                                   NabijCheckInOffer *offer);
gboolean nabij_check_in_plan_next (const NabijFamily *family,
                                   const GDate       *from,
                                   GDate             *day,
                                   NabijCheckInOffer *offer);
void     nabij_check_in_plan_take (NabijFamily *family,
                                   const char  *author,
                                   const GDate *today);

G_END_DECLS
