/* nabij-journal-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-journal-page.h"

#include "nabij-journal-filter.h"
#include "nabij-journal-model.h"
#include "nabij-journal-months.h"
#include "nabij-journal-row.h"
#include "nabij-names-window.h"
#include "nabij-preferences.h"
#include "nabij-recovery-card.h"
#include "nabij-search.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Two frames. */
/* The list knows its new height after one frame, and stands still after another. */
#define TOP_FRAMES 3

struct _NabijJournalPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkToggleButton    *search_button;
  GtkSearchBar       *search_bar;
  GtkSearchEntry     *search;
  NabijJournalFilter *filter;
  NabijJournalMonths *months;
  GtkWidget          *months_button;
  GtkStack           *stack;
  GtkListView        *list;
  GtkScrolledWindow  *scroller;
  GtkLabel           *problem;
  GtkWidget          *put_away;
  GtkLabel           *put_away_label;
  GtkButton          *put_away_button;

  /* Owned References */
  NabijServices     *services;
  NabijJournalModel *model;
  GtkWidget         *card;

  guint    top_id;
  guint    top_frames; /* that are still waited for */
  gboolean begun;      /* somebody has looked before */
  gboolean stale;      /* something changed while nobody looked */
  gboolean asked;      /* another question was asked, whose answer begins at the top */
  gboolean shows_put_away;
};

G_DEFINE_FINAL_TYPE (NabijJournalPage, nabij_journal_page, GTK_TYPE_WIDGET)

/* What is wrong */

/* The journal's own trouble in writing goes before trouble in reading. */
static void
show_problem (NabijJournalPage *self)
{
  const GError *error = nabij_journal_get_problem (nabij_services_get_journal (self->services));

  if (error == NULL)
    error = nabij_journal_model_get_problem (self->model);
  gtk_label_set_label (self->problem, error != NULL ? nabij_journal_error_to_sentence (error) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL);
}

/* Asking */

static gboolean
is_searching (NabijJournalPage *self)
{
  return *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0' || !nabij_journal_filter_is_open (self->filter);
}

/* Practices are found by their names, as the words of the content files are. */
static char **
find_ids (const char *token,
          gpointer    data)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (data);
  g_autoptr (GPtrArray) practices = nabij_practices_list_all (nabij_services_get_practices (self->services));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  g_auto (GStrv) words = nabij_words_find_ids (nabij_services_get_words (self->services), token);

  g_strv_builder_addv (ids, (const char **)words);
  for (guint i = 0; i < practices->len; i++) {
    if (g_str_match_string (token, nabij_practice_get_name (practices->pdata[i], NULL), TRUE))
      g_strv_builder_add (ids, nabij_practice_get_id (practices->pdata[i]));
  }
  return g_strv_builder_end (ids);
}

static void
ask (NabijJournalPage *self)
{
  NabijJournalQuery query = { 0 };
  g_autofree char  *match = nabij_search_compile (gtk_editable_get_text (GTK_EDITABLE (self->search)), find_ids, self);

  nabij_journal_filter_fill_query (self->filter, &query);
  query.match = match;
  query.with_put_away = self->shows_put_away;
  self->asked = TRUE;
  nabij_journal_model_set_query (self->model, &query, !is_searching (self));
}

static void
query_cb (NabijJournalPage *self)
{
  if (self->begun)
    ask (self);
}

static void
search_mode_cb (NabijJournalPage *self)
{
  if (!gtk_search_bar_get_search_mode (self->search_bar) && self->services != NULL)
    nabij_journal_filter_reset (self->filter);
}

static gboolean
top_cb (GtkWidget     *widget,
        GdkFrameClock *frame_clock,
        gpointer       user_data)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (widget);

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
  self->top_frames--;
  if (self->top_frames > 0)
    return G_SOURCE_CONTINUE;

  self->top_id = 0;
  return G_SOURCE_REMOVE;
}

/* Where the list learns its new height in the next frame, it would keep what it shows in its place. Frames
 * are counted, and no time: a slow machine takes longer. */
static void
go_to_top (NabijJournalPage *self)
{
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0.0);
  self->top_frames = TOP_FRAMES;
  if (self->top_id == 0)
    self->top_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), top_cb, NULL, NULL);
}

/* The card has read what it shows: it does not grow out of sight. */
static void
card_cb (NabijJournalPage *self)
{
  if (gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller)) < 1.0)
    go_to_top (self);
}

static void
found_cb (NabijJournalPage *self)
{
  const guint n_entries = nabij_journal_model_get_n_entries (self->model);

  show_problem (self);
  /* What can not be read is not empty. */
  gtk_widget_set_visible (GTK_WIDGET (self->stack), nabij_journal_model_get_problem (self->model) == NULL || n_entries > 0);
  gtk_stack_set_visible_child_name (self->stack, n_entries > 0 ? "entries" : is_searching (self) ? "nothing"
                                                                                                 : "empty");
  gtk_widget_set_sensitive (self->months_button, n_entries > 0);
  if (self->asked) {
    self->asked = FALSE;
    go_to_top (self);
  }
}

static void
changed_cb (NabijJournalPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    nabij_journal_model_refresh (self->model);
  else
    self->stale = TRUE;
}

/* What was put away */

static void
show_put_away (NabijJournalPage *self)
{
  gtk_label_set_label (self->put_away_label, self->shows_put_away ? _ ("Older pages are shown for now.")
                                                                  : _ ("Older pages are put away."));
  gtk_button_set_label (self->put_away_button, self->shows_put_away ? _ ("Put away again")
                                                                    : C_ ("older pages", "Show"));
}

static void
put_away_clicked_cb (NabijJournalPage *self)
{
  self->shows_put_away = !self->shows_put_away;
  show_put_away (self);
  ask (self);
}

static void
family_cb (NabijJournalPage *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));

  gtk_widget_set_visible (self->put_away, family->journal_put_away);
  /* What is put away once more is not shown because it was asked for before. */
  if (!family->journal_put_away && self->shows_put_away) {
    self->shows_put_away = FALSE;
    show_put_away (self);
    query_cb (self);
  }
}

/* Rows */

static void
setup_cb (NabijJournalPage *self,
          GtkListItem      *item)
{
  gtk_list_item_set_child (item, nabij_journal_row_new (self->services));
}

static void
bind_cb (NabijJournalPage *self,
         GtkListItem      *item)
{
  NabijJournalLine *line = gtk_list_item_get_item (item);
  NabijJournalRow  *row = NABIJ_JOURNAL_ROW (gtk_list_item_get_child (item));

  gtk_list_item_set_activatable (item, nabij_journal_line_get_kind (line) == NABIJ_JOURNAL_LINE_ENTRY);
  nabij_journal_row_set_line (row, line, self->card);
  nabij_journal_model_want (self->model, line);
}

static void
unbind_cb (NabijJournalPage *self,
           GtkListItem      *item)
{
  nabij_journal_row_set_line (NABIJ_JOURNAL_ROW (gtk_list_item_get_child (item)), NULL, NULL);
}

static void
act_on (NabijJournalPage *self,
        NabijJournalLine *line,
        const char       *action)
{
  NabijEntry *entry = line != NULL ? nabij_journal_line_get_entry (line) : NULL;

  if (entry != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", nabij_entry_get_uuid (entry));
}

static gboolean
is_unfinished (NabijJournalLine *line)
{
  NabijEntry *entry = line != NULL ? nabij_journal_line_get_entry (line) : NULL;

  return entry != NULL && nabij_entry_get_fields (entry)->check_in != NULL && !nabij_entry_get_fields (entry)->check_in->is_finished;
}

/* A check-in that was stopped half-way goes on where it was. */
static void
activate_cb (NabijJournalPage *self,
             guint             position)
{
  g_autoptr (NabijJournalLine) line = g_list_model_get_item (G_LIST_MODEL (self->model), position);

  act_on (self, line, is_unfinished (line) ? "win.edit-entry" : "win.open-entry");
}

/* The row inside the item of the list that has the focus. */
static NabijJournalLine *
get_focused_line (NabijJournalPage *self)
{
  GtkRoot   *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *child;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return NULL;

  child = gtk_widget_get_first_child (focus);
  return NABIJ_IS_JOURNAL_ROW (child) ? nabij_journal_row_get_line (NABIJ_JOURNAL_ROW (child)) : NULL;
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (widget);

  act_on (self, get_focused_line (self), "win.delete-entry");
}

static void
names_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (widget);
  GtkRoot          *root = gtk_widget_get_root (widget);

  gtk_window_present (nabij_names_window_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->services));
}

/* What could be written again can perhaps be read again. */
static void
problem_cb (NabijJournalPage *self)
{
  show_problem (self);
  if (nabij_journal_model_get_problem (self->model) != NULL && self->begun)
    nabij_journal_model_refresh (self->model);
}

static gboolean
find_shortcut_cb (GtkWidget *widget,
                  GVariant  *arguments,
                  gpointer   user_data)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (widget);

  if (!gtk_widget_get_mapped (widget))
    return FALSE;

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return TRUE;
}

static void
month_cb (NabijJournalPage *self,
          guint             position)
{
  GtkWidget *list = GTK_WIDGET (self->list);

  /* From below, a day is scrolled to until it stands at the top. */
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", g_list_model_get_n_items (G_LIST_MODEL (self->model)) - 1);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/* GtkWidget */

static void
nabij_journal_page_map (GtkWidget *widget)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_journal_page_parent_class)->map (widget);
  if (!self->begun)
    ask (self);
  else if (self->stale)
    nabij_journal_model_refresh (self->model);
  self->begun = TRUE;
  self->stale = FALSE;
}

static gboolean
nabij_journal_page_grab_focus (GtkWidget *widget)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->list)) || gtk_widget_grab_focus (GTK_WIDGET (self->search_button));
}

static void
nabij_journal_page_dispose (GObject *object)
{
  NabijJournalPage *self = NABIJ_JOURNAL_PAGE (object);
  GtkWidget        *child;

  if (self->top_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->top_id);
  self->top_id = 0;
  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->card);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (nabij_journal_page_parent_class)->dispose (object);
}

static void
nabij_journal_page_class_init (NabijJournalPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_journal_page_dispose;
  widget_class->map = nabij_journal_page_map;
  nabij_widgets_class_set_first_focus (widget_class, nabij_journal_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_JOURNAL_FILTER);
  g_type_ensure (NABIJ_TYPE_JOURNAL_MONTHS);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/journal/nabij-journal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, search_button);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, search);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, filter);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, months);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, months_button);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, list);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, put_away);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, put_away_label);
  gtk_widget_class_bind_template_child (widget_class, NabijJournalPage, put_away_button);
  gtk_widget_class_bind_template_callback (widget_class, query_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, month_cb);
  gtk_widget_class_bind_template_callback (widget_class, put_away_clicked_cb);
  gtk_widget_class_install_action (widget_class, "journal.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "journal.names", NULL, names_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "journal.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "journal.delete", NULL);
}

static void
nabij_journal_page_init (NabijJournalPage *self)
{
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search));
  gtk_search_bar_set_key_capture_widget (self->search_bar, GTK_WIDGET (self));

  /* It works from the whole window while the page is seen. */
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (shortcuts), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_f, GDK_CONTROL_MASK),
                                                          gtk_callback_action_new (find_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

static void
fill_list (NabijJournalPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->model))));
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, selection);
}

/**
 * nabij_journal_page_new:
 * @services: what it needs from the world
 *
 * Makes the page that shows what was kept, by day, newest first. It reads when it is shown.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_journal_page_new (NabijServices *services)
{
  NabijJournalPage *self;
  NabijJournal     *journal;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_JOURNAL_PAGE, NULL);
  self->services = g_object_ref (services);
  self->card = g_object_ref_sink (nabij_recovery_card_new (services));
  g_signal_connect_object (self->card, "notify::visible", G_CALLBACK (card_cb), self, G_CONNECT_SWAPPED);
  nabij_journal_filter_set_services (self->filter, services);

  journal = nabij_services_get_journal (services);
  self->model = nabij_journal_model_new (journal);
  nabij_journal_months_set_model (self->months, self->model);
  g_signal_connect_object (self->model, "found", G_CALLBACK (found_cb), self, G_CONNECT_SWAPPED);
  fill_list (self);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "reset", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  show_put_away (self);
  family_cb (self);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (family_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
