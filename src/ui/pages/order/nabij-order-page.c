/* nabij-order-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-order-page.h"

#include "nabij-order-row.h"
#include "nabij-own-text-undo.h"
#include "nabij-own-texts.h"
#include "nabij-sheet-view.h"
#include "nabij-stress-button.h"
#include "nabij-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More than that nobody knows by heart. */
#define N_STEPS_MAX 5
#define GAP_PX 8

/* The family's own steps: written, shown large one at a time, and printed. */
struct _NabijOrderPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkStack        *stack;
  AdwToastOverlay *toasts;
  GtkWidget       *content;
  GtkWidget       *silence;
  GtkWidget       *rows;
  GtkWidget       *adding;
  GtkEntry        *entry;
  GtkWidget       *add_button;
  GtkWidget       *suggestions_title;
  GtkWidget       *suggestions;
  GtkWidget       *enough;
  GtkWidget       *ways_out;
  GtkWidget       *large;
  GtkLabel        *large_word;
  NabijSheetView  *sheet_view;

  /* Owned References */
  NabijServices *services;
  char          *filled; /* which steps the rows stand for */

  guint step; /* which one is shown large */
};

G_DEFINE_FINAL_TYPE (NabijOrderPage, nabij_order_page, GTK_TYPE_WIDGET)

static const char *const offered[] = {
  N_ ("Curtains closed, phones away"),
  N_ ("Let three breaths go, slowly"),
  N_ ("Skin to skin, or a still hand"),
  N_ ("Feeding, without hurry"),
  N_ ("The same song, softly"),
  N_ ("A glass of water for us"),
};

static NabijFamilyKeeper *
get_keeper (NabijOrderPage *self)
{
  return nabij_services_get_family_keeper (self->services);
}

static GPtrArray *
list_steps (NabijOrderPage *self)
{
  return nabij_own_texts_list (nabij_family_keeper_get_family (get_keeper (self)), NABIJ_OWN_TEXT_ROLE_STEP);
}

static NabijOrderRow *
find_row (NabijOrderPage *self,
          const char     *uuid)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    if (g_str_equal (nabij_order_row_get_uuid (NABIJ_ORDER_ROW (row)), uuid))
      return NABIJ_ORDER_ROW (row);
  }
  return NULL;
}

/* Changing the steps */

/* Takes the words of a row over into a family; an emptied row says again what it said. */
static void
take_words (NabijFamily   *family,
            NabijOrderRow *row)
{
  g_autofree char *words = nabij_order_row_dup_text (row);

  nabij_own_texts_set_text (family, nabij_order_row_get_uuid (row), words);
}

static NabijFamily *
copy_with_words (NabijOrderPage *self)
{
  NabijFamily *family = nabij_family_keeper_copy_family (get_keeper (self));

  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row))
    take_words (family, NABIJ_ORDER_ROW (row));
  return family;
}

/* What was emptied says again what it said, and what was longer than a line is one. */
static void
show_words (NabijOrderPage *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (self->rows); row != NULL; row = gtk_widget_get_next_sibling (row)) {
    const NabijOwnText *step = nabij_own_texts_find (nabij_family_keeper_get_family (get_keeper (self)),
                                                     nabij_order_row_get_uuid (NABIJ_ORDER_ROW (row)));

    if (step != NULL)
      nabij_order_row_set_text (NABIJ_ORDER_ROW (row), step->text);
  }
}

static void
keep_words (NabijOrderPage *self)
{
  g_autoptr (NabijFamily) family = NULL;

  if (self->services == NULL)
    return;

  family = copy_with_words (self);
  nabij_family_keeper_set_family (get_keeper (self), family);
  show_words (self);
}

static void
move_cb (NabijOrderPage *self,
         gboolean        up,
         NabijOrderRow  *row)
{
  g_autoptr (NabijFamily) family = copy_with_words (self);
  g_autofree char *uuid = g_strdup (nabij_order_row_get_uuid (row));

  if (!nabij_own_texts_move (family, uuid, up))
    return;

  nabij_family_keeper_set_family (get_keeper (self), family);
  row = find_row (self, uuid);
  if (row != NULL)
    nabij_order_row_focus_move (row, up);
}

static void
remove_cb (NabijOrderPage *self,
           NabijOrderRow  *row)
{
  g_autoptr (NabijFamily) family = copy_with_words (self);
  guint         place;
  NabijOwnText *text = nabij_own_texts_remove (family, nabij_order_row_get_uuid (row), &place);

  g_return_if_fail (text != NULL);

  nabij_family_keeper_set_family (get_keeper (self), family);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  nabij_own_text_undo_offer (self->toasts, get_keeper (self), text, place);
}

static void
add_step (NabijOrderPage *self,
          const char     *text)
{
  g_autoptr (NabijFamily) family = copy_with_words (self);
  const gint64 now_us = nabij_clock_get_now (nabij_services_get_clock (self->services)).utc_us;

  if (nabij_own_texts_add (family, NABIJ_OWN_TEXT_ROLE_STEP, text, now_us) != NULL)
    nabij_family_keeper_set_family (get_keeper (self), family);
}

static void
add_cb (NabijOrderPage *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  add_step (self, text);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
typed_cb (NabijOrderPage *self)
{
  g_autofree char *line = nabij_own_texts_clean (gtk_editable_get_text (GTK_EDITABLE (self->entry)));

  gtk_widget_set_sensitive (self->add_button, line != NULL);
}

static void
suggestion_cb (NabijOrderPage *self,
               GtkButton      *button)
{
  g_autofree char *text = g_strdup (g_object_get_data (G_OBJECT (button), "text"));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  add_step (self, text);
}

/* Showing them */

/* Rows that are there stay, and with them the cursor and what is being typed: they may be in the middle
 * of being left. */
static void
fill_rows (NabijOrderPage *self,
           GPtrArray      *steps)
{
  g_autoptr (GString) description = g_string_new (NULL);
  GtkWidget *child;

  for (guint i = 0; i < steps->len; i++)
    g_string_append_printf (description, "%s\n", ((NabijOwnText *)steps->pdata[i])->uuid);
  if (g_strcmp0 (self->filled, description->str) == 0)
    return;

  g_free (self->filled);
  self->filled = g_strdup (description->str);
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint place = 0; place < steps->len; place++) {
    const NabijOwnText *step = g_ptr_array_index (steps, place);
    GtkWidget          *row = nabij_order_row_new (step->uuid, step->text);

    nabij_order_row_set_place (NABIJ_ORDER_ROW (row), place, steps->len);
    g_signal_connect_object (row, "left", G_CALLBACK (keep_words), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "move", G_CALLBACK (move_cb), self, G_CONNECT_SWAPPED);
    g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);
    gtk_box_append (GTK_BOX (self->rows), row);
  }
}

static void
fill_suggestions (NabijOrderPage *self,
                  GPtrArray      *steps)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->suggestions)) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < G_N_ELEMENTS (offered); i++) {
    GtkWidget *button;
    GtkWidget *label;
    gboolean   taken = FALSE;

    for (guint j = 0; j < steps->len && !taken; j++)
      taken = g_str_equal (((NabijOwnText *)steps->pdata[j])->text, _ (offered[i]));
    if (taken)
      continue;

    button = gtk_button_new ();
    label = gtk_label_new (_ (offered[i]));
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
    gtk_button_set_child (GTK_BUTTON (button), label);
    gtk_widget_add_css_class (button, "chip");
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (offered[i]), -1);
    g_object_set_data (G_OBJECT (button), "text", (gpointer)_ (offered[i]));
    g_signal_connect_object (button, "clicked", G_CALLBACK (suggestion_cb), self, G_CONNECT_SWAPPED);
    gtk_widget_set_parent (button, self->suggestions);
  }
}

static void
fill_sheet (NabijOrderPage *self,
            GPtrArray      *steps)
{
  g_autoptr (NabijSheet) sheet = NULL;

  if (steps->len > 0) {
    sheet = nabij_sheet_new ();
    nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_TITLE, _ ("Our fixed order"), NULL);
    for (guint i = 0; i < steps->len; i++)
      nabij_sheet_add (sheet, NABIJ_SHEET_STYLE_STEP, ((NabijOwnText *)steps->pdata[i])->text, NULL);
    nabij_sheet_set (sheet);
  }
  nabij_sheet_view_set_sheet (self->sheet_view, sheet);
}

static void
show_list (NabijOrderPage *self)
{
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
fill (NabijOrderPage *self)
{
  const gboolean silent = nabij_season_is_silent (nabij_services_get_season (self->services));
  g_autoptr (GPtrArray) steps = list_steps (self);
  const gboolean is_full = steps->len >= N_STEPS_MAX;

  gtk_widget_set_visible (self->content, !silent);
  gtk_widget_set_visible (self->silence, silent);
  if (silent || steps->len == 0)
    show_list (self);

  fill_rows (self, steps);
  fill_suggestions (self, steps);
  gtk_widget_set_visible (self->adding, !is_full);
  gtk_widget_set_visible (self->suggestions, !is_full);
  gtk_widget_set_visible (self->suggestions_title, !is_full);
  gtk_widget_set_visible (self->enough, is_full);
  gtk_widget_set_visible (self->ways_out, steps->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "order.show-large", steps->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "order.show-paper", steps->len > 0);
  fill_sheet (self, steps);
}

/* One at a time, large */

static void
show_step (NabijOrderPage *self)
{
  g_autoptr (GPtrArray) steps = list_steps (self);
  /* Translators: after the last step of the family's fixed order. */
  const char *word = self->step < steps->len ? ((NabijOwnText *)steps->pdata[self->step])->text : _ ("No more is needed.");

  gtk_label_set_label (self->large_word, word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->large), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

static void
show_large_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  NabijOrderPage *self = NABIJ_ORDER_PAGE (widget);

  keep_words (self);
  self->step = 0;
  show_step (self);
  gtk_stack_set_visible_child_name (self->stack, "large");
  gtk_widget_grab_focus (self->large);
}

static void
next_cb (NabijOrderPage *self)
{
  g_autoptr (GPtrArray) steps = list_steps (self);

  if (self->step < steps->len) {
    self->step++;
    show_step (self);
  } else {
    show_list (self);
  }
}

static void
show_paper_action (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *parameter)
{
  NabijOrderPage *self = NABIJ_ORDER_PAGE (widget);

  keep_words (self);
  gtk_stack_set_visible_child_name (self->stack, "paper");
  gtk_widget_child_focus (GTK_WIDGET (self->sheet_view), GTK_DIR_TAB_FORWARD);
}

static void
show_list_action (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  NabijOrderPage *self = NABIJ_ORDER_PAGE (widget);

  show_list (self);
  gtk_widget_child_focus (self->ways_out, GTK_DIR_TAB_FORWARD);
}

/* Escape leads one step back; from the list, the window knows the way. */
static gboolean
escape_cb (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   user_data)
{
  if (g_str_equal (gtk_stack_get_visible_child_name (NABIJ_ORDER_PAGE (widget)->stack), "list"))
    return FALSE;

  show_list_action (widget, NULL, NULL);
  return TRUE;
}

static void
nabij_order_page_unmap (GtkWidget *widget)
{
  keep_words (NABIJ_ORDER_PAGE (widget));
  GTK_WIDGET_CLASS (nabij_order_page_parent_class)->unmap (widget);
}

static void
nabij_order_page_dispose (GObject *object)
{
  NabijOrderPage *self = NABIJ_ORDER_PAGE (object);
  GtkWidget      *child;

  g_clear_object (&self->services);
  while (self->suggestions != NULL && (child = gtk_widget_get_first_child (self->suggestions)) != NULL)
    gtk_widget_unparent (child);
  self->suggestions = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_order_page_parent_class)->dispose (object);
}

static void
nabij_order_page_finalize (GObject *object)
{
  g_free (NABIJ_ORDER_PAGE (object)->filled);

  G_OBJECT_CLASS (nabij_order_page_parent_class)->finalize (object);
}

static void
nabij_order_page_class_init (NabijOrderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_order_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_order_page_finalize;
  widget_class->unmap = nabij_order_page_unmap;

  gtk_widget_class_install_action (widget_class, "order.show-large", NULL, show_large_action);
  gtk_widget_class_install_action (widget_class, "order.show-paper", NULL, show_paper_action);
  gtk_widget_class_install_action (widget_class, "order.show-list", NULL, show_list_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);

  g_type_ensure (NABIJ_TYPE_SHEET_VIEW);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/order/nabij-order-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, content);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, silence);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, rows);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, adding);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, entry);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, suggestions_title);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, suggestions);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, enough);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, ways_out);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, large);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, large_word);
  gtk_widget_class_bind_template_child (widget_class, NabijOrderPage, sheet_view);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_cb);

  gtk_widget_class_set_css_name (widget_class, "order-page");
}

static void
nabij_order_page_init (NabijOrderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->suggestions, nabij_wrap_layout_new (GAP_PX));
  gtk_entry_set_max_length (self->entry, NABIJ_OWN_TEXT_LENGTH_MAX);
}

/**
 * nabij_order_page_new:
 * @services: (transfer none): the services
 *
 * Makes the page. Every change is kept at once.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_order_page_new (NabijServices *services)
{
  NabijOrderPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_ORDER_PAGE, NULL);
  self->services = g_object_ref (services);
  nabij_sheet_view_set_up (self->sheet_view, nabij_services_get_file_picker (services), _ ("Our fixed order"));
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);

  fill (self);
  return GTK_WIDGET (self);
}
