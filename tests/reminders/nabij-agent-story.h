/* nabij-agent-story.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Days in the life of the agent, on a clock that goes when a test says so: it starts on Tuesday 17
 * November 2026, in Amsterdam, at ten o'clock.
 */

#pragma once

#include "nabij-fake-clock.h"
#include "nabij-fake-notifier.h"
#include "nabij-reminder-agent.h"

G_BEGIN_DECLS

#define MINUTE_US (60 * (gint64)G_USEC_PER_SEC)
#define HOUR_US (60 * MINUTE_US)
#define DAY_US (24 * HOUR_US)

#define EXHALE "{'id': <'exhale'>, 'practice': <'one-exhale'>, 'on': <true>, 'days': <[1,2,3,4,5,6,7]>, 'times': <['10:30']>}"
#define WATER "{'id': <'water'>, 'practice': <'water-and-rust'>, 'on': <true>, 'days': <[1,2,3,4,5,6,7]>, 'times': <['10:30', '15:00']>}"
#define SLEEP "{'id': <'before-sleep'>, 'practice': <'before-sleep'>, 'on': <true>, 'days': <[1,2,3,4,5,6,7]>, 'times': <['11:00']>}"

typedef struct {
  char               *folder;
  char               *state_path;
  GSettings          *settings;
  NabijFakeClock     *clock;
  NabijFakeNotifier  *notifier;
  NabijReminderAgent *agent;
  guint               n_opened;
  char               *opened;
  char               *token;
} NabijAgentStory;

/* The data of the test are the reminders in its settings, or NULL for those that are there at first. */
void   nabij_agent_story_set_zone (NabijAgentStory *story, const char *name);
void   nabij_agent_story_set_reminders (NabijAgentStory *story, const char *text);
void   nabij_agent_story_set_up (NabijAgentStory *story, gconstpointer data);
void   nabij_agent_story_let_happen (void);
void   nabij_agent_story_tear_down (NabijAgentStory *story, gconstpointer data);
gint64 nabij_agent_story_now_us (NabijAgentStory *story);
void   nabij_agent_story_let_pass (NabijAgentStory *story, gint64 span_us);
void   nabij_agent_story_let_sleep (NabijAgentStory *story, gint64 span_us);
void   nabij_agent_story_restart (NabijAgentStory *story);
void   nabij_agent_story_assert_shown (NabijAgentStory *story, const char *name);
void   nabij_agent_story_note_practice (NabijAgentStory *story, const char *practice);
void   nabij_agent_story_answer (NabijAgentStory *story, const char *name, const char *action);

G_END_DECLS
