/* nabij-session-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"
#include "nabij-services.h"
#include "nabij-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_SESSION_PAGE (nabij_session_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijSessionPage, nabij_session_page, NABIJ, SESSION_PAGE, GtkWidget)

GtkWidget *nabij_session_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

void         nabij_session_page_start (NabijSessionPage *self,
                                       NabijPractice    *practice,
                                       gint64            length_us,
                                       NabijMoment      *moment);
void         nabij_session_page_end (NabijSessionPage *self);
void         nabij_session_page_pause (NabijSessionPage *self);
NabijMoment *nabij_session_page_get_moment (NabijSessionPage *self);
gboolean     nabij_session_page_is_running (NabijSessionPage *self);
void         nabij_session_page_set_look (NabijSessionPage *self,
                                          NabijLook         look);

G_END_DECLS
