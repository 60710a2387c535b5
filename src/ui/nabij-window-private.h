/* nabij-window-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-closing-page.h"
#include "nabij-entry.h"
#include "nabij-moment.h"
#include "nabij-page-trail.h"
#include "nabij-preferences.h"
#include "nabij-session-page.h"
#include "nabij-today-page.h"
#include "nabij-window.h"

G_BEGIN_DECLS

struct _NabijWindow {
  AdwApplicationWindow parent_instance;

  /* Template Widgets */
  AdwToastOverlay    *toasts;
  GtkStack           *stack;
  GtkWidget          *home;
  AdwViewStack       *pages;
  GtkStack           *title_stack;
  AdwWindowTitle     *page_title;
  GtkWidget          *switcher;
  GtkWidget          *stress_button;
  AdwViewSwitcherBar *switcher_bar;

  /* Borrowed References */
  NabijTodayPage   *today;   /* owned by pages */
  NabijSessionPage *session; /* owned by stack */
  NabijClosingPage *closing; /* owned by stack */

  /* Owned References */
  NabijServices  *services;
  NabijPageTrail *trail;
  NabijMoment    *moment;  /* that the last exercise was begun from, or NULL */
  NabijEntry     *noticed; /* what the closing page writes to, or NULL */
  GCancellable   *opening; /* of an entry that is being read to be shown */

  char *last_practice; /* what "once more" starts again; NULL for the chosen one */
  guint narrow_id;

  gboolean silent;     /* the season is one of silence */
  gboolean silenced;   /* it became so over pages that may speak of a baby */
  gboolean night;      /* by the clock */
  gboolean night_look; /* the same, until the person asks for the other one */
};

/* In nabij-window.c. */
void nabij_window_apply_look (NabijWindow *self);
void nabij_window_look_at_clock (NabijWindow *self);
void nabij_window_go_home (NabijWindow *self);
void nabij_window_start (NabijWindow *self,
                         const char  *practice_id,
                         NabijMoment *moment);

/* In nabij-window-pages.c. */
void nabij_window_install_page_actions (GtkWidgetClass *widget_class);

/* In nabij-window-places.c. */
void nabij_window_fill_tabs (NabijWindow *self);
void nabij_window_install_place_actions (GtkWidgetClass *widget_class);

G_END_DECLS
