/* nabij-voice-keys.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-keys.h"

#include "nabij-voice-words.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

struct _NabijVoiceKeys {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *main_button;
  GtkLabel  *main_label;
  GtkWidget *hear_button;
  GtkLabel  *hear_label;
  GtkWidget *again_button;
  GtkWidget *before_button;
  GtkWidget *skip_button;
  GtkLabel  *skip_label;
};

enum {
  SIGNAL_PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceKeys, nabij_voice_keys, GTK_TYPE_WIDGET)

static void
clicked_cb (NabijVoiceKeys *self,
            GtkWidget      *button)
{
  NabijVoiceKey key = NABIJ_VOICE_KEY_MAIN;

  if (button == self->hear_button)
    key = NABIJ_VOICE_KEY_HEAR;
  else if (button == self->again_button)
    key = NABIJ_VOICE_KEY_AGAIN;
  else if (button == self->before_button)
    key = NABIJ_VOICE_KEY_BACK;
  else if (button == self->skip_button)
    key = NABIJ_VOICE_KEY_SKIP;
  g_signal_emit (self, signals[SIGNAL_PRESSED], 0, key);
}

static void
name (GtkWidget  *button,
      GtkLabel   *label,
      const char *words)
{
  gtk_label_set_label (label, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static gboolean
nabij_voice_keys_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_VOICE_KEYS (widget)->main_button);
}

static void
nabij_voice_keys_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_keys_parent_class)->dispose (object);
}

static void
nabij_voice_keys_class_init (NabijVoiceKeysClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_voice_keys_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_keys_grab_focus);

  /**
   * NabijVoiceKeys::pressed:
   * @self: the keys
   * @key: which of them, a NabijVoiceKey
   *
   * A button was pressed.
   */
  signals[SIGNAL_PRESSED] = g_signal_new ("pressed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "voice-keys");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-keys.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, main_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, main_label);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, hear_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, hear_label);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, again_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, before_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, skip_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceKeys, skip_label);
  gtk_widget_class_bind_template_callback (widget_class, clicked_cb);
}

static void
nabij_voice_keys_init (NabijVoiceKeys *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_keys_show:
 * @self: the keys
 * @course: (transfer none): the way through the lines, at a line
 *
 * Offers what can be done just now.
 */
void
nabij_voice_keys_show (NabijVoiceKeys   *self,
                       NabijVoiceCourse *course)
{
  const NabijVoiceAct what = nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_MAIN);
  const NabijVoiceAct hear = nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_HEAR);
  const NabijVoiceAct again = nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_AGAIN);
  const NabijVoiceAct skip = nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_SKIP);

  g_return_if_fail (NABIJ_IS_VOICE_KEYS (self));

  gtk_widget_set_sensitive (self->main_button, what != NABIJ_VOICE_ACT_NONE);
  name (self->main_button, self->main_label, nabij_voice_words_get_act (what));
  gtk_widget_set_visible (self->hear_button, hear != NABIJ_VOICE_ACT_NONE);
  name (self->hear_button, self->hear_label, nabij_voice_words_get_act (hear != NABIJ_VOICE_ACT_NONE ? hear : NABIJ_VOICE_ACT_HEAR));
  /* What waits to be recorded is recorded with the large button. */
  gtk_widget_set_visible (self->again_button, again != NABIJ_VOICE_ACT_NONE && nabij_voice_course_get_stage (course) != NABIJ_VOICE_STAGE_READY);
  gtk_widget_set_visible (self->before_button, nabij_voice_course_find_act (course, NABIJ_VOICE_KEY_BACK) != NABIJ_VOICE_ACT_NONE);
  /* Where the large button goes on, another one that does the same would be one too many. */
  gtk_widget_set_visible (self->skip_button, skip != NABIJ_VOICE_ACT_NONE && skip != what);
  name (self->skip_button, self->skip_label, skip == NABIJ_VOICE_ACT_LEAVE ? _ ("To the list") : C_ ("voice", "Skip"));
}
