/* nabij-microphones.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijMicrophones:
 *
 * Which microphones there are, as long as somebody wants to know.
 */
typedef struct _NabijMicrophones NabijMicrophones;

/**
 * NabijMicrophonesFunc:
 * @names: (array zero-terminated=1): their names, as the system shows them
 * @user_data: what was given with the function
 *
 * Called on the main thread, at first and after each change.
 */
typedef void (*NabijMicrophonesFunc) (const char *const *names,
                                      gpointer           user_data);

NabijMicrophones *nabij_microphones_new (NabijMicrophonesFunc func,
                                         gpointer             user_data) G_GNUC_WARN_UNUSED_RESULT;
void              nabij_microphones_free (NabijMicrophones *self);

char *nabij_microphones_choose (const char *name) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
