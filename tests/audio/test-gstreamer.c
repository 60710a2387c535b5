/* test-gstreamer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"

#include <gst/gst.h>
#include <string.h>

static void
start (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nabij_gstreamer_init (&error));
  g_assert_no_error (error);
}

/* Nothing that could open a socket can be made, by name or by whatever looks for a fitting element. */
static void
test_forgets_what_opens_sockets (void)
{
  static const char *const forbidden[] = { "udpsrc", "udpsink", "tcpclientsrc", "souphttpsrc", "hlsdemux", "dashdemux", "rtspsrc" };
  GList                   *factories;
  guint                    n = 0;

  start ();
  for (gsize i = 0; i < G_N_ELEMENTS (forbidden); i++)
    g_assert_null (gst_element_factory_find (forbidden[i]));

  factories = gst_registry_get_feature_list (gst_registry_get (), GST_TYPE_ELEMENT_FACTORY);
  for (GList *l = factories; l != NULL; l = l->next) {
    const char *classes = gst_element_factory_get_metadata (l->data, GST_ELEMENT_METADATA_KLASS);

    g_assert_null (strstr (classes, "Network"));
    g_assert_null (strstr (classes, "Adaptive"));
    n += 1;
  }
  gst_plugin_feature_list_free (factories);
  /* But not everything. */
  g_assert_cmpuint (n, >, 50);
}

static gpointer
init_thread (gpointer data)
{
  return GINT_TO_POINTER (nabij_gstreamer_init (NULL));
}

static void
test_may_be_called_from_anywhere (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("init", init_thread, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
}

static void
test_names_what_is_missing (void)
{
  static const char *const needed[] = { "filesrc", "nosuchelement", "alsonone", NULL };
  static const char *const present[] = { "filesrc", "filesink", NULL };
  g_autoptr (GError) error = NULL;

  start ();
  g_assert_true (nabij_gstreamer_check (present, &error));
  g_assert_no_error (error);

  g_assert_false (nabij_gstreamer_check (needed, &error));
  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_PLUGIN);
  g_assert_nonnull (strstr (error->message, "nosuchelement"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/nabij/audio/gstreamer/forgets-what-opens-sockets", test_forgets_what_opens_sockets);
  g_test_add_func ("/nabij/audio/gstreamer/may-be-called-from-anywhere", test_may_be_called_from_anywhere);
  g_test_add_func ("/nabij/audio/gstreamer/names-what-is-missing", test_names_what_is_missing);

  return g_test_run ();
}
