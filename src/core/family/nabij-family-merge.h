/* nabij-family-merge.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two versions of what is known of a family become one.
 */

#pragma once

#include "nabij-family.h"

G_BEGIN_DECLS

NabijFamily *nabij_family_rebase (const NabijFamily *before,
                                  const NabijFamily *mine,
                                  const NabijFamily *theirs) G_GNUC_WARN_UNUSED_RESULT;
void         nabij_family_take_in (NabijFamily       *family,
                                   const NabijFamily *file);

G_END_DECLS
