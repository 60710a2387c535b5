/* nabij-pulse-microphone.c
 *
 * Microphones of a test's own sound server: whatever is played into its null sink is said into each of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pulse-microphone.h"

#include <string.h>

static char *
ask (NabijPulseFixture *fixture,
     const char *const *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  char *answer = NULL;
  int   status;

  g_strv_builder_add_many (builder, "env", "LC_ALL=C", "pactl", "--server", nabij_pulse_fixture_get_server (fixture), NULL);
  g_strv_builder_addv (builder, (const char **)words);
  arguments = g_strv_builder_end (builder);
  g_spawn_sync (NULL, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &answer, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return answer;
}

/**
 * nabij_pulse_microphone_add:
 * @fixture: a server
 * @source: the name of a new source
 * @shown: its name as a person sees it
 *
 * Plugs in a microphone that hears what is played into the null sink.
 */
void
nabij_pulse_microphone_add (NabijPulseFixture *fixture,
                            const char        *source,
                            const char        *shown)
{
  g_autofree char  *name = g_strconcat ("source_name=", source, NULL);
  g_autofree char  *properties = g_strdup_printf ("source_properties=\"device.description='%s'\"", shown);
  g_autofree char  *answer = NULL;
  const char *const words[] = { "load-module", "module-remap-source", "master=" NABIJ_PULSE_FIXTURE_SINK ".monitor", name, properties, NULL };

  answer = ask (fixture, words);
}

/**
 * nabij_pulse_microphone_remove:
 * @fixture: a server
 * @source: the name of a source that was added
 *
 * Pulls out a microphone.
 */
void
nabij_pulse_microphone_remove (NabijPulseFixture *fixture,
                               const char        *source)
{
  const char *const question[] = { "list", "short", "modules", NULL };
  g_autofree char  *modules = ask (fixture, question);
  g_autofree char  *wanted = g_strdup_printf ("source_name=%s ", source);
  g_auto (GStrv) lines = g_strsplit (modules, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++) {
    if (strstr (lines[i], wanted) != NULL) {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);
      const char *const words[] = { "unload-module", fields[0], NULL };
      g_autofree char  *answer = ask (fixture, words);

      return;
    }
  }
  g_assert_not_reached ();
}

/**
 * nabij_pulse_microphone_say:
 * @fixture: a server
 * @samples: (element-type float): mono samples at 48 kHz
 *
 * Begins to say something into every microphone.
 *
 * Returns: (transfer full): the program that says it
 */
GSubprocess *
nabij_pulse_microphone_say (NabijPulseFixture *fixture,
                            GArray            *samples)
{
  g_autofree char *path = g_build_filename (nabij_pulse_fixture_get_runtime_dir (fixture), "said.raw", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_true (g_file_set_contents (path, samples->data, (gssize)(samples->len * sizeof (float)), &error));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error,
                              "pacat", "--playback", "--raw", "--format=float32le", "--rate=48000", "--channels=1",
                              "--server", nabij_pulse_fixture_get_server (fixture),
                              "--device", NABIJ_PULSE_FIXTURE_SINK, path, NULL);
  g_assert_no_error (error);
  return process;
}

/**
 * nabij_pulse_microphone_count_open:
 * @fixture: a server
 *
 * Asks the server how many microphones this program has open.
 *
 * Returns: the number of streams
 */
guint
nabij_pulse_microphone_count_open (NabijPulseFixture *fixture)
{
  const char *const question[] = { "list", "source-outputs", NULL };
  g_autofree char  *answer = ask (fixture, question);
  guint             n = 0;

  for (const char *at = answer; (at = strstr (at, "application.name = \"Nabij\"")) != NULL; at++)
    n += 1;
  return n;
}

/**
 * nabij_pulse_microphone_dup_open:
 * @fixture: a server
 *
 * Asks the server which microphone this program has open.
 *
 * Returns: (transfer full): the name of the source, or `NULL` where it is none, or more than one
 */
char *
nabij_pulse_microphone_dup_open (NabijPulseFixture *fixture)
{
  const char *const streams_question[] = { "list", "source-outputs", NULL };
  const char *const sources_question[] = { "list", "short", "sources", NULL };
  g_autofree char  *streams = ask (fixture, streams_question);
  g_autofree char  *sources = ask (fixture, sources_question);
  g_auto (GStrv) blocks = g_strsplit (streams, "Source Output #", -1);
  g_auto (GStrv) lines = g_strsplit (sources, "\n", -1);
  g_autofree char *number = NULL;

  if (nabij_pulse_microphone_count_open (fixture) != 1)
    return NULL;

  for (guint i = 0; blocks[i] != NULL; i++) {
    const char *source = strstr (blocks[i], "Source: ");

    if (source != NULL && strstr (blocks[i], "application.name = \"Nabij\"") != NULL)
      number = g_strdup_printf ("%" G_GUINT64_FORMAT, g_ascii_strtoull (source + strlen ("Source: "), NULL, 10));
  }
  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) fields = g_strsplit (lines[i], "\t", -1);

    if (g_strv_length (fields) > 1 && g_strcmp0 (fields[0], number) == 0)
      return g_strdup (fields[1]);
  }
  return NULL;
}
