/* nabij-bench-window.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-bench-window.h"

#include "nabij-fake-file-picker.h"
#include "nabij-fake-player.h"
#include "nabij-fake-studio.h"
#include "nabij-resources.h"
#include "nabij-window.h"

#include <adwaita.h>
#include <time.h>

#define HEIGHT_PX 820
#define CLOSE_PATIENCE_US (10 * (gint64)G_USEC_PER_SEC)

struct _NabijBenchWindow {
  AdwApplication  *application;
  NabijClock      *clock;
  NabijFakePlayer *player;
  NabijFakeStudio *studio;
  NabijFilePicker *picker;
  NabijJournal    *journal;
  NabijServices   *services;
  GSettings       *settings;
  GtkWidget       *window; /* (unowned): GTK's own, until it is destroyed */
};

/**
 * nabij_bench_window_new:
 * @folder: (type filename): the folder of a journal
 *
 * Makes the window. It is not shown yet, and the journal is not opened. To be called once in a program,
 * before anything of GTK, as it sets environment variables. `NABIJ_TEST_PREFIX` says where the program
 * is installed.
 *
 * Returns: (transfer full): the window
 */
NabijBenchWindow *
nabij_bench_window_new (const char *folder)
{
  g_autofree char  *schemas = g_build_filename (g_getenv ("NABIJ_TEST_PREFIX"), "share", "glib-2.0", "schemas", NULL);
  NabijBenchWindow *self = g_new0 (NabijBenchWindow, 1);
  g_autoptr (GError) error = NULL;

  g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_resources_register (nabij_get_resource ());
  self->application = g_object_new (ADW_TYPE_APPLICATION,
                                    "application-id", NABIJ_APPLICATION_ID,
                                    "resource-base-path", NABIJ_RESOURCE_BASE_PATH,
                                    "flags", G_APPLICATION_NON_UNIQUE,
                                    NULL);
  if (!g_application_register (G_APPLICATION (self->application), NULL, &error))
    g_error ("%s", error->message);

  self->clock = nabij_system_clock_new ();
  self->player = nabij_fake_player_new ();
  self->studio = nabij_fake_studio_new ();
  self->picker = nabij_fake_file_picker_new (NULL);
  self->journal = nabij_journal_new (folder);
  self->settings = g_settings_new (NABIJ_APPLICATION_ID);
  self->services = nabij_services_new (self->clock, self->settings, NABIJ_PLAYER (self->player), NABIJ_STUDIO (self->studio),
                                       self->journal, self->picker, "/nowhere");
  self->window = GTK_WIDGET (nabij_window_new (self->application, self->services));
  return self;
}

/**
 * nabij_bench_window_free:
 * @self: (transfer full): a window
 *
 * Destroys the window and closes the journal.
 */
void
nabij_bench_window_free (NabijBenchWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  nabij_journal_close_blocking (self->journal, CLOSE_PATIENCE_US, NULL);
  g_object_unref (self->services);
  g_object_unref (self->settings);
  g_object_unref (self->journal);
  g_object_unref (self->picker);
  g_object_unref (self->studio);
  g_object_unref (self->player);
  g_object_unref (self->clock);
  g_object_unref (self->application);
  g_free (self);
}

/**
 * nabij_bench_window_get_widget:
 * @self: a window
 *
 * Returns: (transfer none): it, for GTK
 */
GtkWidget *
nabij_bench_window_get_widget (NabijBenchWindow *self)
{
  return self->window;
}

/**
 * nabij_bench_window_get_services:
 * @self: a window
 *
 * Returns: (transfer none): what it needs from the world
 */
NabijServices *
nabij_bench_window_get_services (NabijBenchWindow *self)
{
  return self->services;
}

/**
 * nabij_bench_window_show:
 * @self: a window
 * @width_px: how wide, in pixels, > 0
 *
 * Shows it.
 */
void
nabij_bench_window_show (NabijBenchWindow *self,
                         int               width_px)
{
  gtk_window_set_default_size (GTK_WINDOW (self->window), width_px, HEIGHT_PX);
  gtk_window_present (GTK_WINDOW (self->window));
}

/**
 * nabij_bench_window_read:
 * @self: a window
 *
 * Begins to open the journal and to read the family, as the program does after its window came.
 */
void
nabij_bench_window_read (NabijBenchWindow *self)
{
  nabij_journal_open_async (self->journal, NULL, NULL, NULL);
  nabij_family_keeper_load (nabij_services_get_family_keeper (self->services));
}

/**
 * nabij_bench_window_get_processor_ms:
 *
 * Tells what this thread itself has taken of the processor, on a machine that others use as well.
 *
 * Returns: the time, in milliseconds
 */
double
nabij_bench_window_get_processor_ms (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &spent);
  return (double)spent.tv_sec * 1e3 + (double)spent.tv_nsec / 1e6;
}
