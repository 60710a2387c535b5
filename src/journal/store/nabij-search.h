/* nabij-search.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * NabijSearchWordsFunc:
 * @token: the beginning of a word, as it was typed
 * @data: what was handed to nabij_search_compile()
 *
 * Finds the ids of the chips and exercises whose words, in the language that is shown, have a word
 * beginning with @token. A search for them finds entries that hold the id only.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): the ids
 */
typedef char **(*NabijSearchWordsFunc) (const char *token,
                                        gpointer    data);

char *nabij_search_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_search_fold_id (const char *id) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_search_compile (const char          *text,
                            NabijSearchWordsFunc find_ids,
                            gpointer             data) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
