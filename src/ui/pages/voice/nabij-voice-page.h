/* nabij-voice-page.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"
#include "nabij-speech-line.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoicePage:
 *
 * *Your voice*: who speaks, what was recorded, and when it is heard; it leads to the recording of the
 * lines.
 */
#define NABIJ_TYPE_VOICE_PAGE (nabij_voice_page_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoicePage, nabij_voice_page, NABIJ, VOICE_PAGE, GtkWidget)

GtkWidget *nabij_voice_page_new (NabijServices *services) G_GNUC_WARN_UNUSED_RESULT;
void       nabij_voice_page_show_group (NabijVoicePage  *self,
                                        NabijSpeechGroup group);

G_END_DECLS
