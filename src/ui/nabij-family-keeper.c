/* nabij-family-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-family-keeper.h"

#include "nabij-family-merge.h"
#include "nabij-journal-family-record.h"

#define KEY_SILENT "silent"

/* What could not be saved or read is tried again. */
#define RETRY_S 20
/* When the program was last open is no reason to write more often than this. */
#define SEEN_EVERY_US (12 * 3600 * (gint64)G_USEC_PER_SEC)

struct _NabijFamilyKeeper {
  GObject parent_instance;

  /* Owned References */
  NabijJournal *journal;
  GSettings    *settings;
  NabijClock   *clock;
  NabijFamily  *family;
  NabijFamily  *saved; /* as it is in the journal, as far as we know */
  char         *problem;

  guint    n_saves; /* that are on their way */
  guint    retry_source;
  gboolean is_loaded;
  gboolean is_loading;
  gboolean wants_load; /* when what is on its way has arrived */
  gboolean save_failed;
};

/* A save that is on its way. */
typedef struct {
  NabijFamilyKeeper *keeper;
  NabijFamily       *family;
} Save;

enum {
  PROP_0,
  PROP_PROBLEM,
  N_PROPS,
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *props[N_PROPS];
static guint       signals[N_SIGNALS];

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
take_family (NabijFamilyKeeper *self,
             NabijFamily       *family)
{
  NabijFamily *before = self->family;

  self->family = family;
  nabij_family_free (before);
}

static void
set_problem (NabijFamilyKeeper *self,
             const GError      *error)
{
  const char *sentence = error != NULL ? nabij_journal_error_to_sentence (error) : NULL;

  if (g_strcmp0 (self->problem, sentence) == 0)
    return;

  g_free (self->problem);
  self->problem = g_strdup (sentence);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PROBLEM]);
}

static void save (NabijFamilyKeeper *self);

static void
retry_cb (gpointer user_data)
{
  NabijFamilyKeeper *self = user_data;

  self->retry_source = 0;
  if (!self->is_loaded)
    nabij_family_keeper_load (self);
  else if (self->save_failed)
    save (self);
}

static void
retry_later (NabijFamilyKeeper *self)
{
  if (self->retry_source != 0)
    return;

  self->retry_source = g_timeout_add_once (RETRY_S * 1000, retry_cb, self);
  g_source_set_name_by_id (self->retry_source, "[nabij] save the family again");
}

static void
save_free (Save *data)
{
  g_object_unref (data->keeper);
  g_clear_pointer (&data->family, nabij_family_free);
  g_free (data);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Save *data = user_data;
  g_autoptr (NabijFamilyKeeper) self = g_object_ref (data->keeper);
  g_autoptr (GError) error = NULL;

  self->n_saves--;
  self->save_failed = !nabij_journal_save_family_finish (NABIJ_JOURNAL (source), result, &error);
  if (!self->save_failed) {
    nabij_family_free (self->saved);
    self->saved = g_steal_pointer (&data->family);
  }
  save_free (data);

  /* Nothing goes on after the window is gone. */
  if (self->journal == NULL)
    return;
  set_problem (self, error);
  if (self->save_failed)
    retry_later (self);
  if (self->wants_load && self->n_saves == 0)
    nabij_family_keeper_load (self);
}

/* It does not end with us: whoever tells something and quits has told it. */
static void
save (NabijFamilyKeeper *self)
{
  Save *data = g_new0 (Save, 1);

  data->keeper = g_object_ref (self);
  data->family = nabij_family_copy (self->family);
  self->n_saves++;
  nabij_journal_save_family_async (self->journal, self->family, NULL, saved_cb, data);
}

/* Only in a pregnancy it matters when somebody was here last. */
static void
note_seen (NabijFamilyKeeper *self)
{
  const gint64 now_us = nabij_clock_get_now (self->clock).utc_us;

  if (!self->is_loaded || self->is_loading || nabij_family_was_away (self->family, now_us) ||
      nabij_family_get_season (self->family) != NABIJ_SEASON_BEFORE)
    return;
  if (self->family->seen_us <= now_us && now_us - self->family->seen_us < SEEN_EVERY_US)
    return;

  self->family->seen_us = now_us;
  save (self);
}

/* It was silent when the program was last open, and the journal knows nothing any more: its file was
 * lost. Nobody has ended the silence. */
static gboolean
was_lost (NabijFamilyKeeper *self,
          const NabijFamily *theirs)
{
  g_autoptr (NabijFamily) blank = nabij_family_new ();

  return !self->is_loaded && self->saved->silence != NABIJ_SILENCE_NONE && nabij_family_equal (theirs, blank);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijFamilyKeeper) self = user_data;
  g_autoptr (NabijFamily) theirs = NULL;
  g_autoptr (GError) error = NULL;
  NabijFamily *outcome;
  gboolean     is_news;

  self->is_loading = FALSE;
  theirs = nabij_journal_load_family_finish (NABIJ_JOURNAL (source), result, &error);
  if (self->journal == NULL)
    return;
  set_problem (self, error);
  if (theirs == NULL) {
    retry_later (self);
    return;
  }

  /* What was told while it was read, or could not be saved, is told on top of it. */
  outcome = nabij_family_rebase (self->saved, self->family, theirs);
  if (was_lost (self, theirs))
    outcome->silence = self->family->silence;
  is_news = !self->is_loaded || !nabij_family_equal (self->family, outcome);
  take_family (self, outcome);
  nabij_family_free (self->saved);
  self->saved = g_steal_pointer (&theirs);
  self->is_loaded = TRUE;
  if (!nabij_family_equal (self->saved, outcome))
    save (self);
  note_seen (self);
  if (self->wants_load)
    nabij_family_keeper_load (self);
  if (is_news)
    follow_family (self);
}

/* Something else has changed the journal: a file was brought in, a backup, or everything was deleted. */
static void
reset_cb (NabijFamilyKeeper *self)
{
  if (self->is_loaded)
    nabij_family_keeper_load (self);
}

static void
nabij_family_keeper_dispose (GObject *object)
{
  NabijFamilyKeeper *self = NABIJ_FAMILY_KEEPER (object);

  g_clear_handle_id (&self->retry_source, g_source_remove);
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
  nabij_family_free (self->saved);
  g_free (self->problem);

  G_OBJECT_CLASS (nabij_family_keeper_parent_class)->finalize (object);
}

static void
nabij_family_keeper_get_property (GObject    *object,
                                  guint       property_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  NabijFamilyKeeper *self = NABIJ_FAMILY_KEEPER (object);

  switch (property_id) {
  case PROP_PROBLEM:
    g_value_set_string (value, self->problem);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
nabij_family_keeper_class_init (NabijFamilyKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_family_keeper_dispose;
  object_class->finalize = nabij_family_keeper_finalize;
  object_class->get_property = nabij_family_keeper_get_property;

  /**
   * NabijFamilyKeeper:problem:
   *
   * Why the family could not be read or saved, as a sentence for a person, or `NULL` where all is well.
   * It is tried again by itself, and nothing that was told is lost as long as the program runs.
   */
  props[PROP_PROBLEM] =
    g_param_spec_string ("problem", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

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
  self->saved = nabij_family_new ();
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
  if (g_settings_get_boolean (settings, KEY_SILENT)) {
    self->family->silence = NABIJ_SILENCE_PAUSE;
    self->saved->silence = NABIJ_SILENCE_PAUSE;
  }
  g_signal_connect_object (journal, "reset", G_CALLBACK (reset_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_family_keeper_load:
 * @self: the keeper
 *
 * Begins to read the family from the journal; `changed` is emitted when it is there. What is told
 * meanwhile is not lost. Where it cannot be read, `problem` says so, and it is tried again.
 */
void
nabij_family_keeper_load (NabijFamilyKeeper *self)
{
  g_return_if_fail (NABIJ_IS_FAMILY_KEEPER (self));

  /* What is on its way would not be seen yet. */
  self->wants_load = self->is_loading || self->n_saves > 0;
  if (self->wants_load)
    return;

  self->is_loading = TRUE;
  nabij_journal_load_family_async (self->journal, NULL, loaded_cb, g_object_ref (self));
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
  g_return_if_fail (NABIJ_IS_FAMILY_KEEPER (self));
  g_return_if_fail (family != NULL);

  if (nabij_family_equal (self->family, family))
    return;

  take_family (self, nabij_family_copy (family));
  /* Before it was read it would come in the place of what is kept. */
  if (self->is_loaded && !self->is_loading) {
    save (self);
    note_seen (self);
  }
  follow_family (self);
}

/**
 * nabij_family_keeper_get_problem:
 * @self: the keeper
 *
 * Returns: (transfer none) (nullable): why the family could not be read or saved, as a sentence for a
 *   person, or `NULL` where all is well
 */
const char *
nabij_family_keeper_get_problem (NabijFamilyKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (self), NULL);

  return self->problem;
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
 * they want to go on: setting a family whose @seen_us is now says so. Whoever is here is noted as seen.
 *
 * Returns: whether no week may be shown
 */
gboolean
nabij_family_keeper_was_away (NabijFamilyKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (self), FALSE);

  note_seen (self);
  return nabij_family_was_away (self->family, nabij_clock_get_now (self->clock).utc_us);
}
