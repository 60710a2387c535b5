/* nabij-ui-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-fake-autostart.h"
#include "nabij-fake-clock.h"
#include "nabij-fake-player.h"
#include "nabij-fake-reminder-link.h"
#include "nabij-fake-studio.h"
#include "nabij-services.h"

G_BEGIN_DECLS

/* Services made from fakes, and a journal in a folder of its own. */
typedef struct {
  NabijFakeClock        *clock;
  NabijFakePlayer       *player;
  NabijFakeStudio       *studio;
  NabijFakeAutostart    *autostart;
  NabijFakeReminderLink *link;
  NabijJournal          *journal;
  GSettings             *settings;
  NabijServices         *services;
} NabijUiFixture;

void       nabij_ui_fixture_init (NabijUiFixture *fixture,
                                  int             hour);
void       nabij_ui_fixture_clear (NabijUiFixture *fixture);
void       nabij_ui_assert_finalizes (gpointer object);
GPtrArray *nabij_ui_fixture_read_journal (NabijUiFixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_ui_fixture_keep (NabijUiFixture *fixture,
                                  GPtrArray      *entries);

NabijServices *nabij_ui_fixture_make_services (NabijUiFixture *fixture,
                                               const char     *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
