/* nabij-schema-sample.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is in the files of tests/data/journal.
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-family.h"

G_BEGIN_DECLS

#define V2_UUID(number) "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a001" number
#define V3_UUID(number) "0b0a7a5e-1d0f-4a53-9a36-5f8b5a9a00" number
#define V5_NIGHT "Sam \"s nachts\" 🌊"
#define V5_SOUND_SIZE 183
#define SECONDS(number) (G_GINT64_CONSTANT (number) * G_USEC_PER_SEC)

#define NABIJ_N_SCHEMA_SAMPLE_V2 7
#define NABIJ_N_SCHEMA_SAMPLE_V4 2

/* What is in v2.sql and in those after it, the newest first; and what v4.sql and v5.sql have beside that. */
extern const NabijEntryFields nabij_schema_sample_v2[NABIJ_N_SCHEMA_SAMPLE_V2];
extern const NabijEntryFields nabij_schema_sample_v4[NABIJ_N_SCHEMA_SAMPLE_V4];

NabijFamily *nabij_schema_sample_make_v3_family (void) G_GNUC_WARN_UNUSED_RESULT;
NabijFamily *nabij_schema_sample_make_v4_family (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
