/* nabij-reading-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-season.h"

G_BEGIN_DECLS

/**
 * NabijReadingGroup:
 * @NABIJ_READING_GROUP_LOSS: after a loss; the only one in the silent seasons
 * @NABIJ_READING_GROUP_BOND: how a bond grows
 * @NABIJ_READING_GROUP_YOU: for the parents themselves
 * @NABIJ_READING_GROUP_INTENSE: when the start was a lot
 * @NABIJ_READING_GROUP_SAFE: sleep, crying and when to call
 *
 * Under which heading a card stands, in this order.
 */
typedef enum {
  NABIJ_READING_GROUP_LOSS,
  NABIJ_READING_GROUP_BOND,
  NABIJ_READING_GROUP_YOU,
  NABIJ_READING_GROUP_INTENSE,
  NABIJ_READING_GROUP_SAFE,
} NabijReadingGroup;

#define NABIJ_N_READING_GROUPS (NABIJ_READING_GROUP_SAFE + 1)

/**
 * NabijReadingHelp:
 * @NABIJ_READING_HELP_NONE: the card leads to no help of its own
 * @NABIJ_READING_HELP_PEOPLE: it leads to who helps
 * @NABIJ_READING_HELP_ILL: it leads to the card about an ill baby
 * @NABIJ_READING_HELP_UNSAFE: it leads to the help for who is not safe
 *
 * To which part of *Help* a card leads.
 */
typedef enum {
  NABIJ_READING_HELP_NONE,
  NABIJ_READING_HELP_PEOPLE,
  NABIJ_READING_HELP_ILL,
  NABIJ_READING_HELP_UNSAFE,
} NabijReadingHelp;

#define NABIJ_N_READING_HELPS (NABIJ_READING_HELP_UNSAFE + 1)

/**
 * NabijReadingCard:
 *
 * A card to read, from a file of its own in data/content/reading. It never changes and belongs to its
 * #NabijReading. Its texts belong to it or to the translation.
 */
typedef struct _NabijReadingCard NabijReadingCard;

const char       *nabij_reading_card_get_id (const NabijReadingCard *card);
NabijReadingGroup nabij_reading_card_get_group (const NabijReadingCard *card);
NabijReadingHelp  nabij_reading_card_get_help (const NabijReadingCard *card);
const char       *nabij_reading_card_get_picture (const NabijReadingCard *card);
const char       *nabij_reading_card_get_practice (const NabijReadingCard *card);
const char       *nabij_reading_card_get_title (const NabijReadingCard *card);
const char       *nabij_reading_card_get_rests_on (const NabijReadingCard *card);
const char      **nabij_reading_card_list_paragraphs (const NabijReadingCard *card,
                                                      NabijSeason             season) G_GNUC_WARN_UNUSED_RESULT;
gboolean          nabij_reading_card_fits (const NabijReadingCard *card,
                                           NabijSeason             season);

G_END_DECLS
