/* nabij-command-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done without a display. It never writes settings.
 */

#include "config.h"

#include "nabij-command-line.h"

#include "nabij-gstreamer.h"
#include "nabij-preferences.h"
#include "nabij-renderer.h"
#include "nabij-transfer-command.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define NOTHING_TO_DO (-1)

static const GOptionEntry entries[] = {
  { "practice", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Start with this exercise: water-and-rust, five-exhales"), N_ ("ID") },
  { "stress", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open where it is too much right now"), NULL },
  { "render", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Write the exercise to a sound file (.mp3, .opus or .wav)"), N_ ("FILE") },
  { "minutes", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("How many minutes it lasts, 2 to 20"), N_ ("N") },
  { "pattern", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Which breath: own, soft, easy, water, even"), N_ ("ID") },
  { "ambience", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("What is heard around it: sea, none"), N_ ("ID") },
  { "export", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Write the journal to a file (.json, to keep everything, or .csv, for a spreadsheet)"), N_ ("FILE") },
  { "import", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Bring in what was exported before (.json)"), N_ ("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL }
};

typedef struct {
  GMainLoop     *loop;
  NabijRenderer *renderer;
  GError        *error;
} Rendering;

/* Reading */

static gboolean
read_minutes (GVariantDict *options,
              gint64       *minutes,
              GError      **error)
{
  g_autofree char *text = NULL;
  guint64          value;

  *minutes = 3;
  if (!g_variant_dict_lookup (options, "minutes", "s", &text))
    return TRUE;

  if (!g_ascii_string_to_unsigned (text, 10, NABIJ_BREATH_PLAN_MINUTES_MIN, NABIJ_BREATH_PLAN_MINUTES_MAX, &value, NULL)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("“%s” is not a number of minutes from %d to %d. For about one minute there is --practice=five-exhales."),
                 text, NABIJ_BREATH_PLAN_MINUTES_MIN, NABIJ_BREATH_PLAN_MINUTES_MAX);
    return FALSE;
  }

  *minutes = (gint64)value;
  return TRUE;
}

static gboolean
read_ambience (GVariantDict *options,
               const char  **ambience,
               GError      **error)
{
  g_autofree char *text = NULL;

  *ambience = "sea";
  if (!g_variant_dict_lookup (options, "ambience", "s", &text) || g_str_equal (text, "sea"))
    return TRUE;

  if (!g_str_equal (text, NABIJ_AMBIENCE_NONE)) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("There is no ambience “%s”. These can be chosen: sea, none."), text);
    return FALSE;
  }

  *ambience = NULL;
  return TRUE;
}

static gboolean
read_plan_options (GVariantDict           *options,
                   NabijBreathPlanOptions *plan_options,
                   GError                **error)
{
  g_autofree char              *practice = NULL;
  g_autofree char              *pattern = NULL;
  const NabijBreathPatternInfo *info;
  gint64                        minutes;

  *plan_options = (NabijBreathPlanOptions){ .season = NABIJ_SEASON_UNKNOWN };

  if (g_variant_dict_lookup (options, "practice", "s", &practice) &&
      !nabij_exercise_from_id (practice, &plan_options->form, error))
    return FALSE;

  if (!g_variant_dict_lookup (options, "pattern", "s", &pattern))
    pattern = g_strdup (NABIJ_BREATH_PATTERN_DEFAULT_ID);
  info = nabij_breath_pattern_find (pattern, plan_options->season, error);
  if (info == NULL || !read_minutes (options, &minutes, error))
    return FALSE;

  plan_options->pattern = info->pattern;
  plan_options->length_us = minutes * 60 * NABIJ_SECOND_US;
  return TRUE;
}

/* Rendering */

static void
render_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Rendering *rendering = user_data;

  nabij_renderer_render_finish (NABIJ_RENDERER (source), result, &rendering->error);
  g_main_loop_quit (rendering->loop);
}

static gboolean
progress_cb (gpointer user_data)
{
  Rendering *rendering = user_data;

  g_printerr ("\r%3.0f %%", 100.0 * nabij_renderer_get_progress (rendering->renderer));
  return G_SOURCE_CONTINUE;
}

static gboolean
render (const char                   *path,
        const NabijBreathPlanOptions *plan_options,
        const char                   *ambience,
        const char                   *sound_folder,
        GError                      **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (NabijBreathPlan) plan = nabij_breath_plan_new (plan_options);
  g_autoptr (NabijRenderer) renderer = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  Rendering      rendering = { .loop = loop };
  const gboolean on_terminal = isatty (STDERR_FILENO);
  guint          progress_id = 0;
  NabijMix       mix;

  nabij_preferences_get_file_mix (NULL, ambience, &mix);
  /* There is no window that would have to wait for it. */
  if (!nabij_gstreamer_init (error))
    return FALSE;

  renderer = nabij_renderer_new (plan, &mix, nabij_exercise_get_name (nabij_exercise_get_id (plan_options->form)), sound_folder);
  rendering.renderer = renderer;
  if (on_terminal)
    progress_id = g_timeout_add (200, progress_cb, &rendering);
  nabij_renderer_render_async (renderer, file, NULL, render_cb, &rendering);
  g_main_loop_run (loop);

  if (on_terminal) {
    g_source_remove (progress_id);
    g_printerr ("\r      \r");
  }

  if (rendering.error != NULL) {
    g_propagate_error (error, rendering.error);
    return FALSE;
  }
  return TRUE;
}

/* The journal */

static gboolean
transfer (GVariantDict *options,
          GError      **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "nabij", NULL);
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *path = NULL;

  if (g_variant_dict_lookup (options, "export", "^ay", &path))
    return nabij_transfer_command_export (path, folder, error);

  g_variant_dict_lookup (options, "import", "^ay", &path);
  settings = g_settings_new (NABIJ_APPLICATION_ID);

  return nabij_transfer_command_import (path, folder, g_settings_get_boolean (settings, "keep-nothing"),
                                        error);
}

static gboolean
check_only_one_file (GVariantDict *options,
                     GError      **error)
{
  const int n = g_variant_dict_contains (options, "render") + g_variant_dict_contains (options, "export") +
                g_variant_dict_contains (options, "import");

  if (n <= 1)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                       _ ("--render, --export and --import are done one at a time."));

  return FALSE;
}

/**
 * nabij_command_line_add_options:
 * @application: the application
 *
 * Tells the application which options there are.
 */
void
nabij_command_line_add_options (GApplication *application)
{
  g_return_if_fail (G_IS_APPLICATION (application));

  g_application_add_main_option_entries (application, entries);
  g_application_set_option_context_summary (application, _ ("A calm breath, close by, for parents"));
}

/**
 * nabij_command_line_run:
 * @options: what was given
 * @sound_folder: where the sound files are
 *
 * Does what needs no display, and checks the rest, so that a mistake is one clear sentence and not a
 * window that does something else.
 *
 * Returns: the exit status, or -1 when the program should go on
 */
int
nabij_command_line_run (GVariantDict *options,
                        const char   *sound_folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char       *path = NULL;
  const char            *ambience;
  NabijBreathPlanOptions plan_options;

  g_return_val_if_fail (options != NULL, 1);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("Nabij %s\n", NABIJ_VERSION);
    return 0;
  }

  if (!check_only_one_file (options, &error) || !read_plan_options (options, &plan_options, &error) ||
      !read_ambience (options, &ambience, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }

  if (g_variant_dict_contains (options, "export") || g_variant_dict_contains (options, "import")) {
    if (transfer (options, &error))
      return 0;
    g_printerr ("%s\n", error->message);
    return 1;
  }

  if (!g_variant_dict_lookup (options, "render", "^ay", &path))
    return NOTHING_TO_DO;

  if (!render (path, &plan_options, ambience, sound_folder, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  return 0;
}
