/* nabij-take-along-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-take-along-window.h"

#include "nabij-gstreamer.h"
#include "nabij-preferences.h"
#include "nabij-renderer.h"
#include "nabij-voice-choices.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

#define PROGRESS_EVERY_MS 100

static const char *const length_ids[] = { NABIJ_LENGTH_FIVE, "3", "5", "10", "15", "20" };
static const char *const ambience_ids[] = { "sea", "forest", "rain", "hearth", "womb", NABIJ_AMBIENCE_NONE };
static const char *const format_endings[] = { "mp3", "opus", "wav" };

/* Saves an exercise as a sound file, for a phone. */
struct _NabijTakeAlongWindow {
  AdwWindow parent_instance;

  /* Template Widgets */
  GtkStack       *stack;
  AdwComboRow    *length;
  AdwComboRow    *pattern;
  AdwComboRow    *ambience;
  AdwComboRow    *voice;
  AdwComboRow    *format;
  GtkLabel       *problem;
  GtkProgressBar *progress;
  AdwStatusPage  *saved;
  GtkLabel       *saved_note;
  GtkWidget      *close_button;

  /* Owned References */
  NabijServices *services;
  NabijRenderer *renderer;
  GFile         *file; /* while it is being made */
  GCancellable  *cancellable;
  GPtrArray     *pattern_ids; /* of static strings */

  guint progress_id;
};

G_DEFINE_FINAL_TYPE (NabijTakeAlongWindow, nabij_take_along_window, ADW_TYPE_WINDOW)

static gboolean
progress_cb (gpointer user_data)
{
  NabijTakeAlongWindow *self = NABIJ_TAKE_ALONG_WINDOW (user_data);

  gtk_progress_bar_set_fraction (self->progress, nabij_renderer_get_progress (self->renderer));
  return G_SOURCE_CONTINUE;
}

static void
end (NabijTakeAlongWindow *self,
     const GError         *error)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->renderer);
  g_clear_object (&self->file);
  /* The window is gone. */
  if (self->services == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "take-along.save", TRUE);
  if (error == NULL) {
    gtk_stack_set_visible_child_name (self->stack, "saved");
    gtk_widget_grab_focus (self->close_button);
    return;
  }

  gtk_stack_set_visible_child_name (self->stack, "choose");
  nabij_widgets_show_text (self->problem, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? NULL : error->message);
}

static void
render_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijTakeAlongWindow) self = NABIJ_TAKE_ALONG_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *warning = NULL;

  nabij_renderer_render_finish (NABIJ_RENDERER (source), result, &error);
  /* What the file was made without. */
  g_object_get (source, "warning", &warning, NULL);
  if (self->services != NULL)
    nabij_widgets_show_text (self->saved_note, warning);
  end (self, error);
}

/* What the file is called, and what a phone shows. */
static const char *
get_title (NabijTakeAlongWindow *self)
{
  const gboolean five = g_str_equal (length_ids[adw_combo_row_get_selected (self->length)], NABIJ_LENGTH_FIVE);

  return nabij_practices_get_name (nabij_services_get_practices (self->services), five ? NABIJ_PRACTICE_ID_FIVE : NABIJ_PRACTICE_ID_WATER);
}

static NabijVoiceKeeper *
get_voice_keeper (NabijTakeAlongWindow *self)
{
  return nabij_services_get_voice_keeper (self->services);
}

/* In a silence nobody speaks, whoever was chosen. */
static const char *
get_speaker (NabijTakeAlongWindow *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self->voice)))
    return NULL;
  return nabij_voice_choices_get (adw_combo_row_get_model (self->voice), adw_combo_row_get_selected (self->voice));
}

/* The breath is one for anybody, but a voice says what it recorded for its own family. */
static NabijSpeech *
make_speech (NabijTakeAlongWindow *self)
{
  NabijPractices *practices = nabij_services_get_practices (self->services);
  const gboolean  five = g_str_equal (length_ids[adw_combo_row_get_selected (self->length)], NABIJ_LENGTH_FIVE);
  const char     *speaker = get_speaker (self);
  NabijSituation  situation;

  if (speaker == NULL)
    return NULL;

  nabij_services_get_situation (self->services, &situation);
  situation.long_welcome = nabij_voice_keeper_has_welcome (get_voice_keeper (self), speaker);
  return nabij_voice_keeper_make_file_speech (get_voice_keeper (self), speaker,
                                              nabij_practices_find (practices, five ? NABIJ_PRACTICE_ID_FIVE : NABIJ_PRACTICE_ID_WATER),
                                              &situation);
}

static NabijBreathPlan *
make_plan (NabijTakeAlongWindow *self)
{
  const char            *pattern = g_ptr_array_index (self->pattern_ids, adw_combo_row_get_selected (self->pattern));
  NabijBreathPlanOptions options = {
    .pattern = nabij_breath_pattern_find (pattern, NABIJ_SEASON_UNKNOWN, NULL)->pattern,
    .season = NABIJ_SEASON_UNKNOWN,
    .long_welcome = nabij_voice_keeper_has_welcome (get_voice_keeper (self), get_speaker (self)),
  };

  nabij_length_to_plan_options (length_ids[adw_combo_row_get_selected (self->length)], &options);
  return nabij_breath_plan_new (&options);
}

static void
gstreamer_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (NabijTakeAlongWindow) self = NABIJ_TAKE_ALONG_WINDOW (user_data);
  g_autoptr (NabijBreathPlan) plan = NULL;
  g_autoptr (NabijSpeech) speech = NULL;
  g_autoptr (GError) error = NULL;
  const char *ambience;
  NabijMix    mix;

  if (!nabij_gstreamer_init_finish (result, &error) || self->services == NULL) {
    end (self, error);
    return;
  }

  ambience = ambience_ids[adw_combo_row_get_selected (self->ambience)];
  nabij_preferences_get_file_mix (nabij_services_get_settings (self->services),
                                  g_str_equal (ambience, NABIJ_AMBIENCE_NONE) ? NULL : ambience, &mix);

  plan = make_plan (self);
  self->renderer = nabij_renderer_new (plan, &mix,
                                       get_title (self),
                                       nabij_services_get_sound_folder (self->services));
  speech = make_speech (self);
  nabij_renderer_set_speech (self->renderer, speech);
  self->progress_id = g_timeout_add (PROGRESS_EVERY_MS, progress_cb, self);
  nabij_renderer_render_async (self->renderer, self->file, self->cancellable, render_cb, g_object_ref (self));
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijTakeAlongWindow) self = NABIJ_TAKE_ALONG_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  self->file = nabij_file_picker_save_finish (NABIJ_FILE_PICKER (source), result, &error);
  /* Nothing was chosen, or the window is gone. */
  if (self->file == NULL || self->services == NULL) {
    end (self, error);
    return;
  }

  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_widgets_show_text (self->problem, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  gtk_stack_set_visible_child_name (self->stack, "saving");
  /* Who is quick comes here before the sound has ever been started. */
  nabij_gstreamer_init_async (self->cancellable, gstreamer_cb, g_object_ref (self));
}

static void
save_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijTakeAlongWindow *self = NABIJ_TAKE_ALONG_WINDOW (widget);
  g_autofree char      *name = g_strconcat (get_title (self), ".", format_endings[adw_combo_row_get_selected (self->format)], NULL);

  /* One at a time: a second press must not ask for a second place. */
  gtk_widget_action_set_enabled (widget, "take-along.save", FALSE);
  nabij_file_picker_save_async (nabij_services_get_file_picker (self->services), GTK_WINDOW (self),
                                _ ("Save the exercise"), name, NULL, save_cb, g_object_ref (self));
}

static void
cancel_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  g_cancellable_cancel (NABIJ_TAKE_ALONG_WINDOW (widget)->cancellable);
}

static gboolean
close_cb (NabijTakeAlongWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  return FALSE;
}

static void
nabij_take_along_window_dispose (GObject *object)
{
  NabijTakeAlongWindow *self = NABIJ_TAKE_ALONG_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->renderer);
  g_clear_object (&self->file);
  g_clear_object (&self->services);
  g_clear_pointer (&self->pattern_ids, g_ptr_array_unref);

  G_OBJECT_CLASS (nabij_take_along_window_parent_class)->dispose (object);
}

static void
nabij_take_along_window_class_init (NabijTakeAlongWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_take_along_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/take-along/nabij-take-along-window.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, length);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, pattern);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, ambience);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, voice);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, format);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, saved);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, saved_note);
  gtk_widget_class_bind_template_child (widget_class, NabijTakeAlongWindow, close_button);
  gtk_widget_class_bind_template_callback (widget_class, close_cb);
  gtk_widget_class_install_action (widget_class, "take-along.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "take-along.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nabij_take_along_window_init (NabijTakeAlongWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_patterns (NabijTakeAlongWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char                   *chosen = nabij_preferences_get_pattern_id (nabij_services_get_settings (self->services), NABIJ_SEASON_UNKNOWN);
  gsize                         n_patterns;
  const NabijBreathPatternInfo *patterns = nabij_breath_pattern_list (&n_patterns);
  guint                         selected = 0;

  self->pattern_ids = g_ptr_array_new ();
  for (gsize i = 0; i < n_patterns; i++) {
    if (!nabij_breath_pattern_is_offered (&patterns[i], NABIJ_SEASON_UNKNOWN))
      continue;
    if (g_str_equal (patterns[i].id, chosen))
      selected = self->pattern_ids->len;
    g_ptr_array_add (self->pattern_ids, (gpointer)patterns[i].id);
    gtk_string_list_append (names, _ (patterns[i].name));
  }

  adw_combo_row_set_model (self->pattern, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->pattern, selected);
}

/* Whoever is heard by day is heard in the file, until somebody else is chosen for it. */
static void
fill_voices (NabijTakeAlongWindow *self)
{
  GListModel *before = adw_combo_row_get_model (self->voice);
  g_autoptr (GListModel) choices = nabij_voice_choices_follow (before, get_voice_keeper (self));

  gtk_widget_set_visible (GTK_WIDGET (self->voice),
                          nabij_voice_keeper_get_speakers (get_voice_keeper (self))[0] != NULL &&
                            !nabij_season_is_silent (nabij_services_get_season (self->services)));
  if (choices == before)
    return;

  adw_combo_row_set_model (self->voice, choices);
  adw_combo_row_set_selected (self->voice, nabij_voice_choices_find (choices, nabij_voice_keeper_get_chosen (get_voice_keeper (self), FALSE)));
}

/**
 * nabij_take_along_window_new:
 * @parent: the window it belongs to
 * @services: what it needs from the world
 *
 * Makes the window in which the exercise can be saved as a sound file.
 *
 * Returns: (transfer none): the window, which GTK owns
 */
GtkWindow *
nabij_take_along_window_new (GtkWindow     *parent,
                             NabijServices *services)
{
  NabijTakeAlongWindow *self;
  g_autofree char      *length = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_TAKE_ALONG_WINDOW, "transient-for", parent, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (get_voice_keeper (self), "changed", G_CALLBACK (fill_voices), self, G_CONNECT_SWAPPED);
  fill_patterns (self);
  fill_voices (self);

  length = g_settings_get_string (nabij_services_get_settings (services), "length");
  for (guint i = 0; i < G_N_ELEMENTS (length_ids); i++) {
    if (g_str_equal (length_ids[i], length))
      adw_combo_row_set_selected (self->length, i);
  }
  return GTK_WINDOW (self);
}
