/* nabij-journal-query.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-journal.h"

G_BEGIN_DECLS

/* The bit of a kind in the kinds of a query. */
#define NABIJ_JOURNAL_KIND_BIT(kind) (1u << (kind))

/**
 * NabijJournalQuery:
 * @kinds: the kinds that are asked for, as bits of NABIJ_JOURNAL_KIND_BIT(), or 0 for all
 * @only_open: whether only moments are asked for that have not grown calmer yet
 * @author: (nullable): whose, or `NULL` for everybody's
 * @from_us: from this instant on, in microseconds since 1970 in UTC, or 0 for the beginning
 * @until_us: until before this instant, likewise, or 0 for no end
 * @match: (nullable): what nabij_search_compile() gave, or `NULL` for everything
 * @with_sessions_of_moments: whether the sessions that were begun from a moment are asked for as
 *   well, which are shown as lines inside it
 * @with_put_away: whether what the family has put away is asked for as well: see
 *   `NabijFamily.journal_put_away`
 *
 * What is asked of the journal.
 */
typedef struct {
  guint       kinds;
  gboolean    only_open;
  const char *author;
  gint64      from_us;
  gint64      until_us;
  const char *match;
  gboolean    with_sessions_of_moments;
  gboolean    with_put_away;
} NabijJournalQuery;

/**
 * NabijJournalItem:
 * @id: the number of the entry
 * @day: the civil day under which it is listed, counted from the first of January 1970
 * @kind: what it is, which decides how much room it is given; a kind that this version does not know
 *   is a note
 *
 * One entry of a long list, before anything of it is read.
 */
typedef struct {
  gint64         id;
  int            day;
  NabijEntryKind kind;
} NabijJournalItem;

/**
 * NabijJournalSummary:
 * @open_moment: (nullable): the newest moment that has not grown calmer yet
 * @last_calmer: (nullable): the moment that grew calmer last
 *
 * What *Today* tells of the journal.
 */
typedef struct {
  NabijEntry *open_moment;
  NabijEntry *last_calmer;
} NabijJournalSummary;

/**
 * NabijOwnWords:
 * @NABIJ_OWN_WORDS_CIRCUMSTANCES: what was going on
 * @NABIJ_OWN_WORDS_HELPED: what helped
 *
 * Which own words are asked for.
 */
typedef enum {
  NABIJ_OWN_WORDS_CIRCUMSTANCES,
  NABIJ_OWN_WORDS_HELPED,
} NabijOwnWords;

void    nabij_journal_find_async (NabijJournal            *self,
                                  const NabijJournalQuery *query,
                                  guint                    limit,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 user_data);
GArray *nabij_journal_find_finish (NabijJournal *self,
                                   GAsyncResult *result,
                                   GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void       nabij_journal_read_async (NabijJournal       *self,
                                     const gint64       *ids,
                                     guint               n_ids,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
GPtrArray *nabij_journal_read_finish (NabijJournal *self,
                                      GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void       nabij_journal_list_async (NabijJournal            *self,
                                     const NabijJournalQuery *query,
                                     guint                    limit,
                                     GCancellable            *cancellable,
                                     GAsyncReadyCallback      callback,
                                     gpointer                 user_data);
GPtrArray *nabij_journal_list_finish (NabijJournal *self,
                                      GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void        nabij_journal_get_async (NabijJournal       *self,
                                     const char         *uuid,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
NabijEntry *nabij_journal_get_finish (NabijJournal *self,
                                      GAsyncResult *result,
                                      GPtrArray   **sessions,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

void                 nabij_journal_get_summary_async (NabijJournal       *self,
                                                      GCancellable       *cancellable,
                                                      GAsyncReadyCallback callback,
                                                      gpointer            user_data);
NabijJournalSummary *nabij_journal_get_summary_finish (NabijJournal *self,
                                                       GAsyncResult *result,
                                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void                 nabij_journal_summary_free (NabijJournalSummary *summary);

void   nabij_journal_list_own_words_async (NabijJournal       *self,
                                           NabijOwnWords       which,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data);
char **nabij_journal_list_own_words_finish (NabijJournal *self,
                                            GAsyncResult *result,
                                            GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NabijJournalSummary, nabij_journal_summary_free)

G_END_DECLS
