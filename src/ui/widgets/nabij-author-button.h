/* nabij-author-button.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijAuthorButton:
 *
 * A button that says who writes. It is there only where the family has chosen names.
 */
#define NABIJ_TYPE_AUTHOR_BUTTON (nabij_author_button_get_type ())
G_DECLARE_FINAL_TYPE (NabijAuthorButton, nabij_author_button, NABIJ, AUTHOR_BUTTON, GtkWidget)

GtkWidget *nabij_author_button_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

void        nabij_author_button_set_services (NabijAuthorButton *self,
                                              NabijServices     *services);
const char *nabij_author_button_get_author (NabijAuthorButton *self);
void        nabij_author_button_set_author (NabijAuthorButton *self,
                                            const char        *author);

G_END_DECLS
