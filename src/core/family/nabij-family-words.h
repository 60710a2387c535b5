/* nabij-family-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Weeks and ages, said the way people say them.
 */

#pragma once

#include "nabij-family.h"
#include "nabij-gestation.h"

G_BEGIN_DECLS

char *nabij_family_words_pregnancy (int days) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_family_words_age (const NabijAge *age) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_family_words_corrected (const NabijChild *child,
                                    const GDate      *today) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_family_words_child (const NabijChild *child,
                                const GDate      *today) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_family_words_today (const NabijFamily *family,
                                const GDate       *today,
                                gboolean           was_away) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
