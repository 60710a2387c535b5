/* main.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The agent: where it finds its own things, its language, and what it is asked on the command line.
 */

#include "config.h"

#include "nabij-language.h"
#include "nabij-reminder-host.h"
#include "nabij-reminder-memory.h"
#include "nabij-reminders-bus.h"
#include "nabij-zone-watch.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#define N_LISTED 10
#define PROGRAM_NAME "nabij"

/* What the XDG Base Directory Specification says where the variable is not set. */
#define DATA_FOLDERS "/usr/local/share:/usr/share"

static gboolean wants_version;
static gboolean wants_list;
static char    *zone_path;

static const GOptionEntry options[] = {
  { "list", 0, 0, G_OPTION_ARG_NONE, &wants_list, N_ ("Show when the next reminders come"), NULL },
  { "localtime", 0, 0, G_OPTION_ARG_FILENAME, &zone_path, N_ ("Take the time zone from this file, not from the system"), N_ ("PATH") },
  { "version", 0, 0, G_OPTION_ARG_NONE, &wants_version, N_ ("Show the version"), NULL },
  { NULL },
};

static char *
get_own_folder (void)
{
  g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

  return path != NULL ? g_path_get_dirname (path) : NULL;
}

/* Where it was installed into a place of its own, a log-in does not know of that. It tells itself, and so
 * the program that it starts. Only before anything was looked for. */
static void
use_own_prefix (const char *own_folder)
{
  const char      *variable = g_getenv ("XDG_DATA_DIRS");
  g_autofree char *known = g_strdup (variable != NULL && *variable != '\0' ? variable : DATA_FOLDERS);
  g_autofree char *relative = g_build_filename (own_folder, "..", "share", NULL);
  g_autofree char *data_folder = g_canonicalize_filename (relative, NULL);
  g_autofree char *schemas = g_build_filename (data_folder, "glib-2.0", "schemas", NULL);
  g_autofree char *compiled = g_build_filename (schemas, "gschemas.compiled", NULL);
  g_autofree char *all = g_strconcat (data_folder, G_SEARCHPATH_SEPARATOR_S, known, NULL);
  g_auto (GStrv) folders = g_strsplit (known, G_SEARCHPATH_SEPARATOR_S, -1);

  if (g_strv_contains ((const char *const *)folders, data_folder) || !g_file_test (compiled, G_FILE_TEST_EXISTS))
    return;

  g_setenv ("XDG_DATA_DIRS", all, TRUE);
  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, FALSE);
}

/* GSettings aborts where the schema is missing; a person deserves a sentence. */
static gboolean
is_installed (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, NABIJ_APPLICATION_ID, TRUE);
  return schema != NULL;
}

static void
list (GSettings  *settings,
      const char *state_path)
{
  g_autoptr (NabijReminderSettings) decided = nabij_reminder_settings_read (settings);
  g_autoptr (NabijReminderMemory) memory = nabij_reminder_memory_new (state_path);
  g_autoptr (NabijZoneWatch) zone_watch = nabij_zone_watch_new (zone_path);
  GTimeZone *zone = nabij_zone_watch_get_zone (zone_watch);
  g_autoptr (GArray) due = nabij_schedule_list (decided, nabij_reminder_memory_get_history (memory), zone, g_get_real_time (), N_LISTED);

  for (guint i = 0; i < due->len; i++) {
    const NabijDue *one = &g_array_index (due, NabijDue, i);
    g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (one->at_us / G_USEC_PER_SEC);
    g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
    g_autofree char *text = g_date_time_format (local, "%Y-%m-%d %H:%M %Z");

    g_print ("%s  %s\n", text, one->reminder->id);
  }
}

static gboolean
parse_options (int    *argc,
               char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("Quiet reminders that you switched on yourself"));
  if (g_option_context_parse (context, argc, argv, &error))
    return TRUE;

  g_printerr ("%s\n", error->message);
  return FALSE;
}

int
main (int   argc,
      char *argv[])
{
  /* A restart begins with what the desktop said, not with what was chosen the last time. */
  g_auto (GStrv) environment = g_get_environ ();
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autofree char *own_folder = get_own_folder ();
  g_autofree char *program_path = g_build_filename (own_folder != NULL ? own_folder : "/usr/bin", PROGRAM_NAME, NULL);
  g_autofree char *state_path = NULL;
  g_autoptr (GSettings) settings = NULL;
  NabijHostOutcome outcome = NABIJ_HOST_ENDED;

  if (own_folder != NULL)
    use_own_prefix (own_folder);

  if (is_installed ()) {
    g_autofree char *language = NULL;

    settings = g_settings_new (NABIJ_APPLICATION_ID);
    language = g_settings_get_string (settings, "language");
    nabij_language_init (language, NABIJ_LOCALE_DIR);
  } else {
    nabij_language_init ("system", NABIJ_LOCALE_DIR);
  }

  if (!parse_options (&argc, &argv))
    return 2;

  if (wants_version) {
    g_print ("%s %s\n", g_get_prgname (), NABIJ_VERSION);
    return 0;
  }
  if (settings == NULL) {
    g_printerr ("%s\n", _ ("Nabij is not installed completely: its settings are missing. Installing it again helps."));
    return 1;
  }

  if (zone_path == NULL)
    zone_path = g_strdup (NABIJ_ZONE_WATCH_PATH);
  state_path = g_build_filename (g_get_user_state_dir (), NABIJ_REMINDERS_STATE_PATH, NULL);
  if (wants_list)
    list (settings, state_path);
  else
    outcome = nabij_reminder_host_run (settings, zone_path, state_path, program_path);
  g_clear_pointer (&zone_path, g_free);

  if (outcome == NABIJ_HOST_WANTS_RESTART)
    execve ("/proc/self/exe", arguments, environment);
  return outcome == NABIJ_HOST_ENDED ? 0 : 1;
}
