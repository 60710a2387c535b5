/* nabij-ducking.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* So much softer the rest is while somebody speaks. */
#define NABIJ_DUCKING_DB 6.0
/* It is never faster than this, which is heard as calm, and gathers and loses its speed softly. */
#define NABIJ_DUCKING_DB_PER_S 2.9
/* So long it takes from one end to the other, and a little more. */
#define NABIJ_DUCKING_LEAD_US (G_GINT64_CONSTANT (2300) * 1000)

/**
 * NabijDucking:
 *
 * How far the rest has stepped aside for a voice. All fields are private; begin with [func@ducking_init].
 */
typedef struct {
  double db;
  double db_per_s;
} NabijDucking;

void     nabij_ducking_init (NabijDucking *self,
                             gboolean      is_aside);
double   nabij_ducking_step (NabijDucking *self,
                             gboolean      is_aside,
                             double        seconds);
gboolean nabij_ducking_is_at_rest (NabijDucking *self);

G_END_DECLS
