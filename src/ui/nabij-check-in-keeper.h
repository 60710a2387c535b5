/* nabij-check-in-keeper.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family-keeper.h"
#include "nabij-reminder-keeper.h"

G_BEGIN_DECLS

/**
 * NabijCheckInKeeper:
 *
 * What keeps the reminder of the next check-in right: it plans it anew after every change of the family and
 * of the quiet hours, and when it is told to look again. Until the family is read, what was planned before
 * stays.
 */
#define NABIJ_TYPE_CHECK_IN_KEEPER (nabij_check_in_keeper_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInKeeper, nabij_check_in_keeper, NABIJ, CHECK_IN_KEEPER, GObject)

NabijCheckInKeeper *nabij_check_in_keeper_new (NabijFamilyKeeper   *family_keeper,
                                               NabijReminderKeeper *reminder_keeper,
                                               NabijClock          *clock) G_GNUC_WARN_UNUSED_RESULT;

void nabij_check_in_keeper_plan (NabijCheckInKeeper *self);
void nabij_check_in_keeper_set_offered (NabijCheckInKeeper *self,
                                        gboolean            offered);

G_END_DECLS
