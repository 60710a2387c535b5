/* nabij-check-in-keeper.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-check-in-keeper.h"

#include "nabij-check-in-plan.h"
#include "nabij-schedule.h"

/* In the quiet part of the morning. */
#define CHECK_IN_MINUTE (10 * 60)

struct _NabijCheckInKeeper {
  GObject parent_instance;

  /* Owned References */
  NabijFamilyKeeper   *family_keeper;
  NabijReminderKeeper *reminder_keeper;
  NabijClock          *clock;

  GDate    had_day; /* on which something reminded last, or could have; invalid where that is not known */
  guint    plan_id; /* when the planned one is past */
  guint    n_turns; /* that the family had when it was looked at last */
  gboolean is_known;
  gboolean was_offered; /* likewise */
};

G_DEFINE_FINAL_TYPE (NabijCheckInKeeper, nabij_check_in_keeper, G_TYPE_OBJECT)

static NabijReminderSettings *
get_settings (NabijCheckInKeeper *self)
{
  return nabij_reminder_keeper_get_settings (self->reminder_keeper);
}

/* Once a day is enough, also for who travels, moves the quiet hours or sets the clock back after that. */
static void
note_had_day (NabijCheckInKeeper *self,
              GTimeZone          *zone,
              gint64              now_us)
{
  const gint64 planned_us = get_settings (self)->check_in_us;
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (planned_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;

  if (planned_us > 0 && planned_us <= now_us && local != NULL)
    g_date_set_dmy (&self->had_day, (GDateDay)g_date_time_get_day_of_month (local), (GDateMonth)g_date_time_get_month (local),
                    (GDateYear)g_date_time_get_year (local));
}

/* The first moment of an offer that lies ahead, or 0. */
static gint64
find_next (NabijCheckInKeeper *self)
{
  const NabijFamily     *family = nabij_family_keeper_get_family (self->family_keeper);
  NabijReminderSettings *settings = get_settings (self);
  const NabijInstant     now = nabij_clock_get_now (self->clock);
  const int              minute = nabij_reminder_settings_move_out_of_quiet (settings, CHECK_IN_MINUTE);
  g_autoptr (GTimeZone) zone = nabij_reminder_keeper_dup_zone (self->reminder_keeper);
  NabijCheckInOffer offer;
  GDate             from;
  GDate             day;
  gint64            at_us;

  if (!nabij_instant_get_day (&now, &from))
    return 0;
  note_had_day (self, zone, now.utc_us);

  while (nabij_check_in_plan_next (family, &from, &day, &offer)) {
    const gboolean had_turn = g_date_valid (&self->had_day) && g_date_compare (&day, &self->had_day) == 0;

    if (!had_turn && nabij_schedule_instant_of (zone, &day, minute, &at_us) && at_us > now.utc_us)
      return at_us;
    from = day;
    g_date_add_days (&from, 1);
  }
  return 0;
}

static void
planned_is_past_cb (gpointer user_data)
{
  NabijCheckInKeeper *self = user_data;

  self->plan_id = 0;
  nabij_check_in_keeper_plan (self);
}

/* When it is over that it reminds, the next one is planned: not at its very moment, when whoever reminds is
 * still to read it. */
static void
plan_after (NabijCheckInKeeper *self,
            gint64              at_us)
{
  const gint64 left_us = at_us + NABIJ_REMINDER_GRACE_US - nabij_clock_get_now (self->clock).utc_us;

  g_clear_handle_id (&self->plan_id, g_source_remove);
  if (at_us > 0 && left_us / G_USEC_PER_SEC < G_MAXINT)
    self->plan_id = g_timeout_add_seconds_full (G_PRIORITY_LOW, (guint)(left_us / G_USEC_PER_SEC) + 1,
                                                G_SOURCE_FUNC (planned_is_past_cb), self, NULL);
}

static void
plan (NabijCheckInKeeper *self,
      gboolean            asked)
{
  gint64 at_us;

  if (!nabij_family_keeper_is_loaded (self->family_keeper))
    return;

  at_us = find_next (self);
  plan_after (self, at_us);
  nabij_reminder_keeper_set_check_in (self->reminder_keeper, at_us, asked);
}

static void
family_changed_cb (NabijCheckInKeeper *self)
{
  const NabijFamily *family = nabij_family_keeper_get_family (self->family_keeper);
  const gboolean     was_known = self->is_known;
  const gboolean     asked = was_known && family->check_ins_offered && !self->was_offered;
  const gboolean     had_turn = was_known && family->check_in_turns->len > self->n_turns;

  if (!nabij_family_keeper_is_loaded (self->family_keeper))
    return;

  self->is_known = TRUE;
  self->was_offered = family->check_ins_offered;
  self->n_turns = family->check_in_turns->len;
  /* Taken up or waved aside, it is answered: what is shown of it goes. */
  if (had_turn)
    nabij_reminder_keeper_note_practice (self->reminder_keeper, NABIJ_REMINDER_CHECK_IN);
  plan (self, asked);
}

static void
nabij_check_in_keeper_dispose (GObject *object)
{
  NabijCheckInKeeper *self = NABIJ_CHECK_IN_KEEPER (object);

  g_clear_handle_id (&self->plan_id, g_source_remove);
  g_clear_object (&self->family_keeper);
  g_clear_object (&self->reminder_keeper);
  g_clear_object (&self->clock);

  G_OBJECT_CLASS (nabij_check_in_keeper_parent_class)->dispose (object);
}

static void
nabij_check_in_keeper_class_init (NabijCheckInKeeperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nabij_check_in_keeper_dispose;
}

static void
nabij_check_in_keeper_init (NabijCheckInKeeper *self)
{
  g_date_clear (&self->had_day, 1);
}

/**
 * nabij_check_in_keeper_new:
 * @family_keeper: (transfer none): what is known of the family
 * @reminder_keeper: (transfer none): what is known of the reminders
 * @clock: (transfer none): where time comes from
 *
 * Makes a keeper. It plans for the first time when the family is read.
 *
 * Returns: (transfer full): the keeper
 */
NabijCheckInKeeper *
nabij_check_in_keeper_new (NabijFamilyKeeper   *family_keeper,
                           NabijReminderKeeper *reminder_keeper,
                           NabijClock          *clock)
{
  NabijCheckInKeeper *self;

  g_return_val_if_fail (NABIJ_IS_FAMILY_KEEPER (family_keeper), NULL);
  g_return_val_if_fail (NABIJ_IS_REMINDER_KEEPER (reminder_keeper), NULL);
  g_return_val_if_fail (NABIJ_IS_CLOCK (clock), NULL);

  self = g_object_new (NABIJ_TYPE_CHECK_IN_KEEPER, NULL);
  self->family_keeper = g_object_ref (family_keeper);
  self->reminder_keeper = g_object_ref (reminder_keeper);
  self->clock = g_object_ref (clock);
  g_signal_connect_object (family_keeper, "changed", G_CALLBACK (family_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (reminder_keeper, "changed", G_CALLBACK (nabij_check_in_keeper_plan), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nabij_check_in_keeper_plan:
 * @self: the keeper
 *
 * Plans anew when something reminds of the next check-in: at ten in the morning, where the person is now, of
 * the first day of the next offer, moved out of the quiet hours. It is never in the past, and nothing is
 * planned in a silence or where the family does not want it. Call it where the day or the zone may have
 * become another one.
 */
void
nabij_check_in_keeper_plan (NabijCheckInKeeper *self)
{
  g_return_if_fail (NABIJ_IS_CHECK_IN_KEEPER (self));

  plan (self, FALSE);
}

/**
 * nabij_check_in_keeper_set_offered:
 * @self: the keeper
 * @offered: whether check-ins are offered after a birth
 *
 * Takes over that a person asked for them, or does not want them any more.
 */
void
nabij_check_in_keeper_set_offered (NabijCheckInKeeper *self,
                                   gboolean            offered)
{
  g_autoptr (NabijFamily) family = NULL;

  g_return_if_fail (NABIJ_IS_CHECK_IN_KEEPER (self));

  family = nabij_family_keeper_copy_family (self->family_keeper);
  if (family->check_ins_offered == offered)
    return;

  family->check_ins_offered = offered;
  nabij_family_keeper_set_family (self->family_keeper, family);
}
