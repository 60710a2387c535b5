/* nabij-looking-back-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-looking-back-page.h"

#include "nabij-check-in-words.h"
#include "nabij-journal-family.h"
#include "nabij-journal-query.h"
#include "nabij-looking-back-grid.h"
#include "nabij-looking-back-list.h"
#include "nabij-looking-back-table.h"
#include "nabij-stress-button.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* So many stand side by side, however many there are: more is nothing to look at, and takes longer to lay
 * out than a frame. */
#define N_AT_A_TIME 6

struct _NabijLookingBackPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget       *back_button;
  GtkDropDown     *whose;
  GtkToggleButton *told;
  GtkWidget       *choices;
  GtkLabel        *problem;
  GtkWidget       *empty;
  AdwBin          *table;
  GtkWidget       *moves;
  GtkWidget       *earlier;
  GtkWidget       *later;
  GtkLabel        *frame;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
  GPtrArray     *entries; /* of NabijEntry: everybody's, the newest first; NULL until they are read */
  GPtrArray     *own;     /* of those, the ones of who is chosen */
  GPtrArray     *authors; /* of char *: whose there are */
  char         **names;   /* under which the family writes */
  char          *author;  /* who is chosen; empty for those without a name */

  guint    first; /* of own, the one in the first column */
  guint    fit_id;
  gboolean is_wide;
  gboolean is_chosen; /* somebody chose whose, and it is not only who writes */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (NabijLookingBackPage, nabij_looking_back_page, GTK_TYPE_WIDGET)

static void
filled_cb (NabijLookingBackPage *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, -1);
}

/* What stands below stays where it is until the new table is filled; otherwise the page would run away
 * under whoever pressed a button there. */
static void
put_table (NabijLookingBackPage  *self,
           NabijLookingBackTable *table)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  GtkWidget         *child = self->is_wide ? nabij_looking_back_grid_new (table, &now) : nabij_looking_back_list_new (table, &now);

  gtk_widget_set_valign (child, GTK_ALIGN_START);
  g_signal_connect_object (child, "filled", G_CALLBACK (filled_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, gtk_widget_get_height (GTK_WIDGET (self->table)));
  adw_bin_set_child (self->table, child);
}

static void
show_table (NabijLookingBackPage *self)
{
  const gboolean has_any = self->own != NULL && self->own->len > 0;

  if (self->own == NULL)
    return;

  if (has_any)
    put_table (self, nabij_looking_back_table_new (self->own, self->first, N_AT_A_TIME, gtk_toggle_button_get_active (self->told)));
  else
    adw_bin_set_child (self->table, NULL);

  gtk_widget_set_visible (self->empty, !has_any);
  gtk_widget_set_visible (GTK_WIDGET (self->told), has_any);
  gtk_widget_set_visible (GTK_WIDGET (self->whose), self->authors->len > 1);
  gtk_widget_set_visible (self->choices, has_any || self->authors->len > 1);
  gtk_widget_set_visible (self->moves, self->own->len > N_AT_A_TIME);
  gtk_widget_set_sensitive (self->earlier, self->first + N_AT_A_TIME < self->own->len);
  gtk_widget_set_sensitive (self->later, self->first > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->frame), has_any);
}

static void
choose (NabijLookingBackPage *self)
{
  g_clear_pointer (&self->own, g_ptr_array_unref);
  self->own = nabij_looking_back_list_of_author (self->entries, self->author != NULL ? self->author : "");
  if (self->first >= self->own->len)
    self->first = 0;
  show_table (self);
}

static void
whose_cb (NabijLookingBackPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->whose);

  if (self->filling || self->authors == NULL || selected >= self->authors->len)
    return;

  g_free (self->author);
  self->author = g_strdup (g_ptr_array_index (self->authors, selected));
  self->is_chosen = TRUE;
  self->first = 0;
  choose (self);
}

static void
told_cb (NabijLookingBackPage *self)
{
  if (self->services != NULL)
    show_table (self);
}

/* The button that has the focus may have come to its end: then the focus goes to the other one. */
static void
move_to (NabijLookingBackPage *self,
         guint                 first)
{
  self->first = first;
  show_table (self);
  if (!gtk_widget_get_sensitive (self->earlier))
    gtk_widget_grab_focus (self->later);
  else if (!gtk_widget_get_sensitive (self->later))
    gtk_widget_grab_focus (self->earlier);
}

static void
earlier_cb (NabijLookingBackPage *self)
{
  if (self->first + N_AT_A_TIME < self->own->len)
    move_to (self, self->first + N_AT_A_TIME);
}

static void
later_cb (NabijLookingBackPage *self)
{
  move_to (self, self->first > N_AT_A_TIME ? self->first - N_AT_A_TIME : 0);
}

/* Each parent looks at their own first; where they have none, at what there is. */
static void
show_authors (NabijLookingBackPage *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->authors, g_ptr_array_unref);
  self->authors = nabij_looking_back_list_authors (self->entries, (const char *const *)self->names);
  for (guint i = 0; i < self->authors->len; i++) {
    const char *author = g_ptr_array_index (self->authors, i);

    gtk_string_list_append (model, *author != '\0' ? author : _ ("Written without a name"));
    if (g_strcmp0 (author, self->author != NULL ? self->author : "") == 0)
      selected = i;
  }
  if (self->authors->len > 0) {
    g_free (self->author);
    self->author = g_strdup (g_ptr_array_index (self->authors, selected));
  }

  self->filling = TRUE;
  gtk_drop_down_set_model (self->whose, G_LIST_MODEL (model));
  gtk_drop_down_set_selected (self->whose, selected);
  self->filling = FALSE;
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijLookingBackPage) self = NABIJ_LOOKING_BACK_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, &error);
  const gboolean is_absent = g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT);

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  nabij_widgets_show_text (self->problem, error != NULL && !is_absent ? nabij_journal_error_to_sentence (error) : NULL);
  if (entries == NULL && !is_absent)
    return;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = entries != NULL ? g_steal_pointer (&entries) : g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_entry_unref);
  show_authors (self);
  choose (self);
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  const NabijJournalQuery query = { .kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_CHECK_IN) };
  g_autoptr (NabijLookingBackPage) self = NABIJ_LOOKING_BACK_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, &writing, &error);

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_strfreev (self->names);
  self->names = g_steal_pointer (&names);
  if (!self->is_chosen) {
    g_free (self->author);
    self->author = g_steal_pointer (&writing);
  }
  /* What the family has put away is not met here either. */
  nabij_journal_list_async (nabij_services_get_journal (self->services), &query, 0, self->cancellable, list_cb, g_object_ref (self));
}

static void
load (NabijLookingBackPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_get_authors_async (nabij_services_get_journal (self->services), self->cancellable, authors_cb, g_object_ref (self));
}

static void
changed_cb (NabijLookingBackPage *self,
            NabijEntry           *entry)
{
  if (nabij_entry_get_kind (entry) == NABIJ_ENTRY_KIND_CHECK_IN)
    load (self);
}

/* Width */

static void
fit_cb (gpointer user_data)
{
  NabijLookingBackPage *self = NABIJ_LOOKING_BACK_PAGE (user_data);
  GtkNative            *native = gtk_widget_get_native (GTK_WIDGET (self));
  GdkSurface           *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  gboolean              is_wide;

  self->fit_id = 0;
  if (surface == NULL)
    return;

  is_wide = gdk_surface_get_width (surface) >= nabij_looking_back_grid_get_least_px (GTK_WIDGET (self));
  if (is_wide == self->is_wide)
    return;
  self->is_wide = is_wide;
  if (self->own != NULL)
    show_table (self);
}

static void
fit (NabijLookingBackPage *self)
{
  if (self->fit_id == 0)
    self->fit_id = g_idle_add_once (fit_cb, self);
}

static void
nabij_looking_back_page_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (nabij_looking_back_page_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (gtk_widget_get_native (widget)), "notify::width", G_CALLBACK (fit), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (fit), widget, G_CONNECT_SWAPPED);
  fit (NABIJ_LOOKING_BACK_PAGE (widget));
}

static void
nabij_looking_back_page_unrealize (GtkWidget *widget)
{
  NabijLookingBackPage *self = NABIJ_LOOKING_BACK_PAGE (widget);

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_signal_handlers_disconnect_by_func (gtk_native_get_surface (gtk_widget_get_native (widget)), fit, widget);
  g_signal_handlers_disconnect_by_func (gtk_widget_get_settings (widget), fit, widget);

  GTK_WIDGET_CLASS (nabij_looking_back_page_parent_class)->unrealize (widget);
}

static gboolean
nabij_looking_back_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_LOOKING_BACK_PAGE (widget)->back_button);
}

static void
nabij_looking_back_page_dispose (GObject *object)
{
  NabijLookingBackPage *self = NABIJ_LOOKING_BACK_PAGE (object);
  GtkWidget            *child;

  g_clear_handle_id (&self->fit_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  self->filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_looking_back_page_parent_class)->dispose (object);
}

static void
nabij_looking_back_page_finalize (GObject *object)
{
  NabijLookingBackPage *self = NABIJ_LOOKING_BACK_PAGE (object);

  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->authors, g_ptr_array_unref);
  g_strfreev (self->names);
  g_free (self->author);

  G_OBJECT_CLASS (nabij_looking_back_page_parent_class)->finalize (object);
}

static void
nabij_looking_back_page_class_init (NabijLookingBackPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_looking_back_page_dispose;
  object_class->finalize = nabij_looking_back_page_finalize;
  widget_class->realize = nabij_looking_back_page_realize;
  widget_class->unrealize = nabij_looking_back_page_unrealize;
  nabij_widgets_class_set_first_focus (widget_class, nabij_looking_back_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "looking-back-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/looking-back/nabij-looking-back-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, whose);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, told);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, choices);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, empty);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, table);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, moves);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, later);
  gtk_widget_class_bind_template_child (widget_class, NabijLookingBackPage, frame);
  gtk_widget_class_bind_template_callback (widget_class, whose_cb);
  gtk_widget_class_bind_template_callback (widget_class, told_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
}

static void
nabij_looking_back_page_init (NabijLookingBackPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_label (self->frame, nabij_check_in_words_get_frame (NULL));
}

/**
 * nabij_looking_back_page_new:
 * @services: what it needs from the world
 *
 * Makes the page on which several check-ins stand side by side, in words: one parent's at a time, the newest
 * first. It follows the journal. It activates the actions win.open-entry, win.edit-entry, win.tell, win.help
 * and win.back.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_looking_back_page_new (NabijServices *services)
{
  NabijLookingBackPage *self;
  NabijJournal         *journal;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_LOOKING_BACK_PAGE, NULL);
  self->services = g_object_ref (services);
  journal = nabij_services_get_journal (services);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "reset", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
