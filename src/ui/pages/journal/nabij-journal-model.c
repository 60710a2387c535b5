/* nabij-journal-model.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-model.h"

#include "nabij-journal-shelf.h"

#include <malloc.h>

/* How many entries are read before the first sight, so that it needs no placeholder. */
#define N_READ_FIRST 16
/* From how many numbers on it is worth to give memory back, and how soon. */
#define N_TRIMMED 10000
#define TRIM_AFTER_MS 500

struct _NabijJournalModel {
  GObject parent_instance;

  /* Owned References */
  NabijJournal      *journal;
  NabijJournalShelf *shelf;
  GCancellable      *cancellable; /* of what is being found */
  GArray            *outline;
  GArray            *first_page; /* found, while its first entries are read */
  GError            *problem;
  char              *author;
  char              *match;

  NabijJournalQuery query;
  guint             n_entries;
  guint             trim_id;
  gboolean          shows_card;
  gboolean          finding;
  gboolean          again;    /* what is being found is out of date already */
  gboolean          complete; /* the outline has all there are */
};

static void list_model_iface_init (GListModelInterface *iface);

/* clang-format off */
G_DEFINE_FINAL_TYPE_WITH_CODE (NabijJournalModel, nabij_journal_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))
/* clang-format on */

enum {
  SIGNAL_FOUND,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void find_all (NabijJournalModel *self);

/* Lines */

static void
set_edges (NabijJournalModel *self,
           NabijJournalLine  *line,
           guint              position)
{
  if (nabij_journal_outline_is_entry (self->outline, position))
    nabij_journal_line_set_edges (line,
                                  position == 0 || !nabij_journal_outline_is_entry (self->outline, position - 1),
                                  !nabij_journal_outline_is_entry (self->outline, position + 1));
}

static NabijJournalLine *
make_line (NabijJournalModel *self,
           guint              position)
{
  const NabijJournalElement *element = &g_array_index (self->outline, NabijJournalElement, position);

  switch ((NabijJournalLineKind)element->kind) {
  case NABIJ_JOURNAL_LINE_CARD:
    return nabij_journal_line_new_card ();
  case NABIJ_JOURNAL_LINE_DAY:
    return nabij_journal_line_new_day (element->day);
  case NABIJ_JOURNAL_LINE_ENTRY:
  default:
    return nabij_journal_line_new_entry (element->id, (NabijEntryKind)element->entry_kind);
  }
}

/* GListModel */

static GType
nabij_journal_model_get_item_type (GListModel *model)
{
  return NABIJ_TYPE_JOURNAL_LINE;
}

static guint
nabij_journal_model_get_n_items (GListModel *model)
{
  return NABIJ_JOURNAL_MODEL (model)->outline->len;
}

static gpointer
nabij_journal_model_get_item (GListModel *model,
                              guint       position)
{
  NabijJournalModel *self = NABIJ_JOURNAL_MODEL (model);
  NabijJournalLine  *line;
  gint64             key;

  if (position >= self->outline->len)
    return NULL;

  key = nabij_journal_outline_get_key (self->outline, position);
  line = nabij_journal_shelf_get_line (self->shelf, key);
  if (line != NULL) {
    g_object_ref (line);
  } else {
    line = make_line (self, position);
    nabij_journal_shelf_add_line (self->shelf, key, line);
  }
  set_edges (self, line, position);
  return line;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = nabij_journal_model_get_item_type;
  iface->get_n_items = nabij_journal_model_get_n_items;
  iface->get_item = nabij_journal_model_get_item;
}

/* Finding */

/* The lines beside a change may stand at an edge now, or no longer. */
static void
renew_edges (NabijJournalModel *self,
             guint              position)
{
  NabijJournalLine *line;

  if (position >= self->outline->len)
    return;

  line = nabij_journal_shelf_get_line (self->shelf, nabij_journal_outline_get_key (self->outline, position));
  if (line != NULL)
    set_edges (self, line, position);
}

/* Only the difference is spliced, so that a list keeps its place and its focus. */
static void
apply (NabijJournalModel *self,
       GArray            *items)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->outline);
  guint before;
  guint after;

  self->outline = nabij_journal_outline_new (items, self->shows_card);
  self->n_entries = items->len;
  nabij_journal_outline_compare (old, self->outline, &before, &after);
  if (before == old->len && before == self->outline->len)
    return;

  g_list_model_items_changed (G_LIST_MODEL (self), before, old->len - before - after,
                              self->outline->len - before - after);
  if (before > 0)
    renew_edges (self, before - 1);
  renew_edges (self, self->outline->len - after);
}

/* Hundreds of thousands of numbers have gone through here; what they leave free lies between other
 * things, and glibc keeps it until it is told. */
static gboolean
trim_cb (gpointer user_data)
{
#ifdef __GLIBC__
  malloc_trim (0);
#endif
  NABIJ_JOURNAL_MODEL (user_data)->trim_id = 0;
  return G_SOURCE_REMOVE;
}

static void
found (NabijJournalModel *self,
       GArray            *items,
       gboolean           complete)
{
  self->complete = complete;
  g_clear_error (&self->problem);
  apply (self, items);
  if (items->len >= N_TRIMMED && self->trim_id == 0)
    self->trim_id = g_timeout_add_full (G_PRIORITY_LOW, TRIM_AFTER_MS, trim_cb, self, NULL);
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

static void
failed (NabijJournalModel *self,
        GError            *error)
{
  self->finding = FALSE;
  g_clear_error (&self->problem);
  self->problem = g_error_copy (error);
  /* Where there is no file yet, there is nothing in it. */
  if (g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT)) {
    g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (NabijJournalItem));

    found (self, none, TRUE);
    return;
  }
  g_signal_emit (self, signals[SIGNAL_FOUND], 0);
}

static void
find_all_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (NabijJournalModel) self = NABIJ_JOURNAL_MODEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) items = nabij_journal_find_finish (NABIJ_JOURNAL (source), result, &error);

  /* Another question was asked meanwhile. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->journal == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (items == NULL) {
    failed (self, error);
    return;
  }

  self->finding = FALSE;
  found (self, items, TRUE);
  if (self->again)
    find_all (self);
}

static void
find_all (NabijJournalModel *self)
{
  self->finding = TRUE;
  self->again = FALSE;
  nabij_journal_find_async (self->journal, &self->query, 0, self->cancellable, find_all_cb, g_object_ref (self));
}

static void
first_page (NabijJournalModel *self)
{
  g_autoptr (GArray) items = g_steal_pointer (&self->first_page);
  const gboolean complete = items->len < NABIJ_JOURNAL_MODEL_FIRST_PAGE;

  self->finding = FALSE;
  found (self, items, complete);
  if (!complete || self->again)
    find_all (self);
}

static void
first_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (NabijJournalModel) self = NABIJ_JOURNAL_MODEL (user_data);
  g_autoptr (GPtrArray) entries = nabij_journal_read_finish (NABIJ_JOURNAL (source), result, NULL);

  if (self->journal == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (entries != NULL)
    nabij_journal_shelf_take (self->shelf, entries);
  first_page (self);
}

static void
find_first_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (NabijJournalModel) self = NABIJ_JOURNAL_MODEL (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) items = nabij_journal_find_finish (NABIJ_JOURNAL (source), result, &error);
  g_autoptr (GArray) ids = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->journal == NULL ||
      g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  if (items == NULL) {
    failed (self, error);
    return;
  }

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < MIN (items->len, N_READ_FIRST); i++) {
    const gint64 id = g_array_index (items, NabijJournalItem, i).id;

    if (!nabij_journal_shelf_has_read (self->shelf, id))
      g_array_append_val (ids, id);
  }
  self->first_page = g_steal_pointer (&items);
  if (ids->len == 0)
    first_page (self);
  else
    nabij_journal_read_async (self->journal, (const gint64 *)(gpointer)ids->data, ids->len, self->cancellable,
                              first_read_cb, g_object_ref (self));
}

static void
find_first (NabijJournalModel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->first_page, g_array_unref);
  self->cancellable = g_cancellable_new ();
  self->finding = TRUE;
  self->again = FALSE;
  self->complete = FALSE;
  nabij_journal_find_async (self->journal, &self->query, NABIJ_JOURNAL_MODEL_FIRST_PAGE, self->cancellable,
                            find_first_cb, g_object_ref (self));
}

/* GObject */

static void
nabij_journal_model_dispose (GObject *object)
{
  NabijJournalModel *self = NABIJ_JOURNAL_MODEL (object);

  g_clear_handle_id (&self->trim_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->journal);
  g_clear_object (&self->shelf);
  G_OBJECT_CLASS (nabij_journal_model_parent_class)->dispose (object);
}

static void
nabij_journal_model_finalize (GObject *object)
{
  NabijJournalModel *self = NABIJ_JOURNAL_MODEL (object);

  g_array_unref (self->outline);
  g_clear_pointer (&self->first_page, g_array_unref);
  g_clear_error (&self->problem);
  g_free (self->author);
  g_free (self->match);

  G_OBJECT_CLASS (nabij_journal_model_parent_class)->finalize (object);
}

static void
nabij_journal_model_class_init (NabijJournalModelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_journal_model_dispose;
  object_class->finalize = nabij_journal_model_finalize;

  /**
   * NabijJournalModel::found:
   * @self: a model
   *
   * Emitted when something was found, or could not be: see nabij_journal_model_get_problem().
   */
  signals[SIGNAL_FOUND] = g_signal_new ("found", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_journal_model_init (NabijJournalModel *self)
{
  self->outline = g_array_new (FALSE, FALSE, sizeof (NabijJournalElement));
}

/**
 * nabij_journal_model_new:
 * @journal: the journal
 *
 * Makes a list that is empty until nabij_journal_model_set_query() or nabij_journal_model_refresh().
 *
 * Returns: (transfer full): the model
 */
NabijJournalModel *
nabij_journal_model_new (NabijJournal *journal)
{
  NabijJournalModel *self;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (journal), NULL);

  self = g_object_new (NABIJ_TYPE_JOURNAL_MODEL, NULL);
  self->journal = g_object_ref (journal);
  self->shelf = nabij_journal_shelf_new (journal);
  return self;
}

/**
 * nabij_journal_model_set_query:
 * @self: a model
 * @query: what is asked
 * @shows_card: whether the card stands over what is found
 *
 * Asks another question, and gives up the one before it. What was found before stays until the first
 * answer comes.
 */
void
nabij_journal_model_set_query (NabijJournalModel       *self,
                               const NabijJournalQuery *query,
                               gboolean                 shows_card)
{
  char *author;
  char *match;

  g_return_if_fail (NABIJ_IS_JOURNAL_MODEL (self));
  g_return_if_fail (query != NULL);

  author = g_strdup (query->author);
  match = g_strdup (query->match);
  g_free (self->author);
  g_free (self->match);
  self->query = *query;
  self->query.author = self->author = author;
  self->query.match = self->match = match;
  self->shows_card = shows_card;
  find_first (self);
}

/**
 * nabij_journal_model_refresh:
 * @self: a model
 *
 * Asks the same question once more. What has not changed stays where it is.
 */
void
nabij_journal_model_refresh (NabijJournalModel *self)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_MODEL (self));

  if (self->finding)
    self->again = TRUE;
  else if (self->complete)
    find_all (self);
  else
    find_first (self);
}

/**
 * nabij_journal_model_want:
 * @self: a model
 * @line: the line of an entry, which is going to be seen
 *
 * Has an entry read, together with all others that are wanted in this frame.
 */
void
nabij_journal_model_want (NabijJournalModel *self,
                          NabijJournalLine  *line)
{
  g_return_if_fail (NABIJ_IS_JOURNAL_MODEL (self));
  g_return_if_fail (NABIJ_IS_JOURNAL_LINE (line));

  if (nabij_journal_line_get_kind (line) == NABIJ_JOURNAL_LINE_ENTRY && nabij_journal_line_get_entry (line) == NULL)
    nabij_journal_shelf_want (self->shelf, nabij_journal_line_get_id (line));
}

/**
 * nabij_journal_model_get_n_entries:
 * @self: a model
 *
 * Tells how many entries were found until now. It is never shown.
 *
 * Returns: the number
 */
guint
nabij_journal_model_get_n_entries (NabijJournalModel *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_MODEL (self), 0);

  return self->n_entries;
}

/**
 * nabij_journal_model_is_complete:
 * @self: a model
 *
 * Tells whether everything was found, and not only the first page.
 *
 * Returns: whether it is so
 */
gboolean
nabij_journal_model_is_complete (NabijJournalModel *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_MODEL (self), FALSE);

  return self->complete;
}

/**
 * nabij_journal_model_get_problem:
 * @self: a model
 *
 * Tells why the last question has no answer.
 *
 * Returns: (transfer none) (nullable): the error, or `NULL`
 */
const GError *
nabij_journal_model_get_problem (NabijJournalModel *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_MODEL (self), NULL);

  return self->problem;
}

/**
 * nabij_journal_model_list_months:
 * @self: a model
 *
 * Lists the months that have entries in what was found, the newest first.
 *
 * Returns: (transfer full) (element-type NabijJournalMonth): the months
 */
GArray *
nabij_journal_model_list_months (NabijJournalModel *self)
{
  g_return_val_if_fail (NABIJ_IS_JOURNAL_MODEL (self), NULL);

  return nabij_journal_outline_list_months (self->outline);
}
