/* nabij-reminder-host.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the agent lives: its alarm, its zone, its bus, and how it ends.
 */

#include "config.h"

#include "nabij-reminder-host.h"

#include "nabij-alarm.h"
#include "nabij-libnotify-notifier.h"
#include "nabij-libnotify.h"
#include "nabij-reminder-agent.h"
#include "nabij-reminder-service.h"
#include "nabij-reminders-bus.h"
#include "nabij-starter.h"
#include "nabij-thrift.h"
#include "nabij-zone-watch.h"

#include <glib-unix.h>

#define KEY_LANGUAGE "language"

/* So long after somebody has called, it does not end by itself. */
#define LINGER_MS (10 * 1000)
/* A bus that is gone is looked for so often, each time after twice as long, from this on: eight seconds
 * in all. A session that is over has none any more. */
#define N_BUS_TRIES 5
#define FIRST_BUS_TRY_MS 250
/* So long it waits at the end for what is on its way to a server, to take that back too. */
#define ARRIVE_MS 1000

typedef struct {
  GMainLoop            *loop;
  NabijHostOutcome      outcome;
  NabijNotifier        *notifier;
  NabijReminderAgent   *agent;
  NabijAlarm           *alarm;
  NabijZoneWatch       *zone_watch;
  NabijReminderService *service;
  GDBusConnection      *bus;
  char                 *bus_address;
  const char           *program_path;
  guint                 linger_id;
  guint                 thrift_id;
  guint                 bus_try_id;
  guint                 n_bus_tries;
  gboolean              language_is_old;
  gboolean              is_ending;
} Host;

static void
end (Host            *self,
     NabijHostOutcome outcome)
{
  if (!self->is_ending)
    self->outcome = outcome;
  self->is_ending = TRUE;
  g_main_loop_quit (self->loop);
}

static void
linger_cb (gpointer user_data)
{
  Host *self = user_data;

  self->linger_id = 0;
  if (!nabij_reminder_agent_is_needed (self->agent))
    end (self, NABIJ_HOST_ENDED);
}

/* While it is needed there is no such timer: nothing runs until the alarm. */
static void
linger (Host *self)
{
  g_clear_handle_id (&self->linger_id, g_source_remove);
  if (!nabij_reminder_agent_is_needed (self->agent))
    self->linger_id = g_timeout_add_once (LINGER_MS, linger_cb, self);
}

static gboolean
thrift_cb (gpointer user_data)
{
  ((Host *)user_data)->thrift_id = 0;
  nabij_thrift_let_go ();
  return G_SOURCE_REMOVE;
}

static void
looked_cb (Host *self)
{
  g_autoptr (GError) error = NULL;

  if (self->is_ending || self->alarm == NULL)
    return;

  if (!nabij_alarm_set (self->alarm, nabij_reminder_agent_get_wake_us (self->agent), &error))
    g_message ("%s", error->message);

  /* When all that follows from it is done. */
  if (self->thrift_id == 0)
    self->thrift_id = g_idle_add_full (G_PRIORITY_LOW, thrift_cb, self, NULL);

  if ((self->linger_id != 0) == nabij_reminder_agent_is_needed (self->agent))
    linger (self);
  /* What is shown would be taken back by a restart; the other language can wait for it. */
  if (self->language_is_old && !nabij_reminder_agent_is_showing (self->agent))
    end (self, NABIJ_HOST_WANTS_RESTART);
}

static void
language_changed_cb (Host *self)
{
  self->language_is_old = TRUE;
  looked_cb (self);
}

static void
zone_changed_cb (Host *self)
{
  nabij_reminder_agent_set_zone (self->agent, nabij_zone_watch_get_zone (self->zone_watch));
}

static void
alarm_cb (gpointer user_data)
{
  Host *self = user_data;

  if (!self->is_ending)
    nabij_reminder_agent_wake (self->agent);
}

static void
open_cb (Host       *self,
         const char *practice,
         const char *token)
{
  nabij_starter_open (self->bus, self->program_path, practice, token);
}

static gboolean
signal_cb (gpointer user_data)
{
  end (user_data, NABIJ_HOST_ENDED);
  return G_SOURCE_CONTINUE;
}

static void
server_appeared_cb (GDBusConnection *bus,
                    const char      *name,
                    const char      *owner,
                    gpointer         user_data)
{
  Host *self = user_data;

  nabij_reminder_agent_server_came (self->agent);
}

/* The bus */

static gboolean try_bus_cb (gpointer user_data);

static void
try_bus_later (Host *self)
{
  if (self->n_bus_tries == N_BUS_TRIES)
    end (self, NABIJ_HOST_ENDED);
  else
    self->bus_try_id = g_timeout_add (FIRST_BUS_TRY_MS << self->n_bus_tries++, try_bus_cb, self);
}

static void
bus_tried_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GDBusConnection) bus = g_dbus_connection_new_for_address_finish (result, NULL);

  /* It is not used: neither the settings nor libnotify would take it in the place of theirs. */
  if (bus != NULL)
    end (user_data, NABIJ_HOST_WANTS_RESTART);
  else
    try_bus_later (user_data);
}

static gboolean
try_bus_cb (gpointer user_data)
{
  Host *self = user_data;

  self->bus_try_id = 0;
  g_dbus_connection_new_for_address (self->bus_address,
                                     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                     NULL, NULL, bus_tried_cb, self);
  return G_SOURCE_REMOVE;
}

/* Without a bus nothing can be shown. No turn is taken meanwhile, so that what is due then comes on the
 * bus that is started in its place, within its hour. */
static void
bus_closed_cb (Host *self)
{
  if (self->is_ending || self->n_bus_tries > 0)
    return;

  g_clear_handle_id (&self->linger_id, g_source_remove);
  g_signal_handlers_disconnect_by_data (self->agent, self);
  g_clear_pointer (&self->alarm, nabij_alarm_free);
  try_bus_later (self);
}

static void
name_lost_cb (GDBusConnection *bus,
              const char      *name,
              gpointer         user_data)
{
  /* Another one runs already. */
  if (bus != NULL && !g_dbus_connection_is_closed (bus))
    end (user_data, NABIJ_HOST_ENDED);
}

static void
name_acquired_cb (GDBusConnection *bus,
                  const char      *name,
                  gpointer         user_data)
{
  Host *self = user_data;

  if (self->is_ending)
    return;

  /* Only the one that owns the name may show anything. */
  nabij_zone_watch_start (self->zone_watch);
  zone_changed_cb (self);
  linger (self);
}

static gboolean
join_bus (Host    *self,
          GError **error)
{
  self->bus_address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, error);
  if (self->bus_address == NULL)
    return FALSE;

  self->bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  if (self->bus == NULL)
    return FALSE;

  g_dbus_connection_set_exit_on_close (self->bus, FALSE);
  self->service = nabij_reminder_service_new (self->agent, self->bus, error);
  return self->service != NULL;
}

static void
clear (Host *self)
{
  if (self->agent != NULL)
    g_signal_handlers_disconnect_by_data (self->agent, self);
  if (self->zone_watch != NULL)
    g_signal_handlers_disconnect_by_data (self->zone_watch, self);
  if (self->bus != NULL)
    g_signal_handlers_disconnect_by_data (self->bus, self);
  g_clear_handle_id (&self->linger_id, g_source_remove);
  g_clear_handle_id (&self->bus_try_id, g_source_remove);
  g_clear_handle_id (&self->thrift_id, g_source_remove);
  g_clear_pointer (&self->alarm, nabij_alarm_free);
  g_clear_object (&self->service);
  g_clear_object (&self->agent);
  g_clear_object (&self->notifier);
  g_clear_object (&self->zone_watch);
  g_clear_object (&self->bus);
  g_clear_pointer (&self->bus_address, g_free);
  g_clear_pointer (&self->loop, g_main_loop_unref);
}

static void
arrived_late_cb (gpointer user_data)
{
  *(guint *)user_data = 0;
}

/* The buttons of what is shown would do nothing any more. What is on its way is taken back when it has
 * arrived, unless the server is too slow. */
static void
take_all_back (Host *self)
{
  guint timeout_id = g_timeout_add_once (ARRIVE_MS, arrived_late_cb, &timeout_id);

  if (nabij_reminder_agent_is_showing (self->agent))
    nabij_reminder_agent_withdraw_all (self->agent);

  /* Nothing new comes meanwhile. */
  g_clear_object (&self->service);
  g_clear_object (&self->agent);
  while (timeout_id != 0 && nabij_notifier_is_busy (self->notifier))
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&timeout_id, g_source_remove);
}

/* Runs until it ends. */
static void
run (Host      *self,
     GSettings *settings)
{
  const guint  sigterm_id = g_unix_signal_add (SIGTERM, signal_cb, self);
  const guint  sigint_id = g_unix_signal_add (SIGINT, signal_cb, self);
  const guint  watch_id = g_bus_watch_name_on_connection (self->bus, NABIJ_LIBNOTIFY_BUS_NAME, G_BUS_NAME_WATCHER_FLAGS_NONE, server_appeared_cb, NULL, self, NULL);
  const guint  name_id = g_bus_own_name_on_connection (self->bus, NABIJ_REMINDERS_BUS_NAME, G_BUS_NAME_OWNER_FLAGS_DO_NOT_QUEUE, name_acquired_cb, name_lost_cb, self, NULL);
  const gulong language_id = g_signal_connect_swapped (settings, "changed::" KEY_LANGUAGE, G_CALLBACK (language_changed_cb), self);

  g_signal_connect_swapped (self->agent, "looked", G_CALLBACK (looked_cb), self);
  g_signal_connect_swapped (self->agent, "open", G_CALLBACK (open_cb), self);
  g_signal_connect_swapped (self->service, "called", G_CALLBACK (linger), self);
  g_signal_connect_swapped (self->zone_watch, "changed", G_CALLBACK (zone_changed_cb), self);
  g_signal_connect_swapped (self->bus, "closed", G_CALLBACK (bus_closed_cb), self);

  g_main_loop_run (self->loop);

  g_signal_handler_disconnect (settings, language_id);
  g_signal_handlers_disconnect_by_data (self->zone_watch, self);
  g_bus_unwatch_name (watch_id);
  g_clear_handle_id (&self->linger_id, g_source_remove);
  take_all_back (self);
  g_bus_unown_name (name_id);
  g_source_remove (sigint_id);
  g_source_remove (sigterm_id);
  if (!g_dbus_connection_is_closed (self->bus))
    g_dbus_connection_flush_sync (self->bus, NULL, NULL);
}

/**
 * nabij_reminder_host_run:
 * @settings: the settings of the program
 * @zone_path: (type filename): the file of the zone, or a link to it
 * @state_path: (type filename): where the agent keeps what has happened
 * @program_path: (type filename): the program, where the bus can not start it
 *
 * Runs the agent until it is not needed any more or is asked to end. Where one runs already, it ends at
 * once.
 *
 * Returns: why it has ended
 */
NabijHostOutcome
nabij_reminder_host_run (GSettings  *settings,
                         const char *zone_path,
                         const char *state_path,
                         const char *program_path)
{
  Host self = { .outcome = NABIJ_HOST_FAILED, .program_path = program_path };
  g_autoptr (NabijClock) clock = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NABIJ_HOST_FAILED);
  g_return_val_if_fail (zone_path != NULL, NABIJ_HOST_FAILED);
  g_return_val_if_fail (state_path != NULL, NABIJ_HOST_FAILED);
  g_return_val_if_fail (program_path != NULL, NABIJ_HOST_FAILED);

  self.notifier = nabij_libnotify_notifier_new ();
  clock = nabij_system_clock_new ();
  self.loop = g_main_loop_new (NULL, FALSE);
  self.agent = nabij_reminder_agent_new (settings, clock, self.notifier, state_path);
  self.zone_watch = nabij_zone_watch_new (zone_path);
  self.alarm = nabij_alarm_new (alarm_cb, &self, &error);
  if (self.alarm != NULL && join_bus (&self, &error))
    run (&self, settings);
  else
    g_message ("The reminders can not run: %s", error->message);

  clear (&self);
  return self.outcome;
}
