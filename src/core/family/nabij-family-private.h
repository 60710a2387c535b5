/* nabij-family-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether all that is known of two parts of a family is the same.
 */

#pragma once

#include "nabij-family.h"

G_BEGIN_DECLS

gboolean nabij_child_equal (gconstpointer a,
                            gconstpointer b);
gboolean nabij_contact_equal (gconstpointer a,
                              gconstpointer b);
gboolean nabij_own_text_equal (gconstpointer a,
                               gconstpointer b);
gboolean nabij_sentence_choice_equal (gconstpointer a,
                                      gconstpointer b);
gboolean nabij_check_in_turn_equal (gconstpointer a,
                                    gconstpointer b);

G_END_DECLS
