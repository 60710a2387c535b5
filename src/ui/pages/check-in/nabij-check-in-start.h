/* nabij-check-in-start.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijCheckInStart:
 *
 * What a check-in is, who makes it, and whether it comes one sentence at a time. Where the one who writes left
 * one half-way, it can go on. The signals `begin` and `go-on` tell which button was pressed.
 */
#define NABIJ_TYPE_CHECK_IN_START (nabij_check_in_start_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInStart, nabij_check_in_start, NABIJ, CHECK_IN_START, GtkWidget)

void        nabij_check_in_start_set_services (NabijCheckInStart *self,
                                               NabijServices     *services);
const char *nabij_check_in_start_get_author (NabijCheckInStart *self);
NabijEntry *nabij_check_in_start_get_half (NabijCheckInStart *self);
gboolean    nabij_check_in_start_is_on_one_page (NabijCheckInStart *self);
gboolean    nabij_check_in_start_has_earlier (NabijCheckInStart *self);

G_END_DECLS
