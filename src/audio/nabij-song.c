/* nabij-song.c
 *
 * Everything from `take_in_thread()` down to the copying and listening runs on a worker of its own;
 * the probes run on GStreamer's streaming thread and only count. The caller's thread begins and
 * finishes, and is told of the progress.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-song-decoder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gst/gst.h>
#include <math.h>
#include <unistd.h>

#define RATE G_GINT64_CONSTANT (48000)
#define LONGEST_FRAMES (NABIJ_SONG_MINUTES_MAX * 60 * RATE)
#define COPY_BYTES (64 * 1024)
/* How much of the progress the copying is. */
#define COPY_SHARE 0.1
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
#define TITLE_CHARACTERS 200

typedef struct {
  GFile                *from;
  GFile                *to;
  NabijSongProgressFunc progress;
  gpointer              progress_data;
  GMainContext         *context;
} Take;

typedef struct {
  NabijSongProgressFunc progress;
  gpointer              progress_data;
  GCancellable         *cancellable;
  double                value;
} Report;

/* What the streaming thread counts while it listens. */
typedef struct {
  GMutex lock;
  gint64 n_frames;
  double peak;
  char  *title;
} Listener;

/* One song after the other: they would all be copied to the same place. */
static GMutex take_lock;

static void
take_free (gpointer data)
{
  Take *self = data;

  g_object_unref (self->from);
  g_object_unref (self->to);
  g_main_context_unref (self->context);
  g_free (self);
}

static void
report_free (gpointer data)
{
  Report *self = data;

  g_clear_object (&self->cancellable);
  g_free (self);
}

/* On the caller's thread. Whoever has cancelled does not wait for progress any more. */
static gboolean
report_cb (gpointer user_data)
{
  Report *self = user_data;

  if (!g_cancellable_is_cancelled (self->cancellable))
    self->progress (self->value, self->progress_data);
  return G_SOURCE_REMOVE;
}

static void
report (Take         *take,
        GCancellable *cancellable,
        double        value)
{
  Report *one;

  if (take->progress == NULL)
    return;

  one = g_new0 (Report, 1);
  one->progress = take->progress;
  one->progress_data = take->progress_data;
  one->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  one->value = CLAMP (value, 0.0, 1.0);
  g_main_context_invoke_full (take->context, G_PRIORITY_DEFAULT, report_cb, one, report_free);
}

/* The system's own words come in the language of its locale, and few people know what they mean. */
static void
set_read_error (GError      **error,
                const GError *reason)
{
  if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, reason->message);
  else if (g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_VANISHED,
                         _ ("The file of your song is not there. You can choose it again."));
  else
    g_set_error_literal (error, G_IO_ERROR, reason->domain == G_IO_ERROR ? reason->code : G_IO_ERROR_FAILED,
                         _ ("This file cannot be read. Another copy of the song may work."));
}

static void
set_write_error (GError **error,
                 int      code)
{
  g_info ("The song cannot be written: %s", g_strerror (code));
  if (code == ENOSPC || code == EDQUOT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("The song could not be kept: there is no room left."));
  else
    g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), _ ("The song could not be kept on this computer."));
}

static gboolean
set_not_a_song (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NOT_A_SONG,
                       _ ("There is no music in this file. A song as MP3, Ogg, FLAC, WAV or M4A works."));
  return FALSE;
}

static gboolean
set_too_large (GError **error)
{
  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_TOO_LARGE,
                       _ ("This file is larger than 100 MB. The same song as MP3 or Ogg is smaller."));
  return FALSE;
}

/* Looks before anything is opened: opening a pipe would wait for somebody at its other end. */
static gboolean
check_file (GFile        *file,
            char        **name,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInfo) info = NULL;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE "," G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME,
                            G_FILE_QUERY_INFO_NONE, cancellable, &reason);
  if (info == NULL) {
    set_read_error (error, reason);
    return FALSE;
  }
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR || g_file_info_get_size (info) == 0)
    return set_not_a_song (error);
  if (g_file_info_get_size (info) > NABIJ_SONG_BYTES_MAX)
    return set_too_large (error);

  *name = g_strdup (g_file_info_get_display_name (info));
  return TRUE;
}

static gboolean
write_all (int         descriptor,
           const char *bytes,
           gsize       n_bytes)
{
  while (n_bytes > 0) {
    const ssize_t n = write (descriptor, bytes, n_bytes);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return FALSE;
    bytes += n;
    n_bytes -= (gsize)n;
  }
  return TRUE;
}

static gboolean
copy_stream (GInputStream *stream,
             int           descriptor,
             GCancellable *cancellable,
             GError      **error)
{
  g_autofree char *bytes = g_malloc (COPY_BYTES);
  gint64           n_whole = 0;

  while (TRUE) {
    g_autoptr (GError) reason = NULL;
    const gssize n = g_input_stream_read (stream, bytes, COPY_BYTES, cancellable, &reason);

    if (n < 0) {
      set_read_error (error, reason);
      return FALSE;
    }
    if (n == 0)
      break;
    /* It may have grown since it was looked at. */
    n_whole += n;
    if (n_whole > NABIJ_SONG_BYTES_MAX)
      return set_too_large (error);
    if (!write_all (descriptor, bytes, (gsize)n)) {
      set_write_error (error, errno);
      return FALSE;
    }
  }

  if (fsync (descriptor) != 0) {
    set_write_error (error, errno);
    return FALSE;
  }
  return TRUE;
}

/* Copies first, and listens to the copy: what was listened to is what is kept, whatever happens to
 * the file meanwhile. */
static gboolean
copy (GFile        *from,
      const char   *to,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  int      descriptor;
  gboolean is_whole;

  stream = g_file_read (from, cancellable, &reason);
  if (stream == NULL) {
    set_read_error (error, reason);
    return FALSE;
  }

  /* What a crash has left behind is only in the way. */
  g_unlink (to);
  descriptor = g_open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (descriptor < 0) {
    set_write_error (error, errno);
    return FALSE;
  }
  is_whole = copy_stream (G_INPUT_STREAM (stream), descriptor, cancellable, error);
  close (descriptor);

  return is_whole;
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
frames_to_us (gint64 n_frames)
{
  return n_frames * 125 / 6;
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
  const gint64 duration_us = frames_to_us (heard->n_frames);
  NabijSong   *song;

  if (heard->n_frames == 0) {
    g_propagate_error (error, nabij_song_decoder_explain (decoder, NULL));
    return NULL;
  }
  if (duration_us + CUT_OFF_US + (gint64)(CUT_OFF_SHARE * (double)announced_us) < announced_us) {
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_DAMAGED,
                         _ ("This song cannot be played to its end: the file is damaged. Another copy of it may work."));
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
follow (Take             *take,
        GstElement       *pipeline,
        NabijSongDecoder *decoder,
        Listener         *listener,
        GCancellable     *cancellable,
        GError          **error)
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
        report (take, cancellable, COPY_SHARE + (1.0 - COPY_SHARE) * (double)frames_to_us (n_frames) / (double)announced_us);
    } else if (g_get_monotonic_time () - last_moved_us > STALLED_US) {
      g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_DAMAGED,
                           _ ("This song cannot be played to its end: the file is damaged. Another copy of it may work."));
      return NULL;
    }
  }
}

/* Plays a file once, as fast as it goes, into nothing. */
static NabijSong *
listen (Take         *take,
        const char   *path,
        GCancellable *cancellable,
        GError      **error)
{
  g_autoptr (GstElement) pipeline = NULL;
  g_autoptr (GstPad) tags = NULL;
  g_autoptr (GstPad) sound = NULL;
  Listener    listener = { 0 };
  NabijSong  *song;
  GstElement *decoder;
  GstElement *analysis;
  GstElement *sink;

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
  song = follow (take, pipeline, NABIJ_SONG_DECODER (decoder), &listener, cancellable, error);
  gst_element_set_state (pipeline, GST_STATE_NULL);

  g_mutex_clear (&listener.lock);
  g_free (listener.title);
  return song;
}

/* A title from the file, or its name without the ending; one line that fits anywhere. */
static char *
make_title (char       *title,
            const char *name)
{
  g_autofree char *valid = NULL;
  g_autofree char *shorter = NULL;

  valid = title != NULL ? g_utf8_make_valid (title, -1) : g_strdup ("");
  g_free (title);
  for (char *c = valid; *c != '\0'; c++) {
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  }
  g_strstrip (valid);
  if (*valid == '\0') {
    char *dot;

    g_free (valid);
    valid = g_strdup (name);
    dot = strrchr (valid, '.');
    if (dot != NULL && dot != valid)
      *dot = '\0';
  }

  if (g_utf8_strlen (valid, -1) <= TITLE_CHARACTERS)
    return g_steal_pointer (&valid);
  shorter = g_utf8_substring (valid, 0, TITLE_CHARACTERS);
  return g_steal_pointer (&shorter);
}

static gboolean
keep (const char *path,
      const char *to,
      GError    **error)
{
  g_autofree char *folder = g_path_get_dirname (to);
  int              descriptor;

  if (g_rename (path, to) != 0) {
    set_write_error (error, errno);
    return FALSE;
  }

  /* The name, too, outlives a power cut. */
  descriptor = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (descriptor >= 0) {
    fsync (descriptor);
    close (descriptor);
  }
  return TRUE;
}

static NabijSong *
take_song (Take         *take,
           GCancellable *cancellable,
           GError      **error)
{
  g_autofree char *to = g_file_get_path (take->to);
  g_autofree char *folder = g_path_get_dirname (to);
  g_autofree char *part = g_strconcat (to, ".part", NULL);
  g_autofree char *name = NULL;
  g_autoptr (NabijSong) song = NULL;

  if (!nabij_gstreamer_init (error) || !check_file (take->from, &name, cancellable, error))
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    set_write_error (error, errno);
    return NULL;
  }

  if (copy (take->from, part, cancellable, error)) {
    report (take, cancellable, COPY_SHARE);
    song = listen (take, part, cancellable, error);
  }
  if (song == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) || !keep (part, to, error)) {
    g_unlink (part);
    return NULL;
  }

  song->title = make_title (song->title, name);
  report (take, cancellable, 1.0);
  return g_steal_pointer (&song);
}

static void
take_in_thread (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError    *error = NULL;
  NabijSong *song;

  g_mutex_lock (&take_lock);
  song = take_song (task_data, cancellable, &error);
  g_mutex_unlock (&take_lock);

  if (song != NULL)
    g_task_return_pointer (task, song, (GDestroyNotify)nabij_song_free);
  else
    g_task_return_error (task, error);
}

/**
 * nabij_song_free:
 * @self: (transfer full): a song
 *
 * Frees it.
 */
void
nabij_song_free (NabijSong *self)
{
  g_free (self->title);
  g_free (self);
}

/**
 * nabij_song_take_async:
 * @from: the file that was chosen
 * @to: where the copy goes, on this computer; what was there before stays until the new one is whole
 * @cancellable: (nullable): to stop it; nothing is left of it then
 * @progress: (nullable) (scope notified): called on the thread of the caller until it is done
 * @progress_data: data for @progress
 * @callback: called on the thread of the caller
 * @user_data: data for @callback
 *
 * Copies a file and listens to the copy to its end, on a worker. Only a song stays: it is recognised
 * by what is in it, at most 100 MB and 20 minutes, heard, and whole. The copy can be read by nobody
 * else.
 */
void
nabij_song_take_async (GFile                *from,
                       GFile                *to,
                       GCancellable         *cancellable,
                       NabijSongProgressFunc progress,
                       gpointer              progress_data,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  g_autoptr (GTask) task = NULL;
  Take *take;

  g_return_if_fail (G_IS_FILE (from));
  g_return_if_fail (G_IS_FILE (to) && g_file_peek_path (to) != NULL);

  take = g_new0 (Take, 1);
  take->from = g_object_ref (from);
  take->to = g_object_ref (to);
  take->progress = progress;
  take->progress_data = progress_data;
  take->context = g_main_context_ref_thread_default ();

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_song_take_async);
  g_task_set_task_data (task, take, take_free);
  g_task_run_in_thread (task, take_in_thread);
}

/**
 * nabij_song_take_finish:
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Tells what was taken in.
 *
 * Errors: `NABIJ_AUDIO_ERROR` for what the file is, `G_IO_ERROR` for the disk, and
 * `G_IO_ERROR_CANCELLED`. All but the last are one sentence for a person.
 *
 * Returns: (transfer full) (nullable): the song, or `NULL` with @error set
 */
NabijSong *
nabij_song_take_finish (GAsyncResult *result,
                        GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
