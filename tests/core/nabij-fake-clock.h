/* nabij-fake-clock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_FAKE_CLOCK (nabij_fake_clock_get_type ())
G_DECLARE_FINAL_TYPE (NabijFakeClock, nabij_fake_clock, NABIJ, FAKE_CLOCK, GObject)

NabijFakeClock *nabij_fake_clock_new (int hour) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_fake_clock_pass (NabijFakeClock *self,
                                       gint64          us);
void            nabij_fake_clock_sleep (NabijFakeClock *self,
                                        gint64          us);

G_END_DECLS
