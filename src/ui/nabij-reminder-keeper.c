/* nabij-reminder-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-reminder-keeper.h"

#include "nabij-reminder-keeper-private.h"
#include "nabij-schedule.h"

/* What was practised longer ago than this has no meaning for a reminder any more. */
#define PRACTISED_KEPT_US (60 * 60 * (gint64)G_USEC_PER_SEC)
#define PRACTISED_MAX 50

enum {
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijReminderKeeper, nabij_reminder_keeper, G_TYPE_OBJECT)

static gint64
now_us (NabijReminderKeeper *self)
{
  return nabij_clock_get_now (self->clock).utc_us;
}

/* Settings */

/* In nabij-reminder-keeper-private.h: all of them at once. */
gboolean
nabij_reminder_keeper_write (NabijReminderKeeper   *self,
                             NabijReminderSettings *next)
{
  g_autoptr (GVariant) value = nabij_reminder_settings_to_variant (next);
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, NABIJ_REMINDER_KEY_REMINDERS);

  return g_variant_equal (value, before) || g_settings_set_value (self->settings, NABIJ_REMINDER_KEY_REMINDERS, value);
}

/* In nabij-reminder-keeper-private.h: one of them; `FALSE` where it is gone, or they are locked. */
gboolean
nabij_reminder_keeper_write_on (NabijReminderKeeper *self,
                                const char          *id,
                                gboolean             on)
{
  g_autoptr (NabijReminderSettings) next = nabij_reminder_settings_read (self->settings);
  NabijReminder *reminder = nabij_reminder_settings_find (next, id);

  if (reminder == NULL)
    return FALSE;

  reminder->on = on;
  return nabij_reminder_keeper_write (self, next);
}

static void
changed_cb (NabijReminderKeeper *self,
            const char          *key)
{
  if (!nabij_reminder_settings_concern (key))
    return;

  g_clear_pointer (&self->value, nabij_reminder_settings_free);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* GObject */

static void
nabij_reminder_keeper_dispose (GObject *object)
{
  NabijReminderKeeper *self = NABIJ_REMINDER_KEEPER (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_object (&self->autostart);
  g_clear_object (&self->link);

  G_OBJECT_CLASS (nabij_reminder_keeper_parent_class)->dispose (object);
}

static void
nabij_reminder_keeper_finalize (GObject *object)
{
  NabijReminderKeeper *self = NABIJ_REMINDER_KEEPER (object);

  g_clear_pointer (&self->value, nabij_reminder_settings_free);
  g_hash_table_unref (self->wishes);

  G_OBJECT_CLASS (nabij_reminder_keeper_parent_class)->finalize (object);
}

static void
nabij_reminder_keeper_class_init (NabijReminderKeeperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = nabij_reminder_keeper_dispose;
  object_class->finalize = nabij_reminder_keeper_finalize;

  /**
   * NabijReminderKeeper::changed:
   *
   * Something about the reminders is different. What nabij_reminder_keeper_get_settings() gave before
   * is not there any more.
   */
  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_reminder_keeper_init (NabijReminderKeeper *self)
{
  self->wishes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/**
 * nabij_reminder_keeper_new:
 * @settings: (transfer none): the settings
 * @clock: (transfer none): where time comes from
 *
 * Makes a keeper that has read nothing yet.
 *
 * Returns: (transfer full): the keeper
 */
NabijReminderKeeper *
nabij_reminder_keeper_new (GSettings  *settings,
                           NabijClock *clock)
{
  NabijReminderKeeper *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);
  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);

  self = g_object_new (NABIJ_TYPE_REMINDER_KEEPER, NULL);
  self->settings = g_object_ref (settings);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (settings, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_reminder_keeper_set_edges:
 * @self: the keeper
 * @autostart: (transfer none): what the system starts at log-in
 * @link: (transfer none): how the program that reminds is spoken with
 *
 * Takes other edges than those of this computer, before they are used.
 */
void
nabij_reminder_keeper_set_edges (NabijReminderKeeper *self,
                                 NabijAutostart      *autostart,
                                 NabijReminderLink   *link)
{
  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));
  g_return_if_fail (NABIJ_IS_AUTOSTART (autostart));
  g_return_if_fail (NABIJ_IS_REMINDER_LINK (link));
  g_return_if_fail (self->autostart == NULL && self->link == NULL);

  g_set_object (&self->autostart, autostart);
  g_set_object (&self->link, link);
}

/* In nabij-reminder-keeper-private.h: of what was practised, only what still counts is left. */
void
nabij_reminder_keeper_write_practised (NabijReminderKeeper *self,
                                       const char          *practice_id)
{
  g_autoptr (GVariant) before = g_settings_get_value (self->settings, NABIJ_REMINDER_KEY_PRACTISED);
  g_autoptr (GVariant) after = NULL;
  const gint64    at_us = now_us (self);
  const gsize     n_before = g_variant_n_children (before);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  for (gsize i = n_before > PRACTISED_MAX ? n_before - PRACTISED_MAX : 0; i < n_before; i++) {
    g_autoptr (GVariant) child = g_variant_get_child_value (before, i);
    gint64 then_us;

    g_variant_get (child, "(&sx)", NULL, &then_us);
    if (then_us <= at_us && at_us - then_us < PRACTISED_KEPT_US)
      g_variant_builder_add_value (&builder, child);
  }
  if (practice_id != NULL)
    g_variant_builder_add (&builder, "(sx)", practice_id, at_us);

  after = g_variant_ref_sink (g_variant_builder_end (&builder));
  if (!g_variant_equal (before, after))
    g_settings_set_value (self->settings, NABIJ_REMINDER_KEY_PRACTISED, after);
}

/**
 * nabij_reminder_keeper_get_settings:
 * @self: the keeper
 *
 * Tells how everything is now.
 *
 * Returns: (transfer none): the settings, valid until the next `changed`
 */
NabijReminderSettings *
nabij_reminder_keeper_get_settings (NabijReminderKeeper *self)
{
  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), NULL);

  if (self->value == NULL)
    self->value = nabij_reminder_settings_read (self->settings);
  return self->value;
}

static guint
find_place (NabijReminderSettings *settings,
            const char            *id)
{
  guint place = 0;

  while (place < settings->reminders->len && !g_str_equal (((NabijReminder *)settings->reminders->pdata[place])->id, id))
    place++;
  return place;
}

static void
replace_at (NabijReminderSettings *settings,
            guint                  place,
            NabijReminder         *reminder)
{
  g_ptr_array_remove_index (settings->reminders, place);
  g_ptr_array_insert (settings->reminders, (int)place, reminder);
}

/**
 * nabij_reminder_keeper_put:
 * @self: the keeper
 * @reminder: a reminder, with a day and a time
 *
 * Adds a reminder after the others, or puts it in place of the one with its id: see
 * nabij_reminder_keeper_put_back().
 *
 * Returns: `FALSE` where the settings of the computer are locked, and nothing has changed
 */
gboolean
nabij_reminder_keeper_put (NabijReminderKeeper *self,
                           const NabijReminder *reminder)
{
  return nabij_reminder_keeper_put_back (self, reminder, G_MAXUINT);
}

/**
 * nabij_reminder_keeper_put_back:
 * @self: the keeper
 * @reminder: a reminder, with a day and a time
 * @place: at which place it goes, from 0; where there are fewer, after them
 *
 * Adds a reminder, or puts it in place of the one with its id, wherever that stands. Whether that is on
 * stays as it is, and a new one is off: see nabij_reminder_keeper_switch_async().
 *
 * Returns: `FALSE` where the settings of the computer are locked, and nothing has changed
 */
gboolean
nabij_reminder_keeper_put_back (NabijReminderKeeper *self,
                                const NabijReminder *reminder,
                                guint                place)
{
  g_autoptr (NabijReminderSettings) next = NULL;
  const NabijReminder *before;
  NabijReminder       *copy;

  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), FALSE);
  g_return_val_if_fail (reminder != NULL, FALSE);
  g_return_val_if_fail (reminder->days != 0 && reminder->n_times > 0, FALSE);
  g_return_val_if_fail (!g_str_equal (reminder->id, NABIJ_REMINDER_CHECK_IN), FALSE);

  next = nabij_reminder_settings_read (self->settings);
  before = nabij_reminder_settings_find (next, reminder->id);
  copy = nabij_reminder_copy (reminder);
  copy->on = before != NULL && before->on;
  if (before != NULL)
    replace_at (next, find_place (next, reminder->id), copy);
  else
    g_ptr_array_insert (next->reminders, (int)MIN (place, next->reminders->len), copy);

  return nabij_reminder_keeper_write (self, next);
}

/**
 * nabij_reminder_keeper_dup_first:
 * @self: the keeper
 * @id: the id of a reminder
 *
 * Tells how a reminder was at first.
 *
 * Returns: (transfer full) (nullable): the reminder, or `NULL` for one that somebody made
 */
NabijReminder *
nabij_reminder_keeper_dup_first (NabijReminderKeeper *self,
                                 const char          *id)
{
  g_autoptr (GVariant) first = NULL;
  g_autoptr (NabijReminderSettings) settings = NULL;
  const NabijReminder *reminder;

  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  first = g_settings_get_default_value (self->settings, NABIJ_REMINDER_KEY_REMINDERS);
  settings = nabij_reminder_settings_new ();
  nabij_reminder_settings_set_from_variant (settings, first);
  reminder = nabij_reminder_settings_find (settings, id);
  return reminder != NULL ? nabij_reminder_copy (reminder) : NULL;
}

/**
 * nabij_reminder_keeper_remove:
 * @self: the keeper
 * @id: the id of a reminder
 *
 * Removes a reminder; a ready one goes back to how it was at first. For undo, take a copy before, put it
 * back, and switch it on again where it was.
 *
 * Returns: at which place it stood, for nabij_reminder_keeper_put_back()
 */
guint
nabij_reminder_keeper_remove (NabijReminderKeeper *self,
                              const char          *id)
{
  g_autoptr (NabijReminderSettings) next = NULL;
  NabijReminder *first;
  gboolean       was_on;
  guint          place;

  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), G_MAXUINT);
  g_return_val_if_fail (id != NULL, G_MAXUINT);

  next = nabij_reminder_settings_read (self->settings);
  was_on = nabij_reminder_settings_any_on (next, now_us (self));
  place = find_place (next, id);
  if (place == next->reminders->len)
    return place;

  /* What the system still thinks about is not switched on after this. */
  g_hash_table_remove (self->wishes, id);
  first = nabij_reminder_keeper_dup_first (self, id);
  if (first != NULL)
    replace_at (next, place, first);
  else
    g_ptr_array_remove_index (next->reminders, place);

  if (nabij_reminder_keeper_write (self, next) && was_on)
    nabij_reminder_keeper_end_if_none_is_on (self);
  return place;
}

/**
 * nabij_reminder_keeper_remove_broken:
 * @self: the keeper
 * @number: which one of the broken ones, from 0
 *
 * Removes one that could not be read.
 */
void
nabij_reminder_keeper_remove_broken (NabijReminderKeeper *self,
                                     guint                number)
{
  g_autoptr (NabijReminderSettings) next = NULL;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));

  next = nabij_reminder_settings_read (self->settings);
  if (number >= next->broken->len)
    return;

  /* The places of those after it are in a list that is one shorter. */
  for (guint i = number + 1; i < next->broken->len; i++)
    ((NabijBrokenReminder *)next->broken->pdata[i])->place--;
  g_ptr_array_remove_index (next->broken, number);
  nabij_reminder_keeper_write (self, next);
}

/**
 * nabij_reminder_keeper_put_back_broken:
 * @self: the keeper
 * @value: an `a{sv}` that was removed, and could not be read
 *
 * Brings it back as it was, after the others: it could not be read where it stood either.
 */
void
nabij_reminder_keeper_put_back_broken (NabijReminderKeeper *self,
                                       GVariant            *value)
{
  g_autoptr (GVariant) before = NULL;
  GVariantBuilder builder;
  GVariantIter    iter;
  GVariant       *child;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));
  g_return_if_fail (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_VARDICT));

  before = g_settings_get_value (self->settings, NABIJ_REMINDER_KEY_REMINDERS);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("aa{sv}"));
  g_variant_iter_init (&iter, before);
  while ((child = g_variant_iter_next_value (&iter)) != NULL) {
    g_variant_builder_add_value (&builder, child);
    g_variant_unref (child);
  }
  g_variant_builder_add_value (&builder, value);
  g_settings_set_value (self->settings, NABIJ_REMINDER_KEY_REMINDERS, g_variant_builder_end (&builder));
}

/* Quiet */

/**
 * nabij_reminder_keeper_set_quiet_hours:
 * @self: the keeper
 * @from: from when on no reminder comes, in minutes after midnight, 0 to 1439
 * @until: until when, likewise; the same as @from for no quiet hours
 *
 * Sets the quiet hours.
 */
void
nabij_reminder_keeper_set_quiet_hours (NabijReminderKeeper *self,
                                       int                  from,
                                       int                  until)
{
  g_autofree char *from_text = NULL;
  g_autofree char *until_text = NULL;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));
  g_return_if_fail (from >= 0 && from < NABIJ_REMINDER_MINUTES_A_DAY);
  g_return_if_fail (until >= 0 && until < NABIJ_REMINDER_MINUTES_A_DAY);

  from_text = nabij_reminder_minute_to_text (from);
  until_text = nabij_reminder_minute_to_text (until);
  g_settings_set_string (self->settings, NABIJ_REMINDER_KEY_QUIET_FROM, from_text);
  g_settings_set_string (self->settings, NABIJ_REMINDER_KEY_QUIET_UNTIL, until_text);
}

/* A longer pause is not made shorter. */
static void
pause_until (NabijReminderKeeper *self,
             gint64               until_us)
{
  const gint64 before_us = g_settings_get_int64 (self->settings, NABIJ_REMINDER_KEY_PAUSED_UNTIL);

  if (until_us > before_us)
    g_settings_set_int64 (self->settings, NABIJ_REMINDER_KEY_PAUSED_UNTIL, until_us);
}

/**
 * nabij_reminder_keeper_not_today:
 * @self: the keeper
 *
 * Lets nothing come until the day on the calendar of this place is over.
 */
void
nabij_reminder_keeper_not_today (NabijReminderKeeper *self)
{
  g_autoptr (GTimeZone) zone = NULL;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));

  zone = nabij_reminder_keeper_dup_zone (self);
  pause_until (self, nabij_schedule_end_of_day (zone, now_us (self)));
}

/**
 * nabij_reminder_keeper_pause_for_a_week:
 * @self: the keeper
 *
 * Lets nothing come today and the six days after it: on the same day of the next week they are back.
 */
void
nabij_reminder_keeper_pause_for_a_week (NabijReminderKeeper *self)
{
  g_autoptr (GTimeZone) zone = NULL;
  NabijInstant now;
  GDate        day;
  gint64       until_us;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));

  zone = nabij_reminder_keeper_dup_zone (self);
  now = nabij_clock_get_now (self->clock);
  nabij_instant_get_day (&now, &day);
  g_date_add_days (&day, 7);
  if (nabij_schedule_instant_of (zone, &day, 0, &until_us))
    pause_until (self, until_us);
}

/**
 * nabij_reminder_keeper_go_on:
 * @self: the keeper
 *
 * Ends a pause, and the rest that came by itself when nobody answered.
 */
void
nabij_reminder_keeper_go_on (NabijReminderKeeper *self)
{
  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));

  g_settings_reset (self->settings, NABIJ_REMINDER_KEY_PAUSED_UNTIL);
  g_settings_reset (self->settings, NABIJ_REMINDER_KEY_RESTING);
}

/**
 * nabij_reminder_keeper_dup_zone:
 * @self: the keeper
 *
 * Tells where the clock stands: in the zone of the computer, unless it shows another time.
 *
 * Returns: (transfer full): the zone
 */
GTimeZone *
nabij_reminder_keeper_dup_zone (NabijReminderKeeper *self)
{
  NabijInstant now;
  g_autoptr (GTimeZone) zone = NULL;
  int interval;

  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (self), NULL);

  now = nabij_clock_get_now (self->clock);
  zone = g_time_zone_new_local ();
  interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, now.utc_us / G_USEC_PER_SEC);
  if (g_time_zone_get_offset (zone, interval) == now.offset_s)
    return g_steal_pointer (&zone);

  return g_time_zone_new_offset (now.offset_s);
}

/**
 * nabij_reminder_keeper_set_check_in:
 * @self: the keeper
 * @at_us: when the next check-in is offered, in UTC microseconds; 0 for none
 * @asked: whether a person has just asked for it
 *
 * Plans the reminder of the next check-in. What begins at log-in follows, as with a reminder that is
 * switched; what the system says to that, and that the settings are locked, is only told to the log: the
 * offer itself stands in the program.
 */
void
nabij_reminder_keeper_set_check_in (NabijReminderKeeper *self,
                                    gint64               at_us,
                                    gboolean             asked)
{
  NabijReminderSettings *settings;
  gboolean               was_on;

  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));
  g_return_if_fail (at_us >= 0);

  settings = nabij_reminder_keeper_get_settings (self);
  if (settings->check_in_us == at_us)
    return;

  was_on = nabij_reminder_settings_any_on (settings, now_us (self));
  if (!g_settings_set_int64 (self->settings, NABIJ_REMINDER_KEY_CHECK_IN, at_us))
    g_message ("The settings can not be written, so nothing reminds of the next check-in");
  else if (was_on)
    nabij_reminder_keeper_end_if_none_is_on (self);
  else if (nabij_reminder_settings_any_on (nabij_reminder_keeper_get_settings (self), now_us (self)))
    nabij_reminder_keeper_begin (self, asked);
}

/**
 * nabij_reminder_keeper_note_practice:
 * @self: the keeper
 * @practice_id: the id of a practice that was begun now, or `NABIJ_REMINDER_CHECK_IN`
 *
 * Lets the reminders know, so that one for it is taken back, or passes. Only the last hour is kept, and
 * nothing while none is on.
 */
void
nabij_reminder_keeper_note_practice (NabijReminderKeeper *self,
                                     const char          *practice_id)
{
  g_return_if_fail (NABIJ_IS_REMINDER_KEEPER (self));
  g_return_if_fail (practice_id != NULL);

  if (nabij_reminder_settings_any_on (nabij_reminder_keeper_get_settings (self), now_us (self)))
    nabij_reminder_keeper_write_practised (self, practice_id);
}
