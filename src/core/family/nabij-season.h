/* nabij-season.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijSeason:
 * @NABIJ_SEASON_UNKNOWN: nothing was told; no belly and no baby is assumed
 * @NABIJ_SEASON_BEFORE: pregnant
 * @NABIJ_SEASON_AFTER: the baby is here
 * @NABIJ_SEASON_PAUSED: silent for a while
 * @NABIJ_SEASON_ENDED: silent, this pregnancy is over
 *
 * Where the family is, the one thing that decides silence and words.
 */
typedef enum {
  NABIJ_SEASON_UNKNOWN,
  NABIJ_SEASON_BEFORE,
  NABIJ_SEASON_AFTER,
  NABIJ_SEASON_PAUSED,
  NABIJ_SEASON_ENDED,
} NabijSeason;

gboolean nabij_season_has_pregnancy_limits (NabijSeason season);
gboolean nabij_season_is_silent (NabijSeason season);

G_END_DECLS
