/* nabij-output-watch.c
 *
 * Asks the sound server what a stream plays into, and again whenever that may have changed. A
 * laptop's loudspeaker and what is plugged into its jack are two ports of one device (sink): where
 * the one takes over from the other the stream stays where it is, and `pulsesink` does not tell.
 *
 * Everything with a leading context is called on a thread of the watch's own, which PulseAudio
 * makes. The main loop is not good enough: to look for a server may mean to wait for a name server
 * or for an X server. For that reason a watch is made and freed on a worker.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-output-watch.h"

#include <pulse/pulseaudio.h>

struct _NabijOutputWatch {
  pa_threaded_mainloop *loop;
  pa_context           *context;
  char                 *stream;
  NabijOutputWatchFunc  func;
  gpointer              user_data;

  /* What is known; only the thread of the watch. */
  guint32     stream_index;
  NabijOutput output; /* The port is owned */
  gboolean    is_known;

  /* A look that goes on, and what it has found so far. */
  gboolean is_looking;
  gboolean must_look_again;
  guint32  found_sink;
};

static void look (NabijOutputWatch *self);

static void
forget_output (NabijOutputWatch *self)
{
  g_free ((char *)self->output.port);
  self->output.port = NULL;
  self->is_known = FALSE;
}

static void
finish_looking (NabijOutputWatch *self)
{
  self->is_looking = FALSE;
  if (self->must_look_again)
    look (self);
}

static gboolean
is_private (const pa_sink_port_info *port)
{
  return port->available != PA_PORT_AVAILABLE_NO &&
         (port->type == PA_DEVICE_PORT_TYPE_HEADPHONES ||
          port->type == PA_DEVICE_PORT_TYPE_HEADSET ||
          port->type == PA_DEVICE_PORT_TYPE_EARPIECE);
}

static void
sink_cb (pa_context         *context,
         const pa_sink_info *info,
         int                 end,
         void               *user_data)
{
  NabijOutputWatch *self = user_data;
  NabijOutput       now = { 0 };

  if (end != 0) {
    finish_looking (self);
    return;
  }

  now.sink = info->index;
  if (info->active_port != NULL) {
    now.port = info->active_port->name;
    now.is_private = is_private (info->active_port);
  }
  self->func (self->is_known ? &self->output : NULL, &now, self->user_data);

  /* A server may name no port while it changes from one to the other. */
  if (now.port == NULL && self->is_known && now.sink == self->output.sink)
    return;

  now.port = g_strdup (now.port);
  forget_output (self);
  self->output = now;
  self->is_known = TRUE;
}

static void
stream_cb (pa_context               *context,
           const pa_sink_input_info *info,
           int                       end,
           void                     *user_data)
{
  NabijOutputWatch *self = user_data;
  pa_operation     *operation;

  if (end == 0) {
    if (g_strcmp0 (pa_proplist_gets (info->proplist, NABIJ_OUTPUT_WATCH_STREAM), self->stream) == 0) {
      self->stream_index = info->index;
      self->found_sink = info->sink;
    }
    return;
  }

  /* The stream may not be there yet, nor have a device at once. */
  operation = NULL;
  if (self->found_sink != PA_INVALID_INDEX)
    operation = pa_context_get_sink_info_by_index (context, self->found_sink, sink_cb, self);
  if (operation != NULL)
    pa_operation_unref (operation);
  else
    finish_looking (self);
}

/* There is only one look at a time: while a person draws at a volume, changes come faster than
 * answers. */
static void
look (NabijOutputWatch *self)
{
  pa_operation *operation;

  self->must_look_again = self->is_looking;
  if (self->is_looking)
    return;

  self->found_sink = PA_INVALID_INDEX;
  operation = pa_context_get_sink_input_info_list (self->context, stream_cb, self);
  if (operation == NULL)
    return;

  self->is_looking = TRUE;
  pa_operation_unref (operation);
}

static void
event_cb (pa_context                  *context,
          pa_subscription_event_type_t event,
          uint32_t                     index,
          void                        *user_data)
{
  NabijOutputWatch *self = user_data;
  const guint       facility = event & PA_SUBSCRIPTION_EVENT_FACILITY_MASK;
  gboolean          is_ours;

  if (facility == PA_SUBSCRIPTION_EVENT_SINK_INPUT)
    is_ours = self->stream_index == PA_INVALID_INDEX || index == self->stream_index;
  else if (facility == PA_SUBSCRIPTION_EVENT_SINK)
    is_ours = self->is_known && index == self->output.sink;
  else
    /* That something was plugged in or out is told of the card, and only then maybe of a device. */
    is_ours = self->is_known;

  if (is_ours)
    look (self);
}

static void
state_cb (pa_context *context,
          void       *user_data)
{
  NabijOutputWatch *self = user_data;
  pa_operation     *operation;

  switch (pa_context_get_state (context)) {
  case PA_CONTEXT_READY:
    pa_context_set_subscribe_callback (context, event_cb, self);
    operation = pa_context_subscribe (context,
                                      PA_SUBSCRIPTION_MASK_SINK | PA_SUBSCRIPTION_MASK_SINK_INPUT | PA_SUBSCRIPTION_MASK_CARD,
                                      NULL, NULL);
    g_clear_pointer (&operation, pa_operation_unref);
    look (self);
    break;
  case PA_CONTEXT_FAILED:
    /* The stream has lost its server too, and says so. */
    g_debug ("The watch over the output ends: %s", pa_strerror (pa_context_errno (context)));
    break;
  case PA_CONTEXT_UNCONNECTED:
  case PA_CONTEXT_CONNECTING:
  case PA_CONTEXT_AUTHORIZING:
  case PA_CONTEXT_SETTING_NAME:
  case PA_CONTEXT_TERMINATED:
  default:
    break;
  }
}

/* Begins to connect to the server that the stream uses too. */
static gboolean
begin (NabijOutputWatch *self)
{
  pa_proplist *properties = pa_proplist_new ();

  pa_proplist_sets (properties, PA_PROP_APPLICATION_ID, NABIJ_APPLICATION_ID);
  self->context = pa_context_new_with_proplist (pa_threaded_mainloop_get_api (self->loop), "Nabij", properties);
  pa_proplist_free (properties);
  if (self->context == NULL)
    return FALSE;

  pa_context_set_state_callback (self->context, state_cb, self);
  return pa_context_connect (self->context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL) >= 0 &&
         pa_threaded_mainloop_start (self->loop) >= 0;
}

/**
 * nabij_output_has_moved:
 * @before: what was played into
 * @now: what is played into
 *
 * Decides whether sound comes out somewhere else, where others may hear it. What has gone into
 * headphones on the same device is where whoever plugged them in wanted it, and wakes nobody.
 * Headphones that are pulled out count even where no other port takes over: some devices open their
 * loudspeaker by themselves. A port that is not known cannot have changed.
 *
 * Returns: `TRUE` when it does
 */
gboolean
nabij_output_has_moved (const NabijOutput *before,
                        const NabijOutput *now)
{
  if (before->sink != now->sink)
    return TRUE;
  if (before->port == NULL || now->port == NULL || now->is_private)
    return FALSE;

  return before->is_private || g_strcmp0 (before->port, now->port) != 0;
}

/**
 * nabij_output_watch_new:
 * @stream: the value of the stream's property `NABIJ_OUTPUT_WATCH_STREAM`
 * @func: called on another thread when it was looked
 * @user_data: data for @func
 *
 * Begins to watch what a stream plays into; the stream need not be there yet. To be called on a
 * worker, as it may wait.
 *
 * Errors: without a sound server, or when it ends, @func is not called any more
 *
 * Returns: (transfer full) (nullable): the watch; `NULL` where none can be kept
 */
NabijOutputWatch *
nabij_output_watch_new (const char          *stream,
                        NabijOutputWatchFunc func,
                        gpointer             user_data)
{
  NabijOutputWatch *self;

  g_return_val_if_fail (stream != NULL, NULL);
  g_return_val_if_fail (func != NULL, NULL);

  self = g_new0 (NabijOutputWatch, 1);
  self->stream = g_strdup (stream);
  self->func = func;
  self->user_data = user_data;
  self->stream_index = PA_INVALID_INDEX;
  self->loop = pa_threaded_mainloop_new ();
  if (self->loop != NULL && begin (self))
    return self;

  g_debug ("The output cannot be watched");
  nabij_output_watch_free (self);
  return NULL;
}

/**
 * nabij_output_watch_free:
 * @self: (transfer full): a watch
 *
 * Ends the watch. Its function does not run any more. To be called on a worker.
 */
void
nabij_output_watch_free (NabijOutputWatch *self)
{
  if (self->loop != NULL)
    pa_threaded_mainloop_stop (self->loop);
  if (self->context != NULL) {
    pa_context_set_state_callback (self->context, NULL, NULL);
    pa_context_set_subscribe_callback (self->context, NULL, NULL);
    pa_context_disconnect (self->context);
    pa_context_unref (self->context);
  }
  g_clear_pointer (&self->loop, pa_threaded_mainloop_free);
  forget_output (self);
  g_free (self->stream);
  g_free (self);
}
