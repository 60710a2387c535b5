/* nabij-page-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-entry.h"
#include "nabij-ui-fixture.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One page in a window that writes down which of the window's actions were asked for. */
typedef struct {
  NabijUiFixture ui;
  GtkWindow     *window;
  GtkWidget     *page;
  GString       *activated;
} NabijPageFixture;

void        nabij_page_fixture_init (NabijPageFixture *fixture,
                                     int               hour);
void        nabij_page_fixture_show (NabijPageFixture *fixture,
                                     GtkWidget        *page);
void        nabij_page_fixture_leave (NabijPageFixture *fixture);
void        nabij_page_fixture_let_go (NabijPageFixture *fixture);
GtkWidget  *nabij_page_fixture_find (NabijPageFixture *fixture,
                                     GType             type,
                                     const char       *id);
void        nabij_page_fixture_clear (NabijPageFixture *fixture);
void        nabij_page_fixture_set_up (NabijPageFixture *fixture,
                                       gconstpointer     data);
void        nabij_page_fixture_tear_down (NabijPageFixture *fixture,
                                          gconstpointer     data);
GtkWidget  *nabij_page_fixture_get_focus (NabijPageFixture *fixture);
NabijEntry *nabij_page_fixture_read_only_entry (NabijPageFixture *fixture) G_GNUC_WARN_UNUSED_RESULT;
void        nabij_page_fixture_save (NabijPageFixture *fixture,
                                     NabijEntry       *entry);
void        nabij_page_fixture_enlarge_text (NabijPageFixture *fixture);
void        nabij_page_fixture_choose (NabijPageFixture *fixture,
                                       const char       *flow,
                                       const char       *id);

G_END_DECLS
