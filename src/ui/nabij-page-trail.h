/* nabij-page-trail.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_PAGE_TRAIL (nabij_page_trail_get_type ())
G_DECLARE_FINAL_TYPE (NabijPageTrail, nabij_page_trail, NABIJ, PAGE_TRAIL, GObject)

NabijPageTrail *nabij_page_trail_new (GtkStack  *stack,
                                      GtkWidget *home) G_GNUC_WARN_UNUSED_RESULT;

void       nabij_page_trail_set_home_focus (NabijPageTrail *self, GtkWidget *focus);
void       nabij_page_trail_leave (NabijPageTrail *self);
void       nabij_page_trail_push (NabijPageTrail *self,
                                  GtkWidget      *page);
void       nabij_page_trail_pop (NabijPageTrail *self);
void       nabij_page_trail_show (NabijPageTrail *self);
void       nabij_page_trail_clear (NabijPageTrail *self);
GtkWidget *nabij_page_trail_get_top (NabijPageTrail *self);
GtkWidget *nabij_page_trail_find (NabijPageTrail *self,
                                  GType           type);
GPtrArray *nabij_page_trail_list (NabijPageTrail *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
