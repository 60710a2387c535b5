/* nabij-notifier-fixture.h
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A notifier that calls libnotify, a bus of its own, and a server of ours, for the tests of it.
 */

#pragma once

#include "nabij-libnotify-notifier.h"
#include "nabij-notice-server.h"

G_BEGIN_DECLS

/**
 * NabijNotifierFixture:
 * @bus: the bus
 * @server: the server on it, on a connection of its own, or `NULL`
 * @notifier: what is tested
 * @heard: what it told, a line each
 *
 * What a test of the notifier begins with.
 */
typedef struct {
  GTestDBus         *bus;
  NabijNoticeServer *server; /* NULL where there is none */
  NabijNotifier     *notifier;
  GString           *heard; /* what the notifier told */
} NabijNotifierFixture;

/**
 * NabijNotifierShown:
 * @finished: whether showing has ended
 * @shown: whether a server took it
 * @has_buttons: whether it has buttons
 * @error: why it was not shown; belongs to the test
 *
 * What became of one notice. Give it to nabij_notifier_fixture_shown_cb().
 */
typedef struct {
  gboolean finished;
  gboolean shown;
  gboolean has_buttons;
  GError  *error;
} NabijNotifierShown;

#define WAIT_FOR(condition) \
  while (!(condition))      \
  g_main_context_iteration (NULL, TRUE)

/* One with a body and two buttons; one from a neutral sender, with sound. */
extern const NabijNotice nabij_notifier_fixture_moment;
extern const NabijNotice nabij_notifier_fixture_neutral;

/* Lets all arrive that is under way. */
void               nabij_notifier_fixture_settle (void);
void               nabij_notifier_fixture_start_server (NabijNotifierFixture *fixture, NabijNoticeServerFlags flags);
void               nabij_notifier_fixture_set_up (NabijNotifierFixture *fixture, gconstpointer user_data);
void               nabij_notifier_fixture_set_up_without_server (NabijNotifierFixture *fixture, gconstpointer user_data);
void               nabij_notifier_fixture_stop_server (NabijNotifierFixture *fixture);
void               nabij_notifier_fixture_tear_down (NabijNotifierFixture *fixture, gconstpointer user_data);
void               nabij_notifier_fixture_shown_cb (GObject *source, GAsyncResult *result, gpointer user_data);
NabijNotifierShown nabij_notifier_fixture_try_to_show (NabijNotifierFixture *fixture, const char *name, const NabijNotice *notice);
/* Shows one, and returns the number that the server gave it. */
guint nabij_notifier_fixture_show (NabijNotifierFixture *fixture, const char *name, const NabijNotice *notice);
/* Waits for what is to be heard, holds it against what was, and begins anew. */
void nabij_notifier_fixture_assert_heard (NabijNotifierFixture *fixture, const char *expected);

G_END_DECLS
