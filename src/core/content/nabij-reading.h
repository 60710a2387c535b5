/* nabij-reading.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reading-card.h"

G_BEGIN_DECLS

/**
 * NabijReading:
 *
 * The cards to read. A file that is broken is left out, with a message in the log that names file and
 * line.
 */
typedef struct _NabijReading NabijReading;

NabijReading *nabij_reading_new (void) G_GNUC_WARN_UNUSED_RESULT;
NabijReading *nabij_reading_new_own (void) G_GNUC_WARN_UNUSED_RESULT;
void          nabij_reading_free (NabijReading *reading);

gboolean nabij_reading_add (NabijReading *reading,
                            const char   *file_name,
                            const char   *xml,
                            gssize        length,
                            GError      **error);

const NabijReadingCard *nabij_reading_find (NabijReading *reading,
                                            const char   *id);
GPtrArray              *nabij_reading_list (NabijReading *reading,
                                            NabijSeason   season) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray              *nabij_reading_list_all (NabijReading *reading,
                                                NabijSeason   season) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray              *nabij_reading_search (NabijReading *reading,
                                              const char   *words,
                                              NabijSeason   season) G_GNUC_WARN_UNUSED_RESULT;
const NabijReadingCard *nabij_reading_get_next (NabijReading           *reading,
                                                const NabijReadingCard *card,
                                                NabijSeason             season);
const NabijReadingCard *nabij_reading_get_previous (NabijReading           *reading,
                                                    const NabijReadingCard *card,
                                                    NabijSeason             season);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijReading, nabij_reading_free)

G_END_DECLS
