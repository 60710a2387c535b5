/* nabij-alarm.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijAlarm:
 *
 * Wakes at a moment of the clock on the wall, also when the computer slept in between, and whenever
 * that clock is set. Until then nothing runs.
 */
typedef struct _NabijAlarm NabijAlarm;

/**
 * NabijAlarmFunc:
 * @user_data: what was given to nabij_alarm_new()
 *
 * Called when the moment has come, or the clock was set. What time it is has to be asked anew.
 */
typedef void (*NabijAlarmFunc) (gpointer user_data);

NabijAlarm *nabij_alarm_new (NabijAlarmFunc callback,
                             gpointer       user_data,
                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_alarm_free (NabijAlarm *self);
gboolean    nabij_alarm_set (NabijAlarm *self,
                             gint64      at_us,
                             GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijAlarm, nabij_alarm_free)

G_END_DECLS
