/* nabij-thrift.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void nabij_thrift_let_go (void);

G_END_DECLS
