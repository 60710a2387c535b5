/* nabij-recovery-picture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-recovery-axis.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_RECOVERY_PICTURE (nabij_recovery_picture_get_type ())
G_DECLARE_FINAL_TYPE (NabijRecoveryPicture, nabij_recovery_picture, NABIJ, RECOVERY_PICTURE, GtkWidget)

GtkWidget *nabij_recovery_picture_new (void) G_GNUC_WARN_UNUSED_RESULT;

void        nabij_recovery_picture_set_moments (NabijRecoveryPicture    *self,
                                                const NabijRecoveryAxis *axis,
                                                GPtrArray               *moments);
NabijEntry *nabij_recovery_picture_get_focused (NabijRecoveryPicture *self);
const char *nabij_recovery_picture_get_words (NabijRecoveryPicture *self);

G_END_DECLS
