/* nabij-frame-governor.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How much of one processor core drawing may take. */
#define NABIJ_FRAME_GOVERNOR_SHARE_MAX .6
/* Never fewer pictures than eight in a second, whatever they cost. */
#define NABIJ_FRAME_GOVERNOR_INTERVAL_MAX_US (G_USEC_PER_SEC / 8)

typedef struct _NabijFrameGovernor NabijFrameGovernor;

NabijFrameGovernor *nabij_frame_governor_new (void) G_GNUC_WARN_UNUSED_RESULT;
void                nabij_frame_governor_free (NabijFrameGovernor *self);

gboolean nabij_frame_governor_tick (NabijFrameGovernor *self,
                                    gint64              wall_us,
                                    gint64              processor_us);
void     nabij_frame_governor_rest (NabijFrameGovernor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijFrameGovernor, nabij_frame_governor_free)

G_END_DECLS
