/* nabij-own-texts.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-family.h"

G_BEGIN_DECLS

/* One reads it at a glance, and says it in one breath. */
#define NABIJ_OWN_TEXT_LENGTH_MAX 200

char         *nabij_own_texts_clean (const char *text) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray    *nabij_own_texts_list (const NabijFamily *family,
                                    NabijOwnTextRole   role) G_GNUC_WARN_UNUSED_RESULT;
NabijOwnText *nabij_own_texts_find (const NabijFamily *family,
                                    const char        *uuid);
NabijOwnText *nabij_own_texts_add (NabijFamily     *family,
                                   NabijOwnTextRole role,
                                   const char      *text,
                                   gint64           now_us);
gboolean      nabij_own_texts_set_text (NabijFamily *family,
                                        const char  *uuid,
                                        const char  *text);
gboolean      nabij_own_texts_move (NabijFamily *family,
                                    const char  *uuid,
                                    gboolean     up);
NabijOwnText *nabij_own_texts_remove (NabijFamily *family,
                                      const char  *uuid,
                                      guint       *place) G_GNUC_WARN_UNUSED_RESULT;
void          nabij_own_texts_put_back (NabijFamily        *family,
                                        const NabijOwnText *text,
                                        guint               place);

const char *nabij_own_texts_get_questions (const NabijFamily *family,
                                           const char        *author);
gboolean    nabij_own_texts_set_questions (NabijFamily *family,
                                           const char  *author,
                                           const char  *text,
                                           gint64       now_us);

G_END_DECLS
