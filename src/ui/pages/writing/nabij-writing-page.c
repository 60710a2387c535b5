/* nabij-writing-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-writing-page.h"

#include "nabij-author-button.h"
#include "nabij-entry-editor.h"
#include "nabij-entry-words.h"
#include "nabij-journal-deletion.h"
#include "nabij-stress-button.h"
#include "nabij-undo.h"
#include "nabij-when-button.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* How soon after a key what was typed is taken over, in one go for many keys. */
#define TAKE_OVER_AFTER_MS 400

struct _NabijWritingPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwWindowTitle    *page_title;
  GtkLabel          *problem;
  GtkEntry          *title;
  NabijWhenButton   *when;
  NabijAuthorButton *author;
  GtkRevealer       *prompt_revealer;
  GtkLabel          *prompt;
  GtkTextView       *text;
  GtkLabel          *placeholder;
  GtkWidget         *done_button;

  /* Owned References */
  NabijServices    *services;
  NabijEntryEditor *editor;
  AdwToastOverlay  *overlay; /* weak */

  guint take_over_id;
  guint next_prompt;
};

G_DEFINE_FINAL_TYPE (NabijWritingPage, nabij_writing_page, GTK_TYPE_WIDGET)

/* Spaces alone are nothing. */
static const char *
or_nothing (const char *text)
{
  for (const char *letter = text; *letter != '\0'; letter = g_utf8_next_char (letter)) {
    if (!g_unichar_isspace (g_utf8_get_char (letter)))
      return text;
  }
  return NULL;
}

static char *
dup_text (NabijWritingPage *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->text);
  GtkTextIter    start;
  GtkTextIter    end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

static void
take_over (NabijWritingPage *self)
{
  NabijEntryFields fields = *nabij_entry_get_fields (nabij_entry_editor_get_entry (self->editor));
  g_autofree char *text = dup_text (self);

  g_clear_handle_id (&self->take_over_id, g_source_remove);
  fields.title = or_nothing (gtk_editable_get_text (GTK_EDITABLE (self->title)));
  fields.text = or_nothing (text);
  fields.author = nabij_author_button_get_author (self->author);
  fields.instant = nabij_when_button_get_instant (self->when);
  nabij_entry_editor_change (self->editor, &fields);
}

static void
take_over_cb (gpointer user_data)
{
  NabijWritingPage *self = NABIJ_WRITING_PAGE (user_data);

  self->take_over_id = 0;
  take_over (self);
}

static void
changed_cb (NabijWritingPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->placeholder),
                          gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (self->text)) == 0);
  if (self->editor != NULL && self->take_over_id == 0)
    self->take_over_id = g_timeout_add_once (TAKE_OVER_AFTER_MS, take_over_cb, self);
}

static void
problem_cb (NabijWritingPage *self)
{
  const char *problem = nabij_entry_editor_get_problem (self->editor);

  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (NabijWritingPage) self = NABIJ_WRITING_PAGE (user_data);
  const gboolean saved = nabij_entry_editor_save_finish (NABIJ_ENTRY_EDITOR (source), result);

  gtk_widget_set_sensitive (self->done_button, TRUE);
  /* What could not be saved stays on the screen, with the line that says why. */
  if (saved && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.back", NULL);
}

static void
done_clicked_cb (NabijWritingPage *self)
{
  take_over (self);
  gtk_widget_set_sensitive (self->done_button, FALSE);
  nabij_entry_editor_save_async (self->editor, done_cb, g_object_ref (self));
}

static void
prompt_cb (NabijWritingPage *self)
{
  NabijWords *words = nabij_services_get_words (self->services);
  g_auto (GStrv) ids = nabij_words_list (words, NABIJ_WORD_LIST_PROMPTS, nabij_services_get_season (self->services));
  const guint n_ids = g_strv_length (ids);

  if (n_ids == 0)
    return;

  gtk_label_set_label (self->prompt, nabij_words_get_text (words, ids[self->next_prompt % n_ids]));
  gtk_revealer_set_reveal_child (self->prompt_revealer, TRUE);
  self->next_prompt += 1;
}

static void
nabij_writing_page_map (GtkWidget *widget)
{
  NabijWritingPage *self = NABIJ_WRITING_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_writing_page_parent_class)->map (widget);
  g_set_weak_pointer (&self->overlay, ADW_TOAST_OVERLAY (gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY)));
}

/* Saved as it is left, for a moment or for good. */
static void
nabij_writing_page_unmap (GtkWidget *widget)
{
  NabijWritingPage *self = NABIJ_WRITING_PAGE (widget);

  take_over (self);
  nabij_entry_editor_save_async (self->editor, NULL, NULL);
  GTK_WIDGET_CLASS (nabij_writing_page_parent_class)->unmap (widget);
}

/* Blank leaves nothing, also of what was there before; one may change one's mind. */
static void
nabij_writing_page_unroot (GtkWidget *widget)
{
  NabijWritingPage *self = NABIJ_WRITING_PAGE (widget);
  NabijJournal     *journal = nabij_services_get_journal (self->services);
  const char       *uuid = nabij_entry_get_uuid (nabij_entry_editor_get_entry (self->editor));

  if (nabij_entry_editor_is_emptied (self->editor)) {
    /* A window that closes is hidden before its overlay lets go of the page, which could not bear a toast then. */
    if (self->overlay != NULL && gtk_widget_get_mapped (GTK_WIDGET (self->overlay)))
      nabij_undo_delete (self->overlay, journal, uuid);
    else
      nabij_journal_delete_async (journal, uuid, NULL, NULL, NULL);
  }
  GTK_WIDGET_CLASS (nabij_writing_page_parent_class)->unroot (widget);
}

static gboolean
nabij_writing_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (NABIJ_WRITING_PAGE (widget)->text));
}

static void
nabij_writing_page_dispose (GObject *object)
{
  NabijWritingPage *self = NABIJ_WRITING_PAGE (object);
  GtkWidget        *child;

  g_clear_handle_id (&self->take_over_id, g_source_remove);
  g_clear_weak_pointer (&self->overlay);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->editor);
  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_writing_page_parent_class)->dispose (object);
}

static void
nabij_writing_page_class_init (NabijWritingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_writing_page_dispose;
  widget_class->map = nabij_writing_page_map;
  widget_class->unmap = nabij_writing_page_unmap;
  widget_class->unroot = nabij_writing_page_unroot;
  nabij_widgets_class_set_first_focus (widget_class, nabij_writing_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_AUTHOR_BUTTON);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  g_type_ensure (NABIJ_TYPE_WHEN_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/writing/nabij-writing-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, title);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, when);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, author);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, prompt_revealer);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, prompt);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, text);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, placeholder);
  gtk_widget_class_bind_template_child (widget_class, NabijWritingPage, done_button);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, prompt_cb);
}

static void
nabij_writing_page_init (NabijWritingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill (NabijWritingPage *self,
      NabijEntry       *entry)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (entry);
  GtkTextBuffer          *buffer = gtk_text_view_get_buffer (self->text);

  gtk_editable_set_text (GTK_EDITABLE (self->title), fields->title != NULL ? fields->title : "");
  /* What was there before can not be undone away. */
  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_buffer_set_text (buffer, fields->text != NULL ? fields->text : "", -1);
  gtk_text_buffer_set_enable_undo (buffer, TRUE);
  nabij_when_button_set_instant (self->when, &fields->instant);
}

/**
 * nabij_writing_page_new:
 * @services: what it needs from the world
 * @kind: a letter or a note
 * @entry: (nullable): one of the journal that is to be changed, or `NULL` for a new one
 *
 * Makes the page on which a letter or a note is written.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_writing_page_new (NabijServices *services,
                        NabijEntryKind kind,
                        NabijEntry    *entry)
{
  NabijWritingPage *self;
  const char       *name;
  g_autoptr (NabijEntry) blank = NULL;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (entry == NULL || nabij_entry_get_kind (entry) == kind, NULL);

  self = g_object_new (NABIJ_TYPE_WRITING_PAGE, NULL);
  self->services = g_object_ref (services);
  name = nabij_entry_words_get_kind (kind, nabij_services_get_season (services));
  adw_window_title_set_title (self->page_title, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  if (entry == NULL) {
    NabijClock        *clock = nabij_services_get_clock (services);
    const NabijInstant now = nabij_clock_get_now (clock);

    entry = blank = nabij_entry_new (&(NabijEntryFields){ .kind = kind, .instant = now });
  }
  nabij_when_button_set_clock (self->when, nabij_services_get_clock (services));
  fill (self, entry);
  nabij_author_button_set_services (self->author, services);
  if (blank == NULL)
    nabij_author_button_set_author (self->author, nabij_entry_get_author (entry));

  self->editor = nabij_entry_editor_new (services, entry, blank == NULL);
  g_signal_connect_object (self->editor, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->when, "notify::instant", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->author, "notify::author", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
