/* nabij-time-words.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-time-words.h"

#include <glib/gi18n-lib.h>

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)
#define SECOND_US ((gint64)G_USEC_PER_SEC)

/**
 * nabij_time_words_greeting:
 * @hour: an hour of the clock on the wall, 0 to 23
 *
 * Greets for the time of day. At night nobody is wished a good one who is awake in it.
 *
 * Returns: (transfer none): the greeting, translated
 */
const char *
nabij_time_words_greeting (int hour)
{
  g_return_val_if_fail (hour >= 0 && hour <= 23, NULL);

  if (hour < 6)
    return _ ("Good that you are here");
  if (hour < 12)
    return _ ("Good morning");
  if (hour < 18)
    return _ ("Good afternoon");
  return _ ("Good evening");
}

/**
 * nabij_time_words_left:
 * @left_us: how long the exercise still lasts, in microseconds, ≥ 0
 *
 * Tells the time left in words, never as a countdown.
 *
 * Returns: (transfer full): one sentence, translated
 */
char *
nabij_time_words_left (gint64 left_us)
{
  const guint minutes = (guint)((left_us + MINUTE_US / 2) / MINUTE_US);

  g_return_val_if_fail (left_us >= 0, NULL);

  if (left_us < 30 * SECOND_US)
    return g_strdup (_ ("Almost there."));
  if (left_us < 50 * SECOND_US)
    return g_strdup (_ ("A little while yet."));

  return g_strdup_printf (ngettext ("About a minute more.", "About %u minutes more.", minutes), minutes);
}

/**
 * nabij_time_words_duration:
 * @duration_us: how long something lasted, in microseconds, ≥ 0
 *
 * Tells a length of time the way people do.
 *
 * Returns: (transfer full): for example "about a minute", translated, without a capital
 */
char *
nabij_time_words_duration (gint64 duration_us)
{
  const guint minutes = (guint)((duration_us + MINUTE_US / 2) / MINUTE_US);

  g_return_val_if_fail (duration_us >= 0, NULL);

  if (duration_us < 45 * SECOND_US)
    return g_strdup (_ ("less than a minute"));
  if (minutes <= 1)
    return g_strdup (_ ("about a minute"));

  return g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes), minutes);
}

/**
 * nabij_time_words_length:
 * @length_us: how long something will last, in microseconds, ≥ 0
 *
 * Tells beforehand how long something is, to the half minute.
 *
 * Returns: (transfer full): for example "about a minute" or "2½ minutes", translated, without a capital
 */
char *
nabij_time_words_length (gint64 length_us)
{
  const guint halves = (guint)((length_us + MINUTE_US / 4) / (MINUTE_US / 2));

  g_return_val_if_fail (length_us >= 0, NULL);

  if (halves <= 1)
    return g_strdup (_ ("half a minute"));
  if (halves == 2)
    return g_strdup (_ ("about a minute"));
  if (halves == 3)
    return g_strdup (_ ("1½ minutes"));
  if (halves % 2 == 1)
    /* Translators: "2½ minutes"; %u is 2 or more. */
    return g_strdup_printf (_ ("%u½ minutes"), halves / 2);

  return g_strdup_printf (ngettext ("%u minute", "%u minutes", halves / 2), halves / 2);
}
