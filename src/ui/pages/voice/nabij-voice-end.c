/* nabij-voice-end.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-end.h"

#include "nabij-voice-course.h"
#include "nabij-voice-words.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

struct _NabijVoiceEnd {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel  *end_line;
  GtkWidget *through_button;
  GtkWidget *sentence_button;
  GtkLabel  *sentence_label;
  GtkWidget *lullaby_button;
  GtkWidget *done_button;
};

enum {
  SIGNAL_PRESSED,
  SIGNAL_MORE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceEnd, nabij_voice_end, GTK_TYPE_WIDGET)

static void
clicked_cb (NabijVoiceEnd *self,
            GtkWidget     *button)
{
  if (button == self->sentence_button)
    g_signal_emit (self, signals[SIGNAL_MORE], 0, NABIJ_SPEECH_GROUP_SENTENCE);
  else if (button == self->lullaby_button)
    g_signal_emit (self, signals[SIGNAL_MORE], 0, NABIJ_SPEECH_GROUP_LULLABY);
  else
    g_signal_emit (self, signals[SIGNAL_PRESSED], 0, button == self->through_button ? NABIJ_VOICE_KEY_HEAR : NABIJ_VOICE_KEY_MAIN);
}

static gboolean
nabij_voice_end_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_VOICE_END (widget)->done_button);
}

static void
nabij_voice_end_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_end_parent_class)->dispose (object);
}

static void
nabij_voice_end_class_init (NabijVoiceEndClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_voice_end_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_end_grab_focus);

  /**
   * NabijVoiceEnd::pressed:
   * @self: the end
   * @key: a NabijVoiceKey: to hear all lines, or to leave
   *
   * A button was pressed.
   */
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT);

  /**
   * NabijVoiceEnd::more:
   * @self: the end
   * @group: a NabijSpeechGroup: the sentence or the lullaby
   *
   * Something else is to be recorded.
   */
  signals[SIGNAL_MORE] = g_signal_new ("more", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_css_name (widget_class, "voice-end");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-end.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceEnd, end_line);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceEnd, through_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceEnd, sentence_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceEnd, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceEnd, lullaby_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceEnd, done_button);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
nabij_voice_end_init (NabijVoiceEnd *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_end_show:
 * @self: the end
 * @speaker: who spoke
 * @chosen: (nullable): whose voice is heard by day
 * @is_at_hand: whether any of the lines was recorded
 * @season: the season, which decides what the sentence is called
 *
 * Says what is so now.
 */
void
nabij_voice_end_show (NabijVoiceEnd *self,
                      const char    *speaker,
                      const char    *chosen,
                      gboolean       is_at_hand,
                      NabijSeason    season)
{
  const char      *sentence = nabij_voice_words_get_sentence (season);
  g_autofree char *words = NULL;

  g_return_if_fail (NABIJ_IS_VOICE_END (self));
  g_return_if_fail (speaker != NULL);

  if (!is_at_hand)
    words = g_strdup (_ ("Nothing was recorded, and that is fine. The lines stay words on the screen."));
  else if (g_strcmp0 (chosen, speaker) == 0)
    /* Translators: %s is a name. What was recorded is heard from now on. */
    words = g_strdup_printf (_ ("%s’s voice is over the water now, by day. What was not recorded stays words on the screen."), speaker);
  else
    /* Translators: %s is a name. What was recorded is kept, and another voice, or none, is heard. */
    words = g_strdup_printf (_ ("%s’s voice is kept. On the page before this, you can choose when it is heard."), speaker);
  gtk_label_set_label (self->end_line, words);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sentence_button), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_widget_set_visible (self->through_button, is_at_hand);
}
