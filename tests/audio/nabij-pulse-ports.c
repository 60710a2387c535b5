/* nabij-pulse-ports.c
 *
 * Only a real sound card has ports, so no sound server of a test can change from one to the other.
 * This lends one to all devices: a program that uses it has a pa_context_get_sink_info_by_index()
 * of its own, which comes before the library's and puts the port into what the server answers.
 * All else is the server's, also that and when it tells of a change.
 *
 * Answers come on threads of PulseAudio's.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-pulse-ports.h"

#include <dlfcn.h>

typedef pa_operation *(*AskFunc) (pa_context       *context,
                                  uint32_t          index,
                                  pa_sink_info_cb_t func,
                                  void             *user_data);

typedef struct {
  pa_sink_info_cb_t func;
  void             *user_data;
} Question;

static GMutex            mutex;
static pa_sink_port_info lent_port;
/* A server that was killed leaves questions without an answer, so they are kept to the end. */
static GPtrArray *questions;

static void
answer_cb (pa_context         *context,
           const pa_sink_info *info,
           int                 end,
           void               *user_data)
{
  Question         *question = user_data;
  pa_sink_port_info port;
  pa_sink_info      answer;

  if (end == 0) {
    g_mutex_lock (&mutex);
    port = lent_port;
    g_mutex_unlock (&mutex);
    answer = *info;
    if (port.name != NULL)
      answer.active_port = &port;
    info = &answer;
  }
  question->func (context, info, end, question->user_data);
}

/* Takes the place of the library's. */
pa_operation *
pa_context_get_sink_info_by_index (pa_context       *context,
                                   uint32_t          index,
                                   pa_sink_info_cb_t func,
                                   void             *user_data)
{
  AskFunc   ask = (AskFunc)dlsym (RTLD_NEXT, "pa_context_get_sink_info_by_index");
  Question *question = g_new (Question, 1);

  *question = (Question){ func, user_data };
  g_mutex_lock (&mutex);
  if (questions == NULL)
    questions = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (questions, question);
  g_mutex_unlock (&mutex);
  return ask (context, index, answer_cb, question);
}

/**
 * nabij_pulse_ports_lend:
 * @port: (nullable): the port that every device is to have; its name must stay
 *
 * Changes what the next answers say. The server does not know, and tells nobody.
 */
void
nabij_pulse_ports_lend (const pa_sink_port_info *port)
{
  g_mutex_lock (&mutex);
  lent_port = port != NULL ? *port : (pa_sink_port_info){ 0 };
  g_mutex_unlock (&mutex);
}
