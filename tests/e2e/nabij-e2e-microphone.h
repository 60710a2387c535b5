/* nabij-e2e-microphone.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-e2e.h"

G_BEGIN_DECLS

/**
 * NabijE2eMicrophone:
 *
 * A microphone that is plugged into the computer, and somebody who speaks into it.
 */
typedef struct _NabijE2eMicrophone NabijE2eMicrophone;

NabijE2eMicrophone *nabij_e2e_microphone_new (NabijE2e *person) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_e2e_microphone_free (NabijE2eMicrophone *self);
GArray             *nabij_e2e_microphone_make_voice (double  pitch_hz,
                                                     guint32 seed) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_e2e_microphone_say (NabijE2eMicrophone *self,
                                              GArray             *sound);
guint               nabij_e2e_microphone_count_listeners (NabijE2eMicrophone *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijE2eMicrophone, nabij_e2e_microphone_free)

G_END_DECLS
