/* nabij-tell-list.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-tell-list.h"

#include "nabij-entry-words.h"
#include "nabij-journal-query.h"
#include "nabij-search.h"
#include "nabij-widgets.h"

#include <glib/gi18n-lib.h>

/* So many are shown at a time: months of them, and still a list that is seen as a whole. */
#define N_AT_A_TIME 12
/* So many are read at a time, of which some may be somebody else's. */
#define N_READ 40
/* One row is made between two frames, which are this far apart. */
#define FRAME_MS 16

#define KINDS_OF_ANOTHER                                                                                   \
  (NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_CHECK_IN) | NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_MOMENT) | \
   NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_NOTE) | NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_LETTER))

struct _NabijTellList {
  AdwPreferencesGroup parent_instance;

  /* Borrowed References */
  NabijTellChoices *choices; /* of the page, which closes the list before it lets go of them; or NULL */
  GtkLabel         *empty;   /* owned by the widget tree */

  /* Owned References */
  GtkWidget     *more; /* the row, which is in the group only where there is more */
  NabijServices *services;
  GCancellable  *cancellable;
  GPtrArray     *rows;    /* of the entries, as they are shown */
  GArray        *ids;     /* of NabijJournalItem: all that may be shown; NULL until that is known */
  GQueue         waiting; /* of NabijEntry: read, and not shown yet */
  char          *author;  /* whose, or NULL for those without a name */
  char          *search;  /* or NULL */

  guint    kinds;
  guint    n_read;   /* how many of the ids */
  guint    n_shown;  /* how many rows are of the ids; those behind them are of what was there before */
  guint    n_wanted; /* how many rows there are to be */
  guint    rows_id;
  gboolean is_own;
  gboolean is_open; /* whether it was asked for */
  gboolean moves_focus;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (NabijTellList, nabij_tell_list, ADW_TYPE_PREFERENCES_GROUP)

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean next_row_cb (gpointer user_data);
static void     read_on (NabijTellList *self);

static void
clear_waiting (NabijTellList *self)
{
  NabijEntry *entry;

  while ((entry = g_queue_pop_head (&self->waiting)) != NULL)
    nabij_entry_unref (entry);
}

static void
show_more_row (NabijTellList *self,
               const char    *title)
{
  const gboolean is_there = gtk_widget_get_parent (self->more) != NULL;

  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->more), title);
  /* A list with nothing in it would still have its edge. */
  if (is_there && title == NULL)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->more);
  else if (!is_there && title != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->more);
}

static gboolean
has_more (NabijTellList *self)
{
  return self->waiting.length > 0 || (self->ids != NULL && self->n_read < self->ids->len);
}

static void
update_ends (NabijTellList *self)
{
  const gboolean is_done = self->is_open && !has_more (self);

  show_more_row (self, !self->is_open ? _ ("Show what there is") : has_more (self) && self->n_shown >= self->n_wanted ? _ ("Show more")
                                                                                                                      : NULL);
  gtk_label_set_label (self->empty, self->search != NULL ? _ ("Nothing like this was written on these days.") : _ ("Nothing was written on these days."));
  gtk_widget_set_visible (GTK_WIDGET (self->empty), is_done && self->rows->len == 0 && self->ids != NULL);
}

static NabijEntry *
get_entry (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

static void
toggled_cb (NabijTellList  *self,
            GtkCheckButton *check)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (check), ADW_TYPE_ACTION_ROW);

  if (self->choices == NULL || row == NULL || self->is_filling)
    return;

  nabij_tell_choices_set_chosen (self->choices, get_entry (row), gtk_check_button_get_active (check));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The day, and of something without a title of its own what it is. */
static char *
make_subtitle (NabijTellList *self,
               NabijEntry    *entry,
               const char    *title)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  const char        *kind = nabij_entry_words_get_kind (nabij_entry_get_kind (entry), nabij_services_get_season (self->services));
  g_autofree char   *date = nabij_entry_words_date_and_time (nabij_entry_get_instant (entry), &now);

  if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_CHECK_IN && !nabij_entry_get_fields (entry)->check_in->is_finished)
    /* Translators: a check-in that was not gone through to its end; %s is when, such as "Tuesday 17 November, 16:40". */
    return g_strdup_printf (_ ("%s, not finished"), date);
  if (g_str_equal (kind, title))
    return g_steal_pointer (&date);

  /* Translators: what an entry is, and when it was written, such as "Note, Tuesday 17 November, 16:40". */
  return g_strdup_printf (_ ("%1$s, %2$s"), kind, date);
}

static GtkWidget *
make_row (NabijTellList *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  return row;
}

static void
fill_row (NabijTellList *self,
          GtkWidget     *row,
          NabijEntry    *entry)
{
  GtkWidget       *check = adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row));
  g_autofree char *title = NULL;
  g_autofree char *lines = NULL;
  g_autofree char *subtitle = NULL;

  nabij_entry_words_get_face (entry, nabij_services_get_practices (self->services), nabij_services_get_season (self->services), &title, &lines);
  subtitle = make_subtitle (self, entry, title);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_object_set_data_full (G_OBJECT (row), "entry", nabij_entry_ref (entry), (GDestroyNotify)nabij_entry_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, title, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle, -1);

  self->is_filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), nabij_tell_choices_is_chosen (self->choices, nabij_entry_get_uuid (entry)));
  self->is_filling = FALSE;
}

/* Behind the rows that are there, and before the one for more. */
static void
add_row (NabijTellList *self,
         NabijEntry    *entry)
{
  GtkWidget *row = make_row (self);

  fill_row (self, row, entry);
  show_more_row (self, NULL);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);

  if (self->moves_focus)
    gtk_widget_grab_focus (row);
  self->moves_focus = FALSE;
}

static gboolean
is_of_list (NabijTellList *self,
            NabijEntry    *entry)
{
  return g_strcmp0 (nabij_entry_get_author (entry), self->author) == 0 && nabij_tell_choices_is_in_days (self->choices, entry);
}

static void
schedule_rows (NabijTellList *self)
{
  if (self->rows_id == 0)
    self->rows_id = g_timeout_add_full (G_PRIORITY_LOW, FRAME_MS, next_row_cb, self, NULL);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijTellList) self = NABIJ_TELL_LIST (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = nabij_journal_read_finish (NABIJ_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->choices == NULL)
    return;

  /* What can not be read is not there to be chosen; the journal itself says what is wrong. */
  if (entries == NULL) {
    self->n_read = self->ids->len;
    schedule_rows (self);
    return;
  }

  for (guint i = 0; i < entries->len; i++) {
    NabijEntry *entry = g_ptr_array_index (entries, i);

    if (!is_of_list (self, entry))
      continue;
    if (self->is_own && nabij_tell_choices_offer (self->choices, entry))
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    g_queue_push_tail (&self->waiting, nabij_entry_ref (entry));
  }
  schedule_rows (self);
}

static void
read_on (NabijTellList *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (; ids->len < N_READ && self->n_read < self->ids->len; self->n_read++)
    g_array_append_val (ids, g_array_index (self->ids, NabijJournalItem, self->n_read).id);
  nabij_journal_read_async (nabij_services_get_journal (self->services), (const gint64 *)ids->data, ids->len, self->cancellable, read_cb, g_object_ref (self));
}

/* Rows of what was there before say something else now, so that the page keeps its height; those that are
 * too many go. */
static void
show_entry (NabijTellList *self,
            NabijEntry    *entry)
{
  if (self->n_shown == self->rows->len)
    add_row (self, entry);
  else
    fill_row (self, g_ptr_array_index (self->rows, self->n_shown), entry);
  self->n_shown++;
}

static void
drop_last_row (NabijTellList *self)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, self->rows->len - 1));
  g_ptr_array_set_size (self->rows, (int)self->rows->len - 1);
}

/* One at a time, so that the window never waits for a long list. */
static void
show_next_row (NabijTellList *self)
{
  const gboolean is_full = self->n_shown >= self->n_wanted;

  if (self->waiting.length > 0 && !is_full) {
    g_autoptr (NabijEntry) entry = g_queue_pop_head (&self->waiting);

    show_entry (self, entry);
  } else if (!is_full && self->n_read < self->ids->len) {
    read_on (self);
    return;
  } else if (self->rows->len > self->n_shown) {
    drop_last_row (self);
  } else {
    update_ends (self);
    return;
  }
  schedule_rows (self);
}

static gboolean
next_row_cb (gpointer user_data)
{
  NabijTellList *self = NABIJ_TELL_LIST (user_data);

  self->rows_id = 0;
  show_next_row (self);
  return G_SOURCE_REMOVE;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (NabijTellList) self = NABIJ_TELL_LIST (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = nabij_journal_find_finish (NABIJ_JOURNAL (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->choices == NULL)
    return;

  clear_waiting (self);
  g_clear_pointer (&self->ids, g_array_unref);
  /* No journal yet is an empty one. */
  self->ids = ids != NULL ? g_steal_pointer (&ids) : g_array_new (FALSE, FALSE, sizeof (NabijJournalItem));
  self->n_read = self->n_shown = 0;
  show_next_row (self);
}

static char **
find_ids (const char *token,
          gpointer    words)
{
  return nabij_words_find_ids (words, token);
}

static void
more_cb (NabijTellList *self)
{
  self->moves_focus = TRUE;
  if (!self->is_open) {
    self->is_open = TRUE;
    nabij_tell_list_refresh (self);
    return;
  }
  /* Pressed once more, before it is known what there is. */
  if (self->ids == NULL)
    return;

  self->n_wanted += N_AT_A_TIME;
  g_clear_handle_id (&self->rows_id, g_source_remove);
  show_next_row (self);
}

static void
nabij_tell_list_dispose (GObject *object)
{
  NabijTellList *self = NABIJ_TELL_LIST (object);

  nabij_tell_list_close (self);
  g_clear_object (&self->more);

  G_OBJECT_CLASS (nabij_tell_list_parent_class)->dispose (object);
}

static void
nabij_tell_list_finalize (GObject *object)
{
  NabijTellList *self = NABIJ_TELL_LIST (object);

  clear_waiting (self);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->services);
  g_free (self->author);
  g_free (self->search);

  G_OBJECT_CLASS (nabij_tell_list_parent_class)->finalize (object);
}

static void
nabij_tell_list_class_init (NabijTellListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_tell_list_dispose;
  object_class->finalize = nabij_tell_list_finalize;

  /**
   * NabijTellList::changed:
   * @self: a list
   *
   * Something else is chosen now.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_tell_list_init (NabijTellList *self)
{
  self->rows = g_ptr_array_new ();
  self->n_wanted = N_AT_A_TIME;
  g_queue_init (&self->waiting);

  self->empty = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_xalign (self->empty, 0.0f);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "card-line");
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->empty));

  self->more = g_object_ref_sink (adw_action_row_new ());
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->more), TRUE);
  gtk_widget_add_css_class (self->more, "tell-more");
  g_signal_connect_object (self->more, "activated", G_CALLBACK (more_cb), self, G_CONNECT_SWAPPED);
}

static NabijTellList *
make (NabijServices    *services,
      NabijTellChoices *choices,
      const char       *author,
      guint             kinds)
{
  NabijTellList *self = g_object_new (NABIJ_TYPE_TELL_LIST, NULL);

  self->services = g_object_ref (services);
  self->choices = choices;
  self->author = g_strdup (author);
  self->kinds = kinds;
  return self;
}

/**
 * nabij_tell_list_new:
 * @services: what it needs from the world
 * @choices: what is chosen; the list is to be closed before they are freed
 * @kinds: which kinds, as bits of NABIJ_JOURNAL_KIND_BIT()
 *
 * Makes a list of what the person who tells has written.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
nabij_tell_list_new (NabijServices    *services,
                     NabijTellChoices *choices,
                     guint             kinds)
{
  NabijTellList *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (choices != NULL, NULL);

  self = make (services, choices, nabij_tell_choices_get_author (choices), kinds);
  self->is_own = self->is_open = TRUE;
  return GTK_WIDGET (self);
}

/**
 * nabij_tell_list_new_for_other:
 * @services: what it needs from the world
 * @choices: what is chosen; the list is to be closed before they are freed
 * @author: (nullable): whose, or `NULL` for what was written without a name
 *
 * Makes a list of what somebody else has written. Nothing of it is chosen by itself.
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
nabij_tell_list_new_for_other (NabijServices    *services,
                               NabijTellChoices *choices,
                               const char       *author)
{
  NabijTellList *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (choices != NULL, NULL);

  self = make (services, choices, author, KINDS_OF_ANOTHER);
  update_ends (self);
  return GTK_WIDGET (self);
}

/**
 * nabij_tell_list_close:
 * @self: a list
 *
 * Lets go of the choices, and of what is being read.
 */
void
nabij_tell_list_close (NabijTellList *self)
{
  g_return_if_fail (NABIJ_IS_TELL_LIST (self));

  self->choices = NULL;
  g_clear_handle_id (&self->rows_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * nabij_tell_list_refresh:
 * @self: a list
 *
 * Looks again what there is in the days of the choices. What is shown stays until that is known.
 */
void
nabij_tell_list_refresh (NabijTellList *self)
{
  NabijJournalQuery query = { 0 };
  g_autofree char  *match = NULL;

  g_return_if_fail (NABIJ_IS_TELL_LIST (self));

  if (self->choices == NULL || !self->is_open)
    return;

  g_clear_handle_id (&self->rows_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->n_wanted = N_AT_A_TIME;
  g_clear_pointer (&self->ids, g_array_unref);
  clear_waiting (self);

  if (self->search != NULL)
    match = nabij_search_compile (self->search, find_ids, nabij_services_get_words (self->services));
  /* What the family has put away is not met again here without being looked for. */
  query.kinds = self->kinds;
  query.author = self->author;
  query.match = match;
  nabij_tell_choices_get_bounds (self->choices, &query.from_us, &query.until_us);
  nabij_journal_find_async (nabij_services_get_journal (self->services), &query, 0, self->cancellable, found_cb, g_object_ref (self));
}

/**
 * nabij_tell_list_set_search:
 * @self: a list
 * @text: words to look for, as they were typed; empty for none
 *
 * Shows only the entries with these words. What was chosen stays chosen.
 */
void
nabij_tell_list_set_search (NabijTellList *self,
                            const char    *text)
{
  g_return_if_fail (NABIJ_IS_TELL_LIST (self));
  g_return_if_fail (text != NULL);

  if (g_strcmp0 (self->search, *text != '\0' ? text : NULL) == 0)
    return;

  g_free (self->search);
  self->search = *text != '\0' ? g_strdup (text) : NULL;
  nabij_tell_list_refresh (self);
}
