/* nabij-day-field.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijDayField:
 *
 * A day that may stay empty: typed, or chosen in a calendar. What can not be right is said beside it in
 * one sentence, and what was typed stays; what is unlikely is asked once.
 */
#define NABIJ_TYPE_DAY_FIELD (nabij_day_field_get_type ())
G_DECLARE_FINAL_TYPE (NabijDayField, nabij_day_field, NABIJ, DAY_FIELD, GtkWidget)

/**
 * NabijDayFieldJudge:
 * @day: a valid day
 * @ask: (out): whether the person may say that it is right nevertheless; `FALSE` at first
 * @user_data: what was given with the function
 *
 * Judges a day.
 *
 * Returns: (transfer none) (nullable): what is strange about it, as one translated sentence, or `NULL`
 *   where nothing is
 */
typedef const char *(*NabijDayFieldJudge) (const GDate *day,
                                           gboolean    *ask,
                                           gpointer     user_data);

GtkWidget *nabij_day_field_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

void     nabij_day_field_set_name (NabijDayField *self,
                                   const char    *name);
void     nabij_day_field_set_judge (NabijDayField     *self,
                                    NabijDayFieldJudge judge,
                                    gpointer           user_data);
void     nabij_day_field_set_day (NabijDayField *self,
                                  const GDate   *day);
gboolean nabij_day_field_get_day (NabijDayField *self,
                                  GDate         *day);
void     nabij_day_field_set_shown_first (NabijDayField *self,
                                          const GDate   *day);
gboolean nabij_day_field_take (NabijDayField *self);

G_END_DECLS
