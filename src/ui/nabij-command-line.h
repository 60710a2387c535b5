/* nabij-command-line.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void nabij_command_line_add_options (GApplication *application);
int  nabij_command_line_run (GVariantDict *options,
                             const char   *sound_folder);

G_END_DECLS
