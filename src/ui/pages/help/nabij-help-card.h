/* nabij-help-card.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-help.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijHelpCard:
 *
 * Somebody who helps, with the number large enough to read from a distance. The signal `copied` tells
 * that the number or the website went to the clipboard.
 */
#define NABIJ_TYPE_HELP_CARD (nabij_help_card_get_type ())
G_DECLARE_FINAL_TYPE (NabijHelpCard, nabij_help_card, NABIJ, HELP_CARD, GtkWidget)

GtkWidget *nabij_help_card_new (const NabijHelpLine *line) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
