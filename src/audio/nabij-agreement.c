/* nabij-agreement.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-agreement.h"

/* The looks agree where they lie so close together… */
#define AGREEMENT_US (3 * G_GINT64_CONSTANT (1000))
/* … or after so many looks all the same. */
#define LOOKS_MAX 80

/**
 * nabij_agreement_look:
 * @self: the looks so far
 * @seen_us: what is seen now, in microseconds
 * @agreed_us: (out): the middle of the last looks, in microseconds
 *
 * Looks once more.
 *
 * Returns: `TRUE` when the last looks agree, or there were enough of them
 */
gboolean
nabij_agreement_look (NabijAgreement *self,
                      gint64          seen_us,
                      gint64         *agreed_us)
{
  gint64 least_us = G_MAXINT64;
  gint64 most_us = G_MININT64;

  self->looks_us[self->n_looks % NABIJ_AGREEMENT_LOOKS] = seen_us;
  self->n_looks += 1;
  if (self->n_looks < NABIJ_AGREEMENT_LOOKS)
    return FALSE;

  for (guint i = 0; i < NABIJ_AGREEMENT_LOOKS; i++) {
    least_us = MIN (least_us, self->looks_us[i]);
    most_us = MAX (most_us, self->looks_us[i]);
  }
  *agreed_us = least_us + (most_us - least_us) / 2;
  return most_us - least_us <= AGREEMENT_US || self->n_looks >= LOOKS_MAX;
}
