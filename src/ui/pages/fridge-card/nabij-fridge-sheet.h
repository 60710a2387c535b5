/* nabij-fridge-sheet.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"
#include "nabij-sheet.h"

G_BEGIN_DECLS

NabijSheet *nabij_fridge_sheet_new (const NabijFamily *family,
                                    gboolean           more_children,
                                    const char        *emergency_number) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
