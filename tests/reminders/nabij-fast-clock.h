/* nabij-fast-clock.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijFastClock:
 *
 * The clock that libfaketime shows a program: it goes as fast as a test likes and leaps when it says so.
 */
typedef struct _NabijFastClock NabijFastClock;

NabijFastClock *nabij_fast_clock_new (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_fast_clock_free (NabijFastClock *self);
char          **nabij_fast_clock_add_to (NabijFastClock *self,
                                         char          **environment) G_GNUC_WARN_UNUSED_RESULT;
void            nabij_fast_clock_begin (NabijFastClock *self);
void            nabij_fast_clock_set (NabijFastClock *self,
                                      const char     *utc,
                                      double          speed);
gint64          nabij_fast_clock_get_now (NabijFastClock *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijFastClock, nabij_fast_clock_free)

G_END_DECLS
