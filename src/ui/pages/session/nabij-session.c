/* nabij-session.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One exercise from the click to its line in the journal, without a widget: it joins the plan, the
 * session clock, the player and the words.
 */

#include "config.h"

#include "nabij-session.h"

#include "nabij-chosen-sentence.h"
#include "nabij-journal-deletion.h"

/* While it runs, the line in the journal is kept up so often: a machine that stops loses no more. */
#define KEEP_EVERY_US (60 * NABIJ_SECOND_US)
/* A computer that slept longer than this finds the exercise paused. */
#define SLEPT_US (2 * NABIJ_SECOND_US)

struct _NabijSession {
  GObject parent_instance;

  /* Owned References */
  NabijServices     *services;
  NabijBreathPlan   *plan;
  NabijSessionClock *clock;
  NabijEntry        *entry;  /* NULL until there is something to keep */
  NabijMoment       *moment; /* that it was begun from, or NULL */
  char              *pattern_id;
  char              *sentence; /* that the family chose, or NULL */

  /* Borrowed References */
  NabijPractice *practice; /* lives as long as the services */

  NabijScriptContext context;
  NabijScriptMoment  last_words; /* of a practice that waits on them */
  NabijInstant       began;
  gint64             asleep_us;
  gint64             kept_us;
  gint64             in_pauses_us; /* plan time that went to coming to rest */
  gint64             paused_at_us;
  gboolean           ended;
  gboolean           noted;       /* the reminders know of it */
  gboolean           forgotten;   /* nothing is to be kept of it */
  gboolean           kept_moment; /* the moment was kept for its sake */
};

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijSession, nabij_session, G_TYPE_OBJECT)

static gint64
monotonic_us (NabijSession *self)
{
  return nabij_clock_get_monotonic_us (nabij_services_get_clock (self->services));
}

static gint64
elapsed_us (NabijSession *self)
{
  return nabij_session_clock_get_elapsed_us (self->clock, monotonic_us (self));
}

/* The real time that was breathed, without pauses and without the last fade. */
static gint64
breathed_us (NabijSession *self)
{
  const gint64 close_us = nabij_breath_plan_get_stage_start_us (self->plan, NABIJ_STAGE_CLOSE);
  gint64       passed_us = elapsed_us (self);

  if (nabij_breath_plan_is_paused (self->plan))
    passed_us = MIN (passed_us, self->paused_at_us);
  else if (close_us >= 0)
    passed_us = MIN (passed_us, close_us);

  return MAX (0, passed_us - self->in_pauses_us);
}

static void
save_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  /* The journal keeps what could not be written, tries again, and tells the window by its property
   * "problem": there is nothing to do about it here, in the middle of an exercise. */
  nabij_journal_save_finish (NABIJ_JOURNAL (source), result, NULL);
}

static gboolean
is_for_the_journal (NabijSession *self)
{
  return (nabij_practice_get_flags (self->practice) & NABIJ_PRACTICE_FLAGS_KEPT) != 0;
}

static void
keep (NabijSession *self)
{
  const gint64 duration_us = breathed_us (self);
  g_autoptr (NabijEntry) entry = NULL;

  if (self->forgotten || !is_for_the_journal (self) || !nabij_session_is_kept (duration_us) ||
      duration_us == self->kept_us)
    return;

  /* What it is a line of comes before it. */
  if (self->moment != NULL && !nabij_moment_is_kept (self->moment)) {
    nabij_moment_keep (self->moment);
    self->kept_moment = nabij_moment_is_kept (self->moment);
  }

  if (self->entry == NULL)
    entry = nabij_entry_new (&(NabijEntryFields){
      .kind = NABIJ_ENTRY_KIND_SESSION,
      .instant = self->began,
      .practice = nabij_practice_get_id (self->practice),
      .pattern = self->pattern_id,
      .duration_us = duration_us,
      .moment = self->moment != NULL ? nabij_moment_get_uuid (self->moment) : NULL,
    });
  else
    entry = nabij_entry_with_session (self->entry, self->pattern_id, duration_us);

  g_clear_pointer (&self->entry, nabij_entry_unref);
  self->entry = g_steal_pointer (&entry);
  self->kept_us = duration_us;
  nabij_journal_save_async (nabij_services_get_journal (self->services), self->entry, NULL, save_cb, NULL);
}

/* What was kept already is taken back, and nothing of it stays on the disk. */
static void
forget (NabijSession *self)
{
  NabijJournal *journal = nabij_services_get_journal (self->services);

  if (self->entry == NULL)
    return;

  nabij_journal_delete_async (journal, nabij_entry_get_uuid (self->entry), NULL, NULL, NULL);
  nabij_journal_purge_async (journal, NULL, NULL, NULL);
  g_clear_pointer (&self->entry, nabij_entry_unref);
  self->kept_us = 0;
  if (self->kept_moment)
    nabij_moment_forget (self->moment);
  self->kept_moment = FALSE;
}

static void
player_state_cb (NabijSession *self)
{
  self->context.situation.heard = nabij_player_get_state (nabij_services_get_player (self->services)) == NABIJ_PLAYER_STATE_PLAYING;
}

static void
nabij_session_dispose (GObject *object)
{
  NabijSession *self = NABIJ_SESSION (object);

  if (self->services != NULL && self->clock != NULL)
    nabij_session_end (self);

  g_clear_object (&self->moment);
  g_clear_object (&self->services);
  g_clear_pointer (&self->plan, nabij_breath_plan_unref);
  g_clear_pointer (&self->clock, nabij_session_clock_unref);
  g_clear_pointer (&self->entry, nabij_entry_unref);
  g_clear_pointer (&self->pattern_id, g_free);
  g_clear_pointer (&self->sentence, g_free);

  G_OBJECT_CLASS (nabij_session_parent_class)->dispose (object);
}

static void
nabij_session_class_init (NabijSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_session_dispose;

  /**
   * NabijSession::changed:
   * @self: the session
   *
   * It was paused or goes on, by the person or because the computer slept.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", NABIJ_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_session_init (NabijSession *self)
{
}

/**
 * nabij_session_new:
 * @services: what it needs from the world
 * @practice: what is practised; it must outlive the session, as those of the services do
 * @situation: what decided the plan, and decides the words
 * @options: its plan
 * @pattern_id: the name of its pattern, for the journal
 *
 * Prepares an exercise. Of a practice without `NABIJ_PRACTICE_FLAGS_KEPT`, nothing is ever kept.
 *
 * Returns: (transfer full): the session, not yet started
 */
NabijSession *
nabij_session_new (NabijServices                *services,
                   NabijPractice                *practice,
                   const NabijSituation         *situation,
                   const NabijBreathPlanOptions *options,
                   const char                   *pattern_id)
{
  NabijSession      *self;
  const NabijFamily *family;
  const char        *sentence;

  g_return_val_if_fail (NABIJ_IS_SERVICES (services), NULL);
  g_return_val_if_fail (practice != NULL, NULL);
  g_return_val_if_fail (situation != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (pattern_id != NULL, NULL);

  self = g_object_new (NABIJ_TYPE_SESSION, NULL);
  self->services = g_object_ref (services);
  self->practice = practice;
  self->plan = nabij_breath_plan_new (options);
  /* A timeline brings its own breaths, and has no pattern that was chosen. */
  self->pattern_id = options->form != NABIJ_BREATH_FORM_TIMED ? g_strdup (pattern_id) : NULL;
  family = nabij_family_keeper_get_family (nabij_services_get_family_keeper (services));
  sentence = nabij_family_get_sentence (family);
  if (sentence != NULL)
    self->sentence = g_strdup (nabij_chosen_sentence_get_text (nabij_services_get_words (services), family, sentence));
  self->context = (NabijScriptContext){
    .practice = practice,
    .situation = *situation,
    .sentence = self->sentence,
  };
  /* Whether there is sound is told as soon as there is. */
  self->context.situation.heard = FALSE;
  return self;
}

/**
 * nabij_session_set_moment:
 * @self: a session that was not started yet
 * @moment: (nullable): the hard moment that it is begun from
 *
 * Makes it a line inside of a moment. As soon as something is kept of the session, the moment is kept
 * as well.
 */
void
nabij_session_set_moment (NabijSession *self,
                          NabijMoment  *moment)
{
  g_return_if_fail (NABIJ_IS_SESSION (self));
  g_return_if_fail (moment == NULL || NABIJ_IS_MOMENT (moment));
  g_return_if_fail (self->clock == NULL);

  g_set_object (&self->moment, moment);
}

/**
 * nabij_session_get_moment:
 * @self: a session
 *
 * Returns: (transfer none) (nullable): the hard moment that it was begun from
 */
NabijMoment *
nabij_session_get_moment (NabijSession *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), NULL);

  return self->moment;
}

/**
 * nabij_session_set_kept:
 * @self: a session
 * @kept: whether the journal may keep it
 *
 * Keeps this session, as all are, or nothing of it. What was kept of it already is purged.
 */
void
nabij_session_set_kept (NabijSession *self,
                        gboolean      kept)
{
  g_return_if_fail (NABIJ_IS_SESSION (self));

  if (self->forgotten == !kept)
    return;

  self->forgotten = !kept;
  if (self->forgotten)
    forget (self);
}

/**
 * nabij_session_get_kept:
 * @self: a session
 *
 * Returns: whether the journal may keep it
 */
gboolean
nabij_session_get_kept (NabijSession *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), TRUE);

  return !self->forgotten && is_for_the_journal (self);
}

/**
 * nabij_session_start:
 * @self: a session
 *
 * Starts it, at this moment: the first exhale is under way when the next frame is drawn. Sound joins
 * when it can.
 */
void
nabij_session_start (NabijSession *self)
{
  NabijPlayer *player;

  g_return_if_fail (NABIJ_IS_SESSION (self));
  g_return_if_fail (self->clock == NULL);

  player = nabij_services_get_player (self->services);
  self->clock = nabij_session_clock_new (monotonic_us (self));
  self->began = nabij_clock_get_now (nabij_services_get_clock (self->services));
  self->asleep_us = nabij_clock_get_asleep_us (nabij_services_get_clock (self->services));
  g_signal_connect_object (player, "notify::state", G_CALLBACK (player_state_cb), self, G_CONNECT_SWAPPED);
  nabij_player_start (player, self->plan, self->clock);
}

static void
follow_player (NabijSession *self)
{
  gint64 heard_us;

  if (nabij_player_get_position_us (nabij_services_get_player (self->services), &heard_us))
    nabij_session_clock_draw_towards (self->clock, monotonic_us (self), heard_us);
}

static void
pause_if_slept (NabijSession *self)
{
  const gint64 asleep_us = nabij_clock_get_asleep_us (nabij_services_get_clock (self->services));

  if (asleep_us - self->asleep_us > SLEPT_US)
    nabij_session_change (self, NABIJ_BREATH_CHANGE_PAUSE);
  self->asleep_us = asleep_us;
}

/**
 * nabij_session_waits_at_end:
 * @self: a session
 *
 * Tells whether, when the time is over, the page stays on its last words: where a baby cries, they
 * ask to look at the baby, and nothing takes them away.
 *
 * Returns: `TRUE` when it does
 */
gboolean
nabij_session_waits_at_end (NabijSession *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), FALSE);

  return (nabij_practice_get_flags (self->practice) & NABIJ_PRACTICE_FLAGS_CRYING) != 0;
}

/* Where somebody has a baby to look at, the words that say so stay when the time is over. */
static void
hold_last_words (NabijSession      *self,
                 NabijSessionFrame *frame)
{
  if (!nabij_session_waits_at_end (self))
    return;

  if (frame->state.stage != NABIJ_STAGE_CLOSE) {
    if (frame->moment.word != NULL)
      self->last_words = frame->moment;
    return;
  }
  if (frame->moment.word == NULL) {
    frame->moment = self->last_words;
    frame->moment.opacity = frame->moment.small_opacity = 1.0;
  }
}

/**
 * nabij_session_get_frame:
 * @self: a session that was started
 * @frame: (out caller-allocates): what to draw
 *
 * Tells what there is to draw now.
 *
 * Returns: `FALSE` when the exercise is over
 */
gboolean
nabij_session_get_frame (NabijSession      *self,
                         NabijSessionFrame *frame)
{
  gboolean running;
  gint64   so_far_us;
  gint64   end_us;

  g_return_val_if_fail (NABIJ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->clock != NULL, FALSE);
  g_return_val_if_fail (frame != NULL, FALSE);

  pause_if_slept (self);
  follow_player (self);

  frame->elapsed_us = elapsed_us (self);
  running = nabij_breath_plan_at (self->plan, frame->elapsed_us, &frame->state);
  nabij_script_at (&self->context, &frame->state, &frame->moment);
  hold_last_words (self, frame);

  /* A paused plan has no end; the line of time stands still at what it was. */
  end_us = frame->elapsed_us + nabij_session_get_left_us (self);
  frame->share = end_us > 0 ? CLAMP ((double)frame->elapsed_us / (double)end_us, 0.0, 1.0) : 1.0;

  so_far_us = breathed_us (self);
  if (!self->noted && !self->forgotten && nabij_session_is_kept (so_far_us)) {
    self->noted = TRUE;
    nabij_services_note_practice (self->services, self->practice);
  }
  if (self->kept_us == 0 ? nabij_session_is_kept (so_far_us) : so_far_us - self->kept_us >= KEEP_EVERY_US)
    keep (self);

  return running;
}

/**
 * nabij_session_change:
 * @self: a session that was started
 * @change: what the person asked for
 *
 * Changes the breath, at once as far as the ear allows: picture, sound and words take the new plan
 * at the same edge.
 *
 * Returns: `FALSE` when it has no meaning now, or the limit is reached
 */
gboolean
nabij_session_change (NabijSession     *self,
                      NabijBreathChange change)
{
  const gboolean   was_paused = nabij_session_is_paused (self);
  const gint64     now_us = elapsed_us (self);
  NabijBreathPlan *next;
  gboolean         changed;

  g_return_val_if_fail (NABIJ_IS_SESSION (self), FALSE);
  g_return_val_if_fail (self->clock != NULL, FALSE);

  next = nabij_player_change (nabij_services_get_player (self->services), now_us, change);
  changed = next != self->plan;
  nabij_breath_plan_unref (self->plan);
  self->plan = next;

  if (nabij_session_is_paused (self) && !was_paused) {
    self->paused_at_us = nabij_breath_plan_get_pause_us (self->plan) - NABIJ_BREATH_PLAN_PAUSE_FADE_US;
    nabij_session_clock_stop_at (self->clock, nabij_breath_plan_get_pause_us (self->plan));
    keep (self);
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  } else if (was_paused && !nabij_session_is_paused (self)) {
    self->in_pauses_us += now_us - self->paused_at_us;
    nabij_session_clock_resume (self->clock, monotonic_us (self));
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
  }

  return changed;
}

/**
 * nabij_session_is_paused:
 * @self: a session
 *
 * Returns: whether it waits
 */
gboolean
nabij_session_is_paused (NabijSession *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), FALSE);

  return nabij_breath_plan_is_paused (self->plan);
}

/**
 * nabij_session_is_own_pace:
 * @self: a session
 *
 * Returns: whether nothing is guided
 */
gboolean
nabij_session_is_own_pace (NabijSession *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), FALSE);

  return nabij_breath_plan_is_own_pace (self->plan);
}

/**
 * nabij_session_get_left_us:
 * @self: a session that was started
 *
 * Tells how long the exercise still lasts, without the last fade.
 *
 * Returns: microseconds, ≥ 0
 */
gint64
nabij_session_get_left_us (NabijSession *self)
{
  gint64 close_us;

  g_return_val_if_fail (NABIJ_IS_SESSION (self), 0);
  g_return_val_if_fail (self->clock != NULL, 0);

  close_us = nabij_breath_plan_get_stage_start_us (self->plan, NABIJ_STAGE_CLOSE);
  if (close_us < 0) {
    /* The plan waits. What is left follows from how it would go on. */
    g_autoptr (NabijBreathPlan) resumed = nabij_breath_plan_with_change (self->plan, elapsed_us (self), NABIJ_BREATH_CHANGE_RESUME);

    close_us = nabij_breath_plan_get_stage_start_us (resumed, NABIJ_STAGE_CLOSE);
  }

  return MAX (0, close_us - elapsed_us (self));
}

/**
 * nabij_session_get_spoken:
 * @self: a session
 * @frame: a frame of it
 *
 * Gives what a screen reader should say at that moment.
 *
 * Returns: (transfer none) (nullable): the text, or `NULL` when what was said last stays
 */
const char *
nabij_session_get_spoken (NabijSession            *self,
                          const NabijSessionFrame *frame)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), NULL);
  g_return_val_if_fail (frame != NULL, NULL);

  return nabij_script_get_spoken (&self->context, &frame->state);
}

/**
 * nabij_session_get_practice:
 * @self: a session
 *
 * Returns: (transfer none): what is practised
 */
NabijPractice *
nabij_session_get_practice (NabijSession *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), NULL);

  return self->practice;
}

/**
 * nabij_session_get_entry:
 * @self: a session
 *
 * Gives its line in the journal, as far as one was kept.
 *
 * Returns: (transfer none) (nullable): the entry
 */
NabijEntry *
nabij_session_get_entry (NabijSession *self)
{
  g_return_val_if_fail (NABIJ_IS_SESSION (self), NULL);

  return self->entry;
}

/**
 * nabij_session_end:
 * @self: a session
 *
 * Ends it, also early: the sound fades, and what was breathed is kept. Ending twice is fine.
 */
void
nabij_session_end (NabijSession *self)
{
  g_return_if_fail (NABIJ_IS_SESSION (self));

  if (self->ended || self->clock == NULL)
    return;

  self->ended = TRUE;
  keep (self);
  nabij_player_stop (nabij_services_get_player (self->services));
}
