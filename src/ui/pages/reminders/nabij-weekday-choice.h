/* nabij-weekday-choice.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijWeekdayChoice:
 *
 * Days of the week, at least one of them.
 */
#define NABIJ_TYPE_WEEKDAY_CHOICE (nabij_weekday_choice_get_type ())
G_DECLARE_FINAL_TYPE (NabijWeekdayChoice, nabij_weekday_choice, NABIJ, WEEKDAY_CHOICE, GtkWidget)

void  nabij_weekday_choice_set_days (NabijWeekdayChoice *self,
                                     guint               days);
guint nabij_weekday_choice_get_days (NabijWeekdayChoice *self);

G_END_DECLS
