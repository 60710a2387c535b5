/* nabij-voice-undo.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

void nabij_voice_undo_remove (AdwToastOverlay *overlay,
                              NabijServices   *services,
                              GPtrArray       *recordings);

G_END_DECLS
