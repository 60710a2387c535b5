/* nabij-audio-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"

#include <glib/gi18n-lib.h>

/* clang-format off */
G_DEFINE_QUARK (nabij-audio-error-quark, nabij_audio_error)
/* clang-format on */

/**
 * nabij_audio_error_get_damaged_words:
 *
 * Gives what is said where a recording turns out to be damaged, wherever that is found: the message of
 * `NABIJ_AUDIO_ERROR_RECORDING_DAMAGED`.
 *
 * Returns: (transfer none): a sentence, translated
 */
const char *
nabij_audio_error_get_damaged_words (void)
{
  return _ ("Something that was recorded cannot be played. You can record it again.");
}
