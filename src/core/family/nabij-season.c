/* nabij-season.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-season.h"

/**
 * nabij_season_has_pregnancy_limits:
 * @season: where the family is
 *
 * Tells whether the breath must stay inside the limits for pregnancy. Whoever has told us nothing
 * may be pregnant; whoever is silent may be too.
 *
 * Returns: `TRUE` when breaths slower than 5.5 in a minute must not be offered
 */
gboolean
nabij_season_has_pregnancy_limits (NabijSeason season)
{
  return season != NABIJ_SEASON_AFTER;
}

/**
 * nabij_season_is_silent:
 * @season: where the family is
 *
 * Tells whether nothing may speak of a belly, a baby or weeks, and nothing may come by itself.
 *
 * Returns: `TRUE` for a pause and for what has ended
 */
gboolean
nabij_season_is_silent (NabijSeason season)
{
  return season == NABIJ_SEASON_PAUSED || season == NABIJ_SEASON_ENDED;
}
