/* nabij-region.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-region.h"

/**
 * nabij_region_choose:
 * @help: the help
 * @settings: the settings of the program
 *
 * Chooses whose numbers are shown: of the region that was chosen in @settings; else of where this
 * computer is, by its time zone, and where that does not tell, by its locales.
 *
 * Returns: (transfer none): the id of a region, owned by @help
 */
const char *
nabij_region_choose (NabijHelp *help,
                     GSettings *settings)
{
  static const char *const variables[] = { "LC_ALL", "LC_TIME", "LC_MONETARY", "LANG" };
  g_autoptr (GTimeZone) zone = NULL;
  g_autofree char *preference = NULL;
  const char      *locales[G_N_ELEMENTS (variables) + 1] = { NULL };
  guint            n_locales = 0;

  g_return_val_if_fail (help != NULL, NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  zone = g_time_zone_new_local ();
  preference = g_settings_get_string (settings, "region");
  /* The environment, not setlocale (): the language that is shown changes the locale of this program. */
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++) {
    if (g_getenv (variables[i]) != NULL)
      locales[n_locales++] = g_getenv (variables[i]);
  }
  return nabij_help_choose_region (help, preference, g_time_zone_get_identifier (zone), locales);
}
