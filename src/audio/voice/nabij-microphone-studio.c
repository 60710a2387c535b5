/* nabij-microphone-studio.c
 *
 * The studio of this computer. All of this is the main thread's; what may wait for a sound server or takes a
 * while is done elsewhere, and told here.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-microphone-studio.h"

#include "nabij-gstreamer.h"
#include "nabij-hearing.h"
#include "nabij-microphones.h"
#include "nabij-studio-take.h"
#include "nabij-take-maker.h"

/* How long a loudspeaker may give no sign, and how long it may take to close. */
#define SILENT_US_MAX (3 * G_TIME_SPAN_SECOND)
#define CLOSES_WITHIN_US (2 * G_TIME_SPAN_SECOND)
#define MIND_MS 200

struct _NabijMicrophoneStudio {
  GObject parent_instance;

  NabijStudioState state;
  double           level;
  gboolean         too_loud;
  GStrv            microphones;
  char            *microphone;

  /* A take; it waits where something is heard that has to end first. */
  GTask           *take_task;
  GSource         *take_cancel_source;
  NabijStudioTake *take; /* NULL while it waits */
  gint64           longest_us;

  /* What is heard, or is to be heard when what is heard now has ended. */
  GTask        *hear_task;
  GSource      *hear_cancel_source;
  GBytes       *sound;
  NabijHearing *hearing;
  GTask        *ending_task; /* what is heard ends; it is told when the device is closed */
  GError       *ending_error;

  gboolean is_closing;
  gint64   since_us; /* its last sign, on the monotonic clock */
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

static void begin_hearing (NabijMicrophoneStudio *self);
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

/* A take. */

static void
moved_cb (NabijStudioState state,
          gpointer         user_data)
{
  set_state (user_data, state);
}

static void
metered_cb (double   level,
            gboolean too_loud,
            gpointer user_data)
{
  set_level (user_data, level);
  set_too_loud (user_data, too_loud);
}

static void
finish_take (NabijMicrophoneStudio *self,
             NabijTake             *take,
             GError                *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->take_task);

  clear_source (&self->take_cancel_source);
  g_clear_pointer (&self->take, nabij_studio_take_unref);
  /* A take that was over before it had begun leaves what is heard before it to its end. */
  if (self->hearing == NULL)
    set_state (self, NABIJ_STUDIO_STATE_QUIET);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, take, (GDestroyNotify)nabij_take_free);
}

static void
done_cb (NabijTake *take,
         GError    *error,
         gpointer   user_data)
{
  finish_take (user_data, take, error);
}

static void
begin_take (NabijMicrophoneStudio *self)
{
  static const NabijStudioTakeClass functions = { moved_cb, metered_cb, done_cb };

  set_too_loud (self, FALSE);
  set_state (self, NABIJ_STUDIO_STATE_OPENING);
  /* Who follows the state may have changed his mind. */
  if (self->take_task != NULL)
    self->take = nabij_studio_take_begin (self->microphone, self->longest_us,
                                          g_task_get_cancellable (self->take_task), &functions, self);
}

static gboolean
take_cancelled_cb (GCancellable *cancellable,
                   gpointer      user_data)
{
  NabijMicrophoneStudio *self = user_data;

  if (self->take != NULL)
    nabij_studio_take_cancel (self->take);
  else
    finish_take (self, NULL, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled"));
  return G_SOURCE_REMOVE;
}

/* What is heard. */

static void
close_hearing (NabijMicrophoneStudio *self)
{
  if (self->is_closing)
    return;

  self->is_closing = TRUE;
  self->since_us = g_get_monotonic_time ();
  nabij_hearing_close (self->hearing);
}

/* A server that stands still gives no sign of its own. */
static gboolean
mind_cb (gpointer user_data)
{
  NabijMicrophoneStudio *self = user_data;
  const gint64           waited_us = g_get_monotonic_time () - self->since_us;

  if (waited_us <= (self->is_closing ? CLOSES_WITHIN_US : SILENT_US_MAX))
    return G_SOURCE_CONTINUE;

  if (self->ending_task == NULL) {
    clear_source (&self->hear_cancel_source);
    self->ending_task = g_steal_pointer (&self->hear_task);
    nabij_hearing_set_no_loudspeaker (&self->ending_error);
  }
  hearing_closed_cb (self);
  return G_SOURCE_CONTINUE;
}

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
  g_clear_handle_id (&self->mind_id, g_source_remove);
  set_level (self, 0.0);
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
  self->is_closing = FALSE;
  self->since_us = g_get_monotonic_time ();
  self->mind_id = g_timeout_add (MIND_MS, mind_cb, self);
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

  if (self->take != NULL) {
    nabij_studio_take_end (self->take);
  } else if (self->take_task != NULL) {
    nabij_take_set_silent (&error);
    finish_take (self, NULL, error);
  }
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
