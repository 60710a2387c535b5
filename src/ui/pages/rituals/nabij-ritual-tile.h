/* nabij-ritual-tile.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-practice.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijRitualTile:
 *
 * A ritual among others: its picture, name, one line and length. Pressed, it opens the card of the
 * ritual; a button on it begins at once.
 */
#define NABIJ_TYPE_RITUAL_TILE (nabij_ritual_tile_get_type ())
G_DECLARE_FINAL_TYPE (NabijRitualTile, nabij_ritual_tile, NABIJ, RITUAL_TILE, GtkWidget)

GtkWidget *nabij_ritual_tile_new (NabijPractice        *practice,
                                  NabijPractice        *chosen,
                                  const NabijSituation *situation) G_GNUC_WARN_UNUSED_RESULT;

const char *nabij_ritual_tile_get_practice_id (NabijRitualTile *self);

G_END_DECLS
