/* nabij-voice-page.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-page.h"

#include "nabij-chosen-sentence.h"
#include "nabij-journal-deletion.h"
#include "nabij-speech-line.h"
#include "nabij-stress-button.h"
#include "nabij-voice-booth.h"
#include "nabij-voice-hours.h"
#include "nabij-voice-list.h"
#include "nabij-voice-speakers.h"
#include "nabij-voice-takes.h"
#include "nabij-voice-undo.h"
#include "nabij-widgets.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The list, and the booth in a view of its own: the way back leads from there to the list first. */
struct _NabijVoicePage {
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkWidget          *back_button;
  GtkWidget          *open_sign;
  AdwToastOverlay    *toasts;
  GtkStack           *stack;
  GtkWidget          *about;
  GtkWidget          *keeps_nothing;
  GtkWidget          *is_silent;
  NabijVoiceSpeakers *speakers;
  GtkLabel           *line;
  GtkWidget          *record_button;
  GtkLabel           *record_label;
  NabijVoiceList     *list;
  NabijVoiceHours    *hours;
  GtkWidget          *hours_place;
  NabijVoiceBooth    *booth;

  /* Owned References */
  NabijServices *services;
  GPtrArray     *lines; /* NabijSpeechLine: what can be recorded in this situation */
  char          *last;  /* the id of the line that was opened last, or NULL */
};

G_DEFINE_FINAL_TYPE (NabijVoicePage, nabij_voice_page, GTK_TYPE_WIDGET)

/* What the large button does. */
typedef enum {
  WAY_RECORD,
  WAY_GO_ON,
  WAY_LISTEN,
} Way;

static gboolean
is_list (NabijVoicePage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "list") == 0;
}

static void
say (NabijVoicePage *self,
     const char     *words)
{
  nabij_widgets_show_text (self->line, words);
}

static gboolean
can_record (NabijVoicePage *self)
{
  return nabij_voice_takes_can_record (self->services);
}

/* Lines */

static GPtrArray *
list_lines (NabijVoicePage *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const char        *sentence = nabij_family_get_sentence (family);
  const char        *words = sentence != NULL ? nabij_chosen_sentence_get_text (nabij_services_get_words (self->services), family, sentence) : NULL;
  NabijSituation     situation;

  nabij_services_get_situation (self->services, &situation);
  return nabij_speech_line_list (nabij_services_get_practices (self->services), &situation, sentence, words);
}

static NabijSpeechLine *
copy_line (const NabijSpeechLine *line)
{
  NabijSpeechLine *copy = g_new0 (NabijSpeechLine, 1);

  *copy = *line;
  copy->id = g_strdup (line->id);
  copy->words = g_strdup (line->words);
  copy->practice = g_strdup (line->practice);
  return copy;
}

/* The lines of one group, in their order; of the other practices those of one of them. They outlive the list
 * that is shown. */
static GPtrArray *
pick_lines (NabijVoicePage  *self,
            NabijSpeechGroup group,
            const char      *practice)
{
  GPtrArray *picked = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_speech_line_free);

  for (guint i = 0; i < self->lines->len; i++) {
    const NabijSpeechLine *line = self->lines->pdata[i];

    if (line->group == group && (group != NABIJ_SPEECH_GROUP_RITUAL || g_strcmp0 (line->practice, practice) == 0))
      g_ptr_array_add (picked, copy_line (line));
  }
  return picked;
}

/* Where to begin; as many as there are lines where all of them are recorded. */
static guint
find_first_open (NabijVoicePage *self,
                 const char     *speaker,
                 GPtrArray      *lines)
{
  guint place;

  for (place = 0; place < lines->len; place++) {
    const NabijSpeechLine *line = lines->pdata[place];

    if (nabij_voice_keeper_find (nabij_services_get_voice_keeper (self->services), speaker, line->id) == NULL)
      break;
  }
  return place;
}

static Way
find_way (NabijVoicePage *self,
          const char     *speaker,
          guint          *place)
{
  g_autoptr (GPtrArray) water = pick_lines (self, NABIJ_SPEECH_GROUP_WATER, NULL);
  Way way = WAY_RECORD;

  *place = speaker != NULL ? find_first_open (self, speaker, water) : 0;
  for (guint i = 0; i < water->len && speaker != NULL; i++) {
    if (nabij_voice_keeper_find (nabij_services_get_voice_keeper (self->services), speaker, ((const NabijSpeechLine *)water->pdata[i])->id) != NULL)
      way = WAY_GO_ON;
  }
  return water->len > 0 && *place == water->len ? WAY_LISTEN : way;
}

/* Showing */

static void
show_record_button (NabijVoicePage *self,
                    const char     *speaker)
{
  static const char *const words[] = {
    [WAY_RECORD] = N_ ("Record"),
    [WAY_GO_ON] = N_ ("Go on recording"),
    [WAY_LISTEN] = N_ ("Listen through"),
  };
  guint     place;
  const Way way = find_way (self, speaker, &place);

  gtk_label_set_label (self->record_label, _ (words[way]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->record_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (words[way]), -1);
  gtk_widget_set_visible (self->record_button, can_record (self) || (way == WAY_LISTEN && self->lines->len > 0));
}

static void
show (NabijVoicePage *self)
{
  const gboolean silent = nabij_season_is_silent (nabij_services_get_season (self->services));
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *speaker = NULL;

  /* In the booth the lines stay as they are, so that the one that is recorded does not change. */
  if (!is_list (self))
    return;

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  self->lines = list_lines (self);
  speaker = nabij_voice_speakers_dup_speaker (self->speakers);
  gtk_widget_set_visible (self->about, !silent);
  gtk_widget_set_visible (self->is_silent, silent);
  gtk_widget_set_visible (self->keeps_nothing, !silent && nabij_journal_get_keeps_nothing (nabij_services_get_journal (self->services)));
  nabij_voice_speakers_set_can_record (self->speakers, can_record (self));
  nabij_voice_list_show (self->list, can_record (self) ? self->lines : none, speaker, can_record (self));
  gtk_widget_set_visible (self->hours_place, !silent);
  show_record_button (self, speaker);
}

static void
keeper_cb (NabijVoicePage *self)
{
  const GError *problem = nabij_voice_keeper_get_problem (nabij_services_get_voice_keeper (self->services));

  if (problem != NULL)
    say (self, nabij_journal_error_to_sentence (problem));
  show (self);
}

/* While a microphone is open, the header says so. */
static void
open_changed_cb (NabijVoicePage *self)
{
  gtk_widget_set_visible (self->open_sign, nabij_voice_booth_is_open (self->booth));
}

static void
show_list (NabijVoicePage *self)
{
  if (is_list (self))
    return;

  nabij_voice_booth_stop (self->booth);
  gtk_stack_set_visible_child_name (self->stack, "list");
  open_changed_cb (self);
  show (self);
  if (self->last != NULL)
    nabij_voice_list_grab_line (self->list, self->last);
  else
    gtk_widget_grab_focus (self->record_button);
}

static void
show_booth (NabijVoicePage *self,
            const char     *line)
{
  char *last = g_strdup (line);

  nabij_voice_list_stop (self->list);
  say (self, NULL);
  g_free (self->last);
  self->last = last;
  gtk_stack_set_visible_child_name (self->stack, "booth");
}

/* Recording */

static char *
dup_speaker (NabijVoicePage *self)
{
  char *speaker = nabij_voice_speakers_dup_speaker (self->speakers);

  if (speaker == NULL)
    nabij_voice_speakers_ask (self->speakers);
  return speaker;
}

static void
record_cb (NabijVoicePage *self)
{
  g_autofree char *speaker = dup_speaker (self);
  g_autoptr (GPtrArray) water = pick_lines (self, NABIJ_SPEECH_GROUP_WATER, NULL);
  guint place;
  Way   way;

  if (speaker == NULL || water->len == 0)
    return;

  way = find_way (self, speaker, &place);
  show_booth (self, NULL);
  if (way == WAY_LISTEN)
    nabij_voice_booth_hear (self->booth, speaker, water);
  else
    nabij_voice_booth_begin (self->booth, speaker, water, place, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->booth));
}

static const NabijSpeechLine *
find_line (GPtrArray  *lines,
           const char *id,
           guint      *place)
{
  for (guint i = 0; i < lines->len; i++) {
    const NabijSpeechLine *line = lines->pdata[i];

    if (g_str_equal (line->id, id)) {
      *place = i;
      return line;
    }
  }
  return NULL;
}

static void
record_line (NabijVoicePage *self,
             const char     *id)
{
  g_autofree char *speaker = dup_speaker (self);
  g_autoptr (GPtrArray) lines = NULL;
  const NabijSpeechLine *line;
  guint                  place;

  line = find_line (self->lines, id, &place);
  if (speaker == NULL || line == NULL)
    return;

  lines = pick_lines (self, line->group, line->practice);
  find_line (lines, id, &place);
  show_booth (self, id);
  nabij_voice_booth_begin (self->booth, speaker, lines, place, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->booth));
}

static void
record_line_cb (NabijVoicePage *self,
                const char     *line)
{
  g_autofree char *id = g_strdup (line);

  record_line (self, id);
}

static void
more_cb (NabijVoicePage *self,
         int             group)
{
  g_autoptr (GPtrArray) lines = pick_lines (self, (NabijSpeechGroup)group, NULL);

  if (lines->len > 0)
    record_line (self, ((const NabijSpeechLine *)lines->pdata[0])->id);
}

/* Removing */

static void
remove_cb (NabijVoicePage *self,
           NabijRecording *recording)
{
  g_autoptr (GPtrArray) recordings = g_ptr_array_new ();

  g_ptr_array_add (recordings, recording);
  nabij_voice_undo_remove (self->toasts, self->services, recordings);
}

static void
delete_cb (NabijVoicePage *self,
           const char     *speaker)
{
  GPtrArray *recordings = nabij_voice_keeper_get_recordings (nabij_services_get_voice_keeper (self->services), speaker);

  nabij_voice_list_stop (self->list);
  if (recordings->len > 0)
    nabij_voice_undo_remove (self->toasts, self->services, recordings);
  gtk_widget_grab_focus (self->back_button);
}

/* Callbacks */

static void
problem_cb (NabijVoicePage *self,
            const char     *words)
{
  say (self, words);
}

static void
back_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  NabijVoicePage *self = NABIJ_VOICE_PAGE (widget);

  if (is_list (self))
    gtk_widget_activate_action (widget, "win.back", NULL);
  else
    show_list (self);
}

/* The keys that lead back from a page lead back to the list first. */
static gboolean
back_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  NabijVoicePage *self = NABIJ_VOICE_PAGE (widget);

  if (is_list (self))
    return GDK_EVENT_PROPAGATE;

  show_list (self);
  return GDK_EVENT_STOP;
}

/* On another page it may have been chosen since that nothing is kept, or that it is quiet: the list says so. */
static void
nabij_voice_page_map (GtkWidget *widget)
{
  NabijVoicePage *self = NABIJ_VOICE_PAGE (widget);

  GTK_WIDGET_CLASS (nabij_voice_page_parent_class)->map (widget);
  if (!can_record (self))
    show_list (self);
}

static void
nabij_voice_page_unmap (GtkWidget *widget)
{
  nabij_voice_booth_stop (NABIJ_VOICE_PAGE (widget)->booth);

  GTK_WIDGET_CLASS (nabij_voice_page_parent_class)->unmap (widget);
}

static gboolean
nabij_voice_page_grab_focus (GtkWidget *widget)
{
  NabijVoicePage *self = NABIJ_VOICE_PAGE (widget);

  if (!is_list (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->booth));
  if (gtk_widget_get_visible (GTK_WIDGET (self->speakers)) && gtk_widget_grab_focus (GTK_WIDGET (self->speakers)))
    return TRUE;
  return gtk_widget_grab_focus (self->back_button);
}

static void
nabij_voice_page_dispose (GObject *object)
{
  NabijVoicePage *self = NABIJ_VOICE_PAGE (object);
  GtkWidget      *child;

  g_clear_object (&self->services);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (nabij_voice_page_parent_class)->dispose (object);
}

static void
nabij_voice_page_finalize (GObject *object)
{
  NabijVoicePage *self = NABIJ_VOICE_PAGE (object);

  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_free (self->last);

  G_OBJECT_CLASS (nabij_voice_page_parent_class)->finalize (object);
}

static void
nabij_voice_page_class_init (NabijVoicePageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nabij_voice_page_dispose;
  object_class->finalize = nabij_voice_page_finalize;
  widget_class->map = nabij_voice_page_map;
  widget_class->unmap = nabij_voice_page_unmap;
  nabij_widgets_class_set_first_focus (widget_class, nabij_voice_page_grab_focus);
  gtk_widget_class_install_action (widget_class, "voice.back", NULL, back_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, back_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, GDK_ALT_MASK, back_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Back, 0, back_key_cb, NULL);

  g_type_ensure (NABIJ_TYPE_STRESS_BUTTON);
  g_type_ensure (NABIJ_TYPE_VOICE_BOOTH);
  g_type_ensure (NABIJ_TYPE_VOICE_HOURS);
  g_type_ensure (NABIJ_TYPE_VOICE_LIST);
  g_type_ensure (NABIJ_TYPE_VOICE_SPEAKERS);
  gtk_widget_class_set_css_name (widget_class, "voice-page");
  gtk_widget_class_set_template_from_resource (widget_class, NABIJ_RESOURCE_BASE_PATH "/pages/voice/nabij-voice-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, open_sign);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, toasts);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, stack);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, about);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, keeps_nothing);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, is_silent);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, speakers);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, line);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, record_button);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, record_label);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, list);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, hours);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, hours_place);
  gtk_widget_class_bind_template_child (widget_class, NabijVoicePage, booth);
  gtk_widget_class_bind_template_callback (widget_class, show);
  gtk_widget_class_bind_template_callback (widget_class, show_list);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_line_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, delete_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_cb);
  gtk_widget_class_bind_template_callback (widget_class, more_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_changed_cb);
}

static void
nabij_voice_page_init (NabijVoicePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nabij_voice_page_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes the page. Nothing is recorded before it is asked for.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
nabij_voice_page_new (NabijServices *services)
{
  NabijVoicePage *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_VOICE_PAGE, NULL);
  self->services = g_object_ref (services);
  nabij_voice_booth_set_services (self->booth, services);
  nabij_voice_list_set_services (self->list, services);
  nabij_voice_speakers_set_services (self->speakers, services);
  nabij_voice_hours_set_keeper (self->hours, nabij_services_get_voice_keeper (services));
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (keeper_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_held_recordings (services), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_family_keeper (services), "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_settings (services), "changed::keep-nothing", G_CALLBACK (show), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  keeper_cb (self);
  return GTK_WIDGET (self);
}

/**
 * nabij_voice_page_show_group:
 * @self: a page that is shown
 * @group: what somebody came for
 *
 * Brings the focus to the first line of a group in the list, which scrolls there. Where there is no such
 * line, or one is being recorded, nothing happens.
 */
void
nabij_voice_page_show_group (NabijVoicePage  *self,
                             NabijSpeechGroup group)
{
  g_autoptr (GPtrArray) lines = NULL;

  g_return_if_fail (NABIJ_IS_VOICE_PAGE (self));

  lines = pick_lines (self, group, NULL);
  if (is_list (self) && lines->len > 0)
    nabij_voice_list_grab_line (self->list, ((const NabijSpeechLine *)lines->pdata[0])->id);
}
