/* nabij-ducking.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ducking.h"

#include <math.h>

/* In a fifth of a second it has its speed. */
#define DB_PER_S_PER_S 15.0

static double
get_target_db (gboolean is_aside)
{
  return is_aside ? -NABIJ_DUCKING_DB : 0.0;
}

/**
 * nabij_ducking_init:
 * @self: (out caller-allocates): how far the rest steps aside
 * @is_aside: whether it is aside already
 *
 * Begins at one of the two ends.
 */
void
nabij_ducking_init (NabijDucking *self,
                    gboolean      is_aside)
{
  self->db = get_target_db (is_aside);
  self->db_per_s = 0.0;
}

/**
 * nabij_ducking_step:
 * @self: how far the rest steps aside
 * @is_aside: where it is to go
 * @seconds: how much time passes, a few milliseconds at most
 *
 * Goes on a little.
 *
 * Returns: the gain of the rest after that time, linear
 */
double
nabij_ducking_step (NabijDucking *self,
                    gboolean      is_aside,
                    double        seconds)
{
  const double target_db = get_target_db (is_aside);
  const double left_db = target_db - self->db;
  const double change = DB_PER_S_PER_S * seconds;
  double       wanted;

  /* So fast that it still comes to a stand there. */
  wanted = copysign (MIN (NABIJ_DUCKING_DB_PER_S, sqrt (2.0 * DB_PER_S_PER_S * fabs (left_db))), left_db);
  self->db_per_s += CLAMP (wanted - self->db_per_s, -change, change);
  self->db += self->db_per_s * seconds;

  if (fabs (target_db - self->db) < 1e-3 && fabs (self->db_per_s) <= 0.2)
    nabij_ducking_init (self, is_aside);
  if (self->db > 0.0 || self->db < -NABIJ_DUCKING_DB) {
    self->db = CLAMP (self->db, -NABIJ_DUCKING_DB, 0.0);
    self->db_per_s = 0.0;
  }
  return pow (10.0, self->db / 20.0);
}

/**
 * nabij_ducking_is_at_rest:
 * @self: how far the rest steps aside
 *
 * Tells whether the rest is heard as if there were no voice.
 *
 * Returns: `TRUE` when its gain is exactly 1 and does not move
 */
gboolean
nabij_ducking_is_at_rest (NabijDucking *self)
{
  return self->db == 0.0 && self->db_per_s == 0.0;
}
