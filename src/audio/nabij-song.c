/* nabij-song.c
 *
 * `take_in_thread()` and all that it calls run on a worker of their own. The caller's thread begins
 * and finishes, and is told of the progress (`report_cb()`).
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"
#include "nabij-song-listener.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define COPY_BYTES (64 * 1024)
/* How much of the progress the copying is. */
#define COPY_SHARE 0.1

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

/* Where what the worker does is told. */
typedef struct {
  Take         *take;
  GCancellable *cancellable;
} Reporting;

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

/* On the worker. */
static void
report (double     value,
        Reporting *self)
{
  Report *one;

  if (self->take->progress == NULL)
    return;

  one = g_new0 (Report, 1);
  one->progress = self->take->progress;
  one->progress_data = self->take->progress_data;
  one->cancellable = self->cancellable != NULL ? g_object_ref (self->cancellable) : NULL;
  one->value = CLAMP (value, 0.0, 1.0);
  g_main_context_invoke_full (self->take->context, G_PRIORITY_DEFAULT, report_cb, one, report_free);
}

static void
heard_cb (double   share,
          gpointer user_data)
{
  report (COPY_SHARE + (1.0 - COPY_SHARE) * share, user_data);
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
  Reporting reporting = { take, cancellable };

  if (!nabij_gstreamer_init (error) || !check_file (take->from, &name, cancellable, error))
    return NULL;
  if (g_mkdir_with_parents (folder, 0700) != 0) {
    set_write_error (error, errno);
    return NULL;
  }

  if (copy (take->from, part, cancellable, error)) {
    report (COPY_SHARE, &reporting);
    song = nabij_song_listen (part, cancellable, heard_cb, &reporting, error);
  }
  if (song == NULL || g_cancellable_set_error_if_cancelled (cancellable, error) || !keep (part, to, error)) {
    g_unlink (part);
    return NULL;
  }

  song->title = make_title (song->title, name);
  report (1.0, &reporting);
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
 * @cancellable: (nullable): to stop it; nothing is left of it then, unless it was done already
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
  /* Only the worker knows whether something is left of it. */
  g_task_set_check_cancellable (task, FALSE);
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
