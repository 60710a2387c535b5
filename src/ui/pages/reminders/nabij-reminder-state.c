/* nabij-reminder-state.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-state.h"

#include "nabij-reminder-words.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

struct _NabijReminderState {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel  *state_line;
  GtkButton *go_on_button;

  /* Owned References */
  NabijServices *services;

  guint look_id; /* when a pause ends by itself */
};

G_DEFINE_FINAL_TYPE (NabijReminderState, nabij_reminder_state, GTK_TYPE_WIDGET)

static NabijReminderKeeper *
get_keeper (NabijReminderState *self)
{
  return nabij_services_get_reminder_keeper (self->services);
}

static void
look_again_cb (gpointer user_data)
{
  NabijReminderState *self = NABIJ_REMINDER_STATE (user_data);

  self->look_id = 0;
  nabij_reminder_state_show (self);
}

/* Until when, or NULL where there is no pause. */
static char *
describe_pause (NabijReminderState *self,
                gint64              paused_until_us)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  const gint64       left_us = paused_until_us > now.utc_us ? paused_until_us - now.utc_us : 0;
  g_autoptr (GDateTime) from = nabij_instant_to_local (&now);
  g_autoptr (GDateTime) until = g_date_time_add (from, left_us);

  if (left_us == 0)
    return NULL;
  if (left_us / G_USEC_PER_SEC < G_MAXINT)
    self->look_id = g_timeout_add_seconds_full (G_PRIORITY_DEFAULT, (guint)(left_us / G_USEC_PER_SEC) + 1,
                                                G_SOURCE_FUNC (look_again_cb), self, NULL);

  /* What is written by hand may be further away than any date. */
  return until != NULL ? nabij_reminder_words_pause (until, from) : g_strdup (_ ("No reminder comes now."));
}

static void
go_on_cb (NabijReminderState *self)
{
  /* The button goes, and the focus with it, to what comes after it. */
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
  nabij_reminder_keeper_go_on (get_keeper (self));
}

static gboolean
nabij_reminder_state_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_REMINDER_STATE (widget)->go_on_button));
}

static void
nabij_reminder_state_dispose (GObject *object)
{
  NabijReminderState *self = NABIJ_REMINDER_STATE (object);
  GtkWidget          *child;

  g_clear_handle_id (&self->look_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_reminder_state_parent_class)->dispose (object);
}

static void
nabij_reminder_state_class_init (NabijReminderStateClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_reminder_state_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_reminder_state_grab_focus);

  gtk_widget_class_set_css_name (widget_class, "reminder-state");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/reminders/nabij-reminder-state.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijReminderState, state_line);
  gtk_widget_class_bind_template_child (widget_class, NabijReminderState, go_on_button);
  gtk_widget_class_bind_template_callback (widget_class, go_on_cb);
}

static void
nabij_reminder_state_init (NabijReminderState *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_reminder_state_set_services:
 * @self: a card
 * @services: (transfer none): what it needs from the world
 *
 * Gives the card what it needs. Call it once, before anything else.
 */
void
nabij_reminder_state_set_services (NabijReminderState *self,
                                   NabijServices      *services)
{
  g_return_if_fail (NABIJ_IS_REMINDER_STATE (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));

  g_set_object (&self->services, services);
}

/**
 * nabij_reminder_state_show:
 * @self: a card
 *
 * Says how it is now. A silence comes before all, and there is no button in it.
 */
void
nabij_reminder_state_show (NabijReminderState *self)
{
  const NabijReminderSettings *settings;
  g_autofree char             *words = NULL;

  g_return_if_fail (NABIJ_IS_REMINDER_STATE (self));
  g_return_if_fail (self->services != NULL);

  settings = nabij_reminder_keeper_get_settings (get_keeper (self));
  g_clear_handle_id (&self->look_id, g_source_remove);
  if (nabij_reminder_state_is_silent (self)) {
    words = g_strdup (_ ("While it is silent, no reminder comes."));
  } else if (settings->resting) {
    words = g_strdup (_ ("I have been quiet for a while. Switch them on again?"));
    gtk_button_set_label (self->go_on_button, _ ("Switch on again"));
  } else {
    words = describe_pause (self, settings->paused_until_us);
    gtk_button_set_label (self->go_on_button, _ ("End the pause"));
  }
  gtk_label_set_label (self->state_line, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->go_on_button), !nabij_reminder_state_is_silent (self));
  gtk_widget_set_visible (GTK_WIDGET (self), words != NULL);
}

/**
 * nabij_reminder_state_is_silent:
 * @self: a card
 *
 * Returns: whether it is silent, so that there is nothing to switch
 */
gboolean
nabij_reminder_state_is_silent (NabijReminderState *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_STATE (self), FALSE);
  g_return_val_if_fail (self->services != NULL, FALSE);

  return nabij_reminder_keeper_get_settings (get_keeper (self))->silent ||
         nabij_season_is_silent (nabij_services_get_season (self->services));
}
