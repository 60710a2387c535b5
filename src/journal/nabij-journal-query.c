/* nabij-journal-query.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be read from the journal. The functions named `run_*` run on the reading thread, all
 * others on the thread that made the journal.
 */

#include "config.h"

#include "nabij-journal-query.h"

#include "nabij-entry-finder.h"
#include "nabij-entry-store.h"
#include "nabij-journal-private.h"

/* As many own words as a page can offer. */
#define N_OWN_WORDS 30

/* A question with its answer. It belongs to the reading thread until it is answered. */
typedef struct {
  NabijJournalQuery query; /* its strings are owned */
  guint             limit;
  GArray           *ids; /* (element-type gint64) */
  char             *uuid;
  NabijOwnWords     which;

  NabijJournalReadFunc func; /* what reads the answer */

  GArray              *items;
  GPtrArray           *entries;
  NabijEntry          *entry;
  NabijJournalSummary *summary;
  char               **words;
} Question;

static void
question_free (Question *question)
{
  g_free ((char *)question->query.author);
  g_free ((char *)question->query.match);
  g_clear_pointer (&question->ids, g_array_unref);
  g_free (question->uuid);
  g_clear_pointer (&question->items, g_array_unref);
  g_clear_pointer (&question->entries, g_ptr_array_unref);
  g_clear_pointer (&question->entry, nabij_entry_unref);
  g_clear_pointer (&question->summary, nabij_journal_summary_free);
  g_strfreev (question->words);
  g_free (question);
}

static Question *
question_new (const NabijJournalQuery *query,
              guint                    limit)
{
  Question *question = g_new0 (Question, 1);

  question->limit = limit;
  if (query != NULL) {
    question->query = *query;
    question->query.author = g_strdup (query->author);
    question->query.match = g_strdup (query->match);
  }

  return question;
}

/* What was saved last may not be found yet, and a file that cannot be written is searched as it is. */
static void
indexed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  GTask    *task = user_data;
  Question *question = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    g_debug ("Journal: search not up to date: %s", error->message);
  nabij_journal_push_read (NABIJ_JOURNAL (source), question->func, task);
}

static void
ask (NabijJournal        *self,
     NabijJournalReadFunc func,
     Question            *question,
     gpointer             source_tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  GTask *index_task;

  g_task_set_source_tag (task, source_tag);
  g_task_set_task_data (task, question, (GDestroyNotify)question_free);
  question->func = func;

  /* A search does not wait for what takes long on the writing thread. */
  if (question->query.match == NULL || self->search_is_current || self->n_behind > 0 ||
      self->is_purging) {
    nabij_journal_push_read (self, func, task);
    return;
  }

  index_task = g_task_new (self, cancellable, indexed_cb, task);
  g_task_set_source_tag (index_task, ask);
  nabij_journal_push_run (self, nabij_journal_index, NABIJ_JOURNAL_RESET_NOTHING, index_task);
}

/**
 * nabij_journal_index:
 * @database: the connection for writing
 * @data: nothing
 * @error: return location for an error
 *
 * Brings the search up to date, on the writing thread: see nabij_entry_store_index().
 *
 * Errors: as nabij_entry_store_index().
 *
 * Returns: whether it is
 */
gboolean
nabij_journal_index (NabijDatabase *database,
                     gpointer       data,
                     GError       **error)
{
  return nabij_entry_store_index (database, error);
}

/* What a question was answered with, or NULL with @error set. */
static Question *
get_answer (NabijJournal *self,
            GAsyncResult *result,
            gpointer      source_tag,
            GError      **error)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL (self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, source_tag), NULL);
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  return g_task_get_task_data (G_TASK (result));
}

static gboolean
run_find (NabijDatabase *database,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Question *question = data;

  question->items = nabij_entry_finder_find (database, &question->query, question->limit, cancellable,
                                             error);

  return question->items != NULL;
}

static gboolean
run_read (NabijDatabase *database,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Question *question = data;

  question->entries = nabij_entry_store_get_many (database, (const gint64 *)question->ids->data,
                                                  question->ids->len, cancellable, error);

  return question->entries != NULL;
}

static gboolean
run_list (NabijDatabase *database,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Question *question = data;

  if (!run_find (database, question, cancellable, error))
    return FALSE;

  question->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), question->items->len);
  for (guint i = 0; i < question->items->len; i++)
    g_array_append_val (question->ids, g_array_index (question->items, NabijJournalItem, i).id);

  return run_read (database, question, cancellable, error);
}

static gboolean
run_get (NabijDatabase *database,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Question *question = data;

  if (!nabij_entry_store_find (database, question->uuid, &question->entry, error))
    return FALSE;

  question->entries = nabij_entry_store_list_sessions (database, question->uuid, error);

  return question->entries != NULL;
}

static gboolean
read_one (NabijDatabase *database,
          gint64         id,
          NabijEntry   **entry,
          GError       **error)
{
  g_autoptr (GPtrArray) entries = NULL;

  entries = nabij_entry_store_get_many (database, &id, id != 0 ? 1 : 0, NULL, error);
  if (entries == NULL)
    return FALSE;
  if (entries->len > 0)
    *entry = nabij_entry_ref (g_ptr_array_index (entries, 0));

  return TRUE;
}

static gboolean
run_get_summary (NabijDatabase *database,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Question            *question = data;
  NabijJournalSummary *summary = g_new0 (NabijJournalSummary, 1);
  gint64               open_id;
  gint64               calmer_id;

  question->summary = summary;

  return nabij_entry_finder_find_open (database, &open_id, error) &&
         nabij_entry_finder_find_last_calmer (database, &calmer_id, error) &&
         read_one (database, open_id, &summary->open_moment, error) &&
         read_one (database, calmer_id, &summary->last_calmer, error);
}

static gboolean
run_list_own_words (NabijDatabase *database,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  Question *question = data;

  question->words = nabij_entry_finder_list_own_words (database, question->which, N_OWN_WORDS,
                                                       cancellable, error);

  return question->words != NULL;
}

/**
 * nabij_journal_find_async:
 * @self: the journal
 * @query: (nullable): what is asked, or `NULL` for everything; it is copied
 * @limit: how many entries at most, or 0 for all
 * @cancellable: (nullable): gives it up, also while it runs
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Finds entries, the newest first, and the days that they are listed under, and reads nothing of
 * them. For a list of any length: find all, and read what is seen with nabij_journal_read_async().
 */
void
nabij_journal_find_async (NabijJournal            *self,
                          const NabijJournalQuery *query,
                          guint                    limit,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  ask (self, run_find, question_new (query, limit), nabij_journal_find_async, cancellable, callback,
       user_data);
}

/**
 * nabij_journal_find_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_find_async().
 *
 * Errors: `NABIJ_JOURNAL_ERROR_ABSENT`, `_UNWRITABLE` where it may not be read, `_DAMAGED`,
 * `_NEWER`, `_BUSY`, `_FAILED`; `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (element-type NabijJournalItem) (nullable): what was found, or `NULL` with
 *   @error set
 */
GArray *
nabij_journal_find_finish (NabijJournal *self,
                           GAsyncResult *result,
                           GError      **error)
{
  Question *question = get_answer (self, result, nabij_journal_find_async, error);

  return question != NULL ? g_steal_pointer (&question->items) : NULL;
}

/**
 * nabij_journal_read_async:
 * @self: the journal
 * @ids: (array length=n_ids): the numbers of entries, which are copied
 * @n_ids: how many
 * @cancellable: (nullable): gives it up, also while it runs
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads entries that nabij_journal_find_async() found.
 */
void
nabij_journal_read_async (NabijJournal       *self,
                          const gint64       *ids,
                          guint               n_ids,
                          GCancellable       *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer            user_data)
{
  Question *question;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (ids != NULL || n_ids == 0);

  question = question_new (NULL, 0);
  question->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (question->ids, ids, n_ids);
  ask (self, run_read, question, nabij_journal_read_async, cancellable, callback, user_data);
}

/**
 * nabij_journal_read_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_read_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: (transfer full) (element-type NabijEntry) (nullable): the entries in the order of the
 *   numbers, without those that are not there any more, or `NULL` with @error set
 */
GPtrArray *
nabij_journal_read_finish (NabijJournal *self,
                           GAsyncResult *result,
                           GError      **error)
{
  Question *question = get_answer (self, result, nabij_journal_read_async, error);

  return question != NULL ? g_steal_pointer (&question->entries) : NULL;
}

/**
 * nabij_journal_list_async:
 * @self: the journal
 * @query: (nullable): what is asked, or `NULL` for everything; it is copied
 * @limit: how many entries at most, or 0 for all
 * @cancellable: (nullable): gives it up, also while it runs
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Finds entries and reads them at once, the newest first. A list that may be long is better found
 * first, and read where it is seen.
 */
void
nabij_journal_list_async (NabijJournal            *self,
                          const NabijJournalQuery *query,
                          guint                    limit,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  ask (self, run_list, question_new (query, limit), nabij_journal_list_async, cancellable, callback,
       user_data);
}

/**
 * nabij_journal_list_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_list_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: (transfer full) (element-type NabijEntry) (nullable): the entries, or `NULL` with @error
 *   set
 */
GPtrArray *
nabij_journal_list_finish (NabijJournal *self,
                           GAsyncResult *result,
                           GError      **error)
{
  Question *question = get_answer (self, result, nabij_journal_list_async, error);

  return question != NULL ? g_steal_pointer (&question->entries) : NULL;
}

/**
 * nabij_journal_get_async:
 * @self: the journal
 * @uuid: the name of an entry
 * @cancellable: (nullable): gives it up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads one entry, and the sessions that were begun from it.
 */
void
nabij_journal_get_async (NabijJournal       *self,
                         const char         *uuid,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  Question *question;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));
  g_return_if_fail (uuid != NULL);

  question = question_new (NULL, 0);
  question->uuid = g_strdup (uuid);
  ask (self, run_get, question, nabij_journal_get_async, cancellable, callback, user_data);
}

/**
 * nabij_journal_get_finish:
 * @self: the journal
 * @result: the answer
 * @sessions: (out) (optional) (transfer full) (element-type NabijEntry): the sessions that were begun
 *   from it, the oldest first; untouched where `NULL` is returned
 * @error: return location for an error
 *
 * Ends nabij_journal_get_async().
 *
 * Errors: as nabij_journal_find_finish(); `G_IO_ERROR_NOT_FOUND` where there is no such entry, or not
 * any more.
 *
 * Returns: (transfer full) (nullable): the entry, or `NULL` with @error set
 */
NabijEntry *
nabij_journal_get_finish (NabijJournal *self,
                          GAsyncResult *result,
                          GPtrArray   **sessions,
                          GError      **error)
{
  Question *question = get_answer (self, result, nabij_journal_get_async, error);

  if (question == NULL)
    return NULL;

  if (question->entry == NULL) {
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "There is no entry %s", question->uuid);
    return NULL;
  }
  if (sessions != NULL)
    *sessions = g_steal_pointer (&question->entries);

  return g_steal_pointer (&question->entry);
}

/**
 * nabij_journal_get_summary_async:
 * @self: the journal
 * @cancellable: (nullable): gives it up
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Reads what *Today* tells of the journal.
 */
void
nabij_journal_get_summary_async (NabijJournal       *self,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  ask (self, run_get_summary, question_new (NULL, 0), nabij_journal_get_summary_async, cancellable,
       callback, user_data);
}

/**
 * nabij_journal_get_summary_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_get_summary_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: (transfer full) (nullable): the summary, or `NULL` with @error set
 */
NabijJournalSummary *
nabij_journal_get_summary_finish (NabijJournal *self,
                                  GAsyncResult *result,
                                  GError      **error)
{
  Question *question = get_answer (self, result, nabij_journal_get_summary_async, error);

  return question != NULL ? g_steal_pointer (&question->summary) : NULL;
}

/**
 * nabij_journal_summary_free:
 * @summary: (transfer full): a summary
 *
 * Lets go of it and its entries.
 */
void
nabij_journal_summary_free (NabijJournalSummary *summary)
{
  g_return_if_fail (summary != NULL);

  g_clear_pointer (&summary->open_moment, nabij_entry_unref);
  g_clear_pointer (&summary->last_calmer, nabij_entry_unref);
  g_free (summary);
}

/**
 * nabij_journal_list_own_words_async:
 * @self: the journal
 * @which: which words
 * @cancellable: (nullable): gives it up, also while it runs
 * @callback: called with the answer
 * @user_data: for @callback
 *
 * Lists the words that people wrote themselves in moments, each once, those of the newest moment
 * first, at most 30.
 */
void
nabij_journal_list_own_words_async (NabijJournal       *self,
                                    NabijOwnWords       which,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  Question *question;

  g_return_if_fail (NABIJ_IS_JOURNAL (self));

  question = question_new (NULL, 0);
  question->which = which;
  ask (self, run_list_own_words, question, nabij_journal_list_own_words_async, cancellable, callback,
       user_data);
}

/**
 * nabij_journal_list_own_words_finish:
 * @self: the journal
 * @result: the answer
 * @error: return location for an error
 *
 * Ends nabij_journal_list_own_words_async().
 *
 * Errors: as nabij_journal_find_finish().
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the words, or `NULL` with @error set
 */
char **
nabij_journal_list_own_words_finish (NabijJournal *self,
                                     GAsyncResult *result,
                                     GError      **error)
{
  Question *question = get_answer (self, result, nabij_journal_list_own_words_async, error);

  return question != NULL ? g_steal_pointer (&question->words) : NULL;
}
