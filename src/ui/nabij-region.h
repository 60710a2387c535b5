/* nabij-region.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-help.h"

#include <gio/gio.h>

G_BEGIN_DECLS

const char *nabij_region_choose (NabijHelp *help,
                                 GSettings *settings);

G_END_DECLS
