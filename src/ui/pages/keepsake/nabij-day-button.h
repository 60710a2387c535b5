/* nabij-day-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijDayButton:
 *
 * A button that says a day, and lets another one be chosen.
 */
#define NABIJ_TYPE_DAY_BUTTON (nabij_day_button_get_type ())
G_DECLARE_FINAL_TYPE (NabijDayButton, nabij_day_button, NABIJ, DAY_BUTTON, GtkWidget)

void nabij_day_button_set_day (NabijDayButton *self,
                               const GDate    *day);
void nabij_day_button_get_day (NabijDayButton *self,
                               GDate          *day);
void nabij_day_button_set_range (NabijDayButton *self,
                                 const GDate    *first,
                                 const GDate    *last);

void nabij_day_button_couple (NabijDayButton     *from,
                              NabijDayButton     *until,
                              const NabijInstant *now);

gint64 nabij_day_button_get_start_us (NabijDayButton *self);
gint64 nabij_day_button_get_end_us (NabijDayButton *self);

G_END_DECLS
