/* nabij-voice-choices.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whose voice can be chosen, for the rows that offer it: nobody's first, then the names.
 */

#pragma once

#include "nabij-voice-keeper.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GListModel *nabij_voice_choices_follow (GListModel       *choices,
                                        NabijVoiceKeeper *keeper) G_GNUC_WARN_UNUSED_RESULT;
guint       nabij_voice_choices_find (GListModel *choices,
                                      const char *speaker);
const char *nabij_voice_choices_get (GListModel *choices,
                                     guint       place);

G_END_DECLS
