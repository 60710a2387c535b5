/* nabij-studio-take.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-studio.h"

G_BEGIN_DECLS

/**
 * NabijStudioTake:
 *
 * One take, from the opening of the microphone until it is ready.
 */
typedef struct _NabijStudioTake NabijStudioTake;

/**
 * NabijStudioTakeClass:
 * @moved: it has come to another state
 * @metered: how loud it is, 0…1 for the eye, and whether it was driven too hard so far
 * @done: called once, and nothing after it: either @take (transfer full) or @error (transfer full) is there
 *
 * What a take tells, on the main thread.
 */
typedef struct {
  void (*moved) (NabijStudioState state,
                 gpointer         user_data);
  void (*metered) (double   level,
                   gboolean too_loud,
                   gpointer user_data);
  void (*done) (NabijTake *take,
                GError    *error,
                gpointer   user_data);
} NabijStudioTakeClass;

NabijStudioTake *nabij_studio_take_begin (const char                 *microphone,
                                          gint64                      longest_us,
                                          GCancellable               *cancellable,
                                          const NabijStudioTakeClass *functions,
                                          gpointer                    user_data) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_studio_take_end (NabijStudioTake *self);
void             nabij_studio_take_cancel (NabijStudioTake *self);
void             nabij_studio_take_unref (NabijStudioTake *self);

G_END_DECLS
