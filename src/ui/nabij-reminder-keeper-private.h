/* nabij-reminder-keeper-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminder-keeper.h"

G_BEGIN_DECLS

struct _NabijReminderKeeper {
  GObject parent_instance;

  /* Owned References */
  GSettings             *settings;
  NabijClock            *clock;
  NabijAutostart        *autostart; /* NULL until it is needed */
  NabijReminderLink     *link;      /* likewise */
  NabijReminderSettings *value;     /* NULL until it is asked for */
  GHashTable            *wishes;    /* by id, the number of the last time that it was switched */

  GQueue   turns; /* of Turn: one after the other, so that the last one counts */
  gboolean is_turning;
  guint    n_wishes;
};

/* In nabij-reminder-keeper.c. */
gboolean nabij_reminder_keeper_write (NabijReminderKeeper   *self,
                                      NabijReminderSettings *next);
gboolean nabij_reminder_keeper_write_on (NabijReminderKeeper *self,
                                         const char          *id,
                                         gboolean             on);
void     nabij_reminder_keeper_write_practised (NabijReminderKeeper *self,
                                                const char          *practice_id);

/* In nabij-reminder-keeper-edges.c. */
void nabij_reminder_keeper_end_if_none_is_on (NabijReminderKeeper *self);
void nabij_reminder_keeper_begin (NabijReminderKeeper *self,
                                  gboolean             asked);

G_END_DECLS
