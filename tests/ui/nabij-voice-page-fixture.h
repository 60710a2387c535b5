/* nabij-voice-page-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "nabij-page-fixture.h"

G_BEGIN_DECLS

/* How many short lines there are. */
#define NABIJ_VOICE_PAGE_N_LINES 10

const char *nabij_voice_page_fixture_get_text (NabijPageFixture *fixture, const char *id);
gboolean    nabij_voice_page_fixture_is_recorded (gpointer fixture);
gboolean    nabij_voice_page_fixture_is_unkept (gpointer fixture);
gboolean    nabij_voice_page_fixture_is_ready (gpointer fixture);
gboolean    nabij_voice_page_fixture_is_list (gpointer fixture);
gboolean    nabij_voice_page_fixture_is_loaded (gpointer fixture);
gboolean    nabij_voice_page_fixture_is_quiet (gpointer fixture);
guint       nabij_voice_page_fixture_count (NabijPageFixture *fixture, const char *speaker);
gboolean    nabij_voice_page_fixture_has_ten (gpointer fixture);
gboolean    nabij_voice_page_fixture_has_one (gpointer fixture);
gboolean    nabij_voice_page_fixture_has_none (gpointer fixture);
gboolean    nabij_voice_page_fixture_is_called_robin (gpointer fixture);
void        nabij_voice_page_fixture_press (NabijPageFixture *fixture, guint keyval);
void        nabij_voice_page_fixture_click (NabijPageFixture *fixture, const char *id);
void        nabij_voice_page_fixture_save (NabijPageFixture *fixture, const char *speaker, const char *line);
void        nabij_voice_page_fixture_open_page (NabijPageFixture *fixture);
void        nabij_voice_page_fixture_open_booth (NabijPageFixture *fixture);
void        nabij_voice_page_fixture_record_line (NabijPageFixture *fixture);
void        nabij_voice_page_fixture_assert_calls (NabijPageFixture *fixture, const char *pattern);
void        nabij_voice_page_fixture_let_be (NabijPageFixture *fixture);

G_END_DECLS
