/* nabij-e2e-hearing.c
 *
 * Finds again what was said in what is heard, over water and after it was trimmed, evened out and compressed:
 * by how much the two are of one shape where they fit best.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-e2e-hearing.h"

#include "nabij-pulse-fixture.h"

#include <glib/gstdio.h>
#include <math.h>

/* A voice is told by its vowels, and they lie under 1 kHz. */
#define RATE 2000
#define STEP (NABIJ_PULSE_RECORDER_RATE / RATE)
#define PIECE (RATE / 2)
/* So far from its place a piece may be: on a busy machine there are gaps in what goes in and comes out. */
#define AROUND (RATE / 5 * 2)
/* Another voice, or water alone, stays far under it. */
#define LIKE 0.5
#define SILENCE 1e-7

/* The mean of each few samples, less a part of the one before: the rumble of the water weighs less so. */
static GArray *
make_rough (GArray *sound)
{
  GArray *rough = g_array_new (FALSE, FALSE, sizeof (float));
  double  before = 0.0;

  for (guint i = 0; i + STEP <= sound->len; i += STEP) {
    double mean = 0.0;
    float  value;

    for (guint k = 0; k < STEP; k++)
      mean += (double)g_array_index (sound, float, i + k) / STEP;
    value = (float)(mean - 0.9 * before);
    before = mean;
    g_array_append_val (rough, value);
  }
  return rough;
}

/**
 * nabij_e2e_hearing_read:
 * @path: (type filename): a sound file of any kind
 *
 * Listens to a file.
 *
 * Returns: (transfer full) (element-type float): its samples in mono, at `NABIJ_PULSE_RECORDER_RATE`
 */
GArray *
nabij_e2e_hearing_read (const char *path)
{
  g_autofree char  *source = g_strconcat ("location=", path, NULL);
  g_autofree char  *raw = g_strconcat (path, ".raw", NULL);
  g_autofree char  *sink = g_strconcat ("location=", raw, NULL);
  const char *const command[] = { "gst-launch-1.0", "-q", "filesrc", source, "!", "decodebin", "!", "audioconvert", "!", "audioresample", "!",
                                  "audio/x-raw,format=F32LE,channels=1,rate=48000", "!", "filesink", sink, NULL };
  GArray           *samples = g_array_new (FALSE, FALSE, sizeof (float));
  g_autofree char  *contents = NULL;
  gsize             length;
  int               status;
  g_autoptr (GError) error = NULL;

  g_spawn_sync (NULL, (char **)command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  g_file_get_contents (raw, &contents, &length, &error);
  g_assert_no_error (error);
  g_array_append_vals (samples, contents, (guint)(length / sizeof (float)));
  g_unlink (raw);
  return samples;
}

/* How much @n samples are of one shape, whatever their loudness. */
static double
compare (const float *a,
         const float *b,
         guint        n)
{
  double power_a = 0.0;
  double power_b = 0.0;
  double product = 0.0;

  for (guint i = 0; i < n; i++) {
    power_a += (double)a[i] * (double)a[i];
    power_b += (double)b[i] * (double)b[i];
    product += (double)a[i] * (double)b[i];
  }
  return power_a * power_b > 0.0 ? product / sqrt (power_a * power_b) : 0.0;
}

/* Where the whole of it fits best, be it badly. */
static guint
find_whole (GArray *heard,
            GArray *said)
{
  const float *a = (const float *)(gpointer)heard->data;
  const float *b = (const float *)(gpointer)said->data;
  double       power = 0.0;
  double       best = -1.0;
  guint        place = 0;

  for (guint i = 0; i < said->len; i++)
    power += (double)a[i] * (double)a[i];
  for (guint at = 0; at + said->len <= heard->len; at++) {
    float  product = 0.0f;
    double likeness;

    for (guint i = 0; i < said->len; i++)
      product += a[at + i] * b[i];
    likeness = power > SILENCE ? (double)product / sqrt (power) : 0.0;
    if (likeness > best) {
      best = likeness;
      place = at;
    }
    if (at + said->len < heard->len)
      power += (double)a[at + said->len] * (double)a[at + said->len] - (double)a[at] * (double)a[at];
  }
  return place;
}

/**
 * nabij_e2e_hearing_measure:
 * @heard: (element-type float): samples, at `NABIJ_PULSE_RECORDER_RATE`
 * @said: (element-type float): what may be in it, no longer than @heard
 * @at_us: (out) (optional): where it begins, in microseconds from the beginning of @heard
 *
 * Looks for one sound in another, and tells how much of it is there, in pieces of half a second, one after
 * the other.
 *
 * Returns: the length of those that are there, in microseconds
 */
gint64
nabij_e2e_hearing_measure (GArray *heard,
                           GArray *said,
                           gint64 *at_us)
{
  g_autoptr (GArray) rough_heard = make_rough (heard);
  g_autoptr (GArray) rough_said = make_rough (said);
  const float *a = (const float *)(gpointer)rough_heard->data;
  const float *b = (const float *)(gpointer)rough_said->data;
  gint64       measured_us = 0;
  gint64       expected;
  guint        place;

  g_assert_cmpuint (rough_said->len, <=, rough_heard->len);

  place = find_whole (rough_heard, rough_said);
  expected = (gint64)place;
  for (guint from = 0; from + PIECE <= rough_said->len; from += PIECE) {
    const gint64 first = MAX (expected - AROUND, 0);
    const gint64 last = MIN (expected + AROUND, (gint64)rough_heard->len - PIECE);
    double       likeness = 0.0;
    gint64       found = expected;

    for (gint64 at = first; at <= last; at++) {
      const double other = compare (a + at, b + from, PIECE);

      if (other > likeness) {
        likeness = other;
        found = at;
      }
    }
    if (likeness > LIKE) {
      measured_us += (gint64)PIECE * G_USEC_PER_SEC / RATE;
      expected = found;
    }
    expected += PIECE;
    g_debug ("a piece at %g s: %.2f", (double)found / RATE, likeness);
  }
  if (at_us != NULL)
    *at_us = (gint64)place * G_USEC_PER_SEC / RATE;
  return measured_us;
}
