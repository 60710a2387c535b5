/* nabij-check-in-view.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-check-in.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijCheckInView:
 *
 * A check-in to be read: what was answered, sentence by sentence and in words, and what was told in own
 * words. What was passed over is not there, and nothing is reckoned from the rest.
 */
#define NABIJ_TYPE_CHECK_IN_VIEW (nabij_check_in_view_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInView, nabij_check_in_view, NABIJ, CHECK_IN_VIEW, GtkWidget)

GtkWidget *nabij_check_in_view_new (void) G_GNUC_WARN_UNUSED_RESULT;

void nabij_check_in_view_set_check_in (NabijCheckInView   *self,
                                       const NabijCheckIn *check_in);

G_END_DECLS
