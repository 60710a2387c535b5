/* nabij-sound-popover.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-sound-popover.h"

#include "nabij-preferences.h"
#include "nabij-voice-choices.h"

#include <glib/gi18n-lib.h>

/* What can be heard, with a volume of its own for each. It only writes settings, and whose voice is
 * chosen: whoever plays listens to those. */
struct _NabijSoundPopover {
  GtkPopover parent_instance;

  /* Template Widgets */
  GtkSwitch     *sound;
  GtkAdjustment *volume;
  GtkAdjustment *breath_volume;
  GtkAdjustment *ambience_volume;
  GtkWidget     *ambience_scale;
  GtkDropDown   *voice;
  GtkDropDown   *ambience;
  GtkLabel      *own_ambience;
  GtkWidget     *speaker_label;
  GtkDropDown   *speaker;

  /* Owned References */
  NabijVoiceKeeper *voice_keeper; /* or NULL where no voice can be chosen */

  gboolean night;
  gboolean filling; /* the keeper chooses, not the person */
};

static const char *const voices[] = { "water", "wind", "tone" };
static const char *const ambiences[] = { "sea", "forest", "rain", "hearth", "womb", "none" };

G_DEFINE_FINAL_TYPE (NabijSoundPopover, nabij_sound_popover, GTK_TYPE_POPOVER)

static gboolean
get_choice (GValue   *value,
            GVariant *variant,
            gpointer  user_data)
{
  const char *const *choices = user_data;
  const guint        n_choices = choices == voices ? G_N_ELEMENTS (voices) : G_N_ELEMENTS (ambiences);

  for (guint i = 0; i < n_choices; i++) {
    if (g_str_equal (choices[i], g_variant_get_string (variant, NULL)))
      g_value_set_uint (value, i);
  }
  return TRUE;
}

static GVariant *
set_choice (const GValue       *value,
            const GVariantType *type,
            gpointer            user_data)
{
  const char *const *choices = user_data;

  return g_variant_new_string (choices[g_value_get_uint (value)]);
}

static void
fill_speakers (NabijSoundPopover *self)
{
  const gboolean is_offered = self->voice_keeper != NULL && nabij_voice_keeper_get_speakers (self->voice_keeper)[0] != NULL;
  g_autoptr (GListModel) choices = NULL;

  gtk_widget_set_visible (self->speaker_label, is_offered);
  gtk_widget_set_visible (GTK_WIDGET (self->speaker), is_offered);
  if (!is_offered)
    return;

  choices = nabij_voice_choices_follow (gtk_drop_down_get_model (self->speaker), self->voice_keeper);
  self->filling = TRUE;
  gtk_drop_down_set_model (self->speaker, choices);
  gtk_drop_down_set_selected (self->speaker, nabij_voice_choices_find (choices, nabij_voice_keeper_get_chosen (self->voice_keeper, self->night)));
  self->filling = FALSE;
}

static void
speaker_cb (NabijSoundPopover *self)
{
  if (self->filling || self->voice_keeper == NULL)
    return;

  nabij_voice_keeper_choose (self->voice_keeper, self->night,
                             nabij_voice_choices_get (gtk_drop_down_get_model (self->speaker), gtk_drop_down_get_selected (self->speaker)));
}

static void
voices_cb (NabijSoundPopover *self)
{
  fill_speakers (self);
}

static void
set_voice_keeper (NabijSoundPopover *self,
                  NabijVoiceKeeper  *voice_keeper)
{
  if (self->voice_keeper == voice_keeper)
    return;

  if (self->voice_keeper != NULL)
    g_signal_handlers_disconnect_by_func (self->voice_keeper, voices_cb, self);
  g_set_object (&self->voice_keeper, voice_keeper);
  if (voice_keeper != NULL)
    g_signal_connect_object (voice_keeper, "changed", G_CALLBACK (voices_cb), self, G_CONNECT_SWAPPED);
}

static void
nabij_sound_popover_dispose (GObject *object)
{
  set_voice_keeper (NABIJ_SOUND_POPOVER (object), NULL);

  G_OBJECT_CLASS (nabij_sound_popover_parent_class)->dispose (object);
}

static void
nabij_sound_popover_class_init (NabijSoundPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_sound_popover_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/session/nabij-sound-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, sound);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, volume);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, breath_volume);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, ambience_volume);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, ambience_scale);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, voice);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, ambience);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, own_ambience);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, speaker_label);
  gtk_widget_class_bind_template_child (widget_class, NabijSoundPopover, speaker);
  gtk_widget_class_bind_template_callback (widget_class, speaker_cb);
}

static void
nabij_sound_popover_init (NabijSoundPopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_sound_popover_set_settings:
 * @self: a popover
 * @settings: the settings to show and to write
 * @night: whether it is night, which has a switch of its own
 *
 * Binds the popover to the settings.
 */
void
nabij_sound_popover_set_settings (NabijSoundPopover *self,
                                  GSettings         *settings,
                                  gboolean           night)
{
  g_return_if_fail (NABIJ_IS_SOUND_POPOVER (self));
  g_return_if_fail (G_IS_SETTINGS (settings));

  g_settings_bind (settings, night ? "night-sound" : "sound", self->sound, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "volume", self->volume, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "breath-volume", self->breath_volume, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "ambience-volume", self->ambience_volume, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "voice", self->voice, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_choice, set_choice, (gpointer)voices, NULL);
  g_settings_bind_with_mapping (settings, "ambience", self->ambience, "selected", G_SETTINGS_BIND_DEFAULT,
                                get_choice, set_choice, (gpointer)ambiences, NULL);
}

/**
 * nabij_sound_popover_set_own_ambience:
 * @self: a popover
 * @ambience: (nullable): what a practice brings to be heard around it, `NABIJ_AMBIENCE_NONE` where that
 *   is nothing, or `NULL` where it can be chosen
 *
 * Says that what is heard belongs to the practice. A forest that is drawn and told of does not sound like
 * the sea, so there is no choice then; what was chosen for the others stays.
 */
void
nabij_sound_popover_set_own_ambience (NabijSoundPopover *self,
                                      const char        *ambience)
{
  g_return_if_fail (NABIJ_IS_SOUND_POPOVER (self));

  if (g_strcmp0 (ambience, NABIJ_AMBIENCE_NONE) == 0)
    gtk_label_set_label (self->own_ambience, _ ("It is quiet around this practice."));
  else
    gtk_label_set_label (self->own_ambience, _ ("This practice has a sound of its own."));
  gtk_widget_set_visible (GTK_WIDGET (self->own_ambience), ambience != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->ambience), ambience == NULL);
  gtk_widget_set_sensitive (self->ambience_scale, g_strcmp0 (ambience, NABIJ_AMBIENCE_NONE) != 0);
}

/**
 * nabij_sound_popover_set_voices:
 * @self: a popover
 * @voice_keeper: (transfer none) (nullable): the voices that were recorded, or `NULL` where none can be
 *   chosen
 * @night: whether it is night, which has a choice of its own
 *
 * Offers whose voice is heard. Where nobody has recorded anything there is no such choice.
 */
void
nabij_sound_popover_set_voices (NabijSoundPopover *self,
                                NabijVoiceKeeper  *voice_keeper,
                                gboolean           night)
{
  g_return_if_fail (NABIJ_IS_SOUND_POPOVER (self));
  g_return_if_fail (voice_keeper == NULL || NABIJ_IS_VOICE_KEEPER (voice_keeper));

  self->night = night;
  set_voice_keeper (self, voice_keeper);
  fill_speakers (self);
}
