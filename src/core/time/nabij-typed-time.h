/* nabij-typed-time.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijTypedTime:
 * @NABIJ_TYPED_TIME_EMPTY: nothing was typed
 * @NABIJ_TYPED_TIME_TIME: a time of day
 * @NABIJ_TYPED_TIME_UNREADABLE: it can not be read as a time, or there is no such time
 *
 * What a typed time turned out to be.
 */
typedef enum {
  NABIJ_TYPED_TIME_EMPTY,
  NABIJ_TYPED_TIME_TIME,
  NABIJ_TYPED_TIME_UNREADABLE,
} NabijTypedTime;

NabijTypedTime nabij_typed_time_read (const char *text,
                                      int        *minute);
char          *nabij_typed_time_write (int minute) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
