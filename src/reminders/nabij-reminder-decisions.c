/* nabij-reminder-decisions.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-decisions.h"

/* Settings that can not be written are told to have changed back, very soon. */
#define REFUSAL_US (5 * (gint64)G_USEC_PER_SEC)

struct _NabijReminderDecisions {
  GSettings             *settings;
  NabijReminderSettings *decided;
  gboolean               is_resting; /* quiet by itself, also where the settings can not say so */
  gint64                 resting_since_us;
};

/**
 * nabij_reminder_decisions_new:
 * @settings: the settings of the program
 *
 * Reads what was decided.
 *
 * Returns: (transfer full): the decisions
 */
NabijReminderDecisions *
nabij_reminder_decisions_new (GSettings *settings)
{
  NabijReminderDecisions *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_new0 (NabijReminderDecisions, 1);
  self->settings = g_object_ref (settings);
  self->decided = nabij_reminder_settings_read (settings);
  return self;
}

/**
 * nabij_reminder_decisions_free:
 * @self: (transfer full): the decisions
 *
 * Frees them.
 */
void
nabij_reminder_decisions_free (NabijReminderDecisions *self)
{
  g_return_if_fail (self != NULL);

  nabij_reminder_settings_free (self->decided);
  g_object_unref (self->settings);
  g_free (self);
}

/* When a pause is ended before its time, or the quiet hours are moved, what would have come meanwhile
 * does not come at that very moment. */
static gboolean
open_the_past (const NabijReminderSettings *before,
               const NabijReminderSettings *after,
               gint64                       now_us)
{
  return before->quiet_from != after->quiet_from ||
         before->quiet_until != after->quiet_until ||
         (before->paused_until_us > now_us && after->paused_until_us < before->paused_until_us);
}

/**
 * nabij_reminder_decisions_read:
 * @self: the decisions
 * @now_us: the present, in UTC microseconds
 *
 * Reads anew what was decided.
 *
 * Returns: whether what is past must not come any more because of what has changed
 */
gboolean
nabij_reminder_decisions_read (NabijReminderDecisions *self,
                               gint64                  now_us)
{
  NabijReminderSettings *decided;
  gboolean               past_is_over;

  g_return_val_if_fail (self != NULL, FALSE);

  decided = nabij_reminder_settings_read (self->settings);
  past_is_over = open_the_past (self->decided, decided, now_us);

  /* The person ends the rest; a refusal to write that it has begun does not. */
  if (!decided->resting && self->is_resting && ABS (now_us - self->resting_since_us) > REFUSAL_US)
    self->is_resting = FALSE;
  decided->resting = decided->resting || self->is_resting;

  nabij_reminder_settings_free (self->decided);
  self->decided = decided;
  return past_is_over;
}

/**
 * nabij_reminder_decisions_get:
 * @self: the decisions
 *
 * Returns: (transfer none): what was decided; it lives until it is read anew
 */
NabijReminderSettings *
nabij_reminder_decisions_get (NabijReminderDecisions *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->decided;
}

/**
 * nabij_reminder_decisions_get_end_us:
 * @self: the decisions
 * @now_us: the present, in UTC microseconds
 *
 * Tells when to look again whether anybody who reminds is needed: when it has become too late for the
 * check-in, of which the next one is planned by the program.
 *
 * Returns: the instant, in UTC microseconds, > @now_us; %G_MAXINT64 for never
 */
gint64
nabij_reminder_decisions_get_end_us (NabijReminderDecisions *self,
                                     gint64                  now_us)
{
  gint64 check_in_us;

  g_return_val_if_fail (self != NULL, G_MAXINT64);

  check_in_us = self->decided->check_in_us;
  if (check_in_us == 0 || check_in_us > now_us || now_us - check_in_us > NABIJ_REMINDER_GRACE_US)
    return G_MAXINT64;
  return check_in_us + NABIJ_REMINDER_GRACE_US + 1;
}

/**
 * nabij_reminder_decisions_rest:
 * @self: the decisions
 * @now_us: the present, in UTC microseconds
 *
 * Decides that they are quiet by themselves until the person lets them come again. Where the settings
 * can not be written, they are so as long as the agent runs.
 */
void
nabij_reminder_decisions_rest (NabijReminderDecisions *self,
                               gint64                  now_us)
{
  g_return_if_fail (self != NULL);

  self->is_resting = TRUE;
  self->resting_since_us = now_us;
  self->decided->resting = TRUE;
  if (!g_settings_set_boolean (self->settings, NABIJ_REMINDER_KEY_RESTING, TRUE))
    g_message ("The settings can not be written, so the program does not know that the reminders rest");
}
