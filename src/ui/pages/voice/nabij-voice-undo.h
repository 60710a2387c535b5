/* nabij-voice-undo.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal-recordings.h"

#include <adwaita.h>

G_BEGIN_DECLS

void nabij_voice_undo_remove (AdwToastOverlay *overlay,
                              NabijJournal    *journal,
                              GPtrArray       *recordings);

G_END_DECLS
