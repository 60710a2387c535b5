/* nabij-session-sound.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-session-sound.h"

#include "nabij-journal-family-record.h"
#include "nabij-preferences.h"

#include <glib/gi18n-lib.h>

#define NOTICE_MS 8000

/* Keeps the player, the button and the settings in step during a session, and says in one quiet line
 * when there is no sound. */
struct _NabijSessionSound {
  GObject parent_instance;

  /* Borrowed References, owned by the page that owns us */
  GtkMenuButton      *button;
  NabijSoundPopover  *popover;
  NabijSessionNotice *notice;

  /* Owned References */
  NabijServices *services;

  NabijPractice *practice;  /* borrowed; lives as long as the services */
  NabijSituation situation; /* in which it was begun */
  gboolean       night;
  gboolean       active;
};

G_DEFINE_FINAL_TYPE (NabijSessionSound, nabij_session_sound, G_TYPE_OBJECT)

static gboolean
is_on (NabijSessionSound *self)
{
  return nabij_preferences_is_sound_on (nabij_services_get_settings (self->services), self->night);
}

/* A practice may bring what is heard around it, and the family's song; both go over what was chosen. */
static void
add_practice (NabijSessionSound *self,
              NabijMix          *mix)
{
  const NabijFamily *family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (self->services));
  const char        *ambience = nabij_practice_get_ambience (self->practice);

  if (ambience != NULL)
    mix->ambience = g_str_equal (ambience, NABIJ_AMBIENCE_NONE) ? NULL : g_intern_string (ambience);
  if ((nabij_practice_get_flags (self->practice) & NABIJ_PRACTICE_FLAGS_NIGHT) != 0)
    mix->bowl_at_end = FALSE;

  if (nabij_practice_get_kind (self->practice) == NABIJ_PRACTICE_KIND_SONG && family->song != NULL) {
    g_autofree char *path = nabij_journal_dup_song_path (nabij_services_get_journal (self->services), family->song);

    mix->song = g_intern_string (path);
    mix->song_gain_db = family->song_gain_db;
  }
}

static void
apply_settings (NabijSessionSound *self)
{
  NabijPlayer *player = nabij_services_get_player (self->services);
  NabijMix     mix;

  nabij_preferences_get_mix (nabij_services_get_settings (self->services), self->night, &mix);
  add_practice (self, &mix);
  nabij_player_set_mix (player, &mix);
  gtk_menu_button_set_icon_name (self->button, is_on (self) ? "audio-volume-high-symbolic" : "audio-volume-muted-symbolic");
}

/* A song is as long as the exercise, and is not sung by another voice halfway. */
static gboolean
has_choice_of_voice (NabijSessionSound *self)
{
  return nabij_practice_get_kind (self->practice) != NABIJ_PRACTICE_KIND_SONG &&
         !nabij_season_is_silent (self->situation.season);
}

static void
apply_voice (NabijSessionSound *self)
{
  NabijVoiceKeeper *keeper = nabij_services_get_voice_keeper (self->services);
  g_autoptr (NabijSpeech) speech = NULL;

  speech = nabij_voice_keeper_make_speech (keeper, nabij_voice_keeper_get_chosen (keeper, self->night),
                                           self->practice, &self->situation);
  nabij_player_set_speech (nabij_services_get_player (self->services), speech);
}

/* Another voice was chosen, or it was read only now. */
static void
voice_cb (NabijSessionSound *self)
{
  if (self->active && has_choice_of_voice (self))
    apply_voice (self);
}

static void
settings_cb (NabijSessionSound *self,
             const char        *key)
{
  if (!self->active)
    return;

  apply_settings (self);
  /* Only the switch itself switches: a new volume does not bring back sound that left a headphone. */
  if (g_str_has_suffix (key, "sound"))
    nabij_player_set_enabled (nabij_services_get_player (self->services), is_on (self));
}

static void
state_cb (NabijSessionSound *self)
{
  const char *line = NULL;

  if (!self->active)
    return;

  switch (nabij_player_get_state (nabij_services_get_player (self->services))) {
  case NABIJ_PLAYER_STATE_LOST:
    line = _ ("No sound for the moment. The exercise goes on.");
    break;
  case NABIJ_PLAYER_STATE_MOVED:
    line = _ ("The sound would come from another speaker now, so it is off. S brings it back.");
    break;
  case NABIJ_PLAYER_STATE_UNAVAILABLE:
    line = _ ("This computer can’t play the sound. The exercise works without it.");
    break;
  case NABIJ_PLAYER_STATE_OFF:
  case NABIJ_PLAYER_STATE_STARTING:
  case NABIJ_PLAYER_STATE_PLAYING:
  case NABIJ_PLAYER_STATE_PAUSED:
  default:
    break;
  }

  if (line != NULL)
    nabij_session_notice_show (self->notice, line, NOTICE_MS);
}

static void
warning_cb (NabijSessionSound *self)
{
  g_autofree char *warning = NULL;

  g_object_get (nabij_services_get_player (self->services), "warning", &warning, NULL);
  if (self->active && warning != NULL)
    nabij_session_notice_show (self->notice, warning, NOTICE_MS);
}

static void
nabij_session_sound_dispose (GObject *object)
{
  g_clear_object (&NABIJ_SESSION_SOUND (object)->services);

  G_OBJECT_CLASS (nabij_session_sound_parent_class)->dispose (object);
}

static void
nabij_session_sound_class_init (NabijSessionSoundClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_session_sound_dispose;
}

static void
nabij_session_sound_init (NabijSessionSound *self)
{
}

/**
 * nabij_session_sound_new:
 * @services: what it needs from the world
 * @button: shows whether there is sound; must outlive this
 * @popover: where sound is set; must outlive this
 * @notice: says when there is no sound; must outlive this
 *
 * Makes what looks after the sound of sessions.
 *
 * Returns: (transfer full): it
 */
NabijSessionSound *
nabij_session_sound_new (NabijServices      *services,
                         GtkMenuButton      *button,
                         NabijSoundPopover  *popover,
                         NabijSessionNotice *notice)
{
  NabijSessionSound *self;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);

  self = g_object_new (NABIJ_TYPE_SESSION_SOUND, NULL);
  self->services = g_object_ref (services);
  self->button = button;
  self->popover = popover;
  self->notice = notice;
  g_signal_connect_object (nabij_services_get_settings (services), "changed", G_CALLBACK (settings_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_voice_keeper (services), "changed", G_CALLBACK (voice_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_player (services), "notify::state", G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (nabij_services_get_player (services), "notify::warning", G_CALLBACK (warning_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_session_sound_begin:
 * @self: the sound of sessions
 * @practice: what is about to be practised
 * @situation: what decided its plan; the night has a switch and a voice of its own
 *
 * A session is about to start: tells the player what to play, and what a voice says.
 */
void
nabij_session_sound_begin (NabijSessionSound    *self,
                           NabijPractice        *practice,
                           const NabijSituation *situation)
{
  const gboolean night = situation != NULL && situation->night;

  g_return_if_fail (NABIJ_IS_SESSION_SOUND (self));
  g_return_if_fail (practice != NULL);
  g_return_if_fail (situation != NULL);

  self->practice = practice;
  self->situation = *situation;
  self->night = night;
  self->active = TRUE;
  nabij_sound_popover_set_settings (self->popover, nabij_services_get_settings (self->services), night);
  nabij_sound_popover_set_own_ambience (self->popover, nabij_practice_get_ambience (practice));
  nabij_sound_popover_set_voices (self->popover, has_choice_of_voice (self) ? nabij_services_get_voice_keeper (self->services) : NULL, night);
  apply_settings (self);
  /* Before it starts: the first line is said within its first second. */
  apply_voice (self);
  nabij_player_set_enabled (nabij_services_get_player (self->services), is_on (self));
}

/**
 * nabij_session_sound_end:
 * @self: the sound of sessions
 *
 * The session is over: nothing is said any more.
 */
void
nabij_session_sound_end (NabijSessionSound *self)
{
  g_return_if_fail (NABIJ_IS_SESSION_SOUND (self));

  self->active = FALSE;
}

/**
 * nabij_session_sound_toggle:
 * @self: the sound of sessions
 *
 * Switches the sound, and remembers it. Sound that left a headphone comes back first.
 *
 * Returns: (transfer none): what became of it, translated
 */
const char *
nabij_session_sound_toggle (NabijSessionSound *self)
{
  NabijPlayer *player;
  gboolean     on;

  g_return_val_if_fail (NABIJ_IS_SESSION_SOUND (self), NULL);

  player = nabij_services_get_player (self->services);
  on = is_on (self);

  if (on && nabij_player_get_state (player) == NABIJ_PLAYER_STATE_MOVED)
    nabij_player_set_enabled (player, TRUE);
  else
    nabij_preferences_set_sound_on (nabij_services_get_settings (self->services), self->night, !on);

  return is_on (self) ? _ ("Sound on") : _ ("Sound off");
}
