/* nabij-voice-booth-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the booth share.
 */

#pragma once

#include "nabij-screen-watch.h"
#include "nabij-voice-booth.h"
#include "nabij-voice-course.h"
#include "nabij-voice-end.h"
#include "nabij-voice-keys.h"
#include "nabij-voice-microphones.h"
#include "nabij-voice-ring.h"
#include "nabij-voice-takes.h"

G_BEGIN_DECLS

struct _NabijVoiceBooth {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack              *stack;
  GtkLabel              *words;
  NabijVoiceRing        *ring;
  GtkLabel              *state_word;
  GtkLabel              *notice;
  NabijVoiceKeys        *keys;
  NabijVoiceMicrophones *microphones;
  NabijVoiceEnd         *end;

  /* Owned References */
  NabijServices    *services;
  NabijVoiceTakes  *takes;
  NabijVoiceCourse *course; /* NULL until it is begun */
  NabijScreenWatch *screen_watch;
  char             *speaker;
  GCancellable     *hearing; /* NULL while nothing is heard */

  gint64   opened_us; /* monotonic: since when the microphone is open, or 0 */
  gint64   asleep_us;
  guint    look_id;
  guint    held_keyval; /* the key that is down, or 0 */
  gboolean is_through;  /* one line is heard after the other */
  gboolean only_heard;  /* and nothing was begun to be recorded */
};

NabijVoiceStage nabij_voice_booth_get_stage (NabijVoiceBooth *self);
NabijRecording *nabij_voice_booth_find (NabijVoiceBooth *self, const NabijSpeechLine *line);
void            nabij_voice_booth_show (NabijVoiceBooth *self);
void            nabij_voice_booth_follow_studio (NabijVoiceBooth *self);
void            nabij_voice_booth_stop_looking (NabijVoiceBooth *self);

void nabij_voice_booth_abandon (NabijVoiceBooth *self);
void nabij_voice_booth_hear_through (NabijVoiceBooth *self, gboolean from_start);
void nabij_voice_booth_press (NabijVoiceBooth *self, NabijVoiceKey key);
void nabij_voice_booth_break_off (NabijVoiceBooth *self);
void nabij_voice_booth_class_bind_keys (GtkWidgetClass *widget_class);
void nabij_voice_booth_watch_keys (NabijVoiceBooth *self);

G_END_DECLS
