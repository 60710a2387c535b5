/* nabij-session-support.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijSessionSupport:
 *
 * What stands under an exercise for when it is too much: the family's own telephone numbers, and the
 * ways on when the time is over.
 */
#define NABIJ_TYPE_SESSION_SUPPORT (nabij_session_support_get_type ())
G_DECLARE_FINAL_TYPE (NabijSessionSupport, nabij_session_support, NABIJ, SESSION_SUPPORT, GtkWidget)

void       nabij_session_support_set_family (NabijSessionSupport *self,
                                             const NabijFamily   *family);
void       nabij_session_support_set_offers_ways (NabijSessionSupport *self,
                                                  gboolean             offers);
gboolean   nabij_session_support_get_offers_ways (NabijSessionSupport *self);
GPtrArray *nabij_session_support_list_focusable (NabijSessionSupport *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
