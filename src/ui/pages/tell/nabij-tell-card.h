/* nabij-tell-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijTellCard:
 *
 * What one part of the page to take along says, to be read and written over.
 */
#define NABIJ_TYPE_TELL_CARD (nabij_tell_card_get_type ())
G_DECLARE_FINAL_TYPE (NabijTellCard, nabij_tell_card, NABIJ, TELL_CARD, GtkWidget)

GtkWidget  *nabij_tell_card_new (const char *id) G_GNUC_WARN_UNUSED_RESULT;
const char *nabij_tell_card_get_id (NabijTellCard *self);
void        nabij_tell_card_show (NabijTellCard *self,
                                  const char    *heading,
                                  const char    *original,
                                  const char    *edit);
char       *nabij_tell_card_dup_edit (NabijTellCard *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
