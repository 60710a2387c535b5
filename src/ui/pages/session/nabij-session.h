/* nabij-session.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-entry.h"
#include "nabij-moment.h"
#include "nabij-practice.h"
#include "nabij-script.h"
#include "nabij-services.h"

G_BEGIN_DECLS

/**
 * NabijSessionFrame:
 * @elapsed_us: where in the exercise we are, in microseconds
 * @state: where the breath is
 * @moment: the words
 * @share: how much of the exercise has gone by, 0…1
 *
 * What there is to draw at one moment.
 */
typedef struct {
  gint64            elapsed_us;
  NabijBreathState  state;
  NabijScriptMoment moment;
  double            share;
} NabijSessionFrame;

#define NABIJ_TYPE_SESSION (nabij_session_get_type ())
G_DECLARE_FINAL_TYPE (NabijSession, nabij_session, NABIJ, SESSION, GObject)

NabijSession *nabij_session_new (NabijServices                *services,
                                 NabijPractice                *practice,
                                 const NabijSituation         *situation,
                                 const NabijBreathPlanOptions *options,
                                 const char                   *pattern_id) G_GNUC_WARN_UNUSED_RESULT;

void           nabij_session_set_moment (NabijSession *self,
                                         NabijMoment  *moment);
NabijMoment   *nabij_session_get_moment (NabijSession *self);
void           nabij_session_set_kept (NabijSession *self,
                                       gboolean      kept);
gboolean       nabij_session_get_kept (NabijSession *self);
void           nabij_session_start (NabijSession *self);
gboolean       nabij_session_get_frame (NabijSession      *self,
                                        NabijSessionFrame *frame);
gboolean       nabij_session_change (NabijSession     *self,
                                     NabijBreathChange change);
gboolean       nabij_session_is_paused (NabijSession *self);
gboolean       nabij_session_is_own_pace (NabijSession *self);
gint64         nabij_session_get_left_us (NabijSession *self);
const char    *nabij_session_get_spoken (NabijSession            *self,
                                         const NabijSessionFrame *frame);
gboolean       nabij_session_waits_at_end (NabijSession *self);
NabijPractice *nabij_session_get_practice (NabijSession *self);
NabijEntry    *nabij_session_get_entry (NabijSession *self);
void           nabij_session_end (NabijSession *self);

G_END_DECLS
