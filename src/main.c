/* main.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Language, renderer, resources, run; nothing else.
 */

#include "config.h"

#include "nabij-application.h"
#include "nabij-language.h"
#include "nabij-resources.h"
#include "nabij-software-gl.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

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

int
main (int   argc,
      char *argv[])
{
  /* A restart begins with what the desktop said, not with what was chosen the last time. */
  g_auto (GStrv) environment = g_get_environ ();
  gboolean restart;
  int      status;

  if (!is_installed ()) {
    nabij_language_init ("system", NABIJ_LOCALE_DIR);
    g_printerr ("%s\n", _ ("Nabij is not installed completely: its settings are missing. Installing it again helps."));
    return 1;
  }

  {
    g_autoptr (GSettings) settings = g_settings_new (NABIJ_APPLICATION_ID);
    g_autofree char *language = g_settings_get_string (settings, "language");
    g_autofree char *graphics = g_settings_get_string (settings, "graphics");

    nabij_language_init (language, NABIJ_LOCALE_DIR);
    nabij_software_gl_choose_renderer (g_str_equal (graphics, "software"));
  }

  g_resources_register (nabij_get_resource ());

  {
    g_autoptr (NabijApplication) application = nabij_application_new ();

    status = g_application_run (G_APPLICATION (application), argc, argv);
    restart = nabij_application_wants_restart (application);
  }

  g_settings_sync ();
  if (restart)
    execve ("/proc/self/exe", (char *[]){ argv[0], NULL }, environment);

  return status;
}
