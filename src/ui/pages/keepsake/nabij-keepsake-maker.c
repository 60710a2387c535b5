/* nabij-keepsake-maker.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From the journal to a keepsake: the reading thread reads, a thread of its own sets the pages, and
 * the main thread waits for neither.
 */

#include "config.h"

#include "nabij-keepsake-maker.h"

#include <gtk/gtk.h>

typedef struct {
  NabijKeepsakeChoice choice; /* the title belongs to it */
  NabijInstant        first;
  NabijInstant        last;
  NabijWords         *words;     /* never changes, and lives as long as the program */
  NabijPractices     *practices; /* likewise */
  GPtrArray          *entries;   /* of NabijEntry, the oldest first */
  double              width;
  double              height;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *)job->choice.title);
  g_clear_pointer (&job->entries, g_ptr_array_unref);
  g_free (job);
}

static void
set_in_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job               *job = data;
  GError            *error = NULL;
  NabijKeepsakeBook *book = nabij_keepsake_book_new (nabij_keepsake_text_new (&job->choice, job->entries, job->words, job->practices),
                                                     job->width, job->height, cancellable, &error);

  if (book != NULL)
    g_task_return_pointer (task, book, (GDestroyNotify)nabij_keepsake_book_unref);
  else
    g_task_return_error (task, error);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) newest_first = NULL;
  Job    *job = g_task_get_task_data (task);
  GError *error = NULL;

  newest_first = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, &error);
  if (newest_first == NULL) {
    /* No journal yet is an empty one. */
    if (!g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT)) {
      g_task_return_error (task, error);
      return;
    }
    g_clear_error (&error);
  }

  for (guint i = newest_first != NULL ? newest_first->len : 0; i > 0; i--)
    g_ptr_array_add (job->entries, nabij_entry_ref (g_ptr_array_index (newest_first, i - 1)));
  g_task_run_in_thread (task, set_in_thread);
}

/**
 * nabij_keepsake_make_async:
 * @journal: the journal
 * @query: what is chosen; without any kind it is nothing
 * @choice: what it is to be; it is copied
 * @words: the words that were offered; they live as long as the program
 * @practices: all practices; they live as long as the program
 * @cancellable: (nullable): to give up
 * @callback: called when it is made
 * @user_data: for @callback
 *
 * Reads what was chosen and sets it on pages of the paper that is used at this place.
 */
void
nabij_keepsake_make_async (NabijJournal              *journal,
                           const NabijJournalQuery   *query,
                           const NabijKeepsakeChoice *choice,
                           NabijWords                *words,
                           NabijPractices            *practices,
                           GCancellable              *cancellable,
                           GAsyncReadyCallback        callback,
                           gpointer                   user_data)
{
  g_autoptr (GTask) task = NULL;
  GtkPaperSize *paper;
  Job          *job;

  g_return_if_fail (NABIJ_IS_JOURNAL (journal));
  g_return_if_fail (query != NULL);
  g_return_if_fail (choice != NULL);
  g_return_if_fail (words != NULL);
  g_return_if_fail (practices != NULL);

  job = g_new0 (Job, 1);
  job->choice = *choice;
  job->choice.title = g_strdup (choice->title);
  if (choice->first != NULL) {
    job->first = *choice->first;
    job->choice.first = &job->first;
  }
  if (choice->last != NULL) {
    job->last = *choice->last;
    job->choice.last = &job->last;
  }
  job->words = words;
  job->practices = practices;
  job->entries = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);

  paper = gtk_paper_size_new (gtk_paper_size_get_default ());
  job->width = gtk_paper_size_get_width (paper, GTK_UNIT_POINTS);
  job->height = gtk_paper_size_get_height (paper, GTK_UNIT_POINTS);
  gtk_paper_size_free (paper);

  task = g_task_new (journal, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_keepsake_make_async);
  g_task_set_task_data (task, job, job_free);

  if (query->kinds == 0)
    g_task_run_in_thread (task, set_in_thread);
  else
    nabij_journal_list_async (journal, query, 0, cancellable, list_cb, g_steal_pointer (&task));
}

/**
 * nabij_keepsake_make_finish:
 * @journal: the journal
 * @result: what the callback was given
 * @error: return location: a #NabijJournalError, or `G_IO_ERROR_CANCELLED`
 *
 * Gives the keepsake.
 *
 * Returns: (transfer full) (nullable): the book, or `NULL` with @error set
 */
NabijKeepsakeBook *
nabij_keepsake_make_finish (NabijJournal *journal,
                            GAsyncResult *result,
                            GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, journal), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
