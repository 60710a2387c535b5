/* nabij-own-text-undo.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family-keeper.h"

#include <adwaita.h>

G_BEGIN_DECLS

void nabij_own_text_undo_offer (AdwToastOverlay   *overlay,
                                NabijFamilyKeeper *keeper,
                                NabijOwnText      *text,
                                guint              place);

G_END_DECLS
