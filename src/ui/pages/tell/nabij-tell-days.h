/* nabij-tell-days.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijTellDays:
 *
 * Which days the page to take along is about.
 */
#define NABIJ_TYPE_TELL_DAYS (nabij_tell_days_get_type ())
G_DECLARE_FINAL_TYPE (NabijTellDays, nabij_tell_days, NABIJ, TELL_DAYS, AdwPreferencesGroup)

void nabij_tell_days_set_services (NabijTellDays *self,
                                   NabijServices *services);
void nabij_tell_days_get_days (NabijTellDays *self,
                               GDate         *first,
                               GDate         *last);

G_END_DECLS
