/* nabij-own-numbers.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijOwnNumbers:
 *
 * The family's own numbers, large, to be copied, added, changed and removed in place. The signal
 * `copied` tells that a number went to the clipboard.
 */
#define NABIJ_TYPE_OWN_NUMBERS (nabij_own_numbers_get_type ())
G_DECLARE_FINAL_TYPE (NabijOwnNumbers, nabij_own_numbers, NABIJ, OWN_NUMBERS, GtkWidget)

void nabij_own_numbers_set_keeper (NabijOwnNumbers   *self,
                                   NabijFamilyKeeper *keeper);

G_END_DECLS
