/* nabij-transfer-command.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean nabij_transfer_command_export (const char *path,
                                        const char *folder,
                                        GError    **error);
gboolean nabij_transfer_command_import (const char *path,
                                        const char *folder,
                                        gboolean    keeps_nothing,
                                        GError    **error);

G_END_DECLS
