/* nabij-services.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-services.h"

#include "nabij-journal-deletion.h"
#include "nabij-night.h"
#include "nabij-speech-line.h"

struct _NabijServices {
  GObject parent_instance;

  /* Owned References */
  NabijClock          *clock;
  GSettings           *settings;
  NabijPlayer         *player;
  NabijStudio         *studio;
  NabijJournal        *journal;
  NabijFilePicker     *file_picker;
  NabijFamilyKeeper   *family_keeper;
  NabijReminderKeeper *reminder_keeper;
  NabijCheckInKeeper  *check_in_keeper;
  NabijVoiceKeeper    *voice_keeper;
  NabijHeldRecordings *held_recordings;
  NabijWords          *words;
  NabijPractices      *practices;
  char                *sound_folder;
};

G_DEFINE_FINAL_TYPE (NabijServices, nabij_services, G_TYPE_OBJECT)

static void
nabij_services_dispose (GObject *object)
{
  NabijServices *self = NABIJ_SERVICES (object);

  g_clear_object (&self->check_in_keeper);
  g_clear_object (&self->voice_keeper);
  g_clear_object (&self->held_recordings);
  g_clear_object (&self->family_keeper);
  g_clear_object (&self->reminder_keeper);
  g_clear_object (&self->clock);
  g_clear_object (&self->settings);
  g_clear_object (&self->player);
  g_clear_object (&self->studio);
  g_clear_object (&self->journal);
  g_clear_object (&self->file_picker);

  G_OBJECT_CLASS (nabij_services_parent_class)->dispose (object);
}

static void
nabij_services_finalize (GObject *object)
{
  NabijServices *self = NABIJ_SERVICES (object);

  g_clear_pointer (&self->words, nabij_words_free);
  g_clear_pointer (&self->practices, nabij_practices_free);
  g_free (self->sound_folder);

  G_OBJECT_CLASS (nabij_services_parent_class)->finalize (object);
}

static void
nabij_services_class_init (NabijServicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_services_dispose;
  object_class->finalize = nabij_services_finalize;
}

static void
nabij_services_init (NabijServices *self)
{
}

/* From the first moment on: nothing is written before it is known that it may be. */
static void
keep_nothing_cb (NabijServices *self)
{
  nabij_journal_set_keeps_nothing (self->journal, g_settings_get_boolean (self->settings, "keep-nothing"));
}

/**
 * nabij_services_new:
 * @clock: (transfer none): where time comes from
 * @settings: (transfer none): the settings
 * @player: (transfer none): what is heard
 * @studio: (transfer none): where a voice is recorded
 * @journal: (transfer none): what is kept
 * @file_picker: (transfer none): how a place for a file is asked
 * @sound_folder: where the sound files are
 *
 * Gathers what the pages need.
 *
 * Returns: (transfer full): the services
 */
NabijServices *
nabij_services_new (NabijClock      *clock,
                    GSettings       *settings,
                    NabijPlayer     *player,
                    NabijStudio     *studio,
                    NabijJournal    *journal,
                    NabijFilePicker *file_picker,
                    const char      *sound_folder)
{
  NabijServices *self;

  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (NABIJ_IS_PLAYER (player), NULL);
  g_return_val_if_fail (NABIJ_IS_STUDIO (studio), NULL);
  g_return_val_if_fail (NABIJ_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (NABIJ_IS_FILE_PICKER (file_picker), NULL);

  self = g_object_new (NABIJ_TYPE_SERVICES, NULL);
  self->clock = g_object_ref (clock);
  self->settings = g_object_ref (settings);
  self->player = g_object_ref (player);
  self->studio = g_object_ref (studio);
  self->journal = g_object_ref (journal);
  self->file_picker = g_object_ref (file_picker);
  self->sound_folder = g_strdup (sound_folder);
  self->family_keeper = nabij_family_keeper_new (journal, settings, clock);
  self->reminder_keeper = nabij_reminder_keeper_new (settings, clock);
  self->check_in_keeper = nabij_check_in_keeper_new (self->family_keeper, self->reminder_keeper, clock);
  self->voice_keeper = nabij_voice_keeper_new (journal, self->family_keeper);
  self->held_recordings = nabij_held_recordings_new ();

  g_signal_connect_object (settings, "changed::keep-nothing", G_CALLBACK (keep_nothing_cb), self, G_CONNECT_SWAPPED);
  keep_nothing_cb (self);
  return self;
}

/**
 * nabij_services_get_clock:
 * @self: the services
 *
 * Returns: (transfer none): where time comes from
 */
NabijClock *
nabij_services_get_clock (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->clock;
}

/**
 * nabij_services_get_settings:
 * @self: the services
 *
 * Returns: (transfer none): the settings
 */
GSettings *
nabij_services_get_settings (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->settings;
}

/**
 * nabij_services_get_player:
 * @self: the services
 *
 * Returns: (transfer none): what is heard
 */
NabijPlayer *
nabij_services_get_player (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->player;
}

/**
 * nabij_services_get_studio:
 * @self: the services
 *
 * Returns: (transfer none): where a voice is recorded
 */
NabijStudio *
nabij_services_get_studio (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->studio;
}

/**
 * nabij_services_get_journal:
 * @self: the services
 *
 * Returns: (transfer none): what is kept
 */
NabijJournal *
nabij_services_get_journal (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->journal;
}

/**
 * nabij_services_get_file_picker:
 * @self: the services
 *
 * Returns: (transfer none): how a place for a file is asked
 */
NabijFilePicker *
nabij_services_get_file_picker (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->file_picker;
}

/**
 * nabij_services_get_sound_folder:
 * @self: the services
 *
 * Returns: (transfer none): where the sound files are
 */
const char *
nabij_services_get_sound_folder (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->sound_folder;
}

/**
 * nabij_services_get_words:
 * @self: the services
 *
 * Returns: (transfer none): the words that are offered while somebody writes
 */
NabijWords *
nabij_services_get_words (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  /* Not before they are asked for: the first frame shows none of them. */
  if (self->words == NULL)
    self->words = nabij_words_new_own ();
  return self->words;
}

/**
 * nabij_services_get_practices:
 * @self: the services
 *
 * Returns: (transfer none): all practices
 */
NabijPractices *
nabij_services_get_practices (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  /* Likewise. */
  if (self->practices == NULL)
    self->practices = nabij_practices_new_own ();
  return self->practices;
}

/**
 * nabij_services_get_family_keeper:
 * @self: the services
 *
 * Returns: (transfer none): what is known of the family
 */
NabijFamilyKeeper *
nabij_services_get_family_keeper (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->family_keeper;
}

/**
 * nabij_services_get_reminder_keeper:
 * @self: the services
 *
 * Returns: (transfer none): what is known of the reminders
 */
NabijReminderKeeper *
nabij_services_get_reminder_keeper (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->reminder_keeper;
}

/**
 * nabij_services_get_check_in_keeper:
 * @self: the services
 *
 * Returns: (transfer none): what plans the reminder of the next check-in
 */
NabijCheckInKeeper *
nabij_services_get_check_in_keeper (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->check_in_keeper;
}

/**
 * nabij_services_get_voice_keeper:
 * @self: the services
 *
 * Returns: (transfer none): the voices that were recorded
 */
NabijVoiceKeeper *
nabij_services_get_voice_keeper (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->voice_keeper;
}

/**
 * nabij_services_get_held_recordings:
 * @self: the services
 *
 * Returns: (transfer none): what was said and could not be kept
 */
NabijHeldRecordings *
nabij_services_get_held_recordings (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NULL);

  return self->held_recordings;
}

/**
 * nabij_services_get_season:
 * @self: the services
 *
 * Tells where the family is.
 *
 * Returns: the season
 */
NabijSeason
nabij_services_get_season (NabijServices *self)
{
  g_return_val_if_fail (NABIJ_IS_SERVICES (self), NABIJ_SEASON_UNKNOWN);

  return nabij_family_keeper_get_season (self->family_keeper);
}

/**
 * nabij_services_get_situation:
 * @self: the services
 * @situation: (out caller-allocates): what decides the words
 *
 * Tells what decides the words now. It assumes that there is sound: whoever plays knows better. Who
 * comes back after a long while is told nothing that depends on a week. Where a voice that is heard at
 * this hour has recorded the long welcome, that is given again, and its lullaby is the song.
 */
void
nabij_services_get_situation (NabijServices  *self,
                              NabijSituation *situation)
{
  NabijInstant    now;
  GDate           today;
  const char     *speaker;
  NabijRecording *lullaby;

  g_return_if_fail (NABIJ_IS_SERVICES (self));
  g_return_if_fail (situation != NULL);

  now = nabij_clock_get_now (self->clock);
  nabij_instant_get_day (&now, &today);
  nabij_family_get_situation (nabij_family_keeper_get_family (self->family_keeper), &today,
                              nabij_night_at (&now), situation);
  situation->first_time = !g_settings_get_boolean (self->settings, "introduced");
  situation->long_welcome = situation->first_time;
  if (nabij_family_keeper_was_away (self->family_keeper))
    situation->weeks = NABIJ_WEEKS_UNKNOWN;

  /* A silence is one of voices as well. */
  if (nabij_season_is_silent (situation->season))
    return;
  speaker = nabij_voice_keeper_get_chosen (self->voice_keeper, situation->night);
  lullaby = nabij_voice_keeper_find (self->voice_keeper, speaker, NABIJ_SPEECH_LINE_LULLABY);
  situation->long_welcome = situation->long_welcome || nabij_voice_keeper_has_welcome (self->voice_keeper, speaker);
  if (lullaby != NULL)
    situation->song_us = nabij_recording_get_fields (lullaby)->duration_us;
}

/**
 * nabij_services_note_practice:
 * @self: the services
 * @practice: what was begun, and is meant: its steps are on the screen, or it has lasted a while
 *
 * Lets the reminders know, so that one for it is taken back, or passes; also one for what it is a
 * variant of. That a baby cried is nobody's business, and leaves no trace.
 */
void
nabij_services_note_practice (NabijServices *self,
                              NabijPractice *practice)
{
  const char *variant_of;

  g_return_if_fail (NABIJ_IS_SERVICES (self));
  g_return_if_fail (practice != NULL);

  if ((nabij_practice_get_flags (practice) & NABIJ_PRACTICE_FLAGS_CRYING) != 0)
    return;

  variant_of = nabij_practice_get_variant_of (practice);
  nabij_reminder_keeper_note_practice (self->reminder_keeper, nabij_practice_get_id (practice));
  if (variant_of != NULL)
    nabij_reminder_keeper_note_practice (self->reminder_keeper, variant_of);
}

/**
 * nabij_services_is_night:
 * @self: the services
 *
 * Tells whether it is night now, where the person is.
 *
 * Returns: `TRUE` between 22:00 and 7:00
 */
gboolean
nabij_services_is_night (NabijServices *self)
{
  NabijInstant now;

  g_return_val_if_fail (NABIJ_IS_SERVICES (self), FALSE);

  now = nabij_clock_get_now (self->clock);
  return nabij_night_at (&now);
}
