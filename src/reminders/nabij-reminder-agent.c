/* nabij-reminder-agent.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-agent.h"

#include "nabij-notice-board.h"
#include "nabij-reminder-decisions.h"
#include "nabij-reminder-memory.h"
#include "nabij-reminders-bus.h"

/* Names of what is not for one reminder; that has its id. */
#define NAME_SEVERAL "several"
#define NAME_TEST "test"

struct _NabijReminderAgent {
  GObject parent_instance;

  NabijReminderDecisions *decisions;
  NabijReminderMemory    *memory;
  NabijNoticeBoard       *board;
  NabijClock             *clock;
  GTimeZone              *zone; /* NULL until it is known */

  GArray *unsent; /* (element-type NabijTurn): no server was there to show it */
  gint64  wake_us;

  gboolean settings_are_old;
  gboolean has_practised; /* since it looked the last time */
  gboolean is_waking;
  gboolean wakes_again;
};

G_DEFINE_FINAL_TYPE (NabijReminderAgent, nabij_reminder_agent, G_TYPE_OBJECT)

enum {
  SIGNAL_LOOKED,
  SIGNAL_OPEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gint64
get_now_us (NabijReminderAgent *self)
{
  return nabij_clock_get_now (self->clock).utc_us;
}

static NabijReminderSettings *
get_decided (NabijReminderAgent *self)
{
  return nabij_reminder_decisions_get (self->decisions);
}

static NabijReminderHistory *
get_history (NabijReminderAgent *self)
{
  return nabij_reminder_memory_get_history (self->memory);
}

/* What is shown */

/* Takes back what the person does not need to see any more. */
static void
take_back (NabijReminderAgent *self,
           gint64              now_us)
{
  for (guint i = nabij_notice_board_get_n_shown (self->board); i > 0; i--) {
    NabijShownNotice *shown = nabij_notice_board_get_shown (self->board, i - 1);

    nabij_shown_notice_leave_out_removed (shown, get_decided (self));
    /* After the clock was set back, its hour begins anew. */
    shown->since_us = MIN (shown->since_us, now_us);

    if (get_decided (self)->silent || shown->turns->len == 0) {
      nabij_notice_board_withdraw (self->board, shown);
    } else if (nabij_shown_notice_was_done (shown, get_decided (self), now_us)) {
      nabij_reminder_history_note_answered (get_history (self));
      nabij_notice_board_withdraw (self->board, shown);
    } else if (now_us - shown->since_us >= NABIJ_SCHEDULE_GRACE_US) {
      if (!shown->is_test)
        nabij_reminder_history_note_unanswered (get_history (self));
      nabij_notice_board_withdraw (self->board, shown);
    }
  }
}

static void
save (NabijReminderAgent *self)
{
  g_auto (GStrv) traces = nabij_notice_board_list_traces (self->board);

  /* Whoever has deleted everything wants nothing to come back. A check-in that is past stays known. */
  if (get_decided (self)->check_in == NULL && !nabij_reminder_agent_is_showing (self) &&
      !nabij_reminder_settings_any_on (get_decided (self), get_now_us (self)))
    nabij_reminder_memory_forget (self->memory);
  nabij_reminder_memory_save (self->memory, (const char *const *)traces);
}

typedef struct {
  NabijReminderAgent *agent;
  GArray             *turns;
} Showing;

static void
shown_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Showing *showing = user_data;
  g_autoptr (NabijReminderAgent) self = showing->agent;
  g_autoptr (GArray) turns = showing->turns;
  g_autoptr (GError) error = NULL;

  g_free (showing);
  if (nabij_notice_board_show_finish (NABIJ_NOTICE_BOARD (source), result, NULL, &error)) {
    save (self);
    return;
  }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_message ("A reminder could not be shown: %s", error->message);
  for (guint i = 0; i < turns->len && nabij_notice_board_was_nobody_there (error); i++)
    nabij_turns_add_copy (self->unsent, &g_array_index (turns, NabijTurn, i));
  nabij_reminder_agent_wake (self);
}

/* Several become one line. */
static void
show (NabijReminderAgent *self,
      GArray             *turns,
      gint64              now_us)
{
  g_autoptr (NabijShownNotice) shown = nabij_shown_notice_new (NAME_SEVERAL, turns, now_us);
  g_autoptr (GPtrArray) reminders = nabij_shown_notice_list_reminders (shown, get_decided (self));
  g_autoptr (NabijNoticeWords) words = NULL;
  Showing *showing;

  if (reminders->len == 0)
    return;

  if (reminders->len == 1)
    nabij_shown_notice_set_name (shown, ((NabijReminder *)g_ptr_array_index (reminders, 0))->id);

  showing = g_new (Showing, 1);
  showing->agent = g_object_ref (self);
  showing->turns = g_array_ref (turns);
  words = nabij_shown_notice_write_words (shown, get_decided (self), get_history (self));
  nabij_notice_board_show_async (self->board, shown, &words->notice, shown_cb, showing);
}

/* When */

static gint64
find_wake (NabijReminderAgent *self,
           gint64              now_us)
{
  gint64   wake_us = nabij_reminder_decisions_get_end_us (self->decisions, now_us);
  NabijDue due;

  if (nabij_schedule_next (get_decided (self), get_history (self), self->zone, now_us, &due))
    wake_us = MIN (wake_us, due.at_us);
  for (guint i = 0; i < nabij_notice_board_get_n_shown (self->board); i++) {
    const NabijShownNotice *shown = nabij_notice_board_get_shown (self->board, i);

    wake_us = MIN (wake_us, shown->since_us + NABIJ_SCHEDULE_GRACE_US);
  }

  return wake_us;
}

static void
look_anew (NabijReminderAgent *self)
{
  const gint64   now_us = get_now_us (self);
  const gboolean past_is_over = self->settings_are_old && nabij_reminder_decisions_read (self->decisions, now_us);
  g_autoptr (GArray) turns = NULL;

  self->settings_are_old = FALSE;

  take_back (self, now_us);
  /* Whoever comes by themselves is there, also without a click. */
  if (self->has_practised && get_decided (self)->practised->len > 0)
    nabij_reminder_history_note_answered (get_history (self));
  self->has_practised = FALSE;
  if (nabij_reminder_history_wants_rest (get_history (self))) {
    /* They begin anew to count when the person lets them come again. */
    nabij_reminder_history_note_answered (get_history (self));
    nabij_reminder_decisions_rest (self->decisions, now_us);
  }

  turns = nabij_reminder_memory_take_turns (self->memory, get_decided (self), self->zone, now_us, past_is_over);
  save (self);
  show (self, turns, now_us);
  self->wake_us = find_wake (self, now_us);
}

/* Signals of the edges */

static void
settings_changed_cb (NabijReminderAgent *self,
                     const char         *key)
{
  if (!nabij_reminder_settings_concern (key))
    return;

  self->settings_are_old = TRUE;
  self->has_practised = self->has_practised || g_str_equal (key, NABIJ_REMINDER_KEY_PRACTISED);
  nabij_reminder_agent_wake (self);
}

/* An answer may cross with its withdrawal. It still opens the program then. */
static void
answered_cb (NabijReminderAgent *self,
             NabijShownNotice   *shown,
             const char         *action,
             const char         *token)
{
  const char *practice = NULL;

  nabij_reminder_history_note_answered (get_history (self));

  if (g_str_equal (action, NABIJ_NOTICE_ACTION_LATER)) {
    if (shown != NULL)
      nabij_shown_notice_put_off (shown, get_decided (self), get_history (self), get_now_us (self));
  } else {
    if (g_str_equal (action, NABIJ_NOTICE_ACTION_MORE))
      practice = NABIJ_SHOWN_NOTICE_MORE;
    else if (g_str_equal (action, NABIJ_NOTICE_ACTION_START) && shown != NULL)
      practice = nabij_shown_notice_choose_practice (shown, get_decided (self));
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, practice, token);
  }

  nabij_reminder_agent_wake (self);
}

static void
closed_cb (NabijReminderAgent *self,
           NabijShownNotice   *shown,
           gboolean            by_person)
{
  /* To close it is an answer: it was seen. */
  if (by_person)
    nabij_reminder_history_note_answered (get_history (self));
  else if (!shown->is_test)
    nabij_reminder_history_note_unanswered (get_history (self));

  nabij_reminder_agent_wake (self);
}

/* The type */

static void
nabij_reminder_agent_finalize (GObject *object)
{
  NabijReminderAgent *self = NABIJ_REMINDER_AGENT (object);

  g_clear_pointer (&self->decisions, nabij_reminder_decisions_free);
  g_clear_pointer (&self->memory, nabij_reminder_memory_free);
  g_clear_object (&self->board);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_pointer (&self->unsent, g_array_unref);

  G_OBJECT_CLASS (nabij_reminder_agent_parent_class)->finalize (object);
}

static void
nabij_reminder_agent_class_init (NabijReminderAgentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nabij_reminder_agent_finalize;

  /**
   * NabijReminderAgent::looked:
   * @self: an agent
   *
   * Emitted after it has looked at everything anew: it may want to be woken at another moment, or not be
   * needed any more.
   */
  signals[SIGNAL_LOOKED] =
    g_signal_new ("looked", NABIJ_TYPE_REMINDER_AGENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * NabijReminderAgent::open:
   * @self: an agent
   * @practice: (nullable): the id of a practice, `NABIJ_REMINDER_QUIET_MOMENT`, or `NULL` for *Today*
   * @token: the startup token of the notification server, or ""
   *
   * Emitted when the person wants the program.
   */
  signals[SIGNAL_OPEN] =
    g_signal_new ("open", NABIJ_TYPE_REMINDER_AGENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
nabij_reminder_agent_init (NabijReminderAgent *self)
{
  self->unsent = nabij_turns_new ();
  self->wake_us = G_MAXINT64;
}

/**
 * nabij_reminder_agent_new:
 * @settings: the settings of the program
 * @clock: what time it is
 * @notifier: what shows the notices
 * @state_path: (type filename) (nullable): where to keep what has happened, or `NULL` to keep it only
 *   while it runs
 *
 * Makes an agent. It does nothing before it was told the zone; then it takes back what an earlier one has
 * left, where the server has it still.
 *
 * Returns: (transfer full): the agent
 */
NabijReminderAgent *
nabij_reminder_agent_new (GSettings     *settings,
                          NabijClock    *clock,
                          NabijNotifier *notifier,
                          const char    *state_path)
{
  NabijReminderAgent *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (NABIJ_IS_NOTIFIER (notifier), NULL);

  self = g_object_new (NABIJ_TYPE_REMINDER_AGENT, NULL);
  self->decisions = nabij_reminder_decisions_new (settings);
  self->memory = nabij_reminder_memory_new (state_path);
  self->board = nabij_notice_board_new (notifier);
  self->clock = g_object_ref (clock);

  g_signal_connect_object (settings, "changed", G_CALLBACK (settings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "answered", G_CALLBACK (answered_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->board, "closed", G_CALLBACK (closed_cb), self, G_CONNECT_SWAPPED);
  /* Nobody knows whether they were seen, so they count as neither; they had their turn. */
  g_signal_connect_object (self->board, "lost", G_CALLBACK (nabij_reminder_agent_wake), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_reminder_agent_set_zone:
 * @self: an agent
 * @zone: where the person is
 *
 * Tells the zone, at first and after travel, and wakes the agent.
 */
void
nabij_reminder_agent_set_zone (NabijReminderAgent *self,
                               GTimeZone          *zone)
{
  g_auto (GStrv) traces = NULL;

  g_return_if_fail (NABIJ_IS_REMINDER_AGENT (self));
  g_return_if_fail (zone != NULL);

  /* What an earlier agent has left when it was killed: its buttons do nothing. */
  traces = nabij_reminder_memory_take_traces (self->memory);
  if (traces != NULL)
    nabij_notice_board_follow_traces (self->board, (const char *const *)traces);

  g_time_zone_ref (zone);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  self->zone = zone;
  nabij_reminder_agent_wake (self);
}

/**
 * nabij_reminder_agent_wake:
 * @self: an agent
 *
 * Looks anew at everything: takes back what is over, and shows what is due.
 */
void
nabij_reminder_agent_wake (NabijReminderAgent *self)
{
  g_return_if_fail (NABIJ_IS_REMINDER_AGENT (self));

  if (self->zone == NULL)
    return;

  /* What it writes into the settings wakes it too. */
  self->wakes_again = TRUE;
  if (self->is_waking)
    return;

  self->is_waking = TRUE;
  while (self->wakes_again) {
    self->wakes_again = FALSE;
    look_anew (self);
  }
  self->is_waking = FALSE;
  g_signal_emit (self, signals[SIGNAL_LOOKED], 0);
}

/**
 * nabij_reminder_agent_server_came:
 * @self: an agent
 *
 * Tells that a notification server is there now. What could not be shown before is shown, where it
 * would still be due.
 */
void
nabij_reminder_agent_server_came (NabijReminderAgent *self)
{
  g_autoptr (GArray) turns = NULL;
  g_autoptr (GArray) unsent = NULL;
  gint64 now_us;

  g_return_if_fail (NABIJ_IS_REMINDER_AGENT (self));

  if (self->unsent->len == 0 || self->zone == NULL)
    return;

  unsent = g_steal_pointer (&self->unsent);
  self->unsent = nabij_turns_new ();
  turns = nabij_turns_new ();
  now_us = get_now_us (self);
  for (guint i = 0; i < unsent->len; i++) {
    if (nabij_turn_may_still_come (&g_array_index (unsent, NabijTurn, i), get_decided (self), self->zone, now_us))
      nabij_turns_add_copy (turns, &g_array_index (unsent, NabijTurn, i));
  }

  show (self, turns, now_us);
  nabij_reminder_agent_wake (self);
}

/**
 * nabij_reminder_agent_get_wake_us:
 * @self: an agent
 *
 * Returns: when it wants to be woken, in UTC microseconds; %G_MAXINT64 for never
 */
gint64
nabij_reminder_agent_get_wake_us (NabijReminderAgent *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_AGENT (self), G_MAXINT64);

  return self->wake_us;
}

/**
 * nabij_reminder_agent_is_needed:
 * @self: an agent
 *
 * Returns: whether a reminder is on, a check-in lies ahead, or something is shown or comes back
 */
gboolean
nabij_reminder_agent_is_needed (NabijReminderAgent *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_AGENT (self), FALSE);

  return self->wake_us != G_MAXINT64 || nabij_reminder_agent_is_showing (self) ||
         nabij_reminder_settings_any_on (get_decided (self), get_now_us (self));
}

/**
 * nabij_reminder_agent_is_showing:
 * @self: an agent
 *
 * Returns: whether something is shown, or about to be
 */
gboolean
nabij_reminder_agent_is_showing (NabijReminderAgent *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_AGENT (self), FALSE);

  return nabij_notice_board_get_n_shown (self->board) > 0;
}

/**
 * nabij_reminder_agent_list:
 * @self: an agent
 * @n_max: how many at most
 *
 * Lists what comes next.
 *
 * Returns: (transfer full) (element-type NabijDue): what comes; it lives until the settings change
 */
GArray *
nabij_reminder_agent_list (NabijReminderAgent *self,
                           guint               n_max)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_AGENT (self), NULL);

  if (self->zone == NULL)
    return g_array_new (FALSE, FALSE, sizeof (NabijDue));

  return nabij_schedule_list (get_decided (self), get_history (self), self->zone, get_now_us (self), n_max);
}

/**
 * nabij_reminder_agent_withdraw_all:
 * @self: an agent
 *
 * Takes back all that is shown. It does not come again in its turn, and counts as neither answered nor
 * unanswered.
 */
void
nabij_reminder_agent_withdraw_all (NabijReminderAgent *self)
{
  g_return_if_fail (NABIJ_IS_REMINDER_AGENT (self));

  nabij_notice_board_withdraw_all (self->board);
  nabij_reminder_agent_wake (self);
}

static void
test_shown_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  gboolean has_buttons;

  if (nabij_notice_board_show_finish (NABIJ_NOTICE_BOARD (source), result, &has_buttons, &error))
    g_task_return_int (task, has_buttons);
  else
    g_task_return_new_error (task, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_NO_SERVER, "%s", error->message);

  nabij_reminder_agent_wake (g_task_get_source_object (task));
}

/**
 * nabij_reminder_agent_test_async:
 * @self: an agent
 * @id: the id of a reminder, which may be off
 * @cancellable: (nullable): what stops the waiting
 * @callback: called when the server has taken it, or could not
 * @user_data: data for @callback
 *
 * Shows a reminder now, because the person asks for it. It is not a turn of it.
 */
void
nabij_reminder_agent_test_async (NabijReminderAgent *self,
                                 const char         *id,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GArray) turns = NULL;
  g_autoptr (NabijShownNotice) shown = NULL;
  g_autoptr (NabijNoticeWords) words = NULL;
  NabijDue due = { 0 };

  g_return_if_fail (NABIJ_IS_REMINDER_AGENT (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_reminder_agent_test_async);
  due.reminder = nabij_reminder_settings_find (get_decided (self), id);
  if (due.reminder == NULL) {
    g_task_return_new_error (task, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN, "There is no reminder “%s”", id);
    return;
  }

  turns = nabij_turns_new ();
  nabij_turns_add (turns, &due);
  shown = nabij_shown_notice_new (NAME_TEST, turns, get_now_us (self));
  shown->is_test = TRUE;
  words = nabij_shown_notice_write_words (shown, get_decided (self), get_history (self));
  nabij_notice_board_show_async (self->board, shown, &words->notice, test_shown_cb, g_steal_pointer (&task));
}

/**
 * nabij_reminder_agent_test_finish:
 * @self: an agent
 * @result: what the callback was given
 * @has_buttons: (out) (optional): whether the server shows buttons
 * @error: return location for an error
 *
 * Ends nabij_reminder_agent_test_async().
 *
 * Errors: #NabijRemindersError
 *
 * Returns: `FALSE` with @error set when it is not shown
 */
gboolean
nabij_reminder_agent_test_finish (NabijReminderAgent *self,
                                  GAsyncResult       *result,
                                  gboolean           *has_buttons,
                                  GError            **error)
{
  gssize buttons;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  buttons = g_task_propagate_int (G_TASK (result), error);
  if (has_buttons != NULL)
    *has_buttons = buttons > 0;
  return buttons >= 0;
}
