/* nabij-voice-row.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-row.h"

#include "nabij-voice-words.h"

#include <glib/gi18n-lib.h>

struct _NabijVoiceRow {
  AdwActionRow parent_instance;

  /* Template Widgets */
  GtkImage  *mark;
  GtkWidget *hear_button;
  GtkWidget *remove_button;

  /* Owned References */
  char *id;
  char *subtitle;
};

enum {
  SIGNAL_HEAR,
  SIGNAL_REMOVE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceRow, nabij_voice_row, ADW_TYPE_ACTION_ROW)

static void
hear_cb (NabijVoiceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_HEAR], 0);
}

static void
remove_cb (NabijVoiceRow *self)
{
  g_signal_emit (self, signals[SIGNAL_REMOVE], 0);
}

static void
nabij_voice_row_finalize (GObject *object)
{
  NabijVoiceRow *self = NABIJ_VOICE_ROW (object);

  g_free (self->id);
  g_free (self->subtitle);

  G_OBJECT_CLASS (nabij_voice_row_parent_class)->finalize (object);
}

static void
nabij_voice_row_class_init (NabijVoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nabij_voice_row_finalize;

  /**
   * NabijVoiceRow::hear:
   * @self: a row
   *
   * It is to be heard, or to be quiet again.
   */
  signals[SIGNAL_HEAR] = g_signal_new ("hear", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijVoiceRow::remove:
   * @self: a row
   *
   * Its recording is to go.
   */
  signals[SIGNAL_REMOVE] = g_signal_new ("remove", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceRow, mark);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceRow, hear_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceRow, remove_button);
  gtk_widget_class_bind_template_callback (widget_class, hear_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
nabij_voice_row_init (NabijVoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_row_new:
 * @id: the id of a line
 * @words: what stands on the screen
 * @subtitle: (nullable): where it belongs
 *
 * Makes a row for a line that was not recorded.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
nabij_voice_row_new (const char *id,
                     const char *words,
                     const char *subtitle)
{
  NabijVoiceRow   *self;
  g_autofree char *hear = NULL;
  g_autofree char *removal = NULL;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (words != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_VOICE_ROW, "title", words, NULL);
  self->id = g_strdup (id);
  self->subtitle = g_strdup (subtitle);
  /* Translators: read aloud; %s is a line that was recorded. */
  hear = g_strdup_printf (_ ("Hear “%s”"), words);
  /* Translators: read aloud; %s is a line that was recorded. */
  removal = g_strdup_printf (_ ("Remove the recording of “%s”"), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->hear_button), GTK_ACCESSIBLE_PROPERTY_LABEL, hear, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, removal, -1);
  nabij_voice_row_show (self, FALSE, TRUE, TRUE);
  return GTK_WIDGET (self);
}

/**
 * nabij_voice_row_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the id of its line
 */
const char *
nabij_voice_row_get_id (NabijVoiceRow *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_ROW (self), NULL);

  return self->id;
}

/**
 * nabij_voice_row_show:
 * @self: a row
 * @is_recorded: whether it can be heard
 * @is_kept: whether the journal has it
 * @can_record: whether it can be recorded now
 *
 * Shows what there is of the line.
 */
void
nabij_voice_row_show (NabijVoiceRow *self,
                      gboolean       is_recorded,
                      gboolean       is_kept,
                      gboolean       can_record)
{
  const char *state = nabij_voice_words_get_stage (is_kept ? NABIJ_VOICE_STAGE_KEPT : NABIJ_VOICE_STAGE_UNKEPT);
  const char *subtitle;

  g_return_if_fail (NABIJ_IS_VOICE_ROW (self));

  subtitle = is_recorded && !is_kept ? state : self->subtitle;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), subtitle != NULL ? subtitle : "");
  gtk_image_set_from_icon_name (self->mark, is_recorded ? "object-select-symbolic" : "audio-input-microphone-symbolic");
  if (is_recorded)
    gtk_widget_add_css_class (GTK_WIDGET (self->mark), "recorded");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->mark), "recorded");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_recorded ? state : C_ ("voice", "Not recorded"), -1);
  gtk_widget_set_visible (self->hear_button, is_recorded);
  /* What the journal does not have cannot be taken out of it. */
  gtk_widget_set_visible (self->remove_button, is_recorded && is_kept);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), can_record);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), !can_record ? NULL : is_recorded ? _ ("Record again")
                                                                                   : _ ("Record"));
}

/**
 * nabij_voice_row_show_playing:
 * @self: a row
 * @is_playing: whether it is heard just now
 *
 * Shows on the button what it does.
 */
void
nabij_voice_row_show_playing (NabijVoiceRow *self,
                              gboolean       is_playing)
{
  g_return_if_fail (NABIJ_IS_VOICE_ROW (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->hear_button), is_playing ? "media-playback-stop-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->hear_button, nabij_voice_words_get_act (is_playing ? NABIJ_VOICE_ACT_STOP_HEARING : NABIJ_VOICE_ACT_HEAR));
}
