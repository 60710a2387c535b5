/* nabij-renderer.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-player.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_TYPE_RENDERER (nabij_renderer_get_type ())
G_DECLARE_FINAL_TYPE (NabijRenderer, nabij_renderer, NABIJ, RENDERER, GObject)

NabijRenderer *nabij_renderer_new (NabijBreathPlan *plan,
                                   const NabijMix  *mix,
                                   const char      *title,
                                   const char      *sound_dir) G_GNUC_WARN_UNUSED_RESULT;
void           nabij_renderer_set_speech (NabijRenderer *self,
                                          NabijSpeech   *speech);
double         nabij_renderer_get_progress (NabijRenderer *self);
const char    *nabij_renderer_get_warning (NabijRenderer *self);
void           nabij_renderer_render_async (NabijRenderer      *self,
                                            GFile              *file,
                                            GCancellable       *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer            user_data);
gboolean       nabij_renderer_render_finish (NabijRenderer *self,
                                             GAsyncResult  *result,
                                             GError       **error);

G_END_DECLS
