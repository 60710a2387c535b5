/* nabij-pacer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-look.h"
#include "nabij-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_PACER (nabij_pacer_get_type ())
G_DECLARE_FINAL_TYPE (NabijPacer, nabij_pacer, NABIJ, PACER, GtkWidget)

void nabij_pacer_show_frame (NabijPacer              *self,
                             const NabijSessionFrame *frame,
                             guint                    n_lights);
void nabij_pacer_set_spoken (NabijPacer *self,
                             const char *spoken);
void nabij_pacer_set_reserve_px (NabijPacer *self,
                                 int         reserve_px);
void nabij_pacer_set_shows_time (NabijPacer *self,
                                 gboolean    shows);
void nabij_pacer_set_scene (NabijPacer *self,
                            const char *scene);
void nabij_pacer_set_look (NabijPacer *self,
                           NabijLook   look);

G_END_DECLS
