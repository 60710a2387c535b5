/* nabij-card-fit.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-card-fit.h"

/* What the margins leave of a window of 360 px. */
#define NARROWEST_CARD_PX 324

/**
 * nabij_card_fit:
 * @card: a card whose things stand beside each other
 *
 * With large text a card has no room for things beside each other: then it stands upright.
 */
void
nabij_card_fit (GtkOrientable *card)
{
  int minimum_px;

  g_return_if_fail (GTK_IS_ORIENTABLE (card));

  gtk_orientable_set_orientation (card, GTK_ORIENTATION_HORIZONTAL);
  gtk_widget_measure (GTK_WIDGET (card), GTK_ORIENTATION_HORIZONTAL, -1, &minimum_px, NULL, NULL, NULL);
  if (minimum_px > NARROWEST_CARD_PX)
    gtk_orientable_set_orientation (card, GTK_ORIENTATION_VERTICAL);
}
