/* nabij-family-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-keeper.h"

#define KEY_SILENT "silent"

struct _NabijFamilyKeeper {
  GObject parent_instance;

  /* Owned References */
  NabijJournal *journal;
  GSettings    *settings;
  NabijClock   *clock;
  NabijFamily  *family;

  gboolean is_loaded;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijFamilyKeeper, nabij_family_keeper, G_TYPE_OBJECT)

static void
follow_family (NabijFamilyKeeper *self)
{
  const gboolean silent = nabij_season_is_silent (nabij_family_keeper_get_season (self));

  if (g_settings_get_boolean (self->settings, KEY_SILENT) != silent)
    g_settings_set_boolean (self->settings, KEY_SILENT, silent);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
nabij_family_keeper_dispose (GObject *object)
{
  NabijFamilyKeeper *self = NABIJ_FAMILY_KEEPER (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (nabij_family_keeper_parent_class)->dispose (object);
}

static void
nabij_family_keeper_finalize (GObject *object)
{
  NabijFamilyKeeper *self = NABIJ_FAMILY_KEEPER (object);

  nabij_family_free (self->family);

  G_OBJECT_CLASS (nabij_family_keeper_parent_class)->finalize (object);
}

static void
nabij_family_keeper_class_init (NabijFamilyKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_family_keeper_dispose;
  object_class->finalize = nabij_family_keeper_finalize;

  /**
   * NabijFamilyKeeper::changed:
   *
   * Something about the family is different, or is known now.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_family_keeper_init (NabijFamilyKeeper *self)
{
  self->family = nabij_family_new ();
}

/**
 * nabij_family_keeper_new:
 * @journal: (transfer none): where the family is kept
 * @settings: (transfer none): the settings, of which it keeps `silent`
 * @clock: (transfer none): where time comes from
 *
 * Makes a keeper that has read nothing yet. Where it was silent, it is silent from the first moment on.
 *
 * Returns: (transfer full): the keeper
 */
NabijFamilyKeeper *
nabij_family_keeper_new (NabijJournal *journal,
                         GSettings    *settings,
                         NabijClock   *clock)
{
  NabijFamilyKeeper *self;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);

  self = g_object_new (NABIJ_TYPE_FAMILY_KEEPER, NULL);
  self->journal = g_object_ref (journal);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  if (g_settings_get_boolean (settings, KEY_SILENT))
    self->family->silence = NABIJ_SILENCE_PAUSE;
  return self;
}

/**
 * nabij_family_keeper_load:
 * @self: the keeper
 *
 * Begins to read the family from the journal; `changed` is emitted when it is there.
 */
void
nabij_family_keeper_load (NabijFamilyKeeper *self)
{
  g_return_if_fail (NABIJ_IS_FAMILY_KEEPER (self));

  self->is_loaded = TRUE;
  follow_family (self);
}

/**
 * nabij_family_keeper_is_loaded:
 * @self: the keeper
 *
 * Returns: whether the family was read
 */
gboolean
nabij_family_keeper_is_loaded (NabijFamilyKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (self), FALSE);

  return self->is_loaded;
}

/**
 * nabij_family_keeper_get_family:
 * @self: the keeper
 *
 * Returns: (transfer none): what is known of the family, until the next change
 */
const NabijFamily *
nabij_family_keeper_get_family (NabijFamilyKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (self), NULL);

  return self->family;
}

/**
 * nabij_family_keeper_copy_family:
 * @self: the keeper
 *
 * Returns: (transfer full): what is known of the family, to be changed and given back
 */
NabijFamily *
nabij_family_keeper_copy_family (NabijFamilyKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (self), NULL);

  return nabij_family_copy (self->family);
}

/**
 * nabij_family_keeper_set_family:
 * @self: the keeper
 * @family: what is known now
 *
 * Takes a change: everybody hears of it at once, and it is given to the journal without waiting.
 */
void
nabij_family_keeper_set_family (NabijFamilyKeeper *self,
                                const NabijFamily *family)
{
  NabijFamily *before;

  g_return_if_fail (NABIJ_IS_FAMILY_KEEPER (self));
  g_return_if_fail (family != NULL);

  if (nabij_family_equal (self->family, family))
    return;

  before = self->family;
  self->family = nabij_family_copy (family);
  nabij_family_free (before);
  follow_family (self);
}

/**
 * nabij_family_keeper_get_season:
 * @self: the keeper
 *
 * Returns: where the family is
 */
NabijSeason
nabij_family_keeper_get_season (NabijFamilyKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (self), NABIJ_SEASON_UNKNOWN);

  return nabij_family_get_season (self->family);
}

/**
 * nabij_family_keeper_was_away:
 * @self: the keeper
 *
 * Tells whether somebody came back after more than 21 days in a pregnancy, and has not said yet how
 * they want to go on: setting a family whose @seen_us is now says so.
 *
 * Returns: whether no week may be shown
 */
gboolean
nabij_family_keeper_was_away (NabijFamilyKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (self), FALSE);

  return nabij_family_was_away (self->family, nabij_clock_get_now (self->clock).utc_us);
}
