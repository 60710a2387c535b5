/* nabij-voice-takes.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-takes.h"

#include "nabij-journal-deletion.h"
#include "nabij-journal-recordings.h"
#include "nabij-voice-words.h"

/* One line, from the microphone to the journal. */
typedef struct {
  NabijVoiceTakes *takes;
  GApplication    *application; /* does not end before; NULL without one */
  GCancellable    *cancellable;
  char            *speaker;
  char            *line;
  char            *words;
  NabijSpeechGroup group;
  gint64           heard_us;  /* so long it may be to be heard in an exercise */
  NabijRecording  *recording; /* NULL until it was said */
  const char      *notice;    /* constant; NULL where all is well */
} Take;

struct _NabijVoiceTakes {
  GObject parent_instance;

  /* Owned References */
  NabijServices *services;
  GPtrArray     *fresh; /* kept, and perhaps not known to the keeper of voices yet */

  Take *take; /* borrowed: the one under way, or NULL */
};

enum {
  SIGNAL_TAKEN,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceTakes, nabij_voice_takes, G_TYPE_OBJECT)

/* Whoever closes the window right after the last word loses nothing: the program ends after that. */
static Take *
take_new (NabijVoiceTakes *takes)
{
  Take         *take = g_new0 (Take, 1);
  GApplication *application = g_application_get_default ();

  take->takes = g_object_ref (takes);
  take->cancellable = g_cancellable_new ();
  if (application != NULL) {
    take->application = g_object_ref (application);
    g_application_hold (application);
  }
  return take;
}

static void
take_free (Take *take)
{
  if (take->takes->take == take)
    take->takes->take = NULL;
  if (take->application != NULL)
    g_application_release (take->application);
  g_clear_object (&take->application);
  g_object_unref (take->takes);
  g_object_unref (take->cancellable);
  g_free (take->speaker);
  g_free (take->line);
  g_free (take->words);
  g_clear_pointer (&take->recording, nabij_recording_unref);
  g_free (take);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Take, take_free)

static guint
find_place (GPtrArray  *recordings,
            const char *speaker,
            const char *line)
{
  for (guint i = 0; i < recordings->len; i++) {
    const NabijRecordingFields *fields = nabij_recording_get_fields (recordings->pdata[i]);

    if (g_str_equal (fields->speaker, speaker) && g_str_equal (fields->line, line))
      return i;
  }
  return recordings->len;
}

static void
forget (GPtrArray            *recordings,
        const NabijRecording *like)
{
  const NabijRecordingFields *fields = nabij_recording_get_fields ((NabijRecording *)like);
  const guint                 place = find_place (recordings, fields->speaker, fields->line);

  if (place < recordings->len)
    g_ptr_array_remove_index (recordings, place);
}

/* Keeping */

static NabijHeldRecordings *
get_held (NabijVoiceTakes *self)
{
  return nabij_services_get_held_recordings (self->services);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Take) take = user_data;
  NabijVoiceTakes *self = take->takes;
  g_autoptr (GError) error = NULL;
  const gboolean   kept = nabij_journal_save_recording_finish (NABIJ_JOURNAL (source), result, &error);
  g_autofree char *words = kept ? g_strdup (take->notice) : nabij_voice_words_describe_error (error);

  if (self->take == take)
    self->take = NULL;
  forget (self->fresh, take->recording);
  if (kept) {
    const NabijRecordingFields *fields = nabij_recording_get_fields (take->recording);

    g_ptr_array_add (self->fresh, nabij_recording_ref (take->recording));
    nabij_held_recordings_let_go (get_held (self), fields->speaker, fields->line);
  } else {
    nabij_held_recordings_hold (get_held (self), take->recording);
  }
  if (self->services != NULL)
    g_signal_emit (self, signals[SIGNAL_TAKEN], 0, take->recording, words, kept);
}

static void
keep (Take *take)
{
  nabij_journal_save_recording_async (nabij_services_get_journal (take->takes->services), take->recording, NULL, saved_cb, take);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Take) take = user_data;
  NabijVoiceTakes     *self = take->takes;
  NabijRecordingFields fields = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (NabijTake) taken = nabij_studio_record_finish (NABIJ_STUDIO (source), result, &error);

  if (self->services == NULL || g_cancellable_is_cancelled (take->cancellable) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (taken == NULL) {
    g_autofree char *words = nabij_voice_words_describe_error (error);

    self->take = NULL;
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, take->line, words);
    return;
  }

  fields.speaker = take->speaker;
  fields.line = take->line;
  fields.words = take->words;
  fields.recorded = nabij_clock_get_now (nabij_services_get_clock (self->services));
  fields.duration_us = taken->duration_us;
  take->recording = nabij_recording_new (&fields, taken->sound);
  take->notice = nabij_voice_words_get_take (taken, take->group, take->heard_us);
  keep (g_steal_pointer (&take));
}

/* What the keeper of voices knows by now needs no second copy. */
static void
keeper_cb (NabijVoiceTakes  *self,
           NabijVoiceKeeper *keeper)
{
  for (guint i = self->fresh->len; i > 0; i--) {
    const NabijRecordingFields *fields = nabij_recording_get_fields (self->fresh->pdata[i - 1]);
    NabijRecording             *known = nabij_voice_keeper_find (keeper, fields->speaker, fields->line);

    if (known != NULL && g_str_equal (nabij_recording_get_fields (known)->uuid, fields->uuid))
      g_ptr_array_remove_index (self->fresh, i - 1);
  }
}

static void
nabij_voice_takes_dispose (GObject *object)
{
  NabijVoiceTakes *self = NABIJ_VOICE_TAKES (object);

  g_clear_object (&self->services);

  G_OBJECT_CLASS (nabij_voice_takes_parent_class)->dispose (object);
}

static void
nabij_voice_takes_finalize (GObject *object)
{
  NabijVoiceTakes *self = NABIJ_VOICE_TAKES (object);

  g_ptr_array_unref (self->fresh);

  G_OBJECT_CLASS (nabij_voice_takes_parent_class)->finalize (object);
}

static void
nabij_voice_takes_class_init (NabijVoiceTakesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_voice_takes_dispose;
  object_class->finalize = nabij_voice_takes_finalize;

  /**
   * NabijVoiceTakes::taken:
   * @self: the takes
   * @recording: what was said
   * @words: (nullable): a sentence about it for a person, or `NULL` where all is well
   * @kept: whether the journal has it
   *
   * A line was said.
   */
  signals[SIGNAL_TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, NABIJ_TYPE_RECORDING, G_TYPE_STRING, G_TYPE_BOOLEAN);

  /**
   * NabijVoiceTakes::failed:
   * @self: the takes
   * @line: the id of the line
   * @words: a sentence for a person
   *
   * Nothing could be recorded.
   */
  signals[SIGNAL_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
nabij_voice_takes_init (NabijVoiceTakes *self)
{
  self->fresh = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
}

/**
 * nabij_voice_takes_new:
 * @services: (transfer none): what it needs from the world
 *
 * Makes one that has recorded nothing yet.
 *
 * Returns: (transfer full): the takes
 */
NabijVoiceTakes *
nabij_voice_takes_new (NabijServices *services)
{
  NabijVoiceTakes *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_VOICE_TAKES, NULL);
  self->services = g_object_ref (services);
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (keeper_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_voice_takes_can_record:
 * @services: the services
 *
 * Tells whether anything can be recorded now: not where nothing is kept, and not in a silence.
 *
 * Returns: whether it can
 */
gboolean
nabij_voice_takes_can_record (NabijServices *services)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (services), FALSE);

  return !nabij_journal_get_keeps_nothing (nabij_services_get_journal (services)) &&
         !nabij_season_is_silent (nabij_services_get_season (services));
}

/**
 * nabij_voice_takes_is_taking:
 * @self: the takes
 *
 * Returns: whether a line is on its way from the microphone to the journal
 */
gboolean
nabij_voice_takes_is_taking (NabijVoiceTakes *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_TAKES (self), FALSE);

  return self->take != NULL;
}

/**
 * nabij_voice_takes_record:
 * @self: the takes
 * @speaker: who speaks
 * @line: what is said
 *
 * Opens the microphone. What is said until nabij_studio_end_take() is made ready and kept, in place of
 * what there was; "taken" or "failed" tells of it.
 *
 * Returns: `FALSE` where the studio is still busy with the line before; nothing happens then
 */
gboolean
nabij_voice_takes_record (NabijVoiceTakes       *self,
                          const char            *speaker,
                          const NabijSpeechLine *line)
{
  NabijStudio     *studio;
  NabijStudioState state;
  Take            *take;

  g_return_val_if_fail (NABIJ_IS_VOICE_TAKES (self), FALSE);
  g_return_val_if_fail (speaker != NULL && *speaker != '\0', FALSE);
  g_return_val_if_fail (line != NULL, FALSE);

  studio = nabij_services_get_studio (self->services);
  state = nabij_studio_get_state (studio);
  if (self->take != NULL || (state != NABIJ_STUDIO_STATE_QUIET && state != NABIJ_STUDIO_STATE_PLAYING))
    return FALSE;

  take = take_new (self);
  take->speaker = g_strdup (speaker);
  take->line = g_strdup (line->id);
  take->words = g_strdup (line->words);
  take->group = line->group;
  take->heard_us = line->heard_us;
  self->take = take;
  nabij_studio_record_async (studio, line->longest_us, take->cancellable, recorded_cb, take);
  return TRUE;
}

/**
 * nabij_voice_takes_abandon:
 * @self: the takes
 *
 * Closes the microphone and throws away what is being said. What was said before stays.
 */
void
nabij_voice_takes_abandon (NabijVoiceTakes *self)
{
  Take *take;

  g_return_if_fail (NABIJ_IS_VOICE_TAKES (self));

  take = g_steal_pointer (&self->take);
  if (take != NULL && take->recording == NULL)
    g_cancellable_cancel (take->cancellable);
}

/**
 * nabij_voice_takes_keep_again:
 * @self: the takes
 * @recording: what could not be kept
 *
 * Gives it to the journal once more; "taken" tells how that went.
 */
void
nabij_voice_takes_keep_again (NabijVoiceTakes *self,
                              NabijRecording  *recording)
{
  Take *take;

  g_return_if_fail (NABIJ_IS_VOICE_TAKES (self));
  g_return_if_fail (recording != NULL);

  take = take_new (self);
  take->recording = nabij_recording_ref (recording);
  self->take = take;
  keep (take);
}

/**
 * nabij_voice_takes_find:
 * @self: the takes
 * @speaker: who speaks
 * @line: the id of a line
 *
 * Finds a line as it was said last, kept or not.
 *
 * Returns: (transfer none) (nullable): the recording, or `NULL` where there is none
 */
NabijRecording *
nabij_voice_takes_find (NabijVoiceTakes *self,
                        const char      *speaker,
                        const char      *line)
{
  NabijRecording *held;
  guint           place;

  g_return_val_if_fail (NABIJ_IS_VOICE_TAKES (self), NULL);
  g_return_val_if_fail (speaker != NULL && line != NULL, NULL);

  held = nabij_held_recordings_find (get_held (self), speaker, line);
  if (held != NULL)
    return held;

  place = find_place (self->fresh, speaker, line);
  if (place < self->fresh->len)
    return self->fresh->pdata[place];
  return nabij_voice_keeper_find (nabij_services_get_voice_keeper (self->services), speaker, line);
}
