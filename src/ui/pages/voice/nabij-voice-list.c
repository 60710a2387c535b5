/* nabij-voice-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-list.h"

#include "nabij-speech-line.h"
#include "nabij-voice-row.h"
#include "nabij-voice-words.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

struct _NabijVoiceList {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwPreferencesGroup *water;
  AdwPreferencesGroup *own;
  GtkWidget           *more_group;
  AdwExpanderRow      *night;
  AdwExpanderRow      *rituals;
  AdwExpanderRow      *others;

  /* Owned References */
  NabijServices *services;
  GPtrArray     *rows;      /* borrowed from the groups */
  char          *signature; /* of the rows, to tell when others are needed */
  char          *speaker;
  GCancellable  *hearing; /* NULL while nothing is heard */
  char          *heard;   /* the id of the line that is heard */
};

enum {
  SIGNAL_RECORD,
  SIGNAL_REMOVE,
  SIGNAL_PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceList, nabij_voice_list, GTK_TYPE_WIDGET)

typedef struct {
  NabijVoiceList *list;
  GCancellable   *cancellable;
} Hearing;

static NabijRecording *
find_held (NabijVoiceList *self,
           const char     *line)
{
  return nabij_held_recordings_find (nabij_services_get_held_recordings (self->services), self->speaker, line);
}

static NabijRecording *
find (NabijVoiceList *self,
      const char     *line)
{
  NabijRecording *held = find_held (self, line);

  return held != NULL ? held : nabij_voice_keeper_find (nabij_services_get_voice_keeper (self->services), self->speaker, line);
}

static NabijVoiceRow *
find_row (NabijVoiceList *self,
          const char     *line)
{
  for (guint i = 0; i < self->rows->len; i++) {
    if (g_strcmp0 (nabij_voice_row_get_id (self->rows->pdata[i]), line) == 0)
      return self->rows->pdata[i];
  }
  return NULL;
}

/* Hearing */

static void
show_heard (NabijVoiceList *self,
            const char     *line)
{
  NabijVoiceRow *before = find_row (self, self->heard);
  NabijVoiceRow *now;

  if (before != NULL)
    nabij_voice_row_show_playing (before, FALSE);
  g_free (self->heard);
  self->heard = g_strdup (line);
  now = line != NULL ? find_row (self, line) : NULL;
  if (now != NULL)
    nabij_voice_row_show_playing (now, TRUE);
}

static void
heard_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autofree Hearing *hearing = user_data;
  g_autoptr (NabijVoiceList) self = hearing->list;
  g_autoptr (GCancellable) cancellable = hearing->cancellable;
  g_autoptr (GError) error = NULL;
  const gboolean heard = nabij_studio_hear_finish (NABIJ_STUDIO (source), result, &error);

  if (self->hearing != cancellable)
    return;

  g_clear_object (&self->hearing);
  show_heard (self, NULL);
  if (!heard && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
    g_autofree char *words = nabij_voice_words_describe_error (error);

    g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, words);
  }
}

static void
hear_cb (NabijVoiceList *self,
         NabijVoiceRow  *row)
{
  const char     *line = nabij_voice_row_get_id (row);
  const gboolean  was_heard = g_strcmp0 (self->heard, line) == 0;
  NabijRecording *recording = find (self, line);
  Hearing        *hearing;

  nabij_voice_list_stop (self);
  if (was_heard || recording == NULL || nabij_recording_get_sound (recording) == NULL)
    return;

  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, NULL);
  hearing = g_new0 (Hearing, 1);
  hearing->list = g_object_ref (self);
  hearing->cancellable = g_cancellable_new ();
  g_set_object (&self->hearing, hearing->cancellable);
  show_heard (self, line);
  nabij_studio_hear_async (nabij_services_get_studio (self->services), nabij_recording_get_sound (recording),
                           hearing->cancellable, heard_cb, hearing);
}

/* Rows */

static void
remove_cb (NabijVoiceList *self,
           NabijVoiceRow  *row)
{
  NabijRecording *recording = nabij_voice_keeper_find (nabij_services_get_voice_keeper (self->services), self->speaker, nabij_voice_row_get_id (row));

  nabij_voice_list_stop (self);
  /* The button goes with the recording. */
  if (!gtk_widget_grab_focus (GTK_WIDGET (row)))
    gtk_widget_child_focus (gtk_widget_get_parent (GTK_WIDGET (row)), GTK_DIR_TAB_FORWARD);
  if (recording != NULL)
    g_signal_emit (self, signals[SIGNAL_REMOVE], 0, recording);
}

static void
activated_cb (NabijVoiceList *self,
              NabijVoiceRow  *row)
{
  g_signal_emit (self, signals[SIGNAL_RECORD], 0, nabij_voice_row_get_id (row));
}

static GtkWidget *
make_row (NabijVoiceList *self,
          const char     *id,
          const char     *words,
          const char     *subtitle)
{
  GtkWidget *row = nabij_voice_row_new (id, words, subtitle);

  g_signal_connect_object (row, "hear", G_CALLBACK (hear_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->rows, row);
  return row;
}

static void
clear_rows (NabijVoiceList *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    GtkWidget *row = self->rows->pdata[i];
    GtkWidget *expander = gtk_widget_get_ancestor (row, ADW_TYPE_EXPANDER_ROW);

    if (expander != NULL)
      adw_expander_row_remove (ADW_EXPANDER_ROW (expander), row);
    else
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
  }
  g_ptr_array_set_size (self->rows, 0);
}

static gboolean
has_line (GPtrArray  *lines,
          const char *id)
{
  for (guint i = 0; i < lines->len; i++) {
    if (g_str_equal (((const NabijSpeechLine *)lines->pdata[i])->id, id))
      return TRUE;
  }
  return FALSE;
}

/* What was recorded in another season, or is not said any more. */
static GPtrArray *
list_others (NabijVoiceList *self,
             GPtrArray      *lines)
{
  GPtrArray *recordings = nabij_voice_keeper_get_recordings (nabij_services_get_voice_keeper (self->services), self->speaker);
  GPtrArray *others = g_ptr_array_new ();

  for (guint i = 0; i < recordings->len; i++) {
    if (!has_line (lines, nabij_recording_get_fields (recordings->pdata[i])->line))
      g_ptr_array_add (others, recordings->pdata[i]);
  }
  return others;
}

static char *
sign (GPtrArray *lines,
      GPtrArray *others)
{
  GString *signature = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine *line = lines->pdata[i];

    g_string_append_printf (signature, "%s\n%s\n", line->id, line->words);
  }
  for (guint i = 0; i < others->len; i++)
    g_string_append_printf (signature, "%s\n", nabij_recording_get_fields (others->pdata[i])->line);
  return g_string_free (signature, FALSE);
}

static void
add_line (NabijVoiceList        *self,
          const NabijSpeechLine *line,
          const NabijSituation  *situation)
{
  NabijPractice *practice = line->practice != NULL ? nabij_practices_find (nabij_services_get_practices (self->services), line->practice) : NULL;

  switch (line->group) {
  case NABIJ_SPEECH_GROUP_SENTENCE:
    adw_preferences_group_add (self->own, make_row (self, line->id, line->words, nabij_voice_words_get_sentence (situation->season)));
    break;
  case NABIJ_SPEECH_GROUP_LULLABY:
    adw_preferences_group_add (self->own, make_row (self, line->id, line->words, _ ("As long as you like, up to five minutes")));
    break;
  case NABIJ_SPEECH_GROUP_NIGHT:
    adw_expander_row_add_row (self->night, make_row (self, line->id, line->words, NULL));
    break;
  case NABIJ_SPEECH_GROUP_RITUAL:
    adw_expander_row_add_row (self->rituals, make_row (self, line->id, line->words, practice != NULL ? nabij_practice_get_name (practice, situation) : NULL));
    break;
  case NABIJ_SPEECH_GROUP_WATER:
  default:
    adw_preferences_group_add (self->water, make_row (self, line->id, line->words, NULL));
    break;
  }
}

static gboolean
has_group (GPtrArray       *lines,
           NabijSpeechGroup group)
{
  for (guint i = 0; i < lines->len; i++) {
    if (((const NabijSpeechLine *)lines->pdata[i])->group == group)
      return TRUE;
  }
  return FALSE;
}

static void
make_rows (NabijVoiceList *self,
           GPtrArray      *lines)
{
  g_autoptr (GPtrArray) others = list_others (self, lines);
  g_autofree char *signature = sign (lines, others);
  NabijSituation   situation;

  if (g_strcmp0 (self->signature, signature) == 0)
    return;

  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  nabij_services_get_situation (self->services, &situation);
  clear_rows (self);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i], &situation);
  for (guint i = 0; i < others->len; i++) {
    const NabijRecordingFields *fields = nabij_recording_get_fields (others->pdata[i]);

    adw_expander_row_add_row (self->others, make_row (self, fields->line, fields->words, NULL));
  }

  gtk_widget_set_visible (GTK_WIDGET (self->water), has_group (lines, NABIJ_SPEECH_GROUP_WATER));
  gtk_widget_set_visible (GTK_WIDGET (self->own), has_group (lines, NABIJ_SPEECH_GROUP_SENTENCE) || has_group (lines, NABIJ_SPEECH_GROUP_LULLABY));
  gtk_widget_set_visible (GTK_WIDGET (self->night), has_group (lines, NABIJ_SPEECH_GROUP_NIGHT));
  gtk_widget_set_visible (GTK_WIDGET (self->rituals), has_group (lines, NABIJ_SPEECH_GROUP_RITUAL));
  gtk_widget_set_visible (GTK_WIDGET (self->others), others->len > 0);
  gtk_widget_set_visible (self->more_group, others->len > 0 || has_group (lines, NABIJ_SPEECH_GROUP_NIGHT) || has_group (lines, NABIJ_SPEECH_GROUP_RITUAL));
  /* Where nothing can be recorded, what there is lies open. */
  if (lines->len == 0)
    adw_expander_row_set_expanded (self->others, TRUE);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->more_group), lines->len > 0 ? _ ("If you like") : "");
  /* Translators: “From another time” is over lines of another season, such as the pregnancy. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->others), lines->len > 0 ? _ ("From another time") : _ ("What was recorded"));
  if (self->heard != NULL)
    show_heard (self, self->heard);
}

static void
nabij_voice_list_unmap (GtkWidget *widget)
{
  nabij_voice_list_stop (NABIJ_VOICE_LIST (widget));

  GTK_WIDGET_CLASS (nabij_voice_list_parent_class)->unmap (widget);
}

static gboolean
nabij_voice_list_grab_focus (GtkWidget *widget)
{
  NabijVoiceList *self = NABIJ_VOICE_LIST (widget);

  return self->rows->len > 0 && gtk_widget_grab_focus (self->rows->pdata[0]);
}

static void
nabij_voice_list_dispose (GObject *object)
{
  NabijVoiceList *self = NABIJ_VOICE_LIST (object);
  GtkWidget      *child;

  if (self->hearing != NULL)
    g_cancellable_cancel (self->hearing);
  g_clear_object (&self->hearing);
  g_ptr_array_set_size (self->rows, 0);
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_list_parent_class)->dispose (object);
}

static void
nabij_voice_list_finalize (GObject *object)
{
  NabijVoiceList *self = NABIJ_VOICE_LIST (object);

  g_ptr_array_unref (self->rows);
  g_free (self->signature);
  g_free (self->speaker);
  g_free (self->heard);

  G_OBJECT_CLASS (nabij_voice_list_parent_class)->finalize (object);
}

static void
nabij_voice_list_class_init (NabijVoiceListClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_voice_list_dispose;
  object_class->finalize = nabij_voice_list_finalize;
  widget_class->unmap = nabij_voice_list_unmap;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_list_grab_focus);

  /**
   * NabijVoiceList::record:
   * @self: the list
   * @line: the id of a line
   *
   * A line is to be recorded.
   */
  signals[SIGNAL_RECORD] = g_signal_new ("record", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * NabijVoiceList::remove:
   * @self: the list
   * @recording: a recording
   *
   * A recording is to go.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, NABIJ_TYPE_RECORDING);

  /**
   * NabijVoiceList::problem:
   * @self: the list
   * @words: (nullable): a sentence, or `NULL` where the one before is over
   *
   * A recording could not be heard.
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "voice-list");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-list.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceList, water);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceList, own);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceList, more_group);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceList, night);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceList, rituals);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceList, others);
}

static void
nabij_voice_list_init (NabijVoiceList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_list_set_services:
 * @self: a list without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives a list from a template what it needs.
 */
void
nabij_voice_list_set_services (NabijVoiceList *self,
                               NabijServices  *services)
{
  g_return_if_fail (NABIJ_IS_VOICE_LIST (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
}

/**
 * nabij_voice_list_show:
 * @self: a list
 * @lines: (transfer none) (element-type NabijSpeechLine): what can be recorded
 * @speaker: (nullable): whose recordings are shown, or `NULL` for nobody's
 * @can_record: whether anything can be recorded now
 *
 * Shows the lines. Rows stay as long as they can, and the focus with them.
 */
void
nabij_voice_list_show (NabijVoiceList *self,
                       GPtrArray      *lines,
                       const char     *speaker,
                       gboolean        can_record)
{
  g_return_if_fail (NABIJ_IS_VOICE_LIST (self));
  g_return_if_fail (lines != NULL);

  if (g_strcmp0 (self->speaker, speaker) != 0) {
    nabij_voice_list_stop (self);
    g_free (self->speaker);
    self->speaker = g_strdup (speaker);
  }
  make_rows (self, lines);
  for (guint i = 0; i < self->rows->len; i++) {
    const char *line = nabij_voice_row_get_id (self->rows->pdata[i]);

    nabij_voice_row_show (self->rows->pdata[i], find (self, line) != NULL, find_held (self, line) == NULL, can_record && has_line (lines, line));
  }
}

/**
 * nabij_voice_list_stop:
 * @self: a list
 *
 * Ends what is heard.
 */
void
nabij_voice_list_stop (NabijVoiceList *self)
{
  g_autoptr (GCancellable) hearing = NULL;

  g_return_if_fail (NABIJ_IS_VOICE_LIST (self));

  hearing = g_steal_pointer (&self->hearing);
  if (hearing != NULL)
    g_cancellable_cancel (hearing);
  if (self->heard != NULL)
    show_heard (self, NULL);
}

/**
 * nabij_voice_list_grab_line:
 * @self: a list
 * @line: the id of a line
 *
 * Gives the focus to a line, where it is in the list.
 */
void
nabij_voice_list_grab_line (NabijVoiceList *self,
                            const char     *line)
{
  NabijVoiceRow *row;

  g_return_if_fail (NABIJ_IS_VOICE_LIST (self));

  row = find_row (self, line);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}
