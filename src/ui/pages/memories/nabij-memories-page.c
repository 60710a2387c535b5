/* nabij-memories-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-memories-page.h"

#include "nabij-chosen-sentence.h"
#include "nabij-journal-query.h"
#include "nabij-language.h"
#include "nabij-speech-line.h"
#include "nabij-stress-button.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Nobody reads through more of them at a time; the journal has the rest. */
#define N_LETTERS_MAX 200
/* Of a letter or a title that is long, the beginning is enough to know it by. */
#define SHOWN_CHARACTERS_MAX 80

struct _NabijMemoriesPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget           *empty;
  GtkLabel            *problem;
  AdwPreferencesGroup *sentences;
  AdwPreferencesGroup *song;
  AdwPreferencesRow   *song_row;
  AdwPreferencesGroup *letters;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;   /* of what is being read of the journal */
  GPtrArray     *sentence_rows; /* borrowed, owned by sentences */
  GPtrArray     *voice_rows;    /* borrowed, owned by song */
  GPtrArray     *letter_rows;   /* borrowed, owned by letters */
};

G_DEFINE_FINAL_TYPE (NabijMemoriesPage, nabij_memories_page, GTK_TYPE_WIDGET)

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

/* What somebody wrote is never markup. */
static GtkWidget *
add_row (AdwPreferencesGroup *group,
         GPtrArray           *rows,
         const char          *title,
         const char          *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
  gtk_widget_set_visible (GTK_WIDGET (group), TRUE);
  return row;
}

static void
show_whether_empty (NabijMemoriesPage *self)
{
  gtk_widget_set_visible (self->empty, self->sentence_rows->len == 0 && self->letter_rows->len == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->song)));
}

/* What leads somewhere has an arrow. */
static void
add_way (GtkWidget  *row,
         const char *action,
         const char *target)
{
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_widget_add_css_class (arrow, "quiet");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  /* In this order: an action without its target would be refused with a warning. */
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), action);
}

/* A lullaby, or a few words, of each who recorded them; it is heard where it was recorded. */
static void
show_voices (NabijMemoriesPage *self)
{
  NabijVoiceKeeper  *keeper = nabij_services_get_voice_keeper (self->services);
  const char *const *speakers = nabij_voice_keeper_get_speakers (keeper);

  clear_rows (self->song, self->voice_rows);
  for (guint i = 0; speakers[i] != NULL; i++) {
    NabijRecording *lullaby = nabij_voice_keeper_find (keeper, speakers[i], NABIJ_SPEECH_LINE_LULLABY);
    g_autoptr (GDateTime) local = lullaby != NULL ? nabij_instant_to_local (&nabij_recording_get_fields (lullaby)->recorded) : NULL;
    g_autofree char *date = local != NULL ? nabij_language_format_date_with_year (local) : NULL;
    /* Translators: under the name of who recorded a lullaby; %s is a day, such as Tuesday 17 November 2026. */
    g_autofree char *when = date != NULL ? g_strdup_printf (_ ("In their own voice, recorded on %s"), date) : NULL;

    if (lullaby != NULL)
      add_way (add_row (self->song, self->voice_rows, speakers[i], when != NULL ? when : ""), "win.your-voice-at", NABIJ_SPEECH_LINE_LULLABY);
  }
  gtk_widget_set_visible (GTK_WIDGET (self->song), self->voice_rows->len > 0 || gtk_widget_get_visible (GTK_WIDGET (self->song_row)));
  show_whether_empty (self);
}

/* The newest one first; a sentence that was taken back is no memory. */
static void
show_family (NabijMemoriesPage *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));

  clear_rows (self->sentences, self->sentence_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->sentences), FALSE);
  for (guint i = family->sentences->len; i > 0; i--) {
    const NabijSentenceChoice *choice = g_ptr_array_index (family->sentences, i - 1);
    const char                *text = choice->sentence[0] != '\0' ? nabij_chosen_sentence_get_text (nabij_services_get_words (self->services), family, choice->sentence) : NULL;
    g_autofree char           *when = nabij_chosen_sentence_describe (choice);

    if (text != NULL)
      add_row (self->sentences, self->sentence_rows, text, when);
  }

  adw_preferences_row_set_use_markup (self->song_row, FALSE);
  adw_preferences_row_set_title (self->song_row, family->song_title != NULL && *family->song_title != '\0' ? family->song_title : _ ("Your song"));
  gtk_widget_set_visible (GTK_WIDGET (self->song_row), family->song != NULL);
  show_voices (self);
}

/* The title, or else how it begins. */
static char *
describe_letter (NabijEntry *letter)
{
  const NabijEntryFields *fields = nabij_entry_get_fields (letter);
  const char             *text = fields->title != NULL && *fields->title != '\0' ? fields->title : fields->text;
  g_autofree char        *line = NULL;
  g_autofree char        *start = NULL;

  if (text == NULL || *text == '\0')
    return g_strdup (_ ("A letter"));

  line = g_strndup (text, strcspn (text, "\n"));
  if (g_utf8_strlen (line, -1) <= SHOWN_CHARACTERS_MAX)
    return g_steal_pointer (&line);

  start = g_utf8_substring (line, 0, SHOWN_CHARACTERS_MAX);
  return g_strconcat (start, "…", NULL);
}

static void
add_letter (NabijMemoriesPage *self,
            NabijEntry        *letter)
{
  g_autoptr (GDateTime) local = nabij_instant_to_local (nabij_entry_get_instant (letter));
  g_autofree char *title = describe_letter (letter);
  g_autofree char *date = local != NULL ? nabij_language_format_date_with_year (local) : g_strdup ("");

  add_way (add_row (self->letters, self->letter_rows, title, date), "win.open-entry", nabij_entry_get_uuid (letter));
}

static void
letters_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijMemoriesPage) self = NABIJ_MEMORIES_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) letters = nabij_journal_list_finish (NABIJ_JOURNAL (source), result, &error);
  const gboolean is_absent = g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT);

  if (self->services == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  clear_rows (self->letters, self->letter_rows);
  gtk_widget_set_visible (GTK_WIDGET (self->letters), FALSE);
  for (guint i = 0; letters != NULL && i < letters->len; i++)
    add_letter (self, g_ptr_array_index (letters, i));

  gtk_label_set_label (self->problem, error != NULL && !is_absent ? nabij_journal_error_to_sentence (error) : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), error != NULL && !is_absent);
  show_whether_empty (self);
}

/* All of them, also what was put away: whoever comes here asks for it. */
static void
read_letters (NabijMemoriesPage *self)
{
  const NabijJournalQuery query = { .kinds = NABIJ_JOURNAL_KIND_BIT (NABIJ_ENTRY_KIND_LETTER) };

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nabij_journal_list_async (nabij_services_get_journal (self->services), &query, N_LETTERS_MAX, self->cancellable, letters_cb, g_object_ref (self));
}

static void
nabij_memories_page_dispose (GObject *object)
{
  NabijMemoriesPage *self = NABIJ_MEMORIES_PAGE (object);
  GtkWidget         *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  g_clear_pointer (&self->sentence_rows, g_ptr_array_unref);
  g_clear_pointer (&self->voice_rows, g_ptr_array_unref);
  g_clear_pointer (&self->letter_rows, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_memories_page_parent_class)->dispose (object);
}

static void
nabij_memories_page_class_init (NabijMemoriesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_memories_page_dispose;

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  gtk_widget_class_set_css_name (widget_class, "memories-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/memories/nabij-memories-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijMemoriesPage, empty);
  gtk_widget_class_bind_template_child (widget_class, NabijMemoriesPage, problem);
  gtk_widget_class_bind_template_child (widget_class, NabijMemoriesPage, sentences);
  gtk_widget_class_bind_template_child (widget_class, NabijMemoriesPage, song);
  gtk_widget_class_bind_template_child (widget_class, NabijMemoriesPage, song_row);
  gtk_widget_class_bind_template_child (widget_class, NabijMemoriesPage, letters);
}

static void
nabij_memories_page_init (NabijMemoriesPage *self)
{
  self->sentence_rows = g_ptr_array_new ();
  self->voice_rows = g_ptr_array_new ();
  self->letter_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_memories_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page. Its rows activate the actions win.open-entry, win.practice and win.your-voice-at.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_memories_page_new (NabijServices *services)
{
  NabijMemoriesPage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_MEMORIES_PAGE, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (show_family), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (show_voices), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_journal (services), "changed", G_CALLBACK (read_letters), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_journal (services), "reset", G_CALLBACK (read_letters), self, G_CONNECT_SWAPPED);
  show_family (self);
  read_letters (self);
  return GTK_WIDGET (self);
}
