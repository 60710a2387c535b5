/* nabij-editor-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-reminders-fixture.h"

G_BEGIN_DECLS

void                 nabij_editor_fixture_show (NabijPageFixture *fixture,
                                                const char       *practice);
GtkWidget           *nabij_editor_fixture_find (NabijPageFixture *fixture,
                                                const char       *id);
GtkWidget           *nabij_editor_fixture_get_nth_child (GtkWidget *widget,
                                                         guint      number);
GtkWidget           *nabij_editor_fixture_get_field (NabijPageFixture *fixture,
                                                     guint             number);
const NabijReminder *nabij_editor_fixture_get_edited (NabijPageFixture *fixture);
const NabijReminder *nabij_editor_fixture_get_kept (NabijPageFixture *fixture);
guint                nabij_editor_fixture_count_reminders (NabijPageFixture *fixture);
gboolean             nabij_editor_fixture_type_time (NabijPageFixture *fixture,
                                                     guint             number,
                                                     const char       *text);
const char          *nabij_editor_fixture_read_time (NabijPageFixture *fixture,
                                                     guint             number);
void                 nabij_editor_fixture_assert_times (const NabijReminder *reminder,
                                                        const char          *expected);
gboolean             nabij_editor_fixture_has_gone_back (gpointer data);
void                 nabij_editor_fixture_toggle_day (NabijPageFixture *fixture,
                                                      guint             number,
                                                      gboolean          active);

G_END_DECLS
