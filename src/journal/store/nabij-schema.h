/* nabij-schema.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells a journal from any other file of SQLite: "Nabj". */
#define NABIJ_SCHEMA_APPLICATION_ID 0x4e61626a
/* How many of the first bytes of a file are looked at. */
#define NABIJ_SCHEMA_HEADER_SIZE 100

/**
 * NabijSchemaStep:
 * @version: the version that the file has after this step, from 1
 * @name: what it brings, for the log
 * @sql: what it does
 *
 * One step from a version of the file to the next.
 */
typedef struct {
  int         version;
  const char *name;
  const char *sql;
} NabijSchemaStep;

int                    nabij_schema_get_newest_version (void);
const NabijSchemaStep *nabij_schema_get_step_after (int version);
gboolean               nabij_schema_check_header (const guint8 *header,
                                                  gsize         length,
                                                  GError      **error);

G_END_DECLS
