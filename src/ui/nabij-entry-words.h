/* nabij-entry-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-practices.h"
#include "nabij-season.h"

G_BEGIN_DECLS

const char *nabij_entry_words_get_kind (NabijEntryKind kind,
                                        NabijSeason    season);
const char *nabij_entry_words_get_icon_name (NabijEntryKind kind);
void        nabij_entry_words_get_face (NabijEntry     *entry,
                                        NabijPractices *practices,
                                        NabijSeason     season,
                                        char          **title,
                                        char          **lines);
char       *nabij_entry_words_breathed (gint64 breathed_us) G_GNUC_WARN_UNUSED_RESULT;
char       *nabij_entry_words_date (const NabijInstant *instant,
                                    const NabijInstant *now) G_GNUC_WARN_UNUSED_RESULT;
char       *nabij_entry_words_date_and_time (const NabijInstant *instant,
                                             const NabijInstant *now) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
