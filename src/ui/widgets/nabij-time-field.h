/* nabij-time-field.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a field has, or offers, where there is no time. */
#define NABIJ_TIME_FIELD_NONE (-1)

/**
 * NabijTimeField:
 *
 * A time of day that is typed, in whatever way. It is taken when the field is left. What can not be taken
 * as it is, is said under it in one sentence, perhaps with another time in its place; what was typed stays.
 */
#define NABIJ_TYPE_TIME_FIELD (nabij_time_field_get_type ())
G_DECLARE_FINAL_TYPE (NabijTimeField, nabij_time_field, NABIJ, TIME_FIELD, GtkWidget)

/**
 * NabijTimeFieldJudge:
 * @self: the field
 * @minute: a time, in minutes after midnight, 0 to 1439
 * @offer: (out): a time that may stand in its place; `NABIJ_TIME_FIELD_NONE` at first
 * @user_data: what was given with the function
 *
 * Judges a time.
 *
 * Returns: (transfer full) (nullable): why it is not taken as it is, as one translated sentence, or `NULL`
 */
typedef char *(*NabijTimeFieldJudge) (NabijTimeField *self,
                                      int             minute,
                                      int            *offer,
                                      gpointer        user_data);

GtkWidget *nabij_time_field_new (const char *name) G_GNUC_WARN_UNUSED_RESULT;

void     nabij_time_field_set_name (NabijTimeField *self,
                                    const char     *name);
void     nabij_time_field_set_judge (NabijTimeField     *self,
                                     NabijTimeFieldJudge judge,
                                     gpointer            user_data);
void     nabij_time_field_set_minute (NabijTimeField *self,
                                      int             minute);
int      nabij_time_field_get_minute (NabijTimeField *self);
gboolean nabij_time_field_take (NabijTimeField *self);
void     nabij_time_field_look_again (NabijTimeField *self);

G_END_DECLS
