/* nabij-reminder-practices.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a reminder can be for, and how that is called.
 */

#pragma once

#include "nabij-services.h"

G_BEGIN_DECLS

const char *nabij_reminder_practices_get_name (NabijServices *services,
                                               const char    *practice_id);
GPtrArray  *nabij_reminder_practices_list (NabijServices     *services,
                                           NabijPracticeGroup group) G_GNUC_WARN_UNUSED_RESULT;
const char *nabij_reminder_practices_get_heading (NabijPracticeGroup group);

G_END_DECLS
