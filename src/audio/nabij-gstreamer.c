/* nabij-gstreamer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-gstreamer.h"

#include "nabij-audio-error.h"

#include <glib/gi18n-lib.h>
#include <gst/gst.h>

/* An element of one of these classes could open a socket. */
static const char *const forbidden_classes[] = { "Network", "Adaptive", NULL };

static gboolean
is_forbidden (GstElementFactory *factory)
{
  const char *classes = gst_element_factory_get_metadata (factory, GST_ELEMENT_METADATA_KLASS);
  g_auto (GStrv) parts = g_strsplit (classes != NULL ? classes : "", "/", -1);

  for (guint i = 0; forbidden_classes[i] != NULL; i++) {
    if (g_strv_contains ((const char *const *)parts, forbidden_classes[i]))
      return TRUE;
  }

  return FALSE;
}

static void
forget_network_elements (void)
{
  GstRegistry *registry = gst_registry_get ();
  GList       *features;

  features = gst_registry_get_feature_list (registry, GST_TYPE_ELEMENT_FACTORY);
  for (GList *l = features; l != NULL; l = l->next) {
    if (is_forbidden (GST_ELEMENT_FACTORY (l->data)))
      gst_registry_remove_feature (registry, GST_PLUGIN_FEATURE (l->data));
  }
  gst_plugin_feature_list_free (features);
}

/**
 * nabij_gstreamer_init:
 * @error: return location for an error
 *
 * Starts GStreamer, and makes every element that could open a socket unknown to this process. It
 * takes a second where GStreamer has no cache yet, so call it from a worker; it may be called from
 * several threads, and more than once.
 *
 * Errors: `NABIJ_AUDIO_ERROR_UNAVAILABLE`.
 *
 * Returns: `TRUE` when sound can be made
 */
gboolean
nabij_gstreamer_init (GError **error)
{
  static GMutex   lock;
  static gboolean is_ready;
  g_autoptr (GError) reason = NULL;
  gboolean works;

  g_mutex_lock (&lock);
  if (!is_ready && gst_init_check (NULL, NULL, &reason)) {
    forget_network_elements ();
    is_ready = TRUE;
  }
  works = is_ready;
  g_mutex_unlock (&lock);

  if (works)
    return TRUE;

  g_info ("GStreamer does not start: %s", reason != NULL ? reason->message : "no reason given");
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNAVAILABLE,
                       _ ("The sound system of this computer (GStreamer) does not start."));
  return FALSE;
}

static void
init_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;

  if (nabij_gstreamer_init (&error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nabij_gstreamer_init_async:
 * @cancellable: (nullable): ends the waiting, not the work
 * @callback: called on the main thread
 * @user_data: data for @callback
 *
 * Does what [func@gstreamer_init] does, on a worker.
 */
void
nabij_gstreamer_init_async (GCancellable       *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, nabij_gstreamer_init_async);
  g_task_run_in_thread (task, init_in_thread);
}

/**
 * nabij_gstreamer_init_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Tells whether GStreamer has started.
 *
 * Errors: `NABIJ_AUDIO_ERROR_UNAVAILABLE`.
 *
 * Returns: `TRUE` when sound can be made
 */
gboolean
nabij_gstreamer_init_finish (GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nabij_gstreamer_check:
 * @elements: (array zero-terminated=1): names of elements
 * @error: return location for an error
 *
 * Looks whether all of these parts of GStreamer are installed.
 *
 * Errors: `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`, with the name of the first one that is missing.
 *
 * Returns: `TRUE` when they are
 */
gboolean
nabij_gstreamer_check (const char *const *elements,
                       GError           **error)
{
  g_return_val_if_fail (elements != NULL, FALSE);

  for (guint i = 0; elements[i] != NULL; i++) {
    g_autoptr (GstElementFactory) factory = gst_element_factory_find (elements[i]);

    if (factory == NULL) {
      g_set_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_PLUGIN,
                   /* Translators: %s is the name of a small part of GStreamer, such as "vorbisdec". */
                   _ ("A part of GStreamer that is needed for sound is not installed: %s."), elements[i]);
      return FALSE;
    }
  }

  return TRUE;
}
