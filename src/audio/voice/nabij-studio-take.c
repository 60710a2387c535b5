/* nabij-studio-take.c
 *
 * All of this but `make_in_thread()` is the main thread's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-studio-take.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-microphone.h"
#include "nabij-take-maker.h"

#include <glib/gi18n-lib.h>

/* How long a microphone may take to open, may give nothing at all while it is open, and may take to close. */
#define OPENS_WITHIN_US (3 * G_TIME_SPAN_SECOND)
#define SILENT_US_MAX (2 * G_TIME_SPAN_SECOND)
#define CLOSES_WITHIN_US (2 * G_TIME_SPAN_SECOND)
#define MIND_MS 200

/* What was said before the microphone went away is kept where it is longer. */
#define LOST_SAMPLES_MIN NABIJ_TAKE_RATE

struct _NabijStudioTake {
  grefcount            n_refs;
  NabijStudioTakeClass functions;
  gpointer             user_data;

  GCancellable    *cancellable;
  char            *name;
  gint64           longest_us;
  NabijMicrophone *microphone; /* NULL before it is asked for, and when it is closed */
  NabijStudioState state;
  GError          *error;    /* what it ends with, once the microphone is closed */
  gint64           since_us; /* when it began to open, or to close, on the monotonic clock */
  guint            mind_id;
  gboolean         is_closing;
  gboolean         is_done;
  gboolean         was_cut;
  gboolean         was_lost;
  gboolean         was_too_loud;
};

static NabijStudioTake *
take_ref (NabijStudioTake *self)
{
  g_ref_count_inc (&self->n_refs);
  return self;
}

static void
move_to (NabijStudioTake *self,
         NabijStudioState state)
{
  self->state = state;
  self->functions.moved (state, self->user_data);
}

static void
finish (NabijStudioTake *self,
        NabijTake       *take,
        GError          *error)
{
  self->is_done = TRUE;
  self->functions.done (take, error, self->user_data);
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
  NabijStudioTake *self = user_data;
  GError          *error = NULL;
  NabijTake       *take = g_task_propagate_pointer (G_TASK (result), &error);

  if (take != NULL) {
    take->was_cut = self->was_cut;
    take->was_lost = self->was_lost;
    take->was_too_loud = self->was_too_loud;
  }
  finish (self, take, error);
  nabij_studio_take_unref (self);
}

static void
closed_cb (gpointer user_data)
{
  NabijStudioTake *self = user_data;
  g_autoptr (GArray) samples = nabij_microphone_steal_samples (self->microphone);
  g_autoptr (GTask) task = NULL;

  self->was_too_loud = nabij_microphone_was_too_loud (self->microphone);
  g_clear_pointer (&self->microphone, nabij_microphone_free);
  g_clear_handle_id (&self->mind_id, g_source_remove);
  self->functions.metered (0.0, self->was_too_loud, self->user_data);

  if (self->error == NULL && self->was_lost && samples->len < LOST_SAMPLES_MIN)
    g_set_error_literal (&self->error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MICROPHONE_LOST,
                         _ ("The microphone went away. When it is back, you can say it again."));
  if (self->error != NULL) {
    finish (self, NULL, g_steal_pointer (&self->error));
    return;
  }

  move_to (self, NABIJ_STUDIO_STATE_WORKING);
  task = g_task_new (NULL, self->cancellable, made_cb, take_ref (self));
  g_task_set_source_tag (task, closed_cb);
  g_task_set_task_data (task, g_steal_pointer (&samples), (GDestroyNotify)g_array_unref);
  g_task_run_in_thread (task, make_in_thread);
}

static void
close_microphone (NabijStudioTake *self)
{
  if (self->is_closing)
    return;

  self->is_closing = TRUE;
  self->since_us = g_get_monotonic_time ();
  nabij_microphone_close (self->microphone);
}

/* A server that stands still gives no sign of its own. */
static gboolean
mind_cb (gpointer user_data)
{
  NabijStudioTake *self = user_data;
  const gint64     waited_us = g_get_monotonic_time () - self->since_us;

  if (self->is_closing) {
    if (waited_us > CLOSES_WITHIN_US)
      closed_cb (self);
  } else if (self->state == NABIJ_STUDIO_STATE_OPENING) {
    if (waited_us > OPENS_WITHIN_US) {
      /* It never was open, so nobody waits until it is closed. */
      nabij_microphone_set_none (&self->error);
      closed_cb (self);
    }
  } else if (nabij_microphone_get_silent_us (self->microphone) > SILENT_US_MAX) {
    self->was_lost = TRUE;
    close_microphone (self);
  }
  return G_SOURCE_CONTINUE;
}

static void
opened_cb (gpointer user_data)
{
  move_to (user_data, NABIJ_STUDIO_STATE_RECORDING);
}

static void
metered_cb (double   level,
            gboolean too_loud,
            gpointer user_data)
{
  NabijStudioTake *self = user_data;

  self->functions.metered (level, too_loud, self->user_data);
}

static void
full_cb (gpointer user_data)
{
  NabijStudioTake *self = user_data;

  self->was_cut = TRUE;
  close_microphone (self);
}

static void
lost_cb (const GError *error,
         gpointer      user_data)
{
  NabijStudioTake *self = user_data;

  if (self->state == NABIJ_STUDIO_STATE_RECORDING)
    self->was_lost = TRUE;
  else
    self->error = g_error_copy (error);
  close_microphone (self);
}

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  static const NabijMicrophoneClass functions = { opened_cb, metered_cb, full_cb, lost_cb, closed_cb };
  NabijStudioTake                  *self = user_data;
  GError                           *error = NULL;

  if (self->is_done) {
    nabij_gstreamer_init_finish (result, NULL);
  } else if (!nabij_gstreamer_init_finish (result, &error)) {
    finish (self, NULL, error);
  } else {
    self->microphone = nabij_microphone_open (self->name, self->longest_us, &functions, self);
    self->since_us = g_get_monotonic_time ();
    self->mind_id = g_timeout_add (MIND_MS, mind_cb, self);
  }
  nabij_studio_take_unref (self);
}

/* Ends it with nothing to keep; where a microphone is open, when it is closed. */
static void
fail (NabijStudioTake *self,
      GError          *error)
{
  if (self->microphone == NULL) {
    finish (self, NULL, error);
    return;
  }

  g_clear_error (&self->error);
  self->error = error;
  close_microphone (self);
}

/**
 * nabij_studio_take_begin:
 * @microphone: (nullable): the name of one, or `NULL` for the system's own choice
 * @longest_us: how long it may be, in microseconds, > 0
 * @cancellable: (nullable): stops what is being made ready; besides, call [method@StudioTake.cancel]
 * @functions: what is called; copied
 * @user_data: data for @functions
 *
 * Begins a take, in *opening*.
 *
 * Returns: (transfer full): the take; to be let go of when it is done, not before
 */
NabijStudioTake *
nabij_studio_take_begin (const char                 *microphone,
                         gint64                      longest_us,
                         GCancellable               *cancellable,
                         const NabijStudioTakeClass *functions,
                         gpointer                    user_data)
{
  NabijStudioTake *self = g_new0 (NabijStudioTake, 1);

  g_ref_count_init (&self->n_refs);
  self->functions = *functions;
  self->user_data = user_data;
  self->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  self->name = g_strdup (microphone);
  self->longest_us = longest_us;
  self->state = NABIJ_STUDIO_STATE_OPENING;
  nabij_gstreamer_init_async (NULL, ready_cb, take_ref (self));
  return self;
}

/**
 * nabij_studio_take_end:
 * @self: a take
 *
 * Ends it, to keep what was said.
 */
void
nabij_studio_take_end (NabijStudioTake *self)
{
  GError *error = NULL;

  if (self->state == NABIJ_STUDIO_STATE_RECORDING) {
    close_microphone (self);
  } else if (self->state == NABIJ_STUDIO_STATE_OPENING) {
    nabij_take_set_silent (&error);
    fail (self, error);
  }
}

/**
 * nabij_studio_take_cancel:
 * @self: a take
 *
 * Ends it with `G_IO_ERROR_CANCELLED`. What is already being made ready is stopped by the cancellable.
 */
void
nabij_studio_take_cancel (NabijStudioTake *self)
{
  if (self->state != NABIJ_STUDIO_STATE_WORKING)
    fail (self, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled"));
}

/**
 * nabij_studio_take_unref:
 * @self: (transfer full): a take that is done
 *
 * Lets go of it.
 */
void
nabij_studio_take_unref (NabijStudioTake *self)
{
  if (!g_ref_count_dec (&self->n_refs))
    return;

  g_assert (self->microphone == NULL && self->mind_id == 0);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  g_free (self->name);
  g_free (self);
}
