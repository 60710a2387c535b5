/* nabij-voice-microphones.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-microphones.h"

#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

struct _NabijVoiceMicrophones {
  GtkWidget parent_instance;

  /* Owned References */
  GtkWidget          *button;
  NabijStudio        *studio;
  GSimpleActionGroup *actions;
  GSimpleAction      *choose;

  gboolean is_watching;
};

G_DEFINE_FINAL_TYPE (NabijVoiceMicrophones, nabij_voice_microphones, GTK_TYPE_WIDGET)

/* In a menu, an underscore would mark a key. */
static char *
make_label (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "_", -1);

  return g_strjoinv ("__", parts);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "microphone.choose", "s", name);
  g_menu_append_item (menu, item);
}

static void
show (NabijVoiceMicrophones *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_auto (GStrv) names = NULL;
  g_autofree char *chosen = NULL;

  g_object_get (self->studio, "microphones", &names, "microphone", &chosen, NULL);
  append (menu, _ ("As the computer chooses"), "");
  for (char **name = names; name != NULL && *name != NULL; name++) {
    g_autofree char *label = make_label (*name);

    append (menu, label, *name);
  }
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (menu));
  g_simple_action_set_state (self->choose, g_variant_new_string (chosen != NULL ? chosen : ""));
  gtk_widget_set_visible (GTK_WIDGET (self), names != NULL && g_strv_length (names) > 1);
}

static void
choose_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  NabijVoiceMicrophones *self = NABIJ_VOICE_MICROPHONES (user_data);
  const char            *name = g_variant_get_string (parameter, NULL);

  g_object_set (self->studio, "microphone", *name != '\0' ? name : NULL, NULL);
}

static void
watch (NabijVoiceMicrophones *self,
       gboolean               watched)
{
  if (self->studio == NULL || self->is_watching == watched)
    return;

  self->is_watching = watched;
  nabij_studio_watch_microphones (self->studio, watched);
}

static gboolean
nabij_voice_microphones_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_VOICE_MICROPHONES (widget)->button);
}

static void
nabij_voice_microphones_dispose (GObject *object)
{
  NabijVoiceMicrophones *self = NABIJ_VOICE_MICROPHONES (object);

  watch (self, FALSE);
  g_clear_object (&self->studio);
  g_clear_object (&self->choose);
  g_clear_object (&self->actions);
  g_clear_pointer (&self->button, gtk_widget_unparent);

  G_OBJECT_CLASS (nabij_voice_microphones_parent_class)->dispose (object);
}

static void
nabij_voice_microphones_class_init (NabijVoiceMicrophonesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_voice_microphones_dispose;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_microphones_grab_focus);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "voice-microphones");
}

static void
nabij_voice_microphones_init (NabijVoiceMicrophones *self)
{
  self->button = gtk_menu_button_new ();
  /* Translators: a quiet button that opens a list of microphones to choose from. */
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _ ("Microphone"));
  gtk_widget_set_halign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  self->actions = g_simple_action_group_new ();
  self->choose = g_simple_action_new_stateful ("choose", G_VARIANT_TYPE_STRING, g_variant_new_string (""));
  g_signal_connect (self->choose, "activate", G_CALLBACK (choose_action), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (self->choose));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "microphone", G_ACTION_GROUP (self->actions));
}

/* Only where one can record is it followed which microphones there are. */
static void
around_mapped_cb (NabijVoiceMicrophones *self,
                  GtkWidget             *around)
{
  watch (self, gtk_widget_get_mapped (around));
}

static void
root_cb (NabijVoiceMicrophones *self)
{
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (self));

  if (around == NULL)
    return;

  g_signal_connect_object (around, "map", G_CALLBACK (around_mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (around, "unmap", G_CALLBACK (around_mapped_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * nabij_voice_microphones_set_studio:
 * @self: a button without a studio, in its place
 * @studio: (transfer none): where it is recorded
 *
 * Gives a button from a template what it needs. It follows the microphones while what it stands in is on
 * the screen.
 */
void
nabij_voice_microphones_set_studio (NabijVoiceMicrophones *self,
                                    NabijStudio           *studio)
{
  g_return_if_fail (NABIJ_IS_VOICE_MICROPHONES (self));
  g_return_if_fail (NABIJ_IS_STUDIO (studio));
  g_return_if_fail (self->studio == NULL);

  self->studio = g_object_ref (studio);
  g_signal_connect_object (studio, "notify::microphones", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (studio, "notify::microphone", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  root_cb (self);
  show (self);
}

/**
 * nabij_voice_microphones_set_busy:
 * @self: a button
 * @busy: whether a microphone is open
 *
 * Takes no choice while a microphone is open.
 */
void
nabij_voice_microphones_set_busy (NabijVoiceMicrophones *self,
                                  gboolean               busy)
{
  g_return_if_fail (NABIJ_IS_VOICE_MICROPHONES (self));

  gtk_widget_set_sensitive (self->button, !busy);
}
