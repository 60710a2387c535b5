/* nabij-recovery-picture-data.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"
#include "nabij-recovery-axis.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_RECOVERY_PICTURE_DATA (nabij_recovery_picture_data_get_type ())
G_DECLARE_FINAL_TYPE (NabijRecoveryPictureData, nabij_recovery_picture_data, NABIJ, RECOVERY_PICTURE_DATA, GObject)

NabijRecoveryPictureData *nabij_recovery_picture_data_new (NabijJournal *journal,
                                                           NabijClock   *clock) G_GNUC_WARN_UNUSED_RESULT;

void                     nabij_recovery_picture_data_load (NabijRecoveryPictureData *self,
                                                           NabijRecoveryPeriod       period);
void                     nabij_recovery_picture_data_stop (NabijRecoveryPictureData *self);
GPtrArray               *nabij_recovery_picture_data_get_moments (NabijRecoveryPictureData *self);
const NabijRecoveryAxis *nabij_recovery_picture_data_get_axis (NabijRecoveryPictureData *self);
gboolean                 nabij_recovery_picture_data_get_any (NabijRecoveryPictureData *self);

G_END_DECLS
