/* nabij-entry-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-entry-page.h"

#include "nabij-check-in-view.h"
#include "nabij-entry-words.h"
#include "nabij-journal-query.h"
#include "nabij-language.h"
#include "nabij-preferences.h"
#include "nabij-recovery-words.h"
#include "nabij-safety-lines.h"
#include "nabij-stress-button.h"
#include "nabij-time-words.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* A correction within the first hour is part of the writing. */
#define CHANGED_AFTER_US (60 * 60 * (gint64)G_USEC_PER_SEC)

struct _NabijEntryPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  AdwWindowTitle *page_title;
  GtkWidget      *back_button;
  GtkWidget      *edit_button;
  GtkWidget      *delete_button;
  GtkLabel       *problem;
  GtkWidget      *content;
  GtkLabel       *date;
  GtkLabel       *author;
  GtkLabel       *title;
  GtkWidget      *words;
  GtkLabel       *text;
  GtkWidget      *check_in;
  GtkWidget      *go_on_button;
  GtkWidget      *tell_button;
  GtkWidget      *sessions;
  GtkWidget      *recovery;
  GtkLabel       *calmer;
  GtkLabel       *calmer_when;
  GtkWidget      *helped;
  GtkLabel       *repair;
  GtkWidget      *open;
  GtkLabel       *changed;
  AdwBin         *safety;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
  NabijEntry    *entry;
  char          *uuid;
};

G_DEFINE_FINAL_TYPE (NabijEntryPage, nabij_entry_page, GTK_TYPE_WIDGET)

static void
clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

/* A word that was chosen; nothing can be pressed here. */
static void
add_word (GtkWidget  *box,
          const char *word,
          const char *css_class)
{
  GtkWidget *label;

  if (word == NULL)
    return;

  label = gtk_label_new (word);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_widget_add_css_class (label, "word-chip");
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_widget_set_parent (label, box);
}

/* A word of the content files that this version does not know is not shown: nobody can read an id. */
static void
add_words (NabijEntryPage    *self,
           GtkWidget         *box,
           const char *const *ids,
           const char *const *own)
{
  NabijWords     *words = nabij_services_get_words (self->services);
  NabijPractices *practices = nabij_services_get_practices (self->services);

  for (const char *const *id = ids; id != NULL && *id != NULL; id++) {
    const char *text = nabij_words_get_text (words, *id);

    /* A practice that helped is named as it is on its card. */
    if (text == NULL && nabij_practices_find (practices, *id) != NULL)
      text = nabij_practices_get_name (practices, *id);
    add_word (box, text, NULL);
  }
  for (const char *const *word = own; word != NULL && *word != NULL; word++)
    add_word (box, *word, NULL);
  gtk_widget_set_visible (box, gtk_widget_get_first_child (box) != NULL);
}

static void
add_line (NabijEntryPage *self,
          const char     *line)
{
  GtkWidget *label = gtk_label_new (line);

  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "card-line");
  gtk_widget_set_parent (label, self->sessions);
  gtk_widget_set_visible (self->sessions, TRUE);
}

static void
show_sessions (NabijEntryPage *self,
               GPtrArray      *sessions)
{
  clear_children (self->sessions);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++) {
    const NabijEntryFields *fields = nabij_entry_get_fields (g_ptr_array_index (sessions, i));
    g_autofree char        *duration = nabij_time_words_duration (fields->duration_us);
    g_autofree char        *line = NULL;

    /* Translators: a line of the exercises that were breathed: the name of one, and how long in words. */
    line = g_strdup_printf (C_ ("session", "%1$s, %2$s"), nabij_practices_get_name (nabij_services_get_practices (self->services), fields->practice), duration);
    add_line (self, line);
  }
  gtk_widget_set_visible (self->sessions, gtk_widget_get_first_child (self->sessions) != NULL);
}

/* Words stand as a sentence here, with a capital. */
static char *
capitalise (const char *words)
{
  g_autofree char *first = NULL;

  first = g_utf8_strup (words, (gssize)(g_utf8_next_char (words) - words));
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

static char *
capitalise_duration (gint64 duration_us)
{
  g_autofree char *duration = nabij_time_words_duration (duration_us);

  return capitalise (duration);
}

static void
show_moment (NabijEntryPage         *self,
             const NabijEntryFields *fields)
{
  const gboolean is_moment = fields->kind == NABIJ_ENTRY_KIND_MOMENT;

  clear_children (self->words);
  clear_children (self->helped);
  gtk_widget_set_visible (self->recovery, is_moment && fields->is_calmer);
  gtk_widget_set_visible (self->open, is_moment && !fields->is_calmer);
  gtk_widget_set_visible (self->words, is_moment);
  gtk_widget_set_visible (GTK_WIDGET (self->safety), is_moment);
  if (!is_moment)
    return;

  add_word (self->words, nabij_tension_get_word (fields->tension), "tension");
  add_words (self, self->words, fields->circumstances, fields->own_circumstances);
  if (adw_bin_get_child (self->safety) == NULL)
    adw_bin_set_child (self->safety, nabij_safety_lines_new (nabij_services_get_season (self->services)));

  if (fields->is_calmer) {
    const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
    g_autofree char   *words = capitalise (nabij_recovery_words_calmer (nabij_recovery_time_choose (&fields->instant, &fields->calmer)));
    g_autofree char   *when = nabij_entry_words_date_and_time (&fields->calmer, &now);

    nabij_widgets_show_text (self->calmer, words);
    nabij_widgets_show_text (self->calmer_when, when);
    add_word (self->helped, nabij_tension_get_word (fields->tension_after), "recovery");
    add_words (self, self->helped, fields->helped, fields->own_helped);
    nabij_widgets_show_text (self->repair, fields->repair);
  }
}

static void
show_check_in (NabijEntryPage         *self,
               const NabijEntryFields *fields)
{
  const gboolean is_check_in = fields->kind == NABIJ_ENTRY_KIND_CHECK_IN && fields->check_in != NULL;

  nabij_check_in_view_set_check_in (NABIJ_CHECK_IN_VIEW (self->check_in), is_check_in ? fields->check_in : NULL);
  gtk_widget_set_visible (self->check_in, is_check_in);
  gtk_widget_set_visible (self->go_on_button, is_check_in && nabij_check_in_can_go_on (fields->check_in, nabij_services_get_season (self->services)));
  gtk_widget_set_visible (self->tell_button, is_check_in);
}

static void
show_changed (NabijEntryPage         *self,
              const NabijEntryFields *fields)
{
  const NabijInstant now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  const NabijInstant added = { fields->added_us, now.offset_s };
  const NabijInstant changed = { fields->changed_us, now.offset_s };
  g_autoptr (GDateTime) added_local = nabij_instant_to_local (&added);
  g_autoptr (GDateTime) changed_local = nabij_instant_to_local (&changed);
  g_autofree char *date = NULL;
  g_autofree char *line = NULL;
  gboolean         later_day;

  nabij_widgets_show_text (self->changed, NULL);
  /* A session is written while it is breathed. */
  if (fields->kind == NABIJ_ENTRY_KIND_SESSION || added_local == NULL || changed_local == NULL)
    return;

  later_day = g_date_time_get_year (added_local) != g_date_time_get_year (changed_local) ||
              g_date_time_get_day_of_year (added_local) != g_date_time_get_day_of_year (changed_local);
  if (fields->changed_us <= fields->added_us ||
      (!later_day && fields->changed_us - fields->added_us <= CHANGED_AFTER_US))
    return;

  date = nabij_entry_words_date (&changed, &now);
  /* Translators: %s is a day, such as Wednesday 18 November. */
  line = g_strdup_printf (_ ("Changed on %s"), date);
  nabij_widgets_show_text (self->changed, line);
}

/* One word: in a narrow window there is no room for more beside the buttons. */
static const char *
get_page_title (NabijEntryKind kind)
{
  switch (kind) {
  case NABIJ_ENTRY_KIND_MOMENT:
  case NABIJ_ENTRY_KIND_SESSION:
    /* Translators: the title of the page that shows one hard or quiet moment. */
    return C_ ("page title", "Moment");
  case NABIJ_ENTRY_KIND_LETTER:
    return _ ("Letter");
  case NABIJ_ENTRY_KIND_CHECK_IN:
    /* Translators: the title of the page that shows how somebody was doing. */
    return C_ ("page title", "Your words");
  case NABIJ_ENTRY_KIND_NOTE:
  default:
    return _ ("Note");
  }
}

static void
show_entry (NabijEntryPage *self,
            GPtrArray      *sessions)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (self->entry);
  const NabijInstant      now = nabij_clock_get_now (nabij_services_get_clock (self->services));
  g_autofree char        *date = nabij_entry_words_date_and_time (&fields->instant, &now);
  g_autofree char        *duration = NULL;
  const gboolean          is_session = fields->kind == NABIJ_ENTRY_KIND_SESSION;
  const char             *title = fields->title;
  gboolean                noticed;

  if (is_session)
    duration = capitalise_duration (fields->duration_us);
  adw_window_title_set_title (self->page_title, get_page_title (fields->kind));
  nabij_widgets_show_text (self->date, date);
  nabij_widgets_show_text (self->author, fields->author);
  if (is_session)
    title = nabij_practices_get_name (nabij_services_get_practices (self->services), fields->practice);
  else if (fields->kind == NABIJ_ENTRY_KIND_CHECK_IN)
    title = nabij_entry_words_get_kind (fields->kind, nabij_services_get_season (self->services));
  nabij_widgets_show_text (self->title, title);
  noticed = is_session && fields->text != NULL && *fields->text != '\0';
  nabij_widgets_show_text (self->text, is_session && !noticed ? duration : fields->text);
  show_moment (self, fields);
  show_check_in (self, fields);
  show_sessions (self, sessions);
  /* What was noticed stands first, and how long it was under it. */
  if (noticed)
    add_line (self, duration);
  show_changed (self, fields);
  gtk_widget_set_visible (self->edit_button, fields->kind == NABIJ_ENTRY_KIND_MOMENT ||
                                               fields->kind == NABIJ_ENTRY_KIND_LETTER || fields->kind == NABIJ_ENTRY_KIND_NOTE);
  gtk_widget_set_visible (self->delete_button, TRUE);
  gtk_widget_set_visible (self->content, TRUE);
  nabij_widgets_show_text (self->problem, NULL);
}

static void
get_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (NabijEntryPage) self = NABIJ_ENTRY_PAGE (user_data);
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  NabijEntry *entry = nabij_journal_get_finish (NABIJ_JOURNAL (source), result, &sessions, &error);

  if (entry == NULL) {
    if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->services == NULL)
      return;

    gtk_widget_set_visible (self->content, FALSE);
    gtk_widget_set_visible (self->edit_button, FALSE);
    gtk_widget_set_visible (self->delete_button, FALSE);
    nabij_widgets_show_text (self->problem, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND)
                                              ? _ ("This is no longer in the journal.")
                                              : nabij_journal_error_to_sentence (error));
    return;
  }

  g_clear_pointer (&self->entry, nabij_entry_unref);
  self->entry = entry;
  if (self->services != NULL)
    show_entry (self, sessions);
}

static void
load (NabijEntryPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_get_async (nabij_services_get_journal (self->services), self->uuid, self->cancellable, get_cb, g_object_ref (self));
}

static void
changed_cb (NabijEntryPage *self,
            NabijEntry     *entry)
{
  if (g_str_equal (nabij_entry_get_uuid (entry), self->uuid) ||
      g_strcmp0 (nabij_entry_get_fields (entry)->moment, self->uuid) == 0)
    load (self);
}

static void
activate_with_uuid (NabijEntryPage *self,
                    const char     *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", self->uuid);
}

static void
edit_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijEntryPage *self = NABIJ_ENTRY_PAGE (widget);

  if (gtk_widget_get_visible (self->edit_button) || gtk_widget_get_visible (self->go_on_button))
    activate_with_uuid (self, "win.edit-entry");
}

static void
delete_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  NabijEntryPage *self = NABIJ_ENTRY_PAGE (widget);

  if (self->entry != NULL)
    activate_with_uuid (self, "win.delete-entry");
}

static void
calmer_action (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  activate_with_uuid (NABIJ_ENTRY_PAGE (widget), "win.calmer");
}

/* The focus on the text would mark all of it. */
static gboolean
nabij_entry_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (NABIJ_ENTRY_PAGE (widget)->back_button);
}

static void
nabij_entry_page_dispose (GObject *object)
{
  NabijEntryPage *self = NABIJ_ENTRY_PAGE (object);
  GtkWidget      *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->words != NULL) {
    clear_children (self->words);
    clear_children (self->helped);
    clear_children (self->sessions);
    self->words = NULL;
  }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->services);
  g_clear_pointer (&self->entry, nabij_entry_unref);

  G_OBJECT_CLASS (nabij_entry_page_parent_class)->dispose (object);
}

static void
nabij_entry_page_finalize (GObject *object)
{
  g_free (NABIJ_ENTRY_PAGE (object)->uuid);

  G_OBJECT_CLASS (nabij_entry_page_parent_class)->finalize (object);
}

static void
nabij_entry_page_class_init (NabijEntryPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_entry_page_dispose;
  object_class->finalize = nabij_entry_page_finalize;
  nabij_widgets_class_set_first_focus (widget_class, nabij_entry_page_grab_focus);

  g_type_ensure (NABIJ_TYPE_CHECK_IN_VIEW);
  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/entry/nabij-entry-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, page_title);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, edit_button);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, delete_button);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, content);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, date);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, author);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, title);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, words);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, text);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, check_in);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, go_on_button);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, tell_button);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, sessions);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, recovery);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, calmer);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, calmer_when);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, helped);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, repair);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, open);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, changed);
  gtk_widget_class_bind_template_child (widget_class, NabijEntryPage, safety);
  gtk_widget_class_install_action (widget_class, "entry.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "entry.delete", NULL, delete_action);
  gtk_widget_class_install_action (widget_class, "entry.calmer", NULL, calmer_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "entry.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Delete, 0, "entry.delete", NULL);
}

static void
nabij_entry_page_init (NabijEntryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_entry_page_new:
 * @services: what it needs from the world
 * @uuid: the name of an entry
 *
 * Makes the page that shows an entry whole. It reads it by itself, and again when it changes.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_entry_page_new (NabijServices *services,
                      const char    *uuid)
{
  NabijEntryPage *self;
  NabijJournal   *journal;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (uuid != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_ENTRY_PAGE, NULL);
  self->services = g_object_ref (services);
  self->uuid = g_strdup (uuid);
  journal = nabij_services_get_journal (services);
  g_signal_connect_object (journal, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "reset", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return GTK_WIDGET (self);
}
