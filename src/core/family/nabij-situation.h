/* nabij-situation.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

G_BEGIN_DECLS

#define NABIJ_WEEKS_UNKNOWN (-1)

/**
 * NabijHand:
 * @NABIJ_HAND_UNKNOWN: not told
 * @NABIJ_HAND_MY_BELLY: on the own belly
 * @NABIJ_HAND_PARTNERS_BELLY: on the partner's belly
 * @NABIJ_HAND_MY_CHEST: on the own chest
 *
 * Where the hand rests. Nothing else is derived from it, no gender and no role.
 */
typedef enum {
  NABIJ_HAND_UNKNOWN,
  NABIJ_HAND_MY_BELLY,
  NABIJ_HAND_PARTNERS_BELLY,
  NABIJ_HAND_MY_CHEST,
} NabijHand;

#define NABIJ_N_HANDS (NABIJ_HAND_MY_CHEST + 1)

/**
 * NabijSituation:
 * @season: where the family is
 * @weeks: how many whole weeks of pregnancy, or `NABIJ_WEEKS_UNKNOWN`; only in the season *before*
 * @night: whether it is between 22:00 and 7:00
 * @first_time: whether this is the first exercise ever
 * @long_welcome: whether the longer welcome is given: the first time, and where a voice speaks it
 * @heard: whether there is sound; a tone is not spoken of where it can not be heard
 * @hospital: whether a child is in hospital
 * @more_children: whether more than one baby is meant: twins and more
 * @hand: where the hand rests
 * @song_us: how long the family's song is, in microseconds; 0 where there is none
 *
 * What decides the words.
 */
typedef struct {
  NabijSeason season;
  int         weeks;
  gboolean    night;
  gboolean    first_time;
  gboolean    long_welcome;
  gboolean    heard;
  gboolean    hospital;
  gboolean    more_children;
  NabijHand   hand;
  gint64      song_us;
} NabijSituation;

G_END_DECLS
