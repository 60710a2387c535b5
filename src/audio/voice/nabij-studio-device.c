/* nabij-studio-device.c
 *
 * `run()` and what it calls is a thread of its own for each opening of a device. It ends by itself where the
 * server that it waits for answers after all; until then it keeps what it needs.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-studio-device.h"

#define MIND_US (G_TIME_SPAN_SECOND / 2)

struct _NabijStudioDevice {
  gatomicrefcount        n_refs; /* the main thread's, and the thread's own */
  NabijStudioDeviceClass functions;
  gpointer               data;
  GstElement            *pipeline;

  GMutex   lock;
  GCond    changed;
  gboolean must_close; /* under the lock */

  /* Only the main thread. */
  guint    watch_id;
  gboolean is_forgotten;
};

static void
device_unref (NabijStudioDevice *self)
{
  if (!g_atomic_ref_count_dec (&self->n_refs))
    return;

  gst_clear_object (&self->pipeline);
  self->functions.clear (self->data);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->changed);
  g_free (self);
}

static gboolean
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  NabijStudioDevice *self = user_data;

  self->functions.tell (message, self->data);
  return G_SOURCE_CONTINUE;
}

static gboolean
closed_cb (gpointer user_data)
{
  NabijStudioDevice *self = user_data;

  if (!self->is_forgotten)
    self->functions.closed (self->data);
  return G_SOURCE_REMOVE;
}

static void
closed_destroy_cb (gpointer user_data)
{
  device_unref (user_data);
}

static gboolean
must_close (NabijStudioDevice *self)
{
  gboolean result;

  g_mutex_lock (&self->lock);
  result = self->must_close;
  g_mutex_unlock (&self->lock);
  return result;
}

/* Gives TRUE when it is to be closed. */
static gboolean
wait (NabijStudioDevice *self)
{
  const gint64 until_us = g_get_monotonic_time () + MIND_US;
  gboolean     result;

  g_mutex_lock (&self->lock);
  while (!self->must_close && g_cond_wait_until (&self->changed, &self->lock, until_us))
    continue;
  result = self->must_close;
  g_mutex_unlock (&self->lock);
  return result;
}

static gpointer
run (gpointer user_data)
{
  NabijStudioDevice *self = user_data;
  g_autoptr (GError) error = NULL;

  if (!self->functions.fill (self->pipeline, self->data, &error)) {
    gst_element_post_message (self->pipeline, gst_message_new_error (GST_OBJECT (self->pipeline), error, "not filled"));
  } else if (!must_close (self)) {
    /* Where that fails an element has said why. */
    gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
  }

  while (!wait (self)) {
    if (error == NULL && self->functions.mind != NULL)
      self->functions.mind (self->pipeline, self->data);
  }
  gst_element_set_state (self->pipeline, GST_STATE_NULL);

  /* The thread's reference goes with the call. */
  g_idle_add_full (G_PRIORITY_DEFAULT, closed_cb, self, closed_destroy_cb);
  return NULL;
}

/**
 * nabij_studio_device_open:
 * @functions: what it does; copied
 * @data: (transfer full): data for @functions
 *
 * Begins to open a device. GStreamer must have been started. What goes wrong comes as an error message.
 *
 * Returns: (transfer full): the device
 */
NabijStudioDevice *
nabij_studio_device_open (const NabijStudioDeviceClass *functions,
                          gpointer                      data)
{
  NabijStudioDevice *self = g_new0 (NabijStudioDevice, 1);
  g_autoptr (GstBus) bus = NULL;

  g_atomic_ref_count_init (&self->n_refs);
  g_atomic_ref_count_inc (&self->n_refs);
  g_mutex_init (&self->lock);
  g_cond_init (&self->changed);
  self->functions = *functions;
  self->data = data;
  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  bus = gst_element_get_bus (self->pipeline);
  self->watch_id = gst_bus_add_watch (bus, message_cb, self);
  g_thread_unref (g_thread_new ("studio", run, self));
  return self;
}

/**
 * nabij_studio_device_close:
 * @self: a device
 *
 * Asks that the device is closed; that it is comes as @closed. No message comes any more.
 */
void
nabij_studio_device_close (NabijStudioDevice *self)
{
  g_clear_handle_id (&self->watch_id, g_source_remove);
  g_mutex_lock (&self->lock);
  self->must_close = TRUE;
  g_cond_signal (&self->changed);
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_studio_device_free:
 * @self: (transfer full): a device
 *
 * Closes the device, too, but nobody waits for it. None of its functions but @clear is called on the main
 * thread any more.
 */
void
nabij_studio_device_free (NabijStudioDevice *self)
{
  nabij_studio_device_close (self);
  self->is_forgotten = TRUE;
  device_unref (self);
}
