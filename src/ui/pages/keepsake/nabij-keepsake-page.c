/* nabij-keepsake-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-keepsake-page.h"

#include "nabij-day-button.h"
#include "nabij-journal-family.h"
#include "nabij-keepsake-maker.h"
#include "nabij-paper-exit.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* While somebody still types or chooses, nothing is set. */
#define CALM_MS 250

enum {
  PERIOD_ALL,
  PERIOD_THIS_MONTH,
  PERIOD_FROM_TO,
};

/* Puts a keepsake together: what is in it, how it looks, and out onto paper or into a file. */
struct _NabijKeepsakePage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkEditable    *title_row;
  GtkSwitch      *moments;
  GtkSwitch      *letters;
  GtkSwitch      *notes;
  GtkSwitch      *sessions;
  GtkSwitch      *picture;
  GtkWidget      *picture_row;
  AdwComboRow    *period;
  GtkWidget      *from_row;
  GtkWidget      *until_row;
  NabijDayButton *from;
  NabijDayButton *until;
  AdwComboRow    *author;
  GtkAspectFrame *frame;
  GtkDrawingArea *preview;
  GtkSpinner     *spinner;
  GtkLabel       *page_label;
  GtkLabel       *line;
  GtkProgressBar *progress;

  /* Owned References */
  NabijServices     *services;
  GCancellable      *making;
  NabijKeepsakeBook *book;  /* NULL until the first one was made */
  NabijPaper        *paper; /* of the book */
  NabijPaperExit    *exit;
  char             **authors;

  guint page;
  guint calm_id;
  guint pulse_id;
};

G_DEFINE_FINAL_TYPE (NabijKeepsakePage, nabij_keepsake_page, GTK_TYPE_WIDGET)

static void
say (NabijKeepsakePage *self,
     const char        *text)
{
  nabij_widgets_show_text (self->line, text);
}

static gboolean
is_silent (NabijKeepsakePage *self)
{
  const NabijSeason season = nabij_services_get_season (self->services);

  return season == NABIJ_SEASON_PAUSED || season == NABIJ_SEASON_ENDED;
}

/* Pages */

static void
update_actions (NabijKeepsakePage *self)
{
  const guint n_pages = self->book != NULL ? nabij_keepsake_book_get_n_pages (self->book) : 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keepsake.previous", self->page > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "keepsake.next", self->page + 1 < n_pages);
}

static void
show_page (NabijKeepsakePage *self,
           guint              page)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  guint            n_pages;

  if (self->book == NULL)
    return;

  n_pages = nabij_keepsake_book_get_n_pages (self->book);
  self->page = MIN (page, n_pages - 1);
  /* Translators: the number of the page that is shown, and of the last one. */
  label = g_strdup_printf (_ ("Page %1$u of %2$u"), self->page + 1, n_pages);
  words = nabij_keepsake_book_dup_page_text (self->book, self->page);
  gtk_label_set_label (self->page_label, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->preview),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
  update_actions (self);
  gtk_widget_queue_draw (GTK_WIDGET (self->preview));
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cairo,
         int             width,
         int             height,
         gpointer        user_data)
{
  NabijKeepsakePage *self = NABIJ_KEEPSAKE_PAGE (user_data);

  nabij_paper_draw_preview (self->paper, self->page, cairo, width, height);
}

/* Making */

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijKeepsakePage) self = NABIJ_KEEPSAKE_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijKeepsakeBook) book = nabij_keepsake_make_finish (NABIJ_JOURNAL (source), result, &error);
  gboolean is_whole;

  /* Given up for newer choices, or the page is gone. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
    return;

  gtk_spinner_stop (self->spinner);
  if (book == NULL) {
    say (self, nabij_journal_error_to_sentence (error));
    return;
  }

  g_clear_pointer (&self->book, nabij_keepsake_book_unref);
  g_clear_pointer (&self->paper, nabij_paper_unref);
  self->book = g_steal_pointer (&book);
  self->paper = nabij_keepsake_book_to_paper (self->book);
  /* A title page alone is not a keepsake. */
  is_whole = nabij_keepsake_book_get_n_pages (self->book) > 1;
  nabij_paper_exit_set_paper (self->exit, is_whole ? self->paper : NULL);
  gtk_aspect_frame_set_ratio (self->frame, (float)(nabij_keepsake_book_get_width (self->book) / nabij_keepsake_book_get_height (self->book)));
  show_page (self, self->page);
  say (self, is_whole ? NULL : _ ("Nothing that was written fits this choice."));
}

static guint
get_kinds (NabijKeepsakePage *self)
{
  guint kinds = 0;

  if (gtk_switch_get_active (self->moments))
    kinds |= NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_MOMENT);
  if (gtk_switch_get_active (self->letters))
    kinds |= NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_LETTER);
  if (gtk_switch_get_active (self->notes))
    kinds |= NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_NOTE);
  if (gtk_switch_get_active (self->sessions))
    kinds |= NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_SESSION);

  return kinds;
}

static void
get_bounds (NabijKeepsakePage *self,
            gint64            *from_us,
            gint64            *until_us)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));

  *from_us = *until_us = 0;
  if (adw_combo_row_get_selected (self->period) == PERIOD_FROM_TO) {
    *from_us = nabij_day_button_get_start_us (self->from);
    *until_us = nabij_day_button_get_end_us (self->until);
  } else if (adw_combo_row_get_selected (self->period) == PERIOD_THIS_MONTH) {
    g_autoptr (GDateTime) local = nabij_instant_to_local (&now);
    g_autoptr (GDateTime) month = local != NULL ? g_date_time_new_local (g_date_time_get_year (local), g_date_time_get_month (local), 1, 0, 0, 0) : NULL;

    *from_us = month != NULL ? g_date_time_to_unix (month) * G_USEC_PER_SEC : 0;
  }
}

/* An instant with the offset that the clock at this place has then. */
static NabijInstant
to_instant (gint64 utc_us)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (utc_us / G_USEC_PER_SEC);

  return (NabijInstant){ utc_us, local != NULL ? (int)(g_date_time_get_utc_offset (local) / G_USEC_PER_SEC) : 0 };
}

static void
make (NabijKeepsakePage *self)
{
  const guint         selected = adw_combo_row_get_selected (self->author);
  NabijJournalQuery   query = { .kinds = get_kinds (self), .with_sessions_of_moments = TRUE, .with_put_away = TRUE };
  NabijKeepsakeChoice choice = {
    .title = gtk_editable_get_text (self->title_row),
    .with_picture = gtk_switch_get_active (self->picture),
    .is_silent = is_silent (self),
  };
  NabijInstant first;
  NabijInstant last;

  get_bounds (self, &query.from_us, &query.until_us);
  if (adw_combo_row_get_selected (self->period) == PERIOD_FROM_TO) {
    first = to_instant (query.from_us);
    last = to_instant (query.until_us - 1);
    choice.first = &first;
    choice.last = &last;
  }
  if (self->authors != NULL && selected > 0 && selected != GTK_INVALID_LIST_POSITION)
    query.author = self->authors[selected - 1];
  /* One voice needs no name beside each entry. */
  choice.with_authors = query.author == NULL;

  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  self->making = g_cancellable_new ();
  gtk_spinner_start (self->spinner);
  nabij_keepsake_make_async (nabij_services_get_journal (self->services), &query, &choice, nabij_services_get_words (self->services),
                             nabij_services_get_practices (self->services),
                             self->making, made_cb, g_object_ref (self));
}

static void
calm_cb (gpointer user_data)
{
  NabijKeepsakePage *self = NABIJ_KEEPSAKE_PAGE (user_data);

  self->calm_id = 0;
  make (self);
}

static void
choice_cb (NabijKeepsakePage *self)
{
  const gboolean is_bounded = adw_combo_row_get_selected (self->period) == PERIOD_FROM_TO;

  gtk_widget_set_visible (self->from_row, is_bounded);
  gtk_widget_set_visible (self->until_row, is_bounded);
  gtk_widget_set_sensitive (self->picture_row, gtk_switch_get_active (self->moments));
  if (self->services == NULL)
    return;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  self->calm_id = g_timeout_add_once (CALM_MS, calm_cb, self);
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijKeepsakePage) self = NABIJ_KEEPSAKE_PAGE (user_data);
  g_auto (GStrv) authors = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, NULL, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (authors == NULL || authors[0] == NULL || self->services == NULL)
    return;

  g_clear_pointer (&self->authors, g_strfreev);
  self->authors = g_steal_pointer (&authors);
  gtk_string_list_append (names, _ ("Everybody"));
  for (guint i = 0; self->authors[i] != NULL; i++)
    gtk_string_list_append (names, self->authors[i]);
  adw_combo_row_set_model (self->author, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->author), TRUE);
}

/* Leaving */

static gboolean
pulse_cb (gpointer user_data)
{
  gtk_progress_bar_pulse (NABIJ_KEEPSAKE_PAGE (user_data)->progress);
  return G_SOURCE_CONTINUE;
}

static void
saving_cb (NabijKeepsakePage *self)
{
  const gboolean is_saving = nabij_paper_exit_get_is_saving (self->exit);

  g_clear_handle_id (&self->pulse_id, g_source_remove);
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->progress)), is_saving);
  if (is_saving)
    self->pulse_id = g_timeout_add (120, pulse_cb, self);
}

static void
previous_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  NabijKeepsakePage *self = NABIJ_KEEPSAKE_PAGE (widget);

  show_page (self, self->page > 0 ? self->page - 1 : 0);
}

static void
next_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijKeepsakePage *self = NABIJ_KEEPSAKE_PAGE (widget);

  show_page (self, self->page + 1);
}

static void
nabij_keepsake_page_map (GtkWidget *widget)
{
  NabijKeepsakePage *self = NABIJ_KEEPSAKE_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_keepsake_page_parent_class)->map (widget);
  make (self);
}

static void
nabij_keepsake_page_unmap (GtkWidget *widget)
{
  NabijKeepsakePage *self = NABIJ_KEEPSAKE_PAGE (widget);

  g_clear_handle_id (&self->calm_id, g_source_remove);
  g_cancellable_cancel (self->making);
  GTK_WIDGET_CLASS (nabij_keepsake_page_parent_class)->unmap (widget);
}

static void
nabij_keepsake_page_dispose (GObject *object)
{
  NabijKeepsakePage *self = NABIJ_KEEPSAKE_PAGE (object);
  GtkWidget         *child;

  g_clear_handle_id (&self->calm_id, g_source_remove);
  g_clear_handle_id (&self->pulse_id, g_source_remove);
  g_cancellable_cancel (self->making);
  g_clear_object (&self->making);
  if (self->exit != NULL)
    nabij_paper_exit_close (self->exit);
  g_clear_object (&self->exit);
  g_clear_object (&self->services);
  g_clear_pointer (&self->book, nabij_keepsake_book_unref);
  g_clear_pointer (&self->paper, nabij_paper_unref);
  g_clear_pointer (&self->authors, g_strfreev);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_keepsake_page_parent_class)->dispose (object);
}

static void
nabij_keepsake_page_class_init (NabijKeepsakePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_keepsake_page_dispose;
  widget_class->map = nabij_keepsake_page_map;
  widget_class->unmap = nabij_keepsake_page_unmap;

  g_type_ensure (NABIJ_TYPE_DAY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/keepsake/nabij-keepsake-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, title_row);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, moments);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, letters);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, notes);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, sessions);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, picture);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, picture_row);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, period);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, from_row);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, until_row);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, from);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, until);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, author);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, frame);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, preview);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, page_label);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, line);
  gtk_widget_class_bind_template_child (widget_class, NabijKeepsakePage, progress);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);

  gtk_widget_class_set_css_name (widget_class, "keepsake-page");
  gtk_widget_class_install_action (widget_class, "keepsake.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "keepsake.next", NULL, next_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, "keepsake.previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, "keepsake.next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "paper.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "paper.save", NULL);
}

static void
nabij_keepsake_page_init (NabijKeepsakePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->preview, draw_cb, self, NULL);
}

/**
 * nabij_keepsake_page_new:
 * @services: what it needs from the world
 *
 * Makes the page on which a keepsake is put together, seen, printed and saved.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_keepsake_page_new (NabijServices *services)
{
  NabijKeepsakePage *self;
  NabijInstant       now;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_KEEPSAKE_PAGE, NULL);
  self->services = g_object_ref (services);
  self->exit = nabij_paper_exit_new (GTK_WIDGET (self), nabij_services_get_file_picker (services), _ ("Keepsake"), NULL);
  g_signal_connect_object (self->exit, "ended", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->exit, "notify::is-saving", G_CALLBACK (saving_cb), self, G_CONNECT_SWAPPED);
  now = nabij_clock_get_now (nabij_services_get_clock (services));
  nabij_day_button_couple (self->from, self->until, &now);
  gtk_editable_set_text (self->title_row, is_silent (self) ? _ ("My words") : _ ("Close to you"));
  choice_cb (self);
  update_actions (self);
  nabij_journal_get_authors_async (nabij_services_get_journal (services), NULL, authors_cb, g_object_ref (self));
  return GTK_WIDGET (self);
}
