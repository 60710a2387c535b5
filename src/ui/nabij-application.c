/* nabij-application.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-application.h"

#include "nabij-command-line.h"
#include "nabij-family-keeper.h"
#include "nabij-journal-deletion.h"
#include "nabij-journal-drafts.h"
#include "nabij-keeping-page.h"
#include "nabij-microphone-studio.h"
#include "nabij-preferences.h"
#include "nabij-services.h"
#include "nabij-session-player.h"
#include "nabij-software-gl.h"
#include "nabij-window.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>

/* How long an end waits for the last fade, at most. */
#define QUIT_AFTER_MS 2000
/* How long it waits for the disk, at most. */
#define CLOSE_WAITS_US (5 * (gint64)G_USEC_PER_SEC)

struct _NabijApplication {
  AdwApplication parent_instance;

  /* Owned References */
  NabijServices *services;

  guint    quit_id;
  guint    terminate_id;
  guint    interrupt_id;
  gboolean held_by_sound;
  gboolean restart;
  gboolean recovered; /* what a crash left was looked for */
};

G_DEFINE_FINAL_TYPE (NabijApplication, nabij_application, ADW_TYPE_APPLICATION)

static const char *
sound_folder (void)
{
  return NABIJ_DATA_DIR "/audio";
}

static NabijServices *
make_services (void)
{
  g_autoptr (NabijClock) clock = nabij_system_clock_new ();
  g_autoptr (GSettings) settings = g_settings_new (NABIJ_APPLICATION_ID);
  g_autoptr (NabijPlayer) player = NABIJ_PLAYER (nabij_session_player_new (clock, sound_folder ()));
  g_autoptr (NabijStudio) studio = nabij_microphone_studio_new ();
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "nabij", NULL);
  g_autoptr (NabijJournal) journal = nabij_journal_new (folder);
  g_autoptr (NabijFilePicker) file_picker = nabij_native_file_picker_new ();

  return nabij_services_new (clock, settings, player, studio, journal, file_picker, sound_folder ());
}

/* After the first frame: what takes time and is not needed to breathe. */

static void
graphics_cb (NabijSoftwareGl answer,
             gpointer        user_data)
{
  GSettings *settings = user_data;

  if (answer == NABIJ_SOFTWARE_GL_SOFTWARE)
    g_settings_set_string (settings, "graphics", "software");
  else if (answer == NABIJ_SOFTWARE_GL_HARDWARE)
    g_settings_set_string (settings, "graphics", "hardware");
}

static void
recovered_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  /* What could not be brought back stays where it is, for the next start. */
  g_autoptr (GPtrArray) drafts = nabij_journal_recover_drafts_finish (NABIJ_JOURNAL (source), result, NULL);

  /* Then what was deleted before goes for good. */
  nabij_journal_purge_async (NABIJ_JOURNAL (source), NULL, NULL, NULL);
}

static void
first_frame_cb (GdkFrameClock    *frame_clock,
                NabijApplication *self)
{
  NabijJournal *journal = nabij_services_get_journal (self->services);

  g_signal_handlers_disconnect_by_func (frame_clock, first_frame_cb, self);
  nabij_session_player_prepare (NABIJ_SESSION_PLAYER (nabij_services_get_player (self->services)));
  nabij_journal_open_async (journal, NULL, NULL, NULL);
  if (!nabij_family_keeper_is_loaded (nabij_services_get_family_keeper (self->services)))
    nabij_family_keeper_load (nabij_services_get_family_keeper (self->services));
  if (self->recovered)
    return;
  nabij_reminder_keeper_bring_in_line (nabij_services_get_reminder_keeper (self->services));

  /* What a crash left: words that were being written, and entries whose deletion was not over. */
  self->recovered = TRUE;
  nabij_journal_recover_drafts_async (journal, NULL, recovered_cb, NULL);
}

/* Whoever comes back may come on another day, or from another zone. */
static void
active_cb (NabijApplication *self,
           GParamSpec       *pspec,
           GtkWindow        *window)
{
  if (self->services != NULL && gtk_window_is_active (window))
    nabij_check_in_keeper_plan (nabij_services_get_check_in_keeper (self->services));
}

static NabijWindow *
ensure_window (NabijApplication *self)
{
  GtkWindow     *window = gtk_application_get_active_window (GTK_APPLICATION (self));
  GdkFrameClock *frame_clock;

  /* Whoever comes back in time is not shown the door. */
  g_clear_handle_id (&self->quit_id, g_source_remove);

  while (window != NULL && !NABIJ_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window != NULL)
    return NABIJ_WINDOW (window);

  window = GTK_WINDOW (nabij_window_new (ADW_APPLICATION (self), self->services));
  g_signal_connect_object (window, "notify::is-active", G_CALLBACK (active_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_realize (GTK_WIDGET (window));
  frame_clock = gdk_surface_get_frame_clock (gtk_native_get_surface (GTK_NATIVE (window)));
  g_signal_connect_object (frame_clock, "after-paint", G_CALLBACK (first_frame_cb), self, 0);
  nabij_software_gl_probe_after_draw (GTK_NATIVE (window), graphics_cb,
                                      g_object_ref (nabij_services_get_settings (self->services)), g_object_unref);
  return NABIJ_WINDOW (window);
}

/* Actions */

static void
practice_action (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  NabijApplication *self = NABIJ_APPLICATION (user_data);
  NabijWindow      *window = ensure_window (self);

  gtk_window_present (GTK_WINDOW (window));
  /* Started from its reminder, it is named like a practice. */
  if (g_str_equal (g_variant_get_string (parameter, NULL), NABIJ_REMINDER_CHECK_IN))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.check-in", NULL);
  else
    nabij_window_start_practice (window, g_variant_get_string (parameter, NULL));
}

/* A click on a reminder, beside its buttons. */
static void
today_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  NabijWindow *window = ensure_window (NABIJ_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (window));
  nabij_window_show_today (window);
}

static void
stress_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  NabijWindow *window = ensure_window (NABIJ_APPLICATION (user_data));

  gtk_window_present (GTK_WINDOW (window));
  nabij_window_show_stress (window);
}

/* What another start of the program was asked to bring in; the page says what that means, and asks. */
static void
import_action (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  NabijApplication *self = NABIJ_APPLICATION (user_data);
  NabijWindow      *window = ensure_window (self);
  GtkWidget        *page = nabij_keeping_page_new (self->services);
  g_autoptr (GFile) file = g_file_new_for_path (g_variant_get_string (parameter, NULL));

  gtk_window_present (GTK_WINDOW (window));
  nabij_window_push_page (window, page);
  nabij_keeping_page_import (NABIJ_KEEPING_PAGE (page), file);
}

static void
about_action (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  static const char *const developers[] = { "The Nabij developers", NULL };

  adw_show_about_window (gtk_application_get_active_window (GTK_APPLICATION (user_data)),
                         "application-name", "Nabij",
                         "application-icon", NABIJ_APPLICATION_ID,
                         "version", NABIJ_VERSION,
                         "developer-name", "The Nabij developers",
                         "developers", developers,
                         "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("A calm breath for parents, from pregnancy to the second birthday. Everything stays on this computer.\n\nNabij is not a medical device; it does not replace care."),
                         /* Translators: put your own name here */
                         "translator-credits", _ ("translator-credits"),
                         NULL);
}

static void
quit_cb (gpointer user_data)
{
  NabijApplication *self = NABIJ_APPLICATION (user_data);

  self->quit_id = 0;
  g_application_quit (G_APPLICATION (self));
}

/* A sound server that hangs must not keep the program: the last fade takes less than this. */
static void
quit_soon (NabijApplication *self)
{
  if (self->quit_id == 0)
    self->quit_id = g_timeout_add_once (QUIT_AFTER_MS, quit_cb, self);
}

static void
quit_action (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  NabijApplication *self = NABIJ_APPLICATION (user_data);
  GList            *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (self)));

  for (GList *window = windows; window != NULL; window = window->next)
    gtk_window_close (window->data);
  g_list_free (windows);
  quit_soon (self);
}

static void
restart_action (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  NABIJ_APPLICATION (user_data)->restart = TRUE;
  quit_action (action, parameter, user_data);
}

/* Ending in good order: what is breathed is kept, and the last sound fades. */
static gboolean
terminate_cb (gpointer user_data)
{
  g_action_group_activate_action (G_ACTION_GROUP (user_data), "quit", NULL);
  return G_SOURCE_CONTINUE;
}

/* The end is never abrupt: the program stays until the sound has faded. */
static void
player_busy_cb (NabijApplication *self,
                GParamSpec       *pspec,
                NabijPlayer      *player)
{
  const gboolean busy = nabij_session_player_is_busy (NABIJ_SESSION_PLAYER (player));

  if (busy == self->held_by_sound)
    return;

  self->held_by_sound = busy;
  if (busy)
    g_application_hold (G_APPLICATION (self));
  else
    g_application_release (G_APPLICATION (self));
}

static const GActionEntry actions[] = {
  { "practice", practice_action, "s" },
  { "today", today_action },
  { "stress", stress_action },
  { "import", import_action, "s" },
  { "about", about_action },
  { "restart", restart_action },
  { "quit", quit_action },
};

/* GApplication */

static void
set_accelerator (NabijApplication *self,
                 const char       *action,
                 const char       *accelerator)
{
  const char *const accelerators[] = { accelerator, NULL };

  gtk_application_set_accels_for_action (GTK_APPLICATION (self), action, accelerators);
}

static void
nabij_application_startup (GApplication *application)
{
  NabijApplication *self = NABIJ_APPLICATION (application);

  G_APPLICATION_CLASS (nabij_application_parent_class)->startup (application);

  self->services = make_services ();
  g_signal_connect_object (nabij_services_get_player (self->services), "notify::busy", G_CALLBACK (player_busy_cb), self, G_CONNECT_SWAPPED);
  self->terminate_id = g_unix_signal_add (SIGTERM, terminate_cb, self);
  self->interrupt_id = g_unix_signal_add (SIGINT, terminate_cb, self);
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  set_accelerator (self, "app.quit", "<Control>q");
  set_accelerator (self, "window.close", "<Control>w");
  set_accelerator (self, "win.preferences", "<Control>comma");
  set_accelerator (self, "win.show-help-overlay", "<Control>question");
}

static void
nabij_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (ensure_window (NABIJ_APPLICATION (application))));
}

static int
nabij_application_handle_local_options (GApplication *application,
                                        GVariantDict *options)
{
  g_autofree char *practice = NULL;
  int              status = nabij_command_line_run (options, sound_folder ());
  g_autoptr (GError) error = NULL;

  if (status >= 0)
    return status;

  if (!g_variant_dict_lookup (options, "practice", "s", &practice) && !g_variant_dict_contains (options, "stress"))
    return -1;

  /* The running program, or this one once it runs, makes the window in the action itself. */
  if (!g_application_register (application, NULL, &error)) {
    g_printerr ("%s\n", error->message);
    return 1;
  }
  if (practice != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (application), "practice", g_variant_new_string (practice));
  else
    g_action_group_activate_action (G_ACTION_GROUP (application), "stress", NULL);
  if (g_application_get_is_remote (application))
    return 0;

  /* A window exists now: activating presents it. */
  return -1;
}

static void
nabij_application_shutdown (GApplication *application)
{
  NabijApplication *self = NABIJ_APPLICATION (application);

  g_clear_handle_id (&self->quit_id, g_source_remove);
  g_clear_handle_id (&self->terminate_id, g_source_remove);
  g_clear_handle_id (&self->interrupt_id, g_source_remove);
  if (self->services != NULL)
    nabij_journal_close_blocking (nabij_services_get_journal (self->services), CLOSE_WAITS_US, NULL);
  g_clear_object (&self->services);

  G_APPLICATION_CLASS (nabij_application_parent_class)->shutdown (application);
}

static void
nabij_application_window_removed (GtkApplication *application,
                                  GtkWindow      *window)
{
  NabijApplication *self = NABIJ_APPLICATION (application);

  GTK_APPLICATION_CLASS (nabij_application_parent_class)->window_removed (application, window);

  if (gtk_application_get_windows (application) == NULL && self->held_by_sound)
    quit_soon (self);
}

static void
nabij_application_class_init (NabijApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = nabij_application_startup;
  application_class->activate = nabij_application_activate;
  application_class->handle_local_options = nabij_application_handle_local_options;
  application_class->shutdown = nabij_application_shutdown;
  GTK_APPLICATION_CLASS (klass)->window_removed = nabij_application_window_removed;
}

static void
nabij_application_init (NabijApplication *self)
{
  nabij_command_line_add_options (G_APPLICATION (self));
}

/**
 * nabij_application_new:
 *
 * Makes the program.
 *
 * Returns: (transfer full): the application
 */
NabijApplication *
nabij_application_new (void)
{
  return g_object_new (NABIJ_TYPE_APPLICATION,
                       "application-id", NABIJ_APPLICATION_ID,
                       "resource-base-path", NABIJ_RESOURCE_BASE_PATH,
                       /* The desktop tells registered programs that the screen was locked. */
                       "register-session", TRUE,
                       NULL);
}

/**
 * nabij_application_wants_restart:
 * @self: an application that has run
 *
 * Tells whether it should start again in place, for another language.
 *
 * Returns: `TRUE` when it should
 */
gboolean
nabij_application_wants_restart (NabijApplication *self)
{
  g_return_val_if_fail (NABIJ_IS_APPLICATION (self), FALSE);

  return self->restart;
}
