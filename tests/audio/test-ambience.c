/* test-ambience.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ambience.h"
#include "nabij-audio-error.h"
#include "nabij-sound-measure.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define N_LOOPS 3
#define MAX_BYTES (1024 * 1024)

/* Follows an ambience through some loops and then has had enough. */
typedef struct {
  GArray      *sound;
  guint        n_wanted;
  GstClockTime next;
  gboolean     contiguous;
} Follower;

static char *
get_path (const NabijAmbienceInfo *info)
{
  return g_build_filename (NABIJ_TEST_SOUND_DIR, info->file, NULL);
}

static GstPadProbeReturn
follow_cb (GstPad          *pad,
           GstPadProbeInfo *info,
           gpointer         user_data)
{
  Follower  *self = user_data;
  GstBuffer *buffer = GST_PAD_PROBE_INFO_BUFFER (info);
  g_autoptr (GstEvent) event = gst_pad_get_sticky_event (pad, GST_EVENT_SEGMENT, 0);
  const GstSegment *segment;
  GstClockTime      running;
  GstMapInfo        map;

  if (self->sound->len >= self->n_wanted) {
    gst_buffer_unref (buffer);
    GST_PAD_PROBE_INFO_DATA (info) = NULL;
    GST_PAD_PROBE_INFO_FLOW_RETURN (info) = GST_FLOW_EOS;
    return GST_PAD_PROBE_HANDLED;
  }

  /* Each buffer begins where the one before has ended, give or take a rounded sample. */
  gst_event_parse_segment (event, &segment);
  running = gst_segment_to_running_time (segment, GST_FORMAT_TIME, GST_BUFFER_PTS (buffer));
  if (ABS (GST_CLOCK_DIFF (self->next, running)) > (GstClockTimeDiff)(GST_SECOND / NABIJ_SOUND_RATE))
    self->contiguous = FALSE;
  self->next = running + GST_BUFFER_DURATION (buffer);

  g_assert_true (gst_buffer_map (buffer, &map, GST_MAP_READ));
  g_array_append_vals (self->sound, map.data, map.size / sizeof (float));
  gst_buffer_unmap (buffer, &map);

  return GST_PAD_PROBE_OK;
}

/* Plays an ambience until so many samples have come. */
static void
play (const char *path,
      Follower   *follower)
{
  g_autoptr (GstElement) pipeline = gst_object_ref_sink (gst_pipeline_new (NULL));
  g_autoptr (GstBus) bus = gst_pipeline_get_bus (GST_PIPELINE (pipeline));
  g_autoptr (GstMessage) message = NULL;
  g_autoptr (GstPad) pad = NULL;
  g_autoptr (GError) error = NULL;
  GstElement *ambience = nabij_ambience_new (path, &error);
  GstElement *mixer = gst_element_factory_make ("audiomixer", NULL);
  GstElement *sink = gst_element_factory_make ("fakesink", NULL);

  g_assert_no_error (error);
  g_object_set (sink, "sync", FALSE, NULL);
  gst_bin_add_many (GST_BIN (pipeline), ambience, mixer, sink, NULL);
  pad = gst_element_get_static_pad (ambience, "src");
  gst_pad_add_probe (pad, GST_PAD_PROBE_TYPE_BUFFER, follow_cb, follower, NULL);
  /* In a branch of a mixer, as in a session: there the message of the same name never comes. */
  g_assert_true (gst_element_link_many (ambience, mixer, sink, NULL));

  gst_element_set_state (pipeline, GST_STATE_PLAYING);
  message = gst_bus_timed_pop_filtered (bus, GST_CLOCK_TIME_NONE, GST_MESSAGE_EOS | GST_MESSAGE_ERROR);
  g_assert_cmpint (GST_MESSAGE_TYPE (message), ==, GST_MESSAGE_EOS);
  gst_element_set_state (pipeline, GST_STATE_NULL);
}

static int
compare_steps (const void *a,
               const void *b)
{
  const double left = *(const double *)a;
  const double right = *(const double *)b;

  return (left > right) - (left < right);
}

static void
test_loops_without_a_seam (gconstpointer data)
{
  const NabijAmbienceInfo *info = data;
  g_autofree char         *path = get_path (info);
  g_autoptr (GArray) once = NULL;
  Follower           follower = { 0 };
  guint              length;
  g_autofree double *steps = NULL;
  double             usual;

  nabij_sound_init ();
  once = nabij_sound_decode (path);
  length = once->len;

  follower.sound = g_array_new (FALSE, FALSE, sizeof (float));
  follower.n_wanted = N_LOOPS * length;
  follower.contiguous = TRUE;
  play (path, &follower);

  g_assert_true (follower.contiguous);
  g_assert_cmpuint (follower.sound->len, >=, follower.n_wanted);

  /* Each pass is the whole file, sample for sample: nothing is lost, nothing is put in between. */
  for (guint i = 0; i < follower.n_wanted; i++)
    g_assert_cmpfloat_with_epsilon ((double)g_array_index (follower.sound, float, i),
                                    (double)g_array_index (once, float, i % length), 1e-4);

  /* And where the end meets the beginning, the step is no larger than 999 of 1000 others. */
  steps = g_new (double, length - 2);
  for (guint i = 2; i < length; i++)
    steps[i - 2] = fabs ((double)g_array_index (once, float, i) - (double)g_array_index (once, float, i - 2));
  qsort (steps, length - 2, sizeof *steps, compare_steps);
  usual = steps[(gsize)(0.999 * (length - 3))];
  for (guint channel = 0; channel < 2; channel++) {
    const double seam = fabs ((double)g_array_index (once, float, channel) - (double)g_array_index (once, float, length - 2 + channel));

    g_test_message ("%s: the step at the seam is %.5f, the 99.9th percentile %.5f", info->file, seam, usual);
    g_assert_cmpfloat (seam, <=, usual);
  }

  g_array_unref (follower.sound);
}

static void
test_is_as_loud_as_it_should_be (gconstpointer data)
{
  const NabijAmbienceInfo *info = data;
  g_autofree char         *path = get_path (info);
  g_autoptr (GArray) sound = NULL;
  const gint64 second = NABIJ_SOUND_RATE;
  gint64       n_frames;
  double       loudness_lufs;
  double       peak_db;
  GStatBuf     status;

  nabij_sound_init ();
  sound = nabij_sound_decode (path);
  n_frames = sound->len / 2;
  loudness_lufs = nabij_sound_get_loudness_lufs (sound);
  peak_db = nabij_sound_get_true_peak_db (sound);
  g_test_message ("%s: %.1f s, %.1f LUFS, %.1f dBTP", info->file, (double)n_frames / NABIJ_SOUND_RATE, loudness_lufs, peak_db);

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_size, <=, MAX_BYTES);
  g_assert_cmpint (n_frames, >=, 60 * second);
  g_assert_cmpfloat_with_epsilon (loudness_lufs, -23.0, 1.0);
  g_assert_cmpfloat (peak_db, <=, -3.0);
  /* The seam is as loud as what is around it. */
  g_assert_cmpfloat_with_epsilon (nabij_sound_get_level_db (sound, 0, second / 2),
                                  nabij_sound_get_level_db (sound, n_frames - second / 2, second / 2), 2.0);
}

/* At no pace at which a person breathes the level swings by as much as half a decibel. */
static void
test_does_not_breathe (gconstpointer data)
{
  const NabijAmbienceInfo *info = data;
  g_autofree char         *path = get_path (info);
  g_autoptr (GArray) sound = NULL;
  g_autofree double *levels = NULL;
  const gint64       step = NABIJ_SOUND_RATE / 10;
  gint64             n;

  nabij_sound_init ();
  sound = nabij_sound_decode (path);
  n = sound->len / 2 / step;
  levels = g_new (double, n);
  for (gint64 i = 0; i < n; i++)
    levels[i] = nabij_sound_get_level_db (sound, i * step, step);

  for (double per_minute = 4.0; per_minute <= 12.0; per_minute += 0.25) {
    double x = 0.0;
    double y = 0.0;

    for (gint64 i = 0; i < n; i++) {
      const double angle = 2.0 * G_PI * per_minute * (double)i / 600.0;

      x += levels[i] * cos (angle) * 2.0 / (double)n * (1.0 - cos (2.0 * G_PI * (double)i / (double)n));
      y += levels[i] * sin (angle) * 2.0 / (double)n * (1.0 - cos (2.0 * G_PI * (double)i / (double)n));
    }
    g_assert_cmpfloat (hypot (x, y), <, 0.5);
  }
}

/* Nobody is startled: nothing is much louder than what was heard around it. */
static void
test_does_not_startle (gconstpointer data)
{
  const NabijAmbienceInfo *info = data;
  g_autofree char         *path = get_path (info);
  g_autoptr (GArray) sound = NULL;
  const gint64 step = NABIJ_SOUND_RATE / 20;
  const gint64 before = 2 * NABIJ_SOUND_RATE;
  double       highest_db = 0.0;

  nabij_sound_init ();
  sound = nabij_sound_decode (path);
  for (gint64 at = before; at + step < sound->len / 2; at += step)
    highest_db = MAX (highest_db, nabij_sound_get_level_db (sound, at, step) - nabij_sound_get_level_db (sound, at - before, before));
  g_test_message ("%s: at most %.1f dB above the two seconds before", info->file, highest_db);
  g_assert_cmpfloat (highest_db, <, 9.0);
}

/* All files together leave room on a disk and in a package. */
static void
test_is_small_in_all (void)
{
  gsize                    n_ambiences;
  const NabijAmbienceInfo *ambiences = nabij_ambience_list (&n_ambiences);
  gint64                   n_bytes = 0;

  for (gsize i = 0; i < n_ambiences; i++) {
    g_autofree char *path = get_path (&ambiences[i]);
    GStatBuf         status;

    g_assert_cmpint (g_stat (path, &status), ==, 0);
    n_bytes += status.st_size;
  }
  g_test_message ("all sounds: %" G_GINT64_FORMAT " bytes", n_bytes);
  g_assert_cmpint (n_bytes, <=, 10 * 1000 * 1000);
}

static void
test_says_what_is_missing (void)
{
  g_autoptr (GError) error = NULL;

  nabij_sound_init ();
  g_assert_null (nabij_ambience_new ("/nowhere/sea.ogg", &error));
  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_SOUND);
  g_assert_nonnull (strstr (error->message, "sea.ogg"));
  g_clear_error (&error);

  g_assert_null (nabij_ambience_find ("jungle", &error));
  g_assert_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNKNOWN_SOUND);
  g_assert_nonnull (strstr (error->message, "jungle"));
  g_clear_error (&error);

  g_assert_cmpstr (nabij_ambience_find ("sea", &error)->file, ==, "sea.ogg");
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  const NabijAmbienceInfo *ambiences;
  gsize                    n_ambiences;

  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  ambiences = nabij_ambience_list (&n_ambiences);
  for (gsize i = 0; i < n_ambiences; i++) {
    g_autofree char *loops = g_strdup_printf ("/nabij/audio/ambience/loops-without-a-seam/%s", ambiences[i].id);
    g_autofree char *loud = g_strdup_printf ("/nabij/audio/ambience/is-as-loud-as-it-should-be/%s", ambiences[i].id);
    g_autofree char *breathes = g_strdup_printf ("/nabij/audio/ambience/does-not-breathe/%s", ambiences[i].id);
    g_autofree char *startles = g_strdup_printf ("/nabij/audio/ambience/does-not-startle/%s", ambiences[i].id);

    g_test_add_data_func (startles, &ambiences[i], test_does_not_startle);
    g_test_add_data_func (loops, &ambiences[i], test_loops_without_a_seam);
    g_test_add_data_func (loud, &ambiences[i], test_is_as_loud_as_it_should_be);
    g_test_add_data_func (breathes, &ambiences[i], test_does_not_breathe);
  }
  g_test_add_func ("/nabij/audio/ambience/is-small-in-all", test_is_small_in_all);
  g_test_add_func ("/nabij/audio/ambience/says-what-is-missing", test_says_what_is_missing);

  return g_test_run ();
}
