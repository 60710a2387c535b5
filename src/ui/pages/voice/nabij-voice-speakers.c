/* nabij-voice-speakers.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-speakers.h"

#include "nabij-journal-family.h"
#include "nabij-journal-recordings.h"
#include "nabij-paper-lines.h"
#include "nabij-widgets.h"
#include "nabij-wrap-layout.h"

#include <glib/gi18n-lib.h>

/* What the entry is for. */
typedef enum {
  MODE_CHOSEN, /* there is none: one of the voices is chosen */
  MODE_NEW,    /* the name of a voice that is to be recorded */
  MODE_RENAME, /* another name for the voice that is chosen */
} Mode;

struct _NabijVoiceSpeakers {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget *chips;
  GtkWidget *writing;
  GtkEntry  *entry;
  GtkWidget *take_button;
  GtkWidget *suggestions;
  GtkWidget *quiet;
  GtkWidget *second_button;
  GtkWidget *rename_button;
  GtkWidget *delete_button;
  GtkWidget *cancel_button;

  /* Owned References */
  NabijServices *services;
  GCancellable  *cancellable;
  char         **authors;
  char          *chosen; /* one of the voices, or NULL */

  Mode     mode;
  gboolean can_record;
  gboolean filling; /* while the widgets are told, and not the person tells */
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATE,
  SIGNAL_DELETE,
  SIGNAL_PROBLEM,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceSpeakers, nabij_voice_speakers, GTK_TYPE_WIDGET)

static const char *const *
get_voices (NabijVoiceSpeakers *self)
{
  return nabij_voice_keeper_get_speakers (nabij_services_get_voice_keeper (self->services));
}

/* Spaces alone are no name, also those that only Unicode has. */
static char *
dup_written (NabijVoiceSpeakers *self)
{
  const char *written = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  return nabij_paper_is_blank (written) ? g_strdup ("") : g_strstrip (g_strdup (written));
}

static void
say (NabijVoiceSpeakers *self,
     const char         *words)
{
  g_signal_emit (self, signals[SIGNAL_PROBLEM], 0, words);
}

static void
clear_children (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_widget_unparent (child);
}

static GtkWidget *
add_chip (GtkWidget  *box,
          GtkWidget  *chip,
          const char *name)
{
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_button_set_child (GTK_BUTTON (chip), label);
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, "answer");
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (chip), "name", g_strdup (name), g_free);
  gtk_widget_set_parent (chip, box);
  return chip;
}

static void show (NabijVoiceSpeakers *self);

static void
set_mode (NabijVoiceSpeakers *self,
          Mode                mode,
          const char         *written)
{
  self->mode = mode;
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), written != NULL ? written : "");
  self->filling = FALSE;
  show (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* The voices there are */

static void
choose (NabijVoiceSpeakers *self,
        const char         *name)
{
  g_autofree char *chosen = g_strdup (name);

  g_free (self->chosen);
  self->chosen = g_steal_pointer (&chosen);
  set_mode (self, MODE_CHOSEN, NULL);
}

static void
chip_cb (NabijVoiceSpeakers *self,
         GtkToggleButton    *chip)
{
  if (self->filling || !gtk_toggle_button_get_active (chip))
    return;

  choose (self, g_object_get_data (G_OBJECT (chip), "name"));
}

static gboolean
has_chips (NabijVoiceSpeakers *self,
           const char *const  *voices)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  for (; chip != NULL && *voices != NULL; chip = gtk_widget_get_next_sibling (chip), voices++) {
    if (!g_str_equal (g_object_get_data (G_OBJECT (chip), "name"), *voices))
      return FALSE;
  }
  return chip == NULL && *voices == NULL;
}

static void
show_chips (NabijVoiceSpeakers *self)
{
  const char *const *voices = get_voices (self);
  GtkWidget         *first = NULL;

  if (!has_chips (self, voices)) {
    clear_children (self->chips);
    for (; *voices != NULL; voices++) {
      GtkWidget *chip = add_chip (self->chips, gtk_toggle_button_new (), *voices);

      if (first == NULL)
        first = chip;
      else
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip), GTK_TOGGLE_BUTTON (first));
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_cb), self, G_CONNECT_SWAPPED);
    }
  }
  for (GtkWidget *chip = gtk_widget_get_first_child (self->chips); chip != NULL; chip = gtk_widget_get_next_sibling (chip))
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), self->mode != MODE_NEW && g_strcmp0 (g_object_get_data (G_OBJECT (chip), "name"), self->chosen) == 0);
  gtk_widget_set_visible (self->chips, gtk_widget_get_first_child (self->chips) != NULL);
}

/* Names */

static void
suggestion_cb (NabijVoiceSpeakers *self,
               GtkButton          *chip)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), g_object_get_data (G_OBJECT (chip), "name"));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

/* Under which the family writes, and nobody speaks yet. */
static void
show_suggestions (NabijVoiceSpeakers *self)
{
  clear_children (self->suggestions);
  for (char **name = self->authors; name != NULL && *name != NULL; name++) {
    GtkWidget *chip;

    if (g_strv_contains (get_voices (self), *name) || g_utf8_strlen (*name, -1) > NABIJ_RECORDING_SPEAKER_CHARACTERS_MAX)
      continue;
    chip = add_chip (self->suggestions, gtk_button_new (), *name);
    g_signal_connect_object (chip, "clicked", G_CALLBACK (suggestion_cb), self, G_CONNECT_SWAPPED);
  }
  gtk_widget_set_visible (self->suggestions, self->mode == MODE_NEW && gtk_widget_get_first_child (self->suggestions) != NULL);
}

static void
show (NabijVoiceSpeakers *self)
{
  const guint n_voices = g_strv_length ((char **)get_voices (self));

  self->filling = TRUE;
  show_chips (self);
  show_suggestions (self);
  gtk_widget_set_visible (self->writing, self->mode != MODE_CHOSEN);
  gtk_widget_set_visible (self->take_button, self->mode == MODE_RENAME);
  gtk_widget_set_visible (self->quiet, n_voices > 0);
  gtk_widget_set_visible (self->second_button, self->mode == MODE_CHOSEN && self->can_record && n_voices < NABIJ_RECORDING_SPEAKERS_MAX);
  gtk_widget_set_visible (self->rename_button, self->mode == MODE_CHOSEN);
  gtk_widget_set_visible (self->delete_button, self->mode == MODE_CHOSEN);
  gtk_widget_set_visible (self->cancel_button, self->mode != MODE_CHOSEN && n_voices > 0);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self), n_voices > 0 || self->can_record);
}

/* Somebody has spoken, or has another name, or is gone. */
static void
keeper_cb (NabijVoiceSpeakers *self)
{
  const char *const *voices = get_voices (self);
  g_autofree char   *written = dup_written (self);

  if (self->mode == MODE_NEW && g_strv_contains (voices, written)) {
    choose (self, written);
    return;
  }
  if (self->chosen == NULL || !g_strv_contains (voices, self->chosen)) {
    g_free (self->chosen);
    self->chosen = g_strdup (voices[0]);
    if (self->mode == MODE_RENAME || (self->mode == MODE_NEW && *written == '\0'))
      self->mode = MODE_CHOSEN;
  }
  if (self->chosen == NULL)
    self->mode = MODE_NEW;
  show (self);
}

static void
authors_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (NabijVoiceSpeakers) self = NABIJ_VOICE_SPEAKERS (user_data);
  g_autofree char *writing = NULL;
  g_auto (GStrv) names = nabij_journal_get_authors_finish (NABIJ_JOURNAL (source), result, &writing, NULL);

  /* Names that can not be read are not suggested. */
  if (names == NULL || self->services == NULL)
    return;

  g_strfreev (self->authors);
  self->authors = g_steal_pointer (&names);
  show (self);
}

/* A name on its way into the journal. */
typedef struct {
  NabijVoiceSpeakers *speakers;
  char               *from;
  char               *to;
} Renaming;

static void
renaming_free (Renaming *renaming)
{
  g_object_unref (renaming->speakers);
  g_free (renaming->from);
  g_free (renaming->to);
  g_free (renaming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Renaming, renaming_free)

static void
renamed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (Renaming) renaming = user_data;
  NabijVoiceSpeakers *self = renaming->speakers;
  g_autoptr (GError) error = NULL;
  const gboolean renamed = nabij_journal_rename_speaker_finish (NABIJ_JOURNAL (source), result, &error);

  if (self->services == NULL)
    return;
  if (renamed) {
    nabij_held_recordings_rename (nabij_services_get_held_recordings (self->services), renaming->from, renaming->to);
    return;
  }

  /* The voice is still called as it was. */
  keeper_cb (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  say (self, nabij_recording_error_to_sentence (error));
}

static void
rename_voice (NabijVoiceSpeakers *self)
{
  g_autofree char *name = dup_written (self);
  g_autofree char *from = g_strdup (self->chosen);
  Renaming        *renaming;

  if (*name == '\0' || g_strcmp0 (name, from) == 0) {
    set_mode (self, MODE_CHOSEN, NULL);
    return;
  }
  if (g_strv_contains (get_voices (self), name)) {
    say (self, _ ("There is a voice with that name already."));
    return;
  }

  say (self, NULL);
  g_free (self->chosen);
  self->chosen = g_strdup (name);
  renaming = g_new0 (Renaming, 1);
  renaming->speakers = g_object_ref (self);
  renaming->from = g_strdup (from);
  renaming->to = g_strdup (name);
  nabij_journal_rename_speaker_async (nabij_services_get_journal (self->services), from, name, NULL, renamed_cb, renaming);
  self->mode = MODE_CHOSEN;
  gtk_widget_set_visible (self->writing, FALSE);
  gtk_widget_grab_focus (self->rename_button);
}

/* Callbacks */

static void
written_cb (NabijVoiceSpeakers *self)
{
  if (self->filling)
    return;

  say (self, NULL);
  if (self->mode == MODE_NEW)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
take_cb (NabijVoiceSpeakers *self)
{
  if (self->mode == MODE_RENAME)
    rename_voice (self);
  else
    g_signal_emit (self, signals[SIGNAL_ACTIVATE], 0);
}

static void
second_cb (NabijVoiceSpeakers *self)
{
  set_mode (self, MODE_NEW, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
rename_cb (NabijVoiceSpeakers *self)
{
  set_mode (self, MODE_RENAME, self->chosen);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
delete_cb (NabijVoiceSpeakers *self)
{
  if (self->chosen != NULL)
    g_signal_emit (self, signals[SIGNAL_DELETE], 0, self->chosen);
}

static void
cancel_cb (NabijVoiceSpeakers *self)
{
  say (self, NULL);
  set_mode (self, MODE_CHOSEN, NULL);
  gtk_widget_grab_focus (self->rename_button);
}

static gboolean
nabij_voice_speakers_grab_focus (GtkWidget *widget)
{
  NabijVoiceSpeakers *self = NABIJ_VOICE_SPEAKERS (widget);
  GtkWidget          *chip = gtk_widget_get_first_child (self->chips);

  if (self->mode != MODE_CHOSEN)
    return gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return chip != NULL && gtk_widget_grab_focus (chip);
}

static void
nabij_voice_speakers_dispose (GObject *object)
{
  NabijVoiceSpeakers *self = NABIJ_VOICE_SPEAKERS (object);
  GtkWidget          *child;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->services);
  self->filling = TRUE;
  if (self->chips != NULL)
    clear_children (self->chips);
  if (self->suggestions != NULL)
    clear_children (self->suggestions);
  self->chips = NULL;
  self->suggestions = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_speakers_parent_class)->dispose (object);
}

static void
nabij_voice_speakers_finalize (GObject *object)
{
  NabijVoiceSpeakers *self = NABIJ_VOICE_SPEAKERS (object);

  g_strfreev (self->authors);
  g_free (self->chosen);

  G_OBJECT_CLASS (nabij_voice_speakers_parent_class)->finalize (object);
}

static void
nabij_voice_speakers_class_init (NabijVoiceSpeakersClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_voice_speakers_dispose;
  object_class->finalize = nabij_voice_speakers_finalize;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_speakers_grab_focus);

  /**
   * NabijVoiceSpeakers::changed:
   * @self: the speakers
   *
   * Somebody else speaks.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijVoiceSpeakers::activate:
   * @self: the speakers
   *
   * A name was written and confirmed: it can begin.
   */
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijVoiceSpeakers::delete:
   * @self: the speakers
   * @speaker: a name
   *
   * A voice is to go, with all that was recorded in it.
   */
  signals[SIGNAL_DELETE] = g_signal_new ("delete", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  /**
   * NabijVoiceSpeakers::problem:
   * @self: the speakers
   * @words: (nullable): a sentence, or `NULL` where the one before is over
   *
   * A name could not be taken.
   */
  signals[SIGNAL_PROBLEM] = g_signal_new ("problem", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (NABIJ_TYPE_WRAP_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "voice-speakers");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-speakers.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, chips);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, writing);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, entry);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, take_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, suggestions);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, quiet);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, second_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, rename_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, delete_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoiceSpeakers, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, written_cb);
  gtk_widget_class_bind_template_callback (widget_class, take_cb);
  gtk_widget_class_bind_template_callback (widget_class, second_cb);
  gtk_widget_class_bind_template_callback (widget_class, rename_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
nabij_voice_speakers_init (NabijVoiceSpeakers *self)
{
  self->can_record = TRUE;
  self->mode = MODE_NEW;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_entry_set_max_length (self->entry, NABIJ_RECORDING_SPEAKER_CHARACTERS_MAX);
}

/**
 * nabij_voice_speakers_set_services:
 * @self: speakers without services
 * @services: (transfer none): what it needs from the world
 *
 * Gives speakers from a template what they need.
 */
void
nabij_voice_speakers_set_services (NabijVoiceSpeakers *self,
                                   NabijServices      *services)
{
  const char *held;

  g_return_if_fail (NABIJ_IS_VOICE_SPEAKERS (self));
  g_return_if_fail (NABIJ_IS_SERVICES (services));
  g_return_if_fail (self->services == NULL);

  self->services = g_object_ref (services);
  held = nabij_held_recordings_get_speaker (nabij_services_get_held_recordings (services));
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (keeper_cb), self, G_CONNECT_SWAPPED);
  nabij_journal_get_authors_async (nabij_services_get_journal (services), self->cancellable, authors_cb, g_object_ref (self));
  /* What is heard by day is what one is likely to go on with. */
  self->chosen = g_strdup (nabij_voice_keeper_get_chosen (nabij_services_get_voice_keeper (services), FALSE));
  if (self->chosen != NULL || get_voices (self)[0] != NULL) {
    self->mode = MODE_CHOSEN;
  } else if (held != NULL) {
    /* What could not be kept yet is found again under its name. */
    self->filling = TRUE;
    gtk_editable_set_text (GTK_EDITABLE (self->entry), held);
    self->filling = FALSE;
  }
  keeper_cb (self);
}

/**
 * nabij_voice_speakers_dup_speaker:
 * @self: the speakers
 *
 * Tells who speaks.
 *
 * Returns: (transfer full) (nullable): a name, or `NULL` where none was given yet
 */
char *
nabij_voice_speakers_dup_speaker (NabijVoiceSpeakers *self)
{
  g_autofree char *written = NULL;

  g_return_val_if_fail (NABIJ_IS_VOICE_SPEAKERS (self), NULL);

  if (self->mode != MODE_NEW)
    return g_strdup (self->chosen);
  written = dup_written (self);
  return *written != '\0' ? g_steal_pointer (&written) : NULL;
}

/**
 * nabij_voice_speakers_set_can_record:
 * @self: the speakers
 * @can_record: whether anything can be recorded now
 *
 * Asks for a name only where it would be used.
 */
void
nabij_voice_speakers_set_can_record (NabijVoiceSpeakers *self,
                                     gboolean            can_record)
{
  g_return_if_fail (NABIJ_IS_VOICE_SPEAKERS (self));

  self->can_record = can_record;
  show (self);
}

/**
 * nabij_voice_speakers_ask:
 * @self: the speakers
 *
 * Goes to where a name is written, and says what it is for.
 */
void
nabij_voice_speakers_ask (NabijVoiceSpeakers *self)
{
  g_return_if_fail (NABIJ_IS_VOICE_SPEAKERS (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  say (self, _ ("A name first, so that this voice can be found again. Any name will do."));
}
