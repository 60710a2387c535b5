/* nabij-recovery-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_RECOVERY_CARD (nabij_recovery_card_get_type ())
G_DECLARE_FINAL_TYPE (NabijRecoveryCard, nabij_recovery_card, NABIJ, RECOVERY_CARD, GtkWidget)

GtkWidget *nabij_recovery_card_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
