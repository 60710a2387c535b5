/* nabij-thousand-days-ring.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijThousandDaysRing:
 *
 * The first 1001 days as a small soft ring. It shows how far the way has come, roughly, and never how
 * much is left.
 */
#define NABIJ_TYPE_THOUSAND_DAYS_RING (nabij_thousand_days_ring_get_type ())
G_DECLARE_FINAL_TYPE (NabijThousandDaysRing, nabij_thousand_days_ring, NABIJ, THOUSAND_DAYS_RING, GtkWidget)

void nabij_thousand_days_ring_set_day (NabijThousandDaysRing *self,
                                       int                    day);
int  nabij_thousand_days_ring_get_day (NabijThousandDaysRing *self);

G_END_DECLS
