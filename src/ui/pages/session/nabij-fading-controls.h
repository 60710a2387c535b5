/* nabij-fading-controls.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_FADING_CONTROLS (nabij_fading_controls_get_type ())
G_DECLARE_FINAL_TYPE (NabijFadingControls, nabij_fading_controls, NABIJ, FADING_CONTROLS, AdwBin)

void     nabij_fading_controls_watch (NabijFadingControls *self,
                                      GtkWidget           *page);
void     nabij_fading_controls_show (NabijFadingControls *self);
void     nabij_fading_controls_set_held (NabijFadingControls *self,
                                         gboolean             held);
gboolean nabij_fading_controls_is_faded (NabijFadingControls *self);

G_END_DECLS
