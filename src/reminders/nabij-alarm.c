/* nabij-alarm.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-alarm.h"

#include <errno.h>
#include <gio/gio.h>
#include <sys/timerfd.h>
#include <unistd.h>

/* Where there is no moment to wait for: the year 2200. A timer that is not set at all would not tell of
 * a clock that is set, and a computer may have begun with a wrong one. */
#define NEVER_US (G_GINT64_CONSTANT (7258118400) * G_USEC_PER_SEC)
/* So much before its moment no timer of the kernel ends. */
#define EARLY_US (G_USEC_PER_SEC / 10)

struct _NabijAlarm {
  GSource  source;
  int      fd;
  gint64   at_us;
  gboolean was_early;
};

/* What the timer has to say. */
typedef enum {
  NOTHING,
  TIME_IS_UP,
  CLOCK_WAS_SET,
} Message;

static Message
take_message (int fd)
{
  guint64 n_expirations;
  gssize  n_bytes;

  do
    n_bytes = read (fd, &n_expirations, sizeof n_expirations);
  while (n_bytes < 0 && errno == EINTR);

  if (n_bytes == sizeof n_expirations)
    return TIME_IS_UP;
  return n_bytes < 0 && errno == ECANCELED ? CLOCK_WAS_SET : NOTHING;
}

static gboolean
nabij_alarm_dispatch (GSource    *source,
                      GSourceFunc callback,
                      gpointer    user_data)
{
  NabijAlarm   *self = (NabijAlarm *)source;
  const Message message = take_message (self->fd);

  if (message == NOTHING)
    return G_SOURCE_CONTINUE;

  self->was_early = message == TIME_IS_UP && self->at_us - g_get_real_time () > EARLY_US;
  ((NabijAlarmFunc)(void (*) (void))callback) (user_data);
  return G_SOURCE_CONTINUE;
}

static void
nabij_alarm_finalize (GSource *source)
{
  NabijAlarm *self = (NabijAlarm *)source;

  if (self->fd >= 0)
    close (self->fd);
}

static GSourceFuncs alarm_funcs = {
  .dispatch = nabij_alarm_dispatch,
  .finalize = nabij_alarm_finalize,
};

/**
 * nabij_alarm_new:
 * @callback: called in the main context of the caller
 * @user_data: data for @callback
 * @error: return location for an error
 *
 * Makes an alarm that is not set yet.
 *
 * Errors: %G_IO_ERROR with what the system says, such as that there are too many open files
 *
 * Returns: (transfer full): the alarm, or `NULL` with @error set
 */
NabijAlarm *
nabij_alarm_new (NabijAlarmFunc callback,
                 gpointer       user_data,
                 GError       **error)
{
  NabijAlarm *self;
  GSource    *source;
  int         fd;

  g_return_val_if_fail (callback != NULL, NULL);

  fd = timerfd_create (CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
  if (fd < 0) {
    const int error_number = errno;

    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (error_number),
                 "No timer can be made: %s", g_strerror (error_number));
    return NULL;
  }

  source = g_source_new (&alarm_funcs, sizeof (NabijAlarm));
  self = (NabijAlarm *)source;
  self->fd = fd;
  self->at_us = NEVER_US;
  g_source_set_static_name (source, "nabij-alarm");
  g_source_set_callback (source, G_SOURCE_FUNC (callback), user_data, NULL);
  g_source_add_unix_fd (source, fd, G_IO_IN);
  g_source_attach (source, g_main_context_get_thread_default ());
  return self;
}

/**
 * nabij_alarm_free:
 * @self: (transfer full): an alarm
 *
 * Ends it; its callback is not called any more.
 */
void
nabij_alarm_free (NabijAlarm *self)
{
  g_return_if_fail (self != NULL);

  g_source_destroy (&self->source);
  g_source_unref (&self->source);
}

/**
 * nabij_alarm_set:
 * @self: an alarm
 * @at_us: when to wake, in UTC microseconds since 1970; what is past wakes at once, and %G_MAXINT64
 *   stands for never
 * @error: return location for an error
 *
 * Sets the alarm, in place of the moment it was set to. It wakes once for it. It also wakes, even
 * without a moment, each time the clock is set.
 *
 * Errors: %G_IO_ERROR with what the system says
 *
 * Returns: `FALSE` with @error set when it is not set
 */
gboolean
nabij_alarm_set (NabijAlarm *self,
                 gint64      at_us,
                 GError    **error)
{
  struct itimerspec spec = { 0 };
  gint64            until_us;
  int               flags = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;

  g_return_val_if_fail (self != NULL, FALSE);

  self->at_us = until_us = CLAMP (at_us, 1, NEVER_US);

  /* It woke long before its moment although the clock was not set: the timer goes by another clock than
   * the one this process sees, as under a tool that pretends a time. To set it to the same moment would
   * wake again at once, and so on for ever; a span is the same by both. */
  if (self->was_early) {
    flags = 0;
    until_us = MAX (until_us - g_get_real_time (), 1);
  }

  self->was_early = FALSE;
  spec.it_value.tv_sec = (time_t)(until_us / G_USEC_PER_SEC);
  spec.it_value.tv_nsec = (long)(until_us % G_USEC_PER_SEC) * 1000;
  if (timerfd_settime (self->fd, flags, &spec, NULL) != 0) {
    const int error_number = errno;

    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (error_number),
                 "The timer can not be set: %s", g_strerror (error_number));
    return FALSE;
  }

  return TRUE;
}
