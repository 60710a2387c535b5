/* nabij-check-in-end.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-check-in.h"
#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijCheckInEnd:
 *
 * What comes after every check-in: that these are one's own words, and who there is to talk to. Its order,
 * and nothing else, depends on whether somebody would like to talk. The signal `copied` tells that a
 * number went to the clipboard.
 */
#define NABIJ_TYPE_CHECK_IN_END (nabij_check_in_end_get_type ())
G_DECLARE_FINAL_TYPE (NabijCheckInEnd, nabij_check_in_end, NABIJ, CHECK_IN_END, GtkWidget)

GtkWidget *nabij_check_in_end_new (NabijServices   *services,
                                   NabijCheckInTalk talk,
                                   gboolean         has_earlier) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
