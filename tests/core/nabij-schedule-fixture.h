/* nabij-schedule-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-schedule.h"

G_BEGIN_DECLS

/**
 * NabijScheduleFixture:
 * @settings: what the person decided; nothing at first
 * @history: what came of it
 * @zone: where they are; in Amsterdam at first
 *
 * What a schedule is made from.
 */
typedef struct {
  NabijReminderSettings *settings;
  NabijReminderHistory  *history;
  GTimeZone             *zone;
} NabijScheduleFixture;

void  nabij_schedule_fixture_set_up (NabijScheduleFixture *self,
                                     gconstpointer         user_data);
void  nabij_schedule_fixture_tear_down (NabijScheduleFixture *self,
                                        gconstpointer         user_data);
void  nabij_schedule_fixture_go_to (NabijScheduleFixture *self,
                                    const char           *zone);
guint nabij_schedule_fixture_take_turns (NabijScheduleFixture *self,
                                         gint64                now_us);

G_END_DECLS
