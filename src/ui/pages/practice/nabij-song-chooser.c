/* nabij-song-chooser.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song-chooser.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-family-record.h"
#include "nabij-song.h"
#include "nabij-speech-line.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define EXTENSION_LENGTH_MAX 8
#define GAP_PX 8

struct _NabijSongChooser {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel       *title;
  GtkLabel       *line;
  GtkLabel       *sung;
  GtkWidget      *taking;
  GtkProgressBar *progress;
  GtkWidget      *choices;
  GtkButton      *choose_button;
  GtkWidget      *remove_button;
  GtkWidget      *sing_button;
  GtkLabel       *sing_label;
  GtkLabel       *problem;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable; /* while a song is taken in */
  char          *name;        /* of the file that is being made */
};

/* A song that is taken in outlives the chooser until it has ended. */
typedef struct {
  NabijSongChooser *chooser;
  NabijJournal     *journal;
  GCancellable     *cancellable;
  GFile            *to;
} Taking;

G_DEFINE_FINAL_TYPE (NabijSongChooser, nabij_song_chooser, GTK_TYPE_WIDGET)

static NabijFamilyKeeper *
get_keeper (NabijSongChooser *self)
{
  return nabij_services_get_family_keeper (self->services);
}

static GFile *
get_file (NabijSongChooser *self,
          const char       *name)
{
  g_autofree char *path = nabij_journal_dup_song_path (nabij_services_get_journal (self->services), name);

  return g_file_new_for_path (path);
}

/* What is sung comes in place of the file. In a silence nobody is asked to sing. */
static void
show_voice (NabijSongChooser *self)
{
  NabijVoiceKeeper *voice_keeper = nabij_services_get_voice_keeper (self->services);
  const gboolean    is_silent = nabij_season_is_silent (nabij_services_get_season (self->services));
  const char       *speaker = nabij_voice_keeper_get_chosen (voice_keeper, nabij_services_is_night (self->services));
  const gboolean    is_sung = !is_silent && nabij_voice_keeper_find (voice_keeper, speaker, NABIJ_SPEECH_LINE_LULLABY) != NULL;
  const char       *way = is_sung ? _ ("Your own voice") : _ ("Or sing it yourself");
  /* Translators: on the card of one song; %s is the name of who sang it. */
  g_autofree char *line = is_sung ? g_strdup_printf (_ ("Here you hear %s."), speaker) : NULL;

  nabij_widgets_show_text (self->sung, line);
  /* Who sings needs no file. */
  gtk_widget_set_visible (GTK_WIDGET (self->line), !is_sung || nabij_family_keeper_get_family (get_keeper (self))->song != NULL);
  gtk_label_set_label (self->sing_label, way);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->sing_button), GTK_ACCESSIBLE_PROPERTY_LABEL, way, -1);
  gtk_widget_set_visible (self->sing_button, !is_silent);
}

static void
fill (NabijSongChooser *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (get_keeper (self));
  const gboolean     has_song = family->song != NULL;
  const gboolean     is_taking = self->cancellable != NULL;

  gtk_label_set_label (self->title, has_song && family->song_title != NULL ? family->song_title : _ ("Your song"));
  gtk_label_set_label (self->line, has_song
                                     ? _ ("Kept with your journal, on this computer only.")
                                     : _ ("Choose a file with a song that you love. It is copied once, and stays on this computer."));
  gtk_button_set_label (self->choose_button, has_song ? _ ("Choose another song") : _ ("Choose a song"));
  gtk_widget_set_visible (self->remove_button, has_song);
  show_voice (self);
  gtk_widget_set_visible (self->taking, is_taking);
  gtk_widget_set_visible (self->choices, !is_taking);
}

/* A file that nobody needs any more; what can not be deleted now does no harm. */
static void
delete_file (NabijJournal *journal,
             const char   *name)
{
  g_autofree char *path = name != NULL ? nabij_journal_dup_song_path (journal, name) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;

  if (file != NULL)
    g_file_delete_async (file, G_PRIORITY_LOW, NULL, NULL, NULL);
}

/* The old song goes when the new one is there. */
static void
keep (NabijSongChooser *self,
      const NabijSong  *song)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  g_autofree char *old = g_steal_pointer (&family->song);

  g_free (family->song_title);
  family->song = g_strdup (self->name);
  family->song_title = g_strdup (song->title);
  family->song_us = song->duration_us;
  family->song_gain_db = song->gain_db;
  nabij_family_keeper_set_family (get_keeper (self), family);
  delete_file (nabij_services_get_journal (self->services), old);
}

static void
progress_cb (double   progress,
             gpointer user_data)
{
  NabijSongChooser *self = NABIJ_SONG_CHOOSER (user_data);

  if (self->services != NULL)
    gtk_progress_bar_set_fraction (self->progress, progress);
}

static void
end_taking (Taking *taking)
{
  nabij_journal_end_song (taking->journal, taking->cancellable);
  g_object_unref (taking->chooser);
  g_object_unref (taking->journal);
  g_object_unref (taking->cancellable);
  g_object_unref (taking->to);
  g_free (taking);
}

static void
thrown_away_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_file_delete_finish (G_FILE (source), result, NULL);
  end_taking (user_data);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Taking           *taking = user_data;
  NabijSongChooser *self = taking->chooser;
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijSong) song = nabij_song_take_finish (result, &error);
  const gboolean is_given_up = self->services == NULL || g_cancellable_is_cancelled (taking->cancellable);

  g_clear_object (&self->cancellable);
  if (song != NULL && !is_given_up)
    keep (self, song);
  else if (song == NULL && !is_given_up)
    nabij_widgets_show_text (self->problem, error->message);
  if (self->services != NULL) {
    fill (self);
    if (gtk_widget_get_mapped (GTK_WIDGET (self)))
      gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
  }

  /* It may have been whole before it was given up. */
  if (song != NULL && is_given_up)
    g_file_delete_async (taking->to, G_PRIORITY_DEFAULT, NULL, thrown_away_cb, taking);
  else
    end_taking (taking);
}

/* The ending of the name helps people who look into the folder; the program looks into the file. */
static char *
make_name (GFile *from)
{
  g_autofree char *base = g_file_get_basename (from);
  g_autofree char *uuid = g_uuid_string_random ();
  const char      *dot = base != NULL ? strrchr (base, '.') : NULL;

  if (dot == NULL || dot[1] == '\0' || strlen (dot + 1) > EXTENSION_LENGTH_MAX)
    return g_steal_pointer (&uuid);
  for (const char *c = dot + 1; *c != '\0'; c++) {
    if (!g_ascii_isalnum (*c))
      return g_steal_pointer (&uuid);
  }
  return g_strconcat (uuid, dot, NULL);
}

static void
picked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijSongChooser) self = NABIJ_SONG_CHOOSER (user_data);
  g_autoptr (GFile) from = nabij_file_picker_open_finish (NABIJ_FILE_PICKER (source), result, NULL);
  Taking *taking;

  if (self->services == NULL)
    return;

  gtk_widget_set_sensitive (self->choices, TRUE);
  if (from == NULL)
    return;

  nabij_widgets_show_text (self->problem, NULL);
  g_free (self->name);
  self->name = make_name (from);
  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_fraction (self->progress, 0.0);
  fill (self);

  taking = g_new0 (Taking, 1);
  taking->chooser = g_object_ref (self);
  taking->journal = g_object_ref (nabij_services_get_journal (self->services));
  taking->cancellable = g_object_ref (self->cancellable);
  taking->to = get_file (self, self->name);
  nabij_journal_begin_song (taking->journal, taking->cancellable);
  nabij_song_take_async (from, taking->to, taking->cancellable, progress_cb, self, taken_cb, taking);
}

static void
choose_cb (NabijSongChooser *self)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Music"));
  gtk_file_filter_add_mime_type (filter, "audio/*");
  gtk_file_filter_add_mime_type (filter, "application/ogg");
  gtk_widget_set_sensitive (self->choices, FALSE);
  nabij_file_picker_open_async (nabij_services_get_file_picker (self->services), nabij_widgets_get_window (GTK_WIDGET (self)),
                                _ ("Choose a song"), filter, NULL, picked_cb, g_object_ref (self));
}

static void
cancel_cb (NabijSongChooser *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
remove_cb (NabijSongChooser *self)
{
  g_autoptr (NabijFamily) family = nabij_family_keeper_copy_family (get_keeper (self));
  g_autofree char *old = g_steal_pointer (&family->song);

  g_clear_pointer (&family->song_title, g_free);
  family->song_us = 0;
  family->song_gain_db = 0.0;
  nabij_widgets_show_text (self->problem, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
  nabij_family_keeper_set_family (get_keeper (self), family);
  delete_file (nabij_services_get_journal (self->services), old);
}

/* The listening holds on to the chooser, so that it would not end with it by itself. */
static void
nabij_song_chooser_unroot (GtkWidget *widget)
{
  g_cancellable_cancel (NABIJ_SONG_CHOOSER (widget)->cancellable);
  GTK_WIDGET_CLASS (nabij_song_chooser_parent_class)->unroot (widget);
}

static void
nabij_song_chooser_dispose (GObject *object)
{
  NabijSongChooser *self = NABIJ_SONG_CHOOSER (object);
  GtkWidget        *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_song_chooser_parent_class)->dispose (object);
}

static void
nabij_song_chooser_finalize (GObject *object)
{
  NabijSongChooser *self = NABIJ_SONG_CHOOSER (object);

  g_clear_object (&self->cancellable);
  g_free (self->name);

  G_OBJECT_CLASS (nabij_song_chooser_parent_class)->finalize (object);
}

static void
nabij_song_chooser_class_init (NabijSongChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_song_chooser_dispose;
  G_OBJECT_CLASS (klass)->finalize = nabij_song_chooser_finalize;
  widget_class->unroot = nabij_song_chooser_unroot;

  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/practice/nabij-song-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, title);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, line);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, sung);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, sing_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, sing_label);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, taking);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, progress);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, choices);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, choose_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, remove_button);
  gtk_widget_class_bind_template_child (widget_class, NabijSongChooser, problem);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
nabij_song_chooser_init (NabijSongChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (self->choices, nabij_wrap_layout_new (GAP_PX));
}

/**
 * nabij_song_chooser_new:
 * @services: (transfer none): the services
 *
 * Makes a chooser. It follows the family and its voices, and leads to these by win.your-voice-at. What is
 * not finished when it goes is given up.
 *
 * Returns: (transfer floating): the chooser
 */
GtkWidget *
nabij_song_chooser_new (NabijServices *services)
{
  NabijSongChooser *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_SONG_CHOOSER, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (get_keeper (self), "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (show_voice), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}
