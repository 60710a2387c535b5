/* nabij-screen-watch.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "nabij-screen-watch.h"

#include "nabij-widgets.h"

/* Keeps the screen from dimming and locking for as long as it is asked to, and tells when nobody can
 * see it any more: minimised, or locked by the person. */
struct _NabijScreenWatch {
  GObject parent_instance;

  /* Borrowed References */
  GtkWidget *page; /* owns us */

  const char *reason;

  guint inhibit_id;
};

enum {
  SIGNAL_HIDDEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NabijScreenWatch, nabij_screen_watch, G_TYPE_OBJECT)

static void
surface_state_cb (NabijScreenWatch *self,
                  GParamSpec       *pspec,
                  GdkToplevel      *surface)
{
  if (gdk_toplevel_get_state (surface) & GDK_TOPLEVEL_STATE_MINIMIZED)
    g_signal_emit (self, signals[SIGNAL_HIDDEN], 0);
}

static void
screensaver_cb (NabijScreenWatch *self,
                GParamSpec       *pspec,
                GtkApplication   *application)
{
  gboolean active = FALSE;

  g_object_get (application, "screensaver-active", &active, NULL);
  if (active)
    g_signal_emit (self, signals[SIGNAL_HIDDEN], 0);
}

static void
realize_cb (NabijScreenWatch *self)
{
  GtkWindow  *window = nabij_widgets_get_window (self->page);
  GdkSurface *surface = gtk_native_get_surface (gtk_widget_get_native (self->page));

  if (GDK_IS_TOPLEVEL (surface))
    g_signal_connect_object (surface, "notify::state", G_CALLBACK (surface_state_cb), self, G_CONNECT_SWAPPED);
  if (window != NULL && gtk_window_get_application (window) != NULL)
    g_signal_connect_object (gtk_window_get_application (window), "notify::screensaver-active", G_CALLBACK (screensaver_cb), self, G_CONNECT_SWAPPED);
}

static void
nabij_screen_watch_class_init (NabijScreenWatchClass *klass)
{
  /**
   * NabijScreenWatch::hidden:
   * @self: the watch
   *
   * The screen can not be seen any more.
   */
  signals[SIGNAL_HIDDEN] = g_signal_new ("hidden", NABIJ_TYPE_SCREEN_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nabij_screen_watch_init (NabijScreenWatch *self)
{
}

/**
 * nabij_screen_watch_new:
 * @page: the page that is looked at; must own this
 * @reason: why the screen stays awake, for a person whom the system tells it; not copied
 *
 * Makes a watch, before the page is realized.
 *
 * Returns: (transfer full): the watch
 */
NabijScreenWatch *
nabij_screen_watch_new (GtkWidget  *page,
                        const char *reason)
{
  NabijScreenWatch *self;

  g_return_val_if_fail (GTK_IS_WIDGET (page), NULL);

  self = g_object_new (NABIJ_TYPE_SCREEN_WATCH, NULL);
  self->page = page;
  self->reason = reason;
  g_signal_connect_object (page, "realize", G_CALLBACK (realize_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  return self;
}

/**
 * nabij_screen_watch_set_awake:
 * @self: a watch
 * @awake: whether the screen stays on
 *
 * Keeps the screen from dimming and locking, or lets it.
 */
void
nabij_screen_watch_set_awake (NabijScreenWatch *self,
                              gboolean          awake)
{
  GtkWindow      *window;
  GtkApplication *application;

  g_return_if_fail (NABIJ_IS_SCREEN_WATCH (self));

  window = nabij_widgets_get_window (self->page);
  application = window != NULL ? gtk_window_get_application (window) : NULL;
  if (application == NULL || awake == (self->inhibit_id != 0))
    return;

  if (awake) {
    self->inhibit_id = gtk_application_inhibit (application, window,
                                                GTK_APPLICATION_INHIBIT_IDLE | GTK_APPLICATION_INHIBIT_SUSPEND,
                                                self->reason);
  } else {
    gtk_application_uninhibit (application, self->inhibit_id);
    self->inhibit_id = 0;
  }
}
