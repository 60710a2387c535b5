/* nabij-time-words.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *nabij_time_words_greeting (int hour);
char       *nabij_time_words_left (gint64 left_us) G_GNUC_WARN_UNUSED_RESULT;
char       *nabij_time_words_duration (gint64 duration_us) G_GNUC_WARN_UNUSED_RESULT;
char       *nabij_time_words_length (gint64 length_us) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
