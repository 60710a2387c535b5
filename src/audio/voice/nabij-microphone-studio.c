/* nabij-microphone-studio.c
 *
 * The studio of this computer. All of this is the main thread's; what may wait for a sound server or takes a
 * while is done elsewhere, and told here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-microphone-studio.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-hearing.h"
#include "nabij-microphone.h"
#include "nabij-microphones.h"
#include "nabij-take-maker.h"

#include <glib/gi18n-lib.h>

/* How long a device may take to open, or give no sign while it is open; and how long to close. */
#define OPENS_WITHIN_US (3 * G_TIME_SPAN_SECOND)
#define SILENT_US_MAX (2 * G_TIME_SPAN_SECOND)
#define CLOSES_WITHIN_US (2 * G_TIME_SPAN_SECOND)
#define MIND_MS 200

/* What was said before the microphone went away is kept where it is longer. */
#define LOST_SAMPLES_MIN NABIJ_TAKE_RATE

struct _NabijMicrophoneStudio {
  GObject parent_instance;

  NabijStudioState state;
  double           level;
  gboolean         too_loud;
  GStrv            microphones;
  char            *microphone;

  /* A take. */
  GTask           *take_task;
  GSource         *take_cancel_source;
  NabijMicrophone *open_microphone;
  GError          *take_error; /* what it ends with, once the microphone is closed */
  gint64           longest_us;
  gboolean         was_cut;
  gboolean         was_lost;

  /* What is heard, or is to be heard when what is heard now has ended. */
  GTask        *hear_task;
  GSource      *hear_cancel_source;
  GBytes       *sound;
  NabijHearing *hearing;
  GTask        *ending_task; /* what is heard ends; it is told when the device is closed */
  GError       *ending_error;

  gboolean is_closing;
  gint64   since_us; /* the last sign of the device, on the monotonic clock */
  guint    mind_id;

  NabijMicrophones *list;
  guint             n_watchers;
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

static void begin_take (NabijMicrophoneStudio *self);
static void begin_hearing (NabijMicrophoneStudio *self);
static void microphone_closed_cb (gpointer user_data);
static void hearing_closed_cb (gpointer user_data);

static void
set_state (NabijMicrophoneStudio *self,
           NabijStudioState       state)
{
  if (self->state == state)
    return;

  self->state = state;
  g_object_notify (G_OBJECT (self), "state");
}

static void
set_level (NabijMicrophoneStudio *self,
           double                 level)
{
  if (self->level == level)
    return;

  self->level = level;
  g_object_notify (G_OBJECT (self), "level");
}

static void
set_too_loud (NabijMicrophoneStudio *self,
              gboolean               too_loud)
{
  if (self->too_loud == too_loud)
    return;

  self->too_loud = too_loud;
  g_object_notify (G_OBJECT (self), "too-loud");
}

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static GSource *
listen_for_cancel (NabijMicrophoneStudio *self,
                   GCancellable          *cancellable,
                   GCancellableSourceFunc cancelled_cb)
{
  GSource *source;

  if (cancellable == NULL)
    return NULL;

  source = g_cancellable_source_new (cancellable);
  g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
  g_source_attach (source, NULL);
  return source;
}

/* A device that gives no sign. */

static void
set_no_loudspeaker (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NO_LOUDSPEAKER,
                       _ ("This computer has no sound for the moment. What you recorded is not lost."));
}

static void
close_microphone (NabijMicrophoneStudio *self)
{
  if (self->is_closing)
    return;

  self->is_closing = TRUE;
  self->since_us = g_get_monotonic_time ();
  nabij_microphone_close (self->open_microphone);
}

static void
close_hearing (NabijMicrophoneStudio *self)
{
  if (self->is_closing)
    return;

  self->is_closing = TRUE;
  self->since_us = g_get_monotonic_time ();
  nabij_hearing_close (self->hearing);
}

static void
mind_microphone (NabijMicrophoneStudio *self,
                 gint64                 silent_us)
{
  if (self->is_closing) {
    if (silent_us > CLOSES_WITHIN_US)
      microphone_closed_cb (self);
  } else if (self->state == NABIJ_STUDIO_STATE_OPENING) {
    if (silent_us > OPENS_WITHIN_US) {
      nabij_microphone_set_none (&self->take_error);
      close_microphone (self);
      /* It never was open, so nobody needs to wait until it is closed. */
      microphone_closed_cb (self);
    }
  } else if (nabij_microphone_get_silent_us (self->open_microphone) > SILENT_US_MAX) {
    self->was_lost = TRUE;
    close_microphone (self);
  }
}

static gboolean
mind_cb (gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;
  const gint64           silent_us = g_get_monotonic_time () - self->since_us;

  if (self->open_microphone != NULL) {
    mind_microphone (self, silent_us);
  } else if (self->hearing != NULL && silent_us > (self->is_closing ? CLOSES_WITHIN_US : OPENS_WITHIN_US)) {
    if (!self->is_closing && self->ending_task == NULL) {
      self->ending_task = g_steal_pointer (&self->hear_task);
      set_no_loudspeaker (&self->ending_error);
    }
    hearing_closed_cb (self);
  }
  return G_SOURCE_CONTINUE;
}

static void
begin_minding (NabijMicrophoneStudio *self)
{
  self->is_closing = FALSE;
  self->since_us = g_get_monotonic_time ();
  if (self->mind_id == 0)
    self->mind_id = g_timeout_add (MIND_MS, mind_cb, self);
}

static void
end_minding (NabijMicrophoneStudio *self)
{
  self->is_closing = FALSE;
  g_clear_handle_id (&self->mind_id, g_source_remove);
  set_level (self, 0.0);
}

/* A take. */

static void
finish_take (NabijMicrophoneStudio *self,
             NabijTake             *take,
             GError                *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->take_task);

  clear_source (&self->take_cancel_source);
  /* What is heard ends by itself where a take was over before it had begun. */
  if (self->hearing == NULL)
    set_state (self, NABIJ_STUDIO_STATE_QUIET);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, take, (GDestroyNotify)nabij_take_free);
}

static void
make_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GArray    *samples = task_data;
  GError    *error = NULL;
  NabijTake *take = nabij_take_make ((float *)(gpointer)samples->data, samples->len, cancellable, &error);

  if (take != NULL)
    g_task_return_pointer (task, take, (GDestroyNotify)nabij_take_free);
  else
    g_task_return_error (task, error);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (source);
  GError                *error = NULL;
  NabijTake             *take = g_task_propagate_pointer (G_TASK (result), &error);

  if (take != NULL) {
    take->was_cut = self->was_cut;
    take->was_too_loud = self->too_loud;
    take->was_lost = self->was_lost;
  }
  finish_take (self, take, error);
}

static void
microphone_closed_cb (gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;
  g_autoptr (GArray) samples = nabij_microphone_steal_samples (self->open_microphone);
  g_autoptr (GTask) making = NULL;

  set_too_loud (self, nabij_microphone_was_too_loud (self->open_microphone));
  g_clear_pointer (&self->open_microphone, nabij_microphone_free);
  end_minding (self);

  if (self->take_error == NULL && self->was_lost && samples->len < LOST_SAMPLES_MIN)
    g_set_error_literal (&self->take_error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MICROPHONE_LOST,
                         _ ("The microphone went away. When it is back, you can say it again."));
  if (self->take_error != NULL) {
    finish_take (self, NULL, g_steal_pointer (&self->take_error));
    return;
  }

  set_state (self, NABIJ_STUDIO_STATE_WORKING);
  making = g_task_new (self, g_task_get_cancellable (self->take_task), made_cb, NULL);
  g_task_set_task_data (making, g_steal_pointer (&samples), (GDestroyNotify)g_array_unref);
  g_task_run_in_thread (making, make_in_thread);
}

static void
microphone_opened_cb (gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;

  self->since_us = g_get_monotonic_time ();
  set_state (self, NABIJ_STUDIO_STATE_RECORDING);
}

static void
microphone_metered_cb (double   level,
                       gboolean too_loud,
                       gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;

  set_level (self, level);
  set_too_loud (self, too_loud);
}

static void
microphone_full_cb (gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;

  self->was_cut = TRUE;
  close_microphone (self);
}

static void
microphone_lost_cb (const GError *error,
                    gpointer      user_data)
{
  NabijMicrophoneStudio *self = user_data;

  if (self->state == NABIJ_STUDIO_STATE_RECORDING)
    self->was_lost = TRUE;
  else
    self->take_error = g_error_copy (error);
  close_microphone (self);
}

/* Ends a take with nothing to keep; where a microphone is open, when it is closed. */
static void
fail_take (NabijMicrophoneStudio *self,
           GError                *error)
{
  if (self->open_microphone == NULL) {
    finish_take (self, NULL, error);
    return;
  }

  g_clear_error (&self->take_error);
  self->take_error = error;
  close_microphone (self);
}

static gboolean
take_cancelled_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  NabijMicrophoneStudio *self = user_data;

  /* What is being made ready stops by itself. */
  if (self->state != NABIJ_STUDIO_STATE_WORKING)
    fail_take (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled"));
  return G_SOURCE_REMOVE;
}

static void
ready_to_record_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  static const NabijMicrophoneClass functions = {
    microphone_opened_cb, microphone_metered_cb, microphone_full_cb, microphone_lost_cb, microphone_closed_cb
  };
  g_autoptr (GTask) task = user_data;
  NabijMicrophoneStudio *self = g_task_get_source_object (task);
  GError                *error = NULL;

  if (self->take_task != task)
    return;
  if (!nabij_gstreamer_init_finish (result, &error)) {
    finish_take (self, NULL, error);
    return;
  }

  self->open_microphone = nabij_microphone_open (self->microphone, self->longest_us, &functions, self);
  begin_minding (self);
}

static void
begin_take (NabijMicrophoneStudio *self)
{
  set_too_loud (self, FALSE);
  set_state (self, NABIJ_STUDIO_STATE_OPENING);
  nabij_gstreamer_init_async (NULL, ready_to_record_cb, g_object_ref (self->take_task));
}

/* What is heard. */

static void
end_hearing (NabijMicrophoneStudio *self,
             GError                *error)
{
  g_autoptr (GTask) task = NULL;

  clear_source (&self->hear_cancel_source);
  if (self->hearing == NULL || self->ending_task != NULL) {
    /* It had not begun, or only waits for what is heard before it. */
    task = g_steal_pointer (&self->hear_task);
    if (self->hearing == NULL)
      set_state (self, NABIJ_STUDIO_STATE_QUIET);
    g_task_return_error (task, error);
    return;
  }

  self->ending_task = g_steal_pointer (&self->hear_task);
  self->ending_error = error;
  nabij_hearing_fade (self->hearing);
}

static gboolean
hear_cancelled_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  end_hearing (user_data, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled"));
  return G_SOURCE_REMOVE;
}

static void
hearing_metered_cb (double   level,
                    gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;

  self->since_us = g_get_monotonic_time ();
  set_level (self, level);
}

static void
hearing_ended_cb (const GError *error,
                  gpointer      user_data)
{
  NabijMicrophoneStudio *self = user_data;

  if (self->ending_task == NULL) {
    clear_source (&self->hear_cancel_source);
    self->ending_task = g_steal_pointer (&self->hear_task);
    self->ending_error = error != NULL ? g_error_copy (error) : NULL;
  }
  close_hearing (self);
}

static void
hearing_closed_cb (gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;
  g_autoptr (GTask) task = g_steal_pointer (&self->ending_task);
  GError *error = g_steal_pointer (&self->ending_error);

  g_clear_pointer (&self->hearing, nabij_hearing_free);
  end_minding (self);
  if (self->take_task != NULL)
    begin_take (self);
  else if (self->hear_task != NULL)
    begin_hearing (self);
  else
    set_state (self, NABIJ_STUDIO_STATE_QUIET);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
ready_to_hear_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  static const NabijHearingClass functions = { hearing_metered_cb, hearing_ended_cb, hearing_closed_cb };
  g_autoptr (GTask) task = user_data;
  NabijMicrophoneStudio *self = g_task_get_source_object (task);
  GError                *error = NULL;

  if (self->hear_task != task)
    return;
  if (!nabij_gstreamer_init_finish (result, &error)) {
    end_hearing (self, error);
    return;
  }

  self->hearing = nabij_hearing_begin (self->sound, &functions, self);
  begin_minding (self);
}

static void
begin_hearing (NabijMicrophoneStudio *self)
{
  set_state (self, NABIJ_STUDIO_STATE_PLAYING);
  nabij_gstreamer_init_async (NULL, ready_to_hear_cb, g_object_ref (self->hear_task));
}

static void
end_what_is_heard (NabijMicrophoneStudio *self)
{
  if (self->hear_task != NULL)
    end_hearing (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "something else is asked for"));
}

/* The interface. */

static void
nabij_microphone_studio_record_async (NabijStudio        *studio,
                                      gint64              longest_us,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (studio);

  if (self->take_task != NULL) {
    g_task_report_new_error (self, callback, user_data, nabij_microphone_studio_record_async,
                             G_IO_ERROR, G_IO_ERROR_PENDING, "it records already");
    return;
  }

  end_what_is_heard (self);
  self->take_task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->take_task, nabij_microphone_studio_record_async);
  self->take_cancel_source = listen_for_cancel (self, cancellable, take_cancelled_cb);
  self->longest_us = longest_us;
  self->was_cut = FALSE;
  self->was_lost = FALSE;
  if (self->hearing == NULL)
    begin_take (self);
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
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (studio);
  GError                *error = NULL;

  if (self->take_task == NULL || self->state == NABIJ_STUDIO_STATE_WORKING)
    return;

  if (self->state == NABIJ_STUDIO_STATE_RECORDING) {
    close_microphone (self);
    return;
  }
  nabij_take_set_silent (&error);
  fail_take (self, error);
}

static void
nabij_microphone_studio_hear_async (NabijStudio        *studio,
                                    GBytes             *sound,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (studio);

  if (self->take_task != NULL) {
    g_task_report_new_error (self, callback, user_data, nabij_microphone_studio_hear_async,
                             G_IO_ERROR, G_IO_ERROR_PENDING, "it records");
    return;
  }

  end_what_is_heard (self);
  self->hear_task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->hear_task, nabij_microphone_studio_hear_async);
  self->hear_cancel_source = listen_for_cancel (self, cancellable, hear_cancelled_cb);
  g_clear_pointer (&self->sound, g_bytes_unref);
  self->sound = g_bytes_ref (sound);
  if (self->hearing == NULL)
    begin_hearing (self);
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
microphones_cb (const char *const *names,
                gpointer           user_data)
{
  NabijMicrophoneStudio *self = user_data;

  if (g_strv_equal (names, (const char *const *)self->microphones))
    return;

  g_strfreev (self->microphones);
  self->microphones = g_strdupv ((char **)names);
  g_object_notify (G_OBJECT (self), "microphones");
}

static void
ready_to_watch_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (NabijMicrophoneStudio) self = user_data;

  if (nabij_gstreamer_init_finish (result, NULL) && self->n_watchers > 0 && self->list == NULL)
    self->list = nabij_microphones_new (microphones_cb, self);
}

static void
nabij_microphone_studio_watch_microphones (NabijStudio *studio,
                                           gboolean     watched)
{
  NabijMicrophoneStudio *self = NABIJ_MICROPHONE_STUDIO (studio);

  g_return_if_fail (watched || self->n_watchers > 0);

  self->n_watchers += watched ? 1 : -1;
  if (watched && self->n_watchers == 1)
    nabij_gstreamer_init_async (NULL, ready_to_watch_cb, g_object_ref (self));
  else if (self->n_watchers == 0)
    g_clear_pointer (&self->list, nabij_microphones_free);
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
    g_value_set_enum (value, self->state);
    break;
  case PROP_LEVEL:
    g_value_set_double (value, self->level);
    break;
  case PROP_TOO_LOUD:
    g_value_set_boolean (value, self->too_loud);
    break;
  case PROP_MICROPHONES:
    g_value_set_boxed (value, self->microphones);
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
      g_object_notify (object, "microphone");
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

  /* What goes on keeps the studio. */
  g_assert (self->take_task == NULL && self->hear_task == NULL && self->ending_task == NULL);
  g_clear_pointer (&self->list, nabij_microphones_free);
  g_clear_pointer (&self->sound, g_bytes_unref);
  g_strfreev (self->microphones);
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
  self->microphones = g_new0 (char *, 1);
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
