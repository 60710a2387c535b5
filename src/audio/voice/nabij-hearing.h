/* nabij-hearing.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijHearing:
 *
 * A recording that is heard once.
 */
typedef struct _NabijHearing NabijHearing;

/**
 * NabijHearingClass:
 * @metered: how loud it is, 0…1 for the eye
 * @ended: it was heard to its end, or faded, or @error says why not: one sentence for a person
 * @closed: the device is closed
 *
 * What it tells, on the main thread.
 */
typedef struct {
  void (*metered) (double   level,
                   gpointer user_data);
  void (*ended) (const GError *error,
                 gpointer      user_data);
  void (*closed) (gpointer user_data);
} NabijHearingClass;

NabijHearing *nabij_hearing_begin (GBytes                  *sound,
                                   const NabijHearingClass *functions,
                                   gpointer                 user_data) G_GNUC_WARN_UNUSED_RESULT;
void          nabij_hearing_fade (NabijHearing *self);
void          nabij_hearing_close (NabijHearing *self);
void          nabij_hearing_free (NabijHearing *self);

void nabij_hearing_set_no_loudspeaker (GError **error);

G_END_DECLS
