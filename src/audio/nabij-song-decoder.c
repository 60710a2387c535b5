/* nabij-song-decoder.c
 *
 * The callbacks run on GStreamer's streaming threads; what they found is kept under `lock`.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-song-decoder.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"

#include <glib/gi18n-lib.h>
#include <gst/pbutils/pbutils.h>

struct _NabijSongDecoder {
  GstBin parent_instance;

  GstPad *sink; /* where the decoded sound goes in; owned by an element of the bin */

  GMutex   lock;
  gboolean has_video;
  GstCaps *unknown; /* sound that nothing here can decode */
};

G_DEFINE_FINAL_TYPE (NabijSongDecoder, nabij_song_decoder, GST_TYPE_BIN)

/* What may open the family's file, and nothing else: no playlist, no subtitle, no picture, nothing
 * that asks for another file or for the network. */
static const char *const allowed_elements[] = {
  /* containers and tags */
  "oggdemux", "qtdemux", "matroskademux", "wavparse", "aiffparse", "auparse", "id3demux", "apedemux",
  /* packets */
  "mpegaudioparse", "aacparse", "flacparse", "opusparse", "vorbisparse", "wavpackparse",
  /* sound */
  "mpg123audiodec", "avdec_mp3", "faad", "fdkaacdec", "avdec_aac", "avdec_alac", "flacdec", "vorbisdec",
  "opusdec", "wavpackdec", "speexdec", "alawdec", "mulawdec", "adpcmdec",
  NULL
};

/* Of decodebin's own enumeration, which is in no header. */
enum {
  AUTOPLUG_SELECT_TRY,
  AUTOPLUG_SELECT_EXPOSE,
  AUTOPLUG_SELECT_SKIP,
};

static int
autoplug_select_cb (GstElement        *decodebin,
                    GstPad            *pad,
                    GstCaps           *caps,
                    GstElementFactory *factory,
                    gpointer           user_data)
{
  return g_strv_contains (allowed_elements, GST_OBJECT_NAME (factory)) ? AUTOPLUG_SELECT_TRY : AUTOPLUG_SELECT_SKIP;
}

/* There are containers for pictures and for sound alike whose name says video. */
static gboolean
is_container_of_all (const char *name)
{
  return g_str_equal (name, "video/x-ms-asf");
}

static void
note (NabijSongDecoder *self,
      GstCaps          *caps)
{
  const char *name = gst_structure_get_name (gst_caps_get_structure (caps, 0));
  gboolean    is_trouble = TRUE;

  g_mutex_lock (&self->lock);
  if (g_str_has_prefix (name, "audio/") || is_container_of_all (name))
    gst_caps_replace (&self->unknown, caps);
  else if (g_str_has_prefix (name, "video/"))
    self->has_video = TRUE;
  else
    is_trouble = FALSE;
  g_mutex_unlock (&self->lock);

  /* A cover is no trouble. What is nothing but a picture or a text ends by itself, without sound. */
  if (is_trouble)
    GST_ELEMENT_ERROR (self, STREAM, CODEC_NOT_FOUND, (NULL), ("%s", name));
}

static void
unknown_type_cb (GstElement *decodebin,
                 GstPad     *pad,
                 GstCaps    *caps,
                 gpointer    user_data)
{
  if (caps != NULL && gst_caps_get_size (caps) > 0)
    note (user_data, caps);
}

static void
pad_added_cb (GstElement *decodebin,
              GstPad     *pad,
              gpointer    user_data)
{
  NabijSongDecoder *self = user_data;
  g_autoptr (GstCaps) caps = gst_pad_get_current_caps (pad);

  if (caps == NULL)
    caps = gst_pad_query_caps (pad, NULL);
  if (gst_caps_is_empty (caps) || gst_caps_is_any (caps))
    return;

  if (!g_str_equal (gst_structure_get_name (gst_caps_get_structure (caps, 0)), "audio/x-raw"))
    note (self, caps);
  else if (!gst_pad_is_linked (self->sink) && GST_PAD_LINK_FAILED (gst_pad_link (pad, self->sink)))
    GST_ELEMENT_ERROR (self, STREAM, FORMAT, (NULL), ("the sound cannot be brought to stereo"));
}

static void
nabij_song_decoder_dispose (GObject *object)
{
  NabijSongDecoder *self = NABIJ_SONG_DECODER (object);

  gst_clear_object (&self->sink);

  G_OBJECT_CLASS (nabij_song_decoder_parent_class)->dispose (object);
}

static void
nabij_song_decoder_finalize (GObject *object)
{
  NabijSongDecoder *self = NABIJ_SONG_DECODER (object);

  gst_clear_caps (&self->unknown);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (nabij_song_decoder_parent_class)->finalize (object);
}

static void
nabij_song_decoder_class_init (NabijSongDecoderClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_song_decoder_dispose;
  object_class->finalize = nabij_song_decoder_finalize;

  gst_element_class_set_static_metadata (GST_ELEMENT_CLASS (klass),
                                         "Song decoder",
                                         "Source/Audio/File",
                                         "Decodes the family's own song, and nothing else",
                                         "Nabij");
}

static void
nabij_song_decoder_init (NabijSongDecoder *self)
{
  g_mutex_init (&self->lock);
}

/* Puts what decodes behind a source of bytes. */
static GstElement *
make_decoder (GstElement *source)
{
  g_autoptr (GstElement) element = gst_object_ref_sink (g_object_new (NABIJ_TYPE_SONG_DECODER, NULL));
  g_autoptr (GstCaps) caps = NULL;
  g_autoptr (GstPad) last = NULL;
  NabijSongDecoder *self = NABIJ_SONG_DECODER (element);
  GstElement       *decode = gst_element_factory_make ("decodebin", NULL);
  GstElement       *convert = gst_element_factory_make ("audioconvert", NULL);
  GstElement       *resample = gst_element_factory_make ("audioresample", NULL);
  GstElement       *filter = gst_element_factory_make ("capsfilter", NULL);

  caps = gst_caps_from_string ("audio/x-raw, format = F32LE, layout = interleaved, rate = 48000, "
                               "channels = 2, channel-mask = (bitmask) 0x3");
  g_object_set (filter, "caps", caps, NULL);

  gst_bin_add_many (GST_BIN (self), source, decode, convert, resample, filter, NULL);
  gst_element_link (source, decode);
  gst_element_link_many (convert, resample, filter, NULL);
  self->sink = gst_element_get_static_pad (convert, "sink");
  g_signal_connect (decode, "autoplug-select", G_CALLBACK (autoplug_select_cb), self);
  g_signal_connect (decode, "unknown-type", G_CALLBACK (unknown_type_cb), self);
  g_signal_connect (decode, "pad-added", G_CALLBACK (pad_added_cb), self);

  last = gst_element_get_static_pad (filter, "src");
  gst_element_add_pad (element, gst_ghost_pad_new ("src", last));

  /* The floating reference that was sunk here is given to who adds the element to a bin. */
  g_object_force_floating (G_OBJECT (element));
  return g_steal_pointer (&element);
}

/**
 * nabij_song_decoder_new:
 * @path: (type filename): a file of this computer
 * @error: return location for an error
 *
 * Makes the element that decodes one file, recognised by what is in it and not by its name, with
 * parts of GStreamer from a short list. It gives stereo float samples at 48 kHz. What is no song
 * ends in an error message, which [method@SongDecoder.explain] puts into words.
 *
 * Errors: `NABIJ_AUDIO_ERROR_SONG_VANISHED` and `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`.
 *
 * Returns: (transfer floating) (nullable): the element, or `NULL` with @error set
 */
GstElement *
nabij_song_decoder_new (const char *path,
                        GError    **error)
{
  GstElement *source;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_VANISHED,
                         _ ("The file of your song is not there. You can choose it again."));
    return NULL;
  }
  if (!nabij_gstreamer_check ((const char *const[]){ "filesrc", "decodebin", "audioconvert", "audioresample", "capsfilter", NULL }, error))
    return NULL;

  source = gst_element_factory_make ("filesrc", NULL);
  g_object_set (source, "location", path, NULL);
  return make_decoder (source);
}

/**
 * nabij_song_decoder_new_for_bytes:
 * @bytes: what would be in a file
 * @error: return location for an error
 *
 * Makes the element that decodes a song in memory, as [ctor@SongDecoder.new] does with a file.
 *
 * Errors: `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`.
 *
 * Returns: (transfer floating) (nullable): the element, or `NULL` with @error set
 */
GstElement *
nabij_song_decoder_new_for_bytes (GBytes  *bytes,
                                  GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  GstElement *source;

  g_return_val_if_fail (bytes != NULL, NULL);

  if (!nabij_gstreamer_check ((const char *const[]){ "giostreamsrc", "decodebin", "audioconvert", "audioresample", "capsfilter", NULL }, error))
    return NULL;

  stream = g_memory_input_stream_new_from_bytes (bytes);
  source = gst_element_factory_make ("giostreamsrc", NULL);
  g_object_set (source, "stream", stream, NULL);
  return make_decoder (source);
}

/**
 * nabij_song_decoder_explain:
 * @self: a decoder
 * @reason: (nullable): the error that it has posted, or `NULL` where it simply gave no sound
 *
 * Puts into words why a file cannot be played, from what was found in it.
 *
 * Returns: (transfer full): an error of `NABIJ_AUDIO_ERROR`
 */
GError *
nabij_song_decoder_explain (NabijSongDecoder *self,
                            const GError     *reason)
{
  GError *error = NULL;

  g_return_val_if_fail (NABIJ_IS_SONG_DECODER (self), NULL);

  g_mutex_lock (&self->lock);
  if (self->has_video) {
    g_set_error_literal (&error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_IS_VIDEO,
                         _ ("This is a video. A file with only the music in it works."));
  } else if (self->unknown != NULL) {
    g_autofree char *format = gst_pb_utils_get_codec_description (self->unknown);

    g_set_error (&error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_DECODER,
                 /* Translators: %s is the name of a format, such as "MPEG-4 AAC". */
                 _ ("This computer cannot play %s. The same song as MP3 or Ogg works."), format);
  } else if (reason == NULL ||
             g_error_matches (reason, GST_STREAM_ERROR, GST_STREAM_ERROR_TYPE_NOT_FOUND) ||
             g_error_matches (reason, GST_STREAM_ERROR, GST_STREAM_ERROR_WRONG_TYPE) ||
             g_error_matches (reason, GST_STREAM_ERROR, GST_STREAM_ERROR_CODEC_NOT_FOUND) ||
             reason->domain == GST_CORE_ERROR) {
    g_set_error_literal (&error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_NOT_A_SONG,
                         _ ("There is no music in this file. A song as MP3, Ogg, FLAC, WAV or M4A works."));
  } else {
    g_set_error_literal (&error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_SONG_DAMAGED,
                         _ ("This song cannot be played to its end: the file is damaged. Another copy of it may work."));
  }
  g_mutex_unlock (&self->lock);

  return error;
}
