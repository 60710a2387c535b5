/* nabij-ogg.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-ogg.h"

#include <string.h>

/* A page, as RFC 3533 lays it out. */
#define HEADER_BYTES 27
#define TYPE_AT 5
#define CHECKSUM_AT 22
#define SEGMENTS_AT 26
#define TYPE_FIRST 0x02
#define TYPE_LAST 0x04

static guint32
make_entry (guint32 byte)
{
  guint32 value = byte << 24;

  for (guint bit = 0; bit < 8; bit++)
    value = (value & 0x80000000) != 0 ? value << 1 ^ 0x04c11db7 : value << 1;
  return value;
}

static guint32
sum_page (const guint8 *page,
          gsize         n_bytes)
{
  guint32 table[256];
  guint32 sum = 0;

  for (guint32 i = 0; i < G_N_ELEMENTS (table); i++)
    table[i] = make_entry (i);
  for (gsize i = 0; i < n_bytes; i++) {
    const gboolean is_checksum = i >= CHECKSUM_AT && i < CHECKSUM_AT + 4;

    sum = sum << 8 ^ table[(sum >> 24 & 0xff) ^ (is_checksum ? 0 : page[i])];
  }
  return sum;
}

/* How long the page is that begins here, or 0 where none does. */
static gsize
measure_page (const guint8 *bytes,
              gsize         n_bytes)
{
  gsize length;

  if (n_bytes < HEADER_BYTES || memcmp (bytes, "OggS", 4) != 0)
    return 0;

  length = HEADER_BYTES + bytes[SEGMENTS_AT];
  if (length > n_bytes)
    return 0;
  for (guint i = 0; i < bytes[SEGMENTS_AT]; i++)
    length += bytes[HEADER_BYTES + i];
  return length <= n_bytes ? length : 0;
}

/**
 * nabij_ogg_is_whole:
 * @sound: bytes
 *
 * Looks whether these are one stream of Opus in Ogg, from its first page to its last, and each page as it
 * was written. A demuxer passes over a page that is damaged and says nothing.
 *
 * Returns: `TRUE` when they are
 */
gboolean
nabij_ogg_is_whole (GBytes *sound)
{
  gsize         n_bytes;
  const guint8 *bytes = g_bytes_get_data (sound, &n_bytes);
  gboolean      is_over = FALSE;

  if (n_bytes < HEADER_BYTES + 9 || (bytes[TYPE_AT] & TYPE_FIRST) == 0 || memcmp (bytes + HEADER_BYTES + 1, "OpusHead", 8) != 0)
    return FALSE;

  for (gsize at = 0; at < n_bytes;) {
    const gsize length = measure_page (bytes + at, n_bytes - at);
    guint32     sum;

    if (length == 0 || is_over)
      return FALSE;
    memcpy (&sum, bytes + at + CHECKSUM_AT, sizeof sum);
    if (GUINT32_FROM_LE (sum) != sum_page (bytes + at, length))
      return FALSE;
    is_over = (bytes[at + TYPE_AT] & TYPE_LAST) != 0;
    at += length;
  }
  return is_over;
}
