/* nabij-notice-record.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-notice-record.h"

#include <string.h>

typedef struct {
  gint64 at_us;
  char  *line;
} Call;

struct _NabijNoticeRecord {
  NabijFastClock *clock; /* of whoever made this */
  GArray         *calls; /* Call */
};

static void
clear_call (Call *call)
{
  g_clear_pointer (&call->line, g_free);
}

static void
logged_cb (NabijNoticeServer *server,
           const char        *line,
           NabijNoticeRecord *self)
{
  /* Before the tab stands the real time, which tells nothing here. */
  Call call = { nabij_fast_clock_get_now (self->clock), g_strdup (strchr (line, '\t') + 1) };

  g_array_append_val (self->calls, call);
}

/* The call of a method, and none of a longer one. */
static gboolean
is_call_of (const Call *call,
            const char *method)
{
  const gsize length = strlen (method);

  return strncmp (call->line, method, length) == 0 && call->line[length] == '\t';
}

static Call *
find_call (NabijNoticeRecord *self,
           const char        *method,
           guint              number)
{
  for (guint i = 0; i < self->calls->len; i++) {
    Call *call = &g_array_index (self->calls, Call, i);

    if (is_call_of (call, method) && number-- == 0)
      return call;
  }
  g_error ("there was no such %s", method);
}

/**
 * nabij_notice_record_new:
 * @clock: the clock by which time is told; it must live longer
 *
 * Returns: (transfer full): an empty record
 */
NabijNoticeRecord *
nabij_notice_record_new (NabijFastClock *clock)
{
  NabijNoticeRecord *self = g_new0 (NabijNoticeRecord, 1);

  self->clock = clock;
  self->calls = g_array_new (FALSE, TRUE, sizeof (Call));
  g_array_set_clear_func (self->calls, (GDestroyNotify)clear_call);
  return self;
}

/**
 * nabij_notice_record_free:
 * @self: (transfer full): a record, whose servers are gone
 *
 * Frees it.
 */
void
nabij_notice_record_free (NabijNoticeRecord *self)
{
  g_array_unref (self->calls);
  g_free (self);
}

/**
 * nabij_notice_record_listen_to:
 * @self: a record
 * @server: a server
 *
 * Records what the server is called with from now on.
 */
void
nabij_notice_record_listen_to (NabijNoticeRecord *self,
                               NabijNoticeServer *server)
{
  g_signal_connect (server, "logged", G_CALLBACK (logged_cb), self);
}

/**
 * nabij_notice_record_count:
 * @self: a record
 * @method: such as `Notify` or `CloseNotification`
 *
 * Returns: how often the servers were called with it
 */
guint
nabij_notice_record_count (NabijNoticeRecord *self,
                           const char        *method)
{
  guint n_calls = 0;

  for (guint i = 0; i < self->calls->len; i++)
    n_calls += is_call_of (&g_array_index (self->calls, Call, i), method) ? 1 : 0;
  return n_calls;
}

/**
 * nabij_notice_record_get_time_of:
 * @self: a record
 * @method: such as `Notify`
 * @number: which of these calls, from 0; there must have been so many
 *
 * Returns: when it was, in UTC microseconds
 */
gint64
nabij_notice_record_get_time_of (NabijNoticeRecord *self,
                                 const char        *method,
                                 guint              number)
{
  return find_call (self, method, number)->at_us;
}

/**
 * nabij_notice_record_get_line_of:
 * @self: a record
 * @method: such as `Notify`
 * @number: which of these calls, from 0; there must have been so many
 *
 * Returns: (transfer none): the call in one line, as nabij-notice-server.h describes it
 */
const char *
nabij_notice_record_get_line_of (NabijNoticeRecord *self,
                                 const char        *method,
                                 guint              number)
{
  return find_call (self, method, number)->line;
}

/**
 * nabij_notice_record_to_text:
 * @self: a record
 *
 * Returns: (transfer full): all of it, a line for each call, to find out what went wrong
 */
char *
nabij_notice_record_to_text (NabijNoticeRecord *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < self->calls->len; i++) {
    const Call *call = &g_array_index (self->calls, Call, i);
    g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (call->at_us / G_USEC_PER_SEC);
    g_autofree char *utc = g_date_time_format (at, "%Y-%m-%d %H:%M:%S");

    g_string_append_printf (text, "%s  %s\n", utc, call->line);
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
