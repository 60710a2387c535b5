/* nabij-undo.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"

#include <adwaita.h>

G_BEGIN_DECLS

void nabij_undo_delete (AdwToastOverlay *overlay,
                        NabijJournal    *journal,
                        const char      *uuid);

G_END_DECLS
