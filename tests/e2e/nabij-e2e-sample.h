/* nabij-e2e-sample.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void nabij_e2e_sample_write (const char *path,
                             gboolean    dutch);

G_END_DECLS
