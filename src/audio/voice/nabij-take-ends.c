/* nabij-take-ends.c
 *
 * Where in a recording somebody is heard. The noise of the room is never taken out of what is said; it only
 * tells what is no voice before the first word and after the last.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-take-ends.h"

#include "nabij-take-maker.h"

#include <math.h>

/* It is looked at every 10 ms, 20 ms at a time. */
#define HOP (NABIJ_TAKE_RATE / 100)
#define WINDOW (2 * HOP)

/* What stays before the first sound and after the last, so that no breath is cut in two. */
#define KEPT_BEFORE (NABIJ_TAKE_RATE * 80 / 1000)
#define KEPT_AFTER (NABIJ_TAKE_RATE * 200 / 1000)

/* The loudest moments that make up the loud part, in windows: shorter than that nobody says a word. */
#define LOUD_WINDOWS 15
/* A voice stands out of the room by so much. Steady noise never does, however loud the room is. */
#define VOICE_ABOVE_NOISE_DB 10.0f
/* What has no pause at all is still a voice where it is louder than a room. */
#define SURELY_HEARD_DB (-35.0f)
#define NEVER_HEARD_DB (-64.0f)
/* What is softer is no room but nothing at all: a microphone that is not awake yet. It is left out where there
 * is little of it. */
#define FLOOR_DB (-100.0f)
#define FLOOR_SHARE 0.2
/* A room is steady for so long; between two syllables it is quiet for less. */
#define STEADY_WINDOWS 10

/* A word is begun and ended by what is far softer than its middle. */
#define SOUND_ABOVE_NOISE_DB 6.0f
#define SOUND_BELOW_LOUD_DB 30.0f
/* What is nearer to the loud part is never taken for the room. */
#define SOUND_BELOW_LOUD_DB_MIN 14.0f
#define EDGE_ABOVE_NOISE_DB 3.0f
#define EDGE_BELOW_LOUD_DB 42.0f
#define EDGE_WINDOWS 30
#define EDGE_GAP_WINDOWS 6

/* The key that ends a take is heard in it. What is as short as a click and stands alone at an end is none of
 * the words; a consonant stands closer to its vowel. */
#define CLICK_WINDOWS 10
#define ALONE_WINDOWS 25

static int
compare_levels (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const float first = *(const float *)a;
  const float second = *(const float *)b;

  return (first > second) - (first < second);
}

static float *
measure (const float *samples,
         gsize        n_windows)
{
  float *levels_db = g_new (float, n_windows);

  for (gsize i = 0; i < n_windows; i++) {
    const float *window = samples + i * HOP;
    double       sum = 0.0;

    for (gsize s = 0; s < WINDOW; s++)
      sum += (double)window[s] * (double)window[s];
    levels_db[i] = (float)MAX ((double)FLOOR_DB, 10.0 * log10 (sum / WINDOW + 1e-30));
  }
  return levels_db;
}

/* How loud the room is: the loudest window of the quietest moment that lasts. */
static float
find_noise (const float *levels_db,
            gsize        n_windows)
{
  g_autofree float *real_db = g_new (float, n_windows);
  float             noise_db = HUGE_VALF;
  gsize             n = 0;

  for (gsize i = 0; i < n_windows; i++) {
    if (levels_db[i] > FLOOR_DB)
      real_db[n++] = levels_db[i];
  }
  if ((double)(n_windows - n) > FLOOR_SHARE * (double)n_windows || n < STEADY_WINDOWS)
    return FLOOR_DB;

  for (gsize i = 0; i + STEADY_WINDOWS <= n; i++) {
    float loudest_db = FLOOR_DB;

    for (gsize j = i; j < i + STEADY_WINDOWS; j++)
      loudest_db = MAX (loudest_db, real_db[j]);
    noise_db = MIN (noise_db, loudest_db);
  }
  return noise_db;
}

/* Passes over what is as short as a click, from one end: gives the first window of what is more. */
static gssize
skip_clicks (const float *levels_db,
             gssize       from,
             gssize       to,
             gssize       step,
             float        threshold_db)
{
  gssize begin = -1;
  gssize last = -1;
  gssize n = 0;

  for (gssize i = from; i != to; i += step) {
    if (levels_db[i] < threshold_db)
      continue;
    if (begin < 0 || ABS (i - last) > ALONE_WINDOWS) {
      begin = i;
      n = 0;
    }
    last = i;
    n += 1;
    if (n >= CLICK_WINDOWS)
      return begin;
  }
  return -1;
}

/* Goes outwards from a word as long as something softer still belongs to it. */
static gssize
widen (const float *levels_db,
       gssize       from,
       gssize       n_windows,
       gssize       step,
       float        threshold_db)
{
  gssize edge = from;

  for (gssize i = 1; i <= EDGE_WINDOWS; i++) {
    const gssize at = from + i * step;

    if (at < 0 || at >= n_windows || ABS (at - edge) > EDGE_GAP_WINDOWS)
      break;
    if (levels_db[at] >= threshold_db)
      edge = at;
  }
  return edge;
}

/**
 * nabij_take_ends_find:
 * @samples: mono samples at `NABIJ_TAKE_RATE`, without a number that is none
 * @n_samples: how many
 * @first: (out): the first sample to keep
 * @n_kept: (out): how many to keep, > 0
 *
 * Finds where somebody is heard, with a little of the room before and after. A threshold is set by the loud
 * part of the recording and by its noise, so that a soft voice in a noisy room keeps its first and its last
 * consonant.
 *
 * Returns: `FALSE` where nobody is heard; then nothing is set
 */
gboolean
nabij_take_ends_find (const float *samples,
                      gsize        n_samples,
                      gsize       *first,
                      gsize       *n_kept)
{
  g_autofree float *levels_db = NULL;
  g_autofree float *sorted_db = NULL;
  gssize            n_windows;
  gssize            n_loud;
  gssize            begin;
  gssize            end;
  gssize            first_kept;
  gssize            end_kept;
  float             loud_db;
  float             noise_db;
  float             sound_db;
  float             edge_db;

  g_return_val_if_fail (samples != NULL || n_samples == 0, FALSE);
  g_return_val_if_fail (first != NULL && n_kept != NULL, FALSE);

  if (n_samples < WINDOW + LOUD_WINDOWS * HOP)
    return FALSE;

  n_windows = (gssize)((n_samples - WINDOW) / HOP) + 1;
  levels_db = measure (samples, (gsize)n_windows);
  sorted_db = g_memdup2 (levels_db, (gsize)n_windows * sizeof (float));
  g_qsort_with_data (sorted_db, (int)n_windows, sizeof (float), compare_levels, NULL);
  n_loud = MAX (LOUD_WINDOWS, n_windows / 100);
  loud_db = sorted_db[n_windows - n_loud];
  noise_db = find_noise (levels_db, (gsize)n_windows);

  if (loud_db < NEVER_HEARD_DB)
    return FALSE;
  if (loud_db - noise_db < VOICE_ABOVE_NOISE_DB) {
    if (loud_db < SURELY_HEARD_DB)
      return FALSE;
    *first = 0;
    *n_kept = n_samples;
    return TRUE;
  }

  sound_db = MAX (noise_db + SOUND_ABOVE_NOISE_DB, loud_db - SOUND_BELOW_LOUD_DB);
  sound_db = MIN (sound_db, loud_db - SOUND_BELOW_LOUD_DB_MIN);
  edge_db = MIN (sound_db, MAX (noise_db + EDGE_ABOVE_NOISE_DB, loud_db - EDGE_BELOW_LOUD_DB));
  begin = skip_clicks (levels_db, 0, n_windows, 1, sound_db);
  end = skip_clicks (levels_db, n_windows - 1, -1, -1, sound_db);
  if (begin < 0 || end < 0)
    return FALSE;
  begin = widen (levels_db, begin, n_windows, -1, edge_db);
  end = widen (levels_db, end, n_windows, 1, edge_db);

  /* The first window that hears something has it at its end, the last one at its beginning. */
  first_kept = begin * HOP + WINDOW * 3 / 4 - KEPT_BEFORE;
  end_kept = end * HOP + WINDOW / 4 + KEPT_AFTER;
  *first = (gsize)MAX (0, first_kept);
  *n_kept = MIN ((gsize)end_kept, n_samples) - *first;
  return TRUE;
}
