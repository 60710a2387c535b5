/* nabij-hand-choice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijHandChoice:
 *
 * Where the hand rests, as three pictures. None of them needs to be chosen, and nothing else is derived
 * from it.
 */
#define NABIJ_TYPE_HAND_CHOICE (nabij_hand_choice_get_type ())
G_DECLARE_FINAL_TYPE (NabijHandChoice, nabij_hand_choice, NABIJ, HAND_CHOICE, GtkWidget)

void nabij_hand_choice_set_services (NabijHandChoice *self,
                                     NabijServices   *services);

G_END_DECLS
