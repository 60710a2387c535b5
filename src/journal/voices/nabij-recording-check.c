/* nabij-recording-check.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a recording has to be before it comes into the journal, or out of a file that somebody may have
 * edited. Any thread may use it.
 */

#include "config.h"

#include "nabij-recording-check.h"

#include <string.h>

/* Far more than the name of any line has, or any line has words. */
#define LINE_LENGTH_MAX 200
#define WORDS_LENGTH_MAX 10000
/* Where the local time is furthest from UTC, and a day more. */
#define OFFSET_MAX_S (2 * 24 * 3600)

/* The first page of Ogg Opus holds one packet in one segment, so that its name stands in one place
 * (RFC 7845). */
#define OGG_MAGIC "OggS"
#define N_SEGMENTS_OFFSET 26
#define PACKET_OFFSET 28
#define OPUS_MAGIC "OpusHead"

/**
 * nabij_speaker_is_sound:
 * @speaker: (nullable): a name
 *
 * Tells whether somebody who speaks can be called so: with a name that has letters, in sound UTF-8, no
 * longer than `NABIJ_RECORDING_SPEAKER_CHARACTERS_MAX`.
 *
 * Returns: whether it can be
 */
gboolean
nabij_speaker_is_sound (const char *speaker)
{
  return speaker != NULL && *speaker != '\0' && g_utf8_validate (speaker, -1, NULL) &&
         g_utf8_strlen (speaker, -1) <= NABIJ_RECORDING_SPEAKER_CHARACTERS_MAX;
}

/**
 * nabij_recording_fields_are_sound:
 * @fields: what is known of a recording; its strings may be `NULL`
 *
 * Tells whether all that is known of a recording is what it should be.
 *
 * Returns: whether it is
 */
gboolean
nabij_recording_fields_are_sound (const NabijRecordingFields *fields)
{
  g_return_val_if_fail (fields != NULL, FALSE);

  return (fields->uuid == NULL || g_uuid_string_is_valid (fields->uuid)) &&
         nabij_speaker_is_sound (fields->speaker) &&
         fields->line != NULL && *fields->line != '\0' && strlen (fields->line) <= LINE_LENGTH_MAX &&
         g_utf8_validate (fields->line, -1, NULL) &&
         fields->words != NULL && strlen (fields->words) <= WORDS_LENGTH_MAX &&
         g_utf8_validate (fields->words, -1, NULL) &&
         fields->recorded.offset_s >= -OFFSET_MAX_S && fields->recorded.offset_s <= OFFSET_MAX_S &&
         fields->duration_us > 0 && fields->duration_us <= NABIJ_RECORDING_DURATION_MAX_US;
}

/**
 * nabij_recording_sound_is_opus:
 * @sound: (nullable): the bytes of a recording
 *
 * Tells by its beginning whether something may be Opus in Ogg. Whether it can be played is seen when it
 * is.
 *
 * Returns: whether it may be
 */
gboolean
nabij_recording_sound_is_opus (GBytes *sound)
{
  gsize         size = 0;
  const guint8 *bytes = sound != NULL ? g_bytes_get_data (sound, &size) : NULL;

  return size > PACKET_OFFSET + strlen (OPUS_MAGIC) &&
         memcmp (bytes, OGG_MAGIC, strlen (OGG_MAGIC)) == 0 && bytes[N_SEGMENTS_OFFSET] == 1 &&
         memcmp (bytes + PACKET_OFFSET, OPUS_MAGIC, strlen (OPUS_MAGIC)) == 0;
}
