/* nabij-session-clock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef struct _NabijSessionClock NabijSessionClock;

#define NABIJ_TYPE_SESSION_CLOCK (nabij_session_clock_get_type ())
GType nabij_session_clock_get_type (void) G_GNUC_CONST;

NabijSessionClock *nabij_session_clock_new (gint64 monotonic_us) G_GNUC_WARN_UNUSED_RESULT;
NabijSessionClock *nabij_session_clock_ref (NabijSessionClock *clock);
void               nabij_session_clock_unref (NabijSessionClock *clock);

gint64   nabij_session_clock_get_elapsed_us (NabijSessionClock *clock,
                                             gint64             monotonic_us);
gint64   nabij_session_clock_draw_towards (NabijSessionClock *clock,
                                           gint64             monotonic_us,
                                           gint64             player_us);
void     nabij_session_clock_stop_at (NabijSessionClock *clock,
                                      gint64             elapsed_us);
gboolean nabij_session_clock_is_stopped (NabijSessionClock *clock,
                                         gint64             monotonic_us);
void     nabij_session_clock_resume (NabijSessionClock *clock,
                                     gint64             monotonic_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijSessionClock, nabij_session_clock_unref)

G_END_DECLS
