/* nabij-paper-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is put onto paper, read back with the programs of somebody else.
 */

#pragma once

#include "nabij-paper.h"

G_BEGIN_DECLS

gboolean nabij_paper_fixture_save (NabijPaper   *paper,
                                   const char   *path,
                                   GCancellable *cancellable,
                                   GError      **error);
char    *nabij_paper_fixture_read_page (const char *path,
                                        guint       page) G_GNUC_WARN_UNUSED_RESULT;
char    *nabij_paper_fixture_read_info (const char *path) G_GNUC_WARN_UNUSED_RESULT;
char    *nabij_paper_fixture_squeeze (const char *text) G_GNUC_WARN_UNUSED_RESULT;
gboolean nabij_paper_fixture_runs_apart (void);

G_END_DECLS
