/* nabij-pulse-microphone.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-pulse-fixture.h"

G_BEGIN_DECLS

void         nabij_pulse_microphone_add (NabijPulseFixture *fixture,
                                         const char        *source,
                                         const char        *shown);
void         nabij_pulse_microphone_remove (NabijPulseFixture *fixture,
                                            const char        *source);
GSubprocess *nabij_pulse_microphone_say (NabijPulseFixture *fixture,
                                         GArray            *samples) G_GNUC_WARN_UNUSED_RESULT;
guint        nabij_pulse_microphone_count_open (NabijPulseFixture *fixture);
char        *nabij_pulse_microphone_dup_open (NabijPulseFixture *fixture) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
