/* nabij-recording.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-recording.h"

struct _NabijRecording {
  NabijRecordingFields fields; /* its strings belong to us */
  GBytes              *sound;  /* NULL where it was not read */
};

G_DEFINE_BOXED_TYPE (NabijRecording, nabij_recording, nabij_recording_ref, nabij_recording_unref)

static void
recording_clear (gpointer data)
{
  NabijRecording *self = data;

  g_free ((char *)self->fields.uuid);
  g_free ((char *)self->fields.speaker);
  g_free ((char *)self->fields.line);
  g_free ((char *)self->fields.words);
  g_clear_pointer (&self->sound, g_bytes_unref);
}

/**
 * nabij_recording_new:
 * @fields: what is known of it; without @uuid it gets one
 * @sound: (nullable): Opus in Ogg, or `NULL` where only what is known of it is needed
 *
 * Makes a recording.
 *
 * Returns: (transfer full): the recording
 */
NabijRecording *
nabij_recording_new (const NabijRecordingFields *fields,
                     GBytes                     *sound)
{
  NabijRecording *self;

  g_return_val_if_fail (fields != NULL, NULL);
  g_return_val_if_fail (fields->speaker != NULL && *fields->speaker != '\0', NULL);
  g_return_val_if_fail (fields->line != NULL && *fields->line != '\0', NULL);
  g_return_val_if_fail (fields->words != NULL, NULL);
  g_return_val_if_fail (fields->duration_us > 0 && fields->duration_us <= NABIJ_RECORDING_DURATION_MAX_US, NULL);

  self = g_atomic_rc_box_new0 (NabijRecording);
  self->fields = *fields;
  self->fields.uuid = fields->uuid != NULL ? g_strdup (fields->uuid) : g_uuid_string_random ();
  self->fields.speaker = g_strdup (fields->speaker);
  self->fields.line = g_strdup (fields->line);
  self->fields.words = g_strdup (fields->words);
  self->sound = sound != NULL ? g_bytes_ref (sound) : NULL;
  return self;
}

/**
 * nabij_recording_ref:
 * @self: a recording
 *
 * Returns: (transfer full): the same recording
 */
NabijRecording *
nabij_recording_ref (NabijRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * nabij_recording_unref:
 * @self: (transfer full): a recording
 *
 * Lets go of a recording.
 */
void
nabij_recording_unref (NabijRecording *self)
{
  g_return_if_fail (self != NULL);

  g_atomic_rc_box_release_full (self, recording_clear);
}

/**
 * nabij_recording_get_fields:
 * @self: a recording
 *
 * Returns: (transfer none): what is known of it
 */
const NabijRecordingFields *
nabij_recording_get_fields (NabijRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->fields;
}

/**
 * nabij_recording_get_sound:
 * @self: a recording
 *
 * Returns: (transfer none) (nullable): Opus in Ogg, or `NULL` where it was not read
 */
GBytes *
nabij_recording_get_sound (NabijRecording *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sound;
}
