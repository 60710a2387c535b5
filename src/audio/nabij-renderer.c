/* nabij-renderer.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-renderer.h"

#include "nabij-audio-error.h"
#include "nabij-file-format.h"
#include "nabij-session-bin.h"
#include "nabij-song-source.h"
#include "nabij-speech-filter.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gst/gst.h>
#include <unistd.h>

#define PROGRESS_INTERVAL_MS 100
#define BUFFER_MS 100
#define QUEUE_BUFFERS 20
#define ARTIST "Nabij"

struct _NabijRenderer {
  GObject parent_instance;

  NabijBreathPlan *plan;
  NabijMix         mix;
  NabijSpeech     *speech; /* NULL without a voice */
  char            *title;
  char            *sound_dir;
  double           progress;
  char            *warning;

  /* While it renders. */
  GTask            *task;
  GstElement       *pipeline;
  NabijWaterSource *source; /* owned by the pipeline */
  char             *target;
  char             *temporary;
  guint             bus_id;
  guint             progress_id;
  GSource          *cancel_source;
};

enum {
  PROP_0,
  PROP_PROGRESS,
  PROP_WARNING,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (NabijRenderer, nabij_renderer, G_TYPE_OBJECT)

static void
set_progress (NabijRenderer *self,
              double         progress)
{
  if (self->progress == progress)
    return;

  self->progress = progress;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROGRESS]);
}

static void
set_warning (NabijRenderer *self,
             const char    *warning)
{
  if (g_strcmp0 (self->warning, warning) == 0)
    return;

  g_free (self->warning);
  self->warning = g_strdup (warning);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WARNING]);
}

/* Without a recording that is damaged the file is poorer, but it can be heard. */
static void
warn_of_recording (NabijRenderer *self)
{
  set_warning (self, _ ("Something that was recorded cannot be played, so the file was made without it. You can record it again."));
}

/* The system's own words come in the language of its locale, and few people know what they mean. */
static char *
to_sentence (GIOErrorEnum code,
             const char  *name)
{
  switch ((int)code) {
  case G_IO_ERROR_NOT_FOUND:
    return g_strdup_printf (_ ("“%s” could not be saved: that folder is not there."), name);
  case G_IO_ERROR_NO_SPACE:
    return g_strdup_printf (_ ("“%s” could not be saved: there is no room left."), name);
  case G_IO_ERROR_PERMISSION_DENIED:
  case G_IO_ERROR_READ_ONLY:
    return g_strdup_printf (_ ("“%s” could not be saved: nothing may be written there."), name);
  case G_IO_ERROR_IS_DIRECTORY:
  case G_IO_ERROR_NOT_DIRECTORY:
    return g_strdup_printf (_ ("“%s” could not be saved: a folder and a file are in each other’s way."), name);
  default:
    return g_strdup_printf (_ ("“%s” could not be saved there. Another place may work."), name);
  }
}

static void
set_write_error (GError    **error,
                 const char *path,
                 int         code)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *sentence = to_sentence (g_io_error_from_errno (code), name);

  g_info ("%s cannot be written: %s", name, g_strerror (code));
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), sentence);
}

/* Takes everything down, and takes away what was not finished. */
static void
clean_up (NabijRenderer *self)
{
  g_clear_handle_id (&self->bus_id, g_source_remove);
  g_clear_handle_id (&self->progress_id, g_source_remove);
  if (self->cancel_source != NULL)
    g_source_destroy (self->cancel_source);
  g_clear_pointer (&self->cancel_source, g_source_unref);

  self->source = NULL;
  if (self->pipeline != NULL)
    gst_element_set_state (self->pipeline, GST_STATE_NULL);
  gst_clear_object (&self->pipeline);

  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_clear_pointer (&self->temporary, g_free);
  g_clear_pointer (&self->target, g_free);
}

static void
fail (NabijRenderer *self,
      GError        *error)
{
  g_autoptr (GTask) task = g_steal_pointer (&self->task);

  clean_up (self);
  g_task_return_error (task, error);
}

static void
succeed (NabijRenderer *self)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;

  /* The file is closed before it gets its name. */
  gst_element_set_state (self->pipeline, GST_STATE_NULL);
  if (g_rename (self->temporary, self->target) != 0) {
    set_write_error (&error, self->target, errno);
    fail (self, error);
    return;
  }

  g_clear_pointer (&self->temporary, g_free);
  set_progress (self, 1.0);
  task = g_steal_pointer (&self->task);
  clean_up (self);
  g_task_return_boolean (task, TRUE);
}

static gboolean
progress_cb (gpointer user_data)
{
  NabijRenderer *self = user_data;
  const gint64   made_us = nabij_water_source_get_edge_stream_us (self->source);
  const gint64   whole_us = nabij_breath_plan_get_duration_us (self->plan);

  /* The whole is only reached when the file has its name. */
  set_progress (self, CLAMP ((double)made_us / (double)whole_us, 0.0, 0.99));

  return G_SOURCE_CONTINUE;
}

static gboolean
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  NabijRenderer *self = user_data;
  GError        *error = NULL;

  g_cancellable_set_error_if_cancelled (cancellable, &error);
  fail (self, error);

  return G_SOURCE_REMOVE;
}

static GError *
to_person_error (NabijRenderer *self,
                 GstMessage    *message)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *details = NULL;
  GError          *error = NULL;

  gst_message_parse_error (message, &reason, &details);
  g_info ("Rendering failed: %s (%s)", reason->message, details);

  if (g_error_matches (reason, GST_RESOURCE_ERROR, GST_RESOURCE_ERROR_NO_SPACE_LEFT))
    set_write_error (&error, self->target, ENOSPC);
  else if (reason->domain == GST_RESOURCE_ERROR && GST_IS_ELEMENT (message->src) &&
           g_str_has_prefix (GST_OBJECT_NAME (message->src), "filesink"))
    set_write_error (&error, self->target, EIO);
  else
    g_set_error_literal (&error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_FAILED,
                         _ ("The exercise could not be made into a file."));

  return error;
}

static gboolean
message_cb (GstBus     *bus,
            GstMessage *message,
            gpointer    user_data)
{
  NabijRenderer *self = user_data;

  if (gst_message_has_name (message, NABIJ_SPEECH_BROKEN)) {
    warn_of_recording (self);
    return G_SOURCE_CONTINUE;
  }
  /* A song that stops half way is no song to take along. */
  if (gst_message_has_name (message, NABIJ_SONG_SOURCE_BROKEN)) {
    GError *error = NULL;

    gst_structure_get (gst_message_get_structure (message), "error", G_TYPE_ERROR, &error, NULL);
    self->bus_id = 0;
    fail (self, error);
    return G_SOURCE_REMOVE;
  }
  if (GST_MESSAGE_TYPE (message) != GST_MESSAGE_EOS && GST_MESSAGE_TYPE (message) != GST_MESSAGE_ERROR)
    return G_SOURCE_CONTINUE;

  /* The watch ends by what is returned. */
  self->bus_id = 0;
  if (GST_MESSAGE_TYPE (message) == GST_MESSAGE_EOS)
    succeed (self);
  else
    fail (self, to_person_error (self, message));

  return G_SOURCE_REMOVE;
}

/* An empty file beside the target, so that a place that cannot be written is known at once and a
 * file that is there already stays until the new one is whole. */
static gboolean
make_temporary (NabijRenderer *self,
                GError       **error)
{
  g_autofree char *folder = g_path_get_dirname (self->target);
  g_autofree char *temporary = g_build_filename (folder, ".nabij-XXXXXX", NULL);
  int              descriptor;

  if (g_file_test (self->target, G_FILE_TEST_IS_DIR)) {
    set_write_error (error, self->target, EISDIR);
    return FALSE;
  }

  descriptor = g_mkstemp_full (temporary, 0, 0666);
  if (descriptor < 0) {
    set_write_error (error, self->target, errno);
    return FALSE;
  }
  close (descriptor);
  self->temporary = g_steal_pointer (&temporary);

  return TRUE;
}

static gboolean
build_pipeline (NabijRenderer         *self,
                const NabijFileFormat *format,
                GError               **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GstElement) tags = NULL;
  g_autofree char *description = NULL;
  NabijMix         mix;
  GstElement      *session;
  GstElement      *queue;
  GstElement      *encoder;
  GstElement      *sink;

  mix = self->mix;
  /* What was sung takes the place of the song. */
  if (self->speech != NULL && nabij_speech_get_song (self->speech) != NULL)
    mix.song = NULL;
  session = nabij_session_bin_new (self->plan, 0, &mix, self->sound_dir, error);
  if (session == NULL)
    return FALSE;

  self->pipeline = gst_pipeline_new (NULL);
  gst_bin_add (GST_BIN (self->pipeline), session);
  nabij_session_bin_set_buffer_ms (NABIJ_SESSION_BIN (session), BUFFER_MS);
  nabij_session_bin_set_offline (NABIJ_SESSION_BIN (session));
  self->source = nabij_session_bin_get_source (NABIJ_SESSION_BIN (session));
  if (!nabij_session_bin_set_speech (NABIJ_SESSION_BIN (session), self->speech, &reason)) {
    g_info ("There is no song: %s", reason->message);
    g_clear_error (&reason);
    warn_of_recording (self);
  }

  encoder = gst_parse_bin_from_description_full (format->description, TRUE, NULL, GST_PARSE_FLAG_FATAL_ERRORS, &reason);
  if (encoder == NULL) {
    g_info ("The encoder cannot be made: %s", reason->message);
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_FAILED,
                         _ ("The exercise could not be made into a file."));
    return FALSE;
  }

  /* With a queue, one processor makes the sound while another one packs it. */
  queue = gst_element_factory_make ("queue", NULL);
  g_object_set (queue, "max-size-buffers", QUEUE_BUFFERS, "max-size-time", (guint64)0, NULL);
  sink = gst_element_factory_make ("filesink", NULL);
  g_object_set (sink, "location", self->temporary, NULL);
  gst_bin_add_many (GST_BIN (self->pipeline), queue, encoder, sink, NULL);

  if (!gst_element_link_many (session, queue, encoder, sink, NULL)) {
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_FAILED,
                         _ ("The exercise could not be made into a file."));
    return FALSE;
  }

  tags = gst_bin_get_by_name (GST_BIN (encoder), "tags");
  if (GST_IS_TAG_SETTER (tags))
    gst_tag_setter_add_tags (GST_TAG_SETTER (tags), GST_TAG_MERGE_REPLACE_ALL,
                             GST_TAG_TITLE, self->title, GST_TAG_ARTIST, ARTIST, NULL);

  return TRUE;
}

static void
nabij_renderer_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  NabijRenderer *self = NABIJ_RENDERER (object);

  switch (property_id) {
  case PROP_PROGRESS:
    g_value_set_double (value, self->progress);
    break;
  case PROP_WARNING:
    g_value_set_string (value, self->warning);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_renderer_finalize (GObject *object)
{
  NabijRenderer *self = NABIJ_RENDERER (object);

  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->speech, nabij_speech_unref);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->warning, g_free);
  g_clear_pointer (&self->sound_dir, g_free);

  G_OBJECT_CLASS (nabij_renderer_parent_class)->finalize (object);
}

static void
nabij_renderer_class_init (NabijRendererClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = nabij_renderer_get_property;
  object_class->finalize = nabij_renderer_finalize;

  /**
   * NabijRenderer:progress:
   *
   * How much is done, 0…1. It is 1 only when the file is there.
   */
  properties[PROP_PROGRESS] =
    g_param_spec_double ("progress", NULL, NULL, 0.0, 1.0, 0.0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  /**
   * NabijRenderer:warning:
   *
   * One sentence for a person about what is missing in the file, or `NULL`. It is known when the file is
   * there.
   */
  properties[PROP_WARNING] =
    g_param_spec_string ("warning", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
nabij_renderer_init (NabijRenderer *self)
{
}

/**
 * nabij_renderer_new:
 * @plan: the exercise, not paused
 * @mix: what is heard in the file
 * @title: the title that a music player shows
 * @sound_dir: the folder of the sound files
 *
 * Makes what writes one exercise to a file. GStreamer must have been started.
 *
 * Returns: (transfer full): the renderer
 */
NabijRenderer *
nabij_renderer_new (NabijBreathPlan *plan,
                    const NabijMix  *mix,
                    const char      *title,
                    const char      *sound_dir)
{
  NabijRenderer *self;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (!nabij_breath_plan_is_paused (plan), NULL);
  g_return_val_if_fail (mix != NULL, NULL);
  g_return_val_if_fail (title != NULL, NULL);
  g_return_val_if_fail (sound_dir != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_RENDERER, NULL);
  self->plan = nabij_breath_plan_ref (plan);
  self->mix = *mix;
  self->mix.ambience = g_intern_string (mix->ambience);
  self->mix.song = g_intern_string (mix->song);
  self->title = g_strdup (title);
  self->sound_dir = g_strdup (sound_dir);

  return self;
}

/**
 * nabij_renderer_set_speech:
 * @self: a renderer that is not rendering
 * @speech: (transfer none) (nullable): what a voice says in the file, or `NULL` for no voice
 *
 * Chooses the voice that is heard in the file. A recording that cannot be played is left out; when the file
 * is there, the property "warning" tells it.
 */
void
nabij_renderer_set_speech (NabijRenderer *self,
                           NabijSpeech   *speech)
{
  g_return_if_fail (NABIJ_IS_RENDERER (self));
  g_return_if_fail (self->task == NULL);

  g_clear_pointer (&self->speech, nabij_speech_unref);
  self->speech = speech != NULL ? nabij_speech_ref (speech) : NULL;
}

/**
 * nabij_renderer_get_progress:
 * @self: a renderer
 *
 * Tells how much is done.
 *
 * Returns: 0…1
 */
double
nabij_renderer_get_progress (NabijRenderer *self)
{
  g_return_val_if_fail (NABIJ_IS_RENDERER (self), 0.0);

  return self->progress;
}

/**
 * nabij_renderer_get_warning:
 * @self: a renderer
 *
 * Tells what is missing in the file that was made.
 *
 * Returns: (nullable): a sentence for a person, or `NULL`
 */
const char *
nabij_renderer_get_warning (NabijRenderer *self)
{
  g_return_val_if_fail (NABIJ_IS_RENDERER (self), NULL);

  return self->warning;
}

/**
 * nabij_renderer_render_async:
 * @self: a renderer that is not rendering
 * @file: where to; its name ends in .mp3, .opus or .wav
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done, in the main context of the caller
 * @user_data: given to @callback
 *
 * Writes the exercise to a file, far faster than it lasts. The file appears when it is whole, and
 * takes the place of one with its name; cancelled or failed, nothing is left.
 */
void
nabij_renderer_render_async (NabijRenderer      *self,
                             GFile              *file,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GstBus) bus = NULL;
  GError                *error = NULL;
  const NabijFileFormat *format;

  g_return_if_fail (NABIJ_IS_RENDERER (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->task == NULL);

  self->task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (self->task, nabij_renderer_render_async);
  set_progress (self, 0.0);
  set_warning (self, NULL);

  self->target = g_file_get_path (file);
  if (self->target == NULL) {
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                         _ ("The file can only be written to a folder of this computer."));
    fail (self, error);
    return;
  }

  format = nabij_file_format_find (self->target, &error);
  if (format == NULL ||
      !nabij_file_format_check (format, &error) ||
      g_cancellable_set_error_if_cancelled (cancellable, &error) ||
      !make_temporary (self, &error) ||
      !build_pipeline (self, format, &error)) {
    fail (self, error);
    return;
  }

  bus = gst_pipeline_get_bus (GST_PIPELINE (self->pipeline));
  self->bus_id = gst_bus_add_watch (bus, message_cb, self);
  self->progress_id = g_timeout_add (PROGRESS_INTERVAL_MS, progress_cb, self);
  if (cancellable != NULL) {
    self->cancel_source = g_cancellable_source_new (cancellable);
    g_source_set_callback (self->cancel_source, G_SOURCE_FUNC (cancelled_cb), self, NULL);
    g_source_attach (self->cancel_source, g_main_context_get_thread_default ());
  }

  /* What goes wrong at this step comes as a message, too. */
  gst_element_set_state (self->pipeline, GST_STATE_PLAYING);
}

/**
 * nabij_renderer_render_finish:
 * @self: a renderer
 * @result: what the callback was given
 * @error: return location for an error
 *
 * Tells whether the file is there.
 *
 * Errors: `NABIJ_AUDIO_ERROR` (unknown ending, missing plugin or sound), `G_IO_ERROR` for the disk,
 * `G_IO_ERROR_CANCELLED`. All but the last are sentences for a person.
 *
 * Returns: `TRUE` when it is
 */
gboolean
nabij_renderer_render_finish (NabijRenderer *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
