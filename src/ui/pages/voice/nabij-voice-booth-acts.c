/* nabij-voice-booth-acts.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a person does in the booth: recording, hearing, and going from line to line.
 */

#include "config.h"

#include "nabij-voice-booth-private.h"

#include "nabij-voice-words.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* Something that is heard. */
typedef struct {
  NabijVoiceBooth *booth;
  GCancellable    *cancellable;
} Hearing;

static void hear (NabijVoiceBooth *self);

static void
say_error (NabijVoiceBooth *self,
           const GError    *error)
{
  g_autofree char *words = nabij_voice_words_describe_error (error);

  nabij_widgets_show_text (self->notice, words);
}

/* Recording */

static void
stop_hearing (NabijVoiceBooth *self)
{
  g_autoptr (GCancellable) hearing = g_steal_pointer (&self->hearing);

  if (hearing != NULL)
    g_cancellable_cancel (hearing);
  self->is_through = FALSE;
}

/**
 * nabij_voice_booth_abandon:
 * @self: a booth
 *
 * Closes the microphone and throws away what is being said, and ends what is heard. What was said already
 * goes on being kept.
 */
void
nabij_voice_booth_abandon (NabijVoiceBooth *self)
{
  stop_hearing (self);
  nabij_voice_booth_stop_looking (self);
  if (nabij_voice_booth_is_open (self))
    nabij_voice_takes_abandon (self->takes);
  if (self->course != NULL && nabij_voice_booth_get_stage (self) != NABIJ_VOICE_STAGE_WORKING)
    nabij_voice_course_rest (self->course);
}

static void
leave (NabijVoiceBooth *self)
{
  nabij_voice_booth_stop (self);
  g_signal_emit_by_name (self, "left");
}

static void
record (NabijVoiceBooth *self)
{
  const NabijSpeechLine *line = nabij_voice_course_get_line (self->course);

  /* What could only be heard here leads back to where it says why. */
  if (!nabij_voice_takes_can_record (self->services)) {
    leave (self);
    return;
  }

  nabij_voice_booth_abandon (self);
  /* What was thrown away a moment ago is still being put away. */
  if (!nabij_voice_takes_record (self->takes, self->speaker, line))
    return;

  self->only_heard = FALSE;
  nabij_widgets_show_text (self->notice, NULL);
  nabij_voice_course_set_stage (self->course, NABIJ_VOICE_STAGE_OPENING);
  nabij_voice_booth_follow_studio (self);
  nabij_voice_booth_show (self);
}

/* Hearing */

/* All of them were heard: back to where that was asked for. */
static void
end_through (NabijVoiceBooth *self)
{
  self->is_through = FALSE;
  if (self->only_heard) {
    leave (self);
    return;
  }
  while (nabij_voice_course_go_on (self->course))
    ;
  nabij_voice_booth_show (self);
}

static void
heard_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Hearing *hearing = user_data;
  g_autoptr (NabijVoiceBooth) self = hearing->booth;
  g_autoptr (GCancellable) cancellable = hearing->cancellable;
  g_autoptr (GError) error = NULL;
  const gboolean heard = nabij_studio_hear_finish (NABIJ_STUDIO (source), result, &error);

  if (self->hearing != cancellable)
    return;

  g_clear_object (&self->hearing);
  nabij_voice_course_rest (self->course);
  if (heard && self->is_through) {
    if (nabij_voice_course_go_to_next_at_hand (self->course, FALSE))
      hear (self);
    else
      end_through (self);
    return;
  }

  self->is_through = FALSE;
  if (!heard && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    say_error (self, error);
  nabij_voice_booth_show (self);
}

/* The line where one is. */
static void
hear (NabijVoiceBooth *self)
{
  NabijRecording *recording = nabij_voice_booth_find (self, nabij_voice_course_get_line (self->course));
  GBytes         *sound = recording != NULL ? nabij_recording_get_sound (recording) : NULL;
  Hearing        *hearing;

  nabij_widgets_show_text (self->notice, NULL);
  if (sound == NULL) {
    self->is_through = FALSE;
    nabij_voice_booth_show (self);
    return;
  }

  hearing = g_new0 (Hearing, 1);
  hearing->booth = g_object_ref (self);
  hearing->cancellable = g_cancellable_new ();
  g_set_object (&self->hearing, hearing->cancellable);
  nabij_voice_course_set_stage (self->course, NABIJ_VOICE_STAGE_HEARING);
  nabij_studio_hear_async (nabij_services_get_studio (self->services), sound, hearing->cancellable, heard_cb, hearing);
  nabij_voice_booth_show (self);
}

/**
 * nabij_voice_booth_hear_through:
 * @self: a booth
 * @from_start: whether to begin with the first line, rather than after the one where one is
 *
 * Lets those lines be heard that are at hand, one after the other.
 */
void
nabij_voice_booth_hear_through (NabijVoiceBooth *self,
                                gboolean         from_start)
{
  if (!nabij_voice_course_go_to_next_at_hand (self->course, from_start)) {
    end_through (self);
    return;
  }
  self->is_through = TRUE;
  hear (self);
}

/* Acts */

static void
go (NabijVoiceBooth *self,
    gboolean         on)
{
  const gboolean was_through = self->is_through;

  nabij_voice_booth_abandon (self);
  nabij_widgets_show_text (self->notice, NULL);
  if (was_through && on) {
    nabij_voice_booth_hear_through (self, FALSE);
    return;
  }

  if (on)
    nabij_voice_course_go_on (self->course);
  else
    nabij_voice_course_go_back (self->course);
  nabij_voice_booth_show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
keep_again (NabijVoiceBooth *self)
{
  NabijRecording *recording = nabij_voice_booth_find (self, nabij_voice_course_get_line (self->course));

  nabij_widgets_show_text (self->notice, NULL);
  nabij_voice_course_set_stage (self->course, NABIJ_VOICE_STAGE_WORKING);
  nabij_voice_takes_keep_again (self->takes, recording);
  nabij_voice_booth_show (self);
}

/**
 * nabij_voice_booth_press:
 * @self: a booth
 * @key: what is pressed
 *
 * Does what the key does now.
 */
void
nabij_voice_booth_press (NabijVoiceBooth *self,
                         NabijVoiceKey    key)
{
  if (self->course == NULL)
    return;

  switch (nabij_voice_course_find_act (self->course, key)) {
  case NABIJ_VOICE_ACT_RECORD:
    record (self);
    break;
  case NABIJ_VOICE_ACT_STOP:
    if (nabij_voice_booth_get_stage (self) == NABIJ_VOICE_STAGE_LISTENING)
      nabij_studio_end_take (nabij_services_get_studio (self->services));
    else
      nabij_voice_booth_stop (self);
    break;
  case NABIJ_VOICE_ACT_KEEP:
    keep_again (self);
    break;
  case NABIJ_VOICE_ACT_HEAR:
    nabij_voice_booth_abandon (self);
    if (nabij_voice_course_get_line (self->course) != NULL)
      hear (self);
    else
      nabij_voice_booth_hear_through (self, TRUE);
    break;
  case NABIJ_VOICE_ACT_STOP_HEARING:
    nabij_voice_booth_stop (self);
    break;
  case NABIJ_VOICE_ACT_GO_ON:
    go (self, TRUE);
    break;
  case NABIJ_VOICE_ACT_GO_BACK:
    go (self, FALSE);
    break;
  case NABIJ_VOICE_ACT_LEAVE:
    leave (self);
    break;
  case NABIJ_VOICE_ACT_NONE:
  default:
    break;
  }
}

/**
 * nabij_voice_booth_break_off:
 * @self: a booth
 *
 * Stops because nobody can see the booth any more, and says so for when it is seen again.
 */
void
nabij_voice_booth_break_off (NabijVoiceBooth *self)
{
  const gboolean was_open = nabij_voice_booth_is_open (self);

  nabij_voice_booth_stop (self);
  if (was_open)
    nabij_widgets_show_text (self->notice, _ ("The microphone was closed, because the screen was out of sight. You can record this again."));
}

/* Keys */

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   user_data)
{
  NabijVoiceBooth *self = NABIJ_VOICE_BOOTH (widget);

  if (self->course == NULL)
    return GDK_EVENT_PROPAGATE;

  nabij_voice_booth_press (self, (NabijVoiceKey)g_variant_get_int32 (arguments));
  return GDK_EVENT_STOP;
}

/* A key that is held does what it does once: whoever holds the space bar does not begin and end again and
 * again. */
static gboolean
key_pressed_cb (NabijVoiceBooth *self,
                guint            keyval)
{
  if (self->held_keyval == keyval)
    return GDK_EVENT_STOP;

  self->held_keyval = keyval;
  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (NabijVoiceBooth *self)
{
  self->held_keyval = 0;
}

/**
 * nabij_voice_booth_class_bind_keys:
 * @widget_class: the class of the booth
 *
 * Says which keys do something in the booth.
 */
void
nabij_voice_booth_class_bind_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint         keyval;
    NabijVoiceKey key;
  } keys[] = {
    { GDK_KEY_space, NABIJ_VOICE_KEY_MAIN },
    { GDK_KEY_Return, NABIJ_VOICE_KEY_MAIN },
    { GDK_KEY_KP_Enter, NABIJ_VOICE_KEY_MAIN },
    { GDK_KEY_ISO_Enter, NABIJ_VOICE_KEY_MAIN },
    { GDK_KEY_h, NABIJ_VOICE_KEY_HEAR },
    { GDK_KEY_r, NABIJ_VOICE_KEY_AGAIN },
    { GDK_KEY_n, NABIJ_VOICE_KEY_SKIP },
    { GDK_KEY_Right, NABIJ_VOICE_KEY_SKIP },
    { GDK_KEY_KP_Right, NABIJ_VOICE_KEY_SKIP },
    { GDK_KEY_Left, NABIJ_VOICE_KEY_BACK },
    { GDK_KEY_KP_Left, NABIJ_VOICE_KEY_BACK },
    { GDK_KEY_BackSpace, NABIJ_VOICE_KEY_BACK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].keyval, 0, key_cb, "i", (int)keys[i].key);
}

/**
 * nabij_voice_booth_watch_keys:
 * @self: a booth
 *
 * Takes care that a key that is held does what it does only once.
 */
void
nabij_voice_booth_watch_keys (NabijVoiceBooth *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-released", G_CALLBACK (key_released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
