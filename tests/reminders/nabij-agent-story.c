/* nabij-agent-story.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#define G_SETTINGS_ENABLE_BACKEND

#include "nabij-agent-story.h"

#include <gio/gsettingsbackend.h>
#include <glib/gstdio.h>

static void
opened_cb (NabijAgentStory *story,
           const char      *practice,
           const char      *token)
{
  story->n_opened++;
  g_free (story->opened);
  story->opened = g_strdup (practice);
  g_free (story->token);
  story->token = g_strdup (token);
}

void
nabij_agent_story_set_zone (NabijAgentStory *story,
                            const char      *name)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);

  g_assert_nonnull (zone);
  nabij_reminder_agent_set_zone (story->agent, zone);
}

static void
start_agent (NabijAgentStory *story)
{
  story->agent = nabij_reminder_agent_new (story->settings, NABIJ_CLOCK (story->clock), NABIJ_NOTIFIER (story->notifier), story->state_path);
  g_signal_connect_swapped (story->agent, "open", G_CALLBACK (opened_cb), story);
  nabij_agent_story_set_zone (story, "Europe/Amsterdam");
}

void
nabij_agent_story_set_reminders (NabijAgentStory *story,
                                 const char      *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) value = g_variant_parse (G_VARIANT_TYPE ("aa{sv}"), text, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (g_settings_set_value (story->settings, NABIJ_REMINDER_KEY_REMINDERS, value));
}

void
nabij_agent_story_set_up (NabijAgentStory *story,
                          gconstpointer    data)
{
  g_autoptr (GSettingsBackend) backend = g_memory_settings_backend_new ();

  story->folder = g_dir_make_tmp ("nabij-agent-XXXXXX", NULL);
  story->state_path = g_build_filename (story->folder, "reminders.ini", NULL);
  story->settings = g_settings_new_with_backend (NABIJ_APPLICATION_ID, backend);
  story->clock = nabij_fake_clock_new (10);
  story->notifier = nabij_fake_notifier_new ();
  if (data != NULL)
    nabij_agent_story_set_reminders (story, data);
  start_agent (story);
}

void
nabij_agent_story_let_happen (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
nabij_agent_story_tear_down (NabijAgentStory *story,
                             gconstpointer    data)
{
  nabij_agent_story_let_happen ();
  g_assert_finalize_object (story->agent);
  g_assert_finalize_object (story->notifier);
  g_assert_finalize_object (story->clock);
  g_object_unref (story->settings);
  g_remove (story->state_path);
  g_rmdir (story->folder);
  g_free (story->state_path);
  g_free (story->folder);
  g_free (story->opened);
  g_free (story->token);
}

gint64
nabij_agent_story_now_us (NabijAgentStory *story)
{
  return nabij_clock_get_now (NABIJ_CLOCK (story->clock)).utc_us;
}

/* Lets time pass, and wakes the agent when it wants to be woken, and never else. */
void
nabij_agent_story_let_pass (NabijAgentStory *story,
                            gint64           span_us)
{
  const gint64 until_us = nabij_agent_story_now_us (story) + span_us;

  for (;;) {
    const gint64 wake_us = nabij_reminder_agent_get_wake_us (story->agent);

    nabij_agent_story_let_happen ();
    if (wake_us > until_us)
      break;

    g_assert_cmpint (wake_us, >, nabij_agent_story_now_us (story));
    nabij_fake_clock_pass (story->clock, wake_us - nabij_agent_story_now_us (story));
    nabij_reminder_agent_wake (story->agent);
    /* Once is enough: it never asks for a moment that is past. */
    g_assert_cmpint (nabij_reminder_agent_get_wake_us (story->agent), >, nabij_agent_story_now_us (story));
    nabij_agent_story_let_happen ();
  }

  nabij_fake_clock_pass (story->clock, until_us - nabij_agent_story_now_us (story));
}

/* The computer sleeps, and the timer of the kernel wakes the agent after that. */
void
nabij_agent_story_let_sleep (NabijAgentStory *story,
                             gint64           span_us)
{
  nabij_fake_clock_sleep (story->clock, span_us);
  nabij_reminder_agent_wake (story->agent);
  nabij_agent_story_let_happen ();
}

void
nabij_agent_story_restart (NabijAgentStory *story)
{
  nabij_agent_story_let_happen ();
  g_assert_finalize_object (g_steal_pointer (&story->agent));
  /* As dead buttons: nobody listens to what is shown still. */
  g_object_unref (story->notifier);
  story->notifier = nabij_fake_notifier_new ();
  start_agent (story);
  nabij_agent_story_let_happen ();
}

void
nabij_agent_story_assert_shown (NabijAgentStory *story,
                                const char      *name)
{
  nabij_agent_story_let_happen ();
  if (name == NULL) {
    g_assert_cmpuint (nabij_fake_notifier_get_n_shown (story->notifier), ==, 0);
  } else {
    g_assert_cmpuint (nabij_fake_notifier_get_n_shown (story->notifier), ==, 1);
    g_assert_nonnull (nabij_fake_notifier_get_notice (story->notifier, name));
  }
}

void
nabij_agent_story_note_practice (NabijAgentStory *story,
                                 const char      *practice)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  g_variant_builder_add (&builder, "(sx)", practice, nabij_agent_story_now_us (story));
  g_settings_set_value (story->settings, NABIJ_REMINDER_KEY_PRACTISED, g_variant_builder_end (&builder));
}

void
nabij_agent_story_answer (NabijAgentStory *story,
                          const char      *name,
                          const char      *action)
{
  nabij_agent_story_let_happen ();
  nabij_fake_notifier_answer (story->notifier, name, action, "token");
  nabij_agent_story_let_happen ();
}
