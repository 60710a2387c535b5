/* nabij-tell-maker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the journal to the words of the page to take along: the reading thread reads, a thread of its
 * own finds the words, and the main thread waits for neither.
 */

#include "config.h"

#include "nabij-tell-maker.h"

#include "nabij-journal-query.h"
#include "nabij-tell-choices.h"

typedef struct {
  NabijTellChoice choice; /* its questions belong to it */
  char           *author;
  GHashTable     *left;      /* the UUIDs that were chosen and not found yet */
  NabijWords     *words;     /* never changes, and lives as long as the program */
  NabijPractices *practices; /* likewise */
  NabijCatalogue *catalogue;
  GPtrArray      *listed;  /* of NabijEntry: what there is in the period, the newest first; or NULL */
  GPtrArray      *entries; /* of NabijEntry: what was chosen */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *)job->choice.questions);
  g_free (job->author);
  g_hash_table_unref (job->left);
  g_clear_pointer (&job->catalogue, nabij_catalogue_unref);
  g_clear_pointer (&job->listed, g_ptr_array_unref);
  g_ptr_array_unref (job->entries);
  g_free (job);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const NabijEntryFields *first = nabij_entry_get_fields (*(NabijEntry *const *)a);
  const NabijEntryFields *second = nabij_entry_get_fields (*(NabijEntry *const *)b);

  if (first->instant.utc_us != second->instant.utc_us)
    return first->instant.utc_us < second->instant.utc_us ? -1 : 1;
  return g_strcmp0 (first->uuid, second->uuid);
}

static gboolean
is_in_period (Job        *job,
              NabijEntry *entry)
{
  GDate day;

  return nabij_entry_get_local_date (entry, &day) && nabij_tell_period_has (&job->choice.first, &job->choice.last, &day);
}

/* What others lived through is in the picture only where it was chosen by itself. */
static GPtrArray *
choose_moments (Job        *job,
                GHashTable *chosen)
{
  GPtrArray *moments = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  if (!job->choice.with_picture)
    return moments;

  for (guint i = 0; job->listed != NULL && i < job->listed->len; i++) {
    NabijEntry    *entry = g_ptr_array_index (job->listed, i);
    const char    *author = nabij_entry_get_author (entry);
    const gboolean is_own = job->author == NULL || g_str_equal (job->author, author != NULL ? author : "");

    if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_MOMENT && is_in_period (job, entry) &&
        (is_own || g_hash_table_contains (chosen, nabij_entry_get_uuid (entry))))
      g_ptr_array_add (moments, nabij_entry_ref (entry));
  }
  g_ptr_array_sort (moments, compare_entries);
  return moments;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GHashTable) chosen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) moments = NULL;

  for (guint i = 0; i < job->entries->len; i++)
    g_hash_table_add (chosen, (gpointer)nabij_entry_get_uuid (g_ptr_array_index (job->entries, i)));

  moments = choose_moments (job, chosen);
  g_ptr_array_sort (job->entries, compare_entries);
  g_task_return_pointer (task,
                         nabij_tell_text_new (&job->choice, job->entries, moments, job->words, job->practices, job->catalogue),
                         (GDestroyNotify)nabij_tell_text_free);
}

static gboolean
is_absent (const GError *error)
{
  return g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

static void read_left (GTask *task);

static void
get_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (NabijEntry) entry = NULL;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  entry = nabij_journal_get_finish (NABIJ_JOURNAL (source), result, NULL, &error);
  /* What was deleted in the meantime can not be told any more. */
  if (entry == NULL && !is_absent (error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  if (entry != NULL)
    g_ptr_array_add (job->entries, g_steal_pointer (&entry));
  read_left (g_steal_pointer (&task));
}

/* What was chosen and is not of these days, or is not listed, is read by itself. */
static void
read_left (GTask *task)
{
  Job           *job = g_task_get_task_data (task);
  GHashTableIter iter;
  gpointer       uuid;

  g_hash_table_iter_init (&iter, job->left);
  if (!g_hash_table_iter_next (&iter, &uuid, NULL)) {
    g_task_run_in_thread (task, write_in_thread);
    g_object_unref (task);
    return;
  }

  g_hash_table_iter_steal (&iter);
  nabij_journal_get_async (g_task_get_source_object (task), uuid, g_task_get_cancellable (task), get_cb, task);
  g_free (uuid);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Job *job = g_task_get_task_data (task);

  job->listed = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, &error);
  if (job->listed == NULL && !is_absent (error)) {
    g_task_return_error (task, g_steal_pointer (&error));
    return;
  }

  for (guint i = 0; job->listed != NULL && i < job->listed->len; i++) {
    NabijEntry *entry = g_ptr_array_index (job->listed, i);

    if (g_hash_table_remove (job->left, nabij_entry_get_uuid (entry)))
      g_ptr_array_add (job->entries, nabij_entry_ref (entry));
  }
  read_left (g_steal_pointer (&task));
}

/**
 * nabij_tell_make_text_async:
 * @journal: the journal
 * @choice: what goes on it, with two valid days; it is copied
 * @uuids: (array zero-terminated=1) (nullable): the entries that were chosen, of any day; one that is
 *   not there any more is left out
 * @author: (nullable): whose moments the picture shows: a name, or "" for those without a name, or
 *   `NULL` for everybody's; moments of others that were chosen are in it too
 * @words: the words that were offered; they live as long as the program
 * @practices: all practices; they live as long as the program
 * @catalogue: (nullable): the language of the page, or `NULL` for that of the program
 * @cancellable: (nullable): to give up
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Reads what was chosen, and puts it into words. The picture shows the moments from the first day of
 * @choice to its last.
 */
void
nabij_tell_make_text_async (NabijJournal          *journal,
                            const NabijTellChoice *choice,
                            const char *const     *uuids,
                            const char            *author,
                            NabijWords            *words,
                            NabijPractices        *practices,
                            NabijCatalogue        *catalogue,
                            GCancellable          *cancellable,
                            GAsyncReadyCallback    callback,
                            gpointer               user_data)
{
  g_autoptr (GTask) task = NULL;
  Job              *job;
  NabijJournalQuery query = { .with_sessions_of_moments = TRUE };

  g_return_if_fail (NABIJ_IS_JOURNAL (journal));
  g_return_if_fail (choice != NULL);
  g_return_if_fail (g_date_valid (&choice->first) && g_date_valid (&choice->last));
  g_return_if_fail (words != NULL);
  g_return_if_fail (practices != NULL);

  job = g_new0 (Job, 1);
  job->choice = *choice;
  job->choice.questions = g_strdup (choice->questions);
  job->author = g_strdup (author);
  job->left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (; uuids != NULL && *uuids != NULL; uuids++)
    g_hash_table_add (job->left, g_strdup (*uuids));
  job->words = words;
  job->practices = practices;
  job->catalogue = catalogue != NULL ? nabij_catalogue_ref (catalogue) : NULL;
  job->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  task = g_task_new (journal, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_tell_make_text_async);
  g_task_set_task_data (task, job, job_free);

  if (!choice->with_picture && g_hash_table_size (job->left) == 0) {
    read_left (g_steal_pointer (&task));
    return;
  }

  /* Without anything chosen, moments alone are asked for. */
  if (g_hash_table_size (job->left) == 0)
    query.kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_MOMENT);
  nabij_tell_period_get_bounds (&choice->first, &choice->last, &query.from_us, &query.until_us);
  nabij_journal_list_async (journal, &query, 0, cancellable, list_cb, g_steal_pointer (&task));
}

/**
 * nabij_tell_make_text_finish:
 * @journal: the journal
 * @result: what the callback was given
 * @error: return location: a #NabijJournalError, or `G_IO_ERROR_CANCELLED`
 *
 * Gives the words of the page.
 *
 * Returns: (transfer full) (nullable): the words, or `NULL` with @error set
 */
NabijTellText *
nabij_tell_make_text_finish (NabijJournal *journal,
                             GAsyncResult *result,
                             GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, journal), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
