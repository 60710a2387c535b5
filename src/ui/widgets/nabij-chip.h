/* nabij-chip.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_CHIP (nabij_chip_get_type ())
G_DECLARE_FINAL_TYPE (NabijChip, nabij_chip, NABIJ, CHIP, GtkToggleButton)

GtkWidget *nabij_chip_new (const char *id,
                           const char *text,
                           gboolean    own) G_GNUC_WARN_UNUSED_RESULT;

const char *nabij_chip_get_id (NabijChip *self);
gboolean    nabij_chip_is_own (NabijChip *self);

G_END_DECLS
