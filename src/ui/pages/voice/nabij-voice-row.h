/* nabij-voice-row.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * NabijVoiceRow:
 *
 * A line in the list: whether it was recorded, and what can be done with it. Emits "hear" and "remove";
 * to activate it is to record it.
 */
#define NABIJ_TYPE_VOICE_ROW (nabij_voice_row_get_type ())
G_DECLARE_FINAL_TYPE (NabijVoiceRow, nabij_voice_row, NABIJ, VOICE_ROW, AdwActionRow)

GtkWidget *nabij_voice_row_new (const char *id,
                                const char *words,
                                const char *subtitle) G_GNUC_WARN_UNUSED_RESULT;

const char *nabij_voice_row_get_id (NabijVoiceRow *self);
void        nabij_voice_row_show (NabijVoiceRow *self,
                                  gboolean       is_recorded,
                                  gboolean       is_kept,
                                  gboolean       can_record);
void        nabij_voice_row_show_playing (NabijVoiceRow *self,
                                          gboolean       is_playing);

G_END_DECLS
