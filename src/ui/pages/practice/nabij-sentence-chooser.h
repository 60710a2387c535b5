/* nabij-sentence-chooser.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijSentenceChooser:
 *
 * The sentence that is shown while being close: the own ones first, then the offered ones, or none.
 */
#define NABIJ_TYPE_SENTENCE_CHOOSER (nabij_sentence_chooser_get_type ())
G_DECLARE_FINAL_TYPE (NabijSentenceChooser, nabij_sentence_chooser, NABIJ, SENTENCE_CHOOSER, GtkWidget)

GtkWidget *nabij_sentence_chooser_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
