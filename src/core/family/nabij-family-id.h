/* nabij-family-id.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The words by which what is known of a family stands in files. They never change.
 */

#pragma once

#include "nabij-family.h"

G_BEGIN_DECLS

const char *nabij_told_to_id (NabijTold told);
gboolean    nabij_told_from_id (const char *id,
                                NabijTold  *told);
const char *nabij_silence_to_id (NabijSilence silence);
gboolean    nabij_silence_from_id (const char   *id,
                                   NabijSilence *silence);
const char *nabij_hand_to_id (NabijHand hand);
gboolean    nabij_hand_from_id (const char *id,
                                NabijHand  *hand);
const char *nabij_season_to_id (NabijSeason season);
gboolean    nabij_season_from_id (const char  *id,
                                  NabijSeason *season);
const char *nabij_due_basis_to_id (NabijDueBasis basis);
gboolean    nabij_due_basis_from_id (const char    *id,
                                     NabijDueBasis *basis);
const char *nabij_contact_role_to_id (NabijContactRole role);
gboolean    nabij_contact_role_from_id (const char       *id,
                                        NabijContactRole *role);
const char *nabij_own_text_role_to_id (NabijOwnTextRole role);
gboolean    nabij_own_text_role_from_id (const char       *id,
                                         NabijOwnTextRole *role);
const char *nabij_check_in_offer_to_id (NabijCheckInOffer offer);
gboolean    nabij_check_in_offer_from_id (const char        *id,
                                          NabijCheckInOffer *offer);

G_END_DECLS
