/* nabij-take.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-take.h"

/**
 * nabij_take_new:
 * @sound: Opus in Ogg
 * @duration_us: how long it sounds, in microseconds, > 0
 * @was_cut: whether it was cut off
 * @was_too_loud: whether it may crackle
 *
 * Returns: (transfer full): the take
 */
NabijTake *
nabij_take_new (GBytes  *sound,
                gint64   duration_us,
                gboolean was_cut,
                gboolean was_too_loud)
{
  NabijTake *take;

  g_return_val_if_fail (sound != NULL, NULL);
  g_return_val_if_fail (duration_us > 0, NULL);

  take = g_new0 (NabijTake, 1);
  take->sound = g_bytes_ref (sound);
  take->duration_us = duration_us;
  take->was_cut = was_cut;
  take->was_too_loud = was_too_loud;
  return take;
}

/**
 * nabij_take_free:
 * @take: (transfer full): a take
 *
 * Frees a take.
 */
void
nabij_take_free (NabijTake *take)
{
  g_return_if_fail (take != NULL);

  g_bytes_unref (take->sound);
  g_free (take);
}
