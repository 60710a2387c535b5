/* nabij-take.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * NabijTake:
 * @sound: Opus in Ogg, mono, without silence at its ends, at an even loudness
 * @duration_us: how long it sounds, in microseconds, > 0
 * @was_cut: whether it was as long as it may be, and was cut off there
 * @was_too_loud: whether the microphone was driven too hard; it may crackle
 * @was_lost: whether the microphone went away before it was ended; `FALSE` in a new take
 *
 * What was recorded at one go.
 */
typedef struct {
  GBytes  *sound;
  gint64   duration_us;
  gboolean was_cut;
  gboolean was_too_loud;
  gboolean was_lost;
} NabijTake;

NabijTake *nabij_take_new (GBytes  *sound,
                           gint64   duration_us,
                           gboolean was_cut,
                           gboolean was_too_loud) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_take_free (NabijTake *take);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijTake, nabij_take_free)

G_END_DECLS
