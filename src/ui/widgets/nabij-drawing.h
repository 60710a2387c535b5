/* nabij-drawing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijDrawing:
 *
 * One of the drawings of ui/pictures, as a soft square. It is read in a thread after the page that it
 * is on was drawn, so that no page waits for its pictures. A drawing that does not exist takes no room.
 */
#define NABIJ_TYPE_DRAWING (nabij_drawing_get_type ())
G_DECLARE_FINAL_TYPE (NabijDrawing, nabij_drawing, NABIJ, DRAWING, GtkWidget)

GtkWidget *nabij_drawing_new (int size_px) G_GNUC_WARN_UNUSED_RESULT;

void     nabij_drawing_set_size (NabijDrawing *self,
                                 int           size_px);
void     nabij_drawing_set_name (NabijDrawing *self,
                                 const char   *name);
gboolean nabij_drawing_is_drawn (NabijDrawing *self);

G_END_DECLS
