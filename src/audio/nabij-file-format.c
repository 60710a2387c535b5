/* nabij-file-format.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-file-format.h"

#include "nabij-audio-error.h"
#include "nabij-gstreamer.h"

#include <glib/gi18n-lib.h>

/* Opus spends most of its effort on speech and notes; for noise a low complexity sounds the same. */
static const NabijFileFormat formats[] = {
  { ".mp3",
    "audioconvert ! lamemp3enc target=bitrate cbr=true bitrate=160 ! id3v2mux name=tags",
    { "audioconvert", "lamemp3enc", "id3v2mux", NULL } },
  { ".opus",
    "audioconvert dithering=none ! opusenc name=tags bitrate=96000 complexity=1 ! oggmux",
    { "audioconvert", "opusenc", "oggmux", NULL } },
  { ".wav",
    "audioconvert ! audio/x-raw, format = S16LE ! wavenc name=tags",
    { "audioconvert", "wavenc", NULL } },
};

/**
 * nabij_file_format_find:
 * @path: (type filename): the name of a file
 * @error: return location for an error
 *
 * Finds what a file is to be, by how its name ends.
 *
 * Errors: `NABIJ_AUDIO_ERROR_UNKNOWN_FORMAT`
 *
 * Returns: (transfer none) (nullable): the format, or `NULL` with @error set
 */
const NabijFileFormat *
nabij_file_format_find (const char *path,
                        GError    **error)
{
  g_autofree char *name = g_ascii_strdown (path, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++) {
    if (g_str_has_suffix (name, formats[i].ending))
      return &formats[i];
  }

  g_set_error_literal (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_UNKNOWN_FORMAT,
                       _ ("The name of the file must end in .mp3, .opus or .wav."));
  return NULL;
}

/**
 * nabij_file_format_check:
 * @self: a format
 * @error: return location for an error
 *
 * Looks whether this computer can write such files.
 *
 * Errors: `NABIJ_AUDIO_ERROR_MISSING_PLUGIN`
 *
 * Returns: `TRUE` when it can
 */
gboolean
nabij_file_format_check (const NabijFileFormat *self,
                         GError               **error)
{
  g_autoptr (GError) missing = NULL;

  if (nabij_gstreamer_check ((const char *const[]){ "queue", "filesink", NULL }, error) &&
      nabij_gstreamer_check (self->elements, &missing))
    return TRUE;

  if (missing != NULL) {
    g_info ("%s cannot be written: %s", self->ending, missing->message);
    g_set_error (error, NABIJ_AUDIO_ERROR, NABIJ_AUDIO_ERROR_MISSING_PLUGIN,
                 /* Translators: %s is the ending of a file name, such as ".mp3". */
                 _ ("What writes %s files is not installed on this computer. Another format may work."), self->ending);
  }
  return FALSE;
}
