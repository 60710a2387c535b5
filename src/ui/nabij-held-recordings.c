/* nabij-held-recordings.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-held-recordings.h"

struct _NabijHeldRecordings {
  GObject parent_instance;

  GPtrArray *recordings; /* in the order in which they were held */
  guint      n_clearings;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijHeldRecordings, nabij_held_recordings, G_TYPE_OBJECT)

static gboolean
remove_line (NabijHeldRecordings *self,
             const char          *speaker,
             const char          *line)
{
  NabijRecording *held = nabij_held_recordings_find (self, speaker, line);

  return held != NULL && g_ptr_array_remove (self->recordings, held);
}

static void
nabij_held_recordings_finalize (GObject *object)
{
  g_ptr_array_unref (NABIJ_HELD_RECORDINGS (object)->recordings);

  G_OBJECT_CLASS (nabij_held_recordings_parent_class)->finalize (object);
}

static void
nabij_held_recordings_class_init (NabijHeldRecordingsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_held_recordings_finalize;

  /**
   * NabijHeldRecordings::changed:
   * @self: the recordings
   *
   * Something else is held.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_held_recordings_init (NabijHeldRecordings *self)
{
  self->recordings = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
}

/**
 * nabij_held_recordings_new:
 *
 * Makes one that holds nothing.
 *
 * Returns: (transfer full): the recordings
 */
NabijHeldRecordings *
nabij_held_recordings_new (void)
{
  return g_object_new (NABIJ_TYPE_HELD_RECORDINGS, NULL);
}

/**
 * nabij_held_recordings_hold:
 * @self: the recordings
 * @recording: (transfer none): what could not be kept, with its sound
 *
 * Holds a recording, in place of what was held of the same line and voice.
 */
void
nabij_held_recordings_hold (NabijHeldRecordings *self,
                            NabijRecording      *recording)
{
  const NabijRecordingFields *fields;

  g_return_if_fail (NABIJ_IS_HELD_RECORDINGS (self));
  g_return_if_fail (recording != NULL);

  /* First a reference: it may be the one that is held. */
  nabij_recording_ref (recording);
  fields = nabij_recording_get_fields (recording);
  remove_line (self, fields->speaker, fields->line);
  g_ptr_array_add (self->recordings, recording);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * nabij_held_recordings_let_go:
 * @self: the recordings
 * @speaker: who speaks
 * @line: the id of a line
 *
 * Lets go of a line, because it is kept now. That it is not held is no error.
 */
void
nabij_held_recordings_let_go (NabijHeldRecordings *self,
                              const char          *speaker,
                              const char          *line)
{
  g_return_if_fail (NABIJ_IS_HELD_RECORDINGS (self));
  g_return_if_fail (speaker != NULL && line != NULL);

  if (remove_line (self, speaker, line))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * nabij_held_recordings_rename:
 * @self: the recordings
 * @from: what a voice was called
 * @to: what it is called now
 *
 * Lets what is held follow the new name of a voice.
 */
void
nabij_held_recordings_rename (NabijHeldRecordings *self,
                              const char          *from,
                              const char          *to)
{
  gboolean is_changed = FALSE;

  g_return_if_fail (NABIJ_IS_HELD_RECORDINGS (self));
  g_return_if_fail (from != NULL && to != NULL);

  for (guint i = 0; i < self->recordings->len; i++) {
    NabijRecording      *recording = self->recordings->pdata[i];
    NabijRecordingFields fields = *nabij_recording_get_fields (recording);

    if (!g_str_equal (fields.speaker, from))
      continue;
    fields.speaker = to;
    self->recordings->pdata[i] = nabij_recording_new (&fields, nabij_recording_get_sound (recording));
    nabij_recording_unref (recording);
    is_changed = TRUE;
  }
  if (is_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * nabij_held_recordings_clear:
 * @self: the recordings
 *
 * Lets go of everything, because everything was deleted.
 */
void
nabij_held_recordings_clear (NabijHeldRecordings *self)
{
  g_return_if_fail (NABIJ_IS_HELD_RECORDINGS (self));

  self->n_clearings += 1;
  if (self->recordings->len == 0)
    return;

  g_ptr_array_set_size (self->recordings, 0);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * nabij_held_recordings_get_n_clearings:
 * @self: the recordings
 *
 * Tells how often everything was deleted, for whoever holds something else that must not come back then.
 *
 * Returns: how often
 */
guint
nabij_held_recordings_get_n_clearings (NabijHeldRecordings *self)
{
  g_return_val_if_fail (NABIJ_IS_HELD_RECORDINGS (self), 0);

  return self->n_clearings;
}

/**
 * nabij_held_recordings_find:
 * @self: the recordings
 * @speaker: (nullable): who speaks, or `NULL` for nobody
 * @line: the id of a line
 *
 * Returns: (transfer none) (nullable): what is held of it, until the next change, or `NULL`
 */
NabijRecording *
nabij_held_recordings_find (NabijHeldRecordings *self,
                            const char          *speaker,
                            const char          *line)
{
  g_return_val_if_fail (NABIJ_IS_HELD_RECORDINGS (self), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  for (guint i = 0; i < self->recordings->len; i++) {
    const NabijRecordingFields *fields = nabij_recording_get_fields (self->recordings->pdata[i]);

    if (g_strcmp0 (fields->speaker, speaker) == 0 && g_str_equal (fields->line, line))
      return self->recordings->pdata[i];
  }
  return NULL;
}

/**
 * nabij_held_recordings_get_speaker:
 * @self: the recordings
 *
 * Tells whose voice is waiting to be kept.
 *
 * Returns: (transfer none) (nullable): a name, until the next change, or `NULL` where nothing is held
 */
const char *
nabij_held_recordings_get_speaker (NabijHeldRecordings *self)
{
  g_return_val_if_fail (NABIJ_IS_HELD_RECORDINGS (self), NULL);

  return self->recordings->len > 0 ? nabij_recording_get_fields (self->recordings->pdata[0])->speaker : NULL;
}
