/* nabij-reading-private.h
 *
 * What the reader of the cards shares with what is read. Nobody else needs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reading-card.h"

G_BEGIN_DECLS

/* A paragraph, and a bit (1 << season) for each in which it stands. */
typedef struct {
  char *text;
  guint seasons;
} NabijReadingParagraph;

struct _NabijReadingCard {
  char             *id;
  char             *title;
  char             *rests_on;
  char             *picture;
  char             *practice;
  GPtrArray        *paragraphs; /* (element-type NabijReadingParagraph) */
  guint             seasons;    /* a bit (1 << season) for each that it fits */
  guint             order;
  NabijReadingGroup group;
  NabijReadingHelp  help;
};

NabijReadingCard *nabij_reading_card_read (const char *xml,
                                           gssize      length,
                                           GError    **error) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_reading_card_free (NabijReadingCard *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReadingCard, nabij_reading_card_free)

G_END_DECLS
