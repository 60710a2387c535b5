/* nabij-microphone-studio.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-studio.h"

G_BEGIN_DECLS

#define NABIJ_TYPE_MICROPHONE_STUDIO (nabij_microphone_studio_get_type ())
G_DECLARE_FINAL_TYPE (NabijMicrophoneStudio, nabij_microphone_studio, NABIJ, MICROPHONE_STUDIO, GObject)

NabijStudio *nabij_microphone_studio_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
