/* nabij-agent-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-notice-record.h"

G_BEGIN_DECLS

/**
 * NabijAgentFixture:
 *
 * A computer for the real agent: a bus of its own, a home, a time zone, and a clock that goes as fast
 * as a test likes and leaps when it says so. The notification server is in the test itself.
 */
typedef struct _NabijAgentFixture NabijAgentFixture;

NabijAgentFixture *nabij_agent_fixture_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_agent_fixture_free (NabijAgentFixture *self);

const char *nabij_agent_fixture_get_place (NabijAgentFixture *self);
void        nabij_agent_fixture_set_variable (NabijAgentFixture *self,
                                              const char        *name,
                                              const char        *value);
GSettings  *nabij_agent_fixture_get_settings (NabijAgentFixture *self);
void        nabij_agent_fixture_set_reminders (NabijAgentFixture *self,
                                               const char        *text);

void            nabij_agent_fixture_set_zone (NabijAgentFixture *self,
                                              const char        *name);
NabijFastClock *nabij_agent_fixture_get_clock (NabijAgentFixture *self);

NabijNoticeServer *nabij_agent_fixture_start_server (NabijAgentFixture     *self,
                                                     NabijNoticeServerFlags flags);
void               nabij_agent_fixture_stop_server (NabijAgentFixture *self);
NabijNoticeRecord *nabij_agent_fixture_get_record (NabijAgentFixture *self);
void               nabij_agent_fixture_wait_for (NabijAgentFixture *self,
                                                 const char        *method,
                                                 guint              n_times);

void      nabij_agent_fixture_start (NabijAgentFixture *self);
char     *nabij_agent_fixture_run (NabijAgentFixture *self,
                                   const char        *argument) G_GNUC_WARN_UNUSED_RESULT;
void      nabij_agent_fixture_wait_until_up (NabijAgentFixture *self);
void      nabij_agent_fixture_signal (NabijAgentFixture *self,
                                      int                number);
int       nabij_agent_fixture_wait_for_end (NabijAgentFixture *self);
gboolean  nabij_agent_fixture_is_running (NabijAgentFixture *self);
GVariant *nabij_agent_fixture_call (NabijAgentFixture *self,
                                    const char        *method,
                                    GVariant          *parameters,
                                    GError           **error) G_GNUC_WARN_UNUSED_RESULT;
void      nabij_agent_fixture_stop_bus (NabijAgentFixture *self);
void      nabij_agent_fixture_iterate (gint64 duration_us);
char     *nabij_agent_fixture_dup_log (NabijAgentFixture *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijAgentFixture, nabij_agent_fixture_free)

G_END_DECLS
