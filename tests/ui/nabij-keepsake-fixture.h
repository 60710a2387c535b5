/* nabij-keepsake-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"

G_BEGIN_DECLS

GPtrArray *nabij_keepsake_fixture_entries (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *nabij_keepsake_fixture_moments (guint n_moments) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
