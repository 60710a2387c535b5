/* nabij-reminders-bus.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminders-bus.h"

static const GDBusErrorEntry entries[] = {
  { NABIJ_REMINDERS_ERROR_NO_SERVER, NABIJ_REMINDERS_BUS_INTERFACE ".Error.NoServer" },
  { NABIJ_REMINDERS_ERROR_UNKNOWN, NABIJ_REMINDERS_BUS_INTERFACE ".Error.Unknown" },
};

/**
 * nabij_reminders_error_quark:
 *
 * Names the errors of the agent. Whoever has called this, on either side of the bus, sends and gets
 * them as what they are, and not as some error from far away.
 *
 * Returns: the domain of #NabijRemindersError
 */
GQuark
nabij_reminders_error_quark (void)
{
  static gsize domain = 0;

  g_dbus_error_register_error_domain ("nabij-reminders-error-quark", &domain, entries, G_N_ELEMENTS (entries));
  return (GQuark)domain;
}
