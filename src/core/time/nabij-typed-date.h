/* nabij-typed-date.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijTypedDate:
 * @NABIJ_TYPED_DATE_EMPTY: nothing was typed
 * @NABIJ_TYPED_DATE_DAY: a day
 * @NABIJ_TYPED_DATE_UNREADABLE: it can not be read as a day, or not yet
 * @NABIJ_TYPED_DATE_IMPOSSIBLE: there is no such day, as with the thirty-first of February
 *
 * What a typed date turned out to be.
 */
typedef enum {
  NABIJ_TYPED_DATE_EMPTY,
  NABIJ_TYPED_DATE_DAY,
  NABIJ_TYPED_DATE_UNREADABLE,
  NABIJ_TYPED_DATE_IMPOSSIBLE,
} NabijTypedDate;

NabijTypedDate nabij_typed_date_read (const char *text,
                                      GDate      *date);
char          *nabij_typed_date_write (const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
const char    *nabij_typed_date_get_pattern (void);

G_END_DECLS
