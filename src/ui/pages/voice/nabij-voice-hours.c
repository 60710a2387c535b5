/* nabij-voice-hours.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-hours.h"

#include "nabij-voice-choices.h"
#include "nabij-widgets.h"

struct _NabijVoiceHours {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwComboRow *by_day;
  AdwComboRow *by_night;

  /* Owned References */
  NabijVoiceKeeper *keeper;

  gboolean filling; /* while the rows are told, and not the person tells */
};

G_DEFINE_FINAL_TYPE (NabijVoiceHours, nabij_voice_hours, GTK_TYPE_WIDGET)

static void
show_row (NabijVoiceHours *self,
          AdwComboRow     *row,
          gboolean         night)
{
  g_autoptr (GListModel) choices = nabij_voice_choices_follow (adw_combo_row_get_model (row), self->keeper);

  adw_combo_row_set_model (row, choices);
  adw_combo_row_set_selected (row, nabij_voice_choices_find (choices, nabij_voice_keeper_get_chosen (self->keeper, night)));
}

static void
show (NabijVoiceHours *self)
{
  self->filling = TRUE;
  show_row (self, self->by_day, FALSE);
  show_row (self, self->by_night, TRUE);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), nabij_voice_keeper_get_speakers (self->keeper)[0] != NULL);
}

static void
selected_cb (NabijVoiceHours *self,
             GParamSpec      *pspec,
             AdwComboRow     *row)
{
  const guint selected = adw_combo_row_get_selected (row);

  if (!self->filling && self->keeper != NULL && selected != GTK_INVALID_LIST_POSITION)
    nabij_voice_keeper_choose (self->keeper, row == self->by_night, nabij_voice_choices_get (adw_combo_row_get_model (row), selected));
}

static gboolean
nabij_voice_hours_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_VOICE_HOURS (widget)->by_day));
}

static void
nabij_voice_hours_dispose (GObject *object)
{
  NabijVoiceHours *self = NABIJ_VOICE_HOURS (object);
  GtkWidget       *child;

  self->filling = TRUE;
  g_clear_object (&self->keeper);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_hours_parent_class)->dispose (object);
}

static void
nabij_voice_hours_class_init (NabijVoiceHoursClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_voice_hours_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_hours_grab_focus);

  gtk_widget_class_set_css_name (widget_class, "voice-hours");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-hours.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceHours, by_day);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceHours, by_night);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
nabij_voice_hours_init (NabijVoiceHours *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_hours_set_keeper:
 * @self: hours without a keeper
 * @keeper: (transfer none): who knows the voices, and takes what is chosen
 *
 * Gives hours from a template what they need.
 */
void
nabij_voice_hours_set_keeper (NabijVoiceHours  *self,
                              NabijVoiceKeeper *keeper)
{
  g_return_if_fail (NABIJ_IS_VOICE_HOURS (self));
  g_return_if_fail (NABIJ_IS_VOICE_KEEPER (keeper));
  g_return_if_fail (self->keeper == NULL);

  self->keeper = g_object_ref (keeper);
  g_signal_connect_object (keeper, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
}
