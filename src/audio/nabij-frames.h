/* nabij-frames.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all sound of the program is made of: frames of two float samples, 48,000 of them a second.
 */

#pragma once

#include <gst/audio/audio.h>

G_BEGIN_DECLS

/* clang-format off */
#define NABIJ_FRAMES_CAPS                                           \
  "audio/x-raw, format = (string) " GST_AUDIO_NE (F32) ", "         \
  "layout = (string) interleaved, rate = (int) 48000, "             \
  "channels = (int) 2, channel-mask = (bitmask) 0x3"
/* clang-format on */

#define NABIJ_BYTES_PER_FRAME (2 * sizeof (float))

/**
 * nabij_frames_to_us:
 * @n_frames: frames, ≥ 0
 *
 * Returns: how long they last, in whole microseconds; what is left over is cut off
 */
static inline gint64
nabij_frames_to_us (gint64 n_frames)
{
  return n_frames * 125 / 6;
}

/**
 * nabij_frames_from_us:
 * @us: a time in microseconds, ≥ 0
 *
 * Returns: how many whole frames fit into it
 */
static inline gint64
nabij_frames_from_us (gint64 us)
{
  return us * 6 / 125;
}

G_END_DECLS
