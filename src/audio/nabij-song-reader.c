/* nabij-song-reader.c
 *
 * All functions but the first are called by one streaming thread. They wait for the decoder, which
 * is far ahead, and never for long.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song-reader.h"

#include "nabij-audio-error.h"
#include "nabij-frames.h"
#include "nabij-gstreamer.h"
#include "nabij-song-decoder.h"

#include <glib/gi18n-lib.h>
#include <gst/app/gstappsink.h>
#include <gst/gst.h>
#include <string.h>

#define RATE 48000
/* So much is decoded ahead, at most; a decoder gives some hundredths of a second at a time. */
#define AHEAD_BUFFERS 60
/* Who has given nothing in this time is broken. A disk that must wake up first takes some seconds. */
#define PATIENCE (8 * GST_SECOND)

struct _NabijSongReader {
  GstElement *pipeline;
  GstElement *decoder; /* owned by the pipeline */
  GstElement *sink;    /* owned by the pipeline */
  GstSample  *sample;  /* what was pulled, and not yet given in full */
  gsize       taken;   /* how many bytes of it were given */
  gint64      n_frames;
  gboolean    is_over;
  const char *trouble; /* what to say where it cannot be played */
};

/* What the decoder has to say about why nothing comes. */
static void
set_error (NabijSongReader *self,
           GError         **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr (GstMessage) message = gst_bus_pop_filtered (bus, GST_MESSAGE_ERROR);
  g_autoptr (GError) reason = NULL;

  if (message != NULL)
    gst_message_parse_error (message, &reason, NULL);
  g_info ("The song stops: %s", reason != NULL ? reason->message : "nothing comes any more");
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_DAMAGED, self->trouble);
}

static void
drop_sample (NabijSongReader *self)
{
  g_clear_pointer (&self->sample, gst_sample_unref);
  self->taken = 0;
}

static gboolean
has_failed (NabijSongReader *self)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (self->pipeline);
  g_autoptr (GstMessage) message = gst_bus_peek (bus);

  while (message != NULL && GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR) {
    gst_message_unref (gst_bus_pop (bus));
    gst_message_unref (message);
    message = gst_bus_peek (bus);
  }
  return message != NULL;
}

static gboolean
pull (NabijSongReader *self,
      GError         **error)
{
  const gint64 until_us = g_get_monotonic_time () + (gint64)(PATIENCE / GST_USECOND);

  drop_sample (self);
  while (self->sample == NULL) {
    self->sample = gst_app_sink_try_pull_sample (GST_APP_SINK (self->sink), GST_SECOND / 10);
    if (self->sample != NULL)
      break;
    if (has_failed (self) || g_get_monotonic_time () > until_us) {
      set_error (self, error);
      return FALSE;
    }
    if (gst_app_sink_is_eos (GST_APP_SINK (self->sink))) {
      self->is_over = TRUE;
      break;
    }
  }
  return TRUE;
}

static NabijSongReader *
make_reader (GstElement *decoder,
             const char *trouble)
{
  NabijSongReader *self = g_new0 (NabijSongReader, 1);

  self->trouble = trouble;
  self->n_frames = -1;
  self->pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  self->decoder = decoder;
  self->sink = gst_element_factory_make ("appsink", NULL);
  g_object_set (self->sink, "sync", FALSE, "max-buffers", AHEAD_BUFFERS, NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), decoder, self->sink, NULL);
  gst_element_link (decoder, self->sink);
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);

  return self;
}

/**
 * nabij_song_reader_new:
 * @path: (type filename): the family's song
 * @error: return location for an error
 *
 * Opens a song and begins to decode it in the background, a few seconds ahead of what is read.
 *
 * Errors: `NABIJ_AUDIO_ERROR_SONG_VANISHED`, `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`. What is wrong inside
 * of the file shows only when it is read.
 *
 * Returns: (transfer full) (nullable): the reader, or `NULL` with @error set
 */
NabijSongReader *
nabij_song_reader_new (const char *path,
                       GError    **error)
{
  GstElement *decoder;

  if (!nabij_gstreamer_check ((const char *const[]){ "appsink", NULL }, error))
    return NULL;
  decoder = nabij_song_decoder_new (path, error);
  if (decoder == NULL)
    return NULL;

  return make_reader (decoder, _ ("Your song cannot be played. You can choose it again."));
}

/**
 * nabij_song_reader_new_for_bytes:
 * @bytes: a song that was recorded here
 * @error: return location for an error
 *
 * Opens a song in memory, as [func@song_reader_new] does with a file.
 *
 * Errors: `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`.
 *
 * Returns: (transfer full) (nullable): the reader, or `NULL` with @error set
 */
NabijSongReader *
nabij_song_reader_new_for_bytes (GBytes  *bytes,
                                 GError **error)
{
  GstElement *decoder;

  if (!nabij_gstreamer_check ((const char *const[]){ "appsink", NULL }, error))
    return NULL;
  decoder = nabij_song_decoder_new_for_bytes (bytes, error);
  if (decoder == NULL)
    return NULL;

  return make_reader (decoder, nabij_audio_error_get_damaged_words ());
}

/**
 * nabij_song_reader_free:
 * @self: (transfer full): a reader
 *
 * Closes the song.
 */
void
nabij_song_reader_free (NabijSongReader *self)
{
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  drop_sample (self);
  gst_object_unref (self->pipeline);
  g_free (self);
}

/**
 * nabij_song_reader_seek:
 * @self: a reader
 * @frame: where to go on, in frames from the beginning, ≥ 0
 * @error: return location for an error
 *
 * Goes to another place of the song.
 *
 * Errors: `NABIJ_AUDIO_ERROR_SONG_DAMAGED`.
 *
 * Returns: `FALSE` with @error set
 */
gboolean
nabij_song_reader_seek (NabijSongReader *self,
                        gint64           frame,
                        GError         **error)
{
  g_return_val_if_fail (self != NULL && frame >= 0, FALSE);

  /* Only when the first sound is there the file is known well enough. */
  if (self->sample == NULL && !self->is_over && !pull (self, error))
    return FALSE;

  drop_sample (self);
  self->is_over = FALSE;
  if (gst_element_seek_simple (self->pipeline, GST_FORMAT_TIME, GST_SEEK_FLAG_FLUSH | GST_SEEK_FLAG_ACCURATE,
                               (gint64)gst_util_uint64_scale_int ((guint64)frame, GST_SECOND, RATE)))
    return TRUE;

  set_error (self, error);
  return FALSE;
}

/**
 * nabij_song_reader_read:
 * @self: a reader
 * @frames: (out caller-allocates): stereo frames; silence behind the end of the song
 * @n_frames: how many
 * @error: return location for an error
 *
 * Reads the next stretch of the song.
 *
 * Errors: `NABIJ_AUDIO_ERROR_SONG_DAMAGED`.
 *
 * Returns: `FALSE` with @error set; @frames are silent then
 */
gboolean
nabij_song_reader_read (NabijSongReader *self,
                        float           *frames,
                        guint            n_frames,
                        GError         **error)
{
  char *target = (char *)frames;
  gsize n_left = n_frames * NABIJ_BYTES_PER_FRAME;

  g_return_val_if_fail (self != NULL, FALSE);

  memset (frames, 0, n_left);
  while (n_left > 0 && !self->is_over) {
    gsize n;

    if (self->sample == NULL && !pull (self, error))
      return FALSE;
    if (self->sample == NULL)
      break;

    n = gst_buffer_extract (gst_sample_get_buffer (self->sample), self->taken, target, n_left);
    self->taken += n;
    target += n;
    n_left -= n;
    if (n == 0 || self->taken >= gst_buffer_get_size (gst_sample_get_buffer (self->sample)))
      drop_sample (self);
  }
  return TRUE;
}

/**
 * nabij_song_reader_get_n_frames:
 * @self: a reader
 *
 * Tells how long the song says that it is.
 *
 * Returns: the number of frames, or `G_MAXINT64` where that is not known
 */
gint64
nabij_song_reader_get_n_frames (NabijSongReader *self)
{
  gint64 duration;

  g_return_val_if_fail (self != NULL, G_MAXINT64);

  if (self->n_frames < 0 && gst_element_query_duration (self->decoder, GST_FORMAT_TIME, &duration) && duration > 0)
    self->n_frames = (gint64)gst_util_uint64_scale_int ((guint64)duration, RATE, GST_SECOND);
  return self->n_frames >= 0 ? self->n_frames : G_MAXINT64;
}
