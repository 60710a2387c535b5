/* nabij-water-source.c
 *
 * The samples are made on GStreamer's streaming thread, while changes and questions come from the
 * main thread: everything below `lock` is shared and only touched while it is held.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-water-source.h"

#include "nabij-frames.h"
#include "nabij-water-synth.h"

/* 20 ms at once, unless told otherwise; gains follow the plan every millisecond. */
#define BUFFER_FRAMES 960
#define CONTROL_FRAMES 48

/* One seed, so that a session sounds the same each time it is rendered. */
#define SEED 0x6e616269u

/* From this sample on, the plan's time is @plan_us plus the time since that sample. */
typedef struct {
  gint64 frame;
  gint64 plan_us;
} Anchor;

struct _NabijWaterSource {
  GstPushSrc parent_instance;

  GMutex           lock;
  NabijBreathPlan *plan;
  NabijWaterSynth *synth;
  GArray          *anchors;
  gint64           next_frame;
  gint64           buffer_frames;
  gint64           n_frames; /* how many there are in all; -1 as long as it is not over */
};

G_DEFINE_FINAL_TYPE (NabijWaterSource, nabij_water_source, GST_TYPE_PUSH_SRC)

static GstStaticPadTemplate source_template =
  GST_STATIC_PAD_TEMPLATE ("src",
                           GST_PAD_SRC,
                           GST_PAD_ALWAYS,
                           GST_STATIC_CAPS (NABIJ_FRAMES_CAPS));

/* How many whole frames must pass until at least @us have passed. */
static gint64
us_to_frames (gint64 us)
{
  return (us * 6 + 124) / 125;
}

static const Anchor *
find_anchor (NabijWaterSource *self,
             gint64            frame)
{
  for (guint i = self->anchors->len - 1; i > 0; i--) {
    const Anchor *anchor = &g_array_index (self->anchors, Anchor, i);

    if (anchor->frame <= frame)
      return anchor;
  }

  return &g_array_index (self->anchors, Anchor, 0);
}

static gint64
frame_to_plan_us (NabijWaterSource *self,
                  gint64            frame)
{
  const Anchor *anchor = find_anchor (self, frame);

  return anchor->plan_us + nabij_frames_to_us (frame - anchor->frame);
}

/* The first frame, from @from on, whose time in the plan is not before @plan_us. */
static gint64
plan_us_to_frame (NabijWaterSource *self,
                  gint64            from,
                  gint64            plan_us)
{
  const Anchor *anchor = find_anchor (self, from);

  return MAX (from, anchor->frame + us_to_frames (plan_us - anchor->plan_us));
}

/* The frame at which the plan is over, or G_MAXINT64 while it is paused: a pause has no end. */
static gint64
get_end_frame (NabijWaterSource *self)
{
  if (nabij_breath_plan_is_paused (self->plan))
    return G_MAXINT64;

  return plan_us_to_frame (self, self->next_frame, nabij_breath_plan_get_duration_us (self->plan));
}

static void
render (NabijWaterSource *self,
        float            *samples,
        gint64            n_frames)
{
  gint64 end = self->next_frame + n_frames;

  while (self->next_frame < end) {
    NabijBreathState state;
    gint64           plan_us = frame_to_plan_us (self, self->next_frame);
    gint64           edge_us = nabij_breath_plan_get_next_edge_us (self->plan, plan_us);
    gint64           n = MIN (end - self->next_frame, CONTROL_FRAMES);

    /* No step crosses from one piece of the plan into the next, so each begins on its sample. */
    if (edge_us > plan_us && edge_us - plan_us < nabij_frames_to_us (n))
      n = CLAMP (plan_us_to_frame (self, self->next_frame, edge_us) - self->next_frame, 1, n);

    nabij_breath_plan_at (self->plan, plan_us, &state);
    nabij_water_synth_render (self->synth, &state, samples, (guint)n);
    samples += n * NABIJ_WATER_SYNTH_CHANNELS;
    self->next_frame += n;
  }
}

static GstFlowReturn
nabij_water_source_create (GstPushSrc *source,
                           GstBuffer **buffer)
{
  NabijWaterSource *self = NABIJ_WATER_SOURCE (source);
  g_autoptr (GstBuffer) made = NULL;
  GstMapInfo map;
  gint64     first;
  gint64     n_frames;

  g_mutex_lock (&self->lock);

  first = self->next_frame;
  n_frames = MIN (self->buffer_frames, get_end_frame (self) - first);
  if (n_frames <= 0) {
    self->n_frames = first;
    g_mutex_unlock (&self->lock);
    return GST_FLOW_EOS;
  }

  made = gst_buffer_new_allocate (NULL, (gsize)n_frames * NABIJ_BYTES_PER_FRAME, NULL);
  if (made == NULL || !gst_buffer_map (made, &map, GST_MAP_WRITE)) {
    g_mutex_unlock (&self->lock);
    return GST_FLOW_ERROR;
  }
  render (self, (float *)map.data, n_frames);
  gst_buffer_unmap (made, &map);

  g_mutex_unlock (&self->lock);

  /* Each time is computed from the count of samples, so that rounding never adds up. */
  GST_BUFFER_OFFSET (made) = (guint64)first;
  GST_BUFFER_OFFSET_END (made) = (guint64)(first + n_frames);
  GST_BUFFER_PTS (made) = gst_util_uint64_scale_int ((guint64)first, GST_SECOND, NABIJ_WATER_SOURCE_RATE);
  GST_BUFFER_DURATION (made) =
    gst_util_uint64_scale_int ((guint64)(first + n_frames), GST_SECOND, NABIJ_WATER_SOURCE_RATE) -
    GST_BUFFER_PTS (made);

  *buffer = g_steal_pointer (&made);
  return GST_FLOW_OK;
}

static gboolean
nabij_water_source_is_seekable (GstBaseSrc *source)
{
  return TRUE;
}

static gboolean
nabij_water_source_do_seek (GstBaseSrc *source,
                            GstSegment *segment)
{
  NabijWaterSource *self = NABIJ_WATER_SOURCE (source);
  gint64            frame;

  frame = (gint64)gst_util_uint64_scale_int (segment->position, NABIJ_WATER_SOURCE_RATE, GST_SECOND);

  g_mutex_lock (&self->lock);
  if (frame != self->next_frame) {
    self->next_frame = frame;
    self->n_frames = -1;
    nabij_water_synth_restart (self->synth);
  }
  g_mutex_unlock (&self->lock);

  segment->time = segment->start;
  return TRUE;
}

static gboolean
nabij_water_source_query (GstBaseSrc *source,
                          GstQuery   *query)
{
  NabijWaterSource *self = NABIJ_WATER_SOURCE (source);
  GstFormat         format;
  gint64            end;

  if (GST_QUERY_TYPE (query) != GST_QUERY_DURATION)
    return GST_BASE_SRC_CLASS (nabij_water_source_parent_class)->query (source, query);

  gst_query_parse_duration (query, &format, NULL);
  if (format != GST_FORMAT_TIME)
    return FALSE;

  g_mutex_lock (&self->lock);
  end = get_end_frame (self);
  g_mutex_unlock (&self->lock);

  if (end == G_MAXINT64)
    return FALSE;

  gst_query_set_duration (query, format,
                          (gint64)gst_util_uint64_scale_int ((guint64)end, GST_SECOND, NABIJ_WATER_SOURCE_RATE));
  return TRUE;
}

static void
nabij_water_source_finalize (GObject *object)
{
  NabijWaterSource *self = NABIJ_WATER_SOURCE (object);

  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->synth, nabij_water_synth_free);
  g_clear_pointer (&self->anchors, g_array_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (nabij_water_source_parent_class)->finalize (object);
}

static void
nabij_water_source_class_init (NabijWaterSourceClass *klass)
{
  GObjectClass    *object_class = G_OBJECT_CLASS (klass);
  GstElementClass *element_class = GST_ELEMENT_CLASS (klass);
  GstBaseSrcClass *source_class = GST_BASE_SRC_CLASS (klass);

  object_class->finalize = nabij_water_source_finalize;
  source_class->is_seekable = nabij_water_source_is_seekable;
  source_class->do_seek = nabij_water_source_do_seek;
  source_class->query = nabij_water_source_query;
  GST_PUSH_SRC_CLASS (klass)->create = nabij_water_source_create;

  gst_element_class_add_static_pad_template (element_class, &source_template);
  gst_element_class_set_static_metadata (element_class,
                                         "Water that breathes",
                                         "Source/Audio",
                                         "Makes the water, the warm tone and the bowls of a session",
                                         "Nabij");
}

static void
nabij_water_source_init (NabijWaterSource *self)
{
  g_mutex_init (&self->lock);
  self->n_frames = -1;
  self->buffer_frames = BUFFER_FRAMES;
  self->anchors = g_array_new (FALSE, FALSE, sizeof (Anchor));

  gst_base_src_set_format (GST_BASE_SRC (self), GST_FORMAT_TIME);
  gst_base_src_set_automatic_eos (GST_BASE_SRC (self), FALSE);
}

/**
 * nabij_water_source_new:
 * @plan: the exercise
 * @start_us: the time in the plan of the first sample, in microseconds, ≥ 0
 * @voice: what carries the breath
 * @bowl_at_end: whether the last bowl sounds
 *
 * Makes the element that is the sound of the breath: stereo float samples that follow the plan to
 * the sample. The stream begins at zero, whatever @start_us is, and is over where the plan is.
 *
 * It is not in GStreamer's registry; the bins of this room put it together.
 *
 * Returns: (transfer floating): the element
 */
GstElement *
nabij_water_source_new (NabijBreathPlan *plan,
                        gint64           start_us,
                        NabijVoice       voice,
                        gboolean         bowl_at_end)
{
  NabijWaterSource             *self;
  const NabijBreathPlanOptions *options;
  NabijWaterBowls               bowls = NABIJ_WATER_BOWLS_NONE;
  Anchor                        anchor = { 0, start_us };

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (start_us >= 0, NULL);

  options = nabij_breath_plan_get_options (plan);
  if (options->form != NABIJ_BREATH_FORM_FIVE_EXHALES) {
    const gboolean has_end = options->timeline == NULL || nabij_timeline_has_bowl_at_end (options->timeline);

    bowls = NABIJ_WATER_BOWLS_STAGES | (bowl_at_end && has_end ? NABIJ_WATER_BOWLS_END : NABIJ_WATER_BOWLS_NONE);
  }

  self = g_object_new (NABIJ_TYPE_WATER_SOURCE, NULL);
  self->plan = nabij_breath_plan_ref (plan);
  self->synth = nabij_water_synth_new (SEED, voice, bowls);
  g_array_append_val (self->anchors, anchor);

  return GST_ELEMENT (self);
}

/**
 * nabij_water_source_change:
 * @self: the source
 * @change: what was asked for
 *
 * Changes the plan from the first sample on that is not made yet. What was made before stays as
 * it was, and so does the past of the plan.
 *
 * Returns: (transfer full): the plan that holds from now on
 */
NabijBreathPlan *
nabij_water_source_change (NabijWaterSource *self,
                           NabijBreathChange change)
{
  NabijBreathPlan *changed;
  NabijBreathPlan *old;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), NULL);

  g_mutex_lock (&self->lock);
  old = self->plan;
  changed = nabij_breath_plan_with_change (old, frame_to_plan_us (self, self->next_frame), change);
  self->plan = nabij_breath_plan_ref (changed);
  g_mutex_unlock (&self->lock);

  nabij_breath_plan_unref (old);
  return changed;
}

/**
 * nabij_water_source_set_voice:
 * @self: the source
 * @voice: what carries the breath
 *
 * Changes the voice; one glides into the other within half a second.
 */
void
nabij_water_source_set_voice (NabijWaterSource *self,
                              NabijVoice        voice)
{
  g_return_if_fail (NABIJ_IS_WATER_SOURCE (self));

  g_mutex_lock (&self->lock);
  nabij_water_synth_set_voice (self->synth, voice);
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_water_source_set_has_song:
 * @self: the source
 * @has_song: whether something plays the family's song
 *
 * Lets the water make room for the song in the stages that have it. There is none at first. It may
 * be called on any thread.
 */
void
nabij_water_source_set_has_song (NabijWaterSource *self,
                                 gboolean          has_song)
{
  g_return_if_fail (NABIJ_IS_WATER_SOURCE (self));

  g_mutex_lock (&self->lock);
  nabij_water_synth_set_has_song (self->synth, has_song);
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_water_source_set_buffer_ms:
 * @self: the source
 * @buffer_ms: how much is made at once, in milliseconds, 1 to 1000; 20 at first
 *
 * Chooses how much is made at once. A little lets a change be heard soon; a lot costs less.
 */
void
nabij_water_source_set_buffer_ms (NabijWaterSource *self,
                                  guint             buffer_ms)
{
  g_return_if_fail (NABIJ_IS_WATER_SOURCE (self));
  g_return_if_fail (buffer_ms >= 1 && buffer_ms <= 1000);

  g_mutex_lock (&self->lock);
  self->buffer_frames = (gint64)buffer_ms * NABIJ_WATER_SOURCE_RATE / 1000;
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_water_source_shift:
 * @self: the source
 * @by_us: how much later in the plan the next sample is, in microseconds; may be negative
 *
 * Moves the sound in the plan, to bring it to what is shown. A fraction of a second is not heard,
 * because the level glides. The plan's time never goes below zero.
 */
void
nabij_water_source_shift (NabijWaterSource *self,
                          gint64            by_us)
{
  Anchor anchor;

  g_return_if_fail (NABIJ_IS_WATER_SOURCE (self));

  g_mutex_lock (&self->lock);
  anchor.frame = self->next_frame;
  anchor.plan_us = MAX (0, frame_to_plan_us (self, self->next_frame) + by_us);
  g_array_append_val (self->anchors, anchor);
  g_mutex_unlock (&self->lock);
}

/**
 * nabij_water_source_get_edge_us:
 * @self: the source
 *
 * Tells where in the plan the first sample is that is not made yet.
 *
 * Returns: microseconds from the start of the exercise
 */
gint64
nabij_water_source_get_edge_us (NabijWaterSource *self)
{
  gint64 edge_us;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), 0);

  g_mutex_lock (&self->lock);
  edge_us = frame_to_plan_us (self, self->next_frame);
  g_mutex_unlock (&self->lock);

  return edge_us;
}

/**
 * nabij_water_source_get_edge_stream_us:
 * @self: the source
 *
 * Tells where in the stream the first sample is that is not made yet.
 *
 * Returns: microseconds from the first sample
 */
gint64
nabij_water_source_get_edge_stream_us (NabijWaterSource *self)
{
  gint64 edge_us;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), 0);

  g_mutex_lock (&self->lock);
  edge_us = nabij_frames_to_us (self->next_frame);
  g_mutex_unlock (&self->lock);

  return edge_us;
}

/**
 * nabij_water_source_stream_to_plan_us:
 * @self: the source
 * @stream_us: a time in the stream, in microseconds from its first sample
 *
 * Tells what the plan's time of a moment in the stream is, with the shifts that were made.
 *
 * Returns: microseconds from the start of the exercise
 */
gint64
nabij_water_source_stream_to_plan_us (NabijWaterSource *self,
                                      gint64            stream_us)
{
  const Anchor *anchor;
  gint64        plan_us;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), 0);

  g_mutex_lock (&self->lock);
  anchor = find_anchor (self, us_to_frames (stream_us));
  plan_us = anchor->plan_us + stream_us - nabij_frames_to_us (anchor->frame);
  g_mutex_unlock (&self->lock);

  return plan_us;
}

/**
 * nabij_water_source_plan_to_stream_us:
 * @self: the source
 * @plan_us: a time in the plan, in microseconds from the start of the exercise
 *
 * Tells when in the stream a moment of the plan is, as the shifts are now. A moment that a shift
 * has made twice is the later one; one that it has left out is where the shift is.
 *
 * Returns: microseconds from the first sample; negative before the stream began
 */
gint64
nabij_water_source_plan_to_stream_us (NabijWaterSource *self,
                                      gint64            plan_us)
{
  gint64 stream_us = 0;
  gint64 until_us = G_MAXINT64;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), 0);

  g_mutex_lock (&self->lock);
  for (guint i = self->anchors->len; i > 0; i--) {
    const Anchor *anchor = &g_array_index (self->anchors, Anchor, i - 1);

    stream_us = MIN (nabij_frames_to_us (anchor->frame) + plan_us - anchor->plan_us, until_us);
    if (plan_us >= anchor->plan_us)
      break;
    until_us = nabij_frames_to_us (anchor->frame);
  }
  g_mutex_unlock (&self->lock);

  return stream_us;
}

/**
 * nabij_water_source_at_stream:
 * @self: the source
 * @stream_us: a time in the stream, in microseconds from its first sample
 * @state: (out caller-allocates): where the breath is
 *
 * Finds where the breath is at a moment of the stream, as the plan is now.
 *
 * Returns: `FALSE` when the exercise is over by then
 */
gboolean
nabij_water_source_at_stream (NabijWaterSource *self,
                              gint64            stream_us,
                              NabijBreathState *state)
{
  const Anchor *anchor;
  gboolean      goes_on;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), FALSE);
  g_return_val_if_fail (state != NULL, FALSE);

  g_mutex_lock (&self->lock);
  anchor = find_anchor (self, us_to_frames (stream_us));
  goes_on = nabij_breath_plan_at (self->plan,
                                  anchor->plan_us + stream_us - nabij_frames_to_us (anchor->frame),
                                  state);
  g_mutex_unlock (&self->lock);

  return goes_on;
}

/**
 * nabij_water_source_ref_plan:
 * @self: the source
 * @stream_us: a time in the stream, in microseconds from its first sample
 * @elapsed_us: (out): the plan's time of that moment, with the shifts that were made
 *
 * Returns: (transfer full): the plan as it is now
 */
NabijBreathPlan *
nabij_water_source_ref_plan (NabijWaterSource *self,
                             gint64            stream_us,
                             gint64           *elapsed_us)
{
  NabijBreathPlan *plan;
  const Anchor    *anchor;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), NULL);
  g_return_val_if_fail (elapsed_us != NULL, NULL);

  g_mutex_lock (&self->lock);
  anchor = find_anchor (self, us_to_frames (stream_us));
  *elapsed_us = anchor->plan_us + stream_us - nabij_frames_to_us (anchor->frame);
  plan = nabij_breath_plan_ref (self->plan);
  g_mutex_unlock (&self->lock);

  return plan;
}

/**
 * nabij_water_source_get_n_frames:
 * @self: the source
 *
 * Tells how many frames the whole stream has. Only when the last one is made that is certain,
 * because until then the plan may change.
 *
 * Returns: the number of frames, or -1 as long as there are more to make
 */
gint64
nabij_water_source_get_n_frames (NabijWaterSource *self)
{
  gint64 n_frames;

  g_return_val_if_fail (NABIJ_IS_WATER_SOURCE (self), -1);

  g_mutex_lock (&self->lock);
  n_frames = self->n_frames;
  g_mutex_unlock (&self->lock);

  return n_frames;
}
