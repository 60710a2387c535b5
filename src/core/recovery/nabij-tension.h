/* nabij-tension.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-catalogue.h"

G_BEGIN_DECLS

/**
 * NabijTension:
 * @NABIJ_TENSION_UNSET: nothing was said, which is fine
 * @NABIJ_TENSION_CALM: calm
 * @NABIJ_TENSION_A_LITTLE: a little tense
 * @NABIJ_TENSION_TENSE: tense
 * @NABIJ_TENSION_VERY_TENSE: very tense
 * @NABIJ_TENSION_TOO_MUCH: too much
 *
 * How tense somebody was, as a word. The numbers give the words an order, and are never stored,
 * shown or counted with.
 */
typedef enum {
  NABIJ_TENSION_UNSET,
  NABIJ_TENSION_CALM,
  NABIJ_TENSION_A_LITTLE,
  NABIJ_TENSION_TENSE,
  NABIJ_TENSION_VERY_TENSE,
  NABIJ_TENSION_TOO_MUCH,
} NabijTension;

#define NABIJ_TENSION_FIRST NABIJ_TENSION_CALM
#define NABIJ_TENSION_LAST NABIJ_TENSION_TOO_MUCH

const char *nabij_tension_to_id (NabijTension tension);
gboolean    nabij_tension_from_id (const char   *id,
                                   NabijTension *tension);
const char *nabij_tension_get_word (NabijTension tension);
const char *nabij_tension_get_word_in (NabijCatalogue *catalogue,
                                       NabijTension    tension);

G_END_DECLS
