/* nabij-reminders-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-page-fixture.h"
#include "nabij-reminders-page.h"

G_BEGIN_DECLS

void                   nabij_reminders_fixture_init (NabijPageFixture *fixture);
NabijReminderSettings *nabij_reminders_fixture_get (NabijPageFixture *fixture);
NabijReminder         *nabij_reminders_fixture_find (NabijPageFixture *fixture,
                                                     const char       *id);
NabijReminder         *nabij_reminders_fixture_put (NabijPageFixture *fixture,
                                                    const char       *practice,
                                                    int               minute);
GtkWidget             *nabij_reminders_fixture_find_row (NabijPageFixture *fixture,
                                                         guint             number);
void                   nabij_reminders_fixture_switch (GtkWidget *row,
                                                       gboolean   on);
void                   nabij_reminders_fixture_wait_until_on (NabijPageFixture *fixture,
                                                              const char       *id,
                                                              gboolean          on);
void                   nabij_reminders_fixture_assert_named (GtkWidget *widget);
void                   nabij_reminders_fixture_assert_reached (NabijPageFixture  *fixture,
                                                               const char *const *ids);
int                    nabij_reminders_fixture_measure (NabijPageFixture *fixture);

G_END_DECLS
