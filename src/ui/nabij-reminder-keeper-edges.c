/* nabij-reminder-keeper-edges.c
 *
 * What the keeper of the reminders has the system and the program that reminds do.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-autostart-entry.h"
#include "nabij-background-portal.h"
#include "nabij-reminder-keeper-private.h"
#include "nabij-reminder-sentences.h"
#include "nabij-reminders-bus.h"

#include <glib/gi18n-lib.h>

/* A reminder that was written just now is not known on the other side of the bus yet. */
#define N_TESTS_MAX 15
#define TEST_AGAIN_MS 100

/* What begins at log-in becomes another thing. */
typedef struct {
  NabijReminderKeeper *keeper;
  GTask               *task; /* that waits for it, to switch one on or to forget them all; or NULL */
  gboolean             on;
  gboolean             asked;
} Turn;

typedef struct {
  char *id;
  guint wish;
} Switch;

typedef struct {
  char *id;
  guint n_tests;
} Test;

static void
turn_free (Turn *turn)
{
  g_clear_object (&turn->task);
  g_object_unref (turn->keeper);
  g_free (turn);
}

static void
switch_free (Switch *data)
{
  g_free (data->id);
  g_free (data);
}

static void
test_free (Test *test)
{
  g_free (test->id);
  g_free (test);
}

static NabijAutostart *
get_autostart (NabijReminderKeeper *self)
{
  if (self->autostart == NULL)
    self->autostart = nabij_background_portal_is_needed (NABIJ_BACKGROUND_PORTAL_INFO_PATH) ? nabij_background_portal_new (NULL)
                                                                                            : nabij_autostart_entry_new_own ();
  return self->autostart;
}

static NabijReminderLink *
get_link (NabijReminderKeeper *self)
{
  if (self->link == NULL)
    self->link = nabij_bus_reminder_link_new (NULL);
  return self->link;
}

/* What begins at log-in */

static void take_turn (NabijReminderKeeper *self);
static void delete_state (GTask *task);

static void
add_turn (NabijReminderKeeper *self,
          gboolean             on,
          gboolean             asked,
          GTask               *task)
{
  Turn *turn = g_new0 (Turn, 1);

  turn->keeper = g_object_ref (self);
  turn->on = on;
  turn->asked = asked;
  turn->task = task != NULL ? g_object_ref (task) : NULL;
  g_queue_push_tail (&self->turns, turn);
  take_turn (self);
}

static gboolean
any_on (NabijReminderKeeper *self)
{
  return nabij_reminder_settings_any_on (nabij_reminder_keeper_get_settings (self), nabij_clock_get_now (self->clock).utc_us);
}

/* In nabij-reminder-keeper-private.h: with the last one, what they needed goes as well. */
void
nabij_reminder_keeper_end_if_none_is_on (NabijReminderKeeper *self)
{
  if (any_on (self))
    return;

  g_settings_reset (self->settings, NABIJ_REMINDER_KEY_PRACTISED);
  add_turn (self, FALSE, TRUE, NULL);
}

static void
started_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) moments = nabij_reminder_link_list_finish (NABIJ_REMINDER_LINK (source), result, &error);

  /* From the next log-in on it is there; a test says it to whoever wants to know now. */
  if (moments == NULL)
    g_message ("The reminders do not begin yet: %s", error->message);
}

/* To be asked something, it is started. */
static void
start_agent (NabijReminderKeeper *self)
{
  nabij_reminder_link_list_async (get_link (self), 1, NULL, started_cb, NULL);
}

/* In nabij-reminder-keeper-private.h: with the first one, what they need begins. */
void
nabij_reminder_keeper_begin (NabijReminderKeeper *self,
                             gboolean             asked)
{
  add_turn (self, TRUE, asked, NULL);
  start_agent (self);
}

static void
return_locked (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, "%s", nabij_reminder_sentences_get_locked ());
}

static void
return_gone (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _ ("This reminder is no longer there."));
}

/* Where somebody has switched it again, removed it, or deleted everything meanwhile, nobody waits for what
 * came of this, and nobody is told. */
static gboolean
is_given_up (NabijReminderKeeper *self,
             GTask               *task)
{
  const Switch *data = g_task_get_task_data (task);

  return g_cancellable_is_cancelled (g_task_get_cancellable (task)) ||
         GPOINTER_TO_UINT (g_hash_table_lookup (self->wishes, data->id)) != data->wish;
}

static void
return_given_up (GTask *task)
{
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "given up");
}

/* The system agrees: now it counts. */
static void
finish_switching_on (NabijReminderKeeper *self,
                     GTask               *task)
{
  const Switch *data = g_task_get_task_data (task);

  if (is_given_up (self, task)) {
    nabij_reminder_keeper_end_if_none_is_on (self);
    return_given_up (task);
    return;
  }
  if (!nabij_reminder_keeper_write_on (self, data->id, TRUE)) {
    const gboolean is_there = nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (self), data->id) != NULL;

    nabij_reminder_keeper_end_if_none_is_on (self);
    if (is_there)
      return_locked (task);
    else
      return_gone (task);
    return;
  }

  start_agent (self);
  g_task_return_boolean (task, TRUE);
}

static void
turned_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Turn                *turn = user_data;
  NabijReminderKeeper *self = g_object_ref (turn->keeper);
  g_autoptr (GError) error = NULL;
  const gboolean is_done = nabij_autostart_set_finish (NABIJ_AUTOSTART (source), result, &error);

  self->is_turning = FALSE;
  if (turn->task != NULL && is_done && turn->on)
    finish_switching_on (self, turn->task);
  else if (turn->task != NULL && is_done)
    delete_state (turn->task);
  else if (turn->task != NULL && turn->on && is_given_up (self, turn->task))
    return_given_up (turn->task);
  else if (turn->task != NULL)
    g_task_return_error (turn->task, g_steal_pointer (&error));
  else if (!is_done)
    /* Nothing is shown while none is on; the next start of the program tries again. */
    g_message ("What begins at log-in could not be brought in line: %s", error->message);

  turn_free (turn);
  take_turn (self);
  g_object_unref (self);
}

/* What nobody waits for is only done where it is still so when its turn comes. */
static gboolean
is_overtaken (NabijReminderKeeper *self,
              const Turn          *turn)
{
  return turn->task == NULL && turn->on != any_on (self);
}

static void
take_turn (NabijReminderKeeper *self)
{
  Turn *turn;

  if (self->is_turning)
    return;
  turn = g_queue_pop_head (&self->turns);
  while (turn != NULL && is_overtaken (self, turn)) {
    turn_free (turn);
    turn = g_queue_pop_head (&self->turns);
  }
  if (turn == NULL)
    return;

  self->is_turning = TRUE;
  nabij_autostart_set_async (get_autostart (self), turn->on, turn->asked,
                             turn->task != NULL ? g_task_get_cancellable (turn->task) : NULL, turned_cb, turn);
}

/**
 * nabij_reminder_keeper_bring_in_line:
 * @self: the keeper
 *
 * Sees to it, at a start of the program, that what begins at log-in is what the settings say, and that
 * the reminders run where one is on. Nobody is asked anything, and what a person has decided in the
 * settings of the system is left as it is. What fails is only told to the log.
 */
void
nabij_reminder_keeper_bring_in_line (NabijReminderKeeper *self)
{
  gboolean is_on;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));

  is_on = any_on (self);
  add_turn (self, is_on, FALSE, NULL);
  if (!is_on) {
    g_settings_reset (self->settings, NABIJ_REMINDER_KEY_PRACTISED);
    return;
  }
  nabij_reminder_keeper_write_practised (self, NULL);
  start_agent (self);
}

/**
 * nabij_reminder_keeper_switch_async:
 * @self: the keeper
 * @id: the id of a reminder
 * @on: whether it is to come
 * @cancellable: (nullable): to give up, and leave it as it was
 * @callback: called when it is switched, or is not
 * @user_data: for @callback
 *
 * Switches a reminder. Before one is on, the system has agreed to start them at log-in; then they are
 * started now as well. With the last one, that ends. Switching off is done at once, whatever the system
 * says. Who switches again before it is done means the last time.
 */
void
nabij_reminder_keeper_switch_async (NabijReminderKeeper *self,
                                    const char          *id,
                                    gboolean             on,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Switch  *data;
  gboolean was_on;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_reminder_keeper_switch_async);
  g_task_set_check_cancellable (task, FALSE);
  data = g_new0 (Switch, 1);
  data->id = g_strdup (id);
  data->wish = ++self->n_wishes;
  g_task_set_task_data (task, data, (GDestroyNotify)switch_free);
  g_hash_table_insert (self->wishes, g_strdup (id), GUINT_TO_POINTER (data->wish));

  /* First: where they are locked, a new one could not be put there either. */
  if (!g_settings_is_writable (self->settings, NABIJ_REMINDER_KEY_REMINDERS)) {
    return_locked (task);
    return;
  }
  if (nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (self), id) == NULL) {
    return_gone (task);
    return;
  }
  if (on) {
    add_turn (self, TRUE, TRUE, task);
    return;
  }

  was_on = any_on (self);
  nabij_reminder_keeper_write_on (self, id, FALSE);
  if (was_on)
    nabij_reminder_keeper_end_if_none_is_on (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * nabij_reminder_keeper_switch_finish:
 * @self: the keeper
 * @result: what the callback was given
 * @error: why it is not switched, as one sentence for a person
 *
 * Tells whether it is switched.
 *
 * Errors: the system refuses, the disk does, the settings are locked, or there is no such reminder.
 * `G_IO_ERROR_CANCELLED` also where it was switched again, removed or forgotten meanwhile; then there is
 * nothing to say.
 *
 * Returns: `FALSE` when @error is set, and it is as it was
 */
gboolean
nabij_reminder_keeper_switch_finish (NabijReminderKeeper *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_reminder_keeper_switch_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Trying one out */

static void try_out (GTask *task);

static gboolean
test_again_cb (gpointer user_data)
{
  try_out (user_data);
  return G_SOURCE_REMOVE;
}

static void
tested_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  NabijReminderKeeper *self = g_task_get_source_object (task);
  Test                *test = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean has_buttons;

  if (nabij_reminder_link_test_finish (NABIJ_REMINDER_LINK (source), result, &has_buttons, &error)) {
    g_task_return_int (task, has_buttons);
    return;
  }

  /* We know it, and the other side will in a moment. */
  if (g_error_matches (error, NABIJ_REMINDERS_ERROR, NABIJ_REMINDERS_ERROR_UNKNOWN) && ++test->n_tests < N_TESTS_MAX &&
      nabij_reminder_settings_find (nabij_reminder_keeper_get_settings (self), test->id) != NULL) {
    g_autoptr (GSource) source_again = g_timeout_source_new (TEST_AGAIN_MS);

    g_task_attach_source (task, source_again, test_again_cb);
    return;
  }
  g_task_return_error (task, g_steal_pointer (&error));
}

static void
try_out (GTask *task)
{
  NabijReminderKeeper *self = g_task_get_source_object (task);
  const Test          *test = g_task_get_task_data (task);

  nabij_reminder_link_test_async (get_link (self), test->id, g_task_get_cancellable (task), tested_cb, g_object_ref (task));
}

/**
 * nabij_reminder_keeper_test_async:
 * @self: the keeper
 * @id: the id of a reminder
 * @cancellable: (nullable): to give up waiting
 * @callback: called when it is shown, or could not be
 * @user_data: for @callback
 *
 * Sends a reminder now, to see how it looks, whether or not it is on.
 */
void
nabij_reminder_keeper_test_async (NabijReminderKeeper *self,
                                  const char          *id,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Test *test;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_reminder_keeper_test_async);
  test = g_new0 (Test, 1);
  test->id = g_strdup (id);
  g_task_set_task_data (task, test, (GDestroyNotify)test_free);
  try_out (task);
}

/**
 * nabij_reminder_keeper_test_finish:
 * @self: the keeper
 * @result: what the callback was given
 * @has_buttons: (out) (optional): whether the notification server shows buttons
 * @error: why nothing is shown, as one sentence for a person
 *
 * Tells whether it is shown.
 *
 * Errors: as nabij_reminder_link_test_finish().
 *
 * Returns: `FALSE` when @error is set
 */
gboolean
nabij_reminder_keeper_test_finish (NabijReminderKeeper *self,
                                   GAsyncResult        *result,
                                   gboolean            *has_buttons,
                                   GError             **error)
{
  gssize shows_buttons;

  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_reminder_keeper_test_async), FALSE);

  shows_buttons = g_task_propagate_int (G_TASK (result), error);
  if (has_buttons != NULL)
    *has_buttons = shows_buttons > 0;
  return shows_buttons >= 0;
}

/* Forgetting */

static GFile *
get_state (void)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), NABIJ_REMINDERS_STATE_PATH, NULL);

  return g_file_new_for_path (path);
}

static void
deleted_state_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFile) folder = g_file_get_parent (G_FILE (source));
  g_autoptr (GError) error = NULL;

  if (g_file_delete_finish (G_FILE (source), result, &error) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY)) {
    /* Nothing but that file was in it; if there was, it stays. */
    g_file_delete_async (folder, G_PRIORITY_DEFAULT, NULL, NULL, NULL);
    g_task_return_boolean (task, TRUE);
    return;
  }

  g_task_return_error (task, nabij_reminder_sentences_make_not_removed (G_FILE (source), error));
}

/* One that does not run could not remove it. */
static void
delete_state (GTask *task)
{
  g_autoptr (GFile) state = get_state ();

  g_file_delete_async (state, G_PRIORITY_DEFAULT, NULL, deleted_state_cb, g_object_ref (task));
}

static void
withdrawn_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  /* Whoever reminds takes back by itself what is of no reminder that is on, and removes its file. */
  if (!nabij_reminder_link_withdraw_finish (NABIJ_REMINDER_LINK (source), result, &error))
    g_debug ("Withdrawing: %s", error->message);
}

/**
 * nabij_reminder_keeper_forget_async:
 * @self: the keeper
 * @cancellable: (nullable): to give up waiting
 * @callback: called when nothing is left
 * @user_data: for @callback
 *
 * Takes away what there is of the reminders outside of the settings, after those were reset: what
 * begins at log-in, what is shown, and what whoever reminds keeps in a file.
 */
void
nabij_reminder_keeper_forget_async (NabijReminderKeeper *self,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, nabij_reminder_keeper_forget_async);
  /* What the system still thinks about is not switched on after this. */
  g_hash_table_remove_all (self->wishes);
  nabij_reminder_link_withdraw_async (get_link (self), cancellable, withdrawn_cb, NULL);
  add_turn (self, FALSE, TRUE, task);
}

/**
 * nabij_reminder_keeper_forget_finish:
 * @self: the keeper
 * @result: what the callback was given
 * @error: what could not be taken away, as one sentence for a person
 *
 * Tells whether nothing is left.
 *
 * Errors: the disk refuses, or it was cancelled.
 *
 * Returns: `FALSE` when @error is set
 */
gboolean
nabij_reminder_keeper_forget_finish (NabijReminderKeeper *self,
                                     GAsyncResult        *result,
                                     GError             **error)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, nabij_reminder_keeper_forget_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
