/* nabij-ambience.c
 *
 * Probes and pad signals run on GStreamer's streaming threads; they only look and pass work on.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ambience.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"

#include <glib/gi18n-lib.h>

typedef enum {
  LOOP_WAITING, /* for the first sound: only then the length is known, and a seek can work */
  LOOP_SEEKING,
  LOOP_RUNNING,
} LoopState;

struct _NabijAmbience {
  GstBin parent_instance;

  GstElement *decoder; /* owned by the bin */
  GstPad     *last;    /* the pad where the sound leaves the bin's last element */
  gulong      block_id;
  int         loop; /* a LoopState, atomic */
};

G_DEFINE_FINAL_TYPE (NabijAmbience, nabij_ambience, GST_TYPE_BIN)

static const NabijAmbienceInfo ambiences[] = {
  { "sea", N_ ("Sea"), "sea.ogg" },
  { "forest", N_ ("Forest"), "forest.ogg" },
  { "rain", N_ ("Rain"), "rain.ogg" },
  { "hearth", N_ ("Hearth"), "hearth.ogg" },
  /* Its name is for everyone: in some seasons nobody is to be reminded of what it is. */
  { "womb", N_ ("Low, soft rushing"), "womb.ogg" },
};

static void
seek_to_start (NabijAmbience *self,
               GstSeekFlags   flags)
{
  GstEvent *seek = gst_event_new_seek (1.0, GST_FORMAT_TIME, GST_SEEK_FLAG_SEGMENT | GST_SEEK_FLAG_ACCURATE | flags,
                                       GST_SEEK_TYPE_SET, 0, GST_SEEK_TYPE_END, 0);

  /* Without its ambience the exercise goes on: the branch ends, the water stays. */
  if (!gst_pad_send_event (self->last, seek)) {
    GST_WARNING_OBJECT (self, "the loop cannot go on");
    gst_pad_push_event (self->last, gst_event_new_eos ());
  }
}

/* Runs in a thread of its own: a seek from the streaming thread would wait for itself. */
static void
begin_loop_cb (GstElement *element,
               gpointer    user_data)
{
  NabijAmbience *self = NABIJ_AMBIENCE (element);

  /* This first seek flushes, so that the whole pass is a segment; event_cb() keeps that inside. */
  seek_to_start (self, GST_SEEK_FLAG_FLUSH);
  g_atomic_int_set (&self->loop, LOOP_RUNNING);
  gst_pad_remove_probe (self->last, self->block_id);
}

static void
continue_loop_cb (GstElement *element,
                  gpointer    user_data)
{
  seek_to_start (NABIJ_AMBIENCE (element), GST_SEEK_FLAG_NONE);
}

static GstPadProbeReturn
block_cb (GstPad          *pad,
          GstPadProbeInfo *info,
          gpointer         user_data)
{
  NabijAmbience *self = user_data;

  if ((GST_PAD_PROBE_INFO_TYPE (info) & GST_PAD_PROBE_TYPE_BUFFER) == 0)
    return GST_PAD_PROBE_PASS;

  if (g_atomic_int_compare_and_exchange (&self->loop, LOOP_WAITING, LOOP_SEEKING))
    gst_element_call_async (GST_ELEMENT (self), begin_loop_cb, NULL, NULL);

  return GST_PAD_PROBE_OK;
}

static GstPadProbeReturn
event_cb (GstPad          *pad,
          GstPadProbeInfo *info,
          gpointer         user_data)
{
  NabijAmbience     *self = user_data;
  const GstEventType type = GST_EVENT_TYPE (GST_PAD_PROBE_INFO_EVENT (info));

  /* The flush of the first seek is a matter of this bin; what comes after it has had nothing yet. */
  if (type == GST_EVENT_FLUSH_START || type == GST_EVENT_FLUSH_STOP)
    return GST_PAD_PROBE_DROP;

  /* In a branch of a mixer the message of this name never comes; the event does. */
  if (type == GST_EVENT_SEGMENT_DONE) {
    /* A demuxer also says so when downstream has had enough; then going on would never end. */
    if (gst_pad_get_last_flow_return (self->last) == GST_FLOW_EOS) {
      gst_event_unref (GST_PAD_PROBE_INFO_EVENT (info));
      GST_PAD_PROBE_INFO_DATA (info) = gst_event_new_eos ();
      return GST_PAD_PROBE_OK;
    }
    gst_element_call_async (GST_ELEMENT (self), continue_loop_cb, NULL, NULL);
    return GST_PAD_PROBE_DROP;
  }

  return GST_PAD_PROBE_OK;
}

static void
pad_added_cb (GstElement *demuxer,
              GstPad     *pad,
              gpointer    user_data)
{
  NabijAmbience *self = user_data;
  g_autoptr (GstPad) sink = gst_element_get_static_pad (self->decoder, "sink");

  if (!gst_pad_is_linked (sink) && GST_PAD_LINK_FAILED (gst_pad_link (pad, sink)))
    GST_ELEMENT_ERROR (self, STREAM, WRONG_TYPE, (NULL), ("the file is not what its name says"));
}

static GstStateChangeReturn
nabij_ambience_change_state (GstElement    *element,
                             GstStateChange transition)
{
  NabijAmbience *self = NABIJ_AMBIENCE (element);

  if (transition == GST_STATE_CHANGE_READY_TO_PAUSED) {
    g_atomic_int_set (&self->loop, LOOP_WAITING);
    self->block_id = gst_pad_add_probe (self->last, GST_PAD_PROBE_TYPE_BLOCK_DOWNSTREAM, block_cb, self, NULL);
  }

  return GST_ELEMENT_CLASS (nabij_ambience_parent_class)->change_state (element, transition);
}

static void
nabij_ambience_dispose (GObject *object)
{
  NabijAmbience *self = NABIJ_AMBIENCE (object);

  gst_clear_object (&self->last);

  G_OBJECT_CLASS (nabij_ambience_parent_class)->dispose (object);
}

static void
nabij_ambience_class_init (NabijAmbienceClass *klass)
{
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nabij_ambience_dispose;
  element_class->change_state = nabij_ambience_change_state;

  gst_element_class_set_static_metadata (element_class,
                                         "Ambience",
                                         "Source/Audio/File",
                                         "Plays a sound file again and again without a seam",
                                         "Nabij");
}

static void
nabij_ambience_init (NabijAmbience *self)
{
}

/**
 * nabij_ambience_list:
 * @n_ambiences: (out): how many there are
 *
 * Lists what can be heard beside the water.
 *
 * Returns: (array length=n_ambiences) (transfer none): the ambiences
 */
const NabijAmbienceInfo *
nabij_ambience_list (gsize *n_ambiences)
{
  g_return_val_if_fail (n_ambiences != NULL, NULL);

  *n_ambiences = G_N_ELEMENTS (ambiences);
  return ambiences;
}

/**
 * nabij_ambience_find:
 * @id: the name of an ambience
 * @error: return location for an error
 *
 * Finds an ambience by its stable name.
 *
 * Errors: `NABIJ_AUDIO_ERROR_UNKNOWN_SOUND`.
 *
 * Returns: (transfer none) (nullable): the ambience, or `NULL` with @error set
 */
const NabijAmbienceInfo *
nabij_ambience_find (const char *id,
                     GError    **error)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ambiences); i++) {
    if (g_str_equal (ambiences[i].id, id))
      return &ambiences[i];
  }

  g_set_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNKNOWN_SOUND,
               /* Translators: %s is what was typed on the command line. */
               _ ("There is no ambience with the name “%s”."), id);
  return NULL;
}

/**
 * nabij_ambience_new:
 * @path: an Ogg file with Vorbis, or with Opus when its name ends in ".opus"
 * @error: return location for an error
 *
 * Makes the element that plays a file again and again, without a gap, for as long as it is asked
 * to. It gives stereo float samples at 48 kHz.
 *
 * Errors: `NABIJ_AUDIO_ERROR_MISSING_SOUND` and `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`.
 *
 * Returns: (transfer floating) (nullable): the element, or `NULL` with @error set
 */
GstElement *
nabij_ambience_new (const char *path,
                    GError    **error)
{
  const char *decoder_name;
  g_autoptr (GstElement) element = NULL;
  g_autoptr (GstCaps) caps = NULL;
  NabijAmbience *self;
  GstElement    *file;
  GstElement    *demuxer;
  GstElement    *convert;
  GstElement    *resample;
  GstElement    *filter;

  g_return_val_if_fail (path != NULL, NULL);

  decoder_name = g_str_has_suffix (path, ".opus") ? "opusdec" : "vorbisdec";

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR)) {
    g_autofree char *name = g_path_get_basename (path);

    g_set_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_SOUND,
                 /* Translators: %s is the name of a file, such as "sea.ogg". */
                 _ ("The sound “%s” is missing. Installing Nabij again brings it back."), name);
    return NULL;
  }
  if (!nabij_gstreamer_check ((const char *const[]){ "filesrc", "oggdemux", decoder_name, "audioconvert", "audioresample", "capsfilter", NULL }, error))
    return NULL;

  element = gst_object_ref_sink (g_object_new (NABIJ_TYPE_AMBIENCE, NULL));
  self = NABIJ_AMBIENCE (element);

  file = gst_element_factory_make ("filesrc", NULL);
  demuxer = gst_element_factory_make ("oggdemux", NULL);
  self->decoder = gst_element_factory_make (decoder_name, NULL);
  convert = gst_element_factory_make ("audioconvert", NULL);
  resample = gst_element_factory_make ("audioresample", NULL);
  filter = gst_element_factory_make ("capsfilter", NULL);

  caps = gst_caps_from_string ("audio/x-raw, format = F32LE, layout = interleaved, rate = 48000, "
                               "channels = 2, channel-mask = (bitmask) 0x3");
  g_object_set (file, "location", path, NULL);
  g_object_set (filter, "caps", caps, NULL);

  gst_bin_add_many (GST_BIN (self), file, demuxer, self->decoder, convert, resample, filter, NULL);
  gst_element_link (file, demuxer);
  gst_element_link_many (self->decoder, convert, resample, filter, NULL);
  g_signal_connect (demuxer, "pad-added", G_CALLBACK (pad_added_cb), self);

  self->last = gst_element_get_static_pad (filter, "src");
  gst_pad_add_probe (self->last, GST_PAD_PROBE_TYPE_EVENT_DOWNSTREAM | GST_PAD_PROBE_TYPE_EVENT_FLUSH, event_cb, self, NULL);
  gst_element_add_pad (GST_ELEMENT (self), gst_ghost_pad_new ("src", self->last));

  /* The floating reference that was sunk here is given to who adds the element to a bin. */
  g_object_force_floating (G_OBJECT (element));
  return g_steal_pointer (&element);
}

/**
 * nabij_ambience_has_posted:
 * @message: a message from a bus
 *
 * Tells whether it was an ambience that posted it: a file that does not hold what it should is no
 * reason to look for another device.
 *
 * Returns: `TRUE` when it comes from inside of one
 */
gboolean
nabij_ambience_has_posted (GstMessage *message)
{
  g_autoptr (GstObject) object = NULL;

  g_return_val_if_fail (GST_IS_MESSAGE (message), FALSE);

  object = gst_object_ref (GST_MESSAGE_SRC (message));
  while (object != NULL && !NABIJ_IS_AMBIENCE (object)) {
    GstObject *parent = gst_object_get_parent (object);

    gst_object_unref (object);
    object = parent;
  }
  return object != NULL;
}
