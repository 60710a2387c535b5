/* nabij-microphone-studio.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-microphone-studio.h"

struct _NabijMicrophoneStudio {
  GObject parent_instance;

  char *microphone;
};

static void nabij_microphone_studio_studio_init (NabijStudioInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijMicrophoneStudio, nabij_microphone_studio, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NABIJ_TYPE_STUDIO, nabij_microphone_studio_studio_init))
/* clang-format on */

enum {
  PROP_0,
  PROP_STATE,
  PROP_LEVEL,
  PROP_TOO_LOUD,
  PROP_MICROPHONES,
  PROP_MICROPHONE,
};

static void
nabij_microphone_studio_record_async (NabijStudio        *studio,
                                      gint64              longest_us,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  g_task_report_new_error (studio, callback, user_data, nabij_microphone_studio_record_async,
                           G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "not recorded yet");
}

static NabijTake *
nabij_microphone_studio_record_finish (NabijStudio  *studio,
                                       GAsyncResult *result,
                                       GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, studio), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
nabij_microphone_studio_end_take (NabijStudio *studio)
{
}

static void
nabij_microphone_studio_hear_async (NabijStudio        *studio,
                                    GBytes             *sound,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_task_report_new_error (studio, callback, user_data, nabij_microphone_studio_hear_async,
                           G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "not heard yet");
}

static gboolean
nabij_microphone_studio_hear_finish (NabijStudio  *studio,
                                     GAsyncResult *result,
                                     GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, studio), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nabij_microphone_studio_watch_microphones (NabijStudio *studio,
                                           gboolean     watched)
{
}

static void
nabij_microphone_studio_studio_init (NabijStudioInterface *iface)
{
  iface->record_async = nabij_microphone_studio_record_async;
  iface->record_finish = nabij_microphone_studio_record_finish;
  iface->end_take = nabij_microphone_studio_end_take;
  iface->hear_async = nabij_microphone_studio_hear_async;
  iface->hear_finish = nabij_microphone_studio_hear_finish;
  iface->watch_microphones = nabij_microphone_studio_watch_microphones;
}

static void
nabij_microphone_studio_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (object);

  switch (property_id) {
  case PROP_STATE:
    g_value_set_enum (value, NABIJ_STUDIO_STATE_QUIET);
    break;
  case PROP_LEVEL:
    g_value_set_double (value, 0.0);
    break;
  case PROP_TOO_LOUD:
    g_value_set_boolean (value, FALSE);
    break;
  case PROP_MICROPHONES:
    g_value_take_boxed (value, g_new0 (char *, 1));
    break;
  case PROP_MICROPHONE:
    g_value_set_string (value, self->microphone);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
nabij_microphone_studio_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (object);

  switch (property_id) {
  case PROP_MICROPHONE:
    if (g_strcmp0 (self->microphone, g_value_get_string (value)) != 0) {
      g_free (self->microphone);
      self->microphone = g_value_dup_string (value);
      g_object_notify_by_pspec (object, pspec);
    }
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    break;
  }
}

static void
nabij_microphone_studio_finalize (GObject *object)
{
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (object);

  g_free (self->microphone);

  G_OBJECT_CLASS (nabij_microphone_studio_parent_class)->finalize (object);
}

static void
nabij_microphone_studio_class_init (NabijMicrophoneStudioClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nabij_microphone_studio_get_property;
  object_class->set_property = nabij_microphone_studio_set_property;
  object_class->finalize = nabij_microphone_studio_finalize;

  g_object_class_override_property (object_class, PROP_STATE, "state");
  g_object_class_override_property (object_class, PROP_LEVEL, "level");
  g_object_class_override_property (object_class, PROP_TOO_LOUD, "too-loud");
  g_object_class_override_property (object_class, PROP_MICROPHONES, "microphones");
  g_object_class_override_property (object_class, PROP_MICROPHONE, "microphone");
}

static void
nabij_microphone_studio_init (NabijMicrophoneStudio *self)
{
}

/**
 * nabij_microphone_studio_new:
 *
 * Makes the studio of this computer. It opens nothing, and does not wait for GStreamer, before it is asked
 * for something.
 *
 * Returns: (transfer full): the studio
 */
NabijStudio *
nabij_microphone_studio_new (void)
{
  return g_object_new (NABIJ_TYPE_MICROPHONE_STUDIO, NULL);
}
