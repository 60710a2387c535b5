/* test-region.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-region.h"

static const char *const variables[] = { "TZ", "LC_ALL", "LC_TIME", "LC_MONETARY", "LANG" };

/* What was chosen counts most, then where the clock is, and then the locales in their order. */
static void
test_chooses (void)
{
  static const struct {
    const char *preference;
    const char *environment[G_N_ELEMENTS (variables)];
    const char *region;
  } table[] = {
    { "be", { "Europe/London", "nl_NL.UTF-8", NULL, NULL, NULL }, "be" },
    { "auto", { "Europe/London", "nl_NL.UTF-8", NULL, NULL, NULL }, "gb" },
    { "auto", { "UTC", "nl_NL.UTF-8", "en_GB.UTF-8", "en_GB.UTF-8", "en_GB.UTF-8" }, "nl" },
    { "auto", { "UTC", NULL, "nl_BE.UTF-8", "en_GB.UTF-8", "en_GB.UTF-8" }, "be" },
    { "auto", { "UTC", NULL, NULL, "en_IE.UTF-8", "en_GB.UTF-8" }, "ie" },
    { "auto", { "UTC", NULL, "C.UTF-8", NULL, "en_GB.UTF-8" }, "gb" },
    { "auto", { "UTC", NULL, NULL, NULL, NULL }, "elsewhere" },
    { "auto", { "Europe/Amsterdam", NULL, NULL, NULL, "en_GB.UTF-8" }, "nl" },
  };
  g_autoptr (NabijHelp) help = nabij_help_new_own ();
  g_autoptr (GSettings) settings = g_settings_new (NABIJ_APPLICATION_ID);

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++) {
    for (gsize j = 0; j < G_N_ELEMENTS (variables); j++) {
      if (table[i].environment[j] != NULL)
        g_setenv (variables[j], table[i].environment[j], TRUE);
      else
        g_unsetenv (variables[j]);
    }
    g_settings_set_string (settings, "region", table[i].preference);
    g_assert_cmpstr (nabij_region_choose (help, settings), ==, table[i].region);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/ui/region/chooses", test_chooses);

  return g_test_run ();
}
