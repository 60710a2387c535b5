/* nabij-voice-list.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-services.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * NabijVoiceList:
 *
 * The lines that can be recorded, in their groups, and what somebody has recorded of them. Each can be
 * heard here. Emits "record", "remove" and "problem".
 */
#define NABIJ_TYPE_VOICE_LIST (nabij_voice_list_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceList, nabij_voice_list, NABIJ, VOICE_LIST, GtkWidget)

void nabij_voice_list_set_services (NabijVoiceList *self,
                                    NabijServices  *services);
void nabij_voice_list_show (NabijVoiceList *self,
                            GPtrArray      *lines,
                            const char     *speaker,
                            gboolean        can_record);
void nabij_voice_list_stop (NabijVoiceList *self);
void nabij_voice_list_grab_line (NabijVoiceList *self,
                                 const char     *line);

G_END_DECLS
