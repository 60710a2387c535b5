/* nabij-microphone.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijMicrophone:
 *
 * One opening of a microphone, and what was said into it.
 */
typedef struct _NabijMicrophone NabijMicrophone;

/**
 * NabijMicrophoneClass:
 * @opened: the first sound has come
 * @metered: how loud it is, 0…1 for the eye, and whether it was driven too hard so far
 * @full: as much was said as is wanted
 * @lost: it could not be opened, or went away: one sentence for a person
 * @closed: it is closed
 *
 * What a microphone tells, on the main thread.
 */
typedef struct {
  void (*opened) (gpointer user_data);
  void (*metered) (double   level,
                   gboolean too_loud,
                   gpointer user_data);
  void (*full) (gpointer user_data);
  void (*lost) (const GError *error,
                gpointer      user_data);
  void (*closed) (gpointer user_data);
} NabijMicrophoneClass;

NabijMicrophone *nabij_microphone_open (const char                 *name,
                                        gint64                      longest_us,
                                        const NabijMicrophoneClass *functions,
                                        gpointer                    user_data) G_GNUC_WARN_UNUSED_RESULT;
void             nabij_microphone_close (NabijMicrophone *self);
void             nabij_microphone_free (NabijMicrophone *self);
gint64           nabij_microphone_get_silent_us (NabijMicrophone *self);
gboolean         nabij_microphone_was_too_loud (NabijMicrophone *self);
GArray          *nabij_microphone_steal_samples (NabijMicrophone *self) G_GNUC_WARN_UNUSED_RESULT;

void nabij_microphone_set_none (GError **error);

G_END_DECLS
