/* nabij-preferences.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-breath-plan.h"
#include "nabij-player.h"
#include "nabij-practice.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define NABIJ_LENGTH_FIVE "five-exhales"
#define NABIJ_AMBIENCE_NONE "none"

const char *nabij_preferences_get_pattern_id (GSettings  *settings,
                                              NabijSeason season);
void        nabij_length_to_plan_options (const char             *length,
                                          NabijBreathPlanOptions *options);
void        nabij_preferences_get_plan_options (GSettings              *settings,
                                                NabijSeason             season,
                                                NabijBreathPlanOptions *options);
void        nabij_preferences_get_mix (GSettings *settings,
                                       gboolean   night,
                                       NabijMix  *mix);
void        nabij_preferences_get_file_mix (GSettings  *settings,
                                            const char *ambience,
                                            NabijMix   *mix);
gboolean    nabij_preferences_is_sound_on (GSettings *settings,
                                           gboolean   night);
void        nabij_preferences_set_sound_on (GSettings *settings,
                                            gboolean   night,
                                            gboolean   on);

G_END_DECLS
