/* nabij-voice-booth.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-booth.h"

#include "nabij-voice-booth-private.h"
#include "nabij-voice-words.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How often the time is looked at while the microphone is open. */
#define LOOK_MS 250
/* A computer that slept longer than this was closed. */
#define SLEPT_US (1 * G_TIME_SPAN_SECOND)
/* From this length on, the time that goes by is shown. */
#define LONG_LINE_US (60 * G_TIME_SPAN_SECOND)

enum {
  SIGNAL_LEFT,
  SIGNAL_MORE,
  SIGNAL_OPEN_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceBooth, nabij_voice_booth, GTK_TYPE_WIDGET)

static NabijStudio *
get_studio (NabijVoiceBooth *self)
{
  return nabij_services_get_studio (self->services);
}

/**
 * nabij_voice_booth_get_stage:
 * @self: a booth
 *
 * Returns: what happens with the line where one is; the end before anything was begun
 */
NabijVoiceStage
nabij_voice_booth_get_stage (NabijVoiceBooth *self)
{
  return self->course != NULL ? nabij_voice_course_get_stage (self->course) : NABIJ_VOICE_STAGE_END;
}

/**
 * nabij_voice_booth_find:
 * @self: a booth
 * @line: a line
 *
 * Returns: (transfer none) (nullable): the line as it was said last, kept or not, or `NULL`
 */
NabijRecording *
nabij_voice_booth_find (NabijVoiceBooth       *self,
                        const NabijSpeechLine *line)
{
  return nabij_voice_takes_find (self->takes, self->speaker, line->id);
}

/* Showing */

static void
show_ring (NabijVoiceBooth *self,
           NabijVoiceStage  stage)
{
  static const NabijVoiceRingState states[] = {
    [NABIJ_VOICE_STAGE_READY] = NABIJ_VOICE_RING_STATE_QUIET,
    [NABIJ_VOICE_STAGE_OPENING] = NABIJ_VOICE_RING_STATE_WAITING,
    [NABIJ_VOICE_STAGE_LISTENING] = NABIJ_VOICE_RING_STATE_LISTENING,
    [NABIJ_VOICE_STAGE_WORKING] = NABIJ_VOICE_RING_STATE_WAITING,
    [NABIJ_VOICE_STAGE_KEPT] = NABIJ_VOICE_RING_STATE_KEPT,
    [NABIJ_VOICE_STAGE_UNKEPT] = NABIJ_VOICE_RING_STATE_QUIET,
    [NABIJ_VOICE_STAGE_HEARING] = NABIJ_VOICE_RING_STATE_PLAYING,
  };
  const char *word = nabij_voice_words_get_stage (stage);

  gtk_label_set_label (self->state_word, word);
  nabij_voice_ring_set_state (self->ring, states[stage], word);
  if (stage != NABIJ_VOICE_STAGE_LISTENING)
    nabij_voice_ring_set_part (self->ring, 0.0);
}

static void
show_end (NabijVoiceBooth *self)
{
  NabijVoiceKeeper *keeper = nabij_services_get_voice_keeper (self->services);
  const char       *chosen = nabij_voice_keeper_get_chosen (keeper, FALSE);

  /* The keeper reads the first recording only now, and chooses its speaker then. */
  if (chosen == NULL && nabij_voice_keeper_get_speakers (keeper)[0] == NULL)
    chosen = self->speaker;
  nabij_voice_end_show (self->end, self->speaker, chosen, nabij_voice_course_is_at_hand (self->course),
                        nabij_services_get_season (self->services));
}

static void
keep_focus (NabijVoiceBooth *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  /* Whoever is at the header, or in a menu, is left there. */
  if (focus != NULL && gtk_widget_get_mapped (focus) && gtk_widget_is_sensitive (focus))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * nabij_voice_booth_show:
 * @self: a booth
 *
 * Shows where one is and what can be done there.
 */
void
nabij_voice_booth_show (NabijVoiceBooth *self)
{
  const NabijSpeechLine *line = nabij_voice_course_get_line (self->course);

  gtk_stack_set_visible_child_name (self->stack, line != NULL ? "line" : "end");
  if (line != NULL) {
    gtk_label_set_label (self->words, line->words);
    show_ring (self, nabij_voice_booth_get_stage (self));
    nabij_voice_keys_show (self->keys, self->course);
    nabij_voice_microphones_set_busy (self->microphones, nabij_voice_booth_is_open (self));
  } else {
    show_end (self);
  }
  keep_focus (self);
  g_signal_emit (self, signals[SIGNAL_OPEN_CHANGED], 0);
}

/* Time */

/**
 * nabij_voice_booth_stop_looking:
 * @self: a booth
 *
 * Looks no longer at the time: the microphone is closed.
 */
void
nabij_voice_booth_stop_looking (NabijVoiceBooth *self)
{
  g_clear_handle_id (&self->look_id, g_source_remove);
  self->opened_us = 0;
  nabij_screen_watch_set_awake (self->screen_watch, FALSE);
}

static gboolean
look_cb (gpointer user_data)
{
  NabijVoiceBooth       *self = NABIJ_VOICE_BOOTH (user_data);
  NabijClock            *clock = nabij_services_get_clock (self->services);
  const NabijSpeechLine *line = nabij_voice_course_get_line (self->course);
  const gint64           gone_us = nabij_clock_get_monotonic_us (clock) - self->opened_us;

  if (nabij_clock_get_asleep_us (clock) - self->asleep_us > SLEPT_US) {
    self->look_id = 0;
    nabij_voice_booth_break_off (self);
    return G_SOURCE_REMOVE;
  }
  if (line->longest_us > LONG_LINE_US)
    nabij_voice_ring_set_part (self->ring, (double)gone_us / (double)line->longest_us);
  return G_SOURCE_CONTINUE;
}

static void
start_looking (NabijVoiceBooth *self)
{
  NabijClock *clock = nabij_services_get_clock (self->services);

  nabij_voice_booth_stop_looking (self);
  self->opened_us = nabij_clock_get_monotonic_us (clock);
  self->asleep_us = nabij_clock_get_asleep_us (clock);
  self->look_id = g_timeout_add (LOOK_MS, look_cb, self);
  nabij_screen_watch_set_awake (self->screen_watch, TRUE);
}

/* What the studio does */

/**
 * nabij_voice_booth_follow_studio:
 * @self: a booth
 *
 * Takes over how far the studio is with what was begun here.
 */
void
nabij_voice_booth_follow_studio (NabijVoiceBooth *self)
{
  if (!nabij_voice_booth_is_open (self) || !nabij_voice_takes_is_taking (self->takes))
    return;

  switch (nabij_studio_get_state (get_studio (self))) {
  case NABIJ_STUDIO_STATE_RECORDING:
    if (nabij_voice_booth_get_stage (self) == NABIJ_VOICE_STAGE_OPENING)
      start_looking (self);
    nabij_voice_course_set_stage (self->course, NABIJ_VOICE_STAGE_LISTENING);
    break;
  case NABIJ_STUDIO_STATE_WORKING:
    nabij_voice_booth_stop_looking (self);
    nabij_voice_course_set_stage (self->course, NABIJ_VOICE_STAGE_WORKING);
    break;
  case NABIJ_STUDIO_STATE_QUIET:
  case NABIJ_STUDIO_STATE_OPENING:
  case NABIJ_STUDIO_STATE_PLAYING:
  default:
    return;
  }
  nabij_voice_booth_show (self);
}

static void
level_cb (NabijVoiceBooth *self)
{
  double level = 0.0;

  g_object_get (get_studio (self), "level", &level, NULL);
  nabij_voice_ring_set_level (self->ring, level);
}

/* A line was said, and it is kept, or it is not. */
static void
taken_cb (NabijVoiceBooth *self,
          NabijRecording  *recording,
          const char      *words,
          gboolean         kept)
{
  const NabijRecordingFields *fields = nabij_recording_get_fields (recording);
  const NabijSpeechLine      *line = self->course != NULL ? nabij_voice_course_get_line (self->course) : NULL;

  if (self->course == NULL || !g_str_equal (fields->speaker, self->speaker))
    return;

  nabij_voice_course_note (self->course, fields->line, kept ? NABIJ_VOICE_STAGE_KEPT : NABIJ_VOICE_STAGE_UNKEPT);
  if (line == NULL || !g_str_equal (line->id, fields->line))
    return;

  nabij_voice_booth_stop_looking (self);
  nabij_voice_course_rest (self->course);
  nabij_widgets_show_text (self->notice, words);
  nabij_voice_booth_show (self);
}

static void
failed_cb (NabijVoiceBooth *self,
           const char      *id,
           const char      *words)
{
  const NabijSpeechLine *line = self->course != NULL ? nabij_voice_course_get_line (self->course) : NULL;

  if (line == NULL || !g_str_equal (line->id, id))
    return;

  nabij_voice_booth_stop_looking (self);
  nabij_voice_course_rest (self->course);
  nabij_widgets_show_text (self->notice, words);
  nabij_voice_booth_show (self);
}

/* Callbacks */

static void
pressed_cb (NabijVoiceBooth *self,
            int              key)
{
  nabij_voice_booth_press (self, (NabijVoiceKey)key);
}

static void
ring_cb (NabijVoiceBooth *self)
{
  nabij_voice_booth_press (self, NABIJ_VOICE_KEY_MAIN);
}

static void
more_cb (NabijVoiceBooth *self,
         int              group)
{
  g_signal_emit (self, signals[SIGNAL_MORE], 0, group);
}

static void
keeper_cb (NabijVoiceBooth *self)
{
  if (self->course != NULL && nabij_voice_course_get_line (self->course) == NULL)
    show_end (self);
}

static void
nabij_voice_booth_unmap (GtkWidget *widget)
{
  NabijVoiceBooth *self = NABIJ_VOICE_BOOTH (widget);

  nabij_voice_booth_stop (self);
  self->held_keyval = 0;

  GTK_WIDGET_CLASS (nabij_voice_booth_parent_class)->unmap (widget);
}

static gboolean
nabij_voice_booth_grab_focus (GtkWidget *widget)
{
  NabijVoiceBooth *self = NABIJ_VOICE_BOOTH (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "end") == 0)
    return gtk_widget_grab_focus (GTK_WIDGET (self->end));
  return gtk_widget_grab_focus (GTK_WIDGET (self->ring));
}

static void
nabij_voice_booth_dispose (GObject *object)
{
  NabijVoiceBooth *self = NABIJ_VOICE_BOOTH (object);
  GtkWidget       *child;

  if (self->takes != NULL)
    nabij_voice_booth_abandon (self);
  g_clear_pointer (&self->course, nabij_voice_course_free);
  g_clear_object (&self->takes);
  g_clear_object (&self->screen_watch);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_booth_parent_class)->dispose (object);
}

static void
nabij_voice_booth_finalize (GObject *object)
{
  g_free (NABIJ_VOICE_BOOTH (object)->speaker);

  G_OBJECT_CLASS (nabij_voice_booth_parent_class)->finalize (object);
}

static void
nabij_voice_booth_class_init (NabijVoiceBoothClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_voice_booth_dispose;
  object_class->finalize = nabij_voice_booth_finalize;
  widget_class->unmap = nabij_voice_booth_unmap;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_booth_grab_focus);

  /**
   * NabijVoiceBooth::left:
   * @self: the booth
   *
   * The person is done here.
   */
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijVoiceBooth::more:
   * @self: the booth
   * @group: a NabijSpeechGroup
   *
   * The person asks for the line of another group.
   */
  signals[SIGNAL_MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * NabijVoiceBooth::open-changed:
   * @self: the booth
   *
   * The microphone may have been opened or closed.
   */
  signals[SIGNAL_OPEN_CHANGED] = g_signal_new ("open-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  nabij_voice_booth_class_bind_keys (widget_class);
  g_type_ensure (NABIJ_TYPE_VOICE_END);
  g_type_ensure (NABIJ_TYPE_VOICE_KEYS);
  g_type_ensure (NABIJ_TYPE_VOICE_MICROPHONES);
  g_type_ensure (NABIJ_TYPE_VOICE_RING);
  gtk_widget_class_set_css_name (widget_class, "voice-booth");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-booth.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, words);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, ring);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, state_word);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, notice);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, keys);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, microphones);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceBooth, end);
  gtk_widget_class_bind_template_callback (widget_class, ring_cb);
  gtk_widget_class_bind_template_callback (widget_class, pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
}

static void
nabij_voice_booth_init (NabijVoiceBooth *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->screen_watch = nabij_screen_watch_new (GTK_WIDGET (self), _ ("The microphone is on"));
  g_signal_connect_object (self->screen_watch, "hidden", G_CALLBACK (nabij_voice_booth_break_off), self, G_CONNECT_SWAPPED);
  nabij_voice_booth_watch_keys (self);
}

/**
 * nabij_voice_booth_set_services:
 * @self: a booth without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a booth from a template what it needs.
 */
void
nabij_voice_booth_set_services (NabijVoiceBooth *self,
                                NabijServices   *services)
{
  g_return_if_fail (NABIJ_IS_VOICE_BOOTH (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  self->takes = nabij_voice_takes_new (services);
  nabij_voice_microphones_set_studio (self->microphones, get_studio (self));
  g_signal_connect_object (self->takes, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->takes, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_studio (self), "notify::state", G_CALLBACK (nabij_voice_booth_follow_studio), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_studio (self), "notify::level", G_CALLBACK (level_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (keeper_cb), self, G_CONNECT_SWAPPED);
}

static gboolean
is_held (NabijVoiceBooth       *self,
         const NabijSpeechLine *line)
{
  return nabij_held_recordings_find (nabij_services_get_held_recordings (self->services), self->speaker, line->id) != NULL;
}

static void
begin (NabijVoiceBooth *self,
       const char      *speaker,
       GPtrArray       *lines,
       guint            place,
       gboolean         has_end)
{
  nabij_voice_booth_abandon (self);
  g_clear_pointer (&self->course, nabij_voice_course_free);
  g_free (self->speaker);
  self->speaker = g_strdup (speaker);
  self->course = nabij_voice_course_new (lines, place, has_end);
  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine *line = g_ptr_array_index (lines, i);

    if (is_held (self, line))
      nabij_voice_course_note (self->course, line->id, NABIJ_VOICE_STAGE_UNKEPT);
    else if (nabij_voice_booth_find (self, line) != NULL)
      nabij_voice_course_note (self->course, line->id, NABIJ_VOICE_STAGE_KEPT);
  }
  nabij_widgets_show_text (self->notice, NULL);
}

/**
 * nabij_voice_booth_begin:
 * @self: a booth
 * @speaker: who speaks
 * @lines: (transfer none) (element-type NabijSpeechLine): the lines in their order, at least one; they must
 *   not change
 * @place: at which of them it begins
 * @has_end: whether something is said after the last one
 *
 * Begins to record lines. The first one waits for a key, also where it was recorded already; what was
 * said and could not be kept waits to be kept.
 */
void
nabij_voice_booth_begin (NabijVoiceBooth *self,
                         const char      *speaker,
                         GPtrArray       *lines,
                         guint            place,
                         gboolean         has_end)
{
  g_return_if_fail (NABIJ_IS_VOICE_BOOTH (self));
  g_return_if_fail (speaker != NULL && *speaker != '\0');
  g_return_if_fail (lines != NULL && place < lines->len);

  begin (self, speaker, lines, place, has_end);
  self->only_heard = FALSE;
  if (is_held (self, nabij_voice_course_get_line (self->course)))
    nabij_voice_course_rest (self->course);
  nabij_voice_booth_show (self);
}

/**
 * nabij_voice_booth_hear:
 * @self: a booth
 * @speaker: who speaks
 * @lines: (transfer none) (element-type NabijSpeechLine): the lines in their order, at least one; they must
 *   not change
 *
 * Lets those be heard that were recorded, one after the other, and leaves after the last one.
 */
void
nabij_voice_booth_hear (NabijVoiceBooth *self,
                        const char      *speaker,
                        GPtrArray       *lines)
{
  g_return_if_fail (NABIJ_IS_VOICE_BOOTH (self));
  g_return_if_fail (speaker != NULL && *speaker != '\0');
  g_return_if_fail (lines != NULL && lines->len > 0);

  begin (self, speaker, lines, 0, FALSE);
  self->only_heard = TRUE;
  nabij_voice_booth_hear_through (self, TRUE);
}

/**
 * nabij_voice_booth_stop:
 * @self: a booth
 *
 * Closes the microphone, and ends what is heard. What is being said is thrown away; what was said is kept.
 */
void
nabij_voice_booth_stop (NabijVoiceBooth *self)
{
  g_return_if_fail (NABIJ_IS_VOICE_BOOTH (self));

  if (self->course == NULL)
    return;

  nabij_voice_booth_abandon (self);
  nabij_voice_booth_show (self);
}

/**
 * nabij_voice_booth_is_open:
 * @self: a booth
 *
 * Returns: whether the microphone is open
 */
gboolean
nabij_voice_booth_is_open (NabijVoiceBooth *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_BOOTH (self), FALSE);

  return nabij_voice_booth_get_stage (self) == NABIJ_VOICE_STAGE_OPENING || nabij_voice_booth_get_stage (self) == NABIJ_VOICE_STAGE_LISTENING;
}
