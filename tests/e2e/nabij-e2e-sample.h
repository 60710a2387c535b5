/* nabij-e2e-sample.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void nabij_e2e_sample_write (const char *path,
                             gboolean    dutch);
void nabij_e2e_sample_write_after_birth (const char *path,
                                         int         days,
                                         gboolean    dutch);

G_END_DECLS
