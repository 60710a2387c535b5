/* nabij-microphones.c
 *
 * Asks GStreamer's provider of PulseAudio devices (PipeWire answers it too) directly, as `pulsesrc` opens
 * them. Starting it may wait for a server, so that is done on a thread of its own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-microphones.h"

#include <gst/gst.h>

struct _NabijMicrophones {
  gatomicrefcount n_refs; /* the main thread's, and the thread's own */

  GstDeviceProvider *provider; /* NULL where there is none; the thread's until is_started */
  gboolean           works;

  /* Only the main thread. */
  NabijMicrophonesFunc func;
  gpointer             user_data;
  guint                watch_id;
  gboolean             is_forgotten;
};

static GstDeviceProvider *
make_provider (void)
{
  return gst_device_provider_factory_get_by_name ("pulsedeviceprovider");
}

/* What records the loudspeakers is no microphone. */
static gboolean
is_microphone (GstDevice *device)
{
  g_autoptr (GstStructure) properties = NULL;

  if (!gst_device_has_classes (device, "Audio/Source"))
    return FALSE;

  properties = gst_device_get_properties (device);
  return properties == NULL || g_strcmp0 (gst_structure_get_string (properties, "device.class"), "monitor") != 0;
}

static gboolean
is_default (GstDevice *device)
{
  g_autoptr (GstStructure) properties = gst_device_get_properties (device);
  gboolean result = FALSE;

  return properties != NULL && gst_structure_get_boolean (properties, "is-default", &result) && result;
}

static GStrv
list_names (GstDeviceProvider *provider)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autolist (GstDevice) devices = gst_device_provider_get_devices (provider);

  for (GList *l = devices; l != NULL; l = l->next) {
    if (is_microphone (l->data)) {
      g_autofree char *name = gst_device_get_display_name (l->data);

      g_strv_builder_add (builder, name);
    }
  }
  return g_strv_builder_end (builder);
}

static void
microphones_unref (NabijMicrophones *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  gst_clear_object (&self->provider);
  g_free (self);
}

static gboolean
device_cb (GstBus     *bus,
           GstMessage *message,
           gpointer    user_data)
{
  NabijMicrophones *self = user_data;
  g_auto (GStrv) names = list_names (self->provider);

  self->func ((const char *const *)names, self->user_data);
  return G_SOURCE_CONTINUE;
}

static gpointer
stop (gpointer user_data)
{
  NabijMicrophones *self = user_data;

  if (self->works)
    gst_device_provider_stop (self->provider);
  microphones_unref (self);
  return NULL;
}

static void
stop_later (NabijMicrophones *self)
{
  g_atomic_ref_count_inc (&self->n_refs);
  g_thread_unref (g_thread_new ("microphones", stop, self));
}

static gboolean
started_cb (gpointer user_data)
{
  NabijMicrophones *self = user_data;
  g_autoptr (GstBus) bus = NULL;

  if (self->is_forgotten) {
    stop_later (self);
    return G_SOURCE_REMOVE;
  }
  if (!self->works) {
    self->func ((const char *const[]){ NULL }, self->user_data);
    return G_SOURCE_REMOVE;
  }

  bus = gst_device_provider_get_bus (self->provider);
  self->watch_id = gst_bus_add_watch (bus, device_cb, self);
  device_cb (bus, NULL, self);
  return G_SOURCE_REMOVE;
}

static void
started_destroy_cb (gpointer user_data)
{
  microphones_unref (user_data);
}

static gpointer
start (gpointer user_data)
{
  NabijMicrophones *self = user_data;

  self->provider = make_provider ();
  self->works = self->provider != NULL && gst_device_provider_start (self->provider);
  g_idle_add_full (G_PRIORITY_DEFAULT, started_cb, self, started_destroy_cb);
  return NULL;
}

/**
 * nabij_microphones_new:
 * @func: called with the names
 * @user_data: data for @func
 *
 * Begins to look which microphones there are; none is opened. GStreamer must have been started.
 *
 * Returns: (transfer full): the microphones
 */
NabijMicrophones *
nabij_microphones_new (NabijMicrophonesFunc func,
                       gpointer             user_data)
{
  NabijMicrophones *self = g_new0 (NabijMicrophones, 1);

  g_atomic_ref_count_init (&self->n_refs);
  g_atomic_ref_count_inc (&self->n_refs);
  self->func = func;
  self->user_data = user_data;
  g_thread_unref (g_thread_new ("microphones", start, self));
  return self;
}

/**
 * nabij_microphones_free:
 * @self: (transfer full): the microphones
 *
 * Looks no longer; its function is not called any more.
 */
void
nabij_microphones_free (NabijMicrophones *self)
{
  self->is_forgotten = TRUE;
  if (self->watch_id != 0) {
    g_clear_handle_id (&self->watch_id, g_source_remove);
    stop_later (self);
  }
  microphones_unref (self);
}

/**
 * nabij_microphones_choose:
 * @name: (nullable): the name of one, as the system shows it, or `NULL`
 *
 * Finds what to open: the one with this name, else the system's own choice, else any. It asks the sound
 * server, so it may wait: call it on a worker.
 *
 * Returns: (transfer full) (nullable): how `pulsesrc` knows it, or `NULL` where there is no microphone
 */
char *
nabij_microphones_choose (const char *name)
{
  g_autoptr (GstDeviceProvider) provider = make_provider ();
  g_autolist (GstDevice) devices = NULL;
  GstDevice *chosen = NULL;
  g_autoptr (GstElement) source = NULL;
  char *device = NULL;
  int   chosen_rank = -1;

  /* Asked without being started, the provider of GStreamer 1.22 leaves its connection behind. */
  if (provider == NULL || !gst_device_provider_start (provider))
    return NULL;

  devices = gst_device_provider_get_devices (provider);
  gst_device_provider_stop (provider);
  for (GList *l = devices; l != NULL; l = l->next) {
    g_autofree char *shown = gst_device_get_display_name (l->data);
    const int        rank = name != NULL && g_str_equal (shown, name) ? 2 : is_default (l->data);

    if (is_microphone (l->data) && rank > chosen_rank) {
      chosen = l->data;
      chosen_rank = rank;
    }
  }
  if (chosen == NULL)
    return NULL;

  source = gst_object_ref_sink (gst_device_create_element (chosen, NULL));
  g_object_get (source, "device", &device, NULL);
  return device;
}
