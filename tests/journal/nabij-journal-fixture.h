/* nabij-journal-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-clock.h"
#include "nabij-entry.h"

#include <glib.h>

G_BEGIN_DECLS

/* Saturday 21 November 2026, 20:04:05 in Amsterdam. */
#define NABIJ_FIXTURE_NOW ((NabijInstant){ G_GINT64_CONSTANT (1795287845000000), 3600 })

char *nabij_fixture_dup_folder (void) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_fixture_dup_file (const char *name) G_GNUC_WARN_UNUSED_RESULT;
char *nabij_fixture_checksum (const char *path) G_GNUC_WARN_UNUSED_RESULT;
void  nabij_fixture_write (const char *path,
                           const char *contents,
                           gssize      length);
guint nabij_fixture_get_mode (const char *path);
guint nabij_fixture_count_set_aside (void);

void  nabij_fixture_execute (const char *path,
                             const char *sql,
                             gboolean    leave_log);
void  nabij_fixture_load_dump (const char *name,
                               const char *path);
char *nabij_fixture_query (const char *path,
                           const char *sql) G_GNUC_WARN_UNUSED_RESULT;

void nabij_fixture_limit_file_size (guint64 bytes);
void nabij_fixture_lift_file_size (void);

NabijEntry *nabij_fixture_session (gint64 utc_us) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_fixture_save_many (guint n_entries);

G_END_DECLS
