/* nabij-session-page-private.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-fading-controls.h"
#include "nabij-frame-governor.h"
#include "nabij-pacer.h"
#include "nabij-screen-watch.h"
#include "nabij-session-notice.h"
#include "nabij-session-page.h"
#include "nabij-session-sound.h"
#include "nabij-session-support.h"
#include "nabij-sound-popover.h"

G_BEGIN_DECLS

struct _NabijSessionPage {
  GtkWidget parent_instance;

  /* Template Widgets */
  NabijPacer          *pacer;
  NabijFadingControls *controls;
  GtkWidget           *stop_button;
  GtkMenuButton       *sound_button;
  NabijSoundPopover   *sound_popover;
  NabijSessionNotice  *notice;
  NabijFadingControls *key_hint;
  GtkLabel            *key_hint_label;
  NabijSessionSupport *support;

  /* Owned References */
  NabijServices      *services;
  NabijSession       *session;
  NabijFrameGovernor *governor;
  NabijSessionSound  *sound;
  NabijScreenWatch   *screen_watch;

  gint64   length_us; /* that was asked for */
  guint    tick_id;
  gboolean answering;
  gboolean welcomed;
  gboolean resting;
  gboolean paced;   /* whether breaths are told, now or soon */
  gboolean waiting; /* the time is over, and the last words stay */
};

/* In nabij-session-page.c. */
void nabij_session_page_finish (NabijSessionPage *self,
                                gboolean          to_the_end);
void nabij_session_page_toggle_night (NabijSessionPage *self);

/* In nabij-session-page-actions.c. */
gboolean nabij_session_page_ends_by_space (NabijSessionPage *self);
void     nabij_session_page_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
