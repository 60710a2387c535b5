/* nabij-starter.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Opens the program: over the bus, which starts it if need be, and where that fails by its path.
 * `practice` NULL opens Today. Nothing waits; what fails is told in the log. */
void nabij_starter_open (GDBusConnection *bus,
                         const char      *program_path,
                         const char      *practice,
                         const char      *token);

G_END_DECLS
