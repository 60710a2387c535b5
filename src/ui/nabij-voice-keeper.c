/* nabij-voice-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-voice-keeper.h"

#include "nabij-journal-recordings.h"

/* What only the long welcome of *Water & Rust* says. */
static const char *const welcome_lines[] = {
  "water-and-rust/sit",
  "water-and-rust/sit-or-lie",
  "water-and-rust/hand",
  "water-and-rust/hand-chest",
  "water-and-rust/tone",
  "water-and-rust/tone-eyes",
};

struct _NabijVoiceKeeper {
  GObject parent_instance;

  /* Owned References */
  NabijJournal      *journal;
  NabijFamilyKeeper *family_keeper;
  GPtrArray         *speakers;   /* names, NULL-terminated, each the key of by_speaker */
  GHashTable        *by_speaker; /* name → GPtrArray of NabijRecording */
  GPtrArray         *none;       /* of somebody who has recorded nothing */
  GError            *problem;

  /* What was chosen when everybody was told last. */
  char *voice_by_day;
  char *voice_by_night;

  gboolean is_loading;
  gboolean is_loaded;
  gboolean wants_load;
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijVoiceKeeper, nabij_voice_keeper, G_TYPE_OBJECT)

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_ptr_array_unref);
}

/* Who spoke first stands first, whatever was recorded again since. */
static int
compare_recorded (gconstpointer a,
                  gconstpointer b)
{
  const gint64 a_us = nabij_recording_get_fields (*(NabijRecording *const *)a)->recorded.utc_us;
  const gint64 b_us = nabij_recording_get_fields (*(NabijRecording *const *)b)->recorded.utc_us;

  return (a_us > b_us) - (a_us < b_us);
}

static void
take_recordings (NabijVoiceKeeper *self,
                 GPtrArray        *recordings)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_ptr_array_extend (sorted, recordings, NULL, NULL);
  g_ptr_array_sort (sorted, compare_recorded);

  g_ptr_array_set_size (self->speakers, 0);
  g_hash_table_unref (self->by_speaker);
  self->by_speaker = new_table ();
  for (guint i = 0; i < sorted->len; i++) {
    NabijRecording *recording = g_ptr_array_index (sorted, i);
    const char     *speaker = nabij_recording_get_fields (recording)->speaker;
    GPtrArray      *own = g_hash_table_lookup (self->by_speaker, speaker);

    if (own == NULL) {
      char *name = g_strdup (speaker);

      own = g_ptr_array_new_with_free_func ((GDestroyNotify)nabij_recording_unref);
      g_hash_table_insert (self->by_speaker, name, own);
      g_ptr_array_add (self->speakers, name);
    }
    g_ptr_array_add (own, nabij_recording_ref (recording));
  }
  g_ptr_array_add (self->speakers, NULL);
}

static gboolean
has_speakers (NabijVoiceKeeper *self)
{
  return self->speakers->len > 1;
}

static const char *
find_speaker_of (GPtrArray  *recordings,
                 const char *uuid)
{
  for (guint i = 0; i < recordings->len; i++) {
    const NabijRecordingFields *fields = nabij_recording_get_fields (recordings->pdata[i]);

    if (g_strcmp0 (fields->uuid, uuid) == 0)
      return fields->speaker;
  }
  return NULL;
}

/* Whoever is called by another name since is still the one who was chosen. */
static void
follow_name (NabijVoiceKeeper *self,
             gboolean          night,
             GPtrArray        *recordings)
{
  const char *chosen = nabij_voice_keeper_get_chosen (self, night);
  GPtrArray  *before = chosen != NULL ? g_hash_table_lookup (self->by_speaker, chosen) : NULL;
  const char *now = NULL;

  if (before == NULL)
    return;

  for (guint i = 0; i < recordings->len; i++) {
    if (g_str_equal (nabij_recording_get_fields (recordings->pdata[i])->speaker, chosen))
      return;
  }
  for (guint i = 0; now == NULL && i < before->len; i++)
    now = find_speaker_of (recordings, nabij_recording_get_fields (before->pdata[i])->uuid);
  if (now != NULL)
    nabij_voice_keeper_choose (self, night, now);
}

static void
remember_chosen (NabijVoiceKeeper *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (self->family_keeper);

  g_free (self->voice_by_day);
  self->voice_by_day = g_strdup (family->voice_by_day);
  g_free (self->voice_by_night);
  self->voice_by_night = g_strdup (family->voice_by_night);
}

static void load (NabijVoiceKeeper *self);

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (NabijVoiceKeeper) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recordings = nabij_journal_list_recordings_finish (NABIJ_JOURNAL (source), result, &error);
  gboolean is_first;

  self->is_loading = FALSE;
  if (self->journal == NULL)
    return;

  /* Where there is no journal yet, nobody has spoken. */
  if (recordings == NULL && g_error_matches (error, NABIJ_JOURNAL_ERROR, NABIJ_JOURNAL_ERROR_ABSENT)) {
    recordings = g_ptr_array_new ();
    g_clear_error (&error);
  }

  g_clear_error (&self->problem);
  self->problem = g_steal_pointer (&error);
  /* What was read before goes on being heard. */
  if (recordings != NULL) {
    is_first = self->is_loaded && !has_speakers (self) && recordings->len == 1;
    follow_name (self, FALSE, recordings);
    follow_name (self, TRUE, recordings);
    take_recordings (self, recordings);
    self->is_loaded = TRUE;
    /* Whoever records a voice means it to be heard. At night it stays quiet until somebody asks. */
    if (is_first && nabij_voice_keeper_get_chosen (self, FALSE) == NULL)
      nabij_voice_keeper_choose (self, FALSE, g_ptr_array_index (self->speakers, 0));
  }
  remember_chosen (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);

  if (self->wants_load && !self->is_loading)
    load (self);
}

static void
load (NabijVoiceKeeper *self)
{
  /* What is on its way would not be seen yet. */
  self->wants_load = self->is_loading;
  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  nabij_journal_list_recordings_async (self->journal, NULL, TRUE, NULL, listed_cb, g_object_ref (self));
}

/* A journal that could not be read can be now. */
static void
problem_cb (NabijVoiceKeeper *self)
{
  if (self->problem != NULL && nabij_journal_get_problem (self->journal) == NULL)
    load (self);
}

/* The family is read after the first frame, and so are its voices. */
static void
family_changed_cb (NabijVoiceKeeper *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (self->family_keeper);

  if (!self->is_loaded && !self->is_loading && self->problem == NULL && nabij_family_keeper_is_loaded (self->family_keeper))
    load (self);

  if (g_strcmp0 (family->voice_by_day, self->voice_by_day) == 0 && g_strcmp0 (family->voice_by_night, self->voice_by_night) == 0)
    return;

  remember_chosen (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
nabij_voice_keeper_dispose (GObject *object)
{
  NabijVoiceKeeper *self = NABIJ_VOICE_KEEPER (object);

  g_clear_object (&self->journal);
  g_clear_object (&self->family_keeper);

  G_OBJECT_CLASS (nabij_voice_keeper_parent_class)->dispose (object);
}

static void
nabij_voice_keeper_finalize (GObject *object)
{
  NabijVoiceKeeper *self = NABIJ_VOICE_KEEPER (object);

  g_ptr_array_unref (self->speakers);
  g_hash_table_unref (self->by_speaker);
  g_ptr_array_unref (self->none);
  g_clear_error (&self->problem);
  g_free (self->voice_by_day);
  g_free (self->voice_by_night);

  G_OBJECT_CLASS (nabij_voice_keeper_parent_class)->finalize (object);
}

static void
nabij_voice_keeper_class_init (NabijVoiceKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_voice_keeper_dispose;
  object_class->finalize = nabij_voice_keeper_finalize;

  /**
   * NabijVoiceKeeper::changed:
   * @self: the keeper
   *
   * The recordings were read, or could not be read, or another voice was chosen.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_voice_keeper_init (NabijVoiceKeeper *self)
{
  self->speakers = g_ptr_array_new ();
  g_ptr_array_add (self->speakers, NULL);
  self->by_speaker = new_table ();
  self->none = g_ptr_array_new ();
}

/**
 * nabij_voice_keeper_new:
 * @journal: (transfer none): where the recordings are kept
 * @family_keeper: (transfer none): what is known of the family, and of the voices that it chose
 *
 * Makes a keeper that has read nothing yet. It reads when the family was read, and again whenever the
 * journal tells that something is different. The first recording of all chooses its speaker for the
 * day, where nobody was chosen.
 *
 * Returns: (transfer full): the keeper
 */
NabijVoiceKeeper *
nabij_voice_keeper_new (NabijJournal      *journal,
                        NabijFamilyKeeper *family_keeper)
{
  NabijVoiceKeeper *self;

  g_return_val_if_fail (NABIJ_IS_JOURNAL (journal), NULL);
  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (family_keeper), NULL);

  self = g_object_new (NABIJ_TYPE_VOICE_KEEPER, NULL);
  self->journal = g_object_ref (journal);
  self->family_keeper = g_object_ref (family_keeper);
  remember_chosen (self);
  g_signal_connect_object (family_keeper, "changed", G_CALLBACK (family_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "recordings-changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (journal, "notify::problem", G_CALLBACK (problem_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_voice_keeper_is_loaded:
 * @self: the keeper
 *
 * Returns: whether the recordings were read
 */
gboolean
nabij_voice_keeper_is_loaded (NabijVoiceKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), FALSE);

  return self->is_loaded;
}

/**
 * nabij_voice_keeper_get_problem:
 * @self: the keeper
 *
 * Tells why the recordings could not be read when that was tried last. What had been read before is
 * still there.
 *
 * Returns: (transfer none) (nullable): an error of the journal, or `NULL` where all is well
 */
const GError *
nabij_voice_keeper_get_problem (NabijVoiceKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), NULL);

  return self->problem;
}

/**
 * nabij_voice_keeper_get_speakers:
 * @self: the keeper
 *
 * Lists who has recorded something, in the order of what they recorded first.
 *
 * Returns: (transfer none) (array zero-terminated=1): the names, until the next change
 */
const char *const *
nabij_voice_keeper_get_speakers (NabijVoiceKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), NULL);

  return (const char *const *)self->speakers->pdata;
}

/**
 * nabij_voice_keeper_find:
 * @self: the keeper
 * @speaker: (nullable): a name
 * @line: the id of what is said
 *
 * Finds a line in somebody's voice.
 *
 * Returns: (transfer none) (nullable): the recording, until the next change, or `NULL` where there is none
 */
NabijRecording *
nabij_voice_keeper_find (NabijVoiceKeeper *self,
                         const char       *speaker,
                         const char       *line)
{
  GPtrArray *recordings;

  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), NULL);
  g_return_val_if_fail (line != NULL, NULL);

  recordings = nabij_voice_keeper_get_recordings (self, speaker);
  for (guint i = 0; i < recordings->len; i++) {
    if (g_str_equal (nabij_recording_get_fields (recordings->pdata[i])->line, line))
      return recordings->pdata[i];
  }
  return NULL;
}

/**
 * nabij_voice_keeper_get_recordings:
 * @self: the keeper
 * @speaker: (nullable): a name
 *
 * Lists what somebody has recorded, with the sound.
 *
 * Returns: (transfer none) (element-type NabijRecording): the recordings, until the next change; empty
 *   for who has recorded nothing
 */
GPtrArray *
nabij_voice_keeper_get_recordings (NabijVoiceKeeper *self,
                                   const char       *speaker)
{
  GPtrArray *recordings;

  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), NULL);

  recordings = speaker != NULL ? g_hash_table_lookup (self->by_speaker, speaker) : NULL;
  return recordings != NULL ? recordings : self->none;
}

/**
 * nabij_voice_keeper_get_chosen:
 * @self: the keeper
 * @night: whether it is night, which has a choice of its own
 *
 * Tells whose voice is heard. Who was chosen and has no recording any more counts as nobody.
 *
 * Returns: (transfer none) (nullable): a name, until the next change, or `NULL` for nobody
 */
const char *
nabij_voice_keeper_get_chosen (NabijVoiceKeeper *self,
                               gboolean          night)
{
  const NabijFamily *family;
  const char        *chosen;
  gpointer           name;

  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), NULL);

  family = nabij_family_keeper_get_family (self->family_keeper);
  chosen = night ? family->voice_by_night : family->voice_by_day;
  return chosen != NULL && g_hash_table_lookup_extended (self->by_speaker, chosen, &name, NULL) ? name : NULL;
}

/**
 * nabij_voice_keeper_choose:
 * @self: the keeper
 * @night: whether it is about the night, which has a choice of its own
 * @speaker: (nullable): whose voice is heard from now on, or `NULL` for nobody's
 *
 * Chooses a voice. It is kept with what is known of the family.
 */
void
nabij_voice_keeper_choose (NabijVoiceKeeper *self,
                           gboolean          night,
                           const char       *speaker)
{
  g_autoptr (NabijFamily) family = NULL;
  char **place;

  g_return_if_fail (NABIJ_IS_VOICE_KEEPER (self));

  family = nabij_family_keeper_copy_family (self->family_keeper);
  place = night ? &family->voice_by_night : &family->voice_by_day;
  if (g_strcmp0 (*place, speaker) == 0)
    return;

  g_free (*place);
  *place = g_strdup (speaker);
  nabij_family_keeper_set_family (self->family_keeper, family);
}

/**
 * nabij_voice_keeper_has_welcome:
 * @self: the keeper
 * @speaker: (nullable): a name
 *
 * Tells whether somebody has recorded something that only the long welcome of *Water & Rust* says, so
 * that it is given again.
 *
 * Returns: `TRUE` when they have
 */
gboolean
nabij_voice_keeper_has_welcome (NabijVoiceKeeper *self,
                                const char       *speaker)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (welcome_lines); i++) {
    if (nabij_voice_keeper_find (self, speaker, welcome_lines[i]) != NULL)
      return TRUE;
  }
  return FALSE;
}

typedef NabijSpeech *(*NewSpeech) (NabijPractice        *practice,
                                   const NabijSituation *situation,
                                   const char           *sentence,
                                   GPtrArray            *recordings);

static NabijSpeech *
make_speech (NabijVoiceKeeper     *self,
             const char           *speaker,
             NabijPractice        *practice,
             const NabijSituation *situation,
             NewSpeech             new_speech)
{
  const NabijFamily *family = nabij_family_keeper_get_family (self->family_keeper);
  GPtrArray         *recordings = nabij_voice_keeper_get_recordings (self, speaker);
  g_autoptr (NabijSpeech) speech = NULL;

  if (recordings->len == 0 || nabij_season_is_silent (situation->season))
    return NULL;

  speech = new_speech (practice, situation, nabij_family_get_sentence (family), recordings);
  return nabij_speech_is_empty (speech) ? NULL : g_steal_pointer (&speech);
}

/**
 * nabij_voice_keeper_make_speech:
 * @self: the keeper
 * @speaker: (nullable): whose voice, or `NULL` for nobody's
 * @practice: what is practised
 * @situation: what decides its words
 *
 * Puts together what a voice says in an exercise.
 *
 * Returns: (transfer full) (nullable): what is said, or `NULL` where that is nothing: in a silence, with
 *   nobody's voice, or where nothing of what was recorded fits
 */
NabijSpeech *
nabij_voice_keeper_make_speech (NabijVoiceKeeper     *self,
                                const char           *speaker,
                                NabijPractice        *practice,
                                const NabijSituation *situation)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), NULL);
  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  return make_speech (self, speaker, practice, situation, nabij_speech_new);
}

/**
 * nabij_voice_keeper_make_file_speech:
 * @self: the keeper
 * @speaker: (nullable): whose voice, or `NULL` for nobody's
 * @practice: what is practised
 * @situation: what decides its words
 *
 * Puts together what a voice says in a file, which may be heard at any hour: see
 * nabij_speech_new_for_any_hour().
 *
 * Returns: (transfer full) (nullable): as nabij_voice_keeper_make_speech()
 */
NabijSpeech *
nabij_voice_keeper_make_file_speech (NabijVoiceKeeper     *self,
                                     const char           *speaker,
                                     NabijPractice        *practice,
                                     const NabijSituation *situation)
{
  g_return_val_if_fail (NABIJ_IS_VOICE_KEEPER (self), NULL);
  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);

  return make_speech (self, speaker, practice, situation, nabij_speech_new_for_any_hour);
}
