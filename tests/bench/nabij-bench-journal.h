/* nabij-bench-journal.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"

G_BEGIN_DECLS

char       *nabij_bench_journal_make_folder (void) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_bench_journal_remove_folder (const char *folder);
NabijEntry *nabij_bench_journal_make_entry (GRand *random,
                                            guint  number) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_bench_journal_fill (const char *folder,
                                      guint       n_entries);

G_END_DECLS
