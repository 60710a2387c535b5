/* nabij-studio-device.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/**
 * NabijStudioDevice:
 *
 * A pipeline with a microphone or a loudspeaker in it, and the thread that opens it, minds it and closes it:
 * a sound server may let each of these wait.
 */
typedef struct _NabijStudioDevice NabijStudioDevice;

/**
 * NabijStudioDeviceClass:
 * @fill: (nullable): puts the elements into the pipeline; on the device's thread
 * @mind: (nullable): called twice a second while it is open; on the device's thread
 * @tell: called for each message of the pipeline; on the main thread
 * @closed: called once when it is closed; on the main thread
 * @clear: frees the data when nobody needs it any more; on any thread
 *
 * What one does.
 */
typedef struct {
  gboolean (*fill) (GstElement *pipeline,
                    gpointer    data,
                    GError    **error);
  void (*mind) (GstElement *pipeline,
                gpointer    data);
  void (*tell) (GstMessage *message,
                gpointer    data);
  void (*closed) (gpointer data);
  GDestroyNotify clear;
} NabijStudioDeviceClass;

NabijStudioDevice *nabij_studio_device_open (const NabijStudioDeviceClass *functions,
                                             gpointer                      data) G_GNUC_WARN_UNUSED_RESULT;
void               nabij_studio_device_close (NabijStudioDevice *self);
void               nabij_studio_device_free (NabijStudioDevice *self);

G_END_DECLS
