/* nabij-tell-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-tell-book.h"

G_BEGIN_DECLS

GPtrArray *nabij_tell_fixture_entries (void) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *nabij_tell_fixture_check_ins (guint n_check_ins) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *nabij_tell_fixture_pick_moments (GPtrArray *entries) G_GNUC_WARN_UNUSED_RESULT;

void           nabij_tell_fixture_choose (NabijTellChoice *choice);
NabijTellText *nabij_tell_fixture_write (const NabijTellChoice *choice,
                                         GPtrArray             *entries,
                                         GPtrArray             *moments,
                                         NabijCatalogue        *catalogue) G_GNUC_WARN_UNUSED_RESULT;
NabijTellBook *nabij_tell_fixture_set (const NabijTellText *text,
                                       const char          *paper_size,
                                       gboolean             is_large) G_GNUC_WARN_UNUSED_RESULT;
char          *nabij_tell_fixture_dup_whole (NabijTellBook *book) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
