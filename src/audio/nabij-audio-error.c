/* nabij-audio-error.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-audio-error.h"

/* clang-format off */
G_DEFINE_QUARK (nabij-audio-error-quark, nabij_audio_error)
/* clang-format on */
