/* nabij-voice-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-ui-fixture.h"
#include "nabij-voice-keeper.h"

G_BEGIN_DECLS

NabijVoiceKeeper *nabij_voice_fixture_load (NabijUiFixture *fixture);
void              nabij_voice_fixture_record (NabijUiFixture *fixture,
                                              const char     *speaker,
                                              const char     *line,
                                              gint64          duration_us);
void              nabij_voice_fixture_forget (NabijUiFixture *fixture,
                                              const char     *speaker,
                                              const char     *line);
void              nabij_voice_fixture_rename (NabijUiFixture *fixture,
                                              const char     *from,
                                              const char     *to);
void              nabij_voice_fixture_set_silence (NabijUiFixture *fixture,
                                                   NabijSilence    silence);

G_END_DECLS
