/* nabij-starter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Opens the program from the agent, on a practice or on Today.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void nabij_starter_open (GDBusConnection *bus,
                         const char      *program_path,
                         const char      *practice,
                         const char      *token);

G_END_DECLS
