/* nabij-condition.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When something of a content file is shown: data/content/practices.md lists the attributes.
 */

#pragma once

#include "nabij-situation.h"

G_BEGIN_DECLS

/**
 * NabijCondition:
 * @seasons: a bit (1 << season) for each season that it fits
 * @hours: a bit for the day and one for the night
 * @hands: a bit (1 << hand) for each place of the hand
 * @places: a bit for home and one for the hospital
 * @babies: a bit for one baby and one for more
 * @first: a bit for *no* and one for *yes*: whether it is the very first exercise
 * @welcome: a bit for *short* and one for *long*: how long the welcome is
 * @heard: a bit for *no* and one for *yes*: whether there is sound
 * @song: a bit for *no* and one for *yes*: whether the family has a song
 * @has_weeks: whether the weeks of pregnancy must be known, and be the ones below
 * @weeks_from: the first week
 * @weeks_until: the last week, that one too
 *
 * All that is given must hold. Make it with nabij_condition_init().
 */
typedef struct {
  guint    seasons;
  guint    hours;
  guint    hands;
  guint    places;
  guint    babies;
  guint    first;
  guint    welcome;
  guint    heard;
  guint    song;
  gboolean has_weeks;
  int      weeks_from;
  int      weeks_until;
} NabijCondition;

void     nabij_condition_init (NabijCondition *condition);
gboolean nabij_condition_read (NabijCondition *condition,
                               const char     *name,
                               const char     *value,
                               gboolean       *is_condition,
                               GError        **error);
gboolean nabij_condition_is_always (const NabijCondition *condition);
gboolean nabij_condition_fits (const NabijCondition *condition,
                               const NabijSituation *situation);

G_END_DECLS
