/* nabij-command-line.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be done without a display. It never writes settings.
 */

#include "config.h"

#include "nabij-command-line.h"

#include "nabij-gstreamer.h"
#include "nabij-practices.h"
#include "nabij-preferences.h"
#include "nabij-reminder.h"
#include "nabij-renderer.h"
#include "nabij-transfer-command.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define NOTHING_TO_DO (-1)

static const GOptionEntry entries[] = {
  { "practice", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Start with this practice, such as water-and-rust, five-exhales or warm-place; check-in asks how you are doing"), N_ ("ID") },
  { "stress", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open where it is too much right now"), NULL },
  { "render", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Write the exercise to a sound file (.mp3, .opus or .wav)"), N_ ("FILE") },
  { "minutes", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("How many minutes it lasts, 2 to 20"), N_ ("N") },
  { "pattern", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Which breath: own, soft, easy, water, even"), N_ ("ID") },
  { "ambience", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("What is heard around it: sea, forest, rain, hearth, womb, none"), N_ ("ID") },
  { "export", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Write the journal to a file (.json, to keep everything, or .csv, for a spreadsheet)"), N_ ("FILE") },
  { "import", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Bring in what was exported before (.json)"), N_ ("FILE") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Show the version"), NULL },
  { NULL }
};

static const char *const ambiences[] = { "sea", "forest", "rain", "hearth", "womb" };

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

/* What a practice brings is heard, where nothing else was asked for. */
static gboolean
read_ambience (GVariantDict  *options,
               NabijPractice *practice,
               const char   **ambience,
               GError       **error)
{
  const char      *own = practice != NULL ? nabij_practice_get_ambience (practice) : NULL;
  g_autofree char *text = NULL;

  if (!g_variant_dict_lookup (options, "ambience", "s", &text))
    text = g_strdup (own != NULL ? own : "sea");

  *ambience = NULL;
  if (g_str_equal (text, NABIJ_AMBIENCE_NONE))
    return TRUE;

  for (gsize i = 0; i < G_N_ELEMENTS (ambiences); i++) {
    if (g_str_equal (text, ambiences[i])) {
      *ambience = ambiences[i];
      return TRUE;
    }
  }
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
               _ ("There is no ambience “%s”. These can be chosen: sea, forest, rain, hearth, womb, none."), text);
  return FALSE;
}

static NabijPractice *
find_practice (NabijPractices *practices,
               const char     *id,
               GError        **error)
{
  NabijPractice *practice = nabij_practices_find (practices, id);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) ids = NULL;
  g_autofree char *list = NULL;

  if (practice != NULL)
    return practice;

  all = nabij_practices_list_all (practices);
  ids = g_ptr_array_new ();
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (ids, (gpointer)nabij_practice_get_id (all->pdata[i]));
  g_ptr_array_add (ids, NULL);
  list = g_strjoinv (", ", (char **)ids->pdata);
  /* Translators: the second text is a list of names, such as "water-and-rust, five-exhales". */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("There is no practice “%s”. These can be chosen: %s."), id, list);
  return NULL;
}

/* Steps, an order and a card are read; of them there is nothing to hear. */
static gboolean
check_can_be_heard (NabijPractice *practice,
                    GError       **error)
{
  switch (nabij_practice_get_kind (practice)) {
  case NABIJ_PRACTICE_KIND_STEPS:
  case NABIJ_PRACTICE_KIND_ORDER:
  case NABIJ_PRACTICE_KIND_READING:
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                 _ ("“%s” is for reading, so there is no sound of it to write to a file."), nabij_practice_get_id (practice));
    return FALSE;
  case NABIJ_PRACTICE_KIND_WATER:
  case NABIJ_PRACTICE_KIND_FIVE:
  case NABIJ_PRACTICE_KIND_TIMED:
  case NABIJ_PRACTICE_KIND_SONG:
  default:
    return TRUE;
  }
}

/* What fits is known when there is a family, and a check-in is none of the practices; of neither there is a
 * file to make. */
static gboolean
is_opened_by_the_program (const char *id)
{
  return g_str_equal (id, NABIJ_REMINDER_QUIET_MOMENT) || g_str_equal (id, NABIJ_REMINDER_CHECK_IN);
}

static gboolean
read_plan_options (GVariantDict           *options,
                   NabijPractices         *practices,
                   NabijPractice         **practice,
                   NabijBreathPlanOptions *plan_options,
                   GError                **error)
{
  /* Nobody is asked who they are: the words and times are those of an unknown family, by day, and the
   * journal stays closed, so that nobody's voice is in the file. The window offers one. */
  const NabijSituation          situation = { .season = NABIJ_SEASON_UNKNOWN, .weeks = NABIJ_WEEKS_UNKNOWN, .heard = TRUE };
  g_autofree char              *id = NULL;
  g_autofree char              *pattern = NULL;
  const NabijBreathPatternInfo *info;
  gint64                        minutes;

  *plan_options = (NabijBreathPlanOptions){ .season = NABIJ_SEASON_UNKNOWN };

  *practice = NULL;
  if (!g_variant_dict_lookup (options, "practice", "s", &id))
    id = g_strdup (NABIJ_PRACTICE_ID_WATER);
  if (practices != NULL && (!is_opened_by_the_program (id) || g_variant_dict_contains (options, "render"))) {
    *practice = find_practice (practices, id, error);
    if (*practice == NULL)
      return FALSE;
  }

  if (!g_variant_dict_lookup (options, "pattern", "s", &pattern))
    pattern = g_strdup (NABIJ_BREATH_PATTERN_DEFAULT_ID);
  info = nabij_breath_pattern_find (pattern, plan_options->season, error);
  if (info == NULL || !read_minutes (options, &minutes, error))
    return FALSE;

  plan_options->pattern = info->pattern;
  plan_options->length_us = minutes * 60 * NABIJ_SECOND_US;
  if (*practice == NULL || !g_variant_dict_contains (options, "render"))
    return TRUE;
  if (!check_can_be_heard (*practice, error))
    return FALSE;
  nabij_practice_get_plan_options (*practice, &situation, plan_options);
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
        const char                   *name,
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

  renderer = nabij_renderer_new (plan, &mix, name, sound_folder);
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
  NabijPractice         *practice;
  NabijBreathPlanOptions plan_options;
  g_autoptr (NabijPractices) practices = NULL;

  g_return_val_if_fail (options != NULL, 1);

  if (g_variant_dict_contains (options, "version")) {
    g_print ("Nabij %s\n", NABIJ_VERSION);
    return 0;
  }

  /* A plain start does not wait for them. */
  if (g_variant_dict_contains (options, "practice") || g_variant_dict_contains (options, "render"))
    practices = nabij_practices_new_own ();
  if (!check_only_one_file (options, &error) || !read_plan_options (options, practices, &practice, &plan_options, &error) ||
      !read_ambience (options, practice, &ambience, &error)) {
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

  if (!render (path, &plan_options, nabij_practice_get_name (practice, NULL), ambience, sound_folder, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  return 0;
}
