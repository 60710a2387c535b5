/* nabij-welcome-back.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijWelcomeBack:
 *
 * What stands in the place of *Today* for who comes back after a long while in a pregnancy: a
 * question, and no week.
 */
#define NABIJ_TYPE_WELCOME_BACK (nabij_welcome_back_get_type ())
G_DECLARE_FINAL_TYPE (NabijWelcomeBack, nabij_welcome_back, NABIJ, WELCOME_BACK, GtkWidget)

void nabij_welcome_back_set_services (NabijWelcomeBack *self,
                                      NabijServices    *services);

G_END_DECLS
