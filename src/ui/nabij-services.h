/* nabij-services.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-check-in-keeper.h"
#include "nabij-clock.h"
#include "nabij-family-keeper.h"
#include "nabij-file-picker.h"
#include "nabij-held-recordings.h"
#include "nabij-journal.h"
#include "nabij-player.h"
#include "nabij-practices.h"
#include "nabij-reminder-keeper.h"
#include "nabij-season.h"
#include "nabij-studio.h"
#include "nabij-voice-keeper.h"
#include "nabij-words.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * NabijServices:
 *
 * What the pages need from the world, built once in the application and handed to each page. Tests
 * build it from fakes.
 */
#define NABIJ_TYPE_SERVICES (nabij_services_get_type ())
G_DECLARE_FINAL_TYPE (NabijServices, nabij_services, NABIJ, SERVICES, GObject)

NabijServices *nabij_services_new (NabijClock      *clock,
                                   GSettings       *settings,
                                   NabijPlayer     *player,
                                   NabijStudio     *studio,
                                   NabijJournal    *journal,
                                   NabijFilePicker *file_picker,
                                   const char      *sound_folder) G_GNUC_WARN_UNUSED_RESULT;

NabijClock          *nabij_services_get_clock (NabijServices *self);
GSettings           *nabij_services_get_settings (NabijServices *self);
NabijPlayer         *nabij_services_get_player (NabijServices *self);
NabijStudio         *nabij_services_get_studio (NabijServices *self);
NabijJournal        *nabij_services_get_journal (NabijServices *self);
NabijFilePicker     *nabij_services_get_file_picker (NabijServices *self);
const char          *nabij_services_get_sound_folder (NabijServices *self);
NabijWords          *nabij_services_get_words (NabijServices *self);
NabijPractices      *nabij_services_get_practices (NabijServices *self);
NabijFamilyKeeper   *nabij_services_get_family_keeper (NabijServices *self);
NabijReminderKeeper *nabij_services_get_reminder_keeper (NabijServices *self);
NabijCheckInKeeper  *nabij_services_get_check_in_keeper (NabijServices *self);
NabijVoiceKeeper    *nabij_services_get_voice_keeper (NabijServices *self);
NabijHeldRecordings *nabij_services_get_held_recordings (NabijServices *self);
NabijSeason          nabij_services_get_season (NabijServices *self);
void                 nabij_services_get_situation (NabijServices  *self,
                                                   NabijSituation *situation);
void                 nabij_services_note_practice (NabijServices *self,
                                                   NabijPractice *practice);
gboolean             nabij_services_is_night (NabijServices *self);

G_END_DECLS
