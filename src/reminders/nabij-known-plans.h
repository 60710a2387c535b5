/* nabij-known-plans.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder-history.h"
#include "nabij-reminder-settings.h"

G_BEGIN_DECLS

/**
 * NabijKnownPlans:
 *
 * When each reminder comes, as the agent knew it last. What was not yet known has no turn for a time
 * that is past: a reminder that is switched on at 10:40 does not come for 10:30, but after a log-in at
 * 10:40 it does.
 */
typedef struct _NabijKnownPlans NabijKnownPlans;

NabijKnownPlans *nabij_known_plans_new_from_key_file (GKeyFile *key_file) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_known_plans_free (NabijKnownPlans *self);
void             nabij_known_plans_to_key_file (NabijKnownPlans *self,
                                                GKeyFile        *key_file);
GHashTable      *nabij_known_plans_learn (NabijKnownPlans       *self,
                                          NabijReminderSettings *settings,
                                          NabijReminderHistory  *history) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijKnownPlans, nabij_known_plans_free)

G_END_DECLS
