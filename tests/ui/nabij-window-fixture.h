/* nabij-window-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-session-page.h"
#include "nabij-ui-fixture.h"
#include "nabij-window.h"

G_BEGIN_DECLS

/* The whole window of the program, at three in the afternoon or at eleven at night. */
typedef struct {
  NabijUiFixture ui;
  NabijWindow   *window;
} NabijWindowFixture;

void nabij_window_fixture_set_up (NabijWindowFixture *fixture,
                                  gconstpointer       data);
void nabij_window_fixture_set_up_night (NabijWindowFixture *fixture,
                                        gconstpointer       data);
void nabij_window_fixture_tear_down (NabijWindowFixture *fixture,
                                     gconstpointer       data);

void              nabij_window_fixture_activate (NabijWindowFixture *fixture,
                                                 const char         *action,
                                                 const char         *target);
NabijSessionPage *nabij_window_fixture_get_session_page (NabijWindowFixture *fixture);
gboolean          nabij_window_fixture_is_running (gpointer fixture);
GtkWidget        *nabij_window_fixture_get_top (NabijWindowFixture *fixture);
gboolean          nabij_window_fixture_is_at_home (gpointer fixture);

G_END_DECLS
