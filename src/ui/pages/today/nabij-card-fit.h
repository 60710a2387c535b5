/* nabij-card-fit.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void nabij_card_fit (GtkOrientable *card);

G_END_DECLS
