/* nabij-pulse-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_PULSE_FIXTURE_SINK "nabij-test"
#define NABIJ_PULSE_RECORDER_RATE 48000

typedef struct _NabijPulseFixture  NabijPulseFixture;
typedef struct _NabijPulseRecorder NabijPulseRecorder;

NabijPulseFixture *nabij_pulse_fixture_new (void) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_pulse_fixture_free (NabijPulseFixture *self);
const char        *nabij_pulse_fixture_get_server (NabijPulseFixture *self);
const char        *nabij_pulse_fixture_get_runtime_dir (NabijPulseFixture *self);
void               nabij_pulse_fixture_start (NabijPulseFixture *self);
void               nabij_pulse_fixture_kill (NabijPulseFixture *self);
void               nabij_pulse_fixture_freeze (NabijPulseFixture *self,
                                               gboolean           frozen);
void               nabij_pulse_fixture_add_sink (NabijPulseFixture *self,
                                                 const char        *sink);
void               nabij_pulse_fixture_remove_sink (NabijPulseFixture *self,
                                                    const char        *sink);
guint              nabij_pulse_fixture_get_sink_index (NabijPulseFixture *self,
                                                       const char        *sink);
void               nabij_pulse_fixture_set_volume (NabijPulseFixture *self,
                                                   const char        *sink,
                                                   const char        *volume);
GSubprocess       *nabij_pulse_fixture_play (NabijPulseFixture *self,
                                             const char        *sink,
                                             const char        *property) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_pulse_fixture_move_streams (NabijPulseFixture *self,
                                                     const char        *sink);
guint              nabij_pulse_fixture_count_streams (NabijPulseFixture *self);
char              *nabij_pulse_fixture_describe_streams (NabijPulseFixture *self) G_GNUC_WARN_UNUSED_RESULT;

NabijPulseRecorder *nabij_pulse_recorder_new (NabijPulseFixture *fixture,
                                              const char        *sink) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_pulse_recorder_free (NabijPulseRecorder *self);
gsize               nabij_pulse_recorder_get_n_samples (NabijPulseRecorder *self);
double              nabij_pulse_recorder_get_peak (NabijPulseRecorder *self,
                                                   gint64              last_us);
GArray             *nabij_pulse_recorder_dup_samples (NabijPulseRecorder *self,
                                                      gint64             *start_us) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijPulseFixture, nabij_pulse_fixture_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijPulseRecorder, nabij_pulse_recorder_free)

G_END_DECLS
