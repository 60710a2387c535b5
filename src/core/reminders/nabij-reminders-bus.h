/* nabij-reminders-bus.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the program and the agent speak with each other, besides the settings. Include config.h first.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The program `nabij-reminders` owns this name, and the bus starts it when it is called. */
#define NABIJ_REMINDERS_BUS_NAME NABIJ_APPLICATION_ID ".Reminders"
#define NABIJ_REMINDERS_BUS_PATH NABIJ_RESOURCE_BASE_PATH "/Reminders"
#define NABIJ_REMINDERS_BUS_INTERFACE "io.github.nabij_app.Nabij.Reminders"

/* What the agent knows from one time to the next, within the folder for the state of programs. It removes
 * the file itself where nothing is on any more; the program does where the agent does not run. */
#define NABIJ_REMINDERS_STATE_PATH "nabij" G_DIR_SEPARATOR_S "reminders.ini"

/* Test (s id) → (b has_buttons): sends this one now; answered when the notification server has taken it.
 * List (u n) → a(xs): the next due moments, in UTC microseconds, with the ids of the reminders.
 * Withdraw () → (): takes back all that is shown. */
#define NABIJ_REMINDERS_BUS_XML                                                                                             \
  "<node><interface name='" NABIJ_REMINDERS_BUS_INTERFACE "'>"                                                              \
  "<method name='Test'><arg type='s' name='id' direction='in'/><arg type='b' name='has_buttons' direction='out'/></method>" \
  "<method name='List'><arg type='u' name='n' direction='in'/><arg type='a(xs)' name='moments' direction='out'/></method>"  \
  "<method name='Withdraw'/>"                                                                                               \
  "</interface></node>"

/**
 * NabijRemindersError:
 * @NABIJ_REMINDERS_ERROR_NO_SERVER: no notification server answers
 * @NABIJ_REMINDERS_ERROR_UNKNOWN: there is no such reminder
 *
 * What the agent answers over the bus when it could not.
 */
typedef enum {
  NABIJ_REMINDERS_ERROR_NO_SERVER,
  NABIJ_REMINDERS_ERROR_UNKNOWN,
} NabijRemindersError;

#define NABIJ_REMINDERS_ERROR (nabij_reminders_error_quark ())
GQuark nabij_reminders_error_quark (void);

G_END_DECLS
