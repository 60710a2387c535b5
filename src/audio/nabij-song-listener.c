/* nabij-song-listener.c
 *
 * All of this runs on a worker; the probes run on GStreamer's streaming thread and only count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song-listener.h"

#include "nabij-audio-error.h"
#include "nabij-frames.h"
#include "nabij-gstreamer.h"
#include "nabij-song-decoder.h"

#include <glib/gi18n-lib.h>
#include <gst/gst.h>
#include <math.h>
#include <string.h>

#define RATE G_GINT64_CONSTANT (48000)
#define LONGEST_FRAMES (NABIJ_SONG_MINUTES_MAX * 60 * RATE)
#define LOOK_MS 50
/* A decoder that has come to nothing new in this time never will. */
#define STALLED_US (20 * G_TIME_SPAN_SECOND)

/* What is softer than -60 dB all along is not heard. */
#define SILENT_PEAK 0.001
/* So much less than a file announces is missing at its end when it was cut off. */
#define CUT_OFF_SHARE 0.03
#define CUT_OFF_US (2 * G_TIME_SPAN_SECOND)
/* After its gain the loudest sample of a song stays this far below full, in decibels. */
#define HEADROOM_DB 1.0
#define GAIN_DB_MAX 15.0
#define GAIN_DB_MIN -30.0

/* What the streaming thread counts while it listens. */
typedef struct {
  GMutex lock;
  gint64 n_frames;
  double peak;
  char  *title;
} Listener;

static void
set_damaged (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_DAMAGED,
                       _ ("This song cannot be played to its end: the file is damaged. Another copy of it may work."));
}

static GstPadProbeReturn
count_cb (GstPad          *pad,
          GstPadProbeInfo *info,
          gpointer         user_data)
{
  Listener  *self = user_data;
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  GstMapInfo map;
  float      peak = 0.0f;

  if (!gst_buffer_map (buffer, &map, GST_MAP_READ))
    return GST_PAD_PROBE_OK;

  for (gsize i = 0; i < map.size / sizeof (float); i++)
    peak = MAX (peak, fabsf (((const float *)map.data)[i]));

  g_mutex_lock (&self->lock);
  self->n_frames += (gint64)(map.size / (2 * sizeof (float)));
  self->peak = MAX (self->peak, (double)peak);
  g_mutex_unlock (&self->lock);
  gst_buffer_unmap (buffer, &map);

  return GST_PAD_PROBE_OK;
}

/* Keeps the title, and lets no loudness through that somebody else has written into the file. */
static GstPadProbeReturn
tags_cb (GstPad          *pad,
         GstPadProbeInfo *info,
         gpointer         user_data)
{
  Listener        *self = user_data;
  GstTagList      *tags;
  g_autofree char *title = NULL;

  if (GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info)) != GST_EVENT_TAG)
    return GST_PAD_PROBE_OK;

  gst_event_parse_tag (GST_PAD_PROBE_INFO_EVENT (info), &tags);
  if (gst_tag_list_get_string (tags, GST_TAG_TITLE, &title)) {
    g_mutex_lock (&self->lock);
    g_free (self->title);
    self->title = g_steal_pointer (&title);
    g_mutex_unlock (&self->lock);
  }
  return GST_PAD_PROBE_DROP;
}

static gint64
get_announced_us (GstElement *pipeline)
{
  gint64 duration;

  return gst_element_query_duration (pipeline, GST_FORMAT_TIME, &duration) && duration > 0 ? duration / 1000 : 0;
}

/* What was heard of a whole file, and whether that is a song. */
static NabijSong *
judge (Listener         *heard,
       NabijSongDecoder *decoder,
       gint64            announced_us,
       double            gain_db,
       GError          **error)
{
  const gint64 duration_us = nabij_frames_to_us (heard->n_frames);
  NabijSong   *song;

  if (heard->n_frames == 0) {
    g_propagate_error (error, nabij_song_decoder_explain (decoder, NULL));
    return NULL;
  }
  if (duration_us + CUT_OFF_US + (gint64)(CUT_OFF_SHARE * (double)announced_us) < announced_us) {
    set_damaged (error);
    return NULL;
  }
  if (heard->peak < SILENT_PEAK) {
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_SILENT,
                         _ ("Nothing is heard in this file. Another one may work."));
    return NULL;
  }

  song = g_new0 (NabijSong, 1);
  song->title = g_steal_pointer (&heard->title);
  song->duration_us = duration_us;
  song->gain_db = CLAMP (MIN (gain_db, -HEADROOM_DB - 20.0 * log10 (heard->peak)), GAIN_DB_MIN, GAIN_DB_MAX);
  return song;
}

/* Follows the pipeline until it is over, too much, cancelled or stuck. */
static NabijSong *
follow (GstElement           *pipeline,
        NabijSongDecoder     *decoder,
        Listener             *listener,
        GCancellable         *cancellable,
        NabijSongProgressFunc progress,
        gpointer              progress_data,
        GError              **error)
{
  g_autoptr (GstBus) bus = gst_element_get_bus (pipeline);
  gint64 announced_us = 0;
  gint64 last_frames = -1;
  gint64 last_moved_us = g_get_monotonic_time ();
  double gain_db = 0.0;

  while (TRUE) {
    g_autoptr (GstMessage) message = NULL;
    g_autoptr (GError) reason = NULL;
    g_autoptr (GstTagList) tags = NULL;
    gint64 n_frames;

    message = gst_bus_timed_pop_filtered (bus, LOOK_MS * GST_MSECOND, GST_MESSAGE_EOS | GST_MESSAGE_ERROR | GST_MESSAGE_TAG);
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return NULL;

    g_mutex_lock (&listener->lock);
    n_frames = listener->n_frames;
    g_mutex_unlock (&listener->lock);

    /* At the end the file can be asked no more, so what it announces is asked before. */
    if (announced_us == 0 && n_frames > 0)
      announced_us = get_announced_us (pipeline);

    if (n_frames > LONGEST_FRAMES) {
      g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_TOO_LONG,
                           _ ("This lasts longer than 20 minutes. One song is enough."));
      return NULL;
    }
    if (message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_ERROR) {
      gst_message_parse_error (message, &reason, NULL);
      g_info ("The song is not taken: %s", reason->message);
      g_propagate_error (error, nabij_song_decoder_explain (decoder, reason));
      return NULL;
    }
    if (message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_TAG) {
      gst_message_parse_tag (message, &tags);
      gst_tag_list_get_double (tags, GST_TAG_TRACK_GAIN, &gain_db);
    }
    if (message != NULL && GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
      return judge (listener, decoder, announced_us, gain_db, error);

    if (n_frames != last_frames) {
      last_frames = n_frames;
      last_moved_us = g_get_monotonic_time ();
      if (announced_us > 0)
        progress (MIN (1.0, (double)nabij_frames_to_us (n_frames) / (double)announced_us), progress_data);
    } else if (g_get_monotonic_time () - last_moved_us > STALLED_US) {
      set_damaged (error);
      return NULL;
    }
  }
}

static guint32
read_32 (const guint8 *bytes)
{
  return (guint32)bytes[0] << 24 | (guint32)bytes[1] << 16 | (guint32)bytes[2] << 8 | bytes[3];
}

/* An MP3 file says in its first frame how many bytes it has. GStreamer leaves that aside where it does not
 * agree with the file, so that one that was cut off would seem to be a shorter song. */
static gboolean
is_cut_off_mp3 (const char *path)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  const guint8 *bytes;
  gsize         n_bytes;
  gsize         first = 0;

  if (file == NULL)
    return FALSE;
  bytes = (const guint8 *)g_mapped_file_get_contents (file);
  n_bytes = g_mapped_file_get_length (file);

  /* The length of an ID3 tag has seven bits in each byte. */
  if (n_bytes > 10 && memcmp (bytes, "ID3", 3) == 0)
    first = 10 + ((gsize)(bytes[6] & 0x7f) << 21 | (gsize)(bytes[7] & 0x7f) << 14 | (gsize)(bytes[8] & 0x7f) << 7 | (bytes[9] & 0x7f));
  if (first + 64 > n_bytes || bytes[first] != 0xff || (bytes[first + 1] & 0xe0) != 0xe0)
    return FALSE;

  for (gsize at = first + 4; at < first + 48; at++) {
    const gboolean is_head = memcmp (bytes + at, "Xing", 4) == 0 || memcmp (bytes + at, "Info", 4) == 0;

    if (is_head && (read_32 (bytes + at + 4) & 2) != 0) {
      const gsize place = at + 8 + ((read_32 (bytes + at + 4) & 1) != 0 ? 4 : 0);

      return place + 4 <= n_bytes && (double)read_32 (bytes + place) * (1.0 - CUT_OFF_SHARE) > (double)(n_bytes - first);
    }
  }
  return FALSE;
}

/**
 * nabij_song_listen:
 * @path: (type filename): a file of this computer
 * @cancellable: (nullable): to stop it
 * @progress: called on this thread with the share that was heard, 0…1
 * @progress_data: data for @progress
 * @error: return location for an error
 *
 * Plays a file once, into nothing and as fast as it goes, and measures it. It takes seconds, so call
 * it on a worker. GStreamer must have been started.
 *
 * Errors: `NABIJ_AUDIO_ERROR` for what is no song, `G_IO_ERROR_CANCELLED`.
 *
 * Returns: (transfer full) (nullable): the song, whose title may be `NULL`, or `NULL` with @error set
 */
NabijSong *
nabij_song_listen (const char           *path,
                   GCancellable         *cancellable,
                   NabijSongProgressFunc progress,
                   gpointer              progress_data,
                   GError              **error)
{
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstPad) tags = NULL;
  g_autoptr (GstPad) sound = NULL;
  Listener    listener = { 0 };
  NabijSong  *song;
  GstElement *decoder;
  GstElement *analysis;
  GstElement *sink;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (progress != NULL, NULL);

  if (is_cut_off_mp3 (path)) {
    set_damaged (error);
    return NULL;
  }
  if (!nabij_gstreamer_check ((const char *const[]){ "rganalysis", "fakesink", NULL }, error))
    return NULL;
  decoder = nabij_song_decoder_new (path, error);
  if (decoder == NULL)
    return NULL;

  pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  analysis = gst_element_factory_make ("rganalysis", NULL);
  sink = gst_element_factory_make ("fakesink", NULL);
  g_object_set (analysis, "message", FALSE, NULL);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), decoder, analysis, sink, NULL);
  gst_element_link_many (decoder, analysis, sink, NULL);

  g_mutex_init (&listener.lock);
  tags = gst_element_get_static_pad (analysis, "sink");
  sound = gst_element_get_static_pad (sink, "sink");
  gst_pad_add_probe (tags, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM, tags_cb, &listener, NULL);
  gst_pad_add_probe (sound, GST_PAD_PROBE_TYPE_BUFFER, count_cb, &listener, NULL);

  /* What goes wrong at this step comes as a message, too. */
  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  song = follow (pipeline, NABIJ_SONG_DECODER (decoder), &listener, cancellable, progress, progress_data, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  g_mutex_clear (&listener.lock);
  g_free (listener.title);
  return song;
}
