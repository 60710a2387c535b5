/* nabij-child-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"

G_BEGIN_DECLS

/* How much of a name is kept, in characters. */
#define NABIJ_NAME_CHARACTERS_MAX 200
/* From how many days of pregnancy on somebody is born, and until when. */
#define NABIJ_CHILD_DAYS_AT_BIRTH_MIN (20 * 7)
#define NABIJ_CHILD_DAYS_AT_BIRTH_MAX (46 * 7)

char    *nabij_child_words_name (const NabijChild *child,
                                 guint             index,
                                 guint             n_children) G_GNUC_WARN_UNUSED_RESULT;
char    *nabij_child_words_limit_name (const char *typed,
                                       gboolean   *cut) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_child_words_read_weeks (const char *typed,
                                       int        *days);
char    *nabij_child_words_write_weeks (int days) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
